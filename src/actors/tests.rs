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

/// `name: role > affiliation` of every person who has a role, sorted.
fn offices(text: &str) -> Vec<String> {
    let actors = analyse(text).actors;
    let told = actors.iter().filter_map(|a| {
        let body = a.affiliation.as_ref().map_or(String::new(), |body| format!(" > {body}"));
        Some(format!("{}: {}{body}", a.name, a.role.as_ref()?))
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

#[test]
fn reads_every_office() {
    check(include_str!("../../tests/cases/offices.tsv"), offices);
}
