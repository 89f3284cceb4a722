use super::*;

fn names(source: &str) -> Vec<(Class, String)> {
    let text = Text::new(source);
    tag(&text).into_iter().map(|n| (n.class, text.slice(n.tokens).to_string())).collect()
}

type Case = (&'static str, &'static [(Class, &'static str)], &'static [&'static str]);

/// Sentences of our own: names to be found, and words that are in no name. Hard ones (clubs, foreign names without a
/// known part, a word after a club) are here too: the tagger is statistical, and is held to shares, not to each.
#[rustfmt::skip]
const CASES: &[Case] = &[
    ("وقال المتحدث باسم الوزارة حمدان الشويلي إن اللقاء تأجل", &[(Class::Person, "حمدان الشويلي")], &["المتحدث", "الوزارة"]),
    ("التقى وزير الخارجية يوهان فيركمان نظيره في العاصمة أوسلو", &[(Class::Person, "يوهان فيركمان"), (Class::Location, "أوسلو")], &["نظيره"]),
    ("وصل الرئيس إلى مدينة طرطوس صباح الخميس", &[(Class::Location, "طرطوس")], &["الرئيس", "صباح", "الخميس"]),
    ("أعلنت منظمة الصحة العالمية أن اللقاح وصل", &[(Class::Organisation, "منظمة الصحة العالمية")], &["اللقاح", "وصل"]),
    ("فاز برشلونة على ريال مدريد بهدفين", &[(Class::Organisation, "برشلونة"), (Class::Organisation, "ريال مدريد")], &["فاز", "بهدفين"]),
    ("وصل وفد من حركة حماس إلى القاهرة", &[(Class::Organisation, "حركة حماس"), (Class::Location, "القاهرة")], &["وفد"]),
    ("أعلنت شركة تويوتا عن سيارة جديدة", &[(Class::Organisation, "تويوتا")], &["سيارة", "جديدة"]),
    ("استقبل ولي العهد السفير كينجي ناكاياما في جدة.", &[(Class::Person, "كينجي ناكاياما"), (Class::Location, "جدة")], &["السفير", "العهد"]),
    ("اتفقت بريطانيا وفرنسا على عقد القمة", &[(Class::Location, "بريطانيا"), (Class::Location, "وفرنسا")], &["القمة"]),
    ("وأكد الشيخ سعيد بن راشد المنصوري أن المشروع سيكتمل في أبوظبي", &[(Class::Person, "سعيد بن راشد المنصوري"), (Class::Location, "أبوظبي")], &["الشيخ", "المشروع"]),
    ("دعت الأمم المتحدة إلى وقف إطلاق النار في السودان", &[(Class::Organisation, "الأمم المتحدة"), (Class::Location, "السودان")], &["وقف", "النار"]),
    ("قصفت الطائرات مواقع شمال بغداد ومدينة الموصل", &[(Class::Location, "بغداد"), (Class::Location, "الموصل")], &["الطائرات", "مواقع"]),
    ("ارتفعت درجات الحرارة اليوم وسقطت أمطار غزيرة", &[], &["درجات", "الحرارة", "اليوم", "أمطار", "غزيرة"]),
    ("ارتفعت أسعار الخبز والبيض في الأسواق", &[], &["أسعار", "الخبز", "والبيض", "الأسواق"]),
    ("أغلقت المدارس أبوابها بسبب العاصفة", &[], &["المدارس", "أبوابها", "العاصفة"]),
    ("يحتاج المريض إلى شرب الماء والنوم ساعات كافية", &[], &["المريض", "الماء", "والنوم"]),
];

#[test]
fn finds_names_and_leaves_words() {
    let (mut missed, mut wrong): (Vec<&str>, Vec<&str>) = Default::default();
    let (mut wanted_count, mut unwanted_count) = (0, 0);
    for (source, wanted, unwanted) in CASES {
        let found = names(source);
        let absent = wanted.iter().filter(|(class, name)| !found.contains(&(*class, name.to_string())));
        missed.extend(absent.map(|(_, name)| *name));
        wrong.extend(unwanted.iter().filter(|word| found.iter().any(|(_, n)| n.split(' ').any(|w| w == **word))));
        wanted_count += wanted.len();
        unwanted_count += unwanted.len();
    }
    assert!(missed.len() * 4 <= wanted_count, "of {wanted_count} not found: {missed:?}");
    assert!(wrong.len() * 20 <= unwanted_count, "of {unwanted_count} taken for names: {wrong:?}");
}

#[test]
fn files_that_are_not_whole_are_refused_or_harmless() {
    let text = Text::new("أكد أحمد الأسعدي في أبوظبي أن الإمارات ستشارك");
    for length in [0, 7, 8, 1_000, WEIGHTS.len() - 1] {
        assert!(Model::read(WORDS, &WEIGHTS[..length]).is_none() && Model::read(&WORDS[..length], WEIGHTS).is_none());
    }
    for at in (0..WEIGHTS.len()).step_by(4_099) {
        let mut spoilt = WEIGHTS.to_vec();
        spoilt[at] ^= 0xFF;
        if let Some(model) = Model::read(WORDS, &spoilt) {
            tag_with(&model, &text);
        }
    }
}

#[test]
fn is_deterministic_and_spelling_of_hamza_does_not_matter() {
    let source = "أكد أحمد الأسعدي في أبوظبي أن الإمارات ستشارك";
    assert_eq!(tag(&Text::new(source)), tag(&Text::new(source)));
    let bare = source.replace(['أ', 'إ'], "ا");
    let spans = |s: &str| tag(&Text::new(s)).into_iter().map(|n| (n.tokens, n.class)).collect::<Vec<_>>();
    assert_eq!(spans(source), spans(&bare));
}

#[test]
fn any_string_is_tagged_in_order_within_sentences() {
    let mut state = 1u64;
    let alphabet: Vec<char> =
        "والبلكسءأؤىة اناحمدعراق \n.،؟!«»()\"12٣ aZ😀\u{200F}\u{0640}\u{064B}ﻻ中".chars().collect();
    for length in [0, 1, 2, 3, 7, 50, 500, 5000] {
        for _ in 0..20 {
            let source: String = (0..length)
                .map(|_| {
                    state = hash::spread(state, 9).wrapping_add(1);
                    alphabet[(state % alphabet.len() as u64) as usize]
                })
                .collect();
            let text = Text::new(&source);
            let mut before = 0;
            for n in tag(&text) {
                assert!(before <= n.tokens.start && n.tokens.start < n.tokens.end && n.tokens.end <= text.len());
                assert!(n.tokens.end <= text.sentence(n.tokens.start).end);
                assert!((0.0..=1.0).contains(&n.score), "{}", n.score);
                before = n.tokens.end;
            }
        }
    }
}

#[test]
fn long_sentences_are_decoded_in_pieces() {
    let source = "قال محمد علي ثم ".repeat(1000);
    assert!(tag(&Text::new(&source)).len() > 900);
}

#[test]
fn damaged_tables_are_refused() {
    assert!(Words::read(WORDS).is_some() && Weights::read(WEIGHTS).is_some());
    for cut in [0, 3, 8, 1000, 40_000] {
        assert!(Words::read(&WORDS[..cut]).is_none() && Weights::read(&WEIGHTS[..cut]).is_none());
    }
    assert!(Words::read(&WORDS[..WORDS.len() - 1]).is_none());
    assert!(Weights::read(&WEIGHTS[..WEIGHTS.len() - 1]).is_none());
    assert!(Words::read(WEIGHTS).is_none() && Weights::read(WORDS).is_none());
}

#[test]
fn tables_read_back_what_was_written() {
    let word = words::Word { frequency: 9, cluster: 700, lists: words::list::GIVEN, usual: 4, topic: 3 };
    let bytes = words::write(&[("سالم".into(), word)], &[(0, 0), (1, 2)]);
    let table = Words::read(&bytes).unwrap();
    assert_eq!(table.get(hash::Rolling::new().extend("سالم".as_bytes())), word);
    assert_eq!(table.get(hash::Rolling::new().extend("سليم".as_bytes())), words::Word::default());
    assert_eq!((table.coarse(1), table.coarse(700)), ((1, 2), (0, 0)));

    let mut features = std::collections::BTreeMap::new();
    for i in 0..2000u64 {
        let mut row = [0.0; TAGS];
        row[(i % 9) as usize] = (i % 100) as f64 - 50.0;
        row[((i + 4) % 9) as usize] = 1.0;
        features.insert(hash::spread(i, 5), row);
    }
    let mut transitions = [[0.0; TAGS]; TAGS + 1];
    transitions[3][4] = 2.5;
    let bytes = weights::write(&features, &transitions);
    let model = Weights::read(&bytes).unwrap();
    for (f, row) in &features {
        let mut scores = [0; TAGS];
        model.add(*f, &mut scores);
        for t in 0..TAGS {
            assert!((scores[t] as f32 * model.scale() - row[t] as f32).abs() <= model.scale(), "{f} {t}");
        }
    }
    assert!((model.transition(3, 4) as f32 * model.scale() - 2.5).abs() <= model.scale());
}

#[test]
fn packed_size_stays_within_its_share_of_the_extension() {
    assert!(WORDS.len() + WEIGHTS.len() < 650 * 1024, "{} bytes", WORDS.len() + WEIGHTS.len());
}
