//! What people read is said in both languages, and the reports say it with the words of the extension.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// Every statement of the cases says by which rule it was found; the card says so in the reader's language.
#[test]
fn every_rule_has_words_in_both_languages() {
    let words: Value = serde_json::from_str(&read("extension/shared/rules.json")).expect("JSON");
    let mut seen = BTreeSet::new();
    for file in ["tests/cases/casualties.tsv", "tests/cases/claims.tsv", "tests/e2e/article.txt"] {
        for line in read(file).lines() {
            let analysis = isnad::analyse(line.split('\t').next().unwrap_or(line));
            seen.extend(analysis.casualties.into_iter().map(|c| c.why));
            seen.extend(analysis.claims.into_iter().map(|c| c.why));
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
    let said = |rule: &str, lang: &str| words[rule][lang].as_str().is_some_and(|words| !words.is_empty());
    let silent: Vec<_> = seen.iter().filter(|rule| !said(rule, "ar") || !said(rule, "en")).collect();
    assert!(silent.is_empty(), "extension/shared/rules.json lacks words for {silent:?}");
}
