//! A Bloom filter over a table's keys: most words a rule asks about are in no table, and this says so at the cost of one
//! hash and one read. `build.rs` includes this file, so that tables and look-ups hash alike.

/// Bits a key; with [`bits`] about one absent word in fifty still passes, and the map then says no.
#[allow(dead_code)]
const BITS_PER_KEY: usize = 12;

/// The hash of a key's bytes, eight at a time.
pub fn hash(bytes: &[u8]) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut h = bytes.len() as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for w in words {
        h = (h.rotate_left(29) ^ u64::from_le_bytes(*w)).wrapping_mul(MIX);
    }
    let mut last = 0;
    for &b in rest {
        last = last << 8 | u64::from(b);
    }
    h = (h.rotate_left(29) ^ last).wrapping_mul(MIX);
    h ^ h >> 32
}

/// The bits of a key within its word of the filter.
const fn bits(hash: u64) -> u64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63)
}

/// Which of `words` words of the filter a key falls in.
const fn word(hash: u64, words: usize) -> usize {
    ((hash >> 32) * words as u64 >> 32) as usize
}

/// False only where the key of this hash is surely absent.
#[inline]
pub fn may_have(filter: &[u8], hash: u64) -> bool {
    let (words, _) = filter.as_chunks::<8>();
    let bits = bits(hash);
    words.get(word(hash, words.len())).is_some_and(|w| u64::from_le_bytes(*w) & bits == bits)
}

/// Builds the filter of some keys.
#[allow(dead_code)]
pub fn build(hashes: &[u64]) -> Vec<u8> {
    let mut words = vec![0u64; (hashes.len() * BITS_PER_KEY).div_ceil(64)];
    let n = words.len();
    for &h in hashes {
        words[word(h, n)] |= bits(h);
    }
    words.iter().flat_map(|w| w.to_le_bytes()).collect()
}
