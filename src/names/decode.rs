//! From scores to tags: the best path (Viterbi, in integers), and how likely each tag is (forward-backward).

use super::weights::{Scores, TAGS, Weights};

/// True where `to` may follow `from`: an inside tag only its own begin or inside.
const fn follows(from: usize, to: usize) -> bool {
    to == 0 || to % 2 == 1 || (from < TAGS && (from == to || from + 1 == to))
}

const NEVER: i32 = i32::MIN / 4;

/// Tags that any other may come before: outside, and the begin of each class.
const OPEN: usize = 5;
/// As many as [`OPEN`], filled up for arithmetic on eight at once.
const LANES: usize = 8;

/// Transition weights with what the scheme forbids put out of reach.
pub struct Transitions {
    /// At the start of a sentence.
    start: Scores,
    /// From every tag to the open ones.
    open: [[i32; LANES]; TAGS],
    /// To the inside of each class, from its begin and from its inside.
    inside: [[i32; 2]; TAGS - OPEN],
    /// Exponentials of all weights, for the probabilities, by the tag that comes first; the last is the start.
    odds: [[f32; TAGS]; TAGS + 1],
    /// The same by the tag that comes second.
    odds_to: [[f32; TAGS]; TAGS],
    /// `exp(-k * scale)`, by repeated multiplication: the same on every platform, as `f32::exp` is not.
    exp: Vec<f32>,
}

/// The tag in a lane of [`Transitions::open`].
const fn opened(lane: usize) -> usize {
    if lane == 0 { 0 } else { 2 * lane - 1 }
}

impl Transitions {
    /// Takes them from the model.
    pub fn new(model: &Weights<'_>) -> Self {
        // exp(-scale) by its series: scale is small.
        let x = -f64::from(model.scale());
        let step = 1.0 + x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0))));
        let mut exp = Vec::new();
        let mut e = 1f64;
        while e > 1e-9 && exp.len() < 4096 {
            exp.push(e as f32);
            e *= step;
        }
        let mut weights = [[NEVER; TAGS]; TAGS + 1];
        for (from, row) in weights.iter_mut().enumerate() {
            for (to, w) in row.iter_mut().enumerate().filter(|&(to, _)| follows(from, to)) {
                *w = model.transition(from, to);
            }
        }
        let most = weights.iter().flatten().copied().max().unwrap_or(0);
        let odds = weights.map(|row| row.map(|w| power(&exp, most - w)));
        let lane = |from: usize, lane: usize| if lane < OPEN { weights[from][opened(lane)] } else { NEVER };
        Transitions {
            start: weights[TAGS],
            open: std::array::from_fn(|from| std::array::from_fn(|l| lane(from, l))),
            inside: std::array::from_fn(|c| [1, 2].map(|k| weights[2 * c + k][2 * c + 2])),
            odds,
            odds_to: std::array::from_fn(|to| std::array::from_fn(|from| odds[from][to])),
            exp,
        }
    }

    /// One step of the best path: from the scores of all paths to one token to those to the next, and for each tag
    /// there the one it is best come to from. Of equals the first is taken.
    #[inline]
    fn step(&self, at: &Scores, token: &Scores) -> (Scores, [u8; TAGS]) {
        let mut best = self.open[0].map(|w| at[0] + w);
        let mut from = [0i32; LANES];
        for (f, open) in self.open.iter().enumerate().skip(1) {
            for lane in 0..LANES {
                let way = at[f] + open[lane];
                from[lane] = if way > best[lane] { f as i32 } else { from[lane] };
                best[lane] = best[lane].max(way);
            }
        }
        let (mut next, mut back) = ([0; TAGS], [0; TAGS]);
        for lane in 0..OPEN {
            let to = opened(lane);
            (next[to], back[to]) = (best[lane] + token[to], from[lane] as u8);
        }
        for (class, [begun, inside]) in self.inside.iter().enumerate() {
            let (b, i) = (2 * class + 1, 2 * class + 2);
            let ways = [at[b] + begun, at[i] + inside];
            (next[i], back[i]) = (ways[0].max(ways[1]) + token[i], if ways[1] > ways[0] { i as u8 } else { b as u8 });
        }
        (next, back)
    }
}

fn power(exp: &[f32], below: i32) -> f32 {
    exp.get(below as usize).copied().unwrap_or(0.0)
}

/// The best tags for one sentence's scores.
pub fn best_path(transitions: &Transitions, scores: &[Scores], tags: &mut Vec<u8>, back: &mut Vec<[u8; TAGS]>) {
    tags.clear();
    back.clear();
    let Some(first) = scores.first() else { return };
    let mut at: Scores = std::array::from_fn(|t| first[t] + transitions.start[t]);
    for s in &scores[1..] {
        let (next, from) = transitions.step(&at, s);
        back.push(from);
        at = next;
    }
    let mut tag = (0..TAGS).rev().max_by_key(|&t| at[t]).unwrap_or(0) as u8;
    tags.push(tag);
    for from in back.iter().rev() {
        tag = from[tag as usize];
        tags.push(tag);
    }
    tags.reverse();
}

/// The probability of each tag at each token.
pub fn marginals(transitions: &Transitions, scores: &[Scores], out: &mut Vec<[f32; TAGS]>) {
    out.clear();
    let odds: Vec<[f32; TAGS]> = scores
        .iter()
        .map(|s| {
            let most = s.iter().copied().max().unwrap_or(0);
            s.map(|x| power(&transitions.exp, most - x))
        })
        .collect();
    let mut forward = [0f32; TAGS];
    for (i, o) in odds.iter().enumerate() {
        let arrive = if i == 0 { transitions.odds[TAGS] } else { sums(&forward, &transitions.odds) };
        forward = normalised(std::array::from_fn(|t| arrive[t] * o[t]));
        out.push(forward);
    }
    let mut backward = [1f32; TAGS];
    for i in (0..odds.len()).rev() {
        if i + 1 < odds.len() {
            let after = std::array::from_fn(|t| backward[t] * odds[i + 1][t]);
            backward = normalised(sums(&after, &transitions.odds_to));
        }
        out[i] = normalised(std::array::from_fn(|t| out[i][t] * backward[t]));
    }
}

/// The sum of some rows, each by its weight.
#[inline]
fn sums(weights: &[f32; TAGS], rows: &[[f32; TAGS]]) -> [f32; TAGS] {
    let mut out = [0f32; TAGS];
    for (weight, row) in weights.iter().zip(rows) {
        out.iter_mut().zip(row).for_each(|(sum, x)| *sum += weight * x);
    }
    out
}

#[inline]
fn normalised(mut x: [f32; TAGS]) -> [f32; TAGS] {
    let sum: f32 = x.iter().sum();
    if sum > 0.0 {
        x.iter_mut().for_each(|x| *x /= sum);
    }
    x
}
