//! Markers at the beginnings of lines, and lines that consist of signs: bullets, numbers, underlines, rules.

use super::lettered;
use super::lines::visible_start;
use qari_bidi::text::numbering::{Delimiter, Numbering};
use qari_bidi::text::order::digit;

/// The form of the numbers of a list: how they are written, and the signs around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NumberForm {
    /// The numbering of the items.
    pub(super) numbering: Numbering,
    /// The signs around them.
    pub(super) delimiter: Delimiter,
}

/// The marker of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListMarker {
    /// A bullet.
    Bullet,
    /// A number and its numbering.
    Number(u32, NumberForm),
}

impl ListMarker {
    /// Returns `true` if a list of such items can contain one of `inner` items at the same indentation: numbers and
    /// letters nest in each other.
    pub(super) fn may_hold(self, inner: Self) -> bool {
        match (self, inner) {
            (Self::Number(_, form), Self::Number(_, inner)) => form.numbering != inner.numbering,
            _ => false,
        }
    }
}

/// Bullets, with those of word processors' fonts in the private use area. A blank follows. Longer dashes are left out,
/// since they begin direct speech.
const BULLETS: &[char] = &[
    '-', '*', '•', '‣', '◦', '·', '▪', '●', '○', '■', '□', '➤', '►', '✓', '✔', '\u{F0A7}', '\u{F0B7}', '\u{F0D8}',
    '\u{F0FC}',
];

/// Parses the marker of a list item. Returns it with the text behind it. `letters` is the numbering found by
/// [`super::lettered`].
pub(super) fn item(line: &str, letters: Option<Numbering>) -> Option<(ListMarker, &str)> {
    if let Some(numbering) = letters {
        let (number, delimiter, text) = lettered::number(line, numbering)?;
        return Some((ListMarker::Number(number, NumberForm { numbering, delimiter }), text));
    }
    let line = visible_start(line);
    let (marker, rest) = match line.strip_prefix(BULLETS) {
        Some(rest) => (ListMarker::Bullet, rest),
        None => number(line)?,
    };
    let text = rest.trim_start();
    (text.len() < rest.len() && !text.is_empty()).then_some((marker, text))
}

/// Parses a number with the punctuation of an item: `1-`, `١.`, `(1)`, `۱)`. Returns the rest of the line with it.
fn number(line: &str) -> Option<(ListMarker, &str)> {
    let (value, delimiter, rest) = match line.strip_prefix('(') {
        Some(inside) => {
            let (value, rest) = leading_number(inside)?;
            (value, Delimiter::Brackets, rest.strip_prefix(')')?)
        }
        None => {
            let (value, rest) = leading_number(line)?;
            let rest = rest.strip_prefix([' ', '\u{A0}']).filter(|rest| rest.starts_with(['-', '–'])).unwrap_or(rest);
            let delimiter = match rest.chars().next()? {
                '.' => Delimiter::Period,
                ')' => Delimiter::Bracket,
                '-' | '–' | 'ـ' => Delimiter::Hyphen,
                _ => return None,
            };
            let mut behind = rest.chars();
            behind.next();
            (value, delimiter, behind.as_str())
        }
    };
    let numbering = line.chars().find(|&c| digit(c).is_some()).map(Numbering::of_digit).unwrap_or_default();
    Some((ListMarker::Number(value, NumberForm { numbering, delimiter }), rest))
}

/// Parses a number in ASCII, Arabic-Indic or Persian digits. Returns the rest of the text with it.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    let digits = text.chars().take_while(|&c| digit(c).is_some()).count();
    let (number, rest) = text.split_at(text.char_indices().nth(digits).map_or(text.len(), |(at, _)| at));
    let is_number = (1..=6).contains(&digits);
    is_number.then(|| (number.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit), rest))
}

/// A line that repeats one sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signs {
    /// `====`, the underline of a first-rank heading.
    Double,
    /// `----`, `~~~~`, `____`: the underline of a second-rank heading, or a rule.
    Single,
    /// `***`, `* * *`: a rule.
    Stars,
}

/// Detects a line that repeats one sign.
pub(super) fn signs(line: &str) -> Option<Signs> {
    // Most lines are rejected by their first character.
    let first = line.chars().next()?;
    let signs = match first {
        '=' | '═' => Signs::Double,
        '-' | '~' | '_' | '—' | '–' | '─' | 'ـ' | '―' => Signs::Single,
        '*' | '⁂' | '·' | '•' | '✶' | '❖' => Signs::Stars,
        _ => return None,
    };
    let mut count = 0;
    for c in line.chars().filter(|c| *c != ' ') {
        if c != first {
            return None;
        }
        count += 1;
    }
    (count >= 3 || first == '⁂').then_some(signs)
}

/// Parses a heading that begins with `#` signs. Returns its rank and text.
pub(super) fn hashed(line: &str) -> Option<(u8, &str)> {
    let line = visible_start(line);
    let rest = line.trim_start_matches('#');
    let rank = u8::try_from(line.len() - rest.len()).ok().filter(|rank| (1..=6).contains(rank))?;
    let text = rest.trim_start();
    (text.len() < rest.len() && !text.is_empty()).then_some((rank, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_begin_with_bullets_and_numbers() {
        let check = |line: &str, expected: Option<(ListMarker, &str)>| assert_eq!(item(line, None), expected, "{line}");
        let number = |value, delimiter, text| {
            Some((ListMarker::Number(value, NumberForm { numbering: Numbering::Decimal, delimiter }), text))
        };
        let dashed = |value, numbering, text| {
            Some((ListMarker::Number(value, NumberForm { numbering, delimiter: Delimiter::Hyphen }), text))
        };
        check("- نص", Some((ListMarker::Bullet, "نص")));
        check("\u{F0A7}\tنص", Some((ListMarker::Bullet, "نص")));
        check("\u{200F}• نص", Some((ListMarker::Bullet, "نص")));
        check("1- نص", number(1, Delimiter::Hyphen, "نص"));
        check("١- نص", dashed(1, Numbering::ArabicIndic, "نص"));
        check("١٢ - نص", dashed(12, Numbering::ArabicIndic, "نص"));
        check("(3) text", number(3, Delimiter::Brackets, "text"));
        check(
            "۴) متن",
            Some((
                ListMarker::Number(4, NumberForm { numbering: Numbering::Persian, delimiter: Delimiter::Bracket }),
                "متن",
            )),
        );
        check("5. text", number(5, Delimiter::Period, "text"));
        for line in
            ["-5 درجات", "1.5 مليون", "10-15 شخصًا", "2018 كان", "- ", "-", "*", "1234567. x", "-- x", "— قال", ""]
        {
            check(line, None);
        }
        assert_eq!(item("ب- نص", None), None);
        let form = NumberForm { numbering: Numbering::Abjad, delimiter: Delimiter::Hyphen };
        let second = ListMarker::Number(2, form);
        assert_eq!(item("ب- نص", Some(Numbering::Abjad)), Some((second, "نص")));
    }

    #[test]
    fn lines_of_signs_are_told() {
        let check = |line: &str, expected: Option<Signs>| assert_eq!(signs(line), expected, "{line}");
        check("====", Some(Signs::Double));
        check("---", Some(Signs::Single));
        check("* * *", Some(Signs::Stars));
        check("***", Some(Signs::Stars));
        for line in ["--", "- x", "=-=", "نص", ""] {
            check(line, None);
        }
        assert_eq!(hashed("## عنوان"), Some((2, "عنوان")));
        assert_eq!(hashed("#وسم"), None);
        assert_eq!(hashed("####### x"), None);
    }
}
