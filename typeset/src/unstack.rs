//! Small letters beside one another, in faces that set them above one another as a pen does: تم with the second letter
//! below the first. In few pixels such letters run into one another.
//!
//! These faces do it by contextual alternates (`calt`), which also do what is needed: they join lam and alef, have a
//! form for the name of God, and make room for vowel signs. So the alternates are off for words without such signs, but
//! for these letters.

use std::ops::Range;

use harfrust::{Feature, Tag};
use qari_bidi::layout::Marks;
use qari_bidi::text::marks::is_vowel_sign;

use crate::face::is_ignored;

/// Returns the features that set the letters of a word beside one another, of which these `marks` are shown; none if it
/// is to be as the face has it, as with vowel signs or digits in it.
pub(crate) fn features(word: &str, marks: Marks) -> Vec<Feature> {
    let shown = || word.char_indices().filter(|(_, c)| marks.shows(*c));
    if shown().any(|(_, c)| is_vowel_sign(c) || c.is_numeric() || is_around_digits(c)) {
        return Vec::new();
    }
    let letters: Vec<(usize, char)> = shown().filter(|(_, c)| !is_between(*c)).collect();
    let mut features = Vec::new();
    let (mut begin, mut at) = (0, 0);
    while at < letters.len() {
        let count = letters_of_a_form(&letters[at..]);
        if count > 0 {
            features.push(off(begin..letters[at].0));
            let (last, c) = letters[at + count - 1];
            begin = last + c.len_utf8();
        }
        at += count.max(1);
    }
    features.push(off(begin..word.len()));
    features
}

/// Returns how many of the first letters need a form that only contextual alternates have: lam and alef, and those of
/// the name of God, which end a word, with the letter before them.
fn letters_of_a_form(letters: &[(usize, char)]) -> usize {
    let is_lam = |c: char| matches!(c, 'ل' | '\u{6B5}'..='\u{6B8}' | '\u{76A}');
    let is_alef =
        |c: char| matches!(c, 'آ' | 'أ' | 'إ' | 'ا' | '\u{671}'..='\u{673}' | '\u{675}' | '\u{773}' | '\u{774}');
    let is_end = |rest: &[(usize, char)]| rest.first().is_none_or(|(_, next)| !next.is_alphabetic());
    match letters {
        [(_, first), (_, second), ..] if is_lam(*first) && is_alef(*second) => 2,
        [(_, 'ل'), (_, 'ل'), (_, 'ه' | '\u{6C1}'), rest @ ..] if is_end(rest) => 3,
        [_, (_, 'ل'), (_, 'ل'), (_, 'ه' | '\u{6C1}'), rest @ ..] if is_end(rest) => 4,
        _ => 0,
    }
}

/// Returns `true` for what may stand between two letters without parting them: characters without a glyph, and hamza
/// and madda.
fn is_between(c: char) -> bool {
    is_ignored(c) && !matches!(c, '\u{200C}' | '\u{200D}') || matches!(c, '\u{653}'..='\u{655}')
}

/// Returns `true` for a sign that digits are set in, such as that of an ayah.
fn is_around_digits(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{8E2}')
}

/// Returns the feature that switches contextual alternates off in some bytes.
fn off(bytes: Range<usize>) -> Feature {
    Feature::new(Tag::new(b"calt"), 0, bytes)
}
