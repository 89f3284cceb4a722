//! The class of the harmed: by their noun, their side, who they are in the text, or those before them.

use super::people::{Grammar, noun};
use super::{Found, told};
use crate::actors::Cast;
use crate::analysis::{ActorKind, Victims};
use crate::lexicon::{NISBAS, TITLES, VICTIMS, splits};
use crate::text::{Kind, Text};
use std::collections::HashMap;

/// What is known of the classes of a text's persons and sides.
pub(super) struct Classes<'t, 's> {
    text: &'t Text<'s>,
    cast: &'t Cast,
    persons: HashMap<u32, Victims>,
}

impl<'t, 's> Classes<'t, 's> {
    /// Reads titles and appositions of the persons of a cast.
    pub(super) fn new(text: &'t Text<'s>, cast: &'t Cast) -> Self {
        let mut persons = HashMap::new();
        for (id, actor) in (0u32..).zip(&cast.actors).filter(|(_, a)| a.kind == ActorKind::Person) {
            let by_mention = actor
                .mentions
                .iter()
                .take(40)
                .find_map(|m| apposition(text, cast, m.tokens.end).or_else(|| title(text, cast, m.tokens.start)));
            let by_role = || actor.role.as_deref().and_then(of_words);
            if let Some(class) = by_mention.or_else(by_role) {
                persons.insert(id, class);
            }
        }
        Classes { text, cast, persons }
    }

    /// The class of a figure whose side is known; `before` is that of the figure before it.
    pub(super) fn of(&self, f: &Found, side: Option<u32>, before: Option<Victims>) -> Victims {
        let kind = side.map(|id| self.cast.actor(id).kind);
        let told = || told::behind(self.text, self.cast, f);
        let class = f.class.filter(|c| *c != Victims::Unspecified).or_else(told);
        match (kind, class) {
            (Some(ActorKind::Military), None | Some(Victims::Combatant)) => return Victims::Security,
            (Some(ActorKind::ArmedGroup), None) => return Victims::Combatant,
            _ => {}
        }
        // عنصر من الأمن الداخلي, عناصر الشرطة
        let end = f.victims.end;
        let of = end + usize::from(matches!(self.text.key(end), "من" | "في"));
        let forces = of < self.text.sentence(f.tokens.start).end && told::is_force(self.text, self.cast, of);
        if forces && matches!(class, None | Some(Victims::Combatant)) && side.is_none() {
            return Victims::Security;
        }
        let person = || {
            f.victims.clone().filter_map(|k| self.cast.actor_at(k)).find_map(|(id, _)| self.persons.get(&id).copied())
        };
        let like_before = || before.filter(|_| f.class.is_none());
        class.or_else(person).or_else(like_before).unwrap_or(Victims::Unspecified)
    }

    /// The class of the one whom a pronoun stands for: the person named last before token `i`, in its paragraph or the one before.
    pub(super) fn named_before(&self, i: usize) -> Option<Victims> {
        let from = self.text.paragraph(i).start.max(i.saturating_sub(40));
        (from..i).rev().find_map(|k| self.cast.actor_at(k).and_then(|(id, _)| self.persons.get(&id).copied()))
    }
}

/// True where a word of the figure is of one woman: `توفيت`، `وفاتها`، `القتيلة`.
pub(super) fn of_a_woman(text: &Text, f: &Found) -> bool {
    f.tokens.clone().any(|k| {
        text.key(k).ends_with("ها")
            || text.raw(k).ends_with('ة')
            || text.verbs(k).iter().any(|v| v.is_finite() && v.features.feminine)
    })
}

/// The class that an apposition after a name tells: `فلان، زعيم الجماعة`، `فلان (قيادي في التنظيم)`.
fn apposition(text: &Text, cast: &Cast, mut k: usize) -> Option<Victims> {
    while matches!(text.raw(k), "،" | "," | "\"" | "»" | "”" | "“" | "«" | "(" | "-" | "–") {
        k += 1;
    }
    if text.kind(k) != Kind::Word {
        return None;
    }
    leaning(text, cast, k)
}

/// The class that a title before a name tells.
fn title(text: &Text, cast: &Cast, start: usize) -> Option<Victims> {
    let from = text.sentence(start).start.max(start.saturating_sub(4));
    let mut k = start;
    while k > from {
        k -= 1;
        // المحلل السياسي فلان: the adjective of a person's noun is none itself.
        let adjective = k > from && text.key(k).starts_with("ال") && text.key(k).ends_with('ي') && {
            noun(text, cast, k - 1).is_some_and(|n| n.definite && n.number == Grammar::Singular)
        };
        if let Some(class) = (!adjective).then(|| leaning(text, cast, k)).flatten() {
            return Some(class);
        }
        let body = cast.actor_at(k).is_some_and(|(id, _)| cast.actor(id).kind != ActorKind::Person);
        let passes = body
            || TITLES.has_word(text, k)
            || text.key(k).strip_prefix("ال").is_some_and(|n| NISBAS.contains(n))
            || matches!(text.raw(k), "\"" | "«" | "“" | "”");
        if !passes {
            return None;
        }
    }
    None
}

/// The class of a noun of people at token `k`, an armed group or army beside it taken into account.
fn leaning(text: &Text, cast: &Cast, k: usize) -> Option<Victims> {
    let n = noun(text, cast, k).filter(|n| n.letters == 0 && n.number == Grammar::Singular)?;
    let body =
        (k + n.len..(k + n.len + 6).min(text.len())).find_map(|j| cast.actor_at(j).map(|(id, _)| cast.actor(id).kind));
    match (n.class, body) {
        (Victims::Combatant | Victims::Official | Victims::Unspecified, Some(ActorKind::ArmedGroup)) => {
            Some(Victims::Combatant)
        }
        // زعيم حزب, قائد الفريق: no fighter.
        (Victims::Combatant, Some(ActorKind::Military)) => Some(Victims::Security),
        (Victims::Combatant, Some(ActorKind::Party | ActorKind::Government | ActorKind::State)) => {
            Some(Victims::Official)
        }
        (Victims::Unspecified, _) => None,
        (class, _) => Some(class),
    }
}

/// The class of the first noun of people in an office or role.
fn of_words(role: &str) -> Option<Victims> {
    role.split_whitespace().find_map(|w| {
        let key = crate::text::fold::fold(w);
        let row = splits(&key).find_map(|s| VICTIMS.rows_for(&s).next())?;
        Some(super::people::class_of(row.cell(1))).filter(|c| *c != Victims::Unspecified)
    })
}
