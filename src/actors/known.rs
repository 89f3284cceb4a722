//! Actors the lexicon or the reader's watch list knows.

use super::{Candidate, Class, Watch, lists, parse_kind};
use crate::lexicon::{ACTORS, Hit, Row, splits};
use crate::text::{Kind, Text, fold::fold};
use std::collections::HashMap;

/// The reader's own actors, by folded key.
pub(super) struct WatchList {
    keys: HashMap<String, usize>,
    longest: usize,
}

impl WatchList {
    pub(super) fn new(watch: &[Watch]) -> Self {
        let mut keys = HashMap::new();
        for (i, w) in watch.iter().enumerate() {
            for form in std::iter::once(&w.name).chain(&w.aliases) {
                let key = fold(form).split_whitespace().collect::<Vec<_>>().join(" ");
                if !key.is_empty() {
                    keys.entry(key).or_insert(i);
                }
            }
        }
        let longest = keys.keys().map(|k| k.split(' ').count()).max().unwrap_or(0);
        WatchList { keys, longest }
    }

    /// The longest watched name at token `i`.
    pub(super) fn at(&self, text: &Text, i: usize, watch: &[Watch]) -> Option<Candidate> {
        for len in (1..=self.longest.min(text.len() - i)).rev() {
            let rest: Vec<&str> = (i + 1..i + len).map(|k| text.key(k)).collect();
            for split in splits(text.key(i)).filter(|s| !s.article) {
                let key = std::iter::once(split.stem).chain(rest.iter().copied()).collect::<Vec<_>>().join(" ");
                if let Some(&w) = self.keys.get(&key) {
                    return Some(Candidate {
                        tokens: i..i + len,
                        letters: split.letters,
                        class: Class::Watched(w),
                        kind: watch[w].kind,
                        known: None,
                        head: None,
                        score: 1.0,
                    });
                }
            }
        }
        None
    }
}

/// The longest known name at token `i`, where the evidence that its entry asks for is there.
pub(super) fn at(text: &Text, i: usize) -> Option<Candidate> {
    if text.kind(i) == Kind::Punct {
        return None;
    }
    // السيول is no Seoul: a name without article does not take one.
    let hit = ACTORS.longest(text, i).filter(|h| !h.article)?;
    let row = best_row(&hit)?;
    let kind = parse_kind(row.cell(ACTORS.column("kind")))?;
    // ولاية الجزيرة: after a word of place the name is a place's.
    if hit.len == 1 && i > text.sentence(i).start && super::place::announces(text, i - 1) {
        return None;
    }
    let flags = row.cell(ACTORS.column("flags"));
    if flags.contains("ambiguous") && hit.len == 1 && !introduced(text, i) {
        return None;
    }
    Some(Candidate {
        tokens: i..i + hit.len,
        letters: hit.letters,
        class: if flags.contains("metonym") { Class::Metonym } else { Class::Known },
        kind,
        known: Some(row.index),
        head: None,
        score: 0.9,
    })
}

/// Among rows that share a form, one whose canonical form it is goes first.
fn best_row(hit: &Hit) -> Option<Row> {
    ACTORS.rows_of(hit).next()
}

/// Evidence for an ambiguous name: a head noun before it, or quotation marks around it.
fn introduced(text: &Text, i: usize) -> bool {
    if i == 0 {
        return false;
    }
    let before = text.key(i - 1);
    if matches!(text.raw(i - 1), "\"" | "«" | "“" | "(") {
        return true;
    }
    splits(before).any(|s| crate::lexicon::ORG_HEADS.contains(s.stem)) && !lists::STOPS.contains(&before)
}
