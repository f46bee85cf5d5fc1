//! Documents of hostile shapes, which `benches/growth` reads, lays out, searches and shows in two sizes: a stage that
//! takes the square of its input takes sixteen times as many instructions for four times as much.

#[path = "../../tests/common/books.rs"]
mod books;

use std::hint::black_box;
use std::thread;
use std::time::Duration;

use books::Book;
use qari::app::document::anchor::Anchor;
use qari::app::document::matches::Matches;
use qari::app::keys::keymap::Keymap;
use qari::app::{App, Message, Setup};
use qari::article::{Article, Pos};
use qari::format::{self, Asked};
use qari::messages::Messages;
use qari::page::{self, BlockOptions, Neighbours, digits_of};
use qari::search::Query;

/// A shape: its name, the name of its file, what stands before and behind, and what is repeated.
struct Shape {
    name: &'static str,
    file: &'static str,
    before: &'static str,
    unit: fn(usize) -> String,
    behind: &'static str,
}

/// The time between two looks at what a thread compiles.
const WAIT: Duration = Duration::from_millis(5);

/// Prose that makes an article of a page.
const PROSE: &str = "مضى الرجل إلى السوق في الصباح الباكر، واشترى منها ما يحتاج إليه أهله، ثم عاد إلى بيته قبل الظهر. \
     ولم يكن في الطريق أحد يعرفه، فمشى على مهل وهو يفكر في ما سمعه من الناس عن السنة التي مضت وما كان فيها. ";

const fn html(name: &'static str, before: &'static str, unit: fn(usize) -> String, behind: &'static str) -> Shape {
    Shape { name, file: "a.html", before, unit, behind }
}

const fn of(name: &'static str, file: &'static str, unit: fn(usize) -> String) -> Shape {
    Shape { name, file, before: "", unit, behind: "" }
}

const SHAPES: &[Shape] = &[
    html("references to &", "<p>", |_| "&amp;".into(), ""),
    html("references to a blank", "<p>", |_| "ا&nbsp;".into(), ""),
    html("references to nothing", "<p>", |_| "&none;".into(), ""),
    html("references by number", "<p>", |_| "&#1575;".into(), ""),
    html("references in an attribute", "<p title=\"", |_| "&amp;".into(), "\">ا"),
    html("attributes", "<p ", |at| format!("a{at}=b "), ">ا"),
    html("attributes of an end tag", "<p>ا</p ", |at| format!("a{at} "), ">ب"),
    html("elements ever deeper", "", |_| "<div>ا".into(), ""),
    html("formatting that is not closed", "", |_| "<p><b><i>ا".into(), ""),
    html("end tags of nothing", "<p>ا", |_| "</b></p>".into(), ""),
    html("cells", "<table>", |_| "<tr><td>ا<td>ب".into(), ""),
    html("a row of cells", "<table><tr>", |_| "<td>ا".into(), ""),
    html("names", "", |at| format!("<p id=n{at}>ا <a href=#n{at}>ب</a>"), ""),
    html("items", "<ul>", |_| "<li>ا".into(), ""),
    html("headings", "", |at| format!("<h{}>ا</h1>", at % 6 + 1), ""),
    html("signs of tags", "<p>", |_| "ا < ".into(), ""),
    html("comments", "<p>ا", |_| "<!-- ا -->".into(), ""),
    html("notes", "", |at| format!("<p>ا<sup><a href=#f{at} id=r{at}>{at}</a></sup><p id=f{at}>{at} ب"), ""),
    html("classes", "<p class=\"", |at| format!("c{at} "), "\">ا"),
    of("emphasis of Markdown", "a.md", |_| "*ا _ب*» ".into()),
    of("brackets of Markdown", "a.md", |_| "[ا ".into()),
    of("quotes of Markdown", "a.md", |_| "> ا\n> > ب\n".into()),
    of("code of Markdown", "a.md", |at| format!("{}ا ", "`".repeat(at % 9 + 1))),
    of("formulas of Markdown", "a.md", |_| "$ا \\( ".into()),
    of("templates of Markdown", "a.md", |_| "{{< ا ".into()),
    of("boxes of Markdown", "a.md", |_| "::: note\nا\n".into()),
    of("items of Markdown", "a.md", |at| format!("{}- ا\n", " ".repeat(at % 60))),
    of("notes of Markdown", "a.md", |at| format!("ا[^{at}]\n\n[^{at}]: ب\n\n")),
    of("components of Markdown", "a.md", |_| "<Note ا={ \n".into()),
    of("a word", "a.txt", |_| "ا".into()),
    of("vowel signs on one letter", "a.txt", |_| "\u{64E}".into()),
    of("blanks", "a.txt", |_| "  ".into()),
    of("dots", "a.txt", |_| ".".into()),
    of("addresses", "a.txt", |_| "www.a.b/ج(د) ".into()),
    of("embeddings", "a.txt", |_| "ا\u{202B}b\u{202A}".into()),
    of("isolates", "a.txt", |_| "ا\u{2067}b\u{2066}".into()),
    of("brackets", "a.txt", |_| "ا(b[".into()),
    of("numbers", "a.txt", |_| "12-34/56 ".into()),
    of("items", "a.txt", |_| "- ".into()),
    of("verse", "a.txt", |_| "صدر البيت هنا    وعجزه هناك\n".into()),
    of("chapters", "a.txt", |_| "الفصل الأول\n\n".into()),
    of("presentation forms", "a.txt", |_| "ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ ".into()),
    of("forms in lines", "a.txt", |_| "ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ\n".into()),
    of("a table of signs", "a.txt", |_| "+---+---+\n| ا | ب |\n".into()),
    Shape {
        before: "sections:\n",
        ..of("sections of YAML", "a.yaml", |_| "- heading: ا\n  paragraphs: [ب, {code: x}]\n".into())
    },
    Shape { before: "lead:\n", ..of("paragraphs of YAML", "a.yaml", |_| "- [ا, {strong: ب}]\n".into()) },
    of("chapters of a book", "a.epub", |at| format!("<h2 id=\"h{at}\">باب {at}</h2><p>ا{at}</p>")),
    of("notes of a book", "a.epub", |at| {
        format!("<p>ا<a epub:type=\"noteref\" href=\"#n{at}\">{at}</a></p><aside id=\"n{at}\">ب{at}</aside>")
    }),
    of("contents of a book", "contents.epub", |at| format!("<li><a href=\"a.xhtml#a\">ب{at}</a></li>")),
    of("quotes of CSV", "a.csv", |_| "\"ا\"\"\n\",ب\n".into()),
    of("a record of CSV", "a.csv", |_| "ا,".into()),
    of("colours of output", "a.log", |_| "\u{1b}[31mا\u{1b}[m".into()),
    of("links of output", "a.log", |at| format!("\u{1b}]8;;http://a/{at}\u{7}ا\n")),
    of("struck letters", "a.log", |_| "ا\u{8}ا".into()),
    of("lines", "a.log", |_| "2026-11-29 ERROR ا=b [c]\n".into()),
    of("brackets of JSON", "a.json", |_| "[\"ا\",".into()),
    of("cues", "a.srt", |at| format!("{at}\n00:00:01,000 --> 00:00:02,000\nا\n\n")),
    of("words of a program", "a.rs", |_| "/* \" ا".into()),
    of("strings of a program", "a.rs", |at| format!("let a{at} = \"ا\"; // ب\n")),
    of("lines of a difference", "a.diff", |_| "-ا b\n+ا c\n".into()),
    of("messages of a chat", "a.txt", |at| format!("[29/11/2026, 10:0{}] أحمد: نعم\n", at % 10)),
    of("spans of OpenITI", "a.mARkdown", |_| "<span".into()),
    of("pages of OpenITI", "a.mARkdown", |at| format!("\n# ا PageV01P{at:03}")),
];

/// Runs `name`: `list` prints the names of all shapes; else it is a size, a blank and the name of one.
pub fn run(name: &str) {
    if name == "list" {
        return SHAPES.iter().for_each(|shape| println!("{}: {}", shape.file, shape.name));
    }
    let (size, name) = name.split_once(' ').expect("a size and a name");
    let shape = SHAPES.iter().find(|shape| format!("{}: {}", shape.file, shape.name) == name).expect("a shape");
    let (bytes, name) = shape.document(size.parse().expect("a number"));
    let source = String::from_utf8_lossy(&bytes).into_owned();
    // What is refused has been read, too.
    let Ok(reading) = format::read(bytes, name, Asked::default()) else { return };
    let article = reading.article;
    lay_out(&article);
    for word in ["لا", "باب", "السوق"] {
        let mut find = Matches::new(Query::new(word), Some("ar"), Pos::default()).expect("a word");
        find.finish(&article);
        black_box(find.count());
    }
    let last = Pos { block: article.flow().end.saturating_sub(1), byte: 0 };
    black_box((article.source_line(last, &source), Anchor::of(&article, last).find(&article)));
    read(article);
}

impl Shape {
    /// Returns the document in which `count` units are, and the name of its file.
    fn document(&self, count: usize) -> (Vec<u8>, &'static str) {
        let repeated: String = (0..count).map(self.unit).collect();
        let text = [self.before, &repeated, self.behind].concat();
        let book = |chapter: &str, navigation: Option<&str>| {
            Book { chapters: &[("a.xhtml", chapter)], navigation, ..Book::default() }.bytes()
        };
        let bytes = match self.file {
            "a.html" => [&text, "<p>", &PROSE.repeat(4)].concat().into_bytes(),
            "a.mARkdown" => ["######OpenITI#\n#META#Header#End#\n# ا ", &text].concat().into_bytes(),
            "a.epub" => book(&text, None),
            "contents.epub" => book("<p id=\"a\">ا", Some(&text)),
            _ => text.into_bytes(),
        };
        (bytes, self.file)
    }
}

/// Lays out all rows of all blocks.
fn lay_out(article: &Article) {
    let options = BlockOptions { digits: digits_of(article), ..BlockOptions::new(80) };
    let mut neighbours: Option<Neighbours> = None;
    for block in 0..article.blocks().len() {
        // As the reader does, what blocks tell of one another is asked once for all that it is of.
        neighbours = neighbours.filter(|own| own.covers(block)).or_else(|| Neighbours::of(article, block, options));
        let layout = page::block_by(article, block, options, neighbours.as_ref().filter(|own| own.covers(block)));
        let text = article.text(block);
        let mut row = 0;
        while layout.has_row(row, text) {
            drop(black_box(layout.row(row, text)));
            row += 1;
        }
    }
}

/// Looks at the beginning, the end, a section and the contents.
fn read(article: Article) {
    let mut app = App::new(article, Messages::new(["ar"]), Keymap::shipped(), Setup::new(crate::SCREEN));
    let (mut terminal, styles) = (crate::terminal(), crate::styles());
    for key in ["j", "G", "k", "[", "Tab", "Esc", "*", "n"] {
        app.update(Message::Key(key.parse().expect("a key")));
        while app.is_compiling() || app.has_work() {
            // The thread that compiles is counted, and not the wait for it.
            if app.is_compiling() {
                thread::sleep(WAIT);
            }
            app.update(Message::Work);
            for held in app.take_held() {
                app.update(held);
            }
        }
        crate::draw(&app, &styles, &mut terminal);
    }
}
