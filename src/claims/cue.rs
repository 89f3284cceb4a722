//! Which words attribute, and the frames each takes: `cues.tsv`, read through the verb's forms.

use super::Agreement;
use crate::analysis::Stance;
use crate::lexicon::CUES;
use crate::lexicon::conjugate::{Form, Number};
use crate::text::{Kind, Text, fold::fold};
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
    /// Prepositions: عن على إلى من ب.
    pub(super) on: [bool; 5],
}

/// The prepositions of [`Frames::on`], folded.
pub(super) const PREPOSITIONS: [&str; 5] = ["عن", "علي", "الي", "من", "ب"];

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
                        "silent" => {}
                        other => {
                            let at = PREPOSITIONS.iter().position(|p| *p == fold(other))?;
                            f.on[at] = true;
                        }
                    }
                }
                let flag = |name| row.list(flags).any(|f| f == name);
                let flags = Flags { tells: flag("tells"), withholds: flag("withholds") };
                Some((row.cell(0).to_string(), Entry { frames: f, stance: stance_of(row.cell(stance))?, flags }))
            })
            .collect()
    })
}

fn stance_of(s: &str) -> Option<Stance> {
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
        let stem = text.key(i).chars().count() - f.letters;
        // Folded, ـة and the pronoun ـه are one: the spelling tells. Two letters prove nothing (سير is no ير).
        let misread = f.pronoun == "ه" && text.raw(i).trim_end_matches(crate::text::fold::is_mark).ends_with('ة');
        // Shortened forms stand after لم only: تقل is "decreases", يعد "is counted", elsewhere; ردا is "in answer".
        let bare: String = text.key(i).chars().skip(f.letters).collect();
        let jussive = i > 0 && matches!(text.key(i - 1), "لم" | "ولم");
        let homograph = matches!(bare.as_str(), "يعد" | "تعد" | "نعد" | "ردا" | "اعد")
            || !jussive && matches!(bare.as_str(), "يجب" | "تجب" | "نجب")
            || !jussive
                && matches!(bare.as_str(), "تقل" | "يقل" | "اقل" | "تشر" | "يشر" | "تفد" | "يفد" | "تبن" | "يبن" | "تضف" | "يضف" | "تدع" | "يدع" | "تر" | "تقر" | "يعلن" if f.lemma() != "أعلن" && f.lemma() != "أقر");
        // رأى the verb, not رأي the noun.
        if bare == "راي" && !text.raw(i).ends_with('ى') {
            continue;
        }
        // نقل is a verb of its own far oftener than "let us say".
        let homograph = homograph || bare == "نقل" && f.lemma() == "قال";
        // أشار + ك is يشارك; توجه is a noun; nobody is told of to his face.
        let homograph = homograph || matches!(f.pronoun, "ك" | "كم") || bare == "توجه";
        if stem < 3 && bare != "حث" || homograph || misread || f.lemma() == "بين" && !f.pronoun.is_empty() {
            continue;
        }
        let nominal = !f.is_finite();
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
