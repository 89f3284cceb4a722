//! Where a noun phrase ends when another stands right after it: `طالب الوزير الشركات`، `اعتبر النائب القرار متسرعا`.

use super::subject::is_relative;
use super::words::Class;
use super::{Context, circumstance, source};
use crate::analysis::ActorKind;
use crate::lexicon::{ACTORS, NISBAS, ORG_HEADS, PERSON_NAMES, PLACES, TITLES};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::is_deed;
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Text, Tokens};

/// Prepositions that go on a phrase whose head holds an office or a place.
const INNER: [&str; 3] = ["في", "باسم", "لدي"];

/// The end of the noun phrase that begins at token `from`, at most `limit`: before its circumstance, its verb, or the
/// noun phrase after it.
pub(super) fn end_of(context: &Context, from: usize, limit: usize) -> usize {
    let text = context.text;
    let mut k = from;
    while k < limit && is_mark(text, k) {
        k += 1;
    }
    // Whether what goes on is part of an annexation (the word before is indefinite) or opens another phrase.
    let mut open = true;
    let mut described = false;
    let office = holds_office(text, k);
    // خبراء، مصادر: no deed is annexed to people.
    let unnamed = source::is_unnamed(text, k);
    while k < limit {
        // مصادر للجزيرة: whom they told; but مدير قناة.
        if k > from && unnamed && circumstance::recipient(context, k, limit).is_some() {
            return k;
        }
        if let Some((id, m)) = context.cast.actor_at(k) {
            let person = context.cast.actor(id).kind == ActorKind::Person;
            let part = k == from
                || open
                || person && !described
                || m.letters > 0
                || text.key(k).starts_with("لل")
                || is_mark(text, k - 1) && k - 1 == from
                // حركة المقاومة الإسلامية "حماس": the same party once more.
                || k > from + 1
                    && matches!(text.raw(k - 1), "\"" | "«" | "“" | "”" | "(")
                    && context.cast.actor_at(k - 2).is_some_and(|(before, _)| before == id);
            if !part {
                return k;
            }
            k = m.tokens.end.max(k + 1);
            open = false;
            continue;
        }
        let key = text.key(k);
        if is_mark(text, k) {
            k += 1;
            continue;
        }
        if stops(context, k) && k > from {
            return k;
        }
        let title = TITLES.longest(text, k).filter(|h| h.letters == 0 || h.article).map(|h| h.len);
        if let Some(len) = title.filter(|_| k > from) {
            k += len;
            open = !text.key(k - 1).starts_with("ال");
            continue;
        }
        let place = context.cast.place_at(k).is_some();
        let known = place || [&TITLES, &PLACES, &ACTORS].iter().any(|t| t.has_word(text, k));
        let name = !known && PERSON_NAMES.has_word(text, k);
        let place = place || name;
        let definite = key.starts_with("ال") || key.starts_with("لل") || key.ends_with("اليه") || key == "سموه";
        let fused = !definite && matches!(key.chars().next(), Some('ل' | 'ب')) && key.chars().count() > 4;
        // مسؤول عسكري رفيع: what describes an indefinite head closes the annexation.
        let describes = k > from && !definite && is_indefinite_adjective(text, k);
        let part = if k == from || open || name || describes {
            true
        } else if INNER.contains(&key) {
            office || context.cast.place_at(k + 1).is_some()
        } else if definite {
            // مسؤول رفيع السعودية: nothing definite describes an indefinite head.
            key.starts_with("لل") || !described && is_adjective(text, k)
        } else if key.starts_with('و') {
            // مسؤولون عراقيون وأكراد
            let people = key.strip_prefix('و').is_some_and(|bare| Class::Peoples.has(bare));
            coordinates(context, k) || described && people
        } else {
            Class::Adjective.has(key) || fused && office && !key.starts_with("بال")
        };
        if !part || k > from && !definite && !place && is_deed(text, k) && !(open && office && !unnamed) {
            return k;
        }
        described |= describes;
        open = !definite && !place && !describes || INNER.contains(&key);
        k += 1;
    }
    k
}

/// True where no noun phrase goes on: punctuation, a relative, a conjunction, a verb of telling, a preposition.
fn stops(context: &Context, k: usize) -> bool {
    let text = context.text;
    let key = text.key(k);
    // أصدرت النقابة بيانا: the object.
    let issued = source::is_statement(text, k) && key.ends_with('ا');
    issued
        || text.kind(k) == Kind::Number
        || parts_clauses(text, k)
        || complementiser(key).is_some()
        || is_relative(key)
        || circumstance::skip_circumstance(text, k, text.len()) > k
        || matches!(key, "من" | "علي" | "الي" | "عن" | "مع" | "بعد" | "قبل" | "قد" | "ثم" | "لقد")
        || context.cues[k].as_ref().is_some_and(|c| c.is_finite() && c.lemma != "بين")
}

/// A head that takes `في` and `باسم`: an office, a source, a body.
fn holds_office(text: &Text, k: usize) -> bool {
    source::is_source_noun(text, k) || ORG_HEADS.has_word(text, k) || TITLES.longest(text, k).is_some()
}

/// `ورئيس الأركان`، `والأمم المتحدة`: another who speaks too.
pub(super) fn coordinates(context: &Context, k: usize) -> bool {
    context.cast.actor_at(k).is_some() || TITLES.longest(context.text, k).is_some_and(|h| h.conjunction.is_some())
}

/// A definite word after a definite one that describes it: a nisba, a participle, or one of the common ones.
fn is_adjective(text: &Text, k: usize) -> bool {
    let key = text.key(k);
    let bare = key.strip_prefix("ال").unwrap_or(key);
    Class::Adjective.has(key)
        || NISBAS.get(bare).next().is_some()
        || ["يه", "ي", "يون", "يين", "يات"].iter().any(|s| bare.strip_suffix(s).is_some_and(|b| b.chars().count() >= 3))
        || bare.starts_with('م') && bare.chars().count() >= 5 && feminine(text.key(k - 1)) == feminine(key)
}

/// True for an indefinite adjective that is no head of its own.
pub(super) fn describes(text: &Text, k: usize) -> bool {
    !source::is_source_noun(text, k) && is_indefinite_adjective(text, k)
}

/// An adjective without article: a nisba, or one of the common ones.
fn is_indefinite_adjective(text: &Text, k: usize) -> bool {
    let key = text.key(k);
    NISBAS.has_word(text, k)
        || Class::PlainAdjective.at(text, k)
        || ["يه", "ي", "يون", "يين"].iter().any(|s| key.strip_suffix(s).is_some_and(|b| b.chars().count() >= 3))
            && !TITLES.has_word(text, k)
            && !PERSON_NAMES.has_word(text, k)
            && !source::is_source_noun(text, k)
}

/// True for words in ـة and in ـات.
pub(super) fn feminine(key: &str) -> bool {
    key.ends_with('ه') || key.ends_with("ات")
}

/// `المزارعون`، `المحتجون`: people, by the ending that only people have.
pub(super) fn is_people(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    key.starts_with("ال") && key.ends_with("ون") && key.chars().count() >= 7
}

/// Gender and number, as far as something tells them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kin {
    pub(super) feminine: Option<bool>,
    pub(super) plural: Option<bool>,
}

impl Kin {
    /// What this does not tell, from another.
    pub(super) fn or(self, other: Kin) -> Kin {
        Kin { feminine: self.feminine.or(other.feminine), plural: self.plural.or(other.plural) }
    }
}

/// Gender and number of a noun phrase, by its head. `مصادر` is feminine singular to a verb, `خبراء` masculine plural; a
/// person's name tells no gender.
pub(super) fn kin(context: &Context, range: &Tokens) -> Kin {
    let text = context.text;
    let Some(head) = range.clone().find(|&i| text.kind(i) == Kind::Word) else { return Kin::default() };
    // والدته، ابنتها: the pronoun hides the ending.
    let owned = ["ته", "تها", "تهم"].iter().any(|p| text.key(head).ends_with(p)) && text.key(head).chars().count() >= 5;
    if owned && !text.raw(head).ends_with('ة') {
        return Kin { feminine: Some(true), plural: Some(false) };
    }
    let letters = source::proclitics(text, head);
    let key = text.key(head);
    let key = key.char_indices().nth(letters).map_or(key, |(at, _)| &key[at..]);
    let bare = key.strip_prefix("ال").unwrap_or(key);
    if Class::Crowd.has(bare) || is_people(text, head) || source::is_unnamed(text, head) && human_plural(bare) {
        return Kin { feminine: Some(false), plural: Some(true) };
    }
    // الوزير ونظيره، الاتحاد والنقابة: more than one, but a verb before them does not show it.
    let joined = range.clone().skip(1).any(|i| coordinates(context, i) && text.key(i).starts_with('و'));
    let plural = if joined { None } else { Some(false) };
    let feminine = match context.cast.actor_at(head) {
        Some((id, m)) if m.tokens.start == head => match context.cast.actor(id).kind {
            ActorKind::Person => None,
            ActorKind::State => (!Class::EitherGender.has(key)).then_some(true),
            _ if source::is_source_noun(text, head) || ORG_HEADS.contains(bare) || feminine(key) => Some(feminine(key)),
            _ => None,
        },
        _ if context.cast.place_at(head).is_some() => (!Class::EitherGender.has(key)).then_some(true),
        _ => Some(feminine(key) || Class::Collective.has(bare)),
    };
    Kin { feminine, plural }
}

/// `مسؤولون`، `ناشطين`.
fn human_plural(bare: &str) -> bool {
    bare.chars().count() >= 5 && (bare.ends_with("ون") || bare.ends_with("ين")) && !bare.ends_with("يين")
        || bare.chars().count() >= 7 && bare.ends_with("يين")
}
