//! The words of a report, in Arabic and in English.

use crate::analysis::{ActorKind, Bound, Outcome, Stance, Victims};

/// The language of headings and labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lang {
    Ar,
    En,
}

impl Lang {
    pub(super) fn of(tag: Option<&str>) -> Self {
        if tag.is_none_or(|t| t == "ar" || t.starts_with("ar-")) { Lang::Ar } else { Lang::En }
    }

    /// The one of two words that is in this language.
    pub(super) const fn pick(self, ar: &'static str, en: &'static str) -> &'static str {
        match self {
            Lang::Ar => ar,
            Lang::En => en,
        }
    }

    pub(super) const fn outcome(self, o: Outcome) -> &'static str {
        match o {
            Outcome::Killed => self.pick("قتلى", "killed"),
            Outcome::Wounded => self.pick("جرحى", "wounded"),
            Outcome::KilledOrWounded => self.pick("بين قتيل وجريح", "killed or wounded"),
            Outcome::Missing => self.pick("مفقودون", "missing"),
            Outcome::Detained => self.pick("محتجزون", "detained"),
            Outcome::Displaced => self.pick("نازحون", "displaced"),
            Outcome::Affected => self.pick("متضررون", "affected"),
        }
    }

    pub(super) const fn victims(self, v: Victims) -> &'static str {
        match v {
            Victims::Civilian => self.pick("مدنيون", "civilians"),
            Victims::Child => self.pick("أطفال", "children"),
            Victims::Woman => self.pick("نساء", "women"),
            Victims::Combatant => self.pick("مقاتلون", "combatants"),
            Victims::Security => self.pick("قوات أمن", "security forces"),
            Victims::Journalist => self.pick("صحفيون", "journalists"),
            Victims::Medic => self.pick("طواقم طبية", "medics"),
            Victims::Official => self.pick("مسؤولون", "officials"),
            Victims::Mixed => self.pick("مختلطون", "mixed"),
            Victims::Unspecified => self.pick("غير محدد", "unspecified"),
        }
    }

    pub(super) const fn stance(self, s: Stance) -> &'static str {
        match s {
            Stance::State => self.pick("يقول", "says"),
            Stance::Confirm => self.pick("يؤكد", "confirms"),
            Stance::Deny => self.pick("ينفي", "denies"),
            Stance::Accuse => self.pick("يتهم", "accuses"),
            Stance::Warn => self.pick("يحذر", "warns"),
            Stance::Expect => self.pick("يتوقع", "expects"),
            Stance::Doubt => self.pick("يزعم، بحسب صياغة الناشر", "alleges, in the outlet's wording"),
            Stance::Opine => self.pick("يرى", "holds"),
            Stance::Condemn => self.pick("يدين", "condemns"),
            Stance::Demand => self.pick("يطالب", "demands"),
            Stance::Admit => self.pick("يقر", "admits"),
            Stance::Promise => self.pick("يتعهد", "promises"),
            Stance::Silent => self.pick("لم يعلق", "no comment"),
        }
    }

    pub(super) const fn kind(self, k: ActorKind) -> &'static str {
        match k {
            ActorKind::Person => self.pick("شخص", "person"),
            ActorKind::State => self.pick("دولة", "state"),
            ActorKind::Government => self.pick("جهة حكومية", "government"),
            ActorKind::Military => self.pick("قوات نظامية", "military"),
            ActorKind::ArmedGroup => self.pick("جماعة مسلحة", "armed group"),
            ActorKind::Party => self.pick("حزب أو تيار", "party"),
            ActorKind::Media => self.pick("وسيلة إعلام", "media"),
            ActorKind::Ngo => self.pick("منظمة أهلية", "NGO"),
            ActorKind::International => self.pick("هيئة دولية", "international body"),
            ActorKind::Company => self.pick("شركة", "company"),
            ActorKind::Other => self.pick("جهة أخرى", "other"),
        }
    }

    /// How a figure is to be read: `30 أو أكثر`, `at most 5`, `3-4`. The figure itself is bidi-isolated.
    pub(super) fn figure(self, min: Option<u64>, max: Option<u64>, bound: Bound) -> String {
        let n = |n: u64| format!("\u{2068}{n}\u{2069}");
        match (min, max, bound) {
            (Some(a), Some(_), Bound::About) => format!("{} {}", self.pick("نحو", "about"), n(a)),
            (Some(a), Some(b), _) if a == b => n(a),
            (Some(a), Some(b), _) => format!("\u{2066}{a}–{b}\u{2069}"),
            (Some(a), None, Bound::Vague) => match self {
                Lang::Ar => format!("غير محدد ({} على الأقل لغويا)", n(a)),
                Lang::En => format!("unspecified (in words: {} or more)", n(a)),
            },
            (Some(a), None, _) => format!("{} {}", n(a), self.pick("أو أكثر", "or more")),
            (None, Some(b), _) => format!("{} {}", n(b), self.pick("أو أقل", "or fewer")),
            (None, None, _) => self.pick("بلا رقم", "no figure").to_string(),
        }
    }
}
