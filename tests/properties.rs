//! Any text whatever: an analysis that is true to it, and reports of it, never a panic.

use isnad::report::{Format, Meta, report};
use proptest::prelude::*;

/// Words that open rules, and what newsrooms and pages put between them.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "قال",
        "وأعلنت",
        "إن",
        "أن",
        "أنه",
        "بأن",
        "بحسب",
        "وفق ما",
        "نقلت",
        "عن",
        "قوله",
        "مشيرا إلى",
        "مؤكدا",
        "لم",
        "يعلق",
        "نفى",
        "اتهم",
        "تبنى",
        "وزارة الصحة",
        "المصدر",
        "مصدر أمني",
        "روسيا",
        "تنظيم",
        "الدولة",
        "محمد",
        "علي",
        "على",
        "الحوثيين",
        "قوات",
        "«داعش»",
        "(قسد)",
        "قتل",
        "وأصيب",
        "مقتل",
        "وإصابة",
        "قتلى",
        "وجرحى",
        "بينهم",
        "ثلاثة",
        "أطفال",
        "عشرات",
        "أكثر من",
        "ما لا يقل عن",
        "بين",
        "من",
        "إلى",
        "خمس مئة",
        "وستة",
        "وثلاثين",
        "12",
        "٣٫٥",
        "مليون",
        "ونصف",
        "ألفين",
        "و",
        "ل",
        "لقي",
        "مصرعهم",
        "عدد القتلى",
        "دون وقوع إصابات",
        "في",
        "الاثنين",
        "جراء",
        "انفجار",
        "دمشق",
        "بالرقة",
        "القبض على",
        "حالات إصابة",
        "كوليرا",
        "القتلى",
        "والجرحى",
        "جثته",
        "الذين قتلوا",
        "مقتله",
        "منهم",
        "أحد الجنود",
        "وطفلها",
        "آخرون",
        "قضى على",
        "سقط بين القتلى",
        "مصير",
        "بالإضافة إلى",
        "معظمهم من",
        "الثلاثة",
        "99999999999999999999",
        "1,2,3",
        "3-4",
    ]);
    let marks = prop::sample::select(vec![
        " ",
        "\n",
        "، ",
        ". ",
        ": ",
        "؟",
        "«",
        "»",
        "“",
        "”",
        "\"",
        "(",
        ")",
        "-",
        "\u{0640}",
        "\u{064F}",
        "\u{200C}",
        "\u{200F}",
        "\u{202B}",
        "\u{202C}",
        "\u{FEFF}",
        "😀",
        "\u{1F1F8}\u{1F1FE}",
        "ـ",
        "…",
        "%",
        "\r\n",
        "\0",
        "é",
    ]);
    prop_oneof![6 => words.prop_map(|w| format!("{w} ")), 3 => marks.prop_map(str::to_string), 1 => any::<char>().prop_map(String::from)]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), prop::collection::vec(pieces(), 0..120).prop_map(|p| p.concat())]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_gives_a_true_analysis(text in text()) {
        let analysis = isnad::analyse(&text);
        prop_assert_eq!(analysis.check(&text), Ok(()), "{}", text);
        prop_assert_eq!(&isnad::analyse(&text), &analysis);
    }

    /// Source and content are what the text says, in the paragraph of their words; only a quotation goes on over its end.
    #[test]
    fn claims_stay_in_their_paragraph(text in text()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let slice = |from: u32, to: u32| String::from_utf16_lossy(&units[from as usize..to as usize]);
        let marks = ['«', '»', '“', '”', '„', '"', '″'];
        for c in &isnad::analyse(&text).claims {
            if let Some(s) = &c.source {
                prop_assert_eq!(&slice(s.start, s.end), &s.text);
                prop_assert!(!s.text.contains('\n'), "source {:?}", s.text);
            }
            let Some(s) = &c.content else { continue };
            prop_assert_eq!(&slice(s.start, s.end), &s.text);
            let before = slice(0, s.start);
            prop_assert!(!s.text.contains('\n') || before.contains(marks) || s.text.contains(marks), "content {:?}", s.text);
            let holds_cue = s.start <= c.cue.span.start && c.cue.span.end <= s.end;
            prop_assert!(!holds_cue || c.direct, "content {:?} holds its cue", s.text);
        }
    }

    #[test]
    fn every_analysis_can_be_reported(text in text(), title in any::<String>()) {
        let analysis = isnad::analyse(&text);
        let meta = Meta { title: Some(title), url: Some("https://example.org/a?b=1".into()), lang: Some("en".into()), ..Meta::default() };
        for format in [Format::Markdown, Format::Text, Format::Html, Format::Csv, Format::Json, Format::JsonLd] {
            report(&text, &analysis, &meta, format);
        }
        let json = report(&text, &analysis, &meta, Format::Json);
        prop_assert_eq!(serde_json::from_str::<isnad::Analysis>(&json).expect("our own JSON"), analysis);
        let html = report(&text, &isnad::analyse(&text), &meta, Format::Html);
        prop_assert!(!html.contains("<script"));
    }
}

/// A reader's selection, like a page that loads, may end behind any word: every case cut off after each of its words.
#[test]
fn a_text_may_be_cut_off_anywhere() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cut = 0;
    for file in std::fs::read_dir(folder).expect("the cases").map(|f| f.expect("a file").path()) {
        let cases = std::fs::read_to_string(&file).expect("text");
        for case in cases.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next()) {
            let ends = case.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
            // Behind the first letter of a word as well: prepositions are written together with what follows.
            for end in ends.flat_map(|at| case[at..].chars().next().map(|c| [at, at + c.len_utf8()])).flatten() {
                let rest = case[end..].chars().next().map_or(end, |c| end + c.len_utf8());
                for text in [&case[..end], &case[..rest]] {
                    assert_eq!(isnad::analyse(text).check(text), Ok(()), "{text}");
                    cut += 1;
                }
            }
        }
    }
    assert!(cut > 10_000, "{cut}");
}
