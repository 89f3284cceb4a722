//! The subject after its verb, where no complement shows its end.

use super::{Context, source};
use crate::analysis::ActorKind;
use crate::lexicon::conjugate::Form;
use crate::lexicon::verb_forms;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::quotation::is_mark;
use crate::text::Tokens;

/// A source noun directly after a verb (`أعلن مسؤولون أمنيون أمس مقتل …`), to the circumstance or the deed after it.
pub(super) fn described_subject(context: &Context, from: usize, end: usize) -> Option<Tokens> {
    let text = context.text;
    if !source::is_source_noun(text, from) {
        return None;
    }
    let to = (from + 1..end.min(from + 8)).find(|&k| {
        source::is_circumstance(text, k)
            || parts_clauses(text, k)
            || verb_forms(text.key(k))
                .iter()
                .any(|f| f.features.form == Form::Masdar && f.pronoun.is_empty() && !f.article && f.letters == 0)
    })?;
    (!parts_clauses(text, to)).then_some(from..to)
}

/// A party directly after a verb, with its title and apposition.
pub(super) fn subject_after(context: &Context, from: usize, end: usize) -> Option<Tokens> {
    let text = context.text;
    let mut k = from;
    while k < end.min(from + 10) {
        if let Some((_, m)) = context.cast.actor_at(k) {
            let mut stop = m.tokens.end;
            // وزير الخارجية الروسي سيرغي لافروف: go on to the name.
            // المتحدث باسم الجيش العميد سامي الرفاعي: a rank may stand between.
            loop {
                let title = crate::lexicon::TITLES.longest(text, stop).filter(|h| h.letters == 0).map_or(0, |h| h.len);
                match context.cast.actor_at(stop + title).filter(|_| stop + title < end) {
                    Some((id, m)) if title == 0 || context.cast.actor(id).kind == ActorKind::Person => {
                        stop = m.tokens.end.max(stop + 1)
                    }
                    _ => break,
                }
            }
            while stop < end && is_mark(text, stop) {
                stop += 1;
            }
            let clean = (from..k).all(|j| {
                !parts_clauses(text, j)
                    && complementiser(text.key(j)).is_none()
                    && !matches!(text.key(j), "في" | "الي" | "علي" | "عن" | "من" | "مع" | "ان")
            });
            let fused = m.letters > 0 && !matches!(text.key(k).chars().next(), Some('و' | 'ف'));
            return (clean && !fused).then_some(from..stop);
        }
        if parts_clauses(text, k) {
            return None;
        }
        k += 1;
    }
    None
}
