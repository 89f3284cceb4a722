//! Hashes of words and features, and the table both binaries of the tagger are made of.
//!
//! A key is a 64-bit hash. Its top [`BUCKET_BITS`] bits choose a bucket, the next 16 tell the bucket's few entries
//! apart; a key that was never put in passes for one that was about once in 2^30 / entries look-ups. No string is
//! stored, and nothing is decoded at load: look-ups read the bytes as they lie in the program.

/// Buckets are 2^14: three or four entries each at the sizes in use, and offsets that fit 16 bits.
pub const BUCKET_BITS: u32 = 14;
const BUCKETS: usize = 1 << BUCKET_BITS;
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

/// The keys of a table: bucket offsets, then fingerprints.
#[derive(Debug, Clone, Copy)]
pub struct Keys<'a> {
    offsets: &'a [u8],
    fingerprints: &'a [u8],
}

impl<'a> Keys<'a> {
    /// Splits `bytes` into the keys of `len` entries and what follows them; `None` where there are too few bytes.
    pub fn split(bytes: &'a [u8], len: usize) -> Option<(Self, &'a [u8])> {
        let (offsets, rest) = bytes.split_at_checked(2 * (BUCKETS + 1))?;
        let (fingerprints, rest) = rest.split_at_checked(2 * len)?;
        let monotone = (0..BUCKETS).all(|b| u16_at(offsets, b) <= u16_at(offsets, b + 1));
        (monotone && u16_at(offsets, BUCKETS) as usize == len).then_some((Keys { offsets, fingerprints }, rest))
    }

    /// The entries of the bucket that `hash` falls in.
    pub fn bucket(&self, hash: u64) -> std::ops::Range<usize> {
        let b = (hash >> (64 - BUCKET_BITS)) as usize;
        u16_at(self.offsets, b) as usize..u16_at(self.offsets, b + 1) as usize
    }

    /// The entry of `hash`.
    #[inline]
    pub fn find(&self, hash: u64) -> Option<usize> {
        let wanted = fingerprint(hash).to_le_bytes();
        let bucket = self.bucket(hash);
        let at = self.fingerprints[2 * bucket.start..2 * bucket.end].chunks_exact(2).position(|f| f == wanted)?;
        Some(bucket.start + at)
    }
}

/// What of a hash is kept: keys with the same slot are one key.
#[doc(hidden)]
pub const fn slot(hash: u64) -> u64 {
    hash >> (64 - BUCKET_BITS - 16)
}

const fn fingerprint(hash: u64) -> u16 {
    (hash >> (64 - BUCKET_BITS - 16)) as u16
}

/// Writes the keys of entries sorted by hash; their [`slot`]s must differ.
#[doc(hidden)]
pub fn write_keys(hashes: &[u64], out: &mut Vec<u8>) {
    assert!(hashes.len() <= u16::MAX as usize, "too many entries for 16-bit offsets");
    let mut counts = vec![0u16; BUCKETS + 1];
    for pair in hashes.windows(2) {
        assert!(slot(pair[0]) < slot(pair[1]), "two keys fall together");
    }
    for h in hashes {
        counts[(h >> (64 - BUCKET_BITS)) as usize + 1] += 1;
    }
    for b in 0..BUCKETS {
        counts[b + 1] += counts[b];
    }
    out.extend(counts.iter().flat_map(|c| c.to_le_bytes()));
    out.extend(hashes.iter().flat_map(|&h| fingerprint(h).to_le_bytes()));
}
