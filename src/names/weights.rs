//! The tagger's weights, quantised to eight bits by their true maximum, read where they lie.

use super::hash::{Keys, slot, u16_at, write_keys};

/// Outside, then begin and inside of each class in the order of [`super::Class`].
pub const TAGS: usize = 9;
/// Weights per tag, in quantised units.
pub type Scores = [i32; TAGS];

const MAGIC: &[u8; 4] = b"ISN1";
/// Magic, count, scale, start and transition weights.
const HEAD: usize = 12 + 2 * TAGS * (TAGS + 1);
/// Bytes per bucket start are saved by a full one only for every so many buckets.
const BLOCK: usize = 64;

/// The weights.
#[derive(Debug, Clone, Copy)]
pub struct Weights<'a> {
    head: &'a [u8],
    keys: Keys<'a>,
    masks: &'a [u8],
    blocks: &'a [u8],
    starts: &'a [u8],
    values: &'a [u8],
}

const BUCKETS: usize = 1 << super::hash::BUCKET_BITS;

impl<'a> Weights<'a> {
    /// Reads the weights; `None` where `bytes` are not such.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let len = u16_at(head, 2) as usize;
        let (keys, rest) = Keys::split(rest, len)?;
        let (masks, rest) = rest.split_at_checked(2 * len)?;
        let (blocks, rest) = rest.split_at_checked(4 * BUCKETS / BLOCK)?;
        let (starts, values) = rest.split_at_checked(2 * BUCKETS)?;
        let total: u32 = (0..len).map(|i| u16_at(masks, i).count_ones()).sum();
        (head.starts_with(MAGIC) && values.len() == total as usize).then_some(Weights {
            head,
            keys,
            masks,
            blocks,
            starts,
            values,
        })
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
        let Some(i) = self.keys.find(feature) else { return };
        let bucket = (feature >> (64 - super::hash::BUCKET_BITS)) as usize;
        let b = &self.blocks[4 * (bucket / BLOCK)..];
        let mut at = u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize + u16_at(self.starts, bucket) as usize;
        for j in self.keys.bucket(feature).start..i {
            at += u16_at(self.masks, j).count_ones() as usize;
        }
        let mut mask = u16_at(self.masks, i);
        while mask != 0 {
            let tag = mask.trailing_zeros() as usize;
            scores[tag % 16 % TAGS] += i32::from(self.values[at] as i8);
            at += 1;
            mask &= mask - 1;
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
    write_keys(&quantised.iter().map(|x| x.0).collect::<Vec<_>>(), &mut out);
    let mut starts = vec![0u32; BUCKETS + 1];
    for (h, w) in &quantised {
        let mask = (0..TAGS).filter(|&t| w[t] != 0).fold(0u16, |m, t| m | 1 << t);
        out.extend(mask.to_le_bytes());
        starts[(h >> (64 - super::hash::BUCKET_BITS)) as usize + 1] += mask.count_ones();
    }
    for b in 0..BUCKETS {
        starts[b + 1] += starts[b];
    }
    out.extend(starts[..BUCKETS].iter().step_by(BLOCK).flat_map(|s| s.to_le_bytes()));
    out.extend((0..BUCKETS).flat_map(|b| ((starts[b] - starts[b / BLOCK * BLOCK]) as u16).to_le_bytes()));
    out.extend(quantised.iter().flat_map(|(_, w)| w.iter().filter(|&&w| w != 0).map(|&w| w as u8)));
    out
}
