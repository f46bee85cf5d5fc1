//! Folding for search: ignorable characters, and letters that are equivalent.
//!
//! Readers and writers leave out marks and hamzas, and use the yeh, the kaf and the digits of their keyboard. Each
//! [`Level`] folds more than the one before.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

/// A level of folding. Each level includes the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Canonical equivalence only (UAX #15); marks and case as typed.
    Exact,
    /// Marks, tatweel and format characters are ignored; presentation forms equal their letters.
    Marks,
    /// Letters typed for one another are equivalent: alef with or without hamza, the yehs, the kafs, heh and teh
    /// marbuta; digits, quotation marks and dashes of all kinds; Latin letters with and without accents.
    #[default]
    Letters,
    /// Hamza is ignored, letters of foreign names equal their substitutes (پ and ب), and words spelt with or without a
    /// written alef are equivalent.
    Loose,
}

impl Level {
    /// All levels. The index of a level is its number on the command line.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Marks, Self::Letters, Self::Loose];

    /// Returns the name of the level in the message files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Marks => "marks",
            Self::Letters => "letters",
            Self::Loose => "loose",
        }
    }
}

/// The folding of a text: a level and the orthography of a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// The level.
    pub level: Level,
    /// The orthography.
    pub orthography: Orthography,
}

/// The orthographies that searching distinguishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Orthography {
    /// Arabic, and any language without rules of its own.
    #[default]
    Arabic,
    /// Persian and Dari.
    Persian,
    /// Urdu, and Punjabi and Saraiki in Arabic letters.
    Urdu,
    /// Uyghur.
    Uyghur,
    /// Central and Southern Kurdish.
    Kurdish,
    /// Yiddish.
    Yiddish,
    /// Another language that is written in Arabic letters, such as Pashto, Sindhi or Malay.
    Other,
}

/// The orthographies of languages, by primary subtag (BCP 47).
const ORTHOGRAPHIES: &[(Orthography, &[&str])] = &[
    (Orthography::Persian, &["fa", "pes", "prs"]),
    (Orthography::Urdu, &["ur", "pa", "pnb", "skr"]),
    (Orthography::Uyghur, &["ug"]),
    (Orthography::Kurdish, &["ckb", "ku", "sdh"]),
    (Orthography::Yiddish, &["yi"]),
    (
        Orthography::Other,
        &["az", "bal", "glk", "id", "kk", "kmr", "ks", "ky", "lrc", "ms", "mzn", "ota", "ps", "sd", "tr", "uz"],
    ),
];

impl Orthography {
    /// All orthographies.
    pub const ALL: [Self; 7] =
        [Self::Arabic, Self::Persian, Self::Urdu, Self::Uyghur, Self::Kurdish, Self::Yiddish, Self::Other];

    /// Returns the orthography of `language`, a BCP 47 tag.
    #[must_use]
    pub fn of(language: Option<&str>) -> Self {
        let primary = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default().to_ascii_lowercase();
        let row = ORTHOGRAPHIES.iter().find(|(_, tags)| tags.contains(&primary.as_str()));
        row.map_or(Self::Arabic, |(orthography, _)| *orthography)
    }

    /// Returns the letters that the orthography distinguishes from those they fold with elsewhere.
    fn kept(self) -> &'static [char] {
        match self {
            Self::Urdu => &['ھ', 'ے'],
            Self::Uyghur => &['ى', 'ە', 'ھ', 'ئ'],
            Self::Kurdish => &['ە'],
            Self::Arabic | Self::Persian | Self::Yiddish | Self::Other => &[],
        }
    }
}

/// Groups of equivalent letters and signs at [`Level::Letters`]; the first of each group represents it.
const ALIKE: &[&str] = &[
    "اآأإٱٲٳٵ",
    "يىی",
    "كکڪ",
    "هةۃۀەہۂھ",
    "0٠۰",
    "1١۱",
    "2٢۲",
    "3٣۳",
    "4٤۴",
    "5٥۵",
    "6٦۶",
    "7٧۷",
    "8٨۸",
    "9٩۹",
    "%٪",
    ".٫۔",
    ",،٬",
    ";؛",
    "?؟",
    "\"“”„«»״",
    "'‘’׳",
    "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{05BE}",
    "כך",
    "מם",
    "נן",
    "פף",
    "צץ",
];

/// Returns the letters and signs of [`ALIKE`] in order, each with the one that represents it.
fn letters_alike() -> &'static [(char, char)] {
    static LETTERS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    LETTERS.get_or_init(|| {
        let of_group = |group: &'static str| {
            let first = group.chars().next();
            group.chars().filter_map(move |letter| Some((letter, first?)))
        };
        let mut letters: Vec<(char, char)> = ALIKE.iter().copied().flat_map(of_group).collect();
        letters.sort_unstable();
        letters
    })
}

/// Further groups of equivalent letters at [`Level::Loose`].
const LOOSELY_ALIKE: &[&str] = &["يىیےۓ", "بپ", "جچ", "فڤ", "كکڪگ"];

/// Letters that match others without being matched by them, or without these matching each other: hamza and its seats,
/// and Latin letters with a stroke or another dot, which have no decomposition. U+0654 stands for a hamza without a
/// seat, which the Uthmani spelling writes on tatweel.
const MATES: &[(char, &str)] = &[
    ('ؤ', "وئء"),
    ('ئ', "يىیؤء"),
    ('ء', "ؤئ"),
    ('و', "ؤ"),
    ('ي', "ئ"),
    ('ى', "ئ"),
    ('ی', "ئ"),
    ('\u{0654}', "ءؤئأ"),
    ('b', "ƀ"),
    ('d', "đ"),
    ('D', "Đ"),
    ('g', "ǥ"),
    ('h', "ħ"),
    ('H', "Ħ"),
    ('i', "ıİ"),
    ('I', "İ"),
    ('ı', "I"),
    ('l', "ł"),
    ('L', "Ł"),
    ('o', "ø"),
    ('O', "Ø"),
    ('t', "ŧ"),
    ('T', "Ŧ"),
];

/// Sequences of letters that are equivalent to one character at [`Level::Letters`]: the letters, and the character.
pub const LIGATURES: [(&str, char); 8] =
    [("ss", 'ß'), ("oe", 'œ'), ("ae", 'æ'), ("וו", 'װ'), ("וי", 'ױ'), ("יי", 'ײ'), ("ئے", 'ۓ'), ("...", '…')];

impl Folding {
    /// Creates the folding for texts in `language`, a BCP 47 tag.
    #[must_use]
    pub fn new(level: Level, language: Option<&str>) -> Self {
        Self { level, orthography: Orthography::of(language) }
    }

    /// Returns the characters that `letter` of a query matches, itself first, regardless of its neighbours.
    #[must_use]
    pub fn alike(self, letter: char) -> Vec<char> {
        let mut alike = vec![letter];
        let kept = self.orthography.kept();
        if self.level >= Level::Letters && !kept.contains(&letter) {
            let groups = ALIKE.iter().chain(LOOSELY_ALIKE.iter().filter(|_| self.level == Level::Loose));
            alike.extend(groups.filter(|group| group.contains(letter)).flat_map(|group| group.chars()));
            let mates = MATES.iter().filter(|(own, _)| *own == letter);
            alike.extend(mates.flat_map(|(_, mates)| mates.chars()));
            alike.extend(accented(letter));
            let mut seen = std::collections::HashSet::new();
            alike.retain(|c| seen.insert(*c) && (*c == letter || !kept.contains(c)));
        }
        alike
    }

    /// Returns the representative of the letters that are equivalent to `letter` at [`Level::Letters`].
    #[must_use]
    pub fn plain(self, letter: char) -> char {
        let alike = letters_alike();
        match alike.binary_search_by_key(&letter, |(own, _)| *own) {
            Ok(at) if !self.orthography.kept().contains(&letter) => alike[at].1,
            _ => letter,
        }
    }

    /// Returns the representative of each letter of `text` with the byte range of the letter and its marks.
    pub fn folded(self, text: &str) -> impl Iterator<Item = (char, std::ops::Range<usize>)> {
        let letters = text.char_indices().filter(move |(_, c)| !self.passes_over(*c));
        letters.map(move |(at, c)| {
            let marks = text[at + c.len_utf8()..].chars().take_while(|&c| self.passes_over(c)).map(char::len_utf8);
            (self.plain(c), at..at + c.len_utf8() + marks.sum::<usize>())
        })
    }

    /// Returns `true` if `c` is ignored.
    #[must_use]
    #[inline]
    pub fn passes_over(self, c: char) -> bool {
        match c {
            RINGS_FIRST..=RINGS_LAST => self.level >= Level::Letters,
            HAMZA => self.level == Level::Loose,
            _ => self.level >= Level::Marks && is_ignorable(c),
        }
    }
}

/// The modifier letters that transliterations write for hamza and ain (ʾ ʿ ʼ ʻ ʹ): ignored from [`Level::Letters`] on.
pub const RINGS: (char, char) = (RINGS_FIRST, RINGS_LAST);
const RINGS_FIRST: char = '\u{02B9}';
const RINGS_LAST: char = '\u{02C1}';

/// ARABIC LETTER HAMZA.
pub const HAMZA: char = '\u{0621}';

/// Returns the precomposed Latin, Greek and Cyrillic letters whose base is `letter`.
fn accented(letter: char) -> impl Iterator<Item = char> {
    let blocks: &[std::ops::RangeInclusive<char>] = match letter {
        'A'..='Z' | 'a'..='z' => &['\u{C0}'..='\u{24F}', '\u{1E00}'..='\u{1EFF}'],
        '\u{370}'..='\u{52F}' => &['\u{370}'..='\u{52F}', '\u{1F00}'..='\u{1FFF}'],
        _ => &[],
    };
    blocks.iter().cloned().flatten().filter(move |&c| {
        let mut decomposed = std::iter::once(c).nfd();
        decomposed.next() == Some(letter) && decomposed.next().is_some()
    })
}

/// The ignorable characters of [`Level::Marks`], as inclusive ranges in order: combining marks of Latin, Hebrew points
/// and accents, Arabic marks and Quranic annotation, tatweel, small waw and yeh, Syriac points, and format characters.
pub const IGNORABLE: [(char, char); 27] = [
    ('\u{00AD}', '\u{00AD}'),
    ('\u{0300}', '\u{036F}'),
    ('\u{0591}', '\u{05BD}'),
    ('\u{05BF}', '\u{05BF}'),
    ('\u{05C1}', '\u{05C2}'),
    ('\u{05C4}', '\u{05C5}'),
    ('\u{05C7}', '\u{05C7}'),
    ('\u{0610}', '\u{061A}'),
    ('\u{061C}', '\u{061C}'),
    ('\u{0640}', '\u{0640}'),
    ('\u{064B}', '\u{065F}'),
    ('\u{0670}', '\u{0670}'),
    ('\u{06D6}', '\u{06DC}'),
    ('\u{06DF}', '\u{06E8}'),
    ('\u{06EA}', '\u{06ED}'),
    ('\u{0711}', '\u{0711}'),
    ('\u{0730}', '\u{074A}'),
    ('\u{0897}', '\u{089F}'),
    ('\u{08CA}', '\u{08E1}'),
    ('\u{08E3}', '\u{08FF}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{FB1E}', '\u{FB1E}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{10EFA}', '\u{10EFF}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

/// Returns `true` if `c` is ignored at [`Level::Marks`].
#[must_use]
#[inline]
pub fn is_ignorable(c: char) -> bool {
    // Called for nearly every letter of a text.
    if matches!(c, '\u{0620}'..='\u{064A}' | ' '..='~') {
        return c == '\u{0640}';
    }
    let at = IGNORABLE.partition_point(|&(_, last)| last < c);
    IGNORABLE.get(at).is_some_and(|&(first, _)| first <= c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_one_have_one_representative() {
        let plain = |language, letter| Folding::new(Level::Letters, Some(language)).plain(letter);
        assert_eq!(plain("ar", 'أ'), plain("ar", 'ا'));
        assert_eq!(plain("ar", 'ک'), plain("ar", 'ك'));
        assert_ne!(plain("ar", 'ب'), plain("ar", 'ت'));
        assert_ne!(plain("ug", 'ە'), plain("ug", 'ه'), "a language keeps its own apart");
    }
}
