//! The second stage: text becomes units, the smallest pieces that layout moves. A unit is a grapheme
//! cluster (UAX #29) or a lam-alef ligature, with the symbol a terminal is to show for it: Arabic letters
//! in their joined form (Unicode Standard 9.2, rules R1 to R7), marks on their letter, a control
//! character as its picture.

use std::ops::Range;

use compact_str::CompactString;
use unicode_bidi::BidiClass;
use unicode_bidi_mirroring::get_mirrored;
use unicode_joining_type::JoiningType;
use unicode_linebreak::BreakClass;
use unicode_segmentation::UnicodeSegmentation;

use super::Options;
use super::prepare::Levels;
use crate::text::forms;
use crate::text::marks::{self, Marks};
use crate::text::properties::{Cluster, Properties, Show, properties};
use crate::text::visible::control_symbol;
use crate::text::width::{cells, cells_wide};

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
    /// This character, and on it the marks of the unit's source.
    Base(char),
    /// The unit's source as it stands: an emoji sequence, a cluster of a script that is not taken apart.
    Source,
    /// The end of a verse of the Quran, U+06DD with its digits, in ornate parentheses.
    Ayah,
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
    pub joins_previous: bool,
    /// Whether its letter joins the one after it.
    pub joins_next: bool,
    /// Whether there is more in its source than its base character.
    has_marks: bool,
    /// Whether its letter is still to be given the character of its form.
    has_forms: bool,
}

impl Unit {
    /// A unit of one cell that shows `glyph` and is no part of the text; `at` is the byte it stands at.
    pub fn virtual_at(at: usize, glyph: char, level: u8) -> Self {
        Self { role: Role::Virtual, width: 1, ..Self::new(at..at, Glyph::Base(glyph), Role::Visible, level) }
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
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// What is emitted for it, with `base` in the place of its base character.
    pub fn symbol(&self, text: &str, base: char, shown: Marks) -> CompactString {
        let mut symbol = properties(base).symbol.clone();
        if !self.has_marks {
            return symbol;
        }
        // What sits on the dotted circle may take cells of its own.
        let has_carrier = base == DOTTED_CIRCLE && !text[self.range()].starts_with(DOTTED_CIRCLE);
        let is_mark = |c: &char| match properties(*c).show {
            Show::Mark => true,
            Show::Shape => has_carrier,
            _ => false,
        };
        let mut own: Vec<char> = text[self.range()].chars().filter(is_mark).collect();
        // A mark that has no letter is what the text is about: it is always shown.
        if base != DOTTED_CIRCLE {
            own.retain(|&mark| shown.shows(mark));
        }
        marks::order(&mut own);
        symbol.extend(own);
        symbol
    }

    /// What is emitted for the end of a verse: its digits in the order of a number, between the parentheses that close it at
    /// the left and open it at the right.
    pub fn ayah(&self, text: &str) -> CompactString {
        let digits = text[self.range()].chars().filter(|&c| is_digit(c));
        std::iter::once('\u{FD3E}').chain(digits).chain(['\u{FD3F}']).collect()
    }
}

/// The bytes that a run of units covers.
pub(super) fn source_range(units: &[Unit]) -> Range<usize> {
    match (units.first(), units.last()) {
        (Some(first), Some(last)) => first.range().start..last.range().end,
        _ => 0..0,
    }
}

/// The units of the bytes `range` of `text`, in logical order. `range` begins and ends between grapheme clusters; letters at its
/// ends join those outside.
pub(super) fn units(text: &str, range: Range<usize>, levels: &Levels, options: Options) -> Vec<Unit> {
    let mut shaper = Shaper {
        units: Vec::with_capacity(range.len() / 2 + 1),
        previous: letter_before(text, range.start, levels),
        options,
    };
    let mut own_levels = levels.from(range.start);
    for cluster in Clusters::new(text, range.clone()) {
        shaper.push(text, &cluster, own_levels.at(leading(text, &cluster)));
    }
    if let Some((known, level)) = letter_behind(text, range.end, levels) {
        shaper.step(known, None, level);
    }
    take_forms(&mut shaper.units);
    shaper.units
}

/// The byte of the character whose level a cluster has: its first, or the mark behind format characters, which have none of their own.
fn leading(text: &str, cluster: &Found) -> usize {
    if !cluster.is_long || cluster.properties.bidi != BidiClass::BN {
        return cluster.start;
    }
    let mut behind = text[cluster.range()].char_indices();
    cluster.start + behind.find(|&(_, c)| properties(c).bidi != BidiClass::BN).map_or(0, |(at, _)| at)
}

/// A grapheme cluster of a text.
struct Found {
    start: usize,
    end: usize,
    /// Its first character.
    first: char,
    properties: &'static Properties,
    /// Whether there is more in it than its first character.
    is_long: bool,
}

impl Found {
    fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The grapheme clusters of a range of a text. A base character and what extends it are told here, with one look at each
/// character; where more rules take part, the library is asked.
struct Clusters<'a> {
    text: &'a str,
    end: usize,
    rest: std::str::Chars<'a>,
    /// The character that the next cluster begins with, and where.
    next: Option<(usize, char, &'static Properties)>,
}

impl<'a> Clusters<'a> {
    fn new(text: &'a str, range: Range<usize>) -> Self {
        let mut clusters = Self { text, end: range.end, rest: "".chars(), next: None };
        clusters.go_to(range.start);
        clusters
    }

    /// Lets the next cluster begin at byte `at`.
    fn go_to(&mut self, at: usize) {
        self.rest = self.text[at..self.end].chars();
        self.next = self.rest.next().map(|c| (at, c, properties(c)));
    }

    /// The end of the cluster of `first`, which starts at byte `start` and needs more rules.
    fn complex_end(&self, start: usize, first: char) -> usize {
        let behind = start + first.len_utf8();
        // The end of a verse goes with all its digits, another prepended sign (UAX #29, GB9b) with none: on a grid each has its
        // own cell, or the digit would vanish below the sign.
        match first {
            AYAH => behind + ayah_digits(&self.text[behind..self.end]),
            _ if is_prepended(first) => behind,
            _ => start + self.text[start..self.end].graphemes(true).next().map_or(first.len_utf8(), str::len),
        }
    }
}

impl Iterator for Clusters<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        let (start, first, known) = self.next.take()?;
        let mut end = start + first.len_utf8();
        let mut is_complex = known.cluster == Cluster::Complex;
        if !is_complex {
            for c in self.rest.by_ref() {
                let properties = properties(c);
                if properties.cluster != Cluster::Extend || known.cluster == Cluster::Alone {
                    is_complex = properties.cluster == Cluster::Complex && known.cluster != Cluster::Alone;
                    self.next = Some((end, c, properties));
                    break;
                }
                end += c.len_utf8();
            }
        }
        if is_complex {
            end = self.complex_end(start, first);
            self.go_to(end);
        }
        Some(Found { start, end, first, properties: known, is_long: end - start > first.len_utf8() })
    }
}

/// A letter that the next one may join.
#[derive(Clone, Copy)]
struct Letter {
    /// The index of its unit, if that is among those being shaped.
    unit: Option<usize>,
    joining: JoiningType,
    level: Option<u8>,
}

/// The units made so far, and the letter before the next.
struct Shaper {
    units: Vec<Unit>,
    previous: Option<Letter>,
    options: Options,
}

impl Shaper {
    /// Adds the unit of a cluster, joined to the letter before it where both join inside one embedding level (a change of
    /// direction parts letters).
    fn push(&mut self, text: &str, cluster: &Found, level: u8) {
        let unit = cluster_unit(text, cluster, level, self.options);
        let index = self.units.len();
        self.units.push(unit);
        self.units[index].joins_previous = self.step(cluster.properties, Some(index), level);
        if cluster.is_long {
            // What is behind the letter in its cluster, a joiner perhaps, is no letter that the next would have at its side.
            for c in text[cluster.range()].chars().skip(1) {
                self.step(properties(c), None, level);
            }
        }
        self.ligate(text);
    }

    /// Takes a character, the first of unit `unit` or another; whether it joins the letter before it.
    fn step(&mut self, known: &Properties, unit: Option<usize>, level: u8) -> bool {
        let level = joining_level(known, level);
        let is_one_run = |before: &Letter| before.level.zip(level).is_none_or(|(before, level)| before == level);
        // Letters join inside one level run (UAX #9, 3.5): even a mark of the other direction parts them.
        let before = self.previous.filter(is_one_run);
        if known.joining == JoiningType::Transparent {
            self.previous = before;
            return false;
        }
        self.previous = Some(Letter { unit, joining: known.joining, level });
        let Some(before) = before else { return false };
        let joins = join(before.joining, known.joining, before.level.or(level));
        if joins && let Some(unit) = before.unit {
            self.units[unit].joins_next = true;
        }
        joins
    }

    /// Makes one unit of a lam and the alef it joins (rule R7 and the mandatory ligatures), whatever marks stand between them,
    /// if they are the last two units.
    fn ligate(&mut self, text: &str) {
        let [.., lam, alef] = &mut self.units[..] else { return };
        if !alef.joins_previous || lam.glyph != Glyph::Base(LAM) || !lam.joins_next || lam.end != alef.start {
            return;
        }
        let Glyph::Base(second) = alef.glyph else { return };
        let Some(forms) = forms::lam_alef(second) else { return };
        let is_mark = |c| properties(c).show == Show::Mark;
        if lam.has_marks && !text[lam.range()].chars().skip(1).all(is_mark) {
            return;
        }
        let Some(form) = forms.joined(lam.joins_previous, false) else { return };
        lam.end = alef.end;
        lam.glyph = Glyph::Base(form);
        lam.joins_next = false;
        lam.has_forms = false;
        lam.has_marks |= alef.has_marks;
        self.units.pop();
        let unit = self.units.len().checked_sub(1);
        self.previous = self.previous.map(|alef| Letter { unit, ..alef });
    }
}

/// The level that a character joins at; a joiner has no direction (it is of class BN) and joins at any.
fn joining_level(known: &Properties, level: u8) -> Option<u8> {
    (known.bidi != BidiClass::BN).then_some(level)
}

/// The letter before byte `start`: a line that begins inside a word goes on with the shapes that the whole word has.
fn letter_before(text: &str, start: usize, levels: &Levels) -> Option<Letter> {
    let mut before = text[..start].char_indices().rev().map(|(at, c)| (at, properties(c)));
    let (at, known) = before.find(|&(_, known)| known.joining != JoiningType::Transparent)?;
    Some(Letter { unit: None, joining: known.joining, level: joining_level(known, levels.from(at).at(at)) })
}

/// The letter behind byte `end`, and its level.
fn letter_behind(text: &str, end: usize, levels: &Levels) -> Option<(&'static Properties, u8)> {
    let mut behind = text[end..].char_indices().map(|(at, c)| (end + at, properties(c)));
    let (at, known) = behind.find(|&(_, known)| known.joining != JoiningType::Transparent)?;
    Some((known, levels.from(at).at(at)))
}

/// Whether two letters join, the first before the second in the text. Where an override has them run to the right, each has the
/// other on its other side (UAX #9, 3.5: letters are shaped as they stand).
fn join(first: JoiningType, second: JoiningType, level: Option<u8>) -> bool {
    let (right, left) = if runs_right(level.unwrap_or(1)) { (second, first) } else { (first, second) };
    joins_forward(right) && joins_back(left)
}

/// Whether letters of this embedding level run to the right.
fn runs_right(level: u8) -> bool {
    level % 2 == 0
}

fn joins_forward(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing)
}

fn joins_back(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing)
}

/// The unit of one grapheme cluster, its symbol not yet joined.
fn cluster_unit(text: &str, cluster: &Found, level: u8, options: Options) -> Unit {
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
    match cluster.properties.show {
        Show::Shape if cluster.first == AYAH => {
            let digits = text[range.clone()].chars().filter(|&c| is_digit(c)).count();
            Unit { width: cell_count(digits + 2), ..shape(Glyph::Ayah, Role::Visible) }
        }
        Show::Shape | Show::Space if cluster.is_long && is_sequence(text, cluster) => {
            source_unit(text, &shape(Glyph::Source, Role::Visible), options)
        }
        // A no-break space is still one.
        Show::Shape
            if cluster.properties.line_break == BreakClass::NonBreakingGlue && cluster.first.is_whitespace() =>
        {
            visible(' ')
        }
        Show::Shape => {
            let width = char_width(shown_properties(cluster, level), options);
            let has_forms = cluster.properties.has_forms;
            Unit { width, has_forms, ..shape(Glyph::Base(cluster.first), Role::Visible) }
        }
        Show::Space if cluster.is_long => visible(' '),
        Show::Space => {
            let width = if cluster.first == '\t' { options.tab } else { u16::from(cluster.properties.width.max(1)) };
            Unit { width, ..shape(Glyph::Base(' '), Role::Space) }
        }
        Show::LineEnd => shape(Glyph::Source, Role::LineEnd),
        Show::Control => visible(control_symbol(cluster.first).unwrap_or(cluster.first)),
        Show::Mark => lone_mark(),
        Show::Nothing if text[range.clone()].chars().any(|c| properties(c).show != Show::Nothing) => lone_mark(),
        Show::Nothing => shape(Glyph::Source, Role::Invisible),
    }
}

/// What is known of the character that is shown for a cluster's first: its mirror image has the width that counts.
fn shown_properties(cluster: &Found, level: u8) -> &'static Properties {
    let is_mirrored = cluster.properties.is_mirrored && !runs_right(level);
    let mirrored = if is_mirrored { get_mirrored(cluster.first) } else { None };
    mirrored.map_or(cluster.properties, properties)
}

/// How many cells a character takes that is shown, at least one.
fn char_width(known: &Properties, options: Options) -> u16 {
    u16::from(if options.wide_ambiguous { known.wide_width } else { known.width }.max(1))
}

/// A unit that is emitted as it stands in the text.
fn source_unit(text: &str, unit: &Unit, options: Options) -> Unit {
    let source = &text[unit.range()];
    let width = if options.wide_ambiguous { cells_wide(source) } else { cells(source) };
    Unit { width: cell_count(width.max(1)), ..unit.clone() }
}

/// Whether a cluster is more than a base character with its marks, so that only its source shows it: an
/// emoji sequence, a flag, a cluster with spacing marks. A joiner or a variation selector alone makes none of a blank, of a letter that
/// joins, nor of a bracket: those are shown by another character.
fn is_sequence(text: &str, cluster: &Found) -> bool {
    let mut behind = text[cluster.range()].chars().skip(1);
    let known = cluster.properties;
    let is_pictograph =
        known.joining == JoiningType::NonJoining && !known.is_mirrored && !cluster.first.is_whitespace();
    behind.any(|c| properties(c).width > 0 || (matches!(c, '\u{FE0F}' | '\u{200D}') && is_pictograph))
}

/// Gives each joined letter the character of its form. All forms are one cell wide.
fn take_forms(units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|unit| unit.has_forms) {
        let Glyph::Base(letter) = unit.glyph else { continue };
        // A letter without presentation forms is emitted as it is; its neighbours join all the same.
        let (right, left) = (unit.joins_previous, unit.joins_next);
        let (right, left) = if runs_right(unit.level) { (left, right) } else { (right, left) };
        let form = forms::forms(letter).and_then(|forms| forms.joined(right, left));
        unit.glyph = Glyph::Base(form.unwrap_or(letter));
    }
}

/// ARABIC LETTER LAM.
const LAM: char = '\u{0644}';
/// ARABIC END OF AYAH.
const AYAH: char = '\u{06DD}';
/// What a mark without a letter sits on.
const DOTTED_CIRCLE: char = '\u{25CC}';
/// The most digits that U+06DD encloses (Unicode Standard 9.2).
const MOST_AYAH_DIGITS: usize = 3;

/// How many bytes of digits at the start of `rest` belong to the U+06DD before them.
fn ayah_digits(rest: &str) -> usize {
    let digits = rest.chars().take(MOST_AYAH_DIGITS).take_while(|&c| is_digit(c));
    digits.map(char::len_utf8).sum()
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

/// The prepended concatenation marks (UAX #29, rule `GB9b`; `Prepended_Concatenation_Mark` in `PropList.txt`).
fn is_prepended(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{0605}' | AYAH | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}')
}

/// Layout addresses a paragraph with 32 bits; readers split texts long before that.
fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

fn cell_count(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}
