//! The header of an OpenITI text: the `#META#` lines.

/// Bibliographic data of a header.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// The title.
    pub(super) title: Option<String>,
    /// The author.
    pub(super) author: Option<String>,
    /// Editor, publisher, place and year of the edition.
    pub(super) edition: Vec<String>,
    /// The address of the text's source.
    pub(super) address: Option<String>,
}

/// The beginning of a header line.
pub(super) const META: &str = "#META#";
/// The beginnings of header lines in older headers.
const OLDER: [&str; 2] = ["#NewRec#", "#000000#"];
/// The beginning of lines that name the collection a text is from, before or behind its header.
const FILE: &str = "#####";
/// The line behind the header.
pub(super) const END: &str = "#META#Header#End#";

/// Values that libraries write for unknown ones.
const UNKNOWN: [&str; 6] = ["NODATA", "NOTGIVEN", "NOCODE", "NOTFOUND", "NONE", "None"];

/// Names of fields, in lower case and without numbers and signs, the most likely first.
const TITLES: &[&str] = &["booktitle", "title", "الكتاب", "العنوان", "bk"];
/// Stands between the titles that a book is known by.
const OR: char = '¶';
const AUTHORS: &[&str] = &["authorname", "authornam", "author", "authoraka", "المؤلف", "auth"];
/// Fields of an edition, each with its names. One value is taken of each.
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
    /// Parses the lines of a header.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let fields: Vec<(String, &str)> = lines.filter_map(field).collect();
        let named = |name: &str| fields.iter().find(|field| field.0 == name).map(|field| field.1.to_owned());
        let first = |names: &[&str]| names.iter().find_map(|name| named(name));
        let titles = || TITLES.iter().filter_map(|name| named(name));
        let single = titles().find(|title| !title.contains(OR));
        let one_of = || Some(titles().next()?.split(OR).map(str::trim).find(|title| !title.is_empty())?.to_owned());
        Self {
            title: single.or_else(one_of),
            author: first(AUTHORS),
            edition: EDITIONS.iter().filter_map(|names| first(names)).collect(),
            address: first(ADDRESSES).filter(|address| address.starts_with("http")),
        }
    }
}

/// Returns `true` if a line belongs to a header or names the file of the text.
pub(super) fn is_header(line: &str) -> bool {
    [META, FILE].iter().chain(&OLDER).any(|start| line.starts_with(start)) && !is_heading(line)
}

/// Returns `true` if a line that begins like those of a file is a heading: it has letters beyond ASCII.
fn is_heading(line: &str) -> bool {
    line.starts_with(FILE) && line.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// Parses a field with a value: `#META# 020.BookTITLE :: …`, `#META# 01#BookTitle: …`. Returns its name in lower case,
/// without its number.
fn field(line: &str) -> Option<(String, &str)> {
    let line = [META].iter().chain(&OLDER).find_map(|start| line.strip_prefix(start))?;
    let (name, value) = line.split_once("::").or_else(|| line.split_once(':'))?;
    let is_around = |c: char| c.is_ascii_digit() || matches!(c, '.' | '#') || c.is_whitespace();
    let (name, value) = (name.trim_matches(is_around), value.trim());
    (!value.is_empty() && !UNKNOWN.contains(&value)).then(|| (name.to_lowercase(), value))
}
