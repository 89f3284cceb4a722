//! The `isnad` command.

mod eval_ner;

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.split_first() {
        Some((command, rest)) if command == "eval-ner" => eval_ner::run(rest),
        _ => Err("usage: isnad eval-ner [--tagger-only] FILE".into()),
    };
    match done {
        Ok(out) => {
            print!("{out}");
            std::process::ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("isnad: {why}");
            std::process::ExitCode::FAILURE
        }
    }
}
