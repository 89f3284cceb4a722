//! The tagger's weights, quantised to eight bits by their true maximum, read where they lie.

use super::hash::{BUCKETS, ascend, bucket, bucket_starts, fingerprint, slot, u16_at};

/// Outside, then begin and inside of each class in the order of [`super::Class`].
pub const TAGS: usize = 9;
/// Weights per tag, in quantised units.
pub type Scores = [i32; TAGS];

const MAGIC: &[u8; 4] = b"ISN2";
/// Magic, count, scale, start and transition weights.
const HEAD: usize = 12 + 2 * TAGS * (TAGS + 1);
/// Bytes an entry: fingerprint, the tags it has weights for, and where these begin.
const ENTRY: usize = 6;

/// The tags that each mask of an entry names, in order; what is left of a row names none.
static TAGS_OF: [[u8; TAGS]; 1 << TAGS] = {
    let mut out = [[u8::MAX; TAGS]; 1 << TAGS];
    let mut mask = 0;
    while mask < out.len() {
        let (mut tag, mut n) = (0, 0);
        while tag < TAGS {
            if mask >> tag & 1 == 1 {
                out[mask][n] = tag as u8;
                n += 1;
            }
            tag += 1;
        }
        mask += 1;
    }
    out
};

/// The weights.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a> {
    head: &'a [u8],
    /// Where the entries of each bucket begin.
    starts: &'a [[u8; 2]],
    entries: &'a [[u8; ENTRY]],
    values: &'a [u8],
}

impl<'a> Weights<'a> {
    /// Reads the weights; `None` where `bytes` are not such.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        Self::split(bytes).filter(Self::is_whole)
    }

    /// As [`Weights::read`], of bytes known to be weights: their length and head alone are looked at.
    pub(super) fn split(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let len = u16_at(head, 2) as usize;
        let (starts, rest) = rest.split_at_checked(2 * (BUCKETS + 1))?;
        let (entries, values) = rest.split_at_checked(ENTRY * len)?;
        let (starts, entries) = (starts.as_chunks().0, entries.as_chunks::<ENTRY>().0);
        head.starts_with(MAGIC).then_some(Weights { head, starts, entries, values })
    }

    /// True where every bucket has its entries and every entry its weights.
    fn is_whole(&self) -> bool {
        let mut ends = self.entries.iter().map(|&[_, _, mask0, mask1, at0, at1]| {
            u16::from_le_bytes([at0, at1]) as usize + u16::from_le_bytes([mask0, mask1]).count_ones() as usize
        });
        ascend(self.starts, self.entries.len()) && ends.all(|end| end <= self.values.len())
    }

    /// How much one quantised unit weighs.
    pub fn scale(&self) -> f32 {
        f32::from_le_bytes([self.head[8], self.head[9], self.head[10], self.head[11]])
    }

    /// The weight of going from tag `from` to tag `to`; `from` = [`TAGS`] is the start of a sentence.
    pub fn transition(&self, from: usize, to: usize) -> i32 {
        i16::from_le_bytes(u16_at(self.head, 6 + from * TAGS + to).to_le_bytes()).into()
    }

    /// Adds what a feature weighs to `scores`.
    #[inline]
    pub fn add(&self, feature: u64, scores: &mut Scores) {
        let bucket = bucket(feature);
        let [from, to] = [self.starts[bucket], self.starts[bucket + 1]].map(|b| u16::from_le_bytes(b) as usize);
        let wanted = fingerprint(feature).to_le_bytes();
        for &[f0, f1, mask0, mask1, at0, at1] in &self.entries[from..to] {
            if [f0, f1] == wanted {
                let mask = u16::from_le_bytes([mask0, mask1]) as usize;
                let at = u16::from_le_bytes([at0, at1]) as usize;
                for (&tag, &value) in TAGS_OF[mask % TAGS_OF.len()].iter().zip(&self.values[at..]) {
                    let Some(score) = scores.get_mut(tag as usize) else { break };
                    *score += i32::from(value as i8);
                }
                return;
            }
        }
    }
}

/// Quantises and writes: state weights per feature, and `TAGS + 1` rows of transition weights, the last for the start.
#[doc(hidden)]
pub fn write(
    features: &std::collections::BTreeMap<u64, [f64; TAGS]>,
    transitions: &[[f64; TAGS]; TAGS + 1],
) -> Vec<u8> {
    let most = features.values().flatten().fold(0f64, |m, w| m.max(w.abs()));
    let scale = most / 127.0;
    let mut quantised: Vec<(u64, [i8; TAGS])> = features
        .iter()
        .map(|(&h, w)| (h, w.map(|w| (w / scale).round() as i8)))
        .filter(|(_, w)| w.iter().any(|&w| w != 0))
        .collect();
    quantised.dedup_by_key(|x| slot(x.0));
    let mut out = MAGIC.to_vec();
    out.extend((u16::try_from(quantised.len()).expect("at most 65,535 features")).to_le_bytes());
    out.extend([0, 0]);
    out.extend((scale as f32).to_le_bytes());
    for w in transitions.iter().flatten() {
        out.extend(((w / scale).round().clamp(-30000.0, 30000.0) as i16).to_le_bytes());
    }
    assert!(quantised.iter().map(|x| slot(x.0)).is_sorted(), "features in order of their hashes");
    out.extend(bucket_starts(quantised.iter().map(|x| x.0)).iter().flat_map(|s| s.to_le_bytes()));
    let mut at = 0u16;
    for (h, w) in &quantised {
        let mask = (0..TAGS).filter(|&t| w[t] != 0).fold(0u16, |m, t| m | 1 << t);
        out.extend([fingerprint(*h), mask, at].iter().flat_map(|x| x.to_le_bytes()));
        at = at.checked_add(mask.count_ones() as u16).expect("at most 65,535 weights");
    }
    out.extend(quantised.iter().flat_map(|(_, w)| w.iter().filter(|&&w| w != 0).map(|&w| w as u8)));
    out
}
