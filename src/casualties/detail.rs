//! What else the sentence tells of a figure: place, date, cause, and whether it is cumulative or preliminary.

use super::Found;
use super::context::is;
use super::scope::Scope;
use crate::actors::Cast;
use crate::lexicon::{CAUSES, CONTEXTS, Hit};
use crate::syntax::{self, clause::parts_clauses, quotation};
use crate::text::{Kind, Text, Tokens};

/// How far from its figure a cause may begin, in tokens.
const CAUSE_REACH: usize = 14;
/// The longest cause, in tokens.
const LONGEST_CAUSE: usize = 7;

/// The place nearest to the figure among the words that tell of it, one after it before one ahead of it: one that the text
/// locates something in, not one that somebody deals with (`توعد إسرائيل`، `سفير فرنسا`). Where a report was made is no
/// such place; where those are that it is taken from (`السلطات في هندوراس`) is one if there is no other.
pub(super) fn place(text: &Text, cast: &Cast, scope: &Scope, f: &Found) -> Option<u32> {
    let sentence = text.sentence(f.tokens.start);
    let located = |i: usize| cast.place_at(i).filter(|_| is_located(text, cast, i, sentence.start));
    let told = |i: usize| located(i).filter(|_| !scope.is_reported(i));
    let (before, after) = (scope.before.clone(), scope.after.clone());
    // People who are said to be of a place were not harmed there (`خمسة من الدارسين في ألمانيا اعتقلوا في باكستان`).
    (f.tokens.end..after.end)
        .find_map(told)
        .or_else(|| f.tokens.clone().find_map(told))
        .or_else(|| before.clone().rev().find_map(told))
        .or_else(|| before.rev().filter(|&i| scope.is_source(i)).find_map(located))
        .or_else(|| after.filter(|&i| scope.is_source(i)).find_map(located))
}

/// How many words may stand between a preposition and the place it locates in (`في حي الزيتون بمدينة غزة`، `شرقي مدينة حلب`).
const BETWEEN: usize = 4;

/// How far before the place of an outlet's reporter he may stand, in tokens.
const REPORTER: usize = 6;

/// True where a preposition of place leads to the place that token `i` is part of.
fn is_located(text: &Text, cast: &Cast, i: usize, floor: usize) -> bool {
    let mut start = i;
    while start > floor && cast.place_at(start - 1) == cast.place_at(i) {
        start -= 1;
    }
    let before = |reach: usize| floor.max(start.saturating_sub(reach))..start;
    // الحدود مع تركيا، مراسل بي بي سي في بغداد
    if start > floor && text.key(start - 1) == "مع" || before(REPORTER).any(|k| is(text, k, "reporter")) {
        return false;
    }
    if start == floor || prefixed(text, start) {
        return true;
    }
    before(BETWEEN)
        .rev()
        .take_while(|&k| !parts_clauses(text, k) || matches!(text.raw(k), "،" | "(" | "-"))
        // علي the name is no على.
        .filter(|&k| cast.actor_at(k).is_none() && !(text.key(k) == "علي" && text.raw(k).ends_with('ي')))
        .any(|k| prefixed(text, k) || is(text, k, "locative"))
}

/// True for a word with `بـ` before what is known without it: `ببغداد`، `بمدينة`.
fn prefixed(text: &Text, k: usize) -> bool {
    text.splits(k).any(|s| s.preposition == Some('ب') && s.stem.chars().count() > 2)
}

/// The date nearest to the figure among the words that tell of it, as it is written: the first after it, else the first
/// before it, but not one before the report that the figure stands in, which begins at token `content`.
pub(super) fn date(text: &Text, scope: &Scope, f: &Found, content: Option<usize>) -> Option<String> {
    let sentence = text.sentence(f.tokens.start);
    let (before, after) = (scope.before.clone(), scope.after.clone());
    let from = content.map_or(before.start, |c| before.start.max(c.min(f.tokens.start)));
    let (tokens, letters) = after
        .chain(from..f.tokens.start)
        .filter(|&i| !scope.is_reported(i))
        .find_map(|i| syntax::date::date(text, i, sentence.end))?;
    Some(text.span_cut(tokens, letters).text)
}

/// What did it, as the text writes it: after a word of cause, a noun of harmful events after `في` or `بـ`, or the subject
/// of a verb of outcome (`أسفر الانفجار عن`). No half of a quotation's marks ends it.
pub(super) fn cause(text: &Text, scope: &Scope, f: &Found) -> Option<String> {
    let mut tokens = after(text, scope, f).or_else(|| subject(text, scope, f))?;
    let marks = tokens.clone().filter(|&k| quotation::is_mark(text, k)).count();
    // A mark whose other one stands before the cause.
    if marks % 2 == 1 && tokens.len() > 1 && quotation::is_mark(text, tokens.end - 1) {
        tokens.end -= 1;
    }
    let preposition = text.key(tokens.start).starts_with('ب') && CAUSES.rows_at(text, tokens.start).next().is_none();
    Some(text.span_cut(tokens, usize::from(preposition)).text)
}

fn after(text: &Text, scope: &Scope, f: &Found) -> Option<Tokens> {
    let sentence = text.sentence(f.tokens.start);
    for k in f.tokens.end..scope.after.end.min(f.tokens.end + CAUSE_REACH) {
        if matches!(text.raw(k), "." | "؛") || is(text, k, "governor") && text.splits(k + 1).any(|s| s.stem == "مقتل")
        {
            break;
        }
        let word = matches!(text.key(k), "جراء" | "اثر" | "نتيجه" | "بسبب" | "بفعل" | "جرا");
        let event =
            event(text, k).filter(|h| h.preposition == Some('ب') || k > 0 && matches!(text.key(k - 1), "في" | "خلال"));
        let from = match (word, &event) {
            (true, _) => k + 1 + usize::from(quotation::is_mark(text, k + 1)),
            (_, Some(_)) => k,
            _ => continue,
        };
        return (from < sentence.end)
            .then(|| from..extent(text, from + event.map_or(1, |h| h.len), sentence.end, from));
    }
    None
}

/// An event that harms at token `k`: not one that ended (`وقف إطلاق النار`).
fn event(text: &Text, k: usize) -> Option<Hit> {
    let ended = || k > 0 && text.splits(k - 1).any(|s| matches!(s.stem, "وقف" | "انهاء" | "هدنه"));
    CAUSES.longest(text, k).filter(|_| !ended())
}

/// Where the noun phrase of a cause ends that begins at `from`.
fn extent(text: &Text, mut to: usize, end: usize, from: usize) -> usize {
    let ends = |k: usize| {
        k >= end
            || parts_clauses(text, k)
            || CONTEXTS.rows_at(text, k).any(|r| r.cell(CONTEXTS.column("kind")) == "adjunct")
            || syntax::date::date(text, k, end).is_some()
            || matches!(text.key(k), "يوم" | "حيث" | "ما" | "مما" | "عن")
            || text.verbs(k).iter().any(|f| f.is_finite() && f.letters == 0)
            || text.key(k).starts_with('و')
                && text.key(k).chars().count() > 4
                && CAUSES.rows_at(text, k).next().is_none()
    };
    while !ends(to) && to - from < LONGEST_CAUSE {
        to += 1;
    }
    to.min(end)
}

/// `أسفر هجوم انتحاري عن مقتل`، `غارة إسرائيلية تقتل`: the event that a verb of outcome has as its subject.
fn subject(text: &Text, scope: &Scope, f: &Found) -> Option<Tokens> {
    let sentence = text.sentence(f.tokens.start);
    let from = scope.before.start.max(f.tokens.start.saturating_sub(CAUSE_REACH));
    let outcome = |k: usize| text.verbs(k).iter().any(|v| v.is_finite()) && is(text, k, "outcome");
    let verb = (from..f.tokens.end).rev().find(|&k| outcome(k));
    let active = f.why == "verb + victims" || f.why == "verb with its words";
    let anchor = verb.or(active.then_some(f.tokens.start))?;
    let told = |k: usize| {
        let hit = event(text, k)?;
        let bare =
            hit.preposition.is_none() && !(k > from && matches!(text.key(k - 1), "في" | "خلال" | "بعد" | "قبل" | "عن"));
        bare.then(|| k..extent(text, k + hit.len, sentence.end, k).min(f.tokens.start.max(k + hit.len)))
    };
    (anchor + 1..f.tokens.start).find_map(told).or_else(|| (from..anchor).rev().find_map(told))
}

/// A running total: `ارتفع`، `حصيلة`، `منذ بدء الحرب`.
pub(super) fn cumulative(text: &Text, f: &Found) -> bool {
    let sentence = text.sentence(f.tokens.start);
    let before = sentence.start.max(f.tokens.start.saturating_sub(8))..f.tokens.end;
    let since = |k: usize| {
        text.key(k) == "منذ"
            && (text
                .splits(k + 1)
                .any(|s| matches!(s.stem, "بدء" | "بدايه" | "اندلاع" | "انطلاق" | "مطلع" | "عام" | "تفجر" | "نشوب"))
                || text.kind(k + 1) == Kind::Number
                || syntax::date::date(text, k + 1, sentence.end).is_some())
    };
    before.clone().any(|k| is(text, k, "total")) || (before.start..sentence.end.min(f.tokens.end + 10)).any(since)
}

/// `حصيلة أولية`، `حتى الآن`.
pub(super) fn preliminary(text: &Text, f: &Found) -> bool {
    let sentence = text.sentence(f.tokens.start);
    let near = sentence.start.max(f.tokens.start.saturating_sub(10))..sentence.end.min(f.tokens.end + 10);
    near.clone().any(|k| {
        let first = text.splits(k).any(|s| matches!(s.stem, "اوليه" | "مبدييه" | "موقته" | "مرشحه"));
        first
            && near.clone().any(|j| {
                is(text, j, "total")
                    || text.splits(j).any(|s| matches!(s.stem, "معلومات" | "تقديرات" | "ارقام" | "انباء"))
            })
    }) || (f.tokens.end..near.end).any(|k| text.key(k) == "حتي" && matches!(text.key(k + 1), "الان" | "اللحظه"))
}
