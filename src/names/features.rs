//! What the tagger looks at: one list of feature hashes per token. Training and tagging run this same code.

use super::hash::{Rolling, spread};
use super::words::{TOPICS, Word, Words};
use crate::text::{Kind, Text, Tokens};

/// How many templates there are; a token has one feature of each, 0 where it does not apply.
pub const TEMPLATES: usize = 38;

/// What the templates are, in order; for the trainer's ablations and the report.
pub const NAMES: [&str; TEMPLATES] = [
    "bias",
    "word",
    "stem",
    "stem-1",
    "stem+1",
    "prefix1",
    "prefix2",
    "prefix3",
    "suffix1",
    "suffix2",
    "suffix3",
    "shape",
    "shape-1,0,+1",
    "fine",
    "fine-1",
    "fine+1",
    "fine-2",
    "fine+2",
    "mid-1,0",
    "mid0,+1",
    "coarse-1,0,+1",
    "coarse-2,-1,0",
    "lists",
    "lists-1,0",
    "lists0,+1",
    "mid-1,lists",
    "mid-1,+1",
    "prefix4",
    "usual",
    "usual-1,0",
    "usual0,+1",
    "usual,lists",
    "usual-1,0,+1",
    "mid-1,usual",
    "theme,usual",
    "theme,mid",
    "cut,usual",
    "cut,mid",
];

/// What is worked out once for each distinct word of a text.
#[derive(Debug, Clone, Copy)]
struct Atom {
    word: u64,
    stem: u64,
    prefix: [u64; 4],
    suffix: [u64; 3],
    /// Kind, length and proclitics.
    shape: u64,
    fine: u64,
    mid: u64,
    coarse: u64,
    lists: u64,
    /// What the corpus usually takes it for.
    usual: u64,
    /// What was cut off it, and whether it has the article.
    cut: u64,
    topic: u8,
    /// A word of letters, and not among the common ones.
    rare: bool,
}

/// What stands before the first and after the last token of a sentence.
const EDGE: Atom = Atom {
    word: 1,
    stem: 1,
    prefix: [0; 4],
    suffix: [0; 3],
    shape: 1,
    fine: 0xFFFF,
    mid: 0xFF,
    coarse: 0xFF,
    lists: 0,
    usual: 0xFFF,
    cut: 0xFF,
    topic: 0,
    rare: false,
};

/// What a text is about, sentence by sentence: sport has its clubs where politics has its places.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    counts: [u32; TOPICS],
}

impl Theme {
    /// Takes in one more sentence and says its theme; what came before counts half as much with each sentence.
    fn next<'a>(&mut self, atoms: impl Iterator<Item = &'a Atom>) -> u64 {
        self.counts.iter_mut().for_each(|c| *c /= 2);
        for a in atoms.filter(|a| a.topic != 0) {
            self.counts[a.topic as usize % TOPICS] += 8;
        }
        (0..TOPICS).rev().max_by_key(|&t| self.counts[t]).unwrap_or(0) as u64
    }
}

/// Words commoner than this (as [`Word::frequency`] has it) say nothing of the topic.
const COMMON: u8 = 10;

/// Bytes of the folded letters that may be proclitics.
const WAW: &[u8] = "و".as_bytes();
const FA: &[u8] = "ف".as_bytes();
const BA: &[u8] = "ب".as_bytes();
const LAM: &[u8] = "ل".as_bytes();
const KAF: &[u8] = "ك".as_bytes();
const ARTICLE: &[u8] = "ال".as_bytes();

/// The proclitics that corpus frequency says should come off: the stem's hash, its entry, and a code of what was cut.
fn strip(words: &Words<'_>, key: &[u8], whole: (Rolling, Word)) -> (Rolling, Word, u64) {
    let mut best = (whole.0, whole.1, 0);
    let mut consider = |hash: Rolling, letters: usize, code: u64| {
        if letters < 3 {
            return;
        }
        let word = words.get(hash);
        // A longer cut has to earn its letters: وزارة، بغداد، لبنان، كتائب stay whole.
        if word.frequency > best.1.frequency || (best.1 == Word::default() && word != Word::default()) {
            best = (hash, word, code);
        }
    };
    let letters = |b: &[u8]| b.len() / 2;
    let conjunction = if key.starts_with(WAW) || key.starts_with(FA) { 1 } else { 0 };
    for conj in 0..=conjunction {
        let rest = &key[2 * conj..];
        if conj == 1 {
            consider(Rolling::new().extend(rest), letters(rest), 1);
        }
        if rest.starts_with(BA) || rest.starts_with(LAM) || rest.starts_with(KAF) {
            let stem = &rest[2..];
            consider(Rolling::new().extend(stem), letters(stem), 2 + conj as u64);
            if rest.starts_with(LAM) && stem.starts_with(LAM) {
                consider(Rolling::new().extend(ARTICLE).extend(&stem[2..]), letters(stem) + 1, 4 + conj as u64);
            }
        }
    }
    best
}

fn atom(words: &Words<'_>, text: &Text, i: usize) -> Atom {
    let kind = text.kind(i);
    let key = text.key(i).as_bytes();
    if kind != Kind::Word {
        let kind_code = 2 + kind as u64;
        let word = if kind == Kind::Number { 2 } else { Rolling::new().extend(key).value() };
        let length = key.len().min(6) as u64;
        let known = if kind == Kind::Number { Word::default() } else { words.get(Rolling::new().extend(key)) };
        let (mid, coarse) = words.coarse(known.cluster);
        return Atom {
            word,
            stem: word,
            shape: kind_code << 8 | length,
            fine: known.cluster.into(),
            mid: mid.into(),
            coarse: coarse.into(),
            lists: 0,
            usual: usual(known),
            rare: kind == Kind::Foreign,
            cut: 0xFE,
            ..EDGE
        };
    }
    let mut hash = Rolling::new();
    let mut prefix = [0; 4];
    let mut n = 0;
    for (at, &b) in key.iter().enumerate() {
        hash = hash.push(b);
        if n < 4 && key.get(at + 1).is_none_or(|b| b & 0xC0 != 0x80) {
            prefix[n] = hash.value();
            n += 1;
        }
    }
    let mut back = Rolling::new();
    let mut suffix = [0; 3];
    let mut n = 0;
    for &b in key.iter().rev() {
        back = back.push(b);
        if b & 0xC0 != 0x80 {
            suffix[n] = back.value();
            n += 1;
            if n == 3 {
                break;
            }
        }
    }
    let whole = words.get(hash);
    let (stem, known, cut) = strip(words, key, (hash, whole));
    // A rare word with its clitics has a poorer cluster than its stem.
    let cluster = if known.cluster != 0 { known.cluster } else { whole.cluster };
    let (mid, coarse) = words.coarse(cluster);
    let length = (key.len() / 2).min(9) as u64;
    let article = u64::from(key.starts_with(ARTICLE) || cut >= 4);
    Atom {
        word: hash.value(),
        stem: stem.value(),
        prefix,
        suffix,
        shape: cut << 16 | article << 12 | length,
        fine: cluster.into(),
        mid: mid.into(),
        coarse: coarse.into(),
        lists: (known.lists | whole.lists).into(),
        usual: usual(if known.usual != 0 { known } else { whole }),
        cut: cut << 1 | article,
        rare: known.frequency <= COMMON && key.len() >= 6,
        topic: if known.frequency <= COMMON { known.topic } else { 0 },
    }
}

/// How often a word is each class in the corpus, where it is common enough to tell; 0x100 where it is not.
fn usual(word: Word) -> u64 {
    if word.usual == 0 { 0x100 } else { word.usual.into() }
}

/// The words of a text, as the templates look at them.
pub struct Atoms {
    /// By word, then [`EDGE`].
    list: Vec<Atom>,
}

impl Atoms {
    /// Reads the words of a text.
    pub fn new(words: &Words<'_>, text: &Text) -> Self {
        let mut list = Vec::with_capacity(text.words() + 1);
        for i in 0..text.len() {
            // Words are numbered by their first token.
            if text.word(i) == list.len() {
                list.push(atom(words, text, i));
            }
        }
        list.push(EDGE);
        Atoms { list }
    }

    /// What stands before the first and after the last token of a sentence, as a word.
    pub(super) fn edge(&self) -> usize {
        self.list.len() - 1
    }

    /// What tells this word from others; 0 for one that is no rare word.
    pub(super) fn rare(&self, word: usize) -> u64 {
        let a = &self.list[word];
        if a.rare { a.stem } else { 0 }
    }

    /// The words of a sentence's tokens, in order, two edges before and behind them.
    pub(super) fn sentence(&self, text: &Text, sentence: Tokens, out: &mut Vec<usize>) {
        let edges = [self.edge(); 2];
        out.clear();
        out.extend(edges);
        out.extend(sentence.map(|i| text.word(i)));
        out.extend(edges);
    }

    /// The theme of a sentence whose words [`Atoms::sentence`] gave.
    pub(super) fn theme(&self, words: &[usize], theme: &mut Theme) -> u64 {
        theme.next(words.iter().map(|&w| &self.list[w]))
    }

    /// What a word says by itself of its own token, 0, or of one so many tokens before or after it, -2 to 2.
    #[inline(always)]
    pub(super) fn single(&self, word: usize, of: isize, see: impl FnMut(usize, u64)) {
        let a = &self.list[word];
        match of {
            0 => each(own(a), see),
            1 => each([(3, a.stem), (14, a.fine)], see),
            -1 => each([(4, a.stem), (15, a.fine)], see),
            2 => each([(16, a.fine)], see),
            _ => each([(17, a.fine)], see),
        }
    }

    /// What the words within two of a token say together of it, and with the theme of its sentence.
    #[inline(always)]
    pub(super) fn joint(&self, window: &[usize; 5], theme: u64, see: impl FnMut(usize, u64)) {
        each(joint(window.map(|w| &self.list[w]), theme), see);
    }
}

/// Features of every token of one sentence, in order: for the trainer. `theme` goes from sentence to sentence of one
/// text; `out` is cleared first.
pub fn extract(atoms: &Atoms, text: &Text, sentence: Tokens, theme: &mut Theme, out: &mut Vec<[u64; TEMPLATES]>) {
    out.clear();
    let mut words = Vec::new();
    atoms.sentence(text, sentence, &mut words);
    let theme = atoms.theme(&words, theme);
    for window in words.array_windows::<5>() {
        let mut row = [0; TEMPLATES];
        for (at, of) in (-2..=2).rev().enumerate() {
            atoms.single(window[at], of, |t, feature| row[t] = feature);
        }
        atoms.joint(window, theme, |t, feature| row[t] = feature);
        out.push(row);
    }
}

/// The features of some templates' values; 0 says nothing.
#[inline(always)]
fn each<const N: usize>(values: [(usize, u64); N], mut see: impl FnMut(usize, u64)) {
    for (template, value) in values {
        if value != 0 {
            see(template, spread(value, template as u64 + 2));
        }
    }
}

fn own(a: &Atom) -> [(usize, u64); 17] {
    [
        (0, 7),
        (1, a.word),
        (2, a.stem),
        (5, a.prefix[0]),
        (6, a.prefix[1]),
        (7, a.prefix[2]),
        (8, a.suffix[0]),
        (9, a.suffix[1]),
        (10, a.suffix[2]),
        (11, a.shape),
        (13, a.fine),
        (22, a.lists),
        (27, a.prefix[3]),
        (28, a.usual),
        (31, a.usual << 8 | a.lists),
        (36, a.cut << 12 | a.usual),
        (37, a.cut << 8 | a.mid),
    ]
}

fn joint([b2, b1, a, n1, _]: [&Atom; 5], theme: u64) -> [(usize, u64); 15] {
    [
        (12, (b1.shape >> 12) << 40 | a.shape << 12 | n1.shape >> 12),
        (18, b1.mid << 8 | a.mid),
        (19, a.mid << 8 | n1.mid),
        (20, b1.coarse << 16 | a.coarse << 8 | n1.coarse),
        (21, b2.coarse << 16 | b1.coarse << 8 | a.coarse),
        (23, b1.lists << 8 | a.lists),
        (24, a.lists << 8 | n1.lists),
        (25, b1.mid << 8 | a.lists),
        (26, b1.mid << 8 | n1.mid),
        (29, b1.usual << 12 | a.usual),
        (30, a.usual << 12 | n1.usual),
        (32, b1.usual << 24 | a.usual << 12 | n1.usual),
        (33, b1.mid << 12 | a.usual),
        (34, theme << 12 | a.usual),
        (35, theme << 8 | a.mid),
    ]
}
