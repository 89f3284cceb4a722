//! Developer's tool of the tagger: makes training input and packs tables with the code that runs in the product.
//!
//! ```text
//! ner-tool words < TEXT                       folded tokens, one sentence a line, numbers as 0
//! ner-tool pack-words WORDS COARSE > BIN      word, frequency, cluster, lists (tab-separated); two numbers a line
//! ner-tool features WORDS.bin [CONLL] < CONLL tag and `template:hash` features per token, blank line per sentence
//! ner-tool usual WORDS.bin WEIGHTS.bin < TEXT word, occurrences, and how many of them as each class
//! ner-tool templates                         names of the templates, in order
//! ner-tool pack-weights < WEIGHTS > BIN       lines `f hash tag weight`, `t from to weight`
//! ```

#[allow(dead_code)]
#[path = "../../src/eval_ner.rs"]
mod eval_ner;

use isnad::names::features::{self, Atoms, TEMPLATES, Theme};
use isnad::names::weights::{self, TAGS};
use isnad::names::words::{self, Word, Words};
use isnad::names::{self, Model};
use isnad::text::{Kind, Text};
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::{BufRead, BufWriter, Read, Write, stdin, stdout};

type Result = std::result::Result<(), Box<dyn Error>>;

/// Tags in the order of the weights.
const NAMES: [&str; TAGS] = ["O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"];

fn main() -> Result {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["words"] => words_of_text(),
        ["pack-words", words, coarse] => pack_words(words, coarse),
        ["features", words] => dump(words),
        ["usual", words, weights] => usual(words, weights),
        ["templates"] => {
            features::NAMES.iter().for_each(|n| println!("{n}"));
            Ok(())
        }
        ["pack-weights"] => pack_weights(),
        _ => Err("usage: see the head of tool.rs".into()),
    }
}

fn words_of_text() -> Result {
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        for piece in pieces(&line?) {
            let text = Text::new(piece);
            let key = |i| if text.kind(i) == Kind::Number { "0" } else { text.key(i) };
            writeln!(out, "{}", (0..text.len()).map(key).collect::<Vec<_>>().join(" "))?;
        }
    }
    Ok(())
}

/// A paragraph's sentences, cut here and not by the product's splitter: a change to that one is to leave the model as
/// it is.
fn pieces(paragraph: &str) -> impl Iterator<Item = &str> {
    paragraph
        .split_inclusive(". ")
        .flat_map(|s| s.split_inclusive(['!', '؟', '?', '؛', '…']))
        .filter(|s| !s.trim().is_empty())
}

fn pack_words(table: &str, coarse: &str) -> Result {
    let mut rows = Vec::new();
    for line in std::fs::read_to_string(table)?.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [word, frequency, cluster, lists, usual, topic] = cells[..] else {
            return Err(format!("six cells: {line}").into());
        };
        let row = Word {
            frequency: frequency.parse()?,
            cluster: cluster.parse()?,
            lists: lists.parse()?,
            usual: usual.parse()?,
            topic: topic.parse()?,
        };
        rows.push((word.to_string(), row));
    }
    let mut pairs = Vec::new();
    for line in std::fs::read_to_string(coarse)?.lines() {
        let (a, b) = line.split_once('\t').ok_or("two cells")?;
        pairs.push((a.parse()?, b.parse()?));
    }
    Ok(stdout().write_all(&words::write(&rows, &pairs))?)
}

fn dump(words: &str) -> Result {
    let bytes = std::fs::read(words)?;
    let words = Words::read(&bytes).ok_or("not a table of words")?;
    let mut source = String::new();
    stdin().read_to_string(&mut source)?;
    let mut out = BufWriter::new(stdout().lock());
    let mut rows: Vec<[u64; TEMPLATES]> = Vec::new();
    let sentences = eval_ner::read(&source)?;
    for chunk in sentences.chunks(eval_ner::CHUNK) {
        let (joined, bytes) = eval_ner::join(chunk);
        let tags: Vec<&str> = chunk.iter().flatten().map(|t| t.1.as_str()).collect();
        let text = Text::new(&joined);
        let atoms = Atoms::new(&words, &text);
        let mut theme = Theme::default();
        for piece in text.paragraphs().iter() {
            features::extract(&atoms, &text, piece.clone(), &mut theme, &mut rows);
            let mut previous = None;
            for (i, row) in piece.clone().zip(&rows) {
                let at = bytes.partition_point(|b| b.end <= text.token(i).start as usize);
                let tag = tags[at];
                // A name's own token may hold brackets or quotation marks at its edges, which are no part of it.
                let tag = match tag.split_once('-') {
                    None => "O".to_string(),
                    Some(_) if text.kind(i) == Kind::Punct && edge(&text, i, &bytes[at]) => "O".to_string(),
                    Some((position, class)) => {
                        let class = if class == "PER" { "PERS" } else { class };
                        let begin = previous != Some((class.to_string(), at)) && position == "B"
                            || previous.as_ref().is_none_or(|(c, _)| c != class);
                        previous = Some((class.to_string(), at));
                        format!("{}-{class}", if begin { "B" } else { "I" })
                    }
                };
                if tag == "O" {
                    previous = None;
                }
                write!(out, "{tag}")?;
                for (t, f) in row.iter().enumerate().filter(|(_, f)| **f != 0) {
                    write!(out, "\t{t}:{f:016x}")?;
                }
                writeln!(out)?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// True for the first or last character of the file's token, where that token holds more.
fn edge(text: &Text, i: usize, bytes: &std::ops::Range<usize>) -> bool {
    let t = text.token(i);
    let (start, end) = (t.start as usize == bytes.start, t.end as usize == bytes.end);
    start != end
}

/// Adds the words of one sentence to the counts: how often each was met, and how often in each class of name.
fn count(model: &Model<'_>, text: &Text, counts: &mut HashMap<String, [u32; 5]>) {
    let mut classes = vec![None; text.len()];
    for name in names::tag_with(model, text) {
        classes[name.tokens].fill(Some(name.class as usize + 1));
    }
    for (i, class) in classes.into_iter().enumerate().filter(|&(i, _)| text.kind(i) != Kind::Number) {
        let row = match counts.get_mut(text.key(i)) {
            Some(row) => row,
            None => counts.entry(text.key(i).to_string()).or_default(),
        };
        row[0] += 1;
        if let Some(c) = class {
            row[c] += 1;
        }
    }
}

/// Counts, over a corpus, how often a first model takes each word for a part of each class of name.
fn usual(words: &str, weights: &str) -> Result {
    let (words, weights) = (std::fs::read(words)?, std::fs::read(weights)?);
    let model = Model::read(&words, &weights).ok_or("not a model")?;
    let mut counts: HashMap<String, [u32; 5]> = HashMap::new();
    for line in stdin().lock().lines() {
        for piece in pieces(&line?) {
            count(&model, &Text::new(piece), &mut counts);
        }
    }
    let mut rows: Vec<_> = counts.into_iter().filter(|(_, c)| c[0] >= 5).collect();
    rows.sort();
    let mut out = BufWriter::new(stdout().lock());
    for (word, [all, a, b, c, d]) in rows {
        writeln!(out, "{word}\t{all}\t{a}\t{b}\t{c}\t{d}")?;
    }
    Ok(())
}

fn pack_weights() -> Result {
    let mut features: BTreeMap<u64, [f64; TAGS]> = BTreeMap::new();
    let mut transitions = [[0.0; TAGS]; TAGS + 1];
    let tag = |name: &str| NAMES.iter().position(|n| *n == name).ok_or(format!("no tag {name}"));
    for line in stdin().lock().lines() {
        let line = line?;
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["f", hash, to, weight] => {
                let row = features.entry(u64::from_str_radix(hash, 16)?).or_default();
                row[tag(to)?] = weight.parse()?;
            }
            ["t", from, to, weight] => transitions[tag(from)?][tag(to)?] = weight.parse()?,
            _ => return Err(format!("not understood: {line}").into()),
        }
    }
    Ok(stdout().write_all(&weights::write(&features, &transitions))?)
}
