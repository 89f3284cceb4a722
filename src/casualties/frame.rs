//! Frames of verbs that harm (`frames.tsv`): with which words, to whom.

use crate::analysis::Outcome;
use crate::lexicon::{FRAMES, VERBS, VerbForm};
use crate::text::{Text, Tokens, fold};
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
    with: Vec<Vec<Pattern>>,
    pub(super) outcome: Outcome,
    pub(super) victims: Role,
    pub(super) who: Who,
}

/// A word of a frame's phrase, folded.
#[derive(Debug)]
struct Pattern {
    stem: String,
    /// True where up to three letters more may follow.
    open: bool,
}

impl Pattern {
    fn new(word: &str) -> Self {
        let (stem, open) = word.strip_suffix('*').map_or((word, false), |s| (s, true));
        Pattern { stem: fold::fold(stem), open }
    }

    /// True where token `i`, whatever proclitics it has, is the word.
    fn fits(&self, text: &Text, i: usize) -> bool {
        text.splits(i).any(|s| {
            s.stem == self.stem
                || self.open && s.stem.strip_prefix(&self.stem).is_some_and(|rest| rest.chars().count() <= 3)
        })
    }
}

/// The frames of each verb, by its row, in the order of the file.
fn frames() -> &'static [Vec<Frame>] {
    static FRAMES_OF: OnceLock<Vec<Vec<Frame>>> = OnceLock::new();
    FRAMES_OF
        .get_or_init(|| VERBS.rows().map(|verb| FRAMES.get(&fold::fold(verb.cell(0))).map(frame).collect()).collect())
}

fn frame(row: crate::lexicon::Row) -> Frame {
    let cell = |name: &str| row.cell(FRAMES.column(name));
    Frame {
        with: row.list(FRAMES.column("with")).map(|p| p.split(' ').map(Pattern::new).collect()).collect(),
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

/// The frames of a verb form.
pub(super) fn of(form: &VerbForm) -> &'static [Frame] {
    &frames()[form.verb.index as usize]
}

/// The frame of a verb form that asks for no further words.
pub(super) fn bare(form: &VerbForm) -> Option<&'static Frame> {
    of(form).iter().find(|f| f.with.is_empty())
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
                let matches = phrase.iter().zip(k..).all(|(pattern, j)| pattern.fits(text, j));
                matches.then_some(k..k + phrase.len())
            })
        })
    }
}
