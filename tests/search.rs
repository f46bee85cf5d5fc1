//! Search: what a query finds in a text, at the levels there are.

use proptest::prelude::*;
use qari::article::{Builder, Kind};
use qari::search::Query;
use qari::text::fold::{Level, is_ignorable};

/// What `query` finds in `text`.
fn found<'t>(query: &str, text: &'t str, level: Level) -> Vec<&'t str> {
    let pattern = Query { text: query.to_owned(), level }.compile();
    pattern.find_in(text).map(|range| &text[range]).collect()
}

/// Checks what a query finds with marks passed over.
fn check(query: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(query, text, Level::Marks), expected, "{query} in {text}");
}

#[test]
fn marks_and_tatweel_are_passed_over_on_both_sides() {
    check("كتب", "كَتَبَ", &["كَتَبَ"]);
    check("كَتب", "كتب", &["كتب"]);
    check("كتاب", "كتـــاب", &["كتـــاب"]);
    check("الرحمن", "الرَّحْمَٰنِ", &["الرَّحْمَٰنِ"]);
    check("شلום", "שלום", &[]);
    check("שלום", "שָׁלוֹם", &["שָׁלוֹם"]);
    check("كتب", "ك\u{200f}ت\u{200d}ب\u{2069}", &["ك\u{200f}ت\u{200d}ب\u{2069}"]);
    check("cafe", "cafe\u{301}", &["cafe\u{301}"]);
}

#[test]
fn letters_are_not_folded_at_this_level() {
    check("احمد", "أحمد", &[]);
    check("مدرسه", "مدرسة", &[]);
    check("على", "علي", &[]);
}

#[test]
fn composed_and_decomposed_letters_are_the_same() {
    check("أحمد", "ا\u{654}حمد", &["ا\u{654}حمد"]);
    check("ا\u{654}حمد", "أحمد", &["أحمد"]);
    assert_eq!(found("é", "e\u{301}", Level::Exact), ["e\u{301}"]);
    assert_eq!(found("e\u{301}", "é", Level::Exact), ["é"]);
}

#[test]
fn a_hamza_makes_another_letter_however_it_is_written() {
    for hamza in ["أ", "ا\u{654}"] {
        check("ا", hamza, &[]);
        check("احمد", &format!("{hamza}حمد"), &[]);
        assert_eq!(found("ا", hamza, Level::Exact), [""; 0]);
    }
    check("لا", "لأ", &[]);
    check("لا", "لا\u{654}", &[]);
    check("ا", "اً", &["اً"]);
}

#[test]
fn marks_may_be_typed_in_any_order() {
    let orders = ["ب\u{651}\u{64e}", "ب\u{64e}\u{651}"];
    for query in orders {
        for text in orders {
            assert_eq!(found(query, text, Level::Exact), [text]);
        }
    }
    for text in ["\u{1ec7}", "e\u{302}\u{323}", "e\u{323}\u{302}", "\u{ea}\u{323}", "\u{1eb9}\u{302}"] {
        assert_eq!(found("\u{1ec7}", text, Level::Exact), [text]);
    }
    assert_eq!(found("e", "e\u{301}", Level::Exact), [""; 0], "a letter with a mark is another");
}

#[test]
fn presentation_forms_are_their_letters() {
    check("ﻛﺘﺎﺏ", "كتاب", &["كتاب"]);
    check("ﻻ", "لا", &["لا"]);
    check("لا", "ﻻ", &["ﻻ"]);
    check("كتاب", "ﻛﺘﺎﺏ", &["ﻛﺘﺎﺏ"]);
}

#[test]
fn white_space_is_any_white_space() {
    check("الذكاء الاصطناعي", "الذكاء\n   الاصطناعي", &["الذكاء\n   الاصطناعي"]);
    check("a b", "a\u{a0}b", &["a\u{a0}b"]);
    check("می\u{200c}خواهم", "می خواهم", &["می خواهم"]);
    check("می خواهم", "می\u{200c}خواهم", &["می\u{200c}خواهم"]);
    check("میخواهم", "می\u{200c}خواهم", &["می\u{200c}خواهم"]);
}

#[test]
fn a_capital_makes_case_matter() {
    check("openai", "OpenAI openai", &["OpenAI", "openai"]);
    check("OpenAI", "OpenAI openai", &["OpenAI"]);
}

#[test]
fn exactly_means_exactly() {
    assert_eq!(found("كتب", "كَتَبَ كتب", Level::Exact), ["كتب"]);
    assert_eq!(found("كَتَبَ", "كَتَبَ كتب", Level::Exact), ["كَتَبَ"]);
}

#[test]
fn what_looks_like_an_expression_is_text() {
    for query in ["(ICO", "a.b", "[x]", "a*", "\\", "^", "$", "a|b", "{2}", "(?i)"] {
        check(query, query, &[query]);
        check(query, "zzzz", &[]);
        assert_eq!(found(query, query, Level::Exact), [query]);
    }
}

#[test]
fn a_query_of_marks_alone_finds_nothing() {
    for query in ["", "\u{64e}", "ـ", "\u{200c}", " "] {
        check(query, "كَتَبَ ـ كتب", &[]);
    }
}

#[test]
fn every_part_of_the_article_is_searched() {
    let mut builder = Builder::new();
    builder.block(Kind::Disclaimer, "word five").block(Kind::Title, "word one").block(Kind::Paragraph, "word two");
    builder.block(Kind::Heading(1), "word three").block(Kind::Paragraph, "word four").block(Kind::Link, "word six");
    let article = builder.finish().expect("an article");
    let mut find = qari::app::find::Find::new(
        Query { text: "word".to_owned(), level: Level::Marks },
        qari::article::Pos::default(),
    );
    find.finish(&article);
    assert_eq!(find.count(), 6);
}

/// An article of `blocks` paragraphs with the word in every `every`-th.
fn article(blocks: usize, every: usize) -> qari::article::Article {
    let mut builder = Builder::new();
    for block in 0..blocks {
        builder.block(Kind::Paragraph, if block % every == 0 { "the word and the word" } else { "nothing here" });
    }
    builder.finish().expect("an article")
}

#[test]
fn a_search_in_slices_finds_what_a_search_at_once_finds() {
    use qari::app::find::{Find, From, Way};
    use qari::article::Pos;
    let article = article(100_000, 7);
    for start in [0, 1, 50_000, 99_999] {
        let query = Query { text: "word".to_owned(), level: Level::Marks };
        let mut find = Find::new(query, Pos { block: start, byte: 5 });
        let mut steps = 0;
        while !find.is_done() {
            find.step(&article);
            steps += 1;
        }
        assert!(steps > 2, "it takes several slices");
        assert_eq!(find.count(), 2 * 100_000_usize.div_ceil(7));
        let current = find.current().expect("a match");
        assert!(current.start() >= Pos { block: start, byte: 5 } || start == 99_999, "the first behind the start");
        let number = find.number().expect("a number");
        find.go(Way::Forward, From::Current);
        find.go(Way::Back, From::Current);
        assert_eq!(find.number(), Some(number), "there and back");
        for _ in 0..find.count() {
            find.go(Way::Forward, From::Current);
        }
        assert_eq!(find.current(), Some(current), "around the whole text");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// A search with marks passed over finds a word wherever it stands without its marks.
    #[test]
    fn folding_is_stripping(text in "[بتلاكمa-c \u{64b}-\u{652}\u{640}]{0,30}", query in "[بتلاكمa-c]{1,3}") {
        let stripped: String = text.chars().filter(|&c| !is_ignorable(c)).collect();
        let own: Vec<String> = found(&query, &text, Level::Marks)
            .iter()
            .map(|hit| hit.chars().filter(|&c| !is_ignorable(c)).collect())
            .collect();
        let expected: Vec<&str> = stripped.matches(query.as_str()).collect();
        prop_assert_eq!(own, expected);
    }

    /// A text is found in itself, exactly and with marks passed over.
    #[test]
    fn a_text_is_found_in_itself(text in "([بتلاكمويa-ce][\u{653}-\u{655}\u{64b}-\u{652}\u{670}\u{640}\u{301}\u{302}\u{323}]{0,3} ?){1,6}") {
        prop_assert_eq!(found(&text, &text, Level::Exact), [text.as_str()]);
        prop_assert_eq!(found(&text, &text, Level::Marks), [text.as_str()]);
    }

    #[test]
    fn no_query_panics(query in any::<String>(), text in any::<String>()) {
        found(&query, &text, Level::Marks);
        found(&query, &text, Level::Exact);
    }
}
