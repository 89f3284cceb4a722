//! `isnad/1` with where the text came from: `meta` and `notice`, and a `link` at every figure and claim.

use super::Meta;
use super::view::View;
use crate::analysis::Analysis;
use serde_json::{Value, json};

pub(super) fn write(text: &str, analysis: &Analysis, meta: &Meta) -> String {
    let mut out = serde_json::to_value(analysis).expect("strings and numbers only");
    if meta.url.is_some() {
        let view = View::new(text, analysis, meta);
        let figures = analysis.casualties.iter().map(|c| &c.span);
        let claims = analysis.claims.iter().map(|c| c.content.as_ref().unwrap_or(&c.cue.span));
        link(&view, &mut out["casualties"], figures);
        link(&view, &mut out["claims"], claims);
    }
    // What is printed of a bare text is the analysis alone.
    if *meta != (Meta { lang: meta.lang.clone(), ..Meta::default() }) {
        out["meta"] = known(meta);
        out["notice"] = json!(super::view::notice(super::labels::Lang::of(meta.lang.as_deref())));
    }
    format!("{out:#}\n")
}

/// The fields of `meta` that are known.
pub(super) fn known(meta: &Meta) -> Value {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(meta) else { return Value::Null };
    fields.retain(|_, value| !value.is_null());
    Value::Object(fields)
}

fn link<'a>(view: &View, rows: &mut Value, spans: impl Iterator<Item = &'a crate::analysis::Span>) {
    for (row, span) in rows.as_array_mut().into_iter().flatten().zip(spans) {
        row["link"] = json!(view.link(span.start, span.end));
    }
}
