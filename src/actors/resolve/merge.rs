//! Entries that turn out to be one party once the whole text is read.

use super::entries::{Entries, MOST_NAMESAKES};
use super::same::{near, qualifies};
use crate::analysis::ActorKind;
use std::collections::HashMap;

/// `وزارة الداخلية` is `وزارة الداخلية التونسية` where the text knows only one of that kind, and a long name with
/// one letter wrong is the name it comes next to.
pub(super) fn merge_prefixes(entries: &mut Entries) {
    let mut fuller: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, e) in entries.list.iter().enumerate() {
        for key in &e.keys {
            for (cut, _) in key.match_indices(' ') {
                let owners = fuller.entry(&key[..cut]).or_default();
                if qualifies(&key[cut + 1..]) && !owners.contains(&at) && owners.len() < MOST_NAMESAKES {
                    owners.push(at);
                }
            }
        }
    }
    let mut joins: Vec<(usize, usize)> = Vec::new();
    for (at, e) in entries.list.iter().enumerate() {
        if e.known.is_some() || e.watched.is_some() || e.head.is_none() {
            continue;
        }
        let mut fits: Vec<usize> = e
            .keys
            .iter()
            .filter_map(|k| fuller.get(k.as_str()))
            .flatten()
            .copied()
            .filter(|&k| k != at && entries.list[k].kind == e.kind)
            .collect();
        fits.sort_unstable();
        fits.dedup();
        if let [one] = fits[..] {
            joins.push((at, one));
        }
    }
    // Long names that differ in one letter, looked for among those that begin or end alike.
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, e) in entries.list.iter().enumerate().filter(|(_, e)| e.kind != ActorKind::Person) {
        for key in e.keys.iter().filter(|k| k.chars().count() >= 12) {
            let front: String = key.chars().take(8).collect();
            let owners = alike.entry(front).or_default();
            if let Some(&other) = owners.iter().find(|&&o| {
                o != at
                    && entries.list[o].kind == e.kind
                    && (e.known.is_none() || entries.list[o].known.is_none())
                    && entries.list[o].keys.iter().any(|k| near(k, key))
            }) {
                let (from, to) = if e.known.is_some() { (other, at) } else { (at, other) };
                joins.push((from, to));
            } else if owners.len() < MOST_NAMESAKES {
                owners.push(at);
            }
        }
    }
    for (from, to) in joins {
        if entries.list[to].mentions.is_empty() || entries.list[from].mentions.is_empty() {
            continue;
        }
        let mentions = std::mem::take(&mut entries.list[from].mentions);
        let keys = std::mem::take(&mut entries.list[from].keys);
        entries.list[to].mentions.extend(mentions);
        entries.list[to].keys.extend(keys);
    }
}
