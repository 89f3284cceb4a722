//! Bakes `src/lexicon/*.tsv` into tables of rows and one index over the keys of all, which the core reads without copying.
//!
//! A table is a header line and rows of tab-separated cells; `#` begins a comment line. The first column, `forms`,
//! lists surface forms with `|` between them; they are folded and become the keys. `verbs.tsv` has principal parts
//! instead, and is conjugated. Rows keep the first form and the other columns.

#[path = "src/lexicon/conjugate.rs"]
#[allow(dead_code)]
mod conjugate;
#[path = "src/text/fold.rs"]
#[allow(dead_code)]
mod fold;
#[path = "src/lexicon/index.rs"]
mod index;

use index::{AT_BITS, BUCKET_BITS, FEATURE_BITS, MORE};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// What one key has: rows and features by table, and the tables whose keys go on after it.
#[derive(Default)]
struct Entry {
    rows: BTreeMap<usize, Vec<(u32, u16)>>,
    longer: u32,
}

/// The keys of all tables and the first words of phrases, folded.
type Keys = BTreeMap<String, Entry>;

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let out = Path::new(&out);
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    let mut names: Vec<_> = fs::read_dir("src/lexicon")
        .expect("src/lexicon")
        .filter_map(|e| Some(e.ok()?.file_name().to_str()?.strip_suffix(".tsv")?.to_string()))
        .collect();
    names.sort();
    assert!(names.len() <= 32, "a table has a bit of 32");
    let mut keys = Keys::new();
    let mut code = String::new();
    for (table, name) in names.iter().enumerate() {
        let source = fs::read_to_string(format!("src/lexicon/{name}.tsv")).expect("readable table");
        bake(table, name, &source, out, &mut keys);
        writeln!(
            code,
            "/// The table `{name}.tsv`.\npub static {}: Table = Table::new({name:?}, {table}, \
             include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.offsets\")), include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.ends\")), \
             include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}.rows\")), &{:?});",
            name.to_uppercase(),
            header(&source).iter().skip(1).collect::<Vec<_>>(),
        )
        .expect("write to string");
    }
    bake_index(&keys, out, &mut code);
    fs::write(out.join("tables.rs"), code).expect("write tables.rs");
}

fn header(source: &str) -> Vec<&str> {
    source.lines().find(|l| !l.starts_with('#')).map_or(Vec::new(), |l| l.split('\t').collect())
}

/// The key of a phrase: folded, words and punctuation apart, one space between.
fn key_of(phrase: &str) -> String {
    let folded = fold::fold(phrase);
    let mut spaced = String::new();
    for c in folded.chars() {
        if c.is_alphanumeric() || c == ' ' {
            spaced.push(c);
        } else {
            spaced.extend([' ', c, ' ']);
        }
    }
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes the rows of one table and adds its keys to those of all.
fn bake(table: usize, name: &str, source: &str, out: &Path, keys: &mut Keys) {
    let columns = header(source);
    let column = |n: &str| columns.iter().position(|c| *c == n);
    let mut rows = String::new();
    // Where each row begins, and where in it each of its cells ends.
    let (mut offsets, mut ends) = (Vec::new(), Vec::new());
    let body = source.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).skip(1);
    for (row, line) in body.enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(cells.len() <= columns.len(), "{name}.tsv: too many cells: {line}");
        let cell = |i: Option<usize>| i.and_then(|i| cells.get(i)).map_or("", |c| c.trim());
        let forms: Vec<(String, u16)> = if name == "verbs" {
            let parts = conjugate::Parts {
                past: cell(Some(0)),
                imperfect: cell(column("imperfect")),
                past_passive: cell(column("past_passive")),
                imperfect_passive: cell(column("imperfect_passive")),
                active_participle: cell(column("active_participle")),
                passive_participle: cell(column("passive_participle")),
                masdar: cell(column("masdar")),
            };
            conjugate::conjugate(&parts).into_iter().map(|(f, x)| (f, x.pack())).collect()
        } else {
            cell(Some(0)).split('|').map(|f| (f.trim().to_string(), 0)).collect()
        };
        for (form, features) in forms {
            let key = key_of(&form);
            assert!(key.contains(char::is_alphanumeric), "{name}.tsv: a form without a letter: {line}");
            for (cut, _) in key.match_indices(' ') {
                keys.entry(key[..cut].to_string()).or_default().longer |= 1 << table;
            }
            let rows = keys.entry(key).or_default().rows.entry(table).or_default();
            if !rows.contains(&(row as u32, features)) {
                rows.push((row as u32, features));
            }
        }
        let start = rows.len();
        offsets.push(start as u32);
        for i in 0..columns.len() {
            let first_form = cells[0].split('|').next().map_or("", str::trim);
            rows.push_str(if i == 0 { first_form } else { cell(Some(i)) });
            ends.extend(u16::try_from(rows.len() - start).expect("a row of less than 64 KiB").to_le_bytes());
        }
    }

    fs::write(out.join(format!("{name}.offsets")), bytes(offsets)).expect("write");
    fs::write(out.join(format!("{name}.ends")), ends).expect("write");
    fs::write(out.join(format!("{name}.rows")), rows).expect("write");
}

fn bytes(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// Writes the index over all keys; its form is told in `src/lexicon/index.rs`.
fn bake_index(keys: &Keys, out: &Path, code: &mut String) {
    let mut sorted: Vec<(u64, &Entry)> = keys
        .iter()
        .map(|(key, entry)| {
            let words = key.split(' ').map(|w| index::hash(w.as_bytes()));
            (words.reduce(index::join).expect("a key has a word"), entry)
        })
        .collect();
    let bucket = |hash: u64| hash >> (64 - BUCKET_BITS);
    sorted.sort_by_key(|(hash, _)| (bucket(*hash), *hash as u32));
    for pair in sorted.windows(2) {
        let [a, b] = [pair[0].0, pair[1].0];
        assert!((bucket(a), a as u32) != (bucket(b), b as u32), "two keys fall together");
    }
    let mut counts = vec![0u32; (1 << BUCKET_BITS) + 1];
    let mut classes: Vec<(u32, u32)> = Vec::new();
    let (mut entries, mut postings) = (Vec::new(), Vec::new());
    for (hash, entry) in sorted {
        counts[bucket(hash) as usize + 1] += 1;
        let class = (entry.rows.keys().fold(0, |mask, table| mask | 1 << table), entry.longer);
        let at = classes.iter().position(|c| *c == class).unwrap_or_else(|| {
            classes.push(class);
            classes.len() - 1
        });
        assert!(at < 1 << (32 - AT_BITS) && postings.len() < 1 << AT_BITS, "the index is too large for its form");
        entries.extend([hash as u32, (at << AT_BITS | postings.len()) as u32]);
        for rows in entry.rows.values() {
            for (k, (row, features)) in rows.iter().enumerate() {
                assert!(*row < 1 << (31 - FEATURE_BITS) && *features < 1 << FEATURE_BITS, "too large for a posting");
                let more = if k + 1 < rows.len() { MORE } else { 0 };
                postings.push(more | row << FEATURE_BITS | u32::from(*features));
            }
        }
    }
    for b in 0..1 << BUCKET_BITS {
        counts[b + 1] += counts[b];
    }
    for (name, numbers) in [("buckets", counts), ("entries", entries), ("postings", postings)] {
        fs::write(out.join(format!("index.{name}")), bytes(numbers)).expect("write");
    }
    let part = |name: &str| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/index.{name}\"))");
    writeln!(
        code,
        "static INDEX: Index = Index {{ buckets: {}, entries: {}, postings: {}, classes: &{classes:?} }};",
        part("buckets"),
        part("entries"),
        part("postings"),
    )
    .expect("write to string");
}
