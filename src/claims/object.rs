//! Verbs whose object is what is said: `نفت الوزارة الاتهامات`، `تبنى التنظيم الهجوم`.

use super::cue::Reading;
use super::subject::{described_subject, subject_after};
use super::verb::{hearsay, subject_before};
use super::{Context, Found, extent, source};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;
use crate::lexicon::verb_forms;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::text::Kind;

/// A cue whose object is what is said: `نفت الوزارة الاتهامات`، `اتهم X Y بـ`، `أدان X الهجوم`.
pub(super) fn objective(context: &Context, i: usize, c: &Reading, out: &[Found]) -> Option<Found> {
    if !c.frames.object || hearsay(context.text, i, c) || c.person != 3 {
        return None;
    }
    let text = context.text;
    let end = text.sentence(i).end;
    let after = i + 1;
    // Verb, subject, object: the subject must be a party, so that its end is known.
    let subject = subject_after(context, after, end).or_else(|| described_subject(context, after, end));
    let told = subject.is_some();
    let floor = out.last().filter(|f| f.cue.start < i).map_or(0, |f| f.cue.end);
    let (source, start) = match subject {
        Some(s) => (Some(s.clone()), s.end),
        None => (source::before(context, i, floor).filter(|s| subject_before(context, s, c)), after),
    };
    source.as_ref()?;
    if c.stance == Stance::Opine && !told {
        return None;
    }
    let start = source::skip_circumstance(text, start, end);
    if start >= end
        || parts_clauses(text, start)
        || matches!(text.key(start), "في" | "الي" | "عن" | "من" | "مع")
        || complementiser(text.key(start)).is_some()
    {
        return None;
    }
    // What is said is a deed or a statement: a verbal noun, or a definite noun; not a person or a thing counted.
    let key = text.key(start);
    let masdar = verb_forms(key).iter().any(|f| f.features.form == Form::Masdar);
    let party = context.cast.actor_at(start).is_some();
    let fits = match c.stance {
        Stance::Accuse | Stance::Demand => party || key.starts_with("ال"),
        Stance::Condemn | Stance::Deny | Stance::Opine => {
            !party || c.stance == Stance::Condemn || c.stance == Stance::Opine
        }
        // أكدت الحكومة تمسكها بالموعد، أكد القائد فرار المسلحين: after a told subject, an annexed noun.
        _ => masdar || told && c.stance == Stance::Confirm && annexed(context, start, end),
    };
    // أعلن التنظيم مسؤوليته
    let responsibility = key.starts_with("مسووليت");
    if !fits && !(responsibility && told) {
        return None;
    }
    let content = extent::from(context, start)?;
    let stance = if responsibility && c.stance == Stance::State { Stance::Admit } else { c.stance };
    Some(Found { source, content: Some(content), stance, ..Found::by(c, i..i + 1, "verb + object") })
}

/// True for an indefinite noun with a pronoun or with what it is annexed to.
pub(super) fn annexed(context: &Context, i: usize, end: usize) -> bool {
    let text = context.text;
    let key = text.key(i);
    let pronoun = ["ها", "هم", "ه"].iter().any(|p| key.strip_suffix(p).is_some_and(|k| k.chars().count() >= 4))
        && !text.raw(i).ends_with('ة');
    let construct = !key.starts_with("ال")
        && i + 1 < end
        && (text.key(i + 1).starts_with("ال")
            || context.cast.actor_at(i + 1).is_some()
            || context.cast.place_at(i + 1).is_some());
    text.kind(i) == Kind::Word
        && key.chars().count() >= 3
        && context.cast.actor_at(i).is_none()
        && (pronoun || construct)
}

/// `تبنى التنظيم الهجوم`، `تبناه التنظيم`: what is owned is what is said.
pub(super) fn owning(context: &Context, i: usize, c: &Reading) -> Option<Found> {
    let end = context.text.sentence(i).end;
    let subject = subject_after(context, i + 1, end)?;
    let content = if c.pronoun.is_empty() { extent::from(context, subject.end) } else { None };
    Some(Found { source: Some(subject), content, ..Found::by(c, i..i + 1, "claim of responsibility") })
}
