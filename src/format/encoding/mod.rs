//! From the bytes of a document to its text: which encoding they are in, and what they are in it.
//!
//! Nothing is dropped. What is no character of the encoding becomes U+FFFD and is counted.

mod detect;
mod visual;

use encoding_rs::{DecoderResult, Encoding, ISO_8859_8, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

/// The encodings that are told from the bytes, by names that [`named`] knows. It knows those of the WHATWG besides.
pub const TOLD: [&str; 8] =
    ["utf-8", "utf-16le", "utf-16be", "windows-1256", "iso-8859-6", "windows-1255", "iso-8859-8", "iso-8859-8-i"];

/// A text and how it was come by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text in logical order: no byte order mark, lines end in line feeds.
    pub text: String,
    /// The encoding that the bytes were taken for.
    pub encoding: &'static Encoding,
    /// How many sequences of bytes were no character of it. For each there is a U+FFFD in the text.
    pub undecodable: usize,
}

/// The encoding of this name: a label of the WHATWG's Encoding Standard, whatever its case, as `utf-8` or `cp1256`.
/// `iso-8859-8` is in visual order, `iso-8859-8-i` in logical order (RFC 1556).
#[must_use]
pub fn named(label: &str) -> Option<&'static Encoding> {
    // The standard gives some labels an encoding that has but one character, so that nothing is read in them.
    Encoding::for_label(label.as_bytes()).filter(|&encoding| encoding != REPLACEMENT)
}

/// The text of `bytes` in the encoding that is asked for, else in the one that they are in; `None` if they are no text and no
/// encoding is asked for.
///
/// A byte order mark comes first, then whether they are UTF-16 or UTF-8 (even damaged), then what a document of markup says of
/// itself, then what its letters make likely. A mark of UTF-16 also says the order of the bytes where only UTF-16 is asked for.
#[must_use]
pub fn decode(bytes: Vec<u8>, asked: Option<&'static Encoding>) -> Option<Decoded> {
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let encoding = match (asked, marked) {
        (Some(asked), Some(marked)) if is_utf_16(asked) && is_utf_16(marked) => Some(marked),
        _ => asked,
    };
    decode_as(bytes, encoding, None)
}

/// The text of `bytes` as [`decode`] gives it where no encoding is asked for; but where nothing in them says which they are in, that is
/// `usual`, if it is given, and not what their letters make likely.
#[must_use]
pub fn decode_unless_told(bytes: Vec<u8>, usual: Option<&'static Encoding>) -> Option<Decoded> {
    decode_as(bytes, None, usual)
}

fn decode_as(bytes: Vec<u8>, encoding: Option<&'static Encoding>, usual: Option<&'static Encoding>) -> Option<Decoded> {
    let (marked, mark) = Encoding::for_bom(&bytes).map_or((None, 0), |(encoding, count)| (Some(encoding), count));
    let encoding = encoding.or(marked).or_else(|| detect::utf_16(&bytes));
    if encoding.is_none() && detect::is_binary(&bytes) {
        return None;
    }
    let mark = if encoding == marked { mark } else { 0 };
    Some(match encoding {
        None => detected(bytes, usual),
        Some(encoding) if encoding == UTF_8 => of_utf_8(bytes, mark),
        Some(encoding) => transcoded(&bytes[mark..], encoding),
    })
}

fn is_utf_16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The text of bytes that nothing is known of but that they are text, `usual` unless they say otherwise. Valid UTF-8 is looked at once
/// and is not copied.
fn detected(bytes: Vec<u8>, usual: Option<&'static Encoding>) -> Decoded {
    match String::from_utf8(bytes) {
        Ok(text) => of_text(text, UTF_8, 0),
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

/// The text of bytes in UTF-8 behind a mark of `mark` bytes.
fn of_utf_8(mut bytes: Vec<u8>, mark: usize) -> Decoded {
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) => of_text(text, UTF_8, 0),
        Err(error) => lossy(error.as_bytes()),
    }
}

/// The text of bytes that are not all UTF-8. What is replaced at once is what Unicode 16.0, 3.9.6 has replaced, the longest
/// beginning of a character.
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
    of_text(text, UTF_8, undecodable)
}

fn transcoded(mut bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // Text in a right-to-left script takes twice the bytes that an encoding of one byte has for it.
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut undecodable = 0;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
        bytes = &bytes[read..];
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(text.len().max(1024)),
            DecoderResult::Malformed(..) => {
                text.push(char::REPLACEMENT_CHARACTER);
                undecodable += 1;
            }
        }
    }
    of_text(text, encoding, undecodable)
}

/// Brings line ends and order to what the rest of the program knows.
fn of_text(text: String, encoding: &'static Encoding, undecodable: usize) -> Decoded {
    let mut text = with_line_feeds(text);
    // The tags of markup can't be turned around with the lines that they stand in: what it shows stays as it is.
    if encoding == ISO_8859_8 && !detect::is_markup(text.as_bytes()) {
        text = visual::to_logical(&text);
    }
    Decoded { text, encoding, undecodable }
}

/// `text` with a line feed for each CR LF and each CR; it is copied only if it has any.
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
