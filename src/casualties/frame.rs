//! Frames of verbs that harm (`frames.tsv`): with which words, to whom.

use crate::analysis::Outcome;
use crate::lexicon::{FRAMES, VerbForm, splits};
use crate::text::{Text, Tokens, fold};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Where the victims of a frame stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The verb's subject: `استشهد ثلاثة`.
    Subject,
    /// Its object, the subject of its passive: `قتل الجيش ثلاثة`، `قُتل ثلاثة`.
    Object,
    /// What comes after the words that belong to the frame: `أودى بحياة ثلاثة`.
    After,
    /// The same, fighters only: one does away with much else (`قضى على الفساد`).
    Fighters,
}

/// Whom a frame can be said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Of people and things: a noun of people must say so.
    People,
    /// Of people alone: whoever it is counts.
    Any,
    /// Of people, mostly without violence: a person by name counts only where a cause follows.
    Natural,
    /// Of anything: a figure of soldiers or fighters must stand by.
    Fighters,
    /// Of anything; a counted noun of people must stand by.
    Counted,
}

/// One row of `frames.tsv`.
#[derive(Debug)]
pub(super) struct Frame {
    /// What must follow: phrases of words, each with `*` where up to three letters more may follow.
    with: Vec<Vec<&'static str>>,
    pub(super) outcome: Outcome,
    pub(super) victims: Role,
    pub(super) who: Who,
}

/// The frames of each lemma, in the order of the file.
fn frames() -> &'static HashMap<String, Vec<Frame>> {
    static MAP: OnceLock<HashMap<String, Vec<Frame>>> = OnceLock::new();
    MAP.get_or_init(|| {
        let mut map: HashMap<String, Vec<Frame>> = HashMap::new();
        for verb in crate::lexicon::VERBS.rows() {
            let lemma = fold::fold(verb.cell(0));
            if map.contains_key(&lemma) {
                continue;
            }
            let of: Vec<Frame> = FRAMES.get(&lemma).map(frame).collect();
            if !of.is_empty() {
                map.insert(lemma, of);
            }
        }
        map
    })
}

fn frame(row: crate::lexicon::Row) -> Frame {
    let cell = |name: &str| row.cell(FRAMES.column(name));
    Frame {
        with: row.list(FRAMES.column("with")).map(|p| p.split(' ').collect()).collect(),
        outcome: super::anchor::outcome_of(cell("outcome")).unwrap_or(Outcome::Killed),
        victims: match cell("victims") {
            "subject" => Role::Subject,
            "after" => Role::After,
            "fighters" => Role::Fighters,
            _ => Role::Object,
        },
        who: match cell("who") {
            "any" => Who::Any,
            "natural" => Who::Natural,
            "counted" => Who::Counted,
            "fighters" => Who::Fighters,
            _ => Who::People,
        },
    }
}

/// The frames of a lemma as `verbs.tsv` writes it.
pub(super) fn of(lemma: &str) -> &'static [Frame] {
    frames().get(&fold::fold(lemma)).map_or(&[], |f| f.as_slice())
}

/// The frame of a verb form that asks for no further words.
pub(super) fn bare(form: &VerbForm) -> Option<&'static Frame> {
    of(form.lemma()).iter().find(|f| f.with.is_empty())
}

impl Frame {
    /// True where the frame asks for words beside its verb.
    pub(super) fn has_words(&self) -> bool {
        !self.with.is_empty()
    }

    /// The first of the frame's phrases that stands within `among`.
    pub(super) fn words(&self, text: &Text, among: Tokens) -> Option<Tokens> {
        among.clone().find_map(|k| {
            self.with.iter().filter(|p| k + p.len() <= among.end).find_map(|phrase| {
                let matches = phrase.iter().zip(k..).all(|(pattern, j)| fits(text.key(j), pattern));
                matches.then_some(k..k + phrase.len())
            })
        })
    }
}

/// True where a word, whatever proclitics it has, is the one of a pattern.
fn fits(key: &str, pattern: &str) -> bool {
    let (stem, open) = pattern.strip_suffix('*').map_or((pattern, false), |s| (s, true));
    let stem = fold::fold(stem);
    splits(key).any(|s| {
        s.stem == stem
            || open && s.stem.strip_prefix(stem.as_str()).is_some_and(|rest| rest.chars().count() <= 3)
            || s.article && key.ends_with(stem.as_str()) && key.len() == stem.len()
    })
}
