//! Resolves relative addresses (RFC 3986, section 5.2).

use qari_bidi::text::address::scheme;

/// Resolves `reference` against `base`. Returns it unchanged if it is absolute or if `base` has no authority.
pub(super) fn resolved(base: &str, reference: &str) -> String {
    let whole = || reference.to_owned();
    if reference.is_empty() || scheme(reference).is_some() {
        return whole();
    }
    let Some((scheme, rest)) = base.split_once("://").filter(|_| scheme(base).is_some()) else { return whole() };
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

/// Removes the dot segments from a path (RFC 3986, section 5.2.4).
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
