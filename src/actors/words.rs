//! What single words tell a name finder: questions to the lexicon, asked in one place.

use crate::lexicon::{NISBAS, ORG_HEADS, PERSON_NAMES, PLACES, Row, splits};
use crate::text::{Kind, Text};

/// The letters of `key` after the article, where it has one.
pub(super) fn bare(key: &str) -> &str {
    key.strip_prefix("ال").filter(|s| s.chars().nth(1).is_some()).unwrap_or(key)
}

/// `key` without its first `letters` letters: its proclitics.
pub(super) fn skip(key: &str, letters: usize) -> &str {
    key.char_indices().nth(letters).map_or(key, |(at, _)| &key[at..])
}

/// True for a word with the article and nothing before it.
pub(super) fn is_definite(key: &str) -> bool {
    key.strip_prefix("ال").is_some_and(|s| s.chars().nth(1).is_some())
}

/// True for a definite relational adjective (`الروسية`، `الأمنيين`): known as a nisba, or of its shape.
pub(super) fn is_definite_adjective(key: &str) -> bool {
    let Some(stem) = key.strip_prefix("ال").filter(|s| s.chars().count() >= 3) else { return false };
    NISBAS.contains(stem)
        || stem.chars().count() >= 4
            && ["ي", "يه", "يين", "يون", "يتين"].iter().any(|end| stem.ends_with(end))
            && !PLACES.contains(key)
            && !super::lists::ABSTRACT.has(stem)
        || super::lists::ORG_ADJECTIVES.has(stem)
}

/// True for a definite adjective without nisba shape that belongs to a body's name (`العامة`).
pub(super) fn is_org_adjective(key: &str) -> bool {
    super::lists::ORG_ADJECTIVES.has(bare(key))
}

/// True for the nisba of a country or people, with or without article.
pub(super) fn is_nisba(key: &str) -> bool {
    NISBAS.contains(bare(key))
}

/// How often the word is a given and a family name.
pub(super) fn name_counts(key: &str) -> Option<(u32, u32)> {
    PERSON_NAMES.get(key).next().map(counts)
}

/// As [`name_counts`], of the word of token `i`, which is looked up already.
pub(super) fn name_counts_at(text: &Text, i: usize) -> Option<(u32, u32)> {
    PERSON_NAMES.rows_at(text, i).next().map(counts)
}

fn counts(row: Row) -> (u32, u32) {
    let n = |column: &str| row.cell(PERSON_NAMES.column(column)).parse().unwrap_or(0);
    (n("given"), n("family"))
}

/// True for a word that can be a part of a person's name inside one: a known part, a particle, or `ال` + known part.
pub(super) fn is_name_part(text: &Text, i: usize) -> bool {
    if text.kind(i) != Kind::Word {
        return false;
    }
    let key = text.key(i);
    // Folded, the preposition على and the name علي are one: the spelling tells.
    if key == "علي" && text.raw(i).ends_with('ى') {
        return false;
    }
    PERSON_NAMES.contains(key)
        || super::lists::NAME_PARTICLES.has(key)
        || is_definite(key) && PERSON_NAMES.contains(bare(key))
}

/// True for a word that never stands inside a name. Folded, the preposition على and the name علي are one, and so are أن and
/// آن: the spelling tells.
pub(super) fn stops_at(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    let name = key == "علي" && !text.raw(i).ends_with('ى') || text.raw(i) == "آن";
    super::lists::stops(key) && !name
}

/// True where token `i` opens an organisation's name, after at most a conjunction or preposition.
pub(super) fn is_org_head(key: &str) -> bool {
    ORG_HEADS.contains(key) || ORG_HEADS.contains(bare(key))
}

/// The proclitics to cut so that the rest of `key` satisfies `known`: letters and stem. Nothing is cut where the
/// whole word satisfies it.
pub(super) fn cut<'k>(key: &'k str, known: impl Fn(&str) -> bool) -> Option<(usize, &'k str)> {
    if known(key) {
        return Some((0, key));
    }
    splits(key)
        .filter(|s| !s.article && s.letters > 0 && s.preposition != Some('س'))
        .find(|s| known(s.stem))
        .map(|s| (s.letters, s.stem))
}
