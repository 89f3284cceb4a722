use crate::analyse;

/// Each case: a text, then `name|kind` of every actor that must be found, in any order, and no other.
fn check(text: &str, expected: &[&str]) {
    let mut found: Vec<String> =
        analyse(text).actors.iter().map(|a| format!("{}|{}", a.name, serde_name(a.kind))).collect();
    found.sort();
    let mut expected: Vec<String> = expected.iter().map(|s| s.to_string()).collect();
    expected.sort();
    assert_eq!(found, expected, "{text}");
}

fn serde_name(kind: crate::analysis::ActorKind) -> String {
    format!("{kind:?}")
}

#[test]
fn joins_long_short_and_quoted_names() {
    check(
        "قالت وزارة الدفاع الروسية إن سفينتين أبحرتا. وأضافت الوزارة أن الرحلة طويلة.",
        &["وزارة الدفاع الروسية|Government"],
    );
    check("أعلن تنظيم «داعش» مسؤوليته، ثم تبنى داعش هجوما آخر.", &["تنظيم «داعش»|ArmedGroup"]);
}

#[test]
fn a_country_is_a_party_only_where_it_acts() {
    check("وقع الحادث في روسيا مساء أمس.", &[]);
    check("قالت روسيا إن المحادثات مستمرة.", &["روسيا|State"]);
}
