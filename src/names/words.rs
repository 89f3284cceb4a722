//! What is known of single words: how common they are, what company they keep, what lists they stand in.

use super::hash::{Keys, Rolling, slot, spread, u16_at, write_keys};

/// Lists a word may stand in, one bit each.
pub mod list {
    /// Given names.
    pub const GIVEN: u8 = 1;
    /// Surnames.
    pub const SURNAME: u8 = 2;
    /// Parts of names foreign to Arabic.
    pub const FOREIGN: u8 = 4;
    /// Places of one word.
    pub const PLACE: u8 = 8;
    /// First words of places of several.
    pub const PLACE_HEAD: u8 = 16;
    /// Nisba adjectives and demonyms.
    pub const NISBA: u8 = 32;
}

/// What the table has on one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    /// Binary logarithm of its frequency in the corpus, 1 to 15; 0 for a word not in the table or only in lists.
    pub frequency: u8,
    /// Its cluster among the fine ones; 0 for none.
    pub cluster: u16,
    /// The lists it stands in.
    pub lists: u8,
    /// How often the corpus has it as a person, place, organisation and other name: two bits each, from the lowest;
    /// 0 seldom, 1 at times, 2 often, 3 mostly. All of this plus one, wrapping; 0 where it is too rare to tell.
    pub usual: u8,
    /// The topic whose articles it is found in; 0 for none.
    pub topic: u8,
}

/// How many topics there may be.
pub const TOPICS: usize = 32;

/// The hash under which a folded word is kept.
pub fn key_hash(word: &[u8]) -> u64 {
    spread(Rolling::new().extend(word).value(), 1)
}

/// The table, read where it lies.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    keys: Keys<'a>,
    /// Two bytes each: frequency in the top four bits, cluster in the others.
    values: &'a [u8],
    lists: &'a [u8],
    usual: &'a [u8],
    topics: &'a [u8],
    coarse: &'a [u8],
}

const MAGIC: &[u8; 4] = b"ISW3";
/// How many fine clusters there may be.
const FINE: usize = 4096;

impl<'a> Words<'a> {
    /// Reads a table; `None` where `bytes` are not one.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        Self::split(bytes).filter(|words| words.keys.ascend())
    }

    /// As [`Words::read`], of bytes known to be a table: their length and head alone are looked at.
    pub(super) fn split(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(8)?;
        let len = u16_at(head, 2) as usize;
        let (keys, rest) = Keys::split(rest, len)?;
        let (values, rest) = rest.split_at_checked(2 * len)?;
        let (lists, rest) = rest.split_at_checked(len)?;
        let (usual, rest) = rest.split_at_checked(len)?;
        let (topics, coarse) = rest.split_at_checked(len)?;
        (head.starts_with(MAGIC) && coarse.len() == 2 * FINE).then_some(Words {
            keys,
            values,
            lists,
            usual,
            topics,
            coarse,
        })
    }

    /// The word under a rolling hash of its folded letters.
    #[inline]
    pub fn get(&self, hash: Rolling) -> Word {
        let Some(i) = self.keys.find(spread(hash.value(), 1)) else { return Word::default() };
        let value = u16_at(self.values, i);
        Word {
            frequency: (value >> 12) as u8,
            cluster: value & 0xFFF,
            lists: self.lists[i],
            usual: self.usual[i],
            topic: self.topics[i],
        }
    }

    /// The two coarser clusters a fine one belongs to.
    pub fn coarse(&self, cluster: u16) -> (u8, u8) {
        let i = 2 * cluster as usize;
        (self.coarse[i], self.coarse[i + 1])
    }
}

/// Writes a table of (folded word, what is known of it) and, for each fine cluster, its two coarser ones.
#[doc(hidden)]
pub fn write(words: &[(String, Word)], coarse: &[(u8, u8)]) -> Vec<u8> {
    let mut sorted: Vec<(u64, Word)> = words.iter().map(|(w, x)| (key_hash(w.as_bytes()), *x)).collect();
    // Of two words that fall together (one pair in most tables) the commoner stays.
    sorted.sort_by_key(|x| (slot(x.0), std::cmp::Reverse(x.1.frequency), x.0));
    sorted.dedup_by_key(|x| slot(x.0));
    let mut out = MAGIC.to_vec();
    out.extend((sorted.len() as u16).to_le_bytes());
    out.extend([0, 0]);
    write_keys(&sorted.iter().map(|x| x.0).collect::<Vec<_>>(), &mut out);
    out.extend(sorted.iter().flat_map(|(_, x)| (u16::from(x.frequency) << 12 | x.cluster).to_le_bytes()));
    out.extend(sorted.iter().map(|(_, x)| x.lists));
    out.extend(sorted.iter().map(|(_, x)| x.usual));
    out.extend(sorted.iter().map(|(_, x)| x.topic));
    for i in 0..FINE {
        let (a, b) = coarse.get(i).copied().unwrap_or_default();
        out.extend([a, b]);
    }
    out
}
