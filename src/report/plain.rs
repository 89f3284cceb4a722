//! Markdown and plain text.

use super::Meta;
use super::view::{Known, View, Words};
use crate::analysis::{Actor, Analysis, Casualty};
use std::fmt::Write;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Markdown,
    Text,
}

impl Style {
    /// What stands before an item of a list.
    const fn item(self) -> &'static str {
        match self {
            Style::Markdown => "- ",
            Style::Text => "• ",
        }
    }

    /// One line of the page's words.
    fn line(self, s: &str) -> String {
        match self {
            Style::Markdown => escaped(s),
            Style::Text => one_line(s),
        }
    }
}

pub(super) fn write(text: &str, analysis: &Analysis, meta: &Meta, style: Style) -> String {
    let view = View::new(text, analysis, meta);
    let mut out = String::new();
    sections(&mut out, &view, style).expect("writing to a string cannot fail");
    out
}

fn sections(out: &mut String, view: &View, style: Style) -> std::fmt::Result {
    let l = view.lang;
    let md = style == Style::Markdown;
    let (h1, h2) = if md { ("# ", "\n## ") } else { ("", "\n") };
    let item = style.item();
    let words = |s: &str| isolated(&style.line(s));
    let title = view.meta.title.as_deref().unwrap_or_else(|| l.pick("ملخص إسناد", "Isnad summary"));
    writeln!(out, "{h1}{}\n", style.line(title))?;
    for (label, value) in view.provenance() {
        let value = match value {
            Known::Words(value) => words(&value),
            Known::Time(value) => time(&value),
            Known::Link(url) if md => format!("<{}>", one_line(&url)),
            Known::Link(url) => one_line(&url),
        };
        writeln!(out, "{item}{label}: {value}")?;
    }

    let a = view.analysis;
    if !a.conflicts.is_empty() {
        writeln!(out, "{h2}{}\n", l.pick("أرقام متضاربة", "Figures that disagree"))?;
        for sides in view.conflicts(&words) {
            writeln!(out, "{item}{}", sides.join(l.pick("؛ ", "; ")))?;
        }
    }
    if !a.casualties.is_empty() {
        writeln!(out, "{h2}{}\n", l.pick("الحصيلة", "Casualties"))?;
        for (_, c, part) in view.figures() {
            let indent = if part { "  " } else { "" };
            let link = link(view, style, c.span.start, c.span.end);
            writeln!(out, "{indent}{item}{}{link}", figure(view, c, &words))?;
        }
    }
    if !a.claims.is_empty() {
        writeln!(out, "{h2}{}\n", l.pick("الأقوال", "Claims"))?;
        claims(out, view, style)?;
    }
    if view.actors().next().is_some() {
        writeln!(out, "{h2}{}\n", l.pick("الأطراف", "Actors"))?;
        for (_, actor) in view.actors() {
            writeln!(out, "{item}{}", party(view, actor, &words))?;
        }
    }
    if a.casualties.is_empty() && a.claims.is_empty() && view.actors().next().is_none() {
        writeln!(out, "\n{}", l.pick("لم يُعثر على شيء.", "Nothing was found."))?;
    }
    writeln!(out, "\n{}{}{}", if md { "_" } else { "" }, view.notice(), if md { "_" } else { "" })
}

fn figure(view: &View, c: &Casualty, words: Words) -> String {
    let l = view.lang;
    let mut details = vec![l.counted(c)];
    details.extend(view.victims(c).map(str::to_string));
    details.extend(view.place(c).map(|place| format!("{} {}", l.pick("في", "in"), words(place))));
    details.extend(c.date.as_deref().map(|date| format!("{} {}", l.pick("الزمن:", "when:"), words(date))));
    details.extend(view.figure_notes(c, words));
    details.push(view.on_whose_word(c, words));
    format!("{}: {}", details.join(l.pick("، ", ", ")), words(&format!("«{}»", c.span.text)))
}

/// Speakers, and under each what is said on that word.
fn claims(out: &mut String, view: &View, style: Style) -> std::fmt::Result {
    let (l, item) = (view.lang, style.item());
    let words = |s: &str| isolated(&style.line(s));
    for (speaker, claims) in view.claims_by_speaker() {
        let name = match speaker {
            None => l.pick("قائل غير محدد", "speaker not resolved").to_string(),
            Some(s) if s.anonymous || s.name.is_empty() => view.speaker(speaker, &words),
            // Alone on its line, a name decides the line's direction.
            Some(s) => style.line(&s.name),
        };
        writeln!(out, "{item}{}", if style == Style::Markdown { format!("**{name}**") } else { name })?;
        for claim in claims {
            let said = claim.content.as_ref().map(|c| format!(": {}", words(&format!("«{}»", c.text))));
            let notes = view.claim_notes(claim, &words).join(l.pick("، ", ", "));
            let span = claim.content.as_ref().unwrap_or(&claim.cue.span);
            let link = link(view, style, span.start, span.end);
            writeln!(out, "  {item}{} ({notes}){}{link}", l.stance(claim.stance), said.unwrap_or_default())?;
        }
    }
    Ok(())
}

fn party(view: &View, actor: &Actor, words: Words) -> String {
    let l = view.lang;
    let english = actor.name_en.as_deref().map_or(String::new(), |name| format!(" ({})", words(name)));
    let details = [actor.role.as_deref(), actor.affiliation.as_deref()].into_iter().flatten();
    let details: String = details.map(|detail| format!("{}{}", l.pick("، ", ", "), words(detail))).collect();
    let count = actor.mentions.len();
    format!("{}{english}: {}{details} ×\u{2068}{count}\u{2069}", words(&actor.name), l.kind(actor.kind))
}

/// The link to a stretch: an arrow in Markdown, a line of its own in plain text.
fn link(view: &View, style: Style, start: u32, end: u32) -> String {
    match (view.link(start, end), style) {
        (None, _) => String::new(),
        (Some(url), Style::Markdown) => format!(" [↗](<{url}>)"),
        (Some(url), Style::Text) => format!("\n    {url}"),
    }
}

/// Words in a direction of their own, so that the line around them keeps its order.
pub(super) fn isolated(s: &str) -> String {
    format!("\u{2068}{s}\u{2069}")
}

/// A time in the order of its figures.
pub(super) fn time(s: &str) -> String {
    format!("\u{2066}{}\u{2069}", one_line(s))
}

/// One line without control characters, so that a text cannot break out of its list item, and without the signs by
/// which it could turn the direction of what stands around it.
pub(super) fn one_line(s: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    s.chars().filter(|c| !turns(c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// As [`one_line`], with Markdown's own characters escaped.
pub(super) fn escaped(s: &str) -> String {
    let mut out = String::new();
    for c in one_line(s).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
