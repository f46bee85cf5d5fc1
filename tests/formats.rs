//! Formats: what documents become, and what is said of those that become nothing.

use qari::article::{Article, Kind};
use qari::format::{Error, FORMATS, Problem, of_name};
use qari::load;
use qari::text::direction::Direction;

fn yaml(text: &str) -> Result<Article, Error> {
    (of_name("a.yaml").read)(text)
}

/// The blocks of an article, each with what it is.
fn blocks(article: &Article) -> Vec<(Kind, &str)> {
    (0..article.blocks().len()).map(|block| (article.blocks()[block].kind(), article.text(block))).collect()
}

/// The text of each block of a YAML article.
#[track_caller]
fn texts(text: &str) -> Vec<String> {
    let article = yaml(text).unwrap_or_else(|error| panic!("{error} in {text}"));
    blocks(&article).into_iter().map(|(_, text)| text.to_owned()).collect()
}

/// The saved page that the embedded article was made from, by line.
fn saved_page() -> Vec<&'static str> {
    include_str!("data/article.txt").lines().map(str::trim).collect()
}

#[test]
fn the_embedded_article_is_the_saved_page() {
    let article = load::embedded().expect("the embedded article");
    let page = saved_page();
    let expected = [
        (Kind::Title, page[8]),
        (Kind::Source, "Gate"),
        (Kind::Paragraph, page[0]),
        (Kind::Heading(1), page[1]),
        (Kind::Paragraph, page[2]),
        (Kind::Heading(1), page[3]),
        (Kind::Paragraph, page[4]),
        (Kind::Paragraph, page[5]),
        (Kind::Link, page[6]),
        (Kind::Disclaimer, page[7]),
    ];
    assert_eq!(blocks(&article), expected);
    assert_eq!(article.sections().len(), 3, "the lead and two headed sections");
    assert_eq!(article.direction(), Direction::Rtl);
    assert!(article.text(2).contains('“') && article.text(2).contains('”'), "the curly quotes are kept");
}

#[test]
fn every_sentence_of_the_saved_page_stands_once() {
    let article = load::embedded().expect("the embedded article");
    let text: String = blocks(&article).iter().map(|(_, text)| format!("{text}\n")).collect();
    for sentence in saved_page().iter().flat_map(|line| line.split_inclusive(['.', '؟'])) {
        assert_eq!(text.matches(sentence.trim()).count(), 1, "{sentence}");
    }
}

#[test]
fn paragraphs_are_a_list_or_one_text() {
    let list = texts("title: t\nsections:\n - heading: h\n   paragraphs: [a, b]\n");
    let text = texts("title: t\nsections:\n - heading: h\n   paragraphs: |\n     a\n\n     b\n");
    assert_eq!(list, ["t", "h", "a", "b"]);
    assert_eq!(text, list);
    assert_eq!(texts("lead: |\n  one\n  two\n"), ["one\ntwo"], "a line of verse stays a line");
    assert_eq!(texts("lead: one\n  two\n"), ["one two"], "a folded text is one line");
    assert_eq!(texts("lead:\ntitle: t\n"), ["t"]);
}

#[test]
fn sections_nest_or_carry_a_level() {
    let levels =
        |text: &str| yaml(text).expect("an article").sections().iter().map(|section| section.level).collect::<Vec<_>>();
    assert_eq!(
        levels("sections:\n- heading: a\n  sections:\n  - heading: b\n    sections:\n    - heading: c\n- heading: d\n"),
        [1, 2, 3, 1]
    );
    assert_eq!(levels("sections:\n- {heading: a}\n- {heading: b, level: 2}\n- {heading: c, level: 9}\n"), [1, 2, 6]);
}

#[test]
fn what_may_be_missing_may_be_missing() {
    let article = yaml("sections:\n- heading: h\n  paragraphs: p\n").expect("an article");
    assert_eq!(article.title(), None);
    assert!(article.disclaimer().is_empty());
    assert_eq!(texts("title: only"), ["only"]);
    assert_eq!(texts("lead: t\nlink: there"), ["t", "there"]);
    let article = yaml("lead: t\nlink: {label: there, url: 'https://example.com'}\n").expect("an article");
    assert_eq!(
        article.text(2),
        "https://example.com",
        "the address is a part of the text: nothing that was written is lost"
    );
}

#[test]
fn the_direction_is_said_or_the_languages_or_the_texts() {
    let direction = |text: &str| yaml(text).expect("an article").direction();
    assert_eq!(direction("title: نص"), Direction::Rtl);
    assert_eq!(direction("title: text"), Direction::Ltr);
    assert_eq!(direction("title: text\nlanguage: fa"), Direction::Rtl);
    assert_eq!(direction("title: نص\nlang: en"), Direction::Ltr);
    assert_eq!(direction("title: text\nlanguage: en\ndirection: rtl"), Direction::Rtl);
    assert_eq!(direction("title: OpenAI رائدة وكبيرة"), Direction::Rtl);
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let check = |text: &str, name: &str, at: usize| match yaml(text) {
        Err(Error::Malformed { line, problem: Problem::UnknownKey { key, expected }, .. }) => {
            assert_eq!((key.as_str(), line), (name, at), "{text}");
            assert!(!expected.is_empty() && !expected.contains('`'), "{expected}");
        }
        other => panic!("{text} gave {other:?}"),
    };
    check("title: t\ntitel: x\n", "titel", 2);
    check("title: t\nsections:\n- heading: h\n  paragrahps: p\n", "paragrahps", 4);
    check("title: t\nsections:\n- heading: h\n  sections:\n  - headin: p\n", "headin", 5);
    check("title: t\nlink:\n  label: x\n  uri: y\n", "uri", 4);
    check("# a comment\n\nfoo: 1\n", "foo", 3);
}

#[test]
fn what_is_no_article_is_refused_with_its_place() {
    let check = |text: &str, at: usize| match yaml(text) {
        Err(Error::Malformed { line, problem: Problem::Other(reason), .. }) => {
            assert_eq!(line, at, "{text}: {reason}");
            assert!(!reason.is_empty() && !reason.contains("at line"), "{reason}");
        }
        Err(Error::Malformed { line, problem: Problem::WrongKind { .. }, .. }) => assert_eq!(line, at, "{text}"),
        other => panic!("{text} gave {other:?}"),
    };
    check("title: t\nlead: {a: b}\n", 2);
    check("title: t\n x: [", 2);
    check("- a\n- b\n", 1);
    check("title: t\ndirection: up\n", 2);
    let path = |text: &str| match yaml(text) {
        Err(Error::Malformed { problem: Problem::WrongKind { path }, .. }) => path,
        other => panic!("{text} gave {other:?}"),
    };
    assert_eq!(path("lead: {a: b}"), "lead");
    assert_eq!(path("sections: [{level: high}]"), "sections[0].level");
    assert_eq!(path("direction: up"), "direction");
    assert_eq!(path("- a"), "");
    assert_eq!(yaml(""), Err(Error::Empty));
    assert_eq!(yaml("   \n \n"), Err(Error::Empty));
    assert_eq!(yaml("title: ''\nsections: []\n"), Err(Error::Empty));
}

#[test]
fn brackets_nested_without_end_are_refused_at_once() {
    for text in
        [format!("title: {}", "[".repeat(80_000)), format!("title: {}", "{a: ".repeat(80_000)), "[{".repeat(80_000)]
    {
        assert!(matches!(yaml(&text), Err(Error::Malformed { problem: Problem::TooDeep, .. })));
    }
    // Those in quotes do not close the others, and those in running text and block scalars are text.
    let hidden = format!("title: [{}", "\"]\",[".repeat(8000));
    assert!(matches!(yaml(&hidden), Err(Error::Malformed { problem: Problem::TooDeep, .. })));
    let intervals = format!("lead: |\n{}", "  المجال: [0, 1)\n".repeat(200));
    assert_eq!(texts(&intervals).len(), 1);
    assert_eq!(texts(&format!("lead: '{}'\ntitle: t", "- [a ''".repeat(200))).len(), 2);
    let brackets = "(a [b] [c] ".repeat(1000);
    assert_eq!(texts(&format!("lead: \"{brackets}\"")), [brackets.trim()], "in running text they are text");
    for text in [
        "? ".repeat(50_000),
        "- ".repeat(50_000),
        "&a [*a]".to_owned(),
        (0..3000).map(|i| format!("{}a:\n", " ".repeat(i))).collect(),
    ] {
        assert!(yaml(&text).is_err());
    }
}

#[test]
fn controls_are_kept_as_pictures_or_as_they_are_written() {
    assert_eq!(texts("lead: a\u{1b}[31mb\u{7}\u{9b}"), ["a\u{241b}[31mb\u{2407}\u{2426}"]);
    assert_eq!(texts("lead: \"a\\e[31mb\""), ["a\u{1b}[31mb"], "layout shows what was written as an escape");
    assert_eq!(texts("lead: \"a\u{2028}b\""), ["a b"]);
}

#[test]
fn every_format_has_a_name_and_extensions_of_its_own() {
    let mut seen = std::collections::BTreeSet::new();
    for format in FORMATS {
        assert!(!format.name.is_empty());
        assert!(format.extensions.iter().all(|extension| seen.insert(*extension)));
    }
    assert_eq!(of_name("a.b/c.YML").name, "YAML");
}
