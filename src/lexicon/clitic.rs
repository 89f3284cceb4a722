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
pub fn splits(key: &str) -> impl Iterator<Item = Split<'_>> {
    let whole = Split { conjunction: None, preposition: None, article: false, stem: key, letters: 0 };
    let mut out = [None; 12];
    let mut n = 0;
    let mut push = |s: Split<'_>| {
        if n < out.len() && s.stem.chars().nth(1).is_some() {
            out[n] = Some((s.conjunction, s.preposition, s.article, key.len() - s.stem.len(), s.letters));
            n += 1;
        }
    };
    let conjunction = key.chars().next().filter(|c| matches!(c, 'و' | 'ف'));
    for first in [None, conjunction].into_iter().take(1 + usize::from(conjunction.is_some())) {
        let rest = &key[first.map_or(0, char::len_utf8)..];
        let cut = usize::from(first.is_some());
        if first.is_some() {
            push(Split { conjunction: first, stem: rest, letters: cut, ..whole });
        }
        if let Some(stem) = rest.strip_prefix("ال") {
            push(Split { conjunction: first, article: true, stem, letters: cut, ..whole });
        }
        if let Some(stem) = rest.strip_prefix("لل") {
            push(Split { conjunction: first, preposition: Some('ل'), article: true, stem, letters: cut });
        }
        if let Some(p) = rest.chars().next().filter(|c| matches!(c, 'ب' | 'ل' | 'ك' | 'س')) {
            let stem = &rest[p.len_utf8()..];
            push(Split { conjunction: first, preposition: Some(p), article: false, stem, letters: cut + 1 });
            if p != 'س'
                && let Some(stem) = stem.strip_prefix("ال")
            {
                push(Split { conjunction: first, preposition: Some(p), article: true, stem, letters: cut + 1 });
            }
        }
    }
    std::iter::once(whole).chain(out.into_iter().flatten().map(
        move |(conjunction, preposition, article, at, letters)| Split {
            conjunction,
            preposition,
            article,
            stem: &key[at..],
            letters,
        },
    ))
}
