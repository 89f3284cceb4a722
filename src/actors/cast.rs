//! The cast of a text: actors and places with their mentions, in tokens.

use crate::analysis::{Actor, ActorKind, Mention, MentionForm, Place, PlaceKind};
use crate::text::{Text, Tokens};
use serde::Deserialize;

/// One mention, in tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundMention {
    pub tokens: Tokens,
    /// Proclitic letters of the first token that are no part of the name.
    pub letters: usize,
    pub form: MentionForm,
}

/// One actor, in tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundActor {
    /// The fullest form in the text.
    pub name: String,
    pub name_en: Option<String>,
    pub kind: ActorKind,
    pub role: Option<String>,
    pub affiliation: Option<String>,
    pub known: bool,
    /// In order of the text; the first mention decides the actor's place in the cast.
    pub mentions: Vec<FoundMention>,
}

/// One place, in tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundPlace {
    pub name: String,
    pub kind: PlaceKind,
    pub mentions: Vec<FoundMention>,
}

/// An actor of the reader's own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Watch {
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub kind: ActorKind,
}

/// All actors and places of a text, findable by token.
#[derive(Debug, Clone, PartialEq)]
pub struct Cast {
    pub actors: Vec<FoundActor>,
    pub places: Vec<FoundPlace>,
    actor_at: Vec<Option<(u32, u32)>>,
    place_at: Vec<Option<u32>>,
}

impl Cast {
    /// Orders actors and places by first mention and indexes them by token.
    pub fn new(text: &Text, mut actors: Vec<FoundActor>, mut places: Vec<FoundPlace>) -> Self {
        for a in &mut actors {
            a.mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        }
        for p in &mut places {
            p.mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        }
        actors.retain(|a| !a.mentions.is_empty());
        places.retain(|p| !p.mentions.is_empty());
        actors.sort_by_key(|a| (a.mentions[0].tokens.start, a.mentions[0].tokens.end));
        places.sort_by_key(|p| (p.mentions[0].tokens.start, p.mentions[0].tokens.end));
        let mut actor_at = vec![None; text.len()];
        for (id, a) in actors.iter().enumerate() {
            for (k, m) in a.mentions.iter().enumerate() {
                for slot in &mut actor_at[m.tokens.clone()] {
                    slot.get_or_insert((id as u32, k as u32));
                }
            }
        }
        let mut place_at = vec![None; text.len()];
        for (id, p) in places.iter().enumerate() {
            for m in &p.mentions {
                for slot in &mut place_at[m.tokens.clone()] {
                    slot.get_or_insert(id as u32);
                }
            }
        }
        Cast { actors, places, actor_at, place_at }
    }

    /// The actor mentioned by token `i`, and the mention.
    pub fn actor_at(&self, i: usize) -> Option<(u32, &FoundMention)> {
        let (id, k) = (*self.actor_at.get(i)?)?;
        Some((id, &self.actors[id as usize].mentions[k as usize]))
    }

    /// The actor with this index.
    pub fn actor(&self, id: u32) -> &FoundActor {
        &self.actors[id as usize]
    }

    /// The place mentioned by token `i`.
    pub fn place_at(&self, i: usize) -> Option<u32> {
        *self.place_at.get(i)?
    }

    /// The mentions that lie within `tokens`, in order: actor and mention.
    pub fn mentions_in(&self, tokens: Tokens) -> impl Iterator<Item = (u32, &FoundMention)> {
        let end = tokens.end;
        let mut last = None;
        tokens.filter_map(move |i| {
            let (id, m) = self.actor_at(i)?;
            let fresh = last != Some((id, m.tokens.start)) && m.tokens.start == i && m.tokens.end <= end;
            last = Some((id, m.tokens.start));
            fresh.then_some((id, m))
        })
    }

    /// The actors as `isnad/1` has them.
    pub fn to_actors(&self, text: &Text) -> Vec<Actor> {
        (0u32..)
            .zip(&self.actors)
            .map(|(id, a)| Actor {
                id,
                name: a.name.clone(),
                name_en: a.name_en.clone(),
                kind: a.kind,
                role: a.role.clone(),
                affiliation: a.affiliation.clone(),
                known: a.known,
                mentions: a
                    .mentions
                    .iter()
                    .map(|m| Mention { span: text.span_cut(m.tokens.clone(), m.letters), form: m.form })
                    .collect(),
            })
            .collect()
    }

    /// The places as `isnad/1` has them.
    pub fn to_places(&self, text: &Text) -> Vec<Place> {
        (0u32..)
            .zip(&self.places)
            .map(|(id, p)| Place {
                id,
                name: p.name.clone(),
                kind: p.kind,
                mentions: p.mentions.iter().map(|m| text.span_cut(m.tokens.clone(), m.letters)).collect(),
            })
            .collect()
    }
}
