//! Books made for a test: EPUB archives of files that are written out.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// Packs these files as a book: first the media type, uncompressed, then the rest.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("mimetype", stored).expect("memory takes everything");
    zip.write_all(b"application/epub+zip").expect("memory takes everything");
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("memory takes everything");
        zip.write_all(content).expect("memory takes everything");
    }
    zip.finish().expect("memory takes everything").into_inner()
}

/// The file that names the package document.
pub const CONTAINER: (&str, &[u8]) = (
    "META-INF/container.xml",
    br#"<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#,
);

/// A book.
#[derive(Clone, Copy, Default)]
pub struct Book<'a> {
    /// The content of its metadata.
    pub metadata: &'a str,
    /// The attributes of its spine.
    pub spine: &'a str,
    /// Its chapters: the names of their files and what stands in their bodies.
    pub chapters: &'a [(&'a str, &'a str)],
    /// The list in its navigation document, if it has one.
    pub navigation: Option<&'a str>,
    /// The points in its NCX, if it has one.
    pub ncx: Option<&'a str>,
}

impl Book<'_> {
    /// Its files.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = vec![(CONTAINER.0.to_owned(), CONTAINER.1.to_vec())];
        let mut manifest = String::new();
        let mut references = String::new();
        for (name, body) in self.chapters {
            let escaped = name.replace(' ', "%20");
            manifest += &format!("<item id=\"{name}\" href=\"{escaped}\" media-type=\"application/xhtml+xml\"/>\n");
            references += &format!("<itemref idref=\"{name}\"/>");
            files.push((format!("OEBPS/{name}"), xhtml(body).into_bytes()));
        }
        if let Some(list) = self.navigation {
            manifest += "<item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/>";
            let nav = xhtml(&format!(
                "<nav epub:type=\"landmarks\"><ol><li><a href=\"x\">x</a></li></ol></nav><nav epub:type=\"toc\">\
                 <h1>Contents</h1>{list}</nav>"
            ));
            files.push(("OEBPS/nav.xhtml".to_owned(), nav.into_bytes()));
        }
        if let Some(points) = self.ncx {
            manifest += "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>";
            let ncx = format!(
                "<?xml version=\"1.0\"?><ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\"><head><meta \
                 name=\"dtb:depth\" content=\"1\"/></head><docTitle><text>x</text></docTitle><navMap>{points}</navMap>\
                 </ncx>"
            );
            files.push(("OEBPS/toc.ncx".to_owned(), ncx.into_bytes()));
        }
        let package = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" \
             version=\"3.0\">\
             <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:opf=\"http://www.idpf.org/2007/opf\">\
             {}<meta name=\"cover\" content=\"c\"/></metadata>\
             <manifest>{manifest}</manifest><spine {}>{references}</spine></package>",
            self.metadata, self.spine
        );
        files.push(("OEBPS/book.opf".to_owned(), package.into_bytes()));
        files
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        packed(&self.files())
    }
}

/// An archive of these files.
pub fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    archive(&files.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect::<Vec<_>>())
}

fn xhtml(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>x</title></head><body>{body}</body></html>"
    )
}
