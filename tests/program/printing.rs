//! The program on a pipe: what it prints, what it says, and its exit codes.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use qari_bidi::layout::{self, Direction};

pub fn qari(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    command.args(args).env("LC_ALL", "C").env("XDG_CONFIG_HOME", no_settings()).stdin(Stdio::null());
    command
}

/// A folder without settings, whatever the person who runs the tests has set.
fn no_settings() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("no-settings")
}

pub fn run(args: &[&str]) -> Output {
    qari(args).output().expect("the program runs")
}

pub fn stdout(args: &[&str]) -> String {
    let output = run(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Checks the exit code and that the message holds all of `parts`.
pub fn check_fails(args: &[&str], code: i32, parts: &[&str]) {
    let output = run(args);
    let message = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(code), "{args:?}: {message}");
    assert!(output.stdout.is_empty());
    for part in parts {
        assert!(message.contains(part), "{part} in {message}");
    }
    assert!(!message.contains(['\u{2068}', '\u{2069}']), "isolates are for layout only");
}

/// A file with `bytes` in it.
pub fn file(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("a file");
    path.to_str().expect("a name").to_owned()
}

/// A folder with these files in it, and no others.
fn folder(name: &str, files: &[(&str, &str)]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    for (name, text) in files {
        fs::create_dir_all(path.join(name).parent().expect("a folder")).expect("a folder");
        fs::write(path.join(name), text).expect("a file");
    }
    path.to_str().expect("a name").to_owned()
}

fn article_texts() -> Vec<String> {
    let article = qari::load::embedded().expect("the embedded article").article;
    (0..article.blocks().len()).map(|block| article.text(block).to_owned()).collect()
}

#[test]
fn on_a_pipe_it_prints_the_article_in_logical_order() {
    let expected = article_texts().join("\n\n") + "\n";
    assert_eq!(stdout(&[]), expected);
    assert_eq!(stdout(&["--plain"]), expected);
}

#[test]
fn it_writes_the_article_in_another_format() {
    let yaml = stdout(&["--to", "yaml"]);
    assert!(yaml.starts_with("title: \"إيلون ماسك"), "{yaml}");
    assert_eq!(stdout(&["--plain", &file("written.yaml", yaml.as_bytes())]), stdout(&["--plain"]));
    // A file of several would open as none of them.
    let (written, again) = (file("one.yaml", yaml.as_bytes()), file("two.yaml", yaml.as_bytes()));
    assert_eq!(stdout(&["--to", "yaml", &written, &written]), yaml, "it is one document");
    let both = folder("written", &[("a.yaml", "title: a"), ("b.yaml", "title: b")]);
    for several in [&[written.as_str(), &again][..], &[&both], &[&written, "nowhere.yaml"]] {
        check_fails(&[&["--to", "yaml"], several].concat(), 2, &["--to converts one document", "qari --to yaml"]);
    }
    check_fails(&["--ui-lang", "ar", "--to", "yaml", &both], 2, &["الخيار --to يحوّل مستندًا واحدًا"]);
    assert_eq!(stdout(&["--to", "yaml", &folder("written1", &[("a.yaml", "title: ب")])]), "title: ب\ndirection: rtl\n");
    check_fails(&["--to", "yaml", "nowhere.yaml"], 1, &["nowhere.yaml", "not found"]);
    check_fails(&["--to", "pdf"], 2, &["pdf", "--to", "Valid: yaml"]);
    check_fails(&["--to", "yaml", "+/x"], 2, &["+/QUERY", "--to"]);
    check_fails(&["--to", "yaml", "--plain"], 2, &["--to", "--plain"]);
}

#[test]
fn a_width_wraps_and_loses_nothing() {
    for width in [1, 10, 40, 80, 200] {
        let wrapped = stdout(&["--width", &width.to_string()]);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(letters(&wrapped), letters(&article_texts().concat()));
        assert!(wrapped.lines().all(|line| layout::line(line, Direction::Rtl, 10_000).width() <= width));
    }
}

/// Checks what a YAML text is printed as, with a width or without.
#[track_caller]
fn check_plain(name: &str, yaml: &str, width: &[&str], expected: &str) {
    let path = file(&format!("plain-{name}.yaml"), yaml.as_bytes());
    assert_eq!(stdout(&[width, &[&path]].concat()), expected, "{yaml}");
}

#[test]
fn blocks_have_signs_in_plain_text() {
    let check = |name: &str, yaml: &str, expected: &str| check_plain(name, yaml, &[], expected);
    check("quote", "blocks: [{quote: [\"a\\nb\", c]}, d]", "> a\n> b\n>\n> c\n\nd\n");
    check("list", "blocks: [{list: [a, b]}, c]", "- a\n- b\n\nc\n");
    check("numbers", "blocks: [{numbered: [a, \"b\\nc\"], start: 9}]", "9. a\n10. b\n    c\n");
    check("loose", "blocks: [{list: [a, [b, c], d]}]", "- a\n\n- b\n\n  c\n\n- d\n");
    check("nested", "blocks: [{list: [[a, {list: [b, c]}], d]}]", "- a\n  - b\n  - c\n- d\n");
    check("inner", "blocks: [{list: [[a, {list: [[b, c]]}], d]}]", "- a\n\n  - b\n\n    c\n\n- d\n");
    check("lists", "blocks: [{list: [a]}, {numbered: [b]}]", "- a\n\n1. b\n");
    check("tasks", "blocks: [{list: [{done: true, text: a}, {done: false, text: b}]}]", "[x] a\n[ ] b\n");
    check("footnote", "blocks: [{footnote: {label: n, text: [a, b]}}]", "[n] a\n\n    b\n");
    check("code", "blocks: [{code: \"a\\n\\n  b\"}, {list: [{code: c}]}]", "    a\n\n      b\n\n-     c\n");
    check("table", "blocks: [{table: [[a, bc], [d, e]]}]", "a | bc\n------\nd | e\n");
    check("headless", "blocks: [{table: [[a, bc], [d, e]], header: false}]", "a | bc\nd | e\n");
    check("verse", "blocks: [{verse: [[a, b], c]}, {quote: {verse: [[d, e]]}}]", "a … b\nc\n\n> d … e\n");
    check("others", "blocks: [{rule: }, {image: a}]", "* * *\n\n[a]\n");
}

#[test]
fn a_wrapped_block_keeps_its_signs() {
    let check = |name: &str, yaml: &str, width: &str, expected: &str| {
        check_plain(name, yaml, &["--width", width], expected);
    };
    check(
        "wrapped",
        "blocks: [{quote: [aaa bbb, {list: [ccc ddd]}]}]",
        "6",
        "> aaa\n> bbb\n>\n> - cc\n>   c\n>   dd\n>   d\n",
    );
    check("narrow", "blocks: [{quote: {list: [abc]}}]", "4", "abc\n");
    check("dashes", "blocks: [{table: [[aaa, bbb], [c, d]]}]", "5", "aaa |\nbbb\n-----\nc | d\n");
}

#[test]
fn the_sample_is_no_wider_than_asked() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/blocks.yaml");
    for width in [1_usize, 7, 20, 60] {
        let printed = stdout(&["--width", &width.to_string(), sample]);
        assert!(printed.lines().all(|line| layout::line(line, Direction::Rtl, 10_000).width() <= width), "{printed}");
    }
}

#[test]
fn visual_prints_what_the_screen_would_show() {
    let visual = stdout(&["--visual", "--width", "60"]);
    let first = visual.lines().next().expect("a line");
    assert!(first.ends_with("\u{fe87}"), "the title begins at the right edge with an isolated alef: {first}");
    assert!(visual.contains("\u{61f}2018-2017"), "the year is in order and its question mark left of it");
    assert!(visual.lines().any(|line| line.starts_with(' ')), "lines are aligned to the right");
    let usual = stdout(&["--visual"]);
    assert_eq!(usual, stdout(&["--visual", "--width", "80"]), "80 cells without a terminal");
}

#[test]
fn list_prints_the_numbered_headings() {
    let texts = article_texts();
    assert_eq!(stdout(&["--list"]), format!("1. مقدمة\n2. {}\n3. {}\n", texts[3], texts[5]));
    assert!(stdout(&["--list", "--ui-lang", "en"]).starts_with("1. Introduction\n"));
    let nested = file("nested.yaml", b"sections: [{heading: a, sections: [{heading: b}]}, {heading: c}]");
    assert_eq!(stdout(&["--list", &nested]), "1. a\n  2. b\n3. c\n");
}

#[test]
fn no_output_carries_a_control_character() {
    let path = file(
        "escapes.yaml",
        "title: \"x\\e]0;t\\a\"\nlead: \"a\\e[31mb\\x9bc\\0\"\nsections: [{heading: \"h\\e[0m\"}]\n".as_bytes(),
    );
    for args in [vec!["--plain"], vec!["--visual"], vec!["--list"], vec!["--width", "3"]] {
        let printed = stdout(&[args, vec![&path]].concat());
        assert!(!printed.contains(|c: char| c.is_control() && c != '\n'), "{printed:?}");
    }
    // Nor does a message, whatever the name of a file.
    check_fails(&["no\u{1b}[31mfile"], 1, &["no\u{241b}[31mfile"]);
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_no_text() {
    let path = file("windows.yaml", "\u{feff}title: t\r\nlead: \"a\\nb\"\r\n".as_bytes());
    assert_eq!(stdout(&[&path]), "t\n\na\nb\n");
}

#[test]
fn standard_input_is_a_file_too() {
    let mut child = qari(&["-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program runs");
    child.stdin.take().expect("its input").write_all("title: مرحبا".as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "مرحبا\n");
}

/// Without a file, what is piped in is read; with nothing piped in, the article that the program carries is.
#[test]
fn what_is_piped_in_needs_no_name() {
    let text = file("piped-in.txt", "نص عادي.\n".as_bytes());
    let from_file = qari(&[]).stdin(fs::File::open(&text).expect("a file")).output().expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&from_file.stdout), "نص عادي.\n");
    let mut child = qari(&["--plain"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program runs");
    child.stdin.take().expect("its input").write_all(b"\xe6\xd5 \xd9\xc7\xcf\xea.\n").expect("it reads");
    let piped = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&piped.stdout), "نص عادي.\n", "in ISO-8859-6, too");
    let mut child = qari(&[]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    drop(child.stdin.take());
    let empty = child.wait_with_output().expect("it ends");
    assert_eq!(empty.status.code(), Some(1), "nothing was piped in");
    assert_eq!(stdout(&[]), stdout(&["assets/article.yaml"]), "standard input is /dev/null");
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let long = file("long.yaml", format!("lead: |\n{}", "  word\n\n".repeat(200_000)).as_bytes());
    for args in [vec!["--plain", &long], vec!["--visual", &long]] {
        let mut child = qari(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_the_reason() {
    check_fails(&[""], 1, &["the name is empty"]);
    check_fails(&["--ui-lang", "ar", ""], 1, &["الاسم فارغ"]);
    check_fails(&["nowhere.yaml"], 1, &["nowhere.yaml", "not found"]);
    check_fails(
        &[&folder("nothing", &[("note.unknown", "text"), (".hidden.yaml", "title: t")])],
        1,
        &["nothing", "folder"],
    );
    check_fails(
        &[&file("picture.yaml", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0")],
        1,
        &["picture.yaml", "not a text file"],
    );
    check_fails(&[&file("empty.yaml", b"")], 1, &["empty.yaml", "empty"]);
    check_fails(
        &[&file("typo.yaml", b"title: t\nparagrafs: p\n")],
        1,
        &["typo.yaml", "line 2", "paragrafs", "sections"],
    );
    check_fails(&[&file("broken.yaml", b"title: t\n x: [")], 1, &["broken.yaml", "line 2"]);
    check_fails(&["--ui-lang", "ar", "nowhere.yaml"], 1, &["تعذّر فتح الملف nowhere.yaml"]);
}

#[test]
fn the_encoding_and_the_format_can_be_said() {
    // The letters of a word in Windows-1256 are others in Windows-1252, and it is too short to tell.
    let short = file("short.txt", b"title: \xdf\xca\xc7\xc8\n");
    assert_eq!(stdout(&["--encoding", "cp1256", "--format", "yaml", &short]).trim_end(), "كتاب");
}

#[test]
fn what_could_not_be_decoded_is_shown_and_said() {
    let damaged = file("damaged.yaml", &["title: نص".as_bytes(), b" \xff\n"].concat());
    for output in ["--plain", "--visual", "--list"] {
        let output = run(&[output, "--ui-lang", "en", &damaged]);
        assert!(output.status.success(), "it is no failure");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(said, "qari: One place is not valid UTF-8 (shown as �): try --encoding\n");
    }
    assert!(stdout(&[&damaged]).contains("نص �"));
}

#[test]
fn wrong_usage_is_exit_code_2() {
    for value in ["5000", "19", "401", "-1", "wide"] {
        check_fails(&[&format!("--measure={value}")], 2, &[value, "--measure", "from 20 to 400"]);
    }
    check_fails(
        &["--ui-lang", "ar", "--measure", "401"],
        2,
        &["القيمة 401 غير صالحة للخيار --measure", "من 20 إلى 400"],
    );
    check_fails(&["--wat"], 2, &["--wat", "qari --help"]);
    check_fails(&["--width", "none"], 2, &["none", "--width"]);
    check_fails(&["--width", "0"], 2, &["0", "--width"]);
    check_fails(&["--width"], 2, &["--width needs a value", "from 1 to 65535"]);
    check_fails(&["--ui-lang", "tlh"], 2, &["tlh"]);
    check_fails(&["--format", "tlh"], 2, &["tlh", "--format", "yaml"]);
    check_fails(&["--encoding", "tlh"], 2, &["tlh", "--encoding", "windows-1256, iso-8859-6"]);
    check_fails(&["--encoding"], 2, &["--encoding needs a value", "utf-8, utf-16le"]);
    // The valid values are listed for every option that has a list of them.
    for (option, known) in [
        ("--to", "yaml"),
        ("--format", "epub, openiti, subtitles, yaml, html, csv, output, lines, markdown, text"),
        ("--marks", "shown, reduced, hidden"),
        ("--align", "ragged, even, justified"),
        ("--ambiguous", "narrow, wide"),
        ("--bidi", "auto, app, terminal, explicit, visual, marks, words, blanks, runs, fonts, mlterm, tint"),
        ("--shaping", "auto, forms, raw"),
        ("--color", "auto, always, never, truecolor, 256, 16"),
        ("--background", "auto, light, dark"),
        ("--ui-lang", "ar, fa, he, ur, ckb, en"),
        ("--word", "whole, strict"),
    ] {
        check_fails(&[&format!("{option}=tlh")], 2, &["tlh", option, &format!("Valid: {known}.")]);
        check_fails(&[&format!("{option}=")], 2, &[option, "needs a value", &format!(": {known}.")]);
    }
    for (option, least, most) in [("--level", 0, 3), ("--section", 1, 65535), ("--width", 1, 65535)] {
        check_fails(&[&format!("{option}=-1")], 2, &["-1", option, &format!("from {least} to {most}")]);
    }
    check_fails(&["--plain=yes"], 2, &["--plain takes no value"]);
    check_fails(&["--ui-lang", "ar", "--to", "pdf"], 2, &["القيمة pdf غير صالحة للخيار --to", "yaml"]);
    for option in [&["--level", "1"][..], &["--word"], &["--word=strict"], &["--regex"]] {
        check_fails(option, 2, &[option[0].split('=').next().expect("a name"), "--find QUERY", "+/QUERY"]);
    }
    check_fails(&["--regex", "+/(", "assets/article.yaml"], 2, &["(", "regular expression", "( is not closed"]);
    check_fails(&["--plain", "--visual"], 2, &["--plain", "--visual"]);
    // Output is no terminal here: nothing is read on a screen, whether that is asked for or not.
    for printed in [&[][..], &["--plain"], &["--visual"], &["--list"], &["--to", "yaml"], &["--doctor"]] {
        let args = [&["--section", "1"][..], printed].concat();
        check_fails(&args, 2, &["--section works on the screen only", "qari --help"]);
    }
    check_fails(&["--json"], 2, &["--list", "qari --help"]);
    check_fails(&["--ui-lang", "ar", "--wat"], 2, &["الخيار --wat غير معروف"]);
}

/// Several documents stand one below the other, each under its name; a folder stands for those in it, in their order.
#[test]
fn several_documents_are_printed_under_their_names() {
    let books = folder(
        "books",
        &[
            ("فصل 10.yaml", "title: عشرة"),
            ("فصل 2.yml", "title: اثنان"),
            ("ملحق/أ.yaml", "title: ملحق"),
            (".hidden.yaml", "title: hidden"),
            ("picture.png", "not a text file"),
        ],
    );
    let one = file("one.yaml", b"title: one");
    let expected = format!(
        "==> {one} <==\none\n\n==> {books}/فصل 2.yml <==\nاثنان\n\n==> {books}/فصل 10.yaml <==\nعشرة\n\n\
         ==> {books}/ملحق/أ.yaml <==\nملحق\n"
    );
    assert_eq!(stdout(&[&one, &books, &one]), expected, "each once");
    let list = stdout(&["--list", &one, &books]);
    assert!(list.starts_with(&format!("==> {one} <==\n")), "{list}");
    // One document in a folder is one document.
    assert_eq!(stdout(&[&folder("single", &[("a.yaml", "title: a")])]), "a\n");
    // A document that can't be opened is reported, and the rest is printed.
    let broken = file("broken2.yaml", b"title: [");
    let output = run(&["nowhere.yaml", &one, &broken]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), format!("==> {one} <==\none\n"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("nowhere.yaml") && said.contains("broken2.yaml"), "{said}");
    assert_eq!(output.status.code(), Some(1));
}

/// Links to folders are not followed: they may lead around in a circle, or out of the folder.
#[test]
fn a_folder_is_read_to_its_end() {
    let around = folder("around", &[("a.yaml", "title: a"), ("inner/b.yaml", "title: b")]);
    std::os::unix::fs::symlink(&around, format!("{around}/inner/circle")).expect("a link");
    std::os::unix::fs::symlink("a.yaml", format!("{around}/c.yaml")).expect("a link");
    std::os::unix::fs::symlink("nothing.yaml", format!("{around}/d.yaml")).expect("a link");
    let names: Vec<String> =
        stdout(&[&around]).lines().filter_map(|line| Some(line.strip_prefix("==> ")?.to_owned())).collect();
    let expected = ["a.yaml", "c.yaml", "inner/b.yaml"].map(|name| format!("{around}/{name} <=="));
    assert_eq!(names, expected);
    let files: Vec<(String, &str)> = (0..1010).map(|number| (format!("{number}.yaml"), "title: t")).collect();
    let many = folder("many", &files.iter().map(|(name, text)| (name.as_str(), *text)).collect::<Vec<_>>());
    let output = run(&["--list", &many]);
    assert_eq!(String::from_utf8_lossy(&output.stdout).matches("==> ").count(), qari::load::MOST_DOCUMENTS);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("first 1000 documents") && said.contains("many"), "{said}");
}

/// The corpus of OpenITI has books without an extension, and beside each what tells of it.
#[test]
fn a_folder_of_openiti_is_its_books() {
    let book = "######OpenITI#\n#META#Header#End#\n# text";
    let record = "00#VERS#URI######: 0748Dhahabi.Siyar.Shamela0022669-ara1\n90#VERS#COMMENT##: a\n";
    let corpus = folder(
        "corpus",
        &[
            ("data/0748Dhahabi/0748Dhahabi.Siyar/0748Dhahabi.Siyar.Shamela0022669-ara1", book),
            ("data/0748Dhahabi/0748Dhahabi.Siyar/0748Dhahabi.Siyar.Shamela0022669-ara1.yml", record),
            ("data/0748Dhahabi/0748Dhahabi.Siyar/0748Dhahabi.Siyar.yml", record),
            ("data/0748Dhahabi/0748Dhahabi.Siyar/0748Dhahabi.Siyar.JK000001-ara2.inProgress", book),
            ("data/0748Dhahabi/0748Dhahabi.Siyar/0748Dhahabi.Siyar.JK000001-ara2.mARkdown", book),
            ("LICENSE", "text"),
        ],
    );
    let names: Vec<String> = stdout(&[&corpus])
        .lines()
        .filter_map(|line| Some(line.strip_prefix("==> ")?.strip_suffix(" <==")?.rsplit_once('/')?.1.to_owned()))
        .collect();
    assert_eq!(
        names,
        ["JK000001-ara2.inProgress", "JK000001-ara2.mARkdown", "Shamela0022669-ara1"]
            .map(|name| format!("0748Dhahabi.Siyar.{name}"))
    );
    let record = format!("{corpus}/data/0748Dhahabi/0748Dhahabi.Siyar/0748Dhahabi.Siyar.yml");
    assert!(stdout(&[&record]).starts_with("00#VERS#URI"), "what is named is shown, whatever it is");
}

#[test]
fn the_outline_is_printed_for_programs() {
    let name = "outline.yaml";
    let text = "title: ط\nlanguage: ar\nlead: ab\nsections:\n- heading: \"x\\x9by\"\n  sections:\n  - heading: ب\n    \
        paragraphs: abcdef\n";
    let path = file(name, text.as_bytes());
    let json = stdout(&["--list", "--json", &path, &file("plain2.yaml", b"{lead: text, direction: ltr}")]);
    assert!(!json.contains('\u{9b}'), "a terminal would obey it");
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let section = |number, level, heading: Option<&str>, byte, percent| {
        serde_json::json!({
            "number": number, "level": level, "heading": heading, "byte": byte, "percent": percent,
        })
    };
    let expected = serde_json::json!([
        {
            "file": path,
            "title": "ط",
            "language": "ar",
            "direction": "rtl",
            "sections": [
                section(1, 1, None, 0, 0),
                section(2, 1, Some("x\u{9b}y"), 4, 25),
                section(3, 2, Some("ب"), 8, 50),
            ],
        },
        {
            "file": path.replace(name, "plain2.yaml"),
            "title": null,
            "language": null,
            "direction": "ltr",
            "sections": [section(1, 1, None, 0, 0)],
        },
    ]);
    assert_eq!(value, expected);
    let embedded: serde_json::Value = serde_json::from_str(&stdout(&["--list", "--json"])).expect("JSON");
    assert_eq!(embedded[0]["file"], serde_json::Value::Null);
    assert_eq!(embedded.as_array().map(Vec::len), Some(1));
}

/// A name may look like an address, a drive or an option, and have anything in it.
#[test]
fn odd_names_are_names() {
    let names = [
        "C:\\x.yaml",
        "a:b.yaml",
        "file:b.yaml",
        "100%.yaml",
        "%41.yaml",
        "كتاب أول.yaml",
        "new\nline.yaml",
        "-x.yaml",
        "https:x.yaml",
    ];
    let home = folder("odd", &names.map(|name| (name, "lead: word")));
    for name in names {
        let output = qari(&["--", name]).current_dir(&home).output().expect("the program runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "word\n", "{name}");
    }
    // For programs a name is its bytes (`--null` parts them); for people it is one line, whatever is in it.
    for args in [&["--list"][..], &["--plain"], &["--find", "word"]] {
        let printed = stdout(&[args, &[&home]].concat());
        assert!(printed.contains("/new\nline.yaml") && !printed.contains('␊'), "{printed}");
    }
    let printed = stdout(&["--visual", "--width", "200", &home]);
    assert!(printed.contains("/new␊line.yaml <==") && !printed.contains("new\n"), "{printed}");
    check_fails(&["no\nsuch"], 1, &["no␊such"]);
    check_fails(&["https://example.org/a"], 1, &["https://example.org/a", "it is a web address", "curl"]);
    check_fails(&["C:\\nothing"], 1, &["C:\\nothing", "not found"]);
}

/// A file name need not be UTF-8.
#[test]
fn any_file_name_can_be_opened() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let name = OsStr::from_bytes(b"\xe9t\xe9.yaml");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, "title: t").expect("a file");
    let output = qari(&[]).arg(&path).output().expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "t\n");
}

#[test]
fn nothing_but_white_space_is_trimmed_from_a_line() {
    let path = file("trim.yaml", b"lead: \"abc \\v\\f\"");
    assert_eq!(stdout(&["--width", "40", &path]).trim_end(), "abc \u{240b}\n\u{240c}");
}

#[test]
fn help_begins_with_examples_and_names_every_option() {
    for language in ["ar", "en"] {
        let help = stdout(&["--help", "--ui-lang", language]);
        let examples = help.find("qari docs/").expect("examples");
        for option in [
            "--plain",
            "--visual",
            "--list",
            "--width N",
            "--measure N",
            "--ui-lang",
            "-h",
            "-V, --version",
            "-F, --quit-if-one-screen",
            "-R -r -X",
        ] {
            assert!(help.find(&format!("\n  {option}")).expect(option) > examples, "{option}");
        }
        let measure = &help[help.find("--measure").expect("the option")..][..300];
        assert!(measure.contains("20") && measure.contains("400"), "the limits are stated: {measure}");
    }
    assert_eq!(stdout(&["-V"]), format!("qari {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_locale_chooses_the_language_and_the_flag_overrides_it() {
    let list = |locale: &str, args: &[&str]| {
        let output = qari(args)
            .arg("--list")
            .env("LC_ALL", locale)
            .env_remove("LC_MESSAGES")
            .env_remove("LANG")
            .output()
            .expect("the program runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert!(list("en_US.UTF-8", &[]).contains("Introduction"));
    assert!(list("ar_EG.UTF-8", &[]).contains("مقدمة"));
    assert!(list("C.UTF-8", &[]).contains("مقدمة"), "with no locale, the document's language");
    assert!(list("en_US.UTF-8", &["--ui-lang", "ar"]).contains("مقدمة"));
    // A text that does not say its language says it by its script.
    let check = |locale: &str, text: &str, arabic: bool| {
        let path = file("script.yaml", text.as_bytes());
        assert_eq!(list(locale, &[&path]).contains("مقدمة"), arabic, "{text:?} in {locale}");
    };
    for locale in ["C", "POSIX", "C.UTF-8", ""] {
        check(locale, "lead: نص عربي", true);
        check(locale, "lead: נוסח עברי", false);
        check(locale, "lead: plain text", false);
        check(locale, "{lead: نص عربي, direction: ltr}", false);
        check(locale, "{lead: نص عربي, language: en, direction: rtl}", false);
        check(locale, "{lead: plain, language: ar}", true);
    }
    check("en_US.UTF-8", "lead: نص عربي", false);
}

/// The first document that can be opened sets the language where nothing else does; errors before that wait for it.
#[test]
fn one_run_speaks_one_language() {
    let arabic = file("speaks-arabic.yaml", &["lead: نص عربي".as_bytes(), b" \xff"].concat());
    let english = file("speaks-english.yaml", &["lead: plain é".as_bytes(), b" \xff"].concat());
    let said = |args: &[&str]| String::from_utf8(run(args).stderr).expect("UTF-8");
    let check = |names: &[&str], is_arabic: bool| {
        let options: &[&[&str]] = &[&["--plain"], &["--list"], &["--list", "--json"], &["--find", "x"]];
        for &option in options {
            let said = said(&[option, names].concat());
            assert!(!said.is_empty());
            for line in said.lines() {
                assert_eq!(line.chars().any(|c| ('ء'..='ي').contains(&c)), is_arabic, "{names:?}: {line}");
            }
        }
    };
    check(&["nowhere.yaml", &arabic, "elsewhere.yaml"], true);
    check(&[&arabic, &english], true);
    check(&["nowhere.yaml", &english, &arabic, "elsewhere.yaml"], false);
    check(&["nowhere.yaml", "elsewhere.yaml"], false);
    check(&["--ui-lang", "ar", "nowhere.yaml", &english], true);
    check(&["--ui-lang", "en", "nowhere.yaml", &arabic], false);
}

/// The settings apply wherever an option says nothing else.
#[test]
fn settings_are_for_what_is_printed_too() {
    let home = folder("settings", &[("qari/config.yaml", "")]);
    let marked = file("marked.yaml", "lead: كَتَبَ أحد plain".as_bytes());
    let printed = |settings: &str, args: &[&str]| {
        fs::write(format!("{home}/qari/config.yaml"), settings).expect("a file");
        let output = qari(args).env("XDG_CONFIG_HOME", &home).output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
    };
    let visual = |settings: &str, more: &[&str]| {
        let (code, printed, said) = printed(settings, &[&["--visual", "--width", "30", &marked], more].concat());
        assert_eq!((code, said.as_str()), (0, ""), "{settings}");
        printed
    };
    assert!(visual("", &[]).contains('\u{64E}'));
    assert!(!visual("marks: hidden", &[]).contains('\u{64E}'));
    assert!(visual("marks: hidden", &["--marks", "shown"]).contains('\u{64E}'), "the option comes first");
    let list = |settings: &str, more: &[&str]| printed(settings, &[&["--list", &marked], more].concat()).1;
    assert_eq!(list("ui-lang: en", &[]), "1. Introduction\n");
    assert_eq!(list("ui-lang: en", &["--ui-lang", "ar"]), "1. مقدمة\n");
    let (code, _, said) = printed("ui-lang: ar\nmarks: none", &["--plain", &marked]);
    assert_eq!(code, 1);
    assert!(said.contains("line 2: invalid value none for marks. Valid: shown, reduced, hidden."), "{said}");
    let (code, _, said) = printed("mark: shown", &["--find", "x", &marked]);
    assert_eq!(code, 2, "as grep has it");
    assert!(said.contains("unknown setting mark. Did you mean marks?"), "{said}");
    assert_eq!(printed("mark: shown", &["--version"]).0, 0, "what needs no settings does not ask for them");
}

#[test]
fn the_doctor_of_a_pipe_says_what_is_known() {
    let output = qari(&["--doctor", "--ui-lang", "en"])
        .env_remove("TMUX")
        .env_remove("STY")
        .env_remove("ZELLIJ")
        .env("TERM", "xterm-kitty")
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for line in [
        "Variable: TERM=xterm-kitty",
        "Terminal: kitty",
        "Detected by: the variable TERM",
        "Colours: 16 million (truecolor)",
        "Detected by: the table of terminals",
        "Colours sent: none, as you asked",
        "Detected by: nothing",
    ] {
        assert!(text.lines().any(|own| own == line), "{line} in {text}");
    }
    assert!(!text.contains('\u{1b}'));
}
