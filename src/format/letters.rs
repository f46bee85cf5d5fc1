//! Lists that are numbered in letters.
//!
//! A letter alone is ambiguous: `ج` is the third in abjad order and the fifth of the alphabet, `i` is one or nine, `A.`
//! may be an initial and `د/` a title. So all readings of a marker are kept, and the markers of the following lines
//! decide.

use qari_bidi::text::numbering::{Delimiter, IN_LETTERS, Numbering};
use qari_bidi::text::visible::is_invisible;

/// The letters that a line begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    sign: Sign,
    /// All readings: the numbering and the number, the most common numbering first.
    readings: Vec<(Numbering, u32)>,
}

/// Punctuation of a marker. It is the same throughout a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// `أ-`, `أ –`, `أـ`.
    Dash,
    /// `أ.`
    Stop,
    /// `أ)`
    Bracket,
    /// `(أ)`
    Brackets,
    /// `أ/`
    Slash,
}

impl Letters {
    /// Returns the marker as the first of a list, if one of its readings is 1.
    pub(super) fn beginning(&self) -> Option<Self> {
        self.with_readings(|_, number| number == 1)
    }

    /// Returns `next` with the readings that continue this marker, if there are any.
    pub(super) fn go_on_in(&self, next: &Self) -> Option<Self> {
        let goes_on = |numbering, number: u32| {
            number.checked_sub(1).is_some_and(|before| self.readings.contains(&(numbering, before)))
        };
        next.with_readings(goes_on).filter(|_| self.sign == next.sign)
    }

    /// The signs around the letters.
    pub(super) fn delimiter(&self) -> Delimiter {
        match self.sign {
            Sign::Dash => Delimiter::Hyphen,
            Sign::Stop => Delimiter::Period,
            Sign::Bracket => Delimiter::Bracket,
            Sign::Brackets => Delimiter::Brackets,
            Sign::Slash => Delimiter::Slash,
        }
    }

    /// The most common of the possible numberings.
    pub(super) fn numbering(&self) -> Numbering {
        self.readings.first().map_or(Numbering::Decimal, |(numbering, _)| *numbering)
    }

    /// The number of this marker in the given numbering.
    pub(super) fn number(&self, numbering: Numbering) -> Option<u32> {
        self.readings.iter().find_map(|&(other, number)| (other == numbering).then_some(number))
    }

    fn with_readings(&self, holds: impl Fn(Numbering, u32) -> bool) -> Option<Self> {
        let kept = self.readings.iter().copied().filter(|&(numbering, number)| holds(numbering, number));
        let readings: Vec<_> = kept.collect();
        (!readings.is_empty()).then_some(Self { sign: self.sign, readings })
    }
}

/// Parses the marker of a list in letters: `أ- نص`, `(ب) نص`, `c) text`. Returns it with the text behind it, which may
/// be empty. A colon makes no marker, since dialogues have speakers `A:` and `B:`.
pub(super) fn marker(line: &str) -> Option<(Letters, &str)> {
    let line = line.trim_start_matches(is_invisible);
    let inside = line.strip_prefix('(');
    let behind = inside.unwrap_or(line);
    // Most lines are rejected here, by the character behind their first letters.
    // The letters of most texts need not be looked up.
    let is_usual = |c: char| matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}');
    let is_part = |c: char| is_usual(c) || c.is_alphabetic() && c != '\u{640}';
    let letters = &behind[..behind.find(|c| !is_part(c)).unwrap_or(behind.len())];
    let first = letters.chars().next()?;
    let rest = &behind[letters.len()..];
    let joined = rest.trim_start_matches('\u{640}').trim_start_matches(is_invisible);
    let has_tatweel = joined.len() < rest.len();
    let (sign, rest) = match joined.chars().next()? {
        ')' if inside.is_some() => (Sign::Brackets, &joined[1..]),
        _ if inside.is_some() => return None,
        ')' => (Sign::Bracket, &joined[1..]),
        '.' => (Sign::Stop, &joined[1..]),
        '۔' => (Sign::Stop, &joined['۔'.len_utf8()..]),
        _ if first.is_ascii() => return None,
        '/' => (Sign::Slash, &joined[1..]),
        _ => match dash(joined) {
            Some(rest) => (Sign::Dash, rest),
            None if has_tatweel => (Sign::Dash, joined),
            None => return None,
        },
    };
    let text = rest.trim_start();
    if text.len() == rest.len() {
        return None;
    }
    let readings: Vec<_> =
        IN_LETTERS.iter().filter_map(|numbering| Some((*numbering, numbering.number(letters)?))).collect();
    (!readings.is_empty()).then_some((Letters { sign, readings }, text))
}

/// Strips a dash with an optional space before it.
fn dash(text: &str) -> Option<&str> {
    let text = text.strip_prefix([' ', '\u{A0}']).unwrap_or(text);
    let rest = text.strip_prefix(['-', '–'])?;
    Some(rest.strip_prefix('-').unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_by_their_signs() {
        let check = |line: &str, expected: Option<(Numbering, u32, &str)>| {
            let found = marker(line);
            let found = found.as_ref().map(|(letters, text)| (letters.readings[0].0, letters.readings[0].1, *text));
            assert_eq!(found, expected, "{line}");
        };
        for line in
            ["أ- نص", "أ – نص", "أـ نص", "أ) نص", "(أ) نص", "أ. نص", "أ/ نص", "ا- نص", "\u{200F}أ- نص", "أ -\tنص"]
        {
            check(line, Some((Numbering::Abjad, 1, "نص")));
        }
        for line in ["هـ- نص", "هـ) نص", "ه- نص", "(هـ) نص", "هـ نص"] {
            check(line, Some((Numbering::Abjad, 5, "نص")));
        }
        check("أ- ", Some((Numbering::Abjad, 1, "")));
        check("الف) متن", Some((Numbering::PersianAbjad, 1, "متن")));
        check("ب۔ متن", Some((Numbering::Abjad, 2, "متن")));
        check("پ) متن", Some((Numbering::PersianAlphabet, 3, "متن")));
        check("יא. טקסט", Some((Numbering::Hebrew, 11, "טקסט")));
        check("b) text", Some((Numbering::LowerLatin, 2, "text")));
        check("A. text", Some((Numbering::UpperLatin, 1, "text")));
        check("(iv) text", Some((Numbering::LowerRoman, 4, "text")));
        for line in [
            "أ: قال",
            "أ-نص",
            "أ.",
            "أ",
            "(أ",
            "(أ- نص",
            "a- text",
            "a/ text",
            "من- نص",
            "وقال) نص",
            "1) نص",
            "",
            "اـلف) نص",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn what_letters_are_shows_in_what_follows() {
        let check = |lines: &[&str], expected: Option<Numbering>| {
            let mut all = lines.iter().map(|line| marker(line).expect("letters").0);
            let first = all.next().and_then(|first| first.beginning());
            let last = all.fold(first, |before, next| before.and_then(|before| before.go_on_in(&next)));
            assert_eq!(last.map(|last| last.numbering()), expected, "{lines:?}");
        };
        check(&["أ- س", "ب- س", "ج- س", "د- س", "هـ- س", "و- س"], Some(Numbering::Abjad));
        check(&["أ- س", "ب- س", "ت- س", "ث- س"], Some(Numbering::Alphabet));
        check(&["الف) س", "ب) س", "ج) س"], Some(Numbering::PersianAbjad));
        check(&["الف) س", "ب) س", "پ) س"], Some(Numbering::PersianAlphabet));
        check(&["i) x", "ii) x"], Some(Numbering::LowerRoman));
        check(&["A. x", "B. x"], Some(Numbering::UpperLatin));
        check(&["א. x", "ב. x"], Some(Numbering::Hebrew));
        for none in [["أ- س", "ج- س"], ["ب- س", "ج- س"], ["أ- س", "ب) س"], ["A. x", "b. x"], ["h) x", "i) x"]]
        {
            check(&none, None);
        }
    }
}
