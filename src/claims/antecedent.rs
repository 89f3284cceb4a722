//! Whom a verb or participle without a subject of its own goes on with: the subject of its clause, of its sentence, or of the
//! sentence before.

use super::phrase;
use super::source::{can_open, can_speak, is_source_noun};
use super::subject::is_relative;
use super::words::Class;
use super::{Agreement, Context, Found, circumstance};
use crate::analysis::ActorKind;
use crate::lexicon::conjugate::Form;
use crate::lexicon::{ORG_HEADS, TITLES};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::quotation::is_mark;
use crate::text::{Text, Tokens};

/// How long what is fronted may be, in tokens.
const FRONTED: usize = 24;
/// How far back the beginning of the clause is looked for, in tokens.
const CLAUSE: usize = 40;
/// Verbs that go on with whoever spoke last, whatever the outlet told in between.
const CONTINUING: [&str; 6] = ["أضاف", "تابع", "استطرد", "أردف", "استدرك", "مضى"];

/// The subject of the clause or sentence that token `i` stands in, for a verb or participle later in it that has none of its
/// own: `التقت الوزيرة بالوفد وقالت`، `زار الرئيس المدينة، مؤكدا`. It must agree with the one who goes on, and nobody in
/// `out` may have spoken since.
pub(super) fn sentence_subject(context: &Context, i: usize, out: &[Found]) -> Option<Tokens> {
    let c = context.cues[i].as_ref()?;
    let opened = context.text.sentence(i).start;
    let spoken = |from: usize| out.last().is_some_and(|f| f.cue.start >= from);
    if let Some(from) = clause_start(context.text, i).filter(|&from| !spoken(from)) {
        // What somebody says may hold the clause: it is no other's.
        let told = out.last().is_some_and(|f| f.content.as_ref().is_some_and(|r| r.start < from && from < r.end));
        let own = subject_of(context, from, i, c.agreement).filter(|s| can_speak(context, &(s.start..s.start + 1)));
        if let Some(own) = own.filter(|_| !told) {
            return Some(own);
        }
    }
    let subject = if spoken(opened) || i == opened { None } else { subject_of(context, opened, i, c.agreement) };
    subject.filter(|s| tells(context, s))
}

/// Where the clause of token `i` begins that a word of contrast parts from the sentence: `إلا أن مسؤولا طعن فيه وقال`.
fn clause_start(text: &Text, i: usize) -> Option<usize> {
    let opened = text.sentence(i).start;
    let contrast = |k: usize| {
        let bare = text.key(k).strip_prefix('و').unwrap_or(text.key(k));
        let despite = matches!(bare, "الا" | "غير" | "بيد") && complementiser(text.key(k + 1)) == Some(false);
        despite || matches!(bare, "لكن" | "بينما" | "فيما")
    };
    let at = (opened.max(i.saturating_sub(CLAUSE))..i).rev().find(|&k| contrast(k));
    at.map(|k| k + 1 + usize::from(complementiser(text.key(k + 1)) == Some(false))).filter(|&from| from < i)
}

/// The subject of the main clause that begins at token `from`, before token `limit`: what agrees with a verb of this form.
fn subject_of(context: &Context, from: usize, limit: usize, agreement: Agreement) -> Option<Tokens> {
    let text = context.text;
    let mut p = from;
    while p < limit && (parts_clauses(text, p) || is_mark(text, p) || introduces(text.key(p))) {
        p += 1;
    }
    // وفي القاهرة، / من جهته، / بينما بدأ المجلس عمله،
    if fronted(text.key(p)) {
        p = (p..limit.min(p + FRONTED)).find(|&k| matches!(text.raw(k), "،" | ","))? + 1;
    }
    let verb = |k: usize| text.verbs(k).iter().any(|f| f.is_finite() && f.letters <= 1);
    let names = |k: usize| {
        context.cast.actor_at(k).is_some_and(|(_, m)| m.tokens.start == k)
            || context.cast.place_at(k).is_some()
            || is_source_noun(text, k)
            || text.key(k).starts_with("ال") && !verb(k) && !is_relative(text.key(k))
            || TITLES.longest(text, k).is_some_and(|h| h.letters == 0)
            || ORG_HEADS.longest(text, k).is_some_and(|h| h.letters == 0)
    };
    // A verb or a noun may come first: what leaves no verb between the noun and the one in و is a verb.
    let phrase = |start: usize| {
        let end = phrase::end_of(context, start, limit);
        (start < limit && names(start) && can_open(text, start) && end > start).then_some((start, end))
    };
    let (start, end) = phrase(p).filter(|(_, end)| *end < limit).or_else(|| phrase(p + 1))?;
    let kin = phrase::kin(context, &(start..end));
    let agrees = kin.plural.is_none_or(|p| p == agreement.plural)
        && kin.feminine.map_or(!agreement.plural, |f| f == agreement.feminine);
    // أبدى الوزير، علي حسن، ثقته: the name goes with the office.
    let named = circumstance::apposed_name(context, start, end).filter(|n| n.end <= limit);
    agrees.then(|| start..named.map_or(end, |n| n.end))
}

/// True for a subject whose head, or what stands right by it, can speak: not `انتهى الحفل، مؤكدا`.
fn tells(context: &Context, s: &Tokens) -> bool {
    can_speak(context, &(s.start..s.end.min(s.start + 3)))
        || ORG_HEADS.has_word(context.text, s.start)
        || TITLES.longest(context.text, s.start).is_some()
}

/// Particles before the verb that a sentence begins with.
fn introduces(key: &str) -> bool {
    matches!(key.strip_prefix(['و', 'ف', 'ل']).unwrap_or(key), "قد" | "كما" | "كذلك" | "ثم")
}

/// The party that the sentence before tells of, where nobody has spoken since: `وصل الوزير إلى العاصمة. وقال إن …`. What
/// that sentence tells of somebody's word counts for every verb, `وأضاف` included: `أبدى الوزير ثقته. وأضاف: …`.
/// `spoken` is where the last one to speak did.
pub(super) fn acting(context: &Context, f: &Found, spoken: Option<usize>) -> Option<Tokens> {
    let (text, agreement) = (context.text, f.agreement?);
    let sentence = text.sentence_index(f.cue.start);
    let opened = text.sentences()[sentence].start;
    if f.inherits || f.cue.start > opened + 2 || sentence == 0 {
        return None;
    }
    let before = text.sentences()[sentence - 1].clone();
    if spoken.is_some_and(|at| at >= before.start) || context.is_headline(before.start) {
        return None;
    }
    let subject = subject_of(context, before.start, before.end, agreement)?;
    // Whom somebody quoted tells of does not speak outside his words.
    let quoted = context.quotations.around(subject.start);
    if quoted.is_some() && quoted != context.quotations.around(f.cue.start) {
        return None;
    }
    let utters = (before.start..subject.start).any(|k| context.cues[k].as_ref().is_some_and(|c| c.is_finite()));
    if utters && tells(context, &subject) {
        return Some(subject);
    }
    let person = |(id, _): (u32, _)| context.cast.actor(id).kind == ActorKind::Person;
    let acts = !CONTINUING.contains(&f.lemma.as_str()) && context.cast.mentions_in(subject.clone()).any(person);
    acts.then_some(subject)
}

/// `واطلع على التجهيزات، مشددا`: a sentence whose verb goes on without a subject, a preposition following at once.
pub(super) fn drops_subject(text: &Text, opened: usize) -> bool {
    let verb = text.verbs(opened).iter().any(|f| f.features.form == Form::Past && f.features.person == 3);
    let next = text.key(opened + 1);
    let whole = matches!(next, "في" | "علي" | "الي" | "عن" | "من" | "مع" | "خلال" | "بين");
    text.key(opened).starts_with('و') && verb && whole
}

/// Words that open what stands before the main clause: a place, a circumstance, a clause of its own.
fn fronted(key: &str) -> bool {
    let bare = key.strip_prefix('و').filter(|k| k.chars().count() > 1).unwrap_or(key);
    Class::Fronted.has(bare)
}
