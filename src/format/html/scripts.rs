//! Superscripts and subscripts. A terminal has one font size, so 10³ must not become 103.

use std::borrow::Cow;

/// The position of small text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Superscript.
    Above,
    /// Subscript.
    Below,
}

/// Characters that have superscript and subscript forms.
const PLAIN: &str = "0123456789+-=()";
const ABOVE: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
const BELOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

/// The forms of plus and minus.
const SIGNS: [&str; 4] = ["⁺", "⁻", "₊", "₋"];

impl Script {
    /// Writes `text` after the character `before`, in superscript or subscript characters if all have such
    /// forms. Otherwise a number that follows a letter or digit is set off with `^` or `_`.
    pub(super) fn written(self, text: &str, before: Option<char>) -> Cow<'_, str> {
        let forms = if self == Self::Above { ABOVE } else { BELOW };
        let form = |c| {
            let c = if c == '\u{2212}' { '-' } else { c };
            PLAIN.chars().position(|plain| plain == c).and_then(|at| forms.chars().nth(at))
        };
        if let Some(written) = text.trim().chars().map(form).collect::<Option<String>>() {
            // In Arabic, a sign between two numbers would reorder them (UAX #9, W2 and W4): 10⁻⁶ would read
            // ⁶⁻10.
            let held = |sign: &str| format!("\u{200E}{sign}\u{200E}");
            return Cow::Owned(SIGNS.iter().fold(written, |written, sign| written.replace(sign, &held(sign))));
        }
        if before.is_some_and(char::is_alphanumeric) && text.starts_with(char::is_numeric) {
            let sign = if self == Self::Above { '^' } else { '_' };
            return Cow::Owned(format!("{sign}{text}"));
        }
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Script;

    #[test]
    fn numbers_stay_apart_from_what_they_stand_behind() {
        assert_eq!(Script::Above.written("3", Some('0')), "³");
        assert_eq!(Script::Below.written("2", Some('H')), "₂");
        assert_eq!(Script::Above.written("-12", Some('0')), "\u{200E}⁻\u{200E}¹²");
        assert_eq!(Script::Above.written("٣", Some('٠')), "^٣");
        assert_eq!(Script::Above.written("th", Some('4')), "th");
        assert_eq!(Script::Above.written("[1]", Some('a')), "[1]");
        assert_eq!(Script::Above.written("٣", None), "٣");
    }
}
