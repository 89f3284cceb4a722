//! From mentions to actors: one entry for each party, however the text calls it.
//!
//! Named mentions are joined first (`entries`, `merge`), then what the text calls those parties besides: names it
//! introduces in brackets (`alias`), surnames, and definite nouns (`short`).

mod alias;
mod entries;
mod merge;
mod office;
mod same;
mod short;

use super::{Candidate, Class, FoundActor, FoundMention, Watch};
use crate::analysis::{ActorKind, MentionForm};
use crate::lexicon::ACTORS;
use crate::text::Text;
use entries::Entries;
use std::collections::HashSet;

/// An actor in the making.
struct Entry {
    known: Option<u32>,
    watched: Option<usize>,
    kind: ActorKind,
    head: Option<String>,
    mentions: Vec<FoundMention>,
    /// Normalised forms it is called by.
    keys: HashSet<String>,
}

/// Joins candidates, in order of the text, into actors.
pub(super) fn resolve(text: &Text, candidates: Vec<Candidate>, watch: &[Watch]) -> Vec<FoundActor> {
    let mut taken = vec![false; text.len()];
    let mut entries = Entries::default();
    let (shorts, named): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|c| c.class == Class::Short);
    // Persons called by one word are looked for among all that are named in full, also further down.
    let alone = |c: &Candidate| c.class == Class::Person && c.tokens.len() == 1;
    for c in named.iter().filter(|c| !alone(c)).chain(named.iter().filter(|c| alone(c))) {
        taken[c.tokens.clone()].fill(true);
        entries.add(text, c);
    }
    merge::merge(text, &mut entries);
    alias::find(text, &mut entries.list, &mut taken);
    short::short_forms(text, &mut entries.list, &shorts, &mut taken);
    let mut bodies = vec![false; text.len()];
    for e in entries.list.iter().filter(|e| e.kind != ActorKind::Person) {
        e.mentions.iter().for_each(|m| bodies[m.tokens.clone()].fill(true));
    }
    entries.list.into_iter().filter(|e| !e.mentions.is_empty()).map(|e| finish(text, e, watch, &bodies)).collect()
}

fn finish(text: &Text, e: Entry, watch: &[Watch], bodies: &[bool]) -> FoundActor {
    let fullest = e
        .mentions
        .iter()
        .filter(|m| m.form == MentionForm::Name)
        .max_by_key(|m| (m.tokens.len(), std::cmp::Reverse(m.tokens.start)))
        .unwrap_or(&e.mentions[0]);
    let row = e.known.map(|k| ACTORS.row(k));
    let (role, affiliation) =
        if e.kind == ActorKind::Person { office::office(text, &e.mentions, bodies) } else { (None, None) };
    FoundActor {
        name: e
            .watched
            .map_or_else(|| text.span_cut(fullest.tokens.clone(), fullest.letters).text, |w| watch[w].name.clone()),
        name_en: row.map(|r| r.cell(ACTORS.column("en")).to_string()).filter(|s| !s.is_empty()),
        kind: e.kind,
        role,
        affiliation,
        known: row.is_some() || e.watched.is_some(),
        mentions: e.mentions,
    }
}
