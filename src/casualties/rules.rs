//! How anchors and quantities find one another.

use super::Found;
use super::anchor::{Anchor, read};
use super::victims::{Counted, counted, noun, with_quantity};
use crate::actors::Cast;
use crate::analysis::{ActorKind, Bound, Outcome, Victims};
use crate::lexicon::conjugate::{Form, Number};
use crate::lexicon::{splits, verb_forms};
use crate::number::quantity;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::text::{Kind, Text, Tokens};

/// How far from its anchor a figure may stand, in tokens.
const REACH: usize = 9;

struct Reader<'t, 's> {
    text: &'t Text<'s>,
    cast: &'t Cast,
    anchors: Vec<Option<Anchor>>,
    /// Tokens whose figure or noun has been read.
    used: Vec<bool>,
    found: Vec<Found>,
    /// Indices in `found`, by sentence.
    in_sentence: Vec<Vec<usize>>,
}

/// Every statement of harm.
pub(super) fn all(text: &Text, cast: &Cast) -> Vec<Found> {
    let anchors = (0..text.len()).map(|i| read(text, i).filter(|_| !inside_name(cast, i))).collect();
    let mut r = Reader {
        text,
        cast,
        anchors,
        used: vec![false; text.len()],
        found: Vec::new(),
        in_sentence: vec![Vec::new(); text.sentences().len()],
    };
    for i in 0..text.len() {
        r.both_outcomes(i);
        r.counted_noun(i);
        r.toll(i);
    }
    for i in 0..text.len() {
        r.idiom(i);
        r.pronominal(i);
        r.arrest(i);
        r.among(i);
        match r.anchors[i] {
            Some(Anchor::Verb { outcome, features, lemma, letters }) => r.verb(i, outcome, features, lemma, letters),
            Some(Anchor::Masdar { outcome, letters }) => r.masdar(i, outcome, letters),
            _ => {}
        }
    }
    for i in 0..text.len() {
        r.people(i);
    }
    for i in 0..text.len() {
        r.part(i);
        r.coordinated(i);
    }
    r.found
}

/// True for a token within a longer name (`سرايا الشهداء`، `حي الشهداء`).
fn inside_name(cast: &Cast, i: usize) -> bool {
    cast.actor_at(i).is_some() || cast.place_at(i).is_some()
}

impl Reader<'_, '_> {
    fn push(&mut self, tokens: Tokens, letters: usize, outcome: Outcome, c: &Counted, why: &'static str) {
        if self.used[c.tokens.clone()].iter().any(|u| *u) {
            return;
        }
        self.used[c.tokens.clone()].fill(true);
        // `وجرح تسعة`، `وإصابة 10 آخرين`: people like those of the figure before.
        let like_before =
            (c.others || c.figure && c.class.is_none()).then(|| self.class_before(tokens.start)).flatten();
        self.in_sentence[self.text.sentence_index(tokens.start)].push(self.found.len());
        self.found.push(Found {
            tokens,
            letters,
            outcome,
            min: c.min,
            max: c.max,
            bound: c.bound,
            victims: c.class.or(like_before).unwrap_or(Victims::Unspecified),
            part: false,
            perpetrator: None,
            why,
        });
    }

    /// What was found in the sentence of token `i` so far.
    fn of_sentence(&self, i: usize) -> impl Iterator<Item = &Found> {
        self.in_sentence[self.text.sentence_index(i)].iter().map(|&k| &self.found[k])
    }

    fn end(&self, i: usize) -> usize {
        self.text.sentence(i).end
    }

    /// `سقوط 16 بين قتيل وجريح`، `قتلى وجرحى`: one figure, or none, for both.
    fn both_outcomes(&mut self, i: usize) {
        let text = self.text;
        let Some(Anchor::Noun { outcome: Outcome::Killed, number, definite: false, letters, .. }) = self.anchors[i]
        else {
            return;
        };
        let Some(Some(Anchor::Noun { outcome: Outcome::Wounded, letters: 1, definite: false, .. })) =
            self.anchors.get(i + 1)
        else {
            return;
        };
        if !text.key(i + 1).starts_with('و') || self.end(i) <= i + 1 {
            return;
        }
        let both = Counted {
            tokens: i..i + 2,
            letters,
            min: None,
            max: None,
            bound: Bound::Unstated,
            class: None,
            figure: false,
            others: false,
        };
        if matches!(text.key(i.wrapping_sub(1)), "بين") && i > 1 {
            let from = text.sentence(i).start.max(i.saturating_sub(12));
            for q in from..i - 1 {
                let Some(mut c) = quantity(text, q)
                    .filter(|c| c.tokens.end <= i - 1)
                    .and_then(|c| with_quantity(text, self.cast, c, i - 1))
                else {
                    continue;
                };
                let tokens = c.tokens.start..i + 2;
                c.tokens = tokens.clone();
                self.push(tokens, c.letters, Outcome::KilledOrWounded, &c, "figure between killed and wounded");
                return;
            }
        }
        // A figure before it counts the killed alone.
        if number == Number::Plural && self.figure_before(i).is_none() {
            self.push(i..i + 2, letters, Outcome::KilledOrWounded, &both, "killed and wounded, no figure");
        }
    }

    /// The figure that ends directly before token `i`.
    fn figure_before(&self, i: usize) -> Option<crate::number::Quantity> {
        let from = self.text.sentence(i).start.max(i.saturating_sub(9));
        (from..i).find_map(|q| quantity(self.text, q).filter(|c| c.tokens.end == i))
    }

    /// `12 قتيلا`، `ثلاثة شهداء`، `قتيلان`، `عشرات الجرحى`.
    fn counted_noun(&mut self, i: usize) {
        let Some(Anchor::Noun { outcome, number, letters, len, definite }) = self.anchors[i] else { return };
        if self.used[i] || self.hypothetical(i) || outcome == Outcome::Detained && self.released(i) {
            return;
        }
        if let Some(q) = self
            .figure_before(i)
            .filter(|q| !definite || q.bound == Bound::Vague)
            .filter(|_| !matches!(self.text.key(i.wrapping_sub(1)), "عدد" | "اعداد"))
        {
            // وفاة 23 مصابا، قتل التنظيم خمسة رهائن: the deed says what happened to them.
            let governed =
                (q.tokens.start.saturating_sub(3).max(self.text.sentence(i).start)..q.tokens.start).any(|k| {
                    !parts_clauses(self.text, k)
                        && match self.anchors[k] {
                            Some(Anchor::Masdar { outcome: o, .. }) => o != outcome && k + 1 == q.tokens.start,
                            Some(Anchor::Verb { outcome: o, .. }) => o != outcome && outcome != Outcome::Killed,
                            _ => false,
                        }
                });
            if governed {
                return;
            }
            let mut q2 = q.clone();
            let end = q2.bound_after(self.text, i + len);
            let class =
                noun(self.text, end).filter(|n| n.class != Victims::Unspecified && n.letters == 0).map(|n| n.class);
            let c = Counted {
                tokens: q.tokens.start..end,
                letters: q.letters,
                min: q2.min,
                max: q2.max,
                bound: q2.bound,
                class,
                figure: true,
                others: false,
            };
            self.push(c.tokens.clone(), q.letters, outcome, &c, "figure + noun of harm");
        } else if number == Number::Dual && !definite {
            let c = Counted {
                tokens: i..i + 1,
                letters,
                min: Some(2),
                max: Some(2),
                bound: Bound::Exact,
                class: None,
                figure: false,
                others: false,
            };
            self.push(i..i + 1, letters, outcome, &c, "dual noun of harm");
        }
    }

    /// `ارتفع عدد القتلى إلى 18`، `حصيلة الضحايا بلغت 30`: the figure follows, the last after إلى.
    fn toll(&mut self, i: usize) {
        let Some(Anchor::Noun { outcome, number: Number::Plural, .. }) = self.anchors[i] else { return };
        let text = self.text;
        let start = text.sentence(i).start;
        let near = (start.max(i.saturating_sub(2))..i)
            .find(|&k| splits(text.key(k)).any(|s| matches!(s.stem, "عدد" | "حصيله" | "اجمالي" | "محصله" | "اعداد")));
        let Some(from) = near else { return };
        if self.used[i] {
            return;
        }
        let limit = self.end(i).min(i + 18);
        let mut best: Option<Counted> = None;
        let mut k = i + 1;
        while k < limit {
            if matches!(text.raw(k), "،" | "؛") && best.is_some() {
                break;
            }
            let toward =
                matches!(text.key(k - 1), "الي" | "عند" | "بلغ" | "بلغت" | "يبلغ" | "هو" | "وصل" | "تجاوز" | "علي")
                    || k == i + 1;
            if toward && let Some(c) = counted(text, self.cast, k).filter(|c| c.figure) {
                k = c.tokens.end;
                best = Some(c);
                continue;
            }
            if self.anchors[k].is_some_and(|a| matches!(a, Anchor::Noun { outcome: o, .. } if o != outcome)) {
                break;
            }
            k += 1;
        }
        // بلغ عدد القتلى 30 is the case k == i + 1; من 5 إلى 8 keeps the second.
        if let Some(c) = best {
            // ضحايا … إلى 5000 قتيل: the noun of the figure says which.
            let (outcome, tokens) = match self.anchors.get(c.tokens.end) {
                Some(Some(Anchor::Noun { outcome, definite: false, letters: 0, .. })) if c.tokens.end < limit => {
                    (*outcome, i..c.tokens.end + 1)
                }
                _ => (outcome, i..c.tokens.end),
            };
            let letters = match self.anchors[i] {
                Some(Anchor::Noun { letters, .. }) => letters,
                _ => 0,
            };
            let whole = Counted { tokens: from..c.tokens.end, ..c };
            self.push(tokens, letters, outcome, &whole, "toll");
        }
    }

    /// `لقي 11 شخصا مصرعهم`، `أودى بحياة 5`، `راح ضحيته 7`، `فارق الحياة`.
    fn idiom(&mut self, i: usize) {
        let text = self.text;
        let forms = verb_forms(text.key(i));
        let Some(f) = forms.iter().find(|f| {
            // يودي is of أودى and of أدى in one spelling.
            f.is_finite()
                && f.features.person == 3
                && f.pronoun.is_empty()
                && matches!(f.lemma(), "لقي" | "قضى" | "أودى" | "حصد" | "راح" | "فارق")
        }) else {
            return;
        };
        let end = self.end(i).min(i + 24);
        let find = |words: &[&str], from: usize, to: usize| {
            (from..to.min(end)).find(|&k| {
                splits(text.key(k)).any(|s| {
                    words.iter().any(|w| s.stem.starts_with(w) && s.stem.chars().count() <= w.chars().count() + 3)
                })
            })
        };
        let (from, close) = match f.lemma() {
            "لقي" => match find(&["مصرع", "حتف", "وجه"], i + 1, i + 22) {
                Some(k) => (i + 1, k + 1),
                None => return,
            },
            "قضى" => match find(&["نحب", "حتف"], i + 1, i + 8) {
                Some(k) => (i + 1, k + 1),
                None => return,
            },
            "أودى" | "حصد" => match find(&["حيا", "ارواح"], i + 1, i + 14) {
                Some(k) => (k + 1, 0),
                None => return,
            },
            "راح" => match find(&["ضحيت"], i + 1, i + 3) {
                Some(k) => (k + 1, 0),
                None => return,
            },
            "فارق" => match find(&["الحيا", "حيا"], i + 1, i + 6) {
                Some(k) => (i + 1, k + 1),
                None => return,
            },
            _ => return,
        };
        let window = if close > 0 { close - 1 } else { from + 3 };
        let hit = (from..window.min(from + 4))
            .find_map(|k| counted(text, self.cast, k))
            .or_else(|| if close > 0 { self.before(i) } else { None });
        let hit = hit.or_else(|| {
            // لقي مصرعه: the pronoun says that it was one.
            let one = close > 0
                && splits(text.key(close - 1)).any(|s| s.stem.ends_with('ه') || s.stem.ends_with("ها"))
                && f.features.number == Number::Singular
                && !text.key(close - 1).ends_with("الحياه");
            let class = self.named_before(i).and_then(|t| noun(text, t.start)).map(|n| n.class);
            one.then_some(Counted {
                tokens: i..close,
                letters: f.letters,
                min: Some(1),
                max: Some(1),
                bound: Bound::Exact,
                class,
                figure: false,
                others: false,
            })
        });
        if let Some(c) = hit {
            let tokens = i.min(c.tokens.start)..close.max(c.tokens.end);
            let letters = if c.tokens.start < i { c.letters } else { f.letters };
            self.push(tokens, letters, Outcome::Killed, &c, "idiom of death");
        }
    }

    fn verb(
        &mut self,
        i: usize,
        outcome: Outcome,
        features: crate::lexicon::conjugate::Features,
        lemma: &str,
        letters: usize,
    ) {
        let text = self.text;
        if self.hypothetical(i)
            || features.form == Form::Imperfect
                && matches!(text.key(i.wrapping_sub(1)), "قد" | "لا" | "لن" | "ان" | "وقد")
        {
            return;
        }
        let end = self.end(i);
        let (mut outcome, mut i_after) = (outcome, i + 1);
        // استشهد وأصيب عدد من: one figure for two verbs.
        if let Some(Some(Anchor::Verb { outcome: second, letters: 1, features: also, .. })) = self.anchors.get(i + 1)
            && i + 1 < end
            && features.number == Number::Singular
            && also.number == Number::Singular
            && text.key(i + 1).starts_with('و')
        {
            if *second != outcome {
                outcome = Outcome::KilledOrWounded;
            }
            self.anchors[i + 1] = None;
            i_after = i + 2;
        }
        if matches!(text.key(i_after), "ثالث" | "رابع" | "خامس" | "اخر" | "ثان")
            && i_after < end
            && self.class_before(i).is_some()
        {
            let c = Counted {
                tokens: i_after..i_after + 1,
                letters: 0,
                min: Some(1),
                max: Some(1),
                bound: Bound::Exact,
                class: self.class_before(i),
                figure: false,
                others: true,
            };
            self.push(i..i_after + 1, letters, outcome, &c, "verb + another one");
            return;
        }
        if matches!(text.key(i_after), "اخرون" | "اخرين") && i_after < end {
            let c = Counted {
                tokens: i_after..i_after + 1,
                letters: 0,
                min: None,
                max: None,
                bound: Bound::Unstated,
                class: self.class_before(i),
                figure: false,
                others: true,
            };
            self.push(i..i_after + 1, letters, outcome, &c, "verb + others");
            return;
        }
        let transitive = !features.passive
            && matches!(
                lemma,
                "قتل"
                    | "أصاب"
                    | "جرح"
                    | "اعتقل"
                    | "أوقف"
                    | "احتجز"
                    | "أسر"
                    | "خطف"
                    | "اختطف"
                    | "أعدم"
                    | "ذبح"
                    | "اغتال"
                    | "شرد"
                    | "هجر"
                    | "فقد"
                    | "صرع"
            );
        // Losing or hitting a thing, stopping a deed: only people make it harm.
        let doubtful = matches!(lemma, "أصاب" | "فقد" | "أوقف" | "مات" | "توفي" | "غرق" | "ذبح");
        // فقد is فـ + قد far oftener than a loss; an imperfect without a figure tells a habit or a wish.
        let figure_only = lemma == "فقد" || features.form == Form::Imperfect && text.paragraph(i).start > 0;
        // 1. Directly after the verb.
        if let Some(c) = counted(text, self.cast, i_after)
            .filter(|c| !(doubtful && c.figure && c.class.is_none() && !features.passive))
        {
            // توفي فلان by itself is an obituary.
            let natural = matches!(lemma, "توفي" | "مات") && !c.figure && c.class == Some(Victims::Unspecified);
            // أصاب المهاجم القائم: the active verb takes its subject first.
            let strikes = lemma == "أصاب" && !features.passive && !c.figure;
            let active_subject = strikes
                || transitive
                    && !c.figure
                    && features.feminine
                    && c.class == Some(Victims::Unspecified)
                    && self.cast.actor_at(c.tokens.start).is_some();
            if !natural && !active_subject && self.is_victims(&c) && (!figure_only || c.figure && c.class.is_some()) {
                // Active: a single subject before a figure is the perpetrator (قتل مسلح 5 أشخاص).
                if transitive
                    && !c.figure
                    && (c.min == Some(1) || c.bound == Bound::Unstated)
                    && let Some(o) = (c.tokens.end < end)
                        .then(|| counted(text, self.cast, c.tokens.end))
                        .flatten()
                        .filter(|o| o.figure && o.class.is_some())
                {
                    let at = self.found.len();
                    self.push(i..o.tokens.end, letters, outcome, &o, "active verb");
                    if let Some(f) = self.found.get_mut(at) {
                        f.perpetrator = Some(c.tokens.clone());
                    }
                    return;
                }
                self.push(i..c.tokens.end, letters, outcome, &c, "verb + victims");
                return;
            }
        }
        if lemma == "فقد" {
            return;
        }
        // 2. Active, with its subject between: قتل التنظيم 5، اعتقلت الشرطة ثلاثة أشخاص.
        if transitive && let Some(subject) = self.subject(i + 1, end) {
            let from = subject.end;
            let hit = (from..end.min(from + 6)).take_while(|&k| !parts_clauses(text, k) || k == from).find_map(|k| {
                counted(text, self.cast, k).filter(|c| {
                    c.figure && (c.class.is_some() || c.others)
                        || !c.figure && c.class.is_some() && c.min.is_some() && k <= from + 1
                })
            });
            if let Some(c) = hit {
                let at = self.found.len();
                self.push(i..c.tokens.end, letters, outcome, &c, "active verb");
                if let Some(f) = self.found.get_mut(at) {
                    f.perpetrator = Some(subject);
                }
                return;
            }
        }
        // 3. A circumstance between: قتل في القصف 12 شخصا.
        let mut k = i + 1;
        while k < end.min(i + REACH) {
            if parts_clauses(text, k) && !matches!(text.raw(k), "،" | "(" | ")" | "-")
                || self.anchors[k].is_some()
                || complementiser(text.key(k)).is_some()
            {
                break;
            }
            if k > i + 1
                && matches!(
                    text.key(i + 1),
                    "في" | "من"
                        | "خلال"
                        | "جراء"
                        | "اثر"
                        | "ايضا"
                        | "كذلك"
                        | "امس"
                        | "اليوم"
                        | "بحسب"
                        | "نحو"
                        | "هناك"
                        | "ايضا،"
                        | "فيها"
                        | "فيه"
                        | "خلالها"
                )
                && let Some(c) = counted(text, self.cast, k).filter(|c| c.figure && (c.class.is_some() || !doubtful))
            {
                self.push(i..c.tokens.end, letters, outcome, &c, "verb, circumstance, victims");
                return;
            }
            k += 1;
        }
        // 4. The subject before the verb: ثمانية من العناصر قتلوا.
        if (features.number == Number::Plural || features.passive || outcome == Outcome::Killed)
            && !(transitive && features.feminine && !features.passive)
            && let Some(c) = self.before(i)
        {
            let to = i + 1;
            let mut next = c.tokens.end;
            self.push(c.tokens.start..to, c.letters, outcome, &c, "victims + verb");
            while next < i && text.key(next).starts_with('و') {
                let at = if text.key(next) == "و" { next + 1 } else { next };
                let Some(more) = counted(text, self.cast, at)
                    .filter(|m| m.tokens.end <= i && m.min.is_some() && (m.figure || noun(text, at).is_some()))
                else {
                    break;
                };
                next = more.tokens.end;
                self.push(
                    more.tokens.clone(),
                    more.letters
                        .max(usize::from(at == more.tokens.start && text.key(at).starts_with('و') && !more.figure)),
                    outcome,
                    &more,
                    "victims + verb",
                );
            }
            return;
        }
        // 5. A person named before the verb: إن فلانا قتل في الغارة.
        if !features.feminine
            && features.number == Number::Singular
            && !matches!(lemma, "توفي" | "مات" | "أوقف" | "فقد" | "غرق")
            && self.intransitive_here(i, end)
            && let Some(subject) = self.named_before(i)
        {
            let c = Counted {
                tokens: subject.clone(),
                letters: 0,
                min: Some(1),
                max: Some(1),
                bound: Bound::Exact,
                class: noun(text, subject.start).map(|n| n.class),
                figure: false,
                others: false,
            };
            self.push(subject.start..i + 1, 0, outcome, &c, "named victim + verb");
        }
    }

    /// True where no object follows: the end, punctuation, or a circumstance.
    fn intransitive_here(&self, i: usize, end: usize) -> bool {
        let text = self.text;
        let key = text.key(i + 1);
        i + 1 >= end
            || text.kind(i + 1) == Kind::Punct
            || matches!(
                key,
                "في" | "خلال"
                    | "اثر"
                    | "جراء"
                    | "امس"
                    | "اليوم"
                    | "مع"
                    | "علي"
                    | "بعد"
                    | "قبل"
                    | "يوم"
                    | "اثناء"
                    | "نتيجه"
                    | "بسبب"
                    | "مساء"
                    | "صباح"
                    | "فجر"
                    | "عام"
                    | "برفقه"
                    | "من"
                    | "دفاعا"
                    | "متاثرا"
            )
            || key.starts_with('ب') && splits(key).any(|s| crate::lexicon::CAUSES.contains(s.stem))
    }

    /// A person or one counted noun directly before token `i`, `قد` or a relative pronoun between.
    fn named_before(&self, i: usize) -> Option<Tokens> {
        let text = self.text;
        let start = text.sentence(i).start;
        let mut k = i;
        while k > start
            && (matches!(text.key(k - 1), "قد" | "كان" | "الذي" | "وقد")
                || matches!(text.raw(k - 1), "،" | "\"" | "»" | "”"))
        {
            k -= 1;
        }
        let (id, m) = self.cast.actor_at(k.checked_sub(1).filter(|k| *k >= start)?)?;
        (self.cast.actor(id).kind == ActorKind::Person && m.tokens.end == k && m.letters == 0).then(|| m.tokens.clone())
    }

    /// The class of the figure before token `i` in its sentence.
    fn class_before(&self, i: usize) -> Option<Victims> {
        self.of_sentence(i).filter(|f| f.tokens.start < i).max_by_key(|f| f.tokens.start).map(|f| f.victims)
    }

    /// True where a violent cause follows: no natural death.
    fn caused(&self, from: usize) -> bool {
        let text = self.text;
        let end = self.end(from.saturating_sub(1));
        (from..end.min(from + 7)).any(|k| {
            matches!(text.key(k), "اثر" | "جراء" | "متاثرا" | "متاثره" | "غرقا" | "حرقا" | "طعنا" | "دهسا" | "اختناقا")
                || splits(text.key(k)).any(|s| crate::lexicon::CAUSES.contains(s.stem))
        })
    }

    /// `الإفراج عن 80 موقوفا`: the detained go free.
    fn released(&self, i: usize) -> bool {
        let text = self.text;
        (text.sentence(i).start.max(i.saturating_sub(7))..i).any(|k| {
            splits(text.key(k))
                .any(|s| matches!(s.stem, "افراج" | "افرج" | "يفرج" | "افرجت" | "اخلاء" | "سراح" | "تبادل" | "تحرير"))
        })
    }

    /// `لا يزال 18 شخصا في عداد المفقودين`.
    fn among(&mut self, i: usize) {
        let text = self.text;
        if text.key(i) != "عداد" || i == 0 || text.key(i - 1) != "في" || i + 1 >= self.end(i) {
            return;
        }
        let Some(Anchor::Noun { outcome, .. }) = self.anchors[i + 1] else { return };
        if let Some(c) = self.before(i - 1) {
            self.push(c.tokens.start..i + 2, c.letters, outcome, &c, "counted among");
        }
    }

    /// `مقتله`، `استشهادها`: the death of one already named.
    fn pronominal(&mut self, i: usize) {
        let text = self.text;
        if self.used[i] || self.hypothetical(i) {
            return;
        }
        let fits = |stem: &str| matches!(stem, "مقتل" | "مصرع" | "استشهاد" | "اغتيال" | "اعدام");
        let Some(s) = splits(text.key(i))
            .filter(|s| !s.article)
            .find(|s| ["ه", "ها"].iter().any(|p| s.stem.strip_suffix(p).is_some_and(fits)))
        else {
            return;
        };
        // A time or a feeling about a death is no statement of it.
        if s.preposition.is_some()
            || i > 0
                && matches!(
                    text.key(i - 1),
                    "قبل" | "بعد" | "منذ" | "عند" | "يوم" | "حتي" | "لحظه" | "لدي" | "قبيل" | "عقب"
                )
        {
            return;
        }
        // لقي مصرعه is read by its idiom.
        if text.sentence(i).start < i
            && (i.saturating_sub(20)..i).any(|k| verb_forms(text.key(k)).iter().any(|f| f.lemma() == "لقي"))
        {
            return;
        }
        let c = Counted {
            tokens: i..i + 1,
            letters: s.letters,
            min: Some(1),
            max: Some(1),
            bound: Bound::Exact,
            class: None,
            figure: false,
            others: false,
        };
        self.push(i..i + 1, s.letters, Outcome::Killed, &c, "verbal noun with pronoun");
    }

    /// `ألقت القبض على 13 شخصا`.
    fn arrest(&mut self, i: usize) {
        let text = self.text;
        if !splits(text.key(i)).any(|s| s.stem == "قبض" && s.article)
            || text.key(i + 1) != "علي"
            || self.hypothetical(i)
        {
            return;
        }
        let from = i + 2;
        let Some(c) = (from < self.end(i))
            .then(|| counted(text, self.cast, from))
            .flatten()
            .filter(|c| c.figure || c.class.is_some())
        else {
            return;
        };
        let letters = usize::from(text.key(i).starts_with(['و', 'ب']));
        self.push(i..c.tokens.end, letters, Outcome::Detained, &c, "arrest");
    }

    /// A body that acts, directly after a verb.
    fn subject(&self, from: usize, end: usize) -> Option<Tokens> {
        let text = self.text;
        let mut k = from;
        while k < end.min(from + 5) {
            if let Some((id, m)) = self.cast.actor_at(k) {
                let fits = m.letters == 0 && self.cast.actor(id).kind != ActorKind::Person;
                return fits.then_some(from..m.tokens.end);
            }
            if quantity(text, k).is_some() {
                break;
            }
            if parts_clauses(text, k)
                || matches!(text.key(k), "في" | "من" | "علي" | "عن" | "الي" | "جراء" | "اثر" | "ب")
            {
                return None;
            }
            k += 1;
        }
        let key = text.key(from);
        (key.starts_with("ال") && key.chars().count() > 4 || matches!(key, "قوات" | "مسلحون" | "طاير" | "شرطه"))
            .then(|| from..from + 1)
    }

    /// Counted victims before token `i` in its clause, an apposition between allowed.
    fn before(&self, i: usize) -> Option<Counted> {
        let text = self.text;
        let start = text.sentence(i).start.max(i.saturating_sub(20));
        let mut from = start;
        // Back to the clause's beginning; a comma or dash pair around an apposition does not end it.
        let mut dashes = 0;
        for k in (start..i).rev() {
            let raw = text.raw(k);
            if matches!(raw, "-" | "–" | "(" | ")") {
                dashes += 1;
                continue;
            }
            if complementiser(text.key(k)).is_some()
                || matches!(raw, "." | "؛" | ":" | "،" | ",")
                    && dashes % 2 == 0
                    && !(matches!(raw, "،" | ",") && (text.key(k + 1) == "بينهم" || self.closes_apposition(start, k)))
                || self.anchors[k].is_some_and(|a| matches!(a, Anchor::Verb { .. } | Anchor::Masdar { .. }))
                || matches!(text.key(k), "بينما" | "فيما") && dashes % 2 == 0
            {
                from = k + 1;
                break;
            }
        }
        (from..i).find_map(|k| {
            let c = counted(text, self.cast, k).filter(|c| c.figure && c.tokens.end <= i)?;
            (!self.used[k] && (c.class.is_some() || c.others || c.tokens.end == i)).then_some(c)
        })
    }

    /// True for the comma after `، بينهم قياديون،`.
    fn closes_apposition(&self, start: usize, k: usize) -> bool {
        (start..k).rev().take(8).any(|j| matches!(self.text.key(j), "بينهم" | "منهم" | "بينها"))
    }

    fn is_victims(&self, c: &Counted) -> bool {
        c.figure || c.class.is_some()
    }

    /// `مقتل 12 شخصا`، `إصابة آخرين`، `مقتل وإصابة 15`، `مقتل القائد فلان`.
    fn masdar(&mut self, i: usize, outcome: Outcome, letters: usize) {
        let text = self.text;
        // A purpose (`لقتل`، `لـ"قتل أكبر عدد"`) is no deed.
        let purpose = splits(text.key(i)).any(|s| {
            s.preposition == Some('ل')
                && matches!(
                    s.stem,
                    "قتل"
                        | "اغتيال"
                        | "اعتقال"
                        | "خطف"
                        | "اختطاف"
                        | "اسر"
                        | "تصفيه"
                        | "اعدام"
                        | "توقيف"
                        | "ذبح"
                )
        }) || i > 0
            && (text.key(i - 1) == "ل" || i > 1 && text.key(i - 2) == "ل" && text.kind(i - 1) == Kind::Punct);
        if self.hypothetical(i) || purpose {
            return;
        }
        let end = self.end(i);
        let mut outcome = outcome;
        let mut k = i + 1;
        // One noun for two deeds.
        if let Some(Some(Anchor::Masdar { outcome: second, letters: 1 })) = self.anchors.get(k)
            && k < end
            && text.key(k).starts_with('و')
        {
            if *second != outcome {
                outcome = Outcome::KilledOrWounded;
            }
            self.anchors[k] = None;
            k += 1;
        }
        let mut tries = 0;
        while k < end && tries < 4 {
            if let Some(c) = counted(text, self.cast, k) {
                let lone = !c.figure && c.min == Some(1);
                let natural = text.key(i).ends_with("وفاه")
                    && lone
                    && c.class == Some(Victims::Unspecified)
                    && !self.caused(c.tokens.end);
                if natural {
                    return;
                }
                let fits = c.figure || c.class.is_some();
                if fits {
                    self.push(i..c.tokens.end, letters, outcome, &c, "verbal noun + victims");
                }
                return;
            }
            if matches!(text.key(k), "ثالث" | "رابع" | "خامس" | "اخر" | "ثان") && self.class_before(i).is_some()
            {
                let c = Counted {
                    tokens: k..k + 1,
                    letters: 0,
                    min: Some(1),
                    max: Some(1),
                    bound: Bound::Exact,
                    class: self.class_before(i),
                    figure: false,
                    others: true,
                };
                self.push(i..k + 1, letters, outcome, &c, "verbal noun + another one");
                return;
            }
            if text.kind(k) == Kind::Word && matches!(text.key(k), "اخرين" | "اخرون") {
                let c = Counted {
                    tokens: k..k + 1,
                    letters: 0,
                    min: None,
                    max: None,
                    bound: Bound::Unstated,
                    class: None,
                    figure: false,
                    others: true,
                };
                self.push(i..k + 1, letters, outcome, &c, "verbal noun + others");
                return;
            }
            // مقتل أحد الجنود، مقتل زعيم طالبان
            if matches!(text.key(k), "احد" | "احدي") {
                let class = noun(text, k + 1).map(|n| n.class);
                let c = Counted {
                    tokens: k..k + 2.min(end - k),
                    letters: 0,
                    min: Some(1),
                    max: Some(1),
                    bound: Bound::Exact,
                    class,
                    figure: false,
                    others: false,
                };
                self.push(i..c.tokens.end, letters, outcome, &c, "verbal noun + one of");
                return;
            }
            if !matches!(text.key(k), "ما" | "حوالي" | "في" | "كل" | "كلا")
                && (tries > 0
                    || text.kind(k) != Kind::Word
                    || text.key(k).starts_with("ال")
                    || text.key(k).starts_with('ب'))
            {
                return;
            }
            tries += 1;
            k += 1;
        }
    }

    /// `جرحى`، `ضحايا` without a figure; `دون وقوع إصابات`.
    fn people(&mut self, i: usize) {
        let Some(Anchor::Noun { outcome, number: Number::Plural, definite: false, letters, .. }) = self.anchors[i]
        else {
            return;
        };
        let text = self.text;
        if self.used[i] || self.hypothetical(i) {
            return;
        }
        let start = text.sentence(i).start;
        let before: Vec<&str> = (start.max(i.saturating_sub(6))..i).map(|k| text.key(k)).collect();
        let denied = before.iter().any(|k| matches!(*k, "دون" | "بدون" | "لم" | "ولم" | "ودون"));
        if denied {
            let rumour =
                before.iter().any(|k| matches!(*k, "انباء" | "ترد" | "يعرف" | "معلومات" | "تقارير" | "تتضح" | "يتضح"));
            if rumour {
                return;
            }
            let c = Counted {
                tokens: i..i + 1,
                letters,
                min: Some(0),
                max: Some(0),
                bound: Bound::Exact,
                class: None,
                figure: false,
                others: false,
            };
            self.push(i..i + 1, letters, outcome, &c, "none harmed");
            return;
        }
        // A possessor makes it a mention of the known dead, not a statement of harm: ذوو ضحايا الحادث.
        let governs = before.last().is_some_and(|k| {
            let k = k.trim_start_matches('و');
            matches!(
                k,
                "سقوط"
                    | "وقوع"
                    | "خلف"
                    | "يخلف"
                    | "مخلفا"
                    | "مخلفه"
                    | "اوقع"
                    | "وسقوط"
                    | "هناك"
                    | "سقط"
                    | "عن"
                    | "بوقوع"
                    | "بسقوط"
                    | "الي"
                    | "وجود"
                    | "ايقاع"
                    | "خلفت"
                    | "وقع"
                    | "تخلف"
            )
        });
        let open = i + 1 >= self.end(i)
            || text.kind(i + 1) == Kind::Punct
            || (!text.key(i + 1).starts_with("ال") || text.key(i + 1) == "الي")
                && self.cast.place_at(i + 1).is_none()
                && self.cast.actor_at(i + 1).is_none();
        if governs && open {
            let class = noun(text, i + 1).filter(|n| n.letters == 0 && !n.definite).map(|n| n.class);
            let c = Counted {
                tokens: i..i + 1,
                letters,
                min: None,
                max: None,
                bound: Bound::Unstated,
                class,
                figure: false,
                others: false,
            };
            self.push(i..i + 1, letters, outcome, &c, "noun of harm, no figure");
        }
    }

    /// `بينهم ثلاثة أطفال`: a part of the figure before.
    fn part(&mut self, i: usize) {
        let text = self.text;
        let key = text.key(i).trim_start_matches('و');
        // بين القتلى امرأتان: the noun of harm stands between.
        let among = key == "بين"
            && matches!(
                self.anchors.get(i + 1),
                Some(Some(Anchor::Noun { definite: true, number: Number::Plural, .. }))
            );
        if !among && !matches!(key, "بينهم" | "بينهن" | "منهم" | "بينها" | "ضمنهم" | "احدهم" | "معظمهم")
        {
            return;
        }
        let sentence = text.sentence(i);
        let Some(whole) = self
            .of_sentence(i)
            .filter(|f| f.tokens.start < i && !f.part)
            .max_by_key(|f| f.tokens.start)
            .map(|f| (f.outcome, f.min))
        else {
            return;
        };
        let mut k = i + 1 + usize::from(among);
        let mut first = true;
        while k < sentence.end {
            let Some(c) = counted(text, self.cast, k) else { break };
            if self.used[c.tokens.clone()].iter().any(|u| *u)
                || !first && c.letters == 0 && !text.key(k).starts_with('و')
            {
                break;
            }
            if let (Some(n), Some(m)) = (c.min, whole.1)
                && n > m
            {
                break;
            }
            if !c.figure && c.bound == Bound::Unstated && c.class.is_none() {
                break;
            }
            let tokens = if first { i..c.tokens.end } else { c.tokens.clone() };
            let letters = if first {
                usize::from(text.key(i).starts_with('و'))
            } else {
                c.letters.max(usize::from(text.key(k).starts_with('و') && c.letters == 0 && !c.figure))
            };
            let at = self.found.len();
            self.push(tokens, letters, whole.0, &c, "part of the figure before");
            if let Some(f) = self.found.get_mut(at) {
                f.part = true;
            }
            k = c.tokens.end;
            first = false;
            // Those between may carry a predicate; only a list joined by و goes on.
            if !text.key(k).starts_with('و') {
                break;
            }
        }
    }

    /// `وإصابة 10 آخرين` has its anchor; `و40 عنصرا` takes that of the figure before it.
    fn coordinated(&mut self, i: usize) {
        let text = self.text;
        if self.used[i] || !text.key(i).starts_with('و') {
            return;
        }
        let sentence = text.sentence(i);
        let Some(before) = self.of_sentence(i).filter(|f| f.tokens.end <= i).max_by_key(|f| f.tokens.end).cloned()
        else {
            return;
        };
        if i - before.tokens.end > 6
            || (before.tokens.end..i).any(|k| {
                parts_clauses(text, k)
                    || verb_forms(text.key(k)).iter().any(|f| f.is_finite() && f.letters == 0)
                        && noun(text, k).is_none()
            })
        {
            return;
        }
        let at = if text.key(i) == "و" { i + 1 } else { i };
        let Some(c) = counted(text, self.cast, at) else { return };
        let told = c.figure
            && (c.class.is_some()
                || c.others
                || matches!(text.key(c.tokens.end), "ب" | "في")
                || text.key(c.tokens.end).starts_with('ب'))
            || !c.figure && c.bound == Bound::Exact && noun(text, at).is_some() && before.bound != Bound::Unstated;
        if !told
            || c.tokens.end < text.len()
                && self.anchors[c.tokens.end].is_some()
                && c.tokens.end < sentence.end
                && matches!(self.anchors[c.tokens.end], Some(Anchor::Noun { .. }))
        {
            return;
        }
        let mut c = c;
        if c.class.is_none() && c.others {
            c.class = Some(before.victims);
        }
        let letters = if at > i { 0 } else { c.letters.max(1) };
        let from = self.found.len();
        self.push(at..c.tokens.end, letters, before.outcome, &c, "coordinated with the figure before");
        if let Some(f) = self.found.get_mut(from) {
            f.part = before.part;
        }
    }

    /// Threatened, planned, attempted, denied or only supposed harm.
    fn hypothetical(&self, i: usize) -> bool {
        let text = self.text;
        let start = text.sentence(i).start.max(i.saturating_sub(4));
        (start..i).any(|k| {
            let key = text.key(k);
            splits(key).any(|s| {
                matches!(
                    s.stem,
                    "محاوله"
                        | "محاولات"
                        | "حاول"
                        | "يحاول"
                        | "حاولت"
                        | "تهديد"
                        | "هدد"
                        | "هددت"
                        | "يهدد"
                        | "خشيه"
                        | "مخاوف"
                        | "لو"
                        | "اذا"
                        | "كاد"
                        | "خطه"
                        | "تخطيط"
                        | "خطط"
                        | "عقوبه"
                        | "لمنع"
                        | "تجنب"
                        | "تفادي"
                        | "لتفادي"
                        | "لتجنب"
                        | "احتمال"
                        | "قانون"
                        | "حكم"
                        | "احكام"
                        | "لن"
                        | "يعتزم"
                        | "فيلم"
                        | "روايه"
                        | "مسلسل"
                        | "يمكن"
                        | "بهدف"
                        | "بنيه"
                        | "نيه"
                        | "عدم"
                        | "حرض"
                        | "يحرض"
                        | "تحريض"
                        | "حرضهم"
                        | "مذكره"
                        | "مذكرات"
                        | "تدعو"
                        | "دعوات"
                )
            }) && !(matches!(key, "الحكم" | "روايه") && k + 3 < i)
        }) || i > text.sentence(i).start && matches!(text.key(i - 1), "لم" | "ولم" | "لا" | "ولا" | "لن")
    }
}
