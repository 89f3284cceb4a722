//! Casualty figures: every statement that people were harmed.
//!
//! An *anchor* is a word of harm (`harm.tsv`): a verb, a verbal noun, or a noun that is itself counted. [`rules`]
//! declares, in order, how an anchor and a quantity find one another; [`detail`] reads what else the sentence tells;
//! [`link`] ties the figure to the claim that holds it and to the figure it is a part of.

mod anchor;
mod context;
mod detail;
mod link;
mod masdar;
mod noun;
mod part;
mod rules;
mod verb;
mod victims;

pub use link::{attribute, conflicts};

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
    victims: Victims,
    part: bool,
    perpetrator: Option<Tokens>,
    why: &'static str,
}

/// Finds every statement of harm, by start.
pub fn find(text: &Text, cast: &Cast) -> Vec<Found> {
    let mut found = rules::all(text, cast);
    found.sort_by_key(|f| (f.tokens.start, f.tokens.end));
    found
}

#[cfg(test)]
mod tests;
