//! Nouns of people: what a word says of who was harmed.

use crate::actors::Cast;
use crate::analysis::Victims;
use crate::lexicon::{NISBAS, VICTIMS};
use crate::text::{Kind, Text, fold};

/// How many people a noun by itself tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    Singular,
    Dual,
    Plural,
    /// Families: their number is not that of people.
    Family,
    /// `حالة`: people only where something else says so.
    Case,
}

/// A noun of people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub(super) class: Victims,
    pub(super) number: Grammar,
    /// With the article or a pronoun.
    pub(super) definite: bool,
    /// With a pronoun: `والدته`.
    pub(super) owned: bool,
    /// A people's name, which may be an adjective of another noun.
    pub(super) adjective: bool,
    /// Written with the ending of the object: `نائبا`.
    pub(super) accusative: bool,
    pub(super) letters: usize,
    pub(super) len: usize,
}

/// The class that a table names.
pub(super) fn class_of(s: &str) -> Victims {
    match s {
        "civilian" => Victims::Civilian,
        "child" => Victims::Child,
        "woman" => Victims::Woman,
        "combatant" => Victims::Combatant,
        "security" => Victims::Security,
        "journalist" => Victims::Journalist,
        "medic" => Victims::Medic,
        "official" => Victims::Official,
        "mixed" => Victims::Mixed,
        _ => Victims::Unspecified,
    }
}

fn number_of(s: &str) -> Grammar {
    match s {
        "dual" => Grammar::Dual,
        "plural" => Grammar::Plural,
        "family" => Grammar::Family,
        "case" => Grammar::Case,
        _ => Grammar::Singular,
    }
}

/// The noun of people at token `i`: one of `victims.tsv`, with a pronoun or in the construct as well, or a nisba.
pub(super) fn noun(text: &Text, cast: &Cast, i: usize) -> Option<Noun> {
    if text.kind(i) != Kind::Word {
        return None;
    }
    let made = |row: crate::lexicon::Row, letters, len| Noun {
        class: class_of(row.cell(1)),
        number: number_of(row.cell(2)),
        definite: false,
        owned: false,
        adjective: false,
        accusative: false,
        letters,
        len,
    };
    if let Some(hit) = VICTIMS.longest(text, i).filter(|h| h.len > 1) {
        return VICTIMS.rows_of(&hit).next().map(|row| made(row, hit.letters, hit.len));
    }
    for split in text.splits(i).filter(|s| s.preposition != Some('س')) {
        // Folded, the month آب is أب.
        if split.stem == "اب" && !text.raw(i).contains('أ') {
            continue;
        }
        // أمام is before, not an imam.
        if split.stem == "امام" && !split.article && !text.raw(i).contains('إ') {
            continue;
        }
        // خاله is his uncle; خالة ends otherwise.
        let his =
            split.stem.ends_with('ه') && !split.article && text.raw(i).trim_end_matches(fold::is_mark).ends_with('ه');
        if let Some((row, owned)) = his.then(|| bound(text.raw(i), split.stem)).flatten() {
            return Some(Noun { definite: owned, owned, ..made(row, split.letters, 1) });
        }
        if let Some(row) = VICTIMS.rows_for(&split).next().or_else(|| broken_plural(split.stem)) {
            let accusative = split.stem.ends_with('ا') && !row.cell(0).ends_with('ا');
            let definite = split.article;
            return Some(Noun { definite, accusative, ..made(row, split.letters, 1) });
        }
        if split.article || split.stem.chars().count() < 4 {
            continue;
        }
        if let Some((row, owned)) = bound(text.raw(i), split.stem) {
            return Some(Noun { definite: owned, owned, ..made(row, split.letters, 1) });
        }
    }
    nisba(text, cast, i)
}

/// A broken plural in the ending of the object: `جنودا`، `أطفالا`.
fn broken_plural(stem: &str) -> Option<crate::lexicon::Row> {
    let bare = stem.strip_suffix('ا')?;
    let sound = bare.ends_with("ون") || bare.ends_with("ين") || bare.ends_with("ات");
    VICTIMS.get(bare).next().filter(|row| !sound && row.cell(2) == "plural")
}

/// Pronouns of the possessor.
const PRONOUNS: [&str; 6] = ["هما", "ها", "هم", "هن", "نا", "ه"];

/// A noun with a pronoun (`والدته`، `مقاتليه`، `ابنتاها`) or in the construct (`مسلحو`), and whether it has a pronoun.
fn bound(raw: &str, stem: &str) -> Option<(crate::lexicon::Row, bool)> {
    let found = |key: &str| VICTIMS.get(key).next();
    let construct = |bare: &str| {
        bare.ends_with(['ي', 'و', 'ا'])
            .then(|| found(&format!("{bare}ن")))
            .flatten()
            .filter(|r| r.cell(2) != "singular")
    };
    // What ends in ة has no pronoun, though its key does.
    if !raw.trim_end_matches(fold::is_mark).ends_with('ة') {
        for pronoun in PRONOUNS {
            let Some(bare) = stem.strip_suffix(pronoun).filter(|b| b.chars().count() > 1) else { continue };
            let teh = || bare.strip_suffix('ت').and_then(|b| found(&format!("{b}ه")));
            let glottal = || bare.strip_suffix(['و', 'ي']).and_then(|b| found(&format!("{b}ء")));
            // ابنتاها، طفلاها: the construct of a dual before the singular it looks like.
            let dual = || bare.ends_with('ا').then(|| construct(bare)).flatten();
            if let Some(row) = dual().or_else(|| found(bare)).or_else(teh).or_else(|| construct(bare)).or_else(glottal)
            {
                // رجله is his leg far oftener than his man.
                return (row.cell(0) != "رجل").then_some((row, true));
            }
        }
    }
    // شقيقي: my brother, not the two brothers of somebody.
    let mine = stem
        .strip_suffix('ي')
        .and_then(found)
        .filter(|r| matches!(r.cell(1), "unspecified" | "woman") && r.cell(2) == "singular");
    mine.map(|row| (row, true)).or_else(|| construct(stem).map(|row| (row, false)))
}

/// A people's name as a noun: `أميركيين`، `فرنسيان`; not where it is a country's.
fn nisba(text: &Text, cast: &Cast, i: usize) -> Option<Noun> {
    if cast.place_at(i).is_some() || cast.actor_at(i).is_some() {
        return None;
    }
    let split = text.splits(i).filter(|s| s.preposition != Some('س')).find(|s| {
        NISBAS.has(&s) || s.stem.strip_suffix("ان").is_some_and(|b| b.ends_with('ي') && NISBAS.contains(b))
    })?;
    let stem = split.stem;
    let number = match () {
        () if stem.ends_with("يان") || stem.ends_with("تين") => Grammar::Dual,
        () if stem.ends_with("ين") || stem.ends_with("ون") || stem.ends_with("ات") => Grammar::Plural,
        () if stem.ends_with(['ي', 'ا']) => Grammar::Singular,
        // A feminine one is an adjective of things far oftener.
        () if stem.ends_with('ه') => return None,
        () => Grammar::Plural,
    };
    Some(Noun {
        class: Victims::Unspecified,
        number,
        definite: split.article,
        owned: false,
        adjective: true,
        accusative: stem.ends_with('ا'),
        letters: split.letters,
        len: 1,
    })
}
