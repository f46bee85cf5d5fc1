//! Addresses that are written from where a page is (RFC 3986, 5.2).

/// Where `reference` leads from the address `base`; as it is written if it leads somewhere by itself, or if `base` is no address
/// of the web.
pub(super) fn resolved(base: &str, reference: &str) -> String {
    let whole = || reference.to_owned();
    if reference.is_empty() || has_scheme(reference) {
        return whole();
    }
    let Some((scheme, rest)) = base.split_once("://").filter(|_| has_scheme(base)) else { return whole() };
    if let Some(host) = reference.strip_prefix("//") {
        return format!("{scheme}://{host}");
    }
    let base = rest.split(['?', '#']).next().unwrap_or(rest);
    let (host, path) = base.find('/').map_or((base, "/"), |at| base.split_at(at));
    if reference.starts_with('?') {
        return format!("{scheme}://{host}{path}{reference}");
    }
    let end = reference.find(['?', '#']).unwrap_or(reference.len());
    let (own, behind) = reference.split_at(end);
    let folder = if own.starts_with('/') { "" } else { &path[..=path.rfind('/').unwrap_or(0)] };
    format!("{scheme}://{host}{}{behind}", without_dots(&format!("{folder}{own}")))
}

/// A name of a place as it is read where it is written with percent signs (URL Standard, "percent-decode").
pub(super) fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, behind @ ..] = rest {
        let hex = behind.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).filter(|_| *first == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

/// Whether an address begins with a scheme, as `https:` and `mailto:` (RFC 3986, 3.1).
pub(in crate::format) fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// A path without the parts that lead to where one is and to what is around it.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            "." | ".." => {
                if part == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            part => kept.push(part),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn references_lead_from_where_the_page_is() {
        let check = |reference: &str, expected: &str| {
            assert_eq!(resolved("https://e.org/a/b.html?q#f", reference), expected, "{reference}");
        };
        check("c", "https://e.org/a/c");
        check("./c/../d?x=../y", "https://e.org/a/d?x=../y");
        check("../../../c", "https://e.org/c");
        check("/c/..", "https://e.org/");
        check("//h.org/x", "https://h.org/x");
        check("?x", "https://e.org/a/b.html?x");
        check("mailto:a@b", "mailto:a@b");
        check("http://x/y", "http://x/y");
        check("ع/ب.html", "https://e.org/a/ع/ب.html");
        check("", "");
        assert_eq!(resolved("/here/", "c"), "c");
        assert_eq!(resolved("https://e.org", "c"), "https://e.org/c");
        assert_eq!(resolved("file.html", "c"), "c");
    }
}
