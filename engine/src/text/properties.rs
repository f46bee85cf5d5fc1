//! The properties of a character that layout needs, in a single look-up: its classes in the terms of the
//! standards, its symbol and its width.
//!
//! The data comes from a crate for each standard. Each crate searches a table of its own, and six searches for
//! every character of a book would be most of the work. Therefore a page of 64 characters is looked up when one
//! of them is first needed, and cached. The cache changes speed, never results.

use std::sync::OnceLock;

use compact_str::CompactString;
use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, bidi_class};
use unicode_bidi_mirroring::get_mirrored;
use unicode_joining_type::{JoiningType, get_joining_type};
use unicode_linebreak::{BreakClass, break_property};
use unicode_segmentation::UnicodeSegmentation;

use super::forms;
use super::skeletons;
use super::visible::{control_symbol, is_breaking_space, is_invisible, is_line_end};
use super::width::{self, is_zero_width};

/// The role of a character in grapheme clusters (UAX #29), as far as it can be told from the character alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cluster {
    /// Starts a cluster everywhere; only extending characters may follow it.
    Base,
    /// Extends the cluster before it (`Extend`, `ZWJ`).
    Extend,
    /// Is a cluster of its own (`Control`, `CR`, `LF`).
    Alone,
    /// Takes part in a rule about more than two characters: the library decides.
    Complex,
}

/// The way a character is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// By a glyph of its own.
    Shape,
    /// As a mark on the letter before it.
    Mark,
    /// As white space that a line may end in.
    Space,
    /// Ends a line.
    LineEnd,
    /// As a control character, by its picture.
    Control,
    /// Not at all: a format character.
    Nothing,
}

/// The properties of a character.
#[derive(Clone, Debug)]
pub struct Properties {
    /// UAX #9, `Bidi_Class`.
    pub bidi: BidiClass,
    /// Unicode Standard 9.2, `Joining_Type`.
    pub joining: JoiningType,
    /// UAX #14, `Line_Break`, as LB1 resolves it without a dictionary.
    pub line_break: BreakClass,
    /// The role in grapheme clusters (UAX #29).
    pub cluster: Cluster,
    /// The way it is shown.
    pub show: Show,
    /// The width where it is emitted, in cells.
    pub width: u8,
    /// The width as a symbol of its own, at least one cell: with narrow, and with wide ambiguous characters
    /// (UAX #11).
    pub symbol_widths: [u8; 2],
    /// `true` for brackets that form pairs (UAX #9, BD14 and BD15).
    pub is_bracket: bool,
    /// The character that replaces it in a right-to-left run (UAX #9, L4).
    pub mirrored: Option<char>,
    /// `true` if it is shown as it is, apart from joining, and forms a cluster alone if nothing extends it:
    /// neither a kind of space nor the end of a verse.
    pub is_plain: bool,
    /// `true` if it may be shown by a presentation form, its own or that of its skeleton.
    pub has_forms: bool,
    /// The character as a string. Cloning it is four times as fast as creating one.
    pub symbol: CompactString,
}

/// The number of characters in a page.
const PAGE: usize = 64;
/// The number of pages, up to U+10FFFF.
const PAGES: usize = 0x11_0000 / PAGE;
/// The number of pages of the Basic Multilingual Plane. Only these stand in the program, since an empty page takes room
/// in it; those of the other planes are allocated when one of them is first needed.
const BASIC_PAGES: usize = 0x1_0000 / PAGE;

/// The properties of the characters of a page, once they were looked up.
type Page = OnceLock<Box<[Properties; PAGE]>>;

/// Returns the properties of `c`.
#[must_use]
#[inline]
pub fn properties(c: char) -> &'static Properties {
    static BASIC: [Page; BASIC_PAGES] = [const { OnceLock::new() }; BASIC_PAGES];
    static OTHERS: OnceLock<Box<[Page]>> = OnceLock::new();
    let (number, index) = (c as usize / PAGE, c as usize % PAGE);
    let cell = match number.checked_sub(BASIC_PAGES) {
        None => &BASIC[number],
        Some(other) => &OTHERS.get_or_init(|| (BASIC_PAGES..PAGES).map(|_| OnceLock::new()).collect())[other],
    };
    &cell.get_or_init(|| page(number))[index]
}

/// Returns the opening bracket of the pair that `c` belongs to, in canonical form, and whether `c` opens it
/// (UAX #9, BD16).
#[must_use]
pub fn bracket(c: char) -> Option<(char, bool)> {
    HardcodedBidiData.bidi_matched_opening_bracket(c).map(|pair| (pair.opening, pair.is_open))
}

fn page(number: usize) -> Box<[Properties; PAGE]> {
    let char_at = |index: usize| u32::try_from(number * PAGE + index).ok().and_then(char::from_u32);
    // Surrogates are not characters and are never looked up.
    Box::new(std::array::from_fn(|index| look_up(char_at(index).unwrap_or('\0'))))
}

fn look_up(c: char) -> Properties {
    let narrow = |cells: usize| u8::try_from(cells).unwrap_or(u8::MAX);
    let mut buffer = [0; 4];
    let string: &str = c.encode_utf8(&mut buffer);
    let (cluster, show) = (cluster(c), show(c));
    Properties {
        bidi: bidi_class(c),
        joining: get_joining_type(c),
        line_break: line_break(c),
        cluster,
        show,
        width: narrow(width::cells(string)),
        symbol_widths: [width::cells(string), width::cells_wide(string)].map(|cells| narrow(cells.max(1))),
        is_bracket: bracket(c).is_some(),
        mirrored: get_mirrored(c),
        is_plain: show == Show::Shape && cluster == Cluster::Base && !c.is_whitespace(),
        has_forms: forms::has_forms(c) || skeletons::has_skeleton(c),
        symbol: CompactString::new(string),
    }
}

/// Determines the role of `c` in clusters by asking the library about `c` next to characters with known roles.
fn cluster(c: char) -> Cluster {
    let joins = |before: &[char], after: &[char]| {
        let text: CompactString = before.iter().chain([&c]).chain(after).collect();
        text.graphemes(true).count() == 1
    };
    // Skipping checks makes startup faster. In the blocks of Arabic, Hebrew and Latin, letters and digits that take
    // cells are bases. Those of punctuation, arrows, boxes and symbols have neither letters nor prepended signs.
    let are_letters = c < '\u{0900}' || ('\u{FB1D}'..='\u{FEFE}').contains(&c);
    let are_symbols = ('\u{2000}'..='\u{2BFF}').contains(&c);
    if c.is_ascii_graphic() || c == ' ' || are_letters && c.is_alphanumeric() && !is_zero_width(c) {
        return Cluster::Base;
    }
    let extends = joins(&['a'], &[]);
    // Emoji, prepended signs and carriage returns each join something of their kind, and so do syllables, conjoining
    // consonants and flags.
    let complex = joins(&['\u{1F600}', '\u{200D}'], &[])
        || !are_symbols && (joins(&[], &['a']) || joins(&[], &['\n']))
        || !are_symbols
            && !are_letters
            && (joins(&[], &['\u{1161}'])
                || joins(&['\u{1100}'], &[])
                || joins(&['\u{AC01}'], &[])
                || joins(&['\u{1F1E6}'], &[])
                || joins(&['\u{0915}', '\u{094D}'], &[]));
    match () {
        () if extends && is_zero_width(c) => Cluster::Extend,
        () if extends || complex => Cluster::Complex,
        () if !joins(&[], &['\u{0300}']) => Cluster::Alone,
        () => Cluster::Base,
    }
}

/// Returns the class after LB1 of UAX #14.
fn line_break(c: char) -> BreakClass {
    match break_property(u32::from(c)) {
        BreakClass::ComplexContext if is_zero_width(c) => BreakClass::CombiningMark,
        BreakClass::Ambiguous | BreakClass::Surrogate | BreakClass::Unknown | BreakClass::ComplexContext => {
            BreakClass::Alphabetic
        }
        BreakClass::ConditionalJapaneseStarter => BreakClass::NonStarter,
        class => class,
    }
}

fn show(c: char) -> Show {
    match c {
        _ if is_line_end(c) => Show::LineEnd,
        _ if is_breaking_space(c) => Show::Space,
        _ if control_symbol(c).is_some() => Show::Control,
        _ if is_invisible(c) => Show::Nothing,
        _ if is_zero_width(c) => Show::Mark,
        _ => Show::Shape,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// LB1: signs that stand on letters of South East Asia are marks, and the letters are letters.
    #[test]
    fn complex_context_is_a_letter_or_a_mark() {
        for (letter, mark) in [('\u{0E01}', '\u{0E31}'), ('\u{0E81}', '\u{0EB4}'), ('\u{1780}', '\u{17B7}')] {
            assert_eq!(line_break(letter), BreakClass::Alphabetic, "{letter:?}");
            assert_eq!(line_break(mark), BreakClass::CombiningMark, "{mark:?}");
        }
    }

    /// The shortcuts for letters and symbols say what the library says of all of them.
    #[test]
    fn letters_and_symbols_of_the_usual_blocks_are_bases() {
        let is_alone = |c: char, other: &str, behind: bool| {
            let text = if behind { format!("{c}{other}") } else { format!("{other}{c}") };
            text.graphemes(true).count() > 1
        };
        let usual = ('\0'..'\u{0900}').chain('\u{FB1D}'..='\u{FEFE}').chain('\u{2000}'..='\u{2BFF}');
        for c in usual.filter(|&c| cluster(c) == Cluster::Base) {
            assert!(is_alone(c, "a", true) && is_alone(c, "\n", true), "{c:?} before another");
            assert!(is_alone(c, "a", false) && is_alone(c, "\u{1F600}\u{200D}", false), "{c:?} behind another");
            assert!(!is_alone(c, "\u{0300}", true), "{c:?} before a mark");
            for other in ["\u{1100}", "\u{AC01}", "\u{1F1E6}", "\u{0915}\u{094D}"] {
                assert!(is_alone(c, other, false), "{c:?} behind {other:?}");
            }
            assert!(is_alone(c, "\u{1161}", true), "{c:?} before a vowel of Hangul");
        }
    }
}
