//! Where a noun phrase ends when another stands right after it: `طالب الوزير الشركات`، `اعتبر النائب القرار متسرعا`.

use super::subject::is_relative;
use super::{Context, source};
use crate::analysis::ActorKind;
use crate::lexicon::{NISBAS, ORG_HEADS, PERSON_NAMES, TITLES};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::is_deed;
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Text};

/// Definite adjectives whose shape does not tell them from nouns.
const ADJECTIVES: [&str; 34] = [
    "العام",
    "العامه",
    "الاعلي",
    "العليا",
    "الكبير",
    "الكبري",
    "الكبيره",
    "الكبار",
    "السابق",
    "السابقه",
    "الجديد",
    "الجديده",
    "الاول",
    "الاولي",
    "الثاني",
    "الثانيه",
    "الثالث",
    "الراحل",
    "الحالي",
    "الحاكم",
    "الحاكمه",
    "القايم",
    "الخاص",
    "الخاصه",
    "الدايم",
    "نفسه",
    "نفسها",
    "ذاته",
    "ذاتها",
    "عينه",
    "الشهير",
    "البارز",
    "البارزه",
    "الموقت",
];

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
    let office = holds_office(text, k);
    // خبراء، مصادر: no deed is annexed to people.
    let unnamed = source::is_unnamed(text, k);
    while k < limit {
        if let Some((id, m)) = context.cast.actor_at(k) {
            let person = context.cast.actor(id).kind == ActorKind::Person;
            let part = k == from || open || person || m.letters > 0 || is_mark(text, k - 1) && k - 1 == from;
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
        let place = context.cast.place_at(k).is_some() || PERSON_NAMES.contains(key);
        let definite = key.starts_with("ال") || key.starts_with("لل") || key.ends_with("اليه") || key == "سموه";
        let fused = !definite && matches!(key.chars().next(), Some('ل' | 'ب')) && key.chars().count() > 4;
        let part = if k == from || open || place {
            true
        } else if INNER.contains(&key) {
            office || context.cast.place_at(k + 1).is_some()
        } else if definite {
            key.starts_with("لل") || is_adjective(text, k)
        } else if key.starts_with('و') {
            coordinates(context, k)
        } else {
            ADJECTIVES.contains(&key) || fused && office && !key.starts_with("بال")
        };
        if !part || k > from && !definite && !place && is_deed(text, k) && !(open && office && !unnamed) {
            return k;
        }
        open = !definite && !place || INNER.contains(&key);
        k += 1;
    }
    k
}

/// True where no noun phrase goes on: punctuation, a relative, a conjunction, a verb of telling, a preposition.
fn stops(context: &Context, k: usize) -> bool {
    let text = context.text;
    let key = text.key(k);
    text.kind(k) == Kind::Number
        || parts_clauses(text, k)
        || complementiser(key).is_some()
        || is_relative(key)
        || source::skip_circumstance(text, k, text.len()) > k
        || matches!(key, "من" | "علي" | "الي" | "عن" | "مع" | "بعد" | "قبل" | "قد" | "ثم" | "لقد")
        || context.cues[k].as_ref().is_some_and(|c| c.is_finite() && c.lemma != "بين")
}

/// A head that takes `في` and `باسم`: an office, a source, a body.
fn holds_office(text: &Text, k: usize) -> bool {
    source::is_source_noun(text, k) || ORG_HEADS.has_word(text, k) || TITLES.longest(text, k).is_some()
}

/// `ورئيس الأركان`، `والأمم المتحدة`: another who speaks too.
fn coordinates(context: &Context, k: usize) -> bool {
    context.cast.actor_at(k).is_some() || TITLES.longest(context.text, k).is_some_and(|h| h.conjunction.is_some())
}

/// A definite word after a definite one that describes it: a nisba, a participle, or one of the common ones.
fn is_adjective(text: &Text, k: usize) -> bool {
    let key = text.key(k);
    let bare = key.strip_prefix("ال").unwrap_or(key);
    ADJECTIVES.contains(&key)
        || NISBAS.get(bare).next().is_some()
        || ["يه", "ي", "يون", "يين", "يات"].iter().any(|s| bare.strip_suffix(s).is_some_and(|b| b.chars().count() >= 3))
        || bare.starts_with('م') && bare.chars().count() >= 5 && feminine(text.key(k - 1)) == feminine(key)
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
