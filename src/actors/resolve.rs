//! From mentions to actors: one entry for each party, however the text calls it.

use super::words::{bare, is_definite, is_nisba, skip};
use super::{Candidate, Class, FoundActor, FoundMention, Watch, lists};
use crate::analysis::{ActorKind, MentionForm};
use crate::lexicon::{ACTORS, PERSON_NAMES, PLACES, TITLES, splits, verb_forms};
use crate::text::fold::fold;
use crate::text::{Kind, Text, Tokens};
use std::collections::{HashMap, HashSet};

/// Heads that name the same party as what they stand before: `تنظيم داعش` is `داعش`.
const TRANSPARENT_HEADS: [&str; 20] = [
    "تنظيم",
    "حركه",
    "حزب",
    "جماعه",
    "ميليشيا",
    "مليشيا",
    "ميليشيات",
    "مليشيات",
    "جبهه",
    "حلف",
    "وكاله",
    "شبكه",
    "صحيفه",
    "قناه",
    "موقع",
    "مجله",
    "شركه",
    "نادي",
    "اذاعه",
    "منظمه",
];

/// Definite nouns that name a body by themselves where the text has no fuller name.
const SELF_STANDING: [&str; 7] = ["جيش", "شرطه", "برلمان", "حكومه", "كونغرس", "كنيست", "بنتاغون"];

/// An actor in the making.
struct Entry {
    known: Option<u32>,
    watched: Option<usize>,
    kind: ActorKind,
    head: Option<String>,
    mentions: Vec<FoundMention>,
    /// Normalised forms it is called by.
    keys: HashSet<String>,
}

/// Joins candidates, in order of the text, into actors.
pub(super) fn resolve(text: &Text, candidates: Vec<Candidate>, watch: &[Watch]) -> Vec<FoundActor> {
    let mut taken = vec![false; text.len()];
    let mut entries = Entries::default();
    let (shorts, named): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|c| c.class == Class::Short);
    for c in &named {
        taken[c.tokens.clone()].fill(true);
        entries.add(text, c);
    }
    merge_prefixes(&mut entries);
    acronyms(text, &mut entries.list, &mut taken);
    surnames(text, &mut entries.list, &mut taken);
    short_forms(text, &mut entries.list, &shorts, &mut taken);
    entries.list.into_iter().filter(|e| !e.mentions.is_empty()).map(|e| finish(text, e, watch)).collect()
}

/// The normal form under which two spellings are one name: no article, quotation marks or spaces.
fn normal(text: &Text, tokens: &Tokens, letters: usize) -> String {
    let mut out = String::new();
    for i in tokens.clone() {
        if text.kind(i) == Kind::Punct {
            continue;
        }
        let key = if i == tokens.start { skip(text.key(i), letters) } else { text.key(i) };
        let key = key.strip_prefix("لل").filter(|_| i == tokens.start && key.chars().count() > 4).unwrap_or(bare(key));
        out.push_str(key);
        out.push(' ');
    }
    out.trim_end().to_string()
}

/// Actors in the making, findable by what they are called; every look-up is bounded, so that cost grows with the
/// text and not with its square.
#[derive(Default)]
struct Entries {
    list: Vec<Entry>,
    by_key: HashMap<String, usize>,
    by_known: HashMap<u32, usize>,
    by_watched: HashMap<usize, usize>,
    /// Persons by the first and by the last word of their names.
    by_word: HashMap<String, Vec<usize>>,
}

/// How many persons of one surname are looked at.
const MOST_NAMESAKES: usize = 16;

impl Entries {
    fn add(&mut self, text: &Text, c: &Candidate) {
        let key = normal(text, &c.tokens, c.letters);
        let known = c.known.or_else(|| transparent(text, c)).or_else(|| unquoted(text, c)).map(party);
        let watched = if let Class::Watched(w) = c.class { Some(w) } else { None };
        let same = match (watched, known) {
            (Some(w), _) => self.by_watched.get(&w).copied(),
            (None, Some(k)) => self.by_known.get(&k).copied().or_else(|| {
                self.by_key
                    .get(&key)
                    .copied()
                    .filter(|e| self.list[*e].known.is_none() && self.list[*e].watched.is_none())
            }),
            _ => self.by_key.get(&key).copied(),
        };
        let same = same
            .or_else(|| if c.kind == ActorKind::Person && watched.is_none() { self.same_person(&key) } else { None });
        let at = same.unwrap_or_else(|| {
            let kind =
                known.and_then(|k| super::parse_kind(ACTORS.row(k).cell(ACTORS.column("kind")))).unwrap_or(c.kind);
            self.list.push(Entry {
                known,
                watched,
                kind,
                head: c.head.clone(),
                mentions: Vec::new(),
                keys: HashSet::new(),
            });
            self.list.len() - 1
        });
        self.mention(at, FoundMention { tokens: c.tokens.clone(), letters: c.letters, form: MentionForm::Name }, key);
        let e = &mut self.list[at];
        e.known = e.known.or(known);
        if let Some(k) = known {
            self.by_known.entry(k).or_insert(at);
        }
        if let Some(w) = watched {
            self.by_watched.insert(w, at);
        }
    }

    fn mention(&mut self, at: usize, mention: FoundMention, key: String) {
        if self.list[at].kind == ActorKind::Person {
            for word in [key.split(' ').next(), key.split(' ').next_back()].into_iter().flatten() {
                let owners = self.by_word.entry(word.to_string()).or_default();
                if !owners.contains(&at) && owners.len() < MOST_NAMESAKES {
                    owners.push(at);
                }
            }
        }
        self.by_key.entry(key.clone()).or_insert(at);
        self.list[at].mentions.push(mention);
        self.list[at].keys.insert(key);
    }

    /// A person already met whose name holds this one, or is held by it: the words of the shorter stand in the
    /// longer in order, and the last word agrees. Where two fit, neither is taken.
    fn same_person(&self, key: &str) -> Option<usize> {
        let words = [key.split(' ').next()?, key.split(' ').next_back()?];
        let mut fits: Vec<usize> = words
            .iter()
            .filter_map(|w| self.by_word.get(*w))
            .flatten()
            .copied()
            .filter(|&e| self.list[e].keys.iter().any(|k| one_person(k, key)))
            .collect();
        fits.sort_unstable();
        fits.dedup();
        (fits.len() == 1).then(|| fits[0])
    }
}

/// The entry a known name belongs to: a capital stands for its state.
fn party(row: u32) -> u32 {
    let state = ACTORS.row(row).cell(ACTORS.column("stands_for"));
    if state.is_empty() { row } else { ACTORS.get(&fold(state)).next().map_or(row, |r| r.index) }
}

/// A known name that the text writes with quotation marks in it: `حركة "الشباب"`.
fn unquoted(text: &Text, c: &Candidate) -> Option<u32> {
    if c.tokens.len() < 2 || !c.tokens.clone().any(|i| text.kind(i) == Kind::Punct) {
        return None;
    }
    let words: Vec<&str> = c
        .tokens
        .clone()
        .filter(|&i| text.kind(i) != Kind::Punct)
        .map(|i| if i == c.tokens.start { skip(text.key(i), c.letters) } else { text.key(i) })
        .collect();
    ACTORS.get(&words.join(" ")).next().map(|row| row.index)
}

/// The known party inside `تنظيم «داعش»`, where the head adds nothing to it.
fn transparent(text: &Text, c: &Candidate) -> Option<u32> {
    let head = c.head.as_deref()?;
    if !TRANSPARENT_HEADS.contains(&head) {
        return None;
    }
    let from = (c.tokens.start + 1..c.tokens.end).find(|&i| text.kind(i) != Kind::Punct)?;
    let hit = ACTORS.longest_whole(text, from)?;
    let rest = (from + hit.len..c.tokens.end).all(|i| text.kind(i) == Kind::Punct);
    let row = ACTORS.rows_of(&hit).next()?;
    (rest && row.cell(ACTORS.column("kind")) != "state" && row.cell(ACTORS.column("kind")) != "person")
        .then_some(row.index)
}

fn one_person(a: &str, b: &str) -> bool {
    if squeeze(a) == squeeze(b) {
        return true;
    }
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (l, s): (Vec<&str>, Vec<&str>) = (long.split(' ').collect(), short.split(' ').collect());
    if s.len() == l.len() {
        return s.len() >= 2 && near(long, short);
    }
    let mut rest = l.iter();
    s.iter().all(|w| rest.any(|x| x == w)) && (l.last() == s.last() || l.first() == s.first() || s.len() >= 2)
}

/// `عبد الله` and `عبدالله`, `أبو بكر` and `أبوبكر`.
fn squeeze(s: &str) -> String {
    s.replace(' ', "")
}

/// True for long names that differ in one letter: a misspelling.
fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 8 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    front + back + 1 >= a.len().max(b.len())
}

/// `وزارة الداخلية` is `وزارة الداخلية التونسية` where the text knows only one of that kind, and a long name with
/// one letter wrong is the name it comes next to.
fn merge_prefixes(entries: &mut Entries) {
    let mut fuller: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, e) in entries.list.iter().enumerate() {
        for key in &e.keys {
            for (cut, _) in key.match_indices(' ') {
                let owners = fuller.entry(&key[..cut]).or_default();
                if qualifies(&key[cut + 1..]) && !owners.contains(&at) && owners.len() < MOST_NAMESAKES {
                    owners.push(at);
                }
            }
        }
    }
    let mut joins: Vec<(usize, usize)> = Vec::new();
    for (at, e) in entries.list.iter().enumerate() {
        if e.known.is_some() || e.watched.is_some() || e.head.is_none() {
            continue;
        }
        let mut fits: Vec<usize> = e
            .keys
            .iter()
            .filter_map(|k| fuller.get(k.as_str()))
            .flatten()
            .copied()
            .filter(|&k| k != at && entries.list[k].kind == e.kind)
            .collect();
        fits.sort_unstable();
        fits.dedup();
        if let [one] = fits[..] {
            joins.push((at, one));
        }
    }
    // Long names that differ in one letter, looked for among those that begin or end alike.
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, e) in entries.list.iter().enumerate().filter(|(_, e)| e.kind != ActorKind::Person) {
        for key in e.keys.iter().filter(|k| k.chars().count() >= 12) {
            let front: String = key.chars().take(8).collect();
            let owners = alike.entry(front).or_default();
            if let Some(&other) = owners.iter().find(|&&o| {
                o != at
                    && entries.list[o].kind == e.kind
                    && (e.known.is_none() || entries.list[o].known.is_none())
                    && entries.list[o].keys.iter().any(|k| near(k, key))
            }) {
                let (from, to) = if e.known.is_some() { (other, at) } else { (at, other) };
                joins.push((from, to));
            } else if owners.len() < MOST_NAMESAKES {
                owners.push(at);
            }
        }
    }
    for (from, to) in joins {
        if entries.list[to].mentions.is_empty() || entries.list[from].mentions.is_empty() {
            continue;
        }
        let mentions = std::mem::take(&mut entries.list[from].mentions);
        let keys = std::mem::take(&mut entries.list[from].keys);
        entries.list[to].mentions.extend(mentions);
        entries.list[to].keys.extend(keys);
    }
}

/// True for what only qualifies a name: adjectives of country or rank.
fn qualifies(tail: &str) -> bool {
    tail.split(' ').all(|w| {
        is_nisba(w)
            || lists::ORG_ADJECTIVES.contains(&w)
            || w.chars().count() > 3 && (w.ends_with("يه") || w.ends_with('ي'))
    })
}

/// `قوات سوريا الديمقراطية (قسد)`: the bracketed or quoted word after a name is another name for it.
fn acronyms(text: &Text, entries: &mut [Entry], taken: &mut [bool]) {
    let mut owners: HashMap<String, usize> = HashMap::new();
    for (at, e) in entries.iter().enumerate().filter(|(_, e)| e.kind != ActorKind::Person && e.kind != ActorKind::State)
    {
        for m in &e.mentions {
            let open = m.tokens.end;
            if m.tokens.len() < 2 || open + 2 >= text.len() || !matches!(text.raw(open), "(" | "\"" | "«" | "“") {
                continue;
            }
            let key = text.key(open + 1);
            if matches!(text.raw(open + 2), ")" | "\"" | "»" | "”")
                && matches!(text.kind(open + 1), Kind::Word | Kind::Foreign)
                && !taken[open + 1]
                && key.chars().count() >= 2
                && !PLACES.contains(key)
                && verb_forms(key).is_empty()
                && !key.ends_with("يه")
            {
                owners.entry(key.to_string()).or_insert(at);
            }
        }
    }
    if owners.is_empty() {
        return;
    }
    for i in 0..text.len() {
        if taken[i] {
            continue;
        }
        let Some((at, s)) = splits(text.key(i)).filter(|s| !s.article).find_map(|s| Some((*owners.get(s.stem)?, s)))
        else {
            continue;
        };
        taken[i] = true;
        entries[at].mentions.push(FoundMention { tokens: i..i + 1, letters: s.letters, form: MentionForm::Name });
        entries[at].keys.insert(s.stem.to_string());
    }
}

/// A person's last name, where it stands alone.
fn surnames(text: &Text, entries: &mut [Entry], taken: &mut [bool]) {
    let mut owners: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (id, e) in entries.iter().enumerate().filter(|(_, e)| e.kind == ActorKind::Person) {
        for m in &e.mentions {
            if m.tokens.len() < 2 {
                continue;
            }
            let last = text.key(m.tokens.end - 1);
            let entry = owners.entry(last.to_string()).or_default();
            if entry.iter().all(|(o, _)| *o != id) {
                entry.push((id, m.tokens.start));
            }
        }
    }
    for i in 0..text.len() {
        if taken[i] || text.kind(i) != Kind::Word {
            continue;
        }
        let Some((owner, letters)) = splits(text.key(i)).filter(|s| s.preposition != Some('س')).find_map(|s| {
            let article = if s.article && s.letters == 0 && s.preposition.is_none() { None } else { Some(s.article) };
            let key = match article {
                None => return None,
                Some(true) => format!("ال{}", s.stem),
                Some(false) => s.stem.to_string(),
            };
            Some((owners.get(&key)?, s.letters))
        }) else {
            continue;
        };
        let key = text.key(i);
        let stem = skip(key, letters);
        if TITLES.contains(stem) || stem == "علي" && text.raw(i).ends_with('ى') {
            continue;
        }
        // A surname that is a common word as well counts only where a person is expected.
        let doubtful = is_nisba(stem)
            || PLACES.contains(stem)
            || !PERSON_NAMES.contains(stem) && !is_definite(stem) && !verb_forms(stem).is_empty();
        let before = if i > 0 { text.key(i - 1) } else { "" };
        let expected =
            verb_forms(before).iter().any(|f| f.is_finite() && f.features.person == 3) || TITLES.contains(before);
        let after_name = i > 0 && is_definite(before) && is_nisba(stem);
        if doubtful && !expected || after_name && !expected {
            continue;
        }
        let nearest = owner.iter().filter(|(_, at)| *at < i).max_by_key(|(_, at)| *at).or(owner.first());
        let Some(&(id, _)) = nearest else { continue };
        taken[i] = true;
        let e = &mut entries[id];
        e.mentions.push(FoundMention { tokens: i..i + 1, letters, form: MentionForm::Name });
        e.keys.insert(stem.to_string());
    }
}

/// `التنظيم`، `الوزارة`: a definite head stands for the last actor before it with that head, or for a known one
/// whose entry lists the noun.
fn short_forms(text: &Text, entries: &mut Vec<Entry>, shorts: &[Candidate], taken: &mut [bool]) {
    let mut by_head: HashMap<String, Vec<usize>> = HashMap::new();
    let mut listed: HashSet<String> = HashSet::new();
    for (at, e) in entries.iter().enumerate() {
        if let Some(head) = &e.head {
            by_head.entry(head.clone()).or_default().push(at);
        }
        for short in e.known.into_iter().flat_map(|k| ACTORS.row(k).list(ACTORS.column("short"))) {
            let short = bare(&fold(short)).to_string();
            let owners = by_head.entry(short.clone()).or_default();
            if !owners.contains(&at) {
                owners.push(at);
            }
            listed.insert(short);
        }
    }
    // Where each actor was last named, moved forward as the text is walked.
    let mut named: Vec<(usize, usize)> =
        entries.iter().enumerate().flat_map(|(at, e)| e.mentions.iter().map(move |m| (m.tokens.start, at))).collect();
    named.sort_unstable();
    let mut named = named.into_iter().peekable();
    let mut latest: HashMap<&str, usize> = HashMap::new();
    let heads_of: Vec<Vec<&str>> = {
        let mut h = vec![Vec::new(); entries.len()];
        for (head, owners) in &by_head {
            for &at in owners {
                h[at].push(head.as_str());
            }
        }
        h
    };
    let grammar: HashMap<usize, &Candidate> = shorts.iter().map(|c| (c.tokens.start, c)).collect();
    let mut standing: HashMap<String, usize> = HashMap::new();
    for i in 0..text.len() {
        while let Some((_, at)) = named.next_if(|(start, _)| *start < i) {
            for head in heads_of.get(at).into_iter().flatten() {
                latest.insert(head, at);
            }
        }
        if taken[i] || text.kind(i) != Kind::Word || i > 0 && super::known::heads_office(text, i - 1) {
            continue;
        }
        let (letters, head, kind) = match grammar.get(&i) {
            Some(c) => (c.letters, c.head.clone().unwrap_or_default(), c.kind),
            None => match splits(text.key(i)).find(|s| s.article && listed.contains(s.stem)) {
                Some(s) => (s.letters, s.stem.to_string(), ActorKind::Other),
                None => continue,
            },
        };
        let tokens = i..i + 1;
        // الاتحاد الكويتي after the Saudi one: an adjective of country names another body.
        if i + 1 < text.sentence(i).end && is_definite(text.key(i + 1)) && is_nisba(text.key(i + 1)) {
            continue;
        }
        if let Some(&at) = latest.get(head.as_str()) {
            taken[i] = true;
            entries[at].mentions.push(FoundMention { tokens, letters, form: MentionForm::Short });
        } else if SELF_STANDING.contains(&head.as_str()) {
            taken[i] = true;
            let mention = FoundMention { tokens, letters, form: MentionForm::Name };
            match standing.get(&head) {
                Some(&at) => entries[at].mentions.push(mention),
                None => {
                    standing.insert(head.clone(), entries.len());
                    let keys = HashSet::from([head.clone()]);
                    entries.push(Entry {
                        known: None,
                        watched: None,
                        kind,
                        head: Some(head),
                        mentions: vec![mention],
                        keys,
                    });
                }
            }
        }
    }
}

fn finish(text: &Text, e: Entry, watch: &[Watch]) -> FoundActor {
    let fullest = e
        .mentions
        .iter()
        .filter(|m| m.form == MentionForm::Name)
        .max_by_key(|m| (m.tokens.len(), std::cmp::Reverse(m.tokens.start)))
        .unwrap_or(&e.mentions[0]);
    let row = e.known.map(|k| ACTORS.row(k));
    let (role, affiliation) = if e.kind == ActorKind::Person { office(text, &e.mentions) } else { (None, None) };
    FoundActor {
        name: e
            .watched
            .map_or_else(|| text.span_cut(fullest.tokens.clone(), fullest.letters).text, |w| watch[w].name.clone()),
        name_en: row.map(|r| r.cell(ACTORS.column("en")).to_string()).filter(|s| !s.is_empty()),
        kind: e.kind,
        role,
        affiliation,
        known: row.is_some() || e.watched.is_some(),
        mentions: e.mentions,
    }
}

/// The office before a person's name (`وزير الدفاع`), and the body they speak for (`المتحدث باسم الكرملين`).
fn office(text: &Text, mentions: &[FoundMention]) -> (Option<String>, Option<String>) {
    for m in mentions {
        let start = m.tokens.start;
        let from = text.sentence(start).start.max(start.saturating_sub(9));
        let opened = (from..start).find_map(|k| {
            let hit = TITLES.longest(text, k).filter(|h| k + h.len <= start)?;
            (k + hit.len..start)
                .all(|j| {
                    text.kind(j) == Kind::Word && !lists::STOPS[..40].contains(&text.key(j))
                        || matches!(text.raw(j), "،" | ",")
                })
                .then_some((k, hit))
        });
        let Some((k, hit)) = opened else { continue };
        let end = (k..start).rev().find(|&j| text.kind(j) == Kind::Word).map_or(start, |j| j + 1);
        let role = text.span_cut(k..end, hit.letters).text;
        let body =
            (k..end).find(|&j| text.key(j) == "باسم" || text.key(j) == "بلسان").map(|j| j + 1).filter(|j| *j < end);
        let affiliation = body.map(|j| text.slice(j..end).trim_end_matches(['،', ',']).trim().to_string());
        return (Some(role), affiliation);
    }
    (None, None)
}
