//! The `isnad` command as a person runs it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_isnad"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command was built");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the writer ends");
    output
}

const TEXT: &str = "قتل ستة أشخاص في انهيار مبنى بطنجة\nقالت السلطات المحلية إن ستة أشخاص قتلوا وأصيب أربعة آخرون.";

#[test]
fn prints_every_format() {
    for (format, beginning) in [
        ("json", "{"),
        ("markdown", "# "),
        ("text", "ملخص"),
        ("csv", "\u{FEFF}type,"),
        ("html", "<section"),
        ("jsonld", "{"),
    ] {
        let out = run(&["analyse", "--format", format], TEXT.as_bytes());
        assert!(out.status.success(), "{format}");
        assert!(String::from_utf8(out.stdout).expect("UTF-8").starts_with(beginning), "{format}");
    }
    let json = run(&["analyse", "--format", "json", "-"], TEXT.as_bytes());
    let analysis: isnad::Analysis = serde_json::from_slice(&json.stdout).expect("isnad/1");
    assert_eq!(analysis.check(TEXT), Ok(()));
    assert!(analysis.casualties.iter().any(|c| c.min == Some(6)));
}

#[test]
fn says_what_is_wrong() {
    let out = run(&["analyse", "/no/such/file"], b"");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("/no/such/file"));
    let out = run(&["analyse"], b"\xD9\x82\xFF\xFE\x00");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("UTF-8"));
    assert_eq!(run(&["analyse", "--format", "pdf"], b"").status.code(), Some(2));
}

#[test]
fn empty_binary_and_large_text_give_an_analysis() {
    assert!(run(&["analyse", "--format", "json"], b"").status.success());
    assert!(run(&["analyse", "--format", "json"], b"\0\x01\x02\x7F").status.success());
    assert!(run(&["analyse", "--format", "csv"], TEXT.repeat(8_000).as_bytes()).status.success());
}

#[test]
fn batch_keeps_order_and_names_broken_lines() {
    let mut input = Vec::new();
    for i in 0..600 {
        writeln!(input, "{{\"id\": {i}, \"text\": \"قتل {i} شخصا في حادث.\", \"outlet\": \"x\"}}").expect("a vector");
    }
    input.extend(b"\nnot json\n{\"id\": 7}\n{\"id\": 8, \"text\": 3}\n");
    let out = run(&["batch"], &input);
    assert_eq!(out.status.code(), Some(1));
    let lines: Vec<serde_json::Value> =
        String::from_utf8(out.stdout).expect("UTF-8").lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.len(), 603);
    for (i, line) in lines[..600].iter().enumerate() {
        assert_eq!(line["id"], i);
        assert_eq!(line["outlet"], "x");
        assert_eq!(line["analysis"]["schema"], "isnad/1");
    }
    assert_eq!([602, 603, 604], [0, 1, 2].map(|k| lines[600 + k]["line"].as_u64().expect("a number")));
    assert!(lines[600..].iter().all(|l| l["error"].is_string()));
    assert!(run(&["batch"], b"{\"text\": \"\"}\n").status.success());
}

#[test]
fn batch_checks_what_it_promises() {
    let input = format!("{}\n", serde_json::json!({ "id": 1, "text": TEXT }));
    let (plain, checked) = (run(&["batch"], input.as_bytes()), run(&["batch", "--check"], input.as_bytes()));
    assert!(checked.status.success());
    assert_eq!(plain.stdout, checked.stdout);
}

#[test]
fn reads_number_phrases_line_by_line() {
    let out = run(&["number"], "خمس مئة وستة وثلاثين\nأكثر من 12 ألفا من\nمدينة\n\nخمسة على الأقل\n".as_bytes());
    assert!(out.status.success());
    assert_eq!(
        String::from_utf8(out.stdout).expect("UTF-8"),
        "536\t536\texact\tخمس مئة وستة وثلاثين\n12001\t\tmore_than\tأكثر من 12 ألفا\n\n\n5\t\tat_least\tخمسة على الأقل\n"
    );
}
