//! Links to a sentence: text fragments of whole words copied verbatim.
//!
//! Browsers do not match inside a word, and Firefox folds less than Chromium: so words are copied letter for letter
//! and prefix and suffix are added only until the match is the only one.

/// `url#:~:text=…` for UTF-16 `start..end` of the text, grown to whole words, unique in the text. `None` where the
/// text is not at hand.
pub(super) fn link(url: &str, units: &[u16], start: usize, end: usize) -> Option<String> {
    if start >= end || end > units.len() {
        return None;
    }
    let space = |u: u16| char::from_u32(u32::from(u)).is_some_and(char::is_whitespace);
    let line = |u: u16| u == u16::from(b'\n');
    let mut from = start;
    while from > 0 && !space(units[from - 1]) {
        from -= 1;
    }
    let mut to = end;
    while to < units.len() && !space(units[to]) {
        to += 1;
    }
    // A fragment may not cross a block: the first line of what is quoted is enough.
    to = from + units[from..to].iter().position(|u| line(*u)).unwrap_or(to - from);
    let exact = &units[from..to];
    let (mut prefix, mut suffix) = (from, to);
    for _ in 0..8 {
        let whole = &units[prefix..suffix];
        if count(units, whole) == 1 {
            break;
        }
        let mut moved = false;
        if suffix < units.len() && !line(units[suffix]) {
            suffix += 1;
            while suffix < units.len() && !space(units[suffix]) {
                suffix += 1;
            }
            moved = true;
        }
        if prefix > 0 && !line(units[prefix - 1]) {
            prefix -= 1;
            while prefix > 0 && !space(units[prefix - 1]) {
                prefix -= 1;
            }
            moved = true;
        }
        if !moved {
            break;
        }
    }
    let (base, _) = url.split_once('#').unwrap_or((url, ""));
    let mut out = format!("{base}#:~:text=");
    let before = trimmed(&units[prefix..from]);
    let after = trimmed(&units[to..suffix]);
    if !before.is_empty() {
        out.push_str(&escaped(&before));
        out.push_str("-,");
    }
    out.push_str(&escaped(&trimmed(exact)));
    if !after.is_empty() {
        out.push_str(",-");
        out.push_str(&escaped(&after));
    }
    Some(out)
}

fn trimmed(units: &[u16]) -> String {
    String::from_utf16_lossy(units).trim().to_string()
}

/// Whether `needle` stands once or oftener; counting stops at two.
fn count(units: &[u16], needle: &[u16]) -> usize {
    units.windows(needle.len().max(1)).filter(|w| *w == needle).take(2).count()
}

/// Percent-encodes what a text directive may not hold: `-`, `,`, `&` and what a URL may not.
fn escaped(s: &str) -> String {
    let mut out = String::new();
    for b in s.bytes() {
        if b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'~') {
            out.push(b as char);
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn is_whole_words_and_grows_until_unique() {
        let text: Vec<u16> = "قتل ثلاثة في المدينة، وقتل ثلاثة في القرية.".encode_utf16().collect();
        let at = |from: usize, n: usize| link("https://example.org/a#top", &text, from, from + n).unwrap();
        assert!(at(0, 3).starts_with("https://example.org/a#:~:text="));
        assert_ne!(at(4, 5), at(26, 5));
        assert_eq!(link("https://example.org", &text, 5, 5), None);
    }
}
