//! Cases as data, for the tests of every family: files of `tests/cases`.

use serde::Serialize;

/// Holds `found` against the cases of a file: a text a line, behind tabs what is expected of it. `\n` in a text parts
/// paragraphs; lines that begin with `#` are comments.
pub(crate) fn check(cases: &str, found: impl Fn(&str) -> Vec<String>) {
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let found = found(&text.replace("\\n", "\n"));
        let expected: Vec<&str> = expected.split('\t').filter(|s| !s.is_empty()).collect();
        if found != expected {
            wrong.push(format!("{text}\n  found    {found:#?}\n  expected {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The name of an enumeration's value, as `isnad/1` writes it.
pub(crate) fn name(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| Some(v.as_str()?.to_string())).expect("a value that is a word")
}

/// `field=value` of each field that has one.
pub(crate) fn told<const N: usize>(fields: [(&str, Option<String>); N]) -> Vec<String> {
    fields.into_iter().filter_map(|(field, value)| Some(format!("{field}={}", value?))).collect()
}
