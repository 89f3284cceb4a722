//! Prepositions that name a source: `بحسب X`، `وفقا لما أعلنه X`، `على حد قوله`.

use super::cue::Reading;
use super::{Agreement, Context, Found, circumstance, extent, phrase, source};
use crate::analysis::{ActorKind, Stance};
use crate::lexicon::{ACCORDING, TITLES};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::quotation::is_mark;
use crate::text::{Text, Tokens};

/// A prepositional attribution at token `i`: how many tokens it takes, and whether the speaker is inherited.
pub(super) fn according_at(context: &Context, i: usize) -> Option<(usize, bool)> {
    let text = context.text;
    if let Some(len) = as_told(context, i) {
        return Some((len, false));
    }
    let hit = ACCORDING.longest(text, i).filter(|h| h.preposition.is_none())?;
    let row = ACCORDING.rows_of(&hit).next()?;
    if row.index == 1 {
        return Some((hit.len, true));
    }
    // Other uses (`حسب الطلب`، `وفق خطة`) name nobody who speaks.
    let from = i + hit.len;
    let from = if text.key(from) == "ل" { from + 1 } else { from };
    // وفقا للقانون، وفق النظام: a rule, nobody who speaks.
    if matches!(
        text.key(from),
        "للنظام"
            | "للقانون"
            | "للاتفاق"
            | "للوايح"
            | "للانظمه"
            | "للدستور"
            | "للشريعه"
            | "القانون"
            | "النظام"
            | "الاتفاق"
            | "الدستور"
            | "الاصول"
            | "الاجراءات"
    ) {
        return None;
    }
    let mut k = from;
    if matches!(text.key(k), "ما" | "لما") {
        k += 1;
    }
    let verb = context.cues.get(k).and_then(Option::as_ref).filter(|c| c.is_finite()).is_some();
    let limit = text.sentence(i).end.min(k + 8);
    let spoken = source::can_speak(context, &(k.min(limit)..limit.min(k + if verb { 7 } else { 3 })))
        || main_clause_follows(text, k, text.sentence(i).end);
    spoken.then_some((hit.len, false))
}

/// `وبحسب الاستخبارات الأميركية، فإن …`: what فإن opens is told on the word of what stands before.
fn main_clause_follows(text: &Text, from: usize, end: usize) -> bool {
    text.key(from).starts_with("ال")
        && (from + 1..end.min(from + 12))
            .any(|k| text.key(k).starts_with("فان") && complementiser(text.key(k)).is_some())
}

/// `، كما ذكر التلفزيون الرسمي.`، `على ما أكد الوزير`: a tail without anything said after it. The tokens before its verb.
pub(super) fn as_told(context: &Context, i: usize) -> Option<usize> {
    let text = context.text;
    let verb = match text.key(i) {
        "كما" => i + 1,
        "علي" if text.key(i + 1) == "ما" => i + 2,
        _ => return None,
    };
    let told = |c: &Reading| {
        c.is_finite()
            && c.person == 3
            && matches!(c.lemma, "قال" | "ذكر" | "أفاد" | "أعلن" | "أوضح" | "أورد" | "نقل" | "أكد" | "بين")
    };
    let c = context.cues.get(verb).and_then(Option::as_ref).filter(|c| told(c))?;
    let sentence = text.sentence(i);
    if i == sentence.start || c.lemma == "بين" && text.key(verb) == "بين" {
        return None;
    }
    let stop = phrase::end_of(context, verb + 1, sentence.end);
    let after = circumstance::skip_circumstance(text, stop, sentence.end);
    let over = after >= sentence.end || parts_clauses(text, after) && text.raw(after) != ":";
    let spoken = stop > verb + 1 && source::can_speak(context, &(verb + 1..stop));
    let bare = stop == verb + 1 && after >= sentence.end.saturating_sub(1);
    let apart = parts_clauses(text, i - 1) || after + 1 >= sentence.end || text.key(i) == "علي";
    (over && apart && (spoken || bare)).then_some(verb - i)
}

/// `بحسب X`، `وفقا لما أعلنه X`، `على حد قوله`, before or after what is told.
pub(super) fn prepositional(context: &Context, i: usize, out: &mut Vec<Found>) -> Option<Found> {
    let text = context.text;
    let (len, inherits) = according_at(context, i)?;
    let sentence = text.sentence(i);
    let mut cue = i..i + len;
    let letters =
        usize::from(text.key(i).starts_with('و') && !text.key(i).starts_with("وفق") || text.key(i).starts_with("ووفق"));
    let mut k = cue.end;
    if text.key(k) == "ل" {
        k += 1;
    }
    if matches!(text.key(k), "ما" | "لما") {
        k += 1;
    }
    // حسبما جاء في اللائحة
    if matches!(text.key(k), "جاء" | "ورد") && text.key(k + 1) == "في" {
        cue.end = k + 1;
        k += 2;
    }
    // The cue takes in the verb: بحسب ما أعلن, كما ذكر.
    if context.cues.get(k).and_then(Option::as_ref).is_some_and(|c| c.is_finite()) {
        cue.end = k + 1;
        k += 1;
    }
    // كما يقول.: whoever spoke last.
    let alone = cue.len() > len && (k >= sentence.end || parts_clauses(text, k));
    let source = if inherits || alone { None } else { Some(told_source(context, k, sentence.end, cue.len() > len)?) };
    let inherits = inherits || alone;
    let after = source.as_ref().map_or(cue.end, |s| s.end);
    let first = i == sentence.start
        || (sentence.start..i).all(|j| parts_clauses(text, j) || is_mark(text, j) || matches!(text.key(j), "و" | "ف"));
    let content = if let Some(told) = held(context, i, after, inherits, out) {
        Some(told)
    } else if first && i > 0 && (after..sentence.end).all(|k| parts_clauses(text, k) || is_mark(text, k)) {
        clause_before(context, i, text.sentence(i - 1).start)
    } else if first || text.key(after) == "فان" {
        let start = (after..sentence.end.min(after + 12))
            .find(|&j| matches!(text.raw(j), "،" | "," | ":") || complementiser(text.key(j)).is_some())
            .map(|j| if parts_clauses(text, j) { j + 1 } else { j });
        start.or(Some(after)).and_then(|s| extent::from(context, skip_fa(text, s)))
    } else {
        clause_before(context, i, sentence.start)
    };
    let content = content.map(|c| longer_side(context, c, after, sentence.end));
    let stance = if text.slice(i..after.max(i + 1)).contains("زعم") { Stance::Doubt } else { Stance::State };
    let why = if inherits { "tail attribution" } else { "preposition + source" };
    let lemma = text.key(i).trim_start_matches('و');
    let verb = context.cues[cue.end - 1].as_ref().map_or("", |c| c.lemma);
    let agreement = if inherits && !alone { owner(text.key(cue.end - 1)) } else { None };
    let found = Found { letters, source, content, inherits, agreement, ..Found::bare(cue, lemma, stance, why) };
    let relayed = matches!(verb, "نقل" | "أورد").then(|| relayed_from(context, after, sentence.end)).flatten();
    let Some((at, teller)) = relayed else { return Some(found) };
    // `ووفق ما نقلت الوكالة عن الوزير، فإن …`: what is told begins behind both.
    let content = found.content.and_then(|c| {
        let behind = teller.end + usize::from(parts_clauses(text, teller.end));
        let start = if c.contains(&at) { skip_fa(text, behind) } else { c.start };
        extent::trim(context, start..c.end.max(start))
    });
    let parent = Some(out.len());
    out.push(Found { content: content.clone(), ..found });
    let nested = Found::bare(at..at + 1, "عن", Stance::State, "nested report");
    Some(Found { source: Some(teller), content, parent, ..nested })
}

/// Whose word `قوله`، `تعبيرها`، `زعمهم` is, by its pronoun.
fn owner(key: &str) -> Option<Agreement> {
    let (feminine, plural) = (key.ends_with("ها"), key.ends_with("هم"));
    (feminine || plural || key.ends_with('ه')).then_some(Agreement { feminine, plural })
}

/// `حسبما نقلت الوكالة عن شهود`: the token of `عن` behind the outlet, and whom it heard it from.
fn relayed_from(context: &Context, from: usize, end: usize) -> Option<(usize, Tokens)> {
    let at = circumstance::skip_interpolated(context, from, end);
    if context.text.key(at) != "عن" {
        return None;
    }
    Some((at, noun_phrase(context, at + 1, end).filter(|s| source::can_speak(context, s))?))
}

/// What a tail shares with the claim before it: `قال إن …، على حد قوله`, and what follows one put in between: `أفادت
/// الوكالة، نقلا عن شهود، بأن`.
fn held(context: &Context, i: usize, after: usize, inherits: bool, out: &[Found]) -> Option<Tokens> {
    let text = context.text;
    let next = after + usize::from(matches!(text.raw(after), "،" | ","));
    if complementiser(text.key(next)).is_some() && text.key(i) == "نقلا" {
        return extent::from(context, next);
    }
    // A tail after a full stop belongs to the sentence before.
    let opened = text.sentence(i).start;
    let floor = if opened == i && i > 0 { text.sentence(i - 1).start } else { opened };
    let last = out.last().filter(|f| inherits && f.cue.start >= floor)?;
    // What was said before the tail: the tail itself is no part of it.
    last.content
        .clone()
        .filter(|c| c.start < i && c.end + 3 >= i)
        .and_then(|c| extent::trim(context, c.start..c.end.min(i)))
}

/// `ويقود الوزير، وفقا للوكالة، وفدا إلى`: of a clause that goes on after what is put into it, the longer side.
fn longer_side(context: &Context, content: Tokens, after: usize, end: usize) -> Tokens {
    let text = context.text;
    let put_in = matches!(text.raw(after), "،" | ",") && content.len() <= SHORT_SIDE && content.end < after;
    let next = text.key(after + 1);
    let goes_on = put_in && !next.starts_with('و') && !LAST_CLAUSE.contains(&next) && after + 1 + content.len() < end;
    if !goes_on {
        return content;
    }
    extent::from(context, after + 1).filter(|r| r.len() > content.len()).unwrap_or(content)
}

/// `وبحسب المرصد فإن …`
pub(super) fn skip_fa(text: &Text, s: usize) -> usize {
    if text.key(s) == "فان" { s + 1 } else { s }
}

/// The source at token `k`; after a verb, without the recipient: `وفق ما أكده للقناة رئيس النادي`.
fn told_source(context: &Context, k: usize, end: usize, verb: bool) -> Option<Tokens> {
    let range = noun_phrase(context, k, end)?;
    if !verb {
        return Some(range);
    }
    source::cut(context, range.clone()).0.or(Some(range))
}

/// A noun phrase from token `from`: to the comma, the verb or the clause after it.
pub(super) fn noun_phrase(context: &Context, from: usize, end: usize) -> Option<Tokens> {
    let text = context.text;
    let mut k = from;
    while k < end && (is_mark(text, k) && k == from) {
        k += 1;
    }
    let start = k;
    while k < end && k - start < source::LONGEST {
        if let Some((_, m)) = context.cast.actor_at(k) {
            k = m.tokens.end.max(k + 1);
            continue;
        }
        let key = text.key(k);
        if parts_clauses(text, k) && text.raw(k) != "("
            || complementiser(key).is_some()
            || key == "فان"
            || matches!(
                key,
                "في" | "علي"
                    | "الي"
                    | "عبر"
                    | "خلال"
                    | "بعد"
                    | "قبل"
                    | "اليوم"
                    | "امس"
                    | "عن"
                    | "الذي"
                    | "التي"
                    | "الذين"
            ) && k > start
        {
            break;
        }
        if k > start
            && text
                .verbs(k)
                .iter()
                .any(|f| f.is_finite() && f.letters == 0 && f.pronoun.is_empty() && f.features.person == 3)
            && !source::is_source_noun(text, k)
        {
            break;
        }
        k += 1;
    }
    let mut stop = k;
    while stop > start
        && (parts_clauses(text, stop - 1) || is_mark(text, stop - 1) && context.quotations.close_of(stop - 1).is_some())
    {
        stop -= 1;
    }
    if stop > start + LONGEST_PHRASE {
        stop = phrase::end_of(context, start, stop).max(start + 1);
    }
    // بحسب مدير الإدارة، سالم العلي: the name goes with the office.
    if stop > start && matches!(text.raw(stop), "،" | ",") {
        let person = context.cast.actor_at(stop + 1).filter(|(id, m)| {
            context.cast.actor(*id).kind == ActorKind::Person
                && m.letters == 0
                && m.tokens.start == stop + 1
                && parts_clauses(text, m.tokens.end)
        });
        let office = TITLES.longest(text, start).is_some_and(|h| h.letters == 0);
        let named = person.filter(|_| office).map(|(_, m)| m.tokens.end);
        let name = || circumstance::apposed_name(context, start, stop).map(|n| n.end);
        stop = named.or_else(name).unwrap_or(stop);
    }
    (stop > start).then_some(start..stop)
}

/// How long a noun phrase may be before only its head is taken, in tokens.
const LONGEST_PHRASE: usize = 12;
/// A side of a clause that is short beside the other, in tokens.
const SHORT_SIDE: usize = 6;
/// Words that open the last clause of a sentence: what a tail attribution depends on begins after them.
const LAST_CLAUSE: [&str; 7] = ["حيث", "كما", "اذ", "فيما", "بينما", "لكن", "ولكن"];
/// The shortest clause that a tail attribution is about, in tokens.
const SHORTEST: usize = 4;

/// What is told before a tail attribution at token `i`: back to the beginning of the last clause.
pub(super) fn clause_before(context: &Context, i: usize, floor: usize) -> Option<Tokens> {
    let text = context.text;
    let around = context.quotations.around(i);
    let opens = |k: usize| {
        matches!(text.raw(k), "،" | ",")
            && context.quotations.around(k) == around
            && (LAST_CLAUSE.contains(&text.key(k + 1))
                || matches!(text.key(k + 1), "الا" | "غير") && complementiser(text.key(k + 2)).is_some())
    };
    let start =
        (floor..i.saturating_sub(SHORTEST)).rev().find(|&k| opens(k)).map_or(floor, |k| match text.key(k + 1) {
            "الا" | "غير" => k + 3,
            _ => k + 2,
        });
    // Inside a quotation the clause does not reach out of it.
    let start = around.filter(|o| *o >= start).map_or(start, |o| o + 1);
    extent::trim(context, start..i).map(|r| {
        let opener = text.key(r.start);
        if r.len() > 3 && matches!(opener, "الي" | "في") && text.raw(r.start + 2) == "،" {
            r.start + 3..r.end
        } else {
            r
        }
    })
}
