//! CSV: a row for each figure and claim; UTF-8 with a byte-order mark, CRLF, RFC 4180, safe from formulas.

use super::Meta;
use super::view::View;
use crate::analysis::Analysis;

/// Spreadsheets take a file for UTF-8 by it.
pub(super) const BOM: &str = "\u{FEFF}";

const COLUMNS: [&str; 30] = [
    "type",
    "outcome",
    "min",
    "max",
    "bound",
    "victims",
    "side",
    "part",
    "cumulative",
    "preliminary",
    "place",
    "date",
    "cause",
    "perpetrator",
    "speaker",
    "anonymous",
    "stance",
    "direct",
    "via",
    "text",
    "cue",
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

pub(super) fn write(text: &str, analysis: &Analysis, meta: &Meta) -> String {
    let view = View::new(text, analysis, meta);
    let mut out = String::from(BOM);
    row(&mut out, COLUMNS.map(str::to_string));
    let m = |v: &Option<String>| v.clone().unwrap_or_default();
    let tail = |link: Option<String>| {
        [
            link.unwrap_or_default(),
            m(&meta.title),
            m(&meta.publisher),
            m(&meta.author),
            m(&meta.published),
            m(&meta.captured),
            m(&meta.url),
            format!("Isnad {}", analysis.engine),
            view.notice().to_string(),
        ]
    };
    for (_, c, _) in view.figures() {
        let n = |n: Option<u64>| n.map_or(String::new(), |n| n.to_string());
        let o = |s: &Option<String>| s.clone().unwrap_or_default();
        let speaker = c.speaker.as_ref();
        row(
            &mut out,
            [
                "casualty".into(),
                word(&c.outcome),
                n(c.min),
                n(c.max),
                word(&c.bound),
                word(&c.victims),
                view.side(c).unwrap_or_default().into(),
                c.part.to_string(),
                c.cumulative.to_string(),
                c.preliminary.to_string(),
                view.place(c).unwrap_or_default().into(),
                o(&c.date),
                o(&c.cause),
                o(&c.perpetrator),
                speaker.map_or(String::new(), |s| s.name.clone()),
                speaker.map_or(String::new(), |s| s.anonymous.to_string()),
                String::new(),
                String::new(),
                String::new(),
                c.span.text.clone(),
                String::new(),
            ]
            .into_iter()
            .chain(tail(view.link(c.span.start, c.span.end))),
        );
    }
    for c in &analysis.claims {
        let speaker = c.speaker.as_ref();
        let span = c.content.as_ref().unwrap_or(&c.cue.span);
        let mut cells = vec![String::new(); 21];
        cells[0] = "claim".into();
        cells[14] = speaker.map_or(String::new(), |s| s.name.clone());
        cells[15] = speaker.map_or(String::new(), |s| s.anonymous.to_string());
        cells[16] = word(&c.stance);
        cells[17] = c.direct.to_string();
        cells[18] = c.via.clone().unwrap_or_default();
        cells[19] = c.content.as_ref().map_or(String::new(), |s| s.text.clone());
        cells[20] = c.cue.span.text.clone();
        row(&mut out, cells.into_iter().chain(tail(view.link(span.start, span.end))));
    }
    out
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
        let cell = if visible.starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']) {
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
