//! `--find` on a pipe: output, messages and exit codes.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// An article with every kind of block that has lines.
const ARTICLE: &str = "\
title: كتاب
source: دار الكتب
language: ar
lead: كَتَبَ الأب كتابًا.
sections:
- heading: \"باب: الكتابة\"
  paragraphs: [لا شيء هنا., وكتابه بين كتبه.]
  blocks:
  - code: |
      one = 1
      كتاب = 2
      last
  - table:
    - [النوع, الكتاب]
    - [شعر, ديوان]
disclaimer: ليس هذا كتابًا.
";

fn qari(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en", "--find"]).args(args).env("LC_ALL", "C").stdin(Stdio::null());
    // Ignore the settings of the person who runs the tests.
    command.env("XDG_CONFIG_HOME", PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no-settings"));
    command
}

/// Returns the exit code, standard output and standard error.
fn run(args: &[&str]) -> (i32, String, String) {
    read(qari(args).output().expect("the program runs"))
}

fn read(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
}

/// Checks all three. Standard error must contain `said`, or be empty if `said` is.
fn check(args: &[&str], code: i32, printed: &str, said: &str) {
    let outcome = run(args);
    assert_eq!((outcome.0, outcome.1.as_str()), (code, printed), "{args:?}: {}", outcome.2);
    assert!(outcome.2.contains(said) && outcome.2.is_empty() == said.is_empty(), "{args:?}: {}", outcome.2);
}

/// Creates a folder that contains exactly these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("finding").join(name);
    _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    for (name, text) in files {
        fs::write(path.join(name), text).expect("a file");
    }
    path
}

/// Creates a folder with one file of this text; returns the path of the file.
fn file(name: &str, text: &str) -> String {
    folder(name, &[("a.yaml", text)]).join("a.yaml").to_str().expect("a name").to_owned()
}

#[test]
fn lines_are_printed_in_logical_order_under_their_sections() {
    let path = file("lines", ARTICLE);
    let expected = "\
1:1:كتاب
1:3:كَتَبَ الأب كتابًا.
2:1:باب: الكتابة
2:3:وكتابه بين كتبه.
2:5:كتاب = 2
2:7:النوع\tالكتاب
-:1:ليس هذا كتابًا.
";
    check(&["كتاب", &path], 0, expected, "");
    // A heading is the first line of its section.
    check(&["باب:", &path], 0, "2:1:باب: الكتابة\n", "");
    check(&["last", &path], 0, "2:6:last\n", "");
    check(&["شعر", &path], 0, "2:8:شعر\tديوان\n", "");
}

#[test]
fn it_ends_as_grep_does() {
    let path = file("codes", "lead: نص");
    let missing = path.replace("a.yaml", "missing.yaml");
    check(&["نص", &path], 0, "1:1:نص\n", "");
    check(&["لا", &path], 1, "", "");
    check(&["نص", &missing], 2, "", "missing.yaml: file not found");
    // The other files are still searched.
    check(&["نص", &missing, &path], 2, &format!("{path}:1:1:نص\n"), "missing.yaml: file not found");
    check(&["لا", &path, &missing], 2, "", "missing.yaml: file not found");
    check(&["(", "--regex", &path], 2, "", "( is not closed");
    check(&["", &path], 2, "", "Nothing to search for");
    check(&["نص", "--level", "4", &path], 2, "", "from 0 to 3");
    check(&["نص", "--word=most", &path], 2, "", "Invalid value most");
    check(&["نص", "--list", &path], 2, "", "cannot be used together");
    check(&["نص", "+/نص", &path], 2, "", "+/QUERY and --find cannot be used together");
    check(&["نص", "--section", "1", &path], 2, "", "--section works on the screen only");
    // Marks alone find nothing.
    check(&["\u{64E}", &path], 1, "", "");
    // Without a file the embedded article is searched.
    assert_eq!(run(&["ماسك", "--count"]), (0, "7\n".to_owned(), String::new()));
}

#[test]
fn options_of_a_search_need_one() {
    for option in ["--count", "--regex", "--word", "--level=1", "--json"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
        let outcome = read(command.args(["--ui-lang", "en", option]).stdin(Stdio::null()).output().expect("it runs"));
        assert!(outcome.0 == 2 && outcome.2.contains("--find"), "{option}: {outcome:?}");
        assert!(!outcome.2.contains(['<', '>']), "what it is called is all that is said: {outcome:?}");
    }
}

#[test]
fn several_documents_have_their_names_before_each_line() {
    let books =
        folder("books", &[("2.yaml", "lead: كتاب\n"), ("10.yaml", "lead: لا\n"), ("a\nb.yaml", "lead: كتب كتاب")]);
    let books = books.to_str().expect("a name");
    check(&["كتاب", books], 0, &format!("{books}/2.yaml:1:1:كتاب\n{books}/a\nb.yaml:1:1:كتب كتاب\n"), "");
    let two = format!("{books}/2.yaml");
    check(&["كتاب", &two], 0, "1:1:كتاب\n", "");
    check(&["كتاب", &two, &two], 0, &format!("{two}:1:1:كتاب\n"), "");
    // A folder with a single document prints the name too, so that scripts can rely on it.
    let single = folder("single", &[("a.yaml", "lead: كتاب")]);
    let single = single.to_str().expect("a name");
    check(&["كتاب", single], 0, &format!("{single}/a.yaml:1:1:كتاب\n"), "");
    check(&["كت", "--count", books], 0, &format!("{books}/2.yaml:1\n{books}/10.yaml:0\n{books}/a\nb.yaml:2\n"), "");
    check(&["كت", "--count", &two], 0, "1\n", "");
    check(&["صص", "--count", &two], 1, "0\n", "");
}

#[test]
fn standard_input_is_searched_where_nothing_is_named() {
    for args in [&["كتاب"][..], &["كتاب", "-"][..]] {
        let mut child = qari(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program runs");
        child.stdin.take().expect("its input").write_all("سطر أول.\n\nوهذا كتاب.\n".as_bytes()).expect("it reads");
        let (code, printed, _) = read(child.wait_with_output().expect("it ends"));
        assert_eq!((code, printed.as_str()), (0, "1:2:وهذا كتاب.\n"), "{args:?}");
    }
}

#[test]
fn what_counts_as_the_same_is_chosen() {
    let path = file("manner", "lead: [أُمّة, والكتاب لنا, كتب, شاء, abc]\n");
    for (args, expected) in [
        (&["امه"][..], "1:1:أُمّة\n"),
        (&["امه", "--level", "2"], "1:1:أُمّة\n"),
        (&["امه", "--level", "1"], ""),
        (&["أمة", "--level", "1"], "1:1:أُمّة\n"),
        (&["أمة", "--level", "0"], ""),
        (&["شا", "--word"], ""),
        (&["شا", "--word", "--level", "3"], "1:4:شاء\n"),
        (&["تاب"], "1:2:والكتاب لنا\n"),
        (&["كتاب", "--word"], "1:2:والكتاب لنا\n"),
        (&["تاب", "--word"], ""),
        (&["كتاب", "--word=strict"], ""),
        (&["كتب", "--word=strict"], "1:3:كتب\n"),
        (&["^كت.$", "--regex"], "1:3:كتب\n"),
        (&["^كت.$"], ""),
        (&["ABC"], ""),
        (&["abc"], "1:5:abc\n"),
    ] {
        let args = [args, &[path.as_str()]].concat();
        check(&args, i32::from(expected.is_empty()), expected, "");
    }
}

/// Heh doachashmee is a letter of its own in Urdu.
#[test]
fn each_document_is_searched_in_its_language() {
    let files = [("a.yaml", "{language: ar, lead: به}"), ("u.yaml", "{language: ur, lead: به}")];
    let both = folder("languages", &files);
    let both = both.to_str().expect("a name");
    check(&["بھ", both], 0, &format!("{both}/a.yaml:1:1:به\n"), "");
}

#[test]
fn that_marks_were_passed_over_is_said() {
    let files = [("1.yaml", "lead: كَتَبَ"), ("2.yaml", "lead: كُتُب"), ("3.yaml", "lead: لا")];
    let books = folder("marks", &files);
    let books = books.to_str().expect("a name");
    let printed = format!("{books}/1.yaml:1:1:كَتَبَ\n{books}/2.yaml:1:1:كُتُب\n");
    let (code, out, said) = run(&["كُتب", books]);
    assert_eq!((code, out), (0, printed));
    assert_eq!(said, format!("qari: {books}/1.yaml: No match with these marks: they are ignored\n"));
    let one = format!("{books}/1.yaml");
    check(&["كُتب", &one], 0, "1:1:كَتَبَ\n", "qari: No match with these marks: they are ignored\n");
    let (_, out, _) = run(&["كُتب", "--json", books]);
    let value: Value = serde_json::from_str(&out).expect("JSON");
    let ignored: Vec<&Value> =
        value.as_array().expect("an array").iter().map(|entry| &entry["marks_ignored"]).collect();
    assert_eq!(ignored, [&json!(true), &json!(false)]);
}

#[test]
fn warnings_name_the_document() {
    let books = folder("warnings", &[]);
    fs::write(books.join("a.txt"), b"one \xff word").expect("a file");
    let (books, one) = (books.to_str().expect("a name"), books.join("a.txt"));
    let one = one.to_str().expect("a name");
    let warning = "One place is not valid UTF-8";
    check(&["word", "--encoding", "utf-8", one], 0, "1:1:one � word\n", &format!("qari: {warning}"));
    for names in [&[books][..], &[one, books]] {
        let args = [&["word", "--encoding", "utf-8"][..], names].concat();
        check(&args, 0, &format!("{one}:1:1:one � word\n"), &format!("qari: {one}: {warning}"));
    }
    // The same holds for printing.
    let args = ["--ui-lang", "en", "--plain", "--encoding", "utf-8", books];
    let (code, _, said) = read(Command::new(env!("CARGO_BIN_EXE_qari")).args(args).output().expect("it runs"));
    assert!(code == 0 && said.starts_with(&format!("qari: {one}: {warning}")), "{said}");
}

/// A folder whose path exceeds the limit of the system (4096 bytes on Linux) can't be listed, not even by root.
#[test]
fn a_folder_inside_that_cannot_be_listed_is_said() {
    let inside = folder("unlisted", &[]);
    let long = "n".repeat(255);
    let deep = (0..15).fold(inside.join("short"), |path, _| path.join(&long));
    fs::create_dir_all(deep).expect("folders");
    fs::write(inside.join("short/a.yaml"), "lead: word").expect("a file");
    let books = inside.join(&long);
    fs::rename(inside.join("short"), &books).expect("a longer name");
    let books = books.to_str().expect("a name");
    let (code, printed, said) = run(&["word", books]);
    let lost = format!("Can’t open {books}/{long}/{long}/");
    assert_eq!((code, printed), (2, format!("{books}/a.yaml:1:1:word\n")), "{said}");
    assert!(said.contains(&lost) && said.lines().count() == 1, "{said}");
    let args = ["--ui-lang", "en", "--list", books];
    let (code, _, said) = read(Command::new(env!("CARGO_BIN_EXE_qari")).args(args).output().expect("it runs"));
    assert!(code == 1 && said.contains(&lost), "{code}: {said}");
    // The message says that, and not that the folder has no documents.
    fs::remove_file(format!("{books}/a.yaml")).expect("the file");
    let (code, printed, said) = run(&["word", books]);
    assert_eq!((code, printed.as_str()), (2, ""));
    assert!(said.contains(&lost) && said.lines().count() == 1, "{said}");
    // Such a path would break tools that copy the folder.
    fs::remove_dir_all(inside).expect("the folders");
}

#[test]
fn programs_are_told_where_each_match_is() {
    let path = file("json", ARTICLE);
    let (code, out, said) = run(&["كتاب", "--json", &path]);
    assert_eq!((code, said.as_str()), (0, ""));
    let value: Value = serde_json::from_str(&out).expect("JSON");
    let entries = value.as_array().expect("an array");
    assert_eq!(entries.len(), 7);
    assert_eq!(out.lines().count(), 9, "an entry a line");
    assert_eq!(
        entries[3],
        json!({
            "file": path,
            "section": {"number": 2, "heading": "باب: الكتابة"},
            "line": 3,
            "text": "وكتابه بين كتبه.",
            "matches": [{"bytes": [2, 10], "chars": [1, 5]}],
            "context": {"before": "لا شيء هنا.", "after": "one = 1"},
            "marks_ignored": false,
        })
    );
    assert_eq!(entries[0]["section"], json!({"number": 1, "heading": null}));
    assert_eq!(entries[0]["context"], json!({"before": null, "after": "دار الكتب"}));
    assert_eq!(entries[4]["context"], json!({"before": "one = 1", "after": "last"}), "lines of one block");
    assert_eq!(entries[6]["section"], Value::Null);
    assert_eq!(entries[6]["context"]["after"], Value::Null);
    for entry in entries {
        let text = entry["text"].as_str().expect("a text");
        let place = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("a place");
        for found in entry["matches"].as_array().expect("an array") {
            let [from, to] = [&found["bytes"][0], &found["bytes"][1]].map(place);
            let [first, behind] = [&found["chars"][0], &found["chars"][1]].map(place);
            let by_chars: String = text.chars().skip(first).take(behind - first).collect();
            assert_eq!(text[from..to], by_chars);
            assert!(by_chars.starts_with("كتاب"), "{by_chars}");
        }
    }
    let (_, out, _) = run(&["كتاب", "--json", "--count", &path]);
    let value: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(value, json!([{"file": path, "count": 7, "marks_ignored": false}]));
    check(&["صص", "--json", &path], 1, "[]\n", "");
}

/// The lines of a cell are one line here.
#[test]
fn a_row_of_a_table_is_one_line() {
    let path = file("cells.yaml", "lang: ar\nblocks:\n- table: [[\"أول\\nثان\", ثالث]]\n  header: false\n");
    check(&["ثان", &path], 0, "1:1:أول ثان\tثالث\n", "");
    check(&["أول ثان", &path], 0, "1:1:أول ثان\tثالث\n", "");
    let (_, out, _) = run(&["ثالث", "--json", &path]);
    let found: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(found[0]["text"], json!("أول ثان\tثالث"));
    assert_eq!(found[0]["matches"], json!([{ "bytes": [14, 22], "chars": [8, 12] }]));
}

#[test]
fn programs_are_told_the_printed_page() {
    let path =
        file("pages", "blocks:\n- قبل كتاب\n- - 'كتاب '\n  - page: 1/51\n  - كتاب آخر\n- code: |\n    x\n    كتاب\n");
    let (_, out, _) = run(&["كتاب", "--json", &path]);
    let value: Value = serde_json::from_str(&out).expect("JSON");
    let pages: Vec<&Value> = value.as_array().expect("an array").iter().map(|entry| &entry["page"]).collect();
    assert_eq!(pages, [&Value::Null, &Value::Null, &json!("1/51")], "that of the first match of the line");
    assert!(value[0].as_object().is_some_and(|entry| entry.contains_key("page")));
}

/// A match across a line end is printed on both lines.
#[test]
fn what_goes_over_lines_is_on_each_of_them() {
    let path = file("over", "blocks:\n- code: |\n    x\n    one two\n    three four\n    five\n");
    check(&["two three", &path], 0, "1:2:one two\n1:3:three four\n", "");
    check(&["two\\nthree four\\nf", "--regex", &path], 0, "1:2:one two\n1:3:three four\n1:4:five\n", "");
    // All white space is one, in an expression too.
    check(&["\\n", "--regex", "--count", &path], 0, "5\n", "");
    check(&["\\n", "--regex", &path], 0, "1:1:x\n1:2:one two\n1:3:three four\n", "");
    let (_, out, _) = run(&["two three", "--json", &path]);
    let value: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(value[0]["matches"], json!([{"bytes": [4, 7], "chars": [4, 7]}]));
    assert_eq!(value[1]["matches"], json!([{"bytes": [0, 5], "chars": [0, 5]}]));
}

#[test]
fn no_control_character_gets_out() {
    let path = file("controls", "sections:\n- heading: \"h\\e[2J\"\n  paragraphs: \"a\\e]0;owned\\ab \\x9b31mc\"\n");
    let text = "1:2:a␛]0;owned␇b ␦31mc\n";
    check(&["owned", &path], 0, text, "");
    let (_, visual, _) = run(&["owned", "--visual", &path]);
    assert_eq!(visual.trim(), text.trim());
    let (code, json, _) = run(&["owned", "--json", &path]);
    assert!(code == 0 && !json.contains(|c: char| c.is_control() && c != '\n'), "{json:?}");
    let value: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value[0]["text"], "a\u{1b}]0;owned\u{7}b \u{9b}31mc");
    let (_, _, said) = run(&["\u{1b}[2J(", "--regex", &path]);
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn lines_are_laid_out_for_terminals_that_do_not() {
    let path = file("visual", "lead: هذا كتاب أحمر\n");
    // Presentation forms in visual order: section and line number stand at the right, before the text.
    let forms = "ﺮﻤﺣﺃ ﺏﺎﺘﻛ ﺍﺬﻫ:1:1";
    check(&["كتاب", "--visual", "--width", "22", &path], 0, &format!("{forms:>22}\n"), "");
    check(&["كتاب", "--visual", "--width", "14", &path], 0, &format!("{:>14}\n{:>14}\n", "ﺏﺎﺘﻛ ﺍﺬﻫ:1:1", "ﺮﻤﺣﺃ"), "");
}

/// A block with as many styled pieces as lines is printed in linear time.
#[test]
fn a_block_of_many_lines_is_printed_line_by_line() {
    const LINES: usize = 60_000;
    let path = folder("code", &[("a.md", &"كلمة `x`  \n".repeat(LINES))]).join("a.md");
    let (code, out, said) = run(&["كلمة", path.to_str().expect("a name")]);
    assert_eq!((code, said.as_str(), out.lines().count()), (0, "", LINES));
    assert_eq!(out.lines().last(), Some(format!("1:{LINES}:كلمة x").as_str()));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let path = file("pipe", &format!("lead: [{}]\n", "كتاب, ".repeat(20_000)));
    let mut child = qari(&["كتاب", &path]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdout.take());
    let (code, _, said) = read(child.wait_with_output().expect("it ends"));
    assert_eq!((code, said.as_str()), (0, ""));
}

/// Colours are written to a pipe if the command line asks for them, as in grep; settings alone don't do that.
#[test]
fn colours_on_a_pipe_are_asked_for() {
    let folder = folder("colours", &[("a.yaml", "lead: a word\n")]);
    let name = folder.join("a.yaml").to_str().expect("a name").to_owned();
    let end = "\u{1b}[39m";
    let coloured = format!("\u{1b}[35m{name}{end}:\u{1b}[34m1{end}:1:a \u{1b}[7mword\u{1b}[27m\n");
    let plain = format!("{name}:1:1:a word\n");
    let path = folder.to_str().expect("a name");
    for (colour, expected) in [("always", &coloured), ("truecolor", &coloured), ("16", &coloured), ("auto", &plain)] {
        check(&["word", "--color", colour, path], 0, expected, "");
    }
    check(&["word", "--color", "never", path], 0, &plain, "");
    check(&["word", path], 0, &plain, "");
    let dumb = qari(&["word", "--color=always", path]).env("TERM", "dumb").env("NO_COLOR", "1").output();
    assert_eq!(read(dumb.expect("the program runs")).1, coloured, "what is asked for is so anywhere");
    check(&["word", "--color=always", "--count", path], 0, &format!("\u{1b}[35m{name}{end}:1\n"), "");
    let json = run(&["word", "--color=always", "--json", path]).1;
    assert!(!json.contains('\u{1b}'), "programs get no colours");
    std::fs::create_dir_all(folder.join("settings/qari")).expect("a folder");
    std::fs::write(folder.join("settings/qari/config.yaml"), "color: always\n").expect("a file");
    let set = qari(&["word", &name]).env("XDG_CONFIG_HOME", folder.join("settings")).output();
    assert_eq!(read(set.expect("the program runs")).1, "1:1:a word\n");
}
