//! Quantities: numerals with their bounds, ranges and vague words.

use super::numeral::{Numeral, numeral, scale};
use crate::analysis::Bound;
use crate::lexicon::BOUNDS;
use crate::text::{Kind, Text, Tokens};

/// How many, as far as the text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub bound: Bound,
    pub tokens: Tokens,
    /// Letters of the first token before the quantity.
    pub letters: usize,
    /// True where `من` or a definite plural follows by construction (`عشرات`، `عدد من`).
    pub vague: bool,
}

/// The quantity that begins at token `i`, bounds included; none reaches beyond its sentence.
pub fn quantity(text: &Text, i: usize) -> Option<Quantity> {
    if i >= text.len() {
        return None;
    }
    bounded(text, i).filter(|q| q.tokens.end <= text.sentence(i).end)
}

fn bounded(text: &Text, i: usize) -> Option<Quantity> {
    if let Some(hit) = BOUNDS.longest(text, i).filter(|h| h.preposition.is_none_or(|p| p == 'ب' || p == 'ل')) {
        let row = BOUNDS.rows_of(&hit).next()?;
        let kind = row.cell(BOUNDS.column("bound"));
        let value: Option<u64> = row.cell(BOUNDS.column("value")).parse().ok();
        let after = i + hit.len;
        match kind {
            "vague" | "unstated" => return Some(vague(text, i, after, value, hit.letters)),
            "between" => return range_between(text, i, after, hit.letters),
            "from" => return range_from(text, i, after, hit.letters),
            _ => {
                if let Some(inner) = plain(text, after).or_else(|| vague_after(text, after)) {
                    let (min, max, bound) = apply(kind, &inner)?;
                    return Some(Quantity {
                        min,
                        max,
                        bound,
                        tokens: i..inner.tokens.end,
                        letters: hit.letters,
                        vague: inner.vague,
                    });
                }
            }
        }
    }
    plain(text, i)
}

/// `عشرات`، `مئات الآلاف`، `بضعة آلاف`، `عدد من`: of two words the larger counts.
fn vague(text: &Text, i: usize, after: usize, value: Option<u64>, letters: usize) -> Quantity {
    let scale = match text.key(after) {
        "عشرات" if value.is_none() => Some(10),
        "ميات" if value.is_none() => Some(100),
        "الاف" | "الالاف" => Some(1_000),
        "ملايين" | "الملايين" => Some(1_000_000),
        _ => None,
    };
    let min = match scale {
        Some(scale) => Some(value.unwrap_or(1) * scale),
        None => value,
    };
    let end = after + usize::from(scale.is_some());
    let end = if text.key(end) == "من" { end + 1 } else { end };
    Quantity {
        min,
        max: None,
        bound: if min.is_some() { Bound::Vague } else { Bound::Unstated },
        tokens: i..end.min(text.sentence(i).end),
        letters,
        vague: true,
    }
}

/// `أكثر من عشرات` and the like keep the vague word's own reading.
fn vague_after(text: &Text, i: usize) -> Option<Quantity> {
    let inner = quantity(text, i)?;
    inner.vague.then_some(inner)
}

fn apply(kind: &str, inner: &Quantity) -> Option<(Option<u64>, Option<u64>, Bound)> {
    if inner.vague {
        return Some((inner.min, inner.max, inner.bound));
    }
    let (low, high) = (inner.min, inner.max);
    Some(match kind {
        "more_than" => (low.map(|n| n + 1), None, Bound::MoreThan),
        "at_least" => (low, None, Bound::AtLeast),
        "about" if low == high => (low, high, Bound::About),
        "about" => (low, high, inner.bound),
        "less_than" => (None, high.map(|n| n.saturating_sub(1)), Bound::AtMost),
        "at_most" => (None, high, Bound::AtMost),
        _ => return None,
    })
}

/// A numeral, a range (`3-4`، `30 إلى 40`، `خمسة أو ستة`), and a bound after it (`على الأقل`).
fn plain(text: &Text, i: usize) -> Option<Quantity> {
    let first = numeral(text, i, true)?;
    let mut q = Quantity {
        min: Some(first.value),
        max: Some(first.value),
        bound: Bound::Exact,
        tokens: i..first.end,
        letters: first.letters,
        vague: false,
    };
    let sep = first.end;
    let dashed = matches!(text.raw(sep), "-" | "–" | "—") && text.kind(sep + 1) == Kind::Number;
    if sep + 1 < text.sentence(i).end && (dashed || matches!(text.key(sep), "الي" | "او")) {
        if let Some(second) = numeral(text, sep + 1, false).filter(|s| {
            s.value > first.value && (dashed || text.key(sep) != "الي" || s.value < first.value.saturating_mul(20))
        }) {
            let low = shared_scale(text, &first, &second);
            (q.min, q.max, q.bound, q.tokens) = (Some(low), Some(second.value), Bound::Range, i..second.end);
        }
    }
    Some(q)
}

/// The lower end of a range, whose scale may only be told once: `بين 12 و15 ألفا` is 12,000 to 15,000, `بين 900 وألف` is not.
fn shared_scale(text: &Text, first: &Numeral, second: &Numeral) -> u64 {
    let scaled = scale(text, second).filter(|_| scale(text, first).is_none()).and_then(|s| first.value.checked_mul(s));
    scaled.filter(|low| *low < second.value).unwrap_or(first.value)
}

/// The range of two numerals that begins at token `i`, where the second is the larger.
fn range(text: &Text, i: usize, letters: usize, first: &Numeral, second: &Numeral) -> Option<Quantity> {
    (second.value > first.value).then(|| Quantity {
        min: Some(shared_scale(text, first, second)),
        max: Some(second.value),
        bound: Bound::Range,
        tokens: i..second.end,
        letters,
        vague: false,
    })
}

fn range_between(text: &Text, i: usize, after: usize, letters: usize) -> Option<Quantity> {
    let first = numeral(text, after, false)?;
    let next = first.end;
    let second = if text.key(next) == "و" || matches!(text.key(next), "الي") {
        numeral(text, next + 1, false)
    } else {
        numeral(text, next, true).filter(|n| n.letters == 1)
    };
    // بين خمسة وعشرة: the numeral grammar may have read the pair as one.
    range(text, i, letters, &first, &second?)
}

fn range_from(text: &Text, i: usize, after: usize, letters: usize) -> Option<Quantity> {
    let first = numeral(text, after, false)?;
    if text.key(first.end) != "الي" {
        return None;
    }
    range(text, i, letters, &first, &numeral(text, first.end + 1, false)?)
}

impl Quantity {
    /// Widens by a bound that stands after the victims (`30 شخصا على الأقل`): the token after it, or `end`.
    pub fn bound_after(&mut self, text: &Text, end: usize) -> usize {
        if self.vague {
            return end;
        }
        let (bound, len) = match (text.key(end), text.key(end + 1)) {
            ("علي", "الاقل") => (Bound::AtLeast, 2),
            ("علي", "الاكثر") => (Bound::AtMost, 2),
            ("او", "اكثر") => (Bound::AtLeast, 2),
            ("بالحد" | "كحد", "الادني" | "ادني") => (Bound::AtLeast, 2),
            ("بالحد" | "كحد", "الاقصي" | "اقصي") => (Bound::AtMost, 2),
            ("فاكثر", _) => (Bound::AtLeast, 1),
            ("تقريبا", _) => (Bound::About, 1),
            _ => return end,
        };
        match bound {
            Bound::AtLeast => self.max = None,
            Bound::AtMost => self.min = None,
            _ => {}
        }
        self.bound = bound;
        end + len
    }
}
