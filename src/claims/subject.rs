//! The subject after its verb, where no complement shows its end.

use super::cue::Reading;
use super::phrase::{self, feminine};
use super::words::Class;
use super::{Context, source};
use crate::analysis::ActorKind;
use crate::lexicon::{ORG_HEADS, TITLES};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::is_deed;
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Tokens};

/// A noun phrase directly after a verb: `أعلن مسؤولون أمنيون أمس مقتل …`، `أوضحت المديرية العامة ملابسات الحادث`.
/// Something must follow it in its clause.
pub(super) fn noun_subject(context: &Context, i: usize, c: &Reading, end: usize) -> Option<Tokens> {
    let text = context.text;
    let from = i + 1;
    if from >= end || text.kind(from) != Kind::Word || !source::can_open(text, from) {
        return None;
    }
    let key = text.key(from);
    // أعلن الأربعاء الماضي وفاة المدير: a day says when, not who.
    if Class::Boundary.at(text, from) || Class::Month.at(text, from) || Class::OfTime.at(text, from) {
        return None;
    }
    let known = source::is_source_noun(text, from) || ORG_HEADS.contains(key) || TITLES.contains(key);
    if !known && (!key.starts_with("ال") || feminine(key) != c.agreement.feminine || is_deed(text, from)) {
        return None;
    }
    let stop = phrase::end_of(context, from, end.min(from + source::LONGEST));
    let goes_on = !parts_clauses(text, stop) || matches!(text.raw(stop), "،" | "," | "-" | "–");
    (stop > from && stop < end && goes_on).then_some(from..stop)
}

/// What is left of `source` where it runs on into the party addressed: `اتهم مسؤول رفيع السعودية بـ`.
pub(super) fn without_addressee(context: &Context, source: Tokens) -> Tokens {
    let stop = phrase::end_of(context, source.start, source.end);
    if stop > source.start { source.start..stop } else { source }
}

/// Relative pronouns and `ما`.
pub(super) fn is_relative(key: &str) -> bool {
    matches!(
        key,
        "الذي"
            | "التي"
            | "الذين"
            | "اللذين"
            | "اللذان"
            | "اللتين"
            | "اللتان"
            | "اللواتي"
            | "ما"
            | "بما"
            | "لما"
            | "مما"
    )
}

/// A party directly after a verb, with its title and apposition.
pub(super) fn subject_after(context: &Context, from: usize, end: usize) -> Option<Tokens> {
    let text = context.text;
    let mut k = from;
    while k < end.min(from + 10) {
        if let Some((_, m)) = context.cast.actor_at(k) {
            // استنكر المشاركون اغتيال فلان: the party stands in the object.
            let whole = phrase::end_of(context, from, end);
            if k > from && whole <= k {
                return None;
            }
            // الأمين العام للأمم المتحدة فلان
            if k > from && text.key(k).starts_with("لل") {
                return Some(from..whole);
            }
            let mut stop = m.tokens.end;
            // وزير الخارجية الروسي سيرغي لافروف: go on to the name.
            // المتحدث باسم الجيش العميد سامي الرفاعي: a rank may stand between.
            loop {
                let title = crate::lexicon::TITLES.longest(text, stop).filter(|h| h.letters == 0).map_or(0, |h| h.len);
                match context.cast.actor_at(stop + title).filter(|_| stop + title < end) {
                    Some((id, m)) if context.cast.actor(id).kind == ActorKind::Person => {
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
                    && !context.cues[j].as_ref().is_some_and(|c| c.is_finite() && context.cast.actor_at(j).is_none())
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
