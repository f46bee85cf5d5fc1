//! The second stage of layout: text to units. A unit is a grapheme cluster (UAX #29) or a lam-alef ligature, with the
//! glyph to emit: Arabic letters in their joined form (Unicode Standard 9.2, rules R1 to R7), marks on their letter,
//! control characters as their pictures.

mod ayah;
mod cluster;
mod joining;
mod unit;

use std::ops::Range;

use unicode_joining_type::JoiningType;

use super::prepare::Levels;
use super::{Controls, LayoutOptions};
use crate::text::forms;
use crate::text::properties::{Cluster, Properties, Show, properties};
use cluster::{Found, char_width, cluster_unit, first_cluster, leading, next_extends, shown};
use joining::{Letter, NO_UNIT, is_one_run, join, joining_level, letter_before, letter_behind, take_forms};
pub(super) use unit::{Glyph, Role, Unit, source_range};
use unit::{Shape, offset};

/// Returns the units of the bytes `range` of `text`, in logical order. `range` begins and ends at boundaries of
/// grapheme clusters; letters at its ends join those outside.
pub(super) fn units(text: &str, range: Range<usize>, levels: &Levels, options: LayoutOptions) -> Vec<Unit> {
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

/// The units so far, and the state that the next character depends on.
struct Shaper<'a> {
    text: &'a str,
    /// The byte at which shaping ends.
    end: usize,
    units: Vec<Unit>,
    /// The letter that the next one may join.
    previous: Option<Letter>,
    /// `true` if the last unit is a plain character, perhaps with marks, that more marks may extend.
    is_open: bool,
    options: LayoutOptions,
}

impl Shaper<'_> {
    /// Shapes the text from byte `start` on. Plain characters and their marks, nearly all text, take the fast path; the
    /// library finds other clusters.
    fn shape(&mut self, start: usize, levels: &Levels) {
        let mut levels = levels.from(start);
        let mut at = start;
        let mut chars = self.text[start..self.end].chars();
        while let Some(c) = chars.next() {
            let known = properties(c);
            if known.show == Show::Nothing && self.options.controls == Controls::Shown {
                self.push_name(at, c, known, levels.at(at));
                at += c.len_utf8();
            } else if known.is_plain {
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
                // The cluster may include the last unit.
                let start = self.start_of_cluster(at);
                let Some(cluster) = Found::at(self.text, start, self.end) else { break };
                self.push_cluster(&cluster, levels.at(leading(self.text, &cluster)));
                at = cluster.end;
                chars = self.text[at..self.end].chars();
            }
        }
    }

    /// Adds the unit of a plain character.
    #[inline]
    fn push_plain(&mut self, at: usize, c: char, known: &'static Properties, level: u8) {
        let glyph = Glyph::Base(c);
        let width = char_width(shown(known, level), self.options);
        let range = at..at + c.len_utf8();
        self.units.push(Unit { width, shape: Shape::of(known), ..Unit::new(range, glyph, Role::Visible, level) });
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

    /// Adds the unit of an invisible character that is shown by its name. Letters join over it as if it were hidden.
    fn push_name(&mut self, at: usize, c: char, known: &Properties, level: u8) {
        let width = u16::try_from(Unit::name(c).len()).unwrap_or(u16::MAX);
        let range = at..at + c.len_utf8();
        self.units.push(Unit { width, ..Unit::new(range, Glyph::Name(c), Role::Visible, level) });
        self.is_open = false;
        self.step(known.joining, joining_level(known, level), NO_UNIT);
    }

    /// Adds the unit of a space.
    #[inline]
    fn push_space(&mut self, at: usize, c: char, known: &Properties, level: u8) {
        let width = char_width(known, self.options);
        let range = at..at + c.len_utf8();
        self.units.push(Unit { width, ..Unit::new(range, Glyph::Base(' '), Role::Space, level) });
        self.is_open = false;
        self.previous = None;
    }

    /// Adds a mark that ends at byte `end` to the last unit.
    #[inline]
    fn extend(&mut self, end: usize) {
        if let Some(unit) = self.units.last_mut() {
            unit.end = offset(end);
            unit.has_marks = true;
        }
    }

    /// Returns the start of the cluster that contains the character at byte `at`. If that is the start of the last
    /// unit, the unit is removed.
    fn start_of_cluster(&mut self, at: usize) -> usize {
        let Some(last) = self.units.last().filter(|_| self.is_open).map(Unit::start) else { return at };
        let joins = last + first_cluster(&self.text[last..self.end]) > at;
        if !joins {
            return at;
        }
        let unit = self.units.pop();
        // A ligature is never removed: only marks extend the cluster of an alef.
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
            // The next letter is adjacent to the last character of the cluster, which may be a joiner.
            for known in self.text[cluster.range()].chars().skip(1).map(properties) {
                self.step(known.joining, joining_level(known, level), NO_UNIT);
            }
        }
        self.ligate();
    }

    /// Advances by a character of unit `unit` and joining type `joining`, and returns `true` if it joins the letter
    /// before it. Letters join only inside a level run (UAX #9, 3.5).
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

    /// Merges the last two units if they are a lam and the alef it joins, with any marks between them (rule R7 and the
    /// mandatory ligatures).
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
        lam.shape = Shape::Own;
        lam.has_marks |= alef.has_marks;
        self.units.pop();
        let unit = self.units.len() - 1;
        self.previous = self.previous.map(|alef| Letter { unit, ..alef });
    }
}

/// ARABIC LETTER LAM.
const LAM: char = '\u{0644}';
