//! Who speaks, claim by claim: the party of a source's noun phrase, or the one whom a pronoun, a participle or the first
//! person stands for.

use super::naming::named;
use super::phrase::{self, Kin};
use super::{Agreement, Context, Found, antecedent};
use crate::analysis::{ActorKind, Speaker};
use crate::text::Tokens;

/// How many paragraphs back a verb's pronoun may find its speaker.
const PARAGRAPHS_BACK: usize = 2;
/// How many earlier speakers are looked at.
pub(super) const LOOK_BACK: usize = 24;

/// A speaker met before.
pub(super) struct Met {
    pub(super) speaker: Speaker,
    pub(super) source: Option<Tokens>,
    kin: Kin,
    at: usize,
    /// Index among the claims.
    claim: usize,
}

/// The speaker of each claim, in order.
pub(super) fn resolve(context: &Context, found: &[Found]) -> Vec<Option<Speaker>> {
    let mut met: Vec<Met> = Vec::new();
    let mut out = Vec::with_capacity(found.len());
    for (i, f) in found.iter().enumerate() {
        let speaker = speaker_of(context, found, i, &out, &met);
        if let Some(s) = speaker.as_ref().filter(|_| !f.impersonal) {
            met.push(Met {
                speaker: s.clone(),
                source: f.source.clone(),
                kin: kin(context, f, s, &met),
                at: f.cue.start,
                claim: i,
            });
        }
        out.push(speaker);
    }
    out
}

fn speaker_of(context: &Context, found: &[Found], i: usize, out: &[Option<Speaker>], met: &[Met]) -> Option<Speaker> {
    let f = &found[i];
    match (&f.source, &f.antecedent) {
        // يُعتقد أن: somebody unnamed, and nothing more is known of him.
        _ if f.impersonal => Some(Speaker { name: String::new(), actor: None, anonymous: true }),
        _ if f.own_words => holder(found, i).and_then(|h| out[h].clone()),
        (Some(range), _) | (None, Some(range)) => named(context, range, met),
        (None, None) if f.inherits => {
            let before = f.parent.filter(|p| *p < i).and_then(|p| out.get(p).cloned().flatten());
            before.or_else(|| inherited(context, found, i, met))
        }
        (None, None) => nearest(context, found, i, met),
    }
}

/// Gender and number of a claim's speaker: of the noun phrase that names it, of the verb, or as it was met before.
fn kin(context: &Context, f: &Found, speaker: &Speaker, met: &[Met]) -> Kin {
    let told = f.source.clone().or(f.antecedent.clone()).map_or(Kin::default(), |s| phrase::kin(context, &s));
    let verb = f.agreement.map_or(Kin::default(), |a| Kin {
        feminine: Some(a.feminine),
        // A verb before its subject is singular whatever its number.
        plural: if a.plural { Some(true) } else { None },
    });
    let before = met.iter().rev().take(LOOK_BACK).find(|m| m.speaker == *speaker).map_or(Kin::default(), |m| m.kin);
    let one = speaker.actor.is_some_and(|id| context.cast.actor(id).kind == ActorKind::Person);
    let single = Kin { feminine: None, plural: one.then_some(false) };
    told.or(single).or(verb).or(before)
}

/// The speaker of the sentence; of the one before only where the sentence begins with the participle.
fn inherited(context: &Context, found: &[Found], i: usize, met: &[Met]) -> Option<Speaker> {
    let f = &found[i];
    let opened = context.text.sentence(f.cue.start).start;
    // على حد قوله: the pronoun is somebody's who has spoken.
    let here = f.cue.start <= opened + 2
        || f.why == "tail attribution" && f.agreement.is_some()
        || met.last().is_some_and(|m| m.at >= opened)
        || antecedent::drops_subject(context.text, opened);
    if here { nearest(context, found, i, met) } else { None }
}

/// The claim whose content holds the cue of claim `i`, innermost first.
fn holder(found: &[Found], i: usize) -> Option<usize> {
    let cue = &found[i].cue;
    let holds = |g: &Found| g.content.as_ref().is_some_and(|c| c.start <= cue.start && cue.end <= c.end);
    (i.saturating_sub(LOOK_BACK)..i).rev().find(|&k| holds(&found[k]))
}

/// The latest speaker whom the verb's form allows. Who speaks only in another's words does not go on outside them.
fn nearest(context: &Context, found: &[Found], i: usize, met: &[Met]) -> Option<Speaker> {
    let f = &found[i];
    let here = context.paragraph_index(f.cue.start);
    let around = holder(found, i);
    let allowed = |m: &Met| {
        let apart = here.saturating_sub(context.paragraph_index(m.at));
        apart <= PARAGRAPHS_BACK && agrees(f.agreement, m.kin, apart)
    };
    let outside = |m: &Met| {
        let within = holder(found, m.claim);
        within.is_none() || within == around || around == Some(m.claim)
    };
    let recent = || met.iter().rev().take(LOOK_BACK);
    let spoken = recent().filter(|m| allowed(m)).find(|m| outside(m) || !is_quotation(context, found, m.claim));
    // What a nested speaker says is told by whoever holds it: he goes on, where the form allows both.
    let spoken = spoken.map(|m| match holder(found, m.claim).filter(|_| !outside(m)) {
        Some(h) => recent().find(|o| o.claim == h && allowed(o)).unwrap_or(m),
        None => m,
    });
    // نقلت الوكالة عن مصادر أن … وذكرت: sources without a name are the agency's, which goes on.
    // عن مصادر قولها، عن مصدر … وأضاف: theirs.
    let apart = f.agreement.is_some_and(|a| a.feminine) && f.cue.start <= context.text.sentence(f.cue.start).start + 1;
    let relayed = |m: &Met| if apart && m.speaker.anonymous { found[m.claim].parent } else { None };
    let spoken = spoken.map(|m| match relayed(m) {
        Some(p) => recent().find(|o| o.claim == p && allowed(o)).unwrap_or(m),
        None => m,
    });
    let acted = antecedent::acting(context, f, spoken.map(|m| m.at));
    acted.and_then(|s| named(context, &s, met)).or_else(|| spoken.map(|m| m.speaker.clone()))
}

/// True where claim `k` stands in a quotation.
fn is_quotation(context: &Context, found: &[Found], k: usize) -> bool {
    context.quotations.around(found[k].cue.start).is_some()
}

/// Whether a verb of this form can have that subject.
fn agrees(verb: Option<Agreement>, subject: Kin, apart: usize) -> bool {
    let Some(verb) = verb else { return true };
    let gender = match subject.feminine {
        Some(feminine) => feminine == verb.feminine,
        // A source whose gender nothing tells is taken close by only.
        None => apart <= 1,
    };
    // مصادر goes on as أضافت, ناشطون as أضافوا.
    gender && subject.plural.is_none_or(|plural| plural == verb.plural)
}
