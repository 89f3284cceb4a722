//! JSON-LD: W3C Web Annotations, found again by quotation and position; claims as schema.org `Claim`, never a verdict.

use super::Meta;
use super::view::View;
use crate::analysis::{Analysis, Span};
use serde_json::{Value, json};

pub(super) fn write(text: &str, analysis: &Analysis, meta: &Meta) -> String {
    let view = View::new(text, analysis, meta);
    let mut items = Vec::new();
    for c in &analysis.casualties {
        let value = serde_json::to_value(c).unwrap_or(Value::Null);
        items.push(annotation(&view, &c.span, json!({ "type": "Dataset", "name": "casualty", "isnad": value })));
    }
    for c in &analysis.claims {
        let span = c.content.as_ref().unwrap_or(&c.cue.span);
        let author =
            c.speaker.as_ref().map(|s| json!({ "@type": "Thing", "name": s.name, "isnad:anonymous": s.anonymous }));
        let body = json!({
            "@type": "schema:Claim",
            "schema:text": c.content.as_ref().map(|s| &s.text),
            "schema:author": author,
            "schema:appearance": meta.url,
            "isnad": serde_json::to_value(c).unwrap_or(Value::Null),
        });
        items.push(annotation(&view, span, body));
    }
    let out = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "schema": "https://schema.org/", "isnad": "urn:isnad:1:" }],
        "type": "AnnotationPage",
        "schema:isBasedOn": {
            "@type": "schema:NewsArticle",
            "schema:headline": meta.title,
            "schema:publisher": meta.publisher,
            "schema:author": meta.author,
            "schema:datePublished": meta.published,
            "schema:url": meta.url,
        },
        "generated": meta.captured,
        "generator": { "type": "Software", "name": "Isnad", "schema:softwareVersion": analysis.engine },
        "schema:description": view.notice(),
        "items": items,
    });
    format!("{out:#}\n")
}

fn annotation(view: &View, span: &Span, body: Value) -> Value {
    let (prefix, suffix) = view.context(span.start, span.end);
    json!({
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": {
            "source": view.meta.url,
            "selector": [
                { "type": "TextQuoteSelector", "exact": span.text, "prefix": prefix, "suffix": suffix },
                { "type": "TextPositionSelector", "start": span.start, "end": span.end },
            ],
        },
    })
}
