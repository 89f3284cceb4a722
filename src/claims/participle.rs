//! Participles that inherit the subject: `مؤكدا أن`، `مشيرا إلى`.

use super::cue::PREPOSITIONS;
use super::verb::{preposition_at, purpose};
use super::{Context, Found, extent};
use crate::lexicon::conjugate::Form;
use crate::lexicon::verb_forms;
use crate::syntax::clause::{complementiser, parts_clauses};

/// True for a participle of a cue that inherits the subject and has a complement.
pub(super) fn is_participle_cue(context: &Context, i: usize) -> bool {
    let text = context.text;
    let Some(c) = context.cues.get(i).and_then(Option::as_ref) else { return false };
    if c.form != Form::ActiveParticiple || c.article || !c.pronoun.is_empty() || c.preposition.is_some() {
        return false;
    }
    let key = text.key(i);
    let accusative = key.ends_with('ا') || key.ends_with('ه') || key.ends_with("ين") || key.ends_with("ات");
    if !accusative {
        return false;
    }
    let next = text.key(i + 1);
    let later = text.key(i + 2);
    let apart = i > 0 && (parts_clauses(text, i - 1) || c.letters > 0 && key.starts_with('و'));
    let that = complementiser(next).is_some()
        || preposition_at(c, next).is_some() && (complementiser(later).is_some() || apart)
        || complementiser(later).is_some();
    let quote = c.frames.quote && (text.raw(i + 1) == ":" || context.quotations.close_of(i + 1).is_some());
    let object = c.frames.object && apart && next.starts_with("ال")
        || c.frames.that
            && i > 0
            && parts_clauses(text, i - 1)
            && verb_forms(next).iter().any(|f| f.features.form == Form::Masdar);
    that || quote || object
}

/// `مؤكدا أن`، `مشيرا إلى`: the speaker is that of the sentence.
pub(super) fn participial(context: &Context, i: usize) -> Option<Found> {
    if !is_participle_cue(context, i) || context.cast.actor_at(i).is_some() {
        return None;
    }
    let c = context.cues[i].as_ref()?;
    let text = context.text;
    let mut start = i + 1;
    if preposition_at(c, text.key(start)).is_some_and(|at| PREPOSITIONS[at] == text.key(start)) {
        start += 1;
    }
    if complementiser(text.key(start)).is_none()
        && (start + 1..(start + 4).min(text.len())).any(|k| complementiser(text.key(k)).is_some() && !purpose(text, k))
        && matches!(text.key(start), "في" | "خلال" | "ايضا" | "كذلك")
    {
        start = (start + 1..start + 4).find(|&k| complementiser(text.key(k)).is_some()).unwrap_or(start);
    }
    let content = extent::from(context, start)?;
    Some(Found { content: Some(content), inherits: true, ..Found::by(c, i..i + 1, "participle") })
}
