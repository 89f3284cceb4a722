//! From scores to tags: the best path (Viterbi, in integers), and how likely each tag is (forward-backward).

use super::weights::{Scores, TAGS, Weights};

/// True where `to` may follow `from`: an inside tag only its own begin or inside.
const fn follows(from: usize, to: usize) -> bool {
    to == 0 || to % 2 == 1 || (from < TAGS && (from == to || from + 1 == to))
}

const NEVER: i32 = i32::MIN / 4;

/// Transition weights with what the scheme forbids put out of reach.
pub struct Transitions {
    weights: [[i32; TAGS]; TAGS + 1],
    /// Their exponentials, for the probabilities.
    odds: [[f32; TAGS]; TAGS + 1],
    /// `exp(-k * scale)`, by repeated multiplication: the same on every platform, as `f32::exp` is not.
    exp: Vec<f32>,
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
        Transitions { weights, odds, exp }
    }
}

fn power(exp: &[f32], below: i32) -> f32 {
    exp.get(below as usize).copied().unwrap_or(0.0)
}

/// The best tags for one sentence's scores.
pub fn best_path(transitions: &Transitions, scores: &[Scores], tags: &mut Vec<u8>) {
    tags.clear();
    let Some(first) = scores.first() else { return };
    let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
    let mut at: Scores = std::array::from_fn(|t| first[t].saturating_add(transitions.weights[TAGS][t]));
    for s in &scores[1..] {
        let mut next = [0; TAGS];
        let mut from = [0u8; TAGS];
        for to in 0..TAGS {
            let mut best = i32::MIN;
            for f in 0..TAGS {
                let v = at[f].saturating_add(transitions.weights[f][to]);
                if v > best {
                    best = v;
                    from[to] = f as u8;
                }
            }
            next[to] = best.saturating_add(s[to]);
        }
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
    let normalise = |x: &mut [f32; TAGS]| {
        let sum: f32 = x.iter().sum();
        if sum > 0.0 {
            x.iter_mut().for_each(|x| *x /= sum);
        }
    };
    let mut forward = transitions.odds[TAGS];
    for (i, o) in odds.iter().enumerate() {
        let mut next = [0f32; TAGS];
        for to in 0..TAGS {
            let arrive =
                if i == 0 { forward[to] } else { (0..TAGS).map(|f| forward[f] * transitions.odds[f][to]).sum() };
            next[to] = arrive * o[to];
        }
        normalise(&mut next);
        forward = next;
        out.push(next);
    }
    let mut backward = [1f32; TAGS];
    for i in (0..odds.len()).rev() {
        if i + 1 < odds.len() {
            let after: [f32; TAGS] = std::array::from_fn(|t| backward[t] * odds[i + 1][t]);
            backward = std::array::from_fn(|f| (0..TAGS).map(|t| transitions.odds[f][t] * after[t]).sum());
            normalise(&mut backward);
        }
        for t in 0..TAGS {
            out[i][t] *= backward[t];
        }
        normalise(&mut out[i]);
    }
}
