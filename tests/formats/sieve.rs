//! Documents that are passed over unparsed: never one that has a match.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;

use crate::common::cases;
use qari::format::{self, Asked};
use qari::search::{Manner, Query, Sieve, Words};
use qari_bidi::text::fold::Level;

/// Returns `true` if a document is parsed to look for `query` in it; `None` if every one is.
fn may_hold(bytes: &[u8], name: &str, query: &Query) -> Option<bool> {
    let sieve = Sieve::of(query)?;
    if format::of_readers().any(|text| sieve.may_match(text, true)) {
        return None;
    }
    Some(format::may_hold(bytes, name, Asked::default(), |text, drops_blanks| sieve.may_match(text, drops_blanks)))
}

/// The texts of the blocks of a document, and its language.
fn texts(bytes: &[u8], name: &str) -> Option<(Vec<String>, Option<String>)> {
    let article = format::read(bytes.to_vec(), name, Asked::default()).ok()?.article;
    let texts = (0..article.blocks().len()).map(|block| article.text(block).to_owned()).collect();
    Some((texts, article.language().map(str::to_owned)))
}

/// Returns `true` if a search of the whole article finds `query`.
fn is_found(texts: &[String], language: Option<&str>, query: &Query) -> bool {
    let found = |query: &Query| {
        let pattern = query.compile(language).expect("no expression");
        texts.iter().any(|text| !pattern.find_in(text).is_empty())
    };
    found(query) || query.ignoring_marks().is_some_and(|query| found(&query))
}

#[track_caller]
fn check_holds(bytes: &[u8], name: &str, query: &Query) -> bool {
    let Some((texts, language)) = texts(bytes, name) else { return false };
    if is_found(&texts, language.as_deref(), query) {
        let source = String::from_utf8_lossy(bytes);
        assert_ne!(may_hold(bytes, name, query), Some(false), "{:?} in {name}: {source:?}", query.text);
        return true;
    }
    false
}

/// Pieces between the letters of a text, for files of each extension; every format may have what others have.
const MARKUP: &[(&str, &[&str])] = &[
    ("txt", &["\n", "\n\n", "- ", "|", "=", "\n====\n", "1. ", "***", "\u{ad}", "\u{feff}", "…"]),
    (
        "md",
        &[
            "**",
            "*",
            "_",
            "~~",
            "`",
            "<b>",
            "</b>",
            "<br>",
            "<!-- كلمة -->",
            "](x)",
            "[",
            "![",
            "](كتاب \"نص\")",
            "\\",
            "&zwnj;",
            "&amp;",
            "&#1603;",
            "&#x628;",
            "{{< x >}}",
            "{% كلمة %}",
            "[^1]",
            "$x$",
            "\n",
            "\n\n",
            "# ",
            "> ",
            "- ",
            "|",
            ":::",
            "<span hidden>نص</span>",
            "<!--",
            "\u{200c}",
            "==",
            "^",
            "{#a}",
            "> [!NOTE]\n",
            "\0",
        ],
    ),
    (
        "html",
        &[
            "<b>",
            "</b>",
            "<i title='كلمة'>",
            "</i>",
            "<br>",
            "<p>",
            "</p>",
            "<!-- كلمة -->",
            "&nbsp;",
            "&zwnj;",
            "&shy",
            "&shy;",
            "&#1603;",
            "&#x628",
            "&eacute;",
            "<script>'نص'</script>",
            "<style>a{}</style>",
            "<span hidden>نص</span>",
            "<wbr>",
            "\n",
            "<ruby>",
            "<rt>",
            "</ruby>",
            "<td>",
            "<tr>",
            "<table>",
            "\u{ad}",
            "<",
            ">",
            "&",
            "\0",
        ],
    ),
    (
        "completed",
        &[
            "\n# ",
            "\n~~",
            "ms01",
            " ms001 ",
            "PageV01P023",
            " PageV01P023 ",
            "@",
            "%~%",
            "### | ",
            "|",
            "[1]",
            "~",
            "$",
            "@QB@",
            "\n",
        ],
    ),
    ("csv", &["\"", "\"\"", ",", "\n", ";", "\t"]),
    ("srt", &["<i>", "</i>", "{\\an8}", "\n\n2\n00:00:01,000 --> 00:00:02,000\n", "\n", "&amp;"]),
    ("log", &["\n", "\t", "  ", "|", "=", "\"", "\\u0643"]),
    (
        "yaml",
        &[
            "\"",
            "'",
            ", ",
            "]",
            "[",
            "\n  - ",
            "- strong: ",
            "{strong: ",
            "}",
            "\\\n  ",
            "\\u0643",
            "\n",
            "*a",
            "&a ",
            "|\n",
        ],
    ),
];

/// Letters, words and marks of texts.
const LETTERS: &[&str] = &[
    "ك",
    "ت",
    "ا",
    "ب",
    "كتاب",
    "ماسك",
    "هذا",
    "إلى",
    "على",
    "ؤ",
    "ئ",
    "ء",
    "ة",
    "ى",
    "ه",
    "َ",
    "ّ",
    "\u{654}",
    "ـ",
    " ",
    " ",
    "ש",
    "ם",
    "שלום",
    "צה\"ל",
    "a",
    "é",
    "ss",
    "Open",
    "AI",
    "12",
    "١٢",
    "ڕ",
    "ﷲ",
    "ك\u{200c}ت",
    "عبد الله",
    "يا أحمد",
];

/// A source of a format, in which letters and markup follow each other at random, and the beginning that tells it.
fn source() -> impl Strategy<Value = (String, String)> {
    (0..MARKUP.len()).prop_flat_map(|format| {
        let (extension, markup) = MARKUP[format];
        let piece = prop_oneof![3 => select(LETTERS), 1 => select(markup)];
        prop::collection::vec(piece, 2..40).prop_map(move |pieces| {
            let text = pieces.concat();
            let text = match extension {
                "html" => format!("<!doctype html><html><body><p>{text}</p></body></html>"),
                "completed" => format!("######OpenITI#\n#META#Header#End#\n\n# {text}\n"),
                "srt" => format!("1\n00:00:00,000 --> 00:00:01,000\n{text}\n"),
                "yaml" => format!("title: ت\nblocks:\n  - [{text}]\n"),
                _ => text,
            };
            (text, format!("a.{extension}"))
        })
    })
}

proptest! {
    #![proptest_config(cases(48))]

    /// A document that has a match is never passed over, whatever stands between its letters.
    #[test]
    fn no_document_with_a_match_is_passed_over(
        (text, name) in source(),
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1_usize..9), 6),
        level in select(&Level::ALL[..]),
    ) {
        if let Some((texts, _)) = texts(text.as_bytes(), &name) {
            for (block, start, count) in picks {
                let chars: Vec<char> = texts[block.index(texts.len())].chars().collect();
                let query: String = chars.iter().skip(start.index(chars.len())).take(count).collect();
                let query = Query { text: query.trim().to_owned(), manner: Manner { level, ..Manner::default() } };
                if !query.text.is_empty() {
                    check_holds(text.as_bytes(), &name, &query);
                }
            }
        }
    }
}

/// The documents that the tests have, every one in which anything is found by its own words.
#[test]
fn the_words_of_a_document_are_in_it() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let (mut found, mut passed) = (0, 0);
    for entry in
        walkdir::WalkDir::new(data).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file())
    {
        let (bytes, name) = (fs::read(entry.path()).expect("a file"), entry.file_name().to_string_lossy().into_owned());
        let Some((texts, language)) = texts(&bytes, &name).filter(|_| bytes.len() < 200_000) else { continue };
        let words = texts.iter().flat_map(|text| text.split_whitespace()).step_by(29);
        for word in words.take(40).chain(["زرافة", "qwertz"]) {
            let query = Query::new(word);
            if is_found(&texts, language.as_deref(), &query) {
                assert_ne!(may_hold(&bytes, &name, &query), Some(false), "{word} in {name}");
                found += 1;
            } else {
                passed += usize::from(may_hold(&bytes, &name, &query) == Some(false));
            }
        }
    }
    assert!(found > 300 && passed > 30, "{found} found, {passed} passed over");
}

/// Which spellings a word has depends on the language of a document, which is not known before it is parsed.
#[test]
fn spellings_of_other_languages_are_not_passed_over() {
    for (language, query, text) in [("fa", "تأیید", "تئیید"), ("ckb", "رۆژ", "ڕۆژ")] {
        let document = format!("<!doctype html><html lang={language}><body><p>{text}</p></body></html>");
        assert!(check_holds(document.as_bytes(), "a.html", &Query::new(query)), "{query} in {text}");
    }
}

/// Letters of a whole word may change before a suffix and behind a preposition.
#[test]
fn changed_letters_of_whole_words_are_not_passed_over() {
    for (query, text) in [("مدرسة", "مدرستهم"), ("مستشفى", "مستشفاهم"), ("الكتاب", "للكتاب")]
    {
        let query = Query { text: query.to_owned(), manner: Manner { words: Words::Whole, ..Manner::default() } };
        assert!(check_holds(text.as_bytes(), "a.txt", &query), "{} in {text}", query.text);
    }
}

#[test]
fn documents_without_the_word_are_passed_over() {
    let check = |text: &str, name: &str, query: &str, expected: bool| {
        assert_eq!(may_hold(text.as_bytes(), name, &Query::new(query)), Some(expected), "{query} in {name}: {text:?}");
    };
    let prose = "قال الرجل: نعم، ثم مضى إلى المدينة.\n";
    for name in ["a.txt", "a.md", "a.html", "a.completed", "a.log", "a.csv", "a.srt"] {
        check(prose, name, "ماسك", false);
        check(prose, name, "المدينه", true);
        check(prose, name, "الرجل نعم", true);
        check(prose, name, "الرجل كتاب", false);
    }
    check("ما<b>سك</b>", "a.html", "ماسك", true);
    check("**ما**سك", "a.md", "ماسك", true);
    check("ما سك", "a.md", "ماسك", false);
    check("&#1605;اسك", "a.html", "ماسك", true);
    check("ماسك.txt", "a.txt", "زرافة", false);
    check(prose, "ماسك.txt", "ماسك", true);
    // What is in another order, or in another form, is always parsed.
    check("\u{feed}\u{fe8e}", "a.txt", "ماسك", true);
    check("\x1b[31mم\x1b[mاسك", "a.txt", "ماسك", true);
    check(" \n", "a.txt", "ماسك", true);
}
