//! States and capitals: parties only where they act, speak or are dealt with; places everywhere else.

use super::{Candidate, Class, lists};
use crate::analysis::ActorKind;
use crate::lexicon::{ACTORS, splits, verb_forms};
use crate::syntax::clause::speaks_of_itself;
use crate::text::{Kind, Text};

/// Parts the candidates into those that take part and those that are only places. A state that is coordinated with
/// one that takes part (`تركيا وبريطانيا`) takes part as well.
pub(super) fn part(text: &Text, chosen: Vec<Candidate>) -> (Vec<Candidate>, Vec<Candidate>) {
    let mut parts: Vec<bool> = Vec::with_capacity(chosen.len());
    for (i, c) in chosen.iter().enumerate() {
        let before =
            i.checked_sub(1).map(|b| (&chosen[b], parts[b])).filter(|(b, _)| alike(b, c) && joined(text, b, c));
        parts.push(match (evidence(text, c), before) {
            (Evidence::Strong, _) => true,
            // في سوريا والعراق لا تستهدف: what follows says nothing of the second place.
            (Evidence::Followed, Some((_, took_part))) => took_part,
            (Evidence::Followed, None) => true,
            (Evidence::None, before) => before.is_some_and(|(_, took_part)| took_part),
        });
    }
    let mut parts = parts.into_iter();
    chosen.into_iter().partition(|_| parts.next().unwrap_or(true))
}

fn alike(a: &Candidate, b: &Candidate) -> bool {
    a.kind == ActorKind::State && b.kind == ActorKind::State
}

/// True for `أ وب` and `أ، ب`.
fn joined(text: &Text, a: &Candidate, b: &Candidate) -> bool {
    let (end, start) = (a.tokens.end, b.tokens.start);
    start == end && b.letters > 0 && text.key(start).starts_with('و')
        || start == end + 1 && matches!(text.raw(end), "،" | ",")
}

/// What speaks for a state's being a party here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    None,
    /// Only the verb after it, which may have another subject.
    Followed,
    Strong,
}

/// Only states and metonyms need evidence.
fn evidence(text: &Text, c: &Candidate) -> Evidence {
    if !(c.class == Class::Metonym || c.kind == ActorKind::State && c.class == Class::Known) {
        return Evidence::Strong;
    }
    // أميركا الشمالية: a continent's part.
    if matches!(text.key(c.tokens.end), "الشماليه" | "الجنوبيه" | "الوسطي" | "اللاتينيه")
    {
        return Evidence::None;
    }
    let first = text.key(c.tokens.start).chars().next();
    let conjunction = c.letters > 0 && matches!(first, Some('و' | 'ف'));
    if c.letters > usize::from(conjunction) || c.letters > 0 && !conjunction {
        return fused(text, c);
    }
    let sentence = text.sentence(c.tokens.start);
    let mut p = c.tokens.start;
    while p > sentence.start && matches!(text.raw(p - 1), "\"" | "«" | "“") {
        p -= 1;
    }
    let followed = acts_after(text, c, sentence.end);
    if p == sentence.start || text.kind(p - 1) == Kind::Punct && !matches!(text.raw(p - 1), "(" | "،") {
        let speaks = followed
            || text.raw(c.tokens.end) == ":" && tells_words(text, c)
            || c.tokens.end < sentence.end && verb_shape(text.key(c.tokens.end));
        return if speaks { Evidence::Strong } else { Evidence::None };
    }
    if !conjunction && dealt_with(text, c, p - 1) {
        return Evidence::Strong;
    }
    let clause = conjunction || text.kind(p - 1) == Kind::Punct || opens_clause(text.key(p - 1));
    if followed && clause { Evidence::Followed } else { Evidence::None }
}

/// True where what stands after a state's colon is what it says, not what happened there.
fn tells_words(text: &Text, c: &Candidate) -> bool {
    let first = (c.tokens.end + 1..text.len()).find(|&k| text.kind(k) == Kind::Word);
    first.is_some_and(|k| speaks_of_itself(text, k))
}

/// `موالية لإيران`: a fused preposition makes a party only after a word of allegiance or enmity.
fn fused(text: &Text, c: &Candidate) -> Evidence {
    let sentence = text.sentence(c.tokens.start);
    let to = text.key(c.tokens.start).trim_start_matches('و').starts_with('ل');
    let before = |list: lists::List| {
        c.tokens.start > sentence.start && text.splits(c.tokens.start - 1).any(|s| list.has(s.stem))
    };
    // المندوبة الدائمة لأيرلندا
    let envoy = || {
        let b = c.tokens.start.saturating_sub(1);
        b > sentence.start
            && matches!(text.key(b), "الدايم" | "الدايمه")
            && text.splits(b - 1).any(|s| lists::PARTY_BEFORE_TO.has(s.stem))
    };
    if to && (before(lists::PARTY_BEFORE_TO) || envoy()) { Evidence::Strong } else { Evidence::None }
}

/// True where a verb follows, after a negation and after states coordinated with this one.
fn acts_after(text: &Text, c: &Candidate, end: usize) -> bool {
    let mut next = c.tokens.end;
    while let Some(hit) = ACTORS.longest(text, next).filter(|h| h.conjunction == Some('و') && h.preposition.is_none())
    {
        next += hit.len;
    }
    if matches!(text.key(next), "لم" | "لن" | "لا" | "قد" | "سوف") {
        next += 1;
    }
    next < end && is_third_person_verb(text.key(next))
}

/// True where the word at `b` before the state says that it acts, is acted upon or is dealt with.
fn dealt_with(text: &Text, c: &Candidate, b: usize) -> bool {
    let before = text.key(b);
    let stem = |list: lists::List| splits(before).any(|s| list.has(s.stem));
    if stem(lists::PLACE_FRAMES) || stem(lists::BEFALLS) {
        return false;
    }
    let second = b.checked_sub(1).filter(|s| *s >= text.sentence(b).start).map_or("", |s| text.key(s));
    let clause = second.strip_prefix('و').unwrap_or(second);
    let second_is = |list: lists::List| splits(second).any(|s| list.has(s.stem));
    match before {
        "من" => return second_is(lists::PARTY_BEFORE_FROM),
        "علي" => return second_is(lists::PARTY_BEFORE_ON),
        "ان" | "بان" | "لان" | "فان" | "لكن" => return !matches!(text.key(c.tokens.end), "تقع" | "يقع"),
        _ => {}
    }
    if stem(lists::PARTY_FRAMES) {
        // اتفاق فيينا: a capital names the agreement that was made there; الحدود مع إيران is a line on a map.
        let from = b.saturating_sub(4).max(text.sentence(b).start);
        let spatial = (from..b).any(|k| text.splits(k).any(|s| lists::SPATIAL.has(s.stem)));
        return !spatial && !(c.class == Class::Metonym && stem(lists::HELD_AT));
    }
    let opens = b == text.sentence(b).start
        || text.kind(b - 1) == Kind::Punct
        || matches!(
            second,
            "التي"
                | "الذي"
                | "الذين"
                | "ان"
                | "حيث"
                | "كما"
                | "بينما"
                | "فيما"
                | "وقد"
                | "لم"
                | "لن"
                | "لا"
                | "قد"
                | "ما"
        );
    // الذي تقوده أميركا، والتي تتولى تركيا قيادتها
    let relative = matches!(clause, "التي" | "الذي" | "الذين");
    is_third_person_verb(before)
        || plural_verb_shape(before)
        || (opens || relative) && verb_shape(before)
        || relative && before.starts_with(['ي', 'ت']) && before.ends_with('ه') && before.chars().count() == 5
}

/// Words after which a clause with its own subject begins.
fn opens_clause(key: &str) -> bool {
    matches!(key, "بينما" | "فيما" | "كما" | "حيث" | "وان" | "اذ" | "لكن" | "ولكن")
}

/// True for a finite verb in the third person: known, or by the shape of a feminine one, since states are mostly
/// feminine (`قصفت`، `تقوده`).
fn is_third_person_verb(key: &str) -> bool {
    let known = verb_forms(key);
    if known.iter().any(|f| f.is_finite() && f.features.person == 3) {
        return true;
    }
    let stem = key.strip_prefix('و').unwrap_or(key);
    known.is_empty()
        && stem.chars().count() >= 4
        && stem.ends_with('ت')
        && !stem.ends_with("ات")
        && !stem.ends_with("يت")
        && !stem.starts_with("ال")
}

/// True for the shape of an imperfect (`يتمسك`، `ستعلن`) that the lexicon has no other use for; to be asked only where a
/// verb is likely.
fn verb_shape(key: &str) -> bool {
    let stem = key.strip_prefix('و').unwrap_or(key);
    let stem = stem.strip_prefix('س').unwrap_or(stem);
    stem.chars().count() >= 4
        && stem.starts_with(['ي', 'ت'])
        && !stem.ends_with("ات")
        && (!stem.ends_with('ه') || stem.chars().count() > 5 && !stem.ends_with("يه"))
        && !crate::syntax::deed::is_deed_key(stem)
        && !lists::PARTY_FRAMES.has(stem)
        && !crate::lexicon::PLACES.contains(stem)
        && !ACTORS.contains(stem)
        && !crate::lexicon::PERSON_NAMES.contains(stem)
}

/// `يشكرون`، `يتهمون`.
fn plural_verb_shape(key: &str) -> bool {
    let stem = key.strip_prefix('و').unwrap_or(key);
    stem.starts_with('ي')
        && stem.ends_with("ون")
        && stem.chars().count() >= 5
        && !crate::lexicon::PERSON_NAMES.contains(stem)
}
