//! Names by statistics: a tagger that sees persons, places and organisations the lexicon does not know.
//!
//! A linear-chain CRF over hashed features of the folded words, their affixes, their lists and the clusters of
//! their company in a news corpus. Both tables are read where they lie in the program; `training/ner` makes them.
//!
//! # Untrusted input
//! Any text gives an answer, in time linear in its length; sentences are cut at [`LONGEST`] tokens for decoding.

mod decode;
#[doc(hidden)]
pub mod features;
#[doc(hidden)]
pub mod hash;
#[cfg(test)]
mod tests;
#[doc(hidden)]
pub mod weights;
#[doc(hidden)]
pub mod words;

use crate::text::{Text, Tokens};
use decode::Transitions;
use features::{Atoms, Theme};
use hash::Rolling;
use std::collections::HashMap;
use std::sync::OnceLock;
use weights::{Scores, TAGS, Weights};
use words::Words;

/// What the tagger takes a name for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    Person,
    Location,
    Organisation,
    Misc,
}

impl Class {
    /// All classes, in the order of the model's tags.
    pub const ALL: [Class; 4] = [Class::Person, Class::Location, Class::Organisation, Class::Misc];
}

/// A name the tagger saw.
#[derive(Debug, Clone, PartialEq)]
pub struct NameSpan {
    pub tokens: Tokens,
    pub class: Class,
    /// How sure it is, 0 to 1: the least probability among the tags of its tokens.
    pub score: f32,
}

/// Sentences longer than this (in tokens) are decoded in pieces.
pub const LONGEST: usize = 400;

/// How sure a name must be to speak for the other occurrences of its words.
const SURE: f32 = 0.8;

/// How much it then speaks for them, as a logarithm of odds.
const CONSISTENCY: f32 = 2.0;

static WORDS: &[u8] = include_bytes!("words.bin");
static WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// A tagger's tables.
#[doc(hidden)]
pub struct Model<'a> {
    words: Words<'a>,
    weights: Weights<'a>,
    transitions: Transitions,
}

impl<'a> Model<'a> {
    /// Reads both tables; `None` where they are not whole.
    pub fn read(words: &'a [u8], weights: &'a [u8]) -> Option<Self> {
        Some(Self::new(Words::read(words)?, Weights::read(weights)?))
    }

    /// That of the program. A test looks at every byte of its tables: at each start of a worker it would take long.
    fn own() -> Option<Model<'static>> {
        Some(Model::new(Words::split(WORDS)?, Weights::split(WEIGHTS)?))
    }

    fn new(words: Words<'a>, weights: Weights<'a>) -> Self {
        Model { words, weights, transitions: Transitions::new(&weights) }
    }
}

fn model() -> &'static Model<'static> {
    static MODEL: OnceLock<Model<'static>> = OnceLock::new();
    MODEL.get_or_init(|| Model::own().expect("both tables are whole"))
}

/// Tags the names of a text, in order; they do not overlap and none crosses a sentence's end.
pub fn tag(text: &Text) -> Vec<NameSpan> {
    tag_with(model(), text)
}

/// What the news corpus has of a folded word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usual {
    /// Too rare to tell.
    Rare,
    /// Seldom or never a part of a person's name.
    Other,
    /// A part of one at times or often.
    Mixed,
    /// Mostly a part of one.
    Person,
}

/// How often the tagger takes a folded word for a part of a person's name over the news corpus.
pub fn usual(word: &str) -> Usual {
    let known = model().words.get(Rolling::new().extend(word.as_bytes()));
    match known.usual.wrapping_sub(1) & 3 {
        _ if known.usual == 0 && known.frequency > 0 => Usual::Other,
        _ if known.usual == 0 => Usual::Rare,
        0 => Usual::Other,
        3 => Usual::Person,
        _ => Usual::Mixed,
    }
}

/// True for a folded word that the tagger often takes for a name of any class over the news corpus.
pub fn is_name(word: &str) -> bool {
    let known = model().words.get(Rolling::new().extend(word.as_bytes()));
    let classes = known.usual.wrapping_sub(1);
    known.usual != 0 && (0..Class::ALL.len()).any(|class| classes >> (2 * class) & 3 >= 2)
}

/// As [`tag`], by another model: for training.
#[doc(hidden)]
pub fn tag_with(model: &Model<'_>, text: &Text) -> Vec<NameSpan> {
    let atoms = Atoms::new(&model.words, text);
    let (mut scores, pieces) = score(model, text, &atoms);
    let mut decoder = Decoder::default();
    let mut names = Vec::new();
    pieces.iter().for_each(|p| decoder.names(model, p, &scores, &mut names));
    let rare = |i: usize| atoms.rare(text.word(i));
    let seen = seen(&names, rare);
    if seen.is_empty() {
        return names;
    }
    let unit = model.weights.scale();
    let mut again = Vec::with_capacity(names.len());
    let mut first = names.into_iter().peekable();
    for piece in pieces {
        let mut changed = false;
        for i in piece.clone() {
            if let word @ 1.. = rare(i)
                && let Some(&(class, score)) = seen.get(&word)
            {
                let bonus = (CONSISTENCY * score / unit) as i32;
                let tag = 1 + 2 * class as usize;
                scores[i][tag] += bonus;
                scores[i][tag + 1] += bonus;
                changed = true;
            }
        }
        let old = std::iter::from_fn(|| first.next_if(|n| n.tokens.start < piece.end));
        if changed {
            old.for_each(drop);
            decoder.names(model, &piece, &scores, &mut again);
        } else {
            again.extend(old);
        }
    }
    again
}

/// What a word weighs by itself for its own token and those around it, from the second after it to the second before:
/// summed once for each word of a text. Seventeen weights of eight bits fit sixteen.
type Alone = [[i16; TAGS]; 5];

fn alone(model: &Model<'_>, atoms: &Atoms, word: usize) -> Alone {
    std::array::from_fn(|at| {
        let mut scores = [0; TAGS];
        atoms.single(word, 2 - at as isize, |_, feature| model.weights.add(feature, &mut scores));
        scores.map(|s| s as i16)
    })
}

/// The scores of every token's tags, and the pieces in which they are decoded.
fn score(model: &Model<'_>, text: &Text, atoms: &Atoms) -> (Vec<Scores>, Vec<Tokens>) {
    let alone: Vec<Alone> = (0..=atoms.edge()).map(|word| alone(model, atoms, word)).collect();
    let mut theme = Theme::default();
    let mut words = Vec::new();
    let (mut scores, mut pieces) = (Vec::with_capacity(text.len()), Vec::new());
    for sentence in text.sentences() {
        for start in sentence.clone().step_by(LONGEST) {
            let piece = start..sentence.end.min(start + LONGEST);
            atoms.sentence(text, piece.clone(), &mut words);
            let theme = atoms.theme(&words, &mut theme);
            for window in words.array_windows::<5>() {
                let mut sum: Scores = [0; TAGS];
                for (at, &word) in window.iter().enumerate() {
                    sum.iter_mut().zip(alone[word][at]).for_each(|(sum, s)| *sum += i32::from(s));
                }
                atoms.joint(window, theme, |_, feature| model.weights.add(feature, &mut sum));
                scores.push(sum);
            }
            pieces.push(piece);
        }
    }
    (scores, pieces)
}

/// What the surest name of each rare word says of that word's other occurrences.
fn seen(names: &[NameSpan], rare: impl Fn(usize) -> u64) -> HashMap<u64, (Class, f32)> {
    let mut seen: HashMap<u64, (Class, f32)> = HashMap::new();
    for n in names.iter().filter(|n| n.score >= SURE) {
        for stem in n.tokens.clone().map(&rare).filter(|&s| s != 0) {
            let best = seen.entry(stem).or_insert((n.class, n.score));
            if n.score > best.1 {
                *best = (n.class, n.score);
            }
        }
    }
    seen
}

/// Decodes pieces; keeps its buffers between them.
#[derive(Default)]
struct Decoder {
    tags: Vec<u8>,
    back: Vec<[u8; TAGS]>,
    chances: Vec<[f32; TAGS]>,
}

impl Decoder {
    /// Appends the names of one piece.
    fn names(&mut self, model: &Model<'_>, piece: &Tokens, scores: &[Scores], names: &mut Vec<NameSpan>) {
        let scores = &scores[piece.clone()];
        decode::best_path(&model.transitions, scores, &mut self.tags, &mut self.back);
        let (tags, chances) = (&self.tags, &mut self.chances);
        if tags.iter().all(|&t| t == 0) {
            return;
        }
        decode::marginals(&model.transitions, scores, chances);
        let mut i = 0;
        while i < tags.len() {
            if tags[i] == 0 {
                i += 1;
                continue;
            }
            let inside = (tags[i] - 1) / 2 * 2 + 2;
            let end = (i + 1..tags.len()).find(|&j| tags[j] != inside).unwrap_or(tags.len());
            let score = (i..end).map(|j| chances[j][tags[j] as usize]).fold(1.0, f32::min);
            let class = Class::ALL[(inside / 2 - 1) as usize];
            names.push(NameSpan { tokens: piece.start + i..piece.start + end, class, score });
            i = end;
        }
    }
}
