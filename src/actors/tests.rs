use crate::analyse;
use crate::analysis::ActorKind;

/// `name = name | kind` of every actor, as the case file has them.
fn found(text: &str) -> Vec<String> {
    let mut found: Vec<String> = analyse(text)
        .actors
        .iter()
        .map(|a| {
            let mut forms = vec![a.name.as_str()];
            for m in &a.mentions {
                if !forms.contains(&m.span.text.as_str()) {
                    forms.push(&m.span.text);
                }
            }
            format!("{} | {}", forms.join(" = "), kind(a.kind))
        })
        .collect();
    found.sort();
    found
}

fn kind(kind: ActorKind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_string()
}

#[test]
fn cases() {
    let mut wrong = Vec::new();
    for line in include_str!("../../tests/cases/actors.tsv").lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let text = cells.next().unwrap_or_default();
        let mut expected: Vec<String> = cells.map(str::to_string).collect();
        expected.sort();
        let found = found(text);
        if found != expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}
