//! Places: the gazetteer, words that announce a place, and what the tagger takes for one.

use super::words::{cut, is_definite};
use super::{Candidate, FoundActor, FoundMention, FoundPlace};
use crate::analysis::{MentionForm, PlaceKind};
use crate::lexicon::{ACTORS, DEEDS, PLACE_NOUNS, PLACES, VICTIMS};
use crate::names::{Class, NameSpan};
use crate::text::{Kind, Text, Tokens};
use std::collections::HashMap;

/// What the noun at token `i` says is named after it, where it announces a place.
fn frame(text: &Text, i: usize) -> Option<PlaceKind> {
    if !PLACE_NOUNS.may_begin(text, i) {
        return None;
    }
    let row = text.splits(i).filter(|s| !s.article).find_map(|s| PLACE_NOUNS.rows_for(&s).next())?;
    Some(kind_of(row.cell(PLACE_NOUNS.column("kind"))))
}

fn kind_of(kind: &str) -> PlaceKind {
    match kind {
        "country" => PlaceKind::Country,
        "region" => PlaceKind::Region,
        "city" => PlaceKind::City,
        _ => PlaceKind::Other,
    }
}

/// True where token `i` is a noun that announces a place.
pub(super) fn announces(text: &Text, i: usize) -> bool {
    frame(text, i).is_some()
}

/// The places of a text, leaving out what is taken by actors.
pub(super) fn find(
    text: &Text,
    actors: &[FoundActor],
    only_places: &[Candidate],
    names: &[NameSpan],
) -> Vec<FoundPlace> {
    let mut taken = vec![false; text.len()];
    for m in actors.iter().flat_map(|a| &a.mentions) {
        taken[m.tokens.clone()].fill(true);
    }
    let mut places = Places { found: Vec::new(), by_key: HashMap::new() };
    let mut i = 0;
    while i < text.len() {
        let Some((tokens, letters, kind)) = at(text, i) else {
            i += 1;
            continue;
        };
        if taken[tokens.clone()].iter().any(|t| *t) {
            i += 1;
            continue;
        }
        taken[tokens.clone()].fill(true);
        i = tokens.end;
        places.add(text, tokens, letters, kind);
    }
    for c in only_places {
        if !taken[c.tokens.clone()].iter().any(|t| *t) {
            taken[c.tokens.clone()].fill(true);
            let kind = if c.class == super::Class::Metonym { PlaceKind::City } else { PlaceKind::Country };
            places.add(text, c.tokens.clone(), c.letters, kind);
        }
    }
    // `منطقة نائية`: what the tagger takes for a name after a noun that announces one may be an adjective.
    let describes = |t: &Tokens| t.len() == 1 && describes(text.key(t.start)) && !PLACES.has_word(text, t.start);
    for n in names.iter().filter(|n| n.class == Class::Location && !describes(&n.tokens)) {
        if !taken[n.tokens.clone()].iter().any(|t| *t) && !n.tokens.is_empty() {
            taken[n.tokens.clone()].fill(true);
            let letters = cut(text.key(n.tokens.start), |k| PLACES.contains(k)).map_or(0, |(l, _)| l);
            places.add(text, n.tokens.clone(), letters, PlaceKind::Other);
        }
    }
    places.found
}

struct Places {
    found: Vec<FoundPlace>,
    by_key: HashMap<String, usize>,
}

impl Places {
    fn add(&mut self, text: &Text, tokens: Tokens, letters: usize, kind: PlaceKind) {
        let mention = FoundMention { tokens: tokens.clone(), letters, form: MentionForm::Name };
        let name = text.span_cut(tokens, letters).text;
        let key = crate::text::fold::fold(&name);
        match self.by_key.get(key.strip_prefix("لل").map_or(key.clone(), |s| format!("ال{s}")).as_str()) {
            Some(&at) => self.found[at].mentions.push(mention),
            None => {
                self.by_key.insert(key, self.found.len());
                self.found.push(FoundPlace { name, kind, mentions: vec![mention] });
            }
        }
    }
}

/// True for a definite common noun, which points at a place named before.
fn points_back(key: &str) -> bool {
    matches!(
        key.trim_start_matches(['و', 'ب', 'ل']),
        "المدينه"
            | "القريه"
            | "البلده"
            | "المنطقه"
            | "المحافظه"
            | "العاصمه"
            | "البلاد"
            | "الحي"
            | "المخيم"
            | "المديريه"
    )
}

/// A gazetteer name, or the noun after a place frame.
fn at(text: &Text, i: usize) -> Option<(Tokens, usize, PlaceKind)> {
    if text.kind(i) != Kind::Word {
        return None;
    }
    let hit = PLACES.longest(text, i);
    let frame = || if i > text.sentence(i).start { frame(text, i - 1) } else { None };
    if hit.is_none() && frame().is_none() || hit.as_ref().is_none_or(|h| h.len == 1) && points_back(text.key(i)) {
        return None;
    }
    let row = hit.filter(|h| !h.article).and_then(|h| {
        let row = PLACES.rows_of(&h).next()?;
        Some((h, row))
    });
    if let Some((hit, row)) = row {
        let kind = kind_of(row.cell(PLACES.column("kind")));
        // A preposition is cut only where it is one: a name that is whole in another list stays whole.
        if hit.letters == 0 || !ACTORS.has_word(text, i) {
            return Some((i..i + hit.len, hit.letters, kind));
        }
    }
    let kind = frame()?;
    let key = text.key(i);
    let plain = !is_definite(key) || !super::words::is_definite_adjective(key);
    // `من ناحية أخرى`، `سجن صحفيين`
    let unknown = key != "اخري"
        && !VICTIMS.contains(key)
        && key != "الله"
        && !describes(key)
        && !DEEDS.contains(key)
        && text.verbs(i).is_empty()
        && !super::lists::stops(key)
        && !super::lists::PLACE_FRAMES.has(key);
    // بلدة بيت ليد
    let compound = super::lists::PLACE_COMPOUNDS.has(key)
        && text.kind(i + 1) == Kind::Word
        && !super::lists::stops(text.key(i + 1));
    let end = i + 1 + usize::from(compound);
    (plain && unknown && key.chars().count() >= 2 + usize::from(!compound)).then_some((i..end, 0, kind))
}

/// `حي سكني`، `منطقة سنية`: an adjective without the article names nothing.
fn describes(key: &str) -> bool {
    !is_definite(key) && key.chars().count() >= 4 && (key.ends_with("يه") || key.ends_with('ي'))
}
