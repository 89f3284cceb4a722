//! JSON-LD: W3C Web Annotations, found again by quotation, position and text fragment; claims as schema.org `Claim`,
//! never a verdict.

use super::Meta;
use super::source::Source;
use super::view::View;
use crate::analysis::{Analysis, Casualty, Claim, Speaker};
use serde_json::{Map, Value, json};

pub(super) fn write(text: &str, analysis: &Analysis, meta: &Meta) -> String {
    let view = View::new(text, analysis, meta);
    let figures = analysis
        .casualties
        .iter()
        .enumerate()
        .map(|(i, c)| annotation(&view, format!("#figure-{i}"), figure(&view, c), c.span.start, c.span.end));
    let claims = analysis.claims.iter().enumerate().map(|(i, c)| {
        let span = c.content.as_ref().unwrap_or(&c.cue.span);
        annotation(&view, format!("#claim-{i}"), claim(&view, c), span.start, span.end)
    });
    let out = filled(json!({
        "@context": context(),
        "type": "AnnotationPage",
        "schema:isBasedOn": article(meta),
        "schema:description": view.notice(),
        "items": figures.chain(claims).collect::<Vec<_>>(),
    }));
    format!("{out:#}\n")
}

/// The vocabularies: Web Annotation's own, schema.org, and the fields of `isnad/1`.
pub(super) fn context() -> Value {
    json!(["http://www.w3.org/ns/anno.jsonld", { "schema": "https://schema.org/", "isnad": "urn:isnad:1:" }])
}

/// Where the text was published.
pub(super) fn article(meta: &Meta) -> Value {
    json!({
        "type": "schema:NewsArticle",
        "schema:headline": meta.title,
        "schema:publisher": meta.publisher,
        "schema:author": meta.author,
        "schema:datePublished": meta.published,
        "schema:url": meta.url,
    })
}

/// What made an annotation.
pub(super) fn generator(engine: &str) -> Value {
    json!({ "type": "Software", "name": "Isnad", "schema:softwareVersion": engine })
}

/// The target of an annotation: the page, and three ways to find the words again.
pub(super) fn target(source: &Source, meta: &Meta, start: u32, end: u32) -> Value {
    let quote = source.quote(start, end);
    let mut selectors = Vec::new();
    if let Some(q) = quote {
        selectors
            .push(json!({ "type": "TextQuoteSelector", "exact": q.exact, "prefix": q.prefix, "suffix": q.suffix }));
    }
    selectors.push(json!({ "type": "TextPositionSelector", "start": start, "end": end }));
    if let Some(directive) = source.directive(start, end) {
        selectors.push(json!({
            "type": "FragmentSelector",
            "conformsTo": "https://wicg.github.io/scroll-to-text-fragment/",
            "value": format!(":~:{directive}"),
        }));
    }
    json!({ "source": meta.url.as_deref().unwrap_or("urn:isnad:pasted-text"), "selector": selectors })
}

/// Without the members that are `null`: in JSON-LD an absent one says the same.
pub(super) fn filled(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            Value::Object(members.into_iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k, filled(v))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(filled).collect()),
        other => other,
    }
}

fn annotation(view: &View, id: String, body: Value, start: u32, end: u32) -> Value {
    json!({
        "id": id,
        "type": "Annotation",
        "motivation": "identifying",
        "generated": view.meta.captured,
        "generator": generator(&view.analysis.engine),
        "body": body,
        "target": target(&view.source, view.meta, start, end),
    })
}

fn speaker(speaker: Option<&Speaker>) -> Value {
    speaker.map_or(Value::Null, |s| {
        let name = Some(s.name.as_str()).filter(|name| !name.is_empty());
        json!({ "type": "schema:Thing", "schema:name": name, "isnad:anonymous": s.anonymous })
    })
}

fn figure(view: &View, c: &Casualty) -> Value {
    let mut body = Map::new();
    body.insert("type".into(), json!("schema:QuantitativeValue"));
    body.insert("schema:minValue".into(), json!(c.min));
    body.insert("schema:maxValue".into(), json!(c.max));
    body.extend(own(
        c,
        &["outcome", "bound", "victims", "part", "cumulative", "preliminary", "date", "cause", "perpetrator"],
    ));
    body.insert("isnad:place".into(), json!(view.place(c)));
    body.insert("isnad:side".into(), json!(view.side(c)));
    body.insert("isnad:part_of".into(), json!(c.part_of.map(|i| format!("#figure-{i}"))));
    body.insert("isnad:speaker".into(), speaker(c.speaker.as_ref()));
    Value::Object(body)
}

fn claim(view: &View, c: &Claim) -> Value {
    let mut body = Map::new();
    body.insert("type".into(), json!("schema:Claim"));
    body.insert("schema:text".into(), json!(c.content.as_ref().map(|s| &s.text)));
    body.insert("schema:author".into(), speaker(c.speaker.as_ref()));
    body.insert("schema:appearance".into(), json!(view.meta.url));
    body.insert("isnad:cue".into(), json!(c.cue.span.text));
    body.insert("isnad:parent".into(), json!(c.parent.map(|i| format!("#claim-{i}"))));
    body.extend(own(c, &["stance", "direct", "via", "target"]));
    Value::Object(body)
}

/// Fields of a finding under the names of `isnad/1`.
fn own(finding: &impl serde::Serialize, names: &[&str]) -> Vec<(String, Value)> {
    let fields = serde_json::to_value(finding).unwrap_or(Value::Null);
    names.iter().map(|name| (format!("isnad:{name}"), fields[name].clone())).collect()
}
