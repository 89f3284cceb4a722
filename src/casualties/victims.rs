//! Who was harmed: a noun phrase, the number it tells and the class of its people.

use super::people::{Grammar, Noun, noun};
use crate::actors::Cast;
use crate::analysis::{ActorKind, Bound, Victims};
use crate::lexicon::{NISBAS, TITLES, UNITS};
use crate::number::{self, Quantity, quantity};
use crate::text::{Kind, Text, Tokens};

/// Victims counted, or told by the number of their noun.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) tokens: Tokens,
    pub(super) letters: usize,
    pub(super) min: Option<u64>,
    pub(super) max: Option<u64>,
    pub(super) bound: Bound,
    pub(super) class: Option<Victims>,
    /// True where a figure or a vague word was read, not only a noun.
    pub(super) figure: bool,
    /// True for `آخرين`: the class is that of the figure before.
    pub(super) others: bool,
    /// True for people by name.
    pub(super) named: bool,
    /// True for nouns with the article or a pronoun, and for names.
    pub(super) definite: bool,
    /// True for a people's name by itself, which may be an adjective of another noun.
    pub(super) adjective: bool,
    /// True for a noun in the ending of the object.
    pub(super) accusative: bool,
}

impl Counted {
    /// People told by their noun alone, whose number it tells.
    pub(super) fn exactly(n: u64, tokens: Tokens, letters: usize, class: Option<Victims>) -> Self {
        let n = Some(n);
        Counted {
            tokens,
            letters,
            min: n,
            max: n,
            bound: Bound::Exact,
            class,
            figure: false,
            others: false,
            named: false,
            definite: false,
            adjective: false,
            accusative: false,
        }
    }

    /// People whose number is not told.
    pub(super) fn unstated(tokens: Tokens, letters: usize, class: Option<Victims>) -> Self {
        Counted { min: None, max: None, bound: Bound::Unstated, ..Counted::exactly(0, tokens, letters, class) }
    }

    /// The same, of the kind of those before: `آخرين`.
    pub(super) fn and_others(self) -> Self {
        Counted { others: true, ..self }
    }

    /// True where a figure, or a noun or name of people, stands for them.
    pub(super) fn is_people(&self) -> bool {
        self.figure || self.class.is_some() || self.named || self.others
    }

    /// True for a figure of soldiers or fighters.
    pub(super) fn is_fighters(&self) -> bool {
        self.figure && matches!(self.class, Some(Victims::Security | Victims::Combatant))
    }

    /// True for one person without a figure.
    pub(super) fn is_one(&self) -> bool {
        !self.figure && self.min == Some(1)
    }

    /// Widened by a bound that stands after the victims: `شاب على الأقل`، `30، على الأقل`.
    fn bounded(mut self, text: &Text) -> Self {
        // شاب فلسطيني على الأقل
        let nisba = usize::from(
            self.min.is_some() && is_nisba(text.key(self.tokens.end)) && text.key(self.tokens.end + 1) == "علي",
        );
        let of_them = usize::from(matches!(text.key(self.tokens.end), "منهم" | "منهن"));
        let end = self.tokens.end + nisba.max(of_them);
        let comma = usize::from(matches!(text.raw(end), "،" | ","));
        let mut q = Quantity {
            min: self.min,
            max: self.max,
            bound: self.bound,
            tokens: self.tokens.clone(),
            letters: 0,
            vague: matches!(self.bound, Bound::Vague | Bound::Unstated),
        };
        let to = q.bound_after(text, end + comma);
        if to > end + comma {
            (self.min, self.max, self.bound) = (q.min, q.max, q.bound);
            self.tokens.end = to;
        }
        self
    }
}

/// Victims that begin at token `i`: a quantity with its noun, a dual, a plural, one person.
pub(super) fn counted(text: &Text, cast: &Cast, i: usize) -> Option<Counted> {
    let end = text.sentence(i.min(text.len().checked_sub(1)?)).end;
    if i >= end {
        return None;
    }
    if matches!(text.key(i), "اخرون" | "اخرين") {
        return Some(Counted::unstated(i..i + 1, 0, None).and_others());
    }
    let read = match quantity(text, i) {
        Some(q) => with_quantity(text, cast, q, end),
        None => one_of(text, cast, i, end)
            .or_else(|| all_of(text, cast, i, end))
            .or_else(|| by_noun(text, cast, i))
            .or_else(|| person(text, cast, i, end)),
    };
    read.filter(|c| c.tokens.end <= end)
}

/// `أحد الجنود`، `إحدى السيدات`، `أحدهم`.
fn one_of(text: &Text, cast: &Cast, i: usize, end: usize) -> Option<Counted> {
    let key = text.key(i);
    if matches!(key, "احدهم" | "احداهن" | "احدهما") {
        return Some(Counted { definite: true, ..Counted::exactly(1, i..i + 1, 0, None).and_others() });
    }
    if matches!(key, "بعضهم" | "معظمهم" | "غالبيتهم" | "جميعهم") {
        return Some(Counted { definite: true, ..Counted::unstated(i..i + 1, 0, None).and_others() });
    }
    let bare = key.strip_prefix(['و', 'ف', 'ل', 'ب']).filter(|k| matches!(*k, "احد" | "احدي")).unwrap_or(key);
    if !matches!(bare, "احد" | "احدي") || i + 1 >= end {
        return None;
    }
    let n = noun(text, cast, i + 1).filter(|n| n.number == Grammar::Plural && n.letters == 0)?;
    let letters = usize::from(bare.len() < key.len());
    Some(Counted { definite: true, ..Counted::exactly(1, i..i + 1 + n.len, letters, Some(n.class)) })
}

/// `جميع الركاب`، `كل أفراد الطاقم`.
fn all_of(text: &Text, cast: &Cast, i: usize, end: usize) -> Option<Counted> {
    if !matches!(text.key(i), "جميع" | "كل" | "كافه" | "معظم" | "غالبيه" | "سائر" | "ساير") || i + 1 >= end
    {
        return None;
    }
    if text.key(i + 1) == "من" && text.verbs(i + 2).iter().any(|f| f.is_finite()) {
        return Some(Counted { definite: true, ..Counted::unstated(i..i + 2, 0, Some(Victims::Unspecified)) });
    }
    let n = noun(text, cast, i + 1).filter(|n| n.number == Grammar::Plural && n.letters == 0)?;
    Some(Counted { definite: true, ..Counted::unstated(i..i + 1 + n.len, 0, Some(n.class)) })
}

/// True where what a figure counts is no people: years, units, parts of a date, shares.
fn counts_things(text: &Text, q: &Quantity, k: usize, end: usize) -> bool {
    if k < end
        && (UNITS.contains(text.key(k))
            || text.key(k) == "من" && UNITS.contains(text.key(k + 1).trim_start_matches("ال")))
    {
        return true;
    }
    if k < end
        && (matches!(text.raw(k), "%" | "$" | "€" | "/" | ":" | "٪")
            || matches!(text.key(k), "بالميه" | "بالمايه")
            || text.key(k) == "في" && matches!(text.key(k + 1), "الميه" | "المايه"))
    {
        return true;
    }
    let start = q.tokens.start;
    if shares(text, q) {
        return true;
    }
    // The 8th, page 30, at 7 o'clock; عام 2011, بنسبة 30
    let before = if start > 0 { text.key(start - 1) } else { "" };
    if matches!(
        before,
        "عام"
            | "سنه"
            | "الساعه"
            | "رقم"
            | "بنسبه"
            | "نسبه"
            | "القرار"
            | "الماده"
            | "المجموعه"
            | "الجوله"
            | "الرحله"
            | "الطايره"
            | "طراز"
    ) || matches!(text.raw(start.wrapping_sub(1)), "/")
        || before == "ال" && text.glued(start)
    {
        return true;
    }
    // A year is no count: يناير 2015, 2003.
    let year = text.kind(start) == Kind::Number && text.key(start).len() == 4;
    year && q.tokens.len() == 1
        && q.bound == Bound::Exact
        && q.min.is_some_and(|n| (1900..=2100).contains(&n))
        && !q.vague
}

/// `ثلاثة من كل عشرة`: a share, not a figure.
fn shares(text: &Text, q: &Quantity) -> bool {
    let (start, end) = (q.tokens.start, q.tokens.end);
    text.key(end) == "من" && text.key(end + 1) == "كل" || start > 0 && text.key(start - 1) == "كل"
}

/// A quantity, then its noun: `12 شخصا`، `ثمانية من عناصر`، `عشرات المدنيين`.
pub(super) fn with_quantity(text: &Text, cast: &Cast, mut q: Quantity, end: usize) -> Option<Counted> {
    if counts_things(text, &q, q.tokens.end, end) && (noun(text, cast, q.tokens.end).is_none() || shares(text, &q)) {
        return None;
    }
    let mut k = q.bound_after(text, q.tokens.end);
    let mut family = false;
    let mut class = None;
    if let Some((n, at)) = counted_noun(text, cast, k, end) {
        // أربعة من عائلة واحدة are four.
        family = n.number == Grammar::Family && at == k;
        class = (n.number != Grammar::Case).then_some(n.class);
        k = at + n.len;
        if matches!(text.key(k), "واحد" | "واحده") {
            k += 1;
        }
        // عشرات المقاتلين والمدنيين: told in one breath.
        if let Some(m) = noun(text, cast, k).filter(|m| {
            text.key(k).starts_with('و')
                && m.definite
                && m.number == Grammar::Plural
                && m.class != n.class
                && n.definite
                && !m.owned
        }) {
            class = Some(Victims::Mixed);
            k += m.len;
        }
        // عشرة أشخاص من الشرطة: a nearer class than a person's.
        if n.class == Victims::Unspecified && k < end {
            let next = k + usize::from(text.key(k) == "من");
            class = noun(text, cast, next)
                .filter(|m| m.class != Victims::Unspecified && (next > k || m.definite) && m.letters == 0)
                .map(|m| m.class)
                .or(class);
        }
    }
    let mut others = false;
    if k < end && matches!(text.key(k), "اخرين" | "اخرون" | "اخر" | "اخري" | "اخريات") {
        others = class.is_none();
        k += 1;
    }
    if class.is_none() && k < end {
        let at = k + usize::from(text.key(k) == "من");
        if let Some((id, m)) = cast.actor_at(at).filter(|_| at < end) {
            class = side_class(cast.actor(id).kind);
            if class.is_some() && at > k {
                k = m.tokens.end;
            }
        }
    }
    // A people's name in the accusative, and what qualifies the noun: 15 صوماليا، عشرة عمال أجانب.
    while k < end && text.kind(k) == Kind::Word && (class.is_some() || k == q.tokens.end) && is_nisba(text.key(k)) {
        class = class.or(Some(Victims::Unspecified));
        k += 1;
    }
    let c = Counted {
        tokens: q.tokens.start..k,
        letters: q.letters,
        min: q.min.filter(|_| !family),
        max: q.max.filter(|_| !family),
        bound: if family { Bound::Unstated } else { q.bound },
        class,
        figure: true,
        others,
        named: false,
        definite: false,
        adjective: false,
        accusative: false,
    };
    Some(c.bounded(text))
}

/// The noun that a figure counts, directly after it or after `من`، `آخرين`, and where it stands.
fn counted_noun(text: &Text, cast: &Cast, k: usize, end: usize) -> Option<(Noun, usize)> {
    let mut j = k;
    if matches!(text.key(j), "من" | "بين") {
        j += 1;
    }
    if matches!(text.raw(j), "\"" | "«" | "“" | "”") {
        j += 1;
    }
    for step in 0..2 {
        if let Some(n) = (j + step < end).then(|| noun(text, cast, j + step)).flatten() {
            let bridged = matches!(text.key(j), "اخرين" | "اخرون" | "اخر" | "هولاء" | "افراد" | "كبار" | "صغار");
            if n.letters > 0 || step == 1 && !bridged && j == k {
                return None;
            }
            return Some((n, j + step));
        }
    }
    None
}

/// An indefinite nisba: `صوماليا`، `أجانب`، `آسيويين`.
fn is_nisba(key: &str) -> bool {
    NISBAS.contains(key) || key.strip_suffix('ا').is_some_and(|k| k.ends_with('ي') && NISBAS.contains(k))
}

fn side_class(kind: ActorKind) -> Option<Victims> {
    match kind {
        ActorKind::ArmedGroup => Some(Victims::Combatant),
        ActorKind::Military => Some(Victims::Security),
        _ => None,
    }
}

/// Victims told by a noun: `طفلين`، `جنود`، `الصحافيين الثلاثة`، `والدته`.
fn by_noun(text: &Text, cast: &Cast, i: usize) -> Option<Counted> {
    let n = noun(text, cast, i)?;
    let after = i + n.len;
    let two = matches!(text.key(after), "اثنين" | "اثنتين" | "اثنان" | "اثنتان");
    let dual_adjective =
        || text.key(after).ends_with("ان") && text.verbs(after).is_empty() && noun(text, cast, after).is_none();
    // مسلحيْن: vowelled, the ending is of two.
    let vowelled = n.number == Grammar::Plural && text.raw(i).contains("ي\u{0652}ن");
    let told_two = || n.number == Grammar::Plural && !n.definite && text.key(i).ends_with("ين") && are_two(text, after);
    let number = if vowelled || told_two() { Grammar::Dual } else { n.number };
    let c = match number {
        Grammar::Case => return None,
        Grammar::Family => Counted::unstated(i..after, n.letters, Some(n.class)),
        Grammar::Dual | Grammar::Plural if two => Counted::exactly(2, i..after + 1, n.letters, Some(n.class)),
        Grammar::Dual => Counted::exactly(2, i..after, n.letters, Some(n.class)),
        Grammar::Plural => match definite_numeral(text, cast, &n, after) {
            Some((value, to)) => Counted { figure: true, ..Counted::exactly(value, i..to, n.letters, Some(n.class)) },
            None if dual_adjective() && text.key(after).chars().count() > 4 && !text.key(after).starts_with("ال") => {
                Counted::exactly(2, i..after + 1, n.letters, Some(n.class))
            }
            None => Counted::unstated(i..after, n.letters, Some(n.class)),
        },
        Grammar::Singular => {
            let mut to = after + usize::from(matches!(text.key(after), "واحد" | "واحده"));
            // القيادي فلان، القيادي، فلان
            let aside = usize::from(n.definite && matches!(text.raw(to), "،" | "\"" | "«" | "“" | "”" | "("));
            if let Some((id, m)) = cast.actor_at(to + aside)
                && cast.actor(id).kind == ActorKind::Person
                && m.letters == 0
                && !n.owned
            {
                to = m.tokens.end;
            }
            Counted { accusative: n.accusative, ..Counted::exactly(1, i..to, n.letters, Some(n.class)) }
        }
    };
    Some(Counted { definite: n.definite, adjective: n.adjective, ..c }.bounded(text))
}

/// How far behind a noun a word may stand that tells that they were two, in tokens.
const TOLD_TWO: usize = 5;

/// True where what follows speaks of two: `وفاة عاملين إثر سقوطهما`، `وفاة مدنيين وإصابة ثالث`.
fn are_two(text: &Text, after: usize) -> bool {
    let end = text.sentence(after.saturating_sub(1)).end.min(after + TOLD_TWO);
    (after..end).take_while(|&k| text.kind(k) == Kind::Word).any(|k| {
        let pronoun = text.key(k).strip_suffix("هما").is_some_and(|stem| stem.chars().count() > 2);
        pronoun || text.key(k) == "ثالث" && k > after && text.key(k - 1).starts_with('و')
    })
}

/// `الصحافيين المستقلين الثلاثة`، `الحالات الـ15`: the numeral after a definite plural and its adjectives.
fn definite_numeral(text: &Text, cast: &Cast, n: &Noun, after: usize) -> Option<(u64, usize)> {
    if !n.definite {
        return None;
    }
    let mut k = after;
    while k < after + 3 {
        if let Some(numeral) = number::definite(text, k) {
            return Some((numeral.value, numeral.end));
        }
        let adjective = text.key(k).starts_with("ال") && text.kind(k) == Kind::Word && cast.place_at(k).is_none();
        if !adjective {
            return None;
        }
        k += 1;
    }
    None
}

/// A named person, with or without title.
fn person(text: &Text, cast: &Cast, i: usize, end: usize) -> Option<Counted> {
    let nisba = |j: usize| NISBAS.contains(text.key(j).trim_start_matches("ال"));
    let mut k = i;
    while k < end.min(i + 6) {
        if let Some((id, m)) = cast.actor_at(k) {
            if cast.actor(id).kind == ActorKind::Person && m.tokens.start == k && (k == i || m.letters == 0) {
                let named = Counted::exactly(1, i..m.tokens.end, if k == i { m.letters } else { 0 }, None);
                return Some(Counted { named: true, definite: true, ..named });
            }
            if k == i {
                return None;
            }
        }
        let title = TITLES.longest(text, k).map(|h| h.len);
        let quoted = k > i && matches!(text.raw(k), "\"" | "«" | "“" | "”" | "،" | "(");
        match title {
            Some(len) => k += len,
            None if quoted || k > i && (nisba(k) || cast.actor_at(k).is_some()) => k += 1,
            None => return None,
        }
    }
    None
}
