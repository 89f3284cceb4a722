//! One baked table: look-ups of words and of phrases over tokens.

use super::clitic::{Split, splits};
use super::filter::{hash, may_have};
use crate::text::{Kind, Text};
use fst::raw::{Fst, Node};
use std::sync::OnceLock;

/// A baked table. Its bytes come from `build.rs`; they are part of the program, not input.
pub struct Table {
    name: &'static str,
    fst: &'static [u8],
    filter: &'static [u8],
    postings: &'static [u8],
    rows: &'static str,
    columns: &'static [&'static str],
    map: OnceLock<Fst<&'static [u8]>>,
}

/// One row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its index in the table, in the order of the file.
    pub index: u32,
    /// Packed features of the form that was looked up; 0 in all tables but `verbs`.
    pub features: u16,
    line: &'static str,
}

impl Row {
    /// Column `i`, 0 being the first form (a verb's lemma); empty where the row has none.
    pub fn cell(&self, i: usize) -> &'static str {
        self.line.split('\t').nth(i).unwrap_or("")
    }

    /// Column `i`'s values, `|` between them.
    pub fn list(&self, i: usize) -> impl Iterator<Item = &'static str> + use<> {
        self.cell(i).split('|').map(str::trim).filter(|s| !s.is_empty())
    }
}

/// A phrase of a table found in a text.
#[derive(Debug, Clone)]
pub struct Hit {
    /// How many tokens it takes.
    pub len: usize,
    /// Letters of the first token that are proclitics and no part of the phrase.
    pub letters: usize,
    /// The preposition cut off the first token.
    pub preposition: Option<char>,
    /// The conjunction cut off the first token.
    pub conjunction: Option<char>,
    /// True where `ال` was cut off the first token: the phrase stands in the table without it.
    pub article: bool,
    at: usize,
}

impl Table {
    #[doc(hidden)]
    pub const fn new(
        name: &'static str,
        fst: &'static [u8],
        filter: &'static [u8],
        postings: &'static [u8],
        rows: &'static str,
        columns: &'static [&'static str],
    ) -> Self {
        Table { name, fst, filter, postings, rows, columns, map: OnceLock::new() }
    }

    /// The table's file name without its ending.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The index of a column for [`Row::cell`].
    ///
    /// # Panics
    /// Where the table has no such column: a mistake in the program, found by the first test that runs.
    pub fn column(&self, name: &str) -> usize {
        1 + self
            .columns
            .iter()
            .position(|c| *c == name)
            .unwrap_or_else(|| panic!("{}.tsv has no column {name}", self.name))
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.word(0) as usize
    }

    /// True where it has no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Row `index`.
    pub fn row(&self, index: u32) -> Row {
        self.make(index, 0)
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        (0..self.len() as u32).map(|i| self.row(i))
    }

    /// The rows under a folded key exactly, words separated by one space.
    pub fn get(&self, key: &str) -> impl Iterator<Item = Row> + '_ {
        let known = self.may_begin(key).then(|| self.map().get(key)).flatten();
        known.into_iter().flat_map(|o| self.postings_at(o.value() as usize))
    }

    /// True where the folded key is in the table.
    pub fn contains(&self, key: &str) -> bool {
        self.may_begin(key) && self.map().contains_key(key)
    }

    /// False for most words that are no key of the table and begin none, at little cost.
    #[inline]
    fn may_begin(&self, key: &str) -> bool {
        may_have(self.filter, hash(key.as_bytes()))
    }

    /// The longest phrase of the table that begins at token `i`, proclitics of the first token cut where the
    /// rest is known; among equally long ones that which cuts least. Quotation marks inside are not skipped.
    pub fn longest(&self, text: &Text, i: usize) -> Option<Hit> {
        if text.kind(i) == Kind::Punct || text.kind(i) == Kind::End {
            return None;
        }
        let mut best: Option<Hit> = None;
        for split in splits(text.key(i)) {
            // `ال` belongs to the phrase: it is tried with it (below for the fused `لل`) and, cut, without.
            let fused = split.article && text.key(i)[..text.key(i).len() - split.stem.len()].ends_with("لل");
            if let Some(hit) = self.walk(text, i, &split, "") {
                keep(&mut best, hit);
            }
            if fused && let Some(hit) = self.walk(text, i, &split, "ال") {
                keep(&mut best, hit);
            }
        }
        best
    }

    /// As [`Table::longest`] but the first token must be whole: nothing is cut.
    pub fn longest_whole(&self, text: &Text, i: usize) -> Option<Hit> {
        let split = splits(text.key(i)).next()?;
        self.walk(text, i, &split, "")
    }

    /// The rows of a hit.
    pub fn rows_of(&self, hit: &Hit) -> impl Iterator<Item = Row> + '_ {
        self.postings_at(hit.at)
    }

    fn walk(&self, text: &Text, i: usize, split: &Split, before: &str) -> Option<Hit> {
        if before.is_empty() && !self.may_begin(split.stem) {
            return None;
        }
        let fst = self.map();
        let mut node = fst.root();
        let mut out = 0u64;
        let mut found = None;
        step(fst, &mut node, &mut out, before.as_bytes())?;
        step(fst, &mut node, &mut out, split.stem.as_bytes())?;
        let mut len = 1;
        loop {
            if node.is_final() {
                found = Some((len, out + node.final_output().value()));
            }
            let next = i + len;
            if next >= text.len() || text.paragraph(i).end <= next || step(fst, &mut node, &mut out, b" ").is_none() {
                break;
            }
            if step(fst, &mut node, &mut out, text.key(next).as_bytes()).is_none() {
                break;
            }
            len += 1;
        }
        found.map(|(len, at)| Hit {
            len,
            letters: split.letters,
            preposition: split.preposition,
            conjunction: split.conjunction,
            article: split.article && before.is_empty(),
            at: at as usize,
        })
    }

    fn map(&self) -> &Fst<&'static [u8]> {
        self.map.get_or_init(|| Fst::new(self.fst).expect("build.rs wrote a map"))
    }

    fn word(&self, at: usize) -> u32 {
        let b = &self.postings[at * 4..at * 4 + 4];
        u32::from_le_bytes([b[0], b[1], b[2], b[3]])
    }

    fn postings_at(&self, at: usize) -> impl Iterator<Item = Row> + '_ {
        (0..self.word(at) as usize).map(move |k| {
            let p = self.word(at + 1 + k);
            self.make(p >> 10, (p & 0x3FF) as u16)
        })
    }

    fn make(&self, index: u32, features: u16) -> Row {
        let (from, to) = (self.word(1 + index as usize), self.word(2 + index as usize));
        Row { index, features, line: &self.rows[from as usize..to as usize] }
    }
}

fn keep(best: &mut Option<Hit>, hit: Hit) {
    if best.as_ref().is_none_or(|b| hit.len > b.len || hit.len == b.len && hit.letters < b.letters) {
        *best = Some(hit);
    }
}

fn step<'f>(fst: &'f Fst<&'static [u8]>, node: &mut Node<'f>, out: &mut u64, bytes: &[u8]) -> Option<()> {
    for &b in bytes {
        let t = node.transition(node.find_input(b)?);
        *out += t.out.value();
        *node = fst.node(t.addr);
    }
    Some(())
}
