//! Where the circumstances of a figure may stand: not where somebody is said to have reported it (`أعلن مسؤولون أمس`،
//! `قال لإذاعة في بروكسل`), nor past the words with which a sentence goes over to something else.

use super::Found;
use super::context::is;
use crate::analysis::Claim;
use crate::lexicon::CAUSES;
use crate::syntax::clause::parts_clauses;
use crate::text::{Kind, Text, Tokens};
use std::ops::Range;

/// The longest clause of a report behind what it reports, in tokens.
const LONGEST_REPORT: usize = 14;

/// How far behind the word that turns to it harm may begin, in tokens.
const TURN: usize = 3;

/// What surrounds the figures of a text, by token.
pub(super) struct Surroundings {
    /// Part of the words by which something is reported.
    reported: Vec<bool>,
    /// Part of the source as it stands there: `السلطات في هندوراس`.
    source: Vec<bool>,
    /// Part of a statement of harm.
    harm: Vec<bool>,
}

impl Surroundings {
    pub(super) fn new(text: &Text, found: &[Found], claims: &[Claim]) -> Self {
        let none = vec![false; text.len()];
        let mut scope = Surroundings { reported: none.clone(), source: none.clone(), harm: none };
        for f in found {
            scope.harm[f.tokens.clone()].fill(true);
        }
        for claim in claims {
            let Some(content) = &claim.content else { continue };
            let tokens = |units: Range<u32>| text.tokens_of_units(units);
            let (cue, content) = (tokens(claim.cue.span.start..claim.cue.span.end), tokens(content.start..content.end));
            let source = claim.source.as_ref().map(|s| tokens(s.start..s.end));
            scope.reported[report(text, cue, source.clone(), content)].fill(true);
            if let Some(source) = source {
                scope.source[source].fill(true);
            }
        }
        scope
    }

    /// The scope of a figure.
    pub(super) fn of(&self, text: &Text, f: &Found) -> Scope<'_> {
        Scope { surroundings: self, before: self.before(text, f), after: self.after(text, f) }
    }

    /// The tokens of a figure and after it that may tell of it, up to where the sentence goes over to something else; not
    /// where it only goes over to others harmed (`وجرح آخرون فيما أسر 2 في مواجهات`).
    fn after(&self, text: &Text, f: &Found) -> Tokens {
        let end = text.sentence(f.tokens.start).end;
        let others = |k: usize| is(text, k, "beside") && (k + 1..end.min(k + TURN)).any(|k| self.harm[k]);
        let goes_on = |k: usize| !self.harm[k] && self.goes_on(text, k) && !others(k);
        f.tokens.start..(f.tokens.end..end).find(|&k| goes_on(k)).unwrap_or(end)
    }

    /// The tokens before a figure that may tell of it. What its sentence turns to the figure with is none of them, since it
    /// goes on with the same event: `فيما أصيب خمسة`.
    fn before(&self, text: &Text, f: &Found) -> Tokens {
        let start = text.sentence(f.tokens.start).start;
        let own = |k: usize| k + TURN >= f.tokens.start && (is(text, k, "beside") || text.key(k) == "حين");
        let from = (start..f.tokens.start).rev().find(|&k| turns(text, k) && !own(k)).map_or(start, |k| k + 1);
        from..f.tokens.start
    }

    /// True where another event begins at token `k`: a turn, or a verb that is joined on and is not of harm.
    fn goes_on(&self, text: &Text, k: usize) -> bool {
        // والهجوم على فندق
        let event = || CAUSES.longest(text, k).is_some_and(|h| h.article && text.key(k).starts_with('و'));
        turns(text, k)
            || text.key(k) == "حيث"
            || event()
            || is_joined(text, k) && !is(text, k, "outcome") && !is(text, k, "locative")
    }
}

/// Where the circumstances of one figure may stand.
pub(super) struct Scope<'s> {
    surroundings: &'s Surroundings,
    /// The tokens before the figure that may tell of it.
    pub(super) before: Tokens,
    /// Those of the figure and after it.
    pub(super) after: Tokens,
}

impl Scope<'_> {
    /// True where token `k` belongs to a report, and so tells nothing of what is reported.
    pub(super) fn is_reported(&self, k: usize) -> bool {
        self.surroundings.reported[k]
    }

    /// True where token `k` belongs to a source.
    pub(super) fn is_source(&self, k: usize) -> bool {
        self.surroundings.source[k]
    }
}

/// `ونقلوا`، `، تمكنت الشرطة`: a verb that the sentence goes on with at token `k`.
fn is_joined(text: &Text, k: usize) -> bool {
    if text.splits(k).any(|s| s.article) {
        return false;
    }
    let comma = k > 0 && matches!(text.raw(k - 1), "،" | ",");
    let and = text.key(k).starts_with(['و', 'ف']);
    let verb = |letters: usize| text.verbs(k).iter().any(|v| v.is_finite() && v.letters == letters);
    let known = if verb(0) { comma } else { and && verb(1) };
    // The lexicon has the verbs that matter; of others the ending tells.
    let key = text.key(k);
    let joined = key.strip_prefix('و').filter(|k| k.chars().count() >= 4);
    let looks = joined.is_some_and(|k| k.ends_with("وا") || k.ends_with('ت') && !k.ends_with("ات"));
    // `وتضرر أكثر من 800`: what is counted behind a verb is harm, known or not.
    let counts = text.kind(k + 1) == Kind::Number || is(text, k + 1, "counted");
    !counts && (known || looks && (key.ends_with("وا") || text.key(k + 1).starts_with("ال")))
}

/// Words with which a sentence turns to something else.
fn turns(text: &Text, k: usize) -> bool {
    let previous = |key: &str| k > 0 && text.key(k - 1) == key;
    matches!(text.raw(k), "؛" | ";")
        || is(text, k, "turn")
        // فيما يشتبه أنه هجوم
        || is(text, k, "beside") && !is(text, k + 1, "supposed")
        || text.key(k) == "حين" && previous("في")
        || text.key(k) == "ان" && (previous("غير") || previous("الا"))
}

/// The tokens of a report: from its verb or its source to what is reported; behind that, to the end of its clause.
fn report(text: &Text, cue: Tokens, source: Option<Tokens>, content: Tokens) -> Tokens {
    let (first, last) = source.map_or((cue.start, cue.end), |s| (cue.start.min(s.start), cue.end.max(s.end)));
    if cue.start < content.start {
        return first.min(content.start)..content.start;
    }
    let end = text.sentence(cue.start).end.min(cue.start + LONGEST_REPORT).max(cue.end);
    let from = cue.start.max(first);
    from..(last.min(end)..end).find(|&k| parts_clauses(text, k)).unwrap_or(end)
}
