//! The text that findings are quoted from: a quotation with what stands around it, and a link to the very words.
//!
//! Links are text fragments (`#:~:text=prefix-,exact,-suffix`) of whole words copied verbatim. Browsers match whole
//! words, do not leave a block, and fold differently from each other: words are copied letter for letter, and whether
//! they stand only once is judged by keys that fold more than any browser does. Blocks are the lines of the text.

use crate::text::fold;
use std::collections::HashMap;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// The longest stretch that is written out, in characters; a longer one is given by its first and last words.
const LONGEST: usize = 300;
/// How many words are tried for either end of a long stretch.
const EDGES: [usize; 3] = [5, 8, 12];
/// How many words of context are tried before and after.
const MOST_CONTEXT: usize = 12;
/// How many UTF-16 units of context a quotation carries on either side.
const CONTEXT: usize = 48;

/// Where a stretch stands: UTF-16 offsets, end exclusive, of the text and of what is quoted around it.
pub(super) struct Quote<'a> {
    pub(super) exact: &'a str,
    /// What stands before it within its line, enough to tell two alike apart.
    pub(super) prefix: &'a str,
    pub(super) suffix: &'a str,
}

/// A text, ready to be quoted from.
pub(super) struct Source<'a> {
    text: &'a str,
    /// The byte at which each UTF-16 unit's character begins, and the length of the text.
    bytes: Vec<u32>,
    folded: String,
    /// Where each run of letters and digits begins in the folded text, by a hash of the run, ascending.
    runs: HashMap<u64, Vec<u32>>,
    /// The byte at which each line begins, in the text and in the folded text.
    lines: Vec<(usize, usize)>,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut bytes = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            bytes.extend(std::iter::repeat_n(at as u32, c.len_utf16()));
        }
        bytes.push(text.len() as u32);
        let (mut folded, mut lines, mut at) = (String::with_capacity(text.len()), Vec::new(), 0);
        for line in text.split_inclusive('\n') {
            lines.push((at, folded.len()));
            folded.push_str(&fold::fold(line));
            at += line.len();
        }
        let mut runs: HashMap<u64, Vec<u32>> = HashMap::new();
        for (start, run) in letters(&folded) {
            runs.entry(hash(run)).or_default().push(start as u32);
        }
        Source { text, bytes, folded, runs, lines }
    }

    /// The bytes of UTF-16 `start..end`; `None` where that is no stretch of the text.
    fn range(&self, start: u32, end: u32) -> Option<Range<usize>> {
        let byte = |at: u32| self.bytes.get(at as usize).map(|b| *b as usize);
        Some(byte(start)?..byte(end)?).filter(|r| r.start < r.end)
    }

    /// The line that holds byte `at`, which must be a character's first.
    fn line(&self, at: usize) -> Range<usize> {
        let start = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        start..self.text[at..].find('\n').map_or(self.text.len(), |n| at + n)
    }

    /// The sentence around UTF-16 `start..end`, as the core cuts sentences: its UTF-16 offsets.
    pub(super) fn sentence(&self, start: u32, end: u32) -> Option<(u32, u32)> {
        let bytes = self.range(start, end)?;
        let text = crate::text::Text::new(self.text);
        if text.is_empty() {
            return None;
        }
        let last = text.len() - 1;
        let first = text.sentence(text.token_at_byte(bytes.start).min(last));
        let to = text.sentence(text.token_at_byte(bytes.end - 1).min(last));
        let span = text.span(first.start..to.end.max(first.end));
        // The finding may stand in the headline's line and reach no further.
        Some((span.start, span.end))
    }

    /// UTF-16 `start..end` with its context.
    pub(super) fn quote(&self, start: u32, end: u32) -> Option<Quote<'a>> {
        let range = self.range(start, end)?;
        let (line, tail) = (self.line(range.start), self.line(range.end));
        let byte = |at: usize| self.bytes[at.min(self.bytes.len() - 1)] as usize;
        let from = byte((start as usize).saturating_sub(CONTEXT)).max(line.start);
        let mut to = byte(end as usize + CONTEXT).min(tail.end);
        // A surrogate pair counts twice: its second unit is no place to cut, but both lead to the same byte.
        to = to.max(range.end);
        Some(Quote {
            exact: &self.text[range.clone()],
            prefix: &self.text[from..range.start],
            suffix: &self.text[range.end..to],
        })
    }

    /// `text=…` for UTF-16 `start..end`, grown to whole words and kept to its first line. `None` where the stretch is
    /// empty, or where all the context that is tried stands elsewhere before it.
    pub(super) fn directive(&self, start: u32, end: u32) -> Option<String> {
        let range = self.range(start, end)?;
        let line = self.line(range.start);
        let words = words(self.text, &line);
        let first = words.iter().position(|w| w.end > range.start)?;
        let last = words.iter().rposition(|w| w.start < range.end)?;
        if last < first {
            return None;
        }
        let between = |a: usize, z: usize| self.text[words[a].start..words[z].end].trim();
        let write = |left: usize, right: usize| {
            let mut out = String::from("text=");
            if left < first {
                escape(&mut out, between(left, first - 1));
                out.push_str("-,");
            }
            self.stretch(&mut out, &words[first..=last]);
            if right > last {
                out.push_str(",-");
                escape(&mut out, between(last + 1, right));
            }
            Some(out)
        };
        let (mut left, mut right) = (first, last);
        for context in 0..=MOST_CONTEXT {
            left = first.saturating_sub(context);
            right = (last + context).min(words.len() - 1);
            match self.count(between(left, right)) {
                1 => return write(left, right),
                _ if left == 0 && right == words.len() - 1 => break,
                _ => {}
            }
        }
        // Words that stand elsewhere too, as a headline's do in its article: a browser stops where they stand first.
        let line = self.lines.partition_point(|(start, _)| *start <= line.start) - 1;
        let before = self.lines[line].1 + fold::fold(&self.text[self.lines[line].0..words[left].start]).len();
        if self.hits(between(left, right)).next() == Some(before) { write(left, right) } else { None }
    }

    /// The words themselves; of a long stretch the first and last, if no shorter stretch could be meant by them.
    fn stretch(&self, out: &mut String, words: &[Range<usize>]) {
        let slice = |w: &[Range<usize>]| &self.text[w[0].start..w[w.len() - 1].end];
        let exact = slice(words);
        if exact.chars().count() > LONGEST {
            for edge in EDGES.into_iter().filter(|edge| 2 * edge <= words.len()) {
                let (head, tail) = (slice(&words[..edge]), slice(&words[words.len() - edge..]));
                if self.count(head) == 1 && self.count(tail) == 1 {
                    escape(out, head);
                    out.push(',');
                    return escape(out, tail);
                }
            }
        }
        escape(out, exact);
    }

    /// Where whole words stand in the folded text: looked for where the rarest of them stands.
    fn hits(&self, part: &str) -> impl Iterator<Item = usize> {
        let key = fold::fold(part);
        let places = |(at, run): (usize, &str)| (at, self.runs.get(&hash(run)).map_or(&[][..], Vec::as_slice));
        let rarest = letters(&key).map(places).min_by_key(|(_, places)| places.len());
        let (offset, places) = rarest.unwrap_or((0, &[]));
        let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        places.iter().filter_map(move |place| {
            let start = (*place as usize).checked_sub(offset)?;
            let rest = self.folded.get(start..)?.strip_prefix(key.as_str())?;
            (apart(self.folded[..start].chars().next_back()) && apart(rest.chars().next())).then_some(start)
        })
    }

    /// How often whole words stand in the text; counting stops at two.
    fn count(&self, part: &str) -> usize {
        self.hits(part).take(2).count()
    }

    /// `url` with the fragment of UTF-16 `start..end`; without one where there is none, or `url` is no web page's.
    pub(super) fn link(&self, url: &str, start: u32, end: u32) -> String {
        if !(url.starts_with("https://") || url.starts_with("http://")) {
            return url.to_string();
        }
        let base = url.split_once('#').map_or(url, |(base, _)| base);
        match self.directive(start, end) {
            Some(directive) => format!("{base}#:~:{directive}"),
            None => base.to_string(),
        }
    }
}

/// The runs of letters and digits of a text, each with where it begins.
fn letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
        rest = start + length;
        Some((start, &text[start..rest]))
    })
}

/// Two runs of one hash are told apart where they stand.
fn hash(run: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.hash(&mut hasher);
    hasher.finish()
}

/// The words of a line: what stands between white space.
fn words(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text[line.clone()].char_indices() {
        let at = line.start + at;
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                out.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    out.extend(start.map(|from| from..line.end));
    out
}

/// Percent-encodes what a text directive may not hold: `-`, `,`, `&` and what a URL may not.
fn escape(out: &mut String, s: &str) {
    for b in s.bytes() {
        if b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'~') {
            out.push(b as char);
        } else {
            write!(out, "%{b:02X}").expect("writing to a string cannot fail");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    /// UTF-16 offsets of the `nth` time that `words` stand in `text`.
    fn at(text: &str, words: &str, nth: usize) -> (u32, u32) {
        let (byte, _) = text.match_indices(words).nth(nth).unwrap();
        let start = text[..byte].encode_utf16().count();
        (start as u32, (start + words.encode_utf16().count()) as u32)
    }

    /// The directive's parts, decoded.
    fn directive(text: &str, words: &str, nth: usize) -> Option<String> {
        let (start, end) = at(text, words, nth);
        let encoded = Source::new(text).directive(start, end)?;
        let mut bytes = Vec::new();
        let mut rest = encoded.as_bytes();
        while let [first, tail @ ..] = rest {
            if *first == b'%' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
                rest = &tail[2..];
            } else {
                bytes.push(*first);
                rest = tail;
            }
        }
        Some(String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn grows_to_whole_words_copied_verbatim() {
        let text = "أعلنت الوزارة مقتلَ ثلاثة أشخاص، وإصابة 10.";
        assert_eq!(directive(text, "قتلَ", 0).unwrap(), "text=مقتلَ");
        assert_eq!(directive(text, "أشخاص", 0).unwrap(), "text=أشخاص،");
    }

    #[test]
    fn adds_context_until_the_words_are_the_only_ones() {
        let text = "قتل ثلاثة في المدينة أمس.\nوقال مصدر: قتل ثلاثة في القرية أمس.";
        assert!(directive(text, "ثلاثة", 0).unwrap().ends_with("ثلاثة,-في المدينة"));
        assert!(directive(text, "ثلاثة", 1).unwrap().ends_with("في القرية"));
    }

    #[test]
    fn leads_to_the_first_of_two_lines_alike_alone() {
        let text = "مقتل ثلاثة\nمقتل ثلاثة";
        assert_eq!(directive(text, "مقتل", 0).unwrap(), "text=مقتل,-ثلاثة");
        assert_eq!(directive(text, "مقتل", 1), None);
        let (start, end) = at(text, "مقتل", 1);
        assert_eq!(Source::new(text).link("https://example.org/a#top", start, end), "https://example.org/a");
    }

    #[test]
    fn takes_words_that_differ_in_signs_alone_for_the_same() {
        let text = "قُتل ثلاثة، وقتل رجل «قتل»";
        assert_eq!(directive(text, "قُتل", 0).unwrap(), "text=قُتل,-ثلاثة،");
        assert_eq!(directive("وقتل رجل قتل", "قتل", 1).unwrap(), "text=قتل");
    }

    #[test]
    fn encodes_what_has_a_meaning_in_a_directive() {
        let text = "بين 3-5 قتلى، و20% جرحى & آخرون";
        let (start, end) = at(text, "3-5", 0);
        let found = Source::new(text).directive(start, end).unwrap();
        assert_eq!(found, "text=3%2D5");
    }

    #[test]
    fn gives_a_long_stretch_by_its_first_and_last_words() {
        let long: String = (0..120).map(|n| format!("كلمة{n} ")).collect();
        let found = directive(&long, long.trim(), 0).unwrap();
        assert_eq!(found, "text=كلمة0 كلمة1 كلمة2 كلمة3 كلمة4,كلمة115 كلمة116 كلمة117 كلمة118 كلمة119");
    }

    #[test]
    fn gives_nothing_for_nonsense() {
        let source = Source::new("نص");
        assert_eq!(source.directive(2, 2), None);
        assert_eq!(source.directive(0, 9), None);
        assert_eq!(source.directive(1, 0), None);
        assert_eq!(source.link("javascript:alert(1)", 0, 2), "javascript:alert(1)");
    }

    #[test]
    fn quotes_with_context_of_the_line_alone() {
        let text = "سطر 🙂 أول\nقتل 3 في صور. 🙂\nسطر";
        let (start, end) = at(text, "3", 0);
        let quote = Source::new(text).quote(start, end).unwrap();
        assert_eq!((quote.prefix, quote.exact, quote.suffix), ("قتل ", "3", " في صور. 🙂"));
        let wide = "🙂".repeat(60);
        let quote = Source::new(&wide).quote(60, 62).unwrap();
        assert_eq!((quote.prefix.chars().count(), quote.exact, quote.suffix.chars().count()), (24, "🙂", 24));
    }

    #[test]
    fn finds_the_sentence_not_what_follows_a_title() {
        let text = "قال د. سامر إن 3.5 ملايين نزحوا. ثم غادر؟ نعم.\nسطر آخر";
        let around = |words: &str| {
            let (start, end) = at(text, words, 0);
            let (from, to) = Source::new(text).sentence(start, end).unwrap();
            String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[from as usize..to as usize]).unwrap()
        };
        assert_eq!(around("سامر"), "قال د. سامر إن 3.5 ملايين نزحوا.");
        assert_eq!(around("غادر"), "ثم غادر؟");
        assert_eq!(around("سطر"), "سطر آخر");
        assert_eq!(around("نزحوا. ثم"), "قال د. سامر إن 3.5 ملايين نزحوا. ثم غادر؟");
    }
}
