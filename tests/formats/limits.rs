//! Hostile documents: whatever is opened, there is an article that can be read to its end or an error that says what is
//! wrong. The tests check that reading ends; how long it takes is measured by hand.

use crate::common::Player;
use crate::common::books::Book;
use crate::common::hostile;
use qari::format::{Asked, Error, Format, YamlProblem, named, read};
use qari::load;

/// Repeats `what` more often than anyone would write it; less often in a debug build, which is ten times slower.
const MANY: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

const MEGABYTE: usize = 1024 * 1024;

/// Reads `bytes` from a file of this extension.
fn reading(bytes: Vec<u8>, extension: &str) -> Result<qari::article::Article, Error> {
    read(bytes, &format!("name.{extension}"), Asked::default()).map(|reading| reading.article)
}

/// Reads the article and looks at its beginning, its end, a section, a match.
#[track_caller]
fn check_readable(name: &str, bytes: Vec<u8>, extension: &str) {
    let article = reading(bytes, extension).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut player = Player::with(article, (80, 24), "en");
    for key in ["", "Space", "]", "G", "k", "[", "/ 'z' Enter", "Esc"] {
        player.keys(key);
        assert_eq!(player.screen().lines().count(), 24, "{name} after {key}");
    }
}

#[test]
fn a_text_of_any_shape_can_be_read() {
    for (name, bytes) in hostile::texts(MANY) {
        check_readable(name, bytes, "txt");
    }
}

#[test]
fn what_has_no_text_is_an_error() {
    let table: [(&str, Vec<u8>, Error); 5] = [
        ("nothing", Vec::new(), Error::Empty),
        ("blank lines", b"\n \t\r\n".repeat(MANY), Error::Empty),
        ("only marks of direction", "\u{200F}\n".repeat(MANY).into_bytes(), Error::Empty),
        ("NULs", vec![0; MEGABYTE], Error::NotText),
        ("a mark of byte order", vec![0xFF, 0xFE], Error::Empty),
    ];
    for (name, bytes, error) in table {
        assert_eq!(reading(bytes, "txt").err(), Some(error), "{name}");
    }
}

#[test]
fn a_yaml_article_has_limits() {
    let asked = Asked { format: named("yaml"), ..Asked::default() };
    let yaml = |text: String| read(text.into_bytes(), "a.yaml", asked).map(|reading| reading.article);
    check_readable("a text of 10 MB", format!("lead: {}\n", "كلمة ".repeat(MEGABYTE)).into_bytes(), "yaml");
    check_readable("many sections", format!("sections:\n{}", "- heading: ع\n".repeat(100_000)).into_bytes(), "yaml");
    for open in ["[", "{a: "] {
        let error = yaml(format!("lead: {}", open.repeat(MANY))).err();
        assert!(matches!(error, Some(Error::Malformed { problem: YamlProblem::TooDeep, .. })), "{open} {error:?}");
    }
    let title = "x".repeat(MANY);
    let heavy = yaml(format!("title: &a {title}\nlead: [{}]\n", "*a, ".repeat(MANY / 10))).err();
    assert!(matches!(heavy, Some(Error::Malformed { problem: YamlProblem::TooHeavy, .. })), "{heavy:?}");
    let nested: String =
        (0..2_000).map(|depth| format!("{}sections:\n{0}- heading: ع\n{0}  x:\n", " ".repeat(depth * 2))).collect();
    let bomb = format!("x: &a [lol, lol]\n{}", (0..60).map(|_| "y: [*a, *a, *a]\n").collect::<String>());
    let laughs: String =
        ('a'..='z').zip('b'..='z').map(|(one, next)| format!("{next}: &{next} [*{one}, *{one}]\n")).collect();
    for text in [
        nested,
        bomb,
        format!("a: &a [lol]\n{laughs}"),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        "&a ".repeat(100_000),
    ] {
        let shown: String = text.chars().take(40).collect();
        assert!(matches!(yaml(text).err(), Some(Error::Malformed { .. })), "{shown}");
    }
}

/// One file under ever other names of equally many bytes.
#[test]
fn many_names_are_many_documents() {
    let names = 0..u32::try_from(MANY).expect("fewer than 2³²");
    let step = |set: bool| if set { "/." } else { "//" };
    let name = |bits: u32| (0..20).map(|bit| step(bits >> bit & 1 == 1)).collect::<String>();
    let names: Vec<_> = names.map(|bits| format!(".{}/Cargo.toml", name(bits)).into()).collect();
    let twice = [&names[..], &names].concat();
    assert!(load::named(&twice).documents == names, "each once and in order");
}

#[test]
fn a_page_of_any_shape_can_be_read() {
    let table = format!("<table>{}</table>", "<tr><th rowspan=99999>x".repeat(10_000));
    check_readable("a table of cells that never end", table.into_bytes(), "html");
    let base = format!("<base href=\"https://a.org/{}\"><p>", "b/".repeat(100_000));
    let written = ["<a href=c>نص</a> ".repeat(1_000), "نص ".repeat(200)].concat();
    for (name, page) in [
        (
            "a cell that reaches up as far as there are numbers",
            format!("<table><tr><td rowspan={}>ا<td>ب</table>", i64::MIN),
        ),
        ("a line of dates without text", format!("<p>نص<div>{}</div>", "<span class=date></span>".repeat(MANY))),
        ("a paragraph of times without text", format!("<p>نص{}", "<time></time>".repeat(MANY))),
        ("a cell of line ends and styles", format!("<table><tr><th>ا<td>{}</table>", "<b>ا</b>\u{2028}".repeat(MANY))),
        ("links from a place with a long address", [base, written].concat()),
    ] {
        check_readable(name, page.into_bytes(), "html");
    }
}

/// An address that stands before each of a page's links is written out with each of them.
#[test]
fn a_page_is_at_no_address_of_any_length() {
    for (folders, expected) in [(10, 10 * 2 + 15), (100_000, 1)] {
        let base = format!("<base href=\"https://a.org/{}\">", "b/".repeat(folders));
        let article = reading(format!("{base}<p><a href=c>نص</a>").into_bytes(), "html").expect("a page");
        assert_eq!(article.target(0).len(), expected, "{folders}");
    }
}

#[test]
fn markdown_of_any_shape_can_be_read() {
    let text = "«*ا _ب*» ".repeat(MANY / 2);
    check_readable("a paragraph of emphasis and what is left of it", text.into_bytes(), "md");
}

#[test]
fn an_openiti_book_of_any_shape_can_be_read() {
    let book = |text: String| format!("######OpenITI#\n#META#Header#End#\n# ا {text}\n").into_bytes();
    check_readable("a line of signs of spans", book("<".repeat(10 * MANY)), "mARkdown");
    check_readable("a line of spans that do not end", book("<span".repeat(2 * MANY)), "mARkdown");
    check_readable("a line of what pages begin with", book("PageV".repeat(2 * MANY)), "mARkdown");
    check_readable("a row of pages", book(format!("\n| {}", "ا PageV01P001 | ".repeat(MANY))), "mARkdown");
    check_readable("a row of images", book(format!("\n| {}", "![ا](ب) | ".repeat(MANY))), "mARkdown");
    check_readable("a verse on many pages", book("ا PageV01P001 %~% ".repeat(MANY)), "mARkdown");
    let (marks, notes) = ("##### PageV01P001\n".repeat(MANY), "ا PageV02P002\n".repeat(MANY));
    check_readable("notes on pages that there are not", book(format!("\n{marks}ENDNOTES:\n{notes}")), "mARkdown");
}

/// A book with one chapter, whose table of contents has `entries` that each lead to the place in it that `fragment`
/// says.
fn book(chapter: &str, entries: usize, fragment: impl Fn(usize) -> String) -> Vec<u8> {
    let entry = |index| format!("<li><a href=\"a.xhtml{}\">ب{index}</a></li>", fragment(index));
    let list: String = (0..entries).map(entry).collect();
    let navigation = format!("<ol>{list}</ol>");
    Book { chapters: &[("a.xhtml", chapter)], navigation: Some(&navigation), ..Book::default() }.bytes()
}

#[test]
fn a_book_of_any_shape_can_be_read() {
    const ENTRIES: usize = 10_000;
    let headings: String = (0..ENTRIES).rev().map(|index| format!("<h2>ب{index}</h2>")).collect();
    // Not the same word again and again: what is packed too small is not read.
    let words: String = (0..MANY / 5).map(|index| format!("كلمة <b>{index}</b> ")).collect();
    let chapter = format!("<p id=\"t\">{words}</p>");
    for (name, bytes) in [
        ("many entries that lead to its beginning", book(&headings, ENTRIES, |_| String::new())),
        ("many entries that lead to no place", book(&headings, ENTRIES, |index| format!("#x{index}"))),
        ("many entries that lead to one long paragraph", book(&chapter, ENTRIES, |_| "#t".to_owned())),
    ] {
        let reading = read(bytes, "name.epub", Asked::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(reading.warnings, [], "{name}");
        let article = reading.article;
        let sections = article.sections().iter().filter(|section| section.heading.is_some());
        assert_eq!(sections.count(), ENTRIES, "{name}");
    }
}

#[test]
fn a_book_of_any_notes_can_be_read() {
    const NOTES: usize = 10_000;
    let all = |part: fn(usize) -> String| (0..NOTES).map(part).collect::<String>();
    let backlinks = [
        all(|index| format!("<p id=\"r{index}\"><a href=\"#n\">{}</a> ا{index}", index % 99)),
        format!("<div id=\"n\">{}</div>", all(|index| format!("<a href=\"#q{index}\">ب{index}</a>"))),
    ];
    // The signs of the first half are the numbers that the others would get.
    let labels = [
        all(|index| format!("<p>ا<sup><a href=\"#m{index}\">{}</a></sup>", NOTES + index)),
        all(|index| format!("<p>ا<sup><a href=\"#k{index}\">1</a></sup>{index}")),
        all(|index| format!("<p id=\"m{index}\">ب{index}")),
        all(|index| format!("<p id=\"k{index}\">ت{index}")),
    ];
    let long_heading: String = (0..MANY).map(|index| format!("{index} ")).collect();
    for (name, bytes) in [
        ("many references to a note with many links", book(&backlinks.concat(), 1, |_| String::new())),
        ("many notes with the numbers of others", book(&labels.concat(), 1, |_| String::new())),
        ("many entries that lead to one long heading", {
            book(&format!("<h1 id=\"h\">{long_heading}</h1><p>ا"), NOTES, |_| "#h".to_owned())
        }),
    ] {
        check_readable(name, bytes, "epub");
    }
}

/// A requested format is used, whatever the document looks like.
#[test]
fn any_format_refuses_or_takes_what_is_of_another() {
    let formats: [&'static Format; 2] = ["yaml", "text"].map(|name| named(name).expect("a format"));
    for format in formats {
        for bytes in
            [b"title: t".to_vec(), "نص\n\nنص".into(), b"# h\n[x".to_vec(), b"{".repeat(1000), b"\x00\x01".repeat(100)]
        {
            let asked = Asked { format: Some(format), ..Asked::default() };
            match read(bytes, "", asked) {
                Ok(reading) => assert!(!reading.article.blocks().is_empty()),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
}
