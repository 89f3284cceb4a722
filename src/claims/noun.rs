//! Nouns that attribute: `قوله إن`، `إعلان الجيش أن`، `تصريحات الوزير حول`، `وجه انتقادات إلى`، `أنباء عن`، `جاء في بيان`.

use super::complement::preposition_at;
use super::cue::{PREPOSITIONS, Reading};
use super::nested::said_noun;
use super::phrase::end_of;
use super::subject::is_relative;
use super::verb::{REACH, is_attached};
use super::words::Class;
use super::{Agreement, Context, Found, circumstance, cue, extent, preceding, source};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;
use crate::lexicon::{ACCORDING, CLAIM_WORDS, TITLES, UTTERANCES, WHOLE};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::{is_deed, is_deed_key};
use crate::text::{Kind, Text, Tokens};

/// How far before a noun of saying the verb that utters it may stand.
const UTTERED: usize = 10;
/// Verbs that utter a noun of saying.
const UTTERS: [&str; 8] = ["وجه", "أصدر", "أطلق", "قدم", "بعث", "أرسل", "جدد", "كرر"];
/// How far what is said may stand after whom it addresses, in tokens.
const ADDRESSED: usize = 8;
/// The shortest quotation that is what somebody said and no name or term, in tokens.
const QUOTED: usize = 4;

/// `وجاء في بيان للوزارة أن`: a statement that speaks.
pub(super) fn bearer(context: &Context, i: usize) -> Option<Found> {
    let text = context.text;
    // ما ورد في التقرير: a noun.
    if !matches!(text.key(i), "جاء" | "ورد" | "وجاء" | "وورد") || i > 0 && is_relative(text.key(i - 1)) {
        return None;
    }
    let at = (i + 1..i + 3).find(|&k| text.key(k) == "في")?;
    let end = text.sentence(i).end.min(i + REACH);
    let said = (at + 1..end).find(|&k| opens_speech(context, k))?;
    let mut stop = said;
    while stop > at + 2 && parts_clauses(text, stop - 1) {
        stop -= 1;
    }
    let source = at + 1..stop;
    if !source::can_speak(context, &source) {
        return None;
    }
    let content = extent::from(context, said)?;
    Some(Found {
        letters: usize::from(text.key(i).starts_with('و') && text.key(i) != "ورد"),
        source: Some(source),
        content: Some(content),
        ..Found::bare(i..at + 1, "جاء في", Stance::State, "statement as bearer")
    })
}

/// True where what is said begins at token `k`: a clause, a colon, a quotation.
fn opens_speech(context: &Context, k: usize) -> bool {
    let text = context.text;
    complementiser(text.key(k)).is_some()
        || text.raw(k) == ":"
        || context.quotations.close_of(k).is_some_and(|close| close > k + QUOTED)
}

/// `قوله إن`، `تأكيدهم أنهم`: a verbal noun whose pronoun is who speaks, where no report holds it.
pub(super) fn nominal(context: &Context, i: usize, out: &[Found]) -> Option<Found> {
    let text = context.text;
    let c = context.cues[i].as_ref()?;
    let said = said_noun(context, i);
    let owned = c.form == Form::Masdar && matches!(c.pronoun, "ه" | "ها" | "هم") && c.flags.tells;
    if !(said || owned) || out.iter().rev().take(4).any(|f| f.cue.contains(&i)) {
        return None;
    }
    // على حد قوله: a tail. وأردف بقوله: the verb's claim has it already.
    let tail = ACCORDING.contains(&format!("{} {}", text.key(i.saturating_sub(1)), text.key(i)));
    let next = i + 1;
    let held = out.last().is_some_and(|f| f.content.as_ref().is_some_and(|r| r.start >= i && r.start <= next + 2));
    let says = complementiser(text.key(next)).is_some() || said && opens_speech(context, next);
    if tail || held || !says {
        return None;
    }
    let content = extent::from(context, next)?;
    let lemma = if said { "قول" } else { c.lemma };
    Some(Found {
        content: Some(content),
        inherits: true,
        agreement: Some(Agreement { feminine: c.pronoun == "ها", plural: c.pronoun == "هم" }),
        lemma: lemma.into(),
        ..Found::by(c, i..i + 1, "verbal noun")
    })
}

/// `إعلان الجيش بدء العملية`، `تأكيد الوزارة أن`، `تحذيرات الأمم المتحدة من`: a verbal noun of telling before its party.
pub(super) fn announced(context: &Context, i: usize) -> Option<Found> {
    let text = context.text;
    let c = context.cues[i].as_ref()?;
    // اتهام الوزير بالفساد، دعوة المجلس إلى الانعقاد: the party is not the one who speaks.
    // كتابة رواية is no telling.
    let speaks = c.flags.tells && c.lemma != "كتب" || matches!(c.lemma, "أنكر" | "تعهد" | "وعد" | "أقر" | "اعترف");
    if !speaks || c.form != Form::Masdar || c.article || !c.pronoun.is_empty() || context.cast.actor_at(i).is_some() {
        return None;
    }
    let source = party_after(context, i)?;
    let end = text.sentence(i).end;
    let at = circumstance::skip_circumstance(text, source.end, end);
    if at >= end || parts_clauses(text, at) {
        return None;
    }
    let start = noun_complement(context, c, at)?;
    let content = extent::of_noun(context, start, c)?;
    let key = text.key(at);
    let fused = is_attached(key) && start == at && complementiser(key).is_none();
    Some(Found {
        source: Some(source),
        content: Some(content),
        agreement: None,
        fused,
        ..Found::by(c, i..i + 1, "verbal noun + party")
    })
}

/// The party right after the noun at token `i`, with its title and apposition; a place where a clause follows it.
fn party_after(context: &Context, i: usize) -> Option<Tokens> {
    let text = context.text;
    if let Some((_, m)) = context.cast.actor_at(i + 1) {
        return (m.tokens.start == i + 1 && m.letters == 0).then(|| m.tokens.clone());
    }
    if TITLES.longest(text, i + 1).is_some_and(|h| h.letters == 0) || source::is_source_noun(text, i + 1) {
        return speaker_annexed(context, i);
    }
    let place = context.cast.place_at(i + 1).is_some() && complementiser(text.key(i + 2)).is_some();
    place.then_some(i + 1..i + 2)
}

/// Where the complement of a verbal noun of `c` at token `at` begins.
fn noun_complement(context: &Context, c: &Reading, at: usize) -> Option<usize> {
    let text = context.text;
    let key = text.key(at);
    if complementiser(key).is_some() {
        c.frames.that.then_some(at)
    } else if let Some(p) = preposition_at(c, key) {
        Some(if PREPOSITIONS[p] == key { at + 1 } else { at })
    } else {
        (c.frames.object && is_deed(text, at)).then_some(at)
    }
}

/// `وجه الوزير انتقادات إلى`، `تصريحات المدير حول`: a noun of saying, its speaker the subject of the verb that utters it or
/// the party annexed to it.
pub(super) fn utterance(context: &Context, i: usize) -> Option<Found> {
    let text = context.text;
    let row = text.splits(i).find_map(|s| (!s.article).then(|| UTTERANCES.rows_for(&s).next()).flatten())?;
    if context.cast.actor_at(i).is_some() {
        return None;
    }
    let stance = cue::stance_of(row.cell(UTTERANCES.column("stance")))?;
    let annexed = speaker_annexed(context, i);
    // لمطالبة الحكومة بـ: whom a demand that is still to be made is addressed to.
    if annexed.is_some() && row.cell(0) == "مطالبة" && text.key(i) != "مطالبه" {
        return None;
    }
    let uttered = if annexed.is_none() { utterer(context, i) } else { None };
    let voiced = annexed.is_none() && uttered.is_none();
    // وسط دعوات لإجراء تحقيق: nobody named calls for it.
    let alone = voiced && row.cell(UTTERANCES.column("alone")) == "1" && calls_for(context, i + 1);
    if voiced && !alone {
        return None;
    }
    let from = annexed.as_ref().map_or(i + 1, |s| s.end);
    let start = if alone { i + 1 } else { matter(context, from, text.sentence(i).end, annexed.is_some())? };
    let content = extent::from(context, start)?;
    let source = annexed.or(uttered.flatten());
    let inherits = source.is_none() && !alone;
    let fused = content.start == start && (alone || text.key(start).starts_with('ب')) && is_fused(text, start);
    let why = if alone {
        "noun of nobody named"
    } else if inherits || source.as_ref().is_some_and(|s| s.start < i) {
        "uttered noun"
    } else {
        "noun + party"
    };
    Some(Found {
        source,
        inherits,
        fused,
        impersonal: alone,
        content: Some(content),
        ..Found::bare(i..i + 1, row.cell(0), stance, why)
    })
}

/// `لإجراء`، `بالتواطؤ`: a preposition written on a noun of deed.
fn is_fused(text: &Text, k: usize) -> bool {
    let key = text.key(k);
    matches!(key.chars().next(), Some('ب' | 'ل')) && complementiser(key).is_none() && !WHOLE.has_word(text, k)
}

/// `لإجراء`، `إلى إجراء`، `بتقديم` at token `k`: what a call or an accusation is about.
fn calls_for(context: &Context, k: usize) -> bool {
    let text = context.text;
    let key = text.key(k);
    let noun = |s: &str| s.chars().count() >= 3 && !s.starts_with("ل") && s != "كل";
    key == "الي" && is_deed(text, k + 1)
        || !WHOLE.has_word(text, k) && key.strip_prefix('ل').is_some_and(noun)
        || !WHOLE.has_word(text, k)
            && key.strip_prefix('ب').is_some_and(|s| is_deed_key(s.strip_prefix("ال").unwrap_or(s)))
}

/// The party annexed to the noun of saying at token `i`, with its title.
fn speaker_annexed(context: &Context, i: usize) -> Option<Tokens> {
    let text = context.text;
    let end = text.sentence(i).end;
    let stop = end_of(context, i + 1, end.min(i + source::LONGEST));
    let range = i + 1..stop;
    // تصريح لوكالة الأنباء: whom it was made to.
    let told = circumstance::recipient(context, i + 1, end).is_some();
    let opens = text.kind(i + 1) == Kind::Word && stop > i + 1 && !told;
    let speaks = || source::can_speak(context, &(i + 1..stop.min(i + 3)));
    (opens && !range.is_empty() && speaks()).then_some(range)
}

/// The subject of the verb that utters the noun at token `i`; `Some(None)` where the verb has none of its own.
fn utterer(context: &Context, i: usize) -> Option<Option<Tokens>> {
    let text = context.text;
    let floor = text.sentence(i).start.max(i.saturating_sub(UTTERED));
    let verb = (floor..i).rev().find(|&k| {
        text.verbs(k).iter().any(|f| f.is_finite() && f.features.person == 3 && UTTERS.contains(&f.lemma()))
    })?;
    let stop = end_of(context, verb + 1, i);
    let subject = (stop > verb + 1).then_some(verb + 1..stop).filter(|s| source::can_speak(context, s));
    let before = || super::preceding::before(context, verb, 0).filter(|s| source::can_speak(context, s));
    Some(subject.or_else(before))
}

/// Where what a noun of saying is about begins: after `حول`، `بأن`، `من`; with `إلى` and `لـ` at the party addressed.
fn matter(context: &Context, from: usize, end: usize, annexed: bool) -> Option<usize> {
    let text = context.text;
    // تصريحات المدير، سالم العلي، حول
    let apposed = matches!(text.raw(from), "،" | ",") && preceding::opens_apposition(context, from + 1);
    let k = if annexed && apposed {
        circumstance::skip_interpolated(context, from, end)
    } else {
        circumstance::skip_circumstance(text, from, end)
    };
    let at = k + usize::from(matches!(text.raw(k), "،" | ","));
    if at >= end {
        return None;
    }
    // تحذيرا إلى رعاياها بعدم السفر: what it says before whom it addresses.
    let deed = |s: &str| is_deed_key(s.strip_prefix("ال").unwrap_or(s));
    let said = |k: usize| is_deed(text, k) || text.key(k).strip_prefix('ب').is_some_and(deed);
    if let Some(k) = (at + 1..end.min(at + ADDRESSED))
        .take_while(|&k| !parts_clauses(text, k))
        .find(|&k| matches!(text.key(k - 1), "من" | "ب") && said(k) || text.key(k).starts_with('ب') && said(k))
    {
        return Some(k);
    }
    let key = text.key(at);
    if complementiser(key).is_some() || key == "الي" || key.starts_with('ب') && said(at) {
        return Some(at);
    }
    if matches!(key, "حول" | "بشان" | "من" | "عن" | "علي" | "ل" | "ب") {
        return Some(at + 1);
    }
    if annexed && context.quotations.close_of(at).is_some_and(|close| close > at + QUOTED) {
        return Some(at);
    }
    (key.starts_with("لل") || key.starts_with('ل') && context.cast.actor_at(at).is_some()).then_some(at)
}

/// `أنباء عن`، `تقارير محلية عن`: word of something from nobody named.
pub(super) fn rumour(context: &Context, i: usize, out: &[Found]) -> Option<Found> {
    let text = context.text;
    let at = (i + 1..i + 3).find(|&k| text.key(k) == "عن")?;
    let bare = text.key(i).strip_prefix('و').unwrap_or(text.key(i));
    let told = CLAIM_WORDS.may_begin(text, i)
        && Class::Rumour.has(bare)
        && !out.last().is_some_and(|f| f.source.as_ref().is_some_and(|s| s.contains(&i)));
    if !told {
        return None;
    }
    let adjective = at == i + 1 || text.key(i + 1).ends_with("يه") || text.key(i + 1).ends_with("ه");
    // معلومات عن الحرب are about it; أنباء عن انفجار say that it was.
    let about = bare.ends_with("معلومات") || !text.key(at + 1).starts_with("ال");
    let deed = is_deed(text, at + 1) || !about || complementiser(text.key(at + 1)).is_some();
    if !adjective || !deed {
        return None;
    }
    let content = extent::from(context, at + 1)?;
    let letters = usize::from(bare.len() < text.key(i).len());
    Some(Found {
        letters,
        source: Some(i..at),
        content: Some(content),
        ..Found::bare(i..i + 1, bare, Stance::State, "word of something")
    })
}
