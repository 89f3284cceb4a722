//! How anchors and quantities find one another.

use super::Found;
use super::anchor::{Anchor, read};
use super::victims::Counted;
use crate::actors::Cast;
use crate::analysis::{Outcome, Victims};
use crate::text::{Text, Tokens};

/// How far from its anchor a figure may stand, in tokens.
pub(super) const REACH: usize = 9;

pub(super) struct Reader<'t, 's> {
    pub(super) text: &'t Text<'s>,
    pub(super) cast: &'t Cast,
    pub(super) anchors: Vec<Option<Anchor>>,
    /// Tokens whose figure or noun has been read.
    pub(super) used: Vec<bool>,
    pub(super) found: Vec<Found>,
    /// Indices in `found`, by sentence.
    in_sentence: Vec<Vec<usize>>,
}

/// Every statement of harm.
pub(super) fn all(text: &Text, cast: &Cast) -> Vec<Found> {
    let anchors = (0..text.len()).map(|i| read(text, i).filter(|_| !inside_name(cast, i))).collect();
    let mut r = Reader {
        text,
        cast,
        anchors,
        used: vec![false; text.len()],
        found: Vec::new(),
        in_sentence: vec![Vec::new(); text.sentences().len()],
    };
    for i in 0..text.len() {
        r.both_outcomes(i);
        r.counted_noun(i);
        r.toll(i);
    }
    for i in 0..text.len() {
        r.idiom(i);
        r.pronominal(i);
        r.arrest(i);
        r.among(i);
        match r.anchors[i] {
            Some(Anchor::Verb { outcome, features, lemma, letters }) => r.verb(i, outcome, features, lemma, letters),
            Some(Anchor::Masdar { outcome, letters }) => r.masdar(i, outcome, letters),
            _ => {}
        }
    }
    for i in 0..text.len() {
        r.people(i);
    }
    for i in 0..text.len() {
        r.part(i);
        r.coordinated(i);
    }
    r.found
}

/// True for a token within a longer name (`سرايا الشهداء`، `حي الشهداء`).
fn inside_name(cast: &Cast, i: usize) -> bool {
    cast.actor_at(i).is_some() || cast.place_at(i).is_some()
}

impl Reader<'_, '_> {
    pub(super) fn push(&mut self, tokens: Tokens, letters: usize, outcome: Outcome, c: &Counted, why: &'static str) {
        if self.used[c.tokens.clone()].iter().any(|u| *u) {
            return;
        }
        self.used[c.tokens.clone()].fill(true);
        // `وجرح تسعة`، `وإصابة 10 آخرين`: people like those of the figure before.
        let like_before =
            (c.others || c.figure && c.class.is_none()).then(|| self.class_before(tokens.start)).flatten();
        self.in_sentence[self.text.sentence_index(tokens.start)].push(self.found.len());
        self.found.push(Found {
            tokens,
            letters,
            outcome,
            min: c.min,
            max: c.max,
            bound: c.bound,
            victims: c.class.or(like_before).unwrap_or(Victims::Unspecified),
            part: false,
            perpetrator: None,
            why,
        });
    }

    /// What was found in the sentence of token `i` so far.
    pub(super) fn of_sentence(&self, i: usize) -> impl Iterator<Item = &Found> {
        self.in_sentence[self.text.sentence_index(i)].iter().map(|&k| &self.found[k])
    }

    pub(super) fn end(&self, i: usize) -> usize {
        self.text.sentence(i).end
    }
}
