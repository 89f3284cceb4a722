//! Number phrases anywhere in any text: they go forward, stay within their sentence, and their bounds are in order.
#![no_main]

use isnad::number::{numeral, quantity};
use isnad::text::Text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let text = Text::new(source);
    for i in 0..text.len() {
        for and in [false, true] {
            if let Some(read) = numeral(&text, i, and) {
                assert!(read.end > i && read.end <= text.len());
            }
        }
        if let Some(read) = quantity(&text, i) {
            assert!(read.tokens.start == i && read.tokens.end > i && read.tokens.end <= text.sentence(i).end);
            assert!(read.min.zip(read.max).is_none_or(|(min, max)| min <= max), "{read:?}");
        }
    }
});
