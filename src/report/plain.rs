//! Markdown and plain text.

use super::Meta;
use super::view::View;
use crate::analysis::{Analysis, Casualty};
use std::fmt::Write;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Markdown,
    Text,
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
    let (h1, h2, item) = if md { ("# ", "\n## ", "- ") } else { ("", "\n", "• ") };
    let esc = |s: &str| if md { escaped(s) } else { one_line(s) };
    let title = view.meta.title.as_deref().unwrap_or_else(|| l.pick("ملخص إسناد", "Isnad summary"));
    writeln!(out, "{h1}{}\n", esc(title))?;
    for (label, value) in view.provenance() {
        writeln!(
            out,
            "{item}{label}: {}",
            if md && value.starts_with("http") { format!("<{}>", one_line(&value)) } else { esc(&value) }
        )?;
    }

    let a = view.analysis;
    if !a.conflicts.is_empty() {
        writeln!(out, "{h2}{}\n", l.pick("أرقام متضاربة", "Figures that disagree"))?;
        for sides in view.conflicts() {
            let sides: Vec<String> = sides.map(|side| esc(&side)).collect();
            writeln!(out, "{item}{}", sides.join(l.pick("؛ ", "; ")))?;
        }
    }
    if !a.casualties.is_empty() {
        writeln!(out, "{h2}{}\n", l.pick("الحصيلة", "Casualties"))?;
        for (_, c, part) in view.figures() {
            let indent = if part { "  " } else { "" };
            let link = link(view, style, c.span.start, c.span.end);
            writeln!(out, "{indent}{item}{}{link}", figure(view, c, &esc))?;
        }
    }
    if !a.claims.is_empty() {
        writeln!(out, "{h2}{}\n", l.pick("التصريحات", "Claims"))?;
        for (speaker, claims) in view.claims_by_speaker() {
            let name = speaker
                .map_or_else(|| l.pick("قائل غير محدد", "speaker not resolved").to_string(), |s| view.speaker(Some(s)));
            let name = if md { format!("**{}**", escaped(&name)) } else { one_line(&name) };
            writeln!(out, "{item}{name}")?;
            for claim in claims {
                let said = claim.content.as_ref().map_or(String::new(), |c| format!(": «{}»", esc(&c.text)));
                let span = claim.content.as_ref().unwrap_or(&claim.cue.span);
                let link = link(view, style, span.start, span.end);
                writeln!(out, "  {item}{} ({}){said}{link}", l.stance(claim.stance), esc(&claim.cue.span.text))?;
            }
        }
    }
    if !a.actors.is_empty() {
        writeln!(out, "{h2}{}\n", l.pick("الأطراف", "Actors"))?;
        for actor in &a.actors {
            let english = actor.name_en.as_deref().map_or(String::new(), |e| format!(" ({})", esc(e)));
            let role = actor.role.as_deref().map_or(String::new(), |r| format!("{}{}", l.pick("، ", ", "), esc(r)));
            writeln!(
                out,
                "{item}{}{english}: {}{role} ×\u{2068}{}\u{2069}",
                esc(&actor.name),
                l.kind(actor.kind),
                actor.mentions.len()
            )?;
        }
    }
    if a.casualties.is_empty() && a.claims.is_empty() && a.actors.is_empty() {
        writeln!(out, "\n{}", l.pick("لم يُعثر على شيء.", "Nothing was found."))?;
    }
    writeln!(out, "\n{}{}{}", if md { "_" } else { "" }, view.notice(), if md { "_" } else { "" })
}

fn figure(view: &View, c: &Casualty, esc: &dyn Fn(&str) -> String) -> String {
    let l = view.lang;
    let mut details = vec![l.counted(c)];
    if c.victims != crate::analysis::Victims::Unspecified {
        details.push(l.victims(c.victims).to_string());
    }
    let mut add = |label: &str, value: Option<&str>| {
        if let Some(v) = value {
            details.push(format!("{label} {}", esc(v)));
        }
    };
    add(l.pick("من", "of"), view.side(c));
    add(l.pick("في", "in"), view.place(c));
    add(l.pick("الزمن:", "when:"), c.date.as_deref());
    add(l.pick("السبب:", "cause:"), c.cause.as_deref());
    add(l.pick("الفاعل:", "by:"), c.perpetrator.as_deref());
    if c.cumulative {
        details.push(l.pick("حصيلة تراكمية", "cumulative").into());
    }
    if c.preliminary {
        details.push(l.pick("حصيلة أولية", "preliminary").into());
    }
    details.push(match &c.speaker {
        Some(speaker) => format!("{} {}", l.pick("بحسب", "according to"), esc(&view.speaker(Some(speaker)))),
        None => view.speaker(None),
    });
    format!("{}: «{}»", details.join(l.pick("، ", ", ")), esc(&c.span.text))
}

/// The link to a stretch: an arrow in Markdown, a line of its own in plain text.
fn link(view: &View, style: Style, start: u32, end: u32) -> String {
    match (view.link(start, end), style) {
        (None, _) => String::new(),
        (Some(url), Style::Markdown) => format!(" [↗](<{url}>)"),
        (Some(url), Style::Text) => format!("\n    {url}"),
    }
}

/// One line without control characters, so that a text cannot break out of its list item.
pub(super) fn one_line(s: &str) -> String {
    s.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
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
