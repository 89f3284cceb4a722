//! Persons: by the grammar of names, or as the tagger sees them.

mod extent;
mod grammar;
mod tagged;
mod title;

pub(super) use grammar::{at, framed};
pub(super) use tagged::{joined, parts, tagged};
pub(super) use title::{after_title, names_place};

use super::words::{bare, is_definite, name_counts};
use super::{Candidate, Class, lists};
use crate::analysis::ActorKind;
use crate::text::{Text, Tokens};

/// How sure a name is that its place alone shows: the tagger need not see it.
pub(super) const FRAMED: f32 = 0.9;

/// What opens names without being one.
const BEGINNINGS: [&str; 3] = ["ابو", "ام", "عبد"];

fn candidate(tokens: Tokens, letters: usize, score: f32) -> Candidate {
    Candidate { tokens, letters, class: Class::Person, kind: ActorKind::Person, known: None, head: None, score }
}

/// True for a common given name, and for `ابن` as one opens.
pub(in crate::actors) fn is_given(key: &str) -> bool {
    key == "ابن" || name_counts(key).is_some_and(|(given, _)| given >= 20)
}

/// True for a noun with an adjective of country (`قيادي عسكري إيراني`) and for what goes on from one (`مسؤول إيراني كبير`), which
/// have the shape of foreign names.
fn describes(text: &Text, tokens: Tokens) -> bool {
    let last = text.key(tokens.end - 1);
    let first = text.key(tokens.start);
    let counted = tokens.len() == 1
        && ["ون", "ين", "ان", "ات"].iter().any(|end| last.ends_with(end))
        && crate::lexicon::NISBAS.contains(last)
        || tokens.len() == 1
            && ["يون", "يين", "يتان", "يتين"].iter().any(|end| last.ends_with(end))
            && name_counts(last).is_none();
    let plural = tokens.len() == 1
        && is_definite(last)
        && (last.ends_with("ون") || last.ends_with("ين"))
        && name_counts(last).or(name_counts(bare(last))).is_none();
    // عيد الرياض: a noun and a town.
    let of_town = tokens.len() == 2
        && (lists::ALSO_COMMON.has(first) || crate::names::usual(first) == crate::names::Usual::Other)
        && is_definite(last)
        && crate::lexicon::PLACES.contains(last)
        && !after_title(text, tokens.start);
    // أمن آسيا راسخ: a land and what is told of it.
    let land = tokens.len() == 2
        && crate::lexicon::PLACES.contains(first)
        && crate::names::usual(first) != crate::names::Usual::Person
        && crate::names::usual(last) == crate::names::Usual::Other;
    counted
        || land
        || of_town
        || plural
        || tokens.len() > 1 && last.strip_suffix("ان").is_some_and(super::words::is_nisba)
        || tokens.len() > 1
            && !is_definite(last)
            && (crate::actors::words::is_nisba(last) || crate::actors::words::is_nisba(first) && !is_definite(first))
            && name_counts(first).is_none_or(|n| n.0 < 8)
        || lists::NO_NAMES.has(first) && !(is_given(first) && after_title(text, tokens.start))
}
