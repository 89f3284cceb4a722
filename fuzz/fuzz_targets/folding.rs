//! Folding, tokens, sentences and offsets of any text.
#![no_main]

use isnad::text::fold::fold;
use isnad::text::{Kind, Text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let folded = fold(source);
    assert_eq!(fold(&folded), folded, "folding twice is folding once");
    let units: Vec<u16> = source.encode_utf16().collect();
    let text = Text::new(source);
    let mut before = 0;
    for i in 0..text.len() {
        let token = text.token(i);
        assert!(token.start as usize >= before && token.end > token.start);
        before = token.end as usize;
        assert!(source.is_char_boundary(token.start as usize) && source.is_char_boundary(before));
        assert_ne!(text.kind(i), Kind::End);
        let span = text.span(i..i + 1);
        let slice = &units[span.start as usize..span.end as usize];
        assert!(span.text.encode_utf16().eq(slice.iter().copied()));
        assert!(text.sentence(i).contains(&i) && text.paragraph(i).contains(&i));
    }
    assert_eq!(text.sentences().iter().map(ExactSizeIterator::len).sum::<usize>(), text.len());
});
