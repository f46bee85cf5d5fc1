//! Pairs of a query and a text, of all languages: whether the text has what a reader of the language means by the
//! query.

use qari::app::document::matches::Matches;
use qari::article::{Article, Builder, Kind, Pos};
use qari::format;
use qari::search::{Manner, Query, Words};
use qari_bidi::text::fold::Level;

/// A row: the rule that it is a case of, the query, the options of the command line, the language and the format of the
/// text, the text, and `y` if it is found.
struct Pair<'a> {
    rule: &'a str,
    query: &'a str,
    options: &'a str,
    language: &'a str,
    format: &'a str,
    text: String,
    is_found: bool,
}

fn pairs(table: &str) -> Vec<Pair<'_>> {
    let pair = |line| {
        let fields: Vec<&str> = str::split(line, '\t').collect();
        let [rule, query, options, language, format, text, expected] = fields[..] else {
            panic!("seven fields: {line}")
        };
        assert!(matches!(expected, "y" | "n"), "{line}");
        let text = text.replace("\\n", "\n");
        Pair { rule, query, options, language, format, text, is_found: expected == "y" }
    };
    table.lines().skip(1).map(pair).collect()
}

fn manner(options: &str) -> Manner {
    let with = |manner: Manner, option| match option {
        "--word" => Manner { words: Words::Whole, ..manner },
        "--word=strict" => Manner { words: Words::Strict, ..manner },
        "--level 3" => Manner { level: Level::Loose, ..manner },
        _ => panic!("{option}"),
    };
    options.split(" --").filter(|option| !option.is_empty()).fold(Manner::default(), with)
}

fn article(pair: &Pair<'_>) -> Article {
    if pair.format != "yaml" {
        return format::read_text(&pair.text, "a", format::named(pair.format)).expect("an article").article;
    }
    let mut builder = Builder::new();
    builder.language(pair.language).block(Kind::Paragraph, &pair.text);
    builder.finish().expect("an article")
}

/// Returns the rows of `table` whose text is found and should not be, or the other way round.
fn wrong(table: &str) -> Vec<String> {
    let is_wrong = |pair: &Pair<'_>| {
        let article = article(pair);
        let query = Query { text: pair.query.to_owned(), manner: manner(pair.options) };
        let mut find = Matches::new(query, article.language(), Pos::default()).expect("a query");
        find.finish(&article);
        (find.count() > 0) != pair.is_found
    };
    let show = |pair: &Pair<'_>| {
        let Pair { rule, query, text, options, is_found, .. } = pair;
        format!("{rule}: {query} in {text} {options} should be {}", if *is_found { "found" } else { "not found" })
    };
    pairs(table).iter().filter(|pair| is_wrong(pair)).map(show).collect()
}

#[test]
fn the_contract_holds() {
    let table = include_str!("../data/search.tsv");
    assert!(pairs(table).len() > 80, "the rows are read");
    let wrong = wrong(table);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// For each rule, pairs that must be found and pairs that must not.
#[test]
fn rules_find_what_they_mean_and_nothing_else() {
    let table = include_str!("../data/search-pairs.tsv");
    assert!(pairs(table).len() > 300, "the rows are read");
    let wrong = wrong(table);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
