//! Who is the subject of a verb of telling: under `كان`, after the verb, before it, or gone on with.

use super::cue::Reading;
use super::object::opens_object;
use super::phrase::{self, end_of};
use super::subject::{is_relative, without_addressee};
use super::words::Class;
use super::{Context, Found, antecedent, circumstance, preceding, source};
use crate::analysis::{ActorKind, Stance};
use crate::lexicon::{ORG_HEADS, TITLES};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Text, Tokens};

/// Verbs that do not go without whom they address.
const NEEDS_OBJECT: [&str; 5] = ["اتهم", "حث", "حض", "ناشد", "أخبر"];
/// The longest source that need not be known as somebody who speaks.
const LONGEST_UNKNOWN: usize = 5;

/// The subject of a verb of telling.
#[derive(Debug, Default)]
pub(super) struct Teller {
    pub(super) source: Option<Tokens>,
    /// Whom the verb goes on with, where it has no subject of its own.
    pub(super) antecedent: Option<Tokens>,
    /// The outlet told.
    pub(super) via: Option<String>,
    /// True where somebody who can speak stands by the verb.
    pub(super) near: bool,
}

/// The subject of the verb at token `i`, whose complement begins at the end of `between`.
pub(super) fn teller(context: &Context, i: usize, c: &Reading, between: Tokens, that: bool, out: &[Found]) -> Teller {
    let text = context.text;
    let (after, via) = source::cut(context, between);
    let after = after.and_then(|s| after_verb(context, c, s));
    let source = preceding::under_kana(context, i)
        .or_else(|| bearing(context, i, c))
        .or_else(|| if addresses(c) { before_object(context, i, c, after.as_ref()) } else { None })
        .or_else(|| after.filter(|s| !is_object_of_relative(context, i, c, s)))
        .or_else(|| {
            let floor = out.last().filter(|f| f.cue.start < i).map_or(0, |f| f.cue.end);
            // كتب تعليقا قال فيه: who wrote is who says.
            let resumed = Class::Within.at(text, i + 1);
            preceding::before(context, i, floor)
                .filter(|s| !resumed && (heads_speech(context, s, c) || is_subject_of_clause(context, i, s)))
                .or_else(|| preceding::as_for(context, i))
        });
    // اعترف المتهم بأنه: one definite noun phrase and nothing else between the verb and its clause.
    let whole = |s: &Tokens| {
        that && s.start == i + 1 && text.key(s.start).starts_with("ال") && end_of(context, s.start, s.end) == s.end
    };
    // وذكر مكتب الملاحة أن: a body or an office nobody knows.
    let headed = |s: &Tokens| that && (ORG_HEADS.has_word(text, s.start) || TITLES.longest(text, s.start).is_some());
    let speaks = |s: &Tokens| source::can_speak(context, &(s.start..s.end.min(s.start + 6)));
    // قالت باريس إن، اتهمت باريس طهران بـ: a capital right behind its verb.
    let capital = |s: &Tokens| {
        let place =
            c.agreement.feminine && s.len() == 1 && s.start == i + 1 && context.cast.place_at(s.start).is_some();
        place && (that || NEEDS_OBJECT.contains(&c.lemma))
    };
    let near = source.as_ref().is_some_and(|s| {
        source::is_share(text, s.start)
            || whole(s)
            || headed(s)
            || speaks(s)
            || capital(s)
            || preceding::is_as_for(text, s)
    });
    let source = source.filter(|s| near || s.len() <= LONGEST_UNKNOWN);
    let antecedent = if source.is_none() { going_on(context, i, out) } else { None };
    Teller { source, antecedent, via, near }
}

/// What follows the verb, without whom it addresses; nothing where it is no subject.
fn after_verb(context: &Context, c: &Reading, s: Tokens) -> Option<Tokens> {
    // أوضحوا علنا، يستنكرون الحادث: before its subject a verb is singular.
    if c.person == 1 || c.is_plural() || !source::can_speak(context, &s) && s.len() > 8 {
        return None;
    }
    // وحث الناس على: whom a verb addresses does not speak.
    if addresses(c) && c.letters == 1 && !source::can_speak(context, &(s.start..s.end.min(s.start + 3))) {
        return None;
    }
    let s = if addresses(c) { without_addressee(context, s) } else { s };
    // واتهمت إسرائيل بـ: whom such a verb names alone is its object.
    // دعا المرشحين إلى: a plural in ين is no subject.
    let head = context.text.key(s.start);
    let person = context.cast.actor_at(s.start).is_some_and(|(id, _)| context.cast.actor(id).kind == ActorKind::Person);
    if head.starts_with("ال")
        && head.ends_with("ين")
        && head.chars().count() >= 6
        && !person
        && context.cast.place_at(s.start).is_none()
        && !TITLES.has_word(context.text, s.start)
    {
        return None;
    }
    let alone = without_addressee(context, s.clone()).end == s.end;
    if NEEDS_OBJECT.contains(&c.lemma) && c.pronoun.is_empty() && alone && !followed_by_noun(context, &s) {
        return None;
    }
    // يرفض استقبال الطلبات قائلا: what follows is refused, not refusing. دعا أصدقاءه: whose friends they are invites.
    let object = opens_object(context, s.start, s.end) || addresses(c) && owned_noun(context.text, s.start);
    (!object).then_some(s)
}

/// True where another noun phrase stands right after the one in `s`: subject and object.
fn followed_by_noun(context: &Context, s: &Tokens) -> bool {
    let text = context.text;
    let k = circumstance::skip_interpolated(context, s.end, text.sentence(s.start).end);
    let key = text.key(k);
    let attached =
        matches!(key.chars().next(), Some('ب')) || matches!(key, "ب" | "علي" | "الي" | "من" | "عن" | "في" | "ان");
    let noun = text.kind(k) == Kind::Word && !attached && complementiser(key).is_none();
    noun || is_mark(text, k) && context.quotations.close_of(k).is_some() || is_relative(key)
}

/// `البيان يتهم الحكومة بـ`، `القوات أبلغت السكان أن`: one party after the verb, and the speaker right before it.
fn before_object(context: &Context, i: usize, c: &Reading, after: Option<&Tokens>) -> Option<Tokens> {
    let ahead = preceding::before(context, i, 0).filter(|s| heads_speech(context, s, c))?;
    let lone = after.is_none_or(|s| without_addressee(context, s.clone()).end + 1 >= s.end);
    let kin = phrase::kin(context, &ahead);
    let agrees = kin.feminine.is_none_or(|f| f == c.agreement.feminine);
    let adjoins = ahead.end == i || context.text.key(ahead.end) == "قد";
    (lone && agrees && adjoins && opens_clause_at(context, ahead.start)).then_some(ahead)
}

/// `على رسالة تطالب`، `في تقرير فلسطيني أفاد`: an indefinite statement right before the verb that describes it.
fn bearing(context: &Context, i: usize, c: &Reading) -> Option<Tokens> {
    let text = context.text;
    let floor = text.sentence(i).start.max(i.saturating_sub(3));
    let head = (floor..i).rev().find(|&k| !phrase::describes(text, k))?;
    let agrees = phrase::feminine(text.key(head)) == c.agreement.feminine && !c.agreement.plural;
    // بيانا رحب فيه: who issued it speaks.
    let within = Class::Within.at(text, i + 1);
    (c.letters == 0 && !within && agrees && source::is_statement(text, head)).then_some(head..i)
}

/// `الذي طالب المزارعين`: after a relative the noun phrase is the object, and the speaker stands before.
fn is_object_of_relative(context: &Context, i: usize, c: &Reading, s: &Tokens) -> bool {
    let text = context.text;
    // التي دعا التنظيم إليها: the relative stands for another than the verb's subject. التي تتهم المعارضة الحكومة بها: two.
    let other = matches!(text.key(i.saturating_sub(1)), "التي") != c.agreement.feminine;
    let two = text.key(s.end).starts_with("ال") || context.cast.actor_at(s.end).is_some_and(|(_, m)| m.letters == 0);
    i > 0
        && !other
        && !two
        && is_relative(text.key(i - 1))
        && matches!(c.stance, Stance::Demand | Stance::Accuse)
        && c.pronoun.is_empty()
        && s.start > i
}

/// `إن صديقا إماراتيا قال`: a short noun phrase between a conjunction that takes a subject and its verb.
fn is_subject_of_clause(context: &Context, i: usize, s: &Tokens) -> bool {
    let text = context.text;
    let opened =
        s.start > 0 && (complementiser(text.key(s.start - 1)) == Some(false) || text.key(s.start - 1) == "لكن");
    opened && s.end == i && s.len() <= 3 && !Class::Boundary.at(text, s.start) && text.kind(s.start) == Kind::Word
}

/// True where the phrase's head, or what stands right by it, can speak.
fn heads_speech(context: &Context, s: &Tokens, c: &Reading) -> bool {
    let head = context.text.key(s.start);
    let people = c.agreement.plural && (head.ends_with("ون") || head.ends_with("ين"));
    s.len() <= source::LONGEST && (people || source::can_speak(context, &(s.start..s.end.min(s.start + 3))))
}

/// Whom a verb in `و` without a subject goes on with, where nobody has spoken in its sentence yet.
fn going_on(context: &Context, i: usize, out: &[Found]) -> Option<Tokens> {
    let c = context.cues[i].as_ref()?;
    // أصدرت النقابة بيانا أعلنت فيه: who issued it.
    let resumed = Class::Within.at(context.text, i + 1);
    if c.letters == 0 && !resumed { None } else { antecedent::sentence_subject(context, i, out) }
}

/// An indefinite noun with its owner's pronoun that names no relation who speaks for him.
fn owned_noun(text: &Text, k: usize) -> bool {
    let key = text.key(k);
    !key.starts_with("ال")
        && !source::is_source_noun(text, k)
        && ["ها", "هم", "ه"].iter().any(|p| key.strip_suffix(p).is_some_and(|b| b.chars().count() >= 3))
        && !text.raw(k).ends_with('ة')
}

/// Verbs whose object is the party spoken to or of.
pub(super) fn addresses(c: &Reading) -> bool {
    matches!(c.stance, Stance::Demand | Stance::Accuse | Stance::Warn)
        || matches!(c.lemma, "أبلغ" | "أخبر" | "طمأن" | "وعد" | "اعتبر")
}

/// True where a clause begins at token `start`.
pub(super) fn opens_clause_at(context: &Context, start: usize) -> bool {
    let text = context.text;
    start == text.sentence(start).start
        || parts_clauses(text, start - 1)
        || crate::syntax::clause::opens_clause(text.key(start - 1))
        || complementiser(text.key(start - 1)).is_some()
}
