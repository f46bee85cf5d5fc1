//! What a search takes for the same: characters that it passes over, and letters that it takes for one another.
//!
//! People leave out marks and hamzas, type the yeh and the kaf that their keyboard has, and write the digits they are used to;
//! so do the writers of texts. Each [`Level`] takes more for the same than the one before.

use unicode_normalization::UnicodeNormalization;

/// The levels of folding, each including the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Canonical equivalence only (UAX #15); marks and case as typed.
    Exact,
    /// Marks, tatweel and format characters are passed over; presentation forms are their letters.
    Marks,
    /// Letters that are typed for one another are one: alef with or without hamza, the yehs, the kafs, heh and teh marbuta; digits,
    /// quotation marks and dashes of all kinds; Latin letters with and without accents.
    #[default]
    Letters,
    /// Hamza is passed over, and letters that foreign names are spelt with are those that stand in for them.
    Loose,
}

impl Level {
    /// All levels; the place of each is the number that people name it by.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Marks, Self::Letters, Self::Loose];

    /// Its name in the message files.
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

/// What is taken for the same in a text of some language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// How much is.
    pub level: Level,
    /// Letters that are letters of their own in the language.
    kept: &'static [char],
}

/// Letters that a language keeps apart from those they are folded with elsewhere, by its BCP 47 tags.
const KEPT: &[(&[&str], &[char])] =
    &[(&["ur", "pa", "pnb", "skr"], &['ھ', 'ے']), (&["ug"], &['ى', 'ە', 'ھ', 'ئ']), (&["ckb", "ku", "sdh"], &['ە'])];

/// Letters and signs that are one at [`Level::Letters`]; the first of each group stands for it.
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

/// What is one at [`Level::Loose`] besides.
const LOOSELY_ALIKE: &[&str] = &["يىیےۓ", "بپ", "جچ", "فڤ", "كکڪگ"];

/// Letters that match others without these matching each other: hamza on its seats, which people seat differently.
const MATES: &[(char, &str)] =
    &[('ؤ', "وئء"), ('ئ', "يىیؤء"), ('ء', "ؤئ"), ('و', "ؤ"), ('ي', "ئ"), ('ى', "ئ"), ('ی', "ئ")];

impl Folding {
    /// That of texts in a language, given as its BCP 47 tag.
    #[must_use]
    pub fn new(level: Level, language: Option<&str>) -> Self {
        let primary = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default().to_ascii_lowercase();
        let row = KEPT.iter().find(|(tags, _)| tags.contains(&primary.as_str()));
        Self { level, kept: row.map_or(&[], |(_, kept)| kept) }
    }

    /// The characters that `letter`, typed in a query, matches: itself first. What more it matches together with its
    /// neighbours is not known here.
    #[must_use]
    pub fn alike(self, letter: char) -> Vec<char> {
        let mut alike = vec![letter];
        if self.level >= Level::Letters && !self.kept.contains(&letter) {
            let groups = ALIKE.iter().chain(LOOSELY_ALIKE.iter().filter(|_| self.level == Level::Loose));
            alike.extend(groups.filter(|group| group.contains(letter)).flat_map(|group| group.chars()));
            let mates = MATES.iter().filter(|(own, _)| *own == letter);
            alike.extend(mates.flat_map(|(_, mates)| mates.chars()));
            alike.extend(accented(letter));
            let mut seen = std::collections::HashSet::new();
            alike.retain(|c| seen.insert(*c) && (*c == letter || !self.kept.contains(c)));
        }
        alike
    }

    /// The letter that stands for all that are taken for one another at [`Level::Letters`].
    #[must_use]
    pub fn plain(self, letter: char) -> char {
        let group = ALIKE.iter().find(|group| group.contains(letter)).filter(|_| !self.kept.contains(&letter));
        group.and_then(|group| group.chars().next()).unwrap_or(letter)
    }

    /// The letters of `text` as they stand for all that are alike, each with its bytes and those of the marks behind it.
    pub fn folded(self, text: &str) -> impl Iterator<Item = (char, std::ops::Range<usize>)> {
        let letters = text.char_indices().filter(move |(_, c)| !self.passes_over(*c));
        letters.map(move |(at, c)| {
            let marks = text[at + c.len_utf8()..].chars().take_while(|&c| self.passes_over(c)).map(char::len_utf8);
            (self.plain(c), at..at + c.len_utf8() + marks.sum::<usize>())
        })
    }

    /// Whether `c` is passed over.
    #[must_use]
    #[inline]
    pub fn passes_over(self, c: char) -> bool {
        self.level >= Level::Marks && is_ignorable(c) || self.level == Level::Loose && c == HAMZA
    }
}

/// Hamza on the line.
pub const HAMZA: char = '\u{0621}';

/// The precomposed letters of Latin, Greek and Cyrillic that are `letter` with marks.
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

/// The ignorable characters of [`Level::Marks`], as inclusive ranges: combining marks of Latin, Hebrew points and
/// accents, Arabic marks and Quranic annotation, tatweel, small waw and yeh, and the format characters.
pub const IGNORABLE: [(char, char); 25] = [
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

/// Whether `c` is passed over at [`Level::Marks`].
#[must_use]
#[inline]
pub fn is_ignorable(c: char) -> bool {
    // Nearly every letter is asked about.
    if matches!(c, '\u{0620}'..='\u{064A}' | ' '..='~') {
        return c == '\u{0640}';
    }
    // The ranges are in order.
    let at = IGNORABLE.partition_point(|&(_, last)| last < c);
    IGNORABLE.get(at).is_some_and(|&(first, _)| first <= c)
}
