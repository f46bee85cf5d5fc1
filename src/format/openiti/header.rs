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
/// The line behind the header.
pub(super) const END: &str = "#META#Header#End#";

/// What libraries write where they know nothing.
const UNKNOWN: [&str; 5] = ["NODATA", "NOTGIVEN", "NOCODE", "NOTFOUND", "NONE"];

/// The names of what is taken, in lower case and without the number before them, the likeliest first.
const TITLES: &[&str] = &["booktitle", "title", "الكتاب", "العنوان"];
const AUTHORS: &[&str] = &["authorname", "author", "authoraka", "المؤلف"];
const EDITIONS: &[&str] = &["ededitor", "edpublisher", "edplace", "edyear"];
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
            edition: EDITIONS.iter().filter_map(|name| named(name)).collect(),
            address: first(ADDRESSES).filter(|address| address.starts_with("http")),
        }
    }
}

/// The name of a field, in lower case and without its number, and what it says, if that is anything:
/// `#META# 020.BookTITLE :: …`.
fn field(line: &str) -> Option<(String, &str)> {
    let line = line.strip_prefix(META)?;
    let (name, value) = line.split_once("::").or_else(|| line.split_once(':'))?;
    let name = name.trim().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let value = value.trim();
    (!value.is_empty() && !UNKNOWN.contains(&value)).then(|| (name.to_lowercase(), value))
}
