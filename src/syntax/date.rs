//! Dates as newsrooms write them: `فجر أمس الأربعاء`، `يوم 7 أكتوبر/تشرين الأول 2023`، `الأسبوع الماضي`، `عام 2011`.

use crate::lexicon::{DATES, Hit};
use crate::text::shape::Shape;
use crate::text::{Kind, Text, Tokens};

/// The most tokens a date may take.
const LONGEST: usize = 16;

/// A word of `dates.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Part,
    Day,
    Yawm,
    Which,
    Period,
    Year,
    Month,
    Ordinal,
}

fn word(text: &Text, i: usize) -> Option<(Word, Hit)> {
    let hit = DATES.longest(text, i)?;
    let class = DATES.rows_of(&hit).next()?.cell(DATES.column("class"));
    let word = match class {
        "part" => Word::Part,
        "day" => Word::Day,
        "yawm" => Word::Yawm,
        "which" => Word::Which,
        "period" => Word::Period,
        "year" => Word::Year,
        "month" => Word::Month,
        "ordinal" => Word::Ordinal,
        _ => return None,
    };
    Some((word, hit))
}

/// The date that begins at token `i` and ends before `end`, with the letters of its first token that are proclitics.
pub fn date(text: &Text, i: usize, end: usize) -> Option<(Tokens, usize)> {
    let end = end.min(i + LONGEST);
    // `told`: a day, a month or a year has been named; the other words only go with one.
    let (mut k, mut told, mut letters) = (i, false, 0);
    while k < end {
        if let Some((tokens, Shape::Date | Shape::Time)) = text.shape(k) {
            if tokens.start != k {
                return None;
            }
            told |= text.shape(k).is_some_and(|(_, s)| s == Shape::Date);
            k = tokens.end;
            continue;
        }
        let Some((class, hit)) = word(text, k) else { break };
        let first = k == i;
        if !first && hit.letters > 0 {
            break;
        }
        let after = k + hit.len;
        match class {
            Word::Day => told = true,
            Word::Part | Word::Yawm if begins(text, after, end) => {}
            Word::Which if told || !first && matches!(word(text, k - 1), Some((Word::Period, _))) => told = true,
            Word::Period if word(text, after).is_some_and(|(w, h)| w == Word::Which && h.letters == 0) => {}
            Word::Year if is_year(text, after) => {
                told = true;
                k = after + 1;
                letters = if first { hit.letters } else { letters };
                continue;
            }
            Word::Year if word(text, after).is_some_and(|(w, _)| w == Word::Month) => {}
            Word::Month if !first || month_alone(text, after) => {
                told = true;
                k = second_name(text, after);
                k += usize::from(is_year(text, k));
                continue;
            }
            Word::Ordinal => {
                let month = after + usize::from(text.key(after) == "من");
                if !matches!(word(text, month), Some((Word::Month, _))) {
                    break;
                }
                told = true;
                letters = if first { hit.letters } else { letters };
                k = month;
                continue;
            }
            _ => break,
        }
        if first {
            letters = hit.letters;
        }
        k = after;
    }
    told.then_some((i..k, letters))
}

/// Past the month's other name, if it stands there: `أكتوبر/تشرين الأول`.
fn second_name(text: &Text, after: usize) -> usize {
    match word(text, after + 1) {
        Some((Word::Month, hit)) if text.raw(after) == "/" => after + 1 + hit.len,
        _ => after,
    }
}

/// `مارس الماضي`، `آذار 2011`: a month without its day is a date with what follows it.
fn month_alone(text: &Text, after: usize) -> bool {
    is_year(text, after) || matches!(word(text, after), Some((Word::Which, _)))
}

fn begins(text: &Text, k: usize, end: usize) -> bool {
    k < end
        && (matches!(text.shape(k), Some((t, Shape::Date)) if t.start == k)
            || word(text, k).is_some_and(|(w, h)| h.letters == 0 && matches!(w, Word::Day | Word::Yawm | Word::Part)))
}

fn is_year(text: &Text, k: usize) -> bool {
    text.kind(k) == Kind::Number && text.key(k).parse().is_ok_and(|n| (1300..=2100).contains(&n))
}

#[cfg(test)]
mod tests {
    use super::date;
    use crate::text::Text;

    #[test]
    fn reads_dates_and_nothing_else() {
        for (source, expected) in [
            ("فجر أمس الأربعاء قرب المدينة", Some("فجر أمس الأربعاء")),
            ("يوم الثلاثاء الماضي في", Some("يوم الثلاثاء الماضي")),
            ("مساء يوم السبت 12 أكتوبر/تشرين الأول 2024 في", Some("مساء يوم السبت 12 أكتوبر/تشرين الأول 2024")),
            ("السبت (14 يونيو) في", Some("السبت")),
            ("الأسبوع الماضي بعد", Some("الأسبوع الماضي")),
            ("الأسبوع الذي تلاه", None),
            ("عام 2011 حين", Some("عام 2011")),
            ("في شهر رمضان الماضي", None),
            ("شهر رمضان الماضي حين", Some("شهر رمضان الماضي")),
            ("آذار 2013 في", Some("آذار 2013")),
            ("مارس ضغوطا", None),
            ("صباح الأحمد أمير", None),
            ("صباح اليوم الخميس", Some("صباح اليوم الخميس")),
            ("ظهر الرجل أمس", None),
            ("الماضي القريب", None),
            ("السابع من أكتوبر/تشرين الأول 2023 شنت", Some("السابع من أكتوبر/تشرين الأول 2023")),
            ("الحادي والعشرين من آذار حين", Some("الحادي والعشرين من آذار")),
            ("الثالث من نوعه", None),
            ("وأمس قتل", Some("أمس")),
            ("12 شخصا أمس", None),
        ] {
            let t = Text::new(source);
            let found = date(&t, 0, t.len()).map(|(tokens, letters)| t.span_cut(tokens, letters).text);
            assert_eq!(found.as_deref(), expected, "{source}");
        }
    }
}
