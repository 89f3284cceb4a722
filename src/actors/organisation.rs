//! Organisations by grammar: a head noun opens the name, and its construct state says where the name ends.

use super::words::{bare, is_definite, is_definite_adjective};
use super::{Candidate, Class, lists, parse_kind};
use crate::analysis::ActorKind;
use crate::lexicon::{ACTORS, ORG_HEADS, PERSON_NAMES, PLACES, splits};
use crate::names::{self, NameSpan};
use crate::text::{Kind, Text};

/// The longest chain of nouns in one name.
const MAX_TOKENS: usize = 9;

/// An organisation name at token `i`, or a bare definite head (`الجيش`) as a short form.
pub(super) fn at(text: &Text, i: usize) -> Option<Candidate> {
    if text.kind(i) != Kind::Word {
        return None;
    }
    let (letters, definite, head, kind, head_len) = head(text, i)?;
    let end_of_sentence = text.sentence(i).end;
    let limit = (i + MAX_TOKENS).min(end_of_sentence);
    let mut j = i + head_len;
    let named = if definite { definite_tail(text, &mut j, limit, &head) } else { construct_tail(text, &mut j, limit)? };
    while j > i + head_len && lists::NOT_IN_NAMES.has(bare(text.key(j - 1))) {
        j -= 1;
    }
    let named = named && j > i + head_len;
    // مستشفى المدينة، موقع الهجوم: a common noun says which, not what it is called.
    if !definite && j == i + head_len + 1 && lists::GENERIC_TAILS.has(bare(text.key(j - 1))) {
        return None;
    }
    // برئاسة نفتالي بينيت: whom somebody leads, not what is led.
    if matches!(head.as_str(), "رياسه" | "قياده")
        && super::known::at(text, i + 1).is_some_and(|c| c.kind == ActorKind::Person)
    {
        return None;
    }
    // A site is a news outlet only by a name: quoted, known or in another script.
    if head == "موقع"
        && !definite
        && !(i + 1..j).any(|k| {
            matches!(text.raw(k), "\"" | "«" | "“" | "”")
                || text.kind(k) == Kind::Foreign
                || ACTORS.longest_whole(text, k).is_some()
        })
    {
        return None;
    }
    if named {
        absorb_purpose(text, &mut j, limit, kind);
    }
    Some(Candidate {
        tokens: i..j,
        letters,
        class: if named { Class::Organisation } else { Class::Short },
        kind,
        known: None,
        head: Some(head),
        score: 0.7,
    })
}

/// Proclitic letters, definiteness, head key without article, kind, and how many tokens the head takes.
fn head(text: &Text, i: usize) -> Option<(usize, bool, String, ActorKind, usize)> {
    let kind_column = ORG_HEADS.column("kind");
    if let Some(hit) = ORG_HEADS.longest_whole(text, i).filter(|h| h.len > 1) {
        let row = ORG_HEADS.rows_of(&hit).next()?;
        return Some((
            0,
            is_definite(text.key(i)),
            bare(text.key(i)).to_string(),
            parse_kind(row.cell(kind_column))?,
            hit.len,
        ));
    }
    let split = splits(text.key(i)).find(|s| s.preposition != Some('س') && ORG_HEADS.contains(s.stem))?;
    let row = ORG_HEADS.get(split.stem).next()?;
    Some((
        split.letters,
        split.article || is_definite(split.stem),
        bare(split.stem).to_string(),
        parse_kind(row.cell(kind_column))?,
        1,
    ))
}

/// After a definite head only definite adjectives belong to the name. True where at least one stood there.
fn definite_tail(text: &Text, j: &mut usize, limit: usize, head: &str) -> bool {
    let from = *j;
    while *j < limit && text.kind(*j) == Kind::Word && is_definite_adjective(text.key(*j)) {
        *j += 1;
    }
    let country = (from..*j).any(|k| super::words::is_nisba(text.key(k)));
    let named = *j > from && (country || lists::RANKED_HEADS.has(head));
    if named && let Some(end) = quoted(text, *j, limit).filter(|end| *end <= *j + 4) {
        *j = end;
    }
    if !named {
        *j = from;
    }
    named
}

/// After an indefinite head: a construct chain that ends in a definite noun, a proper name or a quotation, then
/// definite adjectives. `None` where nothing of the kind follows.
fn construct_tail(text: &Text, j: &mut usize, limit: usize) -> Option<bool> {
    loop {
        if *j >= limit {
            return None;
        }
        if let Some(end) = quoted(text, *j, limit) {
            *j = end;
            return Some(true);
        }
        let key = text.key(*j);
        if text.kind(*j) == Kind::Foreign {
            *j += 1;
            return Some(true);
        }
        if text.kind(*j) != Kind::Word || lists::stops(key) {
            return None;
        }
        if let Some(hit) = ACTORS.longest_whole(text, *j).filter(|h| *j + h.len <= limit) {
            *j += hit.len;
            adjectives(text, j, limit);
            return Some(true);
        }
        if let Some(hit) = PLACES.longest_whole(text, *j).filter(|h| *j + h.len <= limit) {
            *j += hit.len;
            adjectives(text, j, limit);
            return Some(true);
        }
        if is_definite(key) {
            *j += 1;
            // المديرية العامة، جمعيات الصحافيين الإسبان، وزارة الدفاع والطيران
            adjectives(text, j, limit);
            if *j < limit
                && text.key(*j).strip_prefix("وال").is_some_and(|s| s.chars().count() > 2)
                && ORG_HEADS.get(text.key(*j)).next().is_none()
            {
                let next = text.key(*j + 1);
                if *j + 1 < limit && is_definite_adjective(next) {
                    *j += 2;
                    adjectives(text, j, limit);
                }
            }
            return Some(true);
        }
        if PERSON_NAMES.contains(key) && !super::words::is_org_head(key) {
            *j += 1;
            while *j < limit && super::words::is_name_part(text, *j) {
                *j += 1;
            }
            return Some(true);
        }
        // قوات برية، موقع لتنظيم…: an adjective, or another body, is no part of the chain.
        if text.key(*j - 1).ends_with("قوات") && key.ends_with('ه')
            || key.starts_with("لل")
            || splits(key)
                .any(|s| s.preposition == Some('ل') && (ORG_HEADS.contains(s.stem) || ACTORS.contains(s.stem)))
        {
            return None;
        }
        // An indefinite noun goes on in the chain only where something follows that ends it.
        if key.chars().count() < 3
            || key.starts_with('و')
            || crate::lexicon::verb_forms(key).iter().any(|f| f.is_finite() && f.pronoun.is_empty())
        {
            return None;
        }
        *j += 1;
    }
}

fn adjectives(text: &Text, j: &mut usize, limit: usize) {
    while *j < limit
        && text.kind(*j) == Kind::Word
        && (is_definite_adjective(text.key(*j)) || is_definite(text.key(*j)) && super::words::is_nisba(text.key(*j)))
    {
        *j += 1;
    }
}

/// `لحقوق الإنسان`، `للأنباء`، `للشؤون الصحية`: what the body is for.
fn absorb_purpose(text: &Text, j: &mut usize, limit: usize, kind: ActorKind) {
    if !matches!(
        kind,
        ActorKind::Ngo
            | ActorKind::Media
            | ActorKind::Government
            | ActorKind::International
            | ActorKind::Company
            | ActorKind::Other
    ) {
        return;
    }
    if *j >= limit || text.kind(*j) != Kind::Word || text.glued(*j) {
        return;
    }
    let key = text.key(*j);
    if let Some(stem) =
        key.strip_prefix("لل").filter(|s| s.chars().count() > 2 && !ACTORS.contains(s) && !PLACES.contains(s))
    {
        // A recipient (`للجزيرة`) is no purpose.
        if !super::words::is_org_head(stem)
            && !ACTORS.contains(&format!("ال{stem}"))
            && !PLACES.contains(&format!("ال{stem}"))
        {
            *j += 1;
            adjectives(text, j, limit);
        }
    } else if key.strip_prefix('ل').is_some_and(|s| {
        s.chars().count() > 3 && !ACTORS.contains(s) && !PLACES.contains(s) && !super::words::is_org_head(s)
    }) && *j + 1 < limit
        && is_definite(text.key(*j + 1))
        && !PLACES.contains(text.key(*j))
        && !crate::lexicon::verb_forms(key).iter().any(|f| f.is_finite())
    {
        *j += 2;
        adjectives(text, j, limit);
    }
}

/// The end of a quotation of up to five words that opens at token `j`.
fn quoted(text: &Text, j: usize, limit: usize) -> Option<usize> {
    if text.glued(j) || !matches!(text.raw(j), "\"" | "«" | "“" | "”" | "'" | "‘") {
        return None;
    }
    (j + 2..limit.min(j + 7)).find(|&k| matches!(text.raw(k), "\"" | "»" | "”" | "“" | "'" | "’")).map(|k| k + 1)
}

/// An organisation the tagger saw. Its kind is that of its head noun, where it has one.
pub(super) fn tagged(text: &Text, name: &NameSpan) -> Option<Candidate> {
    if name.class != names::Class::Organisation || name.tokens.is_empty() || text.kind(name.tokens.start) != Kind::Word
    {
        return None;
    }
    let (letters, head, kind) = match head(text, name.tokens.start) {
        Some((letters, _, head, kind, _)) => (letters, Some(head), kind),
        None => (0, None, ActorKind::Other),
    };
    if head.is_some() && name.tokens.len() == 1 {
        return None;
    }
    Some(Candidate {
        tokens: name.tokens.clone(),
        letters,
        class: Class::Guess,
        kind,
        known: None,
        head,
        score: 0.6 * name.score,
    })
}
