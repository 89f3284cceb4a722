//! Nouns of harm: counted, in tolls, or alone.

use super::anchor::{Anchor, Sort};
use super::context::is;
use super::frame::Who;
use super::people::{Grammar, Noun, noun};
use super::rules::Reader;
use super::victims::{Counted, with_quantity};
use crate::analysis::{Bound, Outcome, Victims};
use crate::lexicon::conjugate::Number;
use crate::lexicon::{CAUSES, DISEASES, NISBAS, UNITS, splits};
use crate::number::{self, Quantity, quantity};
use crate::syntax::clause::parts_clauses;
use crate::text::Kind;

/// `سقوط 16 بين قتيل وجريح`، `قتلى وجرحى`: one figure, or none, for both.
pub(super) fn both_outcomes(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let Some(Anchor::Noun { outcome: Outcome::Killed, number, definite, letters, .. }) = r.anchors[i] else {
        return;
    };
    // عشرات القتلى والجرحى
    if let Some(Some(Anchor::Noun { outcome: Outcome::Wounded, definite: true, number: Number::Plural, .. })) =
        r.anchors.get(i + 1)
        && definite
        && text.key(i + 1).starts_with('و')
        && let Some(q) = r.figure_before(i).filter(|q| q.bound == Bound::Vague)
        && i + 1 < r.end(i)
    {
        let class = described_as(r, i + 2);
        let c = Counted {
            min: q.min,
            max: q.max,
            bound: q.bound,
            figure: true,
            ..Counted::exactly(0, q.tokens.start..i + 2, q.letters, class)
        };
        r.push(c.tokens.clone(), q.letters, Outcome::KilledOrWounded, &c, "figure for killed and wounded");
        return;
    }
    if definite {
        return;
    }
    let Some(Some(Anchor::Noun { outcome: Outcome::Wounded, letters: 1, definite: false, .. })) = r.anchors.get(i + 1)
    else {
        return;
    };
    if !text.key(i + 1).starts_with('و') || r.end(i) <= i + 1 {
        return;
    }
    let between = i > 1 && (text.key(i - 1) == "بين" || text.key(i - 1) == "ما" && text.key(i) == "بين");
    if between {
        let from = r.start(i).max(i.saturating_sub(14));
        for q in from..i - 1 {
            let Some(mut c) =
                quantity(text, q).filter(|c| c.tokens.end < i).and_then(|c| with_quantity(text, r.cast, c, i - 1))
            else {
                continue;
            };
            let tokens = c.tokens.start..i + 2;
            c.tokens = tokens.clone();
            r.push(tokens, c.letters, Outcome::KilledOrWounded, &c, "figure between killed and wounded");
            return;
        }
    }
    let figure = r.figure_before(i);
    // 50 قتيلا وجريحا: two singulars share their figure.
    let singular = matches!(r.anchors[i + 1], Some(Anchor::Noun { number: Number::Singular, .. }));
    if let Some(q) = figure.clone().filter(|_| number == Number::Singular && singular) {
        let c = Counted {
            min: q.min,
            max: q.max,
            bound: q.bound,
            figure: true,
            ..Counted::exactly(0, q.tokens.start..i + 2, q.letters, None)
        };
        r.push(c.tokens.clone(), q.letters, Outcome::KilledOrWounded, &c, "figure for killed and wounded");
        return;
    }
    // A figure before it counts the killed alone.
    if number == Number::Plural && figure.is_none() && !r.hypothetical(i) {
        let both = Counted::unstated(i..i + 2, letters, None);
        r.push(i..i + 2, letters, Outcome::KilledOrWounded, &both, "killed and wounded, no figure");
    }
}

impl Reader<'_, '_> {
    /// The figure that ends directly before token `i`.
    pub(super) fn figure_before(&self, i: usize) -> Option<Quantity> {
        let from = self.start(i).max(i.saturating_sub(9));
        // ثلاثة من كل عشرة مصابين: a share.
        let share = |q: usize| q > from && self.text.key(q - 1) == "كل";
        (from..i).find_map(|q| quantity(self.text, q).filter(|c| c.tokens.end == i && !share(q)))
    }

    /// True where another deed says what happened to those that a figure counts: `وفاة 23 مصابا`، `قتل التنظيم خمسة رهائن`.
    fn governed(&self, q: &Quantity, outcome: Outcome) -> bool {
        let from = q.tokens.start.saturating_sub(3).max(self.start(q.tokens.start));
        (from..q.tokens.start).any(|k| {
            !parts_clauses(self.text, k)
                && match self.anchors[k] {
                    Some(Anchor::Masdar { outcome: o, who, .. }) => {
                        who != Who::Fighters && o != outcome && k + 1 == q.tokens.start
                    }
                    Some(Anchor::Verb { outcome: o, .. }) => o != outcome && outcome != Outcome::Killed,
                    _ => false,
                }
        })
    }
}

/// `12 قتيلا`، `ثلاثة شهداء`، `قتيلان`، `عشرات الجرحى`.
pub(super) fn counted_noun(r: &mut Reader<'_, '_>, i: usize) {
    let Some(Anchor::Noun { outcome, number, letters, len, definite, sort }) = r.anchors[i] else { return };
    // 61 معتقلا سابقا: no more.
    let former = sort == Sort::Kept && matches!(r.text.key(i + len), "سابقا" | "سابق" | "سابقين" | "سابقون" | "سابقه");
    if former || r.used[i] || r.hypothetical(i) || outcome == Outcome::Detained && r.released(i) {
        return;
    }
    let figure = r
        .figure_before(i)
        .filter(|q| !definite || q.vague || q.bound == Bound::Vague)
        .filter(|_| !(definite && r.text.splits(i.wrapping_sub(1)).any(|s| matches!(s.stem, "عدد" | "اعداد"))))
        .filter(|_| !matches!(r.text.key(i.wrapping_sub(1)), "عدد" | "اعداد"));
    if let Some((q, of)) = of_them(r, i).filter(|_| definite && number == Number::Plural) {
        let c = Counted {
            min: q.min,
            max: q.max,
            bound: q.bound,
            figure: true,
            ..Counted::exactly(0, q.tokens.start..i + 1, of, None)
        };
        // توفي أحد المصابين: the deed says what happened to them.
        if sort == Sort::Kept {
            return;
        }
        let deed = (r.start(i).max(q.tokens.start.saturating_sub(2))..q.tokens.start)
            .any(|k| matches!(r.anchors[k], Some(Anchor::Verb { .. } | Anchor::Masdar { .. })))
            || r.text.verbs(i + 1).iter().any(|f| f.is_finite() && !super::frame::of(f).is_empty());
        if !deed
            && r.push(c.tokens.clone(), of, outcome, &c, "some of the harmed")
            && let Some(f) = r.last()
        {
            f.part = true;
        }
        return;
    }
    // القتلى الثلاثة
    let numeral = (i + 1..r.end(i).min(i + 3)).find_map(|k| number::definite(r.text, k));
    let toll = i > r.start(i) && r.text.splits(i - 1).any(|s| matches!(s.stem, "عدد" | "حصيله"));
    if let Some(n) = numeral.filter(|n| !toll && definite && number == Number::Plural && n.end <= r.end(i)) {
        let c = Counted { figure: true, ..Counted::exactly(n.value, i..n.end, letters, None) };
        r.push(i..n.end, letters, outcome, &c, "noun of harm + figure");
        return;
    }
    if let Some(q) = figure {
        // بعض المعتقلين: of people kept only a number tells.
        if r.governed(&q, outcome) || sort == Sort::Kept && definite && q.bound == Bound::Unstated {
            return;
        }
        let mut q2 = q.clone();
        let end = q2.bound_after(r.text, i + len);
        let class =
            noun(r.text, r.cast, end).filter(|n| n.class != Victims::Unspecified && n.letters == 0).map(|n| n.class);
        let c = Counted {
            min: q2.min,
            max: q2.max,
            bound: q2.bound,
            figure: true,
            ..Counted::exactly(0, q.tokens.start..end, q.letters, class)
        };
        r.push(c.tokens.clone(), q.letters, outcome, &c, "figure + noun of harm");
    } else if number == Number::Dual && matches!(sort, Sort::Plain | Sort::Label) && !(definite && sort == Sort::Label)
    {
        let c = Counted::exactly(2, i..i + 1, letters, None);
        r.push(i..i + 1, letters, outcome, &c, "dual noun of harm");
    }
}

/// `خمسة على الأقل من القتلى`، `أحد الجرحى`: the figure before `من`, or one, and the letters before it.
fn of_them(r: &Reader<'_, '_>, i: usize) -> Option<(Quantity, usize)> {
    let text = r.text;
    if i <= r.start(i) {
        return None;
    }
    if text.splits(i - 1).any(|s| matches!(s.stem, "احد" | "احدي") && !s.article) {
        let letters = usize::from(text.key(i - 1).starts_with(['و', 'ف', 'ب', 'ل']));
        let one = Quantity { min: Some(1), max: Some(1), bound: Bound::Exact, tokens: i - 1..i, letters, vague: false };
        return Some((one, letters));
    }
    let from = r.start(i).max(i.saturating_sub(7));
    (from..i - 1).filter(|_| text.key(i - 1) == "من").find_map(|k| {
        let mut q = quantity(text, k).filter(|q| q.bound != Bound::Unstated)?;
        let end = q.bound_after(text, q.tokens.end);
        (end == i - 1).then_some((q.clone(), q.letters))
    })
}

/// `ارتفع عدد القتلى إلى 18`، `حصيلة الضحايا بلغت 30`، `ارتفع إلى 29 عدد قتلى`: the figure follows, the last after إلى.
pub(super) fn toll(r: &mut Reader<'_, '_>, i: usize) {
    let Some(Anchor::Noun { outcome, number: Number::Plural, letters, .. }) = r.anchors[i] else { return };
    let text = r.text;
    let counts =
        |k: usize| text.splits(k).any(|s| matches!(s.stem, "عدد" | "حصيله" | "اجمالي" | "محصله" | "اعداد" | "مجموع"));
    let Some(from) = (r.start(i).max(i.saturating_sub(3))..i).find(|&k| counts(k)) else { return };
    if r.used[i] {
        return;
    }
    let limit = r.end(i).min(i + 18);
    let mut best: Option<Counted> = None;
    let mut k = i + 1;
    while k < limit {
        if matches!(text.raw(k), "،" | "؛") && best.is_some() {
            break;
        }
        let toward = matches!(
            text.key(k - 1),
            "الي"
                | "عند"
                | "بلغ"
                | "بلغت"
                | "يبلغ"
                | "هو"
                | "وصل"
                | "تجاوز"
                | "علي"
                | "بلغوا"
                | "تجاوزوا"
                | "كان"
                | "بات"
                | "اصبح"
        ) || k == i + 1
            || text.key(k).starts_with('ب') && quantity(text, k).is_some_and(|q| q.letters > 0);
        if toward && let Some(c) = r.counted(k).filter(|c| c.figure) {
            k = c.tokens.end;
            best = Some(c);
            continue;
        }
        if r.anchors[k].is_some_and(|a| matches!(a, Anchor::Noun { outcome: o, .. } if o != outcome)) {
            break;
        }
        k += 1;
    }
    if let Some(c) = best {
        // ضحايا … إلى 5000 قتيل: the noun of the figure says which.
        let (outcome, tokens) = match r.anchors.get(c.tokens.end) {
            Some(Some(Anchor::Noun { outcome, definite: false, letters: 0, .. })) if c.tokens.end < limit => {
                (*outcome, i..c.tokens.end + 1)
            }
            _ => (outcome, i..c.tokens.end),
        };
        let class = c.class.filter(|c| *c != Victims::Unspecified).or_else(|| described_as(r, i + 1));
        let bound = below(r, from, c);
        let whole = Counted { tokens: i..tokens.end, class, ..bound };
        r.push(tokens, letters, outcome, &whole, "toll");
        return;
    }
    // تجاوز عدد القتلى المئة، عدد القتلى تجاوز المئة
    let beyond = |k: usize| r.text.splits(k).any(|s| matches!(s.stem, "تجاوز" | "يتجاوز" | "تجاوزت" | "فاق" | "يفوق"));
    let at = if beyond(i + 1) { i + 2 } else { i + 1 };
    if (at > i + 1 || from > r.start(i) && beyond(from - 1))
        && let Some(n) = number::definite(text, at).filter(|n| n.end <= r.end(i))
    {
        let c = Counted {
            max: None,
            bound: Bound::MoreThan,
            figure: true,
            ..Counted::exactly(n.value + 1, i..n.end, letters, None)
        };
        r.push(i..n.end, letters, outcome, &c, "toll");
        return;
    }
    // ارتفع إلى 29 عدد قتلى التفجير
    let ahead = (r.start(i).max(from.saturating_sub(8))..from)
        .find_map(|k| r.counted(k).filter(|c| c.figure && c.tokens.end == from));
    if let Some(c) = ahead.filter(|c| matches!(text.key(c.tokens.start.wrapping_sub(1)), "الي" | "عند" | "بلغ" | "علي"))
    {
        r.push(c.tokens.start..i + 1, c.letters, outcome, &c, "toll");
    }
}

/// `لم يتجاوز عدد المصابين عشرة`: at most; `زاد عددهم على عشرة`: more than.
fn below(r: &Reader<'_, '_>, from: usize, c: Counted) -> Counted {
    let verb = |k: usize| matches!(r.text.key(k), "يتجاوز" | "تتجاوز" | "يزد" | "يزيد" | "تزد");
    let denied =
        from > r.start(from) + 1 && verb(from - 1) && matches!(r.text.key(from - 2), "لم" | "لا" | "ولم" | "ولا");
    // زاد عدد الضحايا على مئة: more than.
    let beyond = from > r.start(from)
        && matches!(r.text.key(from - 1), "زاد" | "وزاد" | "يزيد" | "ويزيد")
        && matches!(r.text.key(c.tokens.start.wrapping_sub(1)), "علي" | "عن")
        && c.bound == Bound::Exact;
    if beyond && !denied {
        return Counted { min: c.min.map(|n| n + 1), max: None, bound: Bound::MoreThan, ..c };
    }
    match denied {
        true => Counted { min: None, bound: Bound::AtMost, ..c },
        false => c,
    }
}

/// The class of people that directly follows a noun of harm: `قتلى الجيش` by its side, `ضحايا مدنيين` by the noun.
fn described_as(r: &Reader<'_, '_>, from: usize) -> Option<Victims> {
    let at = match (r.text.key(from), r.text.key(from + 1), r.text.key(from + 2)) {
        ("في", "صفوف" | "اوساط", _) | ("من" | "بين", "صفوف", _) => from + 2,
        ("من" | "بين", _, _) => from + 1,
        _ => from,
    };
    let fits = |n: &Noun| n.letters == 0 && (n.definite || at > from || n.number == Grammar::Plural);
    noun(r.text, r.cast, at).filter(fits).map(|n| n.class)
}

/// One, without a figure: `خلفت قتيلا وخمسة جرحى`، `قتيل وجريحان في`.
pub(super) fn one(r: &mut Reader<'_, '_>, i: usize) {
    let Some(Anchor::Noun { outcome, number: Number::Singular, definite: false, letters, len: 1, sort }) = r.anchors[i]
    else {
        return;
    };
    let text = r.text;
    if r.used[i] || !matches!(sort, Sort::Plain | Sort::Label) || r.hypothetical(i) {
        return;
    }
    let before = if i > r.start(i) { text.key(i - 1) } else { "" };
    let opens = i == r.start(i) && r.text.paragraph(i).start == i || text.raw(i.wrapping_sub(1)) == ":";
    let next = r.anchors.get(i + 1).copied().flatten();
    let paired = i + 1 < r.end(i)
        && text.key(i + 1).starts_with('و')
        && (matches!(next, Some(Anchor::Noun { .. }))
            || r.counted(i + 1).is_some_and(|c| {
                c.figure
                    && (c.tokens.start..=c.tokens.end)
                        .any(|k| matches!(r.anchors.get(k), Some(Some(Anchor::Noun { .. }))))
            }));
    let falls = matches!(
        before.strip_prefix(['و', 'ب']).unwrap_or(before),
        "سقوط"
            | "وقوع"
            | "خلف"
            | "خلفت"
            | "مخلفا"
            | "مخلفه"
            | "اوقع"
            | "اوقعت"
            | "سقط"
            | "عن"
            | "ارتقاء"
            | "تسجيل"
    ) && !text.key(i + 1).starts_with("ال");
    // وقتيل of a pair: 5 جرحى وقتيل
    let joined = letters == 1 && text.key(i).starts_with('و') && r.of_sentence(i).any(|f| f.tokens.end == i);
    // مصابا بطلق ناري
    let injured = outcome == Outcome::Wounded
        && text.splits(i + 1).any(|s| {
            let injury = matches!(s.stem, "جروح" | "جراح" | "طلق" | "طلقات" | "حروق" | "كسور" | "عيار");
            s.preposition == Some('ب') && (injury || CAUSES.has(&s) && !DISEASES.has(&s))
        });
    if before == "بين"
        || !(injured
            || opens && sort == Sort::Plain && outcome != Outcome::KilledOrWounded
            || paired
            || falls
            || joined)
    {
        return;
    }
    let c = Counted::exactly(1, i..i + 1, letters, None);
    r.push(i..i + 1, letters, outcome, &c, "one by a noun of harm");
}

/// `جرحى`، `ضحايا` without a figure; `دون وقوع إصابات`; the dead and wounded spoken of.
pub(super) fn people(r: &mut Reader<'_, '_>, i: usize) {
    let Some(Anchor::Noun { outcome, number: Number::Plural, definite, letters, len, sort }) = r.anchors[i] else {
        return;
    };
    let text = r.text;
    if r.used[i]
        || sort == Sort::Body
        || (outcome == Outcome::Detained || outcome == Outcome::Displaced) && sort == Sort::Kept
    {
        return;
    }
    let start = r.start(i);
    let before: Vec<&str> = (start.max(i.saturating_sub(8))..i).map(|k| text.key(k)).collect();
    let none = |k: &&str| matches!(*k, "دون" | "بدون" | "لم" | "ولم" | "ودون" | "ليس" | "وليس");
    let none_told = denied(r, i);
    if before.iter().any(none) || none_told {
        // لا توجد إصابات خطيرة, إصابات ظاهرة: of some kind only.
        let next = i + len;
        if none_told && next < r.end(i) && text.raw(next).ends_with('ة') && text.key(next) != "بشريه" {
            return;
        }
        if !definite && !r.after_word(i, "rumour", 8) {
            let c = Counted::exactly(0, i..i + len, letters, None);
            r.push(i..i + len, letters, outcome, &c, "none harmed");
        }
        return;
    }
    if r.hypothetical(i) || r.after_word(i, "kin", 2) && !matches!(text.key(i.wrapping_sub(1)), "في") {
        return;
    }
    let last = before.last().map_or("", |k| k.strip_prefix('و').unwrap_or(k));
    let governs = matches!(
        last.strip_prefix('ب').unwrap_or(last),
        "سقوط"
            | "وقوع"
            | "خلف"
            | "يخلف"
            | "مخلفا"
            | "مخلفه"
            | "اوقع"
            | "هناك"
            | "سقط"
            | "عن"
            | "الي"
            | "وجود"
            | "ايقاع"
            | "خلفت"
            | "وقع"
            | "تخلف"
            | "اوقعت"
            | "توقع"
            | "يوقع"
            | "تسقط"
            | "يسقط"
            | "سقطت"
            | "تكبد"
            | "تكبيد"
            | "تكبدت"
    );
    let open = i + len >= r.end(i)
        || text.kind(i + len) == Kind::Punct
        || (!text.key(i + len).starts_with("ال") || text.key(i + len) == "الي")
            && r.cast.place_at(i + len).is_none()
            && r.cast.actor_at(i + len).is_none();
    let class = described_as(r, i + len);
    // وقتلى بقصف, إصابات في مواجهات: a headline without a verb.
    let next = i + len;
    let caused = |k: usize| text.splits(k).any(|s| CAUSES.has(&s) && s.letters == usize::from(s.preposition.is_some()));
    let by = caused(next) && text.key(next).starts_with('ب')
        || matches!(text.key(next), "في" | "جراء" | "اثر" | "خلال") && caused(next + 1);
    let opens = r.headline(i) && !definite && next + 1 < r.end(i) && by && (i == start || text.key(i).starts_with('و'));
    if (governs || opens) && open && !definite || len > 1 {
        let c = Counted::unstated(i..i + len, letters, class);
        r.push(i..i + len, letters, outcome, &c, "noun of harm, no figure");
        return;
    }
    spoken_of(r, i, class);
}

/// `لا ضحايا`، `بلا إصابات`، `عدم وقوع إصابات`، `لا تعلم بسقوط ضحايا`: harm that is denied, or not known.
fn denied(r: &Reader<'_, '_>, i: usize) -> bool {
    let text = r.text;
    let from = r.start(i).max(i.saturating_sub(4));
    let directly = i > from && matches!(text.key(i - 1), "لا" | "ولا" | "بلا");
    directly
        || (from..i.saturating_sub(1)).any(|k| {
            let absent = text.splits(k).any(|s| s.stem == "عدم" && !s.article)
                && matches!(text.key(k + 1), "وقوع" | "سقوط" | "وجود" | "تسجيل" | "حدوث" | "حصول");
            let not = matches!(text.key(k), "لا" | "ولا");
            absent || not && (matches!(text.key(k + 1), "توجد" | "يوجد" | "وجود") || is(text, k + 1, "rumour"))
        })
}

/// `نقل الجرحى`، `القتلى في صفوف القوات`، `قتلى الجيش`: the dead and the wounded without a figure, where nothing else counts them.
fn spoken_of(r: &mut Reader<'_, '_>, i: usize, class: Option<Victims>) {
    let Some(Anchor::Noun { outcome, definite, letters, len, sort: Sort::Plain, .. }) = r.anchors[i] else { return };
    let text = r.text;
    let before = if i > r.start(i) { text.key(i - 1) } else { "" };
    let construct = !definite
        && i + 1 < r.end(i)
        && matches!(text.key(i), "قتلي" | "جرحي" | "ضحايا" | "وقتلي" | "وجرحي" | "وضحايا" | "بقتلي" | "لقتلي")
        && (text.key(i + 1).starts_with("ال")
            && text.key(i + 1) != "الي"
            && (outcome != Outcome::KilledOrWounded || text.splits(i + 1).any(|s| CAUSES.has(&s)) || class.is_some())
            || matches!(text.key(i + 1), "هذا" | "هذه" | "تلك") && text.splits(i + 2).any(|s| CAUSES.has(&s))
            || r.cast.actor_at(i + 1).is_some()
            || r.cast.place_at(i + 1).is_some());
    let counted = class.is_none() && !construct && splits(before).any(|s| s.stem == "عدد")
        || splits(before).any(|s| matches!(s.stem, "حصيله" | "نسبه" | "معدل" | "بين" | "معدلات" | "هويه" | "ارقام"))
            && before != "بالنسبه"
        || before == "بين"
        || matches!(
            text.key(i),
            "الاصابات"
                | "والاصابات"
                | "الوفيات"
                | "والوفيات"
                | "الاعتقالات"
                | "والاعتقالات"
                | "التوقيفات"
        )
        || r.of_sentence(i).any(|f| f.tokens.contains(&i));
    // ضحايا الاحتيال: victims are harmed where somebody is killed or wounded.
    let unharmed = outcome == Outcome::KilledOrWounded
        && !r.found.iter().any(|f| {
            matches!(f.outcome, Outcome::Killed | Outcome::Wounded | Outcome::KilledOrWounded) && f.max != Some(0)
        });
    let sickness = super::disease::follows(text, i + len) || r.epidemic;
    if !(definite || construct)
        || counted
        || unharmed
        || sickness
        || r.released(i)
        || matches!(outcome, Outcome::Missing) && !definite
    {
        return;
    }
    let c = Counted::unstated(i..i + len, letters, class);
    r.push(i..i + len, letters, outcome, &c, "the harmed, no figure");
}

/// The name of the rule [`described`].
const DESCRIBED: &str = "people + participle of harm";

/// Participles that say of the noun before them what befell it.
fn befell(stem: &str) -> Option<Outcome> {
    Some(match stem {
        "متوفي" | "متوفاه" | "متوفين" | "قتيل" | "قتيله" | "قتلي" | "مغدور" | "مغدوره" | "مقتول" | "مقتوله"
        | "قتيلين" => Outcome::Killed,
        "جريح" | "جريحه" | "جرحي" | "مصاب" | "مصابه" | "مصابين" | "مصابون" => {
            Outcome::Wounded
        }
        "مختطف" | "مختطفه" | "مختطفين" | "مختطفون" | "مخطوف" | "مخطوفه" | "مخطوفين" | "محتجز" | "محتجزه"
        | "محتجزين" | "محتجزون" | "معتقل" | "معتقله" | "معتقلين" | "معتقلون" => {
            Outcome::Detained
        }
        "مفقود" | "مفقوده" | "مفقودين" | "مفقودون" => Outcome::Missing,
        "مشردين" | "مشردون" => Outcome::Displaced,
        _ => return None,
    })
}

/// `الطفلة المتوفاة`، `الصيادين المصريين المختطفين`، `الفلسطيني القتيل`.
pub(super) fn described(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let bare = text.key(i).strip_prefix("ال");
    let definite = bare.is_some();
    let Some(outcome) = befell(bare.unwrap_or(text.key(i))) else { return };
    let start = r.start(i).max(i.saturating_sub(5));
    // ستة عمال مختطفين: without the article only people with their figure.
    let fits = |c: &Counted| if definite { c.definite && !c.named } else { c.figure && c.class.is_some() };
    let head = (start..i).rev().find_map(|k| r.counted(k).filter(|c| c.tokens.end <= i && c.is_people() && fits(c)));
    let Some(c) = head else { return };
    // Only adjectives stand between.
    let adjective = |k: usize| {
        text.kind(k) == Kind::Word
            && if definite { text.key(k).starts_with("ال") } else { NISBAS.contains(text.key(k)) }
    };
    let adjectives = (c.tokens.end..i).all(adjective);
    let many = text.key(i).ends_with("ين")
        || text.key(i).ends_with("ون")
        || text.key(i).ends_with("حي")
        || text.key(i).ends_with("لي");
    let agrees = many == (c.min != Some(1));
    if r.epidemic
        || !adjectives
        || !agrees
        || r.after_word(c.tokens.start, "kin", 1)
        || outcome == Outcome::Detained && r.released(c.tokens.start)
    {
        return;
    }
    // Spoken of again and again, it is a label.
    let again = r.found.iter().filter(|f| f.why == DESCRIBED && f.outcome == outcome).count();
    if again >= 2 && c.is_one() {
        return;
    }
    // The participle may have been read as a noun of its own.
    if !r.used[i] {
        r.push(c.tokens.start..i + 1, c.letters, outcome, &c, DESCRIBED);
    }
}

/// `عثر على جثة امرأة`، `انتشال جثامين ثلاثة عمال`: bodies where they are found.
pub(super) fn body(r: &mut Reader<'_, '_>, i: usize) {
    let own = r.text.splits(i).find(|s| matches!(s.stem, "جثته" | "جثتها" | "جثمانه" | "جثمانها") && !s.article);
    let (outcome, number, letters) = match (r.anchors[i], own) {
        (Some(Anchor::Noun { outcome, number, letters, definite: false, sort: Sort::Body, .. }), _) => {
            (outcome, number, letters)
        }
        (None, Some(s)) => (Outcome::Killed, Number::Singular, s.letters),
        _ => return,
    };
    if r.used[i] {
        return;
    }
    let found = (r.start(i).max(i.saturating_sub(5))..i).any(|k| {
        r.text.splits(k).any(|s| {
            matches!(
                s.stem,
                "عثر"
                    | "عثرت"
                    | "عثور"
                    | "عثروا"
                    | "انتشل"
                    | "انتشال"
                    | "انتشلت"
                    | "انتشلوا"
                    | "اكتشاف"
                    | "اكتشف"
                    | "اكتشفت"
                    | "وجود"
                    | "وجدت"
                    | "وصول"
                    | "وصلت"
                    | "استخراج"
                    | "استخرج"
                    | "استخرجت"
                    | "لفظ"
                    | "انتشالهم"
                    | "ظهور"
            )
        })
    });
    if !found {
        return;
    }
    let of = (i + 1 < r.end(i) && own.is_none())
        .then(|| r.counted(i + 1))
        .flatten()
        .filter(|c| c.is_people() && c.letters == 0);
    let c = match (of, number) {
        (Some(c), _) if number == Number::Singular || c.figure || c.bound == Bound::Unstated => c,
        (_, Number::Singular) => Counted::exactly(1, i..i + 1, letters, None),
        (_, Number::Dual) => Counted::exactly(2, i..i + 1, letters, None),
        _ => Counted::unstated(i..i + 1, letters, None),
    };
    r.push(i..c.tokens.end.max(i + 1), letters, outcome, &c, "body found");
}

/// `لا يزال 18 شخصا في عداد المفقودين`، `سقط بين القتلى` by its idiom, `كان اثنان من بين القتلى`.
pub(super) fn among(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let set = text.key(i) == "عداد" && text.key(i.wrapping_sub(1)) == "في";
    let between = text.key(i) == "بين"
        && (text.key(i.wrapping_sub(1)) == "من" || matches!(text.key(i.wrapping_sub(1)), "كان" | "كانوا" | "كانت"));
    // لا يزال 20 نائبا رهن الاعتقال
    let held =
        matches!(text.key(i), "رهن" | "قيد") && matches!(text.key(i + 1), "الاعتقال" | "الاحتجاز" | "التوقيف" | "الاسر");
    if !set && !between && !held || i + 1 >= r.end(i) || i == 0 {
        return;
    }
    let outcome = match r.anchors[i + 1] {
        _ if held => Outcome::Detained,
        Some(Anchor::Noun { outcome, number: Number::Plural, definite: true, .. }) => outcome,
        _ => return,
    };
    let from = r.start(i).max(i.saturating_sub(if held { 6 } else { 20 }));
    let stop = (from..i.saturating_sub(1)).rev().find(|&k| {
        matches!(text.raw(k), "." | "؛" | ":" | "،") || crate::syntax::clause::complementiser(text.key(k)).is_some()
    });
    let opens = stop.is_some() || from == r.start(i);
    let hit = (stop.map_or(from, |s| s + 1)..i - usize::from(!held)).find_map(|k| {
        r.counted(k).filter(|c| {
            c.tokens.end < i + usize::from(held)
                && (c.figure || opens && c.class.is_some() && k <= stop.map_or(from, |s| s + 1) + 1)
                && !r.used[k]
        })
    });
    if let Some(c) = hit.filter(|c| c.is_people() && !UNITS.contains(text.key(c.tokens.end))) {
        if r.push(c.tokens.start..i + 2, c.letters, outcome, &c, "counted among")
            && between
            && let Some(f) = r.last()
        {
            f.part = true;
        }
    }
}
