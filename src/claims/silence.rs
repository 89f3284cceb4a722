//! Refusals to say: `لم يعلق`، `رفض التعليق`، `دون أن يوضح`.

use super::cue::Reading;
use super::phrase::end_of;
use super::subject::subject_after;
use super::words::Class;
use super::{Context, Found, preceding, source};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;
use crate::text::Tokens;

/// `لم يعلق`، `رفض التعليق`، `لم تذكر`: nothing is said.
pub(super) fn silence(context: &Context, i: usize, c: &Reading) -> Option<Found> {
    let text = context.text;
    // لم تُكشف هوية: nobody has refused anything.
    if text.raw(i).contains('\u{064F}') {
        return None;
    }
    let negated = i > 0 && matches!(text.key(i - 1), "لم" | "ولم" | "فلم") && c.form == Form::Imperfect;
    let refuses = c.lemma == "رفض";
    let at_once = Class::Refused.at(text, i + 1);
    // رفضت الشركة التعليق
    let subject_end = if refuses { end_of(context, i + 1, text.sentence(i).end) } else { i + 1 };
    let refused = refuses && (at_once || Class::Refused.at(text, subject_end));
    if !refused && !(negated && withholds(context, i, c)) {
        return None;
    }
    let end = text.sentence(i).end;
    let told = (refused && !at_once).then_some(i + 1..subject_end);
    let nobody = matches!(text.key(i + 1), "اي" | "احد");
    if nobody {
        // لم تعلن أي جهة مسؤوليتها: nobody has spoken, and nobody is looked for.
        let cue = i - usize::from(negated)..i + 1;
        let unclaimed =
            Found { stance: Stance::Silent, impersonal: true, letters: 0, ..Found::by(c, cue, "unclaimed") };
        return (c.lemma == "أعلن").then_some(unclaimed);
    }
    let source = told.or_else(|| subject_after(context, i + 1, end)).or_else(|| {
        preceding::before(context, if negated { i - 1 } else { i }, 0).filter(|s| source::can_speak(context, s))
    });
    let cue = if negated {
        i - 1..i + 1
    } else if at_once {
        i..i + 2
    } else {
        i..i + 1
    };
    let letters = usize::from(negated && text.key(i - 1) != "لم") + if refused { c.letters } else { 0 };
    Some(Found { source, stance: Stance::Silent, letters, ..Found::by(c, cue, "refusal to say") })
}

/// True for a verb whose denial is a refusal to say; a verb of giving needs details as what is given.
fn withholds(context: &Context, i: usize, c: &Reading) -> bool {
    let text = context.text;
    let gives = matches!(c.lemma, "أعطى" | "أدلى");
    c.flags.withholds
        && c.pronoun.is_empty()
        && (!gives || (i + 1..(i + 6).min(text.len())).any(|k| Class::Detail.at(text, k)))
}

/// `دون أن يوضح`، `دون ذكر تفاصيل`، `من دون الكشف عن`: the cue's tokens, where one begins at token `i`.
pub(super) fn withheld_at(context: &Context, i: usize) -> Option<Tokens> {
    let text = context.text;
    let without = if text.key(i) == "من" { i + 1 } else { i };
    if !matches!(text.key(without), "دون" | "بدون") {
        return None;
    }
    let next = without + 1;
    if text.key(next) == "ان" {
        let c = context.cues.get(next + 1)?.as_ref()?;
        return (c.form == Form::Imperfect && withholds(context, next + 1, c)).then_some(without..next + 2);
    }
    Class::Withheld.at(text, next).then_some(without..next + 1)
}

/// Something withheld by whoever spoke before in the sentence.
pub(super) fn withheld(context: &Context, i: usize, out: &[Found]) -> Option<Found> {
    let text = context.text;
    let cue = withheld_at(context, i).filter(|_| context.quotations.around(i).is_none())?;
    let last = out.last()?;
    if last.cue.start < text.sentence(i).start || last.cue.end > cue.start {
        return None;
    }
    let lemma = text.key(cue.end - 1);
    Some(Found { inherits: true, ..Found::bare(cue.clone(), lemma, Stance::Silent, "withheld") })
}

/// `ولم يصدر عن الوزارة أي تعليق`: no word came from a party.
pub(super) fn unheard(context: &Context, i: usize) -> Option<Found> {
    let text = context.text;
    if !matches!(text.key(i), "لم" | "ولم") || !matches!(text.key(i + 1), "يصدر" | "تصدر" | "يرد") {
        return None;
    }
    let end = text.sentence(i).end.min(i + 12);
    let said = |k: usize| matches!(text.key(k), "تعليق" | "بيان" | "رد" | "توضيح" | "تصريح");
    let said = (i + 2..end).find(|&k| said(k))?;
    let from = (i + 2..end).find(|&k| matches!(text.key(k), "عن" | "من"))? + 1;
    let stop = if said > from {
        (from..said).find(|&k| matches!(text.key(k), "اي" | "علي" | "حتي")).unwrap_or(said)
    } else {
        end
    };
    let source = super::according::noun_phrase(context, from, stop)?;
    if !source::can_speak(context, &source) {
        return None;
    }
    let letters = usize::from(text.key(i) == "ولم");
    Some(Found { source: Some(source), letters, ..Found::bare(i..i + 2, "صدر", Stance::Silent, "nothing heard") })
}
