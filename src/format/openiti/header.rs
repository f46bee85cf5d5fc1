//! What the header of an OpenITI text says of the book: the `#META#` lines.

/// What a header says of a book.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// The title of the book.
    pub(super) title: Option<String>,
    /// Who wrote it.
    pub(super) author: Option<String>,
    /// Who edited and published it, where and when.
    pub(super) edition: Vec<String>,
    /// Where the text is from.
    pub(super) address: Option<String>,
}

/// What a header line begins with.
pub(super) const META: &str = "#META#";
/// What the lines of older headers begin with.
const OLDER: [&str; 2] = ["#NewRec#", "#000000#"];
/// What the lines begin with that name the collection a text is from, before its header and behind it.
const FILE: &str = "#####";
/// The line behind the header.
pub(super) const END: &str = "#META#Header#End#";

/// What libraries write where they know nothing.
const UNKNOWN: [&str; 6] = ["NODATA", "NOTGIVEN", "NOCODE", "NOTFOUND", "NONE", "None"];

/// The names of what is taken, in lower case and without the numbers and signs around them, the likeliest first.
const TITLES: &[&str] = &["booktitle", "title", "الكتاب", "العنوان", "bk"];
const AUTHORS: &[&str] = &["authorname", "authornam", "author", "authoraka", "المؤلف", "auth"];
/// Of an edition each is taken, by the first of its names.
const EDITIONS: &[&[&str]] = &[
    &["ededitor", "editornam", "المحقق", "تحقيق"],
    &["edpublisher", "الناشر"],
    &["edplace"],
    &["edyear"],
    &["الطبعة"],
    &["ed_info"],
];
const ADDRESSES: &[&str] = &["liburl", "libreadonline"];

impl Header {
    /// Of the lines of a header.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let fields: Vec<(String, &str)> = lines.filter_map(field).collect();
        let named = |name: &str| fields.iter().find(|field| field.0 == name).map(|field| field.1.to_owned());
        let first = |names: &[&str]| names.iter().find_map(|name| named(name));
        Self {
            title: first(TITLES),
            author: first(AUTHORS),
            edition: EDITIONS.iter().filter_map(|names| first(names)).collect(),
            address: first(ADDRESSES).filter(|address| address.starts_with("http")),
        }
    }
}

/// Whether a line is one of a header, or says which file the text was in.
pub(super) fn is_header(line: &str) -> bool {
    [META, FILE].iter().chain(&OLDER).any(|start| line.starts_with(start)) && !is_heading(line)
}

/// Whether a line that begins like those of a file is a heading all the same: it has letters of the text.
fn is_heading(line: &str) -> bool {
    line.starts_with(FILE) && line.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// The name of a field, in lower case and without its number, and what it says, if that is anything:
/// `#META# 020.BookTITLE :: …`, `#META# 01#BookTitle: …`.
fn field(line: &str) -> Option<(String, &str)> {
    let line = [META].iter().chain(&OLDER).find_map(|start| line.strip_prefix(start))?;
    let (name, value) = line.split_once("::").or_else(|| line.split_once(':'))?;
    let is_around = |c: char| c.is_ascii_digit() || matches!(c, '.' | '#') || c.is_whitespace();
    let (name, value) = (name.trim_matches(is_around), value.trim());
    (!value.is_empty() && !UNKNOWN.contains(&value)).then(|| (name.to_lowercase(), value))
}
