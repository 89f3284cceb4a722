//! Folding: the key under which a word is looked up.
//!
//! Folding removes what Arabic newsrooms write or leave out at will (tashkeel, tatweel, hamza seats) and what
//! web pages insert (bidi marks, zero-width characters). It is used for keys only, never for output.
//! `build.rs` includes this file, so that the baked lexicon and the text are folded by the same code.

/// What becomes of one character in a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folded {
    /// The character leaves no trace: tashkeel, tatweel, bidi and zero-width marks.
    Nothing,
    /// One character in its place.
    One(char),
    /// Two characters: the lam-alif ligatures.
    Two(char, char),
}

/// True for marks that are written inside a word without being letters of it: tashkeel, Quranic marks, tatweel,
/// bidi controls, joiners, soft hyphen, byte-order mark.
pub const fn is_mark(c: char) -> bool {
    // Spaces, digits and stops are none of them, and asked for most.
    c >= '\u{00AD}'
        && matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{061C}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}' | '\u{08CA}'..='\u{08FF}' | '\u{00AD}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{034F}' | '\u{0300}'..='\u{033F}')
}

/// True for a letter of the Arabic script, presentation forms included.
pub const fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}' | '\u{066F}' | '\u{0671}'..='\u{06D3}'
        | '\u{06D5}' | '\u{06EE}' | '\u{06EF}' | '\u{06FA}'..='\u{06FF}' | '\u{0750}'..='\u{077F}'
        | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// The value of an ASCII, Arabic-Indic or extended Arabic-Indic digit.
pub const fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        _ => None,
    }
}

/// The first and last plain letters: those of the Arabic block that most texts are made of, two bytes each.
const PLAIN: (u32, u32) = (0x0620, 0x064A);

/// What plain letters fold to; NUL for tatweel, which is none.
const FOLDED: [char; (PLAIN.1 - PLAIN.0 + 1) as usize] = {
    let mut out = ['\0'; (PLAIN.1 - PLAIN.0 + 1) as usize];
    let mut c = PLAIN.0;
    while c <= PLAIN.1 {
        if let Some(letter) = char::from_u32(c)
            && is_arabic_letter(letter)
            && let Folded::One(folded) = fold_any(letter)
        {
            out[(c - PLAIN.0) as usize] = folded;
        }
        c += 1;
    }
    out
};

/// The key of a plain letter of the Arabic block; `None` for any other character.
#[inline]
pub const fn fold_plain(c: u32) -> Option<char> {
    if c < PLAIN.0 || c > PLAIN.1 {
        return None;
    }
    match FOLDED[(c - PLAIN.0) as usize] {
        '\0' => None,
        folded => Some(folded),
    }
}

/// Folds one character.
#[inline]
pub const fn fold_char(c: char) -> Folded {
    match fold_plain(c as u32) {
        Some(folded) => Folded::One(folded),
        None => fold_any(c),
    }
}

/// As [`fold_char`], by comparison.
const fn fold_any(c: char) -> Folded {
    use Folded::{Nothing, One, Two};
    if is_mark(c) {
        return Nothing;
    }
    if let Some(d) = digit(c) {
        return One((b'0' + d as u8) as char);
    }
    One(match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | '\u{0672}' | '\u{0673}' => 'ا',
        'ى' | 'ئ' | 'ی' | '\u{06CD}' | 'ې' | 'ے' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ۀ' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => 'ه',
        'ک' | 'ڪ' | 'گ' | 'ڭ' => 'ك',
        // Letters for foreign sounds, which most newsrooms write with the Arabic letter.
        'پ' => 'ب',
        'چ' => 'ج',
        'ژ' => 'ز',
        'ڤ' | 'ڥ' => 'ف',
        'ڨ' => 'ق',
        // Presentation forms, in the order of the Unicode chart.
        '\u{FE80}' => 'ء',
        '\u{FE81}'..='\u{FE84}' | '\u{FE87}'..='\u{FE88}' | '\u{FE8D}' | '\u{FE8E}' => 'ا',
        '\u{FE85}' | '\u{FE86}' | '\u{FEED}' | '\u{FEEE}' => 'و',
        '\u{FE89}'..='\u{FE8C}' | '\u{FEEF}'..='\u{FEF4}' | '\u{FBFC}'..='\u{FBFF}' => 'ي',
        '\u{FE8F}'..='\u{FE92}' => 'ب',
        '\u{FE93}' | '\u{FE94}' | '\u{FEE9}'..='\u{FEEC}' => 'ه',
        '\u{FE95}'..='\u{FE98}' => 'ت',
        '\u{FE99}'..='\u{FE9C}' => 'ث',
        '\u{FE9D}'..='\u{FEA0}' => 'ج',
        '\u{FEA1}'..='\u{FEA4}' => 'ح',
        '\u{FEA5}'..='\u{FEA8}' => 'خ',
        '\u{FEA9}' | '\u{FEAA}' => 'د',
        '\u{FEAB}' | '\u{FEAC}' => 'ذ',
        '\u{FEAD}' | '\u{FEAE}' => 'ر',
        '\u{FEAF}' | '\u{FEB0}' => 'ز',
        '\u{FEB1}'..='\u{FEB4}' => 'س',
        '\u{FEB5}'..='\u{FEB8}' => 'ش',
        '\u{FEB9}'..='\u{FEBC}' => 'ص',
        '\u{FEBD}'..='\u{FEC0}' => 'ض',
        '\u{FEC1}'..='\u{FEC4}' => 'ط',
        '\u{FEC5}'..='\u{FEC8}' => 'ظ',
        '\u{FEC9}'..='\u{FECC}' => 'ع',
        '\u{FECD}'..='\u{FED0}' => 'غ',
        '\u{FED1}'..='\u{FED4}' => 'ف',
        '\u{FED5}'..='\u{FED8}' => 'ق',
        '\u{FB8E}'..='\u{FB91}' | '\u{FED9}'..='\u{FEDC}' => 'ك',
        '\u{FEDD}'..='\u{FEE0}' => 'ل',
        '\u{FEE1}'..='\u{FEE4}' => 'م',
        '\u{FEE5}'..='\u{FEE8}' => 'ن',
        '\u{FEF5}'..='\u{FEFC}' => return Two('ل', 'ا'),
        '\u{00A0}' | '\u{202F}' | '\t' | '\n' | '\r' => ' ',
        'A'..='Z' => c.to_ascii_lowercase(),
        _ => c,
    })
}

/// Appends the key of `s` to `out`.
pub fn fold_into(s: &str, out: &mut String) {
    for c in s.chars() {
        match fold_char(c) {
            Folded::Nothing => {}
            Folded::One(c) => out.push(c),
            Folded::Two(a, b) => {
                out.push(a);
                out.push(b);
            }
        }
    }
}

/// The key of `s`.
pub fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    fold_into(s, &mut out);
    out
}
