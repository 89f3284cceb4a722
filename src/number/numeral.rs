//! Numerals in words and digits, in every gender, case and spelling newsrooms use.

use crate::text::{Kind, Text};

/// A numeral: its value and the token after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    pub value: u64,
    pub end: usize,
    /// Letters of the first token before the numeral (`وثلاثة`، `بـ30` has none: the digits are a token of their own).
    pub letters: usize,
}

/// What one word adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// 1 to 10.
    Unit(u64),
    /// 20, 30 … 90.
    Tens(u64),
    /// 100, 200 … 900 in one word.
    Hundreds(u64),
    /// `مئة`: 100, or what stands before it times 100.
    Hundred,
    Scale(u64),
    /// `ألفان`، `مليونين`.
    DualScale(u64),
    /// `عشر` after a unit makes it a teen.
    Ten,
}

const UNITS: [&[&str]; 10] = [
    &["واحد", "واحده", "احد", "احدي"],
    &["اثنان", "اثنين", "اثنتان", "اثنتين", "اثنا", "اثني", "اثنتا", "اثنتي"],
    &["ثلاث", "ثلاثه"],
    &["اربع", "اربعه"],
    &["خمس", "خمسه"],
    &["ست", "سته"],
    &["سبع", "سبعه"],
    &["ثماني", "ثمانيه", "ثمان"],
    &["تسع", "تسعه"],
    &["عشر", "عشره"],
];

const TENS: [&[&str]; 8] = [
    &["عشرون", "عشرين"],
    &["ثلاثون", "ثلاثين"],
    &["اربعون", "اربعين"],
    &["خمسون", "خمسين"],
    &["ستون", "ستين"],
    &["سبعون", "سبعين"],
    &["ثمانون", "ثمانين"],
    &["تسعون", "تسعين"],
];

/// `مئة` and `مائة`, folded, and a spelling with the hamza left out.
const HUNDRED: [&str; 4] = ["ميه", "مايه", "ميات", "ماءه"];

fn part(key: &str) -> Option<Part> {
    if HUNDRED[..2].contains(&key) || key == "ماءه" {
        return Some(Part::Hundred);
    }
    match key {
        "ميتان" | "ميتين" | "مايتان" | "مايتين" | "ميتا" | "ميتي" | "مايتا" | "مايتي" =>
        {
            return Some(Part::Hundreds(200));
        }
        "الف" | "الفا" | "الاف" => return Some(Part::Scale(1_000)),
        "مليون" | "مليونا" | "ملايين" => return Some(Part::Scale(1_000_000)),
        "مليار" | "مليارا" | "مليارات" | "بليون" | "بليونا" | "بلايين" => {
            return Some(Part::Scale(1_000_000_000));
        }
        "الفان" | "الفين" | "الفا " | "الفي" => return Some(Part::DualScale(1_000)),
        "مليونان" | "مليونين" | "مليوني" => return Some(Part::DualScale(1_000_000)),
        "ملياران" | "مليارين" | "ملياري" => return Some(Part::DualScale(1_000_000_000)),
        _ => {}
    }
    for (n, forms) in (1u64..).zip(UNITS) {
        if forms.contains(&key) {
            return Some(if n == 10 { Part::Ten } else { Part::Unit(n) });
        }
    }
    for (n, forms) in (2u64..).zip(TENS) {
        if forms.contains(&key) {
            return Some(Part::Tens(n * 10));
        }
    }
    // ثلاثمئة، خمسمائة
    for suffix in ["ميه", "مايه"] {
        if let Some(unit) = key.strip_suffix(suffix) {
            for (n, forms) in (3u64..).zip(&UNITS[2..9]) {
                if forms.contains(&unit) {
                    return Some(Part::Hundreds(n * 100));
                }
            }
        }
    }
    None
}

/// The value of a run of digits with thousands' separators; `None` for fractions, dotted dates and what does not fit.
fn digits(key: &str) -> Option<u64> {
    let groups: Vec<&str> = key.split([',', '.']).collect();
    if groups.len() > 1 && !(groups[0].len() <= 3 && !groups[0].is_empty() && groups[1..].iter().all(|g| g.len() == 3))
    {
        return None;
    }
    groups.concat().parse().ok()
}

/// A decimal before a scale: `1.5 مليون`.
fn decimal(key: &str) -> Option<(u64, u32)> {
    let (whole, fraction) = key.split_once(['.', ','])?;
    if fraction.len() > 3 || fraction.contains(['.', ',']) {
        return None;
    }
    Some((format!("{whole}{fraction}").parse().ok()?, fraction.len() as u32))
}

/// The numeral that begins at token `i`, within its sentence. `and` allows the conjunction `و` on its first word.
pub fn numeral(text: &Text, i: usize, and: bool) -> Option<Numeral> {
    let mut k = i;
    if k >= text.len() {
        return None;
    }
    let end = text.sentence(i).end;
    let (mut total, mut group, mut last_scale) = (0u64, 0u64, u64::MAX);
    // What the group may still take: 3 hundreds, 2 units or tens, 1 tens only (after a unit), 0 nothing.
    let (mut room, mut began, mut first_letters) = (3u8, false, 0usize);
    loop {
        if k >= end {
            break;
        }
        if began && text.kind(k) == Kind::Punct {
            break;
        }
        if text.kind(k) == Kind::Number {
            // A day, an hour or a telephone number counts nothing.
            if text.shape(k).is_some() {
                break;
            }
            if began && !(room == 3 && group == 0 && k > i && text.key(k - 1) == "و") {
                break;
            }
            let scale =
                text.kind(k + 1) == Kind::Word && k + 1 < end && matches!(part(text.key(k + 1)), Some(Part::Scale(_)));
            if let Some(value) = digits(text.key(k)).filter(|_| !(scale && text.key(k).contains('.'))) {
                group += value;
            } else if scale
                && let (Some((value, places)), Some(Part::Scale(s))) = (decimal(text.key(k)), part(text.key(k + 1)))
            {
                let value = value.checked_mul(s)? / 10u64.pow(places);
                return Some(Numeral { value: total.checked_add(value)?, end: k + 2, letters: first_letters });
            } else {
                break;
            }
            room = 0;
            began = true;
            k += 1;
            continue;
        }
        if text.kind(k) != Kind::Word {
            break;
        }
        let key = text.key(k);
        // A lone و before digits, and one typed apart from its tens: 12 ألفا و500, ثلاثة و عشرين.
        if began && key == "و" {
            // بين ألفين و3 آلاف: another numeral.
            let another = matches!(part(text.key(k + 2)), Some(Part::Scale(s)) if s >= last_scale);
            let takes = room == 3 && group == 0 && total > 0 && last_scale < u64::MAX;
            if takes && text.kind(k + 1) == Kind::Number && !another {
                k += 1;
                continue;
            }
            if let Some(Part::Tens(n)) = part(text.key(k + 1)).filter(|_| room == 1 && group < 10 && k + 1 < end) {
                group += n;
                room = 0;
                k += 2;
                continue;
            }
            break;
        }
        // Folded, `وأحد` and `واحد` are one spelling: it continues a numeral, or stands for one.
        let one = matches!(key, "واحد" | "واحده") && !began && part(text.key(k + 1)) != Some(Part::Ten);
        let (joined, bare) = match (part(key), key.strip_prefix('و').and_then(part)) {
            (Some(p), rest) if one || rest.is_none() => (false, Some(p)),
            (_, rest) => (true, rest),
        };
        // نصف مليون, ربع مليون
        if !began
            && matches!(key, "نصف" | "ربع")
            && let Some(Part::Scale(s)) = part(text.key(k + 1)).filter(|_| k + 1 < end)
        {
            let value = s / if key == "ربع" { 4 } else { 2 };
            return Some(Numeral { value, end: k + 2, letters: 0 });
        }
        // ونصف، وربع after a scale
        if began && group == 0 && total > 0 && last_scale < u64::MAX && matches!(key, "ونصف" | "ونصفا" | "وربع")
        {
            total += last_scale / if key == "وربع" { 4 } else { 2 };
            k += 1;
            // مليون ونصف المليون
            let again = text.key(k).strip_prefix("ال").unwrap_or(text.key(k));
            k += usize::from(k < end && part(again) == Some(Part::Scale(last_scale)));
            break;
        }
        let Some(p) = bare else { break };
        if !began && joined && !and {
            break;
        }
        if !began {
            first_letters = usize::from(joined);
        }
        let scale_follows = matches!(p, Part::Scale(_) | Part::Hundred);
        if began && !joined && !scale_follows && p != Part::Ten {
            break;
        }
        match p {
            Part::Unit(n) if room >= 2 => {
                let next = if k + 1 < end && text.kind(k + 1) == Kind::Word { part(text.key(k + 1)) } else { None };
                if next == Some(Part::Ten) {
                    group += 10 + n;
                    room = 0;
                    k += 1;
                } else if next == Some(Part::Hundred) && room == 3 {
                    group += n * 100;
                    room = 2;
                    k += 1;
                } else if matches!(text.key(k), "احد" | "احدي" | "واحد" | "واحده")
                    && !began
                    && !(joined || followed_by_tens(text, k + 1, end))
                {
                    // `أحد` alone is one of several, `واحد` alone follows its noun: no numeral by itself.
                    if !one {
                        return None;
                    }
                    group += 1;
                    room = 0;
                } else {
                    group += n;
                    room = 1;
                }
            }
            Part::Ten if room >= 2 => {
                group += 10;
                room = 0;
            }
            Part::Tens(n) if room >= 1 && (!began || joined) => {
                group += n;
                room = 0;
            }
            Part::Hundreds(n) if room == 3 && group == 0 => {
                group += n;
                room = 2;
            }
            Part::Hundred if room == 3 && group == 0 => {
                group += 100;
                room = 2;
            }
            Part::Scale(s) if s < last_scale && (!joined || group == 0) => {
                // آلاف، ملايين alone are vague, not 1000.
                if group == 0 && !began && matches!(text.key(k), "الاف" | "ملايين" | "مليارات") {
                    return None;
                }
                total = total.checked_add(group.max(1).checked_mul(s)?)?;
                (group, room, last_scale) = (0, 3, s);
            }
            Part::DualScale(s) if s < last_scale && group == 0 => {
                total = total.checked_add(2 * s)?;
                (room, last_scale) = (3, s);
            }
            _ => break,
        }
        began = true;
        k += 1;
    }
    // A trailing lone و belongs to what follows.
    while k > i && text.key(k - 1) == "و" {
        k -= 1;
    }
    began.then(|| Some(Numeral { value: total.checked_add(group)?, end: k, letters: first_letters })).flatten()
}

/// The scale that a numeral ends in, which a numeral before it in a range may share: `من 5 إلى 7 آلاف`.
pub(super) fn scale(text: &Text, n: &Numeral) -> Option<u64> {
    match part(text.key(n.end.checked_sub(1)?))? {
        Part::Scale(s) => Some(s),
        _ => None,
    }
}

/// A definite numeral after its noun: `الثلاثة`، `الأحد عشر`، `العشرين`، `الـ13`.
pub fn definite(text: &Text, i: usize) -> Option<Numeral> {
    if text.key(i) == "ال" && text.kind(i + 1) == Kind::Number {
        return digits(text.key(i + 1)).map(|value| Numeral { value, end: i + 2, letters: 0 });
    }
    let key = text.key(i).strip_prefix("ال").filter(|_| text.kind(i) == Kind::Word)?;
    match part(key)? {
        Part::Unit(n) if part(text.key(i + 1)) == Some(Part::Ten) => {
            Some(Numeral { value: 10 + n, end: i + 2, letters: 0 })
        }
        // الأحد، الاثنين are days as well.
        Part::Unit(n) if n > 2 || key.starts_with("اثن") && key != "اثنين" => {
            Some(Numeral { value: n, end: i + 1, letters: 0 })
        }
        Part::Ten => Some(Numeral { value: 10, end: i + 1, letters: 0 }),
        Part::Hundred => Some(Numeral { value: 100, end: i + 1, letters: 0 }),
        Part::Hundreds(n) | Part::Scale(n) | Part::Tens(n) => Some(Numeral { value: n, end: i + 1, letters: 0 }),
        _ => None,
    }
}

fn followed_by_tens(text: &Text, k: usize, end: usize) -> bool {
    k < end && text.key(k).strip_prefix('و').is_some_and(|r| matches!(part(r), Some(Part::Tens(_))))
}
