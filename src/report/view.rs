//! What all reports show, once: rows in the order in which a reader wants them.

use super::Meta;
use super::labels::Lang;
use super::source::Source;
use crate::analysis::{Actor, Analysis, Casualty, Claim, Speaker, Victims};
use std::collections::BTreeSet;

/// How a form writes words of the page among its own: escaped, and so that either direction leaves the other alone.
pub(super) type Words<'w> = &'w dyn Fn(&str) -> String;

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

    /// The actors that stand in the text, each with its place in the analysis. One without mentions is there for its
    /// name alone, which a figure's side refers to.
    pub(super) fn actors(&self) -> impl Iterator<Item = (usize, &'a Actor)> {
        self.analysis.actors.iter().enumerate().filter(|(_, actor)| !actor.mentions.is_empty())
    }

    /// For each conflict its figures, side by side: what each says and on whose word.
    pub(super) fn conflicts(&self, words: Words) -> Vec<Vec<String>> {
        let side = |&i: &u32| {
            let c = self.analysis.casualties.get(i as usize)?;
            Some(format!("{}{}{}", self.lang.counted(c), self.lang.pick("، ", ", "), self.on_whose_word(c, words)))
        };
        self.analysis.conflicts.iter().map(|conflict| conflict.casualties.iter().filter_map(side).collect()).collect()
    }

    /// The figures that disagree with one.
    pub(super) fn disagreeing(&self, index: usize) -> impl Iterator<Item = u32> {
        let own = index as u32;
        let conflicts = self.analysis.conflicts.iter().filter(move |conflict| conflict.casualties.contains(&own));
        let others: BTreeSet<u32> = conflicts.flat_map(|conflict| conflict.casualties.iter().copied()).collect();
        others.into_iter().filter(move |other| *other != own)
    }

    /// `according to …`, or that nobody is named.
    pub(super) fn on_whose_word(&self, c: &Casualty, words: Words) -> String {
        let speaker = self.speaker(c.speaker.as_ref(), words);
        if c.speaker.is_some() { format!("{} {speaker}", self.lang.pick("بحسب", "according to")) } else { speaker }
    }

    /// Who was harmed, where that is known.
    pub(super) fn victims(&self, c: &Casualty) -> Option<&'static str> {
        (c.victims != Victims::Unspecified).then(|| self.lang.victims(c.victims))
    }

    /// What else was read of a figure: whose people, why, by whom, and what kind of figure it is.
    pub(super) fn figure_notes(&self, c: &Casualty, words: Words) -> Vec<String> {
        let l = self.lang;
        let told = [
            (l.pick("من جانب", "side"), self.side(c)),
            (l.pick("السبب", "cause"), c.cause.as_deref()),
            (l.pick("على يد", "by"), c.perpetrator.as_deref()),
        ];
        let kinds = [
            (c.part, l.pick("جزء من رقم أكبر", "part of a larger figure")),
            (c.cumulative, l.pick("حصيلة تراكمية", "running total")),
            (c.preliminary, l.pick("حصيلة أولية", "preliminary")),
        ];
        let told = told.into_iter().filter_map(|(label, value)| Some(format!("{label}: {}", words(value?))));
        told.chain(kinds.into_iter().filter(|(so, _)| *so).map(|(_, kind)| kind.to_string())).collect()
    }

    /// How a claim is told: the words that attribute it, and what else was read of it.
    pub(super) fn claim_notes(&self, c: &Claim, words: Words) -> Vec<String> {
        let l = self.lang;
        let mut out = vec![words(&c.cue.span.text)];
        if c.direct {
            out.push(l.pick("منقول بنصّه", "quoted word for word").into());
        }
        if let Some(via) = &c.via {
            out.push(format!("{} {}", l.pick("عبر", "via"), words(via)));
        }
        if let Some(target) = &c.target {
            out.push(format!("{} {}", l.pick("بشأن", "about"), words(target)));
        }
        if let Some(who) = self.within(c) {
            let who = who.filter(|s| !s.name.is_empty()).map(|s| words(&s.name));
            let who = who.unwrap_or_else(|| l.pick("قائل غير محدد", "an unresolved speaker").into());
            out.push(match l {
                Lang::Ar => format!("ضمن ما نُقل عن {who}"),
                Lang::En => format!("within what {who} reports"),
            });
        }
        out
    }

    /// In whose report a claim stands, `Some(None)` where that one was not resolved.
    pub(super) fn within(&self, c: &'a Claim) -> Option<Option<&'a Speaker>> {
        let parent = c.parent.and_then(|i| self.analysis.claims.get(i as usize));
        parent.map(|parent| parent.speaker.as_ref()).or(c.within.as_ref().map(Some))
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
    pub(super) fn speaker(&self, speaker: Option<&Speaker>, words: Words) -> String {
        match speaker {
            None => self.lang.pick("دون إسناد", "unattributed").to_string(),
            Some(s) if s.name.is_empty() => self.lang.pick("لم يُذكر القائل", "nobody named").to_string(),
            Some(s) if s.anonymous => {
                format!("{} ({})", words(&s.name), self.lang.pick("دون ذكر الاسم", "unnamed"))
            }
            Some(s) => words(&s.name),
        }
    }

    /// The source of the text, line by line.
    pub(super) fn provenance(&self) -> Vec<(&'static str, Known)> {
        provenance(self.lang, self.meta, &self.analysis.engine)
    }

    pub(super) fn notice(&self) -> &'static str {
        notice(self.lang)
    }
}

/// What is known of a source: a form writes each in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    Words(String),
    /// A time as people read it: left to right in either language.
    Time(String),
    Link(String),
}

/// Where a text came from and what read it, line by line, each with its label.
pub(super) fn provenance(l: Lang, m: &Meta, engine: &str) -> Vec<(&'static str, Known)> {
    let told = |value: &Option<String>| value.clone().filter(|v| !v.is_empty());
    let rows = [
        (l.pick("الناشر", "Publisher"), told(&m.publisher).map(Known::Words)),
        (l.pick("الكاتب", "Author"), told(&m.author).map(Known::Words)),
        (l.pick("تاريخ النشر", "Published"), told(&m.published).map(|at| Known::Time(moment(&at)))),
        (captured(l), told(&m.captured).map(|at| Known::Time(moment(&at)))),
        (l.pick("الرابط", "Link"), told(&m.url).map(Known::Link)),
        (l.pick("الأداة", "Engine"), Some(Known::Words(format!("Isnad {engine}")))),
    ];
    rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// The label of the time at which the page was read.
pub(super) fn captured(l: Lang) -> &'static str {
    l.pick("وقت القراءة", "Captured")
}

/// A time of ISO 8601 to the minute: `2026-03-03 18:20 +02:00`. What has no time of day stays as it is.
pub(super) fn moment(iso: &str) -> String {
    let Some((day, time)) = iso.split_once('T') else { return iso.to_string() };
    let (clock, zone) = time.split_at(time.find(['Z', '+', '-']).unwrap_or(time.len()));
    let clock = clock.get(..5).unwrap_or(clock);
    match zone {
        "" => format!("{day} {clock}"),
        "Z" => format!("{day} {clock} UTC"),
        zone => format!("{day} {clock} {zone}"),
    }
}

/// The line that every report carries.
pub(super) fn notice(l: Lang) -> &'static str {
    l.pick("استخراج آلي: راجِع المصدر قبل الاقتباس.", "Automatic extraction: check it against the source before quoting.")
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn times_are_shown_to_the_minute() {
        assert_eq!(moment("2026-03-03T18:20:00+02:00"), "2026-03-03 18:20 +02:00");
        assert_eq!(moment("2026-03-03T17:05:11.123Z"), "2026-03-03 17:05 UTC");
        assert_eq!(moment("2026-03-03T17:05"), "2026-03-03 17:05");
        assert_eq!(moment("2026-03-03"), "2026-03-03");
        assert_eq!(moment("الثلاثاء"), "الثلاثاء");
        assert_eq!(moment("T"), " ");
        assert_eq!(moment("2026Tثلاث"), "2026 ثلاث");
    }
}
