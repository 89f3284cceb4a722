//! Other names of a party: those the text introduces in brackets or quotation marks, and parts of persons' names.

use super::Entry;
use crate::actors::FoundMention;
use crate::actors::words::{is_definite, is_definite_adjective, is_nisba, name_counts, skip};
use crate::actors::{lists, person};
use crate::analysis::{ActorKind, MentionForm};
use crate::lexicon::{PERSON_NAMES, PLACES, Split, TITLES, verb_forms};
use crate::names::{self, Usual};
use crate::text::{Kind, Text, Tokens};
use std::collections::HashMap;

/// The longest name in brackets, in words.
const MOST_WORDS: usize = 5;

/// What makes an occurrence of an alias count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    /// No noun before it that it could belong to, and no adjective after it.
    Freedom,
    /// Quotation marks around it.
    Quotes,
    /// A surname: as [`surname_fits`] says.
    Surname,
    /// A given name: freedom, and no further name part after it.
    Given,
}

struct Alias {
    /// Its words after the first.
    rest: Vec<String>,
    owner: usize,
    /// Where the mention it comes from stands.
    at: usize,
    needs: Needs,
}

/// Aliases by their first word.
#[derive(Default)]
struct Aliases(HashMap<String, Vec<Alias>>);

/// How many aliases that begin with one word are looked at.
const MOST_ALIASES: usize = 24;

impl Aliases {
    fn add(&mut self, text: &Text, tokens: Tokens, owner: usize, needs: Needs) {
        let part = matches!(needs, Needs::Surname | Needs::Given);
        let particle = !part && tokens.len() == 1 && lists::stops(text.key(tokens.start));
        if tokens.is_empty() || tokens.len() > MOST_WORDS || particle {
            return;
        }
        let rest: Vec<String> = (tokens.start + 1..tokens.end).map(|k| text.key(k).to_string()).collect();
        let list = self.0.entry(text.key(tokens.start).to_string()).or_default();
        if list.len() < MOST_ALIASES && !list.iter().any(|a| a.owner == owner && a.rest == rest) {
            list.push(Alias { rest, owner, at: tokens.start, needs });
        }
    }

    /// False where no alias begins with the word of token `i`, whatever is cut off it.
    fn may_begin(&self, text: &Text, i: usize) -> bool {
        text.splits(i).any(|s| self.begun(&s).is_some())
    }

    /// The aliases that begin with a word so cut. An article cut after a preposition is part of the name: بالحمدي.
    fn begun(&self, s: &Split<'_>) -> Option<&Vec<Alias>> {
        if s.article { self.0.get(&format!("ال{}", s.stem)) } else { self.0.get(s.stem) }
    }

    /// The longest alias that stands at `i`, and its owner: of several the one named last before.
    fn at(&self, text: &Text, i: usize, taken: &[bool]) -> Option<(usize, FoundMention)> {
        // Folded, the preposition على and the name علي are one: the spelling tells.
        if text.key(i).ends_with("علي") && text.raw(i).ends_with('ى') {
            return None;
        }
        text.splits(i).filter(|s| s.preposition != Some('س')).find_map(|s| {
            if s.article && s.letters == 0 && s.preposition.is_none() && s.conjunction.is_none() {
                return None;
            }
            let here = self.begun(&s)?.iter().filter(|a| {
                let end = i + 1 + a.rest.len();
                end <= text.sentence(i).end
                    && (i..end).all(|k| !taken[k])
                    && a.rest.iter().enumerate().all(|(k, w)| text.key(i + 1 + k) == w)
                    && a.fits(text, i..end, s.letters)
            });
            let best =
                here.max_by_key(|a| (a.rest.len(), a.at < i, if a.at < i { a.at } else { usize::MAX - a.at }))?;
            let tokens = i..i + 1 + best.rest.len();
            Some((best.owner, FoundMention { tokens, letters: s.letters, form: MentionForm::Name }))
        })
    }
}

impl Alias {
    fn fits(&self, text: &Text, tokens: Tokens, letters: usize) -> bool {
        match self.needs {
            Needs::Nothing => true,
            Needs::Quotes => quoted(text, &tokens),
            Needs::Freedom => letters > 0 || free(text, &tokens) || quoted(text, &tokens),
            Needs::Surname | Needs::Given if person::names_place(text, tokens.start) => false,
            Needs::Surname => tokens.len() > 1 || surname_fits(text, tokens.start, letters),
            Needs::Given => {
                // يحيى, a name, and يحيي, a verb.
                let spelt = |k: usize| text.raw(k).ends_with('ى');
                spelt(tokens.start) == spelt(self.at)
                    && free(text, &tokens)
                    && text.kind(tokens.end) != Kind::Foreign
                    && !PERSON_NAMES.has_word(text, tokens.end)
            }
        }
    }
}

/// True where no noun stands before that the words could belong to, and no adjective after.
fn free(text: &Text, tokens: &Tokens) -> bool {
    let next = text.key(tokens.end);
    let adjective = is_definite_adjective(next) && tokens.end < text.sentence(tokens.start).end;
    let Some(before) = tokens.start.checked_sub(1).filter(|b| *b >= text.sentence(tokens.start).start) else {
        return !adjective;
    };
    let key = text.key(before);
    let open = text.kind(before) != Kind::Word
        || lists::stops(key)
        || TITLES.contains(key)
        || text.verbs(before).iter().any(|f| f.is_finite());
    open && !adjective
}

fn quoted(text: &Text, tokens: &Tokens) -> bool {
    tokens.start > 0 && matches!(text.raw(tokens.start - 1), "\"" | "«" | "“" | "(")
}

/// Finds the occurrences of what the named mentions introduce: acronyms and quoted names, then parts of persons' names.
pub(super) fn find(text: &Text, entries: &mut [Entry], taken: &mut [bool]) {
    let mut aliases = Aliases::default();
    for (at, e) in entries.iter().enumerate() {
        for m in &e.mentions {
            match e.kind {
                ActorKind::Person => parts_of_person(text, &mut aliases, at, m),
                ActorKind::State => {}
                _ => {
                    introduced_after(text, &mut aliases, at, m, taken);
                    quoted_inside(text, &mut aliases, at, m);
                }
            }
        }
    }
    if aliases.0.is_empty() {
        return;
    }
    let mut may_begin = vec![None; text.words()];
    for i in 0..text.len() {
        if taken[i]
            || !matches!(text.kind(i), Kind::Word | Kind::Foreign)
            || !*may_begin[text.word(i)].get_or_insert_with(|| aliases.may_begin(text, i))
        {
            continue;
        }
        let Some((owner, mention)) = aliases.at(text, i, taken) else { continue };
        taken[mention.tokens.clone()].fill(true);
        let key = super::same::normal(text, &mention.tokens, mention.letters);
        entries[owner].keys.insert(key);
        entries[owner].mentions.push(mention);
    }
}

/// `قوات سوريا الديمقراطية (قسد)`، `منظمة العفو الدولية "أمنستي"`: what stands in brackets or quotation marks after a name.
fn introduced_after(text: &Text, aliases: &mut Aliases, at: usize, m: &FoundMention, taken: &[bool]) {
    let open = m.tokens.end;
    if m.tokens.len() < 2 || !matches!(text.raw(open), "(" | "\"" | "«" | "“") {
        return;
    }
    let end = text.sentence(m.tokens.start).end;
    let Some(close) = (open + 2..end.min(open + 2 + MOST_WORDS))
        .find(|&k| matches!(text.raw(k), ")" | "\"" | "»" | "”"))
        .filter(|&close| (open + 1..close).all(|k| matches!(text.kind(k), Kind::Word | Kind::Foreign) && !taken[k]))
    else {
        return;
    };
    let inner = open + 1..close;
    let key = text.key(inner.start);
    let foreign = inner.clone().all(|k| text.kind(k) == Kind::Foreign);
    let word = inner.len() == 1
        && key.chars().count() >= 2
        && !PLACES.contains(key)
        && text.verbs(inner.start).is_empty()
        && !key.ends_with("يه");
    let name = inner.len() > 1 && inner.clone().all(|k| is_definite(text.key(k)));
    if foreign || word || name {
        aliases.add(text, inner, at, Needs::Nothing);
    }
}

/// `وكالة «رويترز»`: the name inside the quotation marks is later used alone.
fn quoted_inside(text: &Text, aliases: &mut Aliases, at: usize, m: &FoundMention) {
    let quote = |k: &usize| matches!(text.raw(*k), "\"" | "«" | "“" | "”" | "»" | "(" | ")");
    let Some(open) = m.tokens.clone().find(quote) else { return };
    let Some(close) = (open + 1..m.tokens.end).find(quote) else { return };
    if open > m.tokens.start && close > open + 1 {
        let single = close == open + 2 && is_definite(text.key(open + 1));
        // تلفزيون "العالم": the word is the news' own.
        let common = single && names::usual(text.key(open + 1)) == Usual::Other;
        let needs = match (single, common) {
            (_, true) => Needs::Quotes,
            (true, false) => Needs::Freedom,
            _ => Needs::Nothing,
        };
        aliases.add(text, open + 1..close, at, needs);
    }
}

/// Surnames of one word or more (`بن غفير`، `أبو عليا`), and given names.
fn parts_of_person(text: &Text, aliases: &mut Aliases, at: usize, m: &FoundMention) {
    let words = m.tokens.clone().filter(|&k| text.kind(k) == Kind::Word).count();
    if words < 2 || words < m.tokens.len() {
        return;
    }
    let last = m.tokens.end - 1;
    for from in m.tokens.start + 1..=last {
        // آل سعود is a house: its name alone is somebody else's.
        let particle = lists::NAME_PARTICLES.has(text.key(from - 1));
        let house = text.key(from) == "ال" && from < last;
        // صلاح الدين is no الدين.
        let half = matches!(text.key(from), "الله" | "الدين" | "الاسلام");
        if !particle && !half && (house || text.key(from).chars().count() > 2) {
            aliases.add(text, from..last + 1, at, Needs::Surname);
        } else if from < last && !particle {
            aliases.add(text, from..last + 1, at, Needs::Nothing);
        }
    }
    let first = text.key(m.tokens.start);
    if m.letters == 0 && person::is_given(first) && !matches!(first, "عبد" | "ابن" | "ابو") {
        aliases.add(text, m.tokens.start..m.tokens.start + 1, at, Needs::Given);
    }
}

/// A surname that is a common word as well counts only where a person is expected.
fn surname_fits(text: &Text, i: usize, letters: usize) -> bool {
    let stem = skip(text.key(i), letters);
    if TITLES.contains(stem) && name_counts(stem).is_none_or(|n| n.1 < 3) || stem == "علي" && text.raw(i).ends_with('ى')
    {
        return false;
    }
    let doubtful = is_nisba(stem)
        || PLACES.contains(stem)
        || !PERSON_NAMES.contains(stem) && !is_definite(stem) && !verb_forms(stem).is_empty();
    let before = i.checked_sub(1).filter(|b| *b >= text.sentence(i).start);
    let key = before.map_or("", |b| text.key(b));
    let expected = before.is_some_and(|b| text.verbs(b).iter().any(|f| f.is_finite() && f.features.person == 3))
        || TITLES.contains(key)
        || letters == 0 && is_definite(stem) && free(text, &(i..i + 1));
    let after_name = before.is_some() && is_definite(key) && is_nisba(stem);
    expected || !doubtful && !after_name
}
