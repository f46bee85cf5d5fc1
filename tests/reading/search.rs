//! Search: which queries find which texts, at each level.

use proptest::prelude::*;
use qari::app::document::matches::{Matches, StartAt, Way};
use qari::article::{Article, Builder, Kind, Pos};
use qari::search::{MOST_BYTES, Manner, Pattern, Query, Words};
use qari_bidi::text::fold::{Level, is_ignorable};

fn at(level: Level) -> Manner {
    Manner { level, ..Manner::default() }
}

fn query(text: &str, manner: Manner) -> Query {
    Query { text: text.to_owned(), manner }
}

fn compile(text: &str, manner: Manner, language: Option<&str>) -> Pattern {
    query(text, manner).compile(language).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

fn found_by<'t>(pattern: &Pattern, text: &'t str) -> Vec<&'t str> {
    pattern.find_in(text).into_iter().map(|range| &text[range]).collect()
}

/// Returns the matches of `query` in `text` at `level`.
fn found<'t>(query: &str, text: &'t str, level: Level) -> Vec<&'t str> {
    found_by(&compile(query, at(level), None), text)
}

/// Returns the matches of `query` in an Arabic `text`.
fn found_as<'t>(query: &str, text: &'t str, manner: Manner) -> Vec<&'t str> {
    found_by(&compile(query, manner, Some("ar")), text)
}

/// Checks the matches at the level of marks.
#[track_caller]
fn check(query: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(query, text, Level::Marks), expected, "{query} in {text}");
}

/// Checks the matches at the default level.
#[track_caller]
fn check_letters(query: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(query, text, Level::Letters), expected, "{query} in {text}");
}

/// Returns an article of one paragraph.
fn paragraph(text: &str, language: &str) -> Article {
    let mut builder = Builder::new();
    builder.language(language).block(Kind::Paragraph, text);
    builder.finish().expect("an article")
}

/// Each row has a query, a text, the expected result and the language. The result is `y` or `n`, `y1` for exactly one
/// match, `f` for a match only once the marks of the query are ignored.
#[test]
fn every_case_of_the_contract_holds() {
    let cases: Vec<Vec<&str>> =
        include_str!("../data/search-cases.tsv").lines().skip(1).map(|line| line.split('\t').collect()).collect();
    assert!(cases.len() > 50, "the cases are found");
    for case in &cases {
        let [text, source, expected, language] = case.as_slice() else { panic!("{case:?} has four fields") };
        let source = source.replace("\\n", "\n");
        let mut find = Matches::new(Query::new(text), Some(language), Pos::default()).expect("a query");
        find.finish(&paragraph(&source, language));
        let outcome = match (find.count(), find.ignores_marks()) {
            (0, _) => "n",
            (_, true) => "f",
            (1, false) if *expected == "y1" => "y1",
            (_, false) => "y",
        };
        assert_eq!(outcome, *expected, "{text} in {source}");
    }
}

#[test]
fn marks_and_tatweel_are_passed_over_on_both_sides() {
    check("كتب", "كَتَبَ", &["كَتَبَ"]);
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
    check("امرأة", "امرئة", &[]);
    check("شؤون", "شئون", &[]);
    check("داوود", "داو\u{6e5}د", &[]);
}

#[test]
fn composed_and_decomposed_letters_are_the_same() {
    check("أحمد", "ا\u{654}حمد", &["ا\u{654}حمد"]);
    check("ا\u{654}حمد", "أحمد", &["أحمد"]);
    for language in LANGUAGES {
        for (composed, decomposed) in [("أ", "ا\u{654}"), ("ؤ", "و\u{654}"), ("ئ", "ي\u{654}"), ("إ", "ا\u{655}")]
        {
            for level in Level::ALL {
                let all = |query, text| found_by(&compile(query, at(level), language), text);
                assert_eq!(all(composed, decomposed), [decomposed], "{language:?} {level:?}");
                assert_eq!(all(decomposed, composed), [composed], "{language:?} {level:?}");
            }
        }
    }
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
    for text in ["\u{ac01}", "\u{1100}\u{1161}\u{11a8}"] {
        assert_eq!(found("\u{ac01}", text, Level::Exact), [text], "a syllable of Hangul");
    }
    assert_eq!(found("e", "e\u{301}", Level::Exact), [""; 0], "a letter with a mark is another");
}

#[test]
fn presentation_forms_are_their_letters() {
    check("ﻛﺘﺎﺏ", "كتاب", &["كتاب"]);
    check("ﻻ", "لا", &["لا"]);
    check("لا", "ﻻ", &["ﻻ"]);
    check("كتاب", "ﻛﺘﺎﺏ", &["ﻛﺘﺎﺏ"]);
    check_letters("الامر", "اﻷمر", &["اﻷمر"]);
    check_letters("شيء", "شئ ﻻ", &["شئ"]);
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
    let mut find = Matches::new(Query::new("word"), None, Pos::default()).expect("a query");
    find.finish(&article);
    assert_eq!(find.count(), 6);
}

/// A paragraph without the word, long enough to make a text of many slices.
const FILLER: &str =
    "nothing here, and nothing there, and nothing anywhere else in this paragraph of a hundred and more letters";

/// Returns an article of `blocks` paragraphs with the word in every `every`-th.
fn article(blocks: usize, every: usize) -> Article {
    let mut builder = Builder::new();
    for block in 0..blocks {
        builder.block(Kind::Paragraph, if block % every == 0 { "the word and the word" } else { FILLER });
    }
    builder.finish().expect("an article")
}

#[test]
fn a_search_in_slices_finds_what_a_search_at_once_finds() {
    let article = article(100_000, 7);
    for start in [0, 1, 50_000, 99_999] {
        let mut find = Matches::new(Query::new("word"), None, Pos { block: start, byte: 5 }).expect("a query");
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
        find.go(Way::Forward, StartAt::Current);
        find.go(Way::Back, StartAt::Current);
        assert_eq!(find.number(), Some(number), "there and back");
        for _ in 0..find.count() {
            find.go(Way::Forward, StartAt::Current);
        }
        assert_eq!(find.current(), Some(current), "around the whole text");
    }
}

#[test]
fn letters_that_are_typed_for_one_another_are_one() {
    for (query, text) in [
        ("احمد", "أحمد"),
        ("أحمد", "احمد"),
        ("امنوا", "ءامنوا"),
        ("قرءان", "قرآن"),
        ("قران", "قرءان"),
        ("صلاة", "صلوٰة"),
        ("مدرسه", "مدرسة"),
        ("علي", "على"),
        ("كتاب", "کتاب"),
        ("شؤون", "شئون"),
        ("شوون", "شؤون"),
        ("قايل", "قائل"),
        ("2018", "٢٠١٨"),
        ("۲۰۱۸", "2018"),
        ("50%", "٥٠٪"),
        ("\"نص\"", "«نص»"),
        ("نص, نص", "نص، نص"),
        ("cafe", "café"),
        ("Cafe", "Cafe\u{301}"),
        ("ווײַ", "װײַ"),
        ("الله", "ﷲ"),
    ] {
        check_letters(query, text, &[text]);
    }
    for (query, text) in
        [("على", "عليم"), ("كتابة", "كتابهم"), ("يامن", "يؤمن"), ("باك", "پاك"), ("غوغل", "جوجل"), ("ساعت", "ساعة")]
    {
        check_letters(query, text, &[]);
    }
    check_letters("شئ", "شيء", &["شيء"]);
    check_letters("الله", "قال ﷺ له", &["ﷺ"]);
    check_letters("في", "\u{FC32} \u{FED3}\u{FEF2}", &["\u{FC32}", "\u{FED3}\u{FEF2}"]);
    check_letters("رب العالمين", "رب ﴿٢﴾ العالمين رب \u{6dd}٢ العالمين", &["رب ﴿٢﴾ العالمين", "رب \u{6dd}٢ العالمين"]);
    check_letters("﴿٢﴾", "قال ﴿٢﴾", &["﴿٢﴾"]);
    check_letters("ا ب", "ااا ا ١٢ب", &[]);
    check_letters("api call", "api[1] call", &["api[1] call"]);
    check_letters("m 2", "m² 2", &[]);
}

#[test]
fn loosely_hamza_is_passed_over_and_foreign_letters_are_those_that_stand_in() {
    for (query, text) in
        [("الذكاء", "الذكا"), ("الذكا", "الذكاء"), ("پاک", "باك"), ("جوجل", "گوگل"), ("فيينا", "ڤيينا"), ("چاي", "جای")]
    {
        let expected: &[&str] = if query == "جوجل" { &[] } else { &[text] };
        assert_eq!(found(query, text, Level::Loose), expected, "{query} in {text}");
    }
    assert_eq!(found("داوود", "داو\u{6e5}د", Level::Loose), ["داو\u{6e5}د"], "the rules of the level below hold");
}

/// Letters that a language distinguishes are kept apart.
#[test]
fn letters_of_a_language_are_its_own() {
    let check = |query: &str, text: &str, language: &str, expected: bool| {
        let manner = at(Level::Loose);
        assert_eq!(
            !found_by(&compile(query, manner, Some(language)), text).is_empty(),
            expected,
            "{query} in {text}, {language}"
        );
        assert!(!found_by(&compile(query, manner, Some("ar")), text).is_empty(), "{query} in {text}, in Arabic");
    };
    check("کہا", "کھا", "ur", false);
    check("کہا", "کھا", "pa-Arab", false);
    check("ہے", "ہی", "ur", false);
    check("کہ", "که", "ur", true);
    check("ئۇ", "يۇ", "ug", false);
    check("ە", "ه", "ug", false);
    check("ى", "ي", "ug", false);
    check("ە", "ه", "ckb", false);
    check("ک", "ك", "ckb", true);
}

/// Typed marks are required on their letters; fathatan may stand before or behind its alef.
#[test]
fn typed_marks_are_looked_for_on_their_letters() {
    check_letters("كتّب", "كَتَبَ كَتَّبَ", &["كَتَّبَ"]);
    check_letters("عَلِم", "علم", &[]);
    check_letters("عَلِم", "عَلِمَ عُلِمَ", &["عَلِمَ"]);
    check_letters("كتابًا", "كتاباً كتابًا كتابا", &["كتاباً", "كتابًا"]);
    check_letters("كتاباً", "كتاباً كتابًا كتابا", &["كتاباً", "كتابًا"]);
    check_letters("رحمٰن", "رحمن رحمٰن رحمان", &["رحمٰن", "رحمان"]);
    check_letters("café", "cafe café cafe\u{301}", &["café", "cafe\u{301}"]);
    let relaxed = query("عَلِم", at(Level::Letters)).ignoring_marks().expect("it has marks");
    assert_eq!(found_by(&relaxed.compile(None).expect("a query"), "علم"), ["علم"]);
    assert_eq!(relaxed.ignoring_marks(), None);
    assert_eq!(query("أحمد", at(Level::Letters)).ignoring_marks(), None, "hamza is no mark");
    assert_eq!(query("كَ", at(Level::Exact)).ignoring_marks(), None);
}

#[test]
fn whole_words_may_have_clitics() {
    let whole = Manner { words: Words::Whole, ..Manner::default() };
    let strict = Manner { words: Words::Strict, ..Manner::default() };
    let text = "كتاب والكتاب فبالكتاب للكتاب كتابهم وكتابنا مكتاب كتابات اكتتاب بكتابي سيكتاب";
    assert_eq!(found_as("كتاب", text, whole).len(), 7, "{:?}", found_as("كتاب", text, whole));
    assert_eq!(found_as("كتاب", text, strict).len(), 1);
    assert_eq!(found_as("مدرسة", "مدرسة ومدرستهم مدرست المدرسة مدرسات", whole), ["مدرسة", "مدرست", "مدرسة"]);
    assert_eq!(found_as("على", "على عليه عليم", whole), ["على", "علي"]);
    assert_eq!(found_as("من", "من ومن منها منع ضمن", whole).len(), 3, "a short word that the list has");
    assert_eq!(found_as("رد", "رد ورد ردها", whole), ["رد"], "a short word that it has not");
    assert_eq!(found_as("AI", "OpenAI AI, (AI)", whole), ["AI", "AI"]);
    assert_eq!(found_as("كِتاب", "كِتَابُهُم", whole), ["كِتَابُ"]);
    assert_eq!(found_as(" كتاب", "في  كتاب", strict), [" كتاب"], "the blank beside a word is none of its own");
    let marks = Manner { level: Level::Marks, ..whole };
    assert_eq!(found_as("كتاب", "والكتاب كتاب مكتاب", marks).len(), 2);
}

#[test]
fn literals_of_expressions_are_folded() {
    let regex = Manner { regex: true, ..Manner::default() };
    assert_eq!(found_as("احمد|محمود", "أحمد ومَحْمُود", regex), ["أحمد", "مَحْمُود"]);
    assert_eq!(found_as("ا[حخ]م.د", "أَحْمَدد أخمسد", regex), ["أَحْمَدد", "أخمسد"]);
    assert_eq!(found_as(r"20\d\d", "٢٠١٨ 2019", regex), ["٢٠١٨", "2019"]);
    assert_eq!(found_as(r"(20)1[89]", "٢٠١٨ 2019", regex), ["٢٠١٨", "2019"]);
    assert_eq!(found_as("^قال", "قال\nوقال\nقَالَ", regex), ["قال", "قَالَ"]);
    assert_eq!(found_as("ب+", "ببب ب", regex), ["ببب", "ب"]);
    assert_eq!(found_as("[^ا]ب", "اب أب سب", regex), ["سب"]);
    assert_eq!(found_as("x*", "abc", regex), [""; 0], "nothing is no match");
    assert_eq!(found_as("بريء", "برئ", regex), [""; 0], "an expression may go on behind its letters");
    assert_eq!(found_as(r"\Sله", "الله", regex), ["لله"]);
    assert_eq!(found_as("openai", "OpenAI", regex), ["OpenAI"]);
    assert_eq!(found_as("كتاب", "وكتابهم كتابيّ", Manner { words: Words::Strict, ..regex }), [""; 0]);
    assert_eq!(found_as("ك.*ب", "كَتَبَ", Manner { level: Level::Exact, ..regex }), ["كَتَب"]);
    assert_eq!(found_as(r"[\w-]+", "أحمد-علي، ب", regex), ["أحمد-علي", "ب"], "a hyphen at the end of a class is one");
    assert_eq!(found_as("[zA-]", "Q_[A", regex), ["A"]);
    assert_eq!(
        found_as(r"\p{Arabic}+ openai", "شركة OpenAI", regex),
        ["شركة OpenAI"],
        "the name of a class is no capital"
    );
    assert_eq!(found_as("[O]penai", "OpenAI Openai", regex), ["Openai"]);
}

#[test]
fn what_is_no_expression_says_why() {
    let check = |text: &str, expected: Option<&str>| {
        let fault = query(text, Manner { regex: true, ..Manner::default() }).compile(None).expect_err(text);
        assert_eq!(fault.name, expected, "{text}: {}", fault.reason);
        assert!(!fault.reason.is_empty());
    };
    check("(", Some("group-unclosed"));
    check(")", Some("group-unopened"));
    check("[ا", Some("class-unclosed"));
    check("[ب-ا]", Some("class-range"));
    check("ا\\", Some("escape-unfinished"));
    check("\\ا", Some("escape-unknown"));
    check("*", Some("repetition-missing"));
    check("ا{2,1}", Some("repetition-count"));
    check("(?:ا{1000}){1000}", Some("too-large"));
    check("(?=ا)", None);
    for (regex, is_fault) in [(true, true), (false, false)] {
        let query = query("(", Manner { regex, ..Manner::default() });
        assert_eq!(query.check().is_err(), is_fault, "what is typed is checked before it is compiled");
    }
}

#[test]
fn cases_are_folded_as_expressions_fold_them() {
    check_letters("ß", "S ß ẞ", &["ß", "ẞ"]);
    check_letters("straße", "straSe STRAẞE", &["STRAẞE"]);
    check_letters("θεος", "ΘΕΟΣ θεοσεβής", &["ΘΕΟΣ", "θεοσ"]);
    check_letters("kk", "K\u{212a}", &["K\u{212a}"]);
}

/// Ambiguous runs of marks and long refused lines are searched in linear time.
#[test]
fn hostile_texts_take_no_longer_than_others() {
    let daggers = format!("{}ب", "\u{670}".repeat(60));
    assert_eq!(found("ااااااااااب", &daggers, Level::Letters).len(), 1);
    assert_eq!(found("ااااااااااج", &daggers, Level::Letters).len(), 0);
    for blank in ["\u{6de}", "\u{6dd}1", " \u{200c}"] {
        let verses = format!("ا{}ب", blank.repeat(30_000));
        assert_eq!(found("ا ب", &verses, Level::Letters), [verses.as_str()]);
    }
    let blanks = format!("a{}b", " ".repeat(300_000));
    assert_eq!(found("a b", &blanks, Level::Letters), [blanks.as_str()]);
    let whole = Manner { words: Words::Whole, ..Manner::default() };
    assert_eq!(found_as("ab", &"ab".repeat(300_000), whole).len(), 0);
    let line = format!("{}b", "a".repeat(100_000));
    assert_eq!(found_as(".+a", &line, Manner { regex: true, ..whole }).len(), 0);
}

proptest! {
    // Expressions of many words take long to compile: that is why there is another way.
    #![proptest_config(crate::common::cases(4))]

    /// Many words at once are found as their expression finds them. A class beside them leaves them to the expression.
    #[test]
    fn many_words_are_found_where_their_expression_is(
        text in WORDS_OF_ALL_KINDS,
        form in proptest::sample::select(vec!["", "ﷺ", "ﻛﺘﺎب", "ﻻ"]),
        words in prop::collection::vec("[بتلاكمويءئأةهسىرەےعد01aeiksoואבي]{1,4}( ?[الكيئءةو1sב]{1,3})?", 16..20),
        level in proptest::sample::select(&[Level::Letters, Level::Loose][..]),
        language in proptest::sample::select(&LANGUAGES[..]),
    ) {
        let (text, all) = (format!("{text} {form}"), words.join("|"));
        let manner = Manner { regex: true, ..at(level) };
        let expression = compile(&format!("{all}|[\u{10900}]"), manner, language);
        prop_assert_eq!(compile(&all, manner, language).find_in(&text), expression.find_in(&text));
    }
}

/// Thousands of words are an expression too, and each of them is found, spelt as it may be.
#[test]
fn thousands_of_words_are_found_at_once() {
    let letters: Vec<char> = "ابتجحدرسعقلم".chars().collect();
    let word =
        |number: usize| -> String { [number / 144, number / 12, number].map(|it| letters[it % 12]).iter().collect() };
    let words: Vec<String> = (0..1728).map(word).collect();
    let manner = Manner { regex: true, ..Manner::default() };
    let pattern = compile(&words.join("|"), manner, None);
    let text: String = words.iter().map(|word| format!("{} ", word.replace('ا', "أَ").replace('ب', "بّـ"))).collect();
    assert_eq!(found_by(&pattern, &text), text.split_whitespace().collect::<Vec<_>>());
    assert_eq!(found_by(&pattern, "هوي"), [""; 0]);
    let whole = compile(&words.join("|"), Manner { words: Words::Strict, ..manner }, None);
    assert_eq!(found_by(&whole, "بتجه بتج"), ["بتج"]);
}

/// A phrase is found by its longest word, behind a blank or before one.
#[test]
fn many_phrases_are_found_at_once() {
    let phrases: Vec<String> =
        ('a'..='t').flat_map(|c| [format!("{c} long{c}word"), format!("{c}longword x{c}")]).collect();
    let pattern = compile(&phrases.join("|"), Manner { regex: true, ..Manner::default() }, None);
    assert_eq!(found_by(&pattern, &phrases.join(", ")), phrases);
}

/// Queries that take too long, or too much memory, are refused and not tried.
#[test]
fn what_is_too_long_is_refused() {
    let manner = |regex| Manner { regex, ..Manner::default() };
    let fault = query(&format!("ب{}", "ـ".repeat(MOST_BYTES)), manner(false)).compile(None).err();
    assert!(fault.is_some_and(|fault| fault.is_of_length()), "however few its letters are");
    for regex in [false, true] {
        let fault = query(&"ب".repeat(MOST_BYTES), manner(regex)).compile(None).err();
        assert!(fault.is_some_and(|fault| fault.is_of_length()), "{regex}");
    }
    let fault = query(&"(بيت)".repeat(MOST_BYTES / 20), manner(true)).compile(None).err();
    assert_eq!(fault.and_then(|fault| fault.name), Some("too-large"));
    // A long word is found letter by letter.
    let word = "بيت".repeat(600);
    let pattern = compile(&word, manner(false), None);
    assert_eq!(found_by(&pattern, &format!("x {word} x")), [word.as_str()]);
    let marked = query(&"بَّ".repeat(1000), at(Level::Marks)).compile(None).err();
    assert_eq!(marked.and_then(|fault| fault.name), Some("too-large"), "only its expression finds it");
    let isolates = "\u{2066}\u{2069}".repeat(20_000);
    let text = format!("{isolates}ب{isolates}");
    assert_eq!(found_by(&compile(&isolates, manner(false), None), &text), [""; 0]);
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    /// A search at the level of marks finds what a plain search finds in the text without its marks.
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
}

/// Letters with marks, parted by nothing, blanks, ends of verses, signs of notes, commas and hyphens.
const WORDS_OF_ALL_KINDS: &str = "([بتلاكمويئءآأةهسىرڕەےۓؤعد٠01aéEkKeoœ\u{212a}ſsßẞσςΣiİı.…אבויװײ]\
    [\u{64b}-\u{655}\u{670}\u{640}\u{200c}\u{6e5}\u{6e6}\u{6df}\u{5b8}\u{591}ʾ]{0,2}\
    (| |\n|  | ﴿١٢﴾ |\u{6de}| ﴿ ٣ ﴾|\u{6dd}٧ |,|-|־|\"|״|\\[1\\]|¹²| ׀ )){0,40}";
/// Letters of several scripts with marks, parted by nothing, blanks or punctuation.
const TEXTS_TO_FIND: &str = "([بتلاكمويرعدةىئء1a-ceosאבויװ]\
    [\u{653}-\u{655}\u{64b}-\u{652}\u{670}\u{640}\u{301}\u{302}\u{323}\u{5b8}]{0,3}[ ,.-]?){1,6}";
/// Languages whose rules differ.
const LANGUAGES: [Option<&str>; 6] = [None, Some("fa"), Some("ckb"), Some("he"), Some("ur"), Some("ug")];

proptest! {
    // Compiling an expression is slow without optimisation.
    #![proptest_config(crate::common::cases(60))]

    /// A text is found in itself at every level.
    #[test]
    fn a_text_is_found_in_itself(
        text in TEXTS_TO_FIND,
        level in proptest::sample::select(&Level::ALL[..]),
        language in proptest::sample::select(&LANGUAGES[..]),
    ) {
        // A hamza alone is nothing at the last level.
        let text = if level == Level::Loose { text.replace('ء', "ئ") } else { text };
        prop_assert_eq!(found_by(&compile(&text, at(level), language), &text), [text.as_str()]);
    }

    /// The search around the rarest letter finds the same matches as the expression, which is used for texts with a
    /// presentation form.
    #[test]
    fn a_word_is_found_where_its_expression_is(
        text in WORDS_OF_ALL_KINDS,
        query in "[بتلاكمويءئأةهسىرەےعد01aeiksoואבי.,]{1,4}( ?[الكيئءةو1sבו-]{1,3})?",
        level in proptest::sample::select(&Level::ALL[1..]),
        words in proptest::sample::select(&Words::ALL[..]),
        language in proptest::sample::select(&LANGUAGES[..]),
    ) {
        let pattern = compile(&query, Manner { words, ..at(level) }, language);
        let with_form = format!("{text} \u{fec5}");
        prop_assert_eq!(pattern.candidates(&with_form), None);
        prop_assert_eq!(pattern.find_in(&text), pattern.find_in(&with_form));
    }

    #[test]
    fn no_query_panics(
        query in any::<String>(),
        text in any::<String>(),
        level in proptest::sample::select(&Level::ALL[..]),
        words in proptest::sample::select(&Words::ALL[..]),
        regex in any::<bool>(),
    ) {
        let manner = Manner { level, words, regex, ..Manner::default() };
        if let Ok(pattern) = self::query(&query, manner).compile(None) {
            found_by(&pattern, &text);
        }
    }
}
