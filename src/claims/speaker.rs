//! Who speaks: the party of a source's noun phrase, or the one that a pronoun or a definite noun stands for.

use super::subject::is_relative;
use super::{Agreement, Context, Found, source};
use crate::analysis::{ActorKind, Speaker};
use crate::lexicon::{SOURCES, splits};
use crate::text::{Kind, Tokens};

/// How many paragraphs back a verb's pronoun may find its speaker.
const PARAGRAPHS_BACK: usize = 2;
/// Nouns after which a person's name tells whose relation it is.
const RELATIONS: [&str; 14] = [
    "مستشار",
    "مستشاره",
    "محامي",
    "نجل",
    "زوجه",
    "زوج",
    "شقيق",
    "شقيقه",
    "والد",
    "والده",
    "مساعد",
    "ابن",
    "ابنه",
    "مكتب",
];
/// `معاليه`، `سموه`: the person spoken of.
const HONORIFICS: [&str; 9] = ["سموه", "معاليه", "سعادته", "فضيلته", "جلالته", "فخامته", "دولته", "سيادته", "سموها"];
/// How many earlier speakers are looked at.
const LOOK_BACK: usize = 24;

/// A speaker met before.
struct Met {
    speaker: Speaker,
    agreement: Option<Agreement>,
    source: Option<Tokens>,
    at: usize,
}

/// The speaker of each claim, in order.
pub(super) fn resolve(context: &Context, found: &[Found]) -> Vec<Option<Speaker>> {
    let mut met: Vec<Met> = Vec::new();
    let mut out = Vec::with_capacity(found.len());
    for (i, f) in found.iter().enumerate() {
        let speaker = match &f.source {
            _ if f.impersonal => None,
            _ if f.own_words => quoted(found, &out, f),
            Some(range) => named(context, range, &met),
            None if f.antecedent.is_some() => f.antecedent.as_ref().and_then(|range| named(context, range, &met)),
            None if f.inherits => {
                let before = f.parent.filter(|p| *p < i).and_then(|p| out.get(p).cloned().flatten());
                before.or_else(|| inherited(context, f, &met))
            }
            None => nearest(context, f, &met),
        };
        if let Some(s) = &speaker {
            let agreement = f
                .agreement
                .or_else(|| met.iter().rev().take(LOOK_BACK).find(|m| m.speaker == *s).and_then(|m| m.agreement));
            met.push(Met { speaker: s.clone(), agreement, source: f.source.clone(), at: f.cue.start });
        }
        out.push(speaker);
    }
    out
}

/// The speaker of the sentence; of the one before only where the sentence begins with the participle.
fn inherited(context: &Context, f: &Found, met: &[Met]) -> Option<Speaker> {
    let text = context.text;
    let opened = text.sentence(f.cue.start).start;
    if f.cue.start <= opened + 2 || met.last().is_some_and(|m| m.at >= opened) {
        return nearest(context, f, met);
    }
    None
}

/// Whose words hold the cue of `f`.
fn quoted(found: &[Found], out: &[Option<Speaker>], f: &Found) -> Option<Speaker> {
    let holds = |g: &Found| g.content.as_ref().is_some_and(|c| c.start <= f.cue.start && f.cue.end <= c.end);
    let at = (0..out.len()).rev().find(|&k| holds(&found[k]))?;
    out[at].clone()
}

/// The latest speaker whom the verb's form allows.
fn nearest(context: &Context, f: &Found, met: &[Met]) -> Option<Speaker> {
    let here = paragraph_index(context, f.cue.start);
    met.iter()
        .rev()
        .take(LOOK_BACK)
        .filter(|m| here.saturating_sub(paragraph_index(context, m.at)) <= PARAGRAPHS_BACK)
        .find(|m| match (f.agreement, m.agreement) {
            (Some(a), Some(b)) => a.feminine == b.feminine,
            // A source named without a verb tells no gender: it is taken close by only.
            (Some(_), None) => here.saturating_sub(paragraph_index(context, m.at)) <= 1,
            (None, _) => true,
        })
        .map(|m| m.speaker.clone())
}

fn paragraph_index(context: &Context, i: usize) -> usize {
    context.text.paragraphs().partition_point(|p| p.end <= i)
}

/// The party a noun phrase names.
fn named(context: &Context, range: &Tokens, met: &[Met]) -> Option<Speaker> {
    let text = context.text;
    let head = (range.start..range.end).find(|&i| text.kind(i) == Kind::Word)?;
    let row = SOURCES.longest(text, head).filter(|h| !h.article).and_then(|h| SOURCES.rows_of(&h).next());
    let unnamed = row.is_some_and(|r| r.cell(1) == "1");
    let mentions: Vec<(u32, Tokens)> =
        context.cast.mentions_in(range.clone()).map(|(id, m)| (id, m.tokens.clone())).collect();
    let first_person = mentions.iter().find(|(id, _)| context.cast.actor(*id).kind == ActorKind::Person);
    // مستشار خامنئي الدكتور علي أكبر ولايتي: the name annexed to a relation is not the one who speaks.
    let related = text.splits(head).any(|s| RELATIONS.contains(&s.stem));
    let annexed = |m: &Tokens| related && m.start == head + 1;
    let speaks = first_person.filter(|(_, m)| !annexed(m)).or_else(|| {
        mentions.iter().rev().find(|(id, m)| context.cast.actor(*id).kind == ActorKind::Person && !annexed(m))
    });
    if let Some((id, _)) = speaks {
        return Some(of_actor(context, *id));
    }
    // A statement or report speaks for the body it names; `البيان` for the speaker before it.
    if is_bearer(text, head) {
        if let Some((id, _)) = mentions.first() {
            return Some(of_actor(context, *id));
        }
        if range.len() <= 2
            && text.splits(head).any(|s| s.article)
            && let Some(m) = met.last()
        {
            return Some(m.speaker.clone());
        }
    }
    if HONORIFICS.contains(&text.key(head)) {
        let person = |m: &&Met| m.speaker.actor.is_some_and(|id| context.cast.actor(id).kind == ActorKind::Person);
        if let Some(m) = met.iter().rev().take(LOOK_BACK).find(person) {
            return Some(m.speaker.clone());
        }
    }
    let definite_alone = is_definite_anaphor(context, range, head);
    if definite_alone && let Some(m) = anaphor(context, head, met) {
        return Some(m);
    }
    // متحدث عسكري: a spokesman of nobody named.
    let spokesman = matches!(text.key(head), "متحدث" | "متحدثه" | "ناطق" | "ناطقه" | "متحدثون" | "متحدثين");
    let crowd = mentions.is_empty() && super::phrase::is_people(text, head);
    let unnamed = unnamed || crowd || spokesman && mentions.is_empty() && !range.clone().any(|i| text.key(i) == "باسم");
    // المنظمة التي تراقب الانتخابات: the relative clause is no part of the name.
    let relative = range.clone().skip(1).find(|&i| is_relative(text.key(i))).unwrap_or(range.end);
    let mut stop = relative;
    while stop > range.start + 1 && crate::syntax::clause::parts_clauses(text, stop - 1) && relative < range.end {
        stop -= 1;
    }
    let described = text.span_cut(range.start..stop, source::proclitics(text, range.start)).text;
    if unnamed {
        return Some(Speaker { name: described, actor: None, anonymous: true });
    }
    // The mention that opens the phrase speaks; one further in only says which body the source belongs to.
    if let Some((id, _)) = mentions.iter().find(|(_, m)| m.start <= head + usize::from(row.is_none())) {
        return Some(of_actor(context, *id));
    }
    if row.is_none()
        && let [(id, _), ..] = mentions[..]
    {
        let only = mentions.iter().all(|(other, _)| *other == id);
        if only && range.len() <= 3 {
            return Some(of_actor(context, id));
        }
    }
    Some(Speaker { name: described, actor: None, anonymous: false })
}

fn of_actor(context: &Context, id: u32) -> Speaker {
    Speaker { name: context.cast.actor(id).name.clone(), actor: Some(id), anonymous: false }
}

/// Nouns of what is published in somebody's name.
fn is_bearer(text: &crate::text::Text, i: usize) -> bool {
    text.splits(i).any(|s| {
        matches!(
            s.stem,
            "بيان"
                | "بلاغ"
                | "تسجيل"
                | "تغريده"
                | "منشور"
                | "رساله"
                | "مذكره"
                | "احصاءات"
                | "احصاييه"
                | "بيانات"
        )
    })
}

/// `المصدر`، `المصدر نفسه`، `المسؤول الأمني`: a definite source noun without a name.
fn is_definite_anaphor(context: &Context, range: &Tokens, head: usize) -> bool {
    let key = context.text.key(head);
    let demonstrative = matches!(key, "هذا" | "هذه" | "ذات" | "نفس");
    range.len() <= 3 && (demonstrative || splits(key).any(|s| s.article)) && context.cast.actor_at(head).is_none()
}

/// The latest speaker whose source has the same head noun.
fn anaphor(context: &Context, head: usize, met: &[Met]) -> Option<Speaker> {
    let text = context.text;
    let key = if matches!(text.key(head), "هذا" | "هذه" | "ذات" | "نفس") {
        text.key(head + 1)
    } else {
        text.key(head)
    };
    let stem = splits(key).find(|s| s.article).map_or(key, |s| s.stem);
    met.iter()
        .rev()
        .take(LOOK_BACK)
        .find(|m| {
            m.source.clone().is_some_and(|range| {
                range.take(3).any(|i| {
                    let key = text.key(i);
                    key == stem || splits(key).any(|s| s.stem == stem) || plural_of(key, stem)
                })
            })
        })
        .map(|m| m.speaker.clone())
}

/// `المصادر` after `مصدر`, `مصادر`.
fn plural_of(key: &str, stem: &str) -> bool {
    matches!((key, stem), ("مصدر", "مصادر") | ("مصادر", "مصدر") | ("ناطق", "متحدث") | ("متحدث", "ناطق"))
}
