//! Other names of a party: those the text introduces in brackets or quotation marks, and surnames.

use super::Entry;
use crate::actors::FoundMention;
use crate::actors::words::{is_definite, is_nisba, skip};
use crate::analysis::{ActorKind, MentionForm};
use crate::lexicon::{PERSON_NAMES, PLACES, TITLES, verb_forms};
use crate::text::{Kind, Text};
use std::collections::HashMap;

/// `قوات سوريا الديمقراطية (قسد)`: the bracketed or quoted word after a name is another name for it.
pub(super) fn acronyms(text: &Text, entries: &mut [Entry], taken: &mut [bool]) {
    let mut owners: HashMap<String, usize> = HashMap::new();
    for (at, e) in entries.iter().enumerate().filter(|(_, e)| e.kind != ActorKind::Person && e.kind != ActorKind::State)
    {
        for m in &e.mentions {
            let open = m.tokens.end;
            if m.tokens.len() < 2 || open + 2 >= text.len() || !matches!(text.raw(open), "(" | "\"" | "«" | "“") {
                continue;
            }
            let key = text.key(open + 1);
            if matches!(text.raw(open + 2), ")" | "\"" | "»" | "”")
                && matches!(text.kind(open + 1), Kind::Word | Kind::Foreign)
                && !taken[open + 1]
                && key.chars().count() >= 2
                && !PLACES.contains(key)
                && verb_forms(key).is_empty()
                && !key.ends_with("يه")
            {
                owners.entry(key.to_string()).or_insert(at);
            }
        }
    }
    if owners.is_empty() {
        return;
    }
    for i in 0..text.len() {
        if taken[i] {
            continue;
        }
        let Some((at, s)) = text.splits(i).filter(|s| !s.article).find_map(|s| Some((*owners.get(s.stem)?, s))) else {
            continue;
        };
        taken[i] = true;
        entries[at].mentions.push(FoundMention { tokens: i..i + 1, letters: s.letters, form: MentionForm::Name });
        entries[at].keys.insert(s.stem.to_string());
    }
}

/// A person's last name, where it stands alone.
pub(super) fn surnames(text: &Text, entries: &mut [Entry], taken: &mut [bool]) {
    let mut owners: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (id, e) in entries.iter().enumerate().filter(|(_, e)| e.kind == ActorKind::Person) {
        for m in &e.mentions {
            if m.tokens.len() < 2 {
                continue;
            }
            let last = text.key(m.tokens.end - 1);
            let entry = owners.entry(last.to_string()).or_default();
            if entry.iter().all(|(o, _)| *o != id) {
                entry.push((id, m.tokens.start));
            }
        }
    }
    for i in 0..text.len() {
        if taken[i] || text.kind(i) != Kind::Word {
            continue;
        }
        let Some((owner, letters)) = text.splits(i).filter(|s| s.preposition != Some('س')).find_map(|s| {
            let article = if s.article && s.letters == 0 && s.preposition.is_none() { None } else { Some(s.article) };
            let key = match article {
                None => return None,
                Some(true) => format!("ال{}", s.stem),
                Some(false) => s.stem.to_string(),
            };
            Some((owners.get(&key)?, s.letters))
        }) else {
            continue;
        };
        let key = text.key(i);
        let stem = skip(key, letters);
        if TITLES.contains(stem) || stem == "علي" && text.raw(i).ends_with('ى') {
            continue;
        }
        // A surname that is a common word as well counts only where a person is expected.
        let doubtful = is_nisba(stem)
            || PLACES.contains(stem)
            || !PERSON_NAMES.contains(stem) && !is_definite(stem) && !verb_forms(stem).is_empty();
        let before = if i > 0 { text.key(i - 1) } else { "" };
        let expected =
            verb_forms(before).iter().any(|f| f.is_finite() && f.features.person == 3) || TITLES.contains(before);
        let after_name = i > 0 && is_definite(before) && is_nisba(stem);
        if doubtful && !expected || after_name && !expected {
            continue;
        }
        let nearest = owner.iter().filter(|(_, at)| *at < i).max_by_key(|(_, at)| *at).or(owner.first());
        let Some(&(id, _)) = nearest else { continue };
        taken[i] = true;
        let e = &mut entries[id];
        e.mentions.push(FoundMention { tokens: i..i + 1, letters, form: MentionForm::Name });
        e.keys.insert(stem.to_string());
    }
}
