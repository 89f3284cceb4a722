//! Verb forms: what a word may be as a form of a verb the lexicon knows.

use super::conjugate::{Features, Form};
use super::{Row, VERBS, splits};

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
    read_into(key, &mut out);
    out
}

/// Appends what [`verb_forms`] gives.
pub(crate) fn read_into(key: &str, out: &mut Vec<VerbForm>) {
    for split in splits(key) {
        let mut add = |stem: &str, pronoun: &'static str| {
            for verb in VERBS.get(stem) {
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
        add(split.stem, "");
        if split.article || !split.stem.ends_with(['ه', 'ا', 'م', 'ن', 'ي', 'ك']) {
            continue;
        }
        for pronoun in PRONOUNS {
            let Some(bare) = split.stem.strip_suffix(pronoun).filter(|b| b.chars().nth(1).is_some()) else { continue };
            add(bare, pronoun);
            // تبناه is تبنى, folded تبني; أعلنوه is أعلنوا; نسبته and اصابته are nouns in ه or verbs in ت.
            if let Some(stem) = bare.strip_suffix('ا') {
                add(&format!("{stem}ي"), pronoun);
            }
            if bare.ends_with('و') {
                add(&format!("{bare}ا"), pronoun);
            }
            if let Some(stem) = bare.strip_suffix('ت') {
                add(&format!("{stem}ه"), pronoun);
            }
        }
    }
}

/// The verb forms of every token of a text.
#[derive(Debug, Default)]
pub(crate) struct Verbs {
    forms: Vec<VerbForm>,
    /// Where each token's forms end.
    ends: Vec<u32>,
}

impl Verbs {
    /// Reads words given in order.
    pub(crate) fn new<'k>(keys: impl ExactSizeIterator<Item = &'k str>) -> Self {
        let mut out = Verbs { forms: Vec::with_capacity(keys.len() / 2), ends: Vec::with_capacity(keys.len()) };
        for key in keys {
            read_into(key, &mut out.forms);
            out.ends.push(out.forms.len() as u32);
        }
        out
    }

    /// The forms of token `i`; none past the end.
    pub(crate) fn of(&self, i: usize) -> &[VerbForm] {
        let Some(&end) = self.ends.get(i) else { return &[] };
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.forms[start as usize..end as usize]
    }
}
