//! Actors the lexicon or the reader's watch list knows.

use super::words::{bare, skip};
use super::{Candidate, Class, Watch, lists, parse_kind};
use crate::analysis::ActorKind;
use crate::lexicon::{ACTORS, Hit, Row, WHOLE};
use crate::text::{Kind, Text, fold::fold};
use std::collections::{HashMap, HashSet};

/// The reader's own actors, by folded key.
pub(super) struct WatchList {
    keys: HashMap<String, usize>,
    longest: usize,
}

impl WatchList {
    pub(super) fn new(watch: &[Watch]) -> Self {
        let mut keys = HashMap::new();
        for (i, w) in watch.iter().enumerate() {
            for form in std::iter::once(&w.name).chain(&w.aliases) {
                let key = fold(form).split_whitespace().collect::<Vec<_>>().join(" ");
                if !key.is_empty() {
                    keys.entry(key).or_insert(i);
                }
            }
        }
        let longest = keys.keys().map(|k| k.split(' ').count()).max().unwrap_or(0);
        WatchList { keys, longest }
    }

    /// The longest watched name at token `i`.
    pub(super) fn at(&self, text: &Text, i: usize, watch: &[Watch]) -> Option<Candidate> {
        for len in (1..=self.longest.min(text.len() - i)).rev() {
            let rest: Vec<&str> = (i + 1..i + len).map(|k| text.key(k)).collect();
            for split in text.splits(i).filter(|s| !s.article) {
                let key = std::iter::once(split.stem).chain(rest.iter().copied()).collect::<Vec<_>>().join(" ");
                if let Some(&w) = self.keys.get(&key) {
                    return Some(Candidate {
                        tokens: i..i + len,
                        letters: split.letters,
                        class: Class::Watched(w),
                        kind: watch[w].kind,
                        known: None,
                        head: None,
                        score: 1.0,
                    });
                }
            }
        }
        None
    }
}

/// The longest known name at token `i`; [`settle`] asks for the evidence that its entry needs.
pub(super) fn at(text: &Text, i: usize) -> Option<Candidate> {
    if text.kind(i) == Kind::Punct {
        return None;
    }
    // السيول is no Seoul: a name without article does not take one.
    // السمودي is one name, not سـ and مودي: the future's letter stands before no name.
    let hit = ACTORS.longest(text, i).filter(|h| !h.article && h.preposition != Some('س'))?;
    let row = best_row(&hit)?;
    let kind = parse_kind(row.cell(ACTORS.column("kind")))?;
    // بحماس: with zeal
    if hit.preposition == Some('ب') && hit.len == 1 && WHOLE.has_word(text, i) {
        return None;
    }
    // ولاية الجزيرة: after a word of place the name is a place's.
    if hit.len == 1 && i > text.sentence(i).start && super::place::announces(text, i - 1) {
        return None;
    }
    // سعود بن نايف بن عبدالعزيز: the father of whom is named.
    if kind == ActorKind::Person
        && i > text.sentence(i).start
        && matches!(text.key(i - 1), "بن" | "ابن" | "بنت" | "ابو")
    {
        return None;
    }
    // إستاد محمد بن زايد: a place called after him.
    if kind == ActorKind::Person && super::person::names_place(text, i) {
        return None;
    }
    // شرقي الأناضول: the land an outlet is called after.
    if kind == ActorKind::Media
        && hit.len == 1
        && i > text.sentence(i).start
        && text.splits(i - 1).any(|s| lists::DIRECTIONS.has_stem(&s))
    {
        return None;
    }
    // دوار مجلس التعاون، حديقة الأزهر: a place called after it.
    if !matches!(kind, ActorKind::Person | ActorKind::State)
        && i > text.sentence(i).start
        && lists::PLACES_CALLED.has_word(text, i - 1)
    {
        return None;
    }
    // وزيرة الخارجية الألمانية: an office, not the ministry it heads.
    if kind == ActorKind::Government && i > text.sentence(i).start && heads_office(text, i - 1) {
        return None;
    }
    // انتخابات الرئاسة التونسية: the office that is voted on.
    if text.key(i) == "الرياسه" && i > text.sentence(i).start && lists::CONTESTS.has_word(text, i - 1) {
        return None;
    }
    let flags = row.cell(ACTORS.column("flags"));
    Some(Candidate {
        tokens: i..i + hit.len,
        letters: hit.letters,
        class: if flags.contains("metonym") { Class::Metonym } else { Class::Known },
        kind,
        known: Some(row.index),
        head: None,
        score: 0.9,
    })
}

/// `لـ«الوطن»`، `علمت "المدينة"`: a newspaper whose bare name is a common word or a town's, between quotation marks after
/// what is told to it, or after what it does.
pub(super) fn quoted_outlet(text: &Text, i: usize) -> Option<Candidate> {
    let start = text.sentence(i).start;
    let before = i.checked_sub(2).filter(|b| *b >= start)?;
    if text.kind(i) != Kind::Word || !matches!(text.raw(i - 1), "\"" | "«" | "“" | "(") {
        return None;
    }
    let named = lists::OUTLET_NAMES.has(text.key(i)) && matches!(text.raw(i + 1), "\"" | "»" | "”" | ")");
    let told = || matches!(text.key(before), "ل" | "ول");
    let acts = || text.verbs(before).iter().any(|f| f.is_finite() && f.features.person == 3);
    if !named || !told() && !acts() {
        return None;
    }
    let row = ACTORS.get(&format!("صحيفه {}", text.key(i))).next();
    Some(Candidate {
        tokens: i..i + 1,
        letters: 0,
        class: Class::Known,
        kind: ActorKind::Media,
        known: row.map(|r| r.index),
        head: None,
        score: 1.0,
    })
}

/// Among rows that share a form, one whose canonical form it is goes first.
fn best_row(hit: &Hit) -> Option<Row> {
    ACTORS.rows_of(hit).next()
}

/// Drops the known names that the rest of the text speaks against: ambiguous ones that it nowhere calls by a sure
/// name, and surnames of the famous where it names somebody else of that surname in full.
pub(super) fn settle(text: &Text, candidates: &mut Vec<Candidate>) {
    let mut sure = HashSet::new();
    let mut in_full = HashSet::new();
    let (mut starts, mut ends) = (HashSet::new(), HashSet::new());
    for (c, row) in candidates.iter().filter_map(|c| Some((c, c.known?))) {
        if doubt(text, c, row) == Doubt::None {
            sure.insert(row);
            starts.insert((c.tokens.start, sort(c.kind)));
            ends.insert((c.tokens.end, sort(c.kind)));
        }
        if c.tokens.len() > 1 {
            in_full.insert(row);
        }
    }
    let namesakes: HashSet<&str> = candidates
        .iter()
        .filter(|c| c.class == Class::Person && c.known.is_none() && c.tokens.len() > 1)
        .filter(|c| text.verbs(c.tokens.start).is_empty())
        .map(|c| text.key(c.tokens.end - 1))
        .collect();
    let and = |i: usize| text.key(i).starts_with('و');
    candidates.retain(|c| {
        let Some(row) = c.known else { return true };
        let (start, end) = (c.tokens.start, c.tokens.end);
        // الشرق الأوسط وروسيا: a body stands beside bodies, a state beside states.
        let coordinated = and(start) && c.letters > 0 && ends.contains(&(start, sort(c.kind)))
            || starts.contains(&(end, sort(c.kind))) && and(end);
        let believed = match doubt(text, c, row) {
            Doubt::None => true,
            Doubt::Name => coordinated || sure.contains(&row),
            Doubt::Word => coordinated,
        };
        let surname = c.kind == ActorKind::Person && c.tokens.len() == 1;
        believed && (!surname || in_full.contains(&row) || !namesakes.contains(skip(text.key(start), c.letters)))
    });
}

/// `ديمتري مدفيديف`: a full name that no list has, whose last word is a famous surname and whose first differs from the
/// famous one's by a letter or two, is the famous one's. `شكر عباس تشافيز`: two famous surnames are no full name.
pub(super) fn adopt(text: &Text, candidates: &mut Vec<Candidate>) {
    let kind = ACTORS.column("kind");
    let person = |key: &str| ACTORS.get(key).find(|row| row.cell(kind) == "person");
    candidates.retain_mut(|c| {
        if c.class != Class::Person || c.known.is_some() || c.tokens.len() != 2 {
            return true;
        }
        let (first, last) = (skip(text.key(c.tokens.start), c.letters), text.key(c.tokens.end - 1));
        let Some(famous) = person(last) else { return true };
        c.known = spells(&famous, first, last).then_some(famous.index);
        c.known.is_some() || person(first).is_none()
    });
}

/// True for a word by which a famous person alone is known.
pub(super) fn is_surname(key: &str) -> bool {
    let (kind, flags) = (ACTORS.column("kind"), ACTORS.column("flags"));
    ACTORS.get(key).any(|row| row.cell(kind) == "person" && row.cell(flags).is_empty())
}

/// True where a full form of the party has nearly this first name before this surname.
fn spells(row: &Row, first: &str, last: &str) -> bool {
    row.list(0)
        .map(fold)
        .any(|form| form.split_once(' ').is_some_and(|(given, rest)| rest == last && alike(given, first)))
}

/// Two spellings of one foreign given name: long, alike in the first letter, two letters apart at most.
fn alike(a: &str, b: &str) -> bool {
    let given = |k: &str| super::words::name_counts(k).is_some_and(|(given, _)| given >= 20);
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if x.len().min(y.len()) < 5 || x[0] != y[0] || x.len().abs_diff(y.len()) > 1 || given(a) && given(b) {
        return false;
    }
    let front = x.iter().zip(&y).take_while(|(p, q)| p == q).count();
    let back = x.iter().rev().zip(y.iter().rev()).take_while(|(p, q)| p == q).count();
    front + back + 2 >= x.len().max(y.len())
}

/// What a party is like, for the company it keeps: a person, a state or a body.
fn sort(kind: ActorKind) -> u8 {
    match kind {
        ActorKind::Person => 0,
        ActorKind::State => 1,
        _ => 2,
    }
}

/// How far a known name is to be doubted where nothing beside it speaks for it.
#[derive(Debug, PartialEq, Eq)]
enum Doubt {
    None,
    /// Others are called so too: believed where the text calls the party by a sure name as well.
    Name,
    /// A common word: believed only beside another party.
    Word,
}

fn doubt(text: &Text, c: &Candidate, row: u32) -> Doubt {
    let flags = ACTORS.row(row).cell(ACTORS.column("flags"));
    let single = c.tokens.len() == 1;
    // متحدث ومشرف: the title before is another's.
    let joined = c.kind == ActorKind::Person && c.letters > 0;
    if flags.is_empty() || !joined && introduced(text, c, row) {
        Doubt::None
    } else if flags.contains("common")
        && (single || c.kind != ActorKind::Person && !is_head(row, skip(text.key(c.tokens.start), c.letters)))
    {
        Doubt::Word
    } else if flags.contains("ambiguous") && single {
        Doubt::Name
    } else {
        Doubt::None
    }
}

/// Evidence for an ambiguous name: quotation marks around it, or before it the noun that stands for it elsewhere.
fn introduced(text: &Text, c: &Candidate, row: u32) -> bool {
    let (i, kind) = (c.tokens.start, c.kind);
    if i == 0 {
        return false;
    }
    let before = text.key(i - 1);
    // …". وأفاد: what is cut off stands before no quotation.
    let quoted = c.letters == 0 && matches!(text.raw(i - 1), "\"" | "«" | "“" | "(");
    match kind {
        ActorKind::Person => super::person::after_title(text, i),
        ActorKind::State => crate::lexicon::TITLES.contains(before) || before == "دوله",
        _ if quoted => true,
        ActorKind::ArmedGroup if text.splits(i - 1).any(|s| lists::MEMBERS.has_stem(&s)) => true,
        _ => text.splits(i - 1).any(|s| is_head(row, s.stem)),
    }
}

/// True for a noun that stands for the party, with or without article.
fn is_head(row: u32, key: &str) -> bool {
    ACTORS.row(row).list(ACTORS.column("short")).any(|short| bare(&fold(short)) == bare(key))
}

/// True for `وزير`، `وزيرة`، `وزراء`، `شؤون`: what follows is an office or a field, not the ministry.
pub(super) fn heads_office(text: &Text, i: usize) -> bool {
    text.splits(i).any(|s| matches!(s.stem, "وزير" | "وزيره" | "وزراء" | "وزيري" | "شوون"))
}
