//! Where clauses begin, and the words that join them.

use crate::text::{Kind, Text};

/// `أن`، `إن`، `بأن` and the like, free-standing or with a pronoun; the second value is true for a fused pronoun,
/// which belongs to what is said.
pub fn complementiser(key: &str) -> Option<bool> {
    let bare = key
        .strip_prefix('ب')
        .or_else(|| key.strip_prefix('و'))
        .or_else(|| key.strip_prefix('ف'))
        .filter(|k| k.starts_with("ان"))
        .unwrap_or(key);
    match bare {
        "ان" => Some(false),
        "انه" | "انها" | "انهم" | "انهما" | "انني" | "اني" | "اننا" | "انهن" => {
            Some(true)
        }
        "انا" if key == "بانا" => Some(true),
        _ => None,
    }
}

/// Words that open a clause of their own: what stands after them may be a subject before its verb.
pub fn opens_clause(key: &str) -> bool {
    let key = key.strip_prefix('و').filter(|k| k.chars().count() > 2).unwrap_or(key);
    matches!(
        key,
        "كان"
            | "كانت"
            | "كانوا"
            | "فيما"
            | "بينما"
            | "حيث"
            | "كما"
            | "لكن"
            | "ان"
            | "فان"
            | "اذ"
            | "قد"
            | "فقد"
            | "الا"
            | "ثم"
            | "غير"
            | "حين"
            | "بدوره"
            | "بدورها"
            | "جانبه"
            | "جانبها"
            | "جهته"
            | "جهتها"
    )
}

/// True for punctuation that parts clauses.
pub fn parts_clauses(text: &Text, i: usize) -> bool {
    text.kind(i) == Kind::Punct
        && matches!(
            text.raw(i),
            "،" | "," | "؛" | ";" | "." | ":" | "؟" | "!" | "…" | "-" | "–" | "—" | "ـ" | "(" | ")" | "|"
        )
}

/// `لن نقبل`، `سنرد`، `مستعدون للحوار` at token `k`: words that only a speaker says of himself.
pub fn speaks_of_itself(text: &Text, k: usize) -> bool {
    let first_person =
        |k: usize| text.verbs(k).iter().any(|f| f.is_finite() && f.features.person == 1 && f.letters <= 1);
    let key = text.key(k);
    let what = text.key(k + 1);
    let denies =
        key == "لن" || key == "لا" && !crate::lexicon::VICTIMS.contains(what) && !matches!(what, "اصابات" | "تسونامي");
    denies
        || key == "نحن"
        || key == "من" && matches!(what, "المؤسف" | "الضروري" | "المهم" | "حقنا" | "الممكن" | "المستحيل" | "المبكر")
        || first_person(k) && (key.starts_with("سن") || key.starts_with('ن'))
        || matches!(key, "مستعدون" | "ملتزمون" | "متمسكون" | "ندعو" | "نرفض" | "نطالب" | "سنواصل" | "سنرد")
}
