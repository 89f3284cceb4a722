//! HTML that pastes into a word processor as headings and tables. Everything of the page is escaped.

use super::Meta;
use super::labels::Lang;
use super::view::View;
use crate::analysis::Analysis;
use std::fmt::Write;

pub(super) fn write(text: &str, analysis: &Analysis, meta: &Meta) -> String {
    let view = View::new(text, analysis, meta);
    let mut out = String::new();
    document(&mut out, &view).expect("writing to a string cannot fail");
    out
}

fn document(out: &mut String, view: &View) -> std::fmt::Result {
    let l = view.lang;
    let (lang, dir) = if l == Lang::Ar { ("ar", "rtl") } else { ("en", "ltr") };
    let title = view.meta.title.as_deref().unwrap_or_else(|| l.pick("ملخص إسناد", "Isnad summary"));
    writeln!(out, "<section lang=\"{lang}\" dir=\"{dir}\"><h1>{}</h1><ul>", escaped(title))?;
    for (label, value) in view.provenance() {
        writeln!(out, "<li>{label}: <bdi>{}</bdi></li>", escaped(&value))?;
    }
    writeln!(out, "</ul>")?;
    conflicts(out, view)?;
    if !view.analysis.casualties.is_empty() {
        writeln!(out, "<h2>{}</h2><table border=\"1\">", l.pick("الحصيلة", "Casualties"))?;
        let heads = [
            l.pick("الرقم", "Figure"),
            l.pick("النتيجة", "Outcome"),
            l.pick("الضحايا", "Victims"),
            l.pick("المكان", "Place"),
            l.pick("الزمن", "Date"),
            l.pick("بحسب", "Source"),
            l.pick("النص", "Text"),
        ];
        writeln!(out, "<tr>{}</tr>", heads.map(|h| format!("<th>{h}</th>")).concat())?;
        for (_, c, part) in view.figures() {
            let figure = l.figure(c.min, c.max, c.bound);
            let cells = [
                format!("{}<bdi>{}</bdi>", if part { "↳ " } else { "" }, escaped(&figure)),
                l.outcome(c.outcome).to_string(),
                l.victims(c.victims).to_string(),
                escaped(view.place(c).unwrap_or("")),
                escaped(c.date.as_deref().unwrap_or("")),
                escaped(&view.speaker(c.speaker.as_ref())),
                linked(view, c.span.start, c.span.end, &c.span.text),
            ];
            writeln!(out, "<tr>{}</tr>", cells.map(|c| format!("<td>{c}</td>")).concat())?;
        }
        writeln!(out, "</table>")?;
    }
    if !view.analysis.claims.is_empty() {
        writeln!(out, "<h2>{}</h2><table border=\"1\">", l.pick("التصريحات", "Claims"))?;
        let heads = [l.pick("القائل", "Speaker"), l.pick("الموقف", "Stance"), l.pick("القول", "Claim")];
        writeln!(out, "<tr>{}</tr>", heads.map(|h| format!("<th>{h}</th>")).concat())?;
        for (speaker, claims) in view.claims_by_speaker() {
            for claim in claims {
                let span = claim.content.as_ref().unwrap_or(&claim.cue.span);
                let who =
                    speaker.map_or_else(|| l.pick("غير محدد", "not resolved").to_string(), |s| view.speaker(Some(s)));
                let said =
                    claim.content.as_ref().map_or(String::new(), |_| linked(view, span.start, span.end, &span.text));
                writeln!(out, "<tr><td>{}</td><td>{}</td><td>{said}</td></tr>", escaped(&who), l.stance(claim.stance))?;
            }
        }
        writeln!(out, "</table>")?;
    }
    if !view.analysis.actors.is_empty() {
        writeln!(out, "<h2>{}</h2><table border=\"1\">", l.pick("الأطراف", "Actors"))?;
        let heads = [l.pick("الاسم", "Name"), l.pick("النوع", "Kind"), l.pick("الصفة", "Role")];
        writeln!(out, "<tr>{}</tr>", heads.map(|h| format!("<th>{h}</th>")).concat())?;
        for a in &view.analysis.actors {
            writeln!(
                out,
                "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                escaped(&a.name),
                l.kind(a.kind),
                escaped(a.role.as_deref().unwrap_or(""))
            )?;
        }
        writeln!(out, "</table>")?;
    }
    writeln!(out, "<p><em>{}</em></p></section>", view.notice())
}

/// Figures that disagree, side by side in one row each.
fn conflicts(out: &mut String, view: &View) -> std::fmt::Result {
    if view.analysis.conflicts.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>{}</h2><table border=\"1\">", view.lang.pick("أرقام متضاربة", "Figures that disagree"))?;
    for sides in view.conflicts() {
        let cells = sides.map(|side| format!("<td>{}</td>", escaped(&side)));
        writeln!(out, "<tr>{}</tr>", cells.collect::<String>())?;
    }
    writeln!(out, "</table>")
}

fn linked(view: &View, start: u32, end: u32, text: &str) -> String {
    view.link(start, end).map_or_else(|| escaped(text), |url| anchor(&url, &escaped(text)))
}

/// A link around `inner`, which must be markup already; `inner` alone where `url` is no web page's.
pub(super) fn anchor(url: &str, inner: &str) -> String {
    if url.starts_with("https://") || url.starts_with("http://") {
        format!("<a href=\"{}\">{inner}</a>", escaped(url))
    } else {
        inner.to_string()
    }
}

pub(super) fn escaped(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
