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

/// One way to write numerals: the choices that grammar and newsrooms leave open.
#[derive(Clone, Copy)]
struct Style {
    feminine: bool,
    oblique: bool,
    /// `خمسمئة` in one word.
    joined: bool,
    hundred: &'static str,
    /// `ثماني مئة` with its last letter.
    eight: &'static str,
}

/// Every style.
fn styles() -> impl Iterator<Item = Style> {
    let flags = |n: usize| (n & 1 != 0, n & 2 != 0, n & 4 != 0);
    (0..8).map(flags).flat_map(|(feminine, oblique, joined)| {
        ["مئة", "مائة", "ماية"].into_iter().flat_map(move |hundred| {
            ["ثمان", "ثماني"].into_iter().map(move |eight| Style { feminine, oblique, joined, hundred, eight })
        })
    })
}

/// Numerals as a newsroom writes them, from the grammar books' side: what the reader must read back.
impl Style {
    const FEMININE: [&str; 11] = ["", "واحدة", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"];
    const MASCULINE: [&str; 11] =
        ["", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"];

    fn unit(self, n: u64) -> &'static str {
        match (n, self.feminine, self.oblique) {
            (2, true, false) => "اثنتان",
            (2, false, false) => "اثنان",
            (_, true, _) => Self::FEMININE[n as usize],
            (_, false, _) => Self::MASCULINE[n as usize],
        }
    }

    fn below_hundred(self, n: u64) -> String {
        let tens = |t: u64| {
            let stem = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"][t as usize - 2];
            format!("{stem}{}", if self.oblique { "ين" } else { "ون" })
        };
        match n {
            0..=10 => self.unit(n).to_string(),
            11 => if self.feminine { "إحدى عشرة" } else { "أحد عشر" }.to_string(),
            12 => match (self.feminine, self.oblique) {
                (true, true) => "اثنتي عشرة",
                (true, false) => "اثنتا عشرة",
                (false, true) => "اثني عشر",
                (false, false) => "اثنا عشر",
            }
            .to_string(),
            13..=19 => format!("{} {}", self.unit(n - 10), if self.feminine { "عشرة" } else { "عشر" }),
            _ if n % 10 == 0 => tens(n / 10),
            _ => format!("{} و{}", self.unit(n % 10), tens(n / 10)),
        }
    }

    fn below_thousand(self, n: u64) -> String {
        let (h, r) = (n / 100, n % 100);
        let gap = if self.joined { "" } else { " " };
        let hundreds = match h {
            0 => return self.below_hundred(r),
            1 => self.hundred.to_string(),
            2 => format!("{}{}", self.hundred.trim_end_matches('ة'), if self.oblique { "تين" } else { "تان" }),
            8 => format!("{}{gap}{}", self.eight, self.hundred),
            _ => format!("{}{gap}{}", Self::FEMININE[h as usize], self.hundred),
        };
        if r == 0 { hundreds } else { format!("{hundreds} و{}", self.below_hundred(r)) }
    }

    fn write(self, n: u64) -> String {
        if n == 0 {
            return "0".into();
        }
        let mut parts = Vec::new();
        let mut rest = n;
        for (scale, one, dual, few, many) in SCALES {
            let k = rest / scale;
            rest %= scale;
            match k {
                0 => {}
                1 => parts.push(one.to_string()),
                2 => parts.push(dual[usize::from(self.oblique)].to_string()),
                3..=10 => parts.push(format!("{} {few}", Self::MASCULINE[k as usize])),
                _ => {
                    let group = Style { feminine: false, ..self }.below_thousand(k);
                    parts.push(format!("{group} {}", if k % 100 >= 11 { many } else { one }));
                }
            }
        }
        if rest > 0 {
            parts.push(self.below_thousand(rest));
        }
        parts.join(" و")
    }
}

/// A scale's value, its singular, dual, plural and accusative.
const SCALES: [(u64, &str, [&str; 2], &str, &str); 3] = [
    (1_000_000_000, "مليار", ["ملياران", "مليارين"], "مليارات", "مليارا"),
    (1_000_000, "مليون", ["مليونان", "مليونين"], "ملايين", "مليونا"),
    (1_000, "ألف", ["ألفان", "ألفين"], "آلاف", "ألفا"),
];

/// Every integer up to 10,000 and a spread up to 10⁹, its end with it.
fn integers() -> impl Iterator<Item = u64> {
    (0..=10_000u64).chain((1..600).map(|k| k * 1_666_667 % 1_000_000_000)).chain([999_999_999, 1_000_000_000])
}

/// Digits from another zero: `٠`، `۰`.
fn with_zero(s: &str, zero: u32) -> String {
    s.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(zero + d)).unwrap_or(c)).collect()
}

#[test]
fn every_integer_reads_back_from_words() {
    for n in integers() {
        for style in styles() {
            let s = style.write(n);
            assert_eq!(value(&s), Some((n, 0)), "{n}: {s}");
            let bare: String = s.chars().map(|c| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c }).collect();
            assert_eq!(value(&bare), Some((n, 0)), "{n}: {bare}");
        }
    }
}

#[test]
fn every_integer_reads_back_from_digits() {
    for n in integers() {
        let plain = n.to_string();
        let grouped = |separator: &str| {
            let groups: Vec<&str> = plain.as_bytes().rchunks(3).rev().map(|g| str::from_utf8(g).unwrap()).collect();
            groups.join(separator)
        };
        let ascii = [plain.clone(), grouped(","), grouped("."), grouped("٬")];
        for s in ascii.iter().flat_map(|s| [s.clone(), with_zero(s, 0x0660), with_zero(s, 0x06f0)]) {
            assert_eq!(value(&s), Some((n, 0)), "{n}: {s}");
        }
    }
}

#[test]
fn every_integer_reads_back_from_digits_with_a_scale() {
    for n in integers() {
        for (scale, one, _, few, many) in SCALES {
            let (k, rest) = (n / scale, n % scale);
            // 2 ألف is not written; what is below the scale stands in digits behind it.
            if k < 3 || k >= 1000 {
                continue;
            }
            let word = if k <= 10 {
                few
            } else if k % 100 >= 11 {
                many
            } else {
                one
            };
            let written = if rest == 0 { format!("{k} {word}") } else { format!("{k} {word} و{rest}") };
            for s in [written.clone(), with_zero(&written, 0x0660)] {
                assert_eq!(value(&s), Some((n, 0)), "{n}: {s}");
            }
        }
    }
}
