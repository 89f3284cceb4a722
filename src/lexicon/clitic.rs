//! Clitics: what may be cut from the front of a word.
//!
//! Cutting is only offered here; whether it is right, the lexicon decides by knowing the rest
//! (`وزارة`، `وكالة`، `فرنسا`، `بغداد`، `لبنان` are whole).

/// One way to cut the proclitics off a folded word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split<'k> {
    /// `و` or `ف`.
    pub conjunction: Option<char>,
    /// `ب`, `ل`, `ك`, or the future's `س`.
    pub preposition: Option<char>,
    /// True where `ال` was cut, or stands fused in `لل`.
    pub article: bool,
    /// What remains.
    pub stem: &'k str,
    /// How many letters stand before the word proper, the article not counted: what a span shown to people
    /// leaves out. In `للجيش` the article is fused with the preposition, so it is 0 there.
    pub letters: usize,
}

/// All ways to cut the proclitics off `key`, fewest cut letters first; the first cuts none. The stem keeps at
/// least two letters.
pub fn splits(key: &str) -> Splits<'_> {
    let mut out = Splits { key, cuts: [Cut::default(); MOST], len: 1, next: 0 };
    let bytes = key.as_bytes();
    // Letters of this script take two bytes: what the first of them is decides whether anything can be cut.
    if bytes.len() < 4 || !matches!(letter(bytes), 'و' | 'ف' | 'ا' | 'ل' | 'ب' | 'ك' | 'س') {
        return out;
    }
    out.cut(0, None);
    if let c @ ('و' | 'ف') = letter(bytes) {
        out.push(Cut { conjunction: Some(c), at: 2, letters: 1, ..Cut::default() });
        out.cut(2, Some(c));
    }
    out
}

/// The letter that two bytes are; NUL for what is none of this script.
fn letter(bytes: &[u8]) -> char {
    match bytes {
        [a @ 0xD8..=0xDB, b, ..] => char::from_u32(u32::from(a & 0x1F) << 6 | u32::from(b & 0x3F)).unwrap_or('\0'),
        _ => '\0',
    }
}

/// As many cuts as there can be: none, then by article, `لل`, preposition, preposition and article, with and without
/// a conjunction, and the conjunction alone.
const MOST: usize = 10;

#[derive(Debug, Clone, Copy, Default)]
struct Cut {
    conjunction: Option<char>,
    preposition: Option<char>,
    article: bool,
    at: u8,
    letters: u8,
}

/// The ways that [`splits`] found.
#[derive(Debug, Clone)]
pub struct Splits<'k> {
    key: &'k str,
    cuts: [Cut; MOST],
    len: u8,
    next: u8,
}

impl Splits<'_> {
    fn push(&mut self, cut: Cut) {
        if self.key[cut.at as usize..].chars().nth(1).is_some() {
            self.cuts[self.len as usize] = cut;
            self.len += 1;
        }
    }

    /// Article and prepositions after the conjunction, which takes `from` bytes.
    fn cut(&mut self, from: u8, conjunction: Option<char>) {
        let letters = u8::from(conjunction.is_some());
        let rest = &self.key[from as usize..];
        let cut = |at: u8| Cut { conjunction, at: from + at, letters, ..Cut::default() };
        if rest.starts_with("ال") {
            self.push(Cut { article: true, ..cut(4) });
        }
        if rest.starts_with("لل") {
            self.push(Cut { preposition: Some('ل'), article: true, ..cut(4) });
        }
        if let p @ ('ب' | 'ل' | 'ك' | 'س') = letter(rest.as_bytes()) {
            let before = Cut { preposition: Some(p), letters: letters + 1, ..cut(2) };
            self.push(before);
            if p != 'س' && rest[2..].starts_with("ال") {
                self.push(Cut { article: true, at: from + 6, ..before });
            }
        }
    }
}

impl<'k> Iterator for Splits<'k> {
    type Item = Split<'k>;

    fn next(&mut self) -> Option<Split<'k>> {
        let cut = self.cuts[..self.len as usize].get(self.next as usize)?;
        self.next += 1;
        Some(Split {
            conjunction: cut.conjunction,
            preposition: cut.preposition,
            article: cut.article,
            stem: &self.key[cut.at as usize..],
            letters: cut.letters.into(),
        })
    }
}
