//! Actors and places: who takes part, and where.
//!
//! [`find`] joins what the knowledge base, the grammar of names and the tagger see into one [`Cast`], in which
//! every actor has one entry however the text calls it. Each finder proposes candidates; [`select`] keeps the
//! best of those that overlap; [`resolve`] joins what is left into actors; what is only a place stays a place.

mod cast;
mod known;
mod lists;
mod organisation;
mod person;
mod place;
mod resolve;
mod select;
mod state;
mod words;

pub use cast::{Cast, FoundActor, FoundMention, FoundPlace, Watch};

use crate::analysis::ActorKind;
use crate::names::NameSpan;
use crate::text::{Text, Tokens};

/// How a candidate was found, which decides how it is resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// The reader's own actor, by index.
    Watched(usize),
    /// A name of the knowledge base.
    Known,
    /// A capital or palace that may stand for a government.
    Metonym,
    Organisation,
    Person,
    /// An organisation only the tagger saw: it gives way to every other reading.
    Guess,
    /// A definite common noun that may stand for an organisation.
    Short,
}

/// A stretch of tokens that may be a mention of an actor.
#[derive(Debug, Clone, PartialEq)]
struct Candidate {
    tokens: Tokens,
    letters: usize,
    class: Class,
    kind: ActorKind,
    /// Row of the knowledge base.
    known: Option<u32>,
    /// Head noun without article, of organisations found by grammar.
    head: Option<String>,
    score: f32,
}

/// What the tagger sees, by token: grammar that is sure of nothing but shape needs its support.
struct Seen(Vec<Option<crate::names::Class>>);

impl Seen {
    fn new(text: &Text, names: &[NameSpan]) -> Self {
        let mut at = vec![None; text.len()];
        for n in names {
            at[n.tokens.clone()].fill(Some(n.class));
        }
        Seen(at)
    }

    /// True for what the lexicon knows, what a title or a quotation marks, and what the tagger takes for a name too.
    fn supports(&self, text: &Text, c: &Candidate) -> bool {
        let touched = c.tokens.clone().any(|i| self.0[i].is_some());
        match c.class {
            Class::Person => {
                touched || c.score >= person::FRAMED || person::after_title(text, c.tokens.start) && c.tokens.len() > 1
            }
            Class::Organisation => {
                touched
                    || c.head.as_deref().is_some_and(|h| lists::STRONG_HEADS.has(h))
                    || lists::NAMING_TAILS.has(words::bare(text.key(c.tokens.start + 1)))
                        && !matches!(c.head.as_deref(), Some("حمله" | "شركه" | "نادي" | "نظام"))
                    || organisation::is_plain(text, c)
            }
            _ => true,
        }
    }
}

fn parse_kind(s: &str) -> Option<ActorKind> {
    Some(match s {
        "person" => ActorKind::Person,
        "state" => ActorKind::State,
        "government" => ActorKind::Government,
        "military" => ActorKind::Military,
        "armed_group" => ActorKind::ArmedGroup,
        "party" => ActorKind::Party,
        "media" => ActorKind::Media,
        "ngo" => ActorKind::Ngo,
        "international" => ActorKind::International,
        "company" => ActorKind::Company,
        "other" => ActorKind::Other,
        _ => return None,
    })
}

/// Finds the actors and places of a text. `names` is what the tagger saw; `watch` are the reader's own actors,
/// which go before everything else.
pub fn find(text: &Text, names: &[NameSpan], watch: &[Watch]) -> Cast {
    let watched = known::WatchList::new(watch);
    let mut candidates = Vec::new();
    for i in 0..text.len() {
        candidates.extend(watched.at(text, i, watch));
        candidates.extend(known::quoted_outlet(text, i).or_else(|| known::at(text, i)));
        candidates.extend(organisation::at(text, i));
        candidates.extend(person::at(text, i));
        candidates.extend(person::framed(text, i));
    }
    let seen = Seen::new(text, names);
    candidates.retain(|c| seen.supports(text, c));
    known::settle(text, &mut candidates);
    candidates.extend(
        person::joined(text, names)
            .iter()
            .flat_map(|n| person::parts(text, n))
            .filter_map(|n| person::tagged(text, &n)),
    );
    candidates.extend(names.iter().filter_map(|n| organisation::tagged(text, n)));
    known::adopt(text, &mut candidates);
    let chosen = select::select(text, candidates);
    let (parties, only_places) = state::part(text, chosen);
    let actors = resolve::resolve(text, parties, watch);
    let places = place::find(text, &actors, &only_places, names);
    Cast::new(text, actors, places)
}

#[cfg(test)]
mod tests;
