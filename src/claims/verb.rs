//! Finite verbs that tell: `قال X إن`، `X يقول إن`، `أعلن X عن`، `طالب X بـ`.

use super::complement::{Complement, complement, says_too};
use super::cue::{PREPOSITIONS, Reading};
use super::describe::describing;
use super::nested::relayed;
use super::object::{blaming, objective, owning, resumptive};
use super::participle::saying;
use super::phrase::end_of;
use super::silence::silence;
use super::subject::is_relative;
use super::teller::{addresses, teller};
use super::untold::{hearsay, is_reminder, speaks_for_itself, untold};
use super::words::Class;
use super::{Context, Found, circumstance, extent, source};
use crate::analysis::Stance;
use crate::lexicon::FEELINGS;
use crate::lexicon::conjugate::Form;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Text, Tokens};

/// How far after a verb its complement is looked for, in tokens.
pub(super) const REACH: usize = 34;

/// A finite verb with a complement: `قال X إن`، `X يقول إن`، `أعلن X عن`، `طالب X بـ`.
pub(super) fn verbal(context: &Context, i: usize, out: &mut Vec<Found>) -> Option<Found> {
    let text = context.text;
    let c = context.cues[i].as_ref()?;
    if !c.is_finite() || c.person == 2 {
        return None;
    }
    if let Some(silent) = silence(context, i, c) {
        return Some(silent);
    }
    let carried = |f: &Found| f.cue.start < i && f.content.as_ref().is_some_and(|r| r.start > i && r.start <= i + 3);
    if c.lemma == "قال" && c.form == Form::Imperfect && out.last().is_some_and(carried) {
        return None;
    }
    if untold(context, i, c, out) {
        return None;
    }
    if !c.pronoun.is_empty()
        && let Some(found) = resumptive(context, i, c, out)
    {
        return Some(found);
    }
    if c.frames.owns {
        return owning(context, i, c);
    }
    if matches!(c.lemma, "نقل" | "أورد" | "نسب")
        && let Some(found) = relayed(context, i, c, out)
    {
        return Some(found);
    }
    if c.frames.term {
        return describing(context, i, c, out);
    }
    if c.frames.blame {
        return blaming(context, i, c, out);
    }
    if matches!(c.lemma, "جدد" | "كرر")
        && let Some(found) = objective(context, i, c, out)
    {
        return Some(found);
    }
    // يعتبرونه بقايا المعبد … أنهما: the pronoun is what is held to be something.
    let held = c.lemma == "اعتبر" && !c.pronoun.is_empty();
    match complement(context, i, c, text.paragraph(i).end.min(i + REACH))
        .filter(|(_, kind)| !held || *kind != Complement::That)
    {
        Some((at, kind)) => complemented(context, i, c, at, kind, out),
        None => objective(context, i, c, out).or_else(|| after_quotation(context, i, c)),
    }
}

/// A claim by the verb at token `i`, whose complement of that kind begins at token `at`.
fn complemented(context: &Context, i: usize, c: &Reading, at: usize, kind: Complement, out: &[Found]) -> Option<Found> {
    let text = context.text;
    let content = match kind {
        Complement::Preposition => extent::of_noun(context, at, c),
        Complement::Quote if text.raw(at) == ":" => extent::from(context, at + 1),
        Complement::Quote | Complement::That => extent::from(context, at),
    };
    let content = content.and_then(|r| extent::in_relative(context, i, r)).filter(|r| !r.is_empty())?;
    if hearsay(text, i, c) {
        if is_reminder(c) {
            return None;
        }
        let heard = Found { content: Some(content), impersonal: true, ..Found::by(c, i..i + 1, "hearsay") };
        return Some(heard);
    }
    if (c.flags.close || c.flags.mute && kind == Complement::Preposition) && !is_close(context, i, at) {
        return None;
    }
    let said = (i + 1..at).rev().find(|&k| saying(context, k) == Some(at) || says_too(context, i, k) == Some(at));
    let told = teller(context, i, c, i + 1..said.unwrap_or(at), kind == Complement::That, out);
    // "لقد حذرت من": within his own words it is the speaker who warned.
    let own = is_own(context, i, c) && told.source.is_none() && told.antecedent.is_none();
    if own && !speaks_for_itself(c) {
        return None;
    }
    let known = told.antecedent.as_ref().is_some_and(|s| source::can_speak(context, s));
    // What is no way of telling by itself needs somebody who tells.
    let first = i + 1 + usize::from(Class::Within.at(text, i + 1));
    // وحث الناس على: whom the verb addresses, told of by whoever went before.
    let addressed = addresses(c) && told.source.is_none() && !out.is_empty();
    let at_once = at <= first + usize::from(c.letters == 1 || first > i + 1) || addressed;
    // وبين أن: only at the head of its sentence is it no preposition without a subject.
    let opens = c.letters == 1 && c.form == Form::Past && i == text.sentence(i).start;
    let goes_on = at_once && (known || !out.is_empty()) && (opens || !matches!(c.lemma, "بين" | "أظهر" | "أبان"));
    let feels_as = feeling(context, content.start);
    let feels = EXPRESSING.contains(&c.lemma) && feels_as.is_some();
    if !told.near && (c.lemma == "وجه" || !c.flags.tells && !goes_on && c.person != 1 && !feels) {
        return None;
    }
    if c.lemma == "رد" && c.letters == 0 && told.source.is_none() || c.lemma == "قال" && c.passive {
        return None;
    }
    // أثبت اللاعب أنه: only what is evidence shows that something is so.
    let shows = matches!(c.lemma, "أثبت" | "أظهر");
    let evidence = |s: &Tokens| (s.start..s.end.min(s.start + 2)).any(|k| is_evidence(text, k));
    if shows && !told.source.as_ref().is_some_and(evidence) {
        return None;
    }
    // نتائج إيجابية تؤكد أن: what the verb describes stands before it, and cannot speak.
    let describes =
        c.letters == 0 && c.form == Form::Imperfect && i > text.sentence(i).start && is_noun_before(text, i);
    // الشعارات التي تدعو إلى: nobody's word.
    let of_things = c.stance == Stance::Demand && i > 0 && is_relative(text.key(i - 1)) && c.form == Form::Imperfect;
    if of_things && told.source.is_none() && told.antecedent.is_none() && c.pronoun.is_empty() {
        return None;
    }
    if describes && told.source.is_none() && told.antecedent.is_none() && c.person == 3 {
        return None;
    }
    // طالب بوقف القتال: the preposition belongs to the frame.
    let fused =
        kind == Complement::Preposition && is_attached(text.key(at)) && !PREPOSITIONS.contains(&text.key(at - 1));
    Some(Found {
        source: told.source,
        antecedent: told.antecedent,
        content: Some(content).filter(|_| !(c.flags.mute && kind == Complement::Preposition)),
        via: told.via,
        fused,
        own_words: own || c.person == 1,
        stance: if EXPRESSING.contains(&c.lemma) { feels_as.unwrap_or(c.stance) } else { c.stance },
        ..Found::by(c, i..i + 1, kind.why())
    })
}

/// A form in ت behind `لقد` or at the head of a quotation, which may be the first person's.
fn is_own(context: &Context, i: usize, c: &Reading) -> bool {
    let text = context.text;
    let past = c.form == Form::Past && c.agreement.feminine && !c.agreement.plural && c.letters == 0;
    let Some(open) = context.quotations.around(i).filter(|_| past) else { return false };
    // إنها "علمت أن": the pronoun tells whose word it is.
    let told = open > 0 && complementiser(text.key(open - 1)) == Some(true);
    !told && (open + 1 == i || matches!(text.key(i - 1), "لقد" | "قد" | "وقد"))
}

/// True for a word whose first letter may be a preposition that can be cut: `لل` cannot.
pub(super) fn is_attached(key: &str) -> bool {
    key.starts_with('ب') || key.starts_with('ل') && !key.starts_with("لل")
}

/// `الدراسة`، `التحقيقات`، `مقاطع`.
fn is_evidence(text: &Text, k: usize) -> bool {
    Class::Evidence.at_cut(text, k)
}

/// True where a noun stands right before the verb at token `i`, and no particle or mark.
fn is_noun_before(text: &Text, i: usize) -> bool {
    let key = text.key(i - 1);
    text.kind(i - 1) == Kind::Word
        && !Class::Particle.at(text, i - 1)
        && complementiser(key).is_none()
        && !is_relative(key)
        && !text.verbs(i - 1).iter().any(|f| f.is_finite())
}

/// Verbs that express a feeling: `أعرب عن قلقه`.
pub(super) const EXPRESSING: [&str; 3] = ["أعرب", "عبر", "أبدى"];

/// The stance of the feeling named at token `k`, with its pronoun or without: `قلقها`، `خالص تعازيه`.
pub(super) fn feeling(context: &Context, k: usize) -> Option<Stance> {
    let text = context.text;
    let bare = |key: &str| ["ها", "هم", "ه"].iter().find_map(|p| key.strip_suffix(p)).unwrap_or(key).to_string();
    (k..k + 2).find_map(|k| {
        let key = text.key(k);
        let whole = FEELINGS.get(key).next().or_else(|| FEELINGS.get(&bare(key)).next());
        // ثقته: the pronoun opens the ending.
        let row = whole.or_else(|| FEELINGS.get(&bare(key).strip_suffix('ت').map(|s| format!("{s}ه"))?).next())?;
        super::cue::stance_of(row.cell(FEELINGS.column("stance")))
    })
}

/// True where the complement at token `at` follows the verb at once, or its subject.
fn is_close(context: &Context, i: usize, at: usize) -> bool {
    let at = at - usize::from(at > i + 1 && PREPOSITIONS.contains(&context.text.key(at - 1)));
    let stop = if at > i + 1 { end_of(context, i + 1, at) } else { at };
    let speaks = || source::can_speak(context, &(i + 1..stop.min(i + 4)));
    let after = circumstance::skip_circumstance(context.text, stop, at);
    let reached = after >= at || after + 1 == at && parts_clauses(context.text, after);
    at <= i + 1 || reached && (stop == i + 1 || speaks())
}

/// `"لن نوقع"، قال كبير المفاوضين.`: what is said stands before.
fn after_quotation(context: &Context, i: usize, c: &Reading) -> Option<Found> {
    let text = context.text;
    let opened = text.paragraph(i).start;
    if !c.flags.tells || !c.frames.quote || c.letters > 0 || i < opened + 3 {
        return None;
    }
    let close = if matches!(text.raw(i - 1), "،" | ",") { i - 2 } else { i - 1 };
    if !is_mark(text, close) {
        return None;
    }
    let open = (opened..close).rev().find(|&k| context.quotations.close_of(k) == Some(close))?;
    let end = text.sentence(i).end;
    let stop = end_of(context, i + 1, end);
    let source = (stop > i + 1).then_some(i + 1..stop).filter(|s| source::can_speak(context, s))?;
    let over = stop >= end || parts_clauses(text, stop) || circumstance::skip_circumstance(text, stop, end) > stop;
    let content = extent::trim(context, open + 1..close).filter(|r| over && r.len() > 2)?;
    Some(Found { source: Some(source), content: Some(content), ..Found::by(c, i..i + 1, "quotation + verb") })
}
