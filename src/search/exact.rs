//! Compiles a query at [`Level::Exact`](qari_bidi::text::fold::Level::Exact).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use super::permutations::permutations;

/// Returns the expression of a query at `Level::Exact`, or `None` for an empty query. Each letter stands with its marks
/// in every canonically equivalent order and composition (UAX #15): texts are not normalised, and people type shadda
/// and vowel in either order.
pub(super) fn expression(query: &str) -> Option<String> {
    // Composed first: the parts of a Hangul syllable are letters, not marks.
    let composed: Vec<char> = query.nfc().collect();
    let letters = composed.chunk_by(|_, next| is_combining_mark(*next));
    let letter = |letter: &[char]| match letter {
        [space, ..] if space.is_whitespace() => r"\s".to_owned(),
        _ => spellings(&letter.iter().copied().nfd().collect::<Vec<char>>()),
    };
    let expression: String = letters.map(letter).collect();
    (!expression.is_empty()).then_some(expression)
}

/// Returns the alternatives for one decomposed letter: a base character and its marks in canonical order.
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
    spellings.sort_unstable();
    spellings.dedup();
    let escaped: Vec<String> = spellings.iter().map(|spelling| regex::escape(spelling)).collect();
    if let [only] = escaped.as_slice() { only.clone() } else { format!("(?:{})", escaped.join("|")) }
}

/// Most marks on one letter that are tried in every order. No orthography puts more on a letter.
const MOST_ORDERED_MARKS: usize = 4;

/// Returns `true` for a mark that composes with the character before it or may change places with other marks.
pub(super) fn is_combining_mark(c: char) -> bool {
    canonical_combining_class(c) != 0
}
