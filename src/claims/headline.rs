//! Headline colons: `الأمم المتحدة: الوضع كارثي`, in the headline and in lines of headlines.

use super::{Context, Found, extent};
use crate::analysis::{ActorKind, Stance};
use crate::lexicon::SOURCES;
use crate::syntax::clause::{parts_clauses, speaks_of_itself};
use crate::text::{Kind, Tokens};

/// The longest headline, in tokens.
const LONGEST: usize = 40;
/// The longest name of a speaker before its colon.
const SPEAKER: usize = 8;
/// The shortest words that a colon introduces; `المصدر: رويترز` is a credit line.
const SHORTEST: usize = 3;

/// Every line that is a headline: the first one, and short ones without a full stop.
pub(super) fn headline(context: &Context, out: &mut Vec<Found>) {
    let text = context.text;
    for (n, line) in text.paragraphs().iter().enumerate() {
        let stopped = matches!(text.raw(line.end - 1), "." | "!" | "؟")
            || crate::syntax::quotation::is_mark(text, line.end - 1) && n > 0;
        if line.len() <= LONGEST && (n == 0 || !stopped) {
            out.extend(speaker_and_words(context, line));
        }
    }
}

/// `X: …` at the head of a line, or of what follows its `..`.
fn speaker_and_words(context: &Context, line: &Tokens) -> Option<Found> {
    let text = context.text;
    let colon = line.clone().find(|&k| text.raw(k) == ":")?;
    let parts = |&k: &usize| matches!(text.raw(k), "." | "…" | "|" | "؛");
    let start = (line.start..colon).rev().find(parts).map_or(line.start, |k| k + 1);
    let source = start..colon;
    let verb = |k: usize| context.cues[k].as_ref().is_some_and(|c| c.is_finite() && context.cast.actor_at(k).is_none());
    let bare = source.len() <= SPEAKER && !source.is_empty() && line.end > colon + SHORTEST;
    if !bare || source.clone().any(|k| verb(k) || text.kind(k) == Kind::Number) {
        return None;
    }
    let source = if parts_clauses(text, source.start) { source.start + 1..colon } else { source };
    if source.is_empty() || !speaks(context, &source, line) {
        return None;
    }
    let content = extent::from(context, colon + 1).filter(|c| c.end <= line.end)?;
    Some(Found {
        source: Some(source),
        content: Some(content),
        ..Found::bare(colon..colon + 1, ":", Stance::State, "headline colon")
    })
}

/// Whether who stands before the colon can speak. A country tells the place, unless its words are in the first person
/// or a demand (`باكستان: مستعدون للوساطة`).
fn speaks(context: &Context, source: &Tokens, line: &Tokens) -> bool {
    let text = context.text;
    match context.cast.actor_at(source.start) {
        Some((id, m)) if context.cast.actor(id).kind == ActorKind::State => {
            let first = (source.end + 1..line.end).find(|&k| text.kind(k) == Kind::Word);
            m.tokens.end == source.end && first.is_some_and(|k| speaks_of_itself(text, k))
        }
        Some((_, m)) => m.tokens.end + 4 >= source.end,
        // المصدر: رويترز is a credit line.
        None if matches!(text.key(source.start), "المصدر" | "المصادر") => false,
        None => {
            SOURCES.longest(text, source.start).is_some()
                || crate::lexicon::TITLES.longest(text, source.start).is_some()
        }
    }
}
