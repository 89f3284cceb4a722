use super::*;

fn words(s: &str) -> Vec<String> {
    let t = Text::new(s);
    (0..t.len()).map(|i| t.key(i).to_string()).collect()
}

#[test]
fn folds_what_newsrooms_vary() {
    for (source, key) in [
        ("أُصيبَ", "اصيب"),
        ("التحـالف", "التحالف"),
        ("مَدرسةٌ", "مدرسه"),
        ("شؤون", "شوون"),
        ("هيئة", "هييه"),
        ("مستشفى", "مستشفي"),
        ("ﻻجئ", "لاجي"),
        ("کیف", "كيف"),
    ] {
        assert_eq!(fold::fold(source), key, "{source}");
    }
}

#[test]
fn tokenises_words_numbers_and_marks() {
    assert_eq!(words("قُتل 1,234 شخصاً."), ["قتل", "1,234", "شخصا", "."]);
    assert_eq!(words("و30 جريحا"), ["و", "30", "جريحا"]);
    assert_eq!(words("لـ«الجزيرة»"), ["ل", "«", "الجزيره", "»"]);
    assert_eq!(words("٣٫٥ ملايين"), ["3.5", "ملايين"]);
    assert_eq!(words("قتل 30، وجرح"), ["قتل", "30", "،", "وجرح"]);
    assert_eq!(words("\u{200F}\u{202B}"), Vec::<String>::new());
}

#[test]
fn splits_sentences_but_not_abbreviations() {
    let t = Text::new("قال د. سالم إن الوضع هادئ. وأضاف «لا جديد.» ثم غادر\nسطر ثان");
    let s: Vec<_> = t.sentences().iter().map(|r| t.slice(r.clone())).collect();
    assert_eq!(s, ["قال د. سالم إن الوضع هادئ.", "وأضاف «لا جديد.»", "ثم غادر", "سطر ثان"]);
    assert_eq!(t.paragraphs().len(), 2);
}

#[test]
fn spans_lead_back_to_their_tokens() {
    let source = "قتل 🕊️ ثلاثةُ أشخاص 𝟛 في درنة. ".repeat(40);
    let text = Text::new(&source);
    for i in 0..text.len() {
        let span = text.span(i..i + 1);
        assert_eq!(text.tokens_of_units(span.start..span.end), i..i + 1, "{}", span.text);
    }
    let units = source.encode_utf16().count() as u32;
    assert_eq!(text.tokens_of_units(0..units + 9), 0..text.len());
    assert_eq!(text.tokens_of_units(units + 9..units + 9), text.len()..text.len());
}

#[test]
fn spans_are_utf16_and_literal() {
    let source = "😀 قُـتِل 7 أشخاص";
    let t = Text::new(source);
    let i = (0..t.len()).find(|&i| t.key(i) == "قتل").unwrap();
    let span = t.span(i..i + 2);
    let units: Vec<u16> = source.encode_utf16().collect();
    assert_eq!(String::from_utf16(&units[span.start as usize..span.end as usize]).unwrap(), span.text);
    assert_eq!(t.span_cut(i + 1..i + 3, 0).text, "7 أشخاص");
    assert_eq!(Text::new("وَالجيش").span_cut(0..1, 1).text, "الجيش");
}

#[test]
fn tells_dates_times_telephones_and_addresses_by_shape() {
    use shape::Shape::{Address, Date, Telephone, Time};
    for (source, shapes) in [
        ("وقع الهجوم في 7 أكتوبر/تشرين الأول 2023 جنوبا", vec![("7 أكتوبر/تشرين الأول 2023", Date)]),
        ("في 14 فبراير (شباط) الماضي", vec![("14 فبراير (شباط)", Date)]),
        ("بتاريخ 26 /9 /1436 هـ الساعة 7:39 مساء", vec![("26 /9 /1436 هـ", Date), ("7:39", Time)]),
        ("منذ ١٥ نيسان ٢٠٢٣", vec![("١٥ نيسان ٢٠٢٣", Date)]),
        ("نشر يوم 2024-01-31 ثم حذف", vec![("2024-01-31", Date)]),
        ("يوم 30 من شهر غشت", vec![("30 من شهر غشت", Date)]),
        ("وصل 12 مايوركيا إلى الملعب", vec![]),
        ("قتل 12 شخصا وأصيب 30", vec![]),
        ("بين 3-4 قتلى", vec![]),
        ("للاستفسار +249 912 345 678 أو 0912345678", vec![("+249 912 345 678", Telephone), ("0912345678", Telephone)]),
        (
            "كتب @un_news ورابطه https://example.org/a?b=12 أمس",
            vec![("@un_news", Address), ("https://example.org/a?b=12", Address)],
        ),
        ("www.\u{17}", vec![("www.", Address)]),
        ("www.a\u{17}\u{3} قتل", vec![("www.a", Address)]),
    ] {
        let t = Text::new(source);
        let mut found: Vec<_> = (0..t.len()).filter_map(|i| t.shape(i)).map(|(r, s)| (t.slice(r), s)).collect();
        found.dedup();
        assert_eq!(found, shapes, "{source}");
    }
}

#[test]
fn parts_datelines_from_what_is_told() {
    for (source, dateline) in [
        ("بيروت/ الأناضول: قتل شخصان في غارة.", Some("بيروت/ الأناضول:")),
        ("القاهرة- أعلنت الوزارة", Some("القاهرة-")),
        ("دبي، الإمارات العربية المتحدة (CNN)-- أعلن الجيش", Some("دبي، الإمارات العربية المتحدة (CNN)--")),
        ("غزة (رويترز) - قال مسعفون", Some("غزة (رويترز) -")),
        ("محمد سالم – الرياض: كشفت الأمانة", Some("محمد سالم – الرياض:")),
        ("الرياض - واس: صدر أمر", Some("الرياض - واس:")),
        ("باكستان: الهند مسؤولة", None),
        ("باكستان والهند: هدنة جديدة", None),
        ("قال الوزير: لا جديد", None),
        ("مقتل 12 شخصا - بينهم أطفال", None),
        ("بيروت", None),
        ("بيروت -", None),
    ] {
        let t = Text::new(source);
        let first = t.slice(t.sentences()[0].clone());
        assert_eq!((first != source).then_some(first), dateline, "{source}");
    }
}
