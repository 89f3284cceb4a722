//! Definite nouns that stand for a party.

use super::Entry;
use crate::actors::words::{bare, is_definite, is_nisba};
use crate::actors::{Candidate, FoundMention, known, lists};
use crate::analysis::{ActorKind, MentionForm};
use crate::lexicon::ACTORS;
use crate::text::fold::fold;
use crate::text::{Kind, Text};
use std::collections::{HashMap, HashSet};

/// `التنظيم`، `الوزارة`: a definite head stands for the last actor before it with that head, or for a known one
/// whose entry lists the noun.
pub(super) fn short_forms(text: &Text, entries: &mut Vec<Entry>, shorts: &[Candidate], taken: &mut [bool]) {
    let mut by_head: HashMap<String, Vec<usize>> = HashMap::new();
    let mut listed: HashSet<String> = HashSet::new();
    for (at, e) in entries.iter().enumerate() {
        if let Some(head) = &e.head {
            by_head.entry(head.clone()).or_default().push(at);
        }
        for short in e.known.into_iter().flat_map(|k| ACTORS.row(k).list(ACTORS.column("short"))) {
            let short = bare(&fold(short)).to_string();
            let owners = by_head.entry(short.clone()).or_default();
            if !owners.contains(&at) {
                owners.push(at);
            }
            listed.insert(short);
        }
    }
    // Where each actor was last named, moved forward as the text is walked.
    let mut named: Vec<(usize, usize)> =
        entries.iter().enumerate().flat_map(|(at, e)| e.mentions.iter().map(move |m| (m.tokens.start, at))).collect();
    named.sort_unstable();
    let mut named = named.into_iter().peekable();
    let mut latest: HashMap<&str, usize> = HashMap::new();
    let heads_of: Vec<Vec<&str>> = {
        let mut h = vec![Vec::new(); entries.len()];
        for (head, owners) in &by_head {
            for &at in owners {
                h[at].push(head.as_str());
            }
        }
        h
    };
    let grammar: HashMap<usize, &Candidate> = shorts.iter().map(|c| (c.tokens.start, c)).collect();
    let mut standing: HashMap<String, usize> = HashMap::new();
    for i in 0..text.len() {
        while let Some((_, at)) = named.next_if(|(start, _)| *start < i) {
            for head in heads_of.get(at).into_iter().flatten() {
                latest.insert(head, at);
            }
        }
        if taken[i] || text.kind(i) != Kind::Word || i > 0 && known::heads_office(text, i - 1) {
            continue;
        }
        let (letters, head, kind) = match grammar.get(&i) {
            Some(c) => (c.letters, c.head.clone().unwrap_or_default(), c.kind),
            None => match text.splits(i).find(|s| s.article && listed.contains(s.stem)) {
                Some(s) => (s.letters, s.stem.to_string(), ActorKind::Other),
                None => continue,
            },
        };
        let tokens = i..i + 1;
        // الاتحاد الكويتي after the Saudi one: an adjective of country names another body.
        if i + 1 < text.sentence(i).end && is_definite(text.key(i + 1)) && is_nisba(text.key(i + 1)) {
            continue;
        }
        if let Some(&at) = latest.get(head.as_str()) {
            taken[i] = true;
            entries[at].mentions.push(FoundMention { tokens, letters, form: MentionForm::Short });
        } else if lists::SELF_STANDING.has(&head) {
            taken[i] = true;
            let mention = FoundMention { tokens, letters, form: MentionForm::Name };
            match standing.get(&head) {
                Some(&at) => entries[at].mentions.push(mention),
                None => {
                    standing.insert(head.clone(), entries.len());
                    let keys = HashSet::from([head.clone()]);
                    entries.push(Entry {
                        known: None,
                        watched: None,
                        kind,
                        head: Some(head),
                        mentions: vec![mention],
                        keys,
                    });
                }
            }
        }
    }
}
