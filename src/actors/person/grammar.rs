//! Persons by grammar: a title, then names; or a run of name parts that nothing else claims.

use super::title::{after_title, names_place};
use super::{BEGINNINGS, FRAMED, candidate, describes, extent};
use crate::actors::words::{cut, is_definite, is_name_part, is_org_head, name_counts, name_counts_at};
use crate::actors::{Candidate, lists};
use crate::lexicon::{BOUNDS, PERSON_NAMES, PLACES, TITLES};
use crate::names::{self, Usual};
use crate::text::{Kind, Text, Tokens};

/// The most tokens a person's name takes.
const MAX_PARTS: usize = 7;

/// A person's name that begins at token `i`.
pub(in crate::actors) fn at(text: &Text, i: usize) -> Option<Candidate> {
    if text.kind(i) != Kind::Word || !may_open(text, i) {
        return None;
    }
    let titled = after_title(text, i);
    let (letters, stem) = opening(text, i, titled)?;
    let end = extent::before_formula(text, i..run(text, i))?;
    let mut j = extent::with_family(text, i..end);
    if titled && (extent::unlisted_family(text, j) || extent::closing_part(text, j))
        || j > i + 1 && extent::rare_family(text, j)
    {
        j += 1;
    }
    if names_place(text, i) || describes(text, i..j) {
        return None;
    }
    let place = PLACES.longest_whole(text, i).is_some_and(|h| h.len >= j - i);
    // ووعد عبدالسلام: a verb, not the name that is written like it.
    let verb = !titled
        && name_counts(stem).is_none_or(|(given, _)| given < 20)
        && text.verbs(i).iter().any(|f| f.is_finite())
        && super::is_given(text.key(i + 1));
    if verb || !enough(text, i..j, stem, titled) || place && !titled {
        return None;
    }
    Some(candidate(i..j, letters, if titled { 0.85 } else { 0.65 }))
}

/// The proclitic letters and the stem of a word that may open a name here.
fn opening<'t>(text: &'t Text, i: usize, titled: bool) -> Option<(usize, &'t str)> {
    let key = text.key(i);
    // Folded, the preposition على and the name علي are one: the spelling tells.
    if key.ends_with("علي") && text.raw(i).ends_with('ى') {
        return None;
    }
    if !titled && (TITLES.contains(key) || crate::lexicon::VICTIMS.contains(key)) {
        return None;
    }
    // لدى ألمانيا; آية الله علي: a title begins here.
    if lists::stops(key) && key != "علي" || TITLES.longest(text, i).is_some_and(|h| h.len > 1) {
        return None;
    }
    let letter = |k: usize| lists::LETTERS.has_word(text, k);
    if extent::outlet(text, i).is_some() || letter(i) && (letter(i + 1) || i > 0 && letter(i - 1)) {
        return None;
    }
    if titled && before_family(text, i) {
        return Some((0, key));
    }
    let (letters, stem) = cut(key, |k| PERSON_NAMES.contains(k) || BEGINNINGS.contains(&k))?;
    if letters > 0 && titled || is_definite(stem) || BOUNDS.longest(text, i).is_some() {
        return None;
    }
    // ولاية is no آية.
    let other = letters > 0 && (lists::PLACE_FRAMES.has(key) || is_org_head(key));
    (!other).then_some((letters, stem))
}

/// `واصف عريقات`: a word that is nothing else, before a common family name.
fn before_family(text: &Text, i: usize) -> bool {
    i + 1 < text.sentence(i).end
        && name_counts_at(text, i + 1).is_some_and(|(given, family)| family >= 8 && family > given)
        && !PERSON_NAMES.has_word(text, i)
        && extent::nothing_else(text, i)
}

/// The end of the run of name parts that begins at token `i`.
fn run(text: &Text, i: usize) -> usize {
    let limit = text.sentence(i).end.min(i + MAX_PARTS);
    let mut j = i + 1;
    while j < limit
        && (is_name_part(text, j) || extent::binds(text, j) || extent::titular_surname(text, j))
        && !extent::clashes(text, j)
    {
        j += 1;
    }
    // A verb that happens to be a name part does not belong, unless it is common as a family name.
    while j > i + 2
        && text.verbs(j - 1).iter().any(|f| f.is_finite() && f.pronoun.is_empty())
        && name_counts_at(text, j - 1).is_none_or(|(_, family)| family < 8)
    {
        j -= 1;
    }
    while j > i + 1 && (extent::ends_no_name(text, j - 1) || extent::opens_office(text, j - 1)) {
        j -= 1;
    }
    // A particle does not end a name, but الدين and الله do.
    while j > i + 1
        && lists::NAME_PARTICLES.has_word(text, j - 1)
        && !matches!(text.key(j - 1), "الدين" | "الله" | "الرحمن")
    {
        j -= 1;
    }
    j
}

/// True where a run of name parts is enough of a name: two words after a title or where the first is common, or three.
fn enough(text: &Text, tokens: Tokens, stem: &str, titled: bool) -> bool {
    let (given, family) = name_counts(stem).unwrap_or((0, 0));
    let kunya = matches!(stem, "ابو" | "ام");
    match tokens.len() {
        1 => false,
        2 => {
            titled && (given + family > 0 || stem == "عبد" || before_family(text, tokens.start))
                || given >= 8 && !common(text, tokens.end - 1)
                || kunya
        }
        _ => titled || given > 0 || kunya,
    }
}

/// False for a word that is no first part of a name, whatever is cut off it: nothing else need be asked of most words.
fn may_open(text: &Text, i: usize) -> bool {
    PERSON_NAMES.may_begin(text, i) || text.splits(i).any(|s| BEGINNINGS.contains(&s.stem)) || before_family(text, i)
}

/// A name that its place alone shows to be one, whatever its words are: between commas after an office (`رئيس شرطة
/// المدينة، …،`), or after a verb, where a comma and an office follow (`قالت …، المتحدثة`).
pub(in crate::actors) fn framed(text: &Text, i: usize) -> Option<Candidate> {
    let before = i.checked_sub(1).filter(|b| *b >= text.sentence(i).start)?;
    let end = (i + 2..text.sentence(i).end.min(i + 6)).find(|&k| comma(text, k))?;
    let commas = comma(text, before) && after_title(text, i);
    let said = || text.verbs(before).iter().any(|f| f.is_finite() && f.features.person == 3 && f.pronoun.is_empty());
    if !commas && !said() {
        return None;
    }
    let named = (i..end).all(|k| may_be_name(text, k)) && TITLES.longest(text, i).is_none();
    let office = || TITLES.longest(text, end + 1).is_some() || lists::KIN.has_word(text, end + 1);
    (named && !names_place(text, i) && (commas || end - i <= 3 && office())).then(|| candidate(i..end, 0, FRAMED))
}

fn comma(text: &Text, i: usize) -> bool {
    matches!(text.raw(i), "،" | ",")
}

/// True for a known part of a name, and for a word that is nothing else.
fn may_be_name(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    !lists::NO_NAMES.has(key)
        && names::usual(key) != Usual::Other
        && (is_name_part(text, i) && !TITLES.contains(key)
            || extent::nothing_else(text, i) && !key.ends_with('ا')
            || is_foreign(text, i))
}

/// True for a word that looks foreign: nobody writes it, and it is neither a verb nor a noun with article or pronoun.
fn is_foreign(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    text.kind(i) == Kind::Word
        && names::usual(key) == Usual::Rare
        && key.chars().count() >= 3
        && text.verbs(i).is_empty()
        && !extent::has_article(text, i)
        && !key.starts_with("لل")
        && !key.ends_with(['ا', 'ه'])
        && !key.strip_prefix(['و', 'ب', 'ل']).is_some_and(|rest| names::usual(rest) != Usual::Rare)
}

/// A word that is more often something else than a name does not lengthen one by itself.
fn common(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    !PERSON_NAMES.contains(key) && !is_definite(key)
}
