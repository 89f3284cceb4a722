//! Verbs of telling that tell nothing: names, verse, the outlet's own voice, denials of telling.

use super::cue::Reading;
use super::subject::is_relative;
use super::words::Class;
use super::{Context, Found};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;
use crate::lexicon::{TITLES, UTTERANCES};
use crate::syntax::clause::complementiser;
use crate::text::{Kind, Text};

/// How many earlier claims are asked whether they hold a verb in the first person.
const HOLDERS: usize = 6;

/// True where the verb at token `i` tells of nobody's word.
pub(super) fn untold(context: &Context, i: usize, c: &Reading, out: &[Found]) -> bool {
    let text = context.text;
    let before = if i > text.sentence(i).start { text.key(i - 1) } else { "" };
    let next = text.key(i + 1);
    // A word inside a name is no verb: علي بن أبي طالب.
    let name = context.cast.actor_at(i).is_some_and(|(_, m)| m.letters == 0 && m.tokens.len() > 1)
        || matches!(before, "ابي" | "ابو" | "بن" | "ابن");
    // بناء على طلب الوزارة: after a preposition stands a noun.
    let noun = Class::Preposition.has(before) && c.letters == 0;
    // لا تستبعد الشرطة: what is not ruled out is held possible.
    let denied = matches!(before, "لا" | "لن" | "ولا" | "ولن") && c.lemma != "استبعد"
        || matches!(c.lemma, "طلب" | "طالب") && next == "عدم";
    // نطالب، ندين: a speaker's own words, and only there.
    let stray = c.person == 1 && !(in_words_of_another(context, i, out) && speaks_for_itself(c));
    // تابع لها، تابع فيه: belonging, or a verb of watching.
    let belongs = c.lemma == "تابع" && (next.starts_with('ل') || matches!(next, "فيه" | "فيها"));
    // نفي إلى الخارج: banished.
    let banished = c.lemma == "نفى" && matches!(next, "الي" | "من");
    // وجهها، وجه انتقادات: what is uttered is the noun.
    let directed = c.lemma == "وجه" && (!c.pronoun.is_empty() || utters_noun(text, i));
    let verse = !prays(c, next) && (hallowed(next) || next == "في" && hallowed(text.key(i + 2)));
    // سأل إن كان: only who asks God says something.
    // إيران زادت الكمية: only وزاد goes on telling.
    let grows = c.lemma == "زاد" && c.letters == 0;
    let asks = grows || c.lemma == "سأل" && !prays(c, next);
    // جوزيف طالب ورئيس الهيئة: a student.
    let noun = noun || c.lemma == "طالب" && c.letters == 0 && next.starts_with('و');
    // كيف يتوقع: a question of the writer's.
    let asked = matches!(before, "كيف" | "لماذا" | "متي" | "هل" | "وكيف" | "ولماذا");
    // يلفت الانتباه أن draws attention; أشار عليه بـ advises.
    let other = c.lemma == "لفت" && matches!(next, "الانتباه" | "النظر" | "الانظار" | "نظر" | "انتباه")
        || c.lemma == "أشار" && matches!(next, "عليه" | "عليها" | "عليهم" | "علي");
    // وصفت رد الحكومة بأنه: an answer, not answering; the verb stands at the head of its clause.
    let answer = c.lemma == "رد"
        && c.letters == 0
        && i > text.sentence(i).start
        && text.kind(i - 1) == Kind::Word
        && !Class::Particle.at(text, i - 1)
        && (next.starts_with("ال") || context.cast.actor_at(i + 1).is_some() || TITLES.has_word(text, i + 1));
    name || noun
        || answer
        || asked
        || other
        || denied
        || stray
        || belongs
        || banished
        || directed
        || verse
        || asks
        || outlet_voice(text, i, c, before)
        || c.lemma == "بين" && !demonstrates(context, i)
}

/// `يشار إلى أن`، `يذكر أن`: the outlet's own voice; `مما يؤكد أن`: nobody tells.
fn outlet_voice(text: &Text, i: usize, c: &Reading, before: &str) -> bool {
    let own = matches!(text.key(i), "يشار" | "ويشار" | "يذكر" | "ويذكر")
        && (text.key(i + 1) == "الي" || complementiser(text.key(i + 1)).is_some());
    let recalled = hearsay(text, i, c) && c.passive && is_reminder(c);
    own || recalled || before == "مما" && c.form == Form::Imperfect
}

/// `وجه الوزير انتقادات`: a noun of saying close after the verb.
fn utters_noun(text: &Text, i: usize) -> bool {
    let end = text.sentence(i).end.min(i + 8);
    (i + 1..end).any(|k| UTTERANCES.rows_at(text, k).next().is_some())
}

/// Verbs whose passive is the outlet's own reminder.
pub(super) fn is_reminder(c: &Reading) -> bool {
    matches!(c.lemma, "ذكر" | "أشار" | "نوه" | "أضاف" | "أوضح")
}

/// True inside a quotation, and inside what somebody is said to have said.
fn in_words_of_another(context: &Context, i: usize, out: &[Found]) -> bool {
    let holds = |f: &Found| f.content.as_ref().is_some_and(|c| c.contains(&i));
    context.quotations.around(i).is_some() || out.iter().rev().take(HOLDERS).any(holds)
}

/// Verbs that do in the first person what they tell of: `نطالب`، `أدين`.
pub(super) fn speaks_for_itself(c: &Reading) -> bool {
    matches!(
        c.stance,
        Stance::Demand
            | Stance::Opine
            | Stance::Promise
            | Stance::Condemn
            | Stance::Deny
            | Stance::Confirm
            | Stance::Accuse
            | Stance::Warn
    ) || matches!(c.lemma, "قال" | "تساءل")
}

/// `سأل الله أن`، `دعا المولى أن`.
fn prays(c: &Reading, next: &str) -> bool {
    matches!(c.lemma, "سأل" | "دعا") && matches!(next, "الله" | "المولي" | "الباري" | "العلي")
}

/// Verse, scripture and proverb are no news.
fn hallowed(key: &str) -> bool {
    matches!(key, "تعالي" | "الله" | "سبحانه" | "الشاعر" | "المثل" | "النبي" | "الرسول" | "الراجز")
}

/// `بيّن` the verb, not `بين` the preposition: written with its shadda, or with its clause close by.
pub(super) fn demonstrates(context: &Context, i: usize) -> bool {
    let text = context.text;
    let after = context.cast.actor_at(i + 1).map_or(i + 1, |(_, m)| m.tokens.end);
    text.raw(i).contains('\u{0651}')
        || text.key(i) != "بين" && text.key(i) != "وبين"
        || i > 0
            && text.key(i - 1) != "من"
            && (complementiser(text.key(after)).is_some() || complementiser(text.key(after + 1)).is_some())
}

/// Verbs of supposing, whose masculine imperfect is read as passive where nobody supposes.
const SUPPOSING: [&str; 7] = ["اعتقد", "توقع", "رجح", "ظن", "زعم", "خشي", "اشتبه"];

/// `يُعتقد أن`، `قيل إن`، `مسلحون يعتقد أنهم`: nobody speaks.
pub(super) fn hearsay(text: &Text, i: usize, c: &Reading) -> bool {
    let Some(fused) = complementiser(text.key(i + 1)) else { return false };
    let imperfect = c.form == Form::Imperfect && !c.agreement.feminine && !c.agreement.plural && c.letters <= 1;
    let marked = text.raw(i).contains('\u{064F}');
    // المولود في اليمن ويعتقد أنه: a verb in و that nobody stands by.
    let supposed = SUPPOSING.contains(&c.lemma)
        && (opens_clause(text, i) || c.letters == 1 || fused && follows_indefinite(text, i));
    c.passive || imperfect && (marked || supposed || c.lemma == "ذكر" && opens_clause(text, i))
}

/// Nothing before the verb in its clause that could be its subject.
fn opens_clause(text: &Text, i: usize) -> bool {
    i == text.sentence(i).start
        || text.kind(i - 1) == Kind::Punct
        || matches!(text.key(i - 1), "كما" | "و" | "حيث" | "فيما" | "الذي" | "التي")
}

/// An indefinite noun or a relative before the verb: who is meant stands there, and nobody who supposes.
fn follows_indefinite(text: &Text, i: usize) -> bool {
    let before = text.key(i - 1);
    text.kind(i - 1) == Kind::Word
        && (is_relative(before) || !before.starts_with("ال") && !before.starts_with("لل"))
        && !is_his_own(text, i)
}

/// `قال إنه يعتقد أنها`: the pronoun is his who says so.
fn is_his_own(text: &Text, i: usize) -> bool {
    let says = |k: usize| {
        text.verbs(k)
            .iter()
            .any(|f| f.is_finite() && f.features.person == 3 && !f.features.feminine && f.lemma() == "قال")
    };
    i > 1 && complementiser(text.key(i - 1)) == Some(true) && says(i - 2)
}
