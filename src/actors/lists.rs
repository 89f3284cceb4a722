//! Closed classes of words that the grammar of names asks about; `src/lexicon/name_words.tsv` lists them.

use crate::lexicon::NAME_WORDS;

/// A class of words, by its name in the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct List(&'static str);

impl List {
    /// True where the folded word is of this class.
    pub(super) fn has(self, key: &str) -> bool {
        NAME_WORDS.get(key).any(|row| row.cell(1) == self.0)
    }
}

/// Adjectives without nisba shape that belong to a body's name.
pub(super) const ORG_ADJECTIVES: List = List("org_adjective");

/// Words inside a person's name that are no name themselves.
pub(super) const NAME_PARTICLES: List = List("name_particle");

/// Prepositions and place nouns after which a country or a capital is only a place.
pub(super) const PLACE_FRAMES: List = List("place_frame");

/// Words before a party that make it a participant: it acts, is acted upon, or is dealt with.
pub(super) const PARTY_FRAMES: List = List("party_frame");

/// Words after which a run of name parts is a place, a body or a day, not a person.
pub(super) const NOT_PERSON_AFTER: List = List("no_person_after");

/// Particles, pronouns and prepositions: no part of a name, or of what stands between a title and its name.
pub(super) const PARTICLES: List = List("particle");

/// Adjectives that judge, order or place a body without being part of its name.
pub(super) const NOT_IN_NAMES: List = List("not_in_name");

/// Definite nouns after a head that only say where or of what it is.
pub(super) const GENERIC_TAILS: List = List("generic_tail");

/// Heads that are named by rank or task alone, without a country (`القوات المسلحة`، `الشرطة الاتحادية`).
pub(super) const RANKED_HEADS: List = List("ranked_head");

/// Heads that hardly ever open anything but a body's name.
pub(super) const STRONG_HEADS: List = List("strong_head");

/// Those whom an armed group has, and what is done against it: the word after them is the group.
pub(super) const MEMBERS: List = List("member");

/// Heads that name the same party as what they stand before: `تنظيم داعش` is `داعش`.
pub(super) const TRANSPARENT_HEADS: List = List("transparent_head");

/// Definite nouns that name a body by themselves where the text has no fuller name.
pub(super) const SELF_STANDING: List = List("self_standing");

/// True for a word that never stands inside a name: a particle, or a word of speech or time.
pub(super) fn stops(key: &str) -> bool {
    NAME_WORDS.get(key).any(|row| matches!(row.cell(1), "particle" | "stop"))
}
