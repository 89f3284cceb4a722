//! Figures that lean on another one: parts, coordinated and listed victims.

use super::anchor::Anchor;
use super::people::{Grammar, noun};
use super::rules::Reader;
use super::victims::Counted;
use crate::analysis::{Bound, Outcome, Victims};
use crate::lexicon::TITLES;
use crate::lexicon::conjugate::Number;
use crate::syntax::clause::parts_clauses;

/// `بينهم ثلاثة أطفال`، `بما في ذلك امرأة`، `بين القتلى طفلان`: a part of the figure before.
pub(super) fn part(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let key = text.key(i).trim_start_matches('و');
    // بين القتلى امرأتان: the noun of harm stands between.
    let among = match r.anchors.get(i + 1) {
        Some(Some(Anchor::Noun { outcome, definite: true, number: Number::Plural, .. })) if key == "بين" => {
            Some(*outcome)
        }
        _ => None,
    };
    // من بين قتلى المعارضة ثلاثة قادة
    let of_whose = match r.anchors.get(i + 1) {
        Some(Some(Anchor::Noun { outcome, definite: false, number: Number::Plural, .. }))
            if key == "بين" && text.splits(i + 2).any(|s| s.article) && r.counted(i + 3).is_some_and(|c| c.figure) =>
        {
            Some(*outcome)
        }
        _ => None,
    };
    let whose = usize::from(among.is_none() && of_whose.is_some());
    let among = among.or(of_whose);
    let including = key == "بما" && text.key(i + 1) == "في" && matches!(text.key(i + 2), "ذلك" | "هم" | "ها");
    let with_them =
        key == "بما" && matches!(text.key(i + 1), "فيهم" | "فيها") || key == "من" && text.key(i + 1) == "ضمنهم";
    let plain = matches!(key, "بينهم" | "بينهن" | "منهم" | "بينها" | "ضمنهم" | "منهن" | "ومنهم");
    // ستة أشخاص، هم رجلان وأربع نساء: told one by one.
    let listed = matches!(key, "هم" | "هما")
        && r.of_sentence(i).any(|f| {
            let end = f.tokens.end.max(f.victims.end);
            f.figure
                && !f.part
                && end <= i
                && i - end <= 2
                && (end..i).all(|k| matches!(text.raw(k), "،" | "," | "-" | ":"))
        });
    if among.is_none() && !including && !with_them && !plain && !listed {
        return;
    }
    let whole = r
        .of_sentence(i)
        .filter(|f| f.tokens.start < i && !f.part)
        .max_by_key(|f| f.tokens.start)
        .map(|f| (f.outcome, f.max));
    // فقد الجيش 22 جنديا، قتل منهم 14: what befell these is told by a verb of its own.
    let deed = match i.checked_sub(1).and_then(|k| r.anchors[k]) {
        Some(Anchor::Verb { outcome, .. }) if i > r.start(i) => Some(outcome),
        _ => None,
    };
    let whole = whole.map(|(outcome, most)| (deed.unwrap_or(outcome), most));
    let Some((outcome, most)) = among.map(|o| (o, None)).or(whole) else { return };
    let skip = if including { 3 } else { 1 + usize::from(among.is_some() || with_them) + whose };
    let mut k = i + skip;
    // وبين القتلى أيضا طفل
    k += usize::from(among.is_some() && matches!(text.key(k), "ايضا" | "كذلك"));
    while k < r.end(i) && matches!(text.raw(k), "\"" | "«" | "“" | ":") {
        k += 1;
    }
    // هما فلان وفلان: who they were, not a figure.
    if listed && r.counted(k).is_none_or(|c| !c.figure && c.min != Some(2)) {
        return;
    }
    // بين الشهداء وأسرهم: between two sides.
    if among.is_some() && text.key(k).starts_with('و') && r.counted(k).is_some_and(|c| c.letters > 0) {
        return;
    }
    list(r, i, k, outcome, most);
}

/// `خمسة منهم في حالة خطرة`: some of the figure before.
pub(super) fn of_them(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    if !matches!(text.key(i), "منهم" | "منها" | "منهن") {
        return;
    }
    let Some(q) = r.figure_before(i).filter(|q| q.bound != Bound::Unstated && !r.used[q.tokens.start]) else { return };
    let whole =
        r.of_sentence(i).filter(|f| f.tokens.end <= q.tokens.start && !f.part && f.figure).max_by_key(|f| f.tokens.end);
    let Some((outcome, most)) = whole.map(|f| (f.outcome, f.max)) else { return };
    // What befell them may be told apart: ثلاثة منهم قتلوا, ثلاثة منهم أطفال.
    let other = (i + 1..r.end(i).min(i + 4)).any(|k| r.anchors[k].is_some());
    if other || q.min.zip(most).is_some_and(|(n, m)| n > m) {
        return;
    }
    let class = noun(text, r.cast, i + 1).filter(|n| n.letters == 0 && i + 1 < r.end(i)).map(|n| n.class);
    let c = Counted {
        min: q.min,
        max: q.max,
        bound: q.bound,
        figure: true,
        ..Counted::exactly(0, q.tokens.start..i + 1, q.letters, class)
    };
    if r.push(q.tokens.start..i + 1, q.letters, outcome, &c, "some of the figure before")
        && let Some(f) = r.last()
    {
        f.part = true;
    }
}

/// The members of a part, joined by و.
fn list(r: &mut Reader<'_, '_>, from: usize, first: usize, outcome: Outcome, most: Option<u64>) {
    let text = r.text;
    let (mut k, mut start, end) = (first, from, r.end(from));
    while k < end {
        let at = if k > first && text.key(k) == "و" { k + 1 } else { k };
        let Some(c) = r.counted(at).filter(Counted::is_people) else { break };
        let exceeds = c.min.zip(most).is_some_and(|(n, m)| n > m);
        if exceeds
            || r.used[c.tokens.clone()].iter().any(|u| *u)
            || k > first && c.letters == 0 && at == k && !text.key(k).starts_with('و')
        {
            break;
        }
        // نساء وأطفال: told in one breath.
        let more = text.key(c.tokens.end).starts_with('و').then(|| r.counted(c.tokens.end)).flatten();
        let c = match more.filter(|m| {
            c.bound == Bound::Unstated && m.bound == Bound::Unstated && !c.figure && !m.figure && m.tokens.end <= end
        }) {
            Some(m) => Counted { tokens: c.tokens.start..m.tokens.end, class: Some(Victims::Mixed), ..c },
            None => c,
        };
        let letters = if k == first {
            usize::from(text.key(from).starts_with('و'))
        } else {
            c.letters.max(usize::from(at == k && text.key(k).starts_with('و') && c.letters == 0 && !c.figure))
        };
        if r.push(start..c.tokens.end, letters, outcome, &c, "part of the figure before")
            && let Some(f) = r.last()
        {
            f.part = true;
        }
        // Those between may carry a predicate; only a list joined by و goes on.
        k = c.tokens.end;
        let comma = usize::from(matches!(text.raw(k), "،" | ",") && text.key(k + 1).starts_with('و'));
        k += comma;
        if !text.key(k).starts_with('و') {
            break;
        }
        start = k;
    }
}

/// The name of the rule [`majority`].
const MOST: &str = "most of the figure before";

/// `غالبيتهم من النساء`، `معظمهم مدنيون`، `خمسة منهم في حالة خطرة`: a part whose number may not be told.
pub(super) fn majority(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let most = matches!(text.key(i), "غالبيتهم" | "معظمهم" | "اغلبهم" | "اكثرهم" | "اغلبيتهم" | "جلهم" | "بعضهم");
    if !most {
        return;
    }
    let Some(outcome) =
        r.of_sentence(i).filter(|f| f.tokens.start < i && !f.part).max_by_key(|f| f.tokens.start).map(|f| f.outcome)
    else {
        return;
    };
    let at = i + 1 + usize::from(text.key(i + 1) == "من");
    if at == i + 2 && matches!(text.key(at), "الشرطه" | "الجيش" | "الامن" | "الدرك" | "الحرس") && at < r.end(i)
    {
        let c = Counted::unstated(i..at + 1, 0, Some(Victims::Security));
        if r.push(i..at + 1, 0, outcome, &c, MOST)
            && let Some(f) = r.last()
        {
            f.part = true;
        }
        return;
    }
    let Some(n) = (at < r.end(i))
        .then(|| noun(text, r.cast, at))
        .flatten()
        .filter(|n| n.number == Grammar::Plural && n.letters == 0 && n.class != Victims::Unspecified)
    else {
        return;
    };
    let c = Counted::unstated(i..at + n.len, 0, Some(n.class));
    if r.push(i..at + n.len, 0, outcome, &c, MOST)
        && let Some(f) = r.last()
    {
        f.part = true;
    }
}

/// `وإصابة 10 آخرين` has its anchor; `و40 عنصرا`، `وطفلها` take that of the figure before them.
pub(super) fn coordinated(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    if r.used[i] || !text.key(i).starts_with('و') {
        return;
    }
    // مصاب وجد ممددا: he was found, no grandfather.
    if text.key(i) == "وجد" {
        return;
    }
    let Some(before) =
        r.of_sentence(i).filter(|f| f.tokens.end.max(f.victims.end) <= i).max_by_key(|f| f.tokens.end).cloned()
    else {
        return;
    };
    let from = before.tokens.end.max(before.victims.end);
    if i - from > 6
        || before.max == Some(0)
        || (from..i).any(|k| {
            parts_clauses(text, k)
                && !matches!(text.raw(k), "(" | ")")
                && !(k + 1 == i
                    && matches!(text.raw(k), "،" | ",")
                    && r.counted(i).is_some_and(|c| c.figure || c.named))
                || r.anchors[k].is_some_and(|a| matches!(a, Anchor::Verb { .. } | Anchor::Masdar { .. }))
                || text.verbs(k).iter().any(|f| f.is_finite() && f.letters == 0 && f.pronoun.is_empty())
                    && noun(text, r.cast, k).is_none()
                    && r.cast.actor_at(k).is_none()
                    && r.cast.place_at(k).is_none()
        })
    {
        return;
    }
    let at = if text.key(i) == "و" { i + 1 } else { i };
    let Some(mut c) = r.counted(at).filter(|c| c.tokens.end <= r.end(i)) else { return };
    let end = c.tokens.end;
    let nominal = noun(text, r.cast, at);
    let told = c.figure
        && (c.class.is_some() || c.others || matches!(text.key(end), "ب" | "في") || text.key(end).starts_with('ب'))
        || !c.figure
            && c.bound == Bound::Exact
            && nominal.is_some_and(|n| !n.definite || n.owned && i - from <= 1)
            && before.bound != Bound::Unstated
        || c.named
            && before.min == Some(1)
            && (i == from || i == from + 1 && matches!(text.raw(from), "،" | ",") || apposed(r, from, i))
            && (ends_list(r, end) || apposed(r, end, end + 1));
    let harmed_otherwise = end < r.end(i) && r.anchors[end].is_some_and(|a| matches!(a, Anchor::Noun { .. }));
    let verb_follows = !c.figure
        && text
            .verbs(end)
            .iter()
            .any(|f| f.is_finite() && f.features.person == 3 && f.letters == 0 && f.pronoun.is_empty());
    if !told || harmed_otherwise || verb_follows {
        return;
    }
    if c.class.is_none() && before.class.is_some() {
        c.others = true;
    }
    // 30 عنصرا متطرفا وتكفيريا: what a figure's noun is, not one more.
    let qualifies = !c.figure && c.accusative && before.figure && r.accusative(i - 1);
    // وزير is no و + زير; العالم ونائب الوزير: another office of one person.
    let office = !c.figure
        && before.class.is_none()
        && !before.figure
        && nominal.is_some_and(|n| {
            !n.accusative && !n.owned && matches!(n.class, Victims::Official | Victims::Combatant | Victims::Security)
        });
    if at == i && c.letters == 0 || office || qualifies {
        return;
    }
    let letters = if at > i { 0 } else { c.letters.max(1) };
    if r.push(at..end, letters, before.outcome, &c, "coordinated with the figure before")
        && let Some(f) = r.last()
    {
        f.part = before.part;
    }
}

/// True where what stands between a name and token `to` says who that is: `فلان أستاذ الهندسة بجامعة أسيوط`.
fn apposed(r: &Reader<'_, '_>, from: usize, to: usize) -> bool {
    let text = r.text;
    let person = noun(text, r.cast, from).is_some_and(|n| n.number == Grammar::Singular && n.letters == 0);
    let comma = |k: usize| matches!(text.raw(k), "،" | ",");
    let leads = |k: usize| matches!(text.key(k), "مع" | "خلال" | "بعد" | "اثر" | "علي" | "من" | "الي" | "عن");
    from < to && (person || TITLES.has_word(text, from)) && !(from..to).any(|k| leads(k) || comma(k) && k + 1 < to)
}

/// True where a list of names ends: punctuation, the end, a circumstance.
fn ends_list(r: &Reader<'_, '_>, k: usize) -> bool {
    super::subject::closed(r, k, r.end(k.saturating_sub(1)))
}

/// `بالإضافة إلى أربعة من الشرطة`، `مع اثنين من مرافقيه`: others beside the figure before.
pub(super) fn alongside(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let len = match (text.key(i), text.key(i + 1)) {
        ("بالاضافه" | "اضافه" | "واضافه" | "وبالاضافه", "الي") | ("فضلا", "عن") | ("الي", "جانب") | ("علاوه", "علي") => {
            2
        }
        ("مع", _) => 1,
        _ => return,
    };
    let Some(before) =
        r.of_sentence(i).filter(|f| f.tokens.start < i).max_by_key(|f| f.tokens.end.max(f.victims.end)).cloned()
    else {
        return;
    };
    let from = before.tokens.end.max(before.victims.end);
    let apart =
        (from..i).any(|k| text.verbs(k).iter().any(|f| f.is_finite() && f.letters == 0) || r.anchors[k].is_some());
    if from > i || i - from > if len == 1 { 1 } else { 8 } || apart {
        return;
    }
    let Some(c) = r.counted(i + len).filter(|c| c.tokens.end <= r.end(i) && c.letters == 0) else { return };
    let told = c.figure && (c.class.is_some() || c.others)
        || c.min.is_some() && !c.named && (!c.definite || c.tokens.len() > 1 || len == 1);
    if told {
        let outcome = r.anchors.get(c.tokens.end).copied().flatten();
        let outcome = match outcome {
            Some(Anchor::Noun { outcome, .. }) => outcome,
            _ => before.outcome,
        };
        r.push(i + len..c.tokens.end, 0, outcome, &c, "beside the figure before");
    }
}
