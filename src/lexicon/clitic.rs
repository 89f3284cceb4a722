//! Clitics: what may be cut from the front of a word.
//!
//! Cutting is only offered here; whether it is right, the lexicon decides by knowing the rest
//! (`وزارة`، `وكالة`، `فرنسا`، `بغداد`، `لبنان` are whole).

use super::INDEX;
use super::index::{Known, hash};

/// One way to cut the proclitics off a folded word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split<'k> {
    /// `و` or `ف`.
    pub conjunction: Option<char>,
    /// `ب`, `ل`, `ك`, or the future's `س`.
    pub preposition: Option<char>,
    /// True where `ال` was cut, or stands fused in `لل`.
    pub article: bool,
    /// What remains.
    pub stem: &'k str,
    /// How many letters stand before the word proper, the article not counted: what a span shown to people
    /// leaves out. In `للجيش` the article is fused with the preposition, so it is 0 there.
    pub letters: usize,
    /// What the lexicon has under the stem.
    pub(super) known: Known,
}

/// All ways to cut the proclitics off `key`, fewest cut letters first; the first cuts none. The stem keeps at
/// least two letters.
///
/// Of a word of a text, ask [`Text::splits`](crate::text::Text::splits), which cuts each word once.
pub fn splits(key: &str) -> impl Iterator<Item = Split<'_>> {
    let Cuts { cuts, len } = Cuts::of(key);
    cuts.into_iter().take(len).map(move |cut| cut.split_known(key, cut.known(key)))
}

/// The letter that two bytes are; NUL for what is none of this script.
fn letter(bytes: &[u8]) -> char {
    match bytes {
        [a @ 0xD8..=0xDB, b, ..] => char::from_u32(u32::from(a & 0x1F) << 6 | u32::from(b & 0x3F)).unwrap_or('\0'),
        _ => '\0',
    }
}

/// As many cuts as there can be: none, then by article, `لل`, preposition, preposition and article, with and without
/// a conjunction, and the conjunction alone.
const MOST: usize = 10;

/// How much is cut.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cut {
    conjunction: Option<char>,
    preposition: Option<char>,
    article: bool,
    at: u8,
    letters: u8,
}

impl Cut {
    /// What the lexicon has under the stem.
    pub(super) fn known(self, key: &str) -> Known {
        INDEX.find(hash(&key.as_bytes()[self.at as usize..]))
    }

    /// The cut of `key`, what is known under its stem given.
    #[inline]
    pub(super) fn split_known(self, key: &str, known: Known) -> Split<'_> {
        let Cut { conjunction, preposition, article, at, letters } = self;
        Split { conjunction, preposition, article, stem: &key[at as usize..], letters: letters.into(), known }
    }

    /// What is known under the stem of `للجيش` with its article given back to it, and the cut so read.
    pub(super) fn unfused(self, key: &str) -> Option<(Cut, Known)> {
        let (before, stem) = key.split_at(self.at as usize);
        (self.article && before.ends_with("لل"))
            .then(|| (Cut { article: false, ..self }, INDEX.find(hash(format!("ال{stem}").as_bytes()))))
    }
}

/// The cuts of one word.
pub(super) struct Cuts {
    cuts: [Cut; MOST],
    len: usize,
}

impl Cuts {
    pub(super) fn of(key: &str) -> Self {
        let mut out = Cuts { cuts: [Cut::default(); MOST], len: 1 };
        let bytes = key.as_bytes();
        // Letters of this script take two bytes: what the first of them is decides whether anything can be cut.
        if bytes.len() < 4 || !matches!(letter(bytes), 'و' | 'ف' | 'ا' | 'ل' | 'ب' | 'ك' | 'س') {
            return out;
        }
        out.cut(key, 0, None);
        if let c @ ('و' | 'ف') = letter(bytes) {
            out.push(key, Cut { conjunction: Some(c), at: 2, letters: 1, ..Cut::default() });
            out.cut(key, 2, Some(c));
        }
        out
    }

    /// Fewest cut letters first.
    pub(super) fn as_slice(&self) -> &[Cut] {
        &self.cuts[..self.len]
    }

    fn push(&mut self, key: &str, cut: Cut) {
        if key[cut.at as usize..].chars().nth(1).is_some() {
            self.cuts[self.len] = cut;
            self.len += 1;
        }
    }

    /// Article and prepositions after the conjunction, which takes `from` bytes.
    fn cut(&mut self, key: &str, from: u8, conjunction: Option<char>) {
        let letters = u8::from(conjunction.is_some());
        let rest = &key[from as usize..];
        let cut = |at: u8| Cut { conjunction, at: from + at, letters, ..Cut::default() };
        if rest.starts_with("ال") {
            self.push(key, Cut { article: true, ..cut(4) });
        }
        if rest.starts_with("لل") {
            self.push(key, Cut { preposition: Some('ل'), article: true, ..cut(4) });
        }
        if let p @ ('ب' | 'ل' | 'ك' | 'س') = letter(rest.as_bytes()) {
            let before = Cut { preposition: Some(p), letters: letters + 1, ..cut(2) };
            self.push(key, before);
            if p != 'س' && rest[2..].starts_with("ال") {
                self.push(key, Cut { article: true, at: from + 6, ..before });
            }
        }
    }
}
