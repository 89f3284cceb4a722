//! The subject after its verb, where no complement shows its end.

use super::cue::Reading;
use super::{Context, source};
use crate::analysis::ActorKind;
use crate::lexicon::{ORG_HEADS, PERSON_NAMES, TITLES};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::is_deed;
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Tokens};

/// A noun phrase directly after a verb that no name ends: `أعلن مسؤولون أمنيون أمس مقتل …`، `أوضحت المديرية العامة
/// ملابسات الحادث`. It ends at a circumstance, or where an indefinite noun after a definite one opens the object.
pub(super) fn noun_subject(context: &Context, i: usize, c: &Reading, end: usize) -> Option<Tokens> {
    let text = context.text;
    let from = i + 1;
    if from >= end || text.kind(from) != Kind::Word || !source::can_open(text, from) {
        return None;
    }
    let key = text.key(from);
    let known = source::is_source_noun(text, from) || ORG_HEADS.contains(key) || TITLES.contains(key);
    let feminine = key.ends_with('ه') || key.ends_with("ات");
    if !known && (!key.starts_with("ال") || feminine != c.agreement.feminine || is_deed(text, from)) {
        return None;
    }
    for k in from + 1..end.min(from + 12) {
        if source::skip_circumstance(text, k, end) > k {
            return Some(from..k);
        }
        let key = text.key(k);
        if parts_clauses(text, k)
            || complementiser(key).is_some()
            || is_relative(key)
            || matches!(key, "من" | "علي" | "الي" | "عن" | "مع" | "بعد" | "قبل")
        {
            return None;
        }
        let name =
            context.cast.actor_at(k).is_some() || context.cast.place_at(k).is_some() || PERSON_NAMES.contains(key);
        if name || text.kind(k) != Kind::Word || key == "في" {
            continue;
        }
        let definite = ends_definite(context, k);
        if (definite || source::is_source_noun(text, from)) && is_deed(text, k) && (definite || k > from) {
            return Some(from..k);
        }
        let titled = TITLES.longest(text, k).is_some_and(|h| h.letters == 0) || source::is_source_noun(text, k);
        if definite && !titled && !key.starts_with("ال") && !key.starts_with("لل") && key.chars().count() >= 3 {
            // An adverb or a fused preposition goes on; a bare noun opens the object.
            let fused = matches!(key.chars().next(), Some('ب' | 'ل' | 'ك' | 'و' | 'ف'));
            if !fused {
                return Some(from..k);
            }
        }
    }
    None
}

/// True where what stands before token `k` is definite: by article, name, or place.
fn ends_definite(context: &Context, k: usize) -> bool {
    let key = context.text.key(k - 1);
    key.starts_with("ال")
        || key.starts_with("لل")
        || context.cast.actor_at(k - 1).is_some()
        || context.cast.place_at(k - 1).is_some()
}

/// What is left of `source` where it runs on into the party addressed: `اتهم مسؤول رفيع السعودية بـ`.
pub(super) fn without_addressee(context: &Context, source: Tokens) -> Tokens {
    let text = context.text;
    if let Some(subject) = subject_after(context, source.start, source.end) {
        let led = context.cast.actor_at(source.start).is_some_and(|(_, m)| m.tokens.start == source.start);
        if led && subject.end < source.end {
            return subject;
        }
    }
    if !source::is_source_noun(text, source.start) {
        return source;
    }
    let bound =
        |k: usize| matches!(text.key(k), "باسم" | "في" | "من" | "لدي" | "عن") || ORG_HEADS.contains(text.key(k));
    let addressed = (source.start + 2..source.end).find(|&k| {
        context.cast.actor_at(k).is_some_and(|(id, m)| {
            m.tokens.start == k && m.letters == 0 && context.cast.actor(id).kind != ActorKind::Person
        }) && !bound(k - 1)
            && !text.key(k - 1).starts_with("ال")
            && !text.key(source.start).starts_with("ال")
    });
    source.start..addressed.unwrap_or(source.end)
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
