//! From figures in tokens to `isnad/1`: each tied to the claim that holds it and to its whole.

use super::class::{self, Classes};
use super::scope::Surroundings;
use super::{Found, agent, detail};
use crate::actors::Cast;
use crate::analysis::{Casualty, Claim, Span, Speaker, Victims};
use crate::text::Text;

/// How many sentences back the one may have been read whom a pronoun stands for.
const REMEMBERED: usize = 3;

/// Turns what was found into `isnad/1`, each figure tied to the innermost claim that holds it.
pub fn attribute(text: &Text, cast: &Cast, found: Vec<Found>, claims: &[Claim]) -> Vec<Casualty> {
    let mut out: Vec<Casualty> = Vec::with_capacity(found.len());
    let classes = Classes::new(text, cast);
    let surroundings = Surroundings::new(text, &found, claims);
    let mut holders = Holders::new(claims);
    let mut read = Read::default();
    for f in &found {
        let span = text.span_cut(f.tokens.clone(), f.letters);
        let scope = surroundings.of(text, f);
        let claim = holders.innermost(&span);
        let side = agent::side(text, cast, f);
        let victims = classes.of(f, side, read.class(text, &classes, f));
        let part_of = read.whole_of(text, f);
        read.remember(text, f, victims, out.len() as u32);
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
            perpetrator: agent::perpetrator(text, cast, &scope, f),
            speaker: claim.and_then(|c| speaker(&claims[c as usize])),
            claim,
            why: f.why.to_string(),
            span,
        });
    }
    out
}

/// Who says a figure; what is said to be believed the outlet states itself.
fn speaker(claim: &Claim) -> Option<Speaker> {
    claim.speaker.clone().filter(|s| !s.name.is_empty())
}

/// The token that a claim's content begins with.
fn content_of(text: &Text, claim: &Claim) -> Option<usize> {
    claim.content.as_ref().map(|c| text.tokens_of_units(c.start..c.end).start)
}

/// The claims that have a content, swept in order of their starts beside the figures.
struct Holders<'c> {
    claims: &'c [Claim],
    by_start: Vec<u32>,
    next: usize,
    /// Claims that began and may hold the figures to come.
    open: Vec<u32>,
}

impl<'c> Holders<'c> {
    fn new(claims: &'c [Claim]) -> Self {
        let mut by_start: Vec<u32> =
            (0..claims.len() as u32).filter(|&c| claims[c as usize].content.is_some()).collect();
        by_start.sort_by_key(|&c| claims[c as usize].content.as_ref().map_or(0, |s| s.start));
        Holders { claims, by_start, next: 0, open: Vec::new() }
    }

    fn content(&self, claim: u32) -> Option<&'c Span> {
        self.claims[claim as usize].content.as_ref()
    }

    /// The shortest content that `span` lies in, at least in part; of two alike, that of a report within a report.
    fn innermost(&mut self, span: &Span) -> Option<u32> {
        while let Some(&claim) = self.by_start.get(self.next).filter(|&&c| {
            // Sorted by start, so that none after the first beyond the figure can hold it.
            self.content(c).is_some_and(|s| s.start <= span.end)
        }) {
            self.open.push(claim);
            self.next += 1;
        }
        let claims = self.claims;
        let content = |c: u32| claims[c as usize].content.as_ref();
        self.open.retain(|&c| content(c).is_some_and(|s| s.end > span.start));
        let holds = |&c: &u32| content(c).is_some_and(|s| s.start < span.end && s.end > span.start);
        let length = |c: u32| content(c).map_or(0, |s| s.end - s.start);
        let parentless = |c: u32| claims[c as usize].parent.is_none();
        self.open.iter().copied().filter(holds).min_by_key(|&c| (length(c), parentless(c)))
    }
}

/// What was read before a figure and may say more of it.
#[derive(Default)]
struct Read {
    /// The sentence and class of the figure last read that was no part.
    class: Option<(usize, Victims)>,
    /// The sentence and class of the one person last read.
    one: Option<(usize, Victims)>,
    /// The sentence and index of the figure last read that was no part.
    whole: Option<(usize, u32)>,
}

impl Read {
    /// The class that `f` takes from what stands before it: of the figure before, or, where only a pronoun tells whom it was
    /// about, of the one read last or named last.
    fn class(&self, text: &Text, classes: &Classes, f: &Found) -> Option<Victims> {
        let sentence = text.sentence_index(f.tokens.start);
        let before = self.class.filter(|(s, _)| *s == sentence).map(|(_, c)| c);
        if let Some(class) = before.filter(|_| f.figure) {
            return Some(class);
        }
        if f.class.is_some() || f.figure || f.max != Some(1) {
            return None;
        }
        let fits = |c: &Victims| *c != Victims::Woman || class::of_a_woman(text, f);
        let last = self.one.filter(|(s, _)| sentence - *s <= REMEMBERED).map(|(_, c)| c);
        last.filter(fits).or_else(|| classes.named_before(f.tokens.start).filter(fits))
    }

    /// The figure that `f` is a part of, in its sentence.
    fn whole_of(&self, text: &Text, f: &Found) -> Option<u32> {
        let sentence = text.sentence_index(f.tokens.start);
        self.whole.filter(|(s, _)| f.part && *s == sentence).map(|(_, w)| w)
    }

    fn remember(&mut self, text: &Text, f: &Found, victims: Victims, index: u32) {
        let sentence = text.sentence_index(f.tokens.start);
        if !f.part {
            self.whole = Some((sentence, index));
            self.class = Some((sentence, victims));
        }
        if f.max == Some(1) && !f.figure && victims != Victims::Unspecified {
            self.one = Some((sentence, victims));
        }
    }
}
