//! What stands around a word of harm and takes its force, or lends it.

use super::rules::Reader;
use crate::analysis::Victims;
use crate::lexicon::splits;

impl Reader<'_, '_> {
    /// Threatened, planned, attempted, denied or only supposed harm.
    pub(super) fn hypothetical(&self, i: usize) -> bool {
        let text = self.text;
        let start = text.sentence(i).start.max(i.saturating_sub(4));
        (start..i).any(|k| {
            let key = text.key(k);
            splits(key).any(|s| {
                matches!(
                    s.stem,
                    "محاوله"
                        | "محاولات"
                        | "حاول"
                        | "يحاول"
                        | "حاولت"
                        | "تهديد"
                        | "هدد"
                        | "هددت"
                        | "يهدد"
                        | "خشيه"
                        | "مخاوف"
                        | "لو"
                        | "اذا"
                        | "كاد"
                        | "خطه"
                        | "تخطيط"
                        | "خطط"
                        | "عقوبه"
                        | "لمنع"
                        | "تجنب"
                        | "تفادي"
                        | "لتفادي"
                        | "لتجنب"
                        | "احتمال"
                        | "قانون"
                        | "حكم"
                        | "احكام"
                        | "لن"
                        | "يعتزم"
                        | "فيلم"
                        | "روايه"
                        | "مسلسل"
                        | "يمكن"
                        | "بهدف"
                        | "بنيه"
                        | "نيه"
                        | "عدم"
                        | "حرض"
                        | "يحرض"
                        | "تحريض"
                        | "حرضهم"
                        | "مذكره"
                        | "مذكرات"
                        | "تدعو"
                        | "دعوات"
                )
            }) && !(matches!(key, "الحكم" | "روايه") && k + 3 < i)
        }) || i > text.sentence(i).start && matches!(text.key(i - 1), "لم" | "ولم" | "لا" | "ولا" | "لن")
    }

    /// `الإفراج عن 80 موقوفا`: the detained go free.
    pub(super) fn released(&self, i: usize) -> bool {
        let text = self.text;
        (text.sentence(i).start.max(i.saturating_sub(7))..i).any(|k| {
            text.splits(k)
                .any(|s| matches!(s.stem, "افراج" | "افرج" | "يفرج" | "افرجت" | "اخلاء" | "سراح" | "تبادل" | "تحرير"))
        })
    }

    /// The class of the figure before token `i` in its sentence.
    pub(super) fn class_before(&self, i: usize) -> Option<Victims> {
        self.of_sentence(i).filter(|f| f.tokens.start < i).max_by_key(|f| f.tokens.start).map(|f| f.victims)
    }
}
