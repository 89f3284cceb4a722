//! Definite nouns that stand for a party.

use super::Entry;
use crate::actors::words::{bare, is_definite, is_nisba};
use crate::actors::{Candidate, FoundMention, known, lists};
use crate::analysis::{ActorKind, MentionForm};
use crate::lexicon::ACTORS;
use crate::text::fold::fold;
use crate::text::{Kind, Text};
use std::collections::{HashMap, HashSet};

/// Who may be meant by which noun, and who was named last.
#[derive(Default)]
struct Owners {
    /// Entries by head noun without article.
    by_head: HashMap<String, Vec<usize>>,
    /// Nouns that entries of the knowledge base list.
    listed: HashSet<String>,
    /// Where entries are named, in order of the text.
    named: Vec<(usize, usize)>,
}

impl Owners {
    fn new(entries: &[Entry]) -> Self {
        let mut out = Owners::default();
        for (at, e) in entries.iter().enumerate().filter(|(_, e)| !e.mentions.is_empty()) {
            if let Some(head) = &e.head {
                out.by_head.entry(head.clone()).or_default().push(at);
            }
            for short in e.known.into_iter().flat_map(|k| ACTORS.row(k).list(ACTORS.column("short"))) {
                let short = bare(&fold(short)).to_string();
                let owners = out.by_head.entry(short.clone()).or_default();
                if !owners.contains(&at) {
                    owners.push(at);
                }
                out.listed.insert(short);
            }
            out.named.extend(e.mentions.iter().map(|m| (m.tokens.start, at)));
        }
        out.named.sort_unstable();
        out
    }

    /// The heads of each entry.
    fn heads(&self, entries: usize) -> Vec<Vec<&str>> {
        let mut heads = vec![Vec::new(); entries];
        for (head, owners) in &self.by_head {
            for &at in owners {
                heads[at].push(head.as_str());
            }
        }
        heads
    }
}

/// `التنظيم`، `الوزارة`: a definite head stands for the last actor before it with that head, or for the only one the
/// text has; some nouns (`الشرطة`) name a body by themselves.
pub(super) fn short_forms(text: &Text, entries: &mut Vec<Entry>, shorts: &[Candidate], taken: &mut [bool]) {
    let owners = Owners::new(entries);
    let heads = owners.heads(entries.len());
    let mut grammar = shorts.iter().peekable();
    let mut named = owners.named.iter().peekable();
    let mut latest: HashMap<&str, usize> = HashMap::new();
    let mut standing: HashMap<String, usize> = HashMap::new();
    for i in 0..text.len() {
        while let Some((_, at)) = named.next_if(|(start, _)| *start < i) {
            for head in &heads[*at] {
                latest.insert(head, *at);
            }
        }
        while grammar.next_if(|c| c.tokens.start < i).is_some() {}
        let found = grammar.next_if(|c| c.tokens.start == i);
        if taken[i] || text.kind(i) != Kind::Word {
            continue;
        }
        let (letters, head, kind) = match found {
            Some(c) => (c.letters, c.head.clone().unwrap_or_default(), c.kind),
            None => match text.splits(i).find(|s| s.article && owners.listed.contains(s.stem)) {
                Some(s) => (s.letters, s.stem.to_string(), ActorKind::Other),
                None => continue,
            },
        };
        if names_other(text, i) {
            continue;
        }
        // A headline's noun stands before the name it is short for.
        let later = || owners.by_head.get(&head).filter(|o| o.len() == 1).map(|o| o[0]);
        let tokens = i..i + 1;
        if let Some(at) = latest.get(head.as_str()).copied().or_else(later) {
            taken[i] = true;
            entries[at].mentions.push(FoundMention { tokens, letters, form: MentionForm::Short });
        } else if stands_alone(text, i, &head) {
            taken[i] = true;
            let mention = FoundMention { tokens, letters, form: MentionForm::Name };
            let at = *standing.entry(head.clone()).or_insert_with(|| {
                let keys = HashSet::from([head.clone()]);
                entries.push(Entry { known: None, watched: None, kind, head: Some(head), mentions: Vec::new(), keys });
                entries.len() - 1
            });
            entries[at].mentions.push(mention);
        }
    }
}

/// `وزير الدفاع`: an office. الاتحاد الكويتي after the Saudi one: an adjective of country names another body.
fn names_other(text: &Text, i: usize) -> bool {
    let next = text.key(i + 1);
    // الجريمة المنظمة: the adjective.
    let adjective = text.key(i) == "المنظمه" && i > 0 && is_definite(text.key(i - 1)) && text.verbs(i - 1).is_empty();
    adjective
        || i > 0 && known::heads_office(text, i - 1)
        || i + 1 < text.sentence(i).end && is_definite(next) && is_nisba(next)
}

/// True where a noun that names a body by itself is the body, not what its members, seats or heads belong to. Some are
/// adjectives as well (`الداخلية`) and count only after a verb or particle.
fn stands_alone(text: &Text, i: usize, head: &str) -> bool {
    let weak = lists::SELF_STANDING_FREE.has(head);
    if !weak && !lists::SELF_STANDING.has(head) || text.key(i + 1) == "علي" && text.raw(i + 1).ends_with('ى') {
        return false;
    }
    let Some(before) = i.checked_sub(1).filter(|b| *b >= text.sentence(i).start) else { return true };
    if weak {
        return text.kind(before) == Kind::Punct || text.verbs(before).iter().any(|f| f.is_finite());
    }
    !text.splits(before).any(|s| lists::PARTITIVES.has(s.stem) || matches!(s.stem, "في" | "الي" | "داخل"))
}
