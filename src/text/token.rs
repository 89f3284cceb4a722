//! Tokens: words, numbers and single punctuation characters.

use super::fold::{Folded, digit, fold_char, fold_plain, is_arabic_letter, is_mark};
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A word in Arabic script.
    Word,
    /// Digits, with separators between them (`1,234`, `3.5`, `٣٫٥`).
    Number,
    /// A word in another script.
    Foreign,
    /// One character that is none of these.
    Punct,
    /// What [`super::Text::kind`] says past the end; no token has it.
    End,
}

/// A token: its place in the source, and in the buffer of keys that [`tokenise`] returns, both in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
    pub(super) key: Range<u32>,
}

/// Characters that stand between the digits of one number.
const fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\u{066B}' | '\u{066C}' | '\u{060C}')
}

/// The plain letter that begins at byte `at`, folded.
#[inline]
fn plain_letter(bytes: &[u8], at: usize) -> Option<char> {
    let &[a @ 0xD8..=0xD9, b] = bytes.get(at..at + 2)? else { return None };
    fold_plain(u32::from(a & 0x1F) << 6 | u32::from(b & 0x3F))
}

/// Splits `source` into tokens. Returns them with the buffer their keys point into.
///
/// Offsets are 32-bit: input past 4 GiB is cut there, which no page and no record reaches.
pub(super) fn tokenise(source: &str) -> (Vec<Token>, String) {
    let source = &source[..source.floor_char_boundary(u32::MAX as usize)];
    let mut tokens = Vec::with_capacity(source.len() / 9 + 8);
    let mut keys = String::with_capacity(source.len());
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        if c == ' ' || c.is_whitespace() || is_mark(c) || c.is_control() {
            at += c.len_utf8();
            continue;
        }
        let kind = if digit(c).is_some() {
            Kind::Number
        } else if is_arabic_letter(c) {
            Kind::Word
        } else if c.is_alphanumeric() {
            Kind::Foreign
        } else {
            Kind::Punct
        };
        let (start, key) = (at, keys.len() as u32);
        let end = take(source, &mut at, kind, &mut keys);
        tokens.push(Token { kind, start: start as u32, end: end as u32, key: key..keys.len() as u32 });
    }
    (tokens, keys)
}

/// Takes one token from byte `at` on, moves `at` behind it and appends its key; returns where it ends. Trailing bidi
/// controls belong to the page, not to the word; tashkeel and tatweel to the word.
fn take(source: &str, at: &mut usize, kind: Kind, keys: &mut String) -> usize {
    let start = *at;
    let mut end = start;
    loop {
        while kind == Kind::Word
            && let Some(folded) = plain_letter(source.as_bytes(), *at)
        {
            keys.push(folded);
            *at += 2;
            end = *at;
        }
        let Some(c) = source[*at..].chars().next() else { return end };
        let belongs = *at == start
            || is_mark(c) && kind != Kind::Punct
            || match kind {
                Kind::Word => is_arabic_letter(c),
                Kind::Foreign => {
                    c.is_alphanumeric() && !is_arabic_letter(c) && digit(c).is_none_or(|_| c.is_ascii_digit())
                }
                Kind::Number => digit(c).is_some() || is_separator(c) && digit_follows(source, *at + c.len_utf8()),
                Kind::Punct | Kind::End => false,
            };
        if !belongs {
            return end;
        }
        push_key(keys, c, kind);
        *at += c.len_utf8();
        if !is_mark(c) || is_inner_mark(c) {
            end = *at;
        }
    }
}

/// Marks that are part of the written word even at its end.
const fn is_inner_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' | '\u{08CA}'..='\u{08FF}')
}

fn digit_follows(source: &str, at: usize) -> bool {
    source[at..].chars().find(|c| !is_mark(*c)).is_some_and(|c| digit(c).is_some())
}

fn push_key(keys: &mut String, c: char, kind: Kind) {
    match (kind, c) {
        (Kind::Number, '\u{066B}') => keys.push('.'),
        (Kind::Number, '\u{066C}' | '\u{060C}') => keys.push(','),
        _ => match fold_char(c) {
            Folded::Nothing => {}
            Folded::One(c) => keys.push(c),
            Folded::Two(a, b) => keys.extend([a, b]),
        },
    }
}

/// The length in bytes of the first `n` letters of a word, marks among and after them included.
pub(super) fn letters_prefix(raw: &str, n: usize) -> usize {
    if n == 0 {
        return 0;
    }
    let mut seen = 0;
    for (at, c) in raw.char_indices() {
        if is_mark(c) {
            continue;
        }
        if seen == n {
            return at;
        }
        seen += 1;
    }
    raw.len()
}
