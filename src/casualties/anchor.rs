//! Words of harm, read where they stand.

use crate::analysis::Outcome;
use crate::lexicon::conjugate::{Features, Form, Number};
use crate::lexicon::{HARM, splits};
use crate::text::{Kind, Text};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word of harm is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Verb {
        outcome: Outcome,
        features: Features,
        lemma: &'static str,
        letters: usize,
    },
    /// The victims follow it.
    Masdar {
        outcome: Outcome,
        letters: usize,
    },
    /// It is counted itself.
    Noun {
        outcome: Outcome,
        number: Number,
        definite: bool,
        letters: usize,
        len: usize,
    },
}

pub(super) fn outcome_of(s: &str) -> Option<Outcome> {
    Some(match s {
        "killed" => Outcome::Killed,
        "wounded" => Outcome::Wounded,
        "killed_or_wounded" => Outcome::KilledOrWounded,
        "missing" => Outcome::Missing,
        "detained" => Outcome::Detained,
        "displaced" => Outcome::Displaced,
        "affected" => Outcome::Affected,
        _ => return None,
    })
}

/// Lemmas that harm as verbs.
fn verbs() -> &'static HashMap<String, Outcome> {
    static VERBS: OnceLock<HashMap<String, Outcome>> = OnceLock::new();
    VERBS.get_or_init(|| {
        let mut map = HashMap::new();
        for (row, line) in HARM.rows().zip(0u32..) {
            if row.cell(HARM.column("kind")) != "verb" {
                continue;
            }
            let Some(outcome) = outcome_of(row.cell(HARM.column("outcome"))) else { continue };
            for verb in crate::lexicon::VERBS.rows() {
                let key = crate::text::fold::fold(verb.cell(0));
                if HARM.get(&key).any(|r| r.index == line) {
                    map.insert(verb.cell(0).to_string(), outcome);
                }
            }
        }
        map
    })
}

/// Reads token `i` as a word of harm; a noun before a verb, since `قتيل` is never one.
pub(super) fn read(text: &Text, i: usize) -> Option<Anchor> {
    if text.kind(i) != Kind::Word {
        return None;
    }
    let (outcome_column, kind_column) = (HARM.column("outcome"), HARM.column("kind"));
    // حالة وفاة and the like are phrases.
    if let Some(hit) = HARM.longest(text, i).filter(|h| h.len > 1)
        && let Some(row) = HARM.rows_of(&hit).find(|r| r.cell(kind_column) == "count")
    {
        return Some(Anchor::Noun {
            outcome: outcome_of(row.cell(outcome_column))?,
            number: Number::Singular,
            definite: false,
            letters: hit.letters,
            len: hit.len,
        });
    }
    for split in text.splits(i).filter(|s| s.preposition != Some('س')) {
        for row in HARM.rows_for(&split) {
            let Some(outcome) = outcome_of(row.cell(outcome_column)) else { continue };
            let number = match row.cell(kind_column) {
                "count" => Number::Singular,
                "dual" => Number::Dual,
                "people" => Number::Plural,
                _ => continue,
            };
            return Some(Anchor::Noun { outcome, number, definite: split.article, letters: split.letters, len: 1 });
        }
        let masdar = HARM.rows_for(&split).find(|r| r.cell(kind_column) == "masdar");
        if let Some(row) = masdar.filter(|_| !split.article && !text.raw(i).contains('\u{064F}')) {
            let outcome = outcome_of(row.cell(outcome_column))?;
            let verb = verb_reading(text, i, outcome);
            // قتل، جرح، أسر are verb and noun in one spelling: a noun where something governs it.
            if verb.is_none() || governed(text, i, split.preposition) {
                return Some(Anchor::Masdar { outcome, letters: split.letters });
            }
            return verb;
        }
    }
    verb_reading(text, i, Outcome::Killed)
}

fn verb_reading(text: &Text, i: usize, _like: Outcome) -> Option<Anchor> {
    let f = text.verbs(i).iter().copied().find(|f| {
        matches!(f.features.form, Form::Past | Form::Imperfect)
            && f.features.person == 3
            && f.preposition.is_none_or(|p| p == 'س' || p == 'ل')
            && verbs().contains_key(f.lemma())
    })?;
    if !f.pronoun.is_empty() || f.preposition.is_some() {
        return None;
    }
    Some(Anchor::Verb { outcome: *verbs().get(f.lemma())?, features: f.features, lemma: f.lemma(), letters: f.letters })
}

/// True where a preposition or a noun stands before token `i`, so that it can be no verb.
fn governed(text: &Text, i: usize, preposition: Option<char>) -> bool {
    if preposition.is_some() {
        return true;
    }
    let before = if i > text.sentence(i).start { text.key(i - 1) } else { return false };
    // مقتل وجرح, بمقتل وجرح
    let after_masdar = splits(before).any(|s| HARM.rows_for(&s).any(|r| r.cell(HARM.column("kind")) == "masdar"))
        && text.key(i).starts_with('و');
    after_masdar
        || matches!(
            before,
            "عن" | "في"
                | "الي"
                | "علي"
                | "من"
                | "بعد"
                | "قبل"
                | "جراء"
                | "اثر"
                | "عمليه"
                | "عمليات"
                | "جريمه"
                | "حادثه"
                | "حادث"
                | "محاوله"
                | "خبر"
                | "نبا"
                | "منذ"
                | "مقتل"
                | "حول"
                | "يوم"
                | "اعلان"
                | "بتهمه"
                | "تهمه"
        )
}
