//! Cases are data: files of `tests/cases`.

use crate::analyse;
use crate::cases::{check, name, told};

#[test]
fn reads_every_case() {
    check(include_str!("../../tests/cases/claims.tsv"), |text| {
        let claims = analyse(text).claims.into_iter();
        claims
            .map(|c| {
                let speaker = c.speaker.map_or("-".into(), |s| s.name + if s.anonymous { "?" } else { "" });
                let content = c.content.map_or("-".into(), |s| s.text);
                format!("{} | {speaker} | {content}", c.cue.span.text)
            })
            .collect()
    });
}

/// The first claim of each text; a stance that is not named is a plain statement.
#[test]
fn reads_whom_a_claim_is_about_and_how_it_is_held() {
    check(include_str!("../../tests/cases/claim_details.tsv"), |text| {
        let Some(c) = analyse(text).claims.into_iter().next() else { return Vec::new() };
        let stance = Some(name(c.stance)).filter(|s| s != "state");
        told([("target", c.target), ("via", c.via), ("stance", stance)])
    });
}
