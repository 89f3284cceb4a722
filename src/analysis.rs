//! What an analysis says: the types of `isnad/1`, and the pipeline that fills them.
//!
//! Offsets are UTF-16 code units into the text given, end exclusive, on character boundaries; every `text`
//! is literally that slice of the source. `isnad/1` grows by added fields only.

use crate::actors::Watch;
use crate::text::Text;
use crate::{actors, casualties, claims, names};
use serde::{Deserialize, Serialize};

/// The schema's name, the first field of every analysis.
pub const SCHEMA: &str = "isnad/1";

/// Everything found in one text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The version of the core that made this analysis.
    pub engine: String,
    /// Parties that act, are acted upon, or speak; in order of first mention.
    pub actors: Vec<Actor>,
    /// Places, in order of first mention.
    pub places: Vec<Place>,
    /// Statements of harm to people, by start.
    pub casualties: Vec<Casualty>,
    /// Attributed statements, by start of the cue.
    pub claims: Vec<Claim>,
    /// Figures that disagree, side by side, never merged.
    pub conflicts: Vec<Conflict>,
}

/// A stretch of the source: UTF-16 code units, end exclusive, with its literal text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
    pub text: String,
}

/// What an actor is; the values of the annotation guidelines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    Person,
    State,
    Government,
    Military,
    ArmedGroup,
    Party,
    Media,
    Ngo,
    International,
    Company,
    Other,
}

/// Whether a mention names its actor or stands for it by a common noun (`التنظيم`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    Name,
    Short,
}

/// One place in the text where an actor is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    #[serde(flatten)]
    pub span: Span,
    pub form: MentionForm,
}

/// A party of the article: one entry, however the text calls it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// Index in [`Analysis::actors`].
    pub id: u32,
    /// The fullest form in the text.
    pub name: String,
    /// English name, of known actors.
    pub name_en: Option<String>,
    pub kind: ActorKind,
    /// The title or office the text gives a person (`وزير الدفاع`).
    pub role: Option<String>,
    /// The body a person speaks or works for, as the text has it.
    pub affiliation: Option<String>,
    /// True where the knowledge base or the reader's watch list knows this actor.
    pub known: bool,
    pub mentions: Vec<Mention>,
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    Country,
    Region,
    City,
    Other,
}

/// A place that is only a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Index in [`Analysis::places`].
    pub id: u32,
    pub name: String,
    pub kind: PlaceKind,
    pub mentions: Vec<Span>,
}

/// What happened to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Killed,
    Wounded,
    KilledOrWounded,
    Missing,
    Detained,
    Displaced,
    Affected,
}

/// How firm a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    Exact,
    MoreThan,
    AtLeast,
    About,
    AtMost,
    Range,
    Vague,
    Unstated,
}

/// Who was harmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Victims {
    Civilian,
    Child,
    Woman,
    Combatant,
    Security,
    Journalist,
    Medic,
    Official,
    Mixed,
    Unspecified,
}

/// Who says so: a resolved party, or what is known of an unnamed one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Empty where nothing at all is said of who speaks (`يُعتقد أن`).
    pub name: String,
    /// Index in [`Analysis::actors`], where the speaker is one.
    pub actor: Option<u32>,
    /// True where neither a person nor a body is named.
    pub anonymous: bool,
}

/// One statement that people were harmed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Casualty {
    /// The shortest stretch with harm word, number and victim noun.
    #[serde(flatten)]
    pub span: Span,
    pub outcome: Outcome,
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub bound: Bound,
    pub victims: Victims,
    /// Index of the actor whose people were harmed.
    pub side: Option<u32>,
    /// True where the figure is a part of another one in the article.
    pub part: bool,
    /// Index in [`Analysis::casualties`] of the whole, where it is known.
    pub part_of: Option<u32>,
    pub cumulative: bool,
    pub preliminary: bool,
    /// Index in [`Analysis::places`].
    pub place: Option<u32>,
    /// The date as the text writes it.
    pub date: Option<String>,
    /// What did it, as the text writes it.
    pub cause: Option<String>,
    /// Who did it, only where the text says so.
    pub perpetrator: Option<String>,
    /// `None` where the outlet states the figure itself.
    pub speaker: Option<Speaker>,
    /// Index in [`Analysis::claims`] of the claim that holds the figure.
    pub claim: Option<u32>,
    /// The rule that read it.
    pub why: String,
}

/// How the outlet has the speaker hold the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    State,
    Confirm,
    Deny,
    Accuse,
    Warn,
    Expect,
    Doubt,
    Opine,
    Condemn,
    Demand,
    Admit,
    Promise,
    Silent,
}

/// The attributing word, and its dictionary form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    #[serde(flatten)]
    pub span: Span,
    pub lemma: String,
}

/// One attributed statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    pub cue: Cue,
    /// The source as it stands by the cue; `None` where it is only the verb's pronoun.
    pub source: Option<Span>,
    /// `None` where it could not be resolved.
    pub speaker: Option<Speaker>,
    /// `None` where nothing is said.
    pub content: Option<Span>,
    pub stance: Stance,
    /// True where the claim stands in quotation marks.
    pub direct: bool,
    /// The outlet it was said to or through.
    pub via: Option<String>,
    /// Whom an accusation, denial or warning is about.
    pub target: Option<String>,
    /// Index in [`Analysis::claims`] of the report this one is nested in.
    pub parent: Option<u32>,
    /// Of a claim that was taken out of its analysis: whose report it stands in, where `parent` was left behind. The
    /// name is empty if that one was not resolved. An analysis of a text never has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Speaker>,
    /// The frame that read it.
    pub why: String,
}

/// Figures of one harm that disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Indices in [`Analysis::casualties`].
    pub casualties: Vec<u32>,
    pub why: String,
}

impl Analysis {
    /// Checks what is promised of every analysis against the text it was made of: spans on character boundaries with
    /// their literal text, findings sorted, references in range, no claim that holds its own cue outside a quotation.
    ///
    /// # Errors
    /// What is broken, in words.
    pub fn check(&self, text: &str) -> Result<(), String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let span = |what: &str, s: &Span| {
            let slice = units
                .get(s.start as usize..s.end as usize)
                .ok_or(format!("{what}: {}..{} is out of range", s.start, s.end))?;
            match String::from_utf16(slice) {
                Ok(t) if t == s.text && s.start < s.end => Ok(()),
                Ok(t) => Err(format!("{what}: {}..{} is {t:?}, not {:?}", s.start, s.end, s.text)),
                Err(_) => Err(format!("{what}: {}..{} cuts a character", s.start, s.end)),
            }
        };
        let within = |what: &str, index: Option<u32>, len: usize| match index {
            Some(i) if i as usize >= len => Err(format!("{what}: no index {i}")),
            _ => Ok(()),
        };
        let sorted = |what: &str, starts: Vec<u32>| {
            if starts.is_sorted() { Ok(()) } else { Err(format!("{what} are not sorted")) }
        };
        for a in &self.actors {
            a.mentions.iter().try_for_each(|m| span("actor", &m.span))?;
            sorted("mentions", a.mentions.iter().map(|m| m.span.start).collect())?;
        }
        for p in &self.places {
            p.mentions.iter().try_for_each(|m| span("place", m))?;
        }
        for c in &self.casualties {
            span("casualty", &c.span)?;
            within("casualty.side", c.side, self.actors.len())?;
            within("casualty.place", c.place, self.places.len())?;
            within("casualty.claim", c.claim, self.claims.len())?;
            within("casualty.part_of", c.part_of, self.casualties.len())?;
            within("casualty.speaker", c.speaker.as_ref().and_then(|s| s.actor), self.actors.len())?;
            if let (Some(a), Some(b)) = (c.min, c.max)
                && a > b
            {
                return Err(format!("casualty: {a} is more than {b}"));
            }
        }
        for c in &self.claims {
            span("cue", &c.cue.span)?;
            c.source.iter().try_for_each(|s| span("source", s))?;
            c.content.iter().try_for_each(|s| span("content", s))?;
            within("claim.parent", c.parent, self.claims.len())?;
            for speaker in [&c.speaker, &c.within] {
                within("claim.speaker", speaker.as_ref().and_then(|s| s.actor), self.actors.len())?;
            }
            if let Some(s) = c.content.as_ref().filter(|s| s.start <= c.cue.span.start && s.end >= c.cue.span.end)
                && !c.direct
            {
                return Err(format!("claim {:?} holds its own cue {:?}", s.text, c.cue.span.text));
            }
        }
        for c in &self.conflicts {
            c.casualties.iter().try_for_each(|&i| within("conflict", Some(i), self.casualties.len()))?;
        }
        sorted("casualties", self.casualties.iter().map(|c| c.span.start).collect())?;
        sorted("claims", self.claims.iter().map(|c| c.cue.span.start).collect())
    }
}

/// What the reader brings to an analysis.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The reader's own actors.
    pub watch: Vec<Watch>,
}

/// Analyses a text. Pure: the same text gives the same analysis, and any text gives one.
pub fn analyse(text: &str) -> Analysis {
    analyse_with(text, &Options::default())
}

/// As [`analyse`], with the reader's options.
pub fn analyse_with(text: &str, options: &Options) -> Analysis {
    let text = Text::new(text);
    let names = names::tag(&text);
    let cast = actors::find(&text, &names, &options.watch);
    let harms = casualties::find(&text, &cast);
    let claims = claims::find(&text, &cast);
    let casualties = casualties::attribute(&text, &cast, harms, &claims);
    let places = cast.to_places(&text);
    let conflicts = casualties::conflicts(&casualties, &places);
    Analysis {
        schema: SCHEMA.into(),
        engine: env!("CARGO_PKG_VERSION").into(),
        actors: cast.to_actors(&text),
        places,
        casualties,
        claims,
        conflicts,
    }
}
