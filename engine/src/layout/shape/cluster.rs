//! Grapheme clusters (UAX #29) as units: their glyphs and widths.

use std::ops::Range;

use unicode_bidi::BidiClass;
use unicode_joining_type::JoiningType;
use unicode_segmentation::UnicodeSegmentation;

use super::ayah::{self, AYAH};
use super::unit::{DOTTED_CIRCLE, Glyph, Role, Shape, Unit, runs_right};
use crate::layout::LayoutOptions;
use crate::text::properties::{Cluster, Properties, Show, properties};
use crate::text::visible::control_symbol;
use crate::text::width::{cells, cells_wide};

/// A grapheme cluster of a text.
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    /// The first character.
    pub first: char,
    pub properties: &'static Properties,
    /// `true` if it has more than one character.
    pub is_long: bool,
}

impl Found {
    /// Finds the cluster that begins at byte `start`; `None` if that is `end`.
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

/// Returns `true` if the next character may extend the cluster before it.
pub(super) fn next_extends(chars: &std::str::Chars) -> bool {
    let next = chars.clone().next().map(|c| properties(c).cluster);
    next.is_some_and(|cluster| matches!(cluster, Cluster::Extend | Cluster::Complex))
}

/// Returns the length of the first grapheme cluster of `rest` (UAX #29), in bytes.
pub(super) fn first_cluster(rest: &str) -> usize {
    rest.graphemes(true).next().map_or(0, str::len)
}

/// Returns the length of the first unit of `rest`, which begins with `first`, in bytes. An end of verse includes its
/// digits. Other prepended signs (rule `GB9b`) include none: on a grid a digit in the same cell would be invisible
/// below the sign.
fn cluster_bytes(first: char, rest: &str) -> usize {
    match first {
        AYAH => first.len_utf8() + ayah::digit_bytes(&rest[first.len_utf8()..]),
        _ if is_prepended(first) => first.len_utf8(),
        _ => first_cluster(rest).max(first.len_utf8()),
    }
}

/// Returns `true` for prepended concatenation marks (UAX #29, `GB9b`; `Prepended_Concatenation_Mark` in
/// `PropList.txt`).
fn is_prepended(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{0605}' | AYAH | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}')
}

/// Returns the byte of the character that determines the embedding level of a cluster: the first one that is not a
/// format character (class BN).
pub(super) fn leading(text: &str, cluster: &Found) -> usize {
    if !cluster.is_long || cluster.properties.bidi != BidiClass::BN {
        return cluster.start;
    }
    let mut behind = text[cluster.range()].char_indices();
    cluster.start + behind.find(|&(_, c)| properties(c).bidi != BidiClass::BN).map_or(0, |(at, _)| at)
}

/// Returns the unit of a grapheme cluster, before joining.
pub(super) fn cluster_unit(text: &str, cluster: &Found, level: u8, options: LayoutOptions) -> Unit {
    let known = cluster.properties;
    let range = cluster.range();
    let shape = |glyph, role| Unit { has_marks: cluster.is_long, ..Unit::new(range.clone(), glyph, role, level) };
    let visible =
        |base| Unit { width: char_width(properties(base), options), ..shape(Glyph::Base(base), Role::Visible) };
    // A mark without a base is shown on a dotted circle.
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
        // A no-break space is a space that does not break.
        Show::Shape if cluster.first.is_whitespace() => visible(' '),
        Show::Shape => {
            let width = char_width(shown(known, level), options);
            Unit { width, shape: Shape::of(known), ..visible(cluster.first) }
        }
        Show::Space if cluster.first == '\t' => Unit { width: options.tab, ..shape(Glyph::Base(' '), Role::Space) },
        // A space is the base of the marks after it; format characters between them change nothing.
        Show::Space if text[range.clone()].chars().any(|c| properties(c).show == Show::Mark) => visible(' '),
        Show::Space => Unit { width: char_width(known, options), ..shape(Glyph::Base(' '), Role::Space) },
        Show::LineEnd => shape(Glyph::Source, Role::LineEnd),
        Show::Control => visible(control_symbol(cluster.first).unwrap_or(cluster.first)),
        Show::Mark => lone_mark(),
        Show::Nothing if text[range.clone()].chars().any(|c| properties(c).show != Show::Nothing) => lone_mark(),
        Show::Nothing => shape(Glyph::Source, Role::Invisible),
    }
}

/// Returns `true` if a cluster is more than a base character with marks and must be emitted as it stands: an emoji
/// sequence, a flag, a cluster with spacing marks. A joiner or a variation selector alone doesn't make a sequence of a
/// space, a joining letter or a bracket, which are emitted as another character.
fn is_sequence(text: &str, cluster: &Found) -> bool {
    let mut behind = text[cluster.range()].chars().skip(1);
    let known = cluster.properties;
    let is_shown_by_another = known.mirrored.is_some() || cluster.first.is_whitespace();
    let is_pictograph = known.joining == JoiningType::NonJoining && !is_shown_by_another;
    behind.any(|c| properties(c).width > 0 || (matches!(c, '\u{FE0F}' | '\u{200D}') && is_pictograph))
}

/// Returns a unit that is emitted as it stands in the text.
fn source_unit(text: &str, unit: &Unit, options: LayoutOptions) -> Unit {
    let source = &text[unit.range()];
    let width = if options.wide_ambiguous { cells_wide(source) } else { cells(source) };
    Unit { width: cell_count(width.max(1)), ..unit.clone() }
}

/// Returns the properties of the character emitted for another: its mirror image in a right-to-left run.
#[inline]
pub(super) fn shown(known: &'static Properties, level: u8) -> &'static Properties {
    known.mirrored.filter(|_| !runs_right(level)).map_or(known, properties)
}

/// Returns the width of a visible character, in cells; at least 1.
pub(super) fn char_width(known: &Properties, options: LayoutOptions) -> u16 {
    u16::from(known.symbol_widths[usize::from(options.wide_ambiguous)])
}

fn cell_count(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}
