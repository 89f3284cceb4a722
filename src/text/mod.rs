//! The text as the rules see it: tokens with folded keys, sentences, paragraphs, and the way back to UTF-16.
//!
//! A [`Text`] is made once per analysis. Everything after it works on token indices; bytes appear only here and
//! UTF-16 only in [`Text::span`], so that a rule cannot get an offset wrong.

mod dateline;
pub mod fold;
mod sentence;
pub mod shape;
mod token;
mod utf16;

pub use token::{Kind, Token};

use crate::analysis::Span;
use crate::lexicon::{Split, VerbForm, Verbs, Vocabulary};
use shape::Shape;
use std::cell::OnceCell;
use std::ops::Range;

/// A stretch of tokens, end exclusive.
pub type Tokens = Range<usize>;

/// A text, tokenised.
pub struct Text<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    sentences: Vec<Tokens>,
    paragraphs: Vec<Tokens>,
    sentence_of: Vec<u32>,
    utf16: utf16::Utf16Map,
    vocabulary: Vocabulary,
    verbs: OnceCell<Verbs>,
    shapes: OnceCell<Vec<(Tokens, Shape)>>,
}

impl<'a> Text<'a> {
    /// Tokenises `source` and splits it into paragraphs (at line breaks) and sentences.
    pub fn new(source: &'a str) -> Self {
        let (tokens, keys) = token::tokenise(source);
        let (paragraphs, sentences) = sentence::split(source, &tokens, &keys);
        let sentence_of = indices(&sentences, tokens.len());
        let utf16 = utf16::Utf16Map::new(source);
        let key = |t: &Token| &keys[t.key.start as usize..t.key.end as usize];
        let vocabulary = Vocabulary::new(tokens.iter().map(key));
        let (verbs, shapes) = (OnceCell::new(), OnceCell::new());
        let mut text = Text { source, paragraphs, sentences, sentence_of, utf16, vocabulary, verbs, shapes, tokens };
        text.part_datelines();
        text
    }

    /// Makes every dateline a sentence of its own.
    fn part_datelines(&mut self) {
        let ends: Vec<usize> = self.paragraphs.iter().filter_map(|p| dateline::end(self, p)).collect();
        for end in ends {
            let at = self.sentences.partition_point(|s| s.end <= end);
            if let Some(sentence) = self.sentences.get(at).cloned().filter(|s| s.start < end) {
                self.sentences[at].start = end;
                self.sentences.insert(at, sentence.start..end);
            }
        }
        self.sentence_of = indices(&self.sentences, self.tokens.len());
    }

    /// The text given.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True where there is no token at all.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Token `i`.
    pub fn token(&self, i: usize) -> &Token {
        &self.tokens[i]
    }

    /// The folded key of token `i`; empty past the end, so that rules may look ahead freely.
    pub fn key(&self, i: usize) -> &str {
        self.vocabulary.key(i)
    }

    /// The distinct words of the text, looked up.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The index of token `i`'s word among the distinct ones of the text, which are numbered as they first appear.
    pub(crate) fn word(&self, i: usize) -> usize {
        self.vocabulary.word(i).expect("a token of this text")
    }

    /// How many distinct words there are.
    pub(crate) fn words(&self) -> usize {
        self.vocabulary.len()
    }

    /// The ways to cut proclitics off token `i`, fewest cut letters first; the first cuts none. None past the end.
    #[inline]
    pub fn splits(&self, i: usize) -> impl Iterator<Item = Split<'_>> {
        self.vocabulary.splits(i, false)
    }

    /// What token `i` may be as a form of a verb the lexicon knows, readings without clitics first. All words are read
    /// when the first is asked for: every family asks, and most ask for every word.
    pub fn verbs(&self, i: usize) -> &[VerbForm] {
        let Some(word) = self.vocabulary.word(i) else { return &[] };
        self.verbs.get_or_init(|| Verbs::new(&self.vocabulary)).of(word)
    }

    /// The surface shape that holds token `i`: a date, a time, a telephone number, an address.
    pub fn shape(&self, i: usize) -> Option<(Tokens, Shape)> {
        let shapes = self.shapes.get_or_init(|| shape::find(self));
        let at = shapes.partition_point(|(tokens, _)| tokens.end <= i);
        shapes.get(at).filter(|(tokens, _)| tokens.contains(&i)).cloned()
    }

    /// Token `i` as the source writes it; empty past the end.
    pub fn raw(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| &self.source[t.start as usize..t.end as usize])
    }

    /// The kind of token `i`; [`Kind::End`] past the end.
    pub fn kind(&self, i: usize) -> Kind {
        self.tokens.get(i).map_or(Kind::End, |t| t.kind)
    }

    /// True where token `i` stands directly after the one before it, with nothing between.
    pub fn glued(&self, i: usize) -> bool {
        i > 0 && i < self.len() && self.tokens[i - 1].end == self.tokens[i].start
    }

    /// The source from the first to the last of `tokens`.
    pub fn slice(&self, tokens: Tokens) -> &'a str {
        if tokens.is_empty() {
            return "";
        }
        &self.source[self.tokens[tokens.start].start as usize..self.tokens[tokens.end - 1].end as usize]
    }

    /// All sentences, in order; none is empty, and together they hold every token.
    pub fn sentences(&self) -> &[Tokens] {
        &self.sentences
    }

    /// All paragraphs (stretches between line breaks) that hold a token.
    pub fn paragraphs(&self) -> &[Tokens] {
        &self.paragraphs
    }

    /// The index in [`Text::sentences`] of the sentence that holds token `i`.
    pub fn sentence_index(&self, i: usize) -> usize {
        self.sentence_of[i] as usize
    }

    /// The sentence that holds token `i`.
    pub fn sentence(&self, i: usize) -> Tokens {
        self.sentences[self.sentence_of[i] as usize].clone()
    }

    /// The paragraph that holds token `i`.
    pub fn paragraph(&self, i: usize) -> Tokens {
        let at = self.paragraphs.partition_point(|p| p.end <= i);
        self.paragraphs[at].clone()
    }

    /// The finding's span of `tokens`: UTF-16 offsets and the literal text. `tokens` must not be empty.
    pub fn span(&self, tokens: Tokens) -> Span {
        self.span_cut(tokens, 0)
    }

    /// As [`Text::span`], leaving out the first `clitics` letters (with their marks) of the first token.
    pub fn span_cut(&self, tokens: Tokens, clitics: usize) -> Span {
        let first = &self.tokens[tokens.start];
        let start = first.start as usize + token::letters_prefix(self.raw(tokens.start), clitics);
        self.span_bytes(start..self.tokens[tokens.end - 1].end as usize)
    }

    /// The finding's span of a byte range on character boundaries.
    pub fn span_bytes(&self, bytes: Range<usize>) -> Span {
        Span {
            start: self.utf16.of_byte(self.source, bytes.start),
            end: self.utf16.of_byte(self.source, bytes.end),
            text: self.source[bytes].to_string(),
        }
    }

    /// The tokens of a span in UTF-16 code units, the reverse of [`Text::span`]: every token that holds a part of it.
    pub fn tokens_of_units(&self, units: Range<u32>) -> Tokens {
        let byte = |unit: u32| self.utf16.to_byte(self.source, unit);
        let start = self.token_at_byte(byte(units.start));
        let end = byte(units.end);
        start..self.tokens.partition_point(|t| (t.start as usize) < end).max(start)
    }

    /// The token that holds or follows byte `at`.
    pub fn token_at_byte(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| (t.end as usize) <= at)
    }
}

/// For every token of `count`, the index of the stretch that holds it.
fn indices(stretches: &[Tokens], count: usize) -> Vec<u32> {
    let mut of = vec![0; count];
    for (s, range) in stretches.iter().enumerate() {
        of[range.clone()].fill(s as u32);
    }
    of
}

#[cfg(test)]
mod tests;
