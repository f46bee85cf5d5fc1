//! The second stage: text becomes units, the smallest pieces that layout moves. A unit is a grapheme
//! cluster (UAX #29) or a lam-alef ligature, with the symbol a terminal is to show for it: Arabic letters
//! in their joined form (Unicode Standard 9.2, rules R1 to R7), marks on their letter, a control
//! character as its picture.

use std::ops::Range;

use compact_str::CompactString;
use unicode_joining_type::{JoiningType, get_joining_type};
use unicode_segmentation::UnicodeSegmentation;

use super::prepare::Levels;
use crate::text::forms;
use crate::text::visible::{control_symbol, is_breaking_space, is_invisible, is_line_end};
use crate::text::width::{cells, is_zero_width};

/// What a unit is to the stages that follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
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
pub(super) enum Glyph {
    /// This character, then the marks of the unit's source.
    Base(char),
    /// The unit's source as it stands: an emoji sequence, a cluster of a script that is not taken apart.
    Source,
}

/// The smallest piece that layout moves; it is never broken or reordered inside.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    start: u32,
    end: u32,
    pub glyph: Glyph,
    /// In cells.
    pub width: u16,
    /// The embedding level (UAX #9).
    pub level: u8,
    pub role: Role,
    /// Whether its letter joins the one before it.
    joins_previous: bool,
    /// Whether its letter joins the one after it.
    pub joins_next: bool,
}

impl Unit {
    /// A unit of one cell that shows `glyph` and is no part of the text; `at` is the byte it stands at.
    pub fn virtual_at(at: usize, glyph: char, level: u8) -> Self {
        Self { role: Role::Virtual, ..Self::new(at..at, Glyph::Base(glyph), Role::Visible, level) }
    }

    fn new(range: Range<usize>, glyph: Glyph, role: Role, level: u8) -> Self {
        Self {
            start: offset(range.start),
            end: offset(range.end),
            glyph,
            width: u16::from(matches!(role, Role::Visible | Role::Space)),
            level,
            role,
            joins_previous: false,
            joins_next: false,
        }
    }

    /// The byte it starts at.
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// The bytes it covers.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// What is emitted for it, with `base` in the place of its base character.
    pub fn symbol(&self, text: &str, base: char) -> CompactString {
        let mut symbol = CompactString::default();
        symbol.push(base);
        symbol.extend(text[self.range()].chars().filter(|&c| is_mark(c)));
        symbol
    }
}

/// The bytes that a run of units covers.
pub(super) fn source_range(units: &[Unit]) -> Range<usize> {
    match (units.first(), units.last()) {
        (Some(first), Some(last)) => first.range().start..last.range().end,
        _ => 0..0,
    }
}

/// The units of `text`, in logical order; `levels` holds the embedding level of each of its bytes.
pub(super) fn units(text: &str, levels: &Levels) -> Vec<Unit> {
    let mut units = clusters(text, levels);
    join(text, &mut units);
    ligate(text, &mut units);
    take_forms(text, &mut units);
    units
}

/// Grapheme clusters as units, their symbols not yet joined.
fn clusters(text: &str, levels: &Levels) -> Vec<Unit> {
    let mut units = Vec::with_capacity(text.len() / 2);
    let mut levels = levels.from(0);
    for (start, cluster) in text.grapheme_indices(true) {
        let mut start = start;
        let mut rest = cluster;
        // A prepended sign (U+0600–0605, U+06DD …) is in one cluster with the digit it spans; on a grid
        // each has its own cell, or the digit would vanish below the sign.
        while let Some(sign) = rest.chars().next().filter(|&c| is_prepended(c) && rest.len() > c.len_utf8()) {
            let end = start + sign.len_utf8();
            units.push(Unit::new(start..end, Glyph::Base(sign), Role::Visible, levels.at(start)));
            rest = &rest[sign.len_utf8()..];
            start = end;
        }
        units.push(cluster_unit(start, rest, levels.at(start)));
    }
    units
}

/// The unit of one grapheme cluster.
fn cluster_unit(start: usize, cluster: &str, level: u8) -> Unit {
    let range = start..start + cluster.len();
    let Some(base) = cluster.chars().find(|&c| !is_invisible(c)) else {
        return Unit::new(range, Glyph::Source, Role::Invisible, level);
    };
    if is_line_end(base) {
        return Unit::new(range, Glyph::Source, Role::LineEnd, level);
    }
    if cluster.len() == base.len_utf8() && is_breaking_space(base) {
        let width = if base == '\t' { 1 } else { cells(cluster).max(1) };
        return Unit { width: cell_count(width), ..Unit::new(range, Glyph::Base(' '), Role::Space, level) };
    }
    if let Some(picture) = control_symbol(base) {
        return Unit::new(range, Glyph::Base(picture), Role::Visible, level);
    }
    if is_sequence(base, cluster) {
        let width = cell_count(cells(cluster).max(1));
        return Unit { width, ..Unit::new(range, Glyph::Source, Role::Visible, level) };
    }
    // A mark without a letter is given the dotted circle to sit on, or it would vanish.
    let base = if is_mark(base) { '\u{25CC}' } else { base };
    let base = if base.is_whitespace() { ' ' } else { base };
    Unit::new(range, Glyph::Base(base), Role::Visible, level)
}

/// Whether a cluster is more than a base character with its marks, so that only its source shows it: an
/// emoji sequence, a flag, a cluster with spacing marks.
fn is_sequence(base: char, cluster: &str) -> bool {
    let behind = cluster.chars().skip_while(|&c| c != base).skip(1);
    behind.clone().any(|c| !is_zero_width(c) || c == '\u{FE0F}')
        || (get_joining_type(base) == JoiningType::NonJoining && behind.clone().any(|c| c == '\u{200D}'))
}

/// Finds out which letters join: each with the nearest before it that is not transparent, inside one
/// embedding level (a change of direction parts letters).
fn join(text: &str, units: &mut [Unit]) {
    let mut previous: Option<(usize, JoiningType)> = None;
    for index in 0..units.len() {
        let range = units[index].range();
        for (at, c) in text[range].char_indices() {
            let joining = get_joining_type(c);
            if joining == JoiningType::Transparent {
                continue;
            }
            if let Some((before, forward)) = previous
                && joins_forward(forward)
                && joins_back(joining)
                && units[before].level == units[index].level
            {
                units[before].joins_next = true;
                units[index].joins_previous |= at == 0;
            }
            previous = Some((index, joining));
        }
    }
}

fn joins_forward(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing)
}

fn joins_back(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing)
}

/// Makes one unit of each lam and the alef it joins (rule R7 and the mandatory ligatures), whatever
/// marks stand between them.
fn ligate(text: &str, units: &mut Vec<Unit>) {
    let mut kept: usize = 0;
    for index in 0..units.len() {
        let alef = units[index].clone();
        if let Some(form) = ligature_with(text, kept.checked_sub(1).map(|last| &units[last]), &alef) {
            let lam = &mut units[kept - 1];
            lam.end = alef.end;
            lam.glyph = Glyph::Base(form);
            lam.joins_next = false;
            continue;
        }
        units[kept] = alef;
        kept += 1;
    }
    units.truncate(kept);
}

/// The ligature that `alef` makes with the unit before it, if that is a lam it joins.
fn ligature_with(text: &str, lam: Option<&Unit>, alef: &Unit) -> Option<char> {
    let lam = lam?;
    let Glyph::Base(second) = alef.glyph else { return None };
    let forms = forms::lam_alef(second)?;
    let joined = lam.joins_next && alef.joins_previous && lam.end == alef.start;
    let plain = text[lam.range()].chars().skip(1).all(is_mark);
    (lam.glyph == Glyph::Base('\u{0644}') && joined && plain).then(|| forms.joined(lam.joins_previous, false))?
}

/// Gives each joined letter the character of its form and measures what will be emitted.
fn take_forms(text: &str, units: &mut [Unit]) {
    for unit in units {
        let Glyph::Base(letter) = unit.glyph else { continue };
        if unit.role != Role::Visible {
            continue;
        }
        // A letter without presentation forms is emitted as it is; its neighbours join all the same.
        let form = forms::forms(letter).and_then(|forms| forms.joined(unit.joins_previous, unit.joins_next));
        let base = form.unwrap_or(letter);
        unit.glyph = Glyph::Base(base);
        unit.width = cell_count(cells(&unit.symbol(text, base)).max(1));
    }
}

/// A mark that is shown on the letter before it.
fn is_mark(c: char) -> bool {
    is_zero_width(c) && !is_invisible(c) && control_symbol(c).is_none() && !is_line_end(c)
}

/// The prepended concatenation marks (UAX #29, rule `GB9b`; `Prepended_Concatenation_Mark` in `PropList.txt`).
fn is_prepended(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}')
}

/// Layout addresses a paragraph with 32 bits; readers split texts long before that.
fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

fn cell_count(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}
