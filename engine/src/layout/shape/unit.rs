//! Units, the smallest pieces that layout moves, and the symbols emitted for them.

use std::ops::Range;

use compact_str::CompactString;

use super::ayah;
use crate::text::marks::{self, Marks};
use crate::text::properties::{Properties, Show, properties};
use crate::text::skeletons;
use crate::text::visible::invisible_name;

/// The role of a unit in the later stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) enum Role {
    /// A visible unit.
    Visible,
    /// White space, visible except at the end of a line.
    Space,
    /// A format character, never visible.
    Invisible,
    /// A line end, not visible; the line ends after it.
    LineEnd,
    /// A visible unit that is not part of the text.
    Virtual,
    /// A visible unit that justification adds between two units of the text.
    Filling,
}

/// The glyph emitted for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) enum Glyph {
    /// This character with the marks of the unit's source.
    Base(char),
    /// The unit's source as it stands: an emoji sequence, a cluster with spacing marks.
    Source,
    /// An end of verse, U+06DD with its digits, in ornate parentheses.
    Ayah,
    /// The name of an invisible character in angle brackets.
    Name(char),
}

/// The way the letter of a unit is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// By the glyph as it is.
    Own,
    /// Not known yet: its glyph is to be replaced by a presentation form.
    ToJoin,
    /// By the form of its skeleton, which needs the marks of the letter.
    Skeleton,
}

impl Shape {
    /// Returns the shape of a letter with these properties before joining.
    #[inline]
    pub fn of(known: &Properties) -> Self {
        if known.has_forms { Self::ToJoin } else { Self::Own }
    }
}

/// The smallest piece that layout moves. It is never broken or reordered inside.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Unit {
    pub(super) start: u32,
    pub(super) end: u32,
    pub glyph: Glyph,
    /// The width in cells.
    pub width: u16,
    /// The embedding level (UAX #9).
    pub level: u8,
    pub role: Role,
    /// `true` if its letter joins the one before it.
    pub joins_previous: bool,
    /// `true` if its letter joins the one after it.
    pub joins_next: bool,
    /// `true` if its source has more characters than the base.
    pub has_marks: bool,
    /// The way its letter is shown.
    pub(super) shape: Shape,
}

impl Unit {
    /// Returns a unit of one cell that is not part of the text, at byte `at`.
    pub fn virtual_at(at: usize, glyph: char, level: u8) -> Self {
        Self { role: Role::Virtual, width: 1, ..Self::new(at..at, Glyph::Base(glyph), Role::Visible, level) }
    }

    /// Returns a unit of one cell that justification adds before byte `at`.
    pub fn filling_at(at: usize, glyph: char, level: u8) -> Self {
        Self { role: Role::Filling, ..Self::virtual_at(at, glyph, level) }
    }

    pub(super) fn new(range: Range<usize>, glyph: Glyph, role: Role, level: u8) -> Self {
        Self {
            start: offset(range.start),
            end: offset(range.end),
            glyph,
            width: u16::from(matches!(role, Role::Visible | Role::Space)),
            level,
            role,
            joins_previous: false,
            joins_next: false,
            has_marks: false,
            shape: Shape::Own,
        }
    }

    /// Returns its first byte.
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// Returns the byte after it.
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// Returns its bytes.
    #[inline]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the symbol to emit: `base` with the marks that are shown.
    #[inline]
    pub fn symbol(&self, text: &str, base: &Properties, shown: Marks) -> CompactString {
        let mut symbol = base.symbol.clone();
        if self.shape == Shape::Skeleton {
            symbol.push_str(self.marks_of_skeleton(text));
        }
        if self.has_marks { self.with_marks(text, symbol, shown) } else { symbol }
    }

    /// Returns the marks that make its skeleton the letter.
    fn marks_of_skeleton(&self, text: &str) -> &'static str {
        let letter = text[self.range()].chars().next();
        let shown = letter.and_then(|letter| skeletons::shown_by(letter, self.joins_right(), self.joins_left()));
        shown.map_or("", |(_, marks)| marks)
    }

    /// Returns `true` if its letter joins the one at its right.
    pub(super) fn joins_right(&self) -> bool {
        if runs_right(self.level) { self.joins_next } else { self.joins_previous }
    }

    /// Returns `true` if its letter joins the one at its left.
    pub(super) fn joins_left(&self) -> bool {
        if runs_right(self.level) { self.joins_previous } else { self.joins_next }
    }

    /// Appends the marks that are shown to `symbol`, a base character.
    fn with_marks(&self, text: &str, mut symbol: CompactString, shown: Marks) -> CompactString {
        // Characters on a dotted circle may take cells of their own.
        let has_carrier = symbol.starts_with(DOTTED_CIRCLE) && !text[self.range()].starts_with(DOTTED_CIRCLE);
        let is_mark = |c: &char| match properties(*c).show {
            Show::Mark => true,
            Show::Shape => has_carrier,
            _ => false,
        };
        let mut own: Vec<char> = text[self.range()].chars().filter(is_mark).collect();
        // A mark without a letter is always shown.
        if !symbol.starts_with([DOTTED_CIRCLE, ' ']) {
            own.retain(|&mark| shown.shows(mark));
        }
        marks::order(&mut own);
        symbol.extend(own);
        symbol
    }

    /// Returns the symbol of an end of verse.
    pub fn ayah(&self, text: &str) -> CompactString {
        ayah::symbol(&text[self.range()])
    }

    /// Returns the symbol to emit for an invisible character that is shown by its name.
    pub fn name(c: char) -> CompactString {
        format!("<{}>", invisible_name(c)).into()
    }
}

/// Returns the bytes of a run of units.
pub(in crate::layout) fn source_range(units: &[Unit]) -> Range<usize> {
    match (units.first(), units.last()) {
        (Some(first), Some(last)) => first.range().start..last.range().end,
        _ => 0..0,
    }
}

/// The base of marks without a letter.
pub(super) const DOTTED_CIRCLE: char = '\u{25CC}';

/// Converts an offset to 32 bits. Readers split longer paragraphs.
pub(super) fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// Returns `true` if this embedding level runs from left to right.
pub(super) fn runs_right(level: u8) -> bool {
    level.is_multiple_of(2)
}
