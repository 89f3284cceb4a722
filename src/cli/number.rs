//! `isnad number`: how a phrase is read as a number, line by line.

use super::Failure;
use isnad::number::quantity;
use isnad::text::Text;
use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

/// Reads standard input line by line and writes `min TAB max TAB bound TAB text` of the quantity that a line begins
/// with. An end that is open is left empty, and so is the whole line where no quantity begins.
pub(super) fn run() -> Result<ExitCode, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|e| Failure::Said(format!("cannot read standard input: {e}")))?;
        writeln!(out, "{}", read(&line)).map_err(|e| Failure::of_write(&e))?;
    }
    out.flush().map_err(|e| Failure::of_write(&e))?;
    Ok(ExitCode::SUCCESS)
}

fn read(line: &str) -> String {
    let text = Text::new(line);
    let Some(mut q) = quantity(&text, 0) else { return String::new() };
    let end = q.bound_after(&text, q.tokens.end);
    let number = |n: Option<u64>| n.map_or(String::new(), |n| n.to_string());
    let bound = serde_json::to_value(q.bound).ok().and_then(|v| v.as_str().map(str::to_string)).unwrap_or_default();
    format!("{}\t{}\t{bound}\t{}", number(q.min), number(q.max), text.slice(q.tokens.start..end))
}
