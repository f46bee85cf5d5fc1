//! The second stage: text becomes units, the smallest pieces that layout moves. A unit is a grapheme
//! cluster (UAX #29) or a lam-alef ligature, with the symbol a terminal is to show for it: Arabic letters
//! in their joined form (Unicode Standard 9.2, rules R1 to R7), marks on their letter, a control
//! character as its picture.

use std::ops::Range;

use compact_str::CompactString;
use unicode_bidi::BidiClass;
use unicode_joining_type::JoiningType;
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
#[expect(clippy::struct_excessive_bools, reason = "a long paragraph has a million of these: they are small and plain")]
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
    pub has_marks: bool,
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
        text,
        end: range.end,
        units: Vec::with_capacity(range.len() / 2 + 1),
        previous: letter_before(text, range.start, levels),
        is_open: false,
        options,
    };
    shaper.shape(range.start, levels);
    if let Some((joining, level)) = letter_behind(text, range.end, levels) {
        shaper.step(joining, level, NO_UNIT);
    }
    take_forms(&mut shaper.units);
    shaper.units
}

/// Stands for the unit of what has none among those being shaped.
const NO_UNIT: usize = usize::MAX;
/// Stands for the level of what joins at any.
const ANY_LEVEL: u8 = u8::MAX;

/// A letter that the next one may join.
#[derive(Clone, Copy)]
struct Letter {
    /// The index of its unit, or [`NO_UNIT`].
    unit: usize,
    joining: JoiningType,
    /// Its embedding level, or [`ANY_LEVEL`].
    level: u8,
}

/// The units made so far, and what the next character has to do with them.
struct Shaper<'a> {
    text: &'a str,
    /// The end of what is shaped.
    end: usize,
    units: Vec<Unit>,
    /// The letter before the next.
    previous: Option<Letter>,
    /// Whether the last unit is a plain character, perhaps with marks, that more marks may join.
    is_open: bool,
    options: Options,
}

impl Shaper<'_> {
    /// Shapes from byte `start` on. Plain characters and the marks on them, which is nearly all there is, are told here, with one look at
    /// each; where more rules of UAX #29 take part, the library is asked.
    fn shape(&mut self, start: usize, levels: &Levels) {
        let mut levels = levels.from(start);
        let mut at = start;
        let mut chars = self.text[start..self.end].chars();
        while let Some(c) = chars.next() {
            let known = properties(c);
            if known.is_plain {
                self.push_plain(at, c, known, levels.at(at));
                at += c.len_utf8();
            } else if known.show == Show::Space && known.cluster == Cluster::Base && !next_extends(&chars) {
                self.push_space(at, c, known, levels.at(at));
                at += c.len_utf8();
            } else if known.show == Show::Mark && known.cluster == Cluster::Extend && self.is_open {
                at += c.len_utf8();
                self.extend(at);
            } else if matches!(known.cluster, Cluster::Base | Cluster::Alone) && !next_extends(&chars) {
                let end = at + c.len_utf8();
                self.push_cluster(
                    &Found { start: at, end, first: c, properties: known, is_long: false },
                    levels.at(at),
                );
                at = end;
            } else {
                // What joins the last character is taken together with it.
                let start = self.start_of_cluster(at);
                let Some(cluster) = Found::at(self.text, start, self.end) else { break };
                self.push_cluster(&cluster, levels.at(leading(self.text, &cluster)));
                at = cluster.end;
                chars = self.text[at..self.end].chars();
            }
        }
    }

    /// Adds the unit of a plain character that nothing has joined yet.
    #[inline]
    fn push_plain(&mut self, at: usize, c: char, known: &'static Properties, level: u8) {
        let glyph = Glyph::Base(c);
        let width = char_width(shown(known, level), self.options);
        let range = at..at + c.len_utf8();
        self.units.push(Unit { width, has_forms: known.has_forms, ..Unit::new(range, glyph, Role::Visible, level) });
        self.is_open = true;
        if self.step(known.joining, level, self.units.len() - 1) {
            if let Some(unit) = self.units.last_mut() {
                unit.joins_previous = true;
            }
            if forms::lam_alef(c).is_some() {
                self.ligate();
            }
        }
    }

    /// Adds the unit of a space, which joins nothing.
    #[inline]
    fn push_space(&mut self, at: usize, c: char, known: &Properties, level: u8) {
        let width = char_width(known, self.options);
        let range = at..at + c.len_utf8();
        self.units.push(Unit { width, ..Unit::new(range, Glyph::Base(' '), Role::Space, level) });
        self.is_open = false;
        self.previous = None;
    }

    /// Lets a mark that ends at byte `end` join the last unit.
    #[inline]
    fn extend(&mut self, end: usize) {
        if let Some(unit) = self.units.last_mut() {
            unit.end = offset(end);
            unit.has_marks = true;
        }
    }

    /// The byte that the cluster with the character at byte `at` begins at: the last unit's, if the character joins that. The unit is
    /// undone then.
    fn start_of_cluster(&mut self, at: usize) -> usize {
        let Some(last) = self.units.last().filter(|_| self.is_open).map(Unit::start) else { return at };
        let joins = last + first_cluster(&self.text[last..self.end]) > at;
        if !joins {
            return at;
        }
        let unit = self.units.pop();
        // A ligature is never undone: no cluster goes on behind an alef but with marks, and the letter before it is as it was.
        if let (Some(unit), Some(letter)) = (unit, &mut self.previous)
            && letter.unit == self.units.len()
        {
            let before = self.units.len().wrapping_sub(1);
            let joining = if unit.joins_previous { JoiningType::DualJoining } else { JoiningType::NonJoining };
            *letter = Letter { unit: before, joining, level: unit.level };
        }
        last
    }

    /// Adds the unit of a cluster.
    fn push_cluster(&mut self, cluster: &Found, level: u8) {
        self.units.push(cluster_unit(self.text, cluster, level, self.options));
        self.is_open = false;
        let index = self.units.len() - 1;
        let known = cluster.properties;
        self.units[index].joins_previous = self.step(known.joining, joining_level(known, level), index);
        if cluster.is_long {
            // What is behind the letter in its cluster, a joiner perhaps, is no letter that the next would have at its side.
            for known in self.text[cluster.range()].chars().skip(1).map(properties) {
                self.step(known.joining, joining_level(known, level), NO_UNIT);
            }
        }
        self.ligate();
    }

    /// Takes a character of unit `unit`, which joins by `joining`; whether it joins the letter before it. Letters join inside one level
    /// run (UAX #9, 3.5): even a mark of the other direction parts them.
    #[inline]
    fn step(&mut self, joining: JoiningType, level: u8, unit: usize) -> bool {
        let before = self.previous.filter(|before| is_one_run(before.level, level));
        if joining == JoiningType::Transparent {
            self.previous = before;
            return false;
        }
        self.previous = Some(Letter { unit, joining, level });
        let Some(before) = before else { return false };
        let joins = join(before.joining, joining, before.level.min(level));
        if joins && let Some(unit) = self.units.get_mut(before.unit) {
            unit.joins_next = true;
        }
        joins
    }

    /// Makes one unit of a lam and the alef it joins (rule R7 and the mandatory ligatures), whatever marks stand between them,
    /// if they are the last two units.
    fn ligate(&mut self) {
        let [.., lam, alef] = &mut self.units[..] else { return };
        if lam.glyph != Glyph::Base(LAM) || !alef.joins_previous || !lam.joins_next || lam.end != alef.start {
            return;
        }
        let Glyph::Base(second) = alef.glyph else { return };
        let Some(forms) = forms::lam_alef(second) else { return };
        let is_mark = |c| properties(c).show == Show::Mark;
        if lam.has_marks && !self.text[lam.range()].chars().skip(1).all(is_mark) {
            return;
        }
        let Some(form) = forms.joined(lam.joins_previous, false) else { return };
        lam.end = alef.end;
        lam.glyph = Glyph::Base(form);
        lam.joins_next = false;
        lam.has_forms = false;
        lam.has_marks |= alef.has_marks;
        self.units.pop();
        let unit = self.units.len() - 1;
        self.previous = self.previous.map(|alef| Letter { unit, ..alef });
    }
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
    /// The cluster that begins at byte `start`; none behind byte `end`.
    fn at(text: &str, start: usize, end: usize) -> Option<Self> {
        let rest = &text[start..end];
        let first = rest.chars().next()?;
        let bytes = cluster_bytes(first, rest);
        let is_long = bytes > first.len_utf8();
        Some(Self { start, end: start + bytes, first, properties: properties(first), is_long })
    }

    fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Whether the next character may belong to the one before it.
fn next_extends(chars: &std::str::Chars) -> bool {
    let next = chars.clone().next().map(|c| properties(c).cluster);
    next.is_some_and(|cluster| matches!(cluster, Cluster::Extend | Cluster::Complex))
}

/// How many bytes the first grapheme cluster of `rest` has (UAX #29).
fn first_cluster(rest: &str) -> usize {
    rest.graphemes(true).next().map_or(0, str::len)
}

/// How many bytes of `rest`, which begins with `first`, are one unit. The end of a verse goes with all its digits, another prepended
/// sign (rule `GB9b`) with none: on a grid each has its own cell, or the digit would vanish below the sign.
fn cluster_bytes(first: char, rest: &str) -> usize {
    match first {
        AYAH => first.len_utf8() + ayah_digits(&rest[first.len_utf8()..]),
        _ if is_prepended(first) => first.len_utf8(),
        _ => first_cluster(rest).max(first.len_utf8()),
    }
}

/// The byte of the character whose level a cluster has: its first, or the mark behind format characters, which have none of their own.
fn leading(text: &str, cluster: &Found) -> usize {
    if !cluster.is_long || cluster.properties.bidi != BidiClass::BN {
        return cluster.start;
    }
    let mut behind = text[cluster.range()].char_indices();
    cluster.start + behind.find(|&(_, c)| properties(c).bidi != BidiClass::BN).map_or(0, |(at, _)| at)
}

/// The level that a character joins at; a joiner has no direction (it is of class BN) and joins at any.
fn joining_level(known: &Properties, level: u8) -> u8 {
    if known.bidi == BidiClass::BN { ANY_LEVEL } else { level }
}

fn is_one_run(before: u8, level: u8) -> bool {
    before == level || before == ANY_LEVEL || level == ANY_LEVEL
}

/// The letter before byte `start`: a line that begins inside a word goes on with the shapes that the whole word has.
fn letter_before(text: &str, start: usize, levels: &Levels) -> Option<Letter> {
    let mut before = text[..start].char_indices().rev().map(|(at, c)| (at, properties(c)));
    let (at, known) = before.find(|&(_, known)| known.joining != JoiningType::Transparent)?;
    Some(Letter { unit: NO_UNIT, joining: known.joining, level: joining_level(known, levels.from(at).at(at)) })
}

/// How the letter behind byte `end` joins, and at which level.
fn letter_behind(text: &str, end: usize, levels: &Levels) -> Option<(JoiningType, u8)> {
    let mut behind = text[end..].char_indices().map(|(at, c)| (end + at, properties(c)));
    let (at, known) = behind.find(|&(_, known)| known.joining != JoiningType::Transparent)?;
    Some((known.joining, joining_level(known, levels.from(at).at(at))))
}

/// Whether two letters join, the first before the second in the text. Where an override has them run to the right, each has the
/// other on its other side (UAX #9, 3.5: letters are shaped as they stand).
#[inline]
fn join(first: JoiningType, second: JoiningType, level: u8) -> bool {
    let (right, left) = if runs_right(level) { (second, first) } else { (first, second) };
    joins_forward(right) && joins_back(left)
}

/// Whether letters of this embedding level run to the right.
fn runs_right(level: u8) -> bool {
    level.is_multiple_of(2)
}

fn joins_forward(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing)
}

fn joins_back(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing)
}

/// The unit of one grapheme cluster, its symbol not yet joined.
fn cluster_unit(text: &str, cluster: &Found, level: u8, options: Options) -> Unit {
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
            let digits = text[range.clone()].chars().filter(|&c| is_digit(c)).count();
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
        Show::Space if cluster.is_long => visible(' '),
        // A tab, which is a cluster of its own kind; other spaces are told before.
        Show::Space => Unit { width: options.tab, ..shape(Glyph::Base(' '), Role::Space) },
        Show::LineEnd => shape(Glyph::Source, Role::LineEnd),
        Show::Control => visible(control_symbol(cluster.first).unwrap_or(cluster.first)),
        Show::Mark => lone_mark(),
        Show::Nothing if text[range.clone()].chars().any(|c| properties(c).show != Show::Nothing) => lone_mark(),
        Show::Nothing => shape(Glyph::Source, Role::Invisible),
    }
}

/// What is known of the character that shows another, `known`: its mirror image has the width that counts.
#[inline]
fn shown(known: &'static Properties, level: u8) -> &'static Properties {
    known.mirrored.filter(|_| !runs_right(level)).map_or(known, properties)
}

/// How many cells a character takes that is shown, at least one.
fn char_width(known: &Properties, options: Options) -> u16 {
    u16::from(known.symbol_widths[usize::from(options.wide_ambiguous)])
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
    let is_shown_by_another = known.mirrored.is_some() || cluster.first.is_whitespace();
    let is_pictograph = known.joining == JoiningType::NonJoining && !is_shown_by_another;
    behind.any(|c| properties(c).width > 0 || (matches!(c, '\u{FE0F}' | '\u{200D}') && is_pictograph))
}

/// Gives each joined letter the character of its form. All forms are one cell wide.
fn take_forms(units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|unit| unit.has_forms) {
        let Glyph::Base(letter) = unit.glyph else { continue };
        // A letter without presentation forms is emitted as it is; its neighbours join all the same.
        let (right, left) = (unit.joins_previous, unit.joins_next);
        let (right, left) = if runs_right(unit.level) { (left, right) } else { (right, left) };
        let form = forms::joined(letter, right, left);
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
