//! A person's office, and the body they speak for.

use crate::actors::{FoundMention, lists};
use crate::lexicon::TITLES;
use crate::text::{Kind, Text};

/// The office before a person's name (`وزير الدفاع`), and the body they speak for (`المتحدث باسم الكرملين`).
pub(super) fn office(text: &Text, mentions: &[FoundMention]) -> (Option<String>, Option<String>) {
    for m in mentions {
        let start = m.tokens.start;
        let from = text.sentence(start).start.max(start.saturating_sub(9));
        let opened = (from..start).find_map(|k| {
            let hit = TITLES.longest(text, k).filter(|h| k + h.len <= start)?;
            (k + hit.len..start)
                .all(|j| {
                    text.kind(j) == Kind::Word && !lists::PARTICLES.has_word(text, j)
                        || matches!(text.raw(j), "،" | ",")
                })
                .then_some((k, hit))
        });
        let Some((k, hit)) = opened else { continue };
        let end = (k..start).rev().find(|&j| text.kind(j) == Kind::Word).map_or(start, |j| j + 1);
        let role = text.span_cut(k..end, hit.letters).text;
        let body =
            (k..end).find(|&j| text.key(j) == "باسم" || text.key(j) == "بلسان").map(|j| j + 1).filter(|j| *j < end);
        let affiliation = body.map(|j| text.slice(j..end).trim_end_matches(['،', ',']).trim().to_string());
        return (Some(role), affiliation);
    }
    (None, None)
}
