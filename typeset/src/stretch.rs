//! Joints between letters that are made longer (kashida).

use std::ops::Range;

/// ARABIC TATWEEL.
const TATWEEL: char = '\u{0640}';

/// A joint that is made longer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    /// The byte of the text between the two letters.
    pub at: usize,
    /// The tatweels that are put there.
    pub count: usize,
    /// The width of each, in widths that it has in the face.
    pub factor: f32,
}

impl Stretch {
    /// Returns a part of `text` with the tatweels of those of `stretches` that are in it, and where each byte of that
    /// comes from; `None` if none is.
    pub(crate) fn write(stretches: &[Self], text: &str, range: &Range<usize>) -> Option<(String, Vec<Origin>)> {
        let own: Vec<&Self> = stretches.iter().filter(|own| range.start < own.at && own.at < range.end).collect();
        if own.is_empty() {
            return None;
        }
        let (mut written, mut origins) = (String::new(), Vec::new());
        for (at, c) in text[range.clone()].char_indices() {
            let at = range.start + at;
            for stretch in own.iter().filter(|own| own.at == at) {
                for _ in 0..stretch.count {
                    written.push(TATWEEL);
                    origins.extend([Origin { byte: at - 1, factor: Some(stretch.factor) }; TATWEEL.len_utf8()]);
                }
            }
            written.push(c);
            origins.extend((at..at + c.len_utf8()).map(|byte| Origin { byte, factor: None }));
        }
        Some((written, origins))
    }
}

/// The origin of a byte of a stretched piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin {
    /// The byte of the text; of a tatweel, the last one of the letter before it.
    pub byte: usize,
    /// The width of a tatweel, in widths that it has in the face.
    pub factor: Option<f32>,
}
