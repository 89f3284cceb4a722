//! Words of harm, read where they stand.

use super::context;
use super::frame::{self, Role, Who};
use crate::analysis::Outcome;
use crate::lexicon::conjugate::Number;
use crate::lexicon::{HARM, Row, VerbForm, splits};
use crate::text::{Kind, Text, fold};

/// What a word of harm is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    /// A verb whose frame asks for no further words.
    Verb { outcome: Outcome, form: VerbForm },
    /// The victims follow it.
    Masdar { outcome: Outcome, letters: usize, who: Who },
    /// It is counted itself.
    Noun { outcome: Outcome, number: Number, definite: bool, letters: usize, len: usize, sort: Sort },
}

/// What a noun of harm is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Plain,
    /// A body: it counts where it is found, not where it is spoken of.
    Body,
    /// A label of the dead (`الشهيد`): it counts only with a figure.
    Label,
    /// People kept or uprooted: they count with a figure.
    Kept,
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

/// Reads token `i` as a word of harm; a noun before a verb, since `قتيل` is never one.
pub(super) fn read(text: &Text, i: usize) -> Option<Anchor> {
    if text.kind(i) != Kind::Word || is_recited(text, i) {
        return None;
    }
    // حالة وفاة and the like are phrases.
    if let Some(hit) = HARM.longest(text, i).filter(|h| h.len > 1) {
        let row = HARM.rows_of(&hit).next()?;
        return noun_of(row, false, hit.letters, hit.len);
    }
    for split in text.splits(i).filter(|s| s.preposition != Some('س')) {
        for row in HARM.rows_for(&split) {
            if let Some(noun) = noun_of(row, split.article, split.letters, 1) {
                return Some(noun);
            }
            if split.article || text.raw(i).contains('\u{064F}') && !split.stem.starts_with('م') {
                continue;
            }
            let outcome = outcome_of(row.cell(HARM.column("outcome")))?;
            let verb = verb_reading(text, i);
            // قتل، جرح، أسر are verb and noun in one spelling: a noun where something governs it.
            if verb.is_none() || governed(text, i, split.preposition) {
                return Some(Anchor::Masdar { outcome, letters: split.letters, who: who(row) });
            }
            return verb;
        }
    }
    verb_reading(text, i)
}

/// True where token `i` and a word beside it carry nearly all their vowels, as scripture and verse do and news does not.
fn is_recited(text: &Text, i: usize) -> bool {
    let vocalised = |k: usize| {
        let marks = text.raw(k).chars().filter(|c| ('\u{064B}'..='\u{0652}').contains(c)).count();
        marks > 1 && marks + 2 >= text.key(k).chars().count()
    };
    vocalised(i) && (vocalised(i + 1) || i > 0 && vocalised(i - 1))
}

/// The noun of harm that a row of `harm.tsv` is, verbal nouns apart.
fn noun_of(row: Row, definite: bool, letters: usize, len: usize) -> Option<Anchor> {
    let number = match row.cell(HARM.column("kind")) {
        "count" => Number::Singular,
        "dual" => Number::Dual,
        "people" => Number::Plural,
        _ => return None,
    };
    let sort = match row.cell(HARM.column("who")) {
        "body" => Sort::Body,
        "label" => Sort::Label,
        "kept" => Sort::Kept,
        _ => Sort::Plain,
    };
    let outcome = outcome_of(row.cell(HARM.column("outcome")))?;
    Some(Anchor::Noun { outcome, number, definite, letters, len, sort })
}

fn who(row: Row) -> Who {
    match row.cell(HARM.column("who")) {
        "any" => Who::Any,
        "natural" => Who::Natural,
        "fighters" => Who::Fighters,
        _ => Who::People,
    }
}

fn verb_reading(text: &Text, i: usize) -> Option<Anchor> {
    let forms = text.verbs(i);
    if forms.is_empty() {
        return None;
    }
    // إصابة، أسرة end as a verb with a pronoun does, folded.
    let teh = text.raw(i).trim_end_matches(fold::is_mark).ends_with('ة');
    let reading = |f: &VerbForm| {
        !(teh && !f.pronoun.is_empty())
            && f.is_finite()
            && f.features.person == 3
            && f.preposition.is_none_or(|p| p == 'س')
            && frame::bare(f).is_some()
    };
    // Of two readings, one without a pronoun: أصابت is no أصاب + ت.
    let form = *forms.iter().filter(|f| reading(f)).min_by_key(|f| !f.pronoun.is_empty())?;
    let frame = frame::bare(&form)?;
    if form.preposition.is_some() || !form.pronoun.is_empty() && frame.victims != Role::Object {
        return None;
    }
    (!cites(text, i, &form)).then_some(Anchor::Verb { outcome: frame.outcome, form })
}

/// How far behind its verb what is cited may stand, in tokens.
const CITED: usize = 5;

/// `استشهد الخطيب بالآية`: the verb of martyrdom is also that of citing.
fn cites(text: &Text, i: usize, form: &VerbForm) -> bool {
    form.lemma() == "استشهد"
        && (i + 1..text.sentence(i).end.min(i + 1 + CITED))
            .any(|k| text.key(k).starts_with('ب') && context::is(text, k, "cited"))
}

/// True where a preposition or a noun stands before token `i`, so that it can be no verb.
fn governed(text: &Text, i: usize, preposition: Option<char>) -> bool {
    if preposition.is_some() {
        return true;
    }
    let sentence = text.sentence(i);
    let mut k = i;
    while k > sentence.start && matches!(text.raw(k - 1), "\"" | "«" | "“" | "”") {
        k -= 1;
    }
    if k == sentence.start {
        return false;
    }
    let before = text.key(k - 1);
    let masdar = |stem: &str| HARM.get(stem).any(|r| r.cell(HARM.column("kind")) == "masdar");
    // مقتل وجرح, بمقتل وجرح; خطف ومقتل
    let second = splits(before).any(|s| masdar(s.stem)) && text.key(i).starts_with('و');
    let first =
        i + 1 < sentence.end && text.key(i + 1).strip_prefix('و').is_some_and(|w| w.starts_with('م') && masdar(w));
    second || first || super::context::is(text, k - 1, "governor")
}
