//! Small letters beside one another, in faces that set them above one another as a pen does: تم with the second letter
//! below the first. In few pixels such letters run into one another.
//!
//! These faces do it by contextual alternates (`calt`), and with that some that has to be: they join lam and alef, and
//! make room for vowel signs. So the alternates are off for words without such signs, but for lam and alef.

use std::ops::Range;

use harfrust::{Feature, Tag};
use qari_bidi::text::marks::is_vowel_sign;

/// The families that do.
pub(crate) const FAMILIES: [&str; 1] = ["Amiri"];

/// The least size of an em, in pixels, in which letters above one another are told apart.
pub(crate) const STACKED_FROM: u16 = 48;

/// The name of God, which is one sign.
const NAME: &str = "لله";

/// Returns the features that set the letters of a word beside one another; none if it is to be as the face has it.
pub(crate) fn features(word: &str) -> Vec<Feature> {
    if word.contains(NAME) || word.chars().any(|c| is_vowel_sign(c) || c.is_numeric() || is_around_digits(c)) {
        return Vec::new();
    }
    let is_alef = |c: char| matches!(c, 'آ' | 'أ' | 'إ' | 'ا' | '\u{671}'..='\u{673}' | '\u{675}');
    let is_lam = |c: char| matches!(c, 'ل' | '\u{6B5}'..='\u{6B8}');
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let mut begin = 0;
    let mut features = Vec::new();
    for pair in letters.windows(2).filter(|pair| is_lam(pair[0].1) && is_alef(pair[1].1)) {
        features.push(off(begin..pair[0].0));
        begin = pair[1].0 + pair[1].1.len_utf8();
    }
    features.push(off(begin..word.len()));
    features
}

/// Returns `true` for a sign that digits are set in, such as that of an ayah.
fn is_around_digits(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{8E2}')
}

/// Returns the feature that switches contextual alternates off in some bytes.
fn off(bytes: Range<usize>) -> Feature {
    Feature::new(Tag::new(b"calt"), 0, bytes)
}
