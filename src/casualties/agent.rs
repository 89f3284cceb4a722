//! Whose people were harmed, and who harmed them, where the text says so.

use super::Found;
use super::context::{self, is};
use super::people::noun;
use super::scope::Scope;
use crate::actors::Cast;
use crate::analysis::{ActorKind, Outcome};
use crate::lexicon::{CAUSES, CONTEXTS};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::text::{Kind, Text, Tokens};

/// How far behind the harmed the body may stand that they belong to, in tokens.
const BELONGING: usize = 4;

/// How far behind a figure its agent may stand, in tokens.
const AGENT: usize = 18;

/// How far before the verb that says who launched it an event may stand, in tokens.
const EVENT: usize = 4;

/// How far behind a noun the name may begin that goes with it, in tokens.
const NAME: usize = 4;

/// The armed body whose people were harmed: the actor in their own noun phrase, or that they are said to be of.
pub(super) fn side(text: &Text, cast: &Cast, f: &Found) -> Option<u32> {
    let armed = |id: u32| matches!(cast.actor(id).kind, ActorKind::ArmedGroup | ActorKind::Military | ActorKind::Party);
    let sentence = text.sentence(f.tokens.start);
    // تكبد التنظيم 40 قتيلا
    let from = sentence.start.max(f.tokens.start.saturating_sub(BELONGING));
    let lost = (from..f.tokens.start)
        .rev()
        .find(|&k| text.splits(k).any(|s| matches!(s.stem, "تكبد" | "تكبدت" | "خسر" | "خسرت")));
    if let Some(id) =
        lost.and_then(|k| (k + 1..f.tokens.start).find_map(|j| Some(cast.actor_at(j)?.0).filter(|id| armed(*id))))
    {
        return Some(id);
    }
    let end = sentence.end;
    let phrase = f.victims.clone();
    // `قتلى القصف الذي شنته القوات`: what a relative clause names is not whose people they were.
    let relative = phrase.clone().find(|&k| is_relative(text.key(k))).unwrap_or(phrase.end);
    let belongs = matches!(text.key(phrase.end), "من" | "تابعين" | "ينتمون")
        || text.key(phrase.end) == "في" && matches!(text.key(phrase.end + 1), "صفوف" | "اوساط");
    let reach = if belongs { BELONGING } else { 1 };
    let to = (phrase.end + usize::from(belongs)..end.min(phrase.end + reach))
        .find(|&k| parts_clauses(text, k) || is_relative(text.key(k)) || ends_phrase(text.key(k)))
        .unwrap_or(end.min(phrase.end + reach));
    let to = if relative < phrase.end { relative } else { to };
    let harmed = |k: usize| f.perpetrator.as_ref().is_none_or(|p| !p.contains(&k));
    (phrase.start..to).filter(|&k| harmed(k)).filter_map(|k| Some(cast.actor_at(k)?.0)).find(|id| armed(*id))
}

fn is_relative(key: &str) -> bool {
    matches!(key, "الذي" | "التي" | "الذين" | "اللذين" | "اللتين" | "ممن")
}

fn ends_phrase(key: &str) -> bool {
    matches!(key, "جراء" | "اثر" | "علي" | "بينهم" | "خلال" | "بعد" | "قرب")
}

/// Who did it, as the text writes it: the subject of the verb of harm, behind it or before it, a party behind `على يد`،
/// `بنيران`, or one that the text says launched what harmed (`القصف الذي شنته …`).
pub(super) fn perpetrator(text: &Text, cast: &Cast, scope: &Scope, f: &Found) -> Option<String> {
    let tokens = f.perpetrator.clone().or_else(|| subject(text, cast, f)).or_else(|| named(text, cast, scope, f))?;
    if let Some(rest) = text.slice(tokens.clone()).strip_prefix("لل") {
        return Some(format!("ال{rest}"));
    }
    let letters =
        cast.actor_at(tokens.start).filter(|(_, m)| m.tokens.start == tokens.start).map_or(0, |(_, m)| m.letters);
    Some(text.span_cut(tokens, letters).text)
}

/// `أن قوات الأمن اعتقلت 851 شخصا`: an armed or public body that opens the clause of a verb with its victims behind it.
fn subject(text: &Text, cast: &Cast, f: &Found) -> Option<Tokens> {
    let verb = f.tokens.start;
    let start = text.sentence(verb).start;
    if f.victims.start <= verb || !text.verbs(verb).iter().any(|v| v.is_finite() && v.letters == 0) {
        return None;
    }
    let last = (start..verb).rev().find(|&k| !matches!(text.key(k), "قد" | "لقد"))?;
    let (id, _) = cast.actor_at(last)?;
    if matches!(cast.actor(id).kind, ActorKind::Person | ActorKind::Media | ActorKind::Other | ActorKind::Company) {
        return None;
    }
    let first = (start..=last).rev().take_while(|&k| cast.actor_at(k).is_some_and(|(other, _)| other == id)).last()?;
    let opened = first == start
        || complementiser(text.key(first - 1)).is_some()
        || parts_clauses(text, first - 1)
        || matches!(text.key(first - 1), "كان" | "كانت" | "وكان" | "وكانت" | "لكن" | "فيما" | "بينما" | "حيث" | "كما");
    let plural = text.key(verb).ends_with("وا");
    // `القوات قتل خمسة من أفرادها`: a passive verb does not agree with the body before it. A bare name tells no gender.
    let key = text.key(first);
    let feminine = key.ends_with('ه') || key.ends_with("ات");
    let bare = !feminine && !key.starts_with("ال");
    let agrees = plural || bare || feminine == text.key(verb).ends_with('ت') || is(text, first, "forces");
    (opened && agrees).then_some(first..last + 1)
}

fn named(text: &Text, cast: &Cast, scope: &Scope, f: &Found) -> Option<Tokens> {
    let sentence = text.sentence(f.tokens.start);
    let after = scope.after.clone();
    (after.start..after.end.min(f.tokens.end + AGENT)).find_map(|k| {
        if matches!(text.raw(k), "؛" | "." | ":") {
            return None;
        }
        let hit = CONTEXTS.longest_whole(text, k)?;
        let kind = CONTEXTS.rows_of(&hit).next()?.cell(CONTEXTS.column("kind"));
        let behind = k + hit.len;
        match kind {
            "by" => party(text, cast, behind, sentence.end),
            "launched" if launched_harm(text, f, k, sentence.start) => party(text, cast, behind, sentence.end),
            _ => None,
        }
    })
}

/// True where what the verb at token `k` says was launched is the event that harmed, and not one that came before it.
fn launched_harm(text: &Text, f: &Found, k: usize, start: usize) -> bool {
    let event = (start.max(k.saturating_sub(EVENT))..k).rev().find(|&j| CAUSES.longest(text, j).is_some());
    let earlier = |j: usize| j > start && matches!(text.key(j - 1), "بعد" | "عقب" | "قبل" | "منذ");
    f.outcome != Outcome::Detained && event.is_some_and(|j| !earlier(j))
}

/// The party at token `i`: an actor, or people without a name (`مسلحين مجهولين`).
fn party(text: &Text, cast: &Cast, i: usize, end: usize) -> Option<Tokens> {
    if i >= end {
        return None;
    }
    // `بنيران قوات الاحتلال`, `برصاص الجيش`: the name may begin one word behind its head.
    let begins = [i, i + 1].into_iter().find(|&k| cast.actor_at(k).is_some() && text.kind(i) == Kind::Word);
    if let Some(begins) = begins.filter(|&k| k < end) {
        let same = |k: &usize| cast.actor_at(*k).map(|(id, _)| id) == cast.actor_at(begins).map(|(id, _)| id);
        // بقصف عشوائي لقوات …
        let owned = cast.actor_at(begins).is_some_and(|(_, m)| m.letters > 0) || text.key(begins).starts_with("لل");
        let from = if owned { begins } else { i };
        return Some(from..begins + (begins..end).take_while(same).count());
    }
    let people = noun(text, cast, i)?;
    let to = i + people.len;
    if let Some(named) = named_behind(text, cast, to, end) {
        return Some(i..named);
    }
    let described = to < end
        && text.kind(to) == Kind::Word
        && (context::is(text, to, "unknown") || text.key(i).starts_with("ال") && text.key(to).starts_with("ال"));
    Some(i..to + usize::from(described))
}

/// Where the name ends that people are called by from token `from` on: `الزعيم الجديد للحركة أبي حمزة`.
fn named_behind(text: &Text, cast: &Cast, from: usize, end: usize) -> Option<usize> {
    let ends = |k: usize| {
        parts_clauses(text, k)
            || is(text, k, "closing")
            || text.verbs(k).iter().any(|v| v.is_finite() && v.letters == 0)
    };
    let person = |k: usize| cast.actor_at(k).filter(|(id, _)| cast.actor(*id).kind == ActorKind::Person);
    let at = (from..end.min(from + NAME)).take_while(|&k| !ends(k)).find(|&k| person(k).is_some())?;
    let id = person(at)?.0;
    Some(at + (at..end).take_while(|&k| person(k).is_some_and(|(other, _)| other == id)).count())
}
