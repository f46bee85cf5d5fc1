//! Mixed lines against `FriBidi`: what is shown of each row of `tests/data/display.tsv` is what `fribidi` makes of the
//! same line with isolate controls around its tokens.
//!
//! `fribidi` is in Debian's `libfribidi-bin`. Without it this test says so and passes, unless `CI` is set.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use qari_bidi::text::visible::is_invisible;
use unicode_normalization::UnicodeNormalization;

/// A row of the table.
struct Row<'a> {
    kind: &'a str,
    format: &'a str,
    language: &'a str,
    base: &'a str,
    text: String,
    /// The line with ⟦…⟧ around what must read as if in a left-to-right isolate, ⟪…⟫ in a right-to-left one.
    marked: String,
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Self {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, format, language, base, text, marked] = fields[..] else { panic!("six fields: {line}") };
        let marked = marked.replace('⟦', "\u{2066}").replace('⟪', "\u{2067}").replace(['⟧', '⟫'], "\u{2069}");
        Self { kind, format, language, base, text: text.replace("\\n", "\n"), marked }
    }

    /// Returns a document with the text in it, and the extension of its format.
    fn document(&self) -> (String, &'static str) {
        let Self { format, language, text, .. } = self;
        match *format {
            "yaml" => {
                let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
                let article = format!(
                    "title: \"ت\"\nlang: {language}\nsections:\n- heading: \"ت\"\n  paragraphs:\n  - \"{quoted}\"\n"
                );
                (article, "yaml")
            }
            "lines" => {
                let lines = [
                    "total 8\n-rw-r--r-- 1 root root 120 Jan  1 10:00 notes.txt\n",
                    text,
                    "\n-rw-r--r-- 1 root root  77 Jan  2 10:00 README.md\n",
                ];
                (lines.concat(), "txt")
            }
            _ => (format!("---\nlang: {language}\n---\n\n# عنوان\n\nنص عربي قبل المثال.\n\n{text}\n"), "md"),
        }
    }
}

/// Writes a file for this test and returns its path.
fn file(name: &str, content: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("a file can be written");
    path
}

/// Returns the standard output of a program; `None` if it is not installed.
fn output(command: &mut Command) -> Option<String> {
    match command.output() {
        Ok(output) => Some(String::from_utf8(output.stdout).expect("UTF-8")),
        Err(error) if env::var_os("CI").is_none() => {
            println!("left out: {command:?}: {error}; fribidi is in Debian's libfribidi-bin");
            None
        }
        Err(error) => panic!("{command:?}: {error}; fribidi is in Debian's libfribidi-bin"),
    }
}

/// Returns a line without differences of joined forms, blanks and invisible characters.
fn comparable(line: &str) -> String {
    let plain: String = line.nfkc().filter(|&c| !is_invisible(c)).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn mixed_lines_read_as_with_isolates_around_their_tokens() {
    let table = include_str!("../data/display.tsv");
    let mut failures = Vec::new();
    let mut rows = 0;
    for row in table.lines().skip(1).map(Row::of) {
        let wanted = file("mixed-wanted.txt", &format!("{}\n", row.marked));
        let base = if row.base == "rtl" { "--rtl" } else { "--ltr" };
        let options = [base, "--nopad", "--nobreak", "-w", "5000"];
        let Some(wanted) = output(Command::new("fribidi").args(options).arg(&wanted)) else { return };
        let wanted = comparable(&wanted);
        let (document, extension) = row.document();
        let document = file(&format!("mixed-document.{extension}"), &document);
        let mut qari = Command::new(env!("CARGO_BIN_EXE_qari"));
        let shown = output(qari.args(["--visual", "--width", "400"]).arg(&document)).unwrap_or_default();
        if !shown.lines().any(|line| comparable(line).contains(&wanted)) {
            failures.push(format!("{}: {:?} should be, from left to right, {wanted:?}", row.kind, row.text));
        }
        rows += 1;
    }
    println!("{} of {rows} mixed lines are right", rows - failures.len());
    assert!(failures.is_empty(), "{failures:#?}");
}
