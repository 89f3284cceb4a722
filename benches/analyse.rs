//! Speed, scaling and memory of the core: `cargo bench --bench analyse`.
//!
//! Criterion measures; this file then prints what it measured as a table, the form in which `benches/RECORDS.md` keeps
//! it. The counting allocator costs a few nanoseconds an allocation, in all figures alike.

mod support;

use criterion::{BatchSize, Criterion, SamplingMode, Throughput};
use isnad::report::{Format, Meta};
use isnad::text::Text;
use isnad::{actors, analyse, casualties, claims, names, report};
use std::hint::black_box;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use support::{THREE_THOUSAND_WORDS, memory, news, unbroken};

#[global_allocator]
static ALLOCATOR: support::Counting = support::Counting;

/// Characters; the ratio of the cost per character of the last to that of the first says how linear it is.
const LENGTHS: [usize; 3] = [10_000, 100_000, 1_000_000];
/// Million tokens a second: what is to be reached in this round, and the goal.
const TARGETS: (f64, f64) = (0.6, 1.5);

fn stages(c: &mut Criterion, source: &str) {
    let mut group = c.benchmark_group("stages");
    let text = Text::new(source);
    group.throughput(Throughput::Elements(text.len() as u64));
    let names = names::tag(&text);
    let cast = actors::find(&text, &names, &[]);
    let claims = claims::find(&text, &cast);
    let analysis = analyse(source);
    group.bench_function("text", |b| b.iter_with_large_drop(|| Text::new(black_box(source))));
    // Each family reads a text that no other has read, as in an analysis it would find some words looked up already.
    let fresh = || Text::new(source);
    group.bench_function("names", |b| b.iter_batched_ref(fresh, |t| names::tag(t), BatchSize::LargeInput));
    group.bench_function("actors", |b| {
        b.iter_batched_ref(fresh, |t| actors::find(t, black_box(&names), &[]), BatchSize::LargeInput)
    });
    group.bench_function("casualties", |b| {
        b.iter_batched_ref(
            fresh,
            |t| casualties::attribute(t, &cast, casualties::find(t, black_box(&cast)), &claims),
            BatchSize::LargeInput,
        )
    });
    group.bench_function("claims", |b| {
        b.iter_batched_ref(fresh, |t| claims::find(t, black_box(&cast)), BatchSize::LargeInput)
    });
    for (name, format) in [("report-markdown", Format::Markdown), ("report-json", Format::Json)] {
        let meta = Meta::default();
        group.bench_function(name, |b| b.iter(|| report::report(source, black_box(&analysis), &meta, format)));
    }
    group.finish();
}

fn whole(c: &mut Criterion, texts: &[(String, String)]) {
    let mut group = c.benchmark_group("analyse");
    group.sampling_mode(SamplingMode::Flat);
    for (name, source) in texts {
        group.throughput(Throughput::Bytes(source.len() as u64));
        group.bench_function(name, |b| b.iter_with_large_drop(|| analyse(black_box(source))));
    }
    group.finish();
}

/// The fastest of Criterion's samples, in seconds: what else the machine does only ever adds.
fn measured(group: &str, name: &str) -> Option<f64> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    let file = target.join("criterion").join(group).join(name).join("new/sample.json");
    let sample: serde_json::Value = serde_json::from_slice(&std::fs::read(file).ok()?).ok()?;
    let numbers = |key: &str| Some(sample[key].as_array()?.iter().filter_map(serde_json::Value::as_f64));
    let fastest = numbers("times")?.zip(numbers("iters")?).map(|(time, n)| time / n).fold(f64::INFINITY, f64::min);
    Some(fastest / 1e9)
}

fn said_by(command: &str, args: &[&str]) -> String {
    let out = Command::new(command).args(args).output();
    out.ok()
        .filter(|o| o.status.success())
        .map_or("?".into(), |o| String::from_utf8_lossy(&o.stdout).trim().to_string())
}

/// The day, the commit and the kind of machine, as the heading of a record.
fn heading() -> String {
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo.lines().find_map(|l| l.strip_prefix("model name")?.split_once(": ")).map_or("?", |x| x.1);
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!(
        "## {}, {}\n\nNative, one core of {cores} ({model}, {} {}), {}; the fastest sample of each.\n",
        said_by("date", &["-u", "+%Y-%m-%d"]),
        said_by("git", &["describe", "--always", "--dirty"]),
        std::env::consts::OS,
        std::env::consts::ARCH,
        said_by("rustc", &["--version"]),
    )
}

fn main() {
    let source = THREE_THOUSAND_WORDS;
    let mut texts = vec![("3000 words".to_string(), source.to_string())];
    texts.extend(LENGTHS.map(|n| (format!("{n} characters"), news(n))));
    texts.push(("200000 without a full stop".into(), unbroken(200_000)));

    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .sample_size(20)
        .without_plots()
        .configure_from_args();
    stages(&mut criterion, source);
    whole(&mut criterion, &texts);
    criterion.final_summary();

    println!("\n{}", heading());
    println!("| what | ms | M tokens/s | MB/s | ns/character |\n|---|---:|---:|---:|---:|");
    let tokens = Text::new(source).len() as f64;
    let row = |name: &str, seconds: Option<f64>, tokens: f64, source: &str| {
        let Some(s) = seconds else { return };
        println!(
            "| {name} | {:.2} | {:.2} | {:.1} | {:.0} |",
            s * 1e3,
            tokens / s / 1e6,
            source.len() as f64 / s / 1e6,
            s * 1e9 / source.chars().count() as f64
        );
    };
    for stage in ["text", "names", "actors", "casualties", "claims", "report-markdown", "report-json"] {
        row(stage, measured("stages", stage), tokens, source);
    }
    for (name, source) in &texts {
        row(&format!("analyse, {name}"), measured("analyse", name), Text::new(source).len() as f64, source);
    }
    if let Some(s) = measured("analyse", &texts[0].0) {
        let (rate, (target, goal)) = (tokens / s / 1e6, TARGETS);
        println!("\n{rate:.2} M tokens/s of an article; target {target}, goal {goal}.");
    }
    let cost = |n: usize| Some(measured("analyse", &format!("{n} characters"))? / n as f64);
    if let (Some(first), Some(last)) = (cost(LENGTHS[0]), cost(LENGTHS[LENGTHS.len() - 1])) {
        println!("\nCost per character, 1,000,000 against 10,000 characters: ratio {:.2}.", last / first);
    }
    for (name, source) in [&texts[0], &texts[LENGTHS.len()]] {
        let (peak, calls) = memory(|| analyse(source));
        println!(
            "Memory, {name}: {:.1} MB at most ({:.1} bytes a byte of text), {calls} allocations.",
            peak as f64 / 1e6,
            peak as f64 / source.len() as f64
        );
    }
}
