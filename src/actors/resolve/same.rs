//! When two spellings are one name.

use crate::actors::lists;
use crate::actors::words::{bare, is_nisba, skip};
use crate::lexicon::{PERSON_NAMES, PLACES};
use crate::text::{Kind, Text, Tokens};

/// The normal form under which two spellings are one name: no article, quotation marks or spaces.
pub(super) fn normal(text: &Text, tokens: &Tokens, letters: usize) -> String {
    let mut out = String::new();
    for i in tokens.clone() {
        if text.kind(i) == Kind::Punct {
            continue;
        }
        let key = if i == tokens.start { skip(text.key(i), letters) } else { text.key(i) };
        let key = key.strip_prefix("لل").filter(|_| i == tokens.start && key.chars().count() > 4).unwrap_or(bare(key));
        out.push_str(key);
        out.push(' ');
    }
    let key = out.trim_end();
    VARIANTS.iter().find(|(variant, _)| *variant == key).map_or(key, |(_, usual)| usual).to_string()
}

/// Two ways to name one unnamed body.
const VARIANTS: [(&str, &str); 2] = [("قوات امنيه", "قوات امن"), ("اجهزه امنيه", "قوات امن")];

/// True where two normal forms may name one person: the words of the shorter stand in the longer in order and one end agrees,
/// or they differ by a misspelling. `أحمد` and `محمد` are no misspelling of each other.
pub(super) fn one_person(a: &str, b: &str) -> bool {
    if squeeze(a) == squeeze(b) {
        return true;
    }
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (l, s): (Vec<&str>, Vec<&str>) = (long.split(' ').collect(), short.split(' ').collect());
    if s.len() == l.len() {
        let name = |w: &str| PERSON_NAMES.contains(w);
        let two = l.iter().zip(&s).any(|(x, y)| x != y && name(x) && name(y));
        return s.len() >= 2 && !two && near(long, short);
    }
    // محمد بن سلمان بن عبدالعزيز is no سلمان بن عبدالعزيز: the son has his father's name in his.
    let father = s.len() > 1 && l.ends_with(&s) && matches!(l[l.len() - s.len() - 1], "بن" | "ابن" | "بنت");
    if father {
        return false;
    }
    let mut rest = l.iter();
    s.iter().all(|w| rest.any(|x| x == w)) && (l.last() == s.last() || l.first() == s.first() || s.len() >= 2)
}

/// `عبد الله` and `عبدالله`, `أبو بكر` and `أبوبكر`.
fn squeeze(s: &str) -> String {
    s.replace(' ', "")
}

/// True for long names that differ in one letter: a misspelling.
pub(super) fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 8 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    front + back + 1 >= a.len().max(b.len())
}

/// True for what only qualifies a name: adjectives of country or rank, or where it sits.
pub(super) fn qualifies(tail: &str) -> bool {
    let seat = tail.strip_prefix("في ").or_else(|| tail.strip_prefix('ب')).and_then(|t| t.split(' ').next());
    if seat.is_some_and(|w| {
        PLACES.contains(w) || PLACES.contains(&format!("ال{w}")) || matches!(w, "منطقه" | "محافظه" | "مكه")
    }) {
        return true;
    }
    tail.split(' ').all(|w| {
        is_nisba(w) || lists::ORG_ADJECTIVES.has(w) || w.chars().count() > 3 && (w.ends_with("يه") || w.ends_with('ي'))
    })
}
