//! `isnad eval-ner`: how well names are found, on a file of `token TAG` lines (IOB; PERS LOC ORG MISC).
//!
//! Such files keep no document bounds, so [`CHUNK`] consecutive sentences, a newline after each, are analysed as one
//! text. Tokens are joined with spaces; a mention is mapped back to every token it touches, so that words with
//! clitics attached count as the whole token. A mention is right where its tokens and its type are, as CoNLL counts.

use isnad::analysis::{Analysis, MentionForm};
use isnad::lexicon::{ORG_HEADS, splits};
use isnad::names::Class;
use isnad::text::{Text, Tokens};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How many consecutive sentences are analysed together.
pub const CHUNK: usize = 12;

/// What is held against the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// What the tagger alone finds.
    Tagger,
    /// What tagger and analysis find, in the file's convention.
    Names,
    /// What the analysis marks, in ours.
    Marked,
}

impl View {
    fn name(self) -> &'static str {
        match self {
            View::Tagger => "tagger",
            View::Names => "names",
            View::Marked => "marked",
        }
    }
}

/// One sentence of the file: tokens and tags.
pub type Sentence = Vec<(String, String)>;

/// A name by its tokens in the file: class, first, one past the last.
pub type Mention = (Class, usize, usize);

/// Reads `token TAG` lines; blank lines end sentences.
pub fn read(source: &str) -> Result<Vec<Sentence>, String> {
    let mut sentences = vec![Sentence::new()];
    for (n, line) in source.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            sentences.push(Sentence::new());
            continue;
        }
        let (token, tag) = line.split_once(char::is_whitespace).ok_or(format!("line {}: no tag", n + 1))?;
        let tag = tag.trim();
        if tag != "O" && tag.split_once('-').and_then(|(_, c)| class(c)).is_none() {
            return Err(format!("line {}: no tag of PERS, LOC, ORG, MISC: {tag}", n + 1));
        }
        sentences.last_mut().expect("one was pushed").push((token.to_string(), tag.to_string()));
    }
    sentences.retain(|s| !s.is_empty());
    Ok(sentences)
}

/// The class a tag names.
pub fn class(name: &str) -> Option<Class> {
    Some(match name {
        "PERS" | "PER" => Class::Person,
        "LOC" => Class::Location,
        "ORG" => Class::Organisation,
        "MISC" => Class::Misc,
        _ => return None,
    })
}

/// The names that IOB tags mark; an inside tag without its begin begins one, as in CoNLL's scorer.
pub fn mentions<'a>(tags: impl Iterator<Item = &'a str>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut open: Option<Class> = None;
    for (i, tag) in tags.enumerate() {
        let (position, class) = tag.split_once('-').map_or(("O", None), |(p, c)| (p, class(c)));
        match class {
            Some(c) if position == "I" && open == Some(c) => out.last_mut().expect("one is open").2 = i + 1,
            Some(c) => out.push((c, i, i + 1)),
            None => {}
        }
        open = class;
    }
    out
}

/// A chunk as one text, with the bytes each of its tokens has there.
pub fn join(sentences: &[Sentence]) -> (String, Vec<std::ops::Range<usize>>) {
    let mut text = String::new();
    let mut bytes = Vec::new();
    for s in sentences {
        for (i, (token, _)) in s.iter().enumerate() {
            if i > 0 {
                text.push(' ');
            }
            bytes.push(text.len()..text.len() + token.len());
            text.push_str(token);
        }
        text.push('\n');
    }
    (text, bytes)
}

/// Tokens of the file that a byte range touches.
fn touched(bytes: &[std::ops::Range<usize>], from: usize, to: usize) -> (usize, usize) {
    (bytes.partition_point(|b| b.end <= from), bytes.partition_point(|b| b.start < to))
}

/// What the tagger alone finds.
fn tagged(source: &str, bytes: &[std::ops::Range<usize>]) -> BTreeSet<Found> {
    let text = Text::new(source);
    let span = |t: &Tokens| (text.token(t.start).start as usize, text.token(t.end - 1).end as usize);
    isnad::names::tag(&text)
        .iter()
        .map(|n| {
            let (from, to) = span(&n.tokens);
            let (a, b) = touched(bytes, from, to);
            (a, b, n.class as u8)
        })
        .collect()
}

/// A name found: first token, one past the last, class.
type Found = (usize, usize, u8);

/// What the whole analysis finds: actors' naming mentions and places; the second value is true where a head noun opens it.
fn marked(source: &str, bytes: &[std::ops::Range<usize>]) -> Vec<(Found, bool)> {
    use isnad::analysis::ActorKind::{Person, State};
    let Analysis { actors, places, .. } = isnad::analyse(source);
    // UTF-16 offset to byte: everything an analysis says is in UTF-16.
    let mut byte_of = Vec::with_capacity(source.len());
    for (at, c) in source.char_indices() {
        byte_of.extend(std::iter::repeat_n(at, c.len_utf16()));
    }
    byte_of.push(source.len());
    let mut out = Vec::new();
    let mut add = |span: &isnad::analysis::Span, class: Class| {
        let (a, b) = touched(bytes, byte_of[span.start as usize], byte_of[span.end as usize]);
        out.push(((a, b, class as u8), opens_with_head(&span.text)));
    };
    for actor in &actors {
        let class = match actor.kind {
            Person => Class::Person,
            State => Class::Location,
            _ => Class::Organisation,
        };
        actor.mentions.iter().filter(|m| m.form == MentionForm::Name).for_each(|m| add(&m.span, class));
    }
    places.iter().flat_map(|p| &p.mentions).for_each(|m| add(m, Class::Location));
    out
}

/// True for `وزارة …`، `الجيش …`: a head noun of bodies stands first.
fn opens_with_head(text: &str) -> bool {
    let text = Text::new(text);
    !text.is_empty() && splits(text.key(0)).any(|s| ORG_HEADS.contains(s.stem))
}

/// What the module's head says of [`View::Names`].
fn names(source: &str, bytes: &[std::ops::Range<usize>]) -> BTreeSet<Found> {
    let organisation = Class::Organisation as u8;
    let (tagger, marked) = (tagged(source, bytes), marked(source, bytes));
    let meets = |a: &Found, b: &Found| a.0 < b.1 && b.0 < a.1;
    let mut out: BTreeSet<Found> = marked
        .iter()
        .filter(|(m, headed)| m.2 != organisation || !headed && !tagger.iter().any(|t| meets(t, m)))
        .map(|(m, _)| *m)
        .collect();
    let bounded = tagger
        .iter()
        .filter(|t| t.2 == Class::Misc as u8 || marked.iter().any(|(m, _)| m.2 == organisation && meets(t, m)));
    let bounded: Vec<Found> = bounded.filter(|t| !out.iter().any(|m| meets(t, m))).copied().collect();
    out.extend(bounded);
    out
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    found: usize,
    gold: usize,
    right: usize,
}

impl Count {
    fn json(self) -> String {
        let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        let (p, r) = (ratio(self.right, self.found), ratio(self.right, self.gold));
        let f = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
        format!(
            r#"{{"precision": {p:.4}, "recall": {r:.4}, "f1": {f:.4}, "found": {}, "gold": {}, "right": {}}}"#,
            self.found, self.gold, self.right
        )
    }
}

/// Evaluates and gives the JSON that is printed.
pub fn evaluate(sentences: &[Sentence], view: View) -> String {
    let mut counts = [Count::default(); 4];
    for chunk in sentences.chunks(CHUNK) {
        let (source, bytes) = join(chunk);
        let mut gold = BTreeSet::new();
        let mut before = 0;
        for s in chunk {
            gold.extend(
                mentions(s.iter().map(|t| t.1.as_str())).iter().map(|&(c, a, b)| (before + a, before + b, c as u8)),
            );
            before += s.len();
        }
        let found = match view {
            View::Tagger => tagged(&source, &bytes),
            View::Names => names(&source, &bytes),
            View::Marked => marked(&source, &bytes).into_iter().map(|(m, _)| m).collect(),
        };
        for (c, count) in counts.iter_mut().enumerate() {
            let of = |x: &&(usize, usize, u8)| x.2 == c as u8;
            count.found += found.iter().filter(of).count();
            count.gold += gold.iter().filter(of).count();
            count.right += found.intersection(&gold).filter(of).count();
        }
    }
    let sum = |n: usize| {
        counts[..n].iter().fold(Count::default(), |a, b| Count {
            found: a.found + b.found,
            gold: a.gold + b.gold,
            right: a.right + b.right,
        })
    };
    let mut out = String::from("{\n");
    let names = ["PERS", "LOC", "ORG", "MISC"];
    for (name, count) in names.iter().zip(counts) {
        writeln!(out, "  \"{name}\": {},", count.json()).expect("write to string");
    }
    writeln!(out, "  \"PERS+LOC+ORG\": {},", sum(3).json()).expect("write to string");
    writeln!(out, "  \"overall\": {},", sum(4).json()).expect("write to string");
    writeln!(out, "  \"sentences\": {}, \"chunk\": {CHUNK}, \"view\": \"{}\"\n}}", sentences.len(), view.name())
        .expect("write to string");
    out
}

/// The subcommand. Gives the JSON, or what went wrong.
///
/// # Errors
/// Where the file cannot be read or is not in the format.
pub fn run(file: &std::path::Path, view: View) -> Result<String, String> {
    let source = std::fs::read_to_string(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
    Ok(evaluate(&read(&source)?, view))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "وقال O\nسالم B-PERS\nالحمدي I-PERS\nفي O\n(بغداد) B-LOC\n. O\n\nوصلت O\nدمشق B-LOC\n";

    #[test]
    fn reads_sentences_and_refuses_what_is_not_in_the_format() {
        let sentences = read(FILE).unwrap();
        assert_eq!(sentences.iter().map(Vec::len).collect::<Vec<_>>(), [6, 2]);
        assert!(read("كلمة").is_err() && read("كلمة B-DATE").is_err() && read("كلمة B").is_err());
        assert!(read("\n\n").unwrap().is_empty());
    }

    #[test]
    fn marks_mentions_as_conll_does() {
        let tags = ["B-PERS", "I-PERS", "B-PERS", "O", "I-LOC", "I-ORG", "B-ORG", "O"];
        let wanted = [
            (Class::Person, 0, 2),
            (Class::Person, 2, 3),
            (Class::Location, 4, 5),
            (Class::Organisation, 5, 6),
            (Class::Organisation, 6, 7),
        ];
        assert_eq!(mentions(tags.into_iter()), wanted);
    }

    #[test]
    fn maps_back_to_every_token_touched() {
        let (text, bytes) = join(&read(FILE).unwrap());
        assert_eq!(text.lines().count(), 2);
        let at = text.find("بغداد").unwrap();
        assert_eq!(touched(&bytes, at, at + "بغداد".len()), (4, 5));
        let at = text.find("سالم").unwrap();
        assert_eq!(touched(&bytes, at, at + "سالم الحمدي".len()), (1, 3));
    }

    #[test]
    fn counts_by_type_and_span() {
        let sentences = read("وصلت O\nدمشق B-LOC\n. O\n").unwrap();
        let json: serde_json::Value = serde_json::from_str(&evaluate(&sentences, View::Tagger)).unwrap();
        assert_eq!(json["LOC"]["f1"], 1.0);
        assert_eq!(json["PERS+LOC+ORG"]["gold"], 1);
        let wrong = read("وصلت O\nدمشق B-PERS\n. O\n").unwrap();
        let json: serde_json::Value = serde_json::from_str(&evaluate(&wrong, View::Tagger)).unwrap();
        assert_eq!(json["overall"]["right"], 0);
        assert_eq!(json["overall"]["found"], 1);
    }
}
