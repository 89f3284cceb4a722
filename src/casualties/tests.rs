//! Cases are data: `tests/cases/casualties.tsv`.

use crate::analyse;

#[test]
fn reads_every_case() {
    let cases = include_str!("../../tests/cases/casualties.tsv");
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let n = |n: Option<u64>| n.map_or(String::new(), |n| n.to_string());
        let found: Vec<String> = analyse(text)
            .casualties
            .iter()
            .map(|c| {
                format!(
                    "{} {}..{}{}",
                    serde_json::to_value(c.outcome).unwrap().as_str().unwrap(),
                    n(c.min),
                    n(c.max),
                    if c.part { " part" } else { "" }
                )
            })
            .collect();
        let expected: Vec<&str> = expected.split('\t').filter(|s| !s.is_empty()).collect();
        if found != expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases wrong:\n{}", wrong.len(), wrong.join("\n"));
}
