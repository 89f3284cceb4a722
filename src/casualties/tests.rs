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

/// The first figure of each text and what else is told of it; a field that is not named must be absent.
#[test]
fn reads_whose_people_where_when_and_by_whom() {
    let cases = include_str!("../../tests/cases/details.tsv");
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let a = analyse(text);
        let Some(c) = a.casualties.first() else {
            wrong.push(format!("{text}\n  no figure"));
            continue;
        };
        let actor = |i: u32| a.actors[i as usize].name.clone();
        let found: Vec<String> = [
            ("side", c.side.map(actor)),
            ("perpetrator", c.perpetrator.clone()),
            ("place", c.place.map(|i| a.places[i as usize].name.clone())),
            ("date", c.date.clone()),
            ("cause", c.cause.clone()),
        ]
        .into_iter()
        .filter_map(|(field, value)| Some(format!("{field}={}", value?)))
        .collect();
        let expected: Vec<&str> = expected.split('\t').filter(|s| !s.is_empty()).collect();
        if found != expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The class of the harmed of each figure; `\\n` parts paragraphs.
#[test]
fn reads_who_was_harmed() {
    let cases = include_str!("../../tests/cases/victims.tsv");
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (text, expected) = line.split_once('\t').expect("a class for each figure");
        let found: Vec<String> = analyse(&text.replace("\\n", "\n"))
            .casualties
            .iter()
            .map(|c| serde_json::to_value(c.victims).unwrap().as_str().unwrap().to_string())
            .collect();
        let expected: Vec<&str> = expected.split('\t').collect();
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
    // Other people, other places, other days are other harm.
    assert_eq!(conflicts("أعلن الجيش اللبناني مقتل جنديين.\nوقالت وزارة الصحة إن 9 مدنيين قتلوا."), [0; 0]);
    assert_eq!(conflicts("قال مسعفون إن 12 شخصا قتلوا في تعز.\nوقالت الشرطة إن 4 أشخاص قتلوا في عدن."), [0; 0]);
    assert_eq!(conflicts("قال مسعفون إن 12 شخصا قتلوا في تعز.\nوقالت الشرطة إن 9 أشخاص قتلوا في تعز."), [2]);
    assert_eq!(conflicts("قال مسعفون إن 12 شخصا قتلوا أمس.\nوقالت الشرطة إن 9 أشخاص قتلوا الأحد الماضي."), [0; 0]);
    assert_eq!(conflicts("قال مسعفون إن 30 شخصا أصيبوا.\nوقالت النقابة إن اثنين من الأطباء أصيبا."), [0; 0]);
}

#[test]
fn reads_the_class_of_those_harmed() {
    use crate::analysis::Victims::{self, Civilian, Combatant, Security, Unspecified, Woman};
    let classes = |text: &str| analyse(text).casualties.iter().map(|c| c.victims).collect::<Vec<Victims>>();
    // Of whom a figure counts some: those spoken of before.
    assert_eq!(classes("هاجم مسلحون المخفر، وقالت الشرطة إن ثلاثة منهم قتلوا."), [Combatant]);
    // What the noun of harm is itself, or is followed by.
    assert_eq!(classes("تضم المخيمات نحو 160 ألف نازح."), [Civilian]);
    assert_eq!(classes("خلف القصف 50 قتيلا من المواطنين."), [Civilian]);
    assert_eq!(classes("أسفر الهجوم عن سقوط 13 قتيلا في صفوف العسكريين."), [Security]);
    // A man is none of the women spoken of, nor are people not told of one person's kind.
    assert_eq!(classes("توفيت زوجته في المستشفى. وأعلن عن وفاته مساء أمس."), [Woman, Unspecified]);
    assert_eq!(classes("قتل جندي في الكمين. ونقلت سيارات الإسعاف الجرحى إلى المستشفى."), [Security, Unspecified]);
}

#[test]
fn no_digit_is_cut_from_a_figure() {
    let text = "يذكر أن نحو 1400 فلسطيني و13 إسرائيليا قتلوا أثناء الحرب.";
    let spans: Vec<String> = analyse(text).casualties.into_iter().map(|c| c.span.text).collect();
    assert!(spans.iter().any(|s| s.starts_with("13")), "{spans:?}");
}
