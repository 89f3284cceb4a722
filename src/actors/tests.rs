use crate::analyse;
use crate::cases::{check, name};

/// `name = name | kind` of every actor, sorted, as the case file has them.
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
            format!("{} | {}", forms.join(" = "), name(a.kind))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn reads_every_case() {
    check(include_str!("../../tests/cases/actors.tsv"), found);
}
