//! What is copied: every form carries its source, a link to the words, the engine, and that it was made automatically.

use isnad::analysis::{Analysis, Speaker};
use isnad::report::{Format, Meta, links, report, sentence};
use serde_json::{Value, json};

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
    // People read a time without its seconds; programs get it as it was given.
    let people = matches!(format, Format::Markdown | Format::Text | Format::Html);
    let times = if people {
        ["2026-03-03 18:20 +02:00", "2026-03-04 07:00 +02:00"]
    } else {
        ["2026-03-03T18:20:00+02:00", "2026-03-04T07:00:00+02:00"]
    };
    for part in ["صحيفة الساحل", "HYPERLINK", times[0], times[1], "https://example.org/a#:~:text=", "0.1.0", notice]
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
    let rows = analysis.casualties.len() + analysis.claims.len() + analysis.actors.len();
    assert_eq!(csv.matches("\r\n").count(), 1 + rows);
    assert!(csv.contains("\"'=HYPERLINK(\"\"http://evil\"\")\""), "{csv}");
}

#[test]
fn linked_data_selects_by_quotation_position_and_fragment() {
    let analysis = isnad::analyse(TEXT);
    let units: Vec<u16> = TEXT.encode_utf16().collect();
    let page: Value = serde_json::from_str(&report(TEXT, &analysis, &meta("ar"), Format::JsonLd)).unwrap();
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), analysis.casualties.len() + analysis.claims.len() + analysis.actors.len());
    let targets = |item: &Value| item["target"].as_array().cloned().unwrap_or_else(|| vec![item["target"].clone()]);
    for target in items.iter().flat_map(targets) {
        let selectors = target["selector"].as_array().unwrap();
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

/// One finding of every family, as the core would give them, with all that a report can tell of them.
fn rich() -> (&'static str, isnad::Analysis) {
    let text = "قال متحدث باسم جيش الشرق لوكالة الساحل إن ناطقا أكد مقتل 12 شخصا بينهم 3 نساء وتشريد كثيرين";
    let at = |words: &str| {
        let start = text[..text.find(words).unwrap()].encode_utf16().count();
        json!({ "start": start, "end": start + words.encode_utf16().count(), "text": words })
    };
    let with = |words: &str, more: Value| {
        let mut value = at(words);
        value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        value
    };
    let speaker = json!({ "name": "ناطق", "actor": null, "anonymous": true });
    let figure = |words: &str, more: Value| {
        let mut value = with(
            words,
            json!({ "outcome": "killed", "min": 12, "max": 12, "bound": "exact", "victims": "unspecified", "side": null,
                "part": false, "part_of": null, "cumulative": false, "preliminary": true, "place": null, "date": null,
                "cause": "قصف", "perpetrator": "جيش الشرق", "speaker": speaker, "claim": 1, "why": "" }),
        );
        value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        value
    };
    let claim = |cue: &str, said: &str, more: Value| {
        let mut value = json!({ "cue": with(cue, json!({ "lemma": cue })), "source": null, "speaker": speaker, "content": at(said),
            "stance": "confirm", "direct": false, "via": null, "target": null, "parent": null, "why": "" });
        value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        value
    };
    let analysis = json!({
        "schema": "isnad/1", "engine": "0.1.0",
        "actors": [
            { "id": 0, "name": "جيش الشرق", "name_en": "Army of the East", "kind": "armed_group", "role": null, "affiliation": null,
              "known": false, "mentions": [with("جيش الشرق", json!({ "form": "name" }))] },
            { "id": 1, "name": "جيش بلا ذكر", "name_en": null, "kind": "armed_group", "role": null, "affiliation": null,
              "known": false, "mentions": [] },
        ],
        "places": [],
        "casualties": [
            figure("مقتل 12 شخصا", json!({ "side": 1 })),
            figure("بينهم 3 نساء", json!({ "min": 3, "max": 3, "victims": "woman", "part": true, "part_of": 0 })),
            figure("تشريد كثيرين", json!({ "outcome": "displaced", "min": null, "max": null, "bound": "unstated", "speaker": null })),
        ],
        "claims": [
            claim("قال", "ناطقا أكد مقتل 12 شخصا", json!({ "via": "وكالة الساحل", "target": "جيش الغرب", "stance": "deny", "direct": true })),
            claim("أكد", "مقتل 12 شخصا", json!({ "parent": 0 })),
        ],
        "conflicts": [{ "casualties": [0, 2], "why": "" }],
    });
    (text, serde_json::from_value(analysis).unwrap())
}

fn rich_report(lang: &str, format: Format) -> String {
    let (text, analysis) = rich();
    report(text, &analysis, &meta(lang), format)
}

/// The text without the signs that isolate directions.
fn bare(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

#[test]
fn what_is_for_people_tells_all_that_was_read_of_a_finding() {
    let arabic = [
        "جزء من رقم أكبر",
        "حصيلة أولية",
        "السبب: قصف",
        "على يد: جيش الشرق",
        "من جانب: جيش بلا ذكر",
        "ناطق (دون ذكر الاسم)",
        "قال",
        "منقول بنصّه",
        "عبر وكالة الساحل",
        "بشأن جيش الغرب",
        "ضمن ما نُقل عن ناطق",
        "نازحون: دون رقم",
        "Army of the East",
    ];
    let english = [
        "part of a larger figure",
        "preliminary",
        "cause: قصف",
        "by: جيش الشرق",
        "side: جيش بلا ذكر",
        "ناطق (unnamed)",
        "قال",
        "quoted word for word",
        "via وكالة الساحل",
        "about جيش الغرب",
        "within what ناطق reports",
        "displaced: no figure",
    ];
    for format in [Format::Markdown, Format::Text, Format::Html] {
        for (lang, wanted) in [("ar", &arabic[..]), ("en", &english[..])] {
            let out = bare(&rich_report(lang, format)).replace("<bdi>", "").replace("</bdi>", "");
            for words in wanted {
                assert!(out.contains(words), "{format:?} {lang}: {words}\n{out}");
            }
        }
    }
}

#[test]
fn a_claim_by_itself_still_stands_in_somebodys_report() {
    let (text, whole) = rich();
    let mut analysis =
        Analysis { claims: whole.claims[1..].to_vec(), casualties: Vec::new(), conflicts: Vec::new(), ..whole };
    analysis.claims[0].parent = None;
    let told = |analysis: &Analysis, format| bare(&report(text, analysis, &meta("en"), format));
    assert!(!told(&analysis, Format::Text).contains("within what"));
    for (name, wanted) in [("ناطق", "within what ناطق reports"), ("", "within what an unresolved speaker reports")]
    {
        analysis.claims[0].within = Some(Speaker { name: name.into(), actor: None, anonymous: false });
        for format in [Format::Markdown, Format::Text, Format::Html] {
            let out = told(&analysis, format).replace("<bdi>", "").replace("</bdi>", "");
            assert!(out.contains(wanted), "{format:?}: {wanted}\n{out}");
        }
        let linked: Value = serde_json::from_str(&report(text, &analysis, &meta("en"), Format::JsonLd)).unwrap();
        let within = &linked["items"][0]["body"]["isnad:within"];
        assert_eq!(within["schema:name"].as_str().unwrap_or_default(), name, "{linked}");
        assert!(within.is_object(), "{linked}");
    }
    analysis.claims[0].within = Some(Speaker { name: "ناطق".into(), actor: None, anonymous: true });
    let csv = report(text, &analysis, &meta("en"), Format::Csv);
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let place = rows[0].iter().position(|name| *name == "within_speaker").unwrap();
    assert_eq!(rows[1][place], "ناطق", "{csv}");
    let json: Value = serde_json::from_str(&report(text, &analysis, &meta("en"), Format::Json)).unwrap();
    assert_eq!(json["claims"][0]["within"]["name"], "ناطق");
}

#[test]
fn words_of_the_page_and_times_keep_their_direction() {
    for lang in ["ar", "en"] {
        for format in [Format::Markdown, Format::Text] {
            let out = rich_report(lang, format);
            for words in ["صحيفة الساحل", "وكالة الساحل", "جيش الغرب", "قصف"] {
                let whole = out.matches(words).count();
                assert!(
                    whole > 0 && whole == out.matches(&format!("\u{2068}{words}\u{2069}")).count(),
                    "{words}\n{out}"
                );
            }
            assert!(out.contains("\u{2066}2026-03-03 18:20 +02:00\u{2069}"), "{out}");
            // An address that is copied must end where it ends.
            assert!(!out.contains("#top\u{2069}"));
            assert_eq!(out.matches(['\u{2066}', '\u{2068}']).count(), out.matches('\u{2069}').count());
        }
        let html = rich_report(lang, Format::Html);
        assert!(
            html.contains("<bdi dir=\"ltr\">2026-03-03 18:20 +02:00</bdi>") && html.contains("<bdi>قصف</bdi>"),
            "{html}"
        );
    }
}

#[test]
fn a_page_cannot_turn_the_direction_of_what_stands_after_its_words() {
    let (text, mut analysis) = rich();
    analysis.casualties[0].cause = Some("قصف\u{202E}\u{2069}\u{2067}".into());
    for format in [Format::Markdown, Format::Text] {
        let out = report(text, &analysis, &meta("ar"), format);
        assert!(out.contains("\u{2068}قصف\u{2069}") && !out.contains('\u{202E}') && !out.contains('\u{2067}'), "{out}");
    }
}

#[test]
fn actors_stand_in_every_form_and_those_without_mentions_in_none() {
    for format in FORMATS {
        let out = rich_report("en", format);
        assert!(out.contains("Army of the East"), "{format:?}\n{out}");
    }
    let csv = rich_report("en", Format::Csv);
    assert_eq!(csv.matches("\r\nactor,").count(), 1, "{csv}");
    let page: Value = serde_json::from_str(&rich_report("en", Format::JsonLd)).unwrap();
    let actors: Vec<_> = page["items"].as_array().unwrap().iter().filter(|item| item["id"] == "#actor-0").collect();
    assert_eq!(actors.len(), 1);
    assert_eq!(actors[0]["body"]["type"], "schema:Organization");
    assert_eq!(actors[0]["target"][0]["selector"][0]["exact"], "جيش الشرق");
    assert!(!page.to_string().contains("#actor-1"));
    for format in [Format::Markdown, Format::Text, Format::Html] {
        // Named as a side alone, in the row of its figure.
        assert_eq!(rich_report("en", format).matches("جيش بلا ذكر").count(), 1, "{format:?}");
    }
}

#[test]
fn a_table_says_what_belongs_together() {
    let csv = rich_report("ar", Format::Csv);
    let rows: Vec<Vec<&str>> =
        csv.trim_start_matches('\u{FEFF}').lines().map(|line| line.split(',').collect()).collect();
    let cell = |row: usize, column: &str| rows[row][rows[0].iter().position(|name| *name == column).expect(column)];
    assert_eq!([cell(1, "id"), cell(1, "conflicts")], ["figure-0", "figure-2"]);
    assert_eq!([cell(2, "id"), cell(2, "part_of"), cell(2, "claim")], ["figure-1", "figure-0", "claim-1"]);
    assert_eq!([cell(4, "id"), cell(4, "target")], ["claim-0", "جيش الغرب"]);
    assert_eq!([cell(5, "id"), cell(5, "within"), cell(5, "within_speaker")], ["claim-1", "claim-0", "ناطق"]);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{csv}");
    let linked: Value = serde_json::from_str(&rich_report("ar", Format::JsonLd)).unwrap();
    assert_eq!(linked["items"][0]["body"]["isnad:conflicts"], json!(["#figure-2"]));
}
