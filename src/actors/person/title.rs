//! What stands before a person's name: titles and offices, and words that make the name a place's.

use crate::actors::lists;
use crate::actors::words::is_definite;
use crate::lexicon::{ACTORS, ORG_HEADS, PERSON_NAMES, PLACE_NOUNS, PLACES, TITLES};
use crate::text::{Text, Tokens};

/// How far before a name its title is looked for, in tokens.
const TITLE_REACH: usize = 7;

/// True where the words before `i` are a title or office with what it is the office of (`رئيس بلدية المدينة`،
/// `الرئيس الفرنسي`), so that a name is expected.
pub(in crate::actors) fn after_title(text: &Text, i: usize) -> bool {
    let from = i.saturating_sub(TITLE_REACH).max(text.sentence(i).start);
    // وكيل الخارجية، مطرف صديق،
    let end = if i > from && matches!(text.raw(i - 1), "،" | ",") { i - 1 } else { i };
    (from..end).any(|k| {
        TITLES.longest(text, k).is_some_and(|h| {
            k + h.len <= end && completes(text, k + h.len..end) && (end == i || h.len > 1 || k + h.len < end)
        })
    })
}

/// True where `tokens` only say what a title is the title of: adjectives, bodies and places, and where these are.
fn completes(text: &Text, tokens: Tokens) -> bool {
    let kind = ACTORS.column("kind");
    let mut j = tokens.start;
    while j < tokens.end {
        // الدكتور أحمد الطيب: whose title it is, not what of.
        let body = ACTORS.longest(text, j).filter(|h| !ACTORS.rows_of(h).any(|r| r.cell(kind) == "person"));
        let known = [body, PLACES.longest(text, j)].into_iter().flatten().map(|h| h.len).max();
        let key = text.key(j);
        let joins = j + 1 < tokens.end && matches!(key, "باسم" | "بلسان" | "في" | "لدي");
        let noun = || text.splits(j).any(|s| ORG_HEADS.has(&s) || PLACE_NOUNS.has(&s));
        j += match known.filter(|len| j + len <= tokens.end) {
            Some(len) => len,
            None if is_definite(key) && !PERSON_NAMES.contains(key) || key.starts_with("وال") || joins || noun() => {
                1
            }
            None => return false,
        };
    }
    true
}

/// `طريق الملك عبدالله`، `بلدة عين عيسى`، `حي "ابن خلدون"`: a place or body called after a person.
pub(in crate::actors) fn names_place(text: &Text, i: usize) -> bool {
    let start = text.sentence(i).start;
    let mut p = i;
    let titled = |k: &str| TITLES.contains(k) || lists::PATRONS.has(k);
    while p > start && i - p < 3 && (opens_quotation(text, p - 1) || titled(text.key(p - 1))) {
        p -= 1;
    }
    // عن طريق الدكتور: by means of.
    let means = |b: usize| text.key(b) == "طريق" && b > start && matches!(text.key(b - 1), "عن" | "وعن");
    (p..=i).any(|p| {
        p > start && !means(p - 1) && text.splits(p - 1).any(|s| !s.article && lists::NOT_PERSON_AFTER.has_stem(&s))
    })
}

fn opens_quotation(text: &Text, i: usize) -> bool {
    matches!(text.raw(i), "\"" | "«" | "“" | "”" | "'" | "‘")
}
