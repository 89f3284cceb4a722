//! Bakes `src/lexicon/*.tsv` into finite-state maps that the core reads without copying.
//!
//! A table is a header line and rows of tab-separated cells; `#` begins a comment line. The first column, `forms`,
//! lists surface forms with `|` between them; they are folded and become the keys. `verbs.tsv` has principal parts
//! instead, and is conjugated. Rows keep the first form and the other columns.

#[path = "src/lexicon/conjugate.rs"]
#[allow(dead_code)]
mod conjugate;
#[path = "src/lexicon/filter.rs"]
#[allow(dead_code)]
mod filter;
#[path = "src/text/fold.rs"]
#[allow(dead_code)]
mod fold;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Keys of one table: folded phrase to (row, features).
type Keys = BTreeMap<String, Vec<(u32, u16)>>;

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    let mut names: Vec<_> = fs::read_dir("src/lexicon")
        .expect("src/lexicon")
        .filter_map(|e| Some(e.ok()?.file_name().to_str()?.strip_suffix(".tsv")?.to_string()))
        .collect();
    names.sort();
    let mut code = String::new();
    for name in &names {
        let source = fs::read_to_string(format!("src/lexicon/{name}.tsv")).expect("readable table");
        bake(name, &source, Path::new(&out));
        writeln!(
            code,
            "/// The table `{name}.tsv`.\npub static {}: Table = Table::new({name:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.fst\")), \
             include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.filter\")), \
             include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.postings\")), include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}.rows\")), &{:?});",
            name.to_uppercase(),
            header(&source).iter().skip(1).collect::<Vec<_>>(),
        )
        .expect("write to string");
    }
    fs::write(Path::new(&out).join("tables.rs"), code).expect("write tables.rs");
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

fn bake(name: &str, source: &str, out: &Path) {
    let columns = header(source);
    let column = |n: &str| columns.iter().position(|c| *c == n);
    let mut keys = Keys::new();
    let mut rows = String::new();
    let mut offsets: Vec<u32> = Vec::new();
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
            assert!(!key.is_empty(), "{name}.tsv: empty form: {line}");
            let values = keys.entry(key).or_default();
            if !values.contains(&(row as u32, features)) {
                values.push((row as u32, features));
            }
        }
        offsets.push(rows.len() as u32);
        rows.push_str(cells[0].split('|').next().unwrap_or("").trim());
        for i in 1..columns.len() {
            rows.push('\t');
            rows.push_str(cell(Some(i)));
        }
    }
    offsets.push(rows.len() as u32);

    // Postings: row count, row offsets, then for each key its count and its (row, features) pairs.
    let mut postings: Vec<u32> = vec![offsets.len() as u32 - 1];
    postings.extend(offsets);
    let mut map = fst::MapBuilder::memory();
    for (key, values) in &keys {
        map.insert(key, postings.len() as u64).expect("keys ascend");
        postings.push(values.len() as u32);
        for (row, features) in values {
            assert!(*row < 1 << 22 && *features < 1 << 10, "{name}.tsv: too large for a posting");
            postings.push(row << 10 | u32::from(*features));
        }
    }
    let bytes: Vec<u8> = postings.iter().flat_map(|p| p.to_le_bytes()).collect();
    // Phrases are looked for by their first word, and asked for whole.
    let mut hashes: Vec<u64> = keys
        .keys()
        .flat_map(|k| [k.as_str(), k.split(' ').next().unwrap_or(k)])
        .map(|k| filter::hash(k.as_bytes()))
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    fs::write(out.join(format!("{name}.filter")), filter::build(&hashes)).expect("write");
    fs::write(out.join(format!("{name}.fst")), map.into_inner().expect("finish map")).expect("write");
    fs::write(out.join(format!("{name}.postings")), bytes).expect("write");
    fs::write(out.join(format!("{name}.rows")), rows).expect("write");
}
