//! Sources of documents, looked through before they are parsed.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2, memchr3_iter, memmem};
use simdutf8::basic::from_utf8;

use super::formats::{Format, Reader, drops_blanks, of_container};
use super::{Asked, baked, boxes, encoding};
use qari_bidi::text::visible::has_byte;

/// Bytes of a source whose control characters are looked at, as for the encoding.
const SAMPLE: usize = 64 * 1024;

/// Returns `true` if `may_have` does of the source of a document called `name`, or if its text may not be in the source
/// as it is shown: in a container, in UTF-16, in visual order, with control sequences or escapes. `may_have` takes a
/// text, and whether its reader may drop blanks from between two letters; it must hold of all texts that a reader may
/// make of it.
#[must_use]
pub fn may_hold(bytes: &[u8], name: &str, asked: Asked, may_have: impl Fn(&str, bool) -> bool) -> bool {
    let is_container = |format: &Format| matches!(format.reader, Reader::Bytes { .. });
    if asked.format.is_some_and(is_container) || of_container(bytes, name).is_some() {
        return true;
    }
    let is_control = |byte: u8| matches!(byte, 0..=8 | 14..=31);
    if has_byte(&bytes[..bytes.len().min(SAMPLE)], is_control) || memchr2(0x1B, 0x08, bytes).is_some() {
        return true;
    }
    let Some(text) = decoded(bytes, asked) else { return true };
    let is_blank = text.trim().is_empty();
    // The title of a document without one is its name.
    is_blank
        || has_escapes(&text)
        || baked::may_be(&text, asked.baked)
        || may_have(name, true)
        || may_have(&text, drops_blanks(name, asked.format))
}

/// Returns the texts that readers put into documents.
pub fn of_readers() -> impl Iterator<Item = &'static str> {
    boxes::labels()
}

/// Returns the text of a source; line ends stay as they are. `None` if it is no text, or in an encoding of another
/// order.
fn decoded(bytes: &[u8], asked: Asked) -> Option<Cow<'_, str>> {
    // Letters and marks that are composed first stand apart here. Their second bytes are rare, the first is not.
    let is_apart = |at: usize| at > 0 && bytes[at - 1] == 0xD9;
    let is_composed = || !memchr3_iter(0x93, 0x94, 0x95, bytes).any(is_apart);
    if asked.encoding.is_none()
        && let Ok(text) = from_utf8(bytes)
        && is_composed()
    {
        return Some(Cow::Borrowed(text));
    }
    let decoded = encoding::decode(bytes.to_vec(), asked.encoding)?;
    let is_of_other_order = decoded.encoding.is_visual() || decoded.encoding.unit().is_some();
    (!is_of_other_order).then_some(Cow::Owned(decoded.text))
}

/// Returns `true` if letters may be written as numbers: `&#1603;`, `\\u0643`; or a line end is escaped.
fn has_escapes(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| {
        let number = text[at + 2..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        code.ok().and_then(char::from_u32).is_none_or(char::is_alphanumeric)
    };
    let is_escape = |at: usize| matches!(bytes.get(at + 1), Some(b'u' | b'U' | b'x' | b'\n' | b'\r'));
    memchr(b'&', bytes).is_some() && memmem::find_iter(bytes, "&#").any(is_letter)
        || memchr_iter(b'\\', bytes).any(is_escape)
}
