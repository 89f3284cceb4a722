//! Whom a source's noun phrase names: a party of the cast, an earlier source it points back to, or somebody it only
//! describes.

use super::speaker::{LOOK_BACK, Met};
use super::subject::is_relative;
use super::words::Class;
use super::{Context, circumstance, phrase, source};
use crate::actors::FoundActor;
use crate::analysis::{ActorKind, MentionForm, Speaker};
use crate::lexicon::{NISBAS, ORG_HEADS, PERSON_NAMES, SOURCES, TITLES, splits};
use crate::syntax::clause::parts_clauses;
use crate::syntax::deed::is_deed_key;
use crate::text::fold::fold;
use crate::text::{Kind, Text, Tokens};

/// The longest office after a name, in tokens.
const LONGEST_ROLE: usize = 8;
/// The longest office before a name, in tokens.
const OFFICE: usize = 12;
/// How many mentions of a person are asked for an office.
const NAMED: usize = 4;

/// Nouns and their plurals that stand for one another where a source is taken up: `مصادر`, later `المصدر`.
const PLURALS: [(&str, &str); 12] = [
    ("مصدر", "مصادر"),
    ("ناطق", "متحدث"),
    ("تقرير", "تقارير"),
    ("موقع", "مواقع"),
    ("صحيفه", "صحف"),
    ("خبير", "خبراء"),
    ("ناشط", "نشطاء"),
    ("شاهد", "شهود"),
    ("ضابط", "ضباط"),
    ("طبيب", "اطباء"),
    ("بيان", "بيانات"),
    ("عامل", "عمال"),
];

/// Whom a noun phrase names; `met` are those who spoke before.
pub(super) fn named(context: &Context, range: &Tokens, met: &[Met]) -> Option<Speaker> {
    let text = context.text;
    let first = (range.start..range.end).find(|&i| text.kind(i) == Kind::Word)?;
    // معالي الوزير: who is meant is the minister.
    let polite = first + 1 < range.end && Class::Courtesy.at(text, first) && context.cast.actor_at(first).is_none();
    let head = first + usize::from(polite);
    let range = &(if polite { head } else { range.start }..range.end);
    let mentions: Vec<(u32, Tokens)> =
        context.cast.mentions_in(range.clone()).map(|(id, m)| (id, m.tokens.clone())).collect();
    // المحيطون بالرئيس: who stands after a preposition is not the one who speaks.
    let mentions: Vec<(u32, Tokens)> = match mentions.iter().all(|(_, m)| m.start > head) && !is_bearer(text, head) {
        true => mentions.into_iter().filter(|(_, m)| !is_governed(context, m.start)).collect(),
        false => mentions,
    };
    if let Some(id) = person(context, range, head, &mentions) {
        return Some(of_actor(context, id));
    }
    bearer(context, range, head, &mentions, met)
        .or_else(|| honoured(context, head, met))
        .or_else(|| {
            let definite = is_definite_anaphor(context, range, head);
            let back = if definite { anaphor(context, range, head, met) } else { None };
            back.or_else(|| holder_of_office(context, range, head, &mentions))
                .or_else(|| if definite { official(context, head, met) } else { None })
        })
        .or_else(|| Some(described(context, range, head, &mentions)))
}

/// True for a mention written with ب before it.
fn is_governed(context: &Context, k: usize) -> bool {
    context.text.key(k).starts_with('ب') && context.cast.actor_at(k).is_some_and(|(_, m)| m.letters > 0)
}

/// The person named in the phrase. `مستشار خامنئي الدكتور علي ولايتي`: the name annexed to a relation is not the one who
/// speaks.
fn person(context: &Context, range: &Tokens, head: usize, mentions: &[(u32, Tokens)]) -> Option<u32> {
    let related = Class::Relation.at_cut(context.text, head);
    let mut persons = mentions.iter().filter(|(id, _)| context.cast.actor(*id).kind == ActorKind::Person);
    // مسؤول إيراني كبير: an adjective taken for a name.
    let describes = |m: &Tokens| {
        m.start == head + 1 && source::is_unnamed(context.text, head) && NISBAS.has_word(context.text, m.start)
    };
    // أنصار العلي: many, whose name tells only whose they are. المتهم باغتيال فلان: of a deed.
    let crowd = !context.text.key(head).starts_with("ال")
        && (phrase::kin(context, range).plural == Some(true)
            || matches!(context.text.key(head), "عدد" | "العديد" | "بعض"));
    let annexed = |m: &Tokens| {
        let before = m.start.saturating_sub(1);
        // المساعد السابق لنافالني، مكتبة الملك عبد العزيز: whose helper, after whom it is named.
        let fused =
            m.start > head && context.text.key(m.start).starts_with(['ل', 'ب']) && starts_fused(context, m.start);
        fused
            || named_after(context, head, m.start)
            || crowd && !parts_clauses(context.text, before)
            || before > head && is_governing_deed(context, before)
    };
    persons.find(|(_, m)| !(related && m.start == head + 1) && !describes(m) && !annexed(m)).map(|(id, _)| *id)
}

/// True where the mention at token `k` is written with a preposition.
fn starts_fused(context: &Context, k: usize) -> bool {
    context.cast.actor_at(k).is_some_and(|(_, m)| m.letters > 0)
}

/// `مكتبة الملك عبد العزيز`: a body or place that bears a person's name, his title between them or not.
fn named_after(context: &Context, head: usize, person: usize) -> bool {
    let text = context.text;
    let title = (1..3).find(|n| person >= head + n && TITLES.longest(text, person - n).is_some_and(|h| h.len == *n));
    let noun = person - title.unwrap_or(0);
    noun > head && Class::Memorial.at_cut(text, noun - 1) && !text.key(noun - 1).starts_with("ال")
}

/// `باغتيال`، `بقتل`: a noun of deed in ب, annexed to whom it was done to.
fn is_governing_deed(context: &Context, k: usize) -> bool {
    let key = context.text.key(k);
    context.cast.actor_at(k).is_none() && key.strip_prefix('ب').is_some_and(is_deed_key)
}

/// What says by whom a statement was issued, before `عن`.
const ISSUED: [&str; 5] = ["صادر", "صادره", "الصادر", "الصادره", "صدر"];

/// A statement or report speaks for the body it names; `البيان` for the speaker before it.
fn bearer(context: &Context, range: &Tokens, head: usize, mentions: &[(u32, Tokens)], met: &[Met]) -> Option<Speaker> {
    let text = context.text;
    // تقرير صادر عن الوزارة: whose it is stands behind عن.
    let issued = ISSUED.contains(&text.key(range.end - 1)) && text.key(range.end) == "عن";
    if let Some((id, _)) = context.cast.actor_at(range.end + 1).filter(|_| issued) {
        return Some(of_actor(context, id));
    }
    let by = range.end + 1;
    if issued && by < text.len() && (source::is_source_noun(text, by) || ORG_HEADS.has_word(text, by)) {
        let stop = phrase::end_of(context, by, text.sentence(by).end.min(by + LONGEST_ROLE));
        let name = text.span_cut(by..stop.max(by + 1), 0).text;
        return Some(Speaker { name, actor: None, anonymous: false });
    }
    if !is_bearer(text, head) {
        return None;
    }
    // بيان لوزارة الدفاع; not a body far off in a clause that only describes it.
    if let Some((id, _)) = mentions.first().filter(|(_, m)| m.start <= head + 4) {
        return Some(of_actor(context, *id));
    }
    let definite = text.splits(head).any(|s| s.article);
    if let Some(speaker) = anaphor(context, range, head, met).filter(|_| range.len() <= 2 && definite) {
        return Some(speaker);
    }
    met.last().filter(|_| range.len() <= 2 && definite).map(|m| m.speaker.clone())
}

/// `معاليه`، `سموه`: the person spoken of.
fn honoured(context: &Context, head: usize, met: &[Met]) -> Option<Speaker> {
    if !Class::Honorific.at(context.text, head) {
        return None;
    }
    let person = |m: &&Met| m.speaker.actor.is_some_and(|id| context.cast.actor(id).kind == ActorKind::Person);
    met.iter().rev().take(LOOK_BACK).find(person).map(|m| m.speaker.clone())
}

/// `المسؤول`: whoever of office spoke last.
fn official(context: &Context, head: usize, met: &[Met]) -> Option<Speaker> {
    let text = context.text;
    if !matches!(text.key(head), "المسوول" | "المسووله") {
        return None;
    }
    let office = |m: &&Met| {
        let named = m.speaker.actor.is_some_and(|id| context.cast.actor(id).role.is_some());
        named || m.source.clone().is_some_and(|s| TITLES.longest(text, s.start).is_some())
    };
    met.iter().rev().take(LOOK_BACK).find(office).map(|m| m.speaker.clone())
}

/// `الوزير`، `مدير المنتخب`: the person last named to whom the text gave that office.
fn holder_of_office(context: &Context, range: &Tokens, head: usize, mentions: &[(u32, Tokens)]) -> Option<Speaker> {
    let text = context.text;
    // السفير، باسم بلاده: the office stands before the comma.
    let stop = range.clone().find(|&i| matches!(text.raw(i), "،" | ",")).unwrap_or(range.end);
    let (range, mentions) = if stop < range.end { (&(range.start..stop), &[][..]) } else { (range, mentions) };
    let definite = text.key(head).starts_with("ال") || range.clone().skip(1).any(|i| text.key(i).starts_with("ال"));
    if !definite || range.len() > OFFICE {
        return None;
    }
    // Two persons may hold offices of one name: what stands beside it tells more than the office.
    let told = range.len() > 2 && mentions.iter().any(|(_, m)| m.start == head && m.len() > 1);
    if told {
        return None;
    }
    let words: Vec<&str> = range.clone().filter(|&i| text.kind(i) == Kind::Word).map(|i| bare(text, i)).collect();
    let latest = |id: u32| {
        let m = &context.cast.actor(id).mentions;
        m[..m.partition_point(|m| m.tokens.start < head)].last().map(|m| m.tokens.start)
    };
    let holds = |role: &Vec<String>| {
        role.first().map(String::as_str) == words.first().copied() && words.iter().all(|w| role.iter().any(|r| r == w))
    };
    (0u32..)
        .zip(&context.roles)
        .filter(|(_, roles)| roles.iter().any(holds))
        .filter_map(|(id, _)| Some((latest(id)?, id)))
        .max()
        .map(|(_, id)| of_actor(context, id))
}

/// A folded word without article and conjunction.
fn bare<'t>(text: &'t Text, i: usize) -> &'t str {
    let key = text.key(i);
    key.strip_prefix("ال").unwrap_or(key)
}

/// The offices of every party of the cast: before a person's name, with a comma between them or none (`وزير المال، علي حسن،`),
/// and after it (`علي حسن، وزير المال`).
pub(super) fn roles(context: &Context) -> Vec<Vec<Vec<String>>> {
    let of = |actor: &FoundActor| {
        let told = actor.role.iter().map(|r| words_of(r));
        let mentions = || actor.mentions.iter().filter(|m| m.form == MentionForm::Name && m.letters == 0).take(NAMED);
        let before = mentions().filter_map(|m| office_before(context, m.tokens.start));
        let after = mentions().filter_map(|m| office_after(context, m.tokens.end));
        told.chain(before).chain(after).map(without_courtesy).filter(|words| !words.is_empty()).collect()
    };
    let person = |actor: &&FoundActor| actor.kind == ActorKind::Person;
    context.cast.actors.iter().map(|a| Some(a).filter(person).map_or(Vec::new(), of)).collect()
}

/// The office that ends before the name at token `name`, as words without articles.
fn office_before(context: &Context, name: usize) -> Option<Vec<String>> {
    let text = context.text;
    let floor = text.sentence(name).start.max(name.saturating_sub(OFFICE));
    let end = name - usize::from(name > floor && matches!(text.raw(name - 1), "،" | ","));
    let opens = |k: usize| TITLES.longest(text, k).is_some_and(|h| h.letters == 0 || h.conjunction.is_none());
    let heads = (floor..end).rev().take_while(|&k| !parts_clauses(text, k)).filter(|&k| opens(k));
    let head = heads.filter(|&k| phrase::end_of(context, k, name) >= end).last()?;
    Some((head..end).filter(|&k| text.kind(k) == Kind::Word).map(|k| bare(text, k).to_string()).collect())
}

/// The office that begins after the name before token `end`, as words without articles.
fn office_after(context: &Context, end: usize) -> Option<Vec<String>> {
    let text = context.text;
    let from = end + usize::from(matches!(text.raw(end), "،" | ","));
    let limit = if from < text.len() { text.sentence(from).end } else { from };
    TITLES.longest(text, from).filter(|h| h.letters == 0 && from < limit)?;
    let stop = phrase::end_of(context, from, limit.min(from + LONGEST_ROLE));
    Some((from..stop).map(|i| bare(text, i).to_string()).collect())
}

/// An office without what stands before it out of courtesy.
fn without_courtesy(mut words: Vec<String>) -> Vec<String> {
    words.drain(..words.iter().take_while(|w| Class::Courtesy.has(w)).count());
    words
}

/// The words of an office, folded and without articles.
fn words_of(role: &str) -> Vec<String> {
    fold(role)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| w.strip_prefix("ال").unwrap_or(w).to_string())
        .collect()
}

/// A party that the phrase names, or its own words where it names none.
fn described(context: &Context, range: &Tokens, head: usize, mentions: &[(u32, Tokens)]) -> Speaker {
    let text = context.text;
    let row_at = |k: usize| SOURCES.longest(text, k).and_then(|h| SOURCES.rows_of(&h).next());
    // أربعة مسؤولين: the number says nothing of who they are.
    let row = row_at(head)
        .or_else(|| if range.contains(&(head + 1)) && is_number(text, head) { row_at(head + 1) } else { None });
    let unnamed = is_unnamed(context, range, head, row, mentions);
    if !unnamed && let Some(id) = body(range, head, row.is_none(), mentions) {
        return of_actor(context, id);
    }
    // مستشار القائد، الباشا طبيق: a name that nobody knows.
    let comma = range.clone().find(|&k| matches!(text.raw(k), "،" | ","));
    if let Some(name) = comma.and_then(|k| circumstance::apposed_name(context, head, k)) {
        return Speaker { name: text.span_cut(name, 0).text, actor: None, anonymous: false };
    }
    // المنظمة التي تراقب الانتخابات: the relative clause is no part of the name.
    let relative = range.clone().skip(1).find(|&i| is_relative(text.key(i))).unwrap_or(range.end);
    let mut stop = relative;
    while stop > range.start + 1 && parts_clauses(text, stop - 1) && relative < range.end {
        stop -= 1;
    }
    // النائبة ليلى الحداد: the title is no part of the name.
    let title = TITLES.longest(text, range.start).map(|h| h.len);
    let office = row.is_some_and(|r| r.cell(1) == "0").then_some(1);
    let start = title
        .or(office)
        .filter(|_| !unnamed)
        .map(|len| range.start + len)
        .filter(|&k| k + 1 < stop && PERSON_NAMES.has_word(text, k) && stop - k <= 4)
        .unwrap_or(range.start);
    let name = text.span_cut(start..stop, source::proclitics(text, start)).text;
    Speaker { name, actor: None, anonymous: unnamed }
}

/// True where a phrase that no person's name stands in tells of somebody unnamed: by its head, a share, an outlet, a
/// relation, a crowd.
fn is_unnamed(
    context: &Context,
    range: &Tokens,
    head: usize,
    row: Option<crate::lexicon::Row>,
    mentions: &[(u32, Tokens)],
) -> bool {
    let text = context.text;
    // مستشار الرئيس holds an office; شقيق المتوفى is somebody without a name.
    let next = text.key(head + 1);
    let holds = Class::Deputy.at(text, head)
        && range.contains(&(head + 1))
        && (next.starts_with("ال") || context.cast.actor_at(head + 1).is_some());
    let relative_of = mentions.is_empty()
        && range.contains(&(head + 1))
        && next.starts_with("ال")
        && text.splits(head).any(|s| !s.article && Class::Relation.has(s.stem))
        && !Class::Deputy.at(text, head);
    let whole = mentions.iter().any(|(_, m)| m.start == head && m.len() > 1);
    let by_itself = |r: crate::lexicon::Row| match r.cell(1) {
        "1" => !whole,
        // تقرير طبي, but تقرير لوزارة الصحة.
        "2" => {
            mentions.is_empty() && text.key(range.end) != "عن" && !range.clone().skip(1).any(|k| names_owner(text, k))
        }
        _ => false,
    };
    // شقيقه حسام: a name follows.
    let owned = ["ه", "ها", "هم"].iter().any(|p| text.key(head).ends_with(p)) && !text.raw(head).ends_with('ة');
    let called =
        owned && range.contains(&(head + 1)) && PERSON_NAMES.has_word(text, head + 1) && !next.starts_with("ال");
    // صحيفة محلية: some outlet.
    let outlet = mentions.is_empty()
        && range.len() > 1
        && Class::Outlet.at(text, head)
        && range.clone().skip(1).all(|k| phrase::describes(text, k) || is_relative(text.key(k)));
    let share = mentions.is_empty() && text.kind(range.start) == Kind::Number;
    row.is_some_and(by_itself) && !holds && !called
        || share
        || outlet
        || relative_of
        || is_unnamed_crowd(context, range, head, mentions)
}

/// `عن مستشفى رفحاء`، `للوزارة`: whose the report is, even where the cast knows nobody of that name.
fn names_owner(text: &Text, k: usize) -> bool {
    let key = text.key(k);
    matches!(key, "عن" | "ل") || key.starts_with("لل") || ORG_HEADS.has_word(text, k)
}

/// `أربعة`، `5`: a numeral before those counted.
fn is_number(text: &Text, k: usize) -> bool {
    text.kind(k) == Kind::Number || crate::number::numeral(text, k, false).is_some()
}

/// `المحتجون`; `متحدث عسكري`, a spokesman of nobody named.
fn is_unnamed_crowd(context: &Context, range: &Tokens, head: usize, mentions: &[(u32, Tokens)]) -> bool {
    let text = context.text;
    let spokesman = matches!(text.key(head), "متحدث" | "متحدثه" | "ناطق" | "ناطقه" | "متحدثون" | "متحدثين");
    mentions.is_empty()
        && (phrase::is_people(text, head)
            || Class::Crowd.has(bare(text, head))
            || spokesman && !range.clone().any(|i| text.key(i) == "باسم"))
}

/// The body that opens the phrase; one further in only says to which body the source belongs.
fn body(range: &Tokens, head: usize, unknown: bool, mentions: &[(u32, Tokens)]) -> Option<u32> {
    let opening = mentions.iter().find(|(_, m)| m.start <= head + usize::from(unknown));
    let only = || {
        let (first, _) = mentions.first()?;
        let alone = unknown && range.len() <= 3 && mentions.iter().all(|(other, _)| other == first);
        alone.then_some(*first)
    };
    opening.map(|(id, _)| *id).or_else(only)
}

pub(super) fn of_actor(context: &Context, id: u32) -> Speaker {
    Speaker { name: context.cast.actor(id).name.clone(), actor: Some(id), anonymous: false }
}

/// Nouns of what is published in somebody's name.
fn is_bearer(text: &Text, i: usize) -> bool {
    Class::Bearer.at_cut(text, i)
}

/// `المصدر`، `المصدر نفسه`، `المسؤول الأمني`: a definite source noun without a name.
fn is_definite_anaphor(context: &Context, range: &Tokens, head: usize) -> bool {
    let key = context.text.key(head);
    range.len() <= 3
        && (is_demonstrative(key) || splits(key).any(|s| s.article))
        && context.cast.actor_at(head).is_none()
}

fn is_demonstrative(key: &str) -> bool {
    matches!(key, "هذا" | "هذه" | "ذات" | "نفس")
}

/// The latest speaker whose source has the same head noun; of one who is said to be the same (`المتحدث ذاته`) the latest
/// of all, of an outlet the latest outlet.
fn anaphor(context: &Context, range: &Tokens, head: usize, met: &[Met]) -> Option<Speaker> {
    let text = context.text;
    let key = text.key(if is_demonstrative(text.key(head)) { head + 1 } else { head });
    let stem = splits(key).find(|s| s.article).map_or(key, |s| s.stem);
    let same = |i: usize| {
        let key = text.key(i);
        key == stem || splits(key).any(|s| s.stem == stem || plural_of(s.stem, stem))
    };
    // الرئيس الفنلندي is no الرئيس التركي: what describes him now described him then.
    let head = if is_demonstrative(text.key(head)) { head + 1 } else { head };
    let nisba = |k: usize| ["ي", "يه"].iter().any(|e| text.key(k).starts_with("ال") && text.key(k).ends_with(e));
    let describing: Vec<&str> = (head + 1..range.end).filter(|&k| nisba(k)).map(|k| bare(text, k)).collect();
    let fits = |source: Tokens| describing.iter().all(|word| source.clone().any(|k| bare(text, k) == *word));
    met.iter()
        .rev()
        .take(LOOK_BACK)
        .find(|m| m.source.clone().is_some_and(|source| source.clone().take(3).any(same) && fits(source)))
        .or_else(|| {
            // الرئيس نفسه is only stressed.
            let again = (head + 1..range.end).any(|k| match text.key(k) {
                "ذاته" | "ذاتها" | "عينه" | "عينها" => true,
                "نفسه" | "نفسها" => SOURCES.rows_at(text, head).any(|r| r.cell(1) == "1"),
                _ => false,
            });
            let outlet = Class::Outlet.at_cut(text, head);
            let may_be = |m: &&Met| {
                let kind = m.speaker.actor.map(|id| context.cast.actor(id).kind);
                !m.speaker.name.is_empty() && (kind == Some(ActorKind::Media)) == outlet
            };
            met.iter().rev().take(LOOK_BACK).find(|m| again && may_be(m))
        })
        .map(|m| m.speaker.clone())
}

/// `المصدر` after `مصادر`, `الشبكة` after `شبكات`, `المسؤول` after `مسؤولون`.
fn plural_of(a: &str, b: &str) -> bool {
    let regular = |one: &str, many: &str| {
        let base = one.strip_suffix('ه').unwrap_or(one);
        many.strip_prefix(base).is_some_and(|rest| matches!(rest, "ات" | "ون" | "ين" | "و"))
    };
    PLURALS.iter().any(|p| *p == (a, b) || *p == (b, a)) || regular(a, b) || regular(b, a)
}
