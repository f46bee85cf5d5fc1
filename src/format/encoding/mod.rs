//! Decodes documents.
//!
//! Nothing is dropped. Invalid sequences become U+FFFD and are counted.

mod charset;
mod compose;
mod detect;
mod stream;

use std::borrow::Cow;

use super::visual;

pub use charset::Charset;
pub use stream::Stream;
pub(super) use stream::{lines_within, transcoded_window};

/// The encodings of right-to-left text, by names that [`named`] knows. It knows all others of the WHATWG too.
pub const TOLD: [&str; 13] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "utf-32le",
    "utf-32be",
    "windows-1256",
    "iso-8859-6",
    "macarabic",
    "cp720",
    "cp864",
    "windows-1255",
    "iso-8859-8",
    "iso-8859-8-i",
];

/// The bytes of a document that may be copied, to save time.
const MOST_COPIED: usize = 16 * 1024 * 1024;

/// A decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text in logical order, without a byte order mark. Lines end in line feeds.
    pub text: String,
    /// The encoding of the bytes.
    pub encoding: Charset,
    /// The number of invalid sequences. Each is a U+FFFD in the text.
    pub undecodable: usize,
}

/// Returns the encoding with this label, in any case: one of the WHATWG's Encoding Standard, such as `utf-8` or
/// `cp1256`, UTF-32, or a code page of Arabic. `iso-8859-8` is in visual order, `iso-8859-8-i` in logical order
/// (RFC 1556).
#[must_use]
pub fn named(label: &str) -> Option<Charset> {
    Charset::for_label(label)
}

/// Decodes `bytes` in the encoding `asked`, or in the detected one. Returns `None` if no encoding is given and the
/// bytes are not text.
///
/// Detection checks, in order: a byte order mark, UTF-16 or (damaged) UTF-8, the declaration of markup, the frequency
/// of letters. A byte order mark also decides the byte order if UTF-16 or UTF-32 is asked for.
#[must_use]
pub fn decode(bytes: Vec<u8>, asked: Option<Charset>) -> Option<Decoded> {
    let marked = Charset::for_mark(&bytes).map(|(charset, _)| charset);
    decode_as(bytes, in_marked_order(asked, marked), None)
}

/// Returns the encoding that is `asked` for, in the byte order of the mark.
fn in_marked_order(asked: Option<Charset>, marked: Option<Charset>) -> Option<Charset> {
    let unit = |charset: Option<Charset>| charset.and_then(Charset::unit);
    if unit(asked).is_some() && unit(asked) == unit(marked) { marked } else { asked }
}

/// Decodes `bytes` in the detected encoding. If they declare none, `usual` is taken, if given, instead of a guess.
#[must_use]
pub fn decode_unless_told(bytes: Vec<u8>, usual: Option<Charset>) -> Option<Decoded> {
    decode_as(bytes, None, usual)
}

fn decode_as(bytes: Vec<u8>, encoding: Option<Charset>, usual: Option<Charset>) -> Option<Decoded> {
    let (marked, mark) = Charset::for_mark(&bytes).map_or((None, 0), |(charset, count)| (Some(charset), count));
    let encoding = encoding.or(marked).or_else(|| detect::utf_16(&bytes));
    if encoding.is_none() && detect::is_binary(&bytes) {
        return None;
    }
    let mark = if encoding == marked { mark } else { 0 };
    Some(match encoding {
        None => detected(bytes, usual),
        Some(encoding) if encoding == Charset::UTF_8 => of_utf_8(bytes, mark),
        Some(encoding) => transcoded(&bytes[mark..], encoding),
    })
}

/// Decodes text that is not UTF-16; `usual` is its encoding unless it declares one. Valid UTF-8 is scanned once and not
/// copied.
fn detected(bytes: Vec<u8>, usual: Option<Charset>) -> Decoded {
    // To validate and copy takes less time than to validate as the standard library does, but more memory.
    if bytes.len() <= MOST_COPIED
        && let Ok(text) = simdutf8::basic::from_utf8(&bytes)
    {
        return of_text(text.to_owned(), Charset::UTF_8, 0);
    }
    match String::from_utf8(bytes) {
        Ok(text) => of_text(text, Charset::UTF_8, 0),
        Err(error) => {
            let first_bad = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            match detect::other_than_utf_8(&bytes, first_bad, usual) {
                None => lossy(&bytes),
                Some(encoding) => transcoded(&bytes, encoding),
            }
        }
    }
}

/// Decodes UTF-8 behind a byte order mark of `mark` bytes.
fn of_utf_8(mut bytes: Vec<u8>, mark: usize) -> Decoded {
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) => of_text(text, Charset::UTF_8, 0),
        Err(error) => lossy(error.as_bytes()),
    }
}

/// Decodes damaged UTF-8. Maximal subparts are replaced (Unicode 16.0, 3.9.6).
fn lossy(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut undecodable = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            undecodable += 1;
        }
    }
    of_text(text, Charset::UTF_8, undecodable)
}

fn transcoded(bytes: &[u8], encoding: Charset) -> Decoded {
    // Right-to-left scripts take two bytes a letter in UTF-8, one in these encodings.
    let mut text = String::with_capacity(bytes.len() * 2);
    let undecodable = encoding.decoder().decode(bytes, &mut text, true);
    of_text(text, encoding, undecodable)
}

/// Returns the decoded text, normalized.
fn of_text(text: String, encoding: Charset, undecodable: usize) -> Decoded {
    let is_visual = encoding.is_visual() && !detect::is_markup(text.as_bytes());
    Decoded { text: normalized(text, is_visual), encoding, undecodable }
}

/// Normalizes line ends and decomposed letters; and the order, if the text `is_visual`. Reordering lines would break
/// the tags of markup, so its text stays in visual order.
fn normalized(text: String, is_visual: bool) -> String {
    let mut text = with_line_feeds(text);
    if is_visual {
        text = visual::to_logical(&text);
    }
    if let Cow::Owned(composed) = compose::composed(&text) {
        text = composed;
    }
    text
}

/// Replaces CR LF and CR by line feeds. Copies the text only if it has any.
fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut with = String::with_capacity(text.len());
    let mut parts = text.split('\r');
    with.push_str(parts.next().unwrap_or_default());
    for part in parts {
        with.push('\n');
        with.push_str(part.strip_prefix('\n').unwrap_or(part));
    }
    with
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_a_line_feed() {
        let check = |text: &str, expected: &str| assert_eq!(with_line_feeds(text.to_owned()), expected, "{text:?}");
        check("a\r\nb\rc\nd", "a\nb\nc\nd");
        check("\r\n\r\n", "\n\n");
        check("\r\r\n\n\r", "\n\n\n\n");
        check("", "");
    }

    #[test]
    fn every_encoding_that_is_told_has_a_name() {
        for label in TOLD {
            assert!(named(label).is_some_and(|encoding| encoding.name().eq_ignore_ascii_case(label)), "{label}");
        }
        assert_eq!(named("CP1256"), named("windows-1256"));
        assert_eq!(named("iso-2022-kr"), None, "the standard has nothing read in it");
        assert_eq!(named("klingon"), None);
    }
}
