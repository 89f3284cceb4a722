//! States and capitals: parties only where they act, speak or are dealt with; places everywhere else.

use super::{Candidate, Class, lists};
use crate::analysis::ActorKind;
use crate::lexicon::{splits, verb_forms};
use crate::text::{Kind, Text};

/// Parts the candidates into those that take part and those that are only places. A state that is coordinated with
/// one that takes part (`تركيا وبريطانيا`) takes part as well.
pub(super) fn part(text: &Text, chosen: Vec<Candidate>) -> (Vec<Candidate>, Vec<Candidate>) {
    let mut parts: Vec<bool> = chosen.iter().map(|c| takes_part(text, c)).collect();
    for i in 1..chosen.len() {
        let joined = chosen[i].tokens.start == chosen[i - 1].tokens.end
            && chosen[i].letters > 0
            && text.key(chosen[i].tokens.start).starts_with('و')
            || chosen[i].tokens.start == chosen[i - 1].tokens.end + 1
                && matches!(text.raw(chosen[i - 1].tokens.end), "،" | ",");
        let alike = |c: &Candidate| c.kind == ActorKind::State;
        if joined && !parts[i] && parts[i - 1] && alike(&chosen[i]) && alike(&chosen[i - 1]) {
            parts[i] = true;
        }
    }
    let mut parts = parts.into_iter();
    chosen.into_iter().partition(|_| parts.next().unwrap_or(true))
}

/// True where a candidate takes part in what is told. Only states and metonyms can fail to.
fn takes_part(text: &Text, c: &Candidate) -> bool {
    if c.class == Class::Metonym || c.kind == ActorKind::State && c.class == Class::Known {
        acts(text, c)
    } else {
        true
    }
}

fn acts(text: &Text, c: &Candidate) -> bool {
    let sentence = text.sentence(c.tokens.start);
    let fused = c.letters > 0 && !matches!(text.key(c.tokens.start).chars().next(), Some('و' | 'ف'));
    if fused {
        return false;
    }
    let mut p = c.tokens.start;
    while p > sentence.start && matches!(text.raw(p - 1), "\"" | "«" | "“") {
        p -= 1;
    }
    let next = c.tokens.end;
    let next = if matches!(text.key(next), "لم" | "لن" | "لا" | "قد" | "سوف") { next + 1 } else { next };
    let followed = next < sentence.end && is_third_person_verb(text.key(next));
    if p == sentence.start || text.kind(p - 1) == Kind::Punct {
        return followed;
    }
    let before = text.key(p - 1);
    let frame = |list: lists::List| splits(before).any(|s| list.has(s.stem));
    if frame(lists::PLACE_FRAMES) {
        return false;
    }
    // اتفاق فيينا: a capital names the agreement that was made there.
    frame(lists::PARTY_FRAMES) && !(c.class == Class::Metonym && splits(before).any(|s| s.stem == "اتفاق"))
        || is_third_person_verb(before)
        || followed
            && (matches!(before, "ان" | "بان" | "لان" | "لكن" | "بينما" | "فيما" | "كما" | "حيث" | "وان")
                || c.letters > 0)
}

/// True for a finite verb in the third person: known, or by the shape of a feminine one, since states are mostly
/// feminine (`قصفت`، `تنفي`).
fn is_third_person_verb(key: &str) -> bool {
    let known = verb_forms(key);
    if known.iter().any(|f| f.is_finite() && f.features.person == 3 && f.pronoun.is_empty()) {
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
