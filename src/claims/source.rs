//! The source's noun phrase: where it ends, what is the recipient, and whether it can speak at all.

use super::Context;
use super::phrase::is_people;
use crate::lexicon::{SOURCES, splits};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::text::{Kind, Text, Tokens};

/// The longest source, in tokens.
pub(super) const LONGEST: usize = 24;

/// Nouns after `في` that tell the occasion of speaking, not the source.
const OCCASIONS: [&str; 34] = [
    "بيان",
    "تصريح",
    "تصريحات",
    "موتمر",
    "حديث",
    "مقابله",
    "كلمه",
    "تقرير",
    "اتصال",
    "تغريده",
    "رساله",
    "وقت",
    "ختام",
    "منشور",
    "خطاب",
    "جلسه",
    "لقاء",
    "مداخله",
    "تعليق",
    "اشاره",
    "رد",
    "مستهل",
    "معرض",
    "حوار",
    "تدوينه",
    "بلاغ",
    "تسجيل",
    "مقال",
    "افتتاح",
    "اعقاب",
    "مذكره",
    "اجتماع",
    "ايجاز",
    "سياق",
];

/// Months, as dates after a day's name have them.
const MONTHS: [&str; 29] = [
    "يناير",
    "فبراير",
    "مارس",
    "ابريل",
    "مايو",
    "يونيو",
    "يوليو",
    "اغسطس",
    "سبتمبر",
    "اكتوبر",
    "نوفمبر",
    "ديسمبر",
    "كانون",
    "شباط",
    "اذار",
    "نيسان",
    "ايار",
    "حزيران",
    "تموز",
    "اب",
    "ايلول",
    "تشرين",
    "الاول",
    "الثاني",
    "جانفي",
    "فيفري",
    "ماي",
    "غشت",
    "شتنبر",
];

/// Words of time and manner that end a source.
const ENDS: [&str; 52] = [
    "حديثه",
    "حديثها",
    "كلامه",
    "كلمته",
    "بالقول",
    "القول",
    "قايلا",
    "قايله",
    "قايلين",
    "قوله",
    "اليوم",
    "امس",
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
    "السبت",
    "مساء",
    "صباح",
    "فجر",
    "ليل",
    "ليله",
    "يوم",
    "عقب",
    "بعد",
    "قبل",
    "خلال",
    "عبر",
    "منذ",
    "حينها",
    "انذاك",
    "ايضا",
    "امام",
    "لدي",
    "حول",
    "بشان",
    "ردا",
    "تعليقا",
    "نقلا",
    "الي",
    "علي",
    "عن",
    "قد",
    "هذا",
    "اثناء",
    "اثر",
    "بدوره",
    "بدورها",
    "كذلك",
    "الماضي",
];

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
    while start < range.end
        && matches!(
            text.key(start),
            "فيه" | "فيها" | "به" | "بها" | "له" | "لها" | "لهم" | "لنا" | "لي" | "عنه" | "عنها"
        )
    {
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
    // علي the name, not على.
    let named = key == "علي" && !text.raw(i).ends_with('ى') && crate::lexicon::PERSON_NAMES.has_word(text, i + 1);
    if ENDS.contains(&key) && !named {
        return true;
    }
    if matches!(bare, "في" | "خلال") {
        return OCCASIONS.iter().any(|o| text.splits(i + 1).any(|s| s.stem == *o)) || first;
    }
    if key.strip_prefix('ب').is_some_and(|k| OCCASIONS.contains(&k)) {
        return true;
    }
    complementiser(key).is_some() && !first
}

/// A noun phrase begins with a noun: not with a number, a verb, or a preposition.
pub(super) fn can_open(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    let bare = key.strip_prefix('و').filter(|k| k.chars().count() > 1).unwrap_or(key);
    text.kind(i) != Kind::Number
        && !matches!(bare, "النظر" | "الانتباه" | "الانظار" | "عن" | "في" | "فيها" | "فيه" | "لها" | "له" | "عنها" | "بها" | "عليها" | "من" | "علي" | "حول" | "بعد" | "خلال" | "مع" | "عدم" | "ذلك" | "هذا" if text.key(i + 1) != "المصدر" && text.key(i + 1) != "المسوول")
}

/// Skips words of time and occasion between a subject and what is said: `مساء الثلاثاء`، `في بيان`.
pub(super) fn skip_circumstance(text: &Text, from: usize, end: usize) -> usize {
    let mut k = from;
    while k < end && k < from + 7 {
        let key = text.key(k);
        let time = ENDS.contains(&key)
            && !matches!(
                key,
                "الي"
                    | "علي"
                    | "عن"
                    | "حول"
                    | "بشان"
                    | "قبل"
                    | "بعد"
                    | "عبر"
                    | "قوله"
                    | "قايلا"
                    | "قايله"
                    | "قايلين"
                    | "هذا"
                    | "لدي"
            );
        let occasion = matches!(key, "في" | "خلال") && OCCASIONS.contains(&text.key(k + 1));
        let month = k > from
            && (MONTHS.contains(&key) || matches!(text.raw(k), "/" | "(" | ")") && !text.key(k + 1).is_empty());
        let date = month || k > from && (text.kind(k) == Kind::Number || matches!(text.raw(k), "،" | ","));
        if occasion {
            k += 2;
            // في بيان لها، في مؤتمر صحافي
            while k < end && matches!(text.key(k), "له" | "لها" | "لهم" | "صحفي" | "صحافي" | "رسمي" | "مشترك" | "مقتضب")
            {
                k += 1;
            }
            if text.key(k) == "ل" {
                k += 2;
            }
            // في بيان صدر عنها، في بيان نشرته أمس
            if matches!(text.key(k), "صدر" | "صادر" | "نشر" | "نشره" | "نشرته" | "اصدره" | "اصدرته")
            {
                k += 1;
                while k < end && matches!(text.key(k), "عنه" | "عنها" | "عنهم" | "اليوم" | "امس") {
                    k += 1;
                }
            }
        } else if time || date {
            k += 1;
        } else {
            break;
        }
    }
    k
}

/// After a time or occasion at the front, where the source may begin: at the next comma, or after a day's name.
fn skip_adverbial(context: &Context, i: usize, end: usize) -> usize {
    let text = context.text;
    let mut k = i + 1;
    while k < end {
        if parts_clauses(text, k) {
            return k + 1;
        }
        if context.cast.actor_at(k).is_some() && !matches!(text.key(k - 1), "في" | "الي" | "علي" | "مع") {
            return k;
        }
        if SOURCES.has_word(text, k) && k > i + 1 {
            return k;
        }
        k += 1;
    }
    end
}

/// `للجزيرة`، `لوكالة رويترز`، `لـ«عكاظ»`: the end of a recipient that begins at token `i`.
fn recipient(context: &Context, i: usize, limit: usize) -> Option<usize> {
    let text = context.text;
    let key = text.key(i);
    if key == "ل" {
        let mut k = i + 1;
        while k < limit && (text.glued(k) || crate::syntax::quotation::is_mark(text, k)) {
            k += 1;
        }
        if let Some((_, m)) = context.cast.actor_at(i + 1).or_else(|| context.cast.actor_at(i + 2)) {
            k = k.max(m.tokens.end);
        }
        while k < limit && crate::syntax::quotation::is_mark(text, k) {
            k += 1;
        }
        return Some(k.max(i + 2).min(limit));
    }
    if !key.starts_with('ل') {
        return None;
    }
    let (id, m) = context.cast.actor_at(i)?;
    let media = context.cast.actor(id).kind == crate::analysis::ActorKind::Media;
    (media && m.tokens.start == i).then(|| m.tokens.end.min(limit))
}

fn recipient_name(context: &Context, i: usize, end: usize) -> Option<String> {
    let (id, _) = (i..end).find_map(|k| context.cast.actor_at(k))?;
    Some(context.cast.actor(id).name.clone())
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
    key != "الاحد" && (SOURCES.contains(key) || SOURCES.longest(text, i).is_some())
}

/// The party before a relative pronoun at token `relative`, its apposition skipped: `ليفني، وزيرة العدل، التي أشارت`.
fn head_of_relative(context: &Context, relative: usize, floor: usize) -> Option<Tokens> {
    let text = context.text;
    if relative > floor && is_source_noun(text, relative - 1) && text.key(relative - 1).starts_with("ال") {
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

/// True where a name, a title or a noun of people begins at token `i`, as after the comma of an apposition.
fn opens_apposition(context: &Context, i: usize) -> bool {
    context.cast.actor_at(i).is_some_and(|(_, m)| m.tokens.start == i && m.letters == 0)
        || is_source_noun(context.text, i)
        || crate::lexicon::TITLES.longest(context.text, i).is_some_and(|h| h.letters == 0)
}

/// The subject of the verb that a sentence begins with, for a verb or participle later in it that has none of its own:
/// `التقت الوزيرة بالوفد وقالت`، `زار الرئيس المدينة، مؤكدا`. It must agree with the one who goes on.
pub(super) fn sentence_subject(context: &Context, i: usize) -> Option<Tokens> {
    let text = context.text;
    let c = context.cues[i].as_ref()?;
    let mut p = text.sentence(i).start;
    // وفي القاهرة، / من جهته،
    if matches!(text.key(p), "في" | "وفي" | "من" | "ومن" | "علي" | "وعلي" | "الي" | "بعد" | "وبعد" | "خلال" | "وخلال")
    {
        p = (p..i.min(p + 12)).find(|&k| matches!(text.raw(k), "،" | ","))? + 1;
    }
    let verb = |k: usize| text.verbs(k).iter().any(|f| f.is_finite() && f.letters <= 1);
    let names = |k: usize| {
        context.cast.actor_at(k).is_some_and(|(_, m)| m.tokens.start == k)
            || is_source_noun(text, k)
            || text.key(k).starts_with("ال") && !verb(k)
            || crate::lexicon::TITLES.longest(text, k).is_some_and(|h| h.letters == 0)
    };
    // A verb or a noun may come first: what leaves no verb between the noun and the one in و is a verb.
    let phrase = |start: usize| {
        let end = super::phrase::end_of(context, start, i);
        (start < i && names(start) && can_open(text, start) && end > start).then_some((start, end))
    };
    let (start, end) = phrase(p).filter(|(_, end)| *end < i).or_else(|| phrase(p + 1))?;
    let head = text.key(start);
    let plural = head.ends_with("ون") || head.ends_with("ين") && head.starts_with("ال");
    let person = context
        .cast
        .mentions_in(start..end)
        .any(|(id, _)| context.cast.actor(id).kind == crate::analysis::ActorKind::Person);
    let agrees =
        plural == c.agreement.plural && (plural || person || super::phrase::feminine(head) == c.agreement.feminine);
    agrees.then_some(start..end)
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
        let stop = matches!(text.raw(k), "." | "؛" | ";" | ":" | "؟" | "!") || complementiser(text.key(k)).is_some();
        let named = context.cast.actor_at(k).is_some() || is_source_noun(text, k);
        let verbal = !named && context.cues[k].as_ref().is_some_and(|c| c.is_finite() && c.lemma != "بين");
        !stop && !verbal
    });
    let kana = kana.into_iter().find(|&k| matches!(text.key(k), "كان" | "كانت" | "وكان" | "وكانت"))?;
    let mut end = verb;
    while end > kana + 1 && (text.key(end - 1) == "قد" || matches!(text.raw(end - 1), "،" | ",")) {
        end -= 1;
    }
    let range = kana + 1..end;
    (!range.is_empty() && can_open(text, range.start) && can_speak(context, &range)).then_some(range)
}

/// True for head nouns of people and sources without a name: `مصادر`، `خبراء`.
pub(super) fn is_unnamed(text: &Text, i: usize) -> bool {
    SOURCES.longest(text, i).is_some_and(|h| SOURCES.rows_of(&h).any(|r| r.cell(1) == "1"))
}

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
        && (matches!(text.key(end - 1), "قد" | "كان" | "كانت" | "كانوا")
            || end < verb
                && (crate::syntax::quotation::is_mark(text, end - 1) || matches!(text.raw(end - 1), "،" | ",")))
    {
        end -= 1;
    }
    // أما الرئيس، محمود عباس، فقال: the comma before فـ parts nothing.
    if text.key(verb).starts_with('ف') && end > floor && matches!(text.raw(end - 1), "،" | ",") {
        end -= 1;
    }
    // البراك الذي رحب: the party that the relative clause is about.
    if end > floor && matches!(text.key(end - 1), "الذي" | "التي" | "الذين") {
        return head_of_relative(context, end - 1, floor);
    }
    let mut start = end;
    while start > floor {
        let i = start - 1;
        let key = text.key(i);
        let raw = text.raw(i);
        if matches!(raw, "." | ";" | "؛" | "؟" | "!" | ":" | "…" | "|") || complementiser(key).is_some() {
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
        && (parts_clauses(text, start) || matches!(text.key(start), "و" | "اما" | "لكن" | "كما" | "ثم" | "من" | "ما"))
    {
        start += 1;
    }
    (start < end && can_open(text, start)).then_some(start..end)
}
