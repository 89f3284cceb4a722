//! The source's noun phrase: where it ends, what is the recipient, and whether it can speak at all.

use super::Context;
use super::circumstance::{recipient, recipient_name, skip_adverbial};
use super::phrase::is_people;
use super::words::Class;
use crate::lexicon::conjugate::Form;
use crate::lexicon::{SOURCES, splits};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::text::{Kind, Text, Tokens};

/// The longest source, in tokens.
pub(super) const LONGEST: usize = 24;

/// Letters of the source's first token that are no part of it: a preposition or conjunction before a known head.
pub(super) fn proclitics(text: &Text, i: usize) -> usize {
    let key = text.key(i);
    if SOURCES.contains(key) || crate::lexicon::ORG_HEADS.contains(key) || crate::lexicon::ACTORS.contains(key) {
        return 0;
    }
    splits(key)
        .filter(|s| s.preposition != Some('س') && s.letters > 0)
        .find(|s| {
            let whole = if s.article { format!("ال{}", s.stem) } else { s.stem.to_string() };
            SOURCES.contains(&whole)
                || crate::lexicon::ORG_HEADS.has(&s)
                || crate::lexicon::ACTORS.contains(&whole)
                || crate::lexicon::TITLES.contains(&whole)
        })
        .map_or(0, |s| s.letters)
}

/// Cuts `range` to the source that begins it; also the recipient, where one stands in it.
pub(super) fn cut(context: &Context, range: Tokens) -> (Option<Tokens>, Option<String>) {
    let text = context.text;
    let mut start = range.start;
    // قال من جانبه / لوكالة فرانس برس / اليوم …
    let mut via = None;
    let mut i = start;
    let mut end = range.end;
    // قال فيه متحدث، قال له الضابط: a pronoun before the subject.
    while start < range.end && Class::Within.at(text, start) {
        start += 1;
    }
    i = i.max(start);
    while i < range.end {
        if let Some(after) = recipient(context, i, range.end) {
            via = via.or_else(|| recipient_name(context, i, after));
            if i == start {
                i = after;
                start = after;
                continue;
            }
            end = i;
            break;
        }
        if ends_source(text, i, i == start) {
            if i == start {
                // A time or occasion before the source: skip its few words.
                i = skip_adverbial(context, i, range.end);
                start = i;
                continue;
            }
            end = i;
            break;
        }
        i += 1;
    }
    if via.is_none() {
        via = (end..range.end)
            .find_map(|k| recipient(context, k, range.end).and_then(|after| recipient_name(context, k, after)));
    }
    while start < end
        && (text.kind(start) == Kind::Punct && !crate::syntax::quotation::is_mark(text, start)
            || text.key(start) == "قد")
    {
        start += 1;
    }
    while end > start
        && (parts_clauses(text, end - 1) && text.raw(end - 1) != ")"
            || matches!(text.key(end - 1), "قد" | "ايضا" | "و" | "في" | "من" | "عن" | "علي" | "الي"))
    {
        end -= 1;
    }
    // قال في هذا الصدد موضحا: a participle is nobody.
    let participle = |k: usize| {
        context.cues[k].as_ref().is_some_and(|c| c.form == Form::ActiveParticiple) && text.key(k).ends_with('ا')
    };
    if start < end && context.cast.actor_at(start).is_none() && participle(start) {
        return (None, via);
    }
    // A phrase that goes on and on: its head will do.
    if end > start + LONGEST {
        end = super::phrase::end_of(context, start, start + LONGEST);
    }
    let source = (start < end && end - start <= LONGEST && can_open(text, start)).then_some(start..end);
    (source, via)
}

fn ends_source(text: &Text, i: usize, first: bool) -> bool {
    let key = text.key(i);
    let bare = key.strip_prefix('و').unwrap_or(key);
    // طلب عدم الكشف عن هويته: why the source has no name.
    if matches!(
        key,
        "طلب"
            | "طلبت"
            | "طلبوا"
            | "رفض"
            | "رفضت"
            | "رفضوا"
            | "فضل"
            | "فضلت"
            | "اشترط"
            | "اشترطت"
            | "اشترطوا"
    ) && matches!(text.key(i + 1), "عدم" | "الكشف" | "ذكر" | "كشف" | "نشر" | "حجب")
    {
        return true;
    }
    // مسؤولين لم تسمهم: why the source has no name.
    if !first && matches!(key, "لم" | "ولم") {
        return true;
    }
    if Class::Boundary.has(key) && !is_ali(text, i) {
        return true;
    }
    if matches!(bare, "في" | "خلال") {
        return Class::Occasion.at_cut(text, i + 1) || first;
    }
    if key.strip_prefix('ب').is_some_and(|k| Class::Occasion.has(k)) {
        return true;
    }
    complementiser(key).is_some() && !first
}

/// علي the name, not على: a name follows, or a family's name in ي and nothing after it that على could govern.
pub(super) fn is_ali(text: &Text, i: usize) -> bool {
    if text.key(i) != "علي" || text.raw(i).ends_with('ى') {
        return false;
    }
    let family = text.key(i + 1).starts_with("ال") && text.raw(i + 1).ends_with('ي');
    let over = || parts_clauses(text, i + 2) || complementiser(text.key(i + 2)).is_some();
    crate::lexicon::PERSON_NAMES.has_word(text, i + 1) || family && over()
}

/// `35% من المشاركين`: a share of those asked.
pub(super) fn is_share(text: &Text, i: usize) -> bool {
    let after = |k: usize| text.key(k) == "من" || text.key(k).starts_with("من");
    text.kind(i) == Kind::Number && (matches!(text.raw(i + 1), "%" | "٪") && after(i + 2) || after(i + 1))
}

/// A noun phrase begins with a noun: not with a number, a verb, or a preposition.
pub(super) fn can_open(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    let bare = key.strip_prefix('و').filter(|k| k.chars().count() > 1).unwrap_or(key);
    if is_ali(text, i) || is_share(text, i) {
        return true;
    }
    text.kind(i) != Kind::Number
        && !(key.starts_with("بال") && key.ends_with("يه"))
        && !key.starts_with("لل")
        && !Class::Particle.at(text, i)
        && !matches!(bare, "النظر" | "الانتباه" | "الانظار" | "عن" | "في" | "فيها" | "فيه" | "لها" | "له" | "عنها" | "بها" | "عليها" | "من" | "علي" | "حول" | "بعد" | "خلال" | "مع" | "عدم" | "ذلك" | "هذا" | "الله" | "المولي" | "الباري" | "اي" | "ايا" | "بين" | "لدي" | "عند" | "هناك" if text.key(i + 1) != "المصدر" && text.key(i + 1) != "المسوول")
}

/// True where `range` names somebody who can speak: an actor, or a noun of people and bodies that speak.
pub(super) fn can_speak(context: &Context, range: &Tokens) -> bool {
    range
        .clone()
        .any(|i| context.cast.actor_at(i).is_some() || is_source_noun(context.text, i) || is_people(context.text, i))
}

/// True for the head nouns of `sources.tsv`, with or without article.
pub(super) fn is_source_noun(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    !matches!(key, "الاحد" | "الناس")
        && (SOURCES.contains(key)
            || SOURCES.longest(text, i).is_some()
            || Class::Crowd.has(key.strip_prefix("ال").unwrap_or(key)))
}

/// `رسالة`، `تقرير`: an indefinite statement, which tells of itself.
pub(super) fn is_statement(text: &Text, i: usize) -> bool {
    SOURCES.get(text.key(i)).any(|r| r.cell(1) == "2") && !text.key(i).starts_with("ال")
}

/// True for head nouns of people and sources without a name: `مصادر`، `خبراء`.
pub(super) fn is_unnamed(text: &Text, i: usize) -> bool {
    SOURCES.longest(text, i).is_some_and(|h| SOURCES.rows_of(&h).any(|r| r.cell(1) == "1"))
}
