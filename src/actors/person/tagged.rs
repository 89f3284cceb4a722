//! Persons the tagger saw, with the bounds that grammar gives them.

use super::title::{after_title, names_place};
use super::{BEGINNINGS, candidate, describes, extent, is_given};
use crate::actors::words::{bare, cut, is_definite, is_nisba, name_counts, skip, stops_at};
use crate::actors::{Candidate, known, lists};
use crate::analysis::ActorKind;
use crate::lexicon::{BOUNDS, PERSON_NAMES, PLACES, TITLES};
use crate::names::{self, NameSpan, Usual};
use crate::text::{Kind, Text, Tokens};

/// How sure the tagger must be of a name of one word without a title: most are common words as well.
const SURE_ALONE: f32 = 0.6;

/// The tagger's spans, with those of one person joined: two that touch, the first a single name or one that a particle
/// leaves open (`… بن عبدالرحمن آل ⟨سعود⟩`).
pub(in crate::actors) fn joined(text: &Text, spans: &[NameSpan]) -> Vec<NameSpan> {
    let mut joined: Vec<NameSpan> = Vec::with_capacity(spans.len());
    let open = |i: usize| lists::NAME_PARTICLES.has_word(text, i) && text.key(i) != "الله" || text.key(i) == "ال";
    let usual = |i: usize| if is_definite(text.key(i)) { Usual::Other } else { names::usual(text.key(i)) };
    for n in spans {
        let one = |last: &NameSpan| {
            last.tokens.end == n.tokens.start
                && [last.class, n.class] == [names::Class::Person; 2]
                && text.sentence(n.tokens.start).contains(&last.tokens.start)
                && !text.key(n.tokens.start).starts_with('و')
                && text.kind(n.tokens.start) == Kind::Word
                && (open(last.tokens.end - 1) || last.tokens.len() == 1 && usual(last.tokens.start) == Usual::Person)
        };
        // جان - ماري لوبان
        let hyphen = |last: &NameSpan| {
            last.tokens.end + 1 == n.tokens.start
                && [last.class, n.class] == [names::Class::Person; 2]
                && text.raw(last.tokens.end) == "-"
                && text.glued(last.tokens.end)
                && text.glued(n.tokens.start)
        };
        match joined.last_mut() {
            Some(last) if one(last) || hyphen(last) => {
                last.tokens.end = n.tokens.end;
                last.score = last.score.min(n.score);
            }
            _ => joined.push(n.clone()),
        }
    }
    joined
}

/// `طارق السعيد وحسن مصطفى`: the persons of one span of the tagger's, cut where `و` stands before a name.
pub(in crate::actors) fn parts(text: &Text, name: &NameSpan) -> Vec<NameSpan> {
    let joins = |k: usize| {
        let key = text.key(k);
        let Some(stem) = key.strip_prefix('و') else { return false };
        let listed = || name_counts(stem).is_some_and(|(given, family)| given + family >= 4);
        // الأعرجي وروش شاويس: the corpus has the rest as a name, and the whole hardly.
        let usual = || names::usual(key) == Usual::Rare && stem.chars().count() >= 3 && names::is_name(stem);
        // أوباما ونتنياهو
        !PERSON_NAMES.contains(key) && (listed() || usual() || known::is_surname(stem))
    };
    let mut cuts: Vec<usize> = (name.tokens.start + 1..name.tokens.end).filter(|&k| joins(k)).collect();
    cuts.insert(0, name.tokens.start);
    cuts.push(name.tokens.end);
    cuts.array_windows().map(|&[a, b]| NameSpan { tokens: a..b, ..name.clone() }).collect()
}

/// A person the tagger saw, without the titles it may have taken along.
pub(in crate::actors) fn tagged(text: &Text, name: &NameSpan) -> Option<Candidate> {
    if name.class != names::Class::Person {
        return None;
    }
    let mut tokens = opened(text, name.tokens.clone())?;
    let key = text.key(tokens.start);
    if text.kind(tokens.start) != Kind::Word
        || stops_at(text, tokens.start)
        || BOUNDS.longest(text, tokens.start).is_some()
    {
        return None;
    }
    if acts(text, &tokens) || !named(text, &tokens) {
        return None;
    }
    // دار كريستي: a house of that name. جو: too little for a name.
    let house = lists::NOT_PERSON_AFTER.has(key) && !is_given(key) && !after_title(text, tokens.start);
    let short = tokens.len() == 1 && key.chars().nth(2).is_none() && !after_title(text, tokens.start);
    if house || short {
        return None;
    }
    // صواريخ "كروز": a device.
    let quoted = tokens.start > text.sentence(tokens.start).start + 1
        && matches!(text.raw(tokens.start - 1), "\"" | "«" | "“")
        && text.splits(tokens.start - 2).any(|s| lists::WORKS.has_stem(&s));
    if quoted && !after_title(text, tokens.start) {
        return None;
    }
    // بي سي: Latin letters.
    if tokens.clone().all(|k| lists::LETTERS.has_word(text, k)) {
        return None;
    }
    // قال لي: a preposition, not a name.
    if tokens.len() == 1 && lists::NAME_PARTICLES.has_word(text, tokens.start) {
        return None;
    }
    // حاكم دبي: where the office is.
    let place = tokens.len() == 1 && PLACES.contains(key) && name_counts(key).is_none_or(|(g, f)| g + f < 20);
    // هونغ كونغ
    let place =
        place || tokens.len() > 1 && PLACES.longest_whole(text, tokens.start).is_some_and(|h| h.len >= tokens.len());
    if place || names_place(text, tokens.start) {
        return None;
    }
    tokens.end = closed(text, &tokens)?;
    if tokens.len() == 1 && !after_title(text, tokens.start) && name.score < SURE_ALONE {
        return None;
    }
    tokens = completed(text, tokens);
    if describes(text, tokens.clone()) || tokens.len() == 1 && !stands_alone(text, tokens.start, name.score) {
        return None;
    }
    let letters = proclitics(text, tokens.start);
    // ولبى عز: a verb. كليو متر: no name stands after such a particle.
    let stem = skip(text.key(tokens.start), letters);
    if letters > 0 && (stem.chars().nth(2).is_none() || text.key(tokens.start).starts_with('ك') && tokens.len() == 1) {
        return None;
    }
    Some(candidate(tokens, letters, 0.6 * name.score))
}

/// True where a single word is a person's name: after a title or a verb, or as surely as the word is a name elsewhere.
fn stands_alone(text: &Text, i: usize, score: f32) -> bool {
    let stem = skip(text.key(i), proclitics(text, i));
    let said = i > text.sentence(i).start
        && text.verbs(i - 1).iter().any(|f| f.is_finite() && f.features.person == 3 && f.pronoun.is_empty());
    // مرتبًا: a noun in the accusative.
    if text.raw(i).contains('\u{064B}') {
        return false;
    }
    if said || after_title(text, i) {
        // قيادي طالباني: an adjective after a noun without the article.
        return said
            || !(stem.ends_with('ي') && i > 0 && !is_definite(text.key(i - 1)) && TITLES.has_word(text, i - 1));
    }
    let needed = match names::usual(stem) {
        Usual::Person => SURE_ALONE,
        Usual::Mixed => 0.7,
        Usual::Rare | Usual::Other => 0.88,
    };
    score >= needed && !lists::ALSO_COMMON.has(stem)
}

/// The proclitic letters before the name that begins at token `i`.
fn proclitics(text: &Text, i: usize) -> usize {
    let key = text.key(i);
    match cut(key, |k| PERSON_NAMES.contains(k) || BEGINNINGS.contains(&k)) {
        Some((letters, _)) => letters,
        // Names in و are few and known, but for foreign ones (ويليان).
        None if key.starts_with('و') && key.chars().count() >= 5 => {
            let foreign = key.strip_prefix("وي").is_some_and(|s| s.starts_with(['ل', 'ن', 'ت', 'س', 'د', 'ر']));
            usize::from(!foreign)
        }
        // لأوديرنو: the corpus has the rest as a person's, and the whole hardly.
        None => usize::from(
            names::usual(key) == Usual::Rare
                && key.strip_prefix(['ل', 'ب']).is_some_and(|rest| names::usual(rest) == Usual::Person),
        ),
    }
}

/// What is left of a span after the title, preposition, verb or quotation mark that the tagger took along; `None` where
/// an office stands alone.
fn opened(text: &Text, mut tokens: Tokens) -> Option<Tokens> {
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
                || stops_at(text, tokens.start)
                || text.splits(tokens.start).any(|s| s.preposition != Some('س') && lists::NO_NAMES.has_stem(&s))
                    && !PERSON_NAMES.contains(text.key(tokens.start)))
        {
            tokens.start += 1;
        }
        if let Some(hit) = TITLES
            .longest(text, tokens.start)
            .filter(|h| h.len < tokens.len() && (h.len > 1 || !is_given(text.key(tokens.start))))
        {
            tokens.start += hit.len;
        }
        // واصل الرباعي عبدالله، حبيبنا محمد: a noun before a given name.
        let after = tokens.start + 1;
        if tokens.len() > 1
            && is_given(text.key(after))
            && (qualifies(text, tokens.start) || verb_shape(text, tokens.start))
            || tokens.len() > 2
                && is_given(text.key(after + 1))
                && qualifies(text, after)
                && !is_given(text.key(tokens.start))
        {
            tokens.start += if is_given(text.key(after)) { 1 } else { 2 };
        }
        // بي بي ⟦سي جون لاين⟧: the end of an outlet's name.
        while tokens.len() > 1
            && tokens.start > 0
            && (tokens.start - 1..=tokens.start).all(|k| lists::LETTERS.has_word(text, k))
        {
            tokens.start += 1;
        }
        // بي بي سي جون لاين: the outlet before its reporter.
        if let Some(h) = extent::outlet(text, tokens.start).filter(|h| h.len < tokens.len()) {
            tokens.start += h.len;
        }
        // الهلال الأحمر بجازان بيشي: the town before.
        let town = text.splits(tokens.start).any(|s| s.preposition == Some('ب') && PLACES.has(&s));
        if tokens.len() > 1 && town && !PERSON_NAMES.contains(text.key(tokens.start)) {
            tokens.start += 1;
        }
        // لم يكن شريف منير: the verb before.
        let key = text.key(tokens.start);
        if tokens.len() > 1 && !PERSON_NAMES.contains(key) && text.verbs(tokens.start).iter().any(|f| f.is_finite()) {
            tokens.start += 1;
        }
        if tokens == before {
            // ولي العهد: the office alone.
            let office = TITLES.longest(text, tokens.start).is_some_and(|h| h.len > 1 && h.len >= tokens.len());
            return (!office).then_some(tokens);
        }
    }
}

/// True for a word that no list of names has, with an article or a pronoun: it says who somebody is.
fn qualifies(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    let pronoun = ["نا", "هم", "ها"].iter().any(|p| key.ends_with(p));
    (is_definite(key) || pronoun)
        && !PERSON_NAMES.contains(key)
        && !PERSON_NAMES.contains(bare(key))
        && names::usual(key) == Usual::Other
}

/// `أدارت شيرين`، `واستخلص حسن`: the shape of a verb that no list of names has.
fn verb_shape(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    let tenth = key.trim_start_matches(['و', 'ف']).starts_with("است") && key.chars().count() >= 6;
    (key.ends_with('ت') && key.chars().count() >= 4 || tenth)
        && !PERSON_NAMES.contains(key)
        && matches!(names::usual(key), Usual::Rare | Usual::Other)
}

/// `طالب الناتو`: a verb and the body that does it.
fn acts(text: &Text, tokens: &Tokens) -> bool {
    tokens.len() > 1
        && !text.verbs(tokens.start).is_empty()
        && known::at(text, tokens.start + 1).is_some_and(|c| c.kind != ActorKind::Person && c.tokens.end == tokens.end)
}

/// False for titles, adjectives of country and titles' complements, which are no name by themselves.
fn named(text: &Text, tokens: &Tokens) -> bool {
    tokens.clone().any(|i| {
        let key = text.key(i);
        let bare = bare(key);
        !(TITLES.contains(key)
            || TITLES.contains(bare)
            || is_nisba(key)
            || crate::lexicon::VICTIMS.contains(bare)
            || lists::stops(key))
            || PERSON_NAMES.contains(key) && after_title(text, i)
    })
}

/// True for a given name, also one of two words (`عبد الرحيم`).
fn ends_given(text: &Text, i: usize) -> bool {
    is_given(text.key(i)) || i > 0 && text.key(i - 1) == "عبد"
}

/// Where the name ends: before what the tagger took along, after what it left out.
fn closed(text: &Text, tokens: &Tokens) -> Option<usize> {
    let mut tokens = tokens.clone();
    // كلف الأمين العام السفير: after a title another person begins.
    if let Some(title) = (tokens.start + 1..tokens.end).find(|&k| extent::clashes(text, k)) {
        tokens.end = title;
    }
    while tokens.len() > 1
        && (extent::ends_no_name(text, tokens.end - 1)
            || extent::opens_office(text, tokens.end - 1)
            || extent::follows_name(text, &tokens))
    {
        tokens.end -= 1;
    }
    tokens.end = extent::before_formula(text, tokens.clone())?;
    tokens.end = extent::with_family(text, tokens.clone());
    let limit = text.sentence(tokens.start).end;
    while tokens.end < limit && extent::binds(text, tokens.end) {
        tokens.end += 1;
    }
    while tokens.end < limit && ends_given(text, tokens.end - 1) && extent::titular_surname(text, tokens.end) {
        tokens.end += 1;
    }
    // أوباما سيزور، البرادعي البالغ من العمر: a famous surname, then no name. شكر عباس تشافيز: two of them.
    let second = tokens.start + 1;
    if tokens.len() == 2 && known::is_surname(skip(text.key(tokens.start), proclitics(text, tokens.start))) {
        let key = text.key(second);
        let name = PERSON_NAMES.contains(key) || PERSON_NAMES.contains(bare(key)) || names::usual(key) == Usual::Person;
        if known::is_surname(key) || !name && (is_definite(key) || names::usual(key) == Usual::Other) {
            return Some(second);
        }
    }
    let titled = after_title(text, tokens.start);
    if titled && (extent::unlisted_family(text, tokens.end) || extent::closing_part(text, tokens.end))
        || tokens.len() > 1 && extent::rare_family(text, tokens.end)
    {
        tokens.end += 1;
    }
    Some(tokens.end)
}

/// The name with the half of it that the tagger left out.
fn completed(text: &Text, mut tokens: Tokens) -> Tokens {
    if tokens.len() == 1 && extent::lone_family(text, tokens.end) {
        tokens.end += 1;
    }
    if proclitics(text, tokens.start) == 0 && extent::given_before(text, tokens.start)
        || tokens.len() == 1 && extent::given_left_out(text, tokens.start)
    {
        tokens.start -= 1;
    }
    tokens
}
