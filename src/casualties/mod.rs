//! Casualty figures: every statement that people were harmed.

use crate::actors::Cast;
use crate::analysis::{Casualty, Claim, Conflict};
use crate::text::Text;

/// A statement of harm, in tokens.
#[derive(Debug, Clone)]
pub struct Found {}

/// Finds every statement of harm.
pub fn find(text: &Text, cast: &Cast) -> Vec<Found> {
    let _ = (text, cast);
    Vec::new()
}

/// Turns what was found into `isnad/1`, each figure tied to the claim that holds it.
pub fn attribute(text: &Text, cast: &Cast, found: Vec<Found>, claims: &[Claim]) -> Vec<Casualty> {
    let _ = (text, cast, found, claims);
    Vec::new()
}

/// Figures of the same harm that disagree.
pub fn conflicts(casualties: &[Casualty]) -> Vec<Conflict> {
    let _ = casualties;
    Vec::new()
}
