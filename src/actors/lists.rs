//! Closed classes of words that the grammar of names asks about; `src/lexicon/name_words.tsv` lists them.

use crate::lexicon::{NAME_WORDS, Row, Split};
use crate::text::Text;

/// A class of words, by its name in the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct List(&'static str);

impl List {
    /// True where the folded word is of this class.
    pub(super) fn has(self, key: &str) -> bool {
        self.among(NAME_WORDS.get(key))
    }

    /// True where the stem is of this class.
    pub(super) fn has_stem(self, split: &Split<'_>) -> bool {
        self.among(NAME_WORDS.rows_for(split))
    }

    /// True where the word of token `i` is of this class.
    pub(super) fn has_word(self, text: &Text, i: usize) -> bool {
        self.among(NAME_WORDS.rows_at(text, i))
    }

    fn among(self, mut rows: impl Iterator<Item = Row>) -> bool {
        rows.any(|row| row.cell(1) == self.0)
    }
}

/// Adjectives without nisba shape that belong to a body's name.
pub(super) const ORG_ADJECTIVES: List = List("org_adjective");

/// Words inside a person's name that are no name themselves.
pub(super) const NAME_PARTICLES: List = List("name_particle");

/// Prepositions and place nouns after which a country or a capital is only a place.
pub(super) const PLACE_FRAMES: List = List("place_frame");

/// Words that begin names of places of two words (`بيت ليد`).
pub(super) const PLACE_COMPOUNDS: List = List("place_compound");

/// Words before a party that make it a participant: it acts, is acted upon, or is dealt with.
pub(super) const PARTY_FRAMES: List = List("party_frame");

/// Words before `من` and a party: what comes from it (`بدعم من`).
pub(super) const PARTY_BEFORE_FROM: List = List("party_before_from");

/// Words before `على` and a party: what is done to it (`عقوبات على`).
pub(super) const PARTY_BEFORE_ON: List = List("party_before_on");

/// Words before a party with `ل`: allegiance, enmity, what is sent to it.
pub(super) const PARTY_BEFORE_TO: List = List("party_before_to");

/// Verbs whose subject or object is a country as a place: motion, and what befalls it.
pub(super) const BEFALLS: List = List("befalls");

/// Nouns of borders and ways: what stands near them is between or along places.
pub(super) const SPATIAL: List = List("spatial");

/// What is called after the town it was held in.
pub(super) const HELD_AT: List = List("held_at");

/// Words after which a run of name parts is a place, a body or a day, not a person.
pub(super) const NOT_PERSON_AFTER: List = List("no_person_after");

/// Particles, pronouns and prepositions: no part of a name, or of what stands between a title and its name.
pub(super) const PARTICLES: List = List("particle");

/// Adjectives that judge, order or place a body without being part of its name.
pub(super) const NOT_IN_NAMES: List = List("not_in_name");

/// Definite nouns after a head that only say where or of what it is.
pub(super) const GENERIC_TAILS: List = List("generic_tail");

/// Nouns that have the shape of a relational adjective.
pub(super) const ABSTRACT: List = List("abstract");

/// Nouns after `لل` that say what something is done for, not what a body is for.
pub(super) const NO_PURPOSE: List = List("no_purpose");

/// Heads whose name says where they sit (`السفارة الأميركية في نيروبي`).
pub(super) const SEATED: List = List("seated");

/// What has a movement that is no party's (`حركة السير`).
pub(super) const TRAFFIC: List = List("traffic");

/// Heads that open a name only with the article.
pub(super) const DEFINITE_HEADS: List = List("definite_head");

/// Of those, the ones that may say it with `في`.
pub(super) const SEATED_IN: List = List("seated_in");

/// Heads after which an unknown word is the outlet's name.
pub(super) const OUTLETS: List = List("outlet");

/// Heads that take the name the tagger sees after them (`مستشفى رمبام`).
pub(super) const PROPER_HEADS: List = List("proper_head");

/// What bodies are for, after `ل` (`لمكافحة القرصنة`، `لرعاية الأيتام`).
pub(super) const PURPOSES: List = List("purpose");

/// First words of tails that belong to a body's name and hardly to anything else (`إدارة مكافحة …`، `دائرة شؤون …`).
pub(super) const NAMING_TAILS: List = List("naming_tail");

/// What an office is fought for in (`انتخابات الرئاسة`).
pub(super) const CONTESTS: List = List("contest");

/// Nouns before the name of a trade (`سوق الطيران`).
pub(super) const TRADES: List = List("trade");

/// Heads that with the article and a country mean one named elsewhere (`الصحيفة الألمانية`).
pub(super) const ANAPHORIC: List = List("anaphoric");

/// What ministries and directorates are for.
pub(super) const PORTFOLIOS: List = List("portfolio");

/// Titles that are family names too.
pub(super) const TITULAR_SURNAMES: List = List("titular_surname");

/// Titles inside the name of what is called after somebody (`مستشفى الملك فيصل`).
pub(super) const PATRONS: List = List("patron");

/// Heads that are named by rank or task alone, without a country (`القوات المسلحة`، `الشرطة الاتحادية`).
pub(super) const RANKED_HEADS: List = List("ranked_head");

/// Heads that hardly ever open anything but a body's name.
pub(super) const STRONG_HEADS: List = List("strong_head");

/// Those whom an armed group has, and what is done against it: the word after them is the group.
pub(super) const MEMBERS: List = List("member");

/// First parts of names that end in the name of God.
pub(super) const THEOPHORIC: List = List("theophoric");

/// Names that are common words as well: one alone needs a title or a verb before it.
pub(super) const ALSO_COMMON: List = List("also_common");

/// Who somebody is to somebody else (`شقيق`، `ابنة`).
pub(super) const KIN: List = List("kin");

/// Definite words after a name that are no family name: days, judgements.
pub(super) const NOT_FAMILY: List = List("not_family");

/// Words that lists of names have and news uses otherwise: they open a name only after a title.
pub(super) const NO_NAMES: List = List("no_name");

/// Heads that name the same party as what they stand before: `تنظيم داعش` is `داعش`.
pub(super) const TRANSPARENT_HEADS: List = List("transparent_head");

/// Heads that add nothing before the name of a force (`قوات التحالف`).
pub(super) const SHELLS: List = List("shell");

/// Forces that are called so with and without such a head.
pub(super) const FORCES: List = List("force");

/// What a body has: its members, heads and seats.
pub(super) const PARTITIVES: List = List("partitive");

/// Definite nouns that do so, and are something else as often.
pub(super) const SELF_STANDING_FREE: List = List("self_standing_free");

/// Months, by the names of the Levant, which look like names of firms.
pub(super) const MONTHS: List = List("month");

/// Definite nouns that name a body by themselves where the text has no fuller name.
pub(super) const SELF_STANDING: List = List("self_standing");

/// Newspapers by a bare name that is a common word or a town's as well.
pub(super) const OUTLET_NAMES: List = List("outlet_name");

/// Latin letters by their names (`بي`، `سي`).
pub(super) const LETTERS: List = List("letter");

/// What an arm or a force is for or of (`سلاح الجو`، `قوة المهام`).
pub(super) const FORCE_TAILS: List = List("force_tail");

/// What nets and cells are of that are no bodies (`شبكة أنفاق`).
pub(super) const NETS: List = List("net");

/// What the bodies of a state do that are called agencies and organisations.
pub(super) const STATE_TASKS: List = List("state_task");

/// Places that are called after bodies (`شارع الأمم المتحدة`).
pub(super) const PLACES_CALLED: List = List("place_called");

/// Works, devices, vessels and races, whose names are no bodies'.
pub(super) const WORKS: List = List("work");

/// Points of the compass, before what is a place.
pub(super) const DIRECTIONS: List = List("direction");

/// What is arranged or kept in order (`تنظيم دورة`).
pub(super) const ARRANGED: List = List("arranged");

/// Units of armed forces, which have numbers (`اللواء 35`، `الفرقة الرابعة`).
pub(super) const UNITS: List = List("unit");

/// Ordinals with the article.
pub(super) const ORDINALS: List = List("ordinal");

/// What arm a unit is of, after its number.
pub(super) const ARMS: List = List("arm");

/// Adjectives of time after a noun of time.
pub(super) const WHEN: List = List("when");

/// Heads that with the article and an adjective of rank or task are a body (`السلطات الأمنية`، `النيابة العامة`).
pub(super) const PUBLIC_HEADS: List = List("public_head");

/// Officers of the law whose offices speak (`مكتب المدعي العام`).
pub(super) const PROSECUTORS: List = List("prosecutor");

/// True for a word that never stands inside a name: a particle, or a word of speech or time.
pub(super) fn stops(key: &str) -> bool {
    NAME_WORDS.get(key).any(|row| matches!(row.cell(1), "particle" | "stop"))
}
