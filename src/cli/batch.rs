//! `isnad batch`: an archive through the core, on all cores, in order, in constant memory.

use super::Failure;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

/// Lines held in memory at once.
const CHUNK: usize = 256;
/// The longest line that is read: past it a record is broken, so that memory stays bounded.
const LONGEST_LINE: u64 = 64 << 20;

/// Analyses the `text` of every record and writes the record, without its text, with its `analysis`. A broken
/// record becomes `{"line", "error"}`; the run goes on and exits 1. With `check`, so does a record whose analysis
/// breaks a promise of `isnad/1`.
pub(super) fn run(file: &Path, check: bool) -> Result<ExitCode, Failure> {
    let stdin = file == Path::new("-");
    let (mut input, size): (Box<dyn BufRead>, Option<u64>) = if stdin {
        (Box::new(io::stdin().lock()), None)
    } else {
        let f = File::open(file).map_err(|e| Failure::Said(format!("cannot read {}: {e}", file.display())))?;
        let size = f.metadata().ok().map(|m| m.len());
        (Box::new(BufReader::new(f)), size)
    };
    let progress = ProgressBar::with_draw_target(size, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent}% {elapsed} (eta {eta}) {msg}") {
        progress.set_style(style);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut line, mut broken, mut ended) = (0usize, 0usize, false);
    while !ended {
        let mut chunk: Vec<(usize, Vec<u8>)> = Vec::with_capacity(CHUNK);
        while chunk.len() < CHUNK {
            let mut bytes = Vec::new();
            let n = read_line(&mut input, &mut bytes).map_err(|e| Failure::Said(format!("cannot read: {e}")))?;
            if n == 0 {
                ended = true;
                break;
            }
            progress.inc(n);
            line += 1;
            if !bytes.trim_ascii().is_empty() {
                chunk.push((line, bytes));
            }
        }
        let done: Vec<(bool, String)> = chunk.par_iter().map(|(line, bytes)| record(*line, bytes, check)).collect();
        for (ok, record) in done {
            broken += usize::from(!ok);
            writeln!(out, "{record}").map_err(|e| Failure::of_write(&e))?;
        }
        out.flush().map_err(|e| Failure::of_write(&e))?;
        progress.set_message(format!("{line} records"));
    }
    progress.finish_and_clear();
    if broken > 0 {
        eprintln!("isnad: {broken} of {line} lines are broken");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads to the end of the line; of a longer one than [`LONGEST_LINE`] only the beginning is kept, which is then
/// no JSON. Returns the bytes consumed.
fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<u64> {
    let mut consumed = 0;
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(consumed);
        }
        let (n, ended) = match buffer.iter().position(|b| *b == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        if (line.len() as u64) < LONGEST_LINE {
            line.extend_from_slice(&buffer[..n]);
        }
        input.consume(n);
        consumed += n as u64;
        if ended {
            return Ok(consumed);
        }
    }
}

fn record(line: usize, bytes: &[u8], check: bool) -> (bool, String) {
    match analysed(bytes, check) {
        Ok(record) => (true, Value::Object(record).to_string()),
        Err(error) => (false, json!({ "line": line, "error": error }).to_string()),
    }
}

fn analysed(bytes: &[u8], check: bool) -> Result<Map<String, Value>, String> {
    let mut record: Map<String, Value> = serde_json::from_slice(bytes).map_err(|e| format!("no JSON object: {e}"))?;
    let text = match record.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err("text is no string".into()),
        None => return Err("no text".into()),
    };
    let analysis = isnad::analyse(&text);
    if check {
        analysis.check(&text).map_err(|e| format!("the analysis breaks its promise: {e}"))?;
    }
    let analysis = serde_json::to_value(analysis).map_err(|e| e.to_string())?;
    record.insert("analysis".into(), analysis);
    Ok(record)
}
