//! From figures in tokens to `isnad/1`: each tied to the claim that holds it and to its whole.

use super::class::Classes;
use super::scope::Scope;
use super::{Found, agent, class, detail};
use crate::actors::Cast;
use crate::analysis::{Casualty, Claim, Victims};
use crate::text::Text;

/// Turns what was found into `isnad/1`, each figure tied to the innermost claim that holds it.
pub fn attribute(text: &Text, cast: &Cast, found: Vec<Found>, claims: &[Claim]) -> Vec<Casualty> {
    let mut out: Vec<Casualty> = Vec::with_capacity(found.len());
    let classes = Classes::new(text, cast);
    let scope = Scope::new(text, &found, claims);
    let mut class_before: Option<(usize, Victims)> = None;
    let mut last_one: Option<(usize, Victims)> = None;
    let mut whole: Option<(usize, u32)> = None;
    let mut open: Vec<u32> = Vec::new();
    let mut next = 0;
    let mut by_start: Vec<u32> = (0..claims.len() as u32).filter(|&c| claims[c as usize].content.is_some()).collect();
    by_start.sort_by_key(|&c| claims[c as usize].content.as_ref().map_or(0, |s| s.start));
    for f in &found {
        let span = text.span_cut(f.tokens.clone(), f.letters);
        while next < by_start.len()
            && claims[by_start[next] as usize].content.as_ref().is_some_and(|s| s.start <= span.end)
        {
            open.push(by_start[next]);
            next += 1;
        }
        open.retain(|&c| claims[c as usize].content.as_ref().is_some_and(|s| s.end > span.start));
        let claim = open
            .iter()
            .copied()
            .filter(|&c| claims[c as usize].content.as_ref().is_some_and(|s| s.start < span.end && s.end > span.start))
            .min_by_key(|&c| {
                (
                    claims[c as usize].content.as_ref().map_or(0, |s| s.end - s.start),
                    claims[c as usize].parent.is_none(),
                )
            });
        let sentence = text.sentence_index(f.tokens.start);
        let index = out.len() as u32;
        let part_of = if f.part { whole.filter(|(s, _)| *s == sentence).map(|(_, w)| w) } else { None };
        if !f.part {
            whole = Some((sentence, index));
        }
        let side = agent::side(text, cast, f);
        let before = class_before.filter(|(s, _)| *s == sentence).map(|(_, c)| c);
        // A pronoun stands for the one read last, or the one named last.
        let pronoun = || {
            let told = f.class.is_some() || f.figure;
            let last = last_one.filter(|(s, _)| sentence - *s <= 3).map(|(_, c)| c);
            let fits = |c: &Victims| *c != Victims::Woman || class::of_a_woman(text, f);
            let one = || last.filter(fits).or_else(|| classes.named_before(f.tokens.start).filter(fits));
            (!told && f.max == Some(1)).then(one).flatten()
        };
        let victims = classes.of(f, side, before.filter(|_| f.figure).or_else(pronoun));
        if !f.part {
            class_before = Some((sentence, victims));
        }
        if f.max == Some(1) && !f.figure && victims != Victims::Unspecified {
            last_one = Some((sentence, victims));
        }
        out.push(Casualty {
            outcome: f.outcome,
            min: f.min,
            max: f.max,
            bound: f.bound,
            victims,
            side,
            part: f.part,
            part_of,
            cumulative: detail::cumulative(text, f),
            preliminary: detail::preliminary(text, f),
            place: detail::place(text, cast, &scope, f),
            date: detail::date(text, &scope, f, claim.and_then(|c| content_of(text, &claims[c as usize]))),
            cause: detail::cause(text, &scope, f),
            perpetrator: agent::perpetrator(text, cast, f).map(|t| text.slice(t).to_string()),
            // What is said to be believed the outlet states itself.
            speaker: claim.and_then(|c| claims[c as usize].speaker.clone()).filter(|s| !s.name.is_empty()),
            claim,
            why: f.why.to_string(),
            span,
        });
    }
    out
}

/// The token that a claim's content begins with.
fn content_of(text: &Text, claim: &Claim) -> Option<usize> {
    claim.content.as_ref().map(|c| text.tokens_of_units(c.start..c.end).start)
}
