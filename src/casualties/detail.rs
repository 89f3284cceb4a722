//! What else the sentence tells of a figure: place, date, cause, and whether it is cumulative or preliminary.

use super::Found;
use crate::actors::Cast;
use crate::lexicon::{CAUSES, CONTEXTS};
use crate::syntax::{self, clause::parts_clauses};
use crate::text::{Text, Tokens};

/// The place nearest to the figure in its sentence, one after it before one ahead of it: one that the text locates something
/// in, not one that somebody deals with (`توعد إسرائيل`، `سفير فرنسا`).
pub(super) fn place(text: &Text, cast: &Cast, f: &Found) -> Option<u32> {
    let sentence = text.sentence(f.tokens.start);
    let located = |i: usize| cast.place_at(i).filter(|_| is_located(text, cast, i, sentence.start));
    (f.tokens.start..sentence.end)
        .find_map(located)
        .or_else(|| (sentence.start..f.tokens.start).rev().find_map(located))
}

/// How many words may stand between a preposition and the place it locates in (`في حي الزيتون بمدينة غزة`، `شرقي مدينة حلب`).
const BETWEEN: usize = 4;

/// True where a preposition of place leads to the place that token `i` is part of.
fn is_located(text: &Text, cast: &Cast, i: usize, floor: usize) -> bool {
    let mut start = i;
    while start > floor && cast.place_at(start - 1) == cast.place_at(i) {
        start -= 1;
    }
    if start == floor || prefixed(text, start) {
        return true;
    }
    (floor.max(start.saturating_sub(BETWEEN))..start)
        .rev()
        .take_while(|&k| !parts_clauses(text, k) || matches!(text.raw(k), "،" | "(" | "-"))
        .any(|k| prefixed(text, k) || CONTEXTS.get(text.key(k)).any(|r| r.cell(CONTEXTS.column("kind")) == "locative"))
}

/// True for a word with `بـ` before what is known without it: `ببغداد`، `بمدينة`.
fn prefixed(text: &Text, k: usize) -> bool {
    text.splits(k).any(|s| s.preposition == Some('ب') && s.stem.chars().count() > 2)
}

/// The date nearest to the figure in its sentence, as it is written: the first after it, else the first before it.
pub(super) fn date(text: &Text, f: &Found) -> Option<String> {
    let sentence = text.sentence(f.tokens.start);
    let (tokens, letters) = (f.tokens.end..sentence.end)
        .chain(sentence.start..f.tokens.end)
        .find_map(|i| syntax::date::date(text, i, sentence.end))?;
    Some(text.span_cut(tokens, letters).text)
}

/// What did it: after a word of cause, or a noun of harmful events after `في` or `بـ`.
pub(super) fn cause(text: &Text, f: &Found) -> Option<Tokens> {
    let sentence = text.sentence(f.tokens.start);
    let ends = |k: usize| {
        k >= sentence.end
            || parts_clauses(text, k)
            || CONTEXTS.get(text.key(k)).any(|r| r.cell(CONTEXTS.column("kind")) == "adjunct")
            || syntax::date::date(text, k, sentence.end).is_some()
            || text.key(k).starts_with('و')
                && text.key(k).chars().count() > 4
                && CAUSES.rows_at(text, k).next().is_none()
    };
    for k in f.tokens.end..sentence.end.min(f.tokens.end + 14) {
        if matches!(text.raw(k), "." | "؛") {
            break;
        }
        let word = matches!(text.key(k), "جراء" | "اثر" | "نتيجه" | "بسبب" | "بفعل" | "جرا");
        let event = CAUSES
            .longest(text, k)
            .filter(|h| h.preposition == Some('ب') || k > 0 && matches!(text.key(k - 1), "في" | "خلال"));
        let from = if word {
            k + 1
        } else if event.is_some() {
            k
        } else {
            continue;
        };
        let mut to = from + event.map_or(1, |h| h.len);
        while !ends(to) && to - from < 7 {
            to += 1;
        }
        return (from < sentence.end).then(|| from..to.min(sentence.end));
    }
    None
}

/// A running total: `ارتفع`، `حصيلة`، `منذ`.
pub(super) fn cumulative(text: &Text, f: &Found) -> bool {
    near(
        text,
        f,
        &["حصيله", "ارتفع", "ارتفعت", "ارتفاع", "يرفع", "ليرتفع", "لترتفع", "اجمالي", "منذ", "محصله", "بلغ", "بلغت"],
    )
}

/// `حصيلة أولية`، `حتى الآن`.
pub(super) fn preliminary(text: &Text, f: &Found) -> bool {
    near(text, f, &["اوليه", "الاوليه", "مبدييه", "موقته"])
}

fn near(text: &Text, f: &Found, words: &[&str]) -> bool {
    let sentence = text.sentence(f.tokens.start);
    (sentence.start.max(f.tokens.start.saturating_sub(8))..sentence.end.min(f.tokens.end + 8))
        .any(|k| text.splits(k).any(|s| words.contains(&s.stem) || words.contains(&text.key(k))))
}
