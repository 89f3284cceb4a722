use super::conjugate::{Form, Number};
use super::*;

#[test]
fn conjugates_hollow_defective_and_sound_verbs() {
    for (word, lemma) in [
        ("قالت", "قال"),
        ("يقولون", "قال"),
        ("وقالوا", "قال"),
        ("سيقول", "قال"),
        ("قوله", "قال"),
        ("قلنا", "قال"),
        ("قائلا", "قال"),
        ("نفت", "نفى"),
        ("نفوا", "نفى"),
        ("ينفون", "نفى"),
        ("نفاه", "نفى"),
        ("اصيبوا", "أصاب"),
        ("واصابه", "أصاب"),
        ("اصابتهم", "أصاب"),
        ("قتلوا", "قتل"),
        ("ومقتل", "قتل"),
        ("قتلت", "قتل"),
        ("يقتلون", "قتل"),
    ] {
        let key = crate::text::fold::fold(word);
        assert!(verb_forms(&key).iter().any(|f| f.lemma() == lemma), "{word} is no form of {lemma}");
    }
    for word in ["وزاره", "قلب", "نافذه", "مقاتل"] {
        assert_eq!(verb_forms(word), [], "{word}");
    }
}

#[test]
fn reads_agreement() {
    let f = verb_forms("قالت")[0].features;
    assert_eq!((f.form, f.person, f.feminine, f.number, f.passive), (Form::Past, 3, true, Number::Singular, false));
    assert!(verb_forms("اصيب").iter().any(|f| f.features.passive));
}

#[test]
fn features_survive_packing() {
    for bits in 0..512u16 {
        let f = conjugate::Features::unpack(bits);
        assert_eq!(conjugate::Features::unpack(f.pack()), f);
    }
}

#[test]
fn offers_every_cut_and_keeps_the_whole_first() {
    let stems = |k: &'static str| splits(k).map(|s| (s.stem, s.letters)).collect::<Vec<_>>();
    assert_eq!(stems("وزاره")[0], ("وزاره", 0));
    assert!(stems("وبالرقه").contains(&("رقه", 2)));
    assert!(stems("للجيش").contains(&("جيش", 0)));
}
