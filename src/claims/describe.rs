//! `وصف الوزير القرار بأنه متسرع`، `ما وصفه بالتآمر`: what somebody is said to have called something.

use super::cue::Reading;
use super::phrase::end_of;
use super::subject::is_relative;
use super::{Context, Found, antecedent, circumstance, complement, extent, preceding, source};
use crate::lexicon::conjugate::Form;
use crate::syntax::quotation::is_mark;
use crate::text::{Text, Tokens};

/// How far after the verb its predicate may begin.
const REACH: usize = 30;
/// How long a predicate that stands inside a noun phrase may be.
const LONGEST_TERM: usize = 8;

/// `وصف X Y بـ`: the object and its predicate are the content; of `ما وصفه بـ` the predicate alone.
pub(super) fn describing(context: &Context, i: usize, c: &Reading, out: &[Found]) -> Option<Found> {
    let text = context.text;
    let end = text.sentence(i).end.min(i + REACH);
    let at =
        (i + 1..end).take_while(|&k| !matches!(text.raw(k), ":" | "؛" | ".")).find(|&k| opens_predicate(context, k))?;
    if c.passive || c.form == Form::Imperfect && text.raw(i).contains('\u{064F}') {
        return None;
    }
    let stop = if at > i + 1 { end_of(context, i + 1, at) } else { i + 1 };
    let told = (stop > i + 1)
        .then_some(i + 1..stop)
        .filter(|s| source::can_speak(context, &(s.start..s.end.min(s.start + 3))));
    let pronoun = !c.pronoun.is_empty();
    let source = preceding::under_kana(context, i)
        .or_else(|| told.clone().filter(|s| pronoun || s.end < at && !is_relative(text.key(s.end))));
    let floor = out.last().filter(|f| f.cue.start < i).map_or(0, |f| f.cue.end);
    let ahead = || preceding::before(context, i, floor).filter(|s| source::can_speak(context, s));
    let source = source.or_else(|| if pronoun { None } else { ahead() });
    let antecedent = if source.is_none() { antecedent::sentence_subject(context, i, &[]) } else { None };
    let goes_on = c.letters == 1 || pronoun || antecedent.is_some();
    if source.is_none() && (!goes_on || out.is_empty() && antecedent.is_none()) {
        return None;
    }
    let content = if pronoun {
        predicate(context, i, at)?
    } else {
        let from = source.as_ref().filter(|s| s.start > i).map_or(i + 1, |s| s.end);
        extent::of_noun(context, circumstance::skip_interpolated(context, from, at), c)?
    };
    let fused = pronoun && content.start == at && text.key(at).starts_with('ب') && text.key(at) != "ب";
    Some(Found { source, antecedent, content: Some(content), fused, ..Found::by(c, i..i + 1, "describing") })
}

/// `بأنه`، `بالتآمر`، `بـ"العمل الإرهابي"`.
fn opens_predicate(context: &Context, k: usize) -> bool {
    let text = context.text;
    let key = text.key(k);
    key == "ب"
        || key.starts_with('ب')
            && key.chars().count() >= 4
            && !complement::whole_word(context, k)
            && !complement::occasion(text, k)
}

/// The predicate at token `at`. In a relative clause (`ما وصفه بـ`) it ends with its noun phrase.
fn predicate(context: &Context, i: usize, at: usize) -> Option<Tokens> {
    let text = context.text;
    let mut start = at + usize::from(text.key(at) == "ب");
    while start < text.len() && matches!(text.raw(start), "ـ" | "-") {
        start += 1;
    }
    // A text may be cut off behind the preposition.
    if start >= text.sentence(i).end {
        return None;
    }
    if let Some(close) = context.quotations.close_of(start) {
        return extent::trim(context, start + 1..close);
    }
    if !is_term(text, i) {
        return extent::from(context, start);
    }
    let limit = text.sentence(i).end.min(start + LONGEST_TERM);
    let mut stop = end_of(context, start, limit).max(start + 1);
    // بالتآمر على الجيش: one prepositional phrase goes with it.
    if stop + 1 < limit && matches!(text.key(stop), "علي" | "في" | "من" | "ضد") {
        stop = end_of(context, stop + 1, limit).max(stop + 1);
    }
    extent::trim(context, start..stop)
}

/// `ما وصفه`: the clause stands in a noun phrase of the outlet's.
fn is_term(text: &Text, i: usize) -> bool {
    i > 0 && matches!(text.key(i - 1), "ما" | "بما" | "لما" | "مما" | "وما") || i > 1 && is_mark(text, i - 1)
}
