//! Reports: an analysis as something to copy, save or hand on.
//!
//! Every report carries where the text came from, the engine's version, and the line that it is automatic
//! extraction to be checked against the source. A part is shown under its whole and never added to it; figures of
//! different speakers stand side by side; a figure that the outlet states itself is shown as unattributed.

mod csv;
mod html;
mod json;
mod jsonld;
mod labels;
mod plain;
mod sentence;
mod source;
mod view;

use crate::analysis::Analysis;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    Markdown,
    Text,
    Html,
    Csv,
    Json,
    JsonLd,
}

impl FromStr for Format {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        Ok(match s {
            "markdown" => Format::Markdown,
            "text" => Format::Text,
            "html" => Format::Html,
            "csv" => Format::Csv,
            "json" => Format::Json,
            "jsonld" => Format::JsonLd,
            _ => return Err(format!("no such format: {s} (markdown, text, html, csv, json, jsonld)")),
        })
    }
}

/// Where a text came from. Dates are ISO 8601, `lang` is the language of headings and labels (`ar`, else English).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
    pub captured: Option<String>,
    pub url: Option<String>,
    pub lang: Option<String>,
}

/// Writes `analysis` of `text` as `format`. Where the text is not at hand it may be empty: links to a sentence and
/// the context of a quotation are then left out.
pub fn report(text: &str, analysis: &Analysis, meta: &Meta, format: Format) -> String {
    match format {
        Format::Markdown => plain::write(text, analysis, meta, plain::Style::Markdown),
        Format::Text => plain::write(text, analysis, meta, plain::Style::Text),
        Format::Html => html::write(text, analysis, meta),
        Format::Csv => csv::write(text, analysis, meta),
        Format::Json => json::write(text, analysis, meta),
        Format::JsonLd => jsonld::write(text, analysis, meta),
    }
}

/// Writes the sentence around UTF-16 `start..end` of `text`, with its source and a link to it. Empty where that is no
/// stretch of the text.
pub fn sentence(text: &str, start: u32, end: u32, meta: &Meta, format: Format) -> String {
    sentence::write(text, start, end, meta, format).unwrap_or_default()
}

/// Links to stretches of `text`, UTF-16 `(start, end)` each: text fragments that lead to these words alone, or `url`
/// as it is where there is none.
pub fn links(text: &str, url: &str, spans: impl IntoIterator<Item = (u32, u32)>) -> Vec<String> {
    let source = source::Source::new(text);
    spans.into_iter().map(|(start, end)| source.link(url, start, end)).collect()
}
