//! Persons by grammar: a title, then names; or a run of name parts that nothing else claims.

use super::words::{cut, is_definite, is_name_part, name_counts};
use super::{Candidate, Class, lists};
use crate::analysis::ActorKind;
use crate::lexicon::{ACTORS, BOUNDS, PERSON_NAMES, PLACES, TITLES, splits};
use crate::names::{self, NameSpan};
use crate::text::{Kind, Text};

/// The most tokens a person's name takes.
const MAX_PARTS: usize = 7;

/// A person's name that begins at token `i`.
pub(super) fn at(text: &Text, i: usize) -> Option<Candidate> {
    if text.kind(i) != Kind::Word {
        return None;
    }
    let key = text.key(i);
    // Folded, the preposition على and the name علي are one: the spelling tells.
    if key.ends_with("علي") && text.raw(i).ends_with('ى') {
        return None;
    }
    let titled = after_title(text, i);
    if !titled && (TITLES.contains(key) || crate::lexicon::VICTIMS.contains(key)) {
        return None;
    }
    let (letters, stem) = cut(key, |k| PERSON_NAMES.contains(k) || matches!(k, "ابو" | "ام" | "عبد"))?;
    if letters > 0 && titled || is_definite(stem) || BOUNDS.longest(text, i).is_some() {
        return None;
    }
    let limit = text.sentence(i).end.min(i + MAX_PARTS);
    let mut j = i + 1;
    while j < limit && is_name_part(text, j) && !clashes(text, j) {
        j += 1;
    }
    // Nor does a verb that happens to be a name part, unless it is common as a family name.
    while j > i + 2
        && text.verbs(j - 1).iter().any(|f| f.is_finite() && f.pronoun.is_empty())
        && name_counts(text.key(j - 1)).is_none_or(|(_, family)| family < 8)
    {
        j -= 1;
    }
    while j > i + 1 && ends_no_name(text, j - 1) {
        j -= 1;
    }
    // A particle does not end a name, but الدين and الله do.
    while j > i + 1
        && lists::NAME_PARTICLES.has(text.key(j - 1))
        && !matches!(text.key(j - 1), "الدين" | "الله" | "الرحمن")
    {
        j -= 1;
    }
    let parts = j - i;
    if i > 0 && splits(text.key(i - 1)).any(|s| lists::NOT_PERSON_AFTER.has(s.stem)) {
        return None;
    }
    let (given, family) = name_counts(stem).unwrap_or((0, 0));
    let kunya = matches!(stem, "ابو" | "ام");
    let enough = match parts {
        1 => false,
        2 => titled && given + family > 0 || given >= 8 && !common(text, j - 1) || kunya,
        _ => titled || given > 0 || kunya,
    };
    let place = PLACES.longest_whole(text, i).is_some_and(|h| h.len >= parts);
    if !enough || place && !titled {
        return None;
    }
    Some(Candidate {
        tokens: i..j,
        letters,
        class: Class::Person,
        kind: ActorKind::Person,
        known: None,
        head: None,
        score: if titled { 0.85 } else { 0.65 },
    })
}

/// True where the words before `i` are a title or office, so that a name is expected.
pub(super) fn after_title(text: &Text, i: usize) -> bool {
    let from = i.saturating_sub(5).max(text.sentence(i).start);
    (from..i).any(|k| {
        // The title must end exactly before the name.
        TITLES.longest(text, k).is_some_and(|h| k + h.len == i)
    })
}

/// True for an office, a particle or a verb: words that stand after a name, not in it.
fn ends_no_name(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    let known = name_counts(key).is_some_and(|(given, family)| given + family >= 20);
    text.kind(i) != Kind::Word
        || lists::stops(key) && !(key == "علي" && !text.raw(i).ends_with('ى'))
        || !known
            && (TITLES.contains(key)
                || text.verbs(i).iter().any(|f| f.is_finite() && f.letters == 0 && f.pronoun.is_empty()))
}

/// A word that is more often something else than a name does not lengthen one by itself.
fn common(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    !PERSON_NAMES.contains(key) && !is_definite(key)
}

/// True where a known actor or an office begins, so that the name before it ends.
fn clashes(text: &Text, j: usize) -> bool {
    ACTORS.longest_whole(text, j).is_some_and(|h| h.len > 1)
        || TITLES.contains(text.key(j)) && !PERSON_NAMES.contains(text.key(j))
}

/// A person the tagger saw, without the titles it may have taken along.
pub(super) fn tagged(text: &Text, name: &NameSpan) -> Option<Candidate> {
    if name.class != names::Class::Person {
        return None;
    }
    let mut tokens = name.tokens.clone();
    // The tagger may take along a title, a preposition or a quotation mark.
    loop {
        let before = tokens.clone();
        if tokens.len() > 1 && (text.kind(tokens.start) == Kind::Punct || lists::stops(text.key(tokens.start))) {
            tokens.start += 1;
        }
        if let Some(hit) = TITLES
            .longest(text, tokens.start)
            .filter(|h| h.len < tokens.len() && !PERSON_NAMES.contains(text.key(tokens.start)))
        {
            tokens.start += hit.len;
        }
        if tokens == before {
            break;
        }
    }
    let key = text.key(tokens.start);
    if text.kind(tokens.start) != Kind::Word || lists::stops(key) || BOUNDS.longest(text, tokens.start).is_some() {
        return None;
    }
    // Titles, adjectives of country and titles' complements are no name by themselves.
    let named = tokens.clone().any(|i| {
        let key = text.key(i);
        let bare = super::words::bare(key);
        !(TITLES.contains(key)
            || TITLES.contains(bare)
            || super::words::is_nisba(key)
            || crate::lexicon::VICTIMS.contains(bare)
            || lists::stops(key))
            || PERSON_NAMES.contains(key) && after_title(text, i)
    });
    if !named {
        return None;
    }
    let letters = match cut(key, |k| PERSON_NAMES.contains(k)) {
        Some((letters, _)) => letters,
        // Names in و are few and known.
        None => usize::from(key.starts_with('و') && key.chars().count() >= 4),
    };
    Some(Candidate {
        tokens,
        letters,
        class: Class::Person,
        kind: ActorKind::Person,
        known: None,
        head: None,
        score: 0.6 * name.score,
    })
}
