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
        writeln!(out, "{h2}{}\n", l.pick("أرقام مختلفة", "Figures that disagree"))?;
        for c in &a.conflicts {
            let sides: Vec<String> = c
                .casualties
                .iter()
                .filter_map(|&i| a.casualties.get(i as usize))
                .map(|c| {
                    format!(
                        "{} {} ({})",
                        l.figure(c.min, c.max, c.bound),
                        l.outcome(c.outcome),
                        esc(&view.speaker(c.speaker.as_ref()))
                    )
                })
                .collect();
            writeln!(out, "{item}{}", sides.join(l.pick("؛ ", "; ")))?;
        }
    }
    if !a.casualties.is_empty() {
        writeln!(out, "{h2}{}\n", l.pick("الحصيلة", "Casualties"))?;
        for (_, c, part) in view.figures() {
            let indent = if part { "  " } else { "" };
            writeln!(out, "{indent}{item}{}", figure(view, c, &esc))?;
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
                let link =
                    view.link(span.start, span.end).filter(|_| md).map_or(String::new(), |u| format!(" [↗]({u})"));
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
    let mut details = vec![format!("{} {}", l.figure(c.min, c.max, c.bound), l.outcome(c.outcome))];
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
    details.push(format!("{} {}", l.pick("على ذمة:", "says:"), esc(&view.speaker(c.speaker.as_ref()))));
    let link = view.link(c.span.start, c.span.end).map_or(String::new(), |u| format!(" [↗]({u})"));
    format!("{} «{}»{link}", details.join(l.pick("، ", ", ")), esc(&c.span.text))
}

/// One line without control characters, so that a text cannot break out of its list item.
fn one_line(s: &str) -> String {
    s.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// As [`one_line`], with Markdown's own characters escaped.
fn escaped(s: &str) -> String {
    let mut out = String::new();
    for c in one_line(s).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
