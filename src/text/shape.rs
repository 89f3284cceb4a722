//! Surface shapes: stretches that are told by the form of their characters alone. A number in one of them counts nothing.
//!
//! One regular expression, compiled when the first text with a digit asks for it, is tried only where a shape can begin and
//! only over a bounded slice, so that its cost grows with the shapes and not with the text.

use super::{Kind, Text, Tokens};
use crate::lexicon::DATES;
use regex::Regex;
use std::sync::LazyLock;

/// What a stretch of characters is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `7 أكتوبر/تشرين الأول 2023`، `26 /9 /1436 هـ`، `2024-01-31`.
    Date,
    /// `7:39`.
    Time,
    /// `+249 912 345 678`.
    Telephone,
    /// A web address or the name of an account.
    Address,
}

/// The order of the pattern's groups.
const SHAPES: [Shape; 4] = [Shape::Date, Shape::Time, Shape::Telephone, Shape::Address];

/// The longest shape that is looked for, in bytes.
const LONGEST: usize = 240;

static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let (d, s) = ("[0-9٠-٩۰-۹]", "[ \u{A0}]");
    let month = months(s);
    let era = format!("(?:{s}*(?:هـ|ه|م))?");
    let in_words = format!(
        "{d}{{1,2}}{s}*(?:من{s}+)?(?:شهر{s}+)?(?:{month})(?:{s}*[/\\\\(]{s}*(?:{month}){s}*\\)?)?\
         (?:{s}*،?{s}*(?:من{s}+)?(?:ال)?(?:عام{s}+|سنة{s}+)?{d}{{4}}{era})?"
    );
    let in_digits = format!("{d}{{1,2}}{s}*[/.–-]{s}*{d}{{1,2}}{s}*[/.–-]{s}*(?:{d}{{4}}|{d}{{2}}){era}");
    let year_first = format!("{d}{{4}}[/–-]{d}{{1,2}}[/–-]{d}{{1,2}}");
    let time = format!("{d}{{1,2}}:{d}{{2}}(?::{d}{{2}})?");
    let telephone = format!("\\+{d}{{1,4}}(?:[ ()-]{{0,2}}{d}){{6,12}}|0{d}{{7,13}}");
    let address = "(?:https?://|www\\.)[^ \u{A0}\t\n\r<>«»\"“”()]+|@[A-Za-z0-9_]{2,}";
    Regex::new(&format!("^(?:({year_first}|{in_digits}|{in_words})|({time})|({telephone})|({address}))"))
        .expect("a pattern of this program")
});

/// The months as alternatives, longest first, in the spellings newsrooms use for one letter.
fn months(space: &str) -> String {
    let class = DATES.column("class");
    let mut names: Vec<&str> = DATES.rows().filter(|r| r.cell(class) == "month").map(|r| r.cell(0)).collect();
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    let spelling = |c: char| match c {
        'ا' | 'أ' | 'إ' | 'آ' => "[اأإآ]".to_string(),
        'ي' | 'ى' => "[يى]".to_string(),
        'ة' | 'ه' => "[ةه]".to_string(),
        ' ' => format!("{space}+"),
        c => c.to_string(),
    };
    names.iter().map(|n| n.chars().map(spelling).collect::<String>()).collect::<Vec<_>>().join("|")
}

/// Every shape of a text, by start; none overlaps another.
pub(super) fn find(text: &Text) -> Vec<(Tokens, Shape)> {
    let mut found: Vec<(Tokens, Shape)> = Vec::new();
    let mut i = 0;
    while i < text.len() {
        i = match may_begin(text, i).then(|| at(text, i)).flatten() {
            Some((tokens, shape)) => {
                let end = tokens.end;
                found.push((tokens, shape));
                end
            }
            None => i + 1,
        };
    }
    found
}

/// Whether a shape can begin at token `i`, by what stands next to it: the pattern is asked of few tokens.
fn may_begin(text: &Text, i: usize) -> bool {
    match text.kind(i) {
        Kind::Number => {
            let (key, next) = (text.key(i), text.key(i + 1));
            let long = key.len() >= 8 || key.matches('.').count() > 1;
            let joined = matches!(text.raw(i + 1), "/" | "-" | "–" | ":") && text.kind(i + 2) == Kind::Number;
            long || joined || matches!(next, "من" | "شهر") || DATES.has_word(text, i + 1)
        }
        Kind::Foreign => matches!(text.key(i), "http" | "https" | "www"),
        Kind::Punct => matches!(text.raw(i), "+" | "@") && text.glued(i + 1),
        Kind::Word | Kind::End => false,
    }
}

fn at(text: &Text, i: usize) -> Option<(Tokens, Shape)> {
    let start = text.token(i).start as usize;
    let rest = &text.source()[start..];
    let window = &rest[..rest.floor_char_boundary(LONGEST)];
    let groups = PATTERN.captures(window)?;
    let (shape, hit) = SHAPES.iter().zip(1..).find_map(|(s, g)| Some((*s, groups.get(g)?)))?;
    let end = start + hit.end();
    // An address may end in a character that is no token.
    let after = text.token_at_byte(end - 1);
    let inside = after < text.len() && (text.token(after).start as usize) < end;
    let last = if inside { after } else { after - 1 };
    // A shape ends where a word does: `12 مايوركا` has no month in it.
    let whole =
        text.token(last).end as usize == end || shape == Shape::Address && (!inside || text.kind(last) == Kind::Punct);
    whole.then(|| (i..last + 1, shape))
}
