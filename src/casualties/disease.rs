//! Infections: what is an injury elsewhere, and cases that are people.

use super::Found;
use super::rules::Reader;
use super::victims::Counted;
use crate::analysis::{Bound, Outcome};
use crate::lexicon::{CAUSES, DISEASES, Split, Table};
use crate::number::{self, quantity};
use crate::text::Text;

/// How many words of disease make a text one about a disease.
const MANY: usize = 3;

/// True where a text speaks of disease more than of violence.
pub(super) fn is_epidemic(text: &Text) -> bool {
    let count = |table: &Table, is: &dyn Fn(&Split<'_>) -> bool| {
        (0..text.len()).filter(|&i| table.may_begin(text, i) && text.splits(i).any(|s| is(&s))).take(200).count()
    };
    let diseases = count(&DISEASES, &|s| DISEASES.has(s));
    diseases >= MANY && diseases > count(&CAUSES, &|s| CAUSES.has(s) && !DISEASES.has(s))
}

/// True where the text names a disease at all.
pub(super) fn is_named(text: &Text) -> bool {
    (0..text.len()).any(|i| DISEASES.may_begin(text, i))
}

/// True where a disease follows within a few words: `إصابة 12 شخصا بالكوليرا`.
pub(super) fn follows(text: &Text, from: usize) -> bool {
    let end = text.sentence(from.saturating_sub(1)).end;
    (from..end.min(from + 6)).any(|k| {
        DISEASES.longest(text, k).is_some_and(|h| h.preposition == Some('ب') || h.preposition.is_none() && k > from)
            || text.key(k) == "ب" && DISEASES.longest(text, k + 2).is_some()
    })
}

/// `23 حالة مؤكدة`، `30 إصابة جديدة`، `الحالات الـ15`: the infected, where a disease is spoken of.
pub(super) fn cases(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let is = |k: usize, words: &[&str]| text.splits(k).any(|s| words.contains(&s.stem));
    // Most texts name no disease.
    if !r.disease || r.used[i] || !is(i, &["حاله", "حالات", "حالتين", "حالتان", "اصابه", "اصابات"])
    {
        return;
    }
    let death = is(i + 1, &["وفاه", "موت", "انتحار", "طلاق", "اعتداء", "اغتصاب", "عنف", "اختناق", "غرق", "وفيات"]);
    if death || !(r.epidemic || follows(text, i + 1)) || r.end(i) <= i {
        return;
    }
    if r.hypothetical(i) {
        return;
    }
    let mut end = i + 1;
    while end < r.end(i) && is(end, &["اصابه", "موكده", "جديده", "مشتبه", "نشطه", "اخري", "بشريه", "مسجله"])
    {
        end += 1;
    }
    let why = "cases of a disease";
    let counted = |at: usize| r.figure_before(at).filter(|q| q.bound != Bound::Unstated);
    let of = i > 1 && text.key(i - 1) == "من";
    if let Some(q) = counted(i).or_else(|| if of { counted(i - 1) } else { None }) {
        let c = Counted {
            min: q.min,
            max: q.max,
            bound: q.bound,
            figure: true,
            ..Counted::exactly(0, q.tokens.start..end, q.letters, None)
        };
        r.push(q.tokens.start..end, q.letters, Outcome::Affected, &c, why);
    } else if is(i, &["حالتين", "حالتان"]) {
        let c = Counted::exactly(2, i..end, 0, None);
        r.push(i..end, 0, Outcome::Affected, &c, why);
    } else if let Some(n) = number::definite(text, i + 1).filter(|_| r.end(i) > i + 1) {
        let c = Counted { figure: true, ..Counted::exactly(n.value, i..n.end, 0, None) };
        r.push(i..n.end, 0, Outcome::Affected, &c, why);
    } else if let Some(q) = quantity(text, end).filter(|q| is(i.wrapping_sub(1), &["عدد"]) && q.tokens.end <= r.end(i))
    {
        let c = Counted {
            min: q.min,
            max: q.max,
            bound: q.bound,
            figure: true,
            ..Counted::exactly(0, i..q.tokens.end, 0, None)
        };
        r.push(i..q.tokens.end, 0, Outcome::Affected, &c, why);
    }
}

/// `أول وفاة بالكوليرا`، `أول حالة إصابة بالفيروس`: one, told by its order.
pub(super) fn first(r: &mut Reader<'_, '_>, i: usize) {
    let text = r.text;
    let Some(letters) = text.splits(i).find(|s| s.stem == "اول" && !s.article).map(|s| s.letters) else { return };
    let noun = i + 1 + usize::from(text.key(i + 1) == "حاله");
    let outcome = match text.key(noun) {
        "وفاه" => Outcome::Killed,
        "اصابه" if follows(text, noun + 1) => Outcome::Affected,
        _ => return,
    };
    if noun < r.end(i) && !r.hypothetical(i) {
        let c = Counted::exactly(1, i..noun + 1, letters, None);
        r.push(i..noun + 1, letters, outcome, &c, "first case");
    }
}

/// Makes infections of injuries by a disease: `أصيب 500 شخص بالحصبة`.
pub(super) fn settle(text: &Text, found: &mut [Found]) {
    let epidemic = is_epidemic(text);
    for f in found.iter_mut().filter(|f| f.outcome == Outcome::Wounded) {
        let injury = (f.tokens.start..f.tokens.end).any(|k| text.splits(k).any(|s| s.stem.starts_with("جر")));
        // بلغ عدد الإصابات بالكوليرا, and in another clause عدد الإصابات
        let counted = f.tokens.clone().any(|k| text.splits(k).any(|s| s.stem == "اصابات"));
        let told = counted && text.sentence(f.tokens.start).any(|k| DISEASES.longest(text, k).is_some());
        if !injury && (epidemic || told || follows(text, f.tokens.end)) {
            f.outcome = Outcome::Affected;
        }
    }
}
