//! Persons by grammar: a title, then names; or a run of name parts that nothing else claims.

use super::words::{bare, cut, is_definite, is_name_part, is_org_head, name_counts};
use super::{Candidate, Class, lists};
use crate::analysis::ActorKind;
use crate::lexicon::{ACTORS, BOUNDS, PERSON_NAMES, PLACES, TITLES};
use crate::names::{self, NameSpan};
use crate::text::{Kind, Text, Tokens};

/// How sure the tagger must be of a name of one word without a title: most are common words as well.
const SURE_ALONE: f32 = 0.6;

/// The most tokens a person's name takes.
const MAX_PARTS: usize = 7;

/// A person's name that begins at token `i`.
pub(super) fn at(text: &Text, i: usize) -> Option<Candidate> {
    if text.kind(i) != Kind::Word || !may_open(text, i) {
        return None;
    }
    let key = text.key(i);
    // Folded, the preposition على and the name علي are one: the spelling tells.
    if key.ends_with("علي") && text.raw(i).ends_with('ى') {
        return None;
    }
    let titled = after_title(text, i);
    if !titled && (TITLES.contains(key) || crate::lexicon::VICTIMS.contains(key)) {
        return None;
    }
    // لدى ألمانيا; آية الله علي: a title begins here.
    if lists::stops(key) && key != "علي" || !titled && TITLES.longest(text, i).is_some_and(|h| h.len > 1) {
        return None;
    }
    let (letters, stem) = cut(key, |k| PERSON_NAMES.contains(k) || BEGINNINGS.contains(&k))?;
    if letters > 0 && titled || is_definite(stem) || BOUNDS.longest(text, i).is_some() {
        return None;
    }
    // ولاية is no آية.
    if letters > 0 && (lists::PLACE_FRAMES.has(key) || is_org_head(key)) {
        return None;
    }
    let limit = text.sentence(i).end.min(i + MAX_PARTS);
    let mut j = i + 1;
    while j < limit && (is_name_part(text, j) || binds(text, j) || titular_surname(text, j)) && !clashes(text, j) {
        j += 1;
    }
    // Nor does a verb that happens to be a name part, unless it is common as a family name.
    while j > i + 2
        && text.verbs(j - 1).iter().any(|f| f.is_finite() && f.pronoun.is_empty())
        && name_counts(text.key(j - 1)).is_none_or(|(_, family)| family < 8)
    {
        j -= 1;
    }
    while j > i + 1 && (ends_no_name(text, j - 1) || opens_office(text, j - 1)) {
        j -= 1;
    }
    // A particle does not end a name, but الدين and الله do.
    while j > i + 1
        && lists::NAME_PARTICLES.has_word(text, j - 1)
        && !matches!(text.key(j - 1), "الدين" | "الله" | "الرحمن")
    {
        j -= 1;
    }
    if names_place(text, i) {
        return None;
    }
    j = before_formula(text, i..j)?;
    j = with_family(text, i..j);
    if titled && unlisted_family(text, j) {
        j += 1;
    }
    if describes(text, i..j) {
        return None;
    }
    let parts = j - i;
    if titled
        && letters == 0
        && let Some(end) = apposition(text, i)
    {
        return Some(Candidate {
            tokens: i..end,
            letters,
            class: Class::Person,
            kind: ActorKind::Person,
            known: None,
            head: None,
            score: 0.9,
        });
    }
    let (given, family) = name_counts(stem).unwrap_or((0, 0));
    let kunya = matches!(stem, "ابو" | "ام");
    let enough = match parts {
        1 => false,
        2 => titled && (given + family > 0 || stem == "عبد") || given >= 8 && !common(text, j - 1) || kunya,
        _ => titled || given > 0 || kunya,
    };
    let place = PLACES.longest_whole(text, i).is_some_and(|h| h.len >= parts);
    if !enough || place && !titled {
        return None;
    }
    Some(Candidate {
        tokens: i..j,
        letters,
        class: Class::Person,
        kind: ActorKind::Person,
        known: None,
        head: None,
        score: if titled { 0.85 } else { 0.65 },
    })
}

/// False for a word that is no first part of a name, whatever is cut off it: nothing else need be asked of most words.
fn may_open(text: &Text, i: usize) -> bool {
    PERSON_NAMES.may_begin(text, i) || text.splits(i).any(|s| BEGINNINGS.contains(&s.stem))
}

/// What opens names without being one.
const BEGINNINGS: [&str; 3] = ["ابو", "ام", "عبد"];

/// How far before a name its title is looked for, in tokens.
const TITLE_REACH: usize = 7;

/// True where the words before `i` are a title or office with what it is the office of (`رئيس بلدية المدينة`،
/// `الرئيس الفرنسي`), so that a name is expected.
pub(super) fn after_title(text: &Text, i: usize) -> bool {
    let from = i.saturating_sub(TITLE_REACH).max(text.sentence(i).start);
    // وكيل الخارجية، مطرف صديق،
    let end = if i > from && matches!(text.raw(i - 1), "،" | ",") { i - 1 } else { i };
    (from..end).any(|k| {
        TITLES.longest(text, k).is_some_and(|h| {
            k + h.len <= end && completes(text, k + h.len..end) && (end == i || h.len > 1 || k + h.len < end)
        })
    })
}

/// The end of a name that stands between commas after an office: whatever its words are, if the first may be a name.
fn apposition(text: &Text, i: usize) -> Option<usize> {
    let comma = |k: usize| matches!(text.raw(k), "،" | ",");
    if i == 0 || !comma(i - 1) {
        return None;
    }
    let end = (i + 2..text.sentence(i).end.min(i + 6)).find(|&k| comma(k))?;
    let names = (i..end).all(|k| {
        let key = text.key(k);
        text.kind(k) == Kind::Word
            && !lists::stops(key)
            && !TITLES.contains(key)
            && (is_name_part(text, k) || text.verbs(k).is_empty())
            && !crate::syntax::deed::is_deed_key(key)
            && !super::words::is_nisba(key)
    });
    names.then_some(end)
}

/// True where `tokens` only say what a title is the title of: adjectives, bodies and places.
fn completes(text: &Text, tokens: Tokens) -> bool {
    let mut j = tokens.start;
    while j < tokens.end {
        let known = [&ACTORS, &PLACES].into_iter().filter_map(|t| t.longest(text, j)).map(|h| h.len).max();
        let key = text.key(j);
        j += match known.filter(|len| j + len <= tokens.end) {
            Some(len) => len,
            None if is_definite(key) && !PERSON_NAMES.contains(key) || key.starts_with("وال") || is_org_head(key) => {
                1
            }
            None => return false,
        };
    }
    true
}

/// `طريق الملك عبدالله`، `بلدة عين عيسى`، `حي "ابن خلدون"`: a place or body called after a person.
fn names_place(text: &Text, i: usize) -> bool {
    let start = text.sentence(i).start;
    let mut p = i;
    let titled = |k: &str| TITLES.contains(k) || lists::PATRONS.has(k);
    while p > start && i - p < 3 && (opens_quotation(text, p - 1) || titled(text.key(p - 1))) {
        p -= 1;
    }
    (p..=i).any(|p| p > start && text.splits(p - 1).any(|s| !s.article && lists::NOT_PERSON_AFTER.has_stem(&s)))
}

fn opens_quotation(text: &Text, i: usize) -> bool {
    matches!(text.raw(i), "\"" | "«" | "“" | "”" | "'" | "‘")
}

/// Where a name ends before a pious formula (`رضي الله`); `None` where nothing is left. The name of God belongs to a
/// person's only after a word that makes names of it (`عبد الله`، `ضيف الله`).
fn before_formula(text: &Text, tokens: Tokens) -> Option<usize> {
    let formula = tokens.clone().find(|&j| {
        text.key(j) == "الله" && (j == tokens.start || !lists::THEOPHORIC.has(text.key(j - 1).trim_start_matches('و')))
    });
    match formula {
        Some(j) => (j > tokens.start + 1).then(|| j - 1),
        None => Some(tokens.end),
    }
}

/// The end of a name with the family name that follows a father's: `علي بن محمد السواط`.
fn with_family(text: &Text, tokens: Tokens) -> usize {
    let end = tokens.end;
    let key = text.key(end);
    let family = tokens.clone().any(|j| matches!(text.key(j), "بن" | "بنت"))
        && end < text.sentence(tokens.start).end
        && is_definite(key)
        && !key.ends_with(['ه', 'ت'])
        && !key.ends_with("ين")
        && !key.ends_with("ون")
        && !is_definite(text.key(end - 1))
        && tokens.clone().all(|j| text.key(j) != "ال")
        && (key.ends_with('ي')
            || PERSON_NAMES.contains(key)
            || PERSON_NAMES.contains(bare(key))
            || text.kind(end + 1) == Kind::Punct)
        && !lists::stops(key)
        && !lists::NOT_FAMILY.has(key)
        && !TITLES.contains(key)
        && !super::words::is_org_adjective(key)
        && !super::words::is_nisba(key)
        && !ACTORS.contains(key);
    if family { end + 1 } else { end }
}

/// True for a common given name, and for `ابن` as one opens.
pub(super) fn is_given(key: &str) -> bool {
    key == "ابن" || name_counts(key).is_some_and(|(given, _)| given >= 20)
}

/// True where the word before `j` does not end a name: `أبو مر`، `بن غفير`.
fn binds(text: &Text, j: usize) -> bool {
    text.kind(j) == Kind::Word
        && matches!(text.key(j - 1).trim_start_matches('و'), "ابو" | "ابي" | "بن" | "ابن" | "بنت" | "عبد")
        && !lists::stops(text.key(j))
}

/// True for a family name no list has, after a title and a given name: a word that is nothing else, where the clause
/// goes on after it.
fn unlisted_family(text: &Text, j: usize) -> bool {
    let (key, next) = (text.key(j), text.key(j + 1));
    let limit = text.sentence(j - 1).end;
    let given =
        name_counts(text.key(j - 1)).is_some_and(|(given, family)| given >= 8 || family >= 8 && !key.ends_with('ا'));
    let nothing_else = text.kind(j) == Kind::Word
        && key.chars().count() >= 3
        && text.verbs(j).is_empty()
        && !lists::stops(key)
        && !is_org_head(key)
        && !TITLES.contains(key)
        && !super::words::is_nisba(key)
        && !super::words::is_org_adjective(key)
        && !lists::PLACE_FRAMES.has(key)
        && !lists::PARTY_FRAMES.has(key)
        && !PLACES.contains(key)
        && !crate::lexicon::VICTIMS.contains(key)
        && !crate::syntax::deed::is_deed_key(key)
        && !is_definite(key)
        && !key.starts_with(['و', 'ب', 'ل', 'س'])
        && !["ته", "ها", "هم", "نا"].iter().any(|pronoun| key.ends_with(pronoun));
    let goes_on = j + 1 >= limit
        || text.kind(j + 1) == Kind::Punct
        || lists::stops(next)
        || text.verbs(j + 1).iter().any(|f| f.is_finite())
        || next.starts_with('س') && next.chars().count() > 4;
    j < limit && given && nothing_else && goes_on
}

/// True for a noun with an adjective of country (`قيادي عسكري إيراني`) and for what goes on from one (`مسؤول إيراني كبير`), which
/// have the shape of foreign names.
fn describes(text: &Text, tokens: Tokens) -> bool {
    let last = text.key(tokens.end - 1);
    let first = text.key(tokens.start);
    let counted = tokens.len() == 1
        && ["ون", "ين", "ان", "ات"].iter().any(|end| last.ends_with(end))
        && crate::lexicon::NISBAS.contains(last)
        || tokens.len() == 1
            && ["يون", "يين", "يتان", "يتين"].iter().any(|end| last.ends_with(end))
            && name_counts(last).is_none();
    let plural = tokens.len() == 1
        && is_definite(last)
        && (last.ends_with("ون") || last.ends_with("ين"))
        && name_counts(last).or(name_counts(bare(last))).is_none();
    counted
        || plural
        || tokens.len() > 1
            && !is_definite(last)
            && (super::words::is_nisba(last) || super::words::is_nisba(first) && !is_definite(first))
            && name_counts(first).is_none_or(|n| n.0 < 8)
        || lists::NO_NAMES.has(first) && !(is_given(first) && after_title(text, tokens.start))
}

/// True for an office, a particle or a verb: words that stand after a name, not in it.
fn ends_no_name(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    let known = name_counts(key).is_some_and(|(given, family)| given + family >= 20);
    text.kind(i) != Kind::Word
        || lists::PLACE_FRAMES.has(key) && !known
        || lists::NOT_FAMILY.has(key) && key != "الله" && !known
        // A noun in the accusative is no name's last word: شيئاً.
        || text.raw(i).contains('\u{064B}')
        || is_definite(key) && (key.ends_with("يه") || key.ends_with("يين")) && !known
        // البشير أضعفت
        || !known && key.ends_with('ت') && key.chars().count() >= 4 && i > 0 && is_definite(text.key(i - 1))
        || lists::stops(key) && !(key == "علي" && !text.raw(i).ends_with('ى'))
        || !known
            && !titular_surname(text, i)
            && (TITLES.contains(key)
                || text.verbs(i).iter().any(|f| f.is_finite() && f.letters == 0 && f.pronoun.is_empty()))
}

/// `طلعت زكريا يتقمص`: after two known parts, a last word that no list has and that looks like a verb or a plural.
fn follows_name(text: &Text, tokens: &Tokens) -> bool {
    let last = text.key(tokens.end - 1);
    tokens.len() > 2
        && !PERSON_NAMES.contains(last)
        && (tokens.start..tokens.end - 1).all(|k| is_name_part(text, k))
        && (last.starts_with(['ي', 'ت', 'ف']) || last.ends_with("ين") || last.ends_with("ون"))
}

/// `فيصل بن خالد أمير منطقة عسير`: an office that could be a name, but goes on; `الغنوشي لرويترز`: a recipient.
fn opens_office(text: &Text, i: usize) -> bool {
    let next = i + 1;
    let complement = next < text.sentence(i).end
        && (is_definite(text.key(next)) && !PERSON_NAMES.contains(bare(text.key(next)))
            || PLACES.longest_whole(text, next).is_some()
            || matches!(text.key(next), "منطقه" | "دوله" | "محافظه" | "مدينه" | "ولايه" | "اماره"));
    TITLES.has_word(text, i) && complement
        || text.splits(i).any(|s| s.preposition == Some('ل') && !s.article && ACTORS.has(&s))
            && !PERSON_NAMES.has_word(text, i)
}

/// A word that is more often something else than a name does not lengthen one by itself.
fn common(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    !PERSON_NAMES.contains(key) && !is_definite(key)
}

/// `أكرم الخطيب أن`، `عبد الرحيم شهيد، رئيس`: a title that is a family name too, where the clause goes on after it.
fn titular_surname(text: &Text, j: usize) -> bool {
    let key = text.key(j);
    let next = j + 1;
    lists::TITULAR_SURNAMES.has(bare(key))
        && (next >= text.sentence(j).end
            || text.kind(next) == Kind::Punct
            || lists::stops(text.key(next)) && text.key(next) != "في"
            || matches!(text.key(next), "ان")
            // نفى المتحدث سامر القاضي وجود مواد
            || crate::syntax::deed::is_deed(text, next)
            || text.verbs(next).iter().any(|f| f.is_finite()))
}

/// True where a known actor or an office begins, so that the name before it ends.
fn clashes(text: &Text, j: usize) -> bool {
    let father = [text.key(j - 1), text.key(j)].iter().any(|k| matches!(*k, "بن" | "ابن" | "بنت"));
    !father && ACTORS.longest_whole(text, j).is_some_and(|h| h.len > 1)
        || TITLES.has_word(text, j) && !is_given(text.key(j))
}

/// `الجنرال لاري` before a name the tagger saw: what stands between a rank and a name is the given name.
fn given_before(text: &Text, start: usize) -> bool {
    let Some(i) = start.checked_sub(1).filter(|i| *i > text.sentence(start).start) else { return false };
    let key = text.key(i);
    text.kind(i) == Kind::Word
        && !is_definite(key)
        && !lists::stops(key)
        && !is_org_head(key)
        && !super::words::is_nisba(key)
        && !TITLES.contains(key)
        && !PLACES.contains(key)
        && text.verbs(i).is_empty()
        && !crate::syntax::deed::is_deed_key(key)
        && TITLES.longest(text, i).is_none()
        && !key.starts_with('و')
        && is_definite(text.key(i - 1))
        && TITLES.has_word(text, i - 1)
}

/// `طارق السعيد وحسن مصطفى`: the persons of one span of the tagger's, cut where `و` stands before a name.
pub(super) fn parts(text: &Text, name: &NameSpan) -> Vec<NameSpan> {
    let joins = |k: usize| {
        let key = text.key(k);
        let Some(stem) = key.strip_prefix('و') else { return false };
        !PERSON_NAMES.contains(key) && name_counts(stem).is_some_and(|(given, family)| given + family >= 4)
    };
    let mut cuts: Vec<usize> = (name.tokens.start + 1..name.tokens.end).filter(|&k| joins(k)).collect();
    cuts.insert(0, name.tokens.start);
    cuts.push(name.tokens.end);
    cuts.array_windows().map(|&[a, b]| NameSpan { tokens: a..b, ..name.clone() }).collect()
}

/// A person the tagger saw, without the titles it may have taken along.
pub(super) fn tagged(text: &Text, name: &NameSpan) -> Option<Candidate> {
    if name.class != names::Class::Person {
        return None;
    }
    let mut tokens = name.tokens.clone();
    // The tagger may take along a title, a preposition or a quotation mark.
    loop {
        let before = tokens.clone();
        // للتنمية مشوح الحوشان: what the office is for.
        if tokens.len() > 1
            && text.key(tokens.start).starts_with("لل")
            && !PERSON_NAMES.contains(text.key(tokens.start))
        {
            tokens.start += 1;
        }
        if tokens.len() > 1 && matches!(text.raw(tokens.start), "فإن" | "وإن" | "وأن" | "بأن" | "لأن") {
            tokens.start += 1;
        }
        if tokens.len() > 1
            && (text.kind(tokens.start) == Kind::Punct
                || lists::stops(text.key(tokens.start))
                || lists::NO_NAMES.has_word(text, tokens.start))
        {
            tokens.start += 1;
        }
        if let Some(hit) =
            TITLES.longest(text, tokens.start).filter(|h| h.len < tokens.len() && !is_given(text.key(tokens.start)))
        {
            tokens.start += hit.len;
        }
        // لم يكن شريف منير: the verb before.
        let key = text.key(tokens.start);
        if tokens.len() > 1 && !PERSON_NAMES.contains(key) && text.verbs(tokens.start).iter().any(|f| f.is_finite()) {
            tokens.start += 1;
        }
        if tokens == before {
            // ولي العهد: the office alone.
            if TITLES.longest(text, tokens.start).is_some_and(|h| h.len > 1 && h.len >= tokens.len()) {
                return None;
            }
            break;
        }
    }
    let key = text.key(tokens.start);
    if text.kind(tokens.start) != Kind::Word || lists::stops(key) || BOUNDS.longest(text, tokens.start).is_some() {
        return None;
    }
    // طالب الناتو: a verb and the body that does it.
    if tokens.len() > 1
        && !text.verbs(tokens.start).is_empty()
        && super::known::at(text, tokens.start + 1)
            .is_some_and(|c| c.kind != ActorKind::Person && c.tokens.end == tokens.end)
    {
        return None;
    }
    // Titles, adjectives of country and titles' complements are no name by themselves.
    let named = tokens.clone().any(|i| {
        let key = text.key(i);
        let bare = bare(key);
        !(TITLES.contains(key)
            || TITLES.contains(bare)
            || super::words::is_nisba(key)
            || crate::lexicon::VICTIMS.contains(bare)
            || lists::stops(key))
            || PERSON_NAMES.contains(key) && after_title(text, i)
    });
    if !named {
        return None;
    }
    // حاكم دبي: where the office is.
    let place = tokens.len() == 1 && PLACES.contains(key) && name_counts(key).is_none_or(|(g, f)| g + f < 20);
    if place || names_place(text, tokens.start) {
        return None;
    }
    let letters = match cut(key, |k| PERSON_NAMES.contains(k)) {
        Some((letters, _)) => letters,
        // Names in و are few and known.
        None => usize::from(key.starts_with('و') && key.chars().count() >= 5),
    };
    // كلف الأمين العام السفير: after a title another person begins.
    if let Some(title) = (tokens.start + 1..tokens.end).find(|&k| clashes(text, k)) {
        tokens.end = title;
    }
    while tokens.len() > 1
        && (ends_no_name(text, tokens.end - 1) || opens_office(text, tokens.end - 1) || follows_name(text, &tokens))
    {
        tokens.end -= 1;
    }
    tokens.end = before_formula(text, tokens.clone())?;
    tokens.end = with_family(text, tokens.clone());
    while tokens.end < text.sentence(tokens.start).end && binds(text, tokens.end) {
        tokens.end += 1;
    }
    while tokens.end < text.sentence(tokens.start).end
        && is_given(text.key(tokens.end - 1))
        && titular_surname(text, tokens.end)
    {
        tokens.end += 1;
    }
    if after_title(text, tokens.start) && unlisted_family(text, tokens.end) {
        tokens.end += 1;
    }
    if letters == 0 && given_before(text, tokens.start) {
        tokens.start -= 1;
    }
    let alone = tokens.len() == 1 && !after_title(text, tokens.start);
    if describes(text, tokens.clone()) || alone && name.score < SURE_ALONE {
        return None;
    }
    Some(Candidate {
        tokens,
        letters,
        class: Class::Person,
        kind: ActorKind::Person,
        known: None,
        head: None,
        score: 0.6 * name.score,
    })
}
