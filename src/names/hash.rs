//! Hashes of words and features, and the keys both binaries of the tagger are found by.
//!
//! A key is a 64-bit hash. Its top [`BUCKET_BITS`] bits choose a bucket, the next 16 tell the bucket's few entries
//! apart; a key that was never put in passes for one that was about once in 2^30 / entries look-ups. No string is
//! stored, and nothing is decoded at load: look-ups read the bytes as they lie in the program.

/// Buckets are 2^14: three or four entries each at the sizes in use, and offsets that fit 16 bits.
pub const BUCKET_BITS: u32 = 14;
pub(super) const BUCKETS: usize = 1 << BUCKET_BITS;
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A hash that grows byte by byte (FNV-1a), so that all prefixes of a word are hashed on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rolling(u64);

impl Rolling {
    /// The hash of nothing.
    pub const fn new() -> Self {
        Rolling(SEED)
    }

    /// With one byte more.
    pub const fn push(self, byte: u8) -> Self {
        Rolling((self.0 ^ byte as u64).wrapping_mul(PRIME))
    }

    /// With all of `bytes`.
    pub fn extend(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |h, &b| h.push(b))
    }

    /// The hash so far.
    pub const fn value(self) -> u64 {
        self.0
    }
}

/// Spreads a value over all 64 bits (the finaliser of SplitMix64), apart for each `salt`.
pub const fn spread(value: u64, salt: u64) -> u64 {
    let mut z = value ^ salt.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Reads a little-endian 16-bit number.
pub fn u16_at(bytes: &[u8], index: usize) -> u16 {
    u16::from_le_bytes([bytes[2 * index], bytes[2 * index + 1]])
}

/// The keys of a table: where its buckets begin, then fingerprints.
#[derive(Debug, Clone, Copy)]
pub struct Keys<'a> {
    /// Where the entries of each bucket begin.
    starts: &'a [[u8; 2]],
    fingerprints: &'a [[u8; 2]],
}

impl<'a> Keys<'a> {
    /// Splits `bytes` into the keys of `len` entries and what follows them; `None` where there are too few bytes. Whether
    /// they are keys, [`Keys::ascend`] says.
    pub fn split(bytes: &'a [u8], len: usize) -> Option<(Self, &'a [u8])> {
        let (starts, rest) = bytes.split_at_checked(2 * (BUCKETS + 1))?;
        let (fingerprints, rest) = rest.split_at_checked(2 * len)?;
        Some((Keys { starts: starts.as_chunks().0, fingerprints: fingerprints.as_chunks().0 }, rest))
    }

    /// True where each bucket begins where the one before ends.
    pub fn ascend(&self) -> bool {
        ascend(self.starts, self.fingerprints.len())
    }

    /// The entry of `hash`.
    #[inline]
    pub fn find(&self, hash: u64) -> Option<usize> {
        let wanted = fingerprint(hash).to_le_bytes();
        let bucket = bucket(hash);
        let [from, to] = [self.starts[bucket], self.starts[bucket + 1]].map(|b| u16::from_le_bytes(b) as usize);
        Some(from + self.fingerprints[from..to].iter().position(|f| *f == wanted)?)
    }
}

/// True where buckets that begin at `starts` follow one another and end with the last of `len` entries.
pub(super) fn ascend(starts: &[[u8; 2]], len: usize) -> bool {
    let at = |s: &[u8; 2]| u16::from_le_bytes(*s);
    starts.is_sorted_by_key(at) && starts.last().is_some_and(|s| at(s) as usize == len)
}

/// The bucket a hash falls in.
#[inline]
pub(super) const fn bucket(hash: u64) -> usize {
    (hash >> (64 - BUCKET_BITS)) as usize
}

/// What of a hash is kept: keys with the same slot are one key.
#[doc(hidden)]
pub const fn slot(hash: u64) -> u64 {
    hash >> (64 - BUCKET_BITS - 16)
}

#[inline]
pub(super) const fn fingerprint(hash: u64) -> u16 {
    (hash >> (64 - BUCKET_BITS - 16)) as u16
}

/// Writes the keys of entries sorted by hash; their [`slot`]s must differ.
#[doc(hidden)]
pub fn write_keys(hashes: &[u64], out: &mut Vec<u8>) {
    for pair in hashes.windows(2) {
        assert!(slot(pair[0]) < slot(pair[1]), "two keys fall together");
    }
    out.extend(bucket_starts(hashes.iter().copied()).iter().flat_map(|c| c.to_le_bytes()));
    out.extend(hashes.iter().flat_map(|&h| fingerprint(h).to_le_bytes()));
}

/// Where the entries of each bucket begin, and how many there are in all.
pub(super) fn bucket_starts(hashes: impl ExactSizeIterator<Item = u64>) -> Vec<u16> {
    assert!(hashes.len() <= u16::MAX as usize, "too many entries for 16-bit offsets");
    let mut starts = vec![0u16; BUCKETS + 1];
    hashes.for_each(|h| starts[bucket(h) + 1] += 1);
    for b in 0..BUCKETS {
        starts[b + 1] += starts[b];
    }
    starts
}
