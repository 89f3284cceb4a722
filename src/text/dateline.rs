//! Datelines: where, for whom and by whom a report was filed, ahead of its first sentence.
//!
//! `بيروت/ الأناضول:`، `القاهرة -`، `دبي، الإمارات العربية المتحدة (CNN)--`. They belong to the outlet, not to what is told, so they
//! are a sentence of their own.

use super::{Kind, Text, Tokens};
use crate::lexicon::{ACTORS, PERSON_NAMES, PLACES};

/// The longest dateline, in tokens, its closing mark included.
const LONGEST: usize = 14;

/// The token after the dateline that a paragraph opens with, if it opens with one.
pub(super) fn end(text: &Text, paragraph: &Tokens) -> Option<usize> {
    let limit = paragraph.end.min(paragraph.start + LONGEST);
    let (mut k, mut parts, mut told) = (paragraph.start, 0, false);
    let mut inside = false;
    while k < limit {
        match text.raw(k) {
            // A place before a colon may be who speaks: only what has two parts is sure to be a dateline.
            ":" if told && parts > 1 && !inside => return follows(text, k + 1, paragraph),
            "-" | "–" | "—" | "--" if !inside && told && is_final(text, k) => {
                let after = k + 1 + usize::from(is_dash(text.raw(k + 1)));
                // `الرياض - واس:` goes on, `القاهرة - قتل` does not.
                match item(text, after) {
                    Some((end, _)) if text.raw(end) == ":" || is_dash(text.raw(end)) => k = after,
                    _ => return follows(text, after, paragraph),
                }
            }
            "-" | "–" | "—" | "/" | "،" | "," | "|" => k += 1,
            "(" if !inside => (inside, k) = (true, k + 1),
            ")" if inside => (inside, k) = (false, k + 1),
            _ => {
                let (end, known) = item(text, k)?;
                told |= known;
                parts += 1;
                k = end;
            }
        }
    }
    None
}

/// A place, an outlet, a name, a word in another script: the token after it, and whether it makes a dateline.
fn item(text: &Text, k: usize) -> Option<(usize, bool)> {
    if let Some(hit) = PLACES.longest_whole(text, k) {
        return Some((k + hit.len, true));
    }
    let kind = ACTORS.column("kind");
    if let Some(hit) = ACTORS.longest_whole(text, k) {
        return ACTORS.rows_of(&hit).any(|r| matches!(r.cell(kind), "media" | "state")).then_some((k + hit.len, true));
    }
    match text.kind(k) {
        Kind::Foreign => Some((k + 1, true)),
        Kind::Word if matches!(text.key(k), "وكالات" | "الوكالات" | "ووكالات" | "وكاله" | "خاص" | "مراسل") => {
            Some((k + 1, true))
        }
        Kind::Word if PERSON_NAMES.contains(text.key(k)) && text.verbs(k).is_empty() => Some((k + 1, true)),
        Kind::Word if text.verbs(k).is_empty() && k > 0 && PERSON_NAMES.contains(text.key(k - 1)) => {
            Some((k + 1, false))
        }
        _ => None,
    }
}

fn is_dash(raw: &str) -> bool {
    matches!(raw, "-" | "–" | "—")
}

/// A dash ends the dateline where a space stands after it, before it, or it is doubled.
fn is_final(text: &Text, k: usize) -> bool {
    is_dash(text.raw(k + 1)) || !text.glued(k + 1)
}

fn follows(text: &Text, k: usize, paragraph: &Tokens) -> Option<usize> {
    (k < paragraph.end && matches!(text.kind(k), Kind::Word | Kind::Number | Kind::Punct)).then_some(k)
}
