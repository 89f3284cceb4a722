//! Whom a claim is about, and the outlet it was made to where no `لـ` tells.

use super::{Context, Found};
use crate::analysis::{ActorKind, PlaceKind, Speaker, Stance};
use crate::syntax::clause::parts_clauses;
use crate::text::Tokens;

/// How far into what is said the party it is about may stand, in tokens.
const NEAR: usize = 6;
/// How far behind the cue an outlet may stand, in tokens.
const OUTLET: usize = 16;

/// Whom an accusation, denial, warning, demand or condemnation is about: the party addressed between the cue and what is
/// said (`حذرت المنظمة إسرائيل من`), else the first other party in what is said.
pub(super) fn target(context: &Context, f: &Found, speaker: Option<&Speaker>) -> Option<String> {
    if !matches!(f.stance, Stance::Accuse | Stance::Deny | Stance::Warn | Stance::Condemn | Stance::Demand) {
        return None;
    }
    let content = f.content.clone()?;
    let named = f.source.clone().map_or(Vec::new(), |s| context.cast.mentions_in(s).map(|(id, _)| id).collect());
    let own: Vec<u32> = named.into_iter().chain(speaker.and_then(|s| s.actor)).collect();
    let told = f.source.as_ref().filter(|s| s.start >= f.cue.end).map_or(f.cue.end, |s| s.end);
    // ، باراك أوباما، an apposition is nobody addressed.
    let apposed = parts_clauses(context.text, told);
    let gap = if apposed { content.start..content.start } else { told.min(content.start)..content.start };
    let near = content.start..content.end.min(content.start + NEAR);
    addressed(context, &own, gap, f.via.as_deref()).or_else(|| {
        // حمّل إسرائيل المسؤولية: a country that opens what is said.
        let country = matches!(f.stance, Stance::Accuse).then(|| country(context, near.start)).flatten();
        let party = || party(context, &own, near, None);
        country.or_else(party)
    })
}

/// The party between the cue and what is said: one of the cast, or a country that nothing precedes.
fn addressed(context: &Context, own: &[u32], gap: Tokens, via: Option<&str>) -> Option<String> {
    party(context, own, gap.clone(), via).or_else(|| country(context, gap.start).filter(|_| !gap.is_empty()))
}

/// The first party in `range` that does not speak itself and is not the outlet told.
fn party(context: &Context, own: &[u32], range: Tokens, via: Option<&str>) -> Option<String> {
    let name = |id: u32| context.cast.actor(id).name.as_str();
    let id =
        context.cast.mentions_in(range).map(|(id, _)| id).find(|id| !own.contains(id) && via != Some(name(*id)))?;
    Some(name(id).to_string())
}

/// The country at token `k`, where no party of the cast stands.
fn country(context: &Context, k: usize) -> Option<String> {
    let place = &context.cast.places[context.cast.place_at(k)? as usize];
    (place.kind == PlaceKind::Country && context.cast.actor_at(k).is_none()).then(|| place.name.clone())
}

/// `في حديث مع قناة العربية`، `على تويتر`: the outlet between the cue and what is said that a preposition leads to.
pub(super) fn outlet(context: &Context, f: &Found) -> Option<String> {
    let content = f.content.as_ref().filter(|c| c.start > f.cue.end && f.agreement.is_some())?;
    let gap = f.cue.end..content.start.min(f.cue.end + OUTLET);
    let own = |m: &Tokens| f.source.as_ref().is_some_and(|s| s.start <= m.start && m.end <= s.end);
    let leads = |k: usize| k > 0 && matches!(context.text.key(k - 1), "مع" | "عبر" | "علي");
    let (id, _) = context
        .cast
        .mentions_in(gap)
        .find(|(id, m)| context.cast.actor(*id).kind == ActorKind::Media && leads(m.tokens.start) && !own(&m.tokens))?;
    Some(context.cast.actor(id).name.clone())
}
