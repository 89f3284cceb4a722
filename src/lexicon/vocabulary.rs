//! The distinct words of one text, each cut and looked up once: what rules ask of a token is read from here.

use super::clitic::{Cut, Cuts, Split};
use super::index::{Known, hash};
use super::verb::{VerbForm, read_into};

/// How many words of one hash's neighbourhood are compared before a word is taken for a new one: no text, however its
/// words were chosen, costs more than so many comparisons a token.
const PROBES: usize = 8;

/// The mark of a place of the table that no word has taken.
const FREE: u32 = u32::MAX;

/// One distinct word.
#[derive(Debug)]
struct Word {
    /// The hash of the whole word.
    hash: u64,
    /// The tables in which the word, after one of its cuts, is a key or begins one.
    begins: u32,
    /// Where its cuts end; they begin where those of the word before end.
    cuts: u32,
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
        let mut firsts: Vec<&str> = Vec::with_capacity(len / 2);
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
                if out.words[word as usize].hash == hash && firsts[word as usize] == key {
                    same = Some(word);
                    break;
                }
            }
            let word = same.unwrap_or_else(|| {
                firsts.push(key);
                out.add(key, hash)
            });
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
            hash,
            begins: self.cuts[from..].iter().fold(0, |tables, (_, known)| tables | known.whole | known.longer),
            cuts: self.cuts.len() as u32,
            unfused: (self.cuts.len() - whole) as u32,
        });
        self.words.len() as u32 - 1
    }

    /// How many distinct words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word of token `i`.
    pub(crate) fn word(&self, i: usize) -> Option<usize> {
        self.of.get(i).map(|&w| w as usize)
    }

    /// The hash of token `i`'s word.
    pub(crate) fn hash(&self, i: usize) -> u64 {
        self.word(i).map_or(0, |w| self.words[w].hash)
    }

    /// The tables in which token `i`, after one of its cuts, is a key or begins one.
    #[inline]
    pub(crate) fn begins(&self, i: usize) -> u32 {
        self.word(i).map_or(0, |w| self.words[w].begins)
    }

    /// What is known under the whole word of token `i`.
    #[inline]
    pub(crate) fn known(&self, i: usize) -> Known {
        self.word(i).map_or(Known::default(), |w| self.cuts[self.from(w)].1)
    }

    fn from(&self, word: usize) -> usize {
        word.checked_sub(1).map_or(0, |before| self.words[before].cuts as usize)
    }

    /// The ways to cut token `i`, whose key is given; with those that give an article back to a fused stem behind
    /// them, where they are wanted.
    #[inline]
    pub(crate) fn splits<'t>(&'t self, i: usize, key: &'t str, unfused: bool) -> impl Iterator<Item = Split<'t>> {
        let cuts = self.word(i).map_or(&[][..], |w| {
            let left_out = if unfused { 0 } else { self.words[w].unfused };
            &self.cuts[self.from(w)..(self.words[w].cuts - left_out) as usize]
        });
        cuts.iter().map(move |(cut, known)| cut.split_known(key, *known))
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
    /// Reads the words of a vocabulary, whose tokens have these keys in order.
    pub(crate) fn new<'k>(vocabulary: &Vocabulary, keys: impl Iterator<Item = &'k str>) -> Self {
        let mut out = Verbs { forms: Vec::new(), ends: Vec::with_capacity(vocabulary.len()) };
        for (i, key) in keys.enumerate() {
            // Words are numbered by their first token.
            if vocabulary.word(i) == Some(out.ends.len()) {
                read_into(vocabulary.splits(i, key, false), &mut out.forms);
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
