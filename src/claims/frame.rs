//! Every frame in the order it is tried.

use super::according::prepositional;
use super::headline::headline;
use super::noun::{announced, bearer, nominal, rumour, utterance};
use super::participle::participial;
use super::silence::{unheard, withheld};
use super::verb::verbal;
use super::{Context, Found};

/// Every claim of the text, in the order of its cues except that a nested one follows its report.
pub(super) fn all(context: &Context) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut i = 0;
    headline(context, &mut out);
    while i < context.text.len() {
        if let Some(found) = prepositional(context, i, &mut out) {
            i = found.cue.end;
            out.push(found);
            continue;
        }
        if let Some(found) = verbal(context, i, &mut out) {
            i = found.cue.end.max(i + 1);
            out.push(found);
            continue;
        }
        let found = participial(context, i, &out)
            .or_else(|| nominal(context, i, &out))
            .or_else(|| announced(context, i))
            .or_else(|| bearer(context, i))
            .or_else(|| utterance(context, i))
            .or_else(|| rumour(context, i, &out))
            .or_else(|| withheld(context, i, &out))
            .or_else(|| unheard(context, i));
        out.extend(found);
        i += 1;
    }
    out
}
