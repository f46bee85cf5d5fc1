//! Any files as the parts of a book, and any bytes as a book: nothing panics, and the result does not depend on how
//! much is read at first.
//!
//! NUL parts the input. The first part is the bytes of an archive. The others are the package and the navigation
//! document (the usual ones where they are empty), the NCX and two chapters of a book that is packed without
//! compression, so that the reader is fuzzed and not the decompression.

use std::io::{Cursor, Write};

use qari::format::{Asked, begin, named, read};
use zip::write::{SimpleFileOptions, ZipWriter};

const CONTAINER: &str = "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>";
const PACKAGE: &str = "<package><metadata><title>t</title></metadata>\
    <manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/>\
    <item id='n' href='n.xhtml' properties='nav'/>\
    <item id='x' href='t.ncx' media-type='application/x-dtbncx+xml'/></manifest>\
    <spine toc='x'><itemref idref='a'/><itemref idref='b'/></spine></package>";

const NAVIGATION: &str = "<nav><ol><li><a href='a.xhtml#x'>x</a></li><li><a href='b.xhtml'>y</a></li></ol></nav>";

/// Checks `bytes` as an archive and as the parts of a book.
pub fn check(bytes: &[u8]) {
    let [archive, package, navigation, ncx, first, second] = super::parts(bytes);
    let asked = Asked { format: named("epub"), ..Asked::default() };
    _ = read([b"PK\x03\x04", archive].concat(), "book.epub", asked);
    let or_usual = |part, usual: &'static str| if <[u8]>::is_empty(part) { usual.as_bytes() } else { part };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let files = [
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("b.opf", or_usual(package, PACKAGE)),
        ("n.xhtml", or_usual(navigation, NAVIGATION)),
        ("t.ncx", ncx),
        ("a.xhtml", first),
        ("b.xhtml", second),
    ];
    for (name, content) in files {
        zip.start_file(name, stored).expect("memory takes everything");
        zip.write_all(content).expect("memory takes everything");
    }
    let book = zip.finish().expect("memory takes everything").into_inner();
    if let Ok(reading) = read(book.clone(), "book.epub", asked) {
        super::article::check(&reading.article);
        // Read in two parts, it is the same as read at once.
        let begun = begin(book, "book.epub", asked, 1).expect("the same book");
        if let Some(rest) = begun.rest {
            assert_eq!(rest.read().expect("the same book").article, reading.article);
        }
    }
}
