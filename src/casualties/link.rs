//! From figures in tokens to `isnad/1`: each tied to the claim that holds it, to its whole, and to those it disagrees with.

use super::class::Classes;
use super::{Found, detail};
use crate::actors::Cast;
use crate::analysis::{Bound, Casualty, Claim, Conflict, Victims};
use crate::text::Text;
use std::collections::HashMap;

/// Turns what was found into `isnad/1`, each figure tied to the innermost claim that holds it.
pub fn attribute(text: &Text, cast: &Cast, found: Vec<Found>, claims: &[Claim]) -> Vec<Casualty> {
    let mut out: Vec<Casualty> = Vec::with_capacity(found.len());
    let classes = Classes::new(text, cast);
    let mut class_before: Option<(usize, Victims)> = None;
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
        let side = detail::side(text, cast, f);
        let before = class_before.filter(|(s, _)| *s == sentence).map(|(_, c)| c);
        let pronoun = || classes.named_before(f.tokens.start).filter(|_| !f.figure && f.class.is_none());
        let victims = classes.of(f, side, before.filter(|_| f.figure).or_else(pronoun));
        class_before = Some((sentence, victims));
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
            place: detail::place(text, cast, f),
            date: detail::date(text, f),
            cause: detail::cause(text, f).map(|t| {
                text.span_cut(
                    t.clone(),
                    usize::from(
                        text.key(t.start).starts_with('ب')
                            && crate::lexicon::CAUSES.rows_at(text, t.start).next().is_none(),
                    ),
                )
                .text
            }),
            perpetrator: f.perpetrator.clone().map(|t| text.slice(t).to_string()),
            speaker: claim.and_then(|c| claims[c as usize].speaker.clone()),
            claim,
            why: f.why.to_string(),
            span,
        });
    }
    out
}

/// How many figures of one outcome are compared with one another.
const MOST_COMPARED: usize = 128;

/// Figures of the same harm that cannot both be: their ranges do not meet, their speakers differ (the outlet itself
/// counts as one), and neither place nor date parts them. Parts are compared with nothing.
pub fn conflicts(casualties: &[Casualty]) -> Vec<Conflict> {
    let mut groups: HashMap<crate::analysis::Outcome, Vec<u32>> = HashMap::new();
    for (i, c) in casualties.iter().enumerate() {
        if !c.part && c.bound != Bound::Unstated && c.bound != Bound::Vague {
            groups.entry(c.outcome).or_default().push(i as u32);
        }
    }
    let mut out = Vec::new();
    for mut group in groups.into_values() {
        group.truncate(MOST_COMPARED);
        let differs = |&i: &u32| group.iter().any(|&j| disagree(&casualties[i as usize], &casualties[j as usize]));
        let differing: Vec<u32> = group.iter().copied().filter(differs).collect();
        if differing.len() > 1 {
            out.push(Conflict { casualties: differing, why: "same outcome, different figures and speakers".into() });
        }
    }
    out.sort_by_key(|c| c.casualties[0]);
    out
}

fn disagree(a: &Casualty, b: &Casualty) -> bool {
    let below = |a: &Casualty, b: &Casualty| a.max.zip(b.min).is_some_and(|(most, least)| most < least);
    // Figures of other days are other events, or the same toll earlier.
    // A year is only told of what is past: عام 2008.
    let parted =
        |x: Option<&str>, y: Option<&str>| x.zip(y).is_some_and(|(x, y)| x != y) || tells_year(x) != tells_year(y);
    let speaker = |c: &Casualty| c.speaker.as_ref().map(|s| s.name.clone());
    (below(a, b) || below(b, a))
        && speaker(a) != speaker(b)
        && !parted(a.date.as_deref(), b.date.as_deref())
        && a.place.zip(b.place).is_none_or(|(x, y)| x == y)
}

fn tells_year(date: Option<&str>) -> bool {
    date.is_some_and(|d| d.split(|c: char| crate::text::fold::digit(c).is_none()).any(|run| run.chars().count() == 4))
}
