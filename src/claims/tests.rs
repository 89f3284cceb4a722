//! Cases are data: `tests/cases/claims.tsv`.

use crate::analyse;

#[test]
fn reads_every_case() {
    let cases = include_str!("../../tests/cases/claims.tsv");
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let found: Vec<String> = analyse(text)
            .claims
            .iter()
            .map(|c| {
                format!(
                    "{} | {} | {}",
                    c.cue.span.text,
                    c.speaker.as_ref().map_or("-".into(), |s| s.name.clone() + if s.anonymous { "?" } else { "" }),
                    c.content.as_ref().map_or("-", |s| s.text.as_str())
                )
            })
            .collect();
        let expected: Vec<&str> = expected.split('\t').filter(|s| !s.is_empty()).collect();
        if found != expected {
            wrong.push(format!("{text}\n  found    {found:#?}\n  expected {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reads_whom_a_claim_is_about_and_how_it_is_held() {
    let cases = include_str!("../../tests/cases/claim_details.tsv");
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let analysis = analyse(text);
        let found = analysis.claims.first().map_or(Vec::new(), |c| {
            let stance = serde_json::to_value(c.stance).ok().and_then(|s| Some(s.as_str()?.to_string()));
            [("target", c.target.clone()), ("via", c.via.clone()), ("stance", stance.filter(|s| s != "state"))]
                .into_iter()
                .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
                .collect()
        });
        let expected: Vec<&str> = expected.split('\t').filter(|s| !s.is_empty()).collect();
        if found != expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
