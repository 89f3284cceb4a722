//! CSV: a row for each figure, claim and actor; UTF-8 with a byte-order mark, CRLF, RFC 4180, safe from formulas.

use super::Meta;
use super::view::View;
use crate::analysis::{Actor, Analysis, Casualty, Claim, Speaker};

/// Spreadsheets take a file for UTF-8 by it.
pub(super) const BOM: &str = "\u{FEFF}";

const COLUMNS: [&str; 43] = [
    "type",
    "id",
    "outcome",
    "min",
    "max",
    "bound",
    "victims",
    "side",
    "part",
    "part_of",
    "cumulative",
    "preliminary",
    "conflicts",
    "place",
    "date",
    "cause",
    "perpetrator",
    "speaker",
    "anonymous",
    "claim",
    "stance",
    "direct",
    "via",
    "target",
    "within",
    "within_speaker",
    "text",
    "cue",
    "name",
    "name_en",
    "kind",
    "role",
    "affiliation",
    "mentions",
    "link",
    "title",
    "publisher",
    "author",
    "published",
    "captured",
    "url",
    "engine",
    "note",
];

/// Ids by which rows refer to each other are those of the linked data.
pub(super) fn id(family: &str, index: impl std::fmt::Display) -> String {
    format!("{family}-{index}")
}

/// A row in the making: cells by their columns, those not filled empty.
struct Row([String; COLUMNS.len()]);

impl Row {
    fn new(kind: &str, id: String) -> Self {
        let mut row = Row([const { String::new() }; COLUMNS.len()]);
        row.put("type", kind);
        row.put("id", id);
        row
    }

    fn put(&mut self, column: &str, value: impl Into<String>) {
        let place = COLUMNS.iter().position(|name| *name == column).expect("a column");
        self.0[place] = value.into();
    }

    fn put_some(&mut self, column: &str, value: Option<impl ToString>) {
        self.put(column, value.map_or(String::new(), |value| value.to_string()));
    }

    fn speaker(&mut self, speaker: Option<&Speaker>) {
        self.put_some("speaker", speaker.map(|s| &s.name));
        self.put_some("anonymous", speaker.map(|s| s.anonymous));
    }

    /// Where the row is from: its words, the page, the engine.
    fn origin(&mut self, view: &View, link: Option<String>) {
        let meta = view.meta;
        self.put_some("link", link);
        self.put_some("title", meta.title.as_ref());
        self.put_some("publisher", meta.publisher.as_ref());
        self.put_some("author", meta.author.as_ref());
        self.put_some("published", meta.published.as_ref());
        self.put_some("captured", meta.captured.as_ref());
        self.put_some("url", meta.url.as_ref());
        self.put("engine", format!("Isnad {}", view.analysis.engine));
        self.put("note", view.notice());
    }
}

pub(super) fn write(text: &str, analysis: &Analysis, meta: &Meta) -> String {
    let view = View::new(text, analysis, meta);
    let mut out = String::from(BOM);
    row(&mut out, COLUMNS.map(str::to_string));
    for (i, c, _) in view.figures() {
        row(&mut out, figure(&view, i, c).0);
    }
    for (i, c) in analysis.claims.iter().enumerate() {
        row(&mut out, claim(&view, i, c).0);
    }
    for (i, actor) in view.actors() {
        row(&mut out, party(&view, i, actor).0);
    }
    out
}

fn figure(view: &View, index: usize, c: &Casualty) -> Row {
    let mut row = Row::new("casualty", id("figure", index));
    row.put("outcome", word(&c.outcome));
    row.put_some("min", c.min);
    row.put_some("max", c.max);
    row.put("bound", word(&c.bound));
    row.put("victims", word(&c.victims));
    row.put_some("side", view.side(c));
    row.put("part", c.part.to_string());
    row.put_some("part_of", c.part_of.map(|whole| id("figure", whole)));
    row.put("cumulative", c.cumulative.to_string());
    row.put("preliminary", c.preliminary.to_string());
    let others: Vec<String> = view.disagreeing(index).map(|other| id("figure", other)).collect();
    row.put("conflicts", others.join(" "));
    row.put_some("place", view.place(c));
    row.put_some("date", c.date.as_ref());
    row.put_some("cause", c.cause.as_ref());
    row.put_some("perpetrator", c.perpetrator.as_ref());
    row.speaker(c.speaker.as_ref());
    row.put_some("claim", c.claim.map(|claim| id("claim", claim)));
    row.put("text", c.span.text.as_str());
    row.origin(view, view.link(c.span.start, c.span.end));
    row
}

fn claim<'a>(view: &View<'a>, index: usize, c: &'a Claim) -> Row {
    let mut row = Row::new("claim", id("claim", index));
    row.speaker(c.speaker.as_ref());
    row.put("stance", word(&c.stance));
    row.put("direct", c.direct.to_string());
    row.put_some("via", c.via.as_ref());
    row.put_some("target", c.target.as_ref());
    row.put_some("within", c.parent.map(|parent| id("claim", parent)));
    row.put_some("within_speaker", view.within(c).flatten().map(|s| &s.name));
    row.put_some("text", c.content.as_ref().map(|s| &s.text));
    row.put("cue", c.cue.span.text.as_str());
    let span = c.content.as_ref().unwrap_or(&c.cue.span);
    row.origin(view, view.link(span.start, span.end));
    row
}

fn party(view: &View, index: usize, actor: &Actor) -> Row {
    let mut row = Row::new("actor", id("actor", index));
    row.put("name", actor.name.as_str());
    row.put_some("name_en", actor.name_en.as_ref());
    row.put("kind", word(&actor.kind));
    row.put_some("role", actor.role.as_ref());
    row.put_some("affiliation", actor.affiliation.as_ref());
    row.put("mentions", actor.mentions.len().to_string());
    row.origin(view, actor.mentions.first().and_then(|m| view.link(m.span.start, m.span.end)));
    row
}

/// An enumeration's value as `isnad/1` writes it.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_string)).unwrap_or_default()
}

pub(super) fn row(out: &mut String, cells: impl IntoIterator<Item = String>) {
    for (i, cell) in cells.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        // A cell that a spreadsheet would take for a formula is made text; bidi marks and spaces before it do not hide it.
        let visible = cell.trim_start_matches(|c: char| c.is_whitespace() || crate::text::fold::is_mark(c));
        let cell = if visible.starts_with(['=', '+', '-', '@', '|', '＝', '＋', '－', '＠'])
            || cell.starts_with(['\t', '\r'])
        {
            format!("'{cell}")
        } else {
            cell
        };
        if cell.contains(['"', ',', '\r', '\n']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}
