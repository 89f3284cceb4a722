//! Which words attribute, and the frames each takes: `cues.tsv`, read through the verb's forms.

use super::Agreement;
use super::words::Class;
use crate::analysis::Stance;
use crate::lexicon::conjugate::{Form, Number};
use crate::lexicon::{CLAIM_WORDS, CUES, VerbForm};
use crate::syntax::clause::complementiser;
use crate::text::fold::{fold, is_mark};
use crate::text::{Kind, Text};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What may follow a cue and makes it one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Frames {
    pub(super) that: bool,
    pub(super) quote: bool,
    pub(super) object: bool,
    /// `تبنى`: what is owned follows as object, and is itself the content.
    pub(super) owns: bool,
    /// `وصفه بـ`، `ما سماه`: what something is called.
    pub(super) term: bool,
    /// `حمّل الحكومة المسؤولية`.
    pub(super) blame: bool,
    /// Prepositions: عن على إلى من ب ل.
    pub(super) on: [bool; 6],
}

/// The prepositions of [`Frames::on`], folded.
pub(super) const PREPOSITIONS: [&str; 6] = ["عن", "علي", "الي", "من", "ب", "ل"];

/// One lemma's entry.
#[derive(Debug, Clone, Copy)]
struct Entry {
    frames: Frames,
    stance: Stance,
    flags: Flags,
}

/// What else `cues.tsv` says of a lemma.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Flags {
    /// A verb of telling whatever stands as its subject.
    pub(super) tells: bool,
    /// With a negation it is a refusal to say.
    pub(super) withholds: bool,
    /// Only with its complement at once or right after its subject.
    pub(super) close: bool,
    /// What its preposition governs is what it is about, not what is said.
    pub(super) mute: bool,
}

/// A token read as an attributing word.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) lemma: &'static str,
    pub(super) form: Form,
    pub(super) letters: usize,
    pub(super) agreement: Agreement,
    pub(super) person: u8,
    pub(super) frames: Frames,
    pub(super) stance: Stance,
    pub(super) flags: Flags,
    /// The pronoun on it: `قوله`، `تبناه`.
    pub(super) pronoun: &'static str,
    /// The spelling can be nothing but passive.
    pub(super) passive: bool,
    pub(super) article: bool,
    pub(super) preposition: Option<char>,
}

impl Reading {
    /// True for a plural of the third person, which stands behind its subject or without one.
    pub(super) fn is_plural(&self) -> bool {
        self.is_finite() && self.person == 3 && self.agreement.plural
    }

    /// True for past and imperfect.
    pub(super) fn is_finite(&self) -> bool {
        matches!(self.form, Form::Past | Form::Imperfect)
    }
}

fn entries() -> &'static HashMap<String, Entry> {
    static ENTRIES: OnceLock<HashMap<String, Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let (frames, stance, flags) = (CUES.column("frames"), CUES.column("stance"), CUES.column("flags"));
        CUES.rows()
            .filter_map(|row| {
                let mut f = Frames::default();
                for name in row.list(frames) {
                    match name {
                        "that" => f.that = true,
                        "quote" => f.quote = true,
                        "obj" => f.object = true,
                        "own" => f.owns = true,
                        "term" => f.term = true,
                        "blame" => f.blame = true,
                        "silent" => {}
                        other => {
                            let at = PREPOSITIONS.iter().position(|p| *p == fold(other))?;
                            f.on[at] = true;
                        }
                    }
                }
                let flag = |name| row.list(flags).any(|f| f == name);
                let flags = Flags {
                    tells: flag("tells"),
                    withholds: flag("withholds"),
                    close: flag("close"),
                    mute: flag("mute"),
                };
                Some((row.cell(0).to_string(), Entry { frames: f, stance: stance_of(row.cell(stance))?, flags }))
            })
            .collect()
    })
}

/// The stance of this name.
pub(super) fn stance_of(s: &str) -> Option<Stance> {
    Some(match s {
        "state" => Stance::State,
        "confirm" => Stance::Confirm,
        "deny" => Stance::Deny,
        "accuse" => Stance::Accuse,
        "warn" => Stance::Warn,
        "expect" => Stance::Expect,
        "doubt" => Stance::Doubt,
        "opine" => Stance::Opine,
        "condemn" => Stance::Condemn,
        "demand" => Stance::Demand,
        "admit" => Stance::Admit,
        "promise" => Stance::Promise,
        "silent" => Stance::Silent,
        _ => return None,
    })
}

/// Reads token `i` as an attributing word: the reading that cuts least, finite before nominal.
pub(super) fn read(text: &Text, i: usize) -> Option<Reading> {
    if text.kind(i) != Kind::Word {
        return None;
    }
    let entries = entries();
    let mut best: Option<(usize, Reading)> = None;
    for f in text.verbs(i) {
        let Some(entry) = entries.get(f.lemma()) else { continue };
        if f.letters > 0 && f.preposition.is_some_and(|p| p != 'س' && !matches!(f.features.form, Form::Masdar)) {
            continue;
        }
        let key = text.key(i);
        let stem = key.chars().count() - f.letters - f.pronoun.chars().count();
        // Folded, ـة and the pronoun ـه are one: the spelling tells. Two letters prove nothing (سير is no ير).
        let misread = f.pronoun == "ه" && text.raw(i).trim_end_matches(is_mark).ends_with('ة');
        let bare = key.char_indices().nth(f.letters).map_or("", |(at, _)| &key[at..]);
        let jussive = i > 0 && matches!(text.key(i - 1), "لم" | "ولم");
        if stem < 3 && !matches!(bare, "حث" | "حض" | "رد") || misread || is_homograph(text, i, bare, f, jussive) {
            continue;
        }
        let nominal = !f.is_finite();
        if !nominal && text.raw(i).trim_end_matches(is_mark).ends_with('ة') {
            continue;
        }
        let rank = f.letters * 4 + usize::from(!f.pronoun.is_empty()) * 2 + usize::from(nominal);
        if best.as_ref().is_some_and(|(r, _)| *r <= rank) {
            continue;
        }
        best = Some((
            rank,
            Reading {
                lemma: f.lemma(),
                form: f.features.form,
                letters: f.letters,
                agreement: Agreement { feminine: f.features.feminine, plural: f.features.number != Number::Singular },
                person: f.features.person,
                frames: entry.frames,
                stance: entry.stance,
                flags: entry.flags,
                pronoun: f.pronoun,
                passive: f.features.passive,
                article: f.article,
                preposition: f.preposition,
            },
        ));
    }
    best.map(|(_, r)| r)
}

/// True for a spelling that is another word far oftener than this form.
fn is_homograph(text: &Text, i: usize, bare: &str, f: &VerbForm, jussive: bool) -> bool {
    let raw = text.raw(i).trim_end_matches(is_mark);
    // رأى the verb, not رأي and رأيه the noun; يقرأ is no يقر.
    let noun = bare.starts_with("راي") && !raw.ends_with('ى') && f.features.form == Form::Past;
    let reads = f.lemma() == "أقر" && raw.ends_with('أ');
    // نقل is a verb of its own far oftener than "let us say"; أشار + ك is يشارك, and nobody is told of to his face.
    let other = bare == "نقل" && f.lemma() == "قال" || matches!(f.pronoun, "ك" | "كم");
    // أدين is convicted, يدعى is called.
    let passive = f.lemma() == "أدان" && bare == "ادين" && f.features.person == 3
        || matches!(f.lemma(), "ادعى" | "دعا")
            && raw.ends_with('ى')
            && f.features.form == Form::Imperfect
            && complementiser(text.key(i + 1)).is_none();
    // ورد في: it stands there.
    let stands = f.lemma() == "رد" && f.letters == 1 && matches!(text.key(i + 1), "في" | "من" | "عن");
    noun || reads
        || stands
        || passive
        || other
        || matches!(f.lemma(), "بين" | "رأى") && !f.pronoun.is_empty()
        || CLAIM_WORDS.may_begin(text, i) && (Class::Homograph.has(bare) || !jussive && Class::Jussive.has(bare))
}
