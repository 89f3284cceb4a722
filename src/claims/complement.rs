//! What a verb of telling takes, and where that begins: a clause, a quotation, a preposition.

use super::cue::{PREPOSITIONS, Reading};
use super::participle::{is_participle_cue, saying};
use super::phrase::end_of;
use super::subject::is_relative;
use super::teller::addresses;
use super::words::Class;
use super::{Context, circumstance, source};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;
use crate::lexicon::{ACTORS, PERSON_NAMES, PLACES, WHOLE};
use crate::syntax::clause::complementiser;
use crate::syntax::deed::{is_deed, is_deed_key};
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Text};

/// How long whom a verb addresses may be, in tokens.
const ADDRESSED: usize = 12;

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
            // أفادت الوكالة، نقلا عن شهود، بأن
            if key == "نقلا" && text.key(k + 1) == "عن" {
                k += 2;
                continue;
            }
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
            // وأضاف الشاهد يقول إن، ومضى يقول: one cue in two words.
            if let Some(at) = says_too(context, i, k).filter(|_| c.frames.quote) {
                return Some((at, Complement::Quote));
            }
            // أعلن أسفه، ودافع عن: the preposition is another verb's.
            if k > i + 1 && key.starts_with('و') && matches!(text.raw(k - 1), "،" | ",") && is_past(text, k) {
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
            // قال: “لن نوقع, without the mark that closes: what follows at once is said all the same.
            if c.frames.quote && c.flags.tells && k == i + 1 && context.quotations.is_left_open(text, k) {
                return Some((k, Complement::Quote));
            }
            if let Some(at) = preposition_at(c, key).filter(|_| !whole_word(context, k)) {
                let attached = PREPOSITIONS[at] != key;
                // أعلنت مسؤوليتها عن الهجوم: the object is what is told. الذي …: another clause.
                let clause = complementiser(text.key(if attached { k } else { k + 1 })).is_some();
                if text.key(k - 1).starts_with("مسووليت") || !clause && in_relative(text, i + 1, k) {
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
                    stop >= k || !is_noun(text, stop) || circumstance::skip_circumstance(text, stop, k) > stop
                };
                let gap = if Class::Within.at(text, i + 1) { i + 2..k } else { gap };
                // أعلنت الخلية مقتل قادة بعملية أسفرت عن تدمير: another verb's preposition, or an object before it.
                let taken = gap.clone().any(|j| context.cast.actor_at(j).is_none() && takes_over(context, c, j));
                let timed = circumstance::skip_circumstance(text, i + 1, k) == k;
                if filled
                    && !taken
                    && (gap.is_empty()
                        || timed
                        || addresses(c)
                            && PREPOSITIONS[at] != "عن"
                            && (PREPOSITIONS[at] != "من" || c.stance == Stance::Warn)
                            && gap.len() <= ADDRESSED
                        || source::can_speak(context, &gap))
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
    // من قبل أن after a verb of telling: earlier, and what was told.
    if k > 1 && matches!(text.key(k - 1), "قبل") && text.key(k - 2) == "من" {
        return false;
    }
    if Class::Predicate.at(text, k - 1) {
        return true;
    }
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

/// Which preposition of the verb's frames token key `key` is or begins with: `ب` on any word of three letters, `ل` on a
/// noun of deed alone (`دعا لعقد اجتماع`).
pub(super) fn preposition_at(c: &Reading, key: &str) -> Option<usize> {
    let attached = |p: &str| match p {
        "ب" => key.strip_prefix('ب').is_some_and(|s| s.chars().count() >= 3),
        "ل" => key.strip_prefix('ل').is_some_and(|s| {
            let bare = s.strip_prefix('ل').unwrap_or(s);
            bare.chars().count() >= 3 && is_deed_key(bare)
        }),
        _ => false,
    };
    PREPOSITIONS.iter().enumerate().position(|(at, p)| c.frames.on[at] && (key == *p && key != "ل" || attached(p)))
}

/// True for a word whose first letter is no preposition: a name, or one of the common words in ب.
pub(super) fn whole_word(context: &Context, k: usize) -> bool {
    let key = context.text.key(k);
    key.starts_with('ب')
        && ([&WHOLE, &ACTORS, &PLACES].iter().any(|t| t.has_word(context.text, k))
            || context.cast.actor_at(k).is_some_and(|(_, m)| m.letters == 0))
}

/// `بسقوط`، `بالقصف`، `بأن`: what a verb tells with `ب` after its subject is a deed, not a tool or a place.
fn deed_after_ba(text: &Text, k: usize) -> bool {
    let bare = &text.key(k)['ب'.len_utf8()..];
    bare.starts_with("ان") || bare.starts_with("ال") || bare == "عدم" || is_deed_key(bare)
}

/// True for a word that can open a noun phrase: no preposition, no number, no mark.
fn is_noun(text: &Text, k: usize) -> bool {
    let key = text.key(k);
    text.kind(k) == Kind::Word
        && !key.starts_with('ل')
        && !matches!(key, "في" | "خلال" | "عبر" | "امام" | "بعد" | "قبل" | "من" | "مع" | "عن")
}

/// A quotation that is only a name: one known mention and little else.
pub(super) fn is_name_quote(context: &Context, open: usize, close: usize) -> bool {
    close - open <= 6 && context.cast.actor_at(open + 1).is_some_and(|(_, m)| m.tokens.end + 1 >= close)
}

/// True where token `j` between a verb and a preposition is another verb, or the deed that the verb `c` tells of.
fn takes_over(context: &Context, c: &Reading, j: usize) -> bool {
    let text = context.text;
    let other = || {
        text.verbs(j).iter().any(|f| f.is_finite() && f.letters == 0 && f.features.person == 3)
            && !source::is_source_noun(text, j)
            && !PERSON_NAMES.has_word(text, j)
            && !Class::Homograph.at(text, j)
            && !text.key(j).starts_with("ال")
    };
    other() && !is_deed(text, j)
        || c.frames.object && c.stance == Stance::State && is_deed(text, j) && !source::is_source_noun(text, j)
}

/// The token after `يقول` at token `k`, where it only carries on the verb of telling at token `i`.
pub(super) fn says_too(context: &Context, i: usize, k: usize) -> Option<usize> {
    let text = context.text;
    let says = context.cues.get(k).and_then(Option::as_ref)?;
    let carries = says.lemma == "قال" && says.form == Form::Imperfect && says.letters == 0 && k > i;
    let opens = complementiser(text.key(k + 1)).is_some()
        || text.raw(k + 1) == ":"
        || context.quotations.close_of(k + 1).is_some();
    let past = context.cues[i].as_ref().is_some_and(|c| c.form == Form::Past && c.lemma != "قال");
    (carries && opens && past && end_of(context, i + 1, k) == k).then_some(k + 1)
}

/// A verb of the past in `و`.
fn is_past(text: &Text, k: usize) -> bool {
    text.verbs(k).iter().any(|f| f.features.form == Form::Past && f.features.person == 3 && f.letters == 1)
}

/// True where token `k` stands in a relative clause that began after token `from` and no comma has ended.
fn in_relative(text: &Text, from: usize, k: usize) -> bool {
    (from..k).rev().take_while(|&j| !matches!(text.raw(j), "،" | "," | "-")).any(|j| is_relative(text.key(j)))
}
