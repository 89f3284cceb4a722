//! Reports in reports, and what is published in somebody's name.

use super::cue::{PREPOSITIONS, Reading};
use super::verb::{REACH, preposition_at};
use super::{Context, Found, extent, source};
use crate::analysis::Stance;
use crate::lexicon::ACCORDING;
use crate::lexicon::conjugate::Form;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::is_deed;

/// `نقلت الوكالة عن المتحدث (قوله) إن`: the report, and what is reported in it.
pub(super) fn relayed(context: &Context, i: usize, c: &Reading, out: &mut Vec<Found>) -> Option<Found> {
    let text = context.text;
    let end = text.sentence(i).end.min(i + REACH);
    let from = (i + 1..end).find(|&k| text.key(k) == "عن")?;
    let said = (from + 1..end).find(|&k| {
        complementiser(text.key(k)).is_some()
            || said_noun(context, k)
            || text.raw(k) == ":"
            || context.quotations.close_of(k).is_some_and(|close| close > k + 4)
    })?;
    let (reporter, _) = source::cut(context, i + 1..from);
    let reporter = reporter.or_else(|| source::before(context, i, 0).filter(|s| source::can_speak(context, s)));
    let (teller, _) = source::cut(context, from + 1..said);
    let teller = teller.filter(|t| source::can_speak(context, t))?;
    let noun = said_noun(context, said);
    let start = if noun || text.raw(said) == ":" { said + 1 } else { said };
    let content = extent::from(context, start)?;
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

/// `وجاء في بيان للوزارة أن`: a statement that speaks.
pub(super) fn bearer(context: &Context, i: usize) -> Option<Found> {
    let text = context.text;
    if !matches!(text.key(i), "جاء" | "ورد" | "وجاء" | "وورد") || !matches!(text.key(i + 1), "في") {
        return None;
    }
    let end = text.sentence(i).end.min(i + REACH);
    let said = (i + 2..end).find(|&k| {
        complementiser(text.key(k)).is_some()
            || text.raw(k) == ":"
            || context.quotations.close_of(k).is_some_and(|close| close > k + 4)
    })?;
    let source = i + 2..said;
    if !source::can_speak(context, &source) {
        return None;
    }
    let content = extent::from(context, if text.raw(said) == ":" { said + 1 } else { said })?;
    let mut end = source.end;
    while end > source.start + 1 && parts_clauses(text, end - 1) {
        end -= 1;
    }
    Some(Found {
        letters: usize::from(text.key(i).starts_with('و') && text.key(i) != "ورد"),
        source: Some(source.start..end),
        content: Some(content),
        ..Found::bare(i..i + 2, "جاء في", Stance::State, "statement as bearer")
    })
}

/// `قوله إن`, where no report holds it.
pub(super) fn nominal(context: &Context, i: usize, out: &[Found]) -> Option<Found> {
    let text = context.text;
    if !said_noun(context, i) || out.iter().rev().take(4).any(|f| f.cue.start == i) {
        return None;
    }
    if ACCORDING.contains(&format!("{} {}", text.key(i.saturating_sub(1)), text.key(i))) {
        return None;
    }
    let next = i + 1;
    let says = complementiser(text.key(next)).is_some()
        || text.raw(next) == ":"
        || context.quotations.close_of(next).is_some();
    if !says {
        return None;
    }
    let c = context.cues[i].as_ref()?;
    let content = extent::from(context, if text.raw(next) == ":" { next + 1 } else { next })?;
    let mut found = Found { content: Some(content), inherits: true, ..Found::by(c, i..i + 1, "verbal noun") };
    found.agreement = None;
    found.lemma = "قول".into();
    Some(found)
}

/// `إعلان الجيش بدء العملية`، `تأكيد الوزارة أن`، `تحذيرات الأمم المتحدة من`: a verbal noun of telling before its party.
pub(super) fn announced(context: &Context, i: usize) -> Option<Found> {
    let text = context.text;
    let c = context.cues[i].as_ref()?;
    // اتهام الوزير بالفساد، دعوة المجلس إلى الانعقاد: the party is not the one who speaks.
    let speaks = c.flags.tells || matches!(c.lemma, "أنكر" | "تعهد" | "وعد" | "أقر" | "اعترف");
    if !speaks || c.form != Form::Masdar || c.article || !c.pronoun.is_empty() || context.cast.actor_at(i).is_some() {
        return None;
    }
    let (_, m) = context.cast.actor_at(i + 1).filter(|(_, m)| m.tokens.start == i + 1 && m.letters == 0)?;
    let source = m.tokens.clone();
    let end = text.sentence(i).end;
    let at = source::skip_circumstance(text, source.end, end);
    if at >= end || parts_clauses(text, at) {
        return None;
    }
    let key = text.key(at);
    let start = if complementiser(key).is_some() {
        c.frames.that.then_some(at)
    } else if let Some(p) = preposition_at(c, key) {
        Some(if PREPOSITIONS[p] == key { at + 1 } else { at })
    } else {
        (c.frames.object && is_deed(text, at)).then_some(at)
    }?;
    let content = extent::of_noun(context, start, c)?;
    let fused = key.starts_with('ب') && start == at && complementiser(key).is_none();
    Some(Found {
        source: Some(source),
        content: Some(content),
        agreement: None,
        fused,
        ..Found::by(c, i..i + 1, "verbal noun + party")
    })
}
