//! Who was harmed: the noun phrase of the victims, its number and class.

use crate::actors::Cast;
use crate::analysis::{ActorKind, Bound, Victims};
use crate::lexicon::{TITLES, VICTIMS};
use crate::number::{Quantity, quantity};
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
}

impl Counted {
    /// People told by their noun alone, whose number it tells.
    pub(super) fn exactly(n: u64, tokens: Tokens, letters: usize, class: Option<Victims>) -> Self {
        let n = Some(n);
        Counted { tokens, letters, min: n, max: n, bound: Bound::Exact, class, figure: false, others: false }
    }

    /// People whose number is not told.
    pub(super) fn unstated(tokens: Tokens, letters: usize, class: Option<Victims>) -> Self {
        Counted { min: None, max: None, bound: Bound::Unstated, ..Counted::exactly(0, tokens, letters, class) }
    }

    /// The same, of the kind of those before: `آخرين`.
    pub(super) fn and_others(self) -> Self {
        Counted { others: true, ..self }
    }
}

pub(super) fn class_of(s: &str) -> Victims {
    match s {
        "civilian" => Victims::Civilian,
        "child" => Victims::Child,
        "woman" => Victims::Woman,
        "combatant" => Victims::Combatant,
        "security" => Victims::Security,
        "journalist" => Victims::Journalist,
        "medic" => Victims::Medic,
        "official" => Victims::Official,
        "mixed" => Victims::Mixed,
        _ => Victims::Unspecified,
    }
}

/// A noun of people at token `i`: class, number (`singular`, `dual`, `plural`), definiteness, letters, length.
pub(super) struct Noun {
    pub(super) class: Victims,
    pub(super) number: &'static str,
    pub(super) definite: bool,
    pub(super) letters: usize,
    pub(super) len: usize,
}

pub(super) fn noun(text: &Text, i: usize) -> Option<Noun> {
    if text.kind(i) != Kind::Word {
        return None;
    }
    if let Some(hit) = VICTIMS.longest(text, i).filter(|h| h.len > 1) {
        let row = VICTIMS.rows_of(&hit).next()?;
        return Some(Noun {
            class: class_of(row.cell(1)),
            number: row.cell(2),
            definite: false,
            letters: hit.letters,
            len: hit.len,
        });
    }
    let split = text.splits(i).filter(|s| s.preposition != Some('س')).find(|s| VICTIMS.has(&s))?;
    let row = VICTIMS.rows_for(&split).next()?;
    Some(Noun {
        class: class_of(row.cell(1)),
        number: row.cell(2),
        definite: split.article,
        letters: split.letters,
        len: 1,
    })
}

/// Units after a figure that make it no count of people.
const NOT_PEOPLE: [&str; 60] = [
    "عاما",
    "عام",
    "اعوام",
    "سنه",
    "سنوات",
    "سنين",
    "شهرا",
    "شهر",
    "اشهر",
    "شهور",
    "يوما",
    "يوم",
    "ايام",
    "ساعه",
    "ساعات",
    "دقيقه",
    "دقايق",
    "اسبوع",
    "اسابيع",
    "كيلومتر",
    "كيلومترا",
    "كيلومترات",
    "كلم",
    "كم",
    "متر",
    "مترا",
    "امتار",
    "ميل",
    "ميلا",
    "اميال",
    "دولار",
    "دولارا",
    "ريال",
    "يورو",
    "جنيه",
    "دينار",
    "ليره",
    "درهم",
    "درجه",
    "درجات",
    "منزلا",
    "منازل",
    "سياره",
    "سيارات",
    "مركبه",
    "مركبات",
    "اليه",
    "اليات",
    "دبابه",
    "دبابات",
    "طائره",
    "طايره",
    "طايرات",
    "صاروخا",
    "صواريخ",
    "غاره",
    "غارات",
    "مره",
    "مرات",
    "نقطه",
];

/// Victims that begin at token `i`: a quantity with its noun, a dual, a plural, one person.
pub(super) fn counted(text: &Text, cast: &Cast, i: usize) -> Option<Counted> {
    let end = text.sentence(i.min(text.len().checked_sub(1)?)).end;
    if i >= end {
        return None;
    }
    if let Some(q) = quantity(text, i) {
        return with_quantity(text, cast, q, end);
    }
    by_noun(text, cast, i, end)
}

/// A quantity, then its noun: `12 شخصا`، `ثمانية من عناصر`، `عشرات المدنيين`.
pub(super) fn with_quantity(text: &Text, cast: &Cast, mut q: Quantity, end: usize) -> Option<Counted> {
    let mut k = q.tokens.end;
    if k < end && NOT_PEOPLE.iter().any(|w| text.key(k) == *w) {
        return None;
    }
    if k < end && matches!(text.raw(k), "%" | "$" | "€" | "/" | ":")
        || k < end
            && matches!(text.key(k), "بالميه" | "بالمايه" | "فرنك" | "في")
            && matches!(text.key(k + 1), "الميه" | "المايه")
    {
        return None;
    }
    // A year is no count: يناير 2015, عام 2003.
    if q.tokens.len() == 1 && q.min.is_some_and(|n| (1900..=2100).contains(&n)) && noun(text, k).is_none() && !q.vague {
        return None;
    }
    let mut class = None;
    let mut others = false;
    k = q.bound_after(text, k);
    let mut j = k;
    if text.key(j) == "من" {
        j += 1;
    }
    // من عناصر التنظيم، آخرين من أفراد الأسرة: the noun stands next or next but one.
    for step in 0..2 {
        if let Some(n) = (j + step < end).then(|| noun(text, j + step)).flatten() {
            if step == 1
                && !matches!(text.key(j), "اخرين" | "اخرون" | "اخر" | "هولاء" | "افراد")
                && !(text.key(k) == "من" && j > k)
            {
                break;
            }
            class = Some(n.class);
            k = j + step + n.len;
            // عشرة أشخاص بينهم…; أفراد من الشرطة: a nearer class than a person's.
            if n.class == Victims::Unspecified && k < end {
                let next = if text.key(k) == "من" { k + 1 } else { k };
                if let Some(m) =
                    noun(text, next).filter(|m| m.class != Victims::Unspecified && (next > k || m.definite))
                {
                    class = Some(m.class);
                }
            }
            break;
        }
    }
    if k < end && matches!(text.key(k), "اخرين" | "اخرون" | "اخر" | "اخري") {
        others = class.is_none();
        k += 1;
    }
    if class.is_none() && k < end {
        let at = if text.key(k) == "من" { k + 1 } else { k };
        if let Some((id, m)) = cast.actor_at(at).filter(|_| at < end) {
            class = side_class(cast.actor(id).kind);
            if class.is_some() && at > k {
                k = m.tokens.end;
            }
        }
    }
    // A people's name in the accusative, and what qualifies the noun: 15 صوماليا، عشرة عمال أجانب.
    while k < end
        && text.kind(k) == Kind::Word
        && (class.is_some() || k == q.tokens.end)
        && is_people_adjective(text.key(k))
    {
        class = class.or(Some(Victims::Unspecified));
        k += 1;
    }
    let comma = usize::from(k < end && matches!(text.raw(k), "،" | ","));
    let bounded = q.bound_after(text, k + comma);
    if bounded > k + comma {
        k = bounded;
    }
    Some(Counted {
        tokens: q.tokens.start..k,
        letters: q.letters,
        min: q.min,
        max: q.max,
        bound: q.bound,
        class,
        figure: true,
        others,
    })
}

/// An indefinite nisba: `صوماليا`، `أجانب`، `آسيويين`.
fn is_people_adjective(key: &str) -> bool {
    crate::lexicon::NISBAS.contains(key)
        || key.strip_suffix('ا').is_some_and(|k| k.ends_with('ي') && crate::lexicon::NISBAS.contains(k))
}

fn side_class(kind: ActorKind) -> Option<Victims> {
    match kind {
        ActorKind::ArmedGroup => Some(Victims::Combatant),
        ActorKind::Military => Some(Victims::Security),
        _ => None,
    }
}

/// Victims told without a figure.
fn by_noun(text: &Text, cast: &Cast, i: usize, end: usize) -> Option<Counted> {
    let made = |tokens: Tokens, letters, min, max, bound, class| {
        Some(Counted { tokens, letters, min, max, bound, class: Some(class), figure: false, others: false })
    };
    if let Some(n) = noun(text, i) {
        let after = i + n.len;
        return match n.number {
            "dual" if !matches!(text.key(after), "اثنين" | "اثنتين") => {
                made(i..after, n.letters, Some(2), Some(2), Bound::Exact, n.class)
            }
            "plural" | "dual" if matches!(text.key(after), "اثنين" | "اثنتين" | "اثنان" | "اثنتان") => {
                made(i..after + 1, n.letters, Some(2), Some(2), Bound::Exact, n.class)
            }
            "plural" => made(i..after, n.letters, None, None, Bound::Unstated, n.class),
            _ => {
                let mut to = after;
                while to < end && (n.definite || cast.actor_at(to).is_some()) {
                    match cast.actor_at(to) {
                        Some((id, m)) if cast.actor(id).kind == ActorKind::Person => to = m.tokens.end,
                        _ => break,
                    }
                }
                made(i..to, n.letters, Some(1), Some(1), Bound::Exact, n.class)
            }
        };
    }
    // A named person, with or without title.
    let mut k = i;
    while k < end.min(i + 5) && text.kind(k) == Kind::Word {
        if let Some((id, m)) = cast.actor_at(k) {
            let person = cast.actor(id).kind == ActorKind::Person && m.tokens.start == k;
            let titled = (i..k).all(|j| {
                TITLES.longest(text, j).is_some()
                    || cast.actor_at(j).is_some()
                    || crate::lexicon::NISBAS.contains(text.key(j).trim_start_matches("ال"))
            });
            return if person && titled {
                made(i..m.tokens.end, 0, Some(1), Some(1), Bound::Exact, Victims::Unspecified)
            } else {
                None
            };
        }
        k += 1;
    }
    None
}
