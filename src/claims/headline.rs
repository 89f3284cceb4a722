//! `الأمم المتحدة: الوضع كارثي`.

use super::{Context, Found, extent};
use crate::analysis::{ActorKind, Stance};

/// `الأمم المتحدة: الوضع كارثي` at the head of the text.
pub(super) fn headline(context: &Context, out: &mut Vec<Found>) {
    let text = context.text;
    let Some(line) = text.paragraphs().first() else { return };
    if line.len() > 40 {
        return;
    }
    let Some(colon) = line
        .clone()
        .find(|&k| text.raw(k) == ":")
        .filter(|k| *k > line.start && *k <= line.start + 7 && k + 2 < line.end)
    else {
        return;
    };
    let source = line.start..colon;
    if source.clone().any(|k| context.cues[k].as_ref().is_some_and(|c| c.is_finite())) {
        return;
    }
    let row = crate::lexicon::SOURCES.longest(text, source.start);
    let speaks = match context.cast.actor_at(source.start) {
        Some((id, m)) => context.cast.actor(id).kind != ActorKind::State && m.tokens.end + 3 >= colon,
        None => row.is_some(),
    };
    if !speaks {
        return;
    }
    let Some(content) = extent::from(context, colon + 1) else { return };
    out.push(Found {
        source: Some(source),
        content: Some(content),
        ..Found::bare(colon..colon + 1, ":", Stance::State, "headline colon")
    });
}
