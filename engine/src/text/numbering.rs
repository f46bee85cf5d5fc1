//! Letters and digits that number list items (CSS Counter Styles 3, and the W3C's "Ready-made Counter Styles").

/// The way the numbers of a list are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Numbering {
    /// 1, 2, 3, in the digits of the text.
    #[default]
    Decimal,
    /// ١, ٢, ٣, whatever digits the text has.
    ArabicIndic,
    /// ۱, ۲, ۳, whatever digits the text has.
    Persian,
    /// a, b, c.
    LowerLatin,
    /// A, B, C.
    UpperLatin,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// أ, ب, ج: the Arabic letters in the order of their values.
    Abjad,
    /// أ, ب, ت: the Arabic letters in the order of the alphabet.
    Alphabet,
    /// الف, ب, ج: the letters in the order of their values, as Persian and Urdu write them.
    PersianAbjad,
    /// الف, ب, پ: the Persian letters in the order of the alphabet.
    PersianAlphabet,
    /// א, ב, ג: Hebrew numerals.
    Hebrew,
}

/// The signs around the numbers of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delimiter {
    /// `1.`
    #[default]
    Period,
    /// `1)`
    Bracket,
    /// `(1)`
    Brackets,
    /// `1-`
    Hyphen,
    /// `1/`
    Slash,
}

impl Delimiter {
    /// All delimiters.
    pub const ALL: [Self; 5] = [Self::Period, Self::Bracket, Self::Brackets, Self::Hyphen, Self::Slash];

    /// Returns its signs, without a number.
    #[must_use]
    pub fn signs(self) -> &'static str {
        match self {
            Self::Period => ".",
            Self::Bracket => ")",
            Self::Brackets => "()",
            Self::Hyphen => "-",
            Self::Slash => "/",
        }
    }

    /// Returns `number` with the signs.
    #[must_use]
    pub fn around(self, number: &str) -> String {
        match self {
            Self::Brackets => format!("({number})"),
            Self::Period | Self::Bracket | Self::Hyphen | Self::Slash => format!("{number}{}", self.signs()),
        }
    }
}

/// The names of all numberings: those of CSS where it has any.
pub const NAMED: [(&str, Numbering); 12] = [
    ("decimal", Numbering::Decimal),
    ("arabic-indic", Numbering::ArabicIndic),
    ("persian", Numbering::Persian),
    ("lower-latin", Numbering::LowerLatin),
    ("upper-latin", Numbering::UpperLatin),
    ("lower-roman", Numbering::LowerRoman),
    ("upper-roman", Numbering::UpperRoman),
    ("abjad", Numbering::Abjad),
    ("alphabet", Numbering::Alphabet),
    ("persian-abjad", Numbering::PersianAbjad),
    ("persian-alphabet", Numbering::PersianAlphabet),
    ("hebrew", Numbering::Hebrew),
];

/// All numberings in letters. If the same letters are numbers in several, the more common one comes first.
pub const IN_LETTERS: [Numbering; 9] = [
    Numbering::Abjad,
    Numbering::PersianAbjad,
    Numbering::Alphabet,
    Numbering::PersianAlphabet,
    Numbering::Hebrew,
    Numbering::LowerRoman,
    Numbering::UpperRoman,
    Numbering::LowerLatin,
    Numbering::UpperLatin,
];

/// The maximum length of a numeral that is parsed, in bytes. The longest are Roman, up to `mmmdccclxxxviii`.
const MOST_BYTES: usize = 16;

/// The Arabic letters in the order of their values.
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
/// The Arabic letters in the order of the alphabet.
const ALPHABET: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
/// The Persian letters in the order of their values.
const PERSIAN_ABJAD: &str = "ابجدهوزحطیکلمنسعفصقرشتثخذضظغ";
/// The Persian letters in the order of the alphabet.
const PERSIAN_ALPHABET: &str = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";

/// Roman numerals and their values, the largest first.
const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// Hebrew numerals and their values, largest first. 15 and 16 avoid the letters that begin the name of God.
const HEBREW: [(u32, &str); 24] = [
    (400, "ת"),
    (300, "ש"),
    (200, "ר"),
    (100, "ק"),
    (90, "צ"),
    (80, "פ"),
    (70, "ע"),
    (60, "ס"),
    (50, "נ"),
    (40, "מ"),
    (30, "ל"),
    (20, "כ"),
    (16, "טז"),
    (15, "טו"),
    (10, "י"),
    (9, "ט"),
    (8, "ח"),
    (7, "ז"),
    (6, "ו"),
    (5, "ה"),
    (4, "ד"),
    (3, "ג"),
    (2, "ב"),
    (1, "א"),
];

impl Numbering {
    /// Returns the numbering of a number in a text by its first digit. European digits are those of the text.
    #[must_use]
    pub fn of_digit(digit: char) -> Self {
        match digit {
            '\u{0660}'..='\u{0669}' => Self::ArabicIndic,
            '\u{06F0}'..='\u{06F9}' => Self::Persian,
            _ => Self::Decimal,
        }
    }

    /// Returns `number` in the letters or digits of this numbering, or `None` if it uses the digits of the
    /// text.
    #[must_use]
    pub fn letters(self, number: u32) -> Option<String> {
        match self {
            Self::Decimal => None,
            Self::ArabicIndic => Some(digits(number, '\u{0660}')),
            Self::Persian => Some(digits(number, '\u{06F0}')),
            Self::LowerLatin => latin(number, b'a'),
            Self::UpperLatin => latin(number, b'A'),
            Self::LowerRoman => added(number, &ROMAN, 3999),
            Self::UpperRoman => added(number, &ROMAN, 3999).map(|letters| letters.to_ascii_uppercase()),
            Self::Abjad => letter(number, ABJAD),
            Self::Alphabet => letter(number, ALPHABET),
            Self::PersianAbjad => letter(number, PERSIAN_ABJAD),
            Self::PersianAlphabet => letter(number, PERSIAN_ALPHABET),
            Self::Hebrew => added(number, &HEBREW, 999),
        }
    }

    /// Parses `letters`, the inverse of [`Numbering::letters`]. Returns `None` if they are not a number in this
    /// numbering, and for numberings in digits. An alef may lack its hamza, a heh the tatweel that
    /// distinguishes it from a five.
    #[must_use]
    pub fn number(self, letters: &str) -> Option<u32> {
        if letters.len() > MOST_BYTES {
            return None;
        }
        let number = match self {
            Self::Decimal | Self::ArabicIndic | Self::Persian => return None,
            Self::Abjad => return position(letters, ABJAD),
            Self::Alphabet => return position(letters, ALPHABET),
            Self::PersianAbjad => return position(letters, PERSIAN_ABJAD),
            Self::PersianAlphabet => return position(letters, PERSIAN_ALPHABET),
            Self::LowerLatin | Self::UpperLatin => letters.bytes().try_fold(0_u32, |number, letter| {
                let value = letter.is_ascii_alphabetic().then(|| u32::from(letter.to_ascii_lowercase() - b'a') + 1)?;
                number.checked_mul(26)?.checked_add(value)
            }),
            Self::LowerRoman | Self::UpperRoman => sum(&letters.to_ascii_lowercase(), &ROMAN),
            Self::Hebrew => sum(letters, &HEBREW),
        }?;
        // Reject other spellings, and capitals in lower case numberings.
        (self.letters(number).as_deref() == Some(letters)).then_some(number)
    }
}

/// Returns `number` in the ten digits that start with `zero`.
fn digits(number: u32, zero: char) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|value| char::from_u32(u32::from(zero) + value)).unwrap_or(c);
    number.to_string().chars().map(digit).collect()
}

/// Returns `number` in Latin letters, like the columns of a spreadsheet: aa follows z.
fn latin(mut number: u32, first: u8) -> Option<String> {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(first + u8::try_from(number % 26).ok()?));
        number /= 26;
    }
    letters.reverse();
    Some(letters.into_iter().collect()).filter(|letters: &String| !letters.is_empty())
}

/// Returns the letter of `order` for `number`.
fn letter(number: u32, order: &str) -> Option<String> {
    let letter = order.chars().nth(usize::try_from(number.checked_sub(1)?).ok()?)?;
    Some(match letter {
        // An isolated heh looks like the digit five, so it is written in its initial form.
        'ه' => "هـ".to_owned(),
        // A plain alef looks like a one, so Persian and Urdu write its name.
        'ا' => "الف".to_owned(),
        letter => letter.to_string(),
    })
}

/// Returns the number of a letter in `order`.
fn position(letters: &str, order: &str) -> Option<u32> {
    let letters = if letters == "الف" && order.starts_with('ا') { "ا" } else { letters };
    let mut rest = letters.trim_end_matches('\u{640}').chars();
    let (letter, None) = (rest.next()?, rest.next()) else { return None };
    let is_same = |other: char| other == letter || (other, letter) == ('أ', 'ا');
    order.chars().zip(1..).find_map(|(other, number)| is_same(other).then_some(number))
}

/// Returns the sum of the numerals in `letters`, matching the largest one first.
fn sum(mut letters: &str, numerals: &[(u32, &str)]) -> Option<u32> {
    let mut sum = 0;
    while !letters.is_empty() {
        let (value, rest) =
            numerals.iter().find_map(|(value, numeral)| Some((value, letters.strip_prefix(numeral)?)))?;
        sum += value;
        letters = rest;
    }
    Some(sum)
}

/// Returns `number` as a sum of `numerals`, or `None` if it is 0 or above `most`.
fn added(mut number: u32, numerals: &[(u32, &str)], most: u32) -> Option<String> {
    if !(1..=most).contains(&number) {
        return None;
    }
    let mut written = String::new();
    for (value, numeral) in numerals {
        while number >= *value {
            written += numeral;
            number -= value;
        }
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::{Delimiter, IN_LETTERS, Numbering};

    #[test]
    fn numbers_have_the_signs_of_their_list() {
        let signs = Delimiter::ALL.map(|delimiter| delimiter.around("1"));
        assert_eq!(signs, ["1.", "1)", "(1)", "1-", "1/"]);
    }

    #[test]
    fn numbers_are_written_in_letters() {
        let check = |numbering: Numbering, number, expected: Option<&str>| {
            assert_eq!(numbering.letters(number).as_deref(), expected, "{numbering:?} {number}");
        };
        check(Numbering::Decimal, 1, None);
        check(Numbering::ArabicIndic, 120, Some("١٢٠"));
        check(Numbering::Persian, 47, Some("۴۷"));
        for (number, letters) in [(1, "a"), (26, "z"), (27, "aa"), (702, "zz"), (703, "aaa")] {
            check(Numbering::LowerLatin, number, Some(letters));
        }
        check(Numbering::UpperLatin, u32::MAX, Some("MWLQKWU"));
        for (number, letters) in [(4, "iv"), (1994, "mcmxciv"), (3999, "mmmcmxcix")] {
            check(Numbering::LowerRoman, number, Some(letters));
        }
        check(Numbering::UpperRoman, 8, Some("VIII"));
        check(Numbering::UpperRoman, 4000, None);
        check(Numbering::Abjad, 3, Some("ج"));
        check(Numbering::Abjad, 5, Some("هـ"));
        check(Numbering::Abjad, 28, Some("غ"));
        check(Numbering::Abjad, 29, None);
        check(Numbering::Alphabet, 3, Some("ت"));
        check(Numbering::Alphabet, 28, Some("ي"));
        check(Numbering::PersianAbjad, 1, Some("الف"));
        check(Numbering::PersianAbjad, 10, Some("ی"));
        check(Numbering::PersianAlphabet, 1, Some("الف"));
        check(Numbering::PersianAlphabet, 3, Some("پ"));
        check(Numbering::PersianAlphabet, 32, Some("ی"));
        for (number, letters) in [(1, "א"), (11, "יא"), (15, "טו"), (16, "טז"), (116, "קטז"), (999, "תתקצט")]
        {
            check(Numbering::Hebrew, number, Some(letters));
        }
        check(Numbering::Hebrew, 1000, None);
        for numbering in [Numbering::LowerLatin, Numbering::LowerRoman, Numbering::Abjad, Numbering::Hebrew] {
            check(numbering, 0, None);
        }
    }

    #[test]
    fn letters_are_read_as_they_are_written() {
        for numbering in IN_LETTERS {
            for number in 1..=1200 {
                if let Some(letters) = numbering.letters(number) {
                    assert_eq!(numbering.number(&letters), Some(number), "{numbering:?} {letters}");
                }
            }
            for none in ["", "1", "؟", "نص", "IIv", "אב", "Bc", "ـ", "aaaaaaaaaaaaaaaaaaaaaaaa"] {
                assert_eq!(numbering.number(none), None, "{numbering:?} {none}");
            }
        }
        assert_eq!(Numbering::LowerRoman.number("iiii"), None);
        assert_eq!(Numbering::Decimal.number("a"), None);
        assert_eq!(Numbering::Abjad.number("ا"), Some(1));
        assert_eq!(Numbering::Abjad.number("ه"), Some(5));
        assert_eq!(Numbering::PersianAbjad.number("ا"), Some(1));
        assert_eq!(Numbering::Abjad.number("الف"), None);
    }
}
