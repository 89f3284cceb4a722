//! Closed classes of words, as `claim_words.tsv` has them.

use crate::lexicon::CLAIM_WORDS;
use crate::text::Text;

/// A class of words, by its name in `claim_words.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// What one says something in: `في بيان`.
    Occasion,
    Month,
    /// What ends a source's noun phrase.
    Boundary,
    /// Of the boundaries, those that are no circumstance of saying.
    Lasting,
    Manner,
    Adjective,
    Relation,
    Honorific,
    Refused,
    Withheld,
    Detail,
    /// Pronouns between a verb and its subject.
    Within,
    /// What is published in somebody's name.
    Bearer,
    /// Broken plurals of people.
    Crowd,
    /// Plurals of things: feminine singular to a verb.
    Collective,
    /// States that verbs take as either gender.
    EitherGender,
    /// What opens a circumstance before the main clause.
    Fronted,
    /// Prepositions, after which a finite verb cannot stand.
    Preposition,
    /// What opens a contrast to what was said.
    Contrast,
    /// Nouns after `في` that open a circumstance of the outlet's own.
    Aside,
    /// Spellings of verbs of telling that are other words.
    Homograph,
    /// Spellings that are verbs of telling after `لم` only.
    Jussive,
    /// Word of something from nobody named.
    Rumour,
    /// How strongly something is condemned: `بأشد العبارات`.
    Vehemence,
    /// What opens somebody's words without a conjunction: `مضيفا كلنا فخر`.
    OpensSpeech,
    /// Adjectives that describe sources and officials.
    PlainAdjective,
    /// Those who hold an office by whom they serve: `مستشار الرئيس`.
    Deputy,
    /// Those to whom somebody speaks, after `لـ`: `للصحفيين`.
    Hearer,
    /// Particles that may stand before a verb without a subject.
    Particle,
    /// Predicates that take a clause of their own: `ومعلوم أن`.
    Predicate,
    /// What shows that something is so: `أثبتت الدراسة أن`.
    Evidence,
    /// Broken plurals of peoples: `مسؤولون عراقيون وأكراد`.
    Peoples,
    /// What describes a time: `الشهر الجاري`.
    OfTime,
    /// What was said of somebody: `رفض الاتهامات`.
    Allegation,
    /// What stands before an office out of courtesy: `معالي الوزير`.
    Courtesy,
    /// An outlet without a name: `صحيفة محلية`.
    Outlet,
    /// What bears the name of a person: `مكتبة الملك عبد العزيز`.
    Memorial,
}

impl Class {
    const fn name(self) -> &'static str {
        match self {
            Class::Occasion => "occasion",
            Class::Month => "month",
            Class::Boundary => "boundary",
            Class::Lasting => "lasting",
            Class::Manner => "manner",
            Class::Adjective => "adjective",
            Class::Relation => "relation",
            Class::Honorific => "honorific",
            Class::Refused => "refused",
            Class::Withheld => "withheld",
            Class::Detail => "detail",
            Class::Within => "within",
            Class::Bearer => "bearer",
            Class::Crowd => "crowd",
            Class::Collective => "collective",
            Class::EitherGender => "either gender",
            Class::Fronted => "fronted",
            Class::Preposition => "preposition",
            Class::Contrast => "contrast",
            Class::Aside => "aside",
            Class::Homograph => "homograph",
            Class::Jussive => "jussive",
            Class::Rumour => "rumour",
            Class::Vehemence => "vehemence",
            Class::OpensSpeech => "opens speech",
            Class::PlainAdjective => "plain adjective",
            Class::Deputy => "deputy",
            Class::Hearer => "hearer",
            Class::Particle => "particle",
            Class::Predicate => "predicate",
            Class::Evidence => "evidence",
            Class::Peoples => "peoples",
            Class::OfTime => "of time",
            Class::Allegation => "allegation",
            Class::Courtesy => "courtesy",
            Class::Outlet => "outlet",
            Class::Memorial => "memorial",
        }
    }

    /// True where token `i`, whole, is a word of this class.
    pub(super) fn at(self, text: &Text, i: usize) -> bool {
        CLAIM_WORDS.rows_at(text, i).any(|row| row.cell(1) == self.name())
    }

    /// True where token `i`, after one of its cuts, is a word of this class.
    pub(super) fn at_cut(self, text: &Text, i: usize) -> bool {
        CLAIM_WORDS.may_begin(text, i)
            && text.splits(i).any(|s| CLAIM_WORDS.rows_for(&s).any(|row| row.cell(1) == self.name()))
    }

    /// True for a folded word of this class.
    pub(super) fn has(self, key: &str) -> bool {
        CLAIM_WORDS.get(key).any(|row| row.cell(1) == self.name())
    }
}
