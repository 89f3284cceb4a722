//! Entries that turn out to be one party once the whole text is read.

use super::entries::{Entries, MOST_NAMESAKES};
use super::same::{near, qualifies};
use crate::actors::lists;
use crate::actors::words::is_nisba;
use crate::analysis::ActorKind;
use crate::lexicon::{ACTORS, NISBAS};
use crate::text::Text;
use std::collections::HashMap;

/// Joins what [`appositions`], [`fuller_names`], [`shells`], [`countries`], [`misspellings`] and [`abridged`] find to be one.
pub(super) fn merge(text: &Text, entries: &mut Entries) {
    let mut joins = appositions(text, entries);
    let fuller = by_shorter(entries);
    joins.extend(fuller_names(entries, &fuller));
    joins.extend(shells(entries, &fuller));
    joins.extend(countries(entries));
    joins.extend(misspellings(entries));
    joins.extend(abridged(entries));
    // An entry that was joined to another is found under that one.
    let mut owner: Vec<usize> = (0..entries.list.len()).collect();
    for (from, to) in joins {
        let (from, to) = (find(&owner, from), find(&owner, to));
        if from == to {
            continue;
        }
        // What is known, or else what came to be joined to, gives its kind and English name.
        let (from, to) = if entries.list[to].known.is_none() && entries.list[from].known.is_some() {
            (to, from)
        } else {
            (from, to)
        };
        owner[from] = to;
        let moved = &mut entries.list[from];
        let (mentions, keys) = (std::mem::take(&mut moved.mentions), std::mem::take(&mut moved.keys));
        let kind = moved.kind;
        let target = &mut entries.list[to];
        if target.kind == ActorKind::Other && target.known.is_none() {
            target.kind = kind;
        }
        target.mentions.extend(mentions);
        target.keys.extend(keys);
    }
}

fn find(owner: &[usize], mut at: usize) -> usize {
    while owner[at] != at {
        at = owner[at];
    }
    at
}

/// True for entries that may be one: bodies, of one kind or of a kind that only grammar guessed.
fn compatible(entries: &Entries, a: usize, b: usize) -> bool {
    let (a, b) = (&entries.list[a], &entries.list[b]);
    let body = |k: ActorKind| !matches!(k, ActorKind::Person | ActorKind::State);
    body(a.kind)
        && body(b.kind)
        && (a.kind == b.kind
            || a.known.is_some() != b.known.is_some()
            || ActorKind::Other == a.kind
            || ActorKind::Other == b.kind)
        && (a.known.is_none() || b.known.is_none())
        && a.watched.is_none()
        && b.watched.is_none()
}

/// `وكالة الأنباء اليمنية "سبأ"`، `قوة الاتحاد الأفريقي (أميصوم)`: a name in brackets or quotation marks after a name.
fn appositions(text: &Text, entries: &Entries) -> Vec<(usize, usize)> {
    let mut starts: HashMap<usize, (usize, usize)> = HashMap::new();
    for (at, e) in entries.list.iter().enumerate() {
        starts.extend(e.mentions.iter().map(|m| (m.tokens.start, (m.tokens.end, at))));
    }
    let mut joins = Vec::new();
    for (at, e) in entries.list.iter().enumerate() {
        for m in e.mentions.iter().filter(|m| m.tokens.len() > 1) {
            let open = m.tokens.end;
            let Some(&(close, other)) = starts.get(&(open + 1)) else { continue };
            let bracketed =
                matches!(text.raw(open), "(" | "\"" | "«" | "“") && matches!(text.raw(close), ")" | "\"" | "»" | "”");
            if bracketed && other != at && compatible(entries, at, other) {
                joins.push((other, at));
            }
        }
    }
    joins
}

/// Entries by what their names are without the adjectives or the seat at their end.
fn by_shorter(entries: &Entries) -> HashMap<&str, Vec<usize>> {
    let mut fuller: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, e) in entries.list.iter().enumerate() {
        for key in &e.keys {
            for (cut, _) in key.match_indices(' ') {
                if !qualifies(&key[cut + 1..]) {
                    continue;
                }
                let owners = fuller.entry(&key[..cut]).or_default();
                if !owners.contains(&at) && owners.len() < MOST_NAMESAKES {
                    owners.push(at);
                }
            }
        }
    }
    fuller
}

/// `وزارة الداخلية` is `وزارة الداخلية التونسية`, and `مستشفى السلام` the one `ببغداد`, where the text knows only one such.
fn fuller_names(entries: &Entries, fuller: &HashMap<&str, Vec<usize>>) -> Vec<(usize, usize)> {
    let mut joins = Vec::new();
    for (at, e) in entries.list.iter().enumerate().filter(|(_, e)| e.head.is_some()) {
        let mut fits: Vec<usize> = e
            .keys
            .iter()
            .filter_map(|k| fuller.get(k.as_str()))
            .flatten()
            .copied()
            .filter(|&k| k != at && compatible(entries, k, at))
            .collect();
        fits.sort_unstable();
        fits.dedup();
        if let [one] = fits[..] {
            joins.push((at, one));
        }
    }
    joins
}

/// `قوات التحالف` is `التحالف`, and the only `التحالف الدولي` of a text; `وزارة الداخلية اليمنية` is `الداخلية اليمنية`: a
/// head that adds nothing.
fn shells(entries: &Entries, fuller: &HashMap<&str, Vec<usize>>) -> Vec<(usize, usize)> {
    let mut joins = Vec::new();
    for (at, e) in entries.list.iter().enumerate() {
        for key in &e.keys {
            let Some((head, rest)) = key.split_once(' ') else { continue };
            let second = rest.split(' ').next().unwrap_or(rest);
            let force = lists::SHELLS.has(head) && lists::FORCES.has(second);
            let shell = lists::TRANSPARENT_HEADS.has(head) || head == "وزاره" || force;
            let only = || match fuller.get(rest).map(Vec::as_slice) {
                Some([one]) if force && rest == second => Some(one),
                _ => None,
            };
            if let Some(&inner) = entries.by_key.get(rest).or_else(only).filter(|&&i| shell && i != at) {
                let known = entries.list[inner].known.is_some() && entries.list[at].known.is_some();
                if !known && compatible(entries, at, inner) {
                    joins.push((at, inner));
                }
            }
        }
    }
    joins
}

/// `حكومة العراق` is `الحكومة العراقية`: one head, one country.
fn countries(entries: &Entries) -> Vec<(usize, usize)> {
    let mut by_country: HashMap<(&str, String), usize> = HashMap::new();
    let mut joins = Vec::new();
    for (at, e) in entries.list.iter().enumerate() {
        for key in &e.keys {
            let Some((head, of)) = key.split_once(' ') else { continue };
            let Some(country) = country(of) else { continue };
            match by_country.get(&(head, country.clone())) {
                Some(&other) if other != at && compatible(entries, other, at) => joins.push((at, other)),
                Some(_) => {}
                None => {
                    by_country.insert((head, country), at);
                }
            }
        }
    }
    joins
}

/// The country that a name or an adjective is of, in English.
fn country(key: &str) -> Option<String> {
    if is_nisba(key) {
        return NISBAS.get(key).next().map(|r| r.cell(NISBAS.column("en")).to_lowercase());
    }
    let article = format!("ال{key}");
    let row = ACTORS.get(key).chain(ACTORS.get(&article)).find(|r| r.cell(ACTORS.column("kind")) == "state")?;
    Some(row.cell(ACTORS.column("en")).to_lowercase())
}

/// Long names that differ in one letter, looked for among those that begin alike.
fn misspellings(entries: &Entries) -> Vec<(usize, usize)> {
    let mut joins = Vec::new();
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, e) in entries.list.iter().enumerate().filter(|(_, e)| e.kind != ActorKind::Person) {
        for key in e.keys.iter().filter(|k| k.chars().count() >= 12) {
            let front: String = key.chars().take(8).collect();
            let owners = alike.entry(front).or_default();
            let other = owners
                .iter()
                .find(|&&o| o != at && compatible(entries, o, at) && entries.list[o].keys.iter().any(|k| near(k, key)));
            if let Some(&other) = other {
                joins.push((at, other));
            } else if owners.len() < MOST_NAMESAKES {
                owners.push(at);
            }
        }
    }
    joins
}

/// `قوة الطوارئ` is `قوات الطوارئ`, and `وزارة الشؤون الإسلامية والإرشاد` is the one whose name has a field more: names alike at both
/// ends, the words of the shorter in the longer in order.
fn abridged(entries: &Entries) -> Vec<(usize, usize)> {
    let mut joins = Vec::new();
    let mut alike: HashMap<(&str, &str), Vec<(usize, &str)>> = HashMap::new();
    for (at, e) in
        entries.list.iter().enumerate().filter(|(_, e)| !matches!(e.kind, ActorKind::Person | ActorKind::State))
    {
        for key in e.keys.iter().map(String::as_str) {
            let Some((head, rest)) = key.split_once(' ') else { continue };
            if let Some(&other) = entries.by_key.get(&format!("قوات {rest}")).filter(|&&o| head == "قوه" && o != at)
                && compatible(entries, at, other)
            {
                joins.push((at, other));
            }
            let Some((_, last)) = rest.rsplit_once(' ') else { continue };
            let owners = alike.entry((head, last)).or_default();
            if let Some(&(other, _)) = owners
                .iter()
                .find(|(o, k)| *o != at && compatible(entries, *o, at) && (within(k, key) || within(key, k)))
            {
                joins.push((at, other));
            } else if owners.len() < MOST_NAMESAKES {
                owners.push((at, key));
            }
        }
    }
    joins
}

/// True where the words of `short`, four at least, stand in `long` in order, all but one or two of its words.
fn within(short: &str, long: &str) -> bool {
    let (s, l) = (short.split(' ').count(), long.split(' ').count());
    let mut rest = long.split(' ');
    s >= 4 && l > s && l - s <= 2 && short.split(' ').all(|w| rest.any(|x| x == w))
}
