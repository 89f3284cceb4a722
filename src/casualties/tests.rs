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

#[test]
fn sets_figures_side_by_side_only_where_they_cannot_both_be() {
    let conflicts = |text: &str| analyse(text).conflicts.iter().map(|c| c.casualties.len()).collect::<Vec<_>>();
    assert_eq!(conflicts("قالت وزارة الصحة إن 23 شخصا قتلوا.\nوقال مصدر أمني إن 30 شخصا على الأقل قتلوا."), [2]);
    assert_eq!(conflicts("قالت وزارة الصحة إن 23 شخصا قتلوا.\nوقال مصدر أمني إن أكثر من 20 شخصا قتلوا."), [0; 0]);
    assert_eq!(conflicts("قالت وزارة الصحة إن 23 شخصا قتلوا.\nوكان حريق قد أودى بحياة 12 شخصا عام 2008."), [0; 0]);
    assert_eq!(conflicts("قالت وزارة الصحة إن 23 شخصا قتلوا، بينهم خمسة أطفال."), [0; 0]);
}
