//! From bytes to UTF-16 code units, in one pass over the source.

/// A checkpoint every so many bytes keeps the map small and a look-up short.
const STEP: usize = 64;

/// Maps byte offsets of one source to UTF-16 offsets.
pub(super) struct Utf16Map {
    /// UTF-16 length of the source before each multiple of [`STEP`] bytes (rounded down to a character).
    checkpoints: Vec<u32>,
}

/// UTF-16 length of the characters that begin in `bytes`: every byte that begins a character counts one unit,
/// a four-byte lead two.
fn units(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from((b & 0xC0) != 0x80) + u32::from(b >= 0xF0)).sum()
}

impl Utf16Map {
    pub(super) fn new(source: &str) -> Self {
        let mut checkpoints = Vec::with_capacity(source.len() / STEP + 1);
        let mut at = 0;
        for chunk in source.as_bytes().chunks(STEP) {
            checkpoints.push(at);
            at += units(chunk);
        }
        checkpoints.push(at);
        Utf16Map { checkpoints }
    }

    /// The UTF-16 offset of byte `at` of `source`, which must be the source this map was made of.
    pub(super) fn of_byte(&self, source: &str, at: usize) -> u32 {
        let chunk = at / STEP;
        self.checkpoints[chunk] + units(&source.as_bytes()[chunk * STEP..at])
    }

    /// The byte of `source` at UTF-16 offset `unit`: the end of a character that it cuts, the end of the source past that.
    pub(super) fn to_byte(&self, source: &str, unit: u32) -> usize {
        let chunk = self.checkpoints.partition_point(|&before| before <= unit).saturating_sub(1);
        let (from, mut before) = ((chunk * STEP).min(source.len()), self.checkpoints[chunk]);
        let bytes = &source.as_bytes()[from..];
        let cut = bytes.iter().position(|&byte| {
            let starts = (byte & 0xC0) != 0x80;
            let reached = starts && before >= unit;
            before += units(&[byte]);
            reached
        });
        cut.map_or(source.len(), |at| from + at)
    }
}
