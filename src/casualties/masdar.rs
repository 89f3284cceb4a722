//! Verbal nouns of harm: the victims follow.

use super::anchor::Anchor;
use super::context;
use super::frame::Who;
use super::rules::Reader;
use super::subject::may_name;
use super::victims::Counted;
use crate::analysis::{ActorKind, Bound, Outcome};
use crate::lexicon::PERSON_NAMES;
use crate::lexicon::conjugate::Form;
use crate::text::{Kind, fold};

/// A verbal noun where it stands.
struct Noun {
    at: usize,
    /// The token after it, or after a second one that shares its victims.
    after: usize,
    end: usize,
    letters: usize,
    outcome: Outcome,
    who: Who,
}

/// Rules of a verbal noun in order; the first that answers ends it.
const RULES: [fn(&mut Reader<'_, '_>, &Noun) -> bool; 6] = [another, each_of, direct, those, acting, someone];

/// `مقتل 12 شخصا`، `إصابة آخرين`، `مقتل وإصابة 15`، `مقتل القائد فلان`.
pub(super) fn masdar(r: &mut Reader<'_, '_>, i: usize) {
    let Some(Anchor::Masdar { outcome, letters, who }) = r.anchors[i] else { return };
    // توعد بالانتقام لمقتل فلان: what is threatened is not the death.
    let past = r.text.splits(i).any(|s| {
        // متهم بـ"التخطيط" لاغتيال فلان: what is quoted is meant all the same.
        let quoted = usize::from(i > r.start(i) + 1 && matches!(r.text.raw(i - 1), "\"" | "»" | "”"));
        let deed = s.stem == "اغتيال" && i > r.start(i) && !context::is(r.text, i - 1 - quoted, "unreal");
        s.preposition == Some('ل') && (deed || matches!(s.stem, "مقتل" | "مصرع" | "استشهاد" | "وفاه"))
    });
    // سجلت 35 وفاة
    if let Some(q) =
        r.figure_before(i).filter(|q| q.bound != Bound::Unstated && r.text.key(i) == "وفاه" && !r.used[q.tokens.start])
    {
        let c = Counted {
            min: q.min,
            max: q.max,
            bound: q.bound,
            figure: true,
            ..Counted::exactly(0, q.tokens.start..i + 1, q.letters, None)
        };
        r.push(q.tokens.start..i + 1, q.letters, outcome, &c, "figure + noun of harm");
        return;
    }
    if r.hypothetical(i) && !past || in_kind(r, i) || purpose(r, i) || sentence_of_court(r, i) {
        return;
    }
    if outcome == Outcome::Wounded && r.before_word(i, "feeling", 6) {
        return;
    }
    // فقدان السائق السيطرة: what is lost is no person.
    let lost = |k: usize| r.text.splits(k).any(|s| s.article && matches!(s.stem, "سيطره" | "وعي" | "ذاكره" | "ثقه"));
    if outcome == Outcome::Missing && (i + 1..r.end(i).min(i + 5)).any(lost) {
        return;
    }
    let mut n = Noun { at: i, after: i + 1, end: r.end(i), letters, outcome, who };
    share(r, &mut n);
    for rule in RULES {
        if rule(r, &n) {
            return;
        }
    }
}

/// `عمليات اغتيال منظمة`: a kind of deed, not one done to somebody.
fn in_kind(r: &Reader<'_, '_>, i: usize) -> bool {
    let text = r.text;
    let kind = i > r.start(i)
        && text
            .splits(i - 1)
            .any(|s| matches!(s.stem, "عمليه" | "عمليات" | "حوادث" | "جرايم" | "موجه" | "حملات" | "حمله" | "سلسله"));
    kind && !text.key(i + 1).starts_with("ال") && text.raw(i + 1).trim_end_matches(fold::is_mark).ends_with('ة')
}

/// A purpose (`لقتل`، `لـ"قتل أكبر عدد"`) is no deed.
fn purpose(r: &Reader<'_, '_>, i: usize) -> bool {
    let text = r.text;
    let meant = |stem: &str| !matches!(stem, "مقتل" | "مصرع" | "استشهاد" | "وفاه" | "اصابه" | "فقدان" | "نزوح");
    // رواية لاغتيال فلان: after a noun it is what the noun is about.
    let about = |stem: &str| {
        stem == "اغتيال"
            && i > r.start(i)
            && text.kind(i - 1) == Kind::Word
            && !text.verbs(i - 1).iter().any(|f| f.is_finite() && f.letters == 0)
    };
    text.splits(i).any(|s| s.preposition == Some('ل') && meant(s.stem) && s.letters > 0 && !about(s.stem))
        || i > 0 && (text.key(i - 1) == "ل" || i > 1 && text.key(i - 2) == "ل" && text.kind(i - 1) == Kind::Punct)
}

/// `حكمت المحكمة بإعدام ستة`: an execution that a court or ruler only speaks of.
fn sentence_of_court(r: &Reader<'_, '_>, i: usize) -> bool {
    let execution = r.text.splits(i).any(|s| s.stem == "اعدام");
    let done = (r.start(i).max(i.saturating_sub(5))..i)
        .any(|k| r.text.splits(k).any(|s| matches!(s.stem, "تنفيذ" | "نفذ" | "نفذت" | "تنفذ" | "ينفذ")));
    // حكمت في الثالث من مارس/آذار بإعدام خمسة
    execution && !done && r.after_word(i, "verdict", 8)
}

/// `مقتل وإصابة 15`: one figure for two deeds.
fn share(r: &mut Reader<'_, '_>, n: &mut Noun) {
    if n.after < n.end
        && let Some(Anchor::Masdar { outcome, letters: 1, .. }) = r.anchors[n.after]
        && r.text.key(n.after).starts_with('و')
    {
        let harm = |o| matches!(o, Outcome::Killed | Outcome::Wounded);
        if outcome != n.outcome && !(harm(outcome) && harm(n.outcome)) {
            // أسر وقتل عدد من الجنود: two statements, of which the second has the figure.
            let c = r.counted(n.after + 1).filter(Counted::is_people);
            if let Some(c) = c {
                let word = n.at..n.at + 1;
                let own = Counted { tokens: word, ..c };
                r.push(n.at..n.after + 1, n.letters, n.outcome, &own, "verbal nouns + victims");
            }
            return;
        }
        if outcome != n.outcome {
            n.outcome = Outcome::KilledOrWounded;
        }
        r.anchors[n.after] = None;
        n.after += 1;
    }
}

/// `وإصابة آخرين`، `وإصابة الرابع`.
fn another(r: &mut Reader<'_, '_>, n: &Noun) -> bool {
    let k = n.after;
    if k >= n.end {
        return true;
    }
    let one = matches!(
        r.text.key(k),
        "ثالث"
            | "رابع"
            | "خامس"
            | "اخر"
            | "ثان"
            | "اخري"
            | "الثالث"
            | "الرابع"
            | "الخامس"
            | "الثاني"
            | "ثالثه"
            | "الاخرين"
            | "البقيه"
    );
    if one && r.of_sentence(n.at).any(|f| f.tokens.start < n.at) {
        let c = Counted::exactly(1, k..k + 1, 0, None).and_others();
        r.push(n.at..k + 1, n.letters, n.outcome, &c, "verbal noun + another one");
        return true;
    }
    if matches!(r.text.key(k), "اخرين" | "اخرون") {
        let c = Counted::unstated(k..k + 1, 0, None).and_others();
        r.push(n.at..k + 1, n.letters, n.outcome, &c, "verbal noun + others");
        return true;
    }
    false
}

/// `مقتل كل من فلان وفلان`: a statement each.
fn each_of(r: &mut Reader<'_, '_>, n: &Noun) -> bool {
    if r.text.key(n.after) != "كل" || r.text.key(n.after + 1) != "من" {
        return false;
    }
    let mut k = n.after + 2;
    let mut from = n.at;
    while let Some(c) = (k < n.end).then(|| r.counted(k)).flatten().filter(|c| c.is_people()) {
        let letters = if from == n.at { n.letters } else { c.letters.max(1) };
        r.push(from..c.tokens.end, letters, n.outcome, &c, "verbal noun + each of");
        k = c.tokens.end + usize::from(matches!(r.text.raw(c.tokens.end), "،" | ","));
        if !r.text.key(k).starts_with('و') {
            break;
        }
        from = k;
    }
    true
}

/// The victims directly after it, or after words such as `ما`، `حوالي`.
fn direct(r: &mut Reader<'_, '_>, n: &Noun) -> bool {
    let text = r.text;
    let skip = |k: usize| {
        matches!(
            text.key(k),
            "ما" | "حوالي"
                | "في"
                | "كل"
                | "جميع"
                | "كلا"
                | "اثر"
                | "نحو"
                | "بعض"
                | "كافه"
                | "معظم"
                | "مجموعه"
                | "من"
        ) || matches!(text.raw(k), "\"" | "«" | "“" | "”" | ":" | "/")
    };
    let mut k = n.after;
    while k < n.end && k < n.after + 3 {
        if let Some(c) = r.counted(k).filter(|c| c.letters == 0) {
            // إخلاء فلان بكفالة، إجلاء المرضى إلى مستشفى آخر
            let moved = || c.is_one() || c.tokens.clone().any(|k| context::is(r.text, k, "moved"));
            let fits = !(n.outcome == Outcome::Displaced && moved())
                && (n.who != Who::Fighters || c.is_fighters())
                && c.is_people()
                && !(n.who != Who::Any && c.figure && c.class.is_none() && !c.others && counts_other(r, c.tokens.end));
            if fits {
                r.push(n.at..c.tokens.end, n.letters, n.outcome, &c, "verbal noun + victims");
            }
            return fits;
        }
        if !skip(k) {
            return false;
        }
        k += 1;
    }
    false
}

/// True where an unknown noun follows a figure, which then may count anything.
fn counts_other(r: &Reader<'_, '_>, k: usize) -> bool {
    r.text.kind(k) == Kind::Word && may_name(r, k) && !r.text.key(k).starts_with(['و', 'ب', 'ل'])
}

/// `مقتل هؤلاء`.
fn those(r: &mut Reader<'_, '_>, n: &Noun) -> bool {
    let k = n.after;
    if !matches!(r.text.key(k), "هولاء") || n.who != Who::Any {
        return false;
    }
    let c = r.counted(k + 1).filter(|c| c.is_people()).unwrap_or(Counted::unstated(k..k + 1, 0, None));
    r.push(n.at..c.tokens.end, n.letters, n.outcome, &c, "verbal noun + victims")
}

/// With who did it between: `اعتقال الشرطة خمسة طلاب`، `قتل الاحتلال صحفيين`.
fn acting(r: &mut Reader<'_, '_>, n: &Noun) -> bool {
    let text = r.text;
    let body = match r.cast.actor_at(n.after) {
        Some((id, m)) if r.cast.actor(id).kind != ActorKind::Person => m.tokens.end,
        None if text.key(n.after).starts_with("ال") => n.after + 1,
        None if matches!(text.key(n.after), "قوات" | "سلطات" | "شرطه" | "اجهزه") => n.after + 2,
        _ => return false,
    };
    for k in body..n.end.min(body + 14) {
        if text.kind(k) == Kind::Punct && text.raw(k) != "/"
            || text.verbs(k).iter().any(|f| f.is_finite() && f.letters == 0) && k > body
        {
            return false;
        }
        if let Some(c) = r.counted(k).filter(|c| c.is_people() && c.letters == 0) {
            let figure = c.figure && c.class.is_some();
            if n.who == Who::Fighters && !c.is_fighters() {
                return false;
            }
            if k >= body + 2 && !figure {
                continue;
            }
            let fits = figure
                || c.accusative
                || c.min == Some(2)
                || c.definite && c.is_one() && k == body && !c.named && r.cast.actor_at(n.after).is_some();
            if fits && r.push(n.at..c.tokens.end, n.letters, n.outcome, &c, "verbal noun with perpetrator") {
                if let Some(f) = r.last() {
                    f.perpetrator = Some(n.after..body);
                }
                return true;
            }
            return false;
        }
    }
    false
}

/// `مقتل الإمام`: the noun is of people alone, so whoever follows was harmed.
fn someone(r: &mut Reader<'_, '_>, n: &Noun) -> bool {
    if n.who != Who::Any || !may_name(r, n.after) || r.cast.place_at(n.after).is_some() {
        return false;
    }
    let key = r.text.key(n.after);
    // اغتيال بهجة العيد: what has the feminine ending and is no name is a thing.
    if r.text.raw(n.after).ends_with('ة')
        && !key.starts_with("ال")
        && !PERSON_NAMES.has_word(r.text, n.after)
        && r.cast.actor_at(n.after).is_none()
    {
        return false;
    }
    let organisation = r
        .cast
        .actor_at(n.after)
        .is_some_and(|(id, _)| !matches!(r.cast.actor(id).kind, ActorKind::Person | ActorKind::Other));
    let plural = key.ends_with("ين") || key.ends_with("ون") || key.ends_with("ات");
    let tokens = n.after..n.after + 1;
    let c = match plural || organisation {
        true => Counted::unstated(tokens.clone(), 0, None),
        false => Counted::exactly(1, tokens.clone(), 0, None),
    };
    r.push(n.at..tokens.end, n.letters, n.outcome, &c, "verbal noun + someone")
}

/// Verbal nouns that carry a pronoun of who was harmed.
fn own(stem: &str) -> Option<Outcome> {
    Some(match stem {
        "مقتل" | "مصرع" | "استشهاد" | "اغتيال" | "اعدام" | "وفات" | "رحيل" | "تصفيت" => {
            Outcome::Killed
        }
        "اصابت" => Outcome::Wounded,
        "اعتقال" | "اختطاف" | "احتجاز" | "توقيف" | "خطف" | "اقتياد" => {
            Outcome::Detained
        }
        "فقدان" | "اختفاي" | "اختفاو" => Outcome::Missing,
        _ => return None,
    })
}

/// Parts of the body that are hit.
const BODY: [&str; 14] =
    ["بطن", "راس", "صدر", "ظهر", "ساق", "قدم", "كتف", "رقبت", "وجه", "عين", "فخذ", "ذراع", "يد", "ركبت"];

/// `مقتله`، `استشهادها`، `تم اعتقالهم`: of one already named.
pub(super) fn pronominal(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let pronoun = text.key(i).ends_with(['ه', 'ا', 'م']);
    if !pronoun || r.used[i] || text.raw(i).trim_end_matches(fold::is_mark).ends_with('ة') {
        return;
    }
    let reading = text.splits(i).filter(|s| !s.article).find_map(|s| {
        let of = |p: &str| s.stem.strip_suffix(p).and_then(own);
        let one = of("ها").or_else(|| of("ه")).map(|o| (o, Some(1)));
        one.or_else(|| of("هما").map(|o| (o, Some(2)))).or_else(|| of("هم").map(|o| (o, None))).map(|(o, n)| (s, o, n))
    });
    let Some((s, outcome, number)) = reading else { return };
    if r.hypothetical(i) {
        return;
    }
    let before = if i > r.start(i) { text.key(i - 1) } else { "" };
    // A time set by a death, a wish and a choice are no statements of it.
    let where_hit = r.end(i) > i + 2
        && text.key(i + 1) == "في"
        && BODY.iter().any(|b| text.key(i + 2).strip_prefix(b).is_some_and(|p| matches!(p, "ه" | "ها" | "هم")))
        || text.splits(i + 1).any(|s| {
            s.preposition == Some('ب')
                && (matches!(s.stem, "جروح" | "جراح" | "طلق" | "رصاص" | "عيار" | "شظايا" | "حروق" | "كسور"))
        });
    // تأكدت إصابته بفيروس كورونا
    let where_hit = where_hit || outcome == Outcome::Wounded && super::disease::follows(text, i + 1);
    // يتسبب في وفاته: a danger, not a death.
    let general = (r.start(i).max(i.saturating_sub(3))..i).any(|k| {
        text.verbs(k).iter().any(|f| f.features.form == Form::Imperfect && matches!(f.lemma(), "تسبب" | "أدى"))
    });
    let aside = general
        || s.preposition == Some('ل')
        || matches!(
            before,
            "قبل"
                | "منذ"
                | "عند"
                | "يوم"
                | "حتي"
                | "لحظه"
                | "لدي"
                | "قبيل"
                | "او"
                | "سبب"
                | "ظروف"
                | "ملابسات"
                | "ذكري"
                | "وقت"
                | "تاريخ"
                | "مكان"
                | "موعد"
                | "اسباب"
                | "بعد"
                | "عقب"
        )
        || text.verbs(i.wrapping_sub(1)).iter().any(|f| f.preposition == Some('س'))
        || i > r.start(i) && context::is(text, i - 1, "kin");
    // لقي مصرعه is read by its idiom.
    let idiom = (r.start(i).max(i.saturating_sub(20))..i).any(|k| text.verbs(k).iter().any(|f| f.lemma() == "لقي"));
    let aside = aside && !(outcome == Outcome::Wounded && where_hit);
    let weak = !where_hit
        && matches!(outcome, Outcome::Detained | Outcome::Wounded | Outcome::Missing)
        && !matches!(before, "تم" | "وتم" | "عن" | "الي" | "جري" | "يتم" | "اعلن");
    let mere = matches!(before, "ان" | "بان" | "لان") && (r.end(i) > i + 1 && text.key(i + 1).starts_with(['س']));
    if aside || idiom || weak || mere {
        return;
    }
    let tokens = i..i + 1;
    let c = match number {
        Some(n) => Counted::exactly(n, tokens.clone(), s.letters, None),
        None => Counted::unstated(tokens.clone(), s.letters, None),
    };
    r.push(tokens, s.letters, outcome, &c, "verbal noun with pronoun");
}
