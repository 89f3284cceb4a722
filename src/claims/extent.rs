//! How far a claim's content reaches.

use super::Context;
use super::cue::Reading;
use super::subject::is_relative;
use crate::lexicon::ACCORDING;
use crate::lexicon::conjugate::Form;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::text::{Kind, Text, Tokens};

/// How far after a comma a new cue is looked for that ends the content before it.
const REACH: usize = 14;

/// The content that begins at token `start`: to the end of its quotation, or to the end of the sentence or the next
/// cue in it. Quotation marks and closing punctuation are left out.
pub(super) fn from(context: &Context, start: usize) -> Option<Tokens> {
    let text = context.text;
    if start >= text.len() {
        return None;
    }
    let mut start = start;
    let paragraph = text.paragraph(start);
    while start < paragraph.end && matches!(text.raw(start), "،" | "," | ":" | "-" | "ـ") {
        start += 1;
    }
    if start >= paragraph.end {
        return None;
    }
    if let Some(close) = context.quotations.close_of(start) {
        // The whole is quoted where the quotation ends a clause; else quoted words only begin it.
        let after = close + 1;
        let mut first = start + 1;
        if complementiser(text.key(first)) == Some(false) {
            first += 1;
        }
        let ends = after >= paragraph.end
            || parts_clauses(text, after)
            || new_cue(context, after)
            || ACCORDING.longest(text, after).is_some();
        if ends && first < close {
            return trim(context, first..close);
        }
    }
    let sentence_end = text.sentence(start).end;
    // Inside a quotation that was opened before, the content ends with it.
    let limit = match context.quotations.around(start).and_then(|o| context.quotations.close_of(o)) {
        Some(close) => close,
        None => sentence_end,
    };
    let mut end = limit;
    let mut i = start + 1;
    while i < limit {
        if let Some(close) = context.quotations.close_of(i).filter(|c| *c < limit) {
            i = close + 1;
            continue;
        }
        if context.quotations.around(i) == context.quotations.around(start) && ends_before(context, i, start, limit) {
            end = i;
            break;
        }
        i += 1;
    }
    trim(context, start..end)
}

/// The content that begins with a noun: what is announced, denied or called for. Another deed of the same subject,
/// told by a verb in `و`, is no part of it: `دعت الأهالي إلى الخروج ووفرت لهم الملاذ`.
pub(super) fn of_noun(context: &Context, start: usize, c: &Reading) -> Option<Tokens> {
    let text = context.text;
    let range = from(context, start)?;
    let end = (range.start + 1..range.end)
        .find(|&k| context.quotations.around(k) == context.quotations.around(start) && next_deed(context, k, c));
    match end {
        Some(k) => trim(context, range.start..k),
        None => Some(range),
    }
    .filter(|r| text.kind(r.start) != Kind::Punct || r.len() > 1)
}

/// A verb in `و` that agrees with the cue `c`: the cue's subject goes on.
fn next_deed(context: &Context, k: usize, c: &Reading) -> bool {
    let text = context.text;
    if !text.key(k).starts_with('و') {
        return false;
    }
    let cue = context.cues[k].as_ref().is_some_and(|d| {
        d.form == Form::Past && d.person == 3 && d.letters == 1 && d.lemma != "بين" && d.agreement == c.agreement
    });
    let demanded = c.stance == crate::analysis::Stance::Demand
        && text.verbs(k).iter().any(|f| {
            f.features.form == Form::Past
                && f.features.person == 3
                && f.letters == 1
                && f.pronoun.is_empty()
                && f.features.feminine == c.agreement.feminine
        });
    cue || demanded
}

/// True where the content ends before token `i`.
fn ends_before(context: &Context, i: usize, start: usize, limit: usize) -> bool {
    let text = context.text;
    let comma = parts_clauses(text, i) && matches!(text.raw(i), "،" | "," | "؛" | "-" | "–");
    if comma {
        let next = i + 1;
        return new_cue(context, next)
            || according(context, next, limit)
            || contrast(context, next, limit)
            || resumes(context, next)
            || super::silence::withheld_at(context, next).is_some();
    }
    if text.key(i).starts_with('و') && i > start + 1 && coordinated_cue(context, i, limit) {
        return true;
    }
    participle(context, i) || i > start + 2 && according(context, i, limit)
}

/// A participle cue at token `i` (`مشيرا إلى أن`), which ends what was said before.
fn participle(context: &Context, i: usize) -> bool {
    super::participle::is_participle_cue(context, i)
}

/// True where an attribution of its own begins at token `i`.
fn new_cue(context: &Context, i: usize) -> bool {
    participle(context, i)
        || reports(context, i)
        || coordinated_cue(context, i, context.text.paragraph(i.min(context.text.len() - 1)).end)
}

/// `وهو ما أكده المتحدث`: what was told is taken up by somebody else.
fn resumes(context: &Context, i: usize) -> bool {
    (i + 1..i + 3).any(|k| {
        is_relative(context.text.key(k))
            && context.cues.get(k + 1).and_then(Option::as_ref).is_some_and(|c| c.person == 3 && !c.pronoun.is_empty())
    }) && matches!(context.text.key(i), "وهو" | "وهي" | "وهذا" | "الامر")
}

/// `ونفت وزارة الدفاع…`: another party speaks next, whatever the frame.
fn reports(context: &Context, i: usize) -> bool {
    let Some(c) = context.cues.get(i).and_then(Option::as_ref) else { return false };
    matches!(c.form, Form::Past)
        && c.person == 3
        && c.letters == 1
        && c.pronoun.is_empty()
        && context.text.key(i).starts_with('و')
        && (i + 1..i + 3).any(|k| context.cast.actor_at(k).is_some_and(|(_, m)| m.tokens.start == k && m.letters == 0))
}

/// A finite cue with its complement close by: `وأضاف أن`.
fn coordinated_cue(context: &Context, i: usize, limit: usize) -> bool {
    let Some(c) = context.cues.get(i).and_then(Option::as_ref) else { return false };
    if !c.is_finite() || c.person != 3 {
        return false;
    }
    let text = context.text;
    let strong = c.frames.that && !matches!(c.lemma, "بين" | "رأى" | "وعد" | "رد" | "طلب" | "نقل" | "تابع");
    strong
        && (i + 1..limit.min(i + REACH))
            .take_while(|&k| !parts_clauses(text, k) || matches!(text.raw(k), "،" | ":"))
            .any(|k| {
                complementiser(text.key(k)).is_some()
                    || text.raw(k) == ":"
                    || context.quotations.close_of(k).is_some_and(|close| close > k + 3)
                    || super::participle::saying(context, k).is_some()
            })
}

/// A tail attribution: `بحسب`، `وفق`، `على حد قوله`.
fn according(context: &Context, i: usize, limit: usize) -> bool {
    i < limit && super::according::according_at(context, i).is_some()
}

/// `فيما قال`، `بينما أعلن`: a contrast that is itself attributed.
fn contrast(context: &Context, i: usize, limit: usize) -> bool {
    let text = context.text;
    let key = text.key(i).strip_prefix('و').unwrap_or(text.key(i));
    // A circumstance of the outlet's own.
    let own = matches!(
        (key, text.key(i + 1)),
        ("في", "ظل" | "الوقت" | "وقت") | ("علي", "الرغم") | ("ذلك", "في" | "خلال") | ("منهيا", _)
    ) || key == "غير" && complementiser(text.key(i + 1)).is_some()
        || key == "رغم";
    if own {
        return true;
    }
    let at = match key {
        "فيما" | "بينما" | "كما" | "لكن" | "لكنه" | "لكنها" => i + 1,
        "في" if text.key(i + 1) == "حين" => i + 2,
        "الا" if complementiser(text.key(i + 1)).is_some() => i + 2,
        "غير" if complementiser(text.key(i + 1)).is_some() => i + 2,
        _ => return false,
    };
    (at..limit.min(at + 5)).any(|k| coordinated_cue(context, k, limit))
}

/// Leaves out quotation marks and punctuation at both ends, and a mark whose partner is not inside.
pub(super) fn trim(context: &Context, range: Tokens) -> Option<Tokens> {
    let text = context.text;
    let (mut start, mut end) = (range.start, range.end);
    loop {
        let before = (start, end);
        while start < end
            && (text.kind(start) == Kind::Punct
                && !matches!(text.raw(start), "(" | "[" | "$" | "%" | "#" | "@" | "€" | "+"))
        {
            start += 1;
        }
        if start < end && complementiser(text.key(start)) == Some(false) {
            start += 1;
        }
        while end > start
            && text.kind(end - 1) == Kind::Punct
            && !matches!(text.raw(end - 1), ")" | "]" | "%" | "$" | "€" | "°")
        {
            end -= 1;
        }
        if before == (start, end) {
            break;
        }
    }
    (start < end).then_some(start..end)
}

/// Letters of a content's first word that belong to the cue's frame: the `ب` of `بأنه`.
pub(super) fn content_letters(text: &Text, i: usize) -> usize {
    let key = text.key(i);
    if key.strip_prefix('ب').is_some_and(|k| complementiser(k).is_some()) {
        return 1;
    }
    0
}

/// True where a content stands in quotation marks as a whole.
pub(super) fn is_quoted(context: &Context, content: &Tokens) -> bool {
    context.quotations.around(content.start).is_some_and(|open| {
        context
            .quotations
            .close_of(open)
            .is_some_and(|close| content.end <= close && content.end + 2 >= close && content.start <= open + 2)
    })
}
