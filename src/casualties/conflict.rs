//! Figures of one harm that disagree, set side by side and never merged.

use crate::analysis::{Bound, Casualty, Conflict, Outcome, Place};
use crate::text::fold;
use std::collections::HashMap;

/// How many figures of one outcome are compared with one another.
const MOST_COMPARED: usize = 128;

/// How far apart two figures of one harm may be, where one place is told of both: one is at most so many times the other.
const FARTHEST: u64 = 20;

/// The same where it is not told that they had one place, so that less speaks for one event.
const FARTHEST_APART: u64 = 2;

/// Figures that cannot both be: of one outcome and one class of people, their ranges do not meet, their speakers differ (the
/// outlet itself counts as one), and what is told of place and date speaks for one event. Parts are compared with nothing.
pub fn conflicts(casualties: &[Casualty], places: &[Place]) -> Vec<Conflict> {
    let mut groups: HashMap<Outcome, Vec<u32>> = HashMap::new();
    for (i, c) in (0u32..).zip(casualties) {
        // One person is mostly a name with its own story, not a toll.
        let toll = c.max.or(c.min).is_some_and(|n| n > 1);
        if toll && !c.part && c.bound != Bound::Unstated && c.bound != Bound::Vague {
            groups.entry(c.outcome).or_default().push(i);
        }
    }
    let mut out = Vec::new();
    for mut group in groups.into_values() {
        group.truncate(MOST_COMPARED);
        let differs =
            |&i: &u32| group.iter().any(|&j| disagree(&casualties[i as usize], &casualties[j as usize], places));
        let differing: Vec<u32> = group.iter().copied().filter(differs).collect();
        if differing.len() > 1 {
            out.push(Conflict { casualties: differing, why: "same outcome, different figures and speakers".into() });
        }
    }
    out.sort_by_key(|c| c.casualties[0]);
    out
}

fn disagree(a: &Casualty, b: &Casualty, places: &[Place]) -> bool {
    let below = |a: &Casualty, b: &Casualty| a.max.zip(b.min).is_some_and(|(most, least)| most < least);
    let size = |c: &Casualty| c.max.or(c.min).unwrap_or(0);
    let farthest = if a.place.is_some() && a.place == b.place { FARTHEST } else { FARTHEST_APART };
    let near = size(a).max(size(b)) <= size(a).min(size(b)).saturating_mul(farthest);
    let speaker = |c: &Casualty| c.speaker.as_ref().map(|s| s.name.clone());
    (below(a, b) || below(b, a))
        && near
        && a.victims == b.victims
        && a.side == b.side
        && speaker(a) != speaker(b)
        && same_event(a, b, places)
}

/// Nothing told parts them: figures of other days are other events, or the same toll earlier; a year is only told of what is
/// past. Two cities part, a city and a region need not: one may lie in the other.
fn same_event(a: &Casualty, b: &Casualty, places: &[Place]) -> bool {
    let (x, y) = (a.date.as_deref(), b.date.as_deref());
    let parted = x.zip(y).is_some_and(|(x, y)| x != y) || tells_year(x) != tells_year(y);
    let kind = |i: u32| places.get(i as usize).map(|p| p.kind);
    let together = a.place.zip(b.place).is_none_or(|(x, y)| x == y || kind(x) != kind(y));
    !parted && together
}

fn tells_year(date: Option<&str>) -> bool {
    date.is_some_and(|d| d.split(|c: char| fold::digit(c).is_none()).any(|run| run.chars().count() == 4))
}
