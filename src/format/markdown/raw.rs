//! Raw HTML in Markdown: decides which tags are HTML. An unknown tag is one if it is closed, by an end tag or by
//! itself, or has an attribute: it is dropped later, and its content stays. Alone, as in `git clone <name>`, it is
//! text; so is a known tag that would hide all that follows because it is never closed.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memmem;

use crate::format::html::elements;

/// Elements that mean nothing without attributes: `<source>` alone is a placeholder.
const NOTHING_ALONE: [&str; 21] = [
    "area", "base", "col", "data", "embed", "form", "frame", "image", "input", "keygen", "label", "link", "map",
    "meta", "object", "option", "output", "param", "select", "source", "track",
];

/// Elements that hide all that is in them.
const HIDING: [&str; 6] = ["applet", "datalist", "object", "select", "svg", "template"];

/// Presentational attributes.
const LOOKS: [&str; 4] = [" align=", " class=", " dir=", " style="];

/// The most bytes of a tag with `<` in a quoted value.
const LONGEST_QUOTE: usize = 4096;

/// The elements of a document whose tags may be text, in lower case.
#[derive(Debug, Default)]
pub(super) struct Doubtful {
    /// Those that an end tag closes.
    closed: HashSet<String>,
    /// Those whose beginnings were tags.
    begun: HashSet<String>,
}

impl Doubtful {
    /// Finds the end tags in a source.
    pub(super) fn of(source: &str) -> Self {
        let name = |at: usize| {
            let rest = &source[at + 2..];
            let name = &rest[..rest.find(|c| !is_of_name(c))?];
            Some(name.to_ascii_lowercase()).filter(|name| is_doubtful(name))
        };
        Self { closed: memmem::find_iter(source.as_bytes(), "</").filter_map(name).collect(), begun: HashSet::new() }
    }
}

/// Returns `true` for elements that are unknown, mean nothing alone or hide something.
fn is_doubtful(name: &str) -> bool {
    let is_known = elements::is_known(name);
    !name.is_empty() && (!is_known || NOTHING_ALONE.contains(&name) || HIDING.contains(&name))
}

/// Returns `true` for characters of the names of elements.
fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

/// Escapes the `<` of whatever is not a tag in a piece of HTML.
pub(super) fn html<'a>(raw: &'a str, doubtful: &mut Doubtful) -> Cow<'a, str> {
    let mut piece = Piece { raw, lower: raw.to_ascii_lowercase(), missing: Vec::new(), doubtful };
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = raw[at..].find('<') {
        let start = at + found;
        if let Some(end) = piece.end_of(start) {
            at = end;
        } else {
            out += &raw[copied..start];
            out += "&lt;";
            at = start + 1;
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(raw);
    }
    out += &raw[copied..];
    Cow::Owned(out)
}

/// A piece of HTML.
struct Piece<'a> {
    raw: &'a str,
    lower: String,
    /// The strings that do not occur in the rest.
    missing: Vec<String>,
    doubtful: &'a mut Doubtful,
}

impl Piece<'_> {
    /// Returns the end of the tag, the comment or the raw text element that begins at byte `start`; `None` if it is
    /// text.
    fn end_of(&mut self, start: usize) -> Option<usize> {
        let rest = &self.raw[start..];
        for (begin, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", ">"), ("<!", ">")] {
            if rest.starts_with(begin) {
                return self.find(end, start + begin.len());
            }
        }
        let is_end = rest[1..].starts_with('/');
        let name = start + if is_end { 2 } else { 1 };
        let bytes = self.raw[name..].find(|c| !is_of_name(c)).unwrap_or(self.raw.len() - name);
        let (name, behind) = (self.lower[name..name + bytes].to_owned(), &self.raw[name + bytes..]);
        let is_alone = behind.starts_with('>')
            && NOTHING_ALONE.contains(&name.as_str())
            && !(is_end && self.doubtful.begun.contains(&name));
        let ends_name =
            behind.is_empty() || behind.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        if is_alone || !ends_name || name.is_empty() {
            return None;
        }
        let tag = self.tag_end(start)?;
        if !elements::is_known(&name) {
            let own = &self.lower[start..tag];
            let has_attributes = || own.contains("=\"") || LOOKS.iter().any(|name| own.contains(name));
            if !is_end && (own.ends_with("/>") || has_attributes() || self.doubtful.closed.contains(&name)) {
                self.doubtful.begun.insert(name);
                return Some(tag);
            }
            return Some(tag).filter(|_| is_end && self.doubtful.begun.contains(&name));
        }
        if !is_end && is_doubtful(&name) {
            let is_closed = self.lower[start..tag].ends_with("/>") || self.doubtful.closed.contains(&name);
            if HIDING.contains(&name.as_str()) && !is_closed {
                return None;
            }
            self.doubtful.begun.insert(name.clone());
        }
        match elements::is_raw_text(&name) {
            false => Some(tag),
            true if is_end => None,
            true => self.find(&format!("</{name}"), tag),
        }
    }

    /// Returns the end of the tag that begins at byte `start`. A `<` ends the search, since the tag was never closed;
    /// in a quoted value it is allowed if the end is near.
    fn tag_end(&mut self, start: usize) -> Option<usize> {
        let inner = &self.raw[start + 1..];
        let first = inner.find(['<', '>'])?;
        if inner[first..].starts_with('>') {
            return Some(start + 1 + first + 1);
        }
        let is_quoted = inner[..first].matches(['"', '\'']).count() % 2 == 1;
        let end = inner.bytes().take(LONGEST_QUOTE).position(|byte| byte == b'>').filter(|_| is_quoted)?;
        Some(start + 1 + end + 1)
    }

    /// Returns the end of the next `sought` after byte `from`.
    fn find(&mut self, sought: &str, from: usize) -> Option<usize> {
        if self.missing.iter().any(|missing| missing == sought) {
            return None;
        }
        let found = self.lower[from..].find(&sought.to_ascii_lowercase());
        if found.is_none() {
            self.missing.push(sought.to_owned());
        }
        found.map(|at| from + at + sought.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Doubtful, html};

    #[test]
    fn only_tags_are_tags() {
        let check = |raw: &str, expected: &str| assert_eq!(html(raw, &mut Doubtful::of(raw)), expected, "{raw}");
        check("<div dir=\"rtl\"><BR/></div>", "<div dir=\"rtl\"><BR/></div>");
        check("<name></your-name>", "&lt;name>&lt;/your-name>");
        check("<source><source src=x>", "&lt;source><source src=x>");
        check("<script>a<b</script><b>", "<script>a<b</script><b>");
        check("<title><b>", "&lt;title><b>");
        check("</title>", "&lt;/title>");
        check("<!-- <x> --><!-- <i>", "<!-- <x> -->&lt;!-- <i>");
        check("a < b <", "a &lt; b &lt;");
        check("<b <i", "&lt;b &lt;i");
        check("<i\n---\n<details hidden>", "&lt;i\n---\n<details hidden>");
        check("<a title='a<b'>", "<a title='a<b'>");
        check("<i<details hidden>", "&lt;i<details hidden>");
        check("<b@c.org>", "&lt;b@c.org>");
        check("<dev align='center'></dev><name></dev>", "<dev align='center'></dev>&lt;name></dev>");
        check("<rtl>a</rtl> <my-tag b=\"c\"> <x/> <y>", "<rtl>a</rtl> <my-tag b=\"c\"> <x/> &lt;y>");
        check("<select id=a>b</select><option>", "<select id=a>b</select>&lt;option>");
        check("<select id=c>", "&lt;select id=c>");
    }
}
