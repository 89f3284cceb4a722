//! Paragraphs and sentences.
//!
//! `Intl.Segmenter('ar')` breaks after `د.`, so sentences are split here: at `؟ ! …` and at a full stop that
//! neither follows an abbreviation of one or two letters nor stands inside a number or between Latin words.

use super::Tokens;
use super::token::{Kind, Token};

/// The longest sentence, in tokens. What is longer is a page without punctuation.
const LONGEST: usize = 400;

/// Splits into (paragraphs, sentences). Closing quotation marks and brackets after the stop belong to the sentence.
pub(super) fn split(source: &str, tokens: &[Token], keys: &str) -> (Vec<Tokens>, Vec<Tokens>) {
    let (mut paragraphs, mut sentences) = (Vec::new(), Vec::new());
    let (mut paragraph, mut sentence) = (0, 0);
    let mut i = 0;
    while i < tokens.len() {
        if i > paragraph && breaks_line(source, tokens[i - 1].end, tokens[i].start) {
            if i > sentence {
                sentences.push(sentence..i);
            }
            paragraphs.push(paragraph..i);
            paragraph = i;
            sentence = i;
        }
        // Text without stops is cut, so that no rule's work grows with the square of its length.
        if i - sentence >= LONGEST {
            sentences.push(sentence..i);
            sentence = i;
        }
        if ends_sentence(source, tokens, keys, i) {
            let mut end = i + 1;
            while end < tokens.len()
                && tokens[end].kind == Kind::Punct
                && is_closing(source, &tokens[end])
                && !breaks_line(source, tokens[end - 1].end, tokens[end].start)
            {
                end += 1;
            }
            sentences.push(sentence..end);
            sentence = end;
            i = end;
            continue;
        }
        i += 1;
    }
    if tokens.len() > sentence {
        sentences.push(sentence..tokens.len());
    }
    if tokens.len() > paragraph {
        paragraphs.push(paragraph..tokens.len());
    }
    (paragraphs, sentences)
}

fn breaks_line(source: &str, from: u32, to: u32) -> bool {
    source.as_bytes()[from as usize..to as usize].contains(&b'\n')
}

fn raw<'a>(source: &'a str, t: &Token) -> &'a str {
    &source[t.start as usize..t.end as usize]
}

fn is_closing(source: &str, t: &Token) -> bool {
    matches!(raw(source, t), "»" | "”" | "“" | "\"" | "’" | "'" | ")" | "]" | "." | "!" | "؟" | "?" | "…")
        // A straight or reversed mark closes only where it is glued to what it closes.
        && (t.start == 0 || !source[..t.start as usize].ends_with(char::is_whitespace))
}

/// True for a full stop of `(...)`.
fn in_brackets(source: &str, tokens: &[Token], i: usize) -> bool {
    let dots = |k: &usize| raw(source, &tokens[*k]) == ".";
    let first = (0..i).rev().take(3).take_while(dots).last().unwrap_or(i);
    let last = (i + 1..tokens.len()).take(3).take_while(dots).last().unwrap_or(i);
    first > 0
        && last > first
        && raw(source, &tokens[first - 1]) == "("
        && tokens.get(last + 1).is_some_and(|t| raw(source, t) == ")")
}

fn ends_sentence(source: &str, tokens: &[Token], keys: &str, i: usize) -> bool {
    match raw(source, &tokens[i]) {
        "؟" | "?" | "!" | "…" | "۔" => true,
        // (...) is what a quotation leaves out.
        "." if in_brackets(source, tokens, i) => false,
        "." => {
            let glued_next = tokens.get(i + 1).is_some_and(|n| n.start == tokens[i].end);
            let previous = (i > 0).then(|| &tokens[i - 1]);
            let glued_previous = previous.is_some_and(|p| p.end == tokens[i].start);
            let letters = previous.map_or(0, |p| keys[p.key.start as usize..p.key.end as usize].chars().count());
            let abbreviation = glued_previous && previous.is_some_and(|p| p.kind == Kind::Word) && letters <= 1;
            let latin =
                glued_next && tokens[i + 1].kind == Kind::Foreign && previous.is_some_and(|p| p.kind == Kind::Foreign);
            let initials = glued_next && tokens[i + 1].kind == Kind::Word && letters <= 2 && glued_previous;
            !(abbreviation || latin || initials)
        }
        _ => false,
    }
}
