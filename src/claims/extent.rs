//! How far a claim's content reaches.

use super::cue::Reading;
use super::subject::is_relative;
use super::{Context, boundary};
use crate::lexicon::ACCORDING;
use crate::lexicon::conjugate::Form;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::text::{Kind, Text, Tokens};

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
    // أن "الطريق مغلق. والجسر …": what is quoted behind the conjunction is the whole.
    if complementiser(text.key(start)) == Some(false) && context.quotations.close_of(start + 1).is_some() {
        start += 1;
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
            || boundary::new_cue(context, after)
            || matches!(text.key(after), "بعد" | "قبل" | "اثر" | "عقب" | "ردا" | "خلال")
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
        if context.quotations.around(i) == context.quotations.around(start)
            && boundary::ends_before(context, i, start, limit)
        {
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
    let end = (range.start + 1..range.end).find(|&k| {
        // فيما دخلت الحملة شهرها الثاني: the outlet goes on; but فيما يتعلق.
        let meanwhile = matches!(text.key(k), "فيما" | "بينما") && !matches!(text.key(k + 1), "يتعلق" | "يخص" | "بعد");
        let concedes = matches!(text.key(k), "رغم" | "برغم") || meanwhile;
        context.quotations.around(k) == context.quotations.around(start) && (concedes || next_deed(context, k, c))
    });
    match end {
        Some(k) => trim(context, range.start..k),
        None => Some(range),
    }
    .filter(|r| text.kind(r.start) != Kind::Punct || r.len() > 1)
}

/// What a verb at token `i` tells inside a relative clause (`التي أعلنت الوزارة أنها أغلقتها، تقع`): to the first comma.
pub(super) fn in_relative(context: &Context, i: usize, range: Tokens) -> Option<Tokens> {
    let text = context.text;
    if i == 0 || !is_relative(text.key(i - 1)) || range.start < i || context.quotations.around(range.start).is_some() {
        return Some(range);
    }
    let noun = complementiser(text.key(range.start - 1)).is_none() && complementiser(text.key(range.start)).is_none();
    // الذي تتهمه المعارضة بالقصف أن: the clause of the verb outside goes on.
    let parts = |k: &usize| {
        context.quotations.around(*k).is_none()
            && (matches!(text.raw(*k), "،" | ",") || noun && complementiser(text.key(*k)) == Some(false))
    };
    match range.clone().find(parts) {
        Some(k) => trim(context, range.start..k),
        None => Some(range),
    }
}

/// A verb in `و` that agrees with the cue `c`: the cue's subject goes on.
fn next_deed(context: &Context, k: usize, c: &Reading) -> bool {
    let text = context.text;
    if !text.key(k).starts_with('و') {
        return false;
    }
    let cue = context.cues[k].as_ref().is_some_and(|d| {
        d.form == Form::Past
            && d.person == 3
            && d.letters == 1
            && !matches!(d.lemma, "بين" | "أبلغ")
            && d.agreement == c.agreement
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

/// Leaves out quotation marks and punctuation at both ends, and a mark whose partner is not inside.
pub(super) fn trim(context: &Context, range: Tokens) -> Option<Tokens> {
    let (text, pairs) = (context.text, &context.quotations);
    let (mut start, mut end) = (range.start, range.end);
    // The other mark of a pair of which one stands at an end, where it is inside and not at the other end.
    let goes_on = |start: usize, end: usize| pairs.close_of(start).is_some_and(|close| close + 1 < end);
    let began = |start: usize, end: usize| {
        let open = pairs.around(end.saturating_sub(2));
        open.is_some_and(|open| open > start && pairs.close_of(open) == Some(end - 1))
    };
    loop {
        let before = (start, end);
        while start < end
            && !goes_on(start, end)
            && (text.kind(start) == Kind::Punct
                && !matches!(text.raw(start), "(" | "[" | "$" | "%" | "#" | "@" | "€" | "+"))
        {
            start += 1;
        }
        if start < end && complementiser(text.key(start)) == Some(false) {
            start += 1;
        }
        while end > start
            && !began(start, end)
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
