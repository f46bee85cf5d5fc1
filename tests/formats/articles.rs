//! Formats: the articles that documents become, and the errors of those that become none.

use crate::common::notation;
use qari::article::{Article, Block, Builder, Kind, Pos, PrintedPage, Rich, Style};
use qari::format::{Error, FORMATS, YamlProblem, named, of_text, read_text};
use qari::load;
use qari_bidi::text::direction::Direction;

fn yaml(text: &str) -> Result<Article, Error> {
    read_text(text, "", named("yaml")).map(|reading| reading.article)
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
    include_str!("../data/article.txt").lines().map(str::trim).collect()
}

#[test]
fn the_embedded_article_is_the_saved_page() {
    let article = load::embedded().expect("the embedded article").article;
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
    let article = load::embedded().expect("the embedded article").article;
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
    assert_eq!(levels("sections:\n- {heading: a}\n- {heading: b, level: 2}\n- {heading: c, level: 6}\n"), [1, 2, 6]);
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
    // The letters of addresses and code say nothing, unless there are no others.
    assert_eq!(direction("title: مرحبا بك في https://example.org/very/long/path/index.html"), Direction::Rtl);
    assert_eq!(direction("title: راسل someone.with.a.long.name@mail.example.org"), Direction::Rtl);
    let with_code = "blocks:\n- [شغّل, {code: cargo build --release}, ثم, {code: cargo install}]";
    assert_eq!(direction(with_code), Direction::Rtl);
    assert_eq!(direction("title: see www.example.org or أ"), Direction::Ltr);
    assert_eq!(direction("title: 'https://example.org/ 1'"), Direction::Ltr);
    assert_eq!(direction("blocks:\n- [{code: ls}, ' 1']"), Direction::Ltr);
    assert_eq!(direction("title: '1'"), Direction::Rtl);
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let check = |text: &str, name: &str, at: usize| match yaml(text) {
        Err(Error::Malformed { line, problem: YamlProblem::UnknownKey { key, expected }, .. }) => {
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
    check("blocks:\n- a\n- qoute: x\n", "qoute", 3);
    check("blocks:\n- quote: x\n  list: [y]\n", "list", 3);
    check("blocks:\n- quote: x\n  level: 2\n", "level", 3);
    check("blocks:\n- list:\n  - done: true\n    txt: x\n", "txt", 4);
    check("blocks:\n- - a\n  - strnog: x\n", "strnog", 3);
    check("blocks:\n- paragraph:\n  - strong: x\n    url: y\n", "url", 4);
    check("blocks:\n- footnote:\n    label: x\n    txt: y\n", "txt", 4);
}

#[test]
fn a_key_that_stands_twice_is_named_with_its_line() {
    let check = |text: &str, name: &str, at: usize| match yaml(text) {
        Err(Error::Malformed { line, problem: YamlProblem::DuplicateKey { key }, .. }) => {
            assert_eq!((key.as_str(), line), (name, at), "{text}");
        }
        other => panic!("{text} gave {other:?}"),
    };
    check("title: t\nlead: x\ntitle: u\n", "title", 3);
    check("language: ar\nlang: fa\n", "lang", 2);
    check("sections:\n- heading: h\n  level: 1\n  heading: g\n", "heading", 4);
    check("blocks:\n- quote: x\n  quote: y\n", "quote", 3);
}

#[test]
fn what_is_no_article_is_refused_with_its_place() {
    let check = |text: &str, at: usize| match yaml(text) {
        Err(Error::Malformed { line, problem: YamlProblem::Other(reason), .. }) => {
            assert_eq!(line, at, "{text}: {reason}");
            assert!(!reason.is_empty() && !reason.contains("at line"), "{reason}");
        }
        Err(Error::Malformed { line, problem: YamlProblem::WrongKind { .. }, .. }) => assert_eq!(line, at, "{text}"),
        other => panic!("{text} gave {other:?}"),
    };
    check("title: t\nlead: {a: b}\n", 2);
    check("title: t\n x: [", 2);
    check("- a\n- b\n", 1);
    check("title: t\ndirection: up\n", 2);
    let path = |text: &str| match yaml(text) {
        Err(Error::Malformed { problem: YamlProblem::WrongKind { path }, .. }) => path,
        other => panic!("{text} gave {other:?}"),
    };
    assert_eq!(path("lead: {a: b}"), "lead");
    assert_eq!(path("sections: [{level: high}]"), "sections[0].level");
    assert_eq!(path("direction: up"), "direction");
    assert_eq!(path("- a"), "");
    assert_eq!(path("sections: [{level: 9}]"), "sections[0].level");
    assert_eq!(path("sections: [{level: 0}]"), "sections[0].level");
    assert_eq!(path("lead: [x, {a: b}]"), "lead[1]");
    assert_eq!(path("blocks: text"), "blocks");
    assert_eq!(path("blocks: [{list: text}]"), "blocks[0].list");
    assert_eq!(path("blocks: [{level: 2}]"), "blocks[0]");
    assert_eq!(path("blocks: [{list: [{done: true}]}]"), "blocks[0].list[0]");
    assert_eq!(path("blocks: [{rule: x}]"), "blocks[0].rule");
    assert_eq!(path("blocks: [{code: {x: y}}]"), "blocks[0].code");
    assert_eq!(path("blocks: [{table: [x]}]"), "blocks[0].table[0]");
    assert_eq!(path("blocks: [{verse: [[x, y, z]]}]"), "blocks[0].verse[0]");
    assert_eq!(path("blocks: [{footnote: {text: x}}]"), "blocks[0].footnote");
    assert_eq!(path("blocks: [[{strong: {code: x}}]]"), "blocks[0][0].strong");
    check("blocks:\n- heading: h\n  level: 7\n", 3);
    assert_eq!(yaml(""), Err(Error::Empty));
    assert_eq!(yaml("   \n \n"), Err(Error::Empty));
    assert_eq!(yaml("title: ''\nsections: []\n"), Err(Error::Empty));
}

#[test]
fn brackets_nested_without_end_are_refused_at_once() {
    for text in
        [format!("title: {}", "[".repeat(80_000)), format!("title: {}", "{a: ".repeat(80_000)), "[{".repeat(80_000)]
    {
        assert!(matches!(yaml(&text), Err(Error::Malformed { problem: YamlProblem::TooDeep, .. })));
    }
    // Those in quotes do not close the others, and those in running text and block scalars are text.
    let hidden = format!("title: [{}", "\"]\",[".repeat(8000));
    assert!(matches!(yaml(&hidden), Err(Error::Malformed { problem: YamlProblem::TooDeep, .. })));
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
        format!("blocks:\n{}", (0..3000).map(|i| format!("{}- quote:\n", " ".repeat(i))).collect::<String>()),
        format!("lead:\n- - {}x", "- ".repeat(5000)),
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
    assert_eq!(of_text("title: a", "c.YML").name, "yaml");
}

/// The blocks of a YAML text, each with what it stands in.
fn outline(text: &str) -> Vec<String> {
    let article = yaml(text).unwrap_or_else(|error| panic!("{error} in {text}"));
    let line = |block| {
        format!("{} {}", notation::containers(&article, block).join(" "), article.text(block)).trim_start().to_owned()
    };
    (0..article.blocks().len()).map(line).collect()
}

/// The styled parts of block `index`, with their styles.
fn styled(article: &Article, index: usize) -> Vec<(String, String)> {
    let style = |style| match style {
        Style::Link(target) => article.target(target).to_owned(),
        Style::FootnoteReference(label) => format!("note {}", article.label(label)),
        other => format!("{other:?}").to_lowercase(),
    };
    let inlines = article.inlines(index).iter();
    inlines.map(|inline| (article.text(index)[inline.bytes()].to_owned(), style(inline.style))).collect()
}

/// Checks the styled parts of the first block of a YAML text.
#[track_caller]
fn check_styled(text: &str, expected: &[(&str, &str)]) {
    let article = yaml(text).unwrap_or_else(|error| panic!("{error} in {text}"));
    let expected: Vec<(String, String)> =
        expected.iter().map(|(text, style)| ((*text).to_owned(), (*style).to_owned())).collect();
    assert_eq!(styled(&article, 0), expected, "{text}");
}

#[test]
fn blocks_stand_in_what_they_are_written_in() {
    assert_eq!(outline("blocks:\n- a\n- quote: b\n- c\n"), ["a", "> b", "c"]);
    assert_eq!(outline("blocks: [{quote: [a, {list: [b, c]}, d]}]"), ["> a", "> - b", "> - c", "> d"]);
    assert_eq!(outline("blocks: [{list: [a, [b, {quote: c}], {quote: d}]}]"), ["- a", "- b", "- > c", "- > d"]);
    assert_eq!(outline("blocks: [{numbered: [a, b], start: 9}]"), ["9/10 a", "10/10 b"]);
    assert_eq!(outline("blocks: [{start: 3, numbered: [a]}]"), ["3/3 a"]);
    assert_eq!(
        outline("blocks: [{list: [{done: true, text: a}, {text: [b, c], done: false}]}]"),
        ["x a", "o b", "o c"]
    );
    assert_eq!(outline("blocks: [{footnote: {label: 1, text: [a, b]}}]"), ["[1] a", "[1] b"]);
    assert_eq!(outline("blocks: [{list: ['', ~, a]}]"), ["- a"], "an item without text is none");
    let deep = (0..20).fold("a".to_owned(), |inside, _| format!("{{list: [{inside}]}}"));
    assert_eq!(outline(&format!("blocks: [{deep}]")), [format!("{}a", "- ".repeat(16))]);
}

#[test]
fn blocks_come_behind_paragraphs_and_before_sections() {
    let text = "lead: a\nblocks: [b]\nsections: [{sections: [f], blocks: [e], paragraphs: d, heading: c}]\n";
    assert_eq!(
        outline(&text.replace("[f]", "[{heading: f, blocks: [{heading: g}]}]")),
        ["a", "b", "c", "d", "e", "f", "g"]
    );
    let levels =
        |text: &str| yaml(text).expect("an article").sections().iter().map(|section| section.level).collect::<Vec<_>>();
    assert_eq!(levels("blocks: [{heading: a}, {heading: b, level: 3}]"), [1, 3]);
    assert_eq!(levels("sections: [{heading: a, blocks: [{heading: b}, {quote: [{heading: c}]}]}]"), [1, 2, 2]);
}

#[test]
fn every_kind_of_block_has_its_shape() {
    let one = |text: &str| {
        let article = yaml(text).unwrap_or_else(|error| panic!("{error} in {text}"));
        assert_eq!(article.blocks().len(), 1, "{text}");
        (article.blocks()[0].kind(), article.text(0).to_owned(), article.blocks()[0].direction())
    };
    let check =
        |text: &str, kind: Kind, shape: &str| assert_eq!(one(text).1, shape, "{text} {:?}", one(text).0 == kind);
    check("blocks: [{paragraph: ' a '}]", Kind::Paragraph, "a");
    check("blocks: [{code: \"\\n  \\n  a\\n\\n\\tb \\n\\n\", language: rust}]", Kind::Code, "  a\n\n\tb");
    check("blocks: [{rule: ~}]", Kind::Rule, "* * *");
    check("blocks: [{rule: }]", Kind::Rule, "* * *");
    check("blocks: [{verse: [[\" a\\tb \", \"c\\nd\"]]}]", Kind::Verse, "a b\tc d");
    check("blocks: [{verse: [a]}]", Kind::Verse, "a");
    check("blocks: [{verse: [['', a]]}]", Kind::Verse, "a");
    check("blocks: [{table: [[a, \"b\\tc\"], [d]]}]", Kind::Table { header: true }, "a\tb c\nd\t");
    check("blocks: [{table: [[a], [1.50, ~]], header: false}]", Kind::Table { header: false }, "a\t\n1.50\t");
    check("blocks: [{image: a}]", Kind::Image, "a");
    check("blocks: [{image: {url: 'https://x.y/z/a.png?b'}}]", Kind::Image, "a.png");
    check("blocks: [{image: {url: 'https://x.y/'}}]", Kind::Image, "https://x.y/");
    assert_eq!(one("language: ar\nblocks: [{code: 'x = 1  # نص'}]").2, Direction::Ltr);
    assert_eq!(one("blocks: [{table: [[x, نص]]}]").2, Direction::Rtl);
    for empty in [
        "{image: {alt: ''}}",
        "{image: {url: 'data:image/png;base64,AA'}}",
        "{code: \"\\n \\n\"}",
        "{table: [['', ' ']]}",
        "{verse: ['']}",
    ] {
        assert_eq!(yaml(&format!("blocks: [{empty}]")), Err(Error::Empty), "{empty}");
    }
}

#[test]
fn cells_and_hemistichs_are_ranges_of_the_text() {
    let article = yaml("blocks: [{table: [[a, بيت], ['', c]]}, {verse: [[صدر, عجز], صدر]}]").expect("an article");
    let cells = |row: &Vec<std::ops::Range<usize>>| {
        row.iter().map(|cell| article.text(0)[cell.clone()].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(article.table_rows(0).iter().map(cells).collect::<Vec<_>>(), [["a", "بيت"], ["", "c"]]);
    assert_eq!(article.hemistichs(1), (0..6, Some(7..13)));
    assert_eq!(article.hemistichs(2), (0..6, None));
}

#[test]
fn pieces_are_styles_of_their_ranges() {
    let lead = |pieces: &str| format!("blocks: [[{pieces}]]");
    check_styled(
        &lead("a, {strong: b}, {emphasis: c}, {strike: d}, {code: e}"),
        &[("b", "strong"), ("c", "emphasis"), ("d", "strike"), ("e", "code")],
    );
    check_styled(&lead("{strong: [a, {emphasis: b}, c]}"), &[("abc", "strong"), ("b", "emphasis")]);
    check_styled(&lead("{strong: [{emphasis: b}]}"), &[("b", "strong"), ("b", "emphasis")]);
    check_styled(&lead("{link: a, url: b}, {link: c}, {url: d}"), &[("a", "b"), ("c", "c"), ("d", "d")]);
    check_styled(&lead("a, {note: 1}"), &[("[1]", "note 1")]);
    check_styled(&lead("' ', {strong: '  نص '}, {emphasis: '  '}"), &[("نص", "strong")]);
    check_styled("lead: [[a, {strong: 1.0}]]", &[("1.0", "strong")]);
    check_styled("sections: [{heading: [a, {code: b}]}]", &[("b", "code")]);
    check_styled(
        "blocks: [{table: [[[{strong: \"a\\tb\"}], [c, {code: \"\\u2028d\"}]]]}]",
        &[("a b", "strong"), ("\u{2028}d", "code")],
    );
    check_styled("blocks: [{verse: [[[{strong: ' a'}], [b, {strong: c}]]]}]", &[("a", "strong"), ("c", "strong")]);
    check_styled("blocks: [{image: {alt: a, url: b}}]", &[("a", "b")]);
    check_styled("link: {label: a, url: b}", &[("a", "b")]);
    check_styled("link: {url: b}", &[("b", "b")]);
    check_styled("disclaimer: [[a, {strong: b}]]", &[("b", "strong")]);
}

#[test]
fn a_scalar_is_the_text_it_is_written_as() {
    let lead = |scalar: &str| texts(&format!("title: t\nlead: {scalar}\n"))[1..].to_vec();
    for scalar in
        ["2024", "1.50", "-3", "+5", "0x1F", "1e3", "True", "2024-05-01", "12:30", "99999999999999999999999", ".inf"]
    {
        assert_eq!(lead(scalar), [scalar]);
        assert_eq!(lead(&format!("[{scalar}]")), [scalar]);
        assert_eq!(lead(&format!("[[{scalar}, {{strong: {scalar}}}]]")), [format!("{scalar}{scalar}")]);
        assert_eq!(
            texts(&format!("blocks:\n- {scalar} # ok\n- list: [*a, {scalar}]\n").replace("*a", "&a 7")),
            [scalar, "7", scalar]
        );
    }
    assert_eq!(lead("[~, a, ]"), ["a"], "nothing is nothing");
    assert_eq!(lead("[&a 2.50, *a, &b [x, {strong: y}], *b]"), ["2.50", "2.50", "xy", "xy"]);
    assert_eq!(lead("[نص, 1.50]"), ["نص", "1.50"], "columns are counted in characters");
    assert_eq!(texts("title: 2024\nsource: 1.0\nsections: [{heading: 1.10}]"), ["2024", "1.0", "1.10"]);
}

#[test]
fn the_sample_uses_every_kind() {
    let article = yaml(include_str!("../data/blocks.yaml")).expect("the sample");
    let kinds: std::collections::HashSet<_> =
        article.blocks().iter().map(|block| std::mem::discriminant(&block.kind())).collect();
    assert_eq!(kinds.len(), 11);
    let styles: std::collections::HashSet<_> = (0..article.blocks().len())
        .flat_map(|block| article.inlines(block))
        .map(|inline| std::mem::discriminant(&inline.style))
        .collect();
    assert_eq!(styles.len(), 6);
    let reference =
        (0..article.blocks().len()).flat_map(|block| article.inlines(block)).find_map(|inline| match inline.style {
            Style::FootnoteReference(label) => Some(label),
            _ => None,
        });
    let footnote = article.footnote(reference.expect("a reference")).expect("its footnote");
    assert_eq!(notation::containers(&article, footnote).join(" "), "[1]");
    assert!(std::mem::size_of::<Block>() <= 48, "a book has a million of them");
}

#[test]
fn the_examples_of_the_schema_are_read() {
    let schema = include_str!("../../docs/yaml.md");
    let examples: Vec<&str> = schema.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(examples.len(), 2);
    assert!(examples.into_iter().map(texts).all(|texts| texts.len() > 8));
}

/// A name belongs to the block that comes next, and to the first that has it.
#[test]
fn names_lead_to_blocks() {
    let mut builder = Builder::new();
    builder.anchor("start").block(Kind::Paragraph, "one").anchor("next").anchor("also");
    builder.block(Kind::Paragraph, "  ").block(Kind::Paragraph, "two").anchor("start").anchor("end").anchor("");
    let article = builder.finish().expect("an article");
    let found = ["start", "next", "also", "end", "", "none"].map(|name| article.anchor(name));
    assert_eq!(found, [Some(0), Some(1), Some(1), Some(1), None, None]);
}

/// A page begins at a place in the text, or with the next text there is.
#[test]
fn pages_begin_between_characters() {
    let mut builder = Builder::new();
    let marked = |parts: &[&str]| {
        let mut rich = Rich::new();
        parts.iter().enumerate().for_each(|(index, part)| {
            if index > 0 {
                rich.page(&index.to_string()).text(part)
            } else {
                rich.text(part)
            };
        });
        rich
    };
    builder.block(Kind::Paragraph, "before").page("0").rich(Kind::Paragraph, marked(&[" ", " one ", "two", "  "]));
    builder.rich(Kind::Paragraph, marked(&["", ""])).rich(Kind::Rule, marked(&["", ""]));
    builder.table(vec![vec![marked(&["a ", "b"]), marked(&[" ", " "])], vec![marked(&["", ""])]], false);
    builder.verse(marked(&["c ", ""]), marked(&["", "d"])).image(marked(&["", ""]), "e.png");
    builder.rich(Kind::Disclaimer, marked(&["f", "g"])).rich(Kind::Code, marked(&["  x\n", "  y\n", "z\n", ""]));
    builder.page("end").rich(Kind::Disclaimer, Rich::from("h"));
    let article = builder.finish().expect("an article");
    let expected = [
        "before",
        "⟦0⟧⟦1⟧one ⟦2⟧two",
        "rule ⟦3⟧⟦1⟧⟦1⟧",
        "| a ⟦1⟧b|⟦1⟧ / ⟦1⟧|",
        "verse c⟦1⟧ … ⟦1⟧d",
        "image ⟦1⟧<a e.png>e.png</a>",
        "code ⟦1⟧  x⏎⟦1⟧  y⏎⟦2⟧z⟦3⟧⟦end⟧",
        "disclaimer fg",
        "disclaimer h",
    ];
    assert_eq!(notation::of(&article), expected.join("\n"));
    let at = |block, byte| article.page_at(Pos { block, byte }).map(PrintedPage::label);
    assert_eq!([at(0, 5), at(1, 3), at(1, 4), at(2, 0)], [None, Some("1"), Some("2"), Some("1")]);
    assert_eq!((at(6, 100), at(7, 0)), (Some("end"), None), "the disclaimer is on no page");
}

#[test]
fn a_direction_holds_for_the_blocks_that_follow() {
    let mut builder = Builder::new();
    builder.direction(Direction::Rtl).block(Kind::Paragraph, "نص").direction_of_blocks(Some(Direction::Ltr));
    builder.block(Kind::Paragraph, "نص").block(Kind::Paragraph, "text").direction_of_blocks(Some(Direction::Rtl));
    builder.block(Kind::Code, "text").direction_of_blocks(None).block(Kind::Paragraph, "نص");
    let article = builder.finish().expect("an article");
    let directions: Vec<_> = article.blocks().iter().map(Block::direction).collect();
    assert_eq!(directions, [Direction::Rtl, Direction::Ltr, Direction::Ltr, Direction::Rtl, Direction::Rtl]);
    let stated: Vec<_> = (0..5).map(|block| article.stated_direction(block)).collect();
    assert_eq!(stated, [None, Some(Direction::Ltr), None, Some(Direction::Rtl), None]);
}
