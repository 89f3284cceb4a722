//! A person's office, and the body they speak for.

use crate::actors::words::{is_definite, name_counts};
use crate::actors::{FoundMention, lists};
use crate::lexicon::TITLES;
use crate::syntax::deed::is_deed_key;
use crate::text::{Kind, Text};

/// The office before a person's name (`وزير الدفاع`), and the body they speak for (`المتحدث باسم الكرملين`). `bodies` are
/// the tokens that name bodies: what stands in such a name is no other person's.
pub(super) fn office(text: &Text, mentions: &[FoundMention], bodies: &[bool]) -> (Option<String>, Option<String>) {
    for m in mentions {
        let start = m.tokens.start;
        let reach = text.sentence(start).start.max(start.saturating_sub(REACH));
        let after = |j: usize| if bodies[j] { None } else { opens_anew(text, j) };
        let from = (reach..start).rev().find_map(after).unwrap_or(reach);
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
        let end = without_rank(text, k + hit.len, end);
        let role = text.span_cut(k..end, hit.letters).text;
        let body =
            (k..end).find(|&j| text.key(j) == "باسم" || text.key(j) == "بلسان").map(|j| j + 1).filter(|j| *j < end);
        let affiliation = body.map(|j| text.slice(j..end).trim_end_matches(['،', ',']).trim().to_string());
        return (Some(role), affiliation);
    }
    (None, None)
}

/// How far before a name its office is looked for, in tokens.
const REACH: usize = 9;

/// `مدير المستشفى العام الدكتور`: the end of an office without the rank or the form of address that stands between it and
/// the name. What opens the office stays, whatever it is.
fn without_rank(text: &Text, from: usize, mut end: usize) -> usize {
    let class = TITLES.column("class");
    let rank = |j: usize| TITLES.rows_at(text, j).any(|r| matches!(r.cell(class), "rank" | "honorific"));
    while end > from && (rank(end - 1) || matches!(text.raw(end - 1), "،" | ",")) {
        end -= 1;
    }
    end
}

/// Where an office after it begins, if what stands at `j` is no part of one: somebody else's name, a verb, a deed that
/// is done to the holder (`باستقدام رئيس الحكومة`), or a second office (`ووزير الخارجية`).
fn opens_anew(text: &Text, j: usize) -> Option<usize> {
    let key = text.key(j);
    let titled = TITLES.has_word(text, j);
    let named = name_counts(key).is_some_and(|(given, _)| given >= 20) && !titled && key != "باسم";
    // طالب النائب: also where the verb is a title elsewhere.
    let verb = text.verbs(j).iter().any(|f| f.is_finite())
        && !is_definite(key)
        && (!titled || is_definite(text.key(j + 1)) && TITLES.has_word(text, j + 1));
    let deed = key == "بحق" || text.splits(j).any(|s| s.preposition == Some('ب') && is_deed_key(s.stem));
    let second = text.splits(j).any(|s| s.conjunction.is_some() && TITLES.has(&s) && !s.article);
    if second { Some(j) } else { (named || verb || deed).then_some(j + 1) }
}
