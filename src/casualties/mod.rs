//! Casualty figures: every statement that people were harmed.
//!
//! An *anchor* is a word of harm: a verb (`frames.tsv`), a verbal noun, or a noun that is itself counted (`harm.tsv`).
//! [`rules`] declares, in order, the passes in which anchors find their victims ([`people`] knows nouns of people,
//! [`victims`] phrases of them); [`verb`], [`subject`], [`idiom`], [`masdar`], [`noun`] and [`disease`] hold the rules of each
//! kind of anchor, [`part`] and [`sum`] what leans on another figure. [`class`] with [`told`], [`agent`] and [`detail`] read what else the text tells, [`detail`] within the [`scope`] of the figure;
//! [`link`] ties the figure to the claim that holds it, [`conflict`] sets those side by side that disagree.

mod agent;
mod anchor;
mod class;
mod conflict;
mod context;
mod detail;
mod disease;
mod frame;
mod idiom;
mod link;
mod masdar;
mod noun;
mod part;
mod people;
mod rules;
mod scope;
mod subject;
mod sum;
mod told;
mod verb;
mod victims;

pub use conflict::conflicts;
pub use link::attribute;

use crate::actors::Cast;
use crate::analysis::{Bound, Outcome, Victims};
use crate::text::{Text, Tokens};

/// A statement of harm, in tokens.
#[derive(Debug, Clone)]
pub struct Found {
    tokens: Tokens,
    letters: usize,
    outcome: Outcome,
    min: Option<u64>,
    max: Option<u64>,
    bound: Bound,
    /// The class of the harmed as their noun has it; `None` where it tells nothing.
    class: Option<Victims>,
    /// True where a figure was read.
    figure: bool,
    /// The noun phrase of the harmed.
    victims: Tokens,
    part: bool,
    perpetrator: Option<Tokens>,
    why: &'static str,
}

/// Finds every statement of harm, by start.
pub fn find(text: &Text, cast: &Cast) -> Vec<Found> {
    let mut found = rules::all(text, cast);
    found.sort_by_key(|f| (f.tokens.start, f.tokens.end));
    disease::settle(text, &mut found);
    sum::mark(text, &mut found);
    found
}

#[cfg(test)]
mod tests;
