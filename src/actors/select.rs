//! Of candidates that overlap, the best is kept.

use super::{Candidate, Class};
use crate::text::Text;

/// Keeps, in order of the text, the candidates that do not overlap a better one: the reader's own first, then the
/// longer, then the surer.
pub(super) fn select(text: &Text, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let rank = |c: &Candidate| match c.class {
        Class::Watched(_) => 3,
        Class::Guess => 1,
        Class::Short => 0,
        _ => 2,
    };
    candidates.sort_by(|a, b| {
        rank(b)
            .cmp(&rank(a))
            .then(b.tokens.len().cmp(&a.tokens.len()))
            .then(b.score.total_cmp(&a.score))
            .then(a.tokens.start.cmp(&b.tokens.start))
    });
    let mut taken = vec![false; text.len()];
    let mut kept: Vec<Candidate> = Vec::new();
    for c in candidates {
        if taken[c.tokens.clone()].iter().any(|t| *t) {
            continue;
        }
        taken[c.tokens.clone()].fill(true);
        kept.push(c);
    }
    kept.sort_by_key(|c| c.tokens.start);
    kept
}
