//! The passes over a text, in order, and what they share.

use super::Found;
use super::anchor::{Anchor, read};
use super::context;
use super::victims::{Counted, counted};
use super::{disease, idiom, masdar, noun, part, verb};
use crate::actors::Cast;
use crate::analysis::Outcome;
use crate::number::numeral;
use crate::text::{Kind, Text, Tokens, fold};

/// How far from its anchor a figure may stand, in tokens.
pub(super) const REACH: usize = 9;

/// A rule: reads what token `i` begins, and pushes what it finds.
type Rule = fn(&mut Reader<'_, '_>, usize);

/// Passes in order, each over the whole text: what is read first claims its words.
const PASSES: [&[Rule]; 4] = [
    &[noun::both_outcomes, disease::first, disease::cases, noun::counted_noun, noun::toll],
    &[
        idiom::idiom,
        idiom::executed,
        verb::verb,
        masdar::masdar,
        masdar::pronominal,
        idiom::arrest,
        idiom::fate,
        idiom::suffered,
        idiom::killers,
        noun::among,
        noun::body,
    ],
    &[noun::one, noun::people, noun::described],
    &[part::part, part::of_them, part::majority, part::coordinated, part::alongside],
];

pub(super) struct Reader<'t, 's> {
    pub(super) text: &'t Text<'s>,
    pub(super) cast: &'t Cast,
    pub(super) anchors: Vec<Option<Anchor>>,
    /// Tokens whose figure or noun has been read.
    pub(super) used: Vec<bool>,
    pub(super) found: Vec<Found>,
    /// True where the text is about a disease, so that its cases are people.
    pub(super) epidemic: bool,
    /// True where the text names a disease.
    pub(super) disease: bool,
    /// Indices in `found`, by sentence.
    in_sentence: Vec<Vec<usize>>,
}

/// Every statement of harm.
pub(super) fn all(text: &Text, cast: &Cast) -> Vec<Found> {
    let mut r = Reader {
        text,
        cast,
        anchors: (0..text.len()).map(|i| read(text, i).filter(|_| !inside_name(cast, i))).collect(),
        used: vec![false; text.len()],
        found: Vec::new(),
        epidemic: disease::is_epidemic(text),
        disease: disease::is_named(text),
        in_sentence: vec![Vec::new(); text.sentences().len()],
    };
    for pass in PASSES {
        for i in 0..text.len() {
            for rule in pass {
                rule(&mut r, i);
            }
        }
    }
    r.found
}

/// True for a token within a longer name (`سرايا الشهداء`، `حي الشهداء`).
fn inside_name(cast: &Cast, i: usize) -> bool {
    cast.actor_at(i).is_some() || cast.place_at(i).is_some()
}

/// How far before the sick and wounded a word may stand that says they are well again, in tokens.
const RECOVERED: usize = 3;

impl Reader<'_, '_> {
    /// `شفيت 583 حالة`، `تماثل للشفاء 30 مصابا`، `الشفاء العاجل للمصابين`: those told of from token `i` on are well again, or
    /// wished to be. Not past a figure: `شفاء 50 وإصابة 120`.
    fn is_well_again(&self, i: usize) -> bool {
        let figure = |k: usize| self.text.kind(k) == Kind::Number || numeral(self.text, k, true).is_some();
        (self.start(i).max(i.saturating_sub(RECOVERED))..i)
            .rev()
            .take_while(|&k| !figure(k))
            .any(|k| context::is(self.text, k, "recovered"))
    }

    /// Adds a statement, unless its figure or noun has been read.
    pub(super) fn push(
        &mut self,
        tokens: Tokens,
        letters: usize,
        outcome: Outcome,
        c: &Counted,
        why: &'static str,
    ) -> bool {
        let ill = matches!(outcome, Outcome::Wounded | Outcome::Affected);
        if self.used[c.tokens.clone()].iter().any(|u| *u) || ill && self.is_well_again(tokens.start) {
            return false;
        }
        self.used[c.tokens.clone()].fill(true);
        // A figure in digits is a token of its own: no letter of it is a proclitic.
        let letters = if self.text.kind(tokens.start) == Kind::Number { 0 } else { letters };
        self.in_sentence[self.text.sentence_index(tokens.start)].push(self.found.len());
        self.found.push(Found {
            tokens,
            letters,
            outcome,
            min: c.min,
            max: c.max,
            bound: c.bound,
            class: c.class,
            figure: c.figure || c.others,
            victims: c.tokens.clone(),
            part: false,
            perpetrator: None,
            why,
        });
        true
    }

    /// What was pushed last.
    pub(super) fn last(&mut self) -> Option<&mut Found> {
        self.found.last_mut()
    }

    /// What was found in the sentence of token `i` so far.
    pub(super) fn of_sentence(&self, i: usize) -> impl Iterator<Item = &Found> {
        self.in_sentence[self.text.sentence_index(i)].iter().map(|&k| &self.found[k])
    }

    /// The victims that begin at token `i`.
    pub(super) fn counted(&self, i: usize) -> Option<Counted> {
        counted(self.text, self.cast, i)
    }

    /// True where token `i` is written in the accusative: `عاملا`.
    pub(super) fn accusative(&self, i: usize) -> bool {
        self.text.raw(i).trim_end_matches(fold::is_mark).ends_with('ا')
    }

    /// Where the sentence of token `i` begins.
    pub(super) fn start(&self, i: usize) -> usize {
        self.text.sentence(i).start
    }

    /// The token after the sentence of token `i`.
    pub(super) fn end(&self, i: usize) -> usize {
        self.text.sentence(i).end
    }
}
