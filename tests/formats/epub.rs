//! Books in EPUB.

use crate::common::books::{self, Book, packed};
use crate::common::notation;
use proptest::prelude::*;
use qari::article::{Article, Kind, Style};
use qari::format::{Asked, BookProblem, ChapterProblem, Error, Reading, Warning, begin, read};
use qari::load;
use qari::messages::Messages;
use qari_bidi::text::direction::Direction;

fn epub(bytes: Vec<u8>) -> Result<Reading, Error> {
    read(bytes, "book.epub", Asked::default())
}

/// Checks the blocks of a book in the notation of [`notation`], a line each, and its warnings.
#[track_caller]
fn check_epub(bytes: Vec<u8>, expected: &[&str], warnings: &[Warning]) -> Article {
    let reading = epub(bytes).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(notation::of(&reading.article), expected.join("\n"));
    assert_eq!(reading.warnings, warnings);
    reading.article
}

const METADATA: &str = "<dc:title>كتاب</dc:title><dc:creator id=\"a\">كاتب</dc:creator><dc:creator>مترجم</dc:creator>\
    <dc:language>ar</dc:language>\
                        <dc:publisher>دار</dc:publisher><dc:date>2020-01-02T00:00:00Z</dc:date>";

#[test]
fn pages_of_a_book_go_on_from_chapter_to_chapter() {
    let book = Book {
        chapters: &[
            (
                "a.xhtml",
                "<h1>a</h1><p>b <span epub:type=\"pagebreak\" id=\"p2\" title=\"2\"/>c</p><div epub:type=\"pagebreak\" \
                 id=\"p3\"/>",
            ),
            ("b.xhtml", "<h1>d</h1><p>e</p><span role=\"doc-pagebreak\" id=\"p4\">4</span>"),
        ],
        ..Book::default()
    };
    let article = check_epub(book.bytes(), &["= book", "#1 a", "b ⟦2⟧c", "#1 ⟦3⟧d", "e⟦4⟧"], &[]);
    assert_eq!(
        ["a.xhtml#p2", "a.xhtml#p3", "b.xhtml#p4"].map(|name| article.anchor(name)),
        [Some(2), Some(3), Some(4)]
    );
}

/// Tools declare the language of their user for every book; it does not turn blocks that it can't be that of.
#[test]
fn a_language_that_the_text_contradicts_turns_no_block() {
    let arabic = "<p>OpenAI شركة رائدة في مجالها، أسست قبل سنوات، وكتبها كثير من الناس في كل مكان من الأرض.</p>";
    let english = "<p>The company was founded years ago, and many people all over the world have read its books.</p>";
    let directions = |language: &str, body: &str| {
        let metadata = format!("<dc:title>Book</dc:title><dc:language>{language}</dc:language>");
        let chapters = [("a.xhtml", body)];
        let article = epub(Book { metadata: &metadata, chapters: &chapters, ..Book::default() }.bytes());
        let article = article.expect("an article").article;
        (article.direction(), article.blocks().last().expect("a block").direction())
    };
    let (rtl, ltr) = (Direction::Rtl, Direction::Ltr);
    assert_eq!(directions("en", arabic), (rtl, rtl));
    assert_eq!(directions("ar", arabic), (rtl, rtl));
    assert_eq!(directions("ar", english), (ltr, ltr));
    assert_eq!(directions("en", english), (ltr, ltr));
    // A few Latin names contradict nothing, and neither does a short text.
    assert_eq!(directions("ar", &format!("{english}<p>مقال: {}</p>", "كلمة ".repeat(4))).0, rtl);
    assert_eq!(directions("ar", "<p>OpenAI</p>").0, rtl);
}

/// A book may list its pages and say nothing where they begin.
#[test]
fn pages_that_a_book_lists_begin_there() {
    let chapters = [
        ("a.xhtml", "<h1>a</h1><p>b <a id=\"p2\"/>c</p><p id=\"p3\">d</p>"),
        ("b.xhtml", "<p>e<span id=\"p5\" epub:type=\"pagebreak\">5</span>f</p>"),
    ];
    let expected = ["= book", "#1 a", "b ⟦2⟧c", "⟦iii⟧d", "⟦4⟧e⟦5⟧f"];
    let pages = "<ol><li><a href=\"a.xhtml#p2\">2</a></li><li><a href=\"a.xhtml#p3\">iii</a></li><li><a \
        href=\"b.xhtml\">Page 4</a></li><li><a href=\"b.xhtml#p5\">5</a></li></ol>";
    let navigation = format!("<ol><li><a href=\"a.xhtml\">a</a></li></ol></nav><nav epub:type=\"page-list\">{pages}");
    check_epub(Book { chapters: &chapters, navigation: Some(&navigation), ..Book::default() }.bytes(), &expected, &[]);
    let target = |label: &str, place: &str| {
        format!(
            "<pageTarget type=\"normal\"><navLabel><text>{label}</text></navLabel><content src=\"{place}\"/>\
             </pageTarget>"
        )
    };
    let targets: String = [("2", "a.xhtml#p2"), ("iii", "a.xhtml#p3"), ("4", "b.xhtml"), ("5", "b.xhtml#p5")]
        .map(|(label, place)| target(label, place))
        .concat();
    let points = format!(
        "<navPoint><navLabel><text>a</text></navLabel><content src=\"a.xhtml\"/></navPoint></navMap><pageList>\
         {targets}</pageList><navMap>"
    );
    check_epub(Book { chapters: &chapters, ncx: Some(&points), ..Book::default() }.bytes(), &expected, &[]);
}

#[test]
fn a_book_is_one_article() {
    let book = Book {
        metadata: METADATA,
        spine: "page-progression-direction=\"rtl\"",
        chapters: &[
            (
                "a.xhtml",
                "<h1>الأول</h1><p>نص <a href=\"b%20c.xhtml#x\">هناك</a> <a href=\"https://x.y/\">خارج</a></p><script/>\
                 <p>بعده</p>",
            ),
            (
                "b c.xhtml",
                "<h1>الثاني</h1><p>نص</p><p id=\"x\">هنا <a href=\"a.xhtml\">أول</a> <a href=\"#x\">نفسه</a><br/>\
                 سطر</p>",
            ),
        ],
        navigation: Some("<ol><li><a href=\"a.xhtml\">الأول</a></li><li><a href=\"b%20c.xhtml\">الثاني</a></li></ol>"),
        ncx: None,
    };
    let article = check_epub(
        book.bytes(),
        &[
            "= كتاب",
            "by كاتب · مترجم",
            "by دار · 2020-01-02",
            "#1 الأول",
            "نص <a #b c.xhtml#x>هناك</a> <a https://x.y/>خارج</a>",
            "بعده",
            "#1 الثاني",
            "نص",
            "هنا <a #a.xhtml>أول</a> <a #b c.xhtml#x>نفسه</a>⏎سطر",
        ],
        &[],
    );
    assert_eq!((article.direction(), article.language()), (Direction::Rtl, Some("ar")));
    for block in 0..article.blocks().len() {
        for inline in article.inlines(block) {
            let Style::Link(target) = inline.style else { continue };
            let name = article.target(target).strip_prefix('#');
            assert!(name.is_none_or(|name| article.anchor(name).is_some()), "{name:?}");
        }
    }
    assert_eq!(article.anchor("b c.xhtml#x"), Some(8));
}

#[test]
fn the_table_of_contents_is_the_section_list() {
    let chapters = [
        (
            "a.xhtml",
            "<p class=\"t\" id=\"t\">الباب  الأول</p><p>نص</p><h3 id=\"s\">فصل</h3><p>نص</p><h4>فرع</h4><p>نص</p>",
        ),
        ("b.xhtml", "<div id=\"d\"><p>نص بلا عنوان</p></div><p id=\"e\">نص آخر</p><h2>ليس في الفهرس</h2><p>نص</p>"),
        ("c.xhtml", "<img src=\"c.jpg\" alt=\"غلاف\"/>"),
    ];
    let expected = [
        "#1 قسم",
        "#2 الباب الأول",
        "نص",
        "#3 فصل",
        "نص",
        "#4 فرع",
        "نص",
        "#2 الباب & الثاني",
        "نص بلا عنوان",
        "#3 موضع",
        "نص آخر",
        "#4 ليس في الفهرس",
        "نص",
        "#1 الغلاف",
        "image <a c.jpg>غلاف</a>",
    ];
    let list = "<ol><li><span>قسم</span><ol><li><a href=\"a.xhtml#t\">الباب الأول</a><ol><li><a href=\"a.xhtml#s\">\
        فصل</a></li></ol></li>\
                <li><a href=\"b.xhtml\">الباب &amp; الثاني</a><ol><li><a href=\"b.xhtml#e\">موضع</a></li></ol></li>\
                    </ol></li>\
                <li><a href=\"c.xhtml\">الغلاف</a></li><li><a href=\"a.xhtml#gone\">غير موجود</a></li></ol>";
    check_epub(
        Book { chapters: &chapters, navigation: Some(list), ..Book::default() }.bytes(),
        &[&["= book"][..], &expected].concat(),
        &[],
    );
    let point = |label: &str, address: &str, inside: &str| {
        format!(
            "<navPoint id=\"x\" playOrder=\"1\"><navLabel><text>{label}</text></navLabel><content src=\"{address}\"/>\
             {inside}</navPoint>"
        )
    };
    let ncx = point(
        "قسم",
        "a.xhtml#t",
        &[
            point("الباب الأول", "a.xhtml#t", &point("فصل", "a.xhtml#s", "")),
            point("الباب &amp; الثاني", "b.xhtml", &point("موضع", "b.xhtml#e", "")),
        ]
        .concat(),
    ) + &point("الغلاف", "c.xhtml", "");
    check_epub(
        Book { chapters: &chapters, ncx: Some(&ncx), ..Book::default() }.bytes(),
        &[&["= book"][..], &expected].concat(),
        &[],
    );
}

#[test]
fn a_heading_without_text_is_none() {
    let book = Book {
        metadata: METADATA,
        chapters: &[
            ("a.xhtml", "<h3 class=\"number\"></h3><h2>الأول</h2><p>نص</p>"),
            ("b.xhtml", "<h1><img src=\"title.png\" alt=\"صورة العنوان\"/></h1><p>نص</p>"),
            ("c.xhtml", "<h2 id=\"c\"> </h2><p>نص</p>"),
        ],
        navigation: Some(
            "<ol><li><a href=\"a.xhtml\">الأول</a></li><li><a href=\"b.xhtml\">الثاني</a></li><li><a \
             href=\"c.xhtml#c\">الثالث</a></li></ol>",
        ),
        ..Book::default()
    };
    let expected = ["#1 الأول", "نص", "#1 الثاني", "image <a title.png>صورة العنوان</a>", "نص", "#1 الثالث", "نص"];
    check_epub(book.bytes(), &[&["= كتاب", "by كاتب · مترجم", "by دار · 2020-01-02"], &expected[..]].concat(), &[]);
}

#[test]
fn names_are_in_the_language_of_the_book() {
    let check = |metadata: &str, expected: &[&str]| {
        let chapters = &[("a.xhtml", "<p>نص</p>")];
        let article = epub(Book { metadata, chapters, ..Book::default() }.bytes()).expect("a book").article;
        let kind = |block: &usize| matches!(article.blocks()[*block].kind(), Kind::Title | Kind::Source);
        let found: Vec<&str> = (0..3)
            .filter(|block| *block < article.blocks().len())
            .filter(kind)
            .map(|block| article.text(block))
            .collect();
        assert_eq!(found, expected, "{metadata}");
    };
    let names = "<dc:title id=\"t\">The Book</dc:title><dc:creator id=\"c\">A. Writer</dc:creator>\
                 <meta refines=\"#t\" property=\"alternate-script\" xml:lang=\"ar\">الكتاب</meta>\
                 <meta refines=\"#c\" property=\"role\">aut</meta>\
                 <meta refines=\"#c\" property=\"alternate-script\" xml:lang=\"ar-EG\">كاتب</meta>";
    check(&format!("<dc:language>ar</dc:language>{names}"), &["الكتاب", "كاتب"]);
    check(&format!("<dc:language>fr</dc:language>{names}"), &["The Book", "A. Writer"]);
    check(names, &["The Book", "A. Writer"]);
    let several = "<dc:title id=\"s\">عنوان فرعي</dc:title><dc:title id=\"m\">العنوان</dc:title>\
                   <meta refines=\"#s\" property=\"title-type\">subtitle</meta><meta refines=\"#m\" \
                       property=\"title-type\">main</meta>";
    check(several, &["العنوان"]);
}

#[test]
fn the_package_is_what_is_called_one() {
    let mut book = SMALL.files();
    let other = "<rootfiles><rootfile full-path=\"book.pdf\" media-type=\"application/pdf\"/>";
    book[0].1 = String::from_utf8(book[0].1.clone()).expect("UTF-8").replace("<rootfiles>", other).into_bytes();
    check_epub(packed(&book), &["= t", "one", "two", "three"], &[]);
}

#[test]
fn headings_stay_as_they_are_without_a_table_of_contents() {
    let book = Book { chapters: &[("a.xhtml", "<h2>a</h2><p>b</p><h3>c</h3>")], ..Book::default() };
    check_epub(book.bytes(), &["= book", "#2 a", "b", "#3 c"], &[]);
}

#[test]
fn the_navigation_document_is_not_read_twice() {
    let mut book = Book {
        chapters: &[("a.xhtml", "<p>a</p>")],
        navigation: Some("<ol><li><a href=\"a.xhtml\">A</a></li></ol>"),
        ..Book::default()
    }
    .files();
    let package = book.last_mut().expect("a package");
    package.1 = String::from_utf8(package.1.clone())
        .expect("UTF-8")
        .replace("<itemref", "<itemref idref=\"nav\"/><itemref")
        .into_bytes();
    check_epub(packed(&book), &["= book", "#1 A", "a"], &[]);
}

#[test]
fn notes_are_footnotes() {
    let says = "<p>a<a epub:type=\"noteref\" href=\"#n\">1</a> b<sup><a role=\"doc-noteref\" id=\"r2\" \
        href=\"notes.xhtml#m\">[1]</a></sup></p>\
                <aside epub:type=\"footnote\" id=\"n\" hidden=\"hidden\"><p>c</p></aside>";
    let reads = "<p>d<sup><a id=\"r3\" href=\"#k\">٢</a></sup> e<a id=\"r4\" href=\"#l\">(*)</a> <a href=\"#k\">7</a> \
        <a href=\"#z\">2</a></p>\
                 <hr/><p><a id=\"k\" href=\"#r3\">٢</a> f</p><p id=\"l\"><a href=\"#r4\">*</a> g <a href=\"#r4\">↩</a>\
                     </p><p id=\"z\">2</p>";
    let notes = "<ol><li id=\"m\"><p>h <a role=\"doc-backlink\" href=\"a.xhtml#r2\">back</a></p></li></ol>";
    let book = Book { chapters: &[("a.xhtml", says), ("b.xhtml", reads), ("notes.xhtml", notes)], ..Book::default() };
    let article = check_epub(
        book.bytes(),
        &[
            "= book",
            "a<note>[1]</note> b<note>[2]</note>",
            "[1] c",
            "d<note>[٢]</note> e<note>[*]</note> <a #b.xhtml#k>7</a> <a #b.xhtml#z>2</a>",
            "rule",
            "[٢] f",
            "[*] g",
            "2",
            "[2] h",
        ],
        &[],
    );
    let references =
        (0..article.blocks().len()).flat_map(|block| article.inlines(block)).filter_map(|inline| match inline.style {
            Style::FootnoteReference(label) => article.footnote(label),
            _ => None,
        });
    assert_eq!(references.collect::<Vec<_>>(), [2, 8, 5, 6]);
}

#[test]
fn the_block_that_a_reference_stands_in_is_no_note() {
    let chapter = "<div>a <sup><a href=\"#n\">1</a></sup> b<br/><a id=\"n\"></a>1. c</div><p>d</p>";
    let book = Book { chapters: &[("a.xhtml", chapter)], ..Book::default() };
    check_epub(book.bytes(), &["= book", "a <a #a.xhtml#n>¹</a> b⏎1. c", "d"], &[]);
}

/// Two notes in one block: it has the label of the first.
#[test]
fn the_labels_of_notes_are_those_of_their_first_places() {
    let note = |index: usize| {
        let reference = |place: &str| format!("<sup><a href=\"#{place}{index}\">{index}{place}</a></sup>");
        let references = reference("1") + &reference("2");
        format!("<p>x{references}</p><div id=\"1{index}\">y <a id=\"2{index}\"></a>z</div>")
    };
    let chapter: String = (10..30).map(note).collect();
    let book = Book { chapters: &[("a.xhtml", &chapter)], ..Book::default() };
    let article = epub(book.bytes()).expect("a book").article;
    let notes = notation::of(&article);
    for index in 10..30 {
        assert!(notes.contains(&format!("[{index}1] y z")), "{index} in {notes}");
    }
}

/// A file that is called otherwise in upper and lower case is the first of those that are.
#[test]
fn a_file_is_found_whatever_its_case() {
    let mut book = Book { chapters: &[("chapter", "<p>a</p>")], ..Book::default() }.files();
    let mut files: Vec<_> = book.extract_if(.., |(name, _)| name == "OEBPS/chapter").collect();
    // A bit for each letter: lower case is none of these.
    let cased = |bits: usize, (at, c): (usize, char)| if bits >> at & 1 == 0 { c.to_ascii_uppercase() } else { c };
    let name = |bits| "chapter".chars().enumerate().map(|letter| cased(bits, letter)).collect::<String>();
    files[0].0 = format!("OEBPS/{}", name(0));
    book.append(&mut files);
    book.extend((1..100).map(|bits| (format!("OEBPS/{}", name(bits)), b"<p>b</p>".to_vec())));
    check_epub(packed(&book), &["= book", "a"], &[]);
}

/// The book that is broken in the tests below.
const SMALL: Book = Book {
    metadata: "<dc:title>t</dc:title>",
    spine: "",
    chapters: &[("a.xhtml", "<p>one</p>"), ("b.xhtml", "<p>two</p>"), ("c.xhtml", "<p>three</p>")],
    navigation: None,
    ncx: None,
};

fn without(name: &str) -> Vec<(String, Vec<u8>)> {
    SMALL.files().into_iter().filter(|file| file.0 != name).collect()
}

fn chapter(name: &str, problem: ChapterProblem) -> Warning {
    Warning::Chapter { name: name.to_owned(), problem }
}

#[test]
fn a_broken_book_is_read_as_far_as_it_can_be() {
    let all = ["= t", "one", "two", "three"];
    check_epub(packed(&without("META-INF/container.xml")), &all, &[]);
    check_epub(packed(&without("OEBPS/book.opf")), &["= book", "one", "two", "three"], &[Warning::BookUnlisted]);
    check_epub(
        packed(&without("OEBPS/b.xhtml")),
        &["= t", "one", "three"],
        &[chapter("OEBPS/b.xhtml", ChapterProblem::Missing)],
    );
    let mut bad = SMALL.files();
    bad[2].1 = b"PK\x00\x00\x01\x02 no text \x00\x00".to_vec();
    check_epub(packed(&bad), &["= t", "one", "three"], &[chapter("OEBPS/b.xhtml", ChapterProblem::Damaged)]);
    let mut unclosed = SMALL.files();
    unclosed[2].1 = b"<html><body><p>two <b>and".to_vec();
    check_epub(packed(&unclosed), &["= t", "one", "two <b>and</b>", "three"], &[]);
}

#[test]
fn a_cut_book_is_read_as_far_as_it_goes() {
    let bytes = SMALL.bytes();
    for cut in 0..bytes.len() {
        match epub(bytes[..cut].to_vec()) {
            Ok(reading) => assert_eq!(reading.warnings[0], Warning::BookDamaged, "{cut}"),
            Err(error) => assert!(matches!(error, Error::Book(_) | Error::Empty | Error::NotText), "{cut}: {error}"),
        }
    }
    // Without its directory, which is at the end, all of it is there.
    let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    check_epub(bytes[..directory].to_vec(), &["= t", "one", "two", "three"], &[Warning::BookDamaged]);
}

#[test]
fn what_is_no_book_says_so() {
    assert_eq!(epub(b"text".to_vec()).map(|_| ()), Err(Error::Book(BookProblem::NoArchive)));
    assert_eq!(epub(b"PK\x03\x04".to_vec()).map(|_| ()), Err(Error::Book(BookProblem::Damaged)));
    assert_eq!(epub(books::archive(&[])).map(|_| ()), Err(Error::Book(BookProblem::NoChapters)));
    assert_eq!(
        epub(packed(&Book { chapters: &[("a.xhtml", "")], ..Book::default() }.files()))
            .map(|reading| reading.article.blocks().len()),
        Ok(1)
    );
}

/// Who has the book encrypted, and how.
fn encrypted(files: &[&str], algorithm: &str) -> Vec<(String, Vec<u8>)> {
    let data = files.iter().map(|file| {
        format!(
            "<enc:EncryptedData xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptionMethod \
            Algorithm=\"{algorithm}\"/>\
                 <enc:CipherData><enc:CipherReference URI=\"{file}\"/></enc:CipherData></enc:EncryptedData>"
        )
    });
    let list = format!("<encryption>{}</encryption>", data.collect::<String>());
    let mut book = SMALL.files();
    book.push(("META-INF/encryption.xml".to_owned(), list.into_bytes()));
    book
}

#[test]
fn an_encrypted_book_says_so() {
    const AES: &str = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    let all = ["OEBPS/a.xhtml", "OEBPS/b.xhtml", "OEBPS/c.xhtml"];
    assert_eq!(epub(packed(&encrypted(&all, AES))).map(|_| ()), Err(Error::Book(BookProblem::Encrypted)));
    check_epub(
        packed(&encrypted(&all[..1], AES)),
        &["= t", "two", "three"],
        &[chapter("OEBPS/a.xhtml", ChapterProblem::Encrypted)],
    );
    for fonts in ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"] {
        check_epub(packed(&encrypted(&["OEBPS/font.otf"], fonts)), &["= t", "one", "two", "three"], &[]);
    }
}

/// A book in which the files of which `is_one` says so are packed by the method of this number (APPNOTE 4.4.5), and
/// encrypted if `bits` say so (4.4.4). Both stand in the header of the file and in the directory.
fn packed_by(method: u16, bits: u16, is_one: fn(&str) -> bool) -> Vec<u8> {
    let mut bytes = packed(&SMALL.files());
    for (sign, flags, name) in [(b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)] {
        for at in 0..bytes.len() - 4 {
            let is_name = |(file, _): &(String, Vec<u8>)| {
                is_one(file) && bytes[at..].get(name..).is_some_and(|rest| rest.starts_with(file.as_bytes()))
            };
            if bytes[at..].starts_with(sign) && SMALL.files().iter().any(is_name) {
                bytes[at + flags..at + flags + 2].copy_from_slice(&bits.to_le_bytes());
                bytes[at + flags + 2..at + flags + 4].copy_from_slice(&method.to_le_bytes());
            }
        }
    }
    bytes
}

#[test]
fn what_is_packed_in_a_way_that_epub_does_not_allow_is_named_as_that() {
    let is_chapter = |file: &str| file.contains(".xhtml");
    for (method, name) in
        [(9, "Deflate64"), (12, "bzip2"), (14, "LZMA"), (93, "Zstandard"), (95, "XZ"), (98, "PPMd"), (77, "?")]
    {
        let problem = BookProblem::Packed(name);
        assert_eq!(epub(packed_by(method, 0, is_chapter)).map(|_| ()), Err(Error::Book(problem)), "{name}");
        assert_eq!(epub(packed_by(method, 0, |_| true)).map(|_| ()), Err(Error::Book(problem)), "{name}");
        check_epub(
            packed_by(method, 0, |file| file == "OEBPS/a.xhtml"),
            &["= t", "two", "three"],
            &[chapter("OEBPS/a.xhtml", ChapterProblem::Packed(name))],
        );
    }
    assert_eq!(epub(packed_by(8, 1, is_chapter)).map(|_| ()), Err(Error::Book(BookProblem::Encrypted)), "a password");
    assert_eq!(epub(packed_by(99, 1, is_chapter)).map(|_| ()), Err(Error::Book(BookProblem::Encrypted)), "AES");
    let english = Messages::new(["en"]);
    let error = load::Error { name: "b.epub".to_owned(), cause: Error::Book(BookProblem::Packed("bzip2")).into() };
    assert!(error.describe(&english).contains("packed with \u{2068}bzip2\u{2069}"), "{}", error.describe(&english));
}

/// The isolates that messages have around each value, for layout.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

#[test]
fn a_bomb_is_no_book() {
    let mut book = SMALL.files();
    book[2].1 = vec![b' '; 17 * 1024 * 1024];
    check_epub(packed(&book), &["= t", "one", "three"], &[chapter("OEBPS/b.xhtml", ChapterProblem::TooLarge)]);
    let said =
        |language| chapter("c", ChapterProblem::TooLarge).describe(&Messages::new([language])).replace(ISOLATES, "");
    let (english, arabic) = (said("en"), said("ar"));
    assert!(english.contains("16 MiB") && english.contains("400 times"), "{english}");
    assert!(arabic.contains("١٦ MiB") && arabic.contains("٤٠٠"), "{arabic}");
    // A megabyte may be of any ratio, more may not.
    book[2].1 = vec![b' '; 2 * 1024 * 1024];
    check_epub(packed(&book), &["= t", "one", "three"], &[chapter("OEBPS/b.xhtml", ChapterProblem::TooLarge)]);
    // Too much is refused at once where the archive says so; where nothing says it, when so much has been unpacked.
    let names: Vec<String> = (0..130).map(|index| format!("{index}.xhtml")).collect();
    let blank = " ".repeat(2 * 1024 * 1024);
    let chapters: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), blank.as_str())).collect();
    let honest = Book { chapters: &chapters, ..Book::default() }.bytes();
    let marks = |mark: &[u8]| -> Vec<usize> {
        honest.windows(4).enumerate().filter(|(_, window)| *window == mark).map(|(at, _)| at).collect()
    };
    let (files, entries) = (marks(b"PK\x03\x04"), marks(b"PK\x01\x02"));
    let without_directory = honest[..entries[0]].to_vec();
    for book in [honest.clone(), without_directory] {
        assert_eq!(epub(book).map(|_| ()), Err(Error::Book(BookProblem::TooLarge)));
    }
    for (language, size) in [("en", "128 MiB"), ("ar", "١٢٨ MiB")] {
        let cause = Error::Book(BookProblem::TooLarge).into();
        let said =
            load::Error { name: "b".to_owned(), cause }.describe(&Messages::new([language])).replace(ISOLATES, "");
        assert!(said.contains(size), "{said}");
    }
    // A file that is larger than it says is not unpacked further. Its size stands 22 bytes behind the mark of a file,
    // and 24 behind that of its entry in the directory (APPNOTE 4.3.7, 4.3.12); the first files are none of the
    // chapters.
    let mut lying = honest.clone();
    for at in files[2..132].iter().map(|at| at + 22).chain(entries[2..132].iter().map(|at| at + 24)) {
        lying[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    assert_eq!(epub(lying).map(|_| ()), Err(Error::Book(BookProblem::NoChapters)));
}

#[test]
fn of_two_files_of_one_name_the_last_is_read() {
    let mut book = SMALL.files();
    book.push(("OEBPS/x.xhtml".to_owned(), b"<p>second</p>".to_vec()));
    let mut bytes = packed(&book);
    let places: Vec<usize> =
        bytes.windows(13).enumerate().filter(|(_, name)| name == b"OEBPS/x.xhtml").map(|(at, _)| at).collect();
    for at in places {
        bytes[at + 6] = b'a';
    }
    let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    check_epub(bytes[..directory].to_vec(), &["= t", "second", "two", "three"], &[Warning::BookDamaged]);
    check_epub(bytes, &["= t", "second", "two", "three"], &[]);
}

#[test]
fn more_files_than_in_any_book_are_refused() {
    let mut files = SMALL.files();
    files.extend((0..65_540).map(|index| (index.to_string(), Vec::new())));
    assert_eq!(epub(packed(&files)).map(|_| ()), Err(Error::Book(BookProblem::TooManyFiles)));
}

#[test]
fn an_archive_in_a_book_is_not_unpacked() {
    let mut book = SMALL.files();
    book[2].1 = SMALL.bytes();
    check_epub(packed(&book), &["= t", "one", "three"], &[chapter("OEBPS/b.xhtml", ChapterProblem::Damaged)]);
}

#[test]
fn what_is_hostile_does_no_harm() {
    let names = ["../../etc/passwd", "/etc/passwd", "C:\\x", "OEBPS/../a", "", "."];
    let mut book = SMALL.files();
    book.extend(names.iter().map(|name| ((*name).to_owned(), b"<p>outside</p>".to_vec())));
    check_epub(packed(&book), &["= t", "one", "two", "three"], &[]);
    let outside = Book { chapters: &[("../../../../etc/passwd", ""), ("a.xhtml", "<p>a</p>")], ..Book::default() };
    let warnings = [chapter("etc/passwd", ChapterProblem::Missing)];
    check_epub(outside.bytes(), &["= book", "a"], &warnings);
    let entities =
        (0..30).map(|level| format!("<!ENTITY e{} \"&e{level};&e{level};\">", level + 1)).collect::<String>();
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY e0 \"boom\">{entities}]><html><body><p>x &e30;</p></body>\
         </html>"
    );
    let mut book = SMALL.files();
    book[2].1 = bomb.into_bytes();
    let reading = epub(packed(&book)).expect("a book");
    assert!(notation::of(&reading.article).contains("x &e30;") && reading.article.flow_bytes() < 2000);
    let deep = "<div>".repeat(200_000) + "deep" + &"</div>".repeat(200_000);
    let points = "<navPoint>".repeat(100_000);
    let lists = "<ol><li>".repeat(100_000);
    let book =
        Book { chapters: &[("a.xhtml", &deep)], ncx: Some(&points), navigation: Some(&lists), ..Book::default() };
    check_epub(book.bytes(), &["= book", "deep"], &[Warning::Flattened]);
    let nested = "<blockquote>".repeat(17) + "deep" + &"</blockquote>".repeat(17);
    let book = Book { chapters: &[("a.xhtml", &nested), ("b.xhtml", &nested)], ..Book::default() };
    let quoted = format!("{}deep", "> ".repeat(16));
    check_epub(book.bytes(), &["= book", &quoted, &quoted], &[Warning::Flattened]);
    let twice = "<p>a</p>".to_owned();
    let mut book = Book { chapters: &[("a.xhtml", &twice)], ..Book::default() }.files();
    let package = book.last_mut().expect("a package");
    package.1 = String::from_utf8(package.1.clone())
        .expect("UTF-8")
        .replace("<itemref", &"<itemref idref=\"a.xhtml\"/>".repeat(9))
        .into_bytes();
    check_epub(packed(&book), &["= book", "a"], &[]);
}

/// Chapters of all kinds: with notes behind them or in another chapter, lists that would go on, headings of any level,
/// and nothing at all.
const CHAPTERS: &[&str] = &[
    "<h1>فصل</h1><p>نص الفصل</p>",
    "<p>نص <sup><a href=\"#n\">1</a></sup></p><aside id=\"n\">حاشية</aside>",
    "<p>نص <sup><a href=\"3.xhtml#n\">2</a></sup> و<a href=\"0.xhtml\">رابط</a></p>",
    "<p id=\"n\">حاشية في فصل آخر</p>",
    "<ol><li>أول</li><li>ثان</li></ol>",
    "<h3>تحت</h3><ul><li><p>بند</p><p>تتمة</p></li></ul>",
    "",
];

proptest! {
    #![proptest_config(crate::common::cases(150))]

    /// However much of a book is read at first, that is how the whole begins, and each warning is given once.
    #[test]
    fn the_beginning_of_a_book_is_how_it_begins(
        chapters in prop::collection::vec(prop::sample::select(CHAPTERS), 1..8),
        missing in 0..9_usize,
        enough in 0..400_usize,
    ) {
        let names: Vec<String> = (0..chapters.len()).map(|index| format!("{index}.xhtml")).collect();
        let chapters: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(chapters).collect();
        let entries: String = names.iter().map(|name| format!("<li><a href=\"{name}\">{name}</a></li>")).collect();
        let navigation = format!("<ol>{entries}</ol>");
        let navigation = Some(navigation.as_str());
        let mut files = Book { chapters: &chapters, navigation, metadata: METADATA, ..Book::default() }.files();
        files.retain(|(name, _)| *name != format!("OEBPS/{missing}.xhtml"));
        let Ok(whole) = epub(packed(&files)) else { return Ok(()) };
        let begun = begin(packed(&files), "book.epub", Asked::default(), enough).expect("a book that can be read");
        let notation = |article: &Article| notation::of(article);
        prop_assert!(notation(&whole.article).starts_with(&notation(&begun.reading.article)));
        let Some(rest) = begun.rest else {
            prop_assert_eq!(begun.reading, whole);
            return Ok(());
        };
        prop_assert!(begun.reading.article.flow_bytes() >= enough);
        let rest = rest.read().expect("a book that can be read");
        prop_assert_eq!(rest.article, whole.article);
        prop_assert_eq!([begun.reading.warnings, rest.warnings].concat(), whole.warnings);
    }

    /// Nothing panics, whatever becomes of the bytes of a book.
    #[test]
    fn no_damage_panics(
        at in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..40),
        kept in any::<bool>(),
    ) {
        let mut book = SMALL.bytes();
        let at = at.index(book.len());
        let end = if kept { (at + bytes.len()).min(book.len()) } else { at };
        book.splice(at..end, bytes);
        if let Ok(reading) = epub(book) {
            prop_assert!(!reading.article.blocks().is_empty());
        }
    }
}
