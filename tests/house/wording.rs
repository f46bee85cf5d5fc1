//! The wording of the source: lines that fit, and doc comments that say what a thing is or does.

use std::fs;
use std::path::Path;

use super::names::sources;
use qari_bidi::text::width::cells;

/// The folders whose Rust files are checked, from the root of the workspace.
const FOLDERS: [&str; 6] = ["src", "engine", "typeset", "tests", "benches", "fuzz"];

/// The longest line, in columns, as rustfmt measures it: marks take none. rustfmt breaks code at it, and leaves
/// comments and strings alone.
const WIDTH: usize = 120;

/// Words that begin a doc comment with a question. It begins with a verb in the third person or names the thing.
const QUESTIONS: [&str; 6] = ["What", "Whether", "How", "Where", "So", "Whatever"];

/// The text of a doc comment's line.
fn documentation(line: &str) -> Option<&str> {
    let line = line.trim_start();
    line.strip_prefix("///").or_else(|| line.strip_prefix("//!")).map(str::trim_start)
}

/// The faults in the Rust text `source`, each with the number of its line.
fn faults(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut is_inside = false;
    for (number, line) in (1..).zip(source.lines()) {
        let width = cells(line);
        if width > WIDTH {
            found.push((number, format!("{width} columns")));
        }
        let text = documentation(line);
        let word = text.unwrap_or_default().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if !is_inside && QUESTIONS.contains(&word) {
            found.push((number, format!("a doc comment begins with {word}")));
        }
        // Each paragraph begins anew.
        is_inside = text.is_some_and(|text| !text.is_empty());
    }
    found
}

#[test]
fn lines_fit_and_doc_comments_say_what_things_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in FOLDERS {
        let before = files.len();
        sources(&root.join(folder), &mut files);
        assert!(files.len() > before, "{folder} has no Rust files");
    }
    let mut all = Vec::new();
    for file in &files {
        let source = fs::read_to_string(file).expect("a text");
        let name = file.strip_prefix(root).expect("inside the workspace").display();
        all.extend(faults(&source).into_iter().map(|(line, fault)| format!("{name}:{line}: {fault}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn each_fault_is_seen() {
    let check = |source: &str, expected: &[usize]| {
        let lines: Vec<usize> = faults(source).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, expected, "{source}");
    };
    for word in QUESTIONS {
        check(&format!("/// {word} it is.\nfn f() {{}}"), &[1]);
        check(&format!("    //! {word}, it is."), &[1]);
        check(&format!("/// A thing.\n/// {word} it is.\n/// The rest."), &[]);
        check(&format!("//! A thing.\n//!\n//! {word} it is."), &[3]);
        check(&format!("// {word} it is."), &[]);
    }
    check("/// Somewhat else.\n/// Howls.", &[]);
    check("fn f() {}\n/// A thing.\n\n/// What it is.", &[4]);
    check(&"ا".repeat(WIDTH), &[]);
    check(&format!("//{}", "x".repeat(WIDTH)), &[1]);
    check(&format!("\n/// A {}", "ا".repeat(WIDTH)), &[2]);
}
