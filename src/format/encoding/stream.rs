//! Decodes a document that comes in pieces, as [`super::decode`] decodes a whole one.

use simdutf8::compat::from_utf8;

use super::charset::{Charset, Decoder};
use super::{detect, in_marked_order, normalized};

/// A line is decoded in parts from this size on, in bytes: there may be none that ends.
const MOST_LINE_BYTES: usize = 128 * 1024;

/// The bytes that tell the encoding of a text whose first byte that is not ASCII comes late.
const SAMPLE: usize = 64 * 1024;

/// Decodes pieces of a document.
pub struct Stream {
    coding: Coding,
    /// Bytes of a character, or of what tells the encoding, that have not come whole.
    bytes: Vec<u8>,
    /// Decoded text of a line that has not ended.
    line: String,
    /// `true` if the text so far ends in a carriage return.
    after_return: bool,
    /// `true` if the text is markup.
    is_markup: bool,
    undecodable: usize,
}

/// The way bytes become characters.
enum Coding {
    /// All bytes so far are ASCII: the encoding is told by the first that is none, unless it has been told.
    Open(Option<Charset>),
    /// UTF-8, in which damage is replaced.
    Utf8,
    /// Another encoding.
    Other(Charset, Decoder),
}

impl Stream {
    /// Begins to decode a document that begins with `sample`, which is whole if `is_whole`: in the encoding `asked`, or
    /// in the detected one. Returns the number of bytes of a byte order mark, which are not text, or `None` if no
    /// encoding is given and the bytes are not text.
    #[must_use]
    pub fn new(sample: &[u8], is_whole: bool, asked: Option<Charset>) -> Option<(Self, usize)> {
        let (marked, mark) = Charset::for_mark(sample).map_or((None, 0), |(charset, count)| (Some(charset), count));
        let encoding = in_marked_order(asked, marked).or(marked).or_else(|| detect::utf_16(sample));
        if encoding.is_none() && detect::is_binary(sample) {
            return None;
        }
        let mark = if encoding == marked { mark } else { 0 };
        let coding = match encoding {
            None => match from_utf8(sample) {
                Ok(text) if text.is_ascii() => Coding::Open(None),
                Ok(_) => Coding::Utf8,
                // The sample may end inside a character.
                Err(error) if error.error_len().is_none() && !is_whole => match error.valid_up_to() {
                    valid if sample[..valid].is_ascii() => Coding::Open(None),
                    _ => Coding::Utf8,
                },
                Err(error) => Coding::told(sample, error.valid_up_to(), None),
            },
            Some(encoding) => Coding::of(encoding),
        };
        let is_markup = detect::is_markup(&sample[mark..]);
        let (bytes, line) = (Vec::new(), String::new());
        Some((Self { coding, bytes, line, after_return: false, is_markup, undecodable: 0 }, mark))
    }

    /// Decodes the next `bytes` of the document; its last ones if `is_last`. Returns the text of the lines that end in
    /// them, in logical order. Lines end in line feeds.
    pub fn decode(&mut self, bytes: &[u8], is_last: bool) -> String {
        let from = self.line.len();
        self.raw(bytes, is_last);
        let new = &self.line[from..];
        let end = match new.rfind(['\n', '\r']) {
            _ if is_last => self.line.len(),
            Some(at) => from + at + 1,
            None if self.line.len() > MOST_LINE_BYTES => self.line.rfind(' ').map_or(0, |at| at + 1),
            None => 0,
        };
        let rest = self.line.split_off(end);
        let mut text = std::mem::replace(&mut self.line, rest);
        if self.after_return && text.starts_with('\n') {
            text.remove(0);
            self.after_return = false;
        }
        if !text.is_empty() {
            self.after_return = text.ends_with('\r');
        }
        normalized(text, self.encoding().is_visual() && !self.is_markup)
    }

    /// Returns the text of the line that has not ended.
    #[must_use]
    pub fn open_line(&self) -> String {
        let mut line = self.line.clone();
        match &self.coding {
            Coding::Open(usual) if !self.bytes.is_empty() => match Coding::told(&self.bytes, 0, *usual) {
                Coding::Other(_, mut decoder) => _ = decoder.decode(&self.bytes, &mut line, true),
                Coding::Open(_) | Coding::Utf8 => line.push_str(&String::from_utf8_lossy(&self.bytes)),
            },
            _ => line.push_str(&String::from_utf8_lossy(&self.bytes)),
        }
        normalized(line, self.encoding().is_visual() && !self.is_markup)
    }

    /// Returns the encoding, UTF-8 if all is ASCII so far.
    #[must_use]
    pub fn encoding(&self) -> Charset {
        match &self.coding {
            Coding::Open(_) | Coding::Utf8 => Charset::UTF_8,
            Coding::Other(encoding, _) => *encoding,
        }
    }

    /// Returns the number of invalid sequences so far. Each is a U+FFFD in the text.
    #[must_use]
    pub fn undecodable(&self) -> usize {
        self.undecodable
    }

    /// Decodes `bytes` behind those that are waiting, and adds the text to the line.
    fn raw(&mut self, bytes: &[u8], is_last: bool) {
        let mut waiting = std::mem::take(&mut self.bytes);
        let bytes = if waiting.is_empty() {
            bytes
        } else {
            waiting.extend_from_slice(bytes);
            &waiting
        };
        let mut bytes = bytes;
        if let Coding::Open(usual) = self.coding {
            let Some(first) = bytes.iter().position(|byte| !byte.is_ascii()) else {
                return self.line.push_str(from_utf8(bytes).unwrap_or_default());
            };
            if bytes.len() - first < SAMPLE && !is_last {
                // What comes next may tell more; lines before the first such byte are known.
                self.line.push_str(from_utf8(&bytes[..first]).unwrap_or_default());
                self.bytes = bytes[first..].to_vec();
                let is_utf_8 = match from_utf8(&self.bytes) {
                    Ok(_) => true,
                    Err(error) => error.error_len().is_none(),
                };
                if !is_utf_8 {
                    return;
                }
                self.coding = Coding::Utf8;
                waiting = std::mem::take(&mut self.bytes);
                bytes = &waiting;
            } else {
                self.coding = match from_utf8(bytes) {
                    Err(error) if error.error_len().is_some() => Coding::told(bytes, error.valid_up_to(), usual),
                    _ => Coding::Utf8,
                };
            }
        }
        match &mut self.coding {
            Coding::Other(_, decoder) => self.undecodable += decoder.decode(bytes, &mut self.line, is_last),
            Coding::Open(_) | Coding::Utf8 => loop {
                match from_utf8(bytes) {
                    Ok(text) => return self.line.push_str(text),
                    Err(error) => {
                        let (valid, rest) = bytes.split_at(error.valid_up_to());
                        self.line.push_str(from_utf8(valid).unwrap_or_default());
                        let Some(bad) = error.error_len().or(is_last.then_some(rest.len())) else {
                            self.bytes = rest.to_vec();
                            return;
                        };
                        self.line.push(char::REPLACEMENT_CHARACTER);
                        self.undecodable += 1;
                        bytes = &rest[bad..];
                    }
                }
            },
        }
    }
}

impl Coding {
    fn of(encoding: Charset) -> Self {
        if encoding == Charset::UTF_8 {
            return Self::Utf8;
        }
        Self::Other(encoding, encoding.decoder())
    }

    /// Returns the encoding of `bytes`, which are no UTF-8 at byte `first_bad`.
    fn told(bytes: &[u8], first_bad: usize, usual: Option<Charset>) -> Self {
        detect::other_than_utf_8(bytes, first_bad, usual).map_or(Self::Utf8, Self::of)
    }
}

/// Decodes the whole lines of `window`, bytes from the middle of a document in `encoding`.
pub(in crate::format) fn transcoded_window(window: &[u8], encoding: Charset) -> String {
    let mut text = String::new();
    encoding.decoder().decode(window, &mut text, true);
    normalized(lines_within(&text).to_owned(), encoding.is_visual())
}

/// Returns the whole lines of a text that was cut anywhere.
pub(in crate::format) fn lines_within(text: &str) -> &str {
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let end = text.rfind('\n').map_or(0, |at| at + 1);
    text.get(start..end).unwrap_or_default()
}
