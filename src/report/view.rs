//! What all reports show, once: rows in the order in which a reader wants them.

use super::Meta;
use super::labels::Lang;
use super::source::Source;
use crate::analysis::{Analysis, Casualty, Claim, Speaker};

/// An analysis prepared for writing.
pub(super) struct View<'a> {
    pub(super) lang: Lang,
    pub(super) analysis: &'a Analysis,
    pub(super) meta: &'a Meta,
    pub(super) source: Source<'a>,
}

impl<'a> View<'a> {
    pub(super) fn new(text: &'a str, analysis: &'a Analysis, meta: &'a Meta) -> Self {
        View { lang: Lang::of(meta.lang.as_deref()), analysis, meta, source: Source::new(text) }
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

    /// For each conflict its figures, side by side: what each says and on whose word.
    pub(super) fn conflicts(&self) -> impl Iterator<Item = impl Iterator<Item = String>> {
        self.analysis.conflicts.iter().map(|conflict| {
            let all = conflict.casualties.iter().filter_map(|&i| self.analysis.casualties.get(i as usize));
            all.map(|c| {
                let speaker = c.speaker.as_ref();
                let said = match speaker {
                    Some(_) => format!("{} {}", self.lang.pick("بحسب", "according to"), self.speaker(speaker)),
                    None => self.speaker(None),
                };
                format!("{}{}{said}", self.lang.counted(c), self.lang.pick("، ", ", "))
            })
        })
    }

    /// A link to the words from UTF-16 offset `start` to `end`, or to their page where none leads to them alone.
    /// `None` where the page is not known.
    pub(super) fn link(&self, start: u32, end: u32) -> Option<String> {
        Some(self.source.link(self.meta.url.as_deref()?, start, end)).filter(|url| !url.is_empty())
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
            Some(s) if s.name.is_empty() => self.lang.pick("لم يُذكر القائل", "nobody named").to_string(),
            Some(s) if s.anonymous => format!("{} ({})", s.name, self.lang.pick("لم يُذكر اسمه", "unnamed")),
            Some(s) => s.name.clone(),
        }
    }

    /// The source of the text, line by line: label and value.
    pub(super) fn provenance(&self) -> Vec<(&'static str, String)> {
        provenance(self.lang, self.meta, &self.analysis.engine)
    }

    pub(super) fn notice(&self) -> &'static str {
        notice(self.lang)
    }
}

/// Where a text came from and what read it, line by line: label and value.
pub(super) fn provenance(l: Lang, m: &Meta, engine: &str) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    let mut add = |label, value: &Option<String>| {
        if let Some(v) = value.as_deref().filter(|v| !v.is_empty()) {
            out.push((label, v.to_string()));
        }
    };
    add(l.pick("الناشر", "Publisher"), &m.publisher);
    add(l.pick("الكاتب", "Author"), &m.author);
    add(l.pick("تاريخ النشر", "Published"), &m.published);
    add(l.pick("وقت القراءة", "Captured"), &m.captured);
    add(l.pick("الرابط", "Link"), &m.url);
    out.push((l.pick("الأداة", "Engine"), format!("Isnad {engine}")));
    out
}

/// The line that every report carries.
pub(super) fn notice(l: Lang) -> &'static str {
    l.pick("استخراج آلي: راجِع المصدر قبل الاقتباس.", "Automatic extraction: check it against the source before quoting.")
}
