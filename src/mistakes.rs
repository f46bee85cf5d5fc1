//! Mistakes in files that people write: each with its line, all told at once, with the name that may be meant.

use crate::messages::{Messages, Value};

/// The most letters of a name that are compared.
const MOST_LETTERS: usize = 64;

/// A mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake<W> {
    /// The line, counted from 1.
    pub line: usize,
    /// The mistake itself.
    pub what: W,
}

/// Returns the name most like `name`, if one is: it takes no more changes of a letter than a third of the letters.
/// Letters to add, to drop, to replace and to swap with the next are counted.
#[must_use]
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: String = name.chars().take(MOST_LETTERS).collect();
    let least = names.into_iter().map(|own| (strsim::osa_distance(&typed, own), own)).min_by_key(|pair| pair.0)?;
    (least.0 <= (typed.chars().count() / 3).max(1)).then_some(least.1)
}

/// Returns `text`, a sentence that says what is wrong, with the question whether `near` was meant.
#[must_use]
pub fn with_near(text: String, near: Option<&str>, messages: &Messages) -> String {
    match near {
        Some(near) => format!("{text} {}", messages.fill("did-you-mean", &[("near", Value::Text(near))])),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_almost_right_has_a_nearest() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(nearest(name, ["paper", "night", "sepia", "contrast", "terminal"]), expected, "{name}");
        };
        check("papre", Some("paper"));
        check("nigth", Some("night"));
        check("constrast", Some("contrast"));
        check("terminl", Some("terminal"));
        check("solarized", None);
        check("", None);
    }
}
