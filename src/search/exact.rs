//! The expression of a query at [`Level::Exact`](qari_bidi::text::fold::Level::Exact).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use super::permutations::permutations;

/// The expression of `Level::Exact`: each letter with its marks in every order and composition that is canonically
/// equivalent (UAX #15). A text is not normalised, and people type shadda and vowel in either order.
pub(super) fn expression(query: &str) -> Option<String> {
    // Composed, since the parts of a Hangul syllable are no marks.
    let composed: Vec<char> = query.nfc().collect();
    let letters = composed.chunk_by(|_, next| is_combining_mark(*next));
    let letter = |letter: &[char]| match letter {
        [space, ..] if space.is_whitespace() => r"\s".to_owned(),
        _ => spellings(&letter.iter().copied().nfd().collect::<Vec<char>>()),
    };
    let expression: String = letters.map(letter).collect();
    (!expression.is_empty()).then_some(expression)
}

/// The alternatives of a letter, given decomposed: its base character, and its marks in canonical order.
fn spellings(letter: &[char]) -> String {
    let canonical: String = letter.iter().collect();
    let (base, marks) = (letter[0], &letter[1..]);
    let orders = if marks.len() <= MOST_ORDERED_MARKS { permutations(marks) } else { vec![marks.to_vec()] };
    let mut spellings: Vec<String> = vec![canonical.nfc().collect(), canonical.clone()];
    for marks in orders {
        let composed = marks.first().and_then(|&first| compose(base, first));
        let tail = |from: usize| marks[from..].iter().collect::<String>();
        spellings.push(format!("{base}{}", tail(0)));
        spellings.extend(composed.map(|composed| format!("{composed}{}", tail(1))));
    }
    spellings.retain(|spelling| spelling.nfd().eq(canonical.chars()));
    spellings.sort();
    spellings.dedup();
    let escaped: Vec<String> = spellings.iter().map(|spelling| regex::escape(spelling)).collect();
    if let [only] = escaped.as_slice() { only.clone() } else { format!("(?:{})", escaped.join("|")) }
}

/// So many marks of one letter are looked for in every order; more are no writing.
const MOST_ORDERED_MARKS: usize = 4;

/// A mark that stands on the character before it and may be composed with it or change places with its like.
pub(super) fn is_combining_mark(c: char) -> bool {
    canonical_combining_class(c) != 0
}
