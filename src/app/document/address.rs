//! Resolves the addresses in a document: to a place in it, another file, or a page of the web (RFC 3986). An address
//! without a scheme is relative to the folder of its document.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

use qari_bidi::text::address::{STANDARD_INPUT, decoded, scheme};

/// The schemes of addresses that are opened in the browser.
const WEB: [&str; 3] = ["http", "https", "mailto"];

/// The target of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A place in the same document, by its name; its beginning if that is empty.
    Here(String),
    /// A file, and a place in it by its name if one is given.
    File {
        /// The file.
        path: PathBuf,
        /// The name of the place.
        place: Option<String>,
    },
    /// A page for the browser; the address with its scheme.
    Web(String),
    /// Anything that can't be opened.
    Other,
}

impl Target {
    /// Resolves `address` in a document whose file is in `folder`.
    #[must_use]
    pub fn of(address: &str, folder: &Path) -> Self {
        if let Some(host) = address.strip_prefix("//") {
            return Self::Web(format!("https://{host}"));
        }
        match scheme(address) {
            Some((scheme, _)) if WEB.iter().any(|web| scheme.eq_ignore_ascii_case(web)) => {
                Self::Web(address.to_owned())
            }
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("file") => match local_path(rest) {
                Some(path) => file(path, folder),
                None => Self::Other,
            },
            Some(_) => Self::Other,
            None => file(address, folder),
        }
    }
}

/// Returns `address` as browsers show it: escapes of letters and digits beyond ASCII are decoded. All others stay, so
/// that nothing in it is taken for what it is not.
#[must_use]
pub fn readable(address: &str) -> String {
    let is_escape =
        |at: &[u8]| matches!(at, [b'%', b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F', low] if low.is_ascii_hexdigit());
    let mut readable = String::new();
    let mut rest = address;
    while let Some(c) = rest.chars().next() {
        let escapes = rest.as_bytes().chunks_exact(3).take_while(|at| is_escape(at)).count();
        let taken = if escapes > 0 { 3 * escapes } else { c.len_utf8() };
        let (own, behind) = rest.split_at(taken);
        let decoded = percent_decode_str(own).decode_utf8().ok().filter(|_| escapes > 0);
        let decoded = decoded.filter(|decoded| decoded.chars().all(char::is_alphanumeric));
        readable.push_str(decoded.as_deref().unwrap_or(own));
        rest = behind;
    }
    readable
}

/// Returns the path of a `file:` address, if it is on this machine (RFC 8089).
fn local_path(rest: &str) -> Option<&str> {
    let Some(with_host) = rest.strip_prefix("//") else { return rest.starts_with('/').then_some(rest) };
    let path = with_host.strip_prefix("localhost").unwrap_or(with_host);
    path.starts_with('/').then_some(path)
}

/// Resolves `reference`, a path with or without a query and a place.
fn file(reference: &str, folder: &Path) -> Target {
    let (path, place) = match reference.split_once('#') {
        Some((path, place)) => (path, Some(decoded(place).into_owned())),
        None => (reference, None),
    };
    // A query is for a server. A question mark in a file's name is written as %3F.
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return Target::Here(place.unwrap_or_default());
    }
    let path = OsString::from_vec(percent_decode_str(path).collect());
    Target::File { path: without_dots(&folder.join(path)), place }
}

/// Removes `.` and `..` from `path`, as an address is resolved (RFC 3986, 5.2.4). Leading `..` stay. Never returns the
/// dash that stands for standard input.
#[must_use]
pub fn without_dots(path: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => match short.components().next_back() {
                Some(Component::Normal(_)) => _ = short.pop(),
                Some(Component::RootDir) => {}
                _ => short.push(component),
            },
            _ => short.push(component),
        }
    }
    match short.to_str() {
        Some("") => ".".into(),
        Some(STANDARD_INPUT) => Path::new(".").join(short),
        _ => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, folder: &str, expected: &Target) {
        assert_eq!(Target::of(address, Path::new(folder)), *expected, "{address} in {folder:?}");
    }

    fn check_file(address: &str, folder: &str, path: &str, place: Option<&str>) {
        let expected = Target::File { path: path.into(), place: place.map(str::to_owned) };
        check(address, folder, &expected);
        // Paths are equal to the system where dots and slashes differ; the names of documents are not.
        let Target::File { path: own, .. } = Target::of(address, Path::new(folder)) else { return };
        assert_eq!(own.as_os_str(), path, "{address} in {folder:?}");
    }

    #[test]
    fn a_path_counts_from_the_folder_of_its_document() {
        check_file("b.md", "", "b.md", None);
        check_file("b.md#c", "", "b.md", Some("c"));
        check_file("./b.md", "docs", "docs/b.md", None);
        check_file("../b.md", "docs", "b.md", None);
        check_file("../../b.md", "docs", "../b.md", None);
        check_file("../b.md", "../docs", "../b.md", None);
        check_file("/../b.md", "docs", "/b.md", None);
        check_file("c/../b.md?raw=1#x", "/docs", "/docs/b.md", Some("x"));
        check_file("..", "docs", ".", None);
        check_file("-", "", "./-", None);
    }

    #[test]
    fn percent_signs_stand_for_bytes() {
        check_file("%D9%83%D8%AA%D8%A7%D8%A8%201.md", "", "كتاب 1.md", None);
        check_file("كتاب.md#%D9%81%D8%B5%D9%84", "", "كتاب.md", Some("فصل"));
        check_file("why%3F%23.md", "", "why?#.md", None);
        check_file("100%.md", "", "100%.md", None);
        check_file("a%0Ab.md", "d", "d/a\nb.md", None);
    }

    #[test]
    fn a_name_with_a_colon_is_one() {
        check_file("C:\\x.md", "docs", "docs/C:\\x.md", None);
        check_file("a:b c.txt", "docs", "docs/a:b c.txt", None);
        check_file("./file:b.md#c", "docs", "docs/file:b.md", Some("c"));
        check_file("file%3Ab.md", "docs", "docs/file:b.md", None);
        check_file("فصل:١ من ٢.md", "", "فصل:١ من ٢.md", None);
    }

    #[test]
    fn a_file_address_is_of_this_machine_or_of_no_use() {
        check_file("file:///a/b%20c.md#d", "docs", "/a/b c.md", Some("d"));
        check_file("file://localhost/a.md", "docs", "/a.md", None);
        check_file("FILE:/a.md", "docs", "/a.md", None);
        check("file://elsewhere/a.md", "", &Target::Other);
        check("file:a.md", "", &Target::Other);
        check("file://server/C:/a.md", "", &Target::Other);
    }

    #[test]
    fn a_place_alone_is_in_the_same_document() {
        check("#c", "docs", &Target::Here("c".to_owned()));
        check("#%D9%81", "docs", &Target::Here("ف".to_owned()));
        check("#", "docs", &Target::Here(String::new()));
        check("", "docs", &Target::Here(String::new()));
    }

    #[test]
    fn letters_are_read_as_such() {
        let check = |address: &str, expected: &str| assert_eq!(readable(address), expected);
        check("https://a.org/%D9%83%D8%AA_%d8%a7?q=%20%2F", "https://a.org/كت_ا?q=%20%2F");
        check("%D9", "%D9");
        check("%E2%80%AEgro%D8%A7", "%E2%80%AEgroا");
        check("كتاب%", "كتاب%");
        check("%C2%9B%41", "%C2%9B%41");
    }

    #[test]
    fn only_what_a_browser_shows_is_for_a_browser() {
        for address in ["https://a.org/b?c#d", "http://x", "mailto:a@b.org", "HTTPS://A.ORG"] {
            check(address, "docs", &Target::Web(address.to_owned()));
        }
        check("//a.org/b", "", &Target::Web("https://a.org/b".to_owned()));
        for address in ["javascript:alert(1)", "data:text/plain,x", "ftp://a.org", "x-man-page://ls"] {
            check(address, "docs", &Target::Other);
        }
    }
}
