//! Documents of which the beginning is shown before the rest has come, and streams, which go on for as long as they
//! like.
//!
//! The beginning decides encoding, format and the form of the text; [`super::pieces`] reads on.

use super::baked;
use super::encoding::{Stream, transcoded_window};
use super::formats::{Format, Reader, of_container, of_text};
use super::pieces::{Pieces, read_all};
use super::{Asked, Error, Reading, SourceText, Warning};
use crate::article::Article;
use qari_bidi::text::direction::Direction;

/// A document that was begun.
pub enum Begun {
    /// It is read in pieces: its beginning, and the rest as it comes.
    InPieces(Reading, Incoming),
    /// It has to be read whole, but this is its beginning, read from these bytes.
    Early(Reading, Vec<u8>),
    /// It has to be read whole. These are the bytes of its beginning.
    Whole(Vec<u8>),
}

/// The rest of a document that is read in pieces, as it comes.
pub struct Incoming {
    stream: Stream,
    pieces: Box<dyn Pieces>,
    /// The text that is not read yet.
    text: String,
}

impl Incoming {
    /// Begins to read the document called `name`: from `sample`, its first bytes, and `windows`, pieces from
    /// further on.
    ///
    /// # Errors
    /// [`Error::NotText`] for bytes that are neither a container nor text.
    pub fn begin(sample: Vec<u8>, windows: &[Vec<u8>], name: &str, asked: Asked) -> Result<Begun, Error> {
        let is_container = |format: &&Format| matches!(format.reader, Reader::Bytes { .. });
        let is_archive = sample.starts_with(b"PK");
        if is_archive || asked.format.filter(is_container).or_else(|| of_container(&sample, name)).is_some() {
            return Ok(Begun::Whole(sample));
        }
        let (mut stream, mark) = Stream::new(&sample, false, asked.encoding).ok_or(Error::NotText)?;
        let text = stream.decode(&sample[mark..], false);
        let format = asked.format.unwrap_or_else(|| of_text(&text, name));
        let Reader::Text { pieces, beginning, syntax, .. } = format.reader else { return Ok(Begun::Whole(sample)) };
        if pieces.is_none() && beginning.is_none() || baked::mend(&text, syntax, asked.baked).is_some() {
            return Ok(Begun::Whole(sample));
        }
        let source = SourceText { text: &text, name, whole_page: asked.whole_page };
        let Some(pieces) = pieces else {
            let read = beginning.and_then(|read| read(&source));
            return Ok(read.map_or(Begun::Whole(sample.clone()), |reading| Begun::Early(reading, sample)));
        };
        let encoding = stream.encoding();
        let windows: Vec<String> = windows.iter().map(|window| transcoded_window(window, encoding)).collect();
        let mut pieces = pieces(&source, &windows.join("\n\n"));
        let first = pieces.read(&text, false);
        let Some(article) = first.article else { return Ok(Begun::Whole(sample)) };
        pieces.direct(article.direction());
        let undecodable = stream.undecodable();
        let warning = Warning::Undecodable { count: undecodable, encoding: encoding.name() };
        let warnings = if undecodable > 0 { vec![warning] } else { Vec::new() };
        let rest = Self { stream, pieces, text: text[first.bytes..].to_owned() };
        Ok(Begun::InPieces(Reading { article, warnings }, rest))
    }

    /// Sets the direction of the document, where its name says more than its text.
    pub fn direct(&mut self, direction: Direction) {
        self.pieces.direct(direction);
    }

    /// Takes the next `bytes` of the document; its last ones if `is_last`. Returns the blocks that they complete.
    pub fn take(&mut self, bytes: &[u8], is_last: bool) -> Option<Article> {
        self.text.push_str(&self.stream.decode(bytes, is_last));
        let (article, taken) = read_all(&mut *self.pieces, &self.text, is_last);
        self.text.drain(..taken);
        article
    }

    /// Returns the blocks of what has come and is not complete, as they are if nothing more comes.
    #[must_use]
    pub fn tail(&self) -> Option<Article> {
        let text = format!("{}{}", self.text, self.stream.open_line());
        read_all(&mut *self.pieces.fork(), &text, true).0
    }

    /// Returns a warning about bytes that are no text in the encoding of the document, if there were more than `known`.
    #[must_use]
    pub fn warning(&self, known: usize) -> Option<Warning> {
        let count = self.undecodable();
        (count > known).then(|| Warning::Undecodable { count, encoding: self.stream.encoding().name() })
    }

    /// Returns the number of invalid sequences so far.
    #[must_use]
    pub fn undecodable(&self) -> usize {
        self.stream.undecodable()
    }
}
