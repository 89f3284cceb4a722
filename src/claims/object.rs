//! Verbs whose object is what is said: `نفت الوزارة الاتهامات`، `أعلن الجيش مقتل جندي`، `تبنى التنظيم الهجوم`.

use super::cue::{PREPOSITIONS, Reading};
use super::subject::{is_relative, noun_subject, subject_after};
use super::teller::opens_clause_at;
use super::untold::hearsay;
use super::words::Class;
use super::{Context, Found, circumstance, extent, phrase, preceding, source};
use crate::analysis::Stance;
use crate::lexicon::conjugate::Form;
use crate::lexicon::{ATTACKS, HARM, ORG_HEADS, SOURCES, VICTIMS};
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::syntax::deed::{is_deed, is_deed_key};
use crate::syntax::quotation::is_mark;
use crate::text::{Kind, Text, Tokens};

/// How far after the verb what is answered for may stand, in tokens.
const BLAME: usize = 14;

/// Words that stand for what was just told: `نفى ذلك`.
const POINTERS: [&str; 2] = ["ذلك", "هذا"];

/// A cue whose object is what is said: `نفت الوزارة الاتهامات`، `اتهم X Y بـ`، `أدان X الهجوم`.
pub(super) fn objective(context: &Context, i: usize, c: &Reading, out: &[Found]) -> Option<Found> {
    let text = context.text;
    if !c.frames.object || hearsay(text, i, c) || c.person == 2 {
        return None;
    }
    let end = text.sentence(i).end;
    // استنكرت بأشد العبارات
    let after = (i + 1..end).find(|&k| !Class::Vehemence.at(text, k)).unwrap_or(i + 1);
    // اعتبرته المنظمة انتهاكا: the pronoun is whom or what it is about.
    let pronoun = !c.pronoun.is_empty();
    if pronoun && !matches!(c.stance, Stance::Opine | Stance::Accuse | Stance::Demand) {
        return None;
    }
    if POINTERS.contains(&text.key(after)) && (after + 1 >= end || !text.key(after + 1).starts_with("ال")) {
        return pointing(context, i, c, out);
    }
    let floor = out.last().filter(|f| f.cue.start < i).map_or(0, |f| f.cue.end);
    let ahead = preceding::before(context, i, floor).filter(|s| source::can_speak(context, s));
    // وكانت الحكومة دعت الأهالي، واستبعد تمديد البقاء: the object follows at once.
    // المجلس ينتقد الأداء: the subject came first.
    let first = ahead.as_ref().is_some_and(|s| precedes(context, s, i, c));
    let at_once = c.person == 1
        || c.is_plural()
        || pronoun_before(text, i)
        || first
        || preceding::under_kana(context, i).is_some()
        || opens_object(context, after, end);
    let told = if at_once && !pronoun {
        None
    } else {
        subject_after(context, after, end).or_else(|| noun_subject(context, i, c, end))
    };
    let has_told = told.is_some();
    let (source, start) = match told {
        Some(s) => {
            let stop = circumstance::whole_subject(context, s.start, s.end, end);
            (Some(s.start..stop), stop)
        }
        None => (preceding::under_kana(context, i).or(ahead), after),
    };
    // ودان الهجوم: the speaker of the sentence before goes on.
    // وقال إنه يرفض الاتهامات، لكنها نفت ذلك: the pronoun before the verb is its subject.
    let joined = c.letters == 1
        || i > 0 && matches!(text.key(i - 1), "حيث" | "كما" | "اذ" | "بينما" | "فيما")
        || pronoun_before(text, i);
    let goes_on = source.is_none() && joined && !out.is_empty() && at_once;
    if source.is_none() && !goes_on && c.person != 1 || c.stance == Stance::Opine && !has_told && !goes_on {
        return None;
    }
    let mut start = if has_told {
        circumstance::skip_interpolated(context, start, end)
    } else {
        // وكان مصدر أكد للجزيرة تداول الرسالة
        let k = circumstance::skip_circumstance(text, start, end).min(end);
        circumstance::recipient(context, k, end).filter(|_| source.is_some()).unwrap_or(k)
    };
    if is_mark(text, start) && context.quotations.close_of(start).is_some() {
        start += 1;
    }
    let start = start;
    if start >= end
        || parts_clauses(text, start)
        || matches!(text.key(start), "في" | "الي" | "عن" | "من" | "مع" | "علي")
        || complementiser(text.key(start)).is_some()
        || text.key(start).starts_with("بال")
    {
        return None;
    }
    if matches!(c.stance, Stance::Opine | Stance::Accuse | Stance::Demand)
        && !source.as_ref().is_none_or(|s| source::can_speak(context, s))
    {
        return None;
    }
    // أحصى المرصد، أبدى الوزير: what is no verb of telling needs its subject by its side.
    if !c.flags.tells
        && c.stance == Stance::State
        && !has_told
        && !source.as_ref().is_some_and(|s| adjoins(context, s, i))
    {
        return None;
    }
    // أنها تعتبر غرفة مريحة، لكنه انتقد بسبب إصلاحاته: nobody tells.
    if pronoun_before(text, i) && (c.stance == Stance::Opine && c.form == Form::Imperfect || text.key(start) == "بسبب")
    {
        return None;
    }
    // What is said is a deed or a statement: a verbal noun, or a definite noun; not a person or a thing counted.
    let key = text.key(start);
    let party = context.cast.actor_at(start).is_some();
    if c.stance == Stance::Condemn && source.as_ref().is_some_and(|s| is_court(text, s.start)) {
        return None;
    }
    let fits = match c.stance {
        _ if pronoun => has_told,
        // رفض العرض turns something down; رفض الاتهامات denies what was said.
        // سجلت الوزارة ألف إصابة: a figure; سجل اللاعب هدفين is none.
        _ if COUNTING.contains(&c.lemma) && counts(context, start, end) => source.is_some(),
        _ if c.lemma == "سجل" => false,
        _ if c.lemma == "رفض" => (start..end.min(start + 2)).any(|k| is_allegation(text, k)),
        Stance::Accuse | Stance::Demand => {
            party || key.starts_with("ال") || source::is_source_noun(text, start) || is_deed(text, start)
        }
        // يعتبر الشهر الأكثر دموية: is considered.
        Stance::Opine if c.form == Form::Imperfect => {
            source.as_ref().is_none_or(|s| source::can_speak(context, &(s.start..s.start + 1)))
        }
        Stance::Condemn | Stance::Deny | Stance::Opine => !party || c.stance != Stance::Deny,
        // أكدت الحكومة تمسكها بالموعد، أعلن الوزير أسفه: after its subject, an annexed noun.
        _ => {
            is_deed(text, start)
                || source.is_some() && definite_deed(text, start)
                || source.is_some() && annexed(context, start, end) && !performs(c, key)
        }
    };
    // أعلن التنظيم مسؤوليته
    let responsibility = key.starts_with("مسووليت");
    if !fits && !(responsibility && source.is_some()) {
        return None;
    }
    // جددت السلطة رفضها المشاركة: what is renewed is the word itself.
    if matches!(c.lemma, "جدد" | "كرر") {
        return renewed(context, i, start, c, source);
    }
    let content = extent::of_noun(context, start, c).and_then(|r| extent::in_relative(context, i, r))?;
    let stance = match c.stance {
        Stance::State if responsibility => Stance::Admit,
        // لا تستبعد الشرطة
        Stance::Deny if matches!(text.key(i.saturating_sub(1)), "لا" | "لم" | "ولا" | "ولم") => {
            Stance::Expect
        }
        stance => stance,
    };
    Some(Found { source, content: Some(content), stance, ..Found::by(c, i..i + 1, "verb + object") })
}

/// `حمّل الوزير الشركة مسؤولية الحادث`: whom and of what is the content.
pub(super) fn blaming(context: &Context, i: usize, c: &Reading, out: &[Found]) -> Option<Found> {
    let text = context.text;
    let end = text.sentence(i).end;
    let answers =
        |k: usize| ["مسووليه", "المسووليه", "تبعات", "وزر"].iter().any(|w| text.key(k).trim_end_matches("ها") == *w);
    let at = (i + 1..end.min(i + BLAME)).take_while(|&k| !is_relative(text.key(k))).find(|&k| answers(k))?;
    let at_once = at == i + 1 || is_mark(text, i + 1);
    let stop = if at_once { i + 1 } else { phrase::end_of(context, i + 1, at) };
    let told = (stop > i + 1).then_some(i + 1..stop).filter(|s| source::can_speak(context, s));
    // حمّلت الحكومة المسؤولية after و: the one blamed is all that stands between.
    let told = told.filter(|s| s.end < at || c.letters == 0 && !c.pronoun.is_empty());
    let floor = out.last().filter(|f| f.cue.start < i).map_or(0, |f| f.cue.end);
    let source = preceding::under_kana(context, i)
        .or(told)
        .or_else(|| preceding::before(context, i, floor).filter(|s| source::can_speak(context, s)));
    if source.is_none() && (c.letters == 0 || out.is_empty()) {
        return None;
    }
    let from = source.as_ref().filter(|s| s.start > i).map_or(i + 1, |s| s.end);
    let content = extent::of_noun(context, circumstance::skip_interpolated(context, from, at), c)?;
    Some(Found { source, content: Some(content), ..Found::by(c, i..i + 1, "blame") })
}

/// `المجلس ينتقد`، `رسالة تطالب`: a subject that opens its clause right before an imperfect, and agrees with it; a statement
/// that its clause describes.
fn precedes(context: &Context, s: &Tokens, i: usize, c: &Reading) -> bool {
    let kin = phrase::kin(context, s);
    let agrees = kin.feminine.is_none_or(|f| f == c.agreement.feminine) && c.person == 3;
    let whole = opens_clause_at(context, s.start) && phrase::end_of(context, s.start, i) == i;
    c.form == Form::Imperfect && c.letters == 0 && s.end == i && agrees && whole
}

/// `أنه يرفض`، `لكنها لا تستبعد`: a pronoun on the particle before the verb.
fn pronoun_before(text: &Text, i: usize) -> bool {
    let at = (0..i).rev().take(2).find(|&k| !matches!(text.key(k), "لا" | "لم" | "لن" | "قد"));
    at.is_some_and(|k| {
        let key = text.key(k).trim_start_matches('و');
        complementiser(key) == Some(true) || matches!(key, "لكنه" | "لكنها" | "لكنهم")
    })
}

/// `العثور على`، `القبض على`: a definite noun of deed.
fn definite_deed(text: &Text, k: usize) -> bool {
    text.key(k).strip_prefix("ال").is_some_and(is_deed_key)
}

/// `جدد الوزير دعوته إلى`، `كررت الحكومة تمسكها بـ`: a noun with its speaker's pronoun; a noun of saying is the cue.
fn renewed(context: &Context, i: usize, start: usize, c: &Reading, source: Option<Tokens>) -> Option<Found> {
    let text = context.text;
    let owned = ["ها", "هم", "ه"].iter().any(|p| text.key(start).ends_with(p)) && !text.raw(start).ends_with('ة');
    let said = text.verbs(start).iter().any(|f| f.features.form == Form::Masdar);
    let word = context.cues[start].as_ref().filter(|_| said && owned);
    let Some(d) = word else {
        let content = extent::of_noun(context, start, c).filter(|_| owned)?;
        return Some(Found { source, content: Some(content), ..Found::by(c, i..i + 1, "verb + object") });
    };
    let from = start + 1 + usize::from(PREPOSITIONS.contains(&text.key(start + 1)));
    let fused = from == start + 1 && matches!(text.key(from).chars().next(), Some('ل' | 'ب'));
    let content = extent::of_noun(context, from, d)?;
    Some(Found {
        source,
        content: Some(content),
        fused,
        agreement: Some(c.agreement),
        ..Found::by(d, start..start + 1, "renewed word")
    })
}

/// Verbs that tell a figure as their object.
const COUNTING: [&str; 4] = ["سجل", "أحصى", "وثق", "أعلن"];

/// `120 إصابة`، `ألف وفاة`: a number of people harmed at token `start`.
fn counts(context: &Context, start: usize, end: usize) -> bool {
    let text = context.text;
    let numeral = |k: usize| text.kind(k) == Kind::Number || crate::number::numeral(text, k, false).is_some();
    let first = start + usize::from(matches!(text.key(start), "نحو" | "حوالي" | "اكثر"));
    numeral(first) && (first + 1..end.min(first + 4)).any(|k| HARM.has_word(text, k) || VICTIMS.has_word(text, k))
}

/// `اتهامات`، `هذه المزاعم`: something said.
fn is_allegation(text: &Text, k: usize) -> bool {
    Class::Allegation.at_cut(text, k)
}

/// A court that finds guilty condemns nobody's word.
fn is_court(text: &Text, k: usize) -> bool {
    matches!(text.key(k), "محكمه" | "المحكمه" | "القضاء" | "القاضي" | "قاض" | "محلفين" | "المحلفين")
}

/// True where `source` is a party that stands right before the verb, `قد` aside.
fn adjoins(context: &Context, source: &Tokens, verb: usize) -> bool {
    source.end + 1 >= verb && context.cast.actor_at(source.end - 1).is_some()
}

/// `أعلن حالة الطوارئ`: what is declared comes about by the word; it is not told.
fn performs(c: &Reading, key: &str) -> bool {
    c.lemma == "أعلن" && matches!(key, "حاله" | "حرب" | "هدنه" | "حداد")
}

/// True where a noun of deed stands at token `k` that heads no body's name: the object, not the subject.
pub(super) fn opens_object(context: &Context, k: usize, end: usize) -> bool {
    let text = context.text;
    k < end
        && (is_deed(text, k) || matches!(text.key(k), "هذه" | "هذا" | "تلك" | "ما" | "كل"))
        && context.cast.actor_at(k).is_none()
        && !SOURCES.has_word(text, k)
        && !ORG_HEADS.has_word(text, k)
}

/// `وقد أكدت ذلك والدتها`، `ونفى المتحدث ذلك` is an object after its subject, found elsewhere.
fn pointing(context: &Context, i: usize, c: &Reading, out: &[Found]) -> Option<Found> {
    let text = context.text;
    let end = text.sentence(i).end;
    let from = i + 2;
    let source = subject_after(context, from, end)
        .or_else(|| (from < end && (source::is_source_noun(text, from) || kin(text, from))).then_some(from..from + 1))
        .or_else(|| preceding::under_kana(context, i));
    // ويعتبر ذلك، يرجع ذلك إلى: nobody tells.
    let goes_on = c.letters == 1 && c.form == Form::Past && !out.is_empty();
    if source.is_none() && !goes_on {
        return None;
    }
    Some(Found { source, content: Some(i + 1..i + 2), ..Found::by(c, i..i + 1, "verb + pointing word") })
}

/// `والدتها`، `زوجته`: a relation with its pronoun.
fn kin(text: &Text, i: usize) -> bool {
    ["ها", "هم", "ه"].iter().any(|p| {
        text.key(i).strip_suffix(p).is_some_and(|bare| {
            matches!(
                bare,
                "والد"
                    | "والدت"
                    | "زوج"
                    | "زوجت"
                    | "شقيق"
                    | "شقيقت"
                    | "محامي"
                    | "ابن"
                    | "ابنت"
                    | "نجل"
                    | "عايلت"
                    | "مكتب"
            )
        })
    })
}

/// True for an indefinite noun with a pronoun or with what it is annexed to.
fn annexed(context: &Context, i: usize, end: usize) -> bool {
    let text = context.text;
    let key = text.key(i);
    let pronoun = ["ها", "هم", "ه"].iter().any(|p| key.strip_suffix(p).is_some_and(|k| k.chars().count() >= 3))
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

/// `تبنى التنظيم الهجوم`، `الهجوم الذي تبناه التنظيم`، `التنظيم يتبنى الهجوم`: what is owned is what is said.
pub(super) fn owning(context: &Context, i: usize, c: &Reading) -> Option<Found> {
    let text = context.text;
    let end = text.sentence(i).end;
    // هجمات تبنى بعضها التنظيم: the object first.
    let first = i + 1 + usize::from(c.pronoun.is_empty() && is_attack(text, i + 1));
    let after = subject_after(context, first, end);
    let source = after
        .clone()
        .or_else(|| preceding::under_kana(context, i))
        .or_else(|| preceding::before(context, i, 0).filter(|s| source::can_speak(context, s)))?;
    // تبنى القرار، تبنت الحكومة سياسة: adopting is no owning up; an attack is owned up to.
    let content = if first > i + 1 && after.is_some() {
        Some(i + 1..first)
    } else if c.pronoun.is_empty() {
        let start = circumstance::skip_circumstance(text, after.map_or(i + 1, |s| s.end), end);
        (start..end.min(start + 2)).find(|&k| is_attack(text, k))?;
        Some(extent::of_noun(context, start, c)?)
    } else {
        let about = antecedent(context, i);
        if !about.clone()?.into_iter().any(|k| is_attack(text, k)) {
            return None;
        }
        about
    };
    Some(Found { source: Some(source), content, ..Found::by(c, i..i + 1, "claim of responsibility") })
}

/// A noun of attack, or a word for some of those just told of.
fn is_attack(text: &Text, k: usize) -> bool {
    let accusative = text.key(k).strip_suffix('ا').is_some_and(|bare| ATTACKS.contains(bare));
    accusative
        || matches!(text.key(k), "بعضها" | "بعضهم" | "احدها" | "معظمها")
        || ATTACKS.rows_at(text, k).next().is_some()
        || text.splits(k).any(|s| ATTACKS.rows_for(&s).next().is_some())
}

/// `ما أكده المتحدث`، `الاتهامات التي نفتها الوزارة`، `وهو ما نفاه`: the verb's pronoun stands for what was told.
pub(super) fn resumptive(context: &Context, i: usize, c: &Reading, out: &[Found]) -> Option<Found> {
    let text = context.text;
    if i == 0 || c.person != 3 || !matches!(c.pronoun, "ه" | "ها") || !is_relative(text.key(i - 1)) {
        return None;
    }
    let telling = c.flags.tells || matches!(c.stance, Stance::Deny | Stance::Confirm);
    let source = subject_after(context, i + 1, text.sentence(i).end).or_else(|| {
        source::is_source_noun(text, i + 1).then(|| {
            let stop = (i + 2..text.sentence(i).end.min(i + 10))
                .find(|&k| parts_clauses(text, k) || complementiser(text.key(k)).is_some())
                .unwrap_or(i + 2);
            i + 1..phrase::end_of(context, i + 1, stop)
        })
    })?;
    // وهو ما أكده: all that was told before; بما أعلنه is a free relative, whose content is not said.
    // ما أعلنته الحكومة من مقتل قادته: what was told is named behind the subject.
    if telling && is_relative(text.key(i - 1)) && text.key(i - 1).ends_with("ما") && text.key(source.end) == "من" {
        let content = extent::of_noun(context, source.end + 1, c)?;
        let named = is_deed(text, content.start) || complementiser(text.key(content.start)).is_some();
        let source = Some(source);
        return named.then(|| Found { source, content: Some(content), ..Found::by(c, i..i + 1, "resumptive pronoun") });
    }
    let stands_for_clause = text.key(i - 1) == "ما" && i > 1 && matches!(text.key(i - 2), "وهو" | "هو" | "وهذا")
        || text.key(i - 1) == "الذي" && i > 1 && text.key(i - 2) == "الامر";
    if !telling || !stands_for_clause {
        return None;
    }
    let mut stop = i - 2;
    if text.key(i - 2) == "الامر" && matches!(text.key(stop - 1), "وهو" | "هو") {
        stop -= 1;
    }
    // What was told before in the sentence, or all of it.
    let opened = text.sentence(i).start;
    let told = out.last().and_then(|f| f.content.clone()).filter(|r| r.start >= opened && r.end <= stop);
    let floor = told.map_or(opened, |r| r.start);
    while stop > floor && parts_clauses(text, stop - 1) {
        stop -= 1;
    }
    let content = extent::trim(context, floor..stop)?;
    Some(Found { source: Some(source), content: Some(content), ..Found::by(c, i..i + 1, "resumptive pronoun") })
}

/// The noun that a relative clause's pronoun stands for: `الهجوم الذي تبناه`.
fn antecedent(context: &Context, i: usize) -> Option<Tokens> {
    let text = context.text;
    let floor = text.sentence(i).start;
    // في عملية تبناها التنظيم: an indefinite noun takes its clause without a relative.
    if i > floor && is_attack(text, i - 1) && !text.key(i - 1).starts_with("ال") {
        return Some(i - 1..i);
    }
    let relative = (floor.max(i.saturating_sub(2))..i).rev().find(|&k| is_relative(text.key(k)))?;
    let mut start = relative;
    while start > floor && relative - start < 3 {
        let key = text.key(start - 1);
        if text.kind(start - 1) != Kind::Word || is_relative(key) {
            break;
        }
        let definite = key.starts_with("ال") || key.starts_with("لل");
        if !definite && !matches!(key, "هذا" | "هذه" | "هذين" | "هاتين") {
            break;
        }
        start -= 1;
    }
    (start < relative).then_some(start..relative)
}
