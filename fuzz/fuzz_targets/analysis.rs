//! Any text: an analysis that is true to it, the same each time, and reports of it in every format.
#![no_main]

use isnad::report::{Format, Meta, report};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let analysis = isnad::analyse(source);
    assert_eq!(analysis.check(source), Ok(()));
    assert_eq!(isnad::analyse(source), analysis);
    let meta = Meta { title: Some(source.into()), url: Some("https://example.org/a".into()), ..Meta::default() };
    for format in [Format::Markdown, Format::Text, Format::Html, Format::Csv, Format::Json, Format::JsonLd] {
        report(source, &analysis, &meta, format);
    }
});
