//! What stands between a subject and what it says: times, occasions, recipients.

use super::phrase::end_of;
use super::preceding::opens_apposition;
use super::words::Class;
use super::{Context, source};
use crate::analysis::ActorKind;
use crate::lexicon::{ACTORS, NISBAS, SOURCES, TITLES};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::is_deed;
use crate::text::{Kind, Text, Tokens};

/// Skips words of time and occasion between a subject and what is said: `مساء الثلاثاء`، `في بيان`.
pub(super) fn skip_circumstance(text: &Text, from: usize, end: usize) -> usize {
    let mut k = from;
    while k < end && k < from + 7 {
        let key = text.key(k);
        let time = Class::Boundary.has(key) && !Class::Lasting.has(key);
        let occasion =
            matches!(key, "في" | "خلال") && text.splits(k + 1).any(|s| s.letters == 0 && Class::Occasion.has(s.stem));
        let dated = matches!(key, "في" | "منذ")
            && (text.kind(k + 1) == Kind::Number
                || matches!(text.key(k + 1), "شهر" | "عام" | "مطلع" | "نهايه" | "بدايه" | "اواخر" | "اوايل"));
        let month = k > from
            && (matches!(key, "بالشهر" | "ذاته" | "نفسه")
                || Class::OfTime.at(text, k)
                || Class::Month.has(key)
                || matches!(text.raw(k), "/" | "(" | ")") && !text.key(k + 1).is_empty());
        let date = month || k > from && (text.kind(k) == Kind::Number || matches!(text.raw(k), "،" | ","));
        if occasion {
            k += 2;
            // في بيان لها، في مؤتمر صحافي
            while k < end
                && matches!(
                    text.key(k),
                    "له" | "لها"
                        | "لهم"
                        | "صحفي"
                        | "صحافي"
                        | "رسمي"
                        | "مشترك"
                        | "مقتضب"
                        | "نفسه"
                        | "نفسها"
                        | "ذاته"
                        | "ذاتها"
                )
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
        } else if dated {
            k += 2;
        } else if time || date {
            k += 1;
        } else {
            break;
        }
    }
    k
}

/// After a time or occasion at the front, where the source may begin: at the next comma, or after a day's name.
pub(super) fn skip_adverbial(context: &Context, i: usize, end: usize) -> usize {
    let text = context.text;
    let mut k = i + 1;
    // في مؤتمر مع المستشارة، في مقابلة بثتها القناة: who stands there goes with the occasion.
    let mut taken = false;
    while k < end {
        if parts_clauses(text, k) {
            return k + 1;
        }
        taken |= text.key(k) == "مع"
            || text.verbs(k).iter().any(|f| f.is_finite() && f.letters == 0 && !f.pronoun.is_empty());
        if taken {
            k += 1;
            continue;
        }
        if context.cast.actor_at(k).is_some()
            && !matches!(text.key(k - 1), "في" | "الي" | "علي" | "مع" | "امام" | "لدي" | "عن" | "حول")
        {
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
pub(super) fn recipient(context: &Context, i: usize, limit: usize) -> Option<usize> {
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
    let mention = context.cast.actor_at(i).filter(|(_, m)| m.tokens.start == i);
    let media = mention.is_some_and(|(id, _)| context.cast.actor(id).kind == ActorKind::Media);
    // للجزيرة: the article is written without its alif behind لـ.
    let whole = key.strip_prefix("لل").map(|rest| format!("ال{rest}"));
    let known = whole.is_some_and(|w| ACTORS.get(&w).any(|r| r.cell(ACTORS.column("kind")) == "media"));
    if let Some((_, m)) = mention.filter(|_| media || known) {
        // لوكالة مهر شبه الرسمية
        let partly = if text.key(m.tokens.end) == "شبه" { 2 } else { 0 };
        return Some((m.tokens.end + partly).min(limit));
    }
    // للصحفيين، لإذاعة محلية: those who hear it, without a name.
    let hears = text.splits(i).any(|s| s.preposition == Some('ل') && Class::Hearer.has(s.stem));
    hears.then(|| {
        let named =
            |k: usize| context.cast.actor_at(k).is_some_and(|(id, _)| context.cast.actor(id).kind == ActorKind::Media);
        (i + 1..limit)
            .take_while(|&k| named(k) || Class::PlainAdjective.at(text, k) || NISBAS.has_word(text, k))
            .count()
            + i
            + 1
    })
}

pub(super) fn recipient_name(context: &Context, i: usize, end: usize) -> Option<String> {
    let (id, _) = (i..end).find_map(|k| context.cast.actor_at(k))?;
    Some(context.cast.actor(id).name.clone())
}

/// The longest that may stand between a subject and its object, in tokens.
const INTERPOLATED: usize = 24;

/// Skips what stands between commas or dashes after a subject: an apposition, a relative clause, times, occasions,
/// recipients (`، المدير العام، في بيان،`، `-عبر تليغرام-`).
pub(super) fn skip_interpolated(context: &Context, from: usize, end: usize) -> usize {
    let text = context.text;
    let end = end.min(from + INTERPOLATED);
    let mut k = from;
    loop {
        let started = k;
        if k < end && matches!(text.raw(k), "-" | "–" | "(") {
            let close = (k + 1..end).find(|&j| matches!(text.raw(j), "-" | "–" | ")"));
            k = close.map_or(k, |c| c + 1);
        }
        if k + 1 < end && matches!(text.raw(k), "،" | ",") {
            k += 1;
        }
        // ، خلال تقديم عرض أمام المجلس،
        let put_in = k > from && k < end && matches!(text.raw(k - 1), "،" | ",") && Class::Fronted.at(text, k);
        if let Some(comma) = (k + 1..end).find(|&j| put_in && matches!(text.raw(j), "،" | ",")) {
            k = comma;
            continue;
        }
        k = skip_circumstance(text, k, end).min(end);
        if let Some(after) = recipient(context, k, end).filter(|_| k < end) {
            k = after;
        }
        if k > from && k < end && opens_apposition(context, k) && matches!(text.raw(k - 1), "،" | ",") {
            k = end_of(context, k, end);
        } else if k < end && matches!(text.key(k), "الذي" | "التي" | "الذين" | "اللذين") {
            k = (k + 1..end).find(|&j| matches!(text.raw(j), "،" | ",")).unwrap_or(k);
        }
        if k == started {
            return k;
        }
    }
}

/// The longest name between commas, in tokens.
const APPOSED: usize = 4;

/// `مستشار القائد، الباشا طبيق، `: the words between the comma at token `comma` and the next, where they can be nothing but
/// the name of whoever holds the office before.
pub(super) fn apposed_name(context: &Context, head: usize, comma: usize) -> Option<Tokens> {
    let text = context.text;
    let office = TITLES.longest(text, head).is_some_and(|h| h.letters == 0)
        || Class::Deputy.at(text, head)
        || SOURCES.get(text.key(head)).any(|r| r.cell(1) == "0");
    if !office || !matches!(text.raw(comma), "،" | ",") {
        return None;
    }
    // وزير المال، علي حسن، : somebody known, whatever else his name could be.
    let mention = context.cast.actor_at(comma + 1).filter(|(_, m)| m.tokens.start == comma + 1 && m.letters == 0);
    let person = mention.filter(|(id, _)| context.cast.actor(*id).kind == ActorKind::Person);
    if let Some((_, m)) = person.filter(|(_, m)| parts_clauses(text, m.tokens.end)) {
        return Some(m.tokens.clone());
    }
    let end = text.sentence(head).end.min(comma + APPOSED + 2);
    let close = (comma + 1..end).find(|&k| parts_clauses(text, k))?;
    let named = |k: usize| {
        let key = text.key(k);
        text.kind(k) == Kind::Word
            && !key.starts_with(['و', 'ب', 'ل', 'ف', 'ك'])
            && ![Class::Boundary, Class::Fronted, Class::Preposition, Class::Particle].iter().any(|c| c.has(key))
            && !text.verbs(k).iter().any(|f| f.is_finite())
            && complementiser(key).is_none()
            && !is_deed(text, k)
    };
    (close > comma + 2 && (comma + 1..close).all(named)).then_some(comma + 1..close)
}

/// The end of a subject that is known up to token `stop`: its title, body or name goes on (`سيرهي غايداي حاكم المنطقة`).
pub(super) fn whole_subject(context: &Context, start: usize, stop: usize, end: usize) -> usize {
    let text = context.text;
    let title = TITLES.longest(text, stop).filter(|h| h.letters == 0 || h.article);
    let also = text.key(stop).starts_with('و') && stop < end && super::phrase::coordinates(context, stop);
    let phrase = end_of(context, start, end.min(start + source::LONGEST));
    if let Some(name) = apposed_name(context, start, phrase).filter(|_| phrase >= stop) {
        return name.end;
    }
    // وزير الدفاع في حكومة تصريف الأعمال: the office goes on after the body.
    if phrase > stop && matches!(text.key(stop), "في" | "ب" | "لدي") {
        return phrase;
    }
    if stop < end && (title.is_some() || also) {
        return end_of(context, stop, end.min(start + source::LONGEST)).max(stop);
    }
    stop
}
