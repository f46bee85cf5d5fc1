//! A unit: the smallest piece that layout moves, and what is emitted for it.

use std::ops::Range;

use compact_str::CompactString;

use super::ayah;
use crate::text::marks::{self, Marks};
use crate::text::properties::{Properties, Show, properties};

/// What a unit is to the stages that follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) enum Role {
    /// It is shown.
    Visible,
    /// White space: shown, but not at the end of a line.
    Space,
    /// A format character: never shown.
    Invisible,
    /// A line end: not shown, and the line ends behind it.
    LineEnd,
    /// Shown, but no part of the text.
    Virtual,
}

/// What is emitted for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) enum Glyph {
    /// This character, and on it the marks of the unit's source.
    Base(char),
    /// The unit's source as it stands: an emoji sequence, a cluster of a script that is not taken apart.
    Source,
    /// The end of a verse of the Quran, U+06DD with its digits, in ornate parentheses.
    Ayah,
}

/// The smallest piece that layout moves; it is never broken or reordered inside.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a long paragraph has a million of these: they are small and plain")]
pub(in crate::layout) struct Unit {
    pub(super) start: u32,
    pub(super) end: u32,
    pub glyph: Glyph,
    /// In cells.
    pub width: u16,
    /// The embedding level (UAX #9).
    pub level: u8,
    pub role: Role,
    /// Whether its letter joins the one before it.
    pub joins_previous: bool,
    /// Whether its letter joins the one after it.
    pub joins_next: bool,
    /// Whether there is more in its source than its base character.
    pub has_marks: bool,
    /// Whether its letter is still to be given the character of its form.
    pub(super) has_forms: bool,
}

impl Unit {
    /// A unit of one cell that shows `glyph` and is no part of the text; `at` is the byte it stands at.
    pub fn virtual_at(at: usize, glyph: char, level: u8) -> Self {
        Self { role: Role::Virtual, width: 1, ..Self::new(at..at, Glyph::Base(glyph), Role::Visible, level) }
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
            has_forms: false,
        }
    }

    /// The byte it starts at.
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// The byte behind it.
    pub fn end(&self) -> usize {
        self.end as usize
    }

    /// The bytes it covers.
    #[inline]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// What is emitted for it, with `base` in the place of its base character.
    #[inline]
    pub fn symbol(&self, text: &str, base: &Properties, shown: Marks) -> CompactString {
        let symbol = base.symbol.clone();
        if self.has_marks { self.with_marks(text, symbol, shown) } else { symbol }
    }

    /// `symbol`, a base character, with those of the unit's marks that are shown.
    fn with_marks(&self, text: &str, mut symbol: CompactString, shown: Marks) -> CompactString {
        // What sits on the dotted circle may take cells of its own.
        let has_carrier = symbol.starts_with(DOTTED_CIRCLE) && !text[self.range()].starts_with(DOTTED_CIRCLE);
        let is_mark = |c: &char| match properties(*c).show {
            Show::Mark => true,
            Show::Shape => has_carrier,
            _ => false,
        };
        let mut own: Vec<char> = text[self.range()].chars().filter(is_mark).collect();
        // A mark that has no letter is what the text is about: it is always shown.
        if !symbol.starts_with([DOTTED_CIRCLE, ' ']) {
            own.retain(|&mark| shown.shows(mark));
        }
        marks::order(&mut own);
        symbol.extend(own);
        symbol
    }

    /// What is emitted for the end of a verse.
    pub fn ayah(&self, text: &str) -> CompactString {
        ayah::symbol(&text[self.range()])
    }
}

/// The bytes that a run of units covers.
pub(in crate::layout) fn source_range(units: &[Unit]) -> Range<usize> {
    match (units.first(), units.last()) {
        (Some(first), Some(last)) => first.range().start..last.range().end,
        _ => 0..0,
    }
}

/// What a mark without a letter sits on.
pub(super) const DOTTED_CIRCLE: char = '\u{25CC}';

/// Layout addresses a paragraph with 32 bits; readers split texts long before that.
pub(super) fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}
