//! Nouns of harm: counted, in tolls, or alone.

use super::anchor::Anchor;
use super::rules::Reader;
use super::victims::{Counted, counted, noun, with_quantity};
use crate::analysis::{Bound, Outcome, Victims};
use crate::lexicon::conjugate::Number;
use crate::number::quantity;
use crate::syntax::clause::parts_clauses;
use crate::text::Kind;

impl Reader<'_, '_> {
    /// `سقوط 16 بين قتيل وجريح`، `قتلى وجرحى`: one figure, or none, for both.
    pub(super) fn both_outcomes(&mut self, i: usize) {
        let text = self.text;
        let Some(Anchor::Noun { outcome: Outcome::Killed, number, definite: false, letters, .. }) = self.anchors[i]
        else {
            return;
        };
        let Some(Some(Anchor::Noun { outcome: Outcome::Wounded, letters: 1, definite: false, .. })) =
            self.anchors.get(i + 1)
        else {
            return;
        };
        if !text.key(i + 1).starts_with('و') || self.end(i) <= i + 1 {
            return;
        }
        let both = Counted::unstated(i..i + 2, letters, None);
        if matches!(text.key(i.wrapping_sub(1)), "بين") && i > 1 {
            let from = text.sentence(i).start.max(i.saturating_sub(12));
            for q in from..i - 1 {
                let Some(mut c) = quantity(text, q)
                    .filter(|c| c.tokens.end <= i - 1)
                    .and_then(|c| with_quantity(text, self.cast, c, i - 1))
                else {
                    continue;
                };
                let tokens = c.tokens.start..i + 2;
                c.tokens = tokens.clone();
                self.push(tokens, c.letters, Outcome::KilledOrWounded, &c, "figure between killed and wounded");
                return;
            }
        }
        // A figure before it counts the killed alone.
        if number == Number::Plural && self.figure_before(i).is_none() {
            self.push(i..i + 2, letters, Outcome::KilledOrWounded, &both, "killed and wounded, no figure");
        }
    }

    /// The figure that ends directly before token `i`.
    pub(super) fn figure_before(&self, i: usize) -> Option<crate::number::Quantity> {
        let from = self.text.sentence(i).start.max(i.saturating_sub(9));
        (from..i).find_map(|q| quantity(self.text, q).filter(|c| c.tokens.end == i))
    }

    /// `12 قتيلا`، `ثلاثة شهداء`، `قتيلان`، `عشرات الجرحى`.
    pub(super) fn counted_noun(&mut self, i: usize) {
        let Some(Anchor::Noun { outcome, number, letters, len, definite }) = self.anchors[i] else { return };
        if self.used[i] || self.hypothetical(i) || outcome == Outcome::Detained && self.released(i) {
            return;
        }
        if let Some(q) = self
            .figure_before(i)
            .filter(|q| !definite || q.bound == Bound::Vague)
            .filter(|_| !matches!(self.text.key(i.wrapping_sub(1)), "عدد" | "اعداد"))
        {
            // وفاة 23 مصابا، قتل التنظيم خمسة رهائن: the deed says what happened to them.
            let governed =
                (q.tokens.start.saturating_sub(3).max(self.text.sentence(i).start)..q.tokens.start).any(|k| {
                    !parts_clauses(self.text, k)
                        && match self.anchors[k] {
                            Some(Anchor::Masdar { outcome: o, .. }) => o != outcome && k + 1 == q.tokens.start,
                            Some(Anchor::Verb { outcome: o, .. }) => o != outcome && outcome != Outcome::Killed,
                            _ => false,
                        }
                });
            if governed {
                return;
            }
            let mut q2 = q.clone();
            let end = q2.bound_after(self.text, i + len);
            let class =
                noun(self.text, end).filter(|n| n.class != Victims::Unspecified && n.letters == 0).map(|n| n.class);
            let c = Counted {
                tokens: q.tokens.start..end,
                letters: q.letters,
                min: q2.min,
                max: q2.max,
                bound: q2.bound,
                class,
                figure: true,
                others: false,
            };
            self.push(c.tokens.clone(), q.letters, outcome, &c, "figure + noun of harm");
        } else if number == Number::Dual && !definite {
            let c = Counted::exactly(2, i..i + 1, letters, None);
            self.push(i..i + 1, letters, outcome, &c, "dual noun of harm");
        }
    }

    /// `ارتفع عدد القتلى إلى 18`، `حصيلة الضحايا بلغت 30`: the figure follows, the last after إلى.
    pub(super) fn toll(&mut self, i: usize) {
        let Some(Anchor::Noun { outcome, number: Number::Plural, .. }) = self.anchors[i] else { return };
        let text = self.text;
        let start = text.sentence(i).start;
        let near = (start.max(i.saturating_sub(2))..i)
            .find(|&k| text.splits(k).any(|s| matches!(s.stem, "عدد" | "حصيله" | "اجمالي" | "محصله" | "اعداد")));
        let Some(from) = near else { return };
        if self.used[i] {
            return;
        }
        let limit = self.end(i).min(i + 18);
        let mut best: Option<Counted> = None;
        let mut k = i + 1;
        while k < limit {
            if matches!(text.raw(k), "،" | "؛") && best.is_some() {
                break;
            }
            let toward =
                matches!(text.key(k - 1), "الي" | "عند" | "بلغ" | "بلغت" | "يبلغ" | "هو" | "وصل" | "تجاوز" | "علي")
                    || k == i + 1;
            if toward && let Some(c) = counted(text, self.cast, k).filter(|c| c.figure) {
                k = c.tokens.end;
                best = Some(c);
                continue;
            }
            if self.anchors[k].is_some_and(|a| matches!(a, Anchor::Noun { outcome: o, .. } if o != outcome)) {
                break;
            }
            k += 1;
        }
        // بلغ عدد القتلى 30 is the case k == i + 1; من 5 إلى 8 keeps the second.
        if let Some(c) = best {
            // ضحايا … إلى 5000 قتيل: the noun of the figure says which.
            let (outcome, tokens) = match self.anchors.get(c.tokens.end) {
                Some(Some(Anchor::Noun { outcome, definite: false, letters: 0, .. })) if c.tokens.end < limit => {
                    (*outcome, i..c.tokens.end + 1)
                }
                _ => (outcome, i..c.tokens.end),
            };
            let letters = match self.anchors[i] {
                Some(Anchor::Noun { letters, .. }) => letters,
                _ => 0,
            };
            let whole = Counted { tokens: from..c.tokens.end, ..c };
            self.push(tokens, letters, outcome, &whole, "toll");
        }
    }

    /// `جرحى`، `ضحايا` without a figure; `دون وقوع إصابات`.
    pub(super) fn people(&mut self, i: usize) {
        let Some(Anchor::Noun { outcome, number: Number::Plural, definite: false, letters, .. }) = self.anchors[i]
        else {
            return;
        };
        let text = self.text;
        if self.used[i] || self.hypothetical(i) {
            return;
        }
        let start = text.sentence(i).start;
        let before: Vec<&str> = (start.max(i.saturating_sub(6))..i).map(|k| text.key(k)).collect();
        let denied = before.iter().any(|k| matches!(*k, "دون" | "بدون" | "لم" | "ولم" | "ودون"));
        if denied {
            let rumour =
                before.iter().any(|k| matches!(*k, "انباء" | "ترد" | "يعرف" | "معلومات" | "تقارير" | "تتضح" | "يتضح"));
            if rumour {
                return;
            }
            let c = Counted::exactly(0, i..i + 1, letters, None);
            self.push(i..i + 1, letters, outcome, &c, "none harmed");
            return;
        }
        // A possessor makes it a mention of the known dead, not a statement of harm: ذوو ضحايا الحادث.
        let governs = before.last().is_some_and(|k| {
            let k = k.trim_start_matches('و');
            matches!(
                k,
                "سقوط"
                    | "وقوع"
                    | "خلف"
                    | "يخلف"
                    | "مخلفا"
                    | "مخلفه"
                    | "اوقع"
                    | "وسقوط"
                    | "هناك"
                    | "سقط"
                    | "عن"
                    | "بوقوع"
                    | "بسقوط"
                    | "الي"
                    | "وجود"
                    | "ايقاع"
                    | "خلفت"
                    | "وقع"
                    | "تخلف"
            )
        });
        let open = i + 1 >= self.end(i)
            || text.kind(i + 1) == Kind::Punct
            || (!text.key(i + 1).starts_with("ال") || text.key(i + 1) == "الي")
                && self.cast.place_at(i + 1).is_none()
                && self.cast.actor_at(i + 1).is_none();
        if governs && open {
            let class = noun(text, i + 1).filter(|n| n.letters == 0 && !n.definite).map(|n| n.class);
            let c = Counted::unstated(i..i + 1, letters, class);
            self.push(i..i + 1, letters, outcome, &c, "noun of harm, no figure");
        }
    }
}
