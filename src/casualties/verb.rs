//! Verbs of harm, and the idioms and phrases that stand for them.

use super::anchor::Anchor;
use super::rules::{REACH, Reader};
use super::victims::{Counted, counted, noun};
use crate::analysis::{ActorKind, Bound, Outcome, Victims};
use crate::lexicon::conjugate::{Form, Number};
use crate::lexicon::splits;
use crate::number::quantity;
use crate::syntax::clause::{complementiser, parts_clauses};
use crate::text::{Kind, Tokens};

impl Reader<'_, '_> {
    /// `لقي 11 شخصا مصرعهم`، `أودى بحياة 5`، `راح ضحيته 7`، `فارق الحياة`.
    pub(super) fn idiom(&mut self, i: usize) {
        let text = self.text;
        let forms = text.verbs(i);
        let Some(f) = forms.iter().find(|f| {
            // يودي is of أودى and of أدى in one spelling.
            f.is_finite()
                && f.features.person == 3
                && f.pronoun.is_empty()
                && matches!(f.lemma(), "لقي" | "قضى" | "أودى" | "حصد" | "راح" | "فارق")
        }) else {
            return;
        };
        let end = self.end(i).min(i + 24);
        let find = |words: &[&str], from: usize, to: usize| {
            (from..to.min(end)).find(|&k| {
                text.splits(k).any(|s| {
                    words.iter().any(|w| s.stem.starts_with(w) && s.stem.chars().count() <= w.chars().count() + 3)
                })
            })
        };
        let (from, close) = match f.lemma() {
            "لقي" => match find(&["مصرع", "حتف", "وجه"], i + 1, i + 22) {
                Some(k) => (i + 1, k + 1),
                None => return,
            },
            "قضى" => match find(&["نحب", "حتف"], i + 1, i + 8) {
                Some(k) => (i + 1, k + 1),
                None => return,
            },
            "أودى" | "حصد" => match find(&["حيا", "ارواح"], i + 1, i + 14) {
                Some(k) => (k + 1, 0),
                None => return,
            },
            "راح" => match find(&["ضحيت"], i + 1, i + 3) {
                Some(k) => (k + 1, 0),
                None => return,
            },
            "فارق" => match find(&["الحيا", "حيا"], i + 1, i + 6) {
                Some(k) => (i + 1, k + 1),
                None => return,
            },
            _ => return,
        };
        let window = if close > 0 { close - 1 } else { from + 3 };
        let hit = (from..window.min(from + 4))
            .find_map(|k| counted(text, self.cast, k))
            .or_else(|| if close > 0 { self.before(i) } else { None });
        let hit = hit.or_else(|| {
            // لقي مصرعه: the pronoun says that it was one.
            let one = close > 0
                && text.splits(close - 1).any(|s| s.stem.ends_with('ه') || s.stem.ends_with("ها"))
                && f.features.number == Number::Singular
                && !text.key(close - 1).ends_with("الحياه");
            let class = self.named_before(i).and_then(|t| noun(text, t.start)).map(|n| n.class);
            one.then_some(Counted::exactly(1, i..close, f.letters, class))
        });
        if let Some(c) = hit {
            let tokens = i.min(c.tokens.start)..close.max(c.tokens.end);
            let letters = if c.tokens.start < i { c.letters } else { f.letters };
            self.push(tokens, letters, Outcome::Killed, &c, "idiom of death");
        }
    }

    pub(super) fn verb(
        &mut self,
        i: usize,
        outcome: Outcome,
        features: crate::lexicon::conjugate::Features,
        lemma: &str,
        letters: usize,
    ) {
        let text = self.text;
        if self.hypothetical(i)
            || features.form == Form::Imperfect
                && matches!(text.key(i.wrapping_sub(1)), "قد" | "لا" | "لن" | "ان" | "وقد")
        {
            return;
        }
        let end = self.end(i);
        let (mut outcome, mut i_after) = (outcome, i + 1);
        // استشهد وأصيب عدد من: one figure for two verbs.
        if let Some(Some(Anchor::Verb { outcome: second, letters: 1, features: also, .. })) = self.anchors.get(i + 1)
            && i + 1 < end
            && features.number == Number::Singular
            && also.number == Number::Singular
            && text.key(i + 1).starts_with('و')
        {
            if *second != outcome {
                outcome = Outcome::KilledOrWounded;
            }
            self.anchors[i + 1] = None;
            i_after = i + 2;
        }
        if matches!(text.key(i_after), "ثالث" | "رابع" | "خامس" | "اخر" | "ثان")
            && i_after < end
            && self.class_before(i).is_some()
        {
            let c = Counted::exactly(1, i_after..i_after + 1, 0, self.class_before(i)).and_others();
            self.push(i..i_after + 1, letters, outcome, &c, "verb + another one");
            return;
        }
        if matches!(text.key(i_after), "اخرون" | "اخرين") && i_after < end {
            let c = Counted::unstated(i_after..i_after + 1, 0, self.class_before(i)).and_others();
            self.push(i..i_after + 1, letters, outcome, &c, "verb + others");
            return;
        }
        let transitive = !features.passive
            && matches!(
                lemma,
                "قتل"
                    | "أصاب"
                    | "جرح"
                    | "اعتقل"
                    | "أوقف"
                    | "احتجز"
                    | "أسر"
                    | "خطف"
                    | "اختطف"
                    | "أعدم"
                    | "ذبح"
                    | "اغتال"
                    | "شرد"
                    | "هجر"
                    | "فقد"
                    | "صرع"
            );
        // Losing or hitting a thing, stopping a deed: only people make it harm.
        let doubtful = matches!(lemma, "أصاب" | "فقد" | "أوقف" | "مات" | "توفي" | "غرق" | "ذبح");
        // فقد is فـ + قد far oftener than a loss; an imperfect without a figure tells a habit or a wish.
        let figure_only = lemma == "فقد" || features.form == Form::Imperfect && text.paragraph(i).start > 0;
        // 1. Directly after the verb.
        if let Some(c) = counted(text, self.cast, i_after)
            .filter(|c| !(doubtful && c.figure && c.class.is_none() && !features.passive))
        {
            // توفي فلان by itself is an obituary.
            let natural = matches!(lemma, "توفي" | "مات") && !c.figure && c.class == Some(Victims::Unspecified);
            // أصاب المهاجم القائم: the active verb takes its subject first.
            let strikes = lemma == "أصاب" && !features.passive && !c.figure;
            let active_subject = strikes
                || transitive
                    && !c.figure
                    && features.feminine
                    && c.class == Some(Victims::Unspecified)
                    && self.cast.actor_at(c.tokens.start).is_some();
            if !natural && !active_subject && self.is_victims(&c) && (!figure_only || c.figure && c.class.is_some()) {
                // Active: a single subject before a figure is the perpetrator (قتل مسلح 5 أشخاص).
                if transitive
                    && !c.figure
                    && (c.min == Some(1) || c.bound == Bound::Unstated)
                    && let Some(o) = (c.tokens.end < end)
                        .then(|| counted(text, self.cast, c.tokens.end))
                        .flatten()
                        .filter(|o| o.figure && o.class.is_some())
                {
                    let at = self.found.len();
                    self.push(i..o.tokens.end, letters, outcome, &o, "active verb");
                    if let Some(f) = self.found.get_mut(at) {
                        f.perpetrator = Some(c.tokens.clone());
                    }
                    return;
                }
                self.push(i..c.tokens.end, letters, outcome, &c, "verb + victims");
                return;
            }
        }
        if lemma == "فقد" {
            return;
        }
        // 2. Active, with its subject between: قتل التنظيم 5، اعتقلت الشرطة ثلاثة أشخاص.
        if transitive && let Some(subject) = self.subject(i + 1, end) {
            let from = subject.end;
            let hit = (from..end.min(from + 6)).take_while(|&k| !parts_clauses(text, k) || k == from).find_map(|k| {
                counted(text, self.cast, k).filter(|c| {
                    c.figure && (c.class.is_some() || c.others)
                        || !c.figure && c.class.is_some() && c.min.is_some() && k <= from + 1
                })
            });
            if let Some(c) = hit {
                let at = self.found.len();
                self.push(i..c.tokens.end, letters, outcome, &c, "active verb");
                if let Some(f) = self.found.get_mut(at) {
                    f.perpetrator = Some(subject);
                }
                return;
            }
        }
        // 3. A circumstance between: قتل في القصف 12 شخصا.
        let mut k = i + 1;
        while k < end.min(i + REACH) {
            if parts_clauses(text, k) && !matches!(text.raw(k), "،" | "(" | ")" | "-")
                || self.anchors[k].is_some()
                || complementiser(text.key(k)).is_some()
            {
                break;
            }
            if k > i + 1
                && matches!(
                    text.key(i + 1),
                    "في" | "من"
                        | "خلال"
                        | "جراء"
                        | "اثر"
                        | "ايضا"
                        | "كذلك"
                        | "امس"
                        | "اليوم"
                        | "بحسب"
                        | "نحو"
                        | "هناك"
                        | "ايضا،"
                        | "فيها"
                        | "فيه"
                        | "خلالها"
                )
                && let Some(c) = counted(text, self.cast, k).filter(|c| c.figure && (c.class.is_some() || !doubtful))
            {
                self.push(i..c.tokens.end, letters, outcome, &c, "verb, circumstance, victims");
                return;
            }
            k += 1;
        }
        // 4. The subject before the verb: ثمانية من العناصر قتلوا.
        if (features.number == Number::Plural || features.passive || outcome == Outcome::Killed)
            && !(transitive && features.feminine && !features.passive)
            && let Some(c) = self.before(i)
        {
            let to = i + 1;
            let mut next = c.tokens.end;
            self.push(c.tokens.start..to, c.letters, outcome, &c, "victims + verb");
            while next < i && text.key(next).starts_with('و') {
                let at = if text.key(next) == "و" { next + 1 } else { next };
                let Some(more) = counted(text, self.cast, at)
                    .filter(|m| m.tokens.end <= i && m.min.is_some() && (m.figure || noun(text, at).is_some()))
                else {
                    break;
                };
                next = more.tokens.end;
                self.push(
                    more.tokens.clone(),
                    more.letters
                        .max(usize::from(at == more.tokens.start && text.key(at).starts_with('و') && !more.figure)),
                    outcome,
                    &more,
                    "victims + verb",
                );
            }
            return;
        }
        // 5. A person named before the verb: إن فلانا قتل في الغارة.
        if !features.feminine
            && features.number == Number::Singular
            && !matches!(lemma, "توفي" | "مات" | "أوقف" | "فقد" | "غرق")
            && self.intransitive_here(i, end)
            && let Some(subject) = self.named_before(i)
        {
            let c = Counted::exactly(1, subject.clone(), 0, noun(text, subject.start).map(|n| n.class));
            self.push(subject.start..i + 1, 0, outcome, &c, "named victim + verb");
        }
    }

    /// True where no object follows: the end, punctuation, or a circumstance.
    pub(super) fn intransitive_here(&self, i: usize, end: usize) -> bool {
        let text = self.text;
        let key = text.key(i + 1);
        i + 1 >= end
            || text.kind(i + 1) == Kind::Punct
            || matches!(
                key,
                "في" | "خلال"
                    | "اثر"
                    | "جراء"
                    | "امس"
                    | "اليوم"
                    | "مع"
                    | "علي"
                    | "بعد"
                    | "قبل"
                    | "يوم"
                    | "اثناء"
                    | "نتيجه"
                    | "بسبب"
                    | "مساء"
                    | "صباح"
                    | "فجر"
                    | "عام"
                    | "برفقه"
                    | "من"
                    | "دفاعا"
                    | "متاثرا"
            )
            || key.starts_with('ب') && splits(key).any(|s| crate::lexicon::CAUSES.has(&s))
    }

    /// A person or one counted noun directly before token `i`, `قد` or a relative pronoun between.
    pub(super) fn named_before(&self, i: usize) -> Option<Tokens> {
        let text = self.text;
        let start = text.sentence(i).start;
        let mut k = i;
        while k > start
            && (matches!(text.key(k - 1), "قد" | "كان" | "الذي" | "وقد")
                || matches!(text.raw(k - 1), "،" | "\"" | "»" | "”"))
        {
            k -= 1;
        }
        let (id, m) = self.cast.actor_at(k.checked_sub(1).filter(|k| *k >= start)?)?;
        (self.cast.actor(id).kind == ActorKind::Person && m.tokens.end == k && m.letters == 0).then(|| m.tokens.clone())
    }

    /// True where a violent cause follows: no natural death.
    pub(super) fn caused(&self, from: usize) -> bool {
        let text = self.text;
        let end = self.end(from.saturating_sub(1));
        (from..end.min(from + 7)).any(|k| {
            matches!(text.key(k), "اثر" | "جراء" | "متاثرا" | "متاثره" | "غرقا" | "حرقا" | "طعنا" | "دهسا" | "اختناقا")
                || text.splits(k).any(|s| crate::lexicon::CAUSES.has(&s))
        })
    }

    /// A body that acts, directly after a verb.
    pub(super) fn subject(&self, from: usize, end: usize) -> Option<Tokens> {
        let text = self.text;
        let mut k = from;
        while k < end.min(from + 5) {
            if let Some((id, m)) = self.cast.actor_at(k) {
                let fits = m.letters == 0 && self.cast.actor(id).kind != ActorKind::Person;
                return fits.then_some(from..m.tokens.end);
            }
            if quantity(text, k).is_some() {
                break;
            }
            if parts_clauses(text, k)
                || matches!(text.key(k), "في" | "من" | "علي" | "عن" | "الي" | "جراء" | "اثر" | "ب")
            {
                return None;
            }
            k += 1;
        }
        let key = text.key(from);
        (key.starts_with("ال") && key.chars().count() > 4 || matches!(key, "قوات" | "مسلحون" | "طاير" | "شرطه"))
            .then(|| from..from + 1)
    }

    /// Counted victims before token `i` in its clause, an apposition between allowed.
    pub(super) fn before(&self, i: usize) -> Option<Counted> {
        let text = self.text;
        let start = text.sentence(i).start.max(i.saturating_sub(20));
        let mut from = start;
        // Back to the clause's beginning; a comma or dash pair around an apposition does not end it.
        let mut dashes = 0;
        for k in (start..i).rev() {
            let raw = text.raw(k);
            if matches!(raw, "-" | "–" | "(" | ")") {
                dashes += 1;
                continue;
            }
            if complementiser(text.key(k)).is_some()
                || matches!(raw, "." | "؛" | ":" | "،" | ",")
                    && dashes % 2 == 0
                    && !(matches!(raw, "،" | ",") && (text.key(k + 1) == "بينهم" || self.closes_apposition(start, k)))
                || self.anchors[k].is_some_and(|a| matches!(a, Anchor::Verb { .. } | Anchor::Masdar { .. }))
                || matches!(text.key(k), "بينما" | "فيما") && dashes % 2 == 0
            {
                from = k + 1;
                break;
            }
        }
        (from..i).find_map(|k| {
            let c = counted(text, self.cast, k).filter(|c| c.figure && c.tokens.end <= i)?;
            (!self.used[k] && (c.class.is_some() || c.others || c.tokens.end == i)).then_some(c)
        })
    }

    /// True for the comma after `، بينهم قياديون،`.
    pub(super) fn closes_apposition(&self, start: usize, k: usize) -> bool {
        (start..k).rev().take(8).any(|j| matches!(self.text.key(j), "بينهم" | "منهم" | "بينها"))
    }

    pub(super) fn is_victims(&self, c: &Counted) -> bool {
        c.figure || c.class.is_some()
    }

    /// `ألقت القبض على 13 شخصا`.
    pub(super) fn arrest(&mut self, i: usize) {
        let text = self.text;
        if !text.splits(i).any(|s| s.stem == "قبض" && s.article) || text.key(i + 1) != "علي" || self.hypothetical(i)
        {
            return;
        }
        let from = i + 2;
        let Some(c) = (from < self.end(i))
            .then(|| counted(text, self.cast, from))
            .flatten()
            .filter(|c| c.figure || c.class.is_some())
        else {
            return;
        };
        let letters = usize::from(text.key(i).starts_with(['و', 'ب']));
        self.push(i..c.tokens.end, letters, Outcome::Detained, &c, "arrest");
    }
}
