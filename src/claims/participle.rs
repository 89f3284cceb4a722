//! Participles that inherit the subject: `مؤكدا أن`، `مشيرا إلى`، `متهما إياه بـ`.

use super::complement::{preposition_at, purpose};
use super::cue::{PREPOSITIONS, Reading};
use super::verb::is_attached;
use super::words::Class;
use super::{Context, Found, antecedent, extent};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::is_deed;
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, fold};

/// True for a participle of a cue that inherits the subject and has a complement.
pub(super) fn is_participle_cue(context: &Context, i: usize) -> bool {
    complement(context, i).is_some()
}

/// The token at which the content of `قائلا` or `بالقول` at token `i` begins.
pub(super) fn saying(context: &Context, i: usize) -> Option<usize> {
    if matches!(context.text.key(i), "بالقول" | "بقوله" | "بقولها" | "بقولهم") {
        return (i + 1 < context.text.sentence(i).end).then_some(i + 1);
    }
    let c = context.cues.get(i).and_then(Option::as_ref)?;
    if c.lemma == "قال" { complement(context, i) } else { None }
}

/// The token at which the participle's content begins.
fn complement(context: &Context, i: usize) -> Option<usize> {
    let text = context.text;
    let c = context.cues.get(i).and_then(Option::as_ref)?;
    if c.form != Form::ActiveParticiple || c.article || !c.pronoun.is_empty() || c.preposition.is_some() {
        return None;
    }
    let key = text.key(i);
    // مقره is no مقرة.
    if key.ends_with('ه') && !text.raw(i).trim_end_matches(fold::is_mark).ends_with('ة') {
        return None;
    }
    let accusative = key.ends_with('ا') || key.ends_with('ه') || key.ends_with("ين") || key.ends_with("ات");
    if !accusative || c.stance == Stance::Silent || matches!(text.key(i + 1), "عدم") {
        return None;
    }
    // كان لافتا أن: a predicate.
    if i > 0 && matches!(text.key(i - 1).trim_start_matches('و'), "كان" | "كانت" | "يكون" | "ليس" | "بدا" | "يبدو")
    {
        return None;
    }
    // A comma, a closing quotation mark, or a word that agrees with no adjective in ا: وقال آنذاك مفندا.
    let aside = |k: usize| {
        parts_clauses(text, k)
            || is_mark(text, k)
            || key.ends_with('ا') && text.kind(k) == Kind::Word && !text.key(k).ends_with('ا')
    };
    let apart = i > 0 && (aside(i - 1) || c.letters > 0 && key.starts_with('و'));
    let first = i + 1;
    if c.frames.quote && (text.raw(first) == ":" || context.quotations.close_of(first).is_some()) {
        return Some(first);
    }
    let end = text.sentence(i).end;
    if c.lemma == "قال" && text.kind(first) == Kind::Word {
        // قائلا في مؤتمر صحفي: "…
        let mark =
            (first..end.min(first + 8)).find(|&k| text.raw(k) == ":" || context.quotations.close_of(k).is_some());
        return mark.or(Some(first));
    }
    // واصفا القرار بـ
    if c.frames.term && apart && text.kind(first) == Kind::Word {
        return Some(first);
    }
    // مضيفا كلنا فخر: a clause of its own.
    if c.lemma == "أضاف" && apart && Class::OpensSpeech.at(text, first) {
        return Some(first);
    }
    let mut k = first;
    // What stands between is manner or time, and short.
    while k < end.min(first + 6) {
        if let Some(at) = takes(context, i, c, k, apart) {
            return Some(at);
        }
        // منتقدين يقولون إنها: the clause is another verb's.
        if context.cues.get(k).and_then(Option::as_ref).is_some_and(Reading::is_finite) {
            break;
        }
        if k == first && !Class::Manner.at(text, k) && complementiser(text.key(k + 1)).is_none()
            || parts_clauses(text, k)
        {
            break;
        }
        k += 1;
    }
    // مسجلا هبوطا is no telling, رافضا العرض turns something down.
    let refuses =
        c.lemma == "سجل" || c.lemma == "رفض" && !(first..end.min(first + 2)).any(|k| Class::Allegation.at_cut(text, k));
    (!refuses && object(context, first, c, apart)).then_some(first)
}

/// The content's beginning, where token `k` is the complement's first.
fn takes(context: &Context, i: usize, c: &Reading, k: usize, apart: bool) -> Option<usize> {
    let text = context.text;
    let key = text.key(k);
    if complementiser(key).is_some() && !(k > i + 1 && purpose(text, k)) {
        return Some(k);
    }
    let at = preposition_at(c, key)?;
    let whole = PREPOSITIONS[at] == key;
    let start = if whole { k + 1 } else { k };
    let clause = complementiser(text.key(start)).is_some();
    // متعهدا بالتصدي: a promise, threat or accusation needs no comma before it.
    let bound =
        !whole && text.key(i).ends_with('ا') && matches!(c.stance, Stance::Promise | Stance::Warn | Stance::Demand);
    (clause || (apart || bound) && (whole || k == i + 1)).then_some(start)
}

/// `متهما إياه بـ`، `مؤكدا قرب الاتفاق`، `واصفا الهجوم بأنه`.
fn object(context: &Context, k: usize, c: &Reading, apart: bool) -> bool {
    let text = context.text;
    let key = text.key(k);
    if !apart || text.kind(k) != Kind::Word {
        return false;
    }
    let pointing = matches!(key, "هذا" | "هذه" | "ذلك" | "تلك" | "اياه" | "اياها" | "اياهم");
    let construct = !key.starts_with("ال")
        && key.chars().count() >= 3
        && (text.key(k + 1).starts_with("ال") || context.cast.actor_at(k + 1).is_some() || is_deed(text, k + 1));
    let party = context.cast.actor_at(k).is_some();
    let owns_up = c.frames.object && (key.starts_with("ال") || is_deed(text, k) || pointing || construct || party);
    // مؤكدا قرب الاتفاق، مؤكدا أهمية التعاون
    let affirmed = c.stance == Stance::Confirm && !key.starts_with("ال") && key.chars().count() >= 3 && key != "علي";
    owns_up || affirmed || c.frames.that && parts_clauses(text, k - 2) && is_deed(text, k)
}

/// `مؤكدا أن`، `مشيرا إلى`: the speaker is that of the sentence.
pub(super) fn participial(context: &Context, i: usize, out: &[Found]) -> Option<Found> {
    if context.cast.actor_at(i).is_some() {
        return None;
    }
    let start = complement(context, i)?;
    // وأوضح المدير قائلا: the verb's claim has it already.
    if out.last().is_some_and(|f| f.content.as_ref().is_some_and(|r| r.start > i && r.start <= start + 3)) {
        return None;
    }
    let c = context.cues[i].as_ref()?;
    let content = extent::from(context, start)?;
    let antecedent = antecedent::sentence_subject(context, i, out);
    let key = context.text.key(start);
    let fused =
        content.start == start && is_attached(key) && complementiser(key).is_none() && preposition_at(c, key).is_some();
    Some(Found { content: Some(content), inherits: true, antecedent, fused, ..Found::by(c, i..i + 1, "participle") })
}
