//! Addresses (RFC 3986) in text, and their parts.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Splits an address into its scheme and the part after the colon (RFC 3986, 3.1).
///
/// A single letter is not taken for a scheme: no scheme in use is that short, but drive letters are, and
/// `a:b.txt` is a file name.
#[must_use]
pub fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_of_scheme);
    (is_scheme && scheme.len() > 1).then_some((scheme, rest))
}

/// Decodes percent-encoded bytes (RFC 3986, 2.1). Returns `part` unchanged if they are not UTF-8.
#[must_use]
pub fn decoded(part: &str) -> Cow<'_, str> {
    percent_decode_str(part).decode_utf8().unwrap_or(Cow::Borrowed(part))
}

/// Returns `true` if `text` contains an address: one with `://`, one that starts with `www.`, or an e-mail
/// address.
#[must_use]
pub fn has_address(text: &str) -> bool {
    let is_of_email = |(at, _): (usize, &str)| {
        text[..at].ends_with(char::is_alphanumeric) && text[at + 1..].starts_with(char::is_alphanumeric)
    };
    text.contains("://") || text.contains("www.") || text.match_indices('@').any(is_of_email)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_text() {
        for text in ["انظر https://a.org/b", "www.a.org", "(a@b.org)،"] {
            assert!(has_address(text), "{text}");
        }
        for text in ["", "أ @ ب", "@name", "a@", "a.org", "http:"] {
            assert!(!has_address(text), "{text}");
        }
    }

    #[test]
    fn a_scheme_is_told_from_a_name() {
        let check = |address: &str, expected: Option<(&str, &str)>| assert_eq!(scheme(address), expected, "{address}");
        check("https://a.org", Some(("https", "//a.org")));
        check("mailto:a@b", Some(("mailto", "a@b")));
        check("x-man-page://ls", Some(("x-man-page", "//ls")));
        check("x:", None);
        check("file:b", Some(("file", "b")));
        for name in ["C:\\x", "a:b.txt", "فصل:1.md", "1a:b", "a b:c", ":a", "./ab:c", "a", "a/b:c", ""] {
            check(name, None);
        }
    }

    #[test]
    fn percent_signs_are_taken_off_where_they_stand_for_letters() {
        let check = |part: &str, expected: &str| assert_eq!(decoded(part), expected);
        check("%D9%81%20a", "ف a");
        check("100%", "100%");
        check("%+5%zz", "%+5%zz");
        check("%D9", "%D9");
    }
}
