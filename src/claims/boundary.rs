//! Where what is said ends inside its sentence: at the next word of somebody, at a tail attribution, and where the outlet
//! takes over again.

use super::subject::is_relative;
use super::words::Class;
use super::{Context, according, participle, silence, source};
use crate::analysis::Stance;
use crate::lexicon::TITLES;
use crate::lexicon::conjugate::Form;
use crate::syntax::clause::{complementiser, parts_clauses};

/// How far after a comma a new cue is looked for that ends the content before it.
const REACH: usize = 14;
/// How far after a word of contrast its verb or subject may stand.
const NEAR: usize = 6;

/// True where the content that began at token `start` ends before token `i`.
pub(super) fn ends_before(context: &Context, i: usize, start: usize, limit: usize) -> bool {
    let text = context.text;
    if parts_clauses(text, i) && matches!(text.raw(i), "،" | "," | "؛" | "-" | "–") {
        let next = i + 1;
        return new_cue(context, next)
            || is_according(context, next, limit)
            || contrast(context, next, limit)
            || outlet_resumes(context, next)
            || taken_up(context, next)
            || silence::withheld_at(context, next).is_some();
    }
    let key = text.key(i);
    let coordinated = key.starts_with('و')
        && i > start + 1
        && (coordinated_cue(context, i, limit) || next_party(context, i) || i > start + 2 && reports(context, i));
    // إن الوضع هادئ إلا أنه حذر من، دون أن يوضح: without a comma.
    let turns = i > start + 2 && (matches!(key, "الا" | "غير" | "لكنه" | "لكنها") && contrast(context, i, limit));
    coordinated
        || turns
        || i > start + 2 && silence::withheld_at(context, i).is_some()
        || key == "كما" && i > start + 2 && attributes(context, i + 1, limit)
        || participle::is_participle_cue(context, i)
        || i > start + 2 && is_according(context, i, limit)
}

/// True where an attribution of its own begins at token `i`.
pub(super) fn new_cue(context: &Context, i: usize) -> bool {
    participle::is_participle_cue(context, i)
        || reports(context, i)
        || next_party(context, i)
        || coordinated_cue(context, i, context.text.paragraph(i.min(context.text.len() - 1)).end)
}

/// `وهو ما أكده المتحدث`: what was told is taken up by somebody else.
fn taken_up(context: &Context, i: usize) -> bool {
    let told = |c: &super::cue::Reading| c.person == 3 && !c.pronoun.is_empty();
    matches!(context.text.key(i), "وهو" | "وهي" | "وهذا" | "الامر")
        && (i + 1..i + 3).any(|k| {
            is_relative(context.text.key(k)) && context.cues.get(k + 1).and_then(Option::as_ref).is_some_and(told)
        })
}

/// `ونفت وزارة الدفاع…`: another party speaks next, whatever the frame.
fn reports(context: &Context, i: usize) -> bool {
    let Some(c) = context.cues.get(i).and_then(Option::as_ref) else { return false };
    let party = |k| context.cast.actor_at(k).is_some_and(|(_, m)| m.tokens.start == k && m.letters == 0);
    matches!(c.form, Form::Past)
        && c.person == 3
        && c.letters == 1
        && c.lemma != "بين"
        && c.pronoun.is_empty()
        && context.text.key(i).starts_with('و')
        && (i + 1..i + 3).any(party)
}

/// `وكييف تتعهد بـ`: the next party comes first and its verb of telling right after.
fn next_party(context: &Context, i: usize) -> bool {
    let Some((_, m)) = context.cast.actor_at(i) else { return false };
    let told =
        |c: &super::cue::Reading| c.form == Form::Imperfect && c.person == 3 && c.letters == 0 && c.lemma != "بين";
    m.tokens.start == i
        && m.letters == 1
        && context.text.key(i).starts_with('و')
        && context.cues.get(m.tokens.end).and_then(Option::as_ref).is_some_and(told)
}

/// A finite cue with its complement close by: `وأضاف أن`.
fn coordinated_cue(context: &Context, i: usize, limit: usize) -> bool {
    let Some(c) = context.cues.get(i).and_then(Option::as_ref) else { return false };
    let text = context.text;
    // ، وأضاف -في كلمة له- أن: nothing is looked for.
    if c.is_finite()
        && c.person == 3
        && c.letters == 1
        && c.form == Form::Past
        && (c.flags.tells || matches!(c.stance, Stance::Demand | Stance::Accuse | Stance::Condemn))
        && i > 0
        && parts_clauses(text, i - 1)
        && !c.passive
        && c.pronoun.is_empty()
    {
        return true;
    }
    let asks = c.frames.quote && text.raw(i + 1) == ":";
    let strong = (c.frames.that || asks)
        && !c.passive
        && !matches!(c.lemma, "بين" | "رأى" | "وعد" | "رد" | "طلب" | "نقل" | "تابع" | "أظهر" | "أثبت");
    if !c.is_finite() || c.person != 3 || !strong {
        return false;
    }
    let takes = |k: usize| {
        complementiser(text.key(k)).is_some()
            || text.raw(k) == ":"
            || context.quotations.close_of(k).is_some_and(|close| close > k + 3)
            || participle::saying(context, k).is_some()
    };
    (i + 1..limit.min(i + REACH))
        .take_while(|&k| !parts_clauses(text, k) || matches!(text.raw(k), "،" | ":"))
        .any(takes)
}

/// A finite cue at token `i` with its complement, or with somebody who speaks right after it; also a refusal to say.
fn attributes(context: &Context, i: usize, limit: usize) -> bool {
    let Some(c) = context.cues.get(i).and_then(Option::as_ref) else { return false };
    let refusal = matches!(context.text.key(i.saturating_sub(1)), "لم") && c.flags.withholds;
    let told = c.is_finite() && c.person == 3 && !c.passive && c.pronoun.is_empty() && c.lemma != "بين";
    let speaker = || {
        i + 1 < limit
            && (source::can_speak(context, &(i + 1..(i + 3).min(limit)))
                || TITLES.longest(context.text, i + 1).is_some())
    };
    told && (refusal || c.flags.tells && c.form == Form::Past || coordinated_cue(context, i, limit) || speaker())
}

/// A tail attribution: `بحسب`، `وفق`، `على حد قوله`.
fn is_according(context: &Context, i: usize, limit: usize) -> bool {
    i < limit && according::according_at(context, i).is_some()
}

/// `فيما قال`، `بينما أعلن`: a contrast that is itself attributed, or told of another party.
fn contrast(context: &Context, i: usize, limit: usize) -> bool {
    let text = context.text;
    let key = without_and(text.key(i));
    let at = match key {
        "في" if text.key(i + 1) == "حين" => i + 2,
        "الا" | "غير" if complementiser(text.key(i + 1)).is_some() => i + 2,
        _ if Class::Contrast.has(key) => i + 1,
        _ => return false,
    };
    let elsewhere = matches!(key, "فيما" | "بينما" | "فيم")
        && context.cast.actor_at(at + 1).is_some_and(|(_, m)| m.tokens.start == at + 1);
    elsewhere || (at..limit.min(at + NEAR)).any(|k| attributes(context, k, limit))
}

/// A circumstance of the outlet's own: `في ظل`، `على الرغم من`، `في إشارة إلى`, and remarks on what was said.
fn outlet_resumes(context: &Context, i: usize) -> bool {
    let text = context.text;
    let key = without_and(text.key(i));
    let next = text.key(i + 1);
    match key {
        "في" => Class::Aside.has(next),
        "علي" => next == "الرغم",
        "ذلك" => matches!(next, "في" | "خلال" | "ردا" | "دون" | "عقب" | "تعليقا"),
        "غير" => complementiser(next).is_some(),
        "رغم" | "منهيا" => true,
        // وجاءت تصريحاته، وتأتي هذه الخطوة
        "جاء" | "جاءت" | "ياتي" | "تاتي" => {
            text.key(i).starts_with('و') || matches!(next, "ذلك" | "هذا" | "هذه")
        }
        _ => false,
    }
}

fn without_and(key: &str) -> &str {
    key.strip_prefix('و').filter(|k| k.chars().count() > 1).unwrap_or(key)
}
