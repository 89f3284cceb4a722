//! One index over the keys of all tables: what the lexicon has under a word, or under the first words of a phrase.
//!
//! A word is known by its hash, a phrase by the hashes of its words joined one after the other, so that one probe a word
//! answers for every table. No string is stored: an absent word passes for a key about once in 2^43 probes, and
//! `build.rs`, which includes this file, refuses two keys that would fall together.

/// Buckets are 2^13: three or four keys each at the sizes in use.
pub const BUCKET_BITS: u32 = 13;
/// Low bits of an entry's value that say where its postings begin; those above choose its class.
pub const AT_BITS: u32 = 20;
/// A posting is a row above its features; the highest bit says that another of the same key and table follows.
pub const FEATURE_BITS: u32 = 10;
/// See [`FEATURE_BITS`].
pub const MORE: u32 = 1 << 31;

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
const FINISH: u64 = 0xD6E8_FEB8_6659_FD93;

/// The hash of a folded word, eight bytes at a time.
pub const fn hash(word: &[u8]) -> u64 {
    let mut h = word.len() as u64;
    let (mut chunks, last) = word.as_chunks::<8>();
    while let [chunk, more @ ..] = chunks {
        h = (h.rotate_left(29) ^ u64::from_le_bytes(*chunk)).wrapping_mul(MIX);
        chunks = more;
    }
    let mut tail = 0;
    let mut rest = last;
    while let [b, more @ ..] = rest {
        tail = tail << 8 | *b as u64;
        rest = more;
    }
    finish((h.rotate_left(29) ^ tail).wrapping_mul(MIX))
}

/// The hash of a phrase with one word more.
pub const fn join(phrase: u64, word: u64) -> u64 {
    finish((phrase.rotate_left(23) ^ word).wrapping_mul(MIX))
}

const fn finish(h: u64) -> u64 {
    let h = (h ^ h >> 32).wrapping_mul(FINISH);
    h ^ h >> 32
}

/// True where one of the bytes is a space, eight looked at at once.
#[allow(dead_code)]
fn has_space(bytes: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 0xFF;
    let (chunks, rest) = bytes.as_chunks::<8>();
    chunks.iter().any(|c| {
        let zero_at_space = u64::from_le_bytes(*c) ^ (ONES * b' ' as u64);
        zero_at_space.wrapping_sub(ONES) & !zero_at_space & (ONES << 7) != 0
    }) || rest.contains(&b' ')
}

/// What the lexicon has under one word or phrase, in all tables: a bit a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Tables that have it as a key.
    pub whole: u32,
    /// Tables that have keys which go on after it.
    pub longer: u32,
    /// Where the postings of the tables in `whole` begin, in the order of their bits.
    pub at: u32,
    /// The hash it was looked up by, from which longer phrases go on.
    pub hash: u64,
}

/// The baked index, read where it lies in the program.
#[allow(dead_code)]
pub struct Index {
    /// Little-endian 32-bit numbers: where each bucket's entries begin, and their count at the end.
    pub buckets: &'static [u8],
    /// Entries of two such numbers: the low half of a hash, and class and place of its postings.
    pub entries: &'static [u8],
    /// Such numbers: see [`FEATURE_BITS`].
    pub postings: &'static [u8],
    /// `whole` and `longer` of each class.
    pub classes: &'static [(u32, u32)],
}

#[allow(dead_code)]
impl Index {
    /// What is known under a hash.
    #[inline]
    pub fn find(&self, hash: u64) -> Known {
        let (buckets, _) = self.buckets.as_chunks::<4>();
        let (entries, _) = self.entries.as_chunks::<8>();
        let bucket = (hash >> (64 - BUCKET_BITS)) as usize;
        let [from, to] = [buckets[bucket], buckets[bucket + 1]].map(|b| u32::from_le_bytes(b) as usize);
        for entry in &entries[from..to] {
            let entry = u64::from_le_bytes(*entry);
            if entry as u32 == hash as u32 {
                let value = (entry >> 32) as u32;
                let (whole, longer) = self.classes[(value >> AT_BITS) as usize];
                return Known { whole, longer, at: value & ((1 << AT_BITS) - 1), hash };
            }
        }
        Known { hash, ..Known::default() }
    }

    /// What is known under a phrase, words separated by one space.
    pub fn find_phrase(&self, phrase: &str) -> Known {
        if !has_space(phrase.as_bytes()) {
            return self.find(hash(phrase.as_bytes()));
        }
        let words = phrase.split(' ').map(|w| hash(w.as_bytes()));
        self.find(words.reduce(join).unwrap_or_default())
    }

    /// What is known under the phrase with one word more.
    #[inline]
    pub fn find_longer(&self, phrase: Known, word: u64) -> Known {
        self.find(join(phrase.hash, word))
    }

    /// The postings under `known` of the table whose bit is `table`: rows with their features.
    #[inline]
    pub fn postings(&self, known: Known, table: u32) -> impl Iterator<Item = (u32, u16)> + use<> {
        let (postings, _) = self.postings.as_chunks::<4>();
        let posting = move |at: usize| u32::from_le_bytes(postings[at]);
        let mut next = None;
        if known.whole & table != 0 {
            let mut at = known.at as usize;
            // Those of the tables before it are stepped over.
            for _ in 0..(known.whole & (table - 1)).count_ones() {
                while posting(at) & MORE != 0 {
                    at += 1;
                }
                at += 1;
            }
            next = Some(at);
        }
        std::iter::from_fn(move || {
            let at = next?;
            let p = posting(at);
            next = (p & MORE != 0).then_some(at + 1);
            Some(((p & !MORE) >> FEATURE_BITS, (p & ((1 << FEATURE_BITS) - 1)) as u16))
        })
    }
}
