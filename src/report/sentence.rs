//! One sentence with its source and a link to it.

use super::csv::{BOM, row};
use super::labels::Lang;
use super::source::Source;
use super::view::{notice, provenance};
use super::{Format, Meta, html, json, jsonld, plain};
use serde_json::json;

/// The version that every report names.
const ENGINE: &str = env!("CARGO_PKG_VERSION");

pub(super) fn write(text: &str, start: u32, end: u32, meta: &Meta, format: Format) -> Option<String> {
    let source = Source::new(text);
    let (start, end) = source.sentence(start, end)?;
    let quote = source.quote(start, end)?;
    let lang = Lang::of(meta.lang.as_deref());
    let link = meta.url.as_deref().map(|url| source.link(url, start, end)).filter(|url| !url.is_empty());
    let cite = [&meta.title, &meta.publisher, &meta.author, &meta.published];
    let cite = cite.into_iter().flatten().filter(|s| !s.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
    let tail = format!("{} (Isnad {ENGINE})", notice(lang));
    let exact = quote.exact;
    Some(match format {
        Format::Text => {
            let lines =
                [format!("«{}»", plain::one_line(exact)), plain::one_line(&cite), link.unwrap_or_default(), tail];
            lines.into_iter().filter(|l| !l.is_empty()).map(|l| l + "\n").collect()
        }
        Format::Markdown => {
            let cite = plain::escaped(if cite.is_empty() { link.as_deref().unwrap_or("") } else { &cite });
            let cite = link.map_or(cite.clone(), |url| format!("[{cite}](<{url}>)"));
            format!("> {}\n\n{cite}\n\n_{tail}_\n", plain::escaped(exact))
        }
        Format::Html => {
            let cite = html::escaped(if cite.is_empty() { link.as_deref().unwrap_or("") } else { &cite });
            let cite = link.map_or(cite.clone(), |url| html::anchor(&url, &cite));
            format!(
                "<blockquote dir=\"rtl\" lang=\"ar\">{}</blockquote><p>{cite}</p><p><em>{}</em></p>\n",
                html::escaped(exact),
                html::escaped(&tail)
            )
        }
        Format::Csv => {
            let mut out = String::from(BOM);
            let mut fields = vec![("sentence", exact.to_string())];
            let known = |v: &Option<String>| v.clone().unwrap_or_default();
            for (name, value) in [
                ("title", &meta.title),
                ("publisher", &meta.publisher),
                ("author", &meta.author),
                ("published", &meta.published),
                ("captured", &meta.captured),
                ("link", &link),
            ] {
                fields.push((name, known(value)));
            }
            fields.push(("engine", format!("Isnad {ENGINE}")));
            fields.push(("note", notice(lang).to_string()));
            row(&mut out, fields.iter().map(|(name, _)| (*name).to_string()));
            row(&mut out, fields.into_iter().map(|(_, value)| value));
            out
        }
        Format::Json => {
            let sentence =
                json!({ "start": start, "end": end, "text": exact, "prefix": quote.prefix, "suffix": quote.suffix });
            let meta = json::known(meta);
            format!(
                "{:#}\n",
                json!({ "sentence": sentence, "link": link, "meta": meta, "engine": ENGINE, "notice": notice(lang) })
            )
        }
        Format::JsonLd => {
            let lines: Vec<String> =
                provenance(lang, meta, ENGINE).into_iter().map(|(k, v)| format!("{k}: {v}")).collect();
            let out = jsonld::filled(json!({
                "@context": jsonld::context(),
                "id": "#sentence",
                "type": "Annotation",
                "motivation": "describing",
                "generated": meta.captured,
                "generator": jsonld::generator(ENGINE),
                "body": { "type": "TextualBody", "purpose": "describing", "value": format!("{}\n{}", lines.join("\n"), notice(lang)) },
                "schema:isBasedOn": jsonld::article(meta),
                "target": jsonld::target(&source, meta, start, end),
            }));
            format!("{out:#}\n")
        }
    })
}
