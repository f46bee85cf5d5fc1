//! Tags with the attributes of JSX: quoted strings, words, and expressions in braces.

/// The most bytes of a tag.
const MOST_TAG: usize = 4096;

/// A tag.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) is_end: bool,
    /// `true` for `<Name />`.
    pub(super) is_closed: bool,
    /// The attributes; those in braces have a value only if they are strings.
    pub(super) attributes: Vec<(&'a str, Option<&'a str>)>,
    /// `true` if there are expressions in braces among them.
    pub(super) has_braces: bool,
    /// Its bytes.
    pub(super) length: usize,
}

impl<'a> Tag<'a> {
    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(own, _)| *own == name)?.1
    }

    /// Writes it without expressions.
    pub(super) fn as_html(&self) -> String {
        let mut out = format!("<{}", self.name);
        for (name, value) in self.attributes.iter().filter_map(|(name, value)| Some((name, (*value)?))) {
            let name = if *name == "className" { "class" } else { name };
            out += &format!(" {name}=\"{}\"", value.replace('"', "&quot;"));
        }
        out + if self.is_closed { " />" } else { ">" }
    }
}

/// Parses the tag that `text` begins with.
pub(super) fn tag(text: &str) -> Option<Tag<'_>> {
    let rest = text.strip_prefix('<')?;
    let is_end = rest.starts_with('/');
    let start = 1 + usize::from(is_end);
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name = &text[start..start + text[start..].find(|c| !is_of_name(c))?];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut tag = Tag { name, is_end, is_closed: false, attributes: Vec::new(), has_braces: false, length: 0 };
    let mut at = start + name.len();
    loop {
        let rest = text.get(at..).filter(|_| at < MOST_TAG)?;
        let trimmed = rest.trim_start();
        let has_space = trimmed.len() < rest.len();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with('>') {
            tag.length = at + 1;
            return Some(tag);
        }
        if trimmed.starts_with("/>") && !is_end {
            tag.is_closed = true;
            tag.length = at + 2;
            return Some(tag);
        }
        if !has_space || is_end {
            return None;
        }
        if trimmed.starts_with('{') {
            at += braced(trimmed)?;
            tag.has_braces = true;
            continue;
        }
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '@' | '.' | '#');
        let name = &trimmed[..trimmed.find(|c| !is_of_name(c))?];
        if name.is_empty() {
            return None;
        }
        at += name.len();
        let Some(value) = trimmed[name.len()..].strip_prefix('=') else {
            tag.attributes.push((name, None));
            continue;
        };
        at += 1;
        let own = match value.chars().next()? {
            quote @ ('"' | '\'') => {
                let end = value.as_bytes()[1..].iter().take(MOST_TAG).position(|byte| char::from(*byte) == quote)?;
                at += end + 2;
                Some(&value[1..=end])
            }
            '{' => {
                let length = braced(value)?;
                at += length;
                tag.has_braces = true;
                string(value[1..length - 1].trim())
            }
            _ => {
                let word = &value[..value.find(|c: char| c.is_whitespace() || matches!(c, '>' | '<' | '"' | '\''))?];
                at += word.len();
                Some(word)
            }
        };
        tag.attributes.push((name, own));
    }
}

/// Returns the length of the expression in braces that `text` begins with.
fn braced(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(MOST_TAG) {
        match (quote, byte) {
            (Some(own), _) if own == byte => quote = None,
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Returns the text of an expression that is a string.
fn string(expression: &str) -> Option<&str> {
    let quote = expression.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let text = expression[1..].strip_suffix(quote)?;
    (!text.contains(quote)).then_some(text)
}
