//! Whom a claim is about.

use super::{Context, Found};
use crate::analysis::Stance;

/// Whom an accusation, denial, warning or condemnation is about: the first other party in what is said.
pub(super) fn target(context: &Context, f: &Found) -> Option<String> {
    if !matches!(f.stance, Stance::Accuse | Stance::Deny | Stance::Warn | Stance::Condemn | Stance::Demand) {
        return None;
    }
    let content = f.content.clone()?;
    let own: Vec<u32> =
        f.source.clone().map(|s| context.cast.mentions_in(s).map(|(id, _)| id).collect()).unwrap_or_default();
    let near = content.start..content.end.min(content.start + 8);
    context
        .cast
        .mentions_in(near)
        .map(|(id, _)| id)
        .find(|id| !own.contains(id))
        .map(|id| context.cast.actor(id).name.clone())
}
