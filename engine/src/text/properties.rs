//! What layout asks of every character, in one look-up: its classes in the standards' terms and what is emitted for it.
//!
//! The facts come from the crates of each standard. Each of those searches a table of its own, which, done six times for
//! every character of a book, would be most of the work; so a page of 64 characters is looked up once, when the first of them
//! is met, and kept. A page is a pure function of its number: the memory changes how long an answer takes and no answer.

use std::sync::OnceLock;

use compact_str::CompactString;
use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, bidi_class};
use unicode_bidi_mirroring::get_mirrored;
use unicode_joining_type::{JoiningType, get_joining_type};
use unicode_linebreak::{BreakClass, break_property};
use unicode_segmentation::UnicodeSegmentation;

use super::forms;
use super::visible::{control_symbol, is_breaking_space, is_invisible, is_line_end};
use super::width::{self, is_zero_width};

/// What a character is in a grapheme cluster (UAX #29), as far as telling clusters needs to know at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cluster {
    /// It begins a cluster wherever it stands, and only what extends may follow it.
    Base,
    /// It belongs to the character before it (`Extend`, `ZWJ`).
    Extend,
    /// It is a cluster of its own (`Control`, `CR`, `LF`).
    Alone,
    /// It takes part in a rule that looks at more than two characters: the library decides.
    Complex,
}

/// What is shown of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// It has a shape of its own.
    Shape,
    /// A mark: it sits on the letter before it.
    Mark,
    /// White space that a line may end in.
    Space,
    /// It ends a line.
    LineEnd,
    /// A control character, shown by its picture.
    Control,
    /// A format character, never shown.
    Nothing,
}

/// What is known of one character.
#[derive(Clone, Debug)]
pub struct Properties {
    /// UAX #9, `Bidi_Class`.
    pub bidi: BidiClass,
    /// Unicode Standard 9.2, `Joining_Type`.
    pub joining: JoiningType,
    /// UAX #14, `Line_Break`, as LB1 resolves it without a dictionary.
    pub line_break: BreakClass,
    /// UAX #29.
    pub cluster: Cluster,
    /// What is shown of it.
    pub show: Show,
    /// How many cells it takes where it is emitted.
    pub width: u8,
    /// How many cells it takes as a symbol of its own, at least one: where ambiguous characters (UAX #11) are narrow, and where
    /// they are wide.
    pub symbol_widths: [u8; 2],
    /// Whether it is one of a pair of brackets (UAX #9, BD14 and BD15).
    pub is_bracket: bool,
    /// The character that shows it in a right-to-left run (UAX #9, L4).
    pub mirrored: Option<char>,
    /// Whether it is shown as it is (as far as it does not join) and, with nothing behind it, is a cluster of its own: neither a
    /// kind of space nor the end of a verse.
    pub is_plain: bool,
    /// Whether it has presentation forms.
    pub has_forms: bool,
    /// The character as a string. (To copy this is four times as fast as to make one.)
    pub symbol: CompactString,
}

/// How many characters a page holds.
const PAGE: usize = 64;
/// How many pages there are: up to U+10FFFF.
const PAGES: usize = 0x11_0000 / PAGE;

/// The properties of `c`.
#[must_use]
#[inline]
pub fn properties(c: char) -> &'static Properties {
    static TABLE: [OnceLock<Box<[Properties; PAGE]>>; PAGES] = [const { OnceLock::new() }; PAGES];
    let code = c as usize;
    let page = TABLE[code / PAGE].get_or_init(|| page(code / PAGE));
    &page[code % PAGE]
}

/// The opening bracket of the pair that `c` is one of, in its canonical form, and whether `c` opens (UAX #9, BD16).
#[must_use]
pub fn bracket(c: char) -> Option<(char, bool)> {
    HardcodedBidiData.bidi_matched_opening_bracket(c).map(|pair| (pair.opening, pair.is_open))
}

fn page(number: usize) -> Box<[Properties; PAGE]> {
    let char_at = |index: usize| u32::try_from(number * PAGE + index).ok().and_then(char::from_u32);
    // Surrogates are no characters: nobody asks for what stands in their place.
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
        has_forms: forms::has_forms(c),
        symbol: CompactString::new(string),
    }
}

/// The role in a cluster, found by asking the library about `c` beside characters of known roles.
fn cluster(c: char) -> Cluster {
    let joins = |before: &[char], after: &[char]| {
        let text: CompactString = before.iter().chain([&c]).chain(after).collect();
        text.graphemes(true).count() == 1
    };
    if c.is_ascii_graphic() || c == ' ' {
        return Cluster::Base;
    }
    let extends = joins(&['a'], &[]);
    // A prepended sign, a carriage return, an emoji: each joins to something of its own kind. So do syllables, consonants that
    // conjoin and flags; there are none among the letters that nearly every text here is of, and not to ask is to start sooner.
    let is_far = !(c < '\u{0900}' || ('\u{FB1D}'..='\u{FEFE}').contains(&c));
    let complex = joins(&[], &['a'])
        || joins(&[], &['\n'])
        || joins(&['\u{1F600}', '\u{200D}'], &[])
        || is_far
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

/// UAX #14, LB1.
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
