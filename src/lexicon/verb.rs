//! Verb forms: what a word may be as a form of a verb the lexicon knows.

use super::conjugate::{Features, Form};
use super::{Row, Split, VERBS, splits};

/// One reading of a word as a verb form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbForm {
    /// The verb's row in `verbs.tsv`; its cell 0 is the lemma.
    pub verb: Row,
    pub features: Features,
    /// Proclitic letters before the form.
    pub letters: usize,
    /// The preposition before a nominal form, or `س` before an imperfect.
    pub preposition: Option<char>,
    /// True where a nominal form carries `ال`.
    pub article: bool,
    /// The pronoun attached to it (`ه`، `ها`، `هم`…), or empty.
    pub pronoun: &'static str,
}

impl VerbForm {
    /// The verb's dictionary form.
    pub fn lemma(&self) -> &'static str {
        self.verb.cell(0)
    }

    /// True for past and imperfect.
    pub fn is_finite(&self) -> bool {
        matches!(self.features.form, Form::Past | Form::Imperfect)
    }
}

/// Attached pronouns, longest first.
const PRONOUNS: [&str; 9] = ["هما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك"];

/// All readings of a folded word as a form of a known verb. Readings without clitics come first.
///
/// Of a word of a text, ask [`Text::verbs`](crate::text::Text::verbs), which reads each word once.
pub fn verb_forms(key: &str) -> Vec<VerbForm> {
    let mut out = Vec::new();
    read_into(splits(key), &mut out);
    out
}

/// Appends what [`verb_forms`] gives for a word cut in these ways.
pub(super) fn read_into<'k>(splits: impl Iterator<Item = Split<'k>>, out: &mut Vec<VerbForm>) {
    for split in splits {
        let mut add = |verbs: &mut dyn Iterator<Item = Row>, pronoun: &'static str| {
            for verb in verbs {
                let features = Features::unpack(verb.features);
                let finite = matches!(features.form, Form::Past | Form::Imperfect);
                let fits = match split.preposition {
                    Some('س') => features.form == Form::Imperfect,
                    Some('ل') => features.form != Form::Past,
                    Some(_) => !finite,
                    None => true,
                };
                if fits && !(finite && split.article) && !(split.article && !pronoun.is_empty()) {
                    out.push(VerbForm {
                        verb,
                        features,
                        letters: split.letters,
                        preposition: split.preposition,
                        article: split.article,
                        pronoun,
                    });
                }
            }
        };
        add(&mut VERBS.rows_for(&split), "");
        if split.article || !split.stem.ends_with(['ه', 'ا', 'م', 'ن', 'ي', 'ك']) {
            continue;
        }
        for pronoun in PRONOUNS {
            let Some(bare) = split.stem.strip_suffix(pronoun).filter(|b| b.chars().nth(1).is_some()) else { continue };
            add(&mut VERBS.get(bare), pronoun);
            // تبناه is تبنى, folded تبني; أعلنوه is أعلنوا; نسبته and اصابته are nouns in ه or verbs in ت.
            if let Some(stem) = bare.strip_suffix('ا') {
                add(&mut VERBS.get(&format!("{stem}ي")), pronoun);
            }
            if bare.ends_with('و') {
                add(&mut VERBS.get(&format!("{bare}ا")), pronoun);
            }
            if let Some(stem) = bare.strip_suffix('ت') {
                add(&mut VERBS.get(&format!("{stem}ه")), pronoun);
            }
        }
    }
}
