//! Any files as the parts of a book, and any bytes as a book: nothing panics, and the result does not depend on how
//! much is read at first.
//!
//! The first part of the input is the bytes of an archive. The others are the package, the navigation document, the NCX
//! and a chapter of a book that is packed without compression, so that the reader is fuzzed and not the decompression.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use qari::format::{Asked, begin, named, read};
use zip::write::{SimpleFileOptions, ZipWriter};

const CONTAINER: &str = "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>";
const PACKAGE: &str = "<package><metadata><title>t</title></metadata>\
    <manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/>\
    <item id='n' href='n.xhtml' properties='nav'/>\
    <item id='x' href='t.ncx' media-type='application/x-dtbncx+xml'/></manifest>\
    <spine toc='x'><itemref idref='a'/><itemref idref='b'/></spine></package>";

fuzz_target!(|input: (&[u8], Option<&str>, Option<&str>, &str, &str, &str)| {
    let (bytes, package, navigation, ncx, first, second) = input;
    let asked = Asked { format: named("epub"), ..Asked::default() };
    let _ = read([b"PK\x03\x04", bytes].concat(), "book.epub", asked);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let files = [
        ("META-INF/container.xml", CONTAINER),
        ("b.opf", package.unwrap_or(PACKAGE)),
        (
            "n.xhtml",
            navigation
                .unwrap_or("<nav><ol><li><a href='a.xhtml#x'>x</a></li><li><a href='b.xhtml'>y</a></li></ol></nav>"),
        ),
        ("t.ncx", ncx),
        ("a.xhtml", first),
        ("b.xhtml", second),
    ];
    for (name, content) in files {
        zip.start_file(name, stored).expect("memory takes everything");
        zip.write_all(content.as_bytes()).expect("memory takes everything");
    }
    let book = zip.finish().expect("memory takes everything").into_inner();
    if let Ok(reading) = read(book.clone(), "book.epub", asked) {
        qari::print::plain(&mut Vec::new(), &reading.article, Some(20)).expect("memory takes everything");
        // Read in two parts, it is the same as read at once.
        let begun = begin(book, "book.epub", asked, 1).expect("the same book");
        if let Some(rest) = begun.rest {
            assert_eq!(rest.read().expect("the same book").article, reading.article);
        }
    }
});
