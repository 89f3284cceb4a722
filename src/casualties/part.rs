//! Figures that lean on another one: parts, coordinated and listed victims.

use super::anchor::Anchor;
use super::rules::Reader;
use super::victims::{counted, noun};
use crate::analysis::Bound;
use crate::lexicon::conjugate::Number;
use crate::syntax::clause::parts_clauses;

impl Reader<'_, '_> {
    /// `بينهم ثلاثة أطفال`: a part of the figure before.
    pub(super) fn part(&mut self, i: usize) {
        let text = self.text;
        let key = text.key(i).trim_start_matches('و');
        // بين القتلى امرأتان: the noun of harm stands between.
        let among = key == "بين"
            && matches!(
                self.anchors.get(i + 1),
                Some(Some(Anchor::Noun { definite: true, number: Number::Plural, .. }))
            );
        if !among && !matches!(key, "بينهم" | "بينهن" | "منهم" | "بينها" | "ضمنهم" | "احدهم" | "معظمهم")
        {
            return;
        }
        let sentence = text.sentence(i);
        let Some(whole) = self
            .of_sentence(i)
            .filter(|f| f.tokens.start < i && !f.part)
            .max_by_key(|f| f.tokens.start)
            .map(|f| (f.outcome, f.min))
        else {
            return;
        };
        let mut k = i + 1 + usize::from(among);
        let mut first = true;
        while k < sentence.end {
            let Some(c) = counted(text, self.cast, k) else { break };
            if self.used[c.tokens.clone()].iter().any(|u| *u)
                || !first && c.letters == 0 && !text.key(k).starts_with('و')
            {
                break;
            }
            if let (Some(n), Some(m)) = (c.min, whole.1)
                && n > m
            {
                break;
            }
            if !c.figure && c.bound == Bound::Unstated && c.class.is_none() {
                break;
            }
            let tokens = if first { i..c.tokens.end } else { c.tokens.clone() };
            let letters = if first {
                usize::from(text.key(i).starts_with('و'))
            } else {
                c.letters.max(usize::from(text.key(k).starts_with('و') && c.letters == 0 && !c.figure))
            };
            let at = self.found.len();
            self.push(tokens, letters, whole.0, &c, "part of the figure before");
            if let Some(f) = self.found.get_mut(at) {
                f.part = true;
            }
            k = c.tokens.end;
            first = false;
            // Those between may carry a predicate; only a list joined by و goes on.
            if !text.key(k).starts_with('و') {
                break;
            }
        }
    }

    /// `وإصابة 10 آخرين` has its anchor; `و40 عنصرا` takes that of the figure before it.
    pub(super) fn coordinated(&mut self, i: usize) {
        let text = self.text;
        if self.used[i] || !text.key(i).starts_with('و') {
            return;
        }
        let sentence = text.sentence(i);
        let Some(before) = self.of_sentence(i).filter(|f| f.tokens.end <= i).max_by_key(|f| f.tokens.end).cloned()
        else {
            return;
        };
        if i - before.tokens.end > 6
            || (before.tokens.end..i).any(|k| {
                parts_clauses(text, k)
                    || text.verbs(k).iter().any(|f| f.is_finite() && f.letters == 0) && noun(text, k).is_none()
            })
        {
            return;
        }
        let at = if text.key(i) == "و" { i + 1 } else { i };
        let Some(c) = counted(text, self.cast, at) else { return };
        let told = c.figure
            && (c.class.is_some()
                || c.others
                || matches!(text.key(c.tokens.end), "ب" | "في")
                || text.key(c.tokens.end).starts_with('ب'))
            || !c.figure && c.bound == Bound::Exact && noun(text, at).is_some() && before.bound != Bound::Unstated;
        if !told
            || c.tokens.end < text.len()
                && self.anchors[c.tokens.end].is_some()
                && c.tokens.end < sentence.end
                && matches!(self.anchors[c.tokens.end], Some(Anchor::Noun { .. }))
        {
            return;
        }
        let mut c = c;
        if c.class.is_none() && c.others {
            c.class = Some(before.victims);
        }
        let letters = if at > i { 0 } else { c.letters.max(1) };
        let from = self.found.len();
        self.push(at..c.tokens.end, letters, before.outcome, &c, "coordinated with the figure before");
        if let Some(f) = self.found.get_mut(from) {
            f.part = before.part;
        }
    }

    /// `لا يزال 18 شخصا في عداد المفقودين`.
    pub(super) fn among(&mut self, i: usize) {
        let text = self.text;
        if text.key(i) != "عداد" || i == 0 || text.key(i - 1) != "في" || i + 1 >= self.end(i) {
            return;
        }
        let Some(Anchor::Noun { outcome, .. }) = self.anchors[i + 1] else { return };
        if let Some(c) = self.before(i - 1) {
            self.push(c.tokens.start..i + 2, c.letters, outcome, &c, "counted among");
        }
    }
}
