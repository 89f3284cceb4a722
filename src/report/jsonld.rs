//! JSON-LD: W3C Web Annotations, found again by quotation, position and text fragment; claims as schema.org `Claim`,
//! never a verdict.

use super::Meta;
use super::source::Source;
use super::view::View;
use crate::analysis::{Actor, ActorKind, Analysis, Casualty, Claim, Speaker};
use serde_json::{Map, Value, json};

pub(super) fn write(text: &str, analysis: &Analysis, meta: &Meta) -> String {
    let view = View::new(text, analysis, meta);
    let figures = analysis.casualties.iter().enumerate().map(|(i, c)| {
        let target = target(&view.source, meta, c.span.start, c.span.end);
        annotation(&view, reference("figure", i), figure(&view, i, c), target)
    });
    let claims = analysis.claims.iter().enumerate().map(|(i, c)| {
        let span = c.content.as_ref().unwrap_or(&c.cue.span);
        annotation(&view, reference("claim", i), claim(&view, c), target(&view.source, meta, span.start, span.end))
    });
    let actors = view.actors().map(|(i, actor)| {
        let mentions = actor.mentions.iter().map(|m| target(&view.source, meta, m.span.start, m.span.end));
        annotation(&view, reference("actor", i), party(actor), mentions.collect())
    });
    let out = filled(json!({
        "@context": context(),
        "type": "AnnotationPage",
        "schema:isBasedOn": article(meta),
        "schema:description": view.notice(),
        "items": figures.chain(claims).chain(actors).collect::<Vec<_>>(),
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

/// How one finding refers to another.
fn reference(family: &str, index: impl std::fmt::Display) -> String {
    format!("#{}", super::csv::id(family, index))
}

fn annotation(view: &View, id: String, body: Value, target: Value) -> Value {
    json!({
        "id": id,
        "type": "Annotation",
        "motivation": "identifying",
        "generated": view.meta.captured,
        "generator": generator(&view.analysis.engine),
        "body": body,
        "target": target,
    })
}

fn speaker(view: &View, speaker: Option<&Speaker>) -> Value {
    let Some(s) = speaker else { return Value::Null };
    let listed = s.actor.filter(|&actor| view.actors().any(|(i, _)| i == actor as usize));
    json!({
        "type": "schema:Thing",
        "schema:name": Some(s.name.as_str()).filter(|name| !name.is_empty()),
        "isnad:anonymous": s.anonymous,
        "isnad:actor": listed.map(|actor| reference("actor", actor)),
    })
}

fn figure(view: &View, index: usize, c: &Casualty) -> Value {
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
    body.insert("isnad:part_of".into(), json!(c.part_of.map(|i| reference("figure", i))));
    let others: Vec<String> = view.disagreeing(index).map(|other| reference("figure", other)).collect();
    body.insert("isnad:conflicts".into(), if others.is_empty() { Value::Null } else { json!(others) });
    body.insert("isnad:claim".into(), json!(c.claim.map(|i| reference("claim", i))));
    body.insert("isnad:speaker".into(), speaker(view, c.speaker.as_ref()));
    Value::Object(body)
}

fn claim<'a>(view: &View<'a>, c: &'a Claim) -> Value {
    let mut body = Map::new();
    body.insert("type".into(), json!("schema:Claim"));
    body.insert("schema:text".into(), json!(c.content.as_ref().map(|s| &s.text)));
    body.insert("schema:author".into(), speaker(view, c.speaker.as_ref()));
    body.insert("schema:appearance".into(), json!(view.meta.url));
    body.insert("isnad:cue".into(), json!(c.cue.span.text));
    body.insert("isnad:parent".into(), json!(c.parent.map(|i| reference("claim", i))));
    body.insert("isnad:within".into(), speaker(view, view.within(c).flatten()));
    body.extend(own(c, &["stance", "direct", "via", "target"]));
    Value::Object(body)
}

fn party(actor: &Actor) -> Value {
    let kind = match actor.kind {
        ActorKind::Person => "schema:Person",
        ActorKind::State => "schema:Country",
        _ => "schema:Organization",
    };
    let mut body = Map::new();
    body.insert("type".into(), json!(kind));
    body.insert("schema:name".into(), json!(actor.name));
    body.insert("schema:alternateName".into(), json!(actor.name_en));
    body.insert("schema:jobTitle".into(), json!(actor.role));
    body.insert("schema:affiliation".into(), json!(actor.affiliation));
    body.extend(own(actor, &["kind", "known"]));
    Value::Object(body)
}

/// Fields of a finding under the names of `isnad/1`.
fn own(finding: &impl serde::Serialize, names: &[&str]) -> Vec<(String, Value)> {
    let fields = serde_json::to_value(finding).unwrap_or(Value::Null);
    names.iter().map(|name| (format!("isnad:{name}"), fields[name].clone())).collect()
}
