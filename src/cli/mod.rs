//! Arguments, input and errors of the `isnad` command.

mod batch;
mod number;

use crate::eval_ner::View;
use clap::{Parser, Subcommand};
use isnad::report::{Format, Meta, report};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "isnad", version, about = "Actors, casualty figures and attributed claims in Arabic news")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Analyse one text and print what was found.
    Analyse {
        /// How to print it.
        #[arg(long, default_value = "markdown")]
        format: Format,
        /// The language of headings and labels: ar or en.
        #[arg(long, default_value = "ar")]
        lang: String,
        /// A UTF-8 text, its headline on the first line; `-` or nothing for standard input.
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Analyse many texts: JSON Lines `{"id", "text"}` in, JSON Lines out in the same order.
    Batch {
        /// Also check what is promised of every analysis; a record whose analysis breaks it counts as broken.
        #[arg(long)]
        check: bool,
        /// JSON Lines; `-` or nothing for standard input.
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Read a number phrase from each line: `min TAB max TAB bound TAB text`, empty where no number begins the line.
    Number,
    /// Measure the names found, in ANERcorp's convention, against a file of `token TAG` lines (IOB; PERS LOC ORG MISC);
    /// prints JSON.
    EvalNer {
        /// Count what the tagger alone finds, without lexicon and grammar.
        #[arg(long, conflicts_with = "as_marked")]
        tagger_only: bool,
        /// Count what the analysis marks, by its own convention.
        #[arg(long)]
        as_marked: bool,
        file: PathBuf,
    },
}

/// Runs the command. Exits 0 on success, 1 where input could not be read or a record was broken, 2 on wrong usage.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Analyse { format, lang, file } => analyse(&file, format, &lang),
        Command::Batch { check, file } => batch::run(&file, check),
        Command::Number => number::run(),
        Command::EvalNer { tagger_only, as_marked, file } => {
            let view = match (tagger_only, as_marked) {
                (true, _) => View::Tagger,
                (_, true) => View::Marked,
                _ => View::Names,
            };
            let shown = crate::eval_ner::run(&file, view).map(|out| {
                print!("{out}");
                ExitCode::SUCCESS
            });
            shown.map_err(Failure::Said)
        }
    };
    match result {
        Ok(code) => code,
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Said(message)) => {
            eprintln!("isnad: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Why the command could not go on.
pub enum Failure {
    /// Whoever read the output has closed it, which is no error.
    Closed,
    /// A message for the person.
    Said(String),
}

impl Failure {
    /// What a failed write means.
    pub fn of_write(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Failure::Closed
        } else {
            Failure::Said(format!("cannot write: {error}"))
        }
    }
}

fn analyse(file: &Path, format: Format, lang: &str) -> Result<ExitCode, Failure> {
    let text = read_text(file)?;
    let analysis = isnad::analyse(&text);
    let meta = Meta { lang: Some(lang.to_string()), ..Meta::default() };
    let out = report(&text, &analysis, &meta, format);
    let mut stdout = io::stdout().lock();
    stdout.write_all(out.as_bytes()).and_then(|()| stdout.flush()).map_err(|e| Failure::of_write(&e))?;
    Ok(ExitCode::SUCCESS)
}

fn read_text(file: &Path) -> Result<String, Failure> {
    let name = if file == Path::new("-") { "standard input".to_string() } else { file.display().to_string() };
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(file).map(|b| bytes = b)
    };
    read.map_err(|e| Failure::Said(format!("cannot read {name}: {e}")))?;
    String::from_utf8(bytes)
        .map_err(|e| Failure::Said(format!("{name} is not UTF-8 text (byte {})", e.utf8_error().valid_up_to())))
}
