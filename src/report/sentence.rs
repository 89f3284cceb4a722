//! One sentence with its source and a link to it.

use super::csv::{BOM, row};
use super::labels::Lang;
use super::source::Source;
use super::view::{Known, Words, captured, moment, notice, provenance};
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
    let exact = quote.exact;
    Some(match format {
        Format::Text => {
            let said = format!("«{}»", plain::one_line(exact));
            let lines = [
                said,
                cite(meta, &plain::one_line, &|s| plain::isolated(&plain::one_line(s)), plain::time),
                link.unwrap_or_default(),
                tail(lang, meta, plain::time),
            ];
            lines.into_iter().filter(|l| !l.is_empty()).map(|l| l + "\n").collect()
        }
        Format::Markdown => {
            let cited = cite(meta, &plain::escaped, &|s| plain::isolated(&plain::escaped(s)), plain::time);
            let cited = if cited.is_empty() { plain::escaped(link.as_deref().unwrap_or_default()) } else { cited };
            let cited = link.map_or(cited.clone(), |url| format!("[{cited}](<{url}>)"));
            format!("> {}\n\n{cited}\n\n_{}_\n", plain::escaped(exact), tail(lang, meta, plain::time))
        }
        Format::Html => {
            let cited = cite(meta, &html::isolated, &html::isolated, html::time);
            let cited = if cited.is_empty() { html::escaped(link.as_deref().unwrap_or_default()) } else { cited };
            let cited = link.map_or(cited.clone(), |url| html::anchor(&url, &cited));
            format!(
                "<blockquote dir=\"rtl\" lang=\"ar\">{}</blockquote><p {attributes}>{cited}</p><p {attributes}><em>{}</em></p>\n",
                html::escaped(exact),
                tail(lang, meta, html::time),
                attributes = html::language(lang),
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
            let told = |value| match value {
                Known::Words(value) | Known::Time(value) | Known::Link(value) => value,
            };
            let lines: Vec<String> =
                provenance(lang, meta, ENGINE).into_iter().map(|(k, v)| format!("{k}: {}", told(v))).collect();
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

/// Title, publisher, author and time of publication, as far as they are known. What stands `first` decides the direction
/// of the line, the rest keeps its own.
fn cite(meta: &Meta, first: Words, rest: Words, time: fn(&str) -> String) -> String {
    let told = |value: &Option<String>| value.clone().filter(|v| !v.is_empty());
    let names = [&meta.title, &meta.publisher, &meta.author].into_iter().filter_map(told);
    let names = names.enumerate().map(|(i, name)| if i == 0 { first(&name) } else { rest(&name) });
    let published = told(&meta.published).map(|at| time(&moment(&at)));
    names.chain(published).collect::<Vec<_>>().join(" · ")
}

/// That it was made automatically, by what, and when the page was read.
fn tail(lang: Lang, meta: &Meta, time: fn(&str) -> String) -> String {
    let read = meta.captured.as_deref().filter(|at| !at.is_empty());
    let read =
        read.map_or(String::new(), |at| format!("{}{} {}", lang.pick("، ", ", "), captured(lang), time(&moment(at))));
    format!("{} (Isnad {ENGINE}{read})", notice(lang))
}
