//! Subjects that stand before their verb: in its clause, under `كان`, before a relative, at the head of the sentence.

use super::source::{LONGEST, can_open, can_speak, is_source_noun};
use super::subject::is_relative;
use super::{Context, phrase};
use crate::lexicon::conjugate::Form;
use crate::lexicon::{ORG_HEADS, TITLES};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::quotation::is_mark;
use crate::text::{Text, Tokens};

/// The longest apposition, in tokens.
const APPOSED: usize = 10;

/// A subject before its verb: the noun phrase between the clause's beginning and token `verb`.
pub(super) fn before(context: &Context, verb: usize, floor: usize) -> Option<Tokens> {
    let text = context.text;
    // التقت الوزيرة بالوفد وقالت: between a verb in و and its subject before it stands another verb.
    if text.key(verb).starts_with('و') && context.cues[verb].as_ref().is_some_and(|c| c.letters > 0 && c.is_finite()) {
        return None;
    }
    let sentence = text.sentence(verb);
    let floor = floor.max(sentence.start).max(verb.saturating_sub(LONGEST));
    let mut end = verb;
    while end > floor
        && (matches!(text.key(end - 1), "قد" | "كان" | "كانت" | "كانوا" | "لا" | "لم")
            || end < verb && (is_mark(text, end - 1) || matches!(text.raw(end - 1), "،" | ",")))
    {
        end -= 1;
    }
    // لكن رئيس اللجنة، مايكل ماكول، قال: the comma closes an apposition.
    if end > floor + 1 && matches!(text.raw(end - 1), "،" | ",") && closes_apposition(context, end - 1) {
        end -= 1;
    }
    if end > floor
        && let Some(head) = behind_relative(context, end - 1, verb, floor)
    {
        return Some(head);
    }
    // أما الرئيس، محمود عباس، فقال: the comma before فـ parts nothing.
    if text.key(verb).starts_with('ف') && end > floor && matches!(text.raw(end - 1), "،" | ",") {
        end -= 1;
    }
    // البراك الذي رحب: the party that the relative clause is about.
    if end > floor && matches!(text.key(end - 1), "الذي" | "التي" | "الذين") {
        let feminine = text.key(end - 1) == "التي";
        let agrees = context.cues[verb].as_ref().is_none_or(|c| c.agreement.plural || c.agreement.feminine == feminine);
        return if agrees { head_of_relative(context, end - 1, floor) } else { None };
    }
    let mut start = end;
    while start > floor {
        let i = start - 1;
        let key = text.key(i);
        let raw = text.raw(i);
        // لكنه نفى: the pronoun is the subject.
        let ended = matches!(raw, "." | ";" | "؛" | "؟" | "!" | ":" | "…" | "|");
        if ended || complementiser(key).is_some() || matches!(key, "لكنه" | "لكنها" | "لكنهم" | "ولكنه" | "ولكنها")
        {
            break;
        }
        let mention = context.cast.actor_at(i);
        if mention.is_none()
            && (crate::syntax::clause::opens_clause(key)
                || context.cues[i].as_ref().is_some_and(|c| c.is_finite() && c.person == 3 && c.lemma != "بين"))
        {
            break;
        }
        if mention.is_none()
            && text.verbs(i).iter().any(|f| f.is_finite() && f.letters == 0 && f.pronoun.is_empty())
            && !is_source_noun(text, i)
            && !crate::lexicon::PERSON_NAMES.contains(key)
        {
            break;
        }
        // A comma is crossed only inside an apposition: title, name.
        if matches!(raw, "،" | ",")
            && !(can_speak(context, &(floor.max(i.saturating_sub(8))..i))
                && opens_apposition(context, i + 1)
                && i > floor)
        {
            break;
        }
        start = i;
    }
    while start < end
        && (parts_clauses(text, start)
            || matches!(text.key(start), "و" | "اما" | "لكن" | "كما" | "ثم" | "من" | "ما" | "هناك" | "وهناك"))
    {
        start += 1;
    }
    (start < end && can_open(text, start)).then_some(start..end)
}

/// The subject that stands between `كان` and its verb: `وكانت الحكومة المحلية قد دعت الأهالي`.
pub(super) fn under_kana(context: &Context, verb: usize) -> Option<Tokens> {
    let text = context.text;
    // كان الناس ينتظرون، وأضاف: a verb in و is not what كان goes with.
    if context.cues[verb].as_ref().is_some_and(|c| c.letters > 0) {
        return None;
    }
    let floor = text.sentence(verb).start.max(verb.saturating_sub(LONGEST));
    let kana = (floor..verb).rev().take_while(|&k| {
        let stop = matches!(text.raw(k), "." | "؛" | ";" | ":" | "؟" | "!")
            || complementiser(text.key(k)).is_some()
            || matches!(text.key(k), "حيث" | "عندما" | "حين" | "بينما" | "فيما" | "لكن" | "اذ");
        let named = context.cast.actor_at(k).is_some() || is_source_noun(text, k);
        let verbal = !named && context.cues[k].as_ref().is_some_and(|c| c.is_finite() && c.lemma != "بين");
        !stop && !verbal
    });
    let kana = kana.into_iter().find(|&k| matches!(text.key(k), "كان" | "كانت" | "وكان" | "وكانت"))?;
    // الصديق الذي كان يرافق الأسرة قال: كان is the relative clause's.
    if kana > 0 && is_relative(text.key(kana - 1)) {
        return None;
    }
    let mut end = verb;
    while end > kana + 1 && (text.key(end - 1) == "قد" || matches!(text.raw(end - 1), "،" | ",")) {
        end -= 1;
    }
    let range = kana + 1..end;
    // كما كان لاعبا، قال: a comma before the verb parts it from كان, unless قد or an apposition goes with it.
    let parted = end < verb && (end..verb).all(|k| text.key(k) != "قد");
    if parted && !closes_apposition(context, end) && !is_whole_subject(context, kana, &range, verb) {
        return None;
    }
    (!range.is_empty() && can_open(text, range.start) && can_speak(context, &range)).then_some(range)
}

/// `وكان الوزير، أعلن أمس`: one noun phrase between `كان` at the head of its sentence and the comma before the verb, which
/// agrees with both.
fn is_whole_subject(context: &Context, kana: usize, range: &Tokens, verb: usize) -> bool {
    let text = context.text;
    let Some(c) = context.cues[verb].as_ref().filter(|c| c.form == Form::Past && c.person == 3) else { return false };
    let speaks = || {
        can_speak(context, &(range.start..range.start + 1))
            || ORG_HEADS.has_word(text, range.start)
            || TITLES.longest(text, range.start).is_some()
    };
    let feminine = text.key(kana).ends_with("ت");
    let agrees = c.agreement.plural || c.agreement.feminine == feminine;
    let whole = || phrase::end_of(context, range.start, range.end) == range.end;
    kana == text.sentence(kana).start && !range.is_empty() && speaks() && agrees && whole()
}

/// `أما المقررة الخاصة فقالت`: whatever noun phrase stands between أما and the verb in ف.
pub(super) fn as_for(context: &Context, verb: usize) -> Option<Tokens> {
    let text = context.text;
    let floor = text.sentence(verb).start.max(verb.saturating_sub(LONGEST));
    let at = (floor..verb).rev().find(|&k| matches!(text.key(k), "اما" | "واما"))?;
    let mut end = verb;
    while end > at + 1 && parts_clauses(text, end - 1) {
        end -= 1;
    }
    let told = text.key(verb).starts_with('ف') && (at + 1..end).all(|k| !parts_clauses(text, k) || text.raw(k) != ".");
    (told && end > at + 1 && text.key(at + 1).starts_with("ال") && can_open(text, at + 1)).then_some(at + 1..end)
}

/// True for a noun phrase right behind أما.
pub(super) fn is_as_for(text: &Text, s: &Tokens) -> bool {
    s.start > 0 && matches!(text.key(s.start - 1), "اما" | "واما")
}

/// `لكن زعيم الحزب، الذي فاز بالمقعد، حذر`: the party before a relative clause that commas part from its verb, the second of
/// them right before token `verb`.
fn behind_relative(context: &Context, end: usize, verb: usize, floor: usize) -> Option<Tokens> {
    let text = context.text;
    if !matches!(text.raw(end), "،" | ",") {
        return None;
    }
    let comma = |k: usize| matches!(text.raw(k), "،" | ",");
    let relative =
        (floor + 1..end).rev().find(|&k| comma(k - 1) && matches!(text.key(k), "الذي" | "التي" | "الذين"))?;
    let feminine = text.key(relative) == "التي";
    let agrees = context.cues[verb].as_ref().is_some_and(|c| c.agreement.plural || c.agreement.feminine == feminine);
    if !agrees || (relative..end).any(|k| matches!(text.raw(k), "." | ":" | "؛" | "؟")) {
        return None;
    }
    head_of_relative(context, relative, floor)
}

/// The party before a relative pronoun at token `relative`, its apposition skipped: `ليفني، وزيرة العدل، التي أشارت`.
fn head_of_relative(context: &Context, relative: usize, floor: usize) -> Option<Tokens> {
    let text = context.text;
    if relative > floor && is_source_noun(text, relative - 1) && text.key(relative - 1).starts_with("ال") {
        return Some(relative - 1..relative);
    }
    // الجزائر التي هددت: a country.
    if relative > floor
        && context.cast.actor_at(relative - 1).is_none()
        && context.cast.place_at(relative - 1).is_some()
    {
        return Some(relative - 1..relative);
    }
    for k in (floor.max(relative.saturating_sub(8))..relative).rev() {
        if let Some((_, m)) = context.cast.actor_at(k) {
            return (m.tokens.start >= floor).then(|| m.tokens.clone());
        }
        let apposed = matches!(text.raw(k), "،" | ",") || text.key(k).starts_with("ال") || is_source_noun(text, k);
        if !apposed {
            return None;
        }
    }
    None
}

/// True where the comma at token `k` ends an apposition that a comma began: a name or a title and what goes with it.
fn closes_apposition(context: &Context, k: usize) -> bool {
    let text = context.text;
    let opened = (text.sentence(k).start..k).rev().take(APPOSED).find(|&j| matches!(text.raw(j), "،" | ","));
    opened.is_some_and(|j| opens_apposition(context, j + 1) && can_speak(context, &(j.saturating_sub(4)..j)))
}

/// True where a name, a title or a noun of people begins at token `i`, as after the comma of an apposition.
pub(super) fn opens_apposition(context: &Context, i: usize) -> bool {
    context.cast.actor_at(i).is_some_and(|(_, m)| m.tokens.start == i && m.letters == 0)
        || is_source_noun(context.text, i)
        || TITLES.longest(context.text, i).is_some_and(|h| h.letters == 0)
}
