//! The data of the knowledge base: what `src/lexicon/actors.tsv` says is consistent with itself and with the language.

use isnad::lexicon::{ACTORS, ORG_HEADS, Row};
use isnad::text::fold::fold;
use std::collections::{BTreeMap, HashMap, HashSet};

const KINDS: [&str; 11] = [
    "person",
    "state",
    "government",
    "military",
    "armed_group",
    "party",
    "media",
    "ngo",
    "international",
    "company",
    "other",
];
const FLAGS: [&str; 3] = ["ambiguous", "common", "metonym"];

/// The file itself: the baked table keeps only the first form of a row.
const SOURCE: &str = include_str!("../src/lexicon/actors.tsv");

/// The forms of each row, in the order of the file.
fn forms() -> Vec<Vec<&'static str>> {
    let rows = SOURCE.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1);
    rows.map(|l| l.split('\t').next().unwrap_or("").split('|').collect()).collect()
}

fn cell(row: Row, column: &str) -> &'static str {
    row.cell(ACTORS.column(column))
}

fn list(row: Row, column: &str) -> Vec<&'static str> {
    row.list(ACTORS.column(column)).collect()
}

/// Nothing, or a failure that names everything found.
fn none<T: std::fmt::Display>(what: &str, found: impl IntoIterator<Item = T>) {
    let found: Vec<String> = found.into_iter().map(|f| f.to_string()).collect();
    assert!(found.is_empty(), "{what}: {}", found.join("، "));
}

#[test]
fn is_large_sorted_and_without_empty_cells() {
    let forms = forms();
    assert_eq!(forms.len(), ACTORS.len());
    assert!(ACTORS.len() >= 1000, "{} parties", ACTORS.len());
    let lines: Vec<&str> = SOURCE.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1).collect();
    none("out of order", lines.windows(2).filter(|w| w[0] >= w[1]).map(|w| w[1]));
    none("padded cells", lines.iter().filter(|l| l.split(['\t', '|']).any(|c| c.trim() != c)));
    none("empty forms", lines.iter().filter(|l| l.split('\t').next().unwrap_or("").split('|').any(str::is_empty)));
}

#[test]
fn kinds_flags_and_english_names_are_there() {
    none("kinds", ACTORS.rows().filter(|r| !KINDS.contains(&cell(*r, "kind"))).map(|r| r.cell(0)));
    none("flags", ACTORS.rows().filter(|r| list(*r, "flags").iter().any(|f| !FLAGS.contains(f))).map(|r| r.cell(0)));
    let latin = |s: &str| s.chars().any(char::is_alphabetic) && !s.chars().any(isnad::text::fold::is_arabic_letter);
    none("English names", ACTORS.rows().filter(|r| !latin(cell(*r, "en"))).map(|r| r.cell(0)));
    none("two rows of one kind and English name", {
        let mut seen: HashMap<(&str, &str), &str> = HashMap::new();
        let mut twice = Vec::new();
        for r in ACTORS.rows() {
            if let Some(other) = seen.insert((cell(r, "en"), cell(r, "kind")), r.cell(0)) {
                twice.push(format!("{other} / {}", r.cell(0)));
            }
        }
        twice
    });
}

#[test]
fn no_name_belongs_to_two_parties_unless_both_are_flagged() {
    let mut owners: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (row, forms) in forms().iter().enumerate() {
        for form in forms {
            owners.entry(fold(form)).or_default().push(row as u32);
        }
    }
    let shared = owners.iter().filter(|(_, rows)| {
        let distinct: HashSet<_> = rows.iter().collect();
        distinct.len() < rows.len()
            || rows.len() > 1
                && !rows
                    .iter()
                    .all(|r| ["ambiguous", "common"].iter().any(|f| cell(ACTORS.row(*r), "flags").contains(f)))
    });
    none("names of more than one party", shared.map(|(form, _)| form));
}

#[test]
fn nouns_that_stand_for_a_party_are_definite() {
    for row in ACTORS.rows() {
        none(row.cell(0), list(row, "short").into_iter().filter(|s| !s.starts_with("ال") || s.contains(' ')));
    }
}

#[test]
fn bodies_that_open_with_a_head_noun_are_later_called_by_it() {
    // Clubs are not: النادي in sports news is whichever club the sentence is about.
    let missing = ACTORS.rows().filter(|r| !matches!(cell(*r, "kind"), "person" | "state" | "other")).filter(|r| {
        let key = fold(r.cell(0));
        let Some((first, _)) = key.split_once(' ') else { return false };
        let head = first.strip_prefix("ال").unwrap_or(first);
        // القوات is any troops; a named force is called so only where that is its name.
        head != "قوات"
            && ORG_HEADS.contains(head)
            && !list(*r, "short").iter().any(|s| fold(s).strip_prefix("ال") == Some(head))
    });
    none("no short form by their head", missing.map(|r| r.cell(0)));
}

#[test]
fn links_lead_to_rows_and_back() {
    let by_name: HashMap<&str, Row> = ACTORS.rows().map(|r| (r.cell(0), r)).collect();
    for (there, back) in [("predecessor", "successor"), ("successor", "predecessor")] {
        for row in ACTORS.rows() {
            for other in list(row, there) {
                let target = by_name.get(other).unwrap_or_else(|| panic!("{}: no row {other}", row.cell(0)));
                assert!(list(*target, back).contains(&row.cell(0)), "{other} does not lead back to {}", row.cell(0));
                assert_ne!(other, row.cell(0));
            }
        }
    }
    for row in ACTORS.rows().filter(|r| !cell(*r, "stands_for").is_empty()) {
        let state = by_name.get(cell(row, "stands_for")).unwrap_or_else(|| panic!("{}", cell(row, "stands_for")));
        assert!(list(row, "flags").contains(&"metonym") && !list(*state, "flags").contains(&"metonym"));
    }
    let chains = ACTORS.rows().filter(|r| !list(*r, "predecessor").is_empty()).count();
    assert!(chains >= 15, "{chains} parties with a predecessor");
}

/// A one-word name that is a common noun too would be marked wherever the noun stands.
#[test]
fn names_that_are_common_words_are_flagged() {
    let nouns: HashSet<String> = include_str!("cases/common_nouns.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .flat_map(|w| [w.to_string(), format!("ال{w}")])
        .collect();
    assert!(nouns.len() > 2000);
    let mut unflagged: Vec<&str> = Vec::new();
    for (row, forms) in forms().iter().enumerate() {
        let row = ACTORS.row(row as u32);
        // A state is a party only where it acts.
        if cell(row, "kind") == "state"
            || cell(row, "flags").contains("ambiguous")
            || cell(row, "flags").contains("common")
        {
            continue;
        }
        unflagged.extend(forms.iter().copied().filter(|f| nouns.contains(&fold(f))));
    }
    none("common words without a flag", unflagged);
}
