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

/// What is worked out once for each token.
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
    fn next(&mut self, atoms: &[Atom]) -> u64 {
        self.counts.iter_mut().for_each(|c| *c /= 2);
        for a in atoms.iter().filter(|a| a.topic != 0) {
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

/// Features of every token of one sentence, in order. `theme` goes from sentence to sentence of one text; `out` is
/// cleared first. To `stems` goes for each token what tells its word from others, 0 for one that is no rare word.
pub fn extract(
    words: &Words<'_>,
    text: &Text,
    sentence: Tokens,
    theme: &mut Theme,
    out: &mut Vec<[u64; TEMPLATES]>,
    stems: &mut Vec<u64>,
) {
    out.clear();
    let mut atoms = Vec::with_capacity(sentence.len() + 4);
    atoms.extend([EDGE; 2]);
    atoms.extend(sentence.map(|i| atom(words, text, i)));
    atoms.extend([EDGE; 2]);
    let theme = theme.next(&atoms);
    out.extend(atoms.array_windows().map(|w| templates(w, theme)));
    stems.extend(atoms[2..atoms.len() - 2].iter().map(|a| if a.rare { a.stem } else { 0 }));
}

fn templates(w: &[Atom; 5], theme: u64) -> [u64; TEMPLATES] {
    let [b2, b1, a, n1, n2] = w;
    let values = [
        7,
        a.word,
        a.stem,
        b1.stem,
        n1.stem,
        a.prefix[0],
        a.prefix[1],
        a.prefix[2],
        a.suffix[0],
        a.suffix[1],
        a.suffix[2],
        a.shape,
        (b1.shape >> 12) << 40 | a.shape << 12 | n1.shape >> 12,
        a.fine,
        b1.fine,
        n1.fine,
        b2.fine,
        n2.fine,
        b1.mid << 8 | a.mid,
        a.mid << 8 | n1.mid,
        b1.coarse << 16 | a.coarse << 8 | n1.coarse,
        b2.coarse << 16 | b1.coarse << 8 | a.coarse,
        a.lists,
        b1.lists << 8 | a.lists,
        a.lists << 8 | n1.lists,
        b1.mid << 8 | a.lists,
        b1.mid << 8 | n1.mid,
        a.prefix[3],
        a.usual,
        b1.usual << 12 | a.usual,
        a.usual << 12 | n1.usual,
        a.usual << 8 | a.lists,
        b1.usual << 24 | a.usual << 12 | n1.usual,
        b1.mid << 12 | a.usual,
        theme << 12 | a.usual,
        theme << 8 | a.mid,
        a.cut << 12 | a.usual,
        a.cut << 8 | a.mid,
    ];
    let mut out = [0; TEMPLATES];
    for (t, (slot, value)) in out.iter_mut().zip(values).enumerate() {
        *slot = if value == 0 { 0 } else { spread(value, t as u64 + 2) };
    }
    out
}
