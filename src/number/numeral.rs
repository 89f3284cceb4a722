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

/// `مئة` and `مائة`, folded, and a spelling that keeps its hamza when folded.
const HUNDRED: [&str; 3] = ["ميه", "مايه", "ماءه"];

fn part(key: &str) -> Option<Part> {
    if HUNDRED.contains(&key) {
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
        "الفان" | "الفين" | "الفي" => return Some(Part::DualScale(1_000)),
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

/// `ألّف`, to compose or to form, with its doubled letter written or before a definite subject (`ألف الكاتب كتابا`): a
/// thousand is followed by what it counts, which is indefinite.
fn is_composed(text: &Text, i: usize) -> bool {
    text.key(i) == "الف"
        && (text.raw(i).contains('\u{0651}')
            || text.key(i + 1).starts_with("ال")
                && !(i > 0 && (text.kind(i - 1) == Kind::Number || part(text.key(i - 1)).is_some())))
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
    if i >= text.len() || is_composed(text, i) {
        return None;
    }
    let mut reading = Reading {
        text,
        start: i,
        end: text.sentence(i).end,
        and,
        k: i,
        total: 0,
        group: 0,
        last_scale: u64::MAX,
        room: 3,
        began: false,
        letters: 0,
    };
    while reading.k < reading.end {
        match reading.step() {
            Step::On => {}
            Step::Over => break,
            Step::None => return None,
        }
    }
    reading.numeral()
}

/// What reading one more word of a numeral came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It was taken; the next may follow.
    On,
    /// The numeral ends before it, or was ended by it.
    Over,
    /// There is no numeral here at all.
    None,
}

/// A numeral as far as it has been read.
struct Reading<'t, 's> {
    text: &'t Text<'s>,
    start: usize,
    end: usize,
    and: bool,
    /// The next token.
    k: usize,
    /// What the scales read so far amount to.
    total: u64,
    /// What has been read since the last scale.
    group: u64,
    /// The last scale, which a later one must be below.
    last_scale: u64,
    /// What the group may still take: 3 hundreds, 2 units or tens, 1 tens only (after a unit), 0 nothing.
    room: u8,
    began: bool,
    /// Letters of the first token before the numeral.
    letters: usize,
}

impl Reading<'_, '_> {
    fn step(&mut self) -> Step {
        match self.text.kind(self.k) {
            Kind::Number => self.digits(),
            Kind::Word if self.began && self.text.key(self.k) == "و" => self.apart(),
            Kind::Word => self.word(),
            _ => Step::Over,
        }
    }

    /// What the word of token `k` adds, in the sentence.
    fn part(&self, k: usize) -> Option<Part> {
        part(self.text.key(k)).filter(|_| k < self.end)
    }

    /// True behind a scale, where a group or a fraction of it may follow: `12 ألفا و500`، `مليون ونصف`.
    fn takes_group(&self) -> bool {
        self.room == 3 && self.group == 0 && self.total > 0 && self.last_scale < u64::MAX
    }

    fn digits(&mut self) -> Step {
        let (text, k) = (self.text, self.k);
        // A day, an hour or a telephone number counts nothing.
        let counts = text.shape(k).is_none();
        let joins = self.room == 3 && self.group == 0 && k > self.start && text.key(k - 1) == "و";
        if !counts || self.began && !joins {
            return Step::Over;
        }
        let scale = match self.part(k + 1).filter(|_| text.kind(k + 1) == Kind::Word) {
            Some(Part::Scale(s)) => Some(s),
            _ => None,
        };
        let whole = digits(text.key(k)).filter(|_| scale.is_none() || !text.key(k).contains('.'));
        if let Some(value) = whole {
            self.group += value;
            (self.room, self.began, self.k) = (0, true, k + 1);
            return Step::On;
        }
        let Some((s, (value, places))) = scale.zip(decimal(text.key(k))) else { return Step::Over };
        let total = value.checked_mul(s).and_then(|v| self.total.checked_add(v / 10u64.pow(places)));
        let Some(total) = total else { return Step::None };
        (self.total, self.began, self.k) = (total, true, k + 2);
        Step::Over
    }

    /// A lone و before digits, and one typed apart from its tens: `12 ألفا و500`، `ثلاثة و عشرين`.
    fn apart(&mut self) -> Step {
        let k = self.k;
        // بين ألفين و3 آلاف: another numeral.
        let another = matches!(part(self.text.key(k + 2)), Some(Part::Scale(s)) if s >= self.last_scale);
        if self.takes_group() && self.text.kind(k + 1) == Kind::Number && !another {
            self.k += 1;
            return Step::On;
        }
        match self.part(k + 1) {
            Some(Part::Tens(n)) if self.room == 1 && self.group < 10 => {
                self.group += n;
                (self.room, self.k) = (0, k + 2);
                Step::On
            }
            _ => Step::Over,
        }
    }

    fn word(&mut self) -> Step {
        let key = self.text.key(self.k);
        // Folded, `وأحد` and `واحد` are one spelling: it continues a numeral, or stands for one.
        let one = matches!(key, "واحد" | "واحده") && !self.began && part(self.text.key(self.k + 1)) != Some(Part::Ten);
        let (joined, bare) = match (part(key), key.strip_prefix('و').and_then(part)) {
            (Some(p), rest) if one || rest.is_none() => (false, Some(p)),
            (_, rest) => (true, rest),
        };
        if self.fraction(key) {
            return Step::Over;
        }
        let Some(p) = bare.filter(|_| self.began || !joined || self.and) else { return Step::Over };
        if !self.began {
            self.letters = usize::from(joined);
        }
        if self.began && !joined && !matches!(p, Part::Scale(_) | Part::Hundred | Part::Ten) {
            return Step::Over;
        }
        let step = match p {
            Part::Unit(n) if self.room >= 2 => self.unit(n, joined, one),
            Part::Scale(s) if s < self.last_scale && (!joined || self.group == 0) => self.scale(s),
            _ => self.below_scale(p, joined),
        };
        if step == Step::On {
            (self.began, self.k) = (true, self.k + 1);
        }
        step
    }

    /// `نصف مليون`، `ربع مليون`, and `ونصف`، `وربع` after a scale: either ends the numeral.
    fn fraction(&mut self, key: &str) -> bool {
        let part_of = |s: u64| if key.ends_with("ربع") { s / 4 } else { s / 2 };
        match key {
            "نصف" | "ربع" if !self.began => {
                let Some(Part::Scale(s)) = self.part(self.k + 1) else { return false };
                (self.total, self.began, self.k) = (part_of(s), true, self.k + 2);
            }
            "ونصف" | "ونصفا" | "وربع" if self.began && self.takes_group() => {
                self.total += part_of(self.last_scale);
                self.k += 1;
                // مليون ونصف المليون
                let again = self.text.key(self.k).strip_prefix("ال").unwrap_or(self.text.key(self.k));
                self.k += usize::from(self.k < self.end && part(again) == Some(Part::Scale(self.last_scale)));
            }
            _ => return false,
        }
        true
    }

    /// 1 to 9, with the word for ten or a hundred behind it: `ثلاثة عشر`، `ثلاث مئة`.
    fn unit(&mut self, n: u64, joined: bool, one: bool) -> Step {
        let (text, k) = (self.text, self.k);
        let next = self.part(k + 1).filter(|_| text.kind(k + 1) == Kind::Word);
        let alone = matches!(text.key(k), "احد" | "احدي" | "واحد" | "واحده")
            && !self.began
            && !(joined || followed_by_tens(text, k + 1, self.end));
        let (value, room, words) = match next {
            Some(Part::Ten) => (10 + n, 0, 2),
            Some(Part::Hundred) if self.room == 3 => (n * 100, 2, 2),
            // `أحد` alone is one of several, `واحد` alone follows its noun: no numeral by itself.
            _ if alone && !one => return Step::None,
            _ if alone => (1, 0, 1),
            _ => (n, 1, 1),
        };
        self.group += value;
        (self.room, self.k) = (room, k + words - 1);
        Step::On
    }

    fn scale(&mut self, s: u64) -> Step {
        // آلاف، ملايين alone are vague, not 1000.
        let vague = matches!(self.text.key(self.k), "الاف" | "ملايين" | "مليارات");
        if self.group == 0 && !self.began && vague {
            return Step::None;
        }
        let total = self.group.max(1).checked_mul(s).and_then(|v| self.total.checked_add(v));
        let Some(total) = total else { return Step::None };
        (self.total, self.group, self.room, self.last_scale) = (total, 0, 3, s);
        Step::On
    }

    /// Tens, hundreds and the dual of a scale.
    fn below_scale(&mut self, p: Part, joined: bool) -> Step {
        let (value, room) = match p {
            Part::Ten if self.room >= 2 => (10, 0),
            Part::Tens(n) if self.room >= 1 && (!self.began || joined) => (n, 0),
            Part::Hundreds(n) if self.room == 3 && self.group == 0 => (n, 2),
            Part::Hundred if self.room == 3 && self.group == 0 => (100, 2),
            Part::DualScale(s) if s < self.last_scale && self.group == 0 => {
                let Some(total) = self.total.checked_add(2 * s) else { return Step::None };
                (self.total, self.room, self.last_scale) = (total, 3, s);
                return Step::On;
            }
            _ => return Step::Over,
        };
        self.group += value;
        self.room = room;
        Step::On
    }

    /// What was read.
    fn numeral(mut self) -> Option<Numeral> {
        // A trailing lone و belongs to what follows.
        while self.k > self.start && self.text.key(self.k - 1) == "و" {
            self.k -= 1;
        }
        let value = self.total.checked_add(self.group)?;
        self.began.then_some(Numeral { value, end: self.k, letters: self.letters })
    }
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
