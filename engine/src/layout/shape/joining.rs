//! Joining of letters (Unicode Standard 9.2, rules R1 to R7), and their presentation forms.

use unicode_bidi::BidiClass;
use unicode_joining_type::JoiningType;

use super::unit::{Glyph, Shape, Unit, runs_right};
use crate::layout::prepare::Levels;
use crate::text::forms;
use crate::text::properties::{Properties, properties};
use crate::text::skeletons;

/// The index of a letter outside of the units being shaped.
pub(super) const NO_UNIT: usize = usize::MAX;

/// A letter that the next one may join.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    /// The index of its unit, or [`NO_UNIT`].
    pub unit: usize,
    pub joining: JoiningType,
    /// Its embedding level, or [`ANY_LEVEL`].
    pub level: u8,
}

/// The level of joiners, which join at any level.
const ANY_LEVEL: u8 = u8::MAX;

/// Returns the level that a character joins at. Joiners are of class BN and join at any level.
pub(super) fn joining_level(known: &Properties, level: u8) -> u8 {
    if known.bidi == BidiClass::BN { ANY_LEVEL } else { level }
}

pub(super) fn is_one_run(before: u8, level: u8) -> bool {
    before == level || before == ANY_LEVEL || level == ANY_LEVEL
}

/// Returns the letter before byte `start`. A line that begins inside a word keeps the forms of the whole word.
pub(super) fn letter_before(text: &str, start: usize, levels: &Levels) -> Option<Letter> {
    let mut before = text[..start].char_indices().rev().map(|(at, c)| (at, properties(c)));
    let (at, known) = before.find(|&(_, known)| known.joining != JoiningType::Transparent)?;
    Some(Letter { unit: NO_UNIT, joining: known.joining, level: joining_level(known, levels.from(at).at(at)) })
}

/// Returns the joining type and level of the letter after byte `end`.
pub(super) fn letter_behind(text: &str, end: usize, levels: &Levels) -> Option<(JoiningType, u8)> {
    let mut behind = text[end..].char_indices().map(|(at, c)| (end + at, properties(c)));
    let (at, known) = behind.find(|&(_, known)| known.joining != JoiningType::Transparent)?;
    Some((known.joining, joining_level(known, levels.from(at).at(at))))
}

/// Returns `true` if two letters join, in logical order. In a left-to-right override their sides are swapped (UAX #9,
/// 3.5: letters are shaped by their visual order).
#[inline]
pub(super) fn join(first: JoiningType, second: JoiningType, level: u8) -> bool {
    let (right, left) = if runs_right(level) { (second, first) } else { (first, second) };
    joins_forward(right) && joins_back(left)
}

fn joins_forward(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing)
}

fn joins_back(joining: JoiningType) -> bool {
    matches!(joining, JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing)
}

/// Replaces each letter by its presentation form, or by that of its skeleton. All forms are one cell wide. A letter
/// without either is emitted as it is; its neighbours join all the same.
pub(super) fn take_forms(units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|unit| unit.shape == Shape::ToJoin) {
        let Glyph::Base(letter) = unit.glyph else { continue };
        let (right, left) = (unit.joins_right(), unit.joins_left());
        let own = forms::joined(letter, right, left).map(|form| (form, Shape::Own));
        let skeleton = || skeletons::shown_by(letter, right, left).map(|(form, _)| (form, Shape::Skeleton));
        let (form, shape) = own.or_else(skeleton).unwrap_or((letter, Shape::Own));
        unit.glyph = Glyph::Base(form);
        unit.shape = shape;
    }
}
