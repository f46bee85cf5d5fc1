//! Detects the declared encoding of a page (HTML Living Standard, "Prescan a byte stream to determine its
//! encoding").

/// Length of the prescan, in bytes.
const MOST_BYTES: usize = 1024;

/// Returns the encoding label that a page declares in a `<meta>` of its first 1024 bytes, as written (Encoding
/// Standard, "Names and labels"). A declared UTF-16 means UTF-8, since the declaration itself was read as
/// ASCII.
#[must_use]
pub fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let mut rest = &bytes[..bytes.len().min(MOST_BYTES)];
    while !rest.is_empty() {
        if let Some(comment) = rest.strip_prefix(b"<!--") {
            // `<!-->` is a complete comment.
            let end = comment.windows(3).position(|window| window == b"-->").map(|at| at + 3);
            let short = comment.starts_with(b">").then_some(1);
            rest = &comment[short.or(end)?..];
        } else if is_tag(rest, b"meta") {
            let mut attributes = Attributes(&rest[5..]);
            if let Some(label) = of_meta(&mut attributes) {
                return Some(if label.to_ascii_lowercase().starts_with("utf-16") { "utf-8" } else { label });
            }
            rest = attributes.0;
        } else if let [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] | [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] = rest {
            let name_end = rest.iter().position(|&byte| is_space(byte) || byte == b'>')?;
            let mut attributes = Attributes(&rest[name_end..]);
            while attributes.next().is_some() {}
            rest = attributes.0;
        } else if let [b'<', b'!' | b'/' | b'?', ..] = rest {
            rest = &rest[rest.iter().position(|&byte| byte == b'>')?..];
        } else {
            rest = &rest[1..];
        }
    }
    None
}

/// Returns the encoding label in the attributes of a `<meta>`.
fn of_meta<'a>(attributes: &mut Attributes<'a>) -> Option<&'a str> {
    let (mut is_type, mut content, mut charset) = (false, None, None);
    for (name, value) in attributes {
        if name.eq_ignore_ascii_case(b"http-equiv") {
            is_type |= value.eq_ignore_ascii_case(b"content-type");
        } else if name.eq_ignore_ascii_case(b"content") {
            content = content.or_else(|| of_content(value));
        } else if name.eq_ignore_ascii_case(b"charset") {
            charset = charset.or(Some(value));
        }
    }
    let label = charset.or(content.filter(|_| is_type))?;
    std::str::from_utf8(label).ok().map(str::trim).filter(|label| !label.is_empty())
}

/// Returns the label in a `content` attribute such as `text/html; charset=windows-1256`.
fn of_content(mut value: &[u8]) -> Option<&[u8]> {
    loop {
        let at = value.windows(7).position(|window| window.eq_ignore_ascii_case(b"charset"))?;
        value = value[at + 7..].trim_ascii_start();
        if let Some(label) = value.strip_prefix(b"=") {
            value = label.trim_ascii_start();
            break;
        }
    }
    match value {
        [quote @ (b'"' | b'\''), rest @ ..] => Some(&rest[..rest.iter().position(|byte| byte == quote)?]),
        _ => Some(&value[..value.iter().position(|&byte| is_space(byte) || byte == b';').unwrap_or(value.len())]),
    }
}

fn is_tag(rest: &[u8], name: &[u8]) -> bool {
    let behind = name.len() + 1;
    rest.first() == Some(&b'<')
        && rest.get(1..behind).is_some_and(|own| own.eq_ignore_ascii_case(name))
        && rest.get(behind).is_some_and(|&byte| is_space(byte) || byte == b'/')
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

/// Iterates over the attributes of a tag. Afterwards it holds the bytes behind the tag.
struct Attributes<'a>(&'a [u8]);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.0.iter().position(|&byte| !is_space(byte) && byte != b'/').unwrap_or(self.0.len());
        self.0 = &self.0[start..];
        if matches!(self.0.first(), None | Some(b'>')) {
            return None;
        }
        // A name may begin with `=`.
        let ends_name = |&byte: &u8| is_space(byte) || matches!(byte, b'=' | b'/' | b'>');
        let end = self.0[1..].iter().position(ends_name).map_or(self.0.len(), |at| at + 1);
        let (name, rest) = self.0.split_at(end);
        self.0 = rest;
        let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") else { return Some((name, b"")) };
        let value = value.trim_ascii_start();
        let (value, rest) = match value {
            [quote @ (b'"' | b'\''), inner @ ..] => {
                let end = inner.iter().position(|byte| byte == quote).unwrap_or(inner.len());
                (&inner[..end], inner.get(end + 1..).unwrap_or_default())
            }
            _ => value.split_at(value.iter().position(|&byte| is_space(byte) || byte == b'>').unwrap_or(value.len())),
        };
        self.0 = rest;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::declared_encoding;

    #[test]
    fn the_encoding_that_a_page_declares() {
        let check =
            |page: &str, expected: Option<&str>| assert_eq!(declared_encoding(page.as_bytes()), expected, "{page}");
        check("<meta charset=windows-1256>", Some("windows-1256"));
        check("<!doctype html><html lang='a>b'><META CHARSET = \" utf-8 \" />", Some("utf-8"));
        check("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-6'>", Some("iso-8859-6"));
        check("<meta content=\"text/html;charset='x'\" http-equiv=\"content-type\">", Some("x"));
        check("<meta name=x content='text/html; charset=iso-8859-6'>", None);
        check("<!-- <meta charset=a> --><meta charset=b>", Some("b"));
        check("<!--><meta charset=b>", Some("b"));
        check("<p title='<meta charset=a>'><meta name=a charset=c>", Some("c"));
        check("<meta charset='UTF-16LE'>", Some("utf-8"));
        check("<metal charset=a>", None);
        check("a < b <? x > <!doctype <meta charset=q>", None);
        check(&format!("{}<meta charset=a>", " ".repeat(1024)), None);
        for page in [
            "",
            "<",
            "<meta",
            "<meta ",
            "<meta =",
            "<meta charset",
            "<meta charset=",
            "<meta charset='",
            "<!--",
            "<a",
            "</",
        ] {
            check(page, None);
        }
    }
}
