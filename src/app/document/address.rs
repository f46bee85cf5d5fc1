//! Resolves the addresses in a document: to a place in it, another file, or a page of the web. An address without a
//! scheme is relative to the folder of its document (RFC 3986); one of the web is parsed as browsers do (WHATWG, URL
//! Standard), so that what is shown and copied is what is opened.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use unicode_bidi::{BidiClass, bidi_class};
use url::{Host, Url};

use crate::format::STANDARD_INPUT;
use crate::system::files;
use qari_bidi::text::address::{decoded, scheme};

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
    /// A page for the browser; the address as the URL Standard serializes it, in ASCII.
    Web(String),
    /// Anything that can't be opened.
    Other,
}

impl Target {
    /// Resolves `address` in a document whose file is in `folder`.
    #[must_use]
    pub fn of(address: &str, folder: &Path) -> Self {
        let address = &*cleaned(address);
        if address.starts_with("//") {
            return web(&format!("https:{address}"));
        }
        match scheme(address) {
            Some((scheme, _)) if WEB.iter().any(|web| scheme.eq_ignore_ascii_case(web)) => web(address),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("file") => match local_path(rest) {
                Some(path) => file(path, folder),
                None => Self::Other,
            },
            Some(_) => Self::Other,
            None => file(address, folder),
        }
    }
}

/// Returns `address` as the URL Standard reads it: without control characters and blanks around it, or tabs and line
/// ends inside. What hides a scheme from people hides it from nobody then.
#[must_use]
pub fn cleaned(address: &str) -> Cow<'_, str> {
    let address = address.trim_matches(|c: char| c <= ' ');
    if address.contains(['\t', '\n', '\r']) {
        return Cow::Owned(address.replace(['\t', '\n', '\r'], ""));
    }
    Cow::Borrowed(address)
}

/// Parses an address of the web. One that browsers can't read leads to nothing.
fn web(address: &str) -> Target {
    Url::parse(address).map_or(Target::Other, |url| Target::Web(url.into()))
}

/// Returns `address` as it is copied: one of the web as [`Target::Web`] has it, another as it is written, with control
/// characters as their escapes.
#[must_use]
pub fn copied(address: &str, folder: &Path) -> String {
    let escaped = |c: char| if c.is_control() { escapes(c) } else { c.to_string() };
    match Target::of(address, folder) {
        Target::Web(address) => address,
        Target::Here(_) | Target::File { .. } | Target::Other => cleaned(address).chars().map(escaped).collect(),
    }
}

/// Returns the percent-encoded bytes of `c` (RFC 3986, 2.1).
fn escapes(c: char) -> String {
    c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Returns `address` as browsers show it: escapes of letters and digits beyond ASCII are decoded, and names of hosts in
/// right-to-left scripts. All else stays, so that nothing in it is taken for what it is not: a name that mixes scripts,
/// or is in one that looks like Latin, is shown in its ASCII form.
#[must_use]
pub fn readable(address: &str) -> String {
    let Some((before, host, behind)) = with_host(address) else { return decoded_letters(address) };
    let (unicode, outcome) = idna::domain_to_unicode(host);
    let shown = if outcome.is_ok() && is_plainly_rtl(&unicode) { unicode } else { host.to_owned() };
    [decoded_letters(before), shown, decoded_letters(behind)].concat()
}

/// Splits an address at both ends of the name of its host, if it has one.
fn with_host(address: &str) -> Option<(&str, &str, &str)> {
    let url = Url::parse(address).ok()?;
    let Some(Host::Domain(host)) = url.host() else { return None };
    let start = address.find("://")? + 3;
    let end = address[start..].find(['/', '?', '#']).map_or(address.len(), |end| start + end);
    let start = address[start..end].rfind('@').map_or(start, |at| start + at + 1);
    let host = address[start..end].starts_with(host).then(|| &address[start..start + host.len()])?;
    Some((&address[..start], host, &address[start + host.len()..]))
}

/// Returns `true` if each label of a name is ASCII or has only letters of right-to-left scripts and digits.
fn is_plainly_rtl(name: &str) -> bool {
    let is_rtl = |c: char| {
        matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN | BidiClass::EN | BidiClass::NSM)
            || c == '-'
    };
    name.split('.').all(|label| label.is_ascii() || label.chars().all(is_rtl))
}

/// Decodes the escapes of letters and digits beyond ASCII.
fn decoded_letters(address: &str) -> String {
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
    match files::name_of(percent_decode_str(path).collect()) {
        Some(path) => Target::File { path: without_dots(&folder.join(path)), place },
        None => Target::Other,
    }
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
        for (address, expected) in [
            ("https://a.org/b?c#d", "https://a.org/b?c#d"),
            ("http://x", "http://x/"),
            ("mailto:a@b.org", "mailto:a@b.org"),
            ("HTTPS://A.ORG", "https://a.org/"),
            (" https://a.org/a b\"<>\u{7f} ", "https://a.org/a%20b%22%3C%3E%7F"),
            ("ht\ntps:\t//a.org/\r\nb", "https://a.org/b"),
            ("https://a.org/\u{1b}[31m\u{9b}", "https://a.org/%1B[31m%C2%9B"),
            ("https://a.org\\b", "https://a.org/b"),
            ("https://موقع.وزارة/كتاب", "https://xn--4gbrim.xn--mgbexc3i/%D9%83%D8%AA%D8%A7%D8%A8"),
            ("https://0x7f.1/", "https://127.0.0.1/"),
        ] {
            check(address, "docs", &Target::Web(expected.to_owned()));
        }
        check("//a.org/b", "", &Target::Web("https://a.org/b".to_owned()));
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/plain,x",
            "da\tta:text/html,x",
            "ftp://a.org",
            "x-man-page://ls",
            "https://",
            "https://a b.org",
            // IDNA wants a label to run one way.
            "https://aعربي.com",
            "https://a.org:99999",
        ] {
            check(address, "docs", &Target::Other);
        }
    }

    #[test]
    fn names_of_hosts_are_shown_where_they_cannot_deceive() {
        let check = |address: &str, expected: &str| {
            let Target::Web(parsed) = Target::of(address, Path::new("")) else { panic!("{address} is of the web") };
            assert_eq!(readable(&parsed), expected, "{address}");
        };
        check("https://موقع.وزارة/كتاب", "https://موقع.وزارة/كتاب");
        check("https://u:p@عربي.example:8080/?q", "https://u:p@عربي.example:8080/?q");
        check("https://אתר.example", "https://אתר.example/");
        // Cyrillic letters that look like Latin ones, and a name of two scripts.
        check("https://аррӏе.com", "https://xn--80ak6aa92e.com/");
        check("https://раypal.com", "https://xn--ypal-43d9g.com/");
        check("https://127.0.0.1/%D8%A7", "https://127.0.0.1/ا");
        check("mailto:a@b.org", "mailto:a@b.org");
    }

    #[test]
    fn what_is_copied_controls_nothing() {
        let check = |address: &str, expected: &str| assert_eq!(copied(address, Path::new("d")), expected);
        check("https://a.org/\u{1b}x", "https://a.org/%1Bx");
        check(" b\n.md\u{1b}#x\u{85}", "b.md%1B#x%C2%85");
        check("java\nscript:x", "javascript:x");
        check("#فصل", "#فصل");
    }
}
