//! The distinct words of one text, each cut and looked up once: what rules ask of a token is read from here.

use super::clitic::{Cut, Cuts, Split};
use super::index::{Known, hash};
use super::verb::{VerbForm, read_into};
use std::ops::Range;

/// How many words of one hash's neighbourhood are compared before a word is taken for a new one: no text, however its
/// words were chosen, costs more than so many comparisons a token.
const PROBES: usize = 8;

/// The mark of a place of the table that no word has taken.
const FREE: u32 = u32::MAX;

/// One distinct word.
#[derive(Debug)]
struct Word {
    key: Box<str>,
    /// The hash of the whole word.
    hash: u64,
    /// The tables in which the word, after one of its cuts, is a key or begins one.
    begins: u32,
    /// Where its cuts are.
    cuts: Range<u32>,
    /// How many of the cuts, at the end, are of `لل` with the article given back to the stem.
    unfused: u32,
}

/// The distinct words of a text.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    words: Vec<Word>,
    cuts: Vec<(Cut, Known)>,
    /// The word of each token.
    of: Vec<u32>,
}

impl Vocabulary {
    /// Reads the words of a text, given in order.
    pub(crate) fn new<'k>(keys: impl ExactSizeIterator<Item = &'k str>) -> Self {
        let len = keys.len();
        let mut out = Vocabulary {
            words: Vec::with_capacity(len / 2),
            cuts: Vec::with_capacity(len),
            of: Vec::with_capacity(len),
        };
        let mut table = vec![FREE; (2 * len).next_power_of_two()];
        for key in keys {
            let hash = hash(key.as_bytes());
            let mut place = None;
            let mut same = None;
            for probe in 0..PROBES {
                let at = (hash as usize).wrapping_add(probe) & (table.len() - 1);
                let word = table[at];
                if word == FREE {
                    place = Some(at);
                    break;
                }
                let known = &out.words[word as usize];
                if known.hash == hash && *known.key == *key {
                    same = Some(word);
                    break;
                }
            }
            let word = same.unwrap_or_else(|| out.add(key, hash));
            if let Some(at) = place {
                table[at] = word;
            }
            out.of.push(word);
        }
        out
    }

    fn add(&mut self, key: &str, hash: u64) -> u32 {
        let found = Cuts::of(key);
        let cuts = found.as_slice();
        let from = self.cuts.len();
        self.cuts.extend(cuts.iter().map(|cut| (*cut, cut.known(key))));
        let whole = self.cuts.len();
        self.cuts.extend(cuts.iter().filter_map(|cut| cut.unfused(key)));
        self.words.push(Word {
            key: key.into(),
            hash,
            begins: self.cuts[from..].iter().fold(0, |tables, (_, known)| tables | known.whole | known.longer),
            cuts: from as u32..self.cuts.len() as u32,
            unfused: (self.cuts.len() - whole) as u32,
        });
        self.words.len() as u32 - 1
    }

    /// How many distinct words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The index of token `i`'s word.
    pub(crate) fn word(&self, i: usize) -> Option<usize> {
        self.of.get(i).map(|&w| w as usize)
    }

    #[inline]
    fn at(&self, i: usize) -> Option<&Word> {
        self.words.get(self.word(i)?)
    }

    /// The folded key of token `i`; empty past the end.
    #[inline]
    pub(crate) fn key(&self, i: usize) -> &str {
        self.at(i).map_or("", |word| &word.key)
    }

    /// The hash of token `i`'s word.
    pub(crate) fn hash(&self, i: usize) -> u64 {
        self.at(i).map_or(0, |word| word.hash)
    }

    /// The tables in which token `i`, after one of its cuts, is a key or begins one.
    #[inline]
    pub(crate) fn begins(&self, i: usize) -> u32 {
        self.at(i).map_or(0, |word| word.begins)
    }

    /// What is known under the whole word of token `i`.
    #[inline]
    pub(crate) fn known(&self, i: usize) -> Known {
        self.at(i).map_or(Known::default(), |word| self.cuts[word.cuts.start as usize].1)
    }

    /// The ways to cut token `i`; with those that give an article back to a fused stem behind them, where they are wanted.
    #[inline]
    pub(crate) fn splits(&self, i: usize, unfused: bool) -> impl Iterator<Item = Split<'_>> {
        let (key, cuts) = self.at(i).map_or(("", 0..0), |word| {
            let left_out = if unfused { 0 } else { word.unfused };
            (&*word.key, word.cuts.start as usize..(word.cuts.end - left_out) as usize)
        });
        self.cuts[cuts].iter().map(move |(cut, known)| cut.split_known(key, *known))
    }
}

/// The verb forms of every word of a text.
#[derive(Debug)]
pub(crate) struct Verbs {
    forms: Vec<VerbForm>,
    /// Where each word's forms end.
    ends: Vec<u32>,
}

impl Verbs {
    /// Reads the words of a vocabulary.
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        let mut out = Verbs { forms: Vec::new(), ends: Vec::with_capacity(vocabulary.len()) };
        for i in 0..vocabulary.of.len() {
            // Words are numbered by their first token.
            if vocabulary.word(i) == Some(out.ends.len()) {
                read_into(vocabulary.splits(i, false), &mut out.forms);
                out.ends.push(out.forms.len() as u32);
            }
        }
        out
    }

    /// The forms of a word.
    pub(crate) fn of(&self, word: usize) -> &[VerbForm] {
        let start = if word == 0 { 0 } else { self.ends[word - 1] };
        &self.forms[start as usize..self.ends[word] as usize]
    }
}
