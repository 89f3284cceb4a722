//! What is copied: every form carries its source, a link to the words, the engine, and that it was made automatically.

use isnad::report::{Format, Meta, links, report, sentence};
use serde_json::Value;

const TEXT: &str = "ارتفاع حصيلة انهيار المبنى في طرابلس
قالت وزارة الصحة إن 12 شخصا قتلوا، بينهم 3 أطفال، وقال مصدر طبي إن 15 شخصا قتلوا في انهيار المبنى.
وقال د. سالم بن علي إن <b>فرق الإنقاذ</b> =تواصل= البحث.";

const FORMATS: [Format; 6] = [Format::Markdown, Format::Text, Format::Html, Format::Csv, Format::Json, Format::JsonLd];

fn meta(lang: &str) -> Meta {
    Meta {
        title: Some("عنوان <i>مائل</i> *نجم*".into()),
        publisher: Some("صحيفة الساحل".into()),
        author: Some("=HYPERLINK(\"http://evil\")".into()),
        published: Some("2026-03-03T18:20:00+02:00".into()),
        captured: Some("2026-03-04T07:00:00+02:00".into()),
        url: Some("https://example.org/a#top".into()),
        lang: Some(lang.into()),
    }
}

/// What every report of the page must tell, as it stands in that form.
fn tells_its_source(out: &str, format: Format, lang: &str) {
    let notice = if lang == "ar" { "راجِع المصدر" } else { "check it against the source" };
    for part in
        ["صحيفة الساحل", "HYPERLINK", "2026-03-03T18:20:00+02:00", "https://example.org/a#:~:text=", "0.1.0", notice]
    {
        assert!(out.contains(part), "{format:?} {lang}: {part}\n{out}");
    }
}

#[test]
fn a_report_tells_its_source_in_every_form() {
    let analysis = isnad::analyse(TEXT);
    assert!(!analysis.casualties.is_empty() && !analysis.conflicts.is_empty());
    for format in FORMATS {
        for lang in ["ar", "en"] {
            let out = report(TEXT, &analysis, &meta(lang), format);
            if format == Format::JsonLd {
                // A fragment is a selector here; the page's address is told apart from it.
                tells_its_source(&out.replace("\":~:text=", "https://example.org/a#:~:text="), format, lang);
            } else {
                tells_its_source(&out, format, lang);
            }
            assert!(out.contains("2026-03-04T07:00:00+02:00"), "{format:?}");
        }
    }
}

#[test]
fn a_sentence_tells_its_source_in_every_form_and_markup_stays_words() {
    let at = TEXT[..TEXT.find("فرق").unwrap()].encode_utf16().count() as u32;
    for format in FORMATS {
        let out = sentence(TEXT, at, at + 4, &meta("ar"), format);
        let shown = out.replace("\":~:text=", "https://example.org/a#:~:text=");
        tells_its_source(&shown, format, "ar");
        assert!(out.contains("د. سالم بن علي"), "the sentence is whole: {out}");
        match format {
            Format::Html => assert!(out.contains("&lt;b&gt;") && !out.contains("<b>") && !out.contains("<i>"), "{out}"),
            Format::Markdown => assert!(out.contains("\\<b\\>") && out.contains("\\*نجم\\*"), "{out}"),
            _ => {}
        }
    }
    assert_eq!(sentence(TEXT, 9_000, 9_001, &meta("ar"), Format::Text), "");
}

#[test]
fn a_table_has_one_width_and_no_cell_that_runs() {
    let analysis = isnad::analyse(TEXT);
    let csv = report(TEXT, &analysis, &meta("ar"), Format::Csv);
    assert!(csv.starts_with('\u{FEFF}') && csv.ends_with("\r\n"));
    assert_eq!(csv.matches("\r\n").count(), 1 + analysis.casualties.len() + analysis.claims.len());
    assert!(csv.contains("\"'=HYPERLINK(\"\"http://evil\"\")\""), "{csv}");
}

#[test]
fn linked_data_selects_by_quotation_position_and_fragment() {
    let analysis = isnad::analyse(TEXT);
    let units: Vec<u16> = TEXT.encode_utf16().collect();
    let page: Value = serde_json::from_str(&report(TEXT, &analysis, &meta("ar"), Format::JsonLd)).unwrap();
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), analysis.casualties.len() + analysis.claims.len());
    for item in items {
        let selectors = item["target"]["selector"].as_array().unwrap();
        let [quote, position] = [&selectors[0], &selectors[1]];
        let at = |name: &str| position[name].as_u64().unwrap() as usize;
        let exact = quote["exact"].as_str().unwrap();
        assert_eq!(String::from_utf16(&units[at("start")..at("end")]).unwrap(), exact);
        let whole = format!("{}{exact}{}", quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
        assert!(TEXT.contains(&whole), "{whole}");
    }
    let source = page.to_string();
    assert!(!source.contains("null") && !source.contains("Rating") && !source.contains("ClaimReview"));
}

#[test]
fn links_are_of_the_page_where_none_leads_to_the_words_alone() {
    let twice = "قتل ثلاثة\nقتل ثلاثة";
    assert_eq!(links(twice, "https://example.org/a", [(10, 13), (14, 19)]), ["https://example.org/a"; 2]);
    assert_eq!(links("نص", "javascript:alert(1)", [(0, 2)]), ["javascript:alert(1)"]);
}

#[test]
fn a_bare_text_is_printed_as_the_analysis_alone() {
    let analysis = isnad::analyse(TEXT);
    let out = report(TEXT, &analysis, &Meta { lang: Some("ar".into()), ..Meta::default() }, Format::Json);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), serde_json::to_value(&analysis).unwrap());
}
