//! Victims before their verb: in a relative clause, as a fronted subject, or only as the verb's pronoun.

use super::anchor::Anchor;
use super::frame::{Role, Who};
use super::rules::Reader;
use super::verb::Deed;
use super::victims::Counted;
use crate::lexicon::conjugate::{Form, Number};
use crate::lexicon::{CAUSES, CONTEXTS, splits};
use crate::number;
use crate::syntax::clause::complementiser;
use crate::text::Kind;

/// How far before its verb a subject may begin, in tokens.
const FAR: usize = 30;

/// True where token `i` may be the noun or name of someone: no particle, preposition, verb or date.
pub(super) fn may_name(r: &Reader<'_, '_>, i: usize) -> bool {
    let text = r.text;
    let key = text.key(i);
    let surely_verb = text.verbs(i).iter().any(|f| f.is_finite() && f.pronoun.is_empty()) && !key.starts_with("ال");
    text.kind(i) == Kind::Word
        && key.chars().count() > 2
        && !surely_verb
        && !is_particle(key)
        && r.anchors[i].is_none()
        && !(key.starts_with(['ب', 'ل', 'ك'])
            && splits(key).any(|s| s.preposition.is_some() && (s.article || CAUSES.has(&s))))
}

/// Words that are no noun.
fn is_particle(key: &str) -> bool {
    let listed = |word: &str| CONTEXTS.get(word).any(|r| r.cell(CONTEXTS.column("kind")) == "closing");
    listed(key) || key.strip_prefix('و').is_some_and(listed)
}

/// True where no object can follow the verb: the end, punctuation, a circumstance.
pub(super) fn closed(r: &Reader<'_, '_>, i: usize, end: usize) -> bool {
    let key = r.text.key(i);
    i >= end
        || r.text.kind(i) != Kind::Word && r.text.kind(i) != Kind::Number
        || is_particle(key)
        || key.starts_with('و') && r.counted(i).is_none_or(|c| c.letters > 0 || c.figure)
        || key.starts_with(['ب', 'ل']) && splits(key).any(|s| s.preposition.is_some()) && r.counted(i).is_none()
        || matches!(key, "كان" | "كانت" | "كانوا")
}

/// True where the verb's subject must be the victim: a verb of the subject, a passive, or nothing left to be its object.
fn suffers(r: &Reader<'_, '_>, d: &Deed) -> bool {
    d.form.pronoun.is_empty()
        && (d.frame.victims == Role::Subject || d.form.features.passive || closed(r, d.after, d.end))
}

/// The token after what stands directly before the verb and belongs to it: `قد`، `كان`.
fn verb_start(r: &Reader<'_, '_>, d: &Deed) -> usize {
    let start = r.start(d.at);
    let mut k = d.at;
    while k > start && matches!(r.text.key(k - 1), "قد" | "كان" | "كانت" | "كانوا" | "وقد" | "فقد")
    {
        k -= 1;
    }
    k
}

/// `الجنود الثلاثة الذين قتلوا`، `الصحفي الذي اغتالته`، `الذين أصيبوا`.
pub(super) fn relative(r: &mut Reader<'_, '_>, d: &Deed) -> bool {
    let from = verb_start(r, d);
    if d.form.features.form != Form::Past || from == r.start(d.at) || d.letters > 0 && from == d.at {
        return false;
    }
    let pronoun = r.text.key(from - 1);
    let many = matches!(pronoun, "الذين" | "اللواتي" | "اللاتي");
    let two = matches!(pronoun, "اللذين" | "اللذان" | "اللتين" | "اللتان");
    if !many && !two && !matches!(pronoun, "الذي" | "التي") || !(suffers(r, d) || !d.form.pronoun.is_empty()) {
        return false;
    }
    // الغارة التي قتل فيها ستة: what it happened in, not who.
    if matches!(r.text.key(d.after), "فيها" | "فيه" | "خلالها" | "خلاله") && !many && !two {
        return false;
    }
    let fits = |c: &Counted| match (many, two) {
        (true, _) => c.min != Some(1) && c.min != Some(2) || c.figure,
        (_, true) => c.min == Some(2),
        _ => c.min == Some(1),
    };
    let start = r.start(d.at).max(from.saturating_sub(9));
    let antecedent = (start..from - 1).rev().take_while(|&k| !stops_phrase(r, k)).find_map(|k| {
        r.counted(k).filter(|c| c.is_people() && c.tokens.end < from && fits(c) && (c.definite || c.figure))
    });
    let why = "victims, relative clause";
    // Of one harmed already read, the pronoun stands for another statement.
    let free = |c: &Counted| !r.used[c.tokens.clone()].iter().any(|u| *u);
    if let Some(c) = antecedent.clone().filter(|c| !free(c)) {
        let c = Counted { tokens: from - 1..from, ..c };
        return r.push(from - 1..d.at + 1, 0, d.outcome, &c, why);
    }
    if let Some(c) = antecedent {
        return r.push(c.tokens.start..d.at + 1, c.letters, d.outcome, &c, why);
    }
    // الثلاثة الذين قتلوا
    if many
        && let Some(k) =
            (start..from - 1).rev().take(2).find(|&k| number::definite(r.text, k).is_some_and(|n| n.end == from - 1))
        && let Some(n) = number::definite(r.text, k)
    {
        let c = Counted { figure: true, ..Counted::exactly(n.value, k..n.end, 0, None) };
        return r.push(k..d.at + 1, 0, d.outcome, &c, why);
    }
    let sure = many || two || d.frame.who == Who::Any;
    let tokens = from - 1..from;
    let c = match (many, two) {
        (true, _) => Counted::unstated(tokens, 0, None),
        (_, true) => Counted::exactly(2, tokens, 0, None),
        _ => Counted::exactly(1, tokens, 0, None),
    };
    sure && r.push(from - 1..d.at + 1, 0, d.outcome, &c, why)
}

/// True where a noun phrase that reaches a relative pronoun cannot go on backwards.
fn stops_phrase(r: &Reader<'_, '_>, k: usize) -> bool {
    matches!(r.text.raw(k), "." | "؛" | ":" | "؟" | "!")
        || complementiser(r.text.key(k)).is_some()
        || r.anchors[k].is_some_and(|a| matches!(a, Anchor::Verb { .. }))
}

/// Victims as the subject before the verb: `إن خمسة جنود قتلوا`، `القيادي فلان قتل في الغارة`.
pub(super) fn fronted(r: &mut Reader<'_, '_>, d: &Deed) -> bool {
    // A verb with و begins a clause of its own.
    let joined = d.letters > 0 && verb_start(r, d) == d.at;
    if d.form.features.form != Form::Past || !d.form.pronoun.is_empty() || joined || !suffers(r, d) {
        return false;
    }
    let from = verb_start(r, d);
    let Some((first, members)) = subject(r, d, from) else { return false };
    if d.frame.who == Who::Fighters && !first.is_fighters() {
        return false;
    }
    if d.frame.who == Who::Counted && !(first.figure && first.class.is_some()) {
        return false;
    }
    // والدته وشقيقه استشهدا: a verb for two, one statement.
    if d.form.features.number == Number::Dual && first.is_one() && members.len() == 1 && members[0].is_one() {
        let both = Counted {
            tokens: first.tokens.start..members[0].tokens.end,
            ..Counted::exactly(2, 0..0, first.letters, first.class)
        };
        return r.push(both.tokens.start..d.at + 1, first.letters, d.outcome, &both, "victims + verb");
    }
    let alone = members.is_empty();
    let close = if alone { d.at + 1 } else { first.tokens.end };
    if !r.push(first.tokens.start..close, first.letters, d.outcome, &first, "victims + verb") {
        return false;
    }
    let last = members.len().saturating_sub(1);
    for (n, c) in members.iter().enumerate() {
        let to = if n == last { d.at + 1 } else { c.tokens.end };
        r.push(c.tokens.start..to, c.letters.max(1), d.outcome, c, "victims + verb");
    }
    true
}

/// The fronted subject that ends before token `from`, and those coordinated with it.
fn subject(r: &Reader<'_, '_>, d: &Deed, from: usize) -> Option<(Counted, Vec<Counted>)> {
    let start = r.start(d.at).max(from.saturating_sub(FAR));
    let mut starts = Vec::new();
    for k in (start..from).rev() {
        let key = r.text.key(k);
        let opens = match complementiser(key) {
            Some(true) => return None,
            Some(false) => true,
            None => {
                matches!(r.text.raw(k), ":" | "؛" | ".")
                    || matches!(key, "بينما" | "فيما" | "حيث" | "لكن" | "لان" | "كما")
            }
        };
        if opens || matches!(r.text.raw(k), "،" | ",") {
            starts.push(k + 1);
        }
        if opens {
            break;
        }
        if k == start {
            starts.push(k);
        }
    }
    starts
        .into_iter()
        .find_map(|s| {
            let mut s = s;
            while s < from
                && (matches!(
                    r.text.key(s),
                    "كان" | "وكان" | "كانت" | "وكانت" | "قد" | "هناك" | "ايضا" | "كذلك" | "اما"
                ) || matches!(r.text.raw(s), "\"" | "«" | "“" | "”" | "،" | "-"))
            {
                s += 1;
            }
            let mut c = r.counted(s).filter(|c| c.tokens.end <= from && c.is_people() && !r.used[s])?;
            // كان رفيقا فلان قد اعتقلا: the construct of a dual.
            if d.form.features.number == Number::Dual && c.is_one() && c.accusative {
                (c.min, c.max) = (Some(2), Some(2));
                return path(r, &c, from).map(|_| (c, Vec::new()));
            }
            // صحفيين أصيبا: the verb tells that they were two.
            let ambiguous = !c.figure && c.min.is_none() && c.class.is_some() && c.tokens.len() == 1;
            if d.form.features.number == Number::Dual && ambiguous && r.text.key(c.tokens.start).ends_with("ين") {
                (c.min, c.max, c.bound) = (Some(2), Some(2), crate::analysis::Bound::Exact);
            }
            let members = path(r, &c, from)?;
            agrees(r, d, &c, !members.is_empty()).then_some((c, members))
        })
        .or_else(|| figure_near(r, d, from))
}

/// A figure of people anywhere in the clause before the verb, with nothing but its own words between.
fn figure_near(r: &Reader<'_, '_>, d: &Deed, from: usize) -> Option<(Counted, Vec<Counted>)> {
    let start = r.start(d.at).max(from.saturating_sub(FAR));
    (start..from)
        .rev()
        .take_while(|&k| complementiser(r.text.key(k)).is_none() && !matches!(r.text.raw(k), ":" | "؛" | "."))
        .find_map(|k| {
            let c = r.counted(k).filter(|c| {
                c.figure
                    && c.tokens.end <= from
                    && !r.used[k]
                    && (c.class.is_some() || c.others || c.tokens.end == from)
            })?;
            // أكثر من 20 is read from its bound on.
            let inner = k > start && r.counted(k - 1).is_some_and(|b| b.figure && b.tokens.end == c.tokens.end);
            let members = path(r, &c, from).filter(|_| !inner)?;
            agrees(r, d, &c, !members.is_empty()).then_some((c, members))
        })
}

/// The members coordinated with `c` on the way from it to its verb at `to`; `None` where another clause stands between.
fn path(r: &Reader<'_, '_>, c: &Counted, to: usize) -> Option<Vec<Counted>> {
    let text = r.text;
    let (mut members, mut k) = (Vec::new(), c.tokens.end);
    let (mut relative, mut aside) = (false, 0u32);
    while k < to {
        let key = text.key(k);
        match text.raw(k) {
            "(" | "[" => aside += 1,
            ")" | "]" => aside = aside.saturating_sub(1),
            "-" | "–" => aside ^= 1,
            "،" | "," => relative = false,
            "." | "؛" | ":" => return None,
            _ => {}
        }
        if matches!(key, "الذي" | "التي" | "الذين" | "بينهم" | "منهم" | "بينها") {
            relative = true;
        }
        let inside = relative || aside > 0;
        if !inside {
            let member = key.starts_with('و').then(|| r.counted(if key == "و" { k + 1 } else { k })).flatten();
            if let Some(m) = member.filter(|m| {
                m.tokens.end <= to
                    && m.min.is_some()
                    && (m.figure || m.class.is_some() || m.named)
                    && !r.used[m.tokens.start]
            }) {
                k = m.tokens.end;
                members.push(m);
                continue;
            }
            let verb = text.verbs(k).iter().any(|f| {
                f.is_finite()
                    && f.letters == 0
                    && f.features.person == 3
                    && f.lemma() != "كان"
                    && f.features.form == Form::Past
            });
            if complementiser(key).is_some()
                || verb && r.cast.actor_at(k).is_none() && r.counted(k).is_none()
                || r.anchors[k].is_some_and(|a| matches!(a, Anchor::Verb { .. }))
            {
                return None;
            }
        }
        k += 1;
    }
    Some(members)
}

/// True where the verb's number and gender can be those of the subject before it.
fn agrees(r: &Reader<'_, '_>, d: &Deed, c: &Counted, list: bool) -> bool {
    let f = &d.form.features;
    match f.number {
        Number::Plural => c.min != Some(1) || c.figure || list,
        Number::Dual => c.min == Some(2) || c.min == Some(1) && list,
        Number::Singular if c.is_one() => {
            !list && (c.named || is_feminine(r, c).is_none_or(|feminine| f.feminine == feminine))
        }
        // عشرات قتلت is no Arabic of newsrooms for عشرات قتلوا: the figure stands by the verb, or it is another's.
        Number::Singular => c.figure && (!f.feminine || d.frame.victims == Role::Subject),
    }
}

/// The gender of one person by their noun; `None` where its spelling does not tell (`سيده`).
fn is_feminine(r: &Reader<'_, '_>, c: &Counted) -> Option<bool> {
    let raw = r.text.raw(c.tokens.start).trim_end_matches(crate::text::fold::is_mark);
    if c.class == Some(crate::analysis::Victims::Woman) || raw.ends_with('ة') {
        return Some(true);
    }
    let owned = ["ه", "ها", "هم"].iter().any(|p| raw.ends_with(p));
    if owned { None } else { Some(false) }
}

/// Only the verb's pronoun: `ثم قُتل في اشتباك`، `إلى أن استشهد`.
pub(super) fn unnamed(r: &mut Reader<'_, '_>, d: &Deed) -> bool {
    let f = &d.form.features;
    let headline = r.headline(d.at);
    if f.form != Form::Past || !d.form.pronoun.is_empty() || headline || !closed(r, d.after, d.end) {
        return false;
    }
    // توفي منهم ثلاثة: who they were follows.
    if matches!(r.text.key(d.after), "منهم" | "منهن") && r.counted(d.after + 1).is_some() {
        return false;
    }
    let passive = f.passive || d.frame.victims == Role::Subject || r.text.raw(d.at).contains('\u{064F}');
    let lemma = d.form.lemma();
    let sure = d.frame.who == Who::Any
        || passive && matches!(lemma, "توفي" | "مات" | "اعتقل" | "أعدم" | "احتجز" | "اختطف")
        || lemma == "قتل" && (passive || told_how(r, d) || when(r, d))
        || d.at > r.start(d.at)
            && complementiser(r.text.key(verb_start(r, d).max(1) - 1)) == Some(true)
            && d.frame.who != Who::Counted
            && lemma != "أصاب"
            && f.number != Number::Singular;
    if !sure {
        return false;
    }
    let tokens = d.at..d.at + 1;
    let c = match f.number {
        Number::Singular => Counted::exactly(1, tokens.clone(), d.letters, None),
        Number::Dual => Counted::exactly(2, tokens.clone(), d.letters, None),
        Number::Plural => Counted::unstated(tokens.clone(), d.letters, None),
    };
    r.push(tokens, d.letters, d.outcome, &c, "verb, victims known")
}

/// True after a word of time that makes the verb's subject known: `عندما قتل`.
fn when(r: &Reader<'_, '_>, d: &Deed) -> bool {
    d.at > r.start(d.at) && matches!(r.text.key(d.at - 1), "عندما" | "حين" | "حينما" | "بعدما" | "قبلما" | "ثم" | "حتي")
}

/// True where how, where or when it happened follows directly, as it does after a passive.
fn told_how(r: &Reader<'_, '_>, d: &Deed) -> bool {
    let key = r.text.key(d.after);
    matches!(key, "في" | "خلال" | "اثر" | "جراء" | "علي" | "اثناء" | "برصاص" | "عام" | "بعد")
        || splits(key).any(|s| s.preposition == Some('ب') && CAUSES.has(&s))
}
