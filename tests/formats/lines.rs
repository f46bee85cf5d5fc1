//! Documents that are no prose: lines, tables of data, subtitles; and that prose stays prose.

use std::fs;
use std::path::Path;

use crate::common::notation;
use qari::article::{Article, Kind};
use qari::format::{FORMATS, Reader, is_collected, named, of_text, read_text};
use qari::page::{self, BlockOptions};
use qari::print;
use qari_bidi::text::direction::Direction;

fn read(text: &str, name: &str) -> Article {
    read_text(text, name, None).expect("an article").article
}

fn plain(article: &Article) -> String {
    let mut out = Vec::new();
    print::plain(&mut out, article, None).expect("written");
    String::from_utf8(out).expect("text")
}

/// The rows of an article in a column of 100 cells, from left to right.
fn visual(article: &Article) -> Vec<String> {
    let mut out = Vec::new();
    print::visual(&mut out, article, BlockOptions::new(100)).expect("written");
    String::from_utf8(out).expect("text").lines().map(str::to_owned).collect()
}

fn word(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/words");
    fs::read_to_string(folder.join(name)).expect("a document")
}

/// Texts that are lines, whatever their names say and without one.
const LINES: &[&str] = &[
    // Listings and program output.
    "total 8\n-rw-r--r-- 1 root root 120 Jan  1 10:00 notes.txt\ndrwxr-xr-x 2 root 10:00 ملف أول.txt\n",
    "Filesystem      Size  Used Avail Use% Mounted on\n/dev/sda1        40G   12G   26G  32% /\n\
     tmpfs           3.9G     0  3.9G   0% /dev/shm\n",
    "src\n├── app\n│   ├── mod.rs\n│   └── ملف.rs\n└── lib.rs\n",
    "$ cargo build\n   Compiling qari v0.1.0\nerror[E0308]: mismatched types\n --> src/main.rs:12:5\n$ echo تم\nتم\n",
    "src/main.rs:12:5: error: expected item\nsrc/lib.rs:3:1: warning: unused\n",
    // Logs and chats.
    "2024-05-01T10:30:00Z INFO بدأ الخادم\n2024-05-01T10:30:02Z ERROR تعذر الاتصال بقاعدة البيانات\n\
     2024-05-01T10:31:00Z INFO done\n",
    "May  1 10:30:00 host sshd[12]: Accepted\nMay  1 10:30:01 host sshd[12]: رسالة\nMay  1 10:30:05 host cron[1]: x\n",
    "[12/05/2023, 10:30:12] أحمد: مرحبا\n[12/05/2023, 10:31:00] سارة: أهلا، كيف الحال؟\nسطر ثان من الرسالة\n\
     [12/05/2023, 10:32:00] أحمد: بخير\n",
    "١٢/٥/٢٠٢٣، ١٠:٣٠ - أحمد: مرحبا\n١٢/٥/٢٠٢٣، ١٠:٣١ - سارة: أهلا\n١٢/٥/٢٠٢٣، ١٠:٣٢ - أحمد: بخير\n",
    "ERROR: تعذر الفتح\nWARN: لا يوجد ملف\nINFO: done\n",
    // Data and settings.
    "{\"a\": \"ب\", \"c\": [1, 2]}\n",
    "[{\"name\": \"أحمد\"},\n {\"name\": \"سارة\"}]\n",
    "{\"id\": 1, \"text\": \"مرحبا\"}\n{\"id\": 2, \"text\": \"أهلا\"}\n",
    "name: CI\non:\n  push:\n    branches: [main]\njobs:\n  build:\n    steps:\n      - run: echo تم\n",
    "[package]\nname = \"qari\"\n# تعليق\nversion = \"0.1\"\n\n[dependencies]\nserde = \"1\"\n",
    "; إعدادات\n[main]\nlanguage=ar\ntitle=عنوان\n",
    "# Arabic translations\nmsgid \"Open\"\nmsgstr \"فتح\"\n\nmsgid \"Close\"\nmsgstr \"إغلاق\"\n",
    // Program text.
    "def greet(name):\n    # يرحب بالمستخدم\n    message = \"مرحبا \" + name\n    print(message)\n\ngreet(\"أحمد\")\n",
    "fn main() {\n    // يطبع التحية\n    println!(\"مرحبا\");\n}\n",
    "#!/bin/sh\nset -e\nfor f in *.txt; do\n  echo \"ملف $f\"\ndone\n",
    "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-let a = 1;\n+let a = \"نص\";\n }\n",
    "commit 0123456789abcdef\nAuthor: أحمد <a@example.org>\nDate:   Wed May 1 10:30:00 2024 +0300\n\n    أصلح الخطأ\n",
    "Start-Date: 2024-05-01  10:30:00\nCommandline: apt install x\nEnd-Date: 2024-05-01  10:31:00\n",
];

#[test]
fn lines_are_told_from_prose() {
    for text in LINES {
        for name in ["", "notes.txt"] {
            assert_eq!(of_text(text, name).name, "lines", "{name:?} {text}");
        }
        let article = read(text, "");
        assert!(article.is_lines(), "{text}");
        assert_eq!(plain(&article), *text);
    }
}

/// Prose, which may have a few of the signs that lines have.
const PROSE: &[&str] = &[
    "قفا نبك من ذكرى حبيب ومنزل    بسقط اللوى بين الدخول فحومل\nفتوضح فالمقراة لم يعف رسمها    لما نسجتها من جنوب \
     وشمأل\n",
    "أول بيت في القصيدة هنا\tوشطره الثاني يليه\nوثان مثله في الوزن جاء\tوقافية تليه\nوثالث\tورابع\n",
    "من: أحمد\nإلى: سارة\nالموضوع: رحلة\n\nالسلام عليكم،\nوصلت رسالتك يوم 12 مايو، وسأرد عليها غدا.\n",
    "From: a@example.org\nTo: b@example.org\nSubject: A trip\n\nDear Sara,\n\nI got your letter and will answer \
     tomorrow.\nBest wishes\n",
    "- خبز\n- حليب\n- تمر (2)\n- قهوة\n",
    "1. First; then\n2. Second: more\n3. Third = last\n",
    "أحمد: مرحبا.\nسارة: أهلا بك.\nأحمد: كيف الحال؟\nسارة: بخير.\n",
    "The road was long;\nthe night was cold;\nif any came along;\nno tale was told.\n",
    "Return to me, he said.\nFor I am here;\nuse what you have, import nothing.\nLet it be.\n",
    "يشرح هذا المقال الأمر `ls -l` وخيار --all.\n\n    $ ls -l\n\nثم يمضي إلى غيره، كما في a = b.\nوينتهي هنا.\n",
    "2023-05-17\nخرجنا في الصباح إلى البحر.\n\n2023-05-18\nعدنا إلى البيت في المساء.\n",
    "المادة 1: يسمى هذا القانون.\nالمادة 2: يعمل به من تاريخه.\nالمادة 3: ينشر.\n",
    "Name: Sara\nCity: Mecca\n\nShe was born in 1990, and she lives there.\nShe writes books.\n",
];

#[test]
fn prose_stays_prose() {
    for text in PROSE {
        assert_eq!(of_text(text, "notes.txt").name, "text", "{text}");
        assert!(!read(text, "").is_lines(), "{text}");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pages");
    for file in fs::read_dir(folder).expect("samples") {
        let file = file.expect("a file").path();
        let text = fs::read_to_string(&file).expect("a text");
        assert_ne!(of_text(&text, "").name, "lines", "{}", file.display());
    }
}

#[test]
fn line_numbers_are_those_of_the_source() {
    let line = |index: usize| match index % 7 {
        0 | 1 => "\n".to_owned(),
        _ => format!("  2024-05-01 10:00:{:02} INFO سطر {index}\n", index % 60),
    };
    let text: String = (0..700).map(line).collect();
    let article = read(&text, "");
    assert!(article.is_lines() && article.blocks().len() > 5);
    let lines: Vec<&str> = (0..article.blocks().len()).flat_map(|block| article.text(block).split('\n')).collect();
    assert_eq!(lines, text.trim_end().split('\n').collect::<Vec<_>>());
    let rows = visual(&article);
    assert_eq!(rows.len(), lines.len());
    assert!(rows[2].starts_with("  2024-05-01 10:00:02 INFO") && rows[1].is_empty());
}

#[test]
fn lines_read_from_the_left_unless_most_begin_at_the_right() {
    let check = |text: &str, expected: Direction| assert_eq!(read(text, "").direction(), expected, "{text}");
    check(LINES[0], Direction::Ltr);
    check(LINES[5], Direction::Ltr);
    check(LINES[7], Direction::Rtl);
    check(LINES[8], Direction::Rtl);
    check("{\n  \"مفتاح\": \"قيمة\",\n  \"آخر\": \"نص\"\n}\n", Direction::Ltr);
}

#[test]
fn strings_fields_and_names_read_right() {
    let rows = visual(&read(&word("data.json"), "data.json"));
    let joined: Vec<String> = rows.iter().map(|row| row.trim_end().to_owned()).collect();
    // The keys and the items stay in their order; each string is read in its own.
    let at = |row: &str, word: &str| row.find(word).unwrap_or_else(|| panic!("{word} in {row}"));
    let items = joined.iter().find(|row| row.contains("items")).expect("the items");
    let forms: Vec<usize> = items.match_indices('"').map(|(at, _)| at).collect();
    assert_eq!(forms.len(), 8, "{items}");
    assert!(items.trim_start().starts_with("\"items\": [\"") && items.ends_with("\"],"), "{items}");
    let map = joined.iter().find(|row| row.contains("map")).expect("the mapping");
    assert!(at(map, "map") < at(map, "5"), "{map}");
    let listing = visual(&read(LINES[0], ""));
    assert!(listing[2].starts_with("drwxr-xr-x 2 root 10:00 ") && listing[2].contains(".txt"), "{}", listing[2]);
}

#[test]
fn yaml_that_is_no_article_is_lines() {
    let format = |text: &str, name: &str| of_text(text, name).name;
    for article in [
        "title: أ\n",
        "lang: ar\nsections: []\n",
        "# x\n\"blocks\": []\n",
        "{title: أ}\n",
        "{lang: ar, lead: أ}\n",
        "lead: أ\nsectoins: []\n",
    ] {
        assert_eq!(format(article, "a.yaml"), "yaml", "{article}");
    }
    for other in
        ["a: 1\n", "- a\n- b\n", "source: x\n", "metadata:\n  title: x\n", "key: |\n  title: x\n", "# title: x\nb: c\n"]
    {
        assert_eq!(format(other, "a.yaml"), "lines", "{other}");
    }
    assert!(read_text("a: 1\n", "a.yaml", named("yaml")).is_err(), "a mistake if it is said to be an article");
    assert!(read_text("title: أ\nfoo: ب\n", "a.yml", None).is_err());
}

#[test]
fn a_format_can_be_asked_for() {
    let forced =
        |name: &str| read_text("سطر أول\n  سطر ثان\n\nآخر\n", "a.md", named(name)).expect("an article").article;
    let lines = forced("lines");
    assert!(lines.is_lines());
    assert_eq!(plain(&lines), "سطر أول\n  سطر ثان\n\nآخر\n");
    assert!(!forced("text").is_lines());
    let text = read_text(LINES[5], "", named("text")).expect("an article").article;
    assert!(!text.is_lines());
}

#[test]
fn files_of_lines_are_no_documents_of_a_folder() {
    for name in ["a.json", "main.rs", "a.log", "Cargo.toml"] {
        assert!(!is_collected(name), "{name}");
        assert_eq!(of_text("سطر", name).name, "lines", "{name}");
    }
    for name in ["a.md", "a.csv", "a.srt", "a.txt", "a.yaml", "a.mdx", "a.qmd"] {
        assert!(is_collected(name), "{name}");
    }
}

/// Checks the blocks that a document becomes, in the notation of [`notation`], a line each.
#[track_caller]
fn check(text: &str, name: &str, expected: &[&str]) {
    assert_eq!(notation::of(&read(text, name)), expected.join("\n"), "{text}");
}

#[test]
fn drawn_tables_keep_their_columns() {
    let mysql = "|| id|name|city / 1|أحمد|مكة / 2|سارة|المدينة";
    check(&word("mysql.txt"), "mysql.txt", &[mysql, "2 rows in set (0.00 sec)"]);
    check(&word("mysql.txt"), "", &[mysql, "2 rows in set (0.00 sec)"]);
    check(&word("mysql.txt"), "a.md", &[mysql, "2 rows in set (0.00 sec)"]);
    let psql = " id | name  | city\n----+-------+------\n  1 | أحمد  | مكة\n  2 | سارة  |\n(2 rows)\n";
    check(psql, "", &["|| id|name|city / 1|أحمد|مكة / 2|سارة|", "(2 rows)"]);
    check(psql, "a.md", &["|| id|name|city / 1|أحمد|مكة / 2|سارة|", "(2 rows)"]);
    let boxed = "┌──────┬─────┐\n│ الاسم │ عدد │\n├──────┼─────┤\n│ أحمد │ 1   │\n│ سارة │ 2   │\n└──────┴─────┘\n";
    check(boxed, "", &["|| الاسم|عدد / أحمد|1 / سارة|2"]);
    check(boxed, "a.md", &["|| الاسم|عدد / أحمد|1 / سارة|2"]);
    let grid = "+-------+------+\n| الاسم | وصف  |\n+=======+======+\n| أحمد  | سطر  |\n|       | ثان  |\n\
        +-------+------+\n| سارة  | آخر  |\n+-------+------+\n";
    let article = read(grid, "a.txt");
    assert_eq!(article.table_rows(0).len(), 3);
    assert!(article.text(0).contains("سطر") && article.text(0).ends_with("سارة\tآخر"), "{}", article.text(0));
    let simple =
        "نص قبل الجدول.\n\n=====  =====\nاسم    عدد\n=====  =====\nأحمد   1\nسارة   2\n=====  =====\n\nنص بعده.\n";
    check(simple, "a.txt", &["نص قبل الجدول.", "|| اسم|عدد / أحمد|1 / سارة|2", "نص بعده."]);
    let pipes = "نص قبل الجدول.\n\n| أ | ب |\n|---|---|\n| 1 | 2 |\n";
    check(pipes, "a.txt", &["نص قبل الجدول.", "|| أ|ب / 1|2"]);
    // A drawing is no table.
    let drawing = "نص قبل الرسم.\n\n┌────┐   ┌────┐\n│ أ  │──▶│ ب  │\n└────┘   └────┘\n\nنص بعده.\n";
    let article = read(drawing, "a.txt");
    assert_eq!(article.blocks()[1].kind(), Kind::Lines);
    assert_eq!(article.blocks()[1].direction(), Direction::Ltr);
    assert_eq!(article.text(1).lines().count(), 3);
}

#[test]
fn what_has_bars_is_no_table() {
    check("نص | وآخر\nثم سطر\n", "a.txt", &["نص | وآخر", "ثم سطر"]);
    check("+ أول\n+ ثان\n", "a.md", &["- أول", "- ثان"]);
    check("عنوان\n=====\n\nنص\n", "a.txt", &["= عنوان", "نص"]);
}

#[test]
fn separated_values_are_tables() {
    let people = "|| الاسم|المدينة|العمر / أحمد|مكة, الحرم|30 / سارة|الرياض|25";
    check(&word("people.csv"), "people.csv", &[people]);
    check(&word("people.csv"), "", &[people]);
    check("أ;ب;ج\n1,5;2;3\n", "a.csv", &["|| أ|ب|ج / 1,5|2|3"]);
    check("أ\tب\n1\t2\n", "a.tsv", &["|| أ|ب / 1|2"]);
    check("أ,ب\n\"سطر \"\"أول\"\"\",2\n", "a.csv", &["|| أ|ب / سطر \"أول\"|2"]);
    check("أ,ب\n1\n", "a.csv", &["|| أ|ب / 1|"]);
    // Without names of columns.
    check("أحمد,34\nسالم,7\n", "a.csv", &["| أحمد|34 / سالم|7"]);
    check("أحمد,a@b.org\nسالم,c@d.org\n", "a.csv", &["| أحمد|a@b.org / سالم|c@d.org"]);
    check("2024-01-01,أ\n2024-01-02,ب\n", "a.csv", &["| 2024-01-01|أ / 2024-01-02|ب"]);
    check(",2023,٢٠٢٤\nمصر,1,2\n", "a.csv", &["|| |2023|٢٠٢٤ / مصر|1|2"]);
    check("ISO 9001,x\na,b\n", "a.csv", &["|| ISO 9001|x / a|b"]);
    check("كلمة\n", "a.csv", &["| كلمة"]);
    for prose in ["أولا, ثانيا, ثالثا\nرابعا, خامسا, سادسا\nسابعا, ثامنا, تاسعا\n", "a, b; c\nd, e; f\n"]
    {
        assert_eq!(of_text(prose, "").name, "text", "{prose}");
    }
    let long: String = (0..1000).map(|row| format!("{row},سطر,{}\n", row * 2)).collect();
    let article = read(&long, "a.csv");
    let rows: usize = (0..article.blocks().len()).map(|block| article.table_rows(block).len()).sum();
    assert_eq!(rows, 1000);
}

#[test]
fn subtitles_are_times_and_text() {
    check(
        &word("film.srt"),
        "film.srt",
        &[
            "<code>00:00:01,000 --> 00:00:04,000</code>⏎مرحبا بكم",
            "<code>00:00:05,500 --> 00:00:07,250</code>⏎في بيتنا (الجديد)",
        ],
    );
    assert_eq!(read(&word("film.srt"), "").direction(), Direction::Rtl);
    check(
        "WEBVTT - نص\n\nNOTE\nتعليق\n\nSTYLE\n::cue {}\n\nمقدمة\n00:01.000 --> 00:04.000 align:start\n\
         <v أحمد>مرحبا <i>بكم</i> &amp; أهلا\n- سطر < ثان\n",
        "",
        &["<code>00:01.000 --> 00:04.000</code>⏎أحمد: مرحبا <i>بكم</i> & أهلا⏎- سطر < ثان"],
    );
    check(
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color=\"#fff\">نص\\Nآخر</font>\n\n2\n\
         00:00:03,000 --> 00:00:04,000\n\n",
        "x.txt",
        &["<code>00:00:01,000 --> 00:00:02,000</code>⏎نص⏎آخر"],
    );
}

#[test]
fn the_alternatives_of_formats_are_formats() {
    let mut count = 0;
    for format in FORMATS {
        if let Reader::Text { instead: Some(other), .. } = format.reader {
            assert!(named(other.format).is_some(), "{}", other.format);
            count += 1;
        }
    }
    assert!(count > 1);
}

#[test]
fn lists_keep_the_punctuation_of_their_author() {
    let markers = |text: &str, name: &str| {
        let article = read(text, name);
        plain(&article).lines().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(markers("۱) متن نخست\n۲) متن دوم\n", "a.txt"), ["۱)", "۲)"]);
    assert_eq!(markers("(1) أول\n(2) ثان\n", "a.txt"), ["(1)", "(2)"]);
    assert_eq!(markers("1- أول\n2- ثان\n", "a.txt"), ["1-", "2-"]);
    assert_eq!(markers("1. أول\n2. ثان\n", "a.txt"), ["1.", "2."]);
    assert_eq!(markers("أ/ أول\nب/ ثان\n", "a.txt"), ["أ/", "ب/"]);
    let markdown = markers(&word("markers.md"), "markers.md");
    assert_eq!(&markdown[markdown.len() - 2..], ["۱)", "۲)"]);
    assert_eq!(markers("1) أول\n2) ثان\n", "a.md"), ["1)", "2)"]);
    assert_eq!(markers("1. أول\n2. ثان\n", "a.md"), ["1.", "2."]);
    assert_eq!(markers("أ) أول\nب) ثان\n", "a.md"), ["أ)", "ب)"]);
    let row = page::block(&read(&word("markers.md"), "markers.md"), 1, BlockOptions::new(40));
    let text = "متن نخست";
    let signs: Vec<String> = row.row(0, text).iter().map(|piece| piece.line.visual_text()).collect();
    assert!(signs.iter().any(|sign| sign == "(۱"), "{signs:?}");
}
