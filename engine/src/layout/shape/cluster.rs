//! A grapheme cluster (UAX #29) as a unit: what is shown of it, and how wide.

use std::ops::Range;

use unicode_bidi::BidiClass;
use unicode_joining_type::JoiningType;
use unicode_segmentation::UnicodeSegmentation;

use super::ayah::{self, AYAH};
use super::joining::runs_right;
use super::unit::{DOTTED_CIRCLE, Glyph, Role, Unit};
use crate::layout::Options;
use crate::text::properties::{Cluster, Properties, Show, properties};
use crate::text::visible::control_symbol;
use crate::text::width::{cells, cells_wide};

/// A grapheme cluster of a text.
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    /// Its first character.
    pub first: char,
    pub properties: &'static Properties,
    /// Whether there is more in it than its first character.
    pub is_long: bool,
}

impl Found {
    /// The cluster that begins at byte `start`; none behind byte `end`.
    pub fn at(text: &str, start: usize, end: usize) -> Option<Self> {
        let rest = &text[start..end];
        let first = rest.chars().next()?;
        let bytes = cluster_bytes(first, rest);
        let is_long = bytes > first.len_utf8();
        Some(Self { start, end: start + bytes, first, properties: properties(first), is_long })
    }

    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Whether the next character may belong to the one before it.
pub(super) fn next_extends(chars: &std::str::Chars) -> bool {
    let next = chars.clone().next().map(|c| properties(c).cluster);
    next.is_some_and(|cluster| matches!(cluster, Cluster::Extend | Cluster::Complex))
}

/// How many bytes the first grapheme cluster of `rest` has (UAX #29).
pub(super) fn first_cluster(rest: &str) -> usize {
    rest.graphemes(true).next().map_or(0, str::len)
}

/// How many bytes of `rest`, which begins with `first`, are one unit. The end of a verse goes with all its digits, another prepended
/// sign (rule `GB9b`) with none: on a grid each has its own cell, or the digit would vanish below the sign.
fn cluster_bytes(first: char, rest: &str) -> usize {
    match first {
        AYAH => first.len_utf8() + ayah::digit_bytes(&rest[first.len_utf8()..]),
        _ if is_prepended(first) => first.len_utf8(),
        _ => first_cluster(rest).max(first.len_utf8()),
    }
}

/// The prepended concatenation marks (UAX #29, rule `GB9b`; `Prepended_Concatenation_Mark` in `PropList.txt`).
fn is_prepended(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{0605}' | AYAH | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}')
}

/// The byte of the character whose level a cluster has: its first, or the mark behind format characters, which have none of their own.
pub(super) fn leading(text: &str, cluster: &Found) -> usize {
    if !cluster.is_long || cluster.properties.bidi != BidiClass::BN {
        return cluster.start;
    }
    let mut behind = text[cluster.range()].char_indices();
    cluster.start + behind.find(|&(_, c)| properties(c).bidi != BidiClass::BN).map_or(0, |(at, _)| at)
}

/// The unit of one grapheme cluster, its symbol not yet joined.
pub(super) fn cluster_unit(text: &str, cluster: &Found, level: u8, options: Options) -> Unit {
    let known = cluster.properties;
    let range = cluster.range();
    let shape = |glyph, role| Unit { has_marks: cluster.is_long, ..Unit::new(range.clone(), glyph, role, level) };
    let visible =
        |base| Unit { width: char_width(properties(base), options), ..shape(Glyph::Base(base), Role::Visible) };
    // A mark without a letter is given the dotted circle to sit on, or it would vanish.
    let lone_mark = || {
        let shapes = text[range.clone()].chars().map(properties).filter(|known| known.show == Show::Shape);
        let own: u16 = shapes.map(|known| char_width(known, options)).sum();
        let carrier = visible(DOTTED_CIRCLE);
        Unit { has_marks: true, width: carrier.width + own, ..carrier }
    };
    match known.show {
        Show::Shape if cluster.first == AYAH => {
            let digits = ayah::digit_count(&text[range.clone()]);
            Unit { width: cell_count(digits + 2), ..shape(Glyph::Ayah, Role::Visible) }
        }
        Show::Shape | Show::Space if cluster.is_long && is_sequence(text, cluster) => {
            source_unit(text, &shape(Glyph::Source, Role::Visible), options)
        }
        // A no-break space is still one.
        Show::Shape if cluster.first.is_whitespace() => visible(' '),
        Show::Shape => {
            let width = char_width(shown(known, level), options);
            Unit { width, has_forms: known.has_forms, ..visible(cluster.first) }
        }
        Show::Space if cluster.first == '\t' => Unit { width: options.tab, ..shape(Glyph::Base(' '), Role::Space) },
        // A blank that shows a mark; format characters behind it make nothing else of it.
        Show::Space if text[range.clone()].chars().any(|c| properties(c).show == Show::Mark) => visible(' '),
        Show::Space => Unit { width: char_width(known, options), ..shape(Glyph::Base(' '), Role::Space) },
        Show::LineEnd => shape(Glyph::Source, Role::LineEnd),
        Show::Control => visible(control_symbol(cluster.first).unwrap_or(cluster.first)),
        Show::Mark => lone_mark(),
        Show::Nothing if text[range.clone()].chars().any(|c| properties(c).show != Show::Nothing) => lone_mark(),
        Show::Nothing => shape(Glyph::Source, Role::Invisible),
    }
}

/// Whether a cluster is more than a base character with its marks, so that only its source shows it: an
/// emoji sequence, a flag, a cluster with spacing marks. A joiner or a variation selector alone makes none of a blank, of a letter that
/// joins, nor of a bracket: those are shown by another character.
fn is_sequence(text: &str, cluster: &Found) -> bool {
    let mut behind = text[cluster.range()].chars().skip(1);
    let known = cluster.properties;
    let is_shown_by_another = known.mirrored.is_some() || cluster.first.is_whitespace();
    let is_pictograph = known.joining == JoiningType::NonJoining && !is_shown_by_another;
    behind.any(|c| properties(c).width > 0 || (matches!(c, '\u{FE0F}' | '\u{200D}') && is_pictograph))
}

/// A unit that is emitted as it stands in the text.
fn source_unit(text: &str, unit: &Unit, options: Options) -> Unit {
    let source = &text[unit.range()];
    let width = if options.wide_ambiguous { cells_wide(source) } else { cells(source) };
    Unit { width: cell_count(width.max(1)), ..unit.clone() }
}

/// What is known of the character that shows another, `known`: its mirror image has the width that counts.
#[inline]
pub(super) fn shown(known: &'static Properties, level: u8) -> &'static Properties {
    known.mirrored.filter(|_| !runs_right(level)).map_or(known, properties)
}

/// How many cells a character takes that is shown, at least one.
pub(super) fn char_width(known: &Properties, options: Options) -> u16 {
    u16::from(known.symbol_widths[usize::from(options.wide_ambiguous)])
}

fn cell_count(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}
