//! What stands around a word of harm and takes its force, or lends it (`contexts.tsv`).

use super::rules::Reader;
use crate::lexicon::CONTEXTS;
use crate::syntax::clause::complementiser;
use crate::text::Text;

/// How far before a word of harm a word may stand that makes it unreal, in tokens.
const UNREAL: usize = 4;

/// True where token `i` is of one kind of `contexts.tsv`.
pub(super) fn is(text: &Text, i: usize, kind: &str) -> bool {
    CONTEXTS.may_begin(text, i)
        && text.splits(i).any(|s| CONTEXTS.rows_for(&s).any(|r| r.cell(CONTEXTS.column("kind")) == kind))
}

/// How far before a deed the verb may stand that threatens it, in tokens.
const THREAT: usize = 14;

impl Reader<'_, '_> {
    /// True where a word of `kind` stands within `reach` tokens before token `i`, in its sentence.
    pub(super) fn after_word(&self, i: usize, kind: &str, reach: usize) -> bool {
        (self.start(i).max(i.saturating_sub(reach))..i).any(|k| is(self.text, k, kind))
    }

    /// True where a word of `kind` stands within `reach` tokens after token `i`, in its sentence.
    pub(super) fn before_word(&self, i: usize, kind: &str, reach: usize) -> bool {
        (i + 1..self.end(i).min(i + 1 + reach)).any(|k| is(self.text, k, kind))
    }

    /// Threatened, planned, attempted, feared or denied harm.
    pub(super) fn hypothetical(&self, i: usize) -> bool {
        let text = self.text;
        let start = self.start(i);
        // What a clause of its own says is not under the word before it.
        let from = (start.max(i.saturating_sub(UNREAL))..i)
            .rev()
            .find(|&k| {
                // `توعد بالرد بعد مقتل ثلاثة`: what something came after has happened.
                matches!(text.raw(k), "،" | "؛" | "," | ":")
                    // كان ينوي السفر إلا أنه توفي
                    || matches!(text.key(k), "الا" | "لكن" | "ولكن" | "لكنه" | "لكنها" | "بل")
                    || matches!(text.key(k), "بعد" | "عقب" | "اثر" | "غداه" | "بين" | "حول" | "بشان")
                    // عدم التحقيق في مقتلها
                    || text.key(k) == "في" && k > start && is(text, k - 1, "inquiry")
            })
            .map_or(start.max(i.saturating_sub(UNREAL)), |k| k + 1);
        (from..i).any(|k| is(text, k, "unreal") && self.cast.place_at(k).is_none())
            || self.after_word(i, "fear", 7)
            || self.to_come(i)
            || self.threatened(i)
            || self.prevented(i)
            || (start.max(i.saturating_sub(5))..i).any(|k| text.key(k) == "لا" && text.key(k + 1) == "صحه")
            || i > start && self.negated(i)
    }

    /// `لم يقتل`، `لا يقتل`.
    pub(super) fn negated(&self, i: usize) -> bool {
        let not = |k: usize| {
            matches!(self.text.key(k), "لم" | "ولم" | "فلم" | "لا" | "ولا" | "لن" | "ولن" | "الا" | "ليلا" | "هل" | "وهل")
        };
        // إلا أنه توفي: a clause of its own.
        let apart = || complementiser(self.text.key(i - 1)).is_some();
        not(i - 1)
            || i >= self.start(i) + 2 && not(i - 2) && !apart() && self.text.verbs(i - 1).iter().any(|f| f.is_finite())
    }

    /// `هدد القراصنة الذين خطفوا السفينة بقتل البحارة`: the deed threatened or demanded, however far from its verb.
    fn threatened(&self, i: usize) -> bool {
        let text = self.text;
        let with = |k: usize| text.splits(k).any(|s| s.preposition == Some('ب'));
        let quoted = i > self.start(i) && matches!(text.raw(i - 1), "\"" | "«" | "“") && text.key(i.max(2) - 2) == "ب";
        if !with(i) && !quoted {
            return false;
        }
        let from = self.start(i).max(i.saturating_sub(THREAT));
        // Another verb that takes بـ stands nearer, or a clause of its own begins.
        let stops = |k: usize| {
            complementiser(text.key(k)).is_some()
                || matches!(text.raw(k), "؛" | ":" | "،" | "\"" | "«" | "“") && !(quoted && k + 1 == i)
        };
        (from..i).rev().take_while(|&k| !stops(k)).any(|k| is(text, k, "threat"))
    }

    /// `ما حال دون وقوع ضحايا` is read as a zero; `يحول دون إصابة الملايين` keeps from harm those it counts.
    fn prevented(&self, i: usize) -> bool {
        let text = self.text;
        let keeps =
            |k: usize| matches!(text.key(k), "يحول" | "تحول" | "حال" | "حالت" | "وحال" | "للحيلوله" | "الحيلوله");
        i > self.start(i) + 1 && text.key(i - 1) == "دون" && keeps(i - 2)
    }

    /// `ستكون هناك اعتقالات`: what is only announced.
    fn to_come(&self, i: usize) -> bool {
        (self.start(i).max(i.saturating_sub(2))..i).any(|k| {
            self.text.key(k) == "سوف" || self.text.verbs(k).iter().any(|f| f.preposition == Some('س') && f.is_finite())
        })
    }

    /// True in a headline: a first paragraph that is no sentence.
    pub(super) fn headline(&self, i: usize) -> bool {
        let first = self.text.paragraph(i);
        first.start == 0 && self.text.raw(first.end - 1) != "."
    }

    /// `الإفراج عن 80 موقوفا`: the detained go free.
    pub(super) fn released(&self, i: usize) -> bool {
        self.after_word(i, "release", 7)
    }
}
