//! The loaders: the tagger's files read from any bytes, or from good ones with one byte changed, and every table asked
//! for any text.
#![no_main]

use isnad::lexicon::{ACTORS, BOUNDS, CUES, PLACES, TITLES, Table, VICTIMS, splits, verb_forms};
use isnad::names::{Model, tag_with};
use isnad::text::Text;
use libfuzzer_sys::fuzz_target;

const WORDS: &[u8] = include_bytes!("../../src/names/words.bin");
const WEIGHTS: &[u8] = include_bytes!("../../src/names/weights.bin");
const TABLES: [&Table; 6] = [&ACTORS, &BOUNDS, &CUES, &PLACES, &TITLES, &VICTIMS];

/// A file of the tagger's with some bytes replaced: five bytes of `edits` say which and by what.
fn spoilt(file: &[u8], edits: &[u8]) -> Vec<u8> {
    let mut out = file.to_vec();
    for edit in edits.chunks_exact(5) {
        let at = u32::from_le_bytes([edit[0], edit[1], edit[2], edit[3]]) as usize % out.len();
        out[at] = edit[4];
    }
    out
}

fn ask(source: &str) {
    let text = Text::new(source);
    for i in 0..text.len() {
        for table in TABLES {
            for hit in [table.longest(&text, i), table.longest_whole(&text, i)].into_iter().flatten() {
                assert!(hit.len > 0 && i + hit.len <= text.paragraph(i).end);
                assert!(table.rows_of(&hit).count() > 0);
            }
            for row in table.get(text.key(i)) {
                assert!((row.index as usize) < table.len());
            }
        }
        for split in splits(text.key(i)) {
            assert!(text.key(i).ends_with(split.stem));
        }
        for form in verb_forms(text.key(i)) {
            assert!(!form.lemma().is_empty());
        }
    }
}

fuzz_target!(|input: (&str, &[u8])| {
    let (source, bytes) = input;
    ask(source);
    let text = Text::new(source);
    for (words, weights) in [
        (bytes.to_vec(), WEIGHTS.to_vec()),
        (WORDS.to_vec(), bytes.to_vec()),
        (spoilt(WORDS, bytes), WEIGHTS.to_vec()),
        (WORDS.to_vec(), spoilt(WEIGHTS, bytes)),
    ] {
        if let Some(model) = Model::read(&words, &weights) {
            tag_with(&model, &text);
        }
    }
});
