//! The encodings that documents are decoded from: those of the WHATWG's Encoding Standard (`encoding_rs`), UTF-32, and
//! the code pages of Arabic that the standard does not have.

use encoding_rs::{DecoderResult, Encoding, ISO_8859_8, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// An encoding of the standard.
    Standard(&'static Encoding),
    /// UTF-32 with the most significant byte last.
    Utf32Le,
    /// UTF-32 with the most significant byte first.
    Utf32Be,
    /// A code page: one byte a character.
    Page(&'static CodePage),
}

/// A code page that has ASCII in its lower half.
#[derive(Debug, PartialEq, Eq)]
pub struct CodePage {
    name: &'static str,
    /// The other names that it is known by, in lower case.
    labels: [&'static str; 3],
    /// Its bytes and their characters, in the form of Unicode's mapping files. ASCII is left out.
    mapping: &'static str,
}

impl CodePage {
    const fn new(name: &'static str, labels: [&'static str; 3], mapping: &'static str) -> Self {
        Self { name, labels, mapping }
    }

    /// Returns the characters of all bytes; U+FFFD for one that has none.
    fn characters(&self) -> [char; 256] {
        let mut characters = std::array::from_fn(|byte| match u8::try_from(byte) {
            Ok(ascii) if ascii.is_ascii() => char::from(ascii),
            _ => char::REPLACEMENT_CHARACTER,
        });
        for line in self.mapping.lines() {
            let number = |field: &str| u32::from_str_radix(field.strip_prefix("0x")?, 16).ok();
            let row = line.split_once('\t').and_then(|(byte, code)| Some((number(byte)?, number(code)?)));
            if let Some((byte, character)) = row.and_then(|(byte, code)| Some((byte, char::from_u32(code)?)))
                && let Some(slot) = usize::try_from(byte).ok().and_then(|byte| characters.get_mut(byte))
            {
                *slot = character;
            }
        }
        characters
    }
}

/// The code pages.
pub static PAGES: [CodePage; 3] = [
    CodePage::new(
        "MacArabic",
        ["x-mac-arabic", "mac-arabic", "x-macarabic"],
        include_str!("../../../assets/encodings/mac-arabic.txt"),
    ),
    CodePage::new("cp864", ["ibm864", "csibm864", "dos-864"], include_str!("../../../assets/encodings/cp864.txt")),
    CodePage::new("cp720", ["ibm720", "windows-720", "dos-720"], include_str!("../../../assets/encodings/cp720.txt")),
];

impl Charset {
    /// UTF-8.
    pub const UTF_8: Self = Self::Standard(UTF_8);

    /// Returns the encoding with this label, in any case: a label of the standard, such as `utf-8` or `cp1256`, or the
    /// name of one that it does not have.
    #[must_use]
    pub fn for_label(label: &str) -> Option<Self> {
        let label = label.trim().to_ascii_lowercase();
        let is_called =
            |page: &&CodePage| page.name.eq_ignore_ascii_case(&label) || page.labels.contains(&label.as_str());
        match label.as_str() {
            "utf-32" | "utf-32le" => Some(Self::Utf32Le),
            "utf-32be" => Some(Self::Utf32Be),
            // The standard maps unsafe labels to an encoding that decodes to nothing but U+FFFD.
            _ => Encoding::for_label(label.as_bytes())
                .filter(|&encoding| encoding != REPLACEMENT)
                .map(Self::Standard)
                .or_else(|| PAGES.iter().find(is_called).map(Self::Page)),
        }
    }

    /// Returns the encoding that a byte order mark at the start of `bytes` tells, and the length of the mark. That of
    /// little-endian UTF-32 begins with that of UTF-16; the next unit tells them apart.
    #[must_use]
    pub fn for_mark(bytes: &[u8]) -> Option<(Self, usize)> {
        match bytes {
            [0xFF, 0xFE, 0, 0] | [0xFF, 0xFE, 0, 0, _, _, 0..=0x10, 0, ..] => Some((Self::Utf32Le, 4)),
            [0, 0, 0xFE, 0xFF, ..] => Some((Self::Utf32Be, 4)),
            _ => Encoding::for_bom(bytes).map(|(encoding, length)| (Self::Standard(encoding), length)),
        }
    }

    /// Returns the name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard(encoding) => encoding.name(),
            Self::Utf32Le => "UTF-32LE",
            Self::Utf32Be => "UTF-32BE",
            Self::Page(page) => page.name,
        }
    }

    /// Returns the bytes of a unit, if that is more than one.
    pub(in crate::format) fn unit(self) -> Option<usize> {
        match self {
            Self::Standard(encoding) => (encoding == UTF_16LE || encoding == UTF_16BE).then_some(2),
            Self::Utf32Le | Self::Utf32Be => Some(4),
            Self::Page(_) => None,
        }
    }

    /// Returns `true` if ASCII is written as such.
    pub(super) fn is_ascii_compatible(self) -> bool {
        match self {
            Self::Standard(encoding) => encoding.is_ascii_compatible(),
            Self::Utf32Le | Self::Utf32Be => false,
            Self::Page(_) => true,
        }
    }

    /// Returns `true` if lines are stored in visual order.
    #[must_use]
    pub fn is_visual(self) -> bool {
        self == Self::Standard(ISO_8859_8)
    }

    /// Returns a decoder of bytes behind the byte order mark.
    pub(super) fn decoder(self) -> Decoder {
        match self {
            Self::Standard(encoding) => Decoder::Standard(Box::new(encoding.new_decoder_without_bom_handling())),
            Self::Utf32Le => Decoder::Utf32 { unit: u32::from_le_bytes, begun: Vec::new() },
            Self::Utf32Be => Decoder::Utf32 { unit: u32::from_be_bytes, begun: Vec::new() },
            Self::Page(page) => Decoder::Page(Box::new(page.characters())),
        }
    }
}

/// A decoder of bytes that come in pieces.
pub(super) enum Decoder {
    Standard(Box<encoding_rs::Decoder>),
    /// With the bytes of a unit that has not come whole.
    Utf32 {
        unit: fn([u8; 4]) -> u32,
        begun: Vec<u8>,
    },
    /// The characters of all bytes.
    Page(Box<[char; 256]>),
}

impl Decoder {
    /// Decodes `bytes` to the end of `text`; the last ones if `is_last`. An invalid sequence becomes U+FFFD. Returns
    /// the number of those.
    pub fn decode(&mut self, bytes: &[u8], text: &mut String, is_last: bool) -> usize {
        let mut undecodable = 0;
        match self {
            Self::Standard(decoder) => undecodable = by_standard(decoder, bytes, text, is_last),
            Self::Utf32 { unit, begun } => {
                text.reserve(bytes.len() / 2);
                let mut push = |character: Option<char>| {
                    undecodable += usize::from(character.is_none());
                    text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
                };
                let missing = if begun.is_empty() { 0 } else { 4 - begun.len() };
                let (first, rest) = bytes.split_at(missing.min(bytes.len()));
                begun.extend_from_slice(first);
                if let Ok(whole) = <[u8; 4]>::try_from(begun.as_slice()) {
                    push(char::from_u32(unit(whole)));
                    begun.clear();
                }
                let (units, end) = rest.as_chunks();
                for whole in units {
                    push(char::from_u32(unit(*whole)));
                }
                begun.extend_from_slice(end);
                if is_last && !begun.is_empty() {
                    push(None);
                    begun.clear();
                }
            }
            Self::Page(characters) => {
                text.reserve(bytes.len() * 2);
                for &byte in bytes {
                    let character = characters[usize::from(byte)];
                    undecodable += usize::from(character == char::REPLACEMENT_CHARACTER);
                    text.push(character);
                }
            }
        }
        undecodable
    }
}

fn by_standard(decoder: &mut encoding_rs::Decoder, mut bytes: &[u8], text: &mut String, is_last: bool) -> usize {
    /// The bytes that room is made for at once.
    const STEP: usize = 64 * 1024;
    let mut undecodable = 0;
    loop {
        let step = bytes.len().min(STEP);
        text.reserve(decoder.max_utf8_buffer_length_without_replacement(step).unwrap_or(step * 3 + 16));
        let is_end = is_last && step == bytes.len();
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[..step], text, is_end);
        bytes = &bytes[read..];
        match result {
            DecoderResult::InputEmpty if bytes.is_empty() => return undecodable,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                text.push(char::REPLACEMENT_CHARACTER);
                undecodable += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes and their characters, by Unicode's mapping files.
    #[test]
    fn code_pages_are_those_of_their_files() {
        let check = |label: &str, bytes: &[u8], expected: &str, undecodable: usize| {
            let mut text = String::new();
            let count = Charset::for_label(label).expect(label).decoder().decode(bytes, &mut text, true);
            assert_eq!((text.as_str(), count), (expected, undecodable), "{label}");
        };
        check("MacArabic", b"A\xC7\xE4\xA0\xAC\xB1\xFE\xFF", "Aال ،١ژے", 0);
        check("CP864", b"A%\xC7\xE4\x9D\xA7\xFF", "A\u{66A}\u{FE8D}\u{FEDF}\u{FEFB}\u{FFFD}\u{FFFD}", 2);
        check("dos-720", b"A%\x9F\xE9\x98\xAE\x80", "A%الء«\u{FFFD}", 1);
        for page in &PAGES {
            let has_no_ascii = |own: char| page.characters().iter().filter(|&&c| c == own).count() < 1;
            let missing: Vec<char> = (' '..='~').filter(|&c| c != '%' && has_no_ascii(c)).collect();
            assert!(missing.is_empty(), "{} lacks {missing:?}", page.name);
        }
    }

    #[test]
    fn units_of_32_bits_come_in_pieces() {
        let text = "نص 🌍.";
        let bytes: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        for size in 1..bytes.len() {
            let (mut decoder, mut read) = (Charset::Utf32Le.decoder(), String::new());
            let pieces = bytes.chunks(size);
            let count: usize = pieces.map(|piece| decoder.decode(piece, &mut read, false)).sum();
            assert_eq!((count, read.as_str(), decoder.decode(&[], &mut String::new(), true)), (0, text, 0), "{size}");
        }
        let mut read = String::new();
        let bad = [0, 0xD8, 0, 0, 0, 0, 0x11, 0, 0x28];
        assert_eq!(
            (Charset::Utf32Le.decoder().decode(&bad, &mut read, true), read.as_str()),
            (3, "\u{FFFD}\u{FFFD}\u{FFFD}")
        );
    }
}
