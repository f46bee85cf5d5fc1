//! Natural order of names: chapter 2 comes before chapter 10, in any digits.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Compares two names character by character, and numbers in them by value. Different names are never equal.
///
/// Implemented here because libraries know ASCII digits only.
#[must_use]
pub fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one.chars().peekable(), other.chars().peekable());
    loop {
        let by_value = match (left.peek().copied(), right.peek().copied()) {
            (None, None) => return one.cmp(other),
            (Some(a), Some(b)) if digit(a).is_some() && digit(b).is_some() => {
                let (a, b) = (number(&mut left), number(&mut right));
                // Without leading zeros, the longer number is the greater one.
                a.len().cmp(&b.len()).then(a.cmp(&b))
            }
            (a, b) => {
                left.next();
                right.next();
                a.cmp(&b)
            }
        };
        if by_value.is_ne() {
            return by_value;
        }
    }
}

/// Consumes the number at the start of `chars` and returns its digits without leading zeros.
fn number(chars: &mut Peekable<Chars>) -> Vec<u32> {
    let digits = std::iter::from_fn(|| chars.next_if(|&c| digit(c).is_some()).and_then(digit));
    digits.skip_while(|&digit| digit == 0).collect()
}

/// Returns the value of an ASCII, Arabic-Indic or Extended Arabic-Indic digit, or `None` for any other
/// character.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(u32::from(c) - 0x6F0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_have_their_values() {
        for digits in ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"] {
            assert!(digits.chars().map(digit).eq((0..10).map(Some)), "{digits}");
        }
        assert!("/:\u{65F}\u{66A}\u{6EF}\u{6FA}٫²०a".chars().all(|c| digit(c).is_none()));
    }

    #[test]
    fn numbers_count_by_their_value() {
        // Names of equal value are ordered by their characters.
        let sorted = "0.md 1.md 02.md 2.md 10.md a a1 a1b a٢ a3 a۱۰ a11 a99999999999999999999 b ب2 ب١٠";
        let mut names: Vec<&str> = sorted.split(' ').rev().collect();
        names.sort_by(|one, other| natural(one, other));
        assert_eq!(names.join(" "), sorted);
    }
}
