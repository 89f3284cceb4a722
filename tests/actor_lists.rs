//! The lists of `evaluation/actors`: how many parties of our time are found, and how much of what is found in everyday
//! news is one. `evaluation/actors.py` prints the figures and the misses; this holds the floors.

use isnad::analysis::MentionForm;

const PARTIES: &str = include_str!("../evaluation/actors/parties.tsv");
const EVERYDAY: &str = include_str!("../evaluation/actors/everyday.tsv");

fn rows(source: &str) -> impl Iterator<Item = Vec<&str>> {
    source.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

/// The naming mentions of a sentence.
fn named(text: &str) -> Vec<String> {
    let actors = isnad::analyse(text).actors;
    let mentions = actors.iter().flat_map(|a| &a.mentions).filter(|m| m.form == MentionForm::Name);
    mentions.map(|m| m.span.text.clone()).collect()
}

#[test]
fn finds_the_parties_of_2011_to_2026() {
    let (mut all, mut missed) = (0, Vec::new());
    for row in rows(PARTIES) {
        all += 1;
        if !named(row[0]).iter().any(|m| m == row[1]) {
            missed.push(row[0]);
        }
    }
    assert_eq!(all, 300);
    assert!(missed.len() <= 15, "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn marks_little_that_is_no_party_in_everyday_news() {
    let (mut all, mut extra) = (0, Vec::new());
    for row in rows(EVERYDAY) {
        all += 1;
        let expected: Vec<&str> = row.get(1).map_or(Vec::new(), |cell| cell.split(" | ").collect());
        extra.extend(named(row[0]).into_iter().filter(|m| !expected.iter().any(|e| e.contains(m.as_str()))));
    }
    assert_eq!(all, 200);
    assert!(extra.len() <= 6, "{} extra: {}", extra.len(), extra.join("، "));
}
