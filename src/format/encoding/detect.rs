//! Detects the encoding of bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_16BE, UTF_16LE};

use super::charset::Charset;
use super::named;
use qari_bidi::text::visible::has_byte;

/// Number of bytes that are sampled.
const SAMPLE: usize = 64 * 1024;

/// Position limit of the encoding declaration in markup: 1024 bytes for HTML (WHATWG, "prescan"), doubled for pages
/// that exceed it.
const DECLARED_WITHIN: usize = 2048;

/// Detects UTF-16 without a byte order mark.
///
/// In UTF-16, every other byte of Arabic, Hebrew and Latin letters is 0, 5 or 6, which are control characters in all
/// other encodings. Bytes without them are not examined further. Such bytes are valid UTF-8 too, so UTF-16 is checked
/// first.
pub(super) fn utf_16(bytes: &[u8]) -> Option<Charset> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if !has_byte(sample, is_control) {
        return None;
    }
    let usual =
        |unit: fn([u8; 2]) -> u16| sample.chunks_exact(2).filter(|pair| is_usual(unit([pair[0], pair[1]]))).count();
    let (little, big) = (usual(u16::from_le_bytes), usual(u16::from_be_bytes));
    let (count, encoding) = if big > little { (big, UTF_16BE) } else { (little, UTF_16LE) };
    let units = sample.len() / 2;
    (units > 0 && count * 20 >= units * 19).then_some(Charset::Standard(encoding))
}

/// Returns `true` if a UTF-16 code unit is common in the supported scripts.
fn is_usual(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0D | 0x20..=0x7E
        | 0xA0..=0x058F // Latin, Greek, Cyrillic, Armenian
        | 0x0590..=0x08FF // Hebrew, Arabic, Syriac, Thaana, N'Ko
        | 0x2000..=0x206F | 0x20A0..=0x20CF // punctuation, currencies
        | 0xD83C..=0xD83E | 0xDC00..=0xDFFF // emoji, in two units
        | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF) // presentation forms
}

/// Returns `true` for control characters that text does not have. Line ends, tabs, form feeds, backspaces (manual
/// pages) and escapes (logs) are allowed.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=7 | 14..=26 | 28..=31)
}

/// Returns `true` if bytes that are not UTF-16 are not text at all.
///
/// One byte in ten of compressed data is a control character; a damaged text has few. A PDF begins as text.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_utf_8 = match simdutf8::compat::from_utf8(sample) {
        Ok(_) => true,
        // The sample may end inside a character.
        Err(error) => error.error_len().is_none(),
    };
    let most = if is_utf_8 { sample.len() / 3 } else { sample.len() / 50 };
    bytes.starts_with(b"%PDF-") || sample.iter().filter(|&&byte| is_control(byte)).count() > most
}

/// Detects the encoding of text that is invalid UTF-8 at byte `first_bad`; `usual` if the text declares none. Returns
/// `None` if it is damaged UTF-8.
pub(super) fn other_than_utf_8(bytes: &[u8], first_bad: usize, usual: Option<Charset>) -> Option<Charset> {
    let mut start = first_bad.saturating_sub(SAMPLE);
    // The bytes before are valid, so this moves to the beginning of a character.
    while start < first_bad && bytes[start] & 0xC0 == 0x80 {
        start += 1;
    }
    let sample = &bytes[start..bytes.len().min(first_bad + SAMPLE)];
    if is_damaged_utf_8(sample) {
        return None;
    }
    // A declaration in ASCII can't be in UTF-16, and UTF-8 is ruled out.
    let can_be = |encoding: &Charset| encoding.is_ascii_compatible() && *encoding != Charset::UTF_8;
    Some(declared(bytes).filter(can_be).or(usual.filter(can_be)).unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(sample, true);
        Charset::Standard(detector.guess(None, Utf8Detection::Deny))
    }))
}

/// Returns `true` if at least as many non-ASCII characters are valid as are not. In single-byte encodings few sequences
/// look like UTF-8: none in Arabic, one in twenty in Persian.
fn is_damaged_utf_8(sample: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && whole >= broken
}

/// Returns `true` if `bytes` begin like HTML or XML.
pub(super) fn is_markup(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<")
}

/// Returns the encoding declared by markup: in the XML declaration, or in a `meta` element, for which `charset` and
/// `http-equiv` are equivalent.
fn declared(bytes: &[u8]) -> Option<Charset> {
    if !is_markup(bytes) {
        return None;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let inside = |start: &str, key: &str| {
        head.match_indices(start).find_map(|(at, _)| {
            let tag = head[at..].split('>').next().unwrap_or_default();
            let value = tag[tag.find(key)? + key.len()..].trim_start().strip_prefix('=')?;
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            named(value.split(|c: char| c.is_whitespace() || "\"';/?".contains(c)).next().unwrap_or_default())
        })
    };
    inside("<?xml", "encoding").or_else(|| inside("<meta", "charset"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_says_its_encoding() {
        let check = |markup: &str, expected: Option<&str>| {
            assert_eq!(declared(markup.as_bytes()).map(Charset::name), expected, "{markup}");
        };
        check("<html><head><meta charset=windows-1256>", Some("windows-1256"));
        check("\n<!doctype html><META CHARSET='ISO-8859-6'/>", Some("ISO-8859-6"));
        check("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-8-i\">", Some("ISO-8859-8-I"));
        check("<?xml version=\"1.0\" encoding=\"windows-1255\"?>", Some("windows-1255"));
        check("<meta name=viewport><meta charset = \"cp1256\">", Some("windows-1256"));
        check("<meta name=charset content=x><meta charset=utf-8>", Some("UTF-8"));
        check("charset=windows-1256", None);
        check("<p>charset=windows-1256</p>", None);
        check("<meta charset=", None);
        check("<meta charset=klingon>", None);
    }

    #[test]
    fn what_is_no_text_is_told_from_text() {
        let check = |bytes: &[u8], expected: bool| assert_eq!(is_binary(bytes), expected, "{bytes:?}");
        check(b"", false);
        check(b"a\0b", false);
        check("نص\0مع صفر".as_bytes(), false);
        check(b"\x1b[1mbold\x1b[0m\x08\x0c", false);
        check(&[0; 100], true);
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89", true);
        check(b"%PDF-1.7\n1 0 obj\n", true);
        // Windows-1256, of one letter a byte.
        check(b"\xe3\xd1\xcd\xc8\xc7 \xc8\xdf\xe3", false);
    }
}
