//! Finite verbs that tell: `قال X إن`، `X يقول إن`، `أعلن X عن`، `طالب X بـ`.

use super::cue::{PREPOSITIONS, Reading};
use super::nested::relayed;
use super::object::{objective, opens_object, owning, resumptive};
use super::participle::{is_participle_cue, saying};
use super::silence::silence;
use super::subject::{is_relative, without_addressee};
use super::{Context, Found, extent, source};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;
use crate::lexicon::{WHOLE, verb_forms};
use crate::syntax::clause::complementiser;
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
    if c.lemma == "نقل" {
        return relayed(context, i, c, out);
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
        if matches!(c.stance, Stance::Demand | Stance::Accuse) {
            source = source.map(|s| without_addressee(context, s));
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
        // What is no way of telling by itself needs somebody who tells.
        let near = source.as_ref().is_some_and(|s| source::can_speak(context, &(s.start..s.end.min(s.start + 6))));
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
        let impersonal = source.is_none() && hearsay(text, i, c);
        if impersonal && matches!(c.lemma, "ذكر" | "أشار" | "نوه" | "أضاف" | "أوضح") {
            return None;
        }
        // طالب بوقف القتال: the preposition belongs to the frame.
        let fused = kind == Complement::Preposition
            && text.key(at).starts_with('ب')
            && !PREPOSITIONS.contains(&text.key(at - 1));
        return Some(Found {
            source,
            content: Some(content),
            via,
            impersonal,
            fused,
            ..Found::by(c, i..i + 1, kind.why())
        });
    }
    objective(context, i, c, out)
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
            if c.frames.that && complementiser(key).is_some() && !purpose(text, k) && !consequent {
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
                let timed = source::skip_circumstance(text, i + 1, k) == k;
                if (gap.is_empty() || timed || source::can_speak(context, &gap))
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
