//! Frames: a cue with what stands around it.

use super::cue::{PREPOSITIONS, Reading};
use super::{Context, Found, extent, source};
use crate::analysis::{ActorKind, Stance};
use crate::lexicon::conjugate::Form;
use crate::lexicon::{ACCORDING, verb_forms};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Text, Tokens};

/// How far after a verb its complement is looked for, in tokens.
const REACH: usize = 34;

/// Every claim of the text, in the order of its cues except that a nested one follows its report.
pub(super) fn all(context: &Context) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut i = 0;
    headline(context, &mut out);
    while i < context.text.len() {
        if let Some(found) = prepositional(context, i) {
            i = found.cue.end;
            out.push(found);
            continue;
        }
        if let Some(found) = verbal(context, i, &mut out) {
            i = found.cue.end.max(i + 1);
            out.push(found);
            continue;
        }
        if let Some(found) =
            participial(context, i).or_else(|| nominal(context, i, &out)).or_else(|| bearer(context, i))
        {
            out.push(found);
        }
        i += 1;
    }
    out
}

fn made(c: &Reading, cue: Tokens, why: &'static str) -> Found {
    Found {
        cue,
        letters: c.letters,
        lemma: c.lemma.to_string(),
        source: None,
        content: None,
        stance: c.stance,
        via: None,
        agreement: Some(c.agreement),
        inherits: false,
        parent: None,
        impersonal: false,
        fused: false,
        why,
    }
}

/// A finite verb with a complement: `قال X إن`، `X يقول إن`، `أعلن X عن`، `طالب X بـ`.
fn verbal(context: &Context, i: usize, out: &mut Vec<Found>) -> Option<Found> {
    let text = context.text;
    let c = context.cues[i].as_ref()?;
    if !matches!(c.form, Form::Past | Form::Imperfect) || c.person == 2 {
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
    if c.person == 1 && !matches!(c.lemma, "طالب" | "دان" | "أدان" | "قال" | "أكد" | "رفض" | "دعا")
    {
        return None;
    }
    if c.person == 1 && context.quotations.around(i).is_none() && c.lemma != "طالب" {
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
    if c.lemma == "بين" && !demonstrates(context, i) {
        return None;
    }
    let sentence = text.sentence(i);
    let limit = paragraph_limit(text, i).min(i + REACH);
    if c.frames.owns {
        return owning(context, i, c);
    }
    if c.lemma == "نقل" {
        return relayed(context, i, c, out);
    }
    if let Some((at, kind)) = complement(context, i, c, limit) {
        let between = i + 1..at;
        let start = if kind == Complement::Quote && text.raw(at) == ":" { at + 1 } else { at };
        let content = extent::from(context, start);
        let content = content.filter(|r| !r.is_empty())?;
        let (mut source, via) = source::cut(context, between.clone());
        if source.as_ref().is_some_and(|s| !source::can_speak(context, s) && (c.person == 1 || s.len() > 8)) {
            source = None;
        }
        let mut agreement_known = true;
        if source.is_none() {
            source = source::before(context, i, out.last().filter(|f| f.cue.start < i).map_or(0, |f| f.cue.end))
                .filter(|s| subject_before(context, s, c));
            agreement_known = source.is_some();
        }
        // الذي طالب المزارعين: after a relative the noun phrase is the object, and the speaker stands before.
        if matches!(before, "الذي" | "التي" | "الذين") && matches!(c.stance, Stance::Demand | Stance::Accuse)
        {
            source = None;
        }
        // What is no way of telling by itself needs somebody who tells.
        let plain = matches!(
            c.lemma,
            "قال"
                | "أضاف"
                | "أكد"
                | "أعلن"
                | "ذكر"
                | "أوضح"
                | "أشار"
                | "أفاد"
                | "تابع"
                | "صرح"
                | "لفت"
                | "نفى"
                | "زعم"
                | "شدد"
                | "حذر"
                | "اعتبر"
                | "رأى"
                | "اعتقد"
                | "كتب"
                | "غرد"
                | "استطرد"
                | "توقع"
                | "رجح"
        );
        let near = source.as_ref().is_some_and(|s| source::can_speak(context, &(s.start..s.end.min(s.start + 6))));
        if !plain
            && !near
            && !(at == i + 1 && !out.is_empty() && c.lemma != "بين" && c.lemma != "أظهر" && c.lemma != "أبان")
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
        if source.is_none()
            && !impersonal
            && !agreement_known
            && c.person == 3
            && sentence.start == i
            && out.is_empty()
            && c.letters == 0
        {
            // The first word of an article without anybody before it: nobody to resolve it to, still a claim.
        }
        // طالب بوقف القتال: the preposition belongs to the frame.
        let fused = kind == Complement::Preposition
            && text.key(at).starts_with('ب')
            && !PREPOSITIONS.contains(&text.key(at - 1));
        return Some(Found { source, content: Some(content), via, impersonal, fused, ..made(c, i..i + 1, kind.why()) });
    }
    objective(context, i, c, out)
}

/// `بيّن` the verb, not `بين` the preposition: written with its shadda, or with its clause close by.
fn demonstrates(context: &Context, i: usize) -> bool {
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
enum Complement {
    That,
    Quote,
    Preposition,
}

impl Complement {
    const fn why(self) -> &'static str {
        match self {
            Complement::That => "verb + that-clause",
            Complement::Quote => "verb + quotation",
            Complement::Preposition => "verb + preposition",
        }
    }
}

fn paragraph_limit(text: &Text, i: usize) -> usize {
    text.paragraph(i).end
}

/// The token at which what is said begins, after verb `i`.
fn complement(context: &Context, i: usize, c: &Reading, limit: usize) -> Option<(usize, Complement)> {
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
            // The clause of a participle is its own: نفت الوزارة ذلك، مؤكدة أنها …
            if k > i + 1 && is_participle_cue(context, k) {
                break;
            }
            if c.frames.that && complementiser(key).is_some() && !purpose(text, k) {
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
            if let Some(at) = preposition_at(c, key) {
                let attached = PREPOSITIONS[at] == "ب" && key != "ب";
                // `أكد في بيان على` takes its preposition late, but what precedes it must be a source.
                let gap = i + 1..k;
                if (gap.is_empty() || source::can_speak(context, &gap))
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
                    matches!(d.form, Form::Past | Form::Imperfect)
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
fn purpose(text: &Text, k: usize) -> bool {
    matches!(text.key(k - 1), "قبل" | "بعد" | "دون" | "منذ" | "لولا" | "مجرد" | "يمكن" | "يجب" | "ينبغي")
}

fn relative(text: &Text, k: usize) -> bool {
    k > 0 && matches!(text.key(k - 1), "التي" | "الذي" | "الذين" | "ما" | "اللذين" | "من")
}

/// `في تصريح`، `ببيان`: the occasion, not what is said.
fn occasion(text: &Text, k: usize) -> bool {
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

fn preposition_at(c: &Reading, key: &str) -> Option<usize> {
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

/// A quotation that is only a name: one known mention and little else.
fn is_name_quote(context: &Context, open: usize, close: usize) -> bool {
    close - open <= 6 && context.cast.actor_at(open + 1).is_some_and(|(_, m)| m.tokens.end + 1 >= close)
}

/// A subject that stands before its verb agrees with it and can speak.
fn subject_before(context: &Context, s: &Tokens, _c: &Reading) -> bool {
    source::can_speak(context, s) && s.len() <= source::LONGEST
}

/// `يُعتقد أن`، `قيل إن`: nobody speaks.
fn hearsay(text: &Text, i: usize, c: &Reading) -> bool {
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
fn source_free(text: &Text, i: usize) -> bool {
    i == text.sentence(i).start
        || text.kind(i - 1) == Kind::Punct
        || matches!(text.key(i - 1), "كما" | "و" | "حيث" | "فيما" | "الذي" | "التي")
}

/// A cue whose object is what is said: `نفت الوزارة الاتهامات`، `اتهم X Y بـ`، `أدان X الهجوم`.
fn objective(context: &Context, i: usize, c: &Reading, out: &[Found]) -> Option<Found> {
    if !c.frames.object || hearsay(context.text, i, c) || c.person != 3 {
        return None;
    }
    let text = context.text;
    let end = text.sentence(i).end;
    let after = i + 1;
    // Verb, subject, object: the subject must be a party, so that its end is known.
    let subject = subject_after(context, after, end).or_else(|| described_subject(context, after, end));
    let told = subject.is_some();
    let floor = out.last().filter(|f| f.cue.start < i).map_or(0, |f| f.cue.end);
    let (source, start) = match subject {
        Some(s) => (Some(s.clone()), s.end),
        None => (source::before(context, i, floor).filter(|s| subject_before(context, s, c)), after),
    };
    source.as_ref()?;
    if c.stance == Stance::Opine && !told {
        return None;
    }
    let start = source::skip_circumstance(text, start, end);
    if start >= end
        || parts_clauses(text, start)
        || matches!(text.key(start), "في" | "الي" | "عن" | "من" | "مع")
        || complementiser(text.key(start)).is_some()
    {
        return None;
    }
    // What is said is a deed or a statement: a verbal noun, or a definite noun; not a person or a thing counted.
    let key = text.key(start);
    let masdar = verb_forms(key).iter().any(|f| f.features.form == Form::Masdar);
    let party = context.cast.actor_at(start).is_some();
    let fits = match c.stance {
        Stance::Accuse | Stance::Demand => party || key.starts_with("ال"),
        Stance::Condemn | Stance::Deny | Stance::Opine => {
            !party || c.stance == Stance::Condemn || c.stance == Stance::Opine
        }
        // أكدت الحكومة تمسكها بالموعد، أكد القائد فرار المسلحين: after a told subject, an annexed noun.
        _ => masdar || told && c.stance == Stance::Confirm && annexed(context, start, end),
    };
    // أعلن التنظيم مسؤوليته
    let responsibility = key.starts_with("مسووليت");
    if !fits && !(responsibility && told) {
        return None;
    }
    let content = extent::from(context, start)?;
    let stance = if responsibility && c.stance == Stance::State { Stance::Admit } else { c.stance };
    Some(Found { source, content: Some(content), stance, ..made(c, i..i + 1, "verb + object") })
}

/// True for an indefinite noun with a pronoun or with what it is annexed to.
fn annexed(context: &Context, i: usize, end: usize) -> bool {
    let text = context.text;
    let key = text.key(i);
    let pronoun = ["ها", "هم", "ه"].iter().any(|p| key.strip_suffix(p).is_some_and(|k| k.chars().count() >= 4))
        && !text.raw(i).ends_with('ة');
    let construct = !key.starts_with("ال")
        && i + 1 < end
        && (text.key(i + 1).starts_with("ال")
            || context.cast.actor_at(i + 1).is_some()
            || context.cast.place_at(i + 1).is_some());
    text.kind(i) == Kind::Word
        && key.chars().count() >= 3
        && context.cast.actor_at(i).is_none()
        && (pronoun || construct)
}

/// A source noun directly after a verb (`أعلن مسؤولون أمنيون أمس مقتل …`), to the circumstance or the deed after it.
fn described_subject(context: &Context, from: usize, end: usize) -> Option<Tokens> {
    let text = context.text;
    if !source::is_source_noun(text, from) {
        return None;
    }
    let to = (from + 1..end.min(from + 8)).find(|&k| {
        source::is_circumstance(text, k)
            || parts_clauses(text, k)
            || verb_forms(text.key(k))
                .iter()
                .any(|f| f.features.form == Form::Masdar && f.pronoun.is_empty() && !f.article && f.letters == 0)
    })?;
    (!parts_clauses(text, to)).then_some(from..to)
}

/// A party directly after a verb, with its title and apposition.
fn subject_after(context: &Context, from: usize, end: usize) -> Option<Tokens> {
    let text = context.text;
    let mut k = from;
    while k < end.min(from + 10) {
        if let Some((_, m)) = context.cast.actor_at(k) {
            let mut stop = m.tokens.end;
            // وزير الخارجية الروسي سيرغي لافروف: go on to the name.
            // المتحدث باسم الجيش العميد سامي الرفاعي: a rank may stand between.
            loop {
                let title = crate::lexicon::TITLES.longest(text, stop).filter(|h| h.letters == 0).map_or(0, |h| h.len);
                match context.cast.actor_at(stop + title).filter(|_| stop + title < end) {
                    Some((id, m)) if title == 0 || context.cast.actor(id).kind == ActorKind::Person => {
                        stop = m.tokens.end.max(stop + 1)
                    }
                    _ => break,
                }
            }
            while stop < end && is_mark(text, stop) {
                stop += 1;
            }
            let clean = (from..k).all(|j| {
                !parts_clauses(text, j)
                    && complementiser(text.key(j)).is_none()
                    && !matches!(text.key(j), "في" | "الي" | "علي" | "عن" | "من" | "مع" | "ان")
            });
            let fused = m.letters > 0 && !matches!(text.key(k).chars().next(), Some('و' | 'ف'));
            return (clean && !fused).then_some(from..stop);
        }
        if parts_clauses(text, k) {
            return None;
        }
        k += 1;
    }
    None
}

/// `تبنى التنظيم الهجوم`، `تبناه التنظيم`: what is owned is what is said.
fn owning(context: &Context, i: usize, c: &Reading) -> Option<Found> {
    let end = context.text.sentence(i).end;
    let subject = subject_after(context, i + 1, end)?;
    let content = if c.pronoun.is_empty() { extent::from(context, subject.end) } else { None };
    Some(Found { source: Some(subject), content, ..made(c, i..i + 1, "claim of responsibility") })
}

/// `نقلت الوكالة عن المتحدث (قوله) إن`: the report, and what is reported in it.
fn relayed(context: &Context, i: usize, c: &Reading, out: &mut Vec<Found>) -> Option<Found> {
    let text = context.text;
    let end = text.sentence(i).end.min(i + REACH);
    let from = (i + 1..end).find(|&k| text.key(k) == "عن")?;
    let said = (from + 1..end).find(|&k| {
        complementiser(text.key(k)).is_some()
            || said_noun(context, k)
            || text.raw(k) == ":"
            || context.quotations.close_of(k).is_some_and(|close| close > k + 4)
    })?;
    let (reporter, _) = source::cut(context, i + 1..from);
    let reporter = reporter.or_else(|| source::before(context, i, 0).filter(|s| source::can_speak(context, s)));
    let (teller, _) = source::cut(context, from + 1..said);
    let teller = teller.filter(|t| source::can_speak(context, t))?;
    let noun = said_noun(context, said);
    let start = if noun || text.raw(said) == ":" { said + 1 } else { said };
    let content = extent::from(context, start)?;
    let report = Found { source: reporter, content: Some(content.clone()), ..made(c, i..i + 1, "report of a report") };
    let parent = out.len();
    out.push(report);
    let (cue, lemma) = if noun { (said..said + 1, "قول") } else { (from..from + 1, "عن") };
    let mut nested =
        Found { source: Some(teller), content: Some(content), parent: Some(parent), ..made(c, cue, "nested report") };
    nested.lemma = lemma.to_string();
    nested.letters = 0;
    nested.agreement = None;
    Some(nested)
}

/// `قوله`، `قولها`، `قولهم`.
fn said_noun(context: &Context, i: usize) -> bool {
    context
        .cues
        .get(i)
        .and_then(Option::as_ref)
        .is_some_and(|c| c.lemma == "قال" && c.form == Form::Masdar && !c.pronoun.is_empty())
}

/// `لم يعلق`، `رفض التعليق`، `لم تذكر`: nothing is said.
fn silence(context: &Context, i: usize, c: &Reading) -> Option<Found> {
    let text = context.text;
    let negated = i > 0 && matches!(text.key(i - 1), "لم" | "ولم" | "فلم") && c.form == Form::Imperfect;
    let refused = c.lemma == "رفض"
        && matches!(text.key(i + 1), "التعليق" | "الادلاء" | "الكشف" | "اعطاء" | "تقديم" | "الخوض" | "الاجابه" | "الافصاح");
    if !negated && !refused {
        return None;
    }
    let telling = matches!(
        c.lemma,
        "ذكر"
            | "أوضح"
            | "علق"
            | "كشف"
            | "أعلن"
            | "حدد"
            | "أشار"
            | "قال"
            | "أكد"
            | "تحدث"
            | "صرح"
            | "رد"
            | "بين"
    ) && c.pronoun.is_empty();
    if negated && !telling {
        return None;
    }
    let end = text.sentence(i).end;
    let source = subject_after(context, i + 1, end).or_else(|| {
        source::before(context, if negated { i - 1 } else { i }, 0).filter(|s| source::can_speak(context, s))
    });
    let cue = if negated { i - 1..i + 1 } else { i..i + 2 };
    let letters = usize::from(negated && text.key(i - 1) != "لم") + if refused { c.letters } else { 0 };
    Some(Found { source, stance: Stance::Silent, letters, ..made(c, cue, "refusal to say") })
}

/// True for a participle of a cue that inherits the subject and has a complement.
pub(super) fn is_participle_cue(context: &Context, i: usize) -> bool {
    let text = context.text;
    let Some(c) = context.cues.get(i).and_then(Option::as_ref) else { return false };
    if c.form != Form::ActiveParticiple || c.article || !c.pronoun.is_empty() || c.preposition.is_some() {
        return false;
    }
    let key = text.key(i);
    let accusative = key.ends_with('ا') || key.ends_with('ه') || key.ends_with("ين") || key.ends_with("ات");
    if !accusative {
        return false;
    }
    let next = text.key(i + 1);
    let later = text.key(i + 2);
    let apart = i > 0 && (parts_clauses(text, i - 1) || c.letters > 0 && key.starts_with('و'));
    let that = complementiser(next).is_some()
        || preposition_at(c, next).is_some() && (complementiser(later).is_some() || apart)
        || complementiser(later).is_some();
    let quote = c.frames.quote && (text.raw(i + 1) == ":" || context.quotations.close_of(i + 1).is_some());
    let object = c.frames.object && apart && next.starts_with("ال")
        || c.frames.that
            && i > 0
            && parts_clauses(text, i - 1)
            && verb_forms(next).iter().any(|f| f.features.form == Form::Masdar);
    that || quote || object
}

/// `مؤكدا أن`، `مشيرا إلى`: the speaker is that of the sentence.
fn participial(context: &Context, i: usize) -> Option<Found> {
    if !is_participle_cue(context, i) || context.cast.actor_at(i).is_some() {
        return None;
    }
    let c = context.cues[i].as_ref()?;
    let text = context.text;
    let mut start = i + 1;
    if preposition_at(c, text.key(start)).is_some_and(|at| PREPOSITIONS[at] == text.key(start)) {
        start += 1;
    }
    if complementiser(text.key(start)).is_none()
        && (start + 1..(start + 4).min(text.len())).any(|k| complementiser(text.key(k)).is_some() && !purpose(text, k))
        && matches!(text.key(start), "في" | "خلال" | "ايضا" | "كذلك")
    {
        start = (start + 1..start + 4).find(|&k| complementiser(text.key(k)).is_some()).unwrap_or(start);
    }
    let content = extent::from(context, start)?;
    Some(Found { content: Some(content), inherits: true, ..made(c, i..i + 1, "participle") })
}

/// `وجاء في بيان للوزارة أن`: a statement that speaks.
fn bearer(context: &Context, i: usize) -> Option<Found> {
    let text = context.text;
    if !matches!(text.key(i), "جاء" | "ورد" | "وجاء" | "وورد") || !matches!(text.key(i + 1), "في") {
        return None;
    }
    let end = text.sentence(i).end.min(i + REACH);
    let said = (i + 2..end).find(|&k| {
        complementiser(text.key(k)).is_some()
            || text.raw(k) == ":"
            || context.quotations.close_of(k).is_some_and(|close| close > k + 4)
    })?;
    let source = i + 2..said;
    if !source::can_speak(context, &source) {
        return None;
    }
    let content = extent::from(context, if text.raw(said) == ":" { said + 1 } else { said })?;
    let mut end = source.end;
    while end > source.start + 1 && parts_clauses(text, end - 1) {
        end -= 1;
    }
    Some(Found {
        cue: i..i + 2,
        letters: usize::from(text.key(i).starts_with('و') && text.key(i) != "ورد"),
        lemma: "جاء في".into(),
        source: Some(source.start..end),
        content: Some(content),
        stance: Stance::State,
        via: None,
        agreement: None,
        inherits: false,
        parent: None,
        impersonal: false,
        fused: false,
        why: "statement as bearer",
    })
}

/// `قوله إن`, where no report holds it.
fn nominal(context: &Context, i: usize, out: &[Found]) -> Option<Found> {
    let text = context.text;
    if !said_noun(context, i) || out.iter().rev().take(4).any(|f| f.cue.start == i) {
        return None;
    }
    if ACCORDING.contains(&format!("{} {}", text.key(i.saturating_sub(1)), text.key(i))) {
        return None;
    }
    let next = i + 1;
    let says = complementiser(text.key(next)).is_some()
        || text.raw(next) == ":"
        || context.quotations.close_of(next).is_some();
    if !says {
        return None;
    }
    let c = context.cues[i].as_ref()?;
    let content = extent::from(context, if text.raw(next) == ":" { next + 1 } else { next })?;
    let mut found = Found { content: Some(content), inherits: true, ..made(c, i..i + 1, "verbal noun") };
    found.agreement = None;
    found.lemma = "قول".into();
    Some(found)
}

/// A prepositional attribution at token `i`: how many tokens it takes, and whether the speaker is inherited.
pub(super) fn according_at(context: &Context, i: usize) -> Option<(usize, bool)> {
    let text = context.text;
    if as_told(context, i) {
        return Some((1, false));
    }
    let hit = ACCORDING.longest(text, i).filter(|h| h.preposition.is_none())?;
    let row = ACCORDING.rows_of(&hit).next()?;
    if row.index == 1 {
        return Some((hit.len, true));
    }
    // Other uses (`حسب الطلب`، `وفق خطة`) name nobody who speaks.
    let from = i + hit.len;
    let from = if text.key(from) == "ل" { from + 1 } else { from };
    // وفقا للقانون، وفق النظام: a rule, nobody who speaks.
    if matches!(
        text.key(from),
        "للنظام"
            | "للقانون"
            | "للاتفاق"
            | "للوايح"
            | "للانظمه"
            | "للدستور"
            | "للشريعه"
            | "القانون"
            | "النظام"
            | "الاتفاق"
            | "الدستور"
            | "الاصول"
            | "الاجراءات"
    ) {
        return None;
    }
    let mut k = from;
    if matches!(text.key(k), "ما" | "لما") {
        k += 1;
    }
    let verb = context
        .cues
        .get(k)
        .and_then(Option::as_ref)
        .filter(|c| matches!(c.form, Form::Past | Form::Imperfect))
        .is_some();
    let limit = text.sentence(i).end.min(k + 8);
    let spoken = source::can_speak(context, &(k.min(limit)..limit.min(k + if verb { 7 } else { 3 })));
    spoken.then_some((hit.len, false))
}

/// `، كما ذكر التلفزيون الرسمي.`: a tail without anything said after it.
fn as_told(context: &Context, i: usize) -> bool {
    let text = context.text;
    let told = |c: &Reading| {
        c.form == Form::Past
            && c.person == 3
            && matches!(c.lemma, "قال" | "ذكر" | "أفاد" | "أعلن" | "أوضح" | "أورد" | "نقل" | "أكد")
    };
    let end = text.sentence(i).end;
    text.key(i) == "كما"
        && i > 0
        && parts_clauses(text, i - 1)
        && context.cues.get(i + 1).and_then(Option::as_ref).is_some_and(told)
        && i + 2 < end
        && source::can_speak(context, &(i + 2..end.min(i + 6)))
        && (i + 2..end.min(i + 12)).take_while(|&k| !matches!(text.raw(k), "،" | ".")).all(|k| {
            complementiser(text.key(k)).is_none() && text.raw(k) != ":" && !matches!(text.key(k), "عن" | "علي" | "الي")
        })
        && (i + 2..end.min(i + 12)).any(|k| parts_clauses(text, k))
}

/// `بحسب X`، `وفقا لما أعلنه X`، `على حد قوله`, before or after what is told.
fn prepositional(context: &Context, i: usize) -> Option<Found> {
    let text = context.text;
    let (len, inherits) = according_at(context, i)?;
    let sentence = text.sentence(i);
    let mut cue = i..i + len;
    let letters =
        usize::from(text.key(i).starts_with('و') && !text.key(i).starts_with("وفق") || text.key(i).starts_with("ووفق"));
    let mut k = cue.end;
    if text.key(k) == "ل" {
        k += 1;
    }
    if matches!(text.key(k), "ما" | "لما") {
        k += 1;
    }
    // The cue takes in the verb: بحسب ما أعلن, كما ذكر.
    if context.cues.get(k).and_then(Option::as_ref).is_some_and(|c| matches!(c.form, Form::Past | Form::Imperfect)) {
        cue.end = k + 1;
        k += 1;
    }
    let source = if inherits { None } else { Some(noun_phrase(context, k, sentence.end)?) };
    let after = source.as_ref().map_or(cue.end, |s| s.end);
    let first = i == sentence.start
        || (sentence.start..i).all(|j| parts_clauses(text, j) || is_mark(text, j) || matches!(text.key(j), "و" | "ف"));
    let content = if first {
        let start = (after..sentence.end.min(after + 12))
            .find(|&j| matches!(text.raw(j), "،" | "," | ":") || complementiser(text.key(j)).is_some())
            .map(|j| if parts_clauses(text, j) { j + 1 } else { j });
        start.or(Some(after)).and_then(|s| extent::from(context, skip_fa(text, s)))
    } else {
        clause_before(context, i, sentence.start)
    };
    Some(Found {
        cue,
        letters,
        lemma: text.key(i).trim_start_matches('و').to_string(),
        source,
        content,
        stance: if text.slice(i..after.max(i + 1)).contains("زعم") { Stance::Doubt } else { Stance::State },
        via: None,
        agreement: None,
        inherits,
        parent: None,
        impersonal: false,
        fused: false,
        why: if inherits { "tail attribution" } else { "preposition + source" },
    })
}

/// `وبحسب المرصد فإن …`
fn skip_fa(text: &Text, s: usize) -> usize {
    if text.key(s) == "فان" { s + 1 } else { s }
}

/// A noun phrase from token `from`: to the comma, the verb or the clause after it.
fn noun_phrase(context: &Context, from: usize, end: usize) -> Option<Tokens> {
    let text = context.text;
    let mut k = from;
    while k < end && (is_mark(text, k) && k == from) {
        k += 1;
    }
    let start = k;
    while k < end && k - start < source::LONGEST {
        if let Some((_, m)) = context.cast.actor_at(k) {
            k = m.tokens.end.max(k + 1);
            continue;
        }
        let key = text.key(k);
        if parts_clauses(text, k) && text.raw(k) != "("
            || complementiser(key).is_some()
            || key == "فان"
            || matches!(
                key,
                "في" | "علي"
                    | "الي"
                    | "عبر"
                    | "خلال"
                    | "بعد"
                    | "قبل"
                    | "اليوم"
                    | "امس"
                    | "الذي"
                    | "التي"
                    | "الذين"
            ) && k > start
        {
            break;
        }
        if k > start
            && verb_forms(key)
                .iter()
                .any(|f| f.is_finite() && f.letters == 0 && f.pronoun.is_empty() && f.features.person == 3)
            && !source::is_source_noun(text, k)
        {
            break;
        }
        k += 1;
    }
    let mut stop = k;
    while stop > start
        && (parts_clauses(text, stop - 1) || is_mark(text, stop - 1) && context.quotations.close_of(stop - 1).is_some())
    {
        stop -= 1;
    }
    (stop > start).then_some(start..stop)
}

/// What is told before a tail attribution: back to the sentence's beginning, or to the cue that it continues.
fn clause_before(context: &Context, i: usize, floor: usize) -> Option<Tokens> {
    let text = context.text;
    let mut start = floor;
    for k in (floor..i).rev() {
        let cue = context.cues[k]
            .as_ref()
            .is_some_and(|c| matches!(c.form, Form::Past | Form::Imperfect) && c.person == 3 && c.frames.that);
        if cue && (k + 1..i.min(k + 16)).any(|j| complementiser(text.key(j)).is_some()) {
            start = (k + 1..i).find(|&j| complementiser(text.key(j)).is_some()).unwrap_or(start);
            break;
        }
    }
    let end = if i > start && is_mark(text, i - 1) { i } else { i };
    extent::trim(context, start..end).map(|r| {
        let opener = text.key(r.start);
        if r.len() > 3 && matches!(opener, "الي" | "في") && text.raw(r.start + 2) == "،" {
            r.start + 3..r.end
        } else {
            r
        }
    })
}

/// `الأمم المتحدة: الوضع كارثي` at the head of the text.
fn headline(context: &Context, out: &mut Vec<Found>) {
    let text = context.text;
    let Some(line) = text.paragraphs().first() else { return };
    if line.len() > 40 {
        return;
    }
    let Some(colon) = line
        .clone()
        .find(|&k| text.raw(k) == ":")
        .filter(|k| *k > line.start && *k <= line.start + 7 && k + 2 < line.end)
    else {
        return;
    };
    let source = line.start..colon;
    if source.clone().any(|k| context.cues[k].as_ref().is_some_and(|c| matches!(c.form, Form::Past | Form::Imperfect)))
    {
        return;
    }
    let row = crate::lexicon::SOURCES.longest(text, source.start);
    let speaks = match context.cast.actor_at(source.start) {
        Some((id, m)) => context.cast.actor(id).kind != ActorKind::State && m.tokens.end + 3 >= colon,
        None => row.is_some(),
    };
    if !speaks {
        return;
    }
    let Some(content) = extent::from(context, colon + 1) else { return };
    out.push(Found {
        cue: colon..colon + 1,
        letters: 0,
        lemma: ":".into(),
        source: Some(source),
        content: Some(content),
        stance: Stance::State,
        via: None,
        agreement: None,
        inherits: false,
        parent: None,
        impersonal: false,
        fused: false,
        why: "headline colon",
    });
}

/// Whom an accusation, denial, warning or condemnation is about: the first other party in what is said.
pub(super) fn target(context: &Context, f: &Found) -> Option<String> {
    if !matches!(f.stance, Stance::Accuse | Stance::Deny | Stance::Warn | Stance::Condemn | Stance::Demand) {
        return None;
    }
    let content = f.content.clone()?;
    let own: Vec<u32> =
        f.source.clone().map(|s| context.cast.mentions_in(s).map(|(id, _)| id).collect()).unwrap_or_default();
    let near = content.start..content.end.min(content.start + 8);
    context
        .cast
        .mentions_in(near)
        .map(|(id, _)| id)
        .find(|id| !own.contains(id))
        .map(|id| context.cast.actor(id).name.clone())
}
