//! What all reports show, once: rows in the order in which a reader wants them.

use super::Meta;
use super::fragment;
use super::labels::Lang;
use crate::analysis::{Analysis, Casualty, Claim, Speaker};

/// An analysis prepared for writing.
pub(super) struct View<'a> {
    pub(super) lang: Lang,
    pub(super) analysis: &'a Analysis,
    pub(super) meta: &'a Meta,
    units: Vec<u16>,
}

impl<'a> View<'a> {
    pub(super) fn new(text: &str, analysis: &'a Analysis, meta: &'a Meta) -> Self {
        View { lang: Lang::of(meta.lang.as_deref()), analysis, meta, units: text.encode_utf16().collect() }
    }

    /// Figures: each whole with its parts under it; `true` marks a part.
    pub(super) fn figures(&self) -> Vec<(usize, &'a Casualty, bool)> {
        let all = &self.analysis.casualties;
        let mut out = Vec::with_capacity(all.len());
        for (i, c) in all.iter().enumerate().filter(|(_, c)| c.part_of.is_none()) {
            out.push((i, c, c.part));
            out.extend(all.iter().enumerate().filter(|(_, p)| p.part_of == Some(i as u32)).map(|(k, p)| (k, p, true)));
        }
        // A part of a part, or of a whole that refers back to it, is still shown.
        for (i, c) in all.iter().enumerate() {
            if !out.iter().any(|(k, ..)| *k == i) {
                out.push((i, c, true));
            }
        }
        out
    }

    /// Claims by speaker, speakers in order of their first claim; the unresolved last.
    pub(super) fn claims_by_speaker(&self) -> Vec<(Option<&'a Speaker>, Vec<&'a Claim>)> {
        let mut groups: Vec<(Option<&Speaker>, Vec<&Claim>)> = Vec::new();
        for claim in &self.analysis.claims {
            let key = claim.speaker.as_ref();
            match groups.iter_mut().find(|(s, _)| s.map(|s| (&s.name, s.actor)) == key.map(|s| (&s.name, s.actor))) {
                Some((_, list)) => list.push(claim),
                None => groups.push((key, vec![claim])),
            }
        }
        groups.sort_by_key(|(s, _)| s.is_none());
        groups
    }

    /// A link to the words from UTF-16 offset `start` to `end`, where page and text are known.
    pub(super) fn link(&self, start: u32, end: u32) -> Option<String> {
        fragment::link(self.meta.url.as_deref()?, &self.units, start as usize, end as usize)
    }

    /// Up to 32 characters before and after a span: a TextQuoteSelector's context.
    pub(super) fn context(&self, start: u32, end: u32) -> (String, String) {
        let (start, end) = ((start as usize).min(self.units.len()), (end as usize).min(self.units.len()));
        let before = String::from_utf16_lossy(&self.units[..start]);
        let after = String::from_utf16_lossy(&self.units[end.max(start)..]);
        (
            before.chars().rev().take(32).collect::<Vec<_>>().into_iter().rev().collect(),
            after.chars().take(32).collect(),
        )
    }

    pub(super) fn place(&self, c: &Casualty) -> Option<&'a str> {
        Some(self.analysis.places.get(c.place? as usize)?.name.as_str())
    }

    pub(super) fn side(&self, c: &Casualty) -> Option<&'a str> {
        Some(self.analysis.actors.get(c.side? as usize)?.name.as_str())
    }

    /// Who says so, anonymity said; the outlet where nobody is named.
    pub(super) fn speaker(&self, speaker: Option<&Speaker>) -> String {
        match speaker {
            None => self.lang.pick("دون إسناد", "unattributed").to_string(),
            Some(s) if s.anonymous => format!("{} ({})", s.name, self.lang.pick("مجهول", "anonymous")),
            Some(s) => s.name.clone(),
        }
    }

    /// The source of the text, line by line: label and value.
    pub(super) fn provenance(&self) -> Vec<(&'static str, String)> {
        let m = self.meta;
        let l = self.lang;
        let mut out = Vec::new();
        let mut add = |label, value: &Option<String>| {
            if let Some(v) = value.as_deref().filter(|v| !v.is_empty()) {
                out.push((label, v.to_string()));
            }
        };
        add(l.pick("الناشر", "Publisher"), &m.publisher);
        add(l.pick("الكاتب", "Author"), &m.author);
        add(l.pick("نُشر", "Published"), &m.published);
        add(l.pick("التُقط", "Captured"), &m.captured);
        add(l.pick("الرابط", "Link"), &m.url);
        out.push((l.pick("المحرك", "Engine"), format!("Isnad {}", self.analysis.engine)));
        out
    }

    pub(super) fn notice(&self) -> &'static str {
        self.lang.pick(
            "استخراج آلي يُراجَع على المصدر قبل الاقتباس.",
            "Automatic extraction: check it against the source before quoting.",
        )
    }
}
