//! HTML that pastes into a word processor as headings and tables. Everything of the page is escaped.

use super::Meta;
use super::labels::Lang;
use super::view::{Known, View};
use crate::analysis::{Actor, Analysis, Casualty, Claim, Speaker};
use std::fmt::Write;

pub(super) fn write(text: &str, analysis: &Analysis, meta: &Meta) -> String {
    let view = View::new(text, analysis, meta);
    let mut out = String::new();
    document(&mut out, &view).expect("writing to a string cannot fail");
    out
}

fn document(out: &mut String, view: &View) -> std::fmt::Result {
    let l = view.lang;
    let title = view.meta.title.as_deref().unwrap_or_else(|| l.pick("ملخص إسناد", "Isnad summary"));
    writeln!(out, "<section {}><h1 dir=\"auto\">{}</h1><ul>", language(l), escaped(title))?;
    for (label, value) in view.provenance() {
        writeln!(out, "<li>{label}: {}</li>", known(&value))?;
    }
    writeln!(out, "</ul>")?;
    if !view.analysis.conflicts.is_empty() {
        // Figures that disagree, side by side in one row each.
        let rows = view.conflicts(&isolated).into_iter().map(|sides| sides.concat_cells());
        table(out, l, l.pick("أرقام متضاربة", "Figures that disagree"), &[], rows)?;
    }
    if !view.analysis.casualties.is_empty() {
        let heads = [
            l.pick("الرقم", "Figure"),
            l.pick("الحالة", "Outcome"),
            l.pick("الضحايا", "Victims"),
            l.pick("المكان", "Place"),
            l.pick("الزمن", "Date"),
            l.pick("بحسب", "Source"),
            l.pick("تفاصيل", "Details"),
            l.pick("النص", "Text"),
        ];
        let rows = view.figures().into_iter().map(|(_, c, part)| figure(view, c, part));
        table(out, l, l.pick("الحصيلة", "Casualties"), &heads, rows)?;
    }
    if !view.analysis.claims.is_empty() {
        let heads = [
            l.pick("القائل", "Speaker"),
            l.pick("الموقف", "Stance"),
            l.pick("الإسناد", "Attribution"),
            l.pick("القول", "Claim"),
        ];
        let all = view.claims_by_speaker();
        let rows = all.iter().flat_map(|(speaker, claims)| claims.iter().map(|c| claim(view, *speaker, c)));
        table(out, l, l.pick("الأقوال", "Claims"), &heads, rows)?;
    }
    if view.actors().next().is_some() {
        let heads = [
            l.pick("الاسم", "Name"),
            l.pick("النوع", "Kind"),
            l.pick("الصفة", "Role"),
            l.pick("الجهة", "Affiliation"),
            l.pick("مرات الذكر", "Mentions"),
        ];
        let rows = view.actors().map(|(_, actor)| party(l, actor));
        table(out, l, l.pick("الأطراف", "Actors"), &heads, rows)?;
    }
    writeln!(out, "<p><em>{}</em></p></section>", view.notice())
}

fn figure(view: &View, c: &Casualty, part: bool) -> String {
    let l = view.lang;
    let figure = l.figure(c.min, c.max, c.bound);
    [
        format!("{}<bdi>{}</bdi>", if part { "↳ " } else { "" }, escaped(&figure)),
        l.outcome(c.outcome).to_string(),
        view.victims(c).unwrap_or_default().to_string(),
        isolated(view.place(c).unwrap_or_default()),
        isolated(c.date.as_deref().unwrap_or_default()),
        view.speaker(c.speaker.as_ref(), &isolated),
        view.figure_notes(c, &isolated).join(l.pick("، ", ", ")),
        linked(view, c.span.start, c.span.end, &c.span.text),
    ]
    .concat_cells()
}

fn claim(view: &View, speaker: Option<&Speaker>, claim: &Claim) -> String {
    let l = view.lang;
    let unresolved = || l.pick("غير محدد", "not resolved").to_string();
    let said = claim.content.as_ref().map(|said| linked(view, said.start, said.end, &said.text));
    [
        speaker.map_or_else(unresolved, |_| view.speaker(speaker, &isolated)),
        l.stance(claim.stance).to_string(),
        view.claim_notes(claim, &isolated).join(l.pick("، ", ", ")),
        said.unwrap_or_default(),
    ]
    .concat_cells()
}

fn party(l: Lang, actor: &Actor) -> String {
    let english = actor.name_en.as_deref().map_or(String::new(), |name| format!(" ({})", isolated(name)));
    [
        format!("{}{english}", isolated(&actor.name)),
        l.kind(actor.kind).to_string(),
        isolated(actor.role.as_deref().unwrap_or_default()),
        isolated(actor.affiliation.as_deref().unwrap_or_default()),
        actor.mentions.len().to_string(),
    ]
    .concat_cells()
}

/// Pieces of markup as the cells of one row.
trait Cells {
    fn concat_cells(&self) -> String;
}

impl Cells for [String] {
    fn concat_cells(&self) -> String {
        self.iter().map(|cell| format!("<td>{cell}</td>")).collect()
    }
}

/// A table under its heading. It says its direction itself: word processors drop that of what is around it.
fn table(
    out: &mut String,
    l: Lang,
    title: &str,
    heads: &[&str],
    rows: impl Iterator<Item = String>,
) -> std::fmt::Result {
    writeln!(out, "<h2>{title}</h2><table border=\"1\" {}>", language(l))?;
    if !heads.is_empty() {
        let heads: String = heads.iter().map(|head| format!("<th>{head}</th>")).collect();
        writeln!(out, "<tr>{heads}</tr>")?;
    }
    for row in rows {
        writeln!(out, "<tr>{row}</tr>")?;
    }
    writeln!(out, "</table>")
}

/// The attributes of an element in a language.
pub(super) const fn language(l: Lang) -> &'static str {
    l.pick("lang=\"ar\" dir=\"rtl\"", "lang=\"en\" dir=\"ltr\"")
}

/// A time in the order of its figures.
pub(super) fn time(s: &str) -> String {
    format!("<bdi dir=\"ltr\">{}</bdi>", escaped(s))
}

fn known(value: &Known) -> String {
    match value {
        Known::Words(words) => isolated(words),
        Known::Time(at) => time(at),
        Known::Link(url) => format!("<bdi>{}</bdi>", anchor(url, &escaped(url))),
    }
}

/// Words of the page in a direction of their own; nothing where there are none.
pub(super) fn isolated(s: &str) -> String {
    if s.is_empty() { String::new() } else { format!("<bdi>{}</bdi>", escaped(s)) }
}

fn linked(view: &View, start: u32, end: u32, text: &str) -> String {
    view.link(start, end).map_or_else(|| isolated(text), |url| anchor(&url, &isolated(text)))
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
