//! The words of a report, in Arabic and in English.

use crate::analysis::{ActorKind, Bound, Casualty, Outcome, Stance, Victims};

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
            Victims::Security => self.pick("أفراد أمن", "security forces"),
            Victims::Journalist => self.pick("صحفيون", "journalists"),
            Victims::Medic => self.pick("طواقم طبية", "medical staff"),
            Victims::Official => self.pick("مسؤولون", "officials"),
            Victims::Mixed => self.pick("فئات مختلفة", "mixed"),
            Victims::Unspecified => self.pick("دون تحديد", "not specified"),
        }
    }

    pub(super) const fn stance(self, s: Stance) -> &'static str {
        match s {
            Stance::State => self.pick("قول", "says"),
            Stance::Confirm => self.pick("تأكيد", "confirms"),
            Stance::Deny => self.pick("نفي", "denies"),
            Stance::Accuse => self.pick("اتهام", "accuses"),
            Stance::Warn => self.pick("تحذير", "warns"),
            Stance::Expect => self.pick("توقّع", "expects"),
            Stance::Doubt => self.pick("زعم", "alleges"),
            Stance::Opine => self.pick("رأي", "holds the view"),
            Stance::Condemn => self.pick("إدانة", "condemns"),
            Stance::Demand => self.pick("مطالبة", "demands"),
            Stance::Admit => self.pick("إقرار", "admits"),
            Stance::Promise => self.pick("تعهّد", "promises"),
            Stance::Silent => self.pick("امتناع عن التعليق", "does not comment"),
        }
    }

    pub(super) const fn kind(self, k: ActorKind) -> &'static str {
        match k {
            ActorKind::Person => self.pick("شخص", "person"),
            ActorKind::State => self.pick("دولة", "state"),
            ActorKind::Government => self.pick("جهة حكومية", "government body"),
            ActorKind::Military => self.pick("قوات نظامية", "military"),
            ActorKind::ArmedGroup => self.pick("جماعة مسلحة", "armed group"),
            ActorKind::Party => self.pick("حزب أو تيار", "party or movement"),
            ActorKind::Media => self.pick("وسيلة إعلام", "media"),
            ActorKind::Ngo => self.pick("منظمة غير حكومية", "NGO"),
            ActorKind::International => self.pick("هيئة دولية", "international body"),
            ActorKind::Company => self.pick("شركة", "company"),
            ActorKind::Other => self.pick("جهة أخرى", "other"),
        }
    }

    /// A figure with its outcome. In Arabic the noun would change with the number: it stands before it, as it does in
    /// English where there is no number to lead.
    pub(super) fn counted(self, c: &Casualty) -> String {
        let (figure, outcome) = (self.figure(c.min, c.max, c.bound), self.outcome(c.outcome));
        let numbered = c.bound != Bound::Vague && (c.min.is_some() || c.max.is_some());
        if self == Lang::En && numbered { format!("{figure} {outcome}") } else { format!("{outcome}: {figure}") }
    }

    /// How a figure is to be read: `30 أو أكثر`, `at most 5`, `3-4`. The figure itself is bidi-isolated.
    pub(super) fn figure(self, min: Option<u64>, max: Option<u64>, bound: Bound) -> String {
        let n = |n: u64| format!("\u{2068}{n}\u{2069}");
        match (min, max, bound) {
            (Some(a), Some(_), Bound::About) => format!("{} {}", self.pick("نحو", "about"), n(a)),
            (Some(a), Some(b), _) if a == b => n(a),
            (Some(a), Some(b), _) => format!("\u{2066}{a}–{b}\u{2069}"),
            (Some(a), None, Bound::Vague) => match self {
                Lang::Ar => format!("عدد غير محدد (يفيد لفظه {} على الأقل)", n(a)),
                Lang::En => format!("number not given (its wording means {} or more)", n(a)),
            },
            (Some(a), None, _) => format!("{} {}", n(a), self.pick("أو أكثر", "or more")),
            (None, Some(b), _) => format!("{} {}", n(b), self.pick("أو أقل", "or fewer")),
            (None, None, _) => self.pick("دون رقم", "no figure").to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The reports and the extension's pages name things alike.
    fn check<T: serde::Serialize>(group: &str, all: &[T], label: impl Fn(Lang, &T) -> &'static str) {
        let catalogue = |source: &str| serde_json::from_str::<Value>(source).expect("JSON");
        let ar = catalogue(include_str!("../../extension/_locales/ar/messages.json"));
        let en = catalogue(include_str!("../../extension/_locales/en/messages.json"));
        for value in all {
            let name = serde_json::to_value(value).expect("a name");
            let key = format!("{group}_{}", name.as_str().expect("a name"));
            for (lang, words) in [(Lang::Ar, &ar), (Lang::En, &en)] {
                assert_eq!(words[&key]["message"].as_str(), Some(label(lang, value)), "{key}");
            }
        }
    }

    #[test]
    fn are_those_of_the_extension() {
        use {ActorKind as K, Outcome as O, Stance as S, Victims as V};
        let outcomes = [O::Killed, O::Wounded, O::KilledOrWounded, O::Missing, O::Detained, O::Displaced, O::Affected];
        check("outcome", &outcomes, |l, o| l.outcome(*o));
        let victims = [
            V::Civilian,
            V::Child,
            V::Woman,
            V::Combatant,
            V::Security,
            V::Journalist,
            V::Medic,
            V::Official,
            V::Mixed,
            V::Unspecified,
        ];
        check("victims", &victims, |l, v| l.victims(*v));
        let stances = [
            S::State,
            S::Confirm,
            S::Deny,
            S::Accuse,
            S::Warn,
            S::Expect,
            S::Doubt,
            S::Opine,
            S::Condemn,
            S::Demand,
            S::Admit,
            S::Promise,
            S::Silent,
        ];
        check("stance", &stances, |l, s| l.stance(*s));
        let kinds = [
            K::Person,
            K::State,
            K::Government,
            K::Military,
            K::ArmedGroup,
            K::Party,
            K::Media,
            K::Ngo,
            K::International,
            K::Company,
            K::Other,
        ];
        check("kind", &kinds, |l, k| l.kind(*k));
    }
}
