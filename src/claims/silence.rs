//! Refusals to say: `لم يعلق`، `رفض التعليق`.

use super::cue::Reading;
use super::subject::subject_after;
use super::{Context, Found, source};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;

/// `لم يعلق`، `رفض التعليق`، `لم تذكر`: nothing is said.
pub(super) fn silence(context: &Context, i: usize, c: &Reading) -> Option<Found> {
    let text = context.text;
    let negated = i > 0 && matches!(text.key(i - 1), "لم" | "ولم" | "فلم") && c.form == Form::Imperfect;
    let refused = c.lemma == "رفض"
        && matches!(text.key(i + 1), "التعليق" | "الادلاء" | "الكشف" | "اعطاء" | "تقديم" | "الخوض" | "الاجابه" | "الافصاح");
    if !negated && !refused {
        return None;
    }
    let telling = matches!(
        c.lemma,
        "ذكر"
            | "أوضح"
            | "علق"
            | "كشف"
            | "أعلن"
            | "حدد"
            | "أشار"
            | "قال"
            | "أكد"
            | "تحدث"
            | "صرح"
            | "رد"
            | "بين"
    ) && c.pronoun.is_empty();
    if negated && !telling {
        return None;
    }
    let end = text.sentence(i).end;
    let source = subject_after(context, i + 1, end).or_else(|| {
        source::before(context, if negated { i - 1 } else { i }, 0).filter(|s| source::can_speak(context, s))
    });
    let cue = if negated { i - 1..i + 1 } else { i..i + 2 };
    let letters = usize::from(negated && text.key(i - 1) != "لم") + if refused { c.letters } else { 0 };
    Some(Found { source, stance: Stance::Silent, letters, ..Found::by(c, cue, "refusal to say") })
}
