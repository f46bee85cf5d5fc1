//! Bounds the attributes of tags before a page is parsed: html5ever compares each with all before it in the same tag.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use super::elements;

/// The greatest number of attributes of a tag; those behind them are dropped. Real tags have fewer than fifty.
const MOST_ATTRIBUTES: usize = 256;

/// Returns `text` without the attributes that its tags have beyond [`MOST_ATTRIBUTES`].
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let (mut kept, mut from, mut at) = (String::new(), 0, 0);
    while let Some(open) = memchr(b'<', &bytes[at..]).map(|next| at + next) {
        let rest = &bytes[open..];
        let behind = |sign: &[u8]| memmem::find(rest, sign).map_or(bytes.len(), |end| open + end + sign.len());
        at = match rest {
            [b'<', b'!', b'-', b'-', ..] => behind(b"-->"),
            [b'<', b'!', b'[', ..] => behind(b"]]>"),
            [b'<', letter, ..] | [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => {
                let tag = Tag::at(bytes, open);
                if let Some(cut) = tag.cut {
                    kept += &text[from..cut];
                    from = tag.end;
                }
                if tag.name != "iframe" && elements::is_raw_text(&tag.name) {
                    end_of_raw(bytes, tag.end, &tag.name)
                } else {
                    tag.end
                }
            }
            _ => open + 1,
        };
    }
    if from == 0 { Cow::Borrowed(text) } else { Cow::Owned(kept + &text[from..]) }
}

/// A tag, as the standard tokenizes it (HTML Living Standard, 13.2.5.6 to 13.2.5.40).
struct Tag {
    /// The name in lower case; empty for an end tag.
    name: String,
    /// The start of the attributes that are too many, if there are such.
    cut: Option<usize>,
    /// The position of the sign that ends it, or of the end of the text.
    end: usize,
}

impl Tag {
    fn at(bytes: &[u8], open: usize) -> Self {
        let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let find = |from: usize, is: &dyn Fn(u8) -> bool| {
            bytes[from..].iter().position(|&byte| is(byte)).map_or(bytes.len(), |next| from + next)
        };
        let is_closing = bytes[open + 1] == b'/';
        let named = open + 1 + usize::from(is_closing);
        let mut at = find(named, &is_end);
        let name = if is_closing { Cow::Borrowed("") } else { String::from_utf8_lossy(&bytes[named..at]) };
        let (mut count, mut cut) = (0, None);
        loop {
            at = find(at, &|byte| !byte.is_ascii_whitespace() && byte != b'/');
            match bytes.get(at) {
                None => break,
                // The slash of an element that closes itself stays.
                Some(b'>') => {
                    at -= usize::from(cut.is_some() && bytes[at - 1] == b'/');
                    break;
                }
                Some(_) => {}
            }
            count += 1;
            if count > MOST_ATTRIBUTES && cut.is_none() {
                cut = Some(at);
            }
            // A sign of equality that comes first belongs to the name.
            at = find(at + 1, &|byte| is_end(byte) || byte == b'=');
            let value = find(at, &|byte| !byte.is_ascii_whitespace());
            if bytes.get(value) != Some(&b'=') {
                continue;
            }
            at = find(value + 1, &|byte| !byte.is_ascii_whitespace());
            at = match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    memchr(*quote, &bytes[at + 1..]).map_or(bytes.len(), |next| at + next + 2)
                }
                _ => find(at, &|byte| byte.is_ascii_whitespace() || byte == b'>'),
            };
        }
        Self { name: name.to_ascii_lowercase(), cut, end: at }
    }
}

/// Returns the end of the raw text that begins at byte `from`, in an element called `name`.
fn end_of_raw(bytes: &[u8], from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(open) = memmem::find(&bytes[at..], b"</").map(|next| at + next) {
        let named = bytes.get(open + 2..open + 2 + name.len());
        if named.is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes())) {
            return open;
        }
        at = open + 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_of_a_tag_is_dropped_and_nothing_else() {
        let many = (0..MOST_ATTRIBUTES + 9).map(|number| format!("a{number}='<&> {number}' ")).collect::<String>();
        let kept = (0..MOST_ATTRIBUTES).map(|number| format!("a{number}='<&> {number}' ")).collect::<String>();
        let check = |text: &str, expected: &str| assert_eq!(bounded(text), expected);
        check(&format!("ا<b {many}>ب</b>"), &format!("ا<b {kept}>ب</b>"));
        check(&format!("<b {many}/>ب<i {many}>ت"), &format!("<b {kept}/>ب<i {kept}>ت"));
        check(&format!("</b {many}>ب"), &format!("</b {kept}>ب"));
        check(&format!("<b {many}"), &format!("<b {kept}"));
        for whole in [
            format!("<!-- <b {many}> -->"),
            format!("<script>if (a <b {many}) x</script>"),
            format!("<![CDATA[<b {many}>]]>"),
            format!("<b {kept}>a < b {many} > c"),
            "<a href=x/>ا</a><a\nb = 'c>d'e=f =g>".to_owned(),
            "<".to_owned(),
            "<a".to_owned(),
        ] {
            check(&whole, &whole);
            assert!(matches!(bounded(&whole), Cow::Borrowed(_)));
        }
    }
}
