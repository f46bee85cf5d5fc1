//! Line breaking opportunities by UAX #14 (Unicode 15), with the tailoring for numbers of its section 8.2,
//! example 7, which `LineBreakTest.txt` assumes.
//!
//! The rules are implemented here because no library passes that test: unicode-linebreak, whose data is used,
//! fails 59 of its 7,654 cases, and ICU4X 42, nearly all at numbers.

use std::ops::Range;

use unicode_linebreak::BreakClass as Class;

use crate::text::properties::properties;

/// A position where a line may or must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opportunity {
    /// The byte at which the next line would start.
    pub byte: usize,
    /// `true` if the line must end here.
    pub is_mandatory: bool,
}

/// Returns the opportunities inside `range` of `text`, and its end, as if `range` were the whole text.
#[must_use]
pub fn opportunities(text: &str, range: Range<usize>) -> Opportunities<'_> {
    let rest = &text[range.clone()];
    Opportunities {
        chars: rest.char_indices(),
        offset: range.start,
        end: range.end,
        before: None,
        is_done: rest.is_empty(),
    }
}

/// Iterator over the opportunities of a text, created by [`opportunities`].
pub struct Opportunities<'a> {
    chars: std::str::CharIndices<'a>,
    offset: usize,
    end: usize,
    before: Option<Before>,
    is_done: bool,
}

impl Iterator for Opportunities<'_> {
    type Item = Opportunity;

    fn next(&mut self) -> Option<Opportunity> {
        while let Some((at, c)) = self.chars.next() {
            let class = class_of(c);
            let Some(before) = &mut self.before else {
                self.before = Some(Before::start(class, c));
                continue;
            };
            // Fast path for most positions: inside a word, after it, and before the next one.
            if before.class == Class::Alphabetic && !before.is_joiner {
                match class {
                    Class::Alphabetic | Class::CombiningMark if !before.has_spaces => continue,
                    Class::Space => {
                        before.has_spaces = true;
                        continue;
                    }
                    Class::Alphabetic => {
                        before.has_spaces = false;
                        return Some(Opportunity { byte: self.offset + at, is_mandatory: false });
                    }
                    _ => {}
                }
            }
            let verdict = before.verdict(class, c, || next_class(self.chars.clone()));
            before.pass(class, c);
            if verdict != Verdict::Keep {
                return Some(Opportunity { byte: self.offset + at, is_mandatory: verdict == Verdict::Must });
            }
        }
        if self.is_done {
            return None;
        }
        self.is_done = true;
        let is_mandatory = self.before.as_ref().is_some_and(|before| is_line_end(before.class));
        Some(Opportunity { byte: self.end, is_mandatory })
    }
}

/// Returns `true` if a line may end before `c` whatever precedes `before`, the two characters before it.
pub(super) fn is_independent(before: [char; 2], c: char) -> bool {
    let is_letter = |c: char| matches!(class_of(c), Class::Alphabetic | Class::HebrewLetter);
    let [second, first] = before.map(class_of);
    match first {
        Class::LineFeed => true,
        Class::Space => is_letter(before[0]) && is_letter(c),
        Class::Ideographic => second == first && class_of(c) == first,
        _ => false,
    }
}

/// The result of the rules for a position between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// The line does not end here.
    Keep,
    /// A line may end here.
    May,
    /// The line must end here.
    Must,
}

/// The position in a number (LB25).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    /// Outside a number.
    None,
    /// After a digit, or after a symbol inside a number.
    Inside,
    /// After the bracket that closes a number.
    Closed,
}

/// The state that the rules need of the preceding characters.
#[expect(clippy::struct_excessive_bools, reason = "each is one rule's own question")]
struct Before {
    /// The class of the last character that is neither a mark (LB9) nor a space.
    class: Class,
    /// `true` if spaces follow it.
    has_spaces: bool,
    /// `true` if the very last character is a zero width joiner (`LB8a`).
    is_joiner: bool,
    /// `true` if a Hebrew letter precedes the hyphen that `class` is (`LB21a`).
    is_hebrew_hyphen: bool,
    /// `true` if `class` is the second of a pair of regional indicators (`LB30a`).
    is_whole_flag: bool,
    number: Number,
    /// `true` if `class` is a bracket that LB30 leaves to the East Asian rules.
    is_wide: bool,
    /// `true` if it is a character reserved for future emoji (`LB30b`).
    is_reserved_emoji: bool,
}

impl Before {
    /// Creates the state after the first character of the text.
    fn start(class: Class, c: char) -> Self {
        let mut before = Self {
            class: Class::Mandatory,
            has_spaces: false,
            is_joiner: false,
            is_hebrew_hyphen: false,
            is_whole_flag: false,
            number: Number::None,
            is_wide: false,
            is_reserved_emoji: false,
        };
        before.pass(class, c);
        before
    }

    /// Updates the state with the character `c` of class `class`.
    fn pass(&mut self, class: Class, c: char) {
        self.is_joiner = class == Class::ZeroWidthJoiner;
        if class == Class::Space {
            self.has_spaces = true;
            if takes_no_marks(self.class) && self.class != Class::ZeroWidthSpace {
                self.class = Class::Space;
            }
            self.number = Number::None;
            return;
        }
        let is_mark = matches!(class, Class::CombiningMark | Class::ZeroWidthJoiner);
        if is_mark && !self.has_spaces && !takes_no_marks(self.class) {
            return;
        }
        // LB10: treat a mark without a base as a letter.
        let class = if is_mark { Class::Alphabetic } else { class };
        self.is_hebrew_hyphen =
            matches!(class, Class::Hyphen | Class::After) && self.class == Class::HebrewLetter && !self.has_spaces;
        self.is_whole_flag = class == Class::RegionalIndicator
            && self.class == Class::RegionalIndicator
            && !self.has_spaces
            && !self.is_whole_flag;
        self.number = match (class, self.number) {
            (Class::Numeric, _) | (Class::Symbol | Class::InfixSeparator, Number::Inside) => Number::Inside,
            (Class::ClosePunctuation | Class::CloseParenthesis, Number::Inside) => Number::Closed,
            _ => Number::None,
        };
        self.is_wide = matches!(class, Class::OpenPunctuation | Class::CloseParenthesis) && is_east_asian_wide(c);
        self.is_reserved_emoji = is_reserved_emoji(c);
        self.has_spaces = false;
        self.class = class;
    }

    /// Decides whether a line may end before the character `c` of class `class`. `following` returns the class
    /// of the character after it.
    fn verdict(&self, class: Class, c: char, following: impl FnOnce() -> Option<Class>) -> Verdict {
        // LB4 and LB5.
        if is_line_end(self.class) && !(self.class == Class::CarriageReturn && class == Class::LineFeed) {
            return Verdict::Must;
        }
        // LB6 and LB7.
        if is_line_end(class) || matches!(class, Class::Space | Class::ZeroWidthSpace) {
            return Verdict::Keep;
        }
        // LB8.
        if self.class == Class::ZeroWidthSpace {
            return Verdict::May;
        }
        let is_mark = matches!(class, Class::CombiningMark | Class::ZeroWidthJoiner);
        // LB8a and LB9.
        if self.is_joiner || (is_mark && !self.has_spaces && !takes_no_marks(self.class)) {
            return Verdict::Keep;
        }
        let class = if is_mark { Class::Alphabetic } else { class };
        let keeps = if self.has_spaces { self.keeps_over_spaces(class) } else { self.keeps(class, c, following) };
        if keeps { Verdict::Keep } else { Verdict::May }
    }

    /// Applies LB11 to LB18 to characters separated by spaces. Returns `true` if they stay together.
    fn keeps_over_spaces(&self, class: Class) -> bool {
        use Class as C;
        match (self.class, class) {
            // LB11 and LB13.
            (
                _,
                C::WordJoiner
                | C::ClosePunctuation
                | C::CloseParenthesis
                | C::Exclamation
                | C::InfixSeparator
                | C::Symbol,
            )
            // LB14 to LB17.
            | (C::OpenPunctuation, _)
            | (C::Quotation, C::OpenPunctuation)
            | (C::ClosePunctuation | C::CloseParenthesis, C::NonStarter)
            | (C::BeforeAndAfter, C::BeforeAndAfter) => true,
            _ => false,
        }
    }

    /// Applies LB11 to LB31 to adjacent characters. Returns `true` if they stay together.
    #[expect(clippy::match_same_arms, clippy::unnested_or_patterns, reason = "the arms are the rules, in their order")]
    fn keeps(&self, class: Class, c: char, following: impl FnOnce() -> Option<Class>) -> bool {
        use Class as C;
        match (self.class, class) {
            // LB11 to LB12a.
            (C::WordJoiner | C::NonBreakingGlue, _) | (_, C::WordJoiner) => true,
            (before, C::NonBreakingGlue) => !matches!(before, C::Space | C::After | C::Hyphen),
            // LB13 and LB14.
            (_, C::ClosePunctuation | C::CloseParenthesis | C::Exclamation | C::InfixSeparator | C::Symbol)
            | (C::OpenPunctuation, _)
            // LB16 and LB17.
            | (C::ClosePunctuation | C::CloseParenthesis, C::NonStarter)
            | (C::BeforeAndAfter, C::BeforeAndAfter)
            // LB19.
            | (C::Quotation, _)
            | (_, C::Quotation) => true,
            // LB20.
            (C::Contingent, _) | (_, C::Contingent) => false,
            // LB21 to LB22.
            (_, C::After | C::Hyphen | C::NonStarter | C::Inseparable) | (C::Before, _) => true,
            _ if self.is_hebrew_hyphen => true,
            (C::Symbol, C::HebrewLetter) => true,
            // LB23 to LB24.
            (C::Alphabetic | C::HebrewLetter, C::Numeric | C::Prefix | C::Postfix)
            | (C::Numeric | C::Prefix | C::Postfix, C::Alphabetic | C::HebrewLetter)
            | (C::Prefix, C::Ideographic | C::EmojiBase | C::EmojiModifier)
            | (C::Ideographic | C::EmojiBase | C::EmojiModifier, C::Postfix)
            // LB25.
            | (C::Prefix | C::Postfix | C::Hyphen, C::Numeric) => true,
            (_, C::Numeric) if self.number == Number::Inside => true,
            (_, C::Prefix | C::Postfix) if self.number != Number::None => true,
            (C::Prefix | C::Postfix, C::OpenPunctuation) => following() == Some(C::Numeric),
            // LB26 and LB27.
            (C::HangulLJamo, C::HangulLJamo | C::HangulVJamo | C::HangulLvSyllable | C::HangulLvtSyllable)
            | (C::HangulVJamo | C::HangulLvSyllable, C::HangulVJamo | C::HangulTJamo)
            | (C::HangulTJamo | C::HangulLvtSyllable, C::HangulTJamo) => true,
            (before, C::Postfix) if is_hangul(before) => true,
            (C::Prefix, after) if is_hangul(after) => true,
            // LB28 and LB29.
            (C::Alphabetic | C::HebrewLetter | C::InfixSeparator, C::Alphabetic | C::HebrewLetter) => true,
            // LB30.
            (C::Alphabetic | C::HebrewLetter | C::Numeric, C::OpenPunctuation) => !is_east_asian_wide(c),
            (C::CloseParenthesis, C::Alphabetic | C::HebrewLetter | C::Numeric) => !self.is_wide,
            // LB30a and LB30b.
            (C::RegionalIndicator, C::RegionalIndicator) => !self.is_whole_flag,
            (C::EmojiBase, C::EmojiModifier) => true,
            (_, C::EmojiModifier) => self.is_reserved_emoji,
            _ => false,
        }
    }
}

fn class_of(c: char) -> Class {
    properties(c).line_break
}

/// Returns the class of the next character that is not a mark.
fn next_class(chars: std::str::CharIndices<'_>) -> Option<Class> {
    let mut classes = chars.map(|(_, c)| class_of(c));
    classes.find(|class| !matches!(class, Class::CombiningMark | Class::ZeroWidthJoiner))
}

fn is_line_end(class: Class) -> bool {
    matches!(class, Class::Mandatory | Class::CarriageReturn | Class::LineFeed | Class::NextLine)
}

/// Returns `true` for classes that marks do not attach to (LB9).
fn takes_no_marks(class: Class) -> bool {
    is_line_end(class) || matches!(class, Class::Space | Class::ZeroWidthSpace)
}

fn is_hangul(class: Class) -> bool {
    use Class as C;
    matches!(class, C::HangulLJamo | C::HangulVJamo | C::HangulTJamo | C::HangulLvSyllable | C::HangulLvtSyllable)
}

/// Returns `true` for characters of East Asian width F, W or H (UAX #11; no bracket is H).
fn is_east_asian_wide(c: char) -> bool {
    properties(c).width == 2
}

/// Returns `true` for code points reserved for future emoji (`Extended_Pictographic` in emoji-data.txt,
/// unassigned).
fn is_reserved_emoji(c: char) -> bool {
    let at = RESERVED_EMOJI.partition_point(|&(_, last)| last < c);
    RESERVED_EMOJI.get(at).is_some_and(|&(first, _)| first <= c)
}

/// The unassigned code points with `Extended_Pictographic`, as inclusive ranges in ascending order.
#[rustfmt::skip]
const RESERVED_EMOJI: [(char, char); 35] = [
    ('\u{1F02C}', '\u{1F02F}'), ('\u{1F094}', '\u{1F09F}'), ('\u{1F0AF}', '\u{1F0B0}'), ('\u{1F0C0}', '\u{1F0C0}'),
    ('\u{1F0D0}', '\u{1F0D0}'), ('\u{1F0F6}', '\u{1F0FF}'), ('\u{1F1AE}', '\u{1F1E5}'), ('\u{1F203}', '\u{1F20F}'),
    ('\u{1F23C}', '\u{1F23F}'), ('\u{1F249}', '\u{1F24F}'), ('\u{1F252}', '\u{1F25F}'), ('\u{1F266}', '\u{1F2FF}'),
    ('\u{1F6D8}', '\u{1F6DB}'), ('\u{1F6ED}', '\u{1F6EF}'), ('\u{1F6FD}', '\u{1F6FF}'), ('\u{1F777}', '\u{1F77A}'),
    ('\u{1F7DA}', '\u{1F7DF}'), ('\u{1F7EC}', '\u{1F7EF}'), ('\u{1F7F1}', '\u{1F7FF}'), ('\u{1F80C}', '\u{1F80F}'),
    ('\u{1F848}', '\u{1F84F}'), ('\u{1F85A}', '\u{1F85F}'), ('\u{1F888}', '\u{1F88F}'), ('\u{1F8AE}', '\u{1F8AF}'),
    ('\u{1F8B2}', '\u{1F8FF}'), ('\u{1FA54}', '\u{1FA5F}'), ('\u{1FA6E}', '\u{1FA6F}'), ('\u{1FA7D}', '\u{1FA7F}'),
    ('\u{1FA89}', '\u{1FA8F}'), ('\u{1FABE}', '\u{1FABE}'), ('\u{1FAC6}', '\u{1FACD}'), ('\u{1FADC}', '\u{1FADF}'),
    ('\u{1FAE9}', '\u{1FAEF}'), ('\u{1FAF9}', '\u{1FAFF}'), ('\u{1FC00}', '\u{1FFFD}'),
];
