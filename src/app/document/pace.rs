//! The time that reading takes.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Document;
use crate::article::{Article, Pos};
use qari_bidi::text::visible::boundary_from;

/// Words that are read in a minute.
const WORDS_A_MINUTE: usize = 180;

/// The pieces of the text, at even distances, whose words are counted, and the bytes of each.
const SAMPLES: usize = 8;
const SAMPLE_BYTES: usize = 512;

/// The bytes of a text that are read in a minute. They are estimated from samples, once, so that asking costs nothing.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// `None` if the document has no running text: lines of a log are not read one after the other.
    bytes_a_minute: Option<usize>,
}

impl Pace {
    /// Measures a text: its words (UAX #29) and bytes in samples of it, or in all of it if it is short.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        if article.is_lines() {
            return Self { bytes_a_minute: None };
        }
        let text = article.text_of(article.flow());
        let (mut words, mut bytes) = (0, 0);
        for sample in samples(text) {
            words += text[sample.clone()].unicode_words().count();
            bytes += sample.len();
        }
        Self { bytes_a_minute: (words > 0).then(|| (bytes * WORDS_A_MINUTE / words).max(1)) }
    }

    /// Returns the number of words in `bytes` of the text.
    fn words(self, bytes: usize) -> Option<usize> {
        self.bytes_a_minute.map(|minute| bytes * WORDS_A_MINUTE / minute)
    }

    /// Returns the minutes that `bytes` of the text take, a part of one as a whole.
    fn minutes(self, bytes: usize) -> Option<usize> {
        self.bytes_a_minute.map(|minute| bytes.div_ceil(minute))
    }
}

/// Returns the ranges of the samples of `text`, which begin and end between words where there are blanks.
fn samples(text: &str) -> Vec<Range<usize>> {
    if text.len() <= SAMPLES * SAMPLE_BYTES {
        return std::iter::once(0..text.len()).collect();
    }
    let word_from = |byte: usize| {
        let start = boundary_from(text, byte);
        let near = &text[start..boundary_from(text, start + SAMPLE_BYTES)];
        near.find(char::is_whitespace).map_or(start, |blank| start + blank)
    };
    let sample = |number: usize| {
        let start = number * (text.len() / SAMPLES);
        word_from(start)..word_from(start + SAMPLE_BYTES)
    };
    (0..SAMPLES).map(sample).collect()
}

impl Document {
    /// Returns the number of words of the text, an estimate, if it is running text.
    #[must_use]
    pub fn words(&self) -> Option<usize> {
        self.pace.words(self.article.flow_bytes()).filter(|words| *words > 0)
    }

    /// Returns the minutes that reading takes from `pos` to the end, an estimate, if there is something to read.
    #[must_use]
    pub fn minutes_left(&self, pos: Pos) -> Option<usize> {
        let bytes = self.article.flow_bytes().saturating_sub(self.article.bytes_before(pos));
        self.pace.minutes(bytes).filter(|minutes| *minutes > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::document::Kept;
    use crate::article::{Builder, Kind};

    fn document(words: usize, kind: Kind) -> Document {
        let mut builder = Builder::new();
        for _ in 0..words / 90 {
            builder.block(kind, &"كلمات، ".repeat(90));
        }
        Document::open(builder.finish().expect("an article"), Kept::default())
    }

    #[test]
    fn a_minute_has_180_words() {
        let left = |words, kind| document(words, kind).minutes_left(Pos::default());
        assert_eq!(left(180, Kind::Paragraph), Some(1));
        assert_eq!(left(900, Kind::Paragraph), Some(5));
        let long = left(900_000, Kind::Paragraph).expect("minutes");
        assert!((4950..=5050).contains(&long), "{long}");
        assert_eq!(left(900, Kind::Lines), None);
        assert_eq!(document(900, Kind::Paragraph).minutes_left(Pos { block: 10, byte: 0 }), None);
    }

    /// Words are counted as they are written, in scripts without blanks too.
    #[test]
    fn words_need_no_blanks() {
        let mut builder = Builder::new();
        builder.block(Kind::Paragraph, &"日本語".repeat(300));
        let document = Document::open(builder.finish().expect("an article"), Kept::default());
        assert_eq!(document.minutes_left(Pos::default()), Some(5));
    }
}
