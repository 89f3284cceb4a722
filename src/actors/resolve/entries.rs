//! Actors in the making, and which of them a new mention belongs to.

use super::Entry;
use super::same::{normal, one_person};
use crate::actors::words::{bare, is_definite_adjective, skip};
use crate::actors::{Candidate, Class, FoundMention, lists, parse_kind};
use crate::analysis::{ActorKind, MentionForm};
use crate::lexicon::ACTORS;
use crate::text::fold::fold;
use crate::text::{Kind, Text};
use std::collections::{HashMap, HashSet};

/// Actors in the making, findable by what they are called; every look-up is bounded, so that cost grows with the
/// text and not with its square.
#[derive(Default)]
pub(super) struct Entries {
    pub(super) list: Vec<Entry>,
    pub(super) by_key: HashMap<String, usize>,
    by_known: HashMap<u32, usize>,
    by_watched: HashMap<usize, usize>,
    /// Persons by the first and by the last word of their names.
    by_word: HashMap<String, Vec<usize>>,
}

/// How many persons of one surname are looked at.
pub(super) const MOST_NAMESAKES: usize = 16;

impl Entries {
    pub(super) fn add(&mut self, text: &Text, c: &Candidate) {
        let key = normal(text, &c.tokens, c.letters);
        let known = c.known.or_else(|| transparent(text, c)).or_else(|| unquoted(text, c)).map(party);
        let watched = if let Class::Watched(w) = c.class { Some(w) } else { None };
        let same = match (watched, known) {
            (Some(w), _) => self.by_watched.get(&w).copied(),
            (None, Some(k)) => self.by_known.get(&k).copied().or_else(|| {
                self.by_key
                    .get(&key)
                    .copied()
                    .filter(|e| self.list[*e].known.is_none() && self.list[*e].watched.is_none())
            }),
            _ => self.by_key.get(&key).copied(),
        };
        let person = c.kind == ActorKind::Person && watched.is_none();
        let same = same.or_else(|| if person { self.same_person(&key, c.tokens.start) } else { None });
        let at = same.unwrap_or_else(|| {
            let kind = known.and_then(|k| parse_kind(ACTORS.row(k).cell(ACTORS.column("kind")))).unwrap_or(c.kind);
            self.list.push(Entry {
                known,
                watched,
                kind,
                head: c.head.clone(),
                mentions: Vec::new(),
                keys: HashSet::new(),
            });
            self.list.len() - 1
        });
        self.mention(at, FoundMention { tokens: c.tokens.clone(), letters: c.letters, form: MentionForm::Name }, key);
        let e = &mut self.list[at];
        e.known = e.known.or(known);
        if let Some(k) = known {
            self.by_known.entry(k).or_insert(at);
        }
        if let Some(w) = watched {
            self.by_watched.insert(w, at);
        }
    }

    fn mention(&mut self, at: usize, mention: FoundMention, key: String) {
        if self.list[at].kind == ActorKind::Person {
            for word in [key.split(' ').next(), key.split(' ').next_back()].into_iter().flatten() {
                let owners = self.by_word.entry(word.to_string()).or_default();
                if !owners.contains(&at) && owners.len() < MOST_NAMESAKES {
                    owners.push(at);
                }
            }
        }
        self.by_key.entry(key.clone()).or_insert(at);
        self.list[at].mentions.push(mention);
        self.list[at].keys.insert(key);
    }

    /// A person already met whose name holds this one, or is held by it: the words of the shorter stand in the
    /// longer in order, and the last word agrees. Where two fit a full name, neither is taken; a single word means the
    /// one named last before it.
    fn same_person(&self, key: &str, at: usize) -> Option<usize> {
        let words = [key.split(' ').next()?, key.split(' ').next_back()?];
        let mut fits: Vec<usize> = words
            .iter()
            .filter_map(|w| self.by_word.get(*w))
            .flatten()
            .copied()
            .filter(|&e| self.list[e].keys.iter().any(|k| one_person(k, key)) && may_be(self.list[e].known, key))
            .collect();
        fits.sort_unstable();
        fits.dedup();
        match fits[..] {
            [] => None,
            [one] => Some(one),
            _ if key.contains(' ') => None,
            _ => fits.into_iter().max_by_key(|&e| {
                let starts = self.list[e].mentions.iter().map(|m| m.tokens.start);
                starts.filter(|s| *s < at).max().map_or((0, 0), |s| (1, s))
            }),
        }
    }
}

/// False where a full name is another's than that of the known person who was met by a surname (`سيف الإسلام القذافي`).
fn may_be(known: Option<u32>, key: &str) -> bool {
    let Some(row) = known.filter(|_| key.contains(' ')).map(|row| ACTORS.row(row)) else { return true };
    let mut full = row.list(0).map(|form| bare_words(&fold(form))).filter(|form| form.contains(' ')).peekable();
    full.peek().is_none() || full.any(|form| one_person(&form, key) || same_given(&form, key))
}

/// A folded form without the articles of its words, as [`normal`] writes names.
fn bare_words(form: &str) -> String {
    form.split_whitespace().map(bare).collect::<Vec<_>>().join(" ")
}

/// True for names that begin and end alike, whatever stands between.
fn same_given(a: &str, b: &str) -> bool {
    let ends = |s: &str| (s.split(' ').next().map(str::to_string), s.split(' ').next_back().map(str::to_string));
    let ((a_first, a_last), (b_first, b_last)) = (ends(a), ends(b));
    a_last == b_last && a_first.zip(b_first).is_some_and(|(x, y)| x == y || x.chars().next() == y.chars().next())
}

/// The entry a known name belongs to: a capital stands for its state.
fn party(row: u32) -> u32 {
    let state = ACTORS.row(row).cell(ACTORS.column("stands_for"));
    if state.is_empty() { row } else { ACTORS.get(&fold(state)).next().map_or(row, |r| r.index) }
}

/// A known name that the text writes with quotation marks in it: `حركة "الشباب"`.
fn unquoted(text: &Text, c: &Candidate) -> Option<u32> {
    if c.tokens.len() < 2 || !c.tokens.clone().any(|i| text.kind(i) == Kind::Punct) {
        return None;
    }
    let words: Vec<&str> = c
        .tokens
        .clone()
        .filter(|&i| text.kind(i) != Kind::Punct)
        .map(|i| if i == c.tokens.start { skip(text.key(i), c.letters) } else { text.key(i) })
        .collect();
    ACTORS.get(&words.join(" ")).next().map(|row| row.index)
}

/// The known party inside `تنظيم «داعش»`, where the head adds nothing to it.
fn transparent(text: &Text, c: &Candidate) -> Option<u32> {
    let head = c.head.as_deref()?;
    if !lists::TRANSPARENT_HEADS.has(head) {
        return None;
    }
    let from = (c.tokens.start + 1..c.tokens.end).find(|&i| text.kind(i) != Kind::Punct)?;
    let hit = ACTORS.longest_whole(text, from)?;
    let rest =
        (from + hit.len..c.tokens.end).all(|i| text.kind(i) == Kind::Punct || is_definite_adjective(text.key(i)));
    let row = ACTORS.rows_of(&hit).next()?;
    // نادي الجزيرة is no outlet, though one is called so.
    let kind = parse_kind(row.cell(ACTORS.column("kind")))?;
    let outlet = (kind == ActorKind::Media) == (c.kind == ActorKind::Media) || kind == ActorKind::Company;
    let body = !matches!(kind, ActorKind::State | ActorKind::Person);
    (rest && body && outlet).then_some(row.index)
}
