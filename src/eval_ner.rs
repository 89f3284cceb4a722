//! `isnad eval-ner`: how well names are found, on a file of `token TAG` lines (IOB; PERS LOC ORG MISC).
//!
//! Such files keep no document bounds, so [`CHUNK`] consecutive sentences, a newline after each, are analysed as one
//! text. Tokens are joined with spaces; a mention is mapped back to every token it touches, so that words with
//! clitics attached count as the whole token. A mention is right where its tokens and its type are, as CoNLL counts.

use isnad::analysis::{Analysis, MentionForm};
use isnad::names::Class;
use isnad::text::{Text, Tokens};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How many consecutive sentences are analysed together.
pub const CHUNK: usize = 12;

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
fn tagged(source: &str, bytes: &[std::ops::Range<usize>]) -> BTreeSet<(usize, usize, u8)> {
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

/// What the whole analysis finds: actors' naming mentions, and places.
fn analysed(source: &str, bytes: &[std::ops::Range<usize>]) -> BTreeSet<(usize, usize, u8)> {
    use isnad::analysis::ActorKind::{Person, State};
    let Analysis { actors, places, .. } = isnad::analyse(source);
    // UTF-16 offset to byte: everything an analysis says is in UTF-16.
    let mut byte_of = Vec::with_capacity(source.len());
    for (at, c) in source.char_indices() {
        byte_of.extend(std::iter::repeat_n(at, c.len_utf16()));
    }
    byte_of.push(source.len());
    let mut out = BTreeSet::new();
    let mut add = |start: u32, end: u32, class: Class| {
        let (a, b) = touched(bytes, byte_of[start as usize], byte_of[end as usize]);
        out.insert((a, b, class as u8));
    };
    for actor in &actors {
        let class = match actor.kind {
            Person => Class::Person,
            State => Class::Location,
            _ => Class::Organisation,
        };
        actor
            .mentions
            .iter()
            .filter(|m| m.form == MentionForm::Name)
            .for_each(|m| add(m.span.start, m.span.end, class));
    }
    places.iter().flat_map(|p| &p.mentions).for_each(|m| add(m.start, m.end, Class::Location));
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
pub fn evaluate(sentences: &[Sentence], tagger_only: bool) -> String {
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
        let found = if tagger_only { tagged(&source, &bytes) } else { analysed(&source, &bytes) };
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
    writeln!(out, "  \"sentences\": {}, \"chunk\": {CHUNK}, \"tagger_only\": {tagger_only}\n}}", sentences.len())
        .expect("write to string");
    out
}

/// The subcommand. Gives the JSON, or what went wrong.
///
/// # Errors
/// Where the file cannot be read or is not in the format.
pub fn run(file: &std::path::Path, tagger_only: bool) -> Result<String, String> {
    let source = std::fs::read_to_string(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
    Ok(evaluate(&read(&source)?, tagger_only))
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
        let json: serde_json::Value = serde_json::from_str(&evaluate(&sentences, true)).unwrap();
        assert_eq!(json["LOC"]["f1"], 1.0);
        assert_eq!(json["PERS+LOC+ORG"]["gold"], 1);
        let wrong = read("وصلت O\nدمشق B-PERS\n. O\n").unwrap();
        let json: serde_json::Value = serde_json::from_str(&evaluate(&wrong, true)).unwrap();
        assert_eq!(json["overall"]["right"], 0);
        assert_eq!(json["overall"]["found"], 1);
    }
}
