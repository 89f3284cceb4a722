//! Claims: every statement that the text attributes to somebody.
//!
//! A cue is found by its frame: the word alone proves nothing (`نقل الجرحى`، `أعلن الحرب`). [`cue`] says which words
//! open which frames, [`frame`] reads one frame into source and content, [`speaker`] resolves the source.

mod according;
mod antecedent;
mod boundary;
mod circumstance;
mod complement;
mod cue;
mod describe;
mod extent;
mod frame;
mod headline;
mod naming;
mod nested;
mod noun;
mod object;
mod participle;
mod phrase;
mod preceding;
mod silence;
mod source;
mod speaker;
mod subject;
mod target;
mod teller;
mod untold;
mod verb;
mod words;

use crate::actors::Cast;
use crate::analysis::{Claim, Cue, Stance};
use crate::syntax::quotation::Quotations;
use crate::text::{Text, Tokens};

/// A claim in tokens, before its speaker is resolved.
#[derive(Debug, Clone)]
struct Found {
    cue: Tokens,
    /// Proclitic letters of the cue's first token.
    letters: usize,
    lemma: String,
    source: Option<Tokens>,
    /// The noun phrase that a verb's pronoun or a participle stands for, where grammar tells.
    antecedent: Option<Tokens>,
    content: Option<Tokens>,
    stance: Stance,
    via: Option<String>,
    /// Gender and number of a verb's subject; `None` where the cue is no verb.
    agreement: Option<Agreement>,
    /// True where the speaker is that of the claim before (a participle, `على حد قوله`).
    inherits: bool,
    /// Index of the report this is nested in.
    parent: Option<usize>,
    /// A verb of supposing without a subject: nobody is to be looked for.
    impersonal: bool,
    /// A verb in the first person: who speaks is whoever is quoted.
    own_words: bool,
    /// True where the content's first letter is the preposition of its frame.
    fused: bool,
    why: &'static str,
}

impl Found {
    /// A claim by its cue alone, of a lemma that no verb form tells of.
    fn bare(cue: Tokens, lemma: &str, stance: Stance, why: &'static str) -> Self {
        Found {
            cue,
            letters: 0,
            lemma: lemma.to_string(),
            source: None,
            antecedent: None,
            content: None,
            stance,
            via: None,
            agreement: None,
            inherits: false,
            parent: None,
            impersonal: false,
            own_words: false,
            fused: false,
            why,
        }
    }

    /// A claim by the verb form that is its cue.
    fn by(c: &cue::Reading, cue: Tokens, why: &'static str) -> Self {
        Found {
            letters: c.letters,
            agreement: Some(c.agreement),
            own_words: c.person == 1,
            ..Found::bare(cue, c.lemma, c.stance, why)
        }
    }
}

/// What a verb's form says of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Agreement {
    feminine: bool,
    plural: bool,
}

/// What every step asks of the text.
struct Context<'t, 's> {
    text: &'t Text<'s>,
    cast: &'t Cast,
    quotations: Quotations,
    /// Readings of each token as an attributing word, computed once.
    cues: Vec<Option<cue::Reading>>,
    /// The offices that the text gives each party of the cast: words without articles, the head first.
    roles: Vec<Vec<Vec<String>>>,
}

impl Context<'_, '_> {
    /// The index of the paragraph that holds token `i`.
    fn paragraph_index(&self, i: usize) -> usize {
        self.text.paragraphs().partition_point(|p| p.end <= i)
    }

    /// True for the first line where others follow it.
    fn is_headline(&self, i: usize) -> bool {
        self.text.paragraphs().len() > 1 && self.paragraph_index(i) == 0
    }
}

/// Finds every attributed statement.
pub fn find(text: &Text, cast: &Cast) -> Vec<Claim> {
    let quotations = Quotations::new(text);
    let cues = (0..text.len()).map(|i| cue::read(text, i)).collect();
    let mut context = Context { text, cast, quotations, cues, roles: Vec::new() };
    context.roles = naming::roles(&context);
    let found = in_order(frame::all(&context));
    let speakers = speaker::resolve(&context, &found);
    found
        .iter()
        .zip(speakers)
        .map(|(f, speaker)| {
            let content = f.content.clone().filter(|c| !c.is_empty());
            let target = target::target(&context, f, speaker.as_ref());
            Claim {
                cue: Cue { span: text.span_cut(f.cue.clone(), f.letters), lemma: f.lemma.clone() },
                source: f.source.clone().map(|s| text.span_cut(s.clone(), source::proclitics(text, s.start))),
                speaker,
                direct: content.as_ref().is_some_and(|c| extent::is_quoted(&context, c)),
                target,
                content: content.map(|c| {
                    text.span_cut(c.clone(), usize::from(f.fused).max(extent::content_letters(text, c.start)))
                }),
                stance: f.stance,
                via: f.via.clone().or_else(|| target::outlet(&context, f)),
                parent: f.parent.map(|p| p as u32),
                within: None,
                why: f.why.to_string(),
            }
        })
        .collect()
}

/// Sorts by cue; references to a parent follow it to its new place.
fn in_order(found: Vec<Found>) -> Vec<Found> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&i| (found[i].cue.start, found[i].cue.end));
    let mut place = vec![0; found.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let mut sorted: Vec<(usize, Found)> = found.into_iter().enumerate().map(|(old, f)| (place[old], f)).collect();
    sorted.sort_by_key(|(new, _)| *new);
    sorted.into_iter().map(|(_, f)| Found { parent: f.parent.map(|p| place[p]), ..f }).collect()
}

#[cfg(test)]
mod tests;
