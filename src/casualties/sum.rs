//! Figures that add up to a total of the same article: they are its parts.

use super::Found;
use crate::analysis::Bound;
use crate::text::Text;

/// How many figures after or before a total are tried.
const TRIED: usize = 12;

/// Marks runs of at least two figures that follow their total, of the same outcome, and add up to it: a list after a colon
/// in its sentence, or the incidents of a day in other sentences.
pub(super) fn mark(text: &Text, found: &mut [Found]) {
    let exact = |f: &Found| f.min.filter(|_| !f.part && f.bound != Bound::Vague && f.bound != Bound::Unstated);
    let mut parts = Vec::new();
    for (t, total) in found.iter().enumerate() {
        let Some(sum) = exact(total).filter(|n| *n > 2) else { continue };
        let rest: Vec<usize> = (t + 1..found.len())
            .filter(|&k| found[k].outcome == total.outcome && exact(&found[k]).is_some())
            .take(TRIED)
            .collect();
        let run = (0..rest.len()).find_map(|from| run(&rest[from..], sum, found));
        let Some(run) = run else { continue };
        let listed =
            run.iter().all(|&k| text.sentence_index(found[k].tokens.start) == text.sentence_index(total.tokens.start))
                && text.raw(total.tokens.end) == ":";
        let many = text.sentence(total.tokens.start).any(|k| {
            text.splits(k).any(|s| {
                matches!(
                    s.stem,
                    "سلسله"
                        | "هجمات"
                        | "تفجيرات"
                        | "غارات"
                        | "مناطق"
                        | "متفرقه"
                        | "حوادث"
                        | "انفجارات"
                        | "عمليات"
                )
            })
        });
        let elsewhere = many
            && run.len() > 2
            && run
                .iter()
                .all(|&k| text.sentence_index(found[k].tokens.start) != text.sentence_index(total.tokens.start));
        if listed || elsewhere {
            parts.extend(run);
        }
    }
    for k in parts {
        found[k].part = true;
    }
}

/// The first of `rest`, in order, that add up to `sum` exactly.
fn run(rest: &[usize], sum: u64, found: &[Found]) -> Option<Vec<usize>> {
    let mut total = 0u64;
    for (n, &k) in rest.iter().enumerate() {
        total = total.checked_add(found[k].min?)?;
        if total >= sum {
            return (total == sum && n > 0).then(|| rest[..=n].to_vec());
        }
    }
    None
}
