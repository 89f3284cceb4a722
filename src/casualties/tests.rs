//! Cases are data: files of `tests/cases`.

use crate::analyse;
use crate::cases::{check, name, told};

#[test]
fn reads_every_case() {
    let n = |n: Option<u64>| n.map_or(String::new(), |n| n.to_string());
    check(include_str!("../../tests/cases/casualties.tsv"), |text| {
        let figures = analyse(text).casualties.into_iter();
        figures
            .map(|c| format!("{} {}..{}{}", name(c.outcome), n(c.min), n(c.max), if c.part { " part" } else { "" }))
            .collect()
    });
}

/// The first figure of each text and what else is told of it; a field that is not named must be absent.
#[test]
fn reads_whose_people_where_when_and_by_whom() {
    check(include_str!("../../tests/cases/details.tsv"), |text| {
        let a = analyse(text);
        let Some(c) = a.casualties.first() else { return vec!["no figure".into()] };
        told([
            ("side", c.side.map(|i| a.actors[i as usize].name.clone())),
            ("perpetrator", c.perpetrator.clone()),
            ("place", c.place.map(|i| a.places[i as usize].name.clone())),
            ("date", c.date.clone()),
            ("cause", c.cause.clone()),
        ])
    });
}

/// The class of the harmed of each figure.
#[test]
fn reads_who_was_harmed() {
    check(include_str!("../../tests/cases/victims.tsv"), |text| {
        analyse(text).casualties.into_iter().map(|c| name(c.victims)).collect()
    });
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
fn no_digit_is_cut_from_a_figure() {
    let text = "يذكر أن نحو 1400 فلسطيني و13 إسرائيليا قتلوا أثناء الحرب.";
    let spans: Vec<String> = analyse(text).casualties.into_iter().map(|c| c.span.text).collect();
    assert!(spans.iter().any(|s| s.starts_with("13")), "{spans:?}");
}
