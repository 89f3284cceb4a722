//! Verbal nouns of harm: the victims follow.

use super::anchor::Anchor;
use super::rules::Reader;
use super::victims::{Counted, counted, noun};
use crate::analysis::{Outcome, Victims};
use crate::text::Kind;

impl Reader<'_, '_> {
    /// `مقتل 12 شخصا`، `إصابة آخرين`، `مقتل وإصابة 15`، `مقتل القائد فلان`.
    pub(super) fn masdar(&mut self, i: usize, outcome: Outcome, letters: usize) {
        let text = self.text;
        // A purpose (`لقتل`، `لـ"قتل أكبر عدد"`) is no deed.
        let purpose = text.splits(i).any(|s| {
            s.preposition == Some('ل')
                && matches!(
                    s.stem,
                    "قتل"
                        | "اغتيال"
                        | "اعتقال"
                        | "خطف"
                        | "اختطاف"
                        | "اسر"
                        | "تصفيه"
                        | "اعدام"
                        | "توقيف"
                        | "ذبح"
                )
        }) || i > 0
            && (text.key(i - 1) == "ل" || i > 1 && text.key(i - 2) == "ل" && text.kind(i - 1) == Kind::Punct);
        if self.hypothetical(i) || purpose {
            return;
        }
        let end = self.end(i);
        let mut outcome = outcome;
        let mut k = i + 1;
        // One noun for two deeds.
        if let Some(Some(Anchor::Masdar { outcome: second, letters: 1 })) = self.anchors.get(k)
            && k < end
            && text.key(k).starts_with('و')
        {
            if *second != outcome {
                outcome = Outcome::KilledOrWounded;
            }
            self.anchors[k] = None;
            k += 1;
        }
        let mut tries = 0;
        while k < end && tries < 4 {
            if let Some(c) = counted(text, self.cast, k) {
                let lone = !c.figure && c.min == Some(1);
                let natural = text.key(i).ends_with("وفاه")
                    && lone
                    && c.class == Some(Victims::Unspecified)
                    && !self.caused(c.tokens.end);
                if natural {
                    return;
                }
                let fits = c.figure || c.class.is_some();
                if fits {
                    self.push(i..c.tokens.end, letters, outcome, &c, "verbal noun + victims");
                }
                return;
            }
            if matches!(text.key(k), "ثالث" | "رابع" | "خامس" | "اخر" | "ثان") && self.class_before(i).is_some()
            {
                let c = Counted::exactly(1, k..k + 1, 0, self.class_before(i)).and_others();
                self.push(i..k + 1, letters, outcome, &c, "verbal noun + another one");
                return;
            }
            if text.kind(k) == Kind::Word && matches!(text.key(k), "اخرين" | "اخرون") {
                let c = Counted::unstated(k..k + 1, 0, None).and_others();
                self.push(i..k + 1, letters, outcome, &c, "verbal noun + others");
                return;
            }
            // مقتل أحد الجنود، مقتل زعيم طالبان
            if matches!(text.key(k), "احد" | "احدي") {
                let class = noun(text, k + 1).map(|n| n.class);
                let c = Counted::exactly(1, k..k + 2.min(end - k), 0, class);
                self.push(i..c.tokens.end, letters, outcome, &c, "verbal noun + one of");
                return;
            }
            if !matches!(text.key(k), "ما" | "حوالي" | "في" | "كل" | "كلا")
                && (tries > 0
                    || text.kind(k) != Kind::Word
                    || text.key(k).starts_with("ال")
                    || text.key(k).starts_with('ب'))
            {
                return;
            }
            tries += 1;
            k += 1;
        }
    }

    /// `مقتله`، `استشهادها`: the death of one already named.
    pub(super) fn pronominal(&mut self, i: usize) {
        let text = self.text;
        if self.used[i] || self.hypothetical(i) {
            return;
        }
        let fits = |stem: &str| matches!(stem, "مقتل" | "مصرع" | "استشهاد" | "اغتيال" | "اعدام");
        let Some(s) = text
            .splits(i)
            .filter(|s| !s.article)
            .find(|s| ["ه", "ها"].iter().any(|p| s.stem.strip_suffix(p).is_some_and(fits)))
        else {
            return;
        };
        // A time or a feeling about a death is no statement of it.
        if s.preposition.is_some()
            || i > 0
                && matches!(
                    text.key(i - 1),
                    "قبل" | "بعد" | "منذ" | "عند" | "يوم" | "حتي" | "لحظه" | "لدي" | "قبيل" | "عقب"
                )
        {
            return;
        }
        // لقي مصرعه is read by its idiom.
        if text.sentence(i).start < i
            && (i.saturating_sub(20)..i).any(|k| text.verbs(k).iter().any(|f| f.lemma() == "لقي"))
        {
            return;
        }
        let c = Counted::exactly(1, i..i + 1, s.letters, None);
        self.push(i..i + 1, s.letters, Outcome::Killed, &c, "verbal noun with pronoun");
    }
}
