//! One baked table: look-ups of words and of phrases over tokens.

use super::INDEX;
use super::clitic::Split;
use super::index::Known;
use crate::text::{Kind, Text};

/// A baked table. Its bytes come from `build.rs`; they are part of the program, not input.
pub struct Table {
    name: &'static str,
    /// Its bit in [`Known`].
    bit: u32,
    /// Little-endian 32-bit numbers: where each row begins in `rows`.
    offsets: &'static [u8],
    /// Little-endian 16-bit numbers: where each cell of each row ends, from the beginning of the row.
    ends: &'static [u8],
    /// All cells, nothing between them.
    rows: &'static str,
    columns: &'static [&'static str],
}

/// A table is the same only as itself.
impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.bit == other.bit
    }
}

impl Eq for Table {}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// One row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    table: &'static Table,
    /// Its index in the table, in the order of the file.
    pub index: u32,
    /// Packed features of the form that was looked up; 0 in all tables but `verbs`.
    pub features: u16,
}

impl Row {
    /// Column `i`, 0 being the first form (a verb's lemma); empty where the row has none.
    pub fn cell(&self, i: usize) -> &'static str {
        self.table.cell(self.index as usize, i)
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
    known: Known,
}

impl Table {
    #[doc(hidden)]
    pub const fn new(
        name: &'static str,
        index: u32,
        offsets: &'static [u8],
        ends: &'static [u8],
        rows: &'static str,
        columns: &'static [&'static str],
    ) -> Self {
        Table { name, bit: 1 << index, offsets, ends, rows, columns }
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
        self.offsets.len() / 4
    }

    /// True where it has no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Row `index`.
    pub fn row(&'static self, index: u32) -> Row {
        self.make(index, 0)
    }

    /// All rows.
    pub fn rows(&'static self) -> impl Iterator<Item = Row> {
        (0..self.len() as u32).map(|i| self.row(i))
    }

    /// The rows under a folded key exactly, words separated by one space.
    pub fn get(&'static self, key: &str) -> impl Iterator<Item = Row> + use<> {
        self.rows_under(INDEX.find_phrase(key))
    }

    /// True where the folded key is in the table.
    pub fn contains(&self, key: &str) -> bool {
        INDEX.find_phrase(key).whole & self.bit != 0
    }

    /// True where the stem is in the table.
    pub fn has(&self, split: &Split<'_>) -> bool {
        split.known.whole & self.bit != 0
    }

    /// The rows under the stem.
    pub fn rows_for(&'static self, split: &Split<'_>) -> impl Iterator<Item = Row> + use<> {
        self.rows_under(split.known)
    }

    /// True where the word of token `i`, nothing cut off it, is in the table.
    pub fn has_word(&self, text: &Text, i: usize) -> bool {
        text.vocabulary().known(i).whole & self.bit != 0
    }

    /// The rows under the word of token `i`, nothing cut off it.
    pub fn rows_at(&'static self, text: &Text, i: usize) -> impl Iterator<Item = Row> + use<> {
        self.rows_under(text.vocabulary().known(i))
    }

    /// False where nothing of the table begins at token `i`, whatever is cut off it: the cheapest question there is.
    #[inline]
    pub fn may_begin(&self, text: &Text, i: usize) -> bool {
        text.vocabulary().begins(i) & self.bit != 0
    }

    /// The longest phrase of the table that begins at token `i`, proclitics of the first token cut where the
    /// rest is known; among equally long ones that which cuts least. Quotation marks inside are not skipped.
    pub fn longest(&self, text: &Text, i: usize) -> Option<Hit> {
        if !self.may_begin(text, i) || matches!(text.kind(i), Kind::Punct | Kind::End) {
            return None;
        }
        let mut best: Option<Hit> = None;
        // `ال` belongs to the phrase: it is tried cut and, given back to a stem that was fused with `لل`, with it.
        for split in text.vocabulary().splits(i, true) {
            if let Some(hit) = self.walk(text, i, &split)
                && best.as_ref().is_none_or(|b| hit.len > b.len || hit.len == b.len && hit.letters < b.letters)
            {
                best = Some(hit);
            }
        }
        best
    }

    /// As [`Table::longest`] but the first token must be whole: nothing is cut.
    pub fn longest_whole(&self, text: &Text, i: usize) -> Option<Hit> {
        let split = text.splits(i).next()?;
        self.walk(text, i, &split)
    }

    /// The rows of a hit.
    pub fn rows_of(&'static self, hit: &Hit) -> impl Iterator<Item = Row> + use<> {
        self.rows_under(hit.known)
    }

    /// The longest phrase from the stem of token `i` on.
    fn walk(&self, text: &Text, i: usize, split: &Split<'_>) -> Option<Hit> {
        let mut known = split.known;
        let mut found = (known.whole & self.bit != 0).then_some((1, known));
        if known.longer & self.bit != 0 {
            let mut next = i + 1;
            let end = text.paragraph(i).end;
            while next < end && known.longer & self.bit != 0 {
                known = INDEX.find_longer(known, text.vocabulary().hash(next));
                next += 1;
                if known.whole & self.bit != 0 {
                    found = Some((next - i, known));
                }
            }
        }
        let &Split { letters, preposition, conjunction, article, .. } = split;
        found.map(|(len, known)| Hit { len, letters, preposition, conjunction, article, known })
    }

    fn rows_under(&'static self, known: Known) -> impl Iterator<Item = Row> + use<> {
        INDEX.postings(known, self.bit).map(|(index, features)| self.make(index, features))
    }

    fn make(&'static self, index: u32, features: u16) -> Row {
        Row { table: self, index, features }
    }

    /// Column `i` of row `row`; empty where there is none.
    fn cell(&self, row: usize, i: usize) -> &'static str {
        if i > self.columns.len() {
            return "";
        }
        let start = u32::from_le_bytes(self.offsets.as_chunks().0[row]) as usize;
        let ends = self.ends.as_chunks().0;
        let end = |cell: usize| start + u16::from_le_bytes(ends[cell]) as usize;
        let cell = row * (1 + self.columns.len()) + i;
        &self.rows[if i == 0 { start } else { end(cell - 1) }..end(cell)]
    }
}
