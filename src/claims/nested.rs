//! Reports in reports: `نقلت الوكالة عن المتحدث قوله إن`، `نسبت الصحيفة إلى الوزير قوله`.

use super::cue::Reading;
use super::phrase::end_of;
use super::verb::REACH;
use super::{Context, Found, extent, preceding, source};
use crate::lexicon::conjugate::Form;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::is_deed;

/// `نقلت الوكالة عن المتحدث (قوله) إن`: the report, and what is reported in it.
pub(super) fn relayed(context: &Context, i: usize, c: &Reading, out: &mut Vec<Found>) -> Option<Found> {
    let text = context.text;
    let end = text.sentence(i).end.min(i + REACH);
    let link = if c.lemma == "نسب" { "الي" } else { "عن" };
    let from = (i + 1..end).find(|&k| text.key(k) == link)?;
    // نقلت الوكالة عن قائد عسكري مقتل سبعة: what is told is a noun of deed.
    let deed = Some(end_of(context, from + 1, end)).filter(|&k| k > from + 1 && k < end && is_deed(text, k));
    let said = deed.or_else(|| {
        (from + 1..end).find(|&k| {
            complementiser(text.key(k)).is_some()
                || said_noun(context, k)
                || text.raw(k) == ":"
                || context.quotations.close_of(k).is_some_and(|close| close > k + 4)
        })
    })?;
    let (reporter, _) = source::cut(context, i + 1..from);
    let reporter = reporter.or_else(|| preceding::before(context, i, 0).filter(|s| source::can_speak(context, s)));
    let (teller, _) = source::cut(context, from + 1..said);
    let begins = i == text.sentence(i).start || c.letters == 1 || parts_clauses(text, i - 1);
    if reporter.is_none() && !begins {
        return None;
    }
    let noun = said_noun(context, said);
    let teller = teller.filter(|t| noun || source::can_speak(context, t))?;
    let start = if noun || text.raw(said) == ":" { said + 1 } else { said };
    let content =
        if deed.is_some() && !noun { extent::of_noun(context, start, c)? } else { extent::from(context, start)? };
    let report =
        Found { source: reporter, content: Some(content.clone()), ..Found::by(c, i..i + 1, "report of a report") };
    let parent = out.len();
    out.push(report);
    let (cue, lemma) = if noun { (said..said + 1, "قول") } else { (from..from + 1, "عن") };
    let mut nested = Found {
        source: Some(teller),
        content: Some(content),
        parent: Some(parent),
        ..Found::by(c, cue, "nested report")
    };
    nested.lemma = lemma.to_string();
    nested.letters = 0;
    nested.agreement = None;
    Some(nested)
}

/// `قوله`، `قولها`، `قولهم`.
pub(super) fn said_noun(context: &Context, i: usize) -> bool {
    context
        .cues
        .get(i)
        .and_then(Option::as_ref)
        .is_some_and(|c| c.lemma == "قال" && c.form == Form::Masdar && !c.pronoun.is_empty())
}
