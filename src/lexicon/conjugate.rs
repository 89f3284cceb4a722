//! Surface forms of a verb from its principal parts, unvocalised, as a newsroom writes them.
//!
//! `build.rs` includes this file and bakes every form with its features; the core decodes the features.

/// Tense or nominal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Past,
    /// Indicative, subjunctive and jussive alike.
    Imperfect,
    ActiveParticiple,
    PassiveParticiple,
    /// The verbal noun.
    Masdar,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    Singular,
    Dual,
    Plural,
}

/// What one surface form says of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Features {
    pub form: Form,
    /// 1, 2 or 3; 3 for nominal forms.
    pub person: u8,
    pub feminine: bool,
    pub number: Number,
    /// True only where the spelling can be nothing but passive (`قيل`، `أصيب`، `يقال`).
    pub passive: bool,
}

impl Features {
    /// Packs into the 16 bits that the lexicon stores.
    pub const fn pack(self) -> u16 {
        self.form as u16
            | (self.person as u16) << 3
            | (self.feminine as u16) << 5
            | (self.number as u16) << 6
            | (self.passive as u16) << 8
    }

    /// The reverse of [`Features::pack`].
    pub const fn unpack(bits: u16) -> Self {
        Features {
            form: match bits & 7 {
                0 => Form::Past,
                1 => Form::Imperfect,
                2 => Form::ActiveParticiple,
                3 => Form::PassiveParticiple,
                _ => Form::Masdar,
            },
            person: (bits >> 3 & 3) as u8,
            feminine: bits >> 5 & 1 == 1,
            number: match bits >> 6 & 3 {
                0 => Number::Singular,
                1 => Number::Dual,
                _ => Number::Plural,
            },
            passive: bits >> 8 & 1 == 1,
        }
    }
}

/// The principal parts of a verb, vowelled or not; empty where it has none.
#[cfg_attr(not(test), allow(dead_code))]
#[derive(Debug, Default, Clone, Copy)]
pub struct Parts<'a> {
    /// Third person masculine singular, past (`قال`).
    pub past: &'a str,
    /// Third person masculine singular, imperfect (`يقول`).
    pub imperfect: &'a str,
    /// Where they are spelt otherwise than the active (`قيل`، `يقال`).
    pub past_passive: &'a str,
    pub imperfect_passive: &'a str,
    /// Masculine singular.
    pub active_participle: &'a str,
    pub passive_participle: &'a str,
    /// One or more verbal nouns, `|` between them.
    pub masdar: &'a str,
}

use Number::{Dual, Plural, Singular};

/// Every surface form of the verb with its features. The forms are folded by the caller.
#[cfg_attr(not(test), allow(dead_code))]
pub fn conjugate(parts: &Parts) -> Vec<(String, Features)> {
    let mut out = Vec::new();
    past(parts.past, parts.imperfect, false, &mut out);
    past(parts.past_passive, parts.imperfect_passive, true, &mut out);
    imperfect(parts.imperfect, false, &mut out);
    imperfect(parts.imperfect_passive, true, &mut out);
    participle(parts.active_participle, Form::ActiveParticiple, &mut out);
    participle(parts.passive_participle, Form::PassiveParticiple, &mut out);
    for noun in parts.masdar.split('|').filter(|n| !n.is_empty()) {
        out.push((noun.to_string(), features(Form::Masdar, 3, false, Singular, false)));
        if !noun.ends_with('ة') {
            out.push((format!("{noun}ا"), features(Form::Masdar, 3, false, Singular, false)));
        }
    }
    out
}

#[cfg_attr(not(test), allow(dead_code))]
const fn features(form: Form, person: u8, feminine: bool, number: Number, passive: bool) -> Features {
    Features { form, person, feminine, number, passive }
}

#[cfg_attr(not(test), allow(dead_code))]
fn without_last(s: &str) -> (&str, char) {
    let last = s.chars().next_back().unwrap_or(' ');
    (&s[..s.len() - last.len_utf8()], last)
}

/// Drops the long vowel before the last letter: `قال` → `قل`, `يفيد` → `يفد`.
#[cfg_attr(not(test), allow(dead_code))]
fn shorten(s: &str) -> Option<String> {
    let (head, last) = without_last(s);
    let (stem, vowel) = without_last(head);
    (matches!(vowel, 'ا' | 'و' | 'ي') && stem.chars().count() >= 1).then(|| format!("{stem}{last}"))
}

#[cfg_attr(not(test), allow(dead_code))]
fn past(p: &str, i: &str, passive: bool, out: &mut Vec<(String, Features)>) {
    if p.is_empty() {
        return;
    }
    let mut add =
        |s: String, person, feminine, number| out.push((s, features(Form::Past, person, feminine, number, passive)));
    let (stem, last) = without_last(p);
    add(p.to_string(), 3, false, Singular);
    match last {
        'ى' | 'ا' => {
            let glide = if last == 'ى' { 'ي' } else { 'و' };
            add(format!("{stem}ت"), 3, true, Singular);
            add(format!("{stem}{glide}ا"), 3, false, Dual);
            add(format!("{stem}تا"), 3, true, Dual);
            add(format!("{stem}وا"), 3, false, Plural);
            add(format!("{stem}{glide}ن"), 3, true, Plural);
            add(format!("{stem}{glide}ت"), 1, false, Singular);
            add(format!("{stem}{glide}نا"), 1, false, Plural);
        }
        _ => {
            let plural = if last == 'ي' { stem } else { p };
            add(format!("{p}ت"), 3, true, Singular);
            add(format!("{p}ا"), 3, false, Dual);
            add(format!("{p}تا"), 3, true, Dual);
            add(format!("{plural}وا"), 3, false, Plural);
            let hollow = without_last(stem).1 == 'ا' && matches!(without_last(without_last(i).0).1, 'ا' | 'و' | 'ي');
            let short = if hollow { shorten(p) } else { None };
            let base = short.as_deref().unwrap_or(p);
            add(format!("{base}ن"), 3, true, Plural);
            if short.is_some() {
                add(format!("{base}ت"), 1, false, Singular);
            }
            add(format!("{base}نا"), 1, false, Plural);
        }
    }
}

#[cfg_attr(not(test), allow(dead_code))]
fn imperfect(i: &str, passive: bool, out: &mut Vec<(String, Features)>) {
    let Some(rest) = i.strip_prefix('ي') else { return };
    let mut add = |s: String, person, feminine, number| {
        out.push((s, features(Form::Imperfect, person, feminine, number, passive)))
    };
    let (stem, last) = without_last(rest);
    let defective = matches!(last, 'ى' | 'ي' | 'و' | 'ا');
    let mut singulars = vec![rest.to_string()];
    if defective {
        singulars.push(stem.to_string());
    } else {
        singulars.extend(shorten(rest));
    }
    for s in &singulars {
        add(format!("ي{s}"), 3, false, Singular);
        add(format!("ت{s}"), 3, true, Singular);
        add(format!("أ{s}"), 1, false, Singular);
        add(format!("ن{s}"), 1, false, Plural);
    }
    let plural = if defective { stem } else { rest };
    let dual = if last == 'ى' { format!("{stem}ي") } else { rest.to_string() };
    add(format!("ي{plural}ون"), 3, false, Plural);
    add(format!("ي{plural}وا"), 3, false, Plural);
    add(format!("ت{plural}ون"), 2, false, Plural);
    for ending in ["ان", "ا"] {
        add(format!("ي{dual}{ending}"), 3, false, Dual);
        add(format!("ت{dual}{ending}"), 3, true, Dual);
    }
    add(format!("ي{dual}ن"), 3, true, Plural);
}

#[cfg_attr(not(test), allow(dead_code))]
fn participle(p: &str, form: Form, out: &mut Vec<(String, Features)>) {
    if p.is_empty() {
        return;
    }
    let mut add = |s: String, feminine, number| out.push((s, features(form, 3, feminine, number, false)));
    let (stem, last) = without_last(p);
    match last {
        // مدّعٍ / مدعيا, مستشفى-like passives: مدعى, مسمى
        'ي' | 'ى' => {
            add(p.to_string(), false, Singular);
            if last == 'ي' {
                add(stem.to_string(), false, Singular);
                add(format!("{p}ا"), false, Singular);
            }
            add(format!("{stem}{}", if last == 'ي' { "ية" } else { "اة" }), true, Singular);
            add(format!("{stem}ون"), false, Plural);
            add(format!("{stem}ين"), false, Plural);
            add(format!("{stem}يات"), true, Plural);
        }
        _ => {
            add(p.to_string(), false, Singular);
            add(format!("{p}ا"), false, Singular);
            add(format!("{p}ة"), true, Singular);
            add(format!("{p}ون"), false, Plural);
            add(format!("{p}ين"), false, Plural);
            add(format!("{p}ان"), false, Dual);
            add(format!("{p}تين"), true, Dual);
            add(format!("{p}تان"), true, Dual);
            add(format!("{p}ات"), true, Plural);
        }
    }
}
