//! Finite verbs that tell: `قال X إن`، `X يقول إن`، `أعلن X عن`، `طالب X بـ`.

use super::cue::{PREPOSITIONS, Reading};
use super::nested::relayed;
use super::object::{objective, opens_object, owning, resumptive};
use super::participle::{is_participle_cue, saying};
use super::phrase::end_of;
use super::silence::silence;
use super::subject::{is_relative, without_addressee};
use super::{Context, Found, extent, source};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;
use crate::lexicon::{WHOLE, verb_forms};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::is_deed_key;
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Text, Tokens};

/// How far after a verb its complement is looked for, in tokens.
pub(super) const REACH: usize = 34;

/// A finite verb with a complement: `قال X إن`، `X يقول إن`، `أعلن X عن`، `طالب X بـ`.
pub(super) fn verbal(context: &Context, i: usize, out: &mut Vec<Found>) -> Option<Found> {
    let text = context.text;
    let c = context.cues[i].as_ref()?;
    if !c.is_finite() || c.person == 2 {
        return None;
    }
    if let Some(silent) = silence(context, i, c) {
        return Some(silent);
    }
    // A name (`أكد`, `حذر` are none; `نوه`…) is no verb; nor is a word inside a name.
    if context.cast.actor_at(i).is_some_and(|(_, m)| m.letters == 0 && m.tokens.len() > 1) {
        return None;
    }
    let before = if i > text.sentence(i).start { text.key(i - 1) } else { "" };
    if matches!(before, "لا" | "لن" | "ولا" | "ولن") || c.lemma == "طلب" && text.key(i + 1) == "عدم" {
        return None;
    }
    // نطالب، ندين: a speaker's own words, and only there.
    if c.person == 1 && (context.quotations.around(i).is_none() || !speaks_for_itself(c)) {
        return None;
    }
    // تابع لها، تابع فيه: belonging, or a verb of watching.
    if c.lemma == "تابع" && (text.key(i + 1).starts_with('ل') || matches!(text.key(i + 1), "فيه" | "فيها"))
    {
        return None;
    }
    if hearsay(text, i, c) && c.passive && matches!(c.lemma, "ذكر" | "أشار" | "نوه" | "أضاف" | "أوضح")
    {
        return None;
    }
    // يشار إلى أن، يذكر أن: the outlet's own voice; مما يؤكد أن: nobody tells.
    let own = matches!(text.key(i), "يشار" | "ويشار" | "يذكر" | "ويذكر")
        && (text.key(i + 1) == "الي" || complementiser(text.key(i + 1)).is_some());
    if own || before == "مما" && c.form == Form::Imperfect || hallowed(text.key(i + 1))
        || text.key(i + 1) == "في" && hallowed(text.key(i + 2))
        // نفي إلى الخارج: banished.
        || c.lemma == "نفى" && matches!(text.key(i + 1), "الي" | "من")
    {
        return None;
    }
    // علي بن أبي طالب
    if matches!(before, "ابي" | "ابو" | "بن" | "ابن") {
        return None;
    }
    if c.lemma == "بين" && !demonstrates(context, i) {
        return None;
    }
    if !c.pronoun.is_empty()
        && let Some(found) = resumptive(context, i, c, out)
    {
        return Some(found);
    }
    let limit = paragraph_limit(text, i).min(i + REACH);
    if c.frames.owns {
        return owning(context, i, c);
    }
    if (c.lemma == "نقل" || c.lemma == "أورد")
        && let Some(found) = relayed(context, i, c, out)
    {
        return Some(found);
    }
    if let Some((at, kind)) = complement(context, i, c, limit) {
        let said = (i + 1..at).rev().find(|&k| saying(context, k) == Some(at));
        let between = i + 1..said.unwrap_or(at);
        let start = if kind == Complement::Quote && text.raw(at) == ":" { at + 1 } else { at };
        let content = if kind == Complement::Preposition {
            extent::of_noun(context, start, c)
        } else {
            extent::from(context, start)
        };
        let content = content.filter(|r| !r.is_empty())?;
        let (mut source, via) = source::cut(context, between.clone());
        // وكانت الحكومة دعت الأهالي إلى: what follows the verb is addressed, not speaking.
        if matches!(c.stance, Stance::Demand | Stance::Accuse) || source.is_none() {
            source = source::under_kana(context, i).or(source);
        }
        if source.as_ref().is_some_and(|s| !source::can_speak(context, s) && (c.person == 1 || s.len() > 8)) {
            source = None;
        }
        if addresses(c) {
            // البيان يتهم الحكومة بـ: one party after the verb, the speaker before it.
            let ahead = source::before(context, i, 0).filter(|s| source::can_speak(context, s));
            let lone = source.as_ref().is_some_and(|s| without_addressee(context, s.clone()).end == s.end);
            source = match ahead {
                Some(ahead) if lone && c.form == Form::Imperfect && opens_clause_at(context, ahead.start) => {
                    Some(ahead)
                }
                _ => source.map(|s| without_addressee(context, s)),
            };
        }
        // يرفض استقبال الطلبات قائلا: what follows is refused, not refusing.
        if source.as_ref().is_some_and(|s| opens_object(context, s.start, s.end)) {
            source = None;
        }
        if source.is_none() {
            source = source::before(context, i, out.last().filter(|f| f.cue.start < i).map_or(0, |f| f.cue.end))
                .filter(|s| subject_before(context, s, c));
        }
        // الذي طالب المزارعين: after a relative the noun phrase is the object, and the speaker stands before.
        if matches!(before, "الذي" | "التي" | "الذين") && matches!(c.stance, Stance::Demand | Stance::Accuse)
        {
            source = None;
        }
        // دعا أصدقاءه إلى العشاء: whose friends they are tells who invites.
        if addresses(c) && source.as_ref().is_some_and(|s| owned_noun(text, s.start)) {
            source = None;
        }
        let antecedent = if source.is_none() { going_on(context, i, out) } else { None };
        // What is no way of telling by itself needs somebody who tells.
        let subject =
            source.as_ref().is_some_and(|s| s.start == i + 1 && kind == Complement::That && is_whole(context, s));
        let near =
            subject || source.as_ref().is_some_and(|s| source::can_speak(context, &(s.start..s.end.min(s.start + 6))));
        if c.lemma == "وجه" && !near {
            return None;
        }
        if !c.flags.tells
            && !near
            && !((at == i + 1 || at == i + 2 && c.letters == 1)
                && !out.is_empty()
                && c.lemma != "بين"
                && c.lemma != "أظهر"
                && c.lemma != "أبان")
        {
            return None;
        }
        if source.as_ref().is_some_and(|s| !near && s.len() > 5) {
            source = None;
        }
        let impersonal = source.is_none() && antecedent.is_none() && hearsay(text, i, c);
        if impersonal && matches!(c.lemma, "ذكر" | "أشار" | "نوه" | "أضاف" | "أوضح") {
            return None;
        }
        // طالب بوقف القتال: the preposition belongs to the frame.
        let fused = kind == Complement::Preposition
            && text.key(at).starts_with('ب')
            && !PREPOSITIONS.contains(&text.key(at - 1));
        return Some(Found {
            source,
            antecedent,
            content: Some(content),
            via,
            impersonal,
            fused,
            ..Found::by(c, i..i + 1, kind.why())
        });
    }
    objective(context, i, c, out).or_else(|| after_quotation(context, i, c))
}

/// `"لن نوقع"، قال كبير المفاوضين.`: what is said stands before.
fn after_quotation(context: &Context, i: usize, c: &Reading) -> Option<Found> {
    let text = context.text;
    let opened = text.paragraph(i).start;
    if !c.flags.tells || !c.frames.quote || c.letters > 0 || i < opened + 3 {
        return None;
    }
    let close = if matches!(text.raw(i - 1), "،" | ",") { i - 2 } else { i - 1 };
    if !is_mark(text, close) {
        return None;
    }
    let open = (opened..close).rev().find(|&k| context.quotations.close_of(k) == Some(close))?;
    let end = text.sentence(i).end;
    let stop = end_of(context, i + 1, end);
    let source = (stop > i + 1).then_some(i + 1..stop).filter(|s| source::can_speak(context, s))?;
    let over = stop >= end || parts_clauses(text, stop) || source::skip_circumstance(text, stop, end) > stop;
    let content = extent::trim(context, open + 1..close).filter(|r| over && r.len() > 2)?;
    Some(Found { source: Some(source), content: Some(content), ..Found::by(c, i..i + 1, "quotation + verb") })
}

/// Whom a verb in `و` without a subject goes on with, where nobody has spoken in its sentence yet.
fn going_on(context: &Context, i: usize, out: &[Found]) -> Option<Tokens> {
    let c = context.cues[i].as_ref()?;
    let opened = context.text.sentence(i).start;
    let spoken = out.last().is_some_and(|f| f.cue.start >= opened);
    if c.letters == 0 || i == opened || spoken { None } else { source::sentence_subject(context, i) }
}

/// An indefinite noun with its owner's pronoun that names no relation who speaks for him.
fn owned_noun(text: &Text, k: usize) -> bool {
    let key = text.key(k);
    !key.starts_with("ال")
        && !source::is_source_noun(text, k)
        && ["ها", "هم", "ه"].iter().any(|p| key.strip_suffix(p).is_some_and(|b| b.chars().count() >= 3))
        && !text.raw(k).ends_with('ة')
}

/// Verse, scripture and proverb are no news.
fn hallowed(key: &str) -> bool {
    matches!(key, "تعالي" | "الله" | "سبحانه" | "الشاعر" | "المثل" | "النبي" | "الرسول" | "الراجز")
}

/// Verbs whose object is the party spoken to or of.
fn addresses(c: &Reading) -> bool {
    matches!(c.stance, Stance::Demand | Stance::Accuse | Stance::Warn)
        || matches!(c.lemma, "أبلغ" | "أخبر" | "طمأن" | "وعد" | "وصف" | "اعتبر")
}

/// True where a clause begins at token `start`.
fn opens_clause_at(context: &Context, start: usize) -> bool {
    let text = context.text;
    start == text.sentence(start).start
        || parts_clauses(text, start - 1)
        || crate::syntax::clause::opens_clause(text.key(start - 1))
        || complementiser(text.key(start - 1)).is_some()
}

/// True for a word that can open a noun phrase: no preposition, no number, no mark.
fn is_noun(text: &Text, k: usize) -> bool {
    let key = text.key(k);
    text.kind(k) == Kind::Word
        && !key.starts_with('ل')
        && !matches!(key, "في" | "خلال" | "عبر" | "امام" | "بعد" | "قبل" | "من" | "مع" | "عن")
}

/// True for one definite noun phrase and nothing after it: `اعترف المتهم بأنه`.
fn is_whole(context: &Context, s: &Tokens) -> bool {
    context.text.key(s.start).starts_with("ال") && end_of(context, s.start, s.end) == s.end
}

/// Verbs that do in the first person what they tell of: `نطالب`، `أدين`.
fn speaks_for_itself(c: &Reading) -> bool {
    matches!(
        c.stance,
        Stance::Demand | Stance::Condemn | Stance::Deny | Stance::Confirm | Stance::Accuse | Stance::Warn
    ) || c.lemma == "قال"
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

/// What makes a cue one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Complement {
    That,
    Quote,
    Preposition,
}

impl Complement {
    pub(super) const fn why(self) -> &'static str {
        match self {
            Complement::That => "verb + that-clause",
            Complement::Quote => "verb + quotation",
            Complement::Preposition => "verb + preposition",
        }
    }
}

pub(super) fn paragraph_limit(text: &Text, i: usize) -> usize {
    text.paragraph(i).end
}

/// The token at which what is said begins, after verb `i`.
pub(super) fn complement(context: &Context, i: usize, c: &Reading, limit: usize) -> Option<(usize, Complement)> {
    let text = context.text;
    let sentence_end = text.sentence(i).end;
    let mut k = i + 1;
    while k < limit {
        let raw = text.raw(k);
        if k >= sentence_end {
            return None;
        }
        if context.quotations.around(k).is_none() || context.quotations.around(k) == context.quotations.around(i) {
            let key = text.key(k);
            // وأوضح المدير قائلا: one cue in two words.
            if k > i
                && let Some(at) = saying(context, k).filter(|_| c.frames.that || c.frames.quote)
            {
                return Some((at, Complement::Quote));
            }
            // The clause of a participle is its own: نفت الوزارة ذلك، مؤكدة أنها …
            if k > i + 1 && is_participle_cue(context, k) {
                break;
            }
            // فإن opens a main clause; only after كما أشار does it say what was pointed out.
            let consequent =
                key.starts_with('ف') && !(i > 0 && matches!(text.key(i - 1), "كما" | "فكما" | "وكما" | "مثلما"));
            // وأن goes on with what was said; it does not begin it.
            let second = key.starts_with('و') && k > i + 1;
            if c.frames.that && complementiser(key).is_some() && !purpose(text, k) && !consequent && !second {
                return Some((k, Complement::That));
            }
            if c.frames.quote && raw == ":" {
                return Some((k, Complement::Quote));
            }
            if c.frames.quote
                && is_mark(text, k)
                && context
                    .quotations
                    .close_of(k)
                    .is_some_and(|close| close > k + 4 && !is_name_quote(context, k, close))
            {
                return Some((k, Complement::Quote));
            }
            if let Some(at) = preposition_at(c, key).filter(|_| !whole_word(context, k)) {
                let attached = PREPOSITIONS[at] == "ب" && key != "ب";
                // أعلنت مسؤوليتها عن الهجوم: the object is what is told. الذي …: another clause.
                let clause = complementiser(text.key(if attached { k } else { k + 1 })).is_some();
                if text.key(k - 1).starts_with("مسووليت") || !clause && (i + 1..k).any(|j| is_relative(text.key(j)))
                {
                    break;
                }
                if attached && k > i + 1 && c.stance == Stance::State && !deed_after_ba(text, k) {
                    k += 1;
                    continue;
                }
                // `أكد في بيان على` takes its preposition late, but what precedes it must be a source.
                let gap = i + 1..k;
                // شدد الجيش إجراءاته على الحدود: an object between is what is tightened.
                let filled = c.stance != Stance::Confirm || gap.is_empty() || {
                    let stop = end_of(context, i + 1, k);
                    stop >= k || !is_noun(text, stop) || source::skip_circumstance(text, stop, k) > stop
                };
                let timed = source::skip_circumstance(text, i + 1, k) == k;
                if filled
                    && (gap.is_empty() || timed || source::can_speak(context, &gap))
                    && !(attached && crate::lexicon::SOURCES.contains(&key['ب'.len_utf8()..]))
                    && !occasion(text, k)
                {
                    // What follows the preposition is what is said: a clause or a noun.
                    let at = if attached { k } else { k + 1 };
                    let that = c.frames.that && complementiser(text.key(at)).is_some();
                    return (at < sentence_end)
                        .then_some((at, if that { Complement::That } else { Complement::Preposition }));
                }
            }
            if matches!(raw, ";" | "؛" | "." | "؟" | "!") && k + 1 >= sentence_end {
                break;
            }
            if k > i + 1
                && context.cues[k].as_ref().is_some_and(|d| {
                    d.is_finite()
                        && d.person == 3
                        && d.letters == usize::from(text.key(k).starts_with('و'))
                        && d.frames.that
                        && !relative(text, k)
                        && !matches!(d.lemma, "بين" | "رأى" | "طلب" | "رفض")
                        && context.cast.actor_at(k).is_none()
                })
            {
                break;
            }
        }
        k += 1;
    }
    None
}

/// `في أن`، `إلى أن` keep their clause; `قبل أن`، `بعد أن`، `دون أن`، `منذ أن` open another one.
pub(super) fn purpose(text: &Text, k: usize) -> bool {
    matches!(
        text.key(k - 1),
        "قبل"
            | "بعد"
            | "دون"
            | "منذ"
            | "لولا"
            | "مجرد"
            | "يمكن"
            | "يجب"
            | "ينبغي"
            | "الا"
            | "غير"
            | "بيد"
            | "رغم"
            | "الرغم"
            | "علما"
            | "خصوصا"
            | "خاصه"
            | "سيما"
            | "حتي"
            | "كما"
            | "مع"
            | "اذ"
            | "بما"
            | "لاسيما"
            | "كون"
    )
}

pub(super) fn relative(text: &Text, k: usize) -> bool {
    k > 0 && matches!(text.key(k - 1), "التي" | "الذي" | "الذين" | "ما" | "اللذين" | "من")
}

/// `في تصريح`، `ببيان`: the occasion, not what is said.
pub(super) fn occasion(text: &Text, k: usize) -> bool {
    text.key(k).strip_prefix('ب').is_some_and(|s| {
        matches!(
            s,
            "بيان"
                | "شكل"
                | "شان"
                | "حسب"
                | "سبب"
                | "عد"
                | "دوره"
                | "دورها"
                | "اسم"
                | "شده"
                | "حضور"
                | "قوه"
                | "عدما"
        )
    })
}

pub(super) fn preposition_at(c: &Reading, key: &str) -> Option<usize> {
    PREPOSITIONS.iter().enumerate().position(|(at, p)| {
        c.frames.on[at]
            && (key == *p
                || at == 4
                    && key.strip_prefix('ب').is_some_and(|s| {
                        s.chars().count() >= 3
                            && (s.starts_with("ال")
                                || s.starts_with("ان")
                                || verb_forms(s).iter().any(|f| f.features.form == Form::Masdar)
                                || at == 4)
                    }))
    })
}

/// True for a word whose first letter is no preposition: a name, or one of the common words in ب.
fn whole_word(context: &Context, k: usize) -> bool {
    let key = context.text.key(k);
    key.starts_with('ب')
        && (WHOLE.get(key).next().is_some() || context.cast.actor_at(k).is_some_and(|(_, m)| m.letters == 0))
}

/// `بسقوط`، `بالقصف`، `بأن`: what a verb tells with `ب` after its subject is a deed, not a tool or a place.
fn deed_after_ba(text: &Text, k: usize) -> bool {
    let bare = &text.key(k)['ب'.len_utf8()..];
    bare.starts_with("ان") || bare.starts_with("ال") || bare == "عدم" || is_deed_key(bare)
}

/// A quotation that is only a name: one known mention and little else.
pub(super) fn is_name_quote(context: &Context, open: usize, close: usize) -> bool {
    close - open <= 6 && context.cast.actor_at(open + 1).is_some_and(|(_, m)| m.tokens.end + 1 >= close)
}

/// `يُعتقد أن`، `قيل إن`: nobody speaks.
pub(super) fn hearsay(text: &Text, i: usize, c: &Reading) -> bool {
    let marked = text.raw(i).contains('\u{064F}');
    let next = complementiser(text.key(i + 1)).is_some();
    c.passive && next
        || next
            && c.form == Form::Imperfect
            && !c.agreement.feminine
            && c.letters <= 1
            && (marked
                || matches!(c.lemma, "اعتقد" | "ذكر" | "قال" | "توقع" | "رجح" | "ظن" | "زعم") && source_free(text, i))
}

/// Nothing before the verb in its clause that could be its subject.
pub(super) fn source_free(text: &Text, i: usize) -> bool {
    i == text.sentence(i).start
        || text.kind(i - 1) == Kind::Punct
        || matches!(text.key(i - 1), "كما" | "و" | "حيث" | "فيما" | "الذي" | "التي")
}

/// A subject that stands before its verb agrees with it and can speak.
pub(super) fn subject_before(context: &Context, s: &Tokens, _c: &Reading) -> bool {
    source::can_speak(context, s) && s.len() <= source::LONGEST
}
