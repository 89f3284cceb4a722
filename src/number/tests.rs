use super::{numeral, quantity};
use crate::analysis::Bound;
use crate::text::Text;

fn value(s: &str) -> Option<(u64, usize)> {
    let text = Text::new(s);
    numeral(&text, 0, false).map(|n| (n.value, text.len() - n.end))
}

#[test]
fn no_quantity_reaches_into_the_next_sentence() {
    for s in ["صوت 3\n-19", "نحو\n19 قتيلا", "بين 3\nو19", "من 3 إلى\n19", "عدد 3 -\n19"] {
        let text = Text::new(s);
        for i in 0..text.len() {
            if let Some(q) = quantity(&text, i) {
                assert!(q.tokens.end <= text.sentence(i).end, "{s}: {q:?}");
            }
        }
    }
}

#[test]
fn reads_numerals() {
    for (s, n) in [
        ("ثلاثة", 3),
        ("أحد عشر", 11),
        ("اثنتا عشرة", 12),
        ("خمسة وعشرين", 25),
        ("مئة", 100),
        ("مائة وخمسون", 150),
        ("خمس مئة وستة وثلاثين", 536),
        ("خمسمائة وستة وثلاثون", 536),
        ("مئتين وثلاثة", 203),
        ("ألف", 1_000),
        ("ألفين", 2_000),
        ("12 ألفا", 12_000),
        ("12 ألفا و500", 12_500),
        ("ثلاثة آلاف وأربعمئة وواحد", 3_401),
        ("مليون ونصف", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("ثلاثة و عشرين", 23),
        ("12 ألفا و 500", 12_500),
        ("1.5 مليون", 1_500_000),
        ("١٢٣٤", 1_234),
        ("1,234", 1_234),
        ("مليونين وثلاثمئة ألف", 2_300_000),
    ] {
        assert_eq!(value(s), Some((n, 0)), "{s}");
    }
    for s in ["الاثنين", "أحد المسلحين", "آلاف", "3.5", "عشرات", "مدينة"] {
        assert_eq!(value(s), None, "{s}");
    }
}

#[test]
fn keeps_two_numbers_apart() {
    assert_eq!(value("30 و40"), Some((30, 2)));
    assert_eq!(value("ثلاثة وأربعة"), Some((3, 1)));
    assert_eq!(value("عشرين وثلاثين"), Some((20, 1)));
}

#[test]
fn reads_bounds_and_ranges() {
    for (s, min, max, bound) in [
        ("أكثر من ثلاثين", Some(31), None, Bound::MoreThan),
        ("ما لا يقل عن 10", Some(10), None, Bound::AtLeast),
        ("نحو 40", Some(40), Some(40), Bound::About),
        ("أقل من 5", None, Some(4), Bound::AtMost),
        ("لا يزيد على 5", None, Some(5), Bound::AtMost),
        ("3-4", Some(3), Some(4), Bound::Range),
        ("بين 30 و40", Some(30), Some(40), Bound::Range),
        ("من 30 إلى 40", Some(30), Some(40), Bound::Range),
        // A scale told once is the scale of both.
        ("بين 12 و15 ألفا", Some(12_000), Some(15_000), Bound::Range),
        ("من 5 إلى 7 آلاف", Some(5_000), Some(7_000), Bound::Range),
        ("3-4 آلاف", Some(3_000), Some(4_000), Bound::Range),
        ("بين 900 وألف", Some(900), Some(1_000), Bound::Range),
        ("بين 500 و3 آلاف", Some(500), Some(3_000), Bound::Range),
        ("بين ألفين و3 آلاف", Some(2_000), Some(3_000), Bound::Range),
        ("عشرات", Some(10), None, Bound::Vague),
        ("مئات الآلاف", Some(100_000), None, Bound::Vague),
        ("عدد من", None, None, Bound::Unstated),
    ] {
        let text = Text::new(s);
        let q = quantity(&text, 0).unwrap_or_else(|| panic!("{s}"));
        assert_eq!((q.min, q.max, q.bound), (min, max, bound), "{s}");
    }
}

/// Numerals as a newsroom writes them, from the grammar books' side: what the reader must read back.
fn write(n: u64, feminine: bool, oblique: bool, joined: bool, hundred: &str) -> String {
    const M: [&str; 11] = ["", "واحدة", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"];
    const F: [&str; 11] = ["", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"];
    let units = if feminine { M } else { F };
    let tens = |t: u64| {
        format!(
            "{}{}",
            ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"][t as usize - 2],
            if oblique { "ين" } else { "ون" }
        )
    };
    let below_hundred = |n: u64| match n {
        0..=10 => units[n as usize].to_string(),
        11 => if feminine { "إحدى عشرة" } else { "أحد عشر" }.to_string(),
        12 => match (feminine, oblique) {
            (true, true) => "اثنتي عشرة",
            (true, false) => "اثنتا عشرة",
            (false, true) => "اثني عشر",
            (false, false) => "اثنا عشر",
        }
        .to_string(),
        13..=19 => format!("{} {}", units[n as usize - 10], if feminine { "عشرة" } else { "عشر" }),
        _ if n % 10 == 0 => tens(n / 10),
        _ => format!("{} و{}", units[(n % 10) as usize], tens(n / 10)),
    };
    let below_thousand = |n: u64| {
        let (h, r) = (n / 100, n % 100);
        let hundreds = match h {
            0 => String::new(),
            1 => hundred.to_string(),
            2 => format!("{}{}", &hundred[..hundred.len() - 2], if oblique { "تين" } else { "تان" }),
            _ => format!("{}{}{hundred}", M[h as usize].trim_end_matches('ي'), if joined { "" } else { " " }),
        };
        match (h, r) {
            (0, _) => below_hundred(r),
            (_, 0) => hundreds,
            _ => format!("{hundreds} و{}", below_hundred(r)),
        }
    };
    if n == 0 {
        return "0".into();
    }
    let mut parts = Vec::new();
    let mut rest = n;
    for (scale, one, dual, few, many) in [
        (1_000_000_000, "مليار", ["ملياران", "مليارين"], "مليارات", "مليارا"),
        (1_000_000, "مليون", ["مليونان", "مليونين"], "ملايين", "مليونا"),
        (1_000, "ألف", ["ألفان", "ألفين"], "آلاف", "ألفا"),
    ] {
        let k = rest / scale;
        rest %= scale;
        match k {
            0 => {}
            1 => parts.push(one.to_string()),
            2 => parts.push(dual[usize::from(oblique)].to_string()),
            3..=10 => parts.push(format!("{} {few}", F[k as usize])),
            _ => parts.push(format!("{} {}", write_group(k, &below_thousand), if k % 100 >= 11 { many } else { one })),
        }
    }
    if rest > 0 {
        parts.push(below_thousand(rest));
    }
    parts.join(" و")
}

fn write_group(k: u64, below_thousand: &dyn Fn(u64) -> String) -> String {
    below_thousand(k)
}

#[test]
fn every_integer_reads_back() {
    let spread = (0..=10_000u64).chain((1..600).map(|k| k * 1_666_667 % 1_000_000_000));
    for n in spread {
        for (feminine, oblique, joined, hundred) in [
            (false, false, true, "مئة"),
            (false, true, false, "مئة"),
            (true, false, false, "مائة"),
            (true, true, true, "مائة"),
            (false, true, true, "ماية"),
        ] {
            let s = write(n, feminine, oblique, joined, hundred);
            assert_eq!(value(&s), Some((n, 0)), "{n}: {s}");
            let bare: String = s.chars().map(|c| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c }).collect();
            assert_eq!(value(&bare), Some((n, 0)), "{n}: {bare}");
        }
        let indic: String =
            n.to_string().chars().map(|c| char::from_u32(c as u32 - '0' as u32 + 0x0660).unwrap()).collect();
        assert_eq!(value(&indic), Some((n, 0)), "{indic}");
    }
}
