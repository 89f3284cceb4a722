//! The class of the harmed that stands beside their figure: `قتلى في صفوف المتمردين`، `القتلى كانوا جنودا`، `ثلاثة منهم`.

use super::Found;
use super::context::is;
use super::people::{Grammar, noun};
use crate::actors::Cast;
use crate::analysis::{ActorKind, Outcome, Victims};
use crate::number::quantity;
use crate::text::{Kind, Text};

/// How many words of membership may stand before the people or the body (`المشتبه في انتمائهم إلى`).
const MEMBERSHIP: usize = 5;

/// How far before a figure those may be named of whom it is a share, in tokens.
const ANTECEDENT: usize = 30;

/// The class of those whose people a body has: fighters of an armed group, soldiers of an army.
pub(super) fn of_body(kind: ActorKind) -> Option<Victims> {
    match kind {
        ActorKind::ArmedGroup => Some(Victims::Combatant),
        ActorKind::Military => Some(Victims::Security),
        _ => None,
    }
}

/// True where token `k` is a state's force without a name of its own: `الشرطة`، `قوات الأمن`، `البحرية`; bare `قوات` only
/// where no armed group has them.
pub(super) fn is_force(text: &Text, cast: &Cast, k: usize) -> bool {
    let definite = text.splits(k).any(|s| s.article) && is(text, k, "forces");
    let group = |j: usize| cast.actor_at(j).is_some_and(|(id, _)| cast.actor(id).kind == ActorKind::ArmedGroup);
    definite || text.key(k) == "قوات" && !(k..k + 4).any(group)
}

/// The class that a phrase behind the figure tells: a share (`من المدنيين`), ranks (`في صفوف الجيش`), a predicate
/// (`كانوا جنودا`), those of whom it is a share (`منهم`).
pub(super) fn behind(text: &Text, cast: &Cast, f: &Found) -> Option<Victims> {
    let end = text.sentence(f.tokens.start).end;
    let mut k = f.tokens.end.max(f.victims.end);
    if matches!((text.key(k), text.key(k + 1)), ("علي", "الاقل" | "الارجح")) {
        k += 2;
    }
    if of_them(text, f, k) {
        return antecedent(text, cast, f);
    }
    if k >= end || matches!(text.key(k), "منهم" | "منها" | "منهن") {
        return None;
    }
    if let Some(class) = described(text, cast, f) {
        return Some(class);
    }
    let from = match (text.key(k), text.key(k + 1)) {
        ("من", "بين" | "صفوف" | "اوساط") | ("في" | "بين", "صفوف" | "اوساط") => k + 2,
        ("بصفوف", _) | ("من", _) => k + 1,
        (
            "كانوا" | "كانا" | "وهم" | "وهما" | "هم" | "هما" | "جميعهم" | "وجميعهم" | "كلهم" | "وكلهم" | "كلاهما",
            next,
        ) => k + 1 + usize::from(next == "من"),
        // أعضاء حركة …، المشتبه في انتمائهم إلى …
        _ if is(text, k - 1, "membership") && k > f.tokens.start => k,
        _ => return None,
    };
    people(text, cast, from, end)
}

/// The class of the people or the body named at token `from`, words of membership before it passed over.
fn people(text: &Text, cast: &Cast, from: usize, end: usize) -> Option<Victims> {
    for k in from..end.min(from + MEMBERSHIP) {
        if text.kind(k) != Kind::Word {
            return None;
        }
        if let Some((id, m)) = cast.actor_at(k) {
            let class = of_body(cast.actor(id).kind)?;
            return Some(joined(text, cast, m.tokens.end, end, class));
        }
        if is_force(text, cast, k) {
            return Some(Victims::Security);
        }
        match noun(text, cast, k).filter(|n| n.number != Grammar::Singular) {
            Some(n) if !matches!(n.class, Victims::Unspecified | Victims::Combatant) => {
                return Some(joined(text, cast, k + n.len, end, n.class));
            }
            // عناصر الشرطة: the body tells more than the noun.
            Some(n) if n.class == Victims::Combatant => {
                let of = k + n.len + usize::from(matches!(text.key(k + n.len), "من" | "في"));
                let body = cast.actor_at(of).and_then(|(id, _)| of_body(cast.actor(id).kind));
                let force = (of < end && is_force(text, cast, of)).then_some(Victims::Security);
                return Some(joined(text, cast, of, end, body.or(force).unwrap_or(n.class)));
            }
            _ if is(text, k, "membership") => {}
            _ => return None,
        }
    }
    None
}

/// The class of two groups joined by و: mixed where they differ.
fn joined(text: &Text, cast: &Cast, k: usize, end: usize, class: Victims) -> Victims {
    if k >= end || !text.key(k).starts_with('و') {
        return class;
    }
    let body = cast.actor_at(k).and_then(|(id, _)| of_body(cast.actor(id).kind));
    let people = || noun(text, cast, k).filter(|n| n.number == Grammar::Plural && n.definite).map(|n| n.class);
    match body.or_else(people) {
        Some(other) if other != class && other != Victims::Unspecified => Victims::Mixed,
        _ => class,
    }
}

/// The class in the words of the figure itself: the displaced by their noun (`160 ألف نازح`), people before an adjective that
/// stands for them (`الصيادين المصريين المحتجزين`).
fn described(text: &Text, cast: &Cast, f: &Found) -> Option<Victims> {
    let told = |k: usize| noun(text, cast, k).filter(|n| n.class != Victims::Unspecified);
    if f.outcome == Outcome::Displaced {
        return f.tokens.clone().rev().find_map(told).map(|n| n.class);
    }
    let k = f.victims.start;
    let adjective = noun(text, cast, k).is_some_and(|n| n.adjective && n.definite && n.number == Grammar::Plural);
    let head = || told(k.checked_sub(1)?).filter(|n| n.definite && n.number == Grammar::Plural);
    adjective.then(head).flatten().map(|n| n.class)
}

/// True for a share of those spoken of: `ثلاثة منهم`، `قتل أحدهم`. `15 قتيلا منهم 4 نساء` tells of a part.
fn of_them(text: &Text, f: &Found, k: usize) -> bool {
    let behind = |k: usize| matches!(text.key(k), "منهم" | "منها" | "منهن");
    let within = |k: usize| matches!(text.key(k), "منهم" | "منهن" | "احدهم" | "احداهن" | "بعضهم");
    match behind(k) {
        true => !text.key(f.victims.start).starts_with("ال") && quantity(text, k + 1).is_none(),
        false => f.figure && (behind(f.victims.end) || f.victims.clone().any(within)),
    }
}

/// The class of those of whom the figure is a share: the people named last before it in its paragraph.
fn antecedent(text: &Text, cast: &Cast, f: &Found) -> Option<Victims> {
    let floor = text.paragraph(f.tokens.start).start.max(f.tokens.start.saturating_sub(ANTECEDENT));
    let k = (floor..f.tokens.start)
        .rev()
        .find(|&k| noun(text, cast, k).is_some_and(|n| matches!(n.number, Grammar::Plural | Grammar::Dual)))?;
    people(text, cast, k, f.tokens.start)
}
