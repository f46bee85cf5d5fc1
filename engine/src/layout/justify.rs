//! Spreads lines to both margins with wider spaces and kashida (a longer joint between two letters, drawn as tatweel),
//! by the priorities of Arabic typography (W3C `ALReq`, "Justification").
//!
//! Cells of a grid are wide, so a kashida stands out: prose gets wider spaces first, and at most two kashidas a line,
//! at the best places. Half a line of verse is to be as wide as the other, and gets its kashidas first.
//!
//! Added cells are [`CellSource::Filling`](super::CellSource::Filling): they are not part of the text that is
//! copied and searched.

use unicode_joining_type::{JoiningGroup, get_joining_group};

use super::shape::{Role, Unit};
use crate::text::marks::is_quranic;
use crate::text::properties::{Show, properties};

/// ARABIC TATWEEL.
const TATWEEL: char = '\u{0640}';

/// A position where cells can be inserted: after a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Site {
    /// The index of the unit before it.
    behind: usize,
    /// The priority of a kashida here; smaller is better.
    rank: u8,
    /// The number of cells to insert.
    cells: usize,
}

/// The rank of sites that no rule names.
const LAST_RANK: u8 = 7;

/// The most kashidas in a line.
const MOST_KASHIDAS: usize = 2;

/// The order in which places of a line are widened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Manner {
    /// Each space by up to two cells, then kashidas of up to two, then spaces again.
    #[default]
    Prose,
    /// Kashidas and spaces by turns.
    Verse,
}

/// Inserts `missing` cells into `units`, the visible part of a line. A line without spaces and joints is
/// returned unchanged.
pub(super) fn spread(text: &str, units: &[Unit], missing: usize, with_kashida: bool, manner: Manner) -> Vec<Unit> {
    if missing == 0 {
        return units.to_vec();
    }
    let mut spaces: Vec<Site> = (1..units.len().saturating_sub(1))
        .filter(|&index| units[index].role == Role::Space && units[index + 1].role != Role::Space)
        .map(|behind| Site { behind, rank: 0, cells: 0 })
        .collect();
    let needs_kashida = manner == Manner::Verse || missing > 2 * spaces.len();
    let mut kashidas = if with_kashida && needs_kashida { ranked_sites(text, units) } else { Vec::new() };
    kashidas.truncate(MOST_KASHIDAS);
    let mut left = missing;
    match manner {
        Manner::Prose => {
            put_in(&mut spaces, &mut left);
            put_in(&mut spaces, &mut left);
            put_in(&mut kashidas, &mut left);
            put_in(&mut kashidas, &mut left);
        }
        Manner::Verse => {
            put_in(&mut kashidas, &mut left);
            put_in(&mut spaces, &mut left);
            put_in(&mut kashidas, &mut left);
        }
    }
    while left > 0 && !spaces.is_empty() {
        put_in(&mut spaces, &mut left);
    }
    let mut sites: Vec<(Site, char)> = kashidas.into_iter().map(|site| (site, TATWEEL)).collect();
    sites.extend(spaces.into_iter().map(|site| (site, ' ')));
    sites.sort_by_key(|(site, _)| site.behind);
    insert(units, &sites)
}

/// Returns the sites of a line, the best first; among equals the last, where a reader pauses.
fn ranked_sites(text: &str, units: &[Unit]) -> Vec<Site> {
    let mut sites = kashida_sites(text, units);
    sites.reverse();
    sites.sort_by_key(|site| site.rank);
    sites
}

/// Returns the bytes behind which a joint of a line may be longer, in the order of [`ranked_sites`].
pub(super) fn joints(text: &str, units: &[Unit]) -> Vec<usize> {
    ranked_sites(text, units).iter().map(|site| units[site.behind].end()).collect()
}

/// Inserts one cell into each of `sites`, as long as cells are `left`.
fn put_in(sites: &mut [Site], left: &mut usize) {
    // If there are too few cells for all sites, distribute them evenly over the line.
    let count = sites.len().min(*left);
    for index in 0..count {
        sites[index * sites.len() / count].cells += 1;
    }
    *left -= count;
}

/// Inserts the cells of `sites`, which are in logical order, into `units`.
fn insert(units: &[Unit], sites: &[(Site, char)]) -> Vec<Unit> {
    let mut sites = sites.iter().peekable();
    let mut spread = Vec::with_capacity(units.len() + sites.len());
    for (index, unit) in units.iter().enumerate() {
        spread.push(unit.clone());
        while let Some((site, filling)) = sites.next_if(|(site, _)| site.behind == index) {
            let filling = Unit::filling_at(unit.end(), *filling, unit.level);
            spread.extend(std::iter::repeat_n(filling, site.cells));
        }
    }
    spread
}

/// Returns the best site of each word that has one.
fn kashida_sites(text: &str, units: &[Unit]) -> Vec<Site> {
    let is_sacred = |c: char| is_quranic(c) || matches!(c, '\u{FD3E}' | '\u{FD3F}');
    let of_line = units.first().zip(units.last()).map_or(0..0, |(first, last)| first.start()..last.end());
    if text[of_line].contains(is_sacred) {
        return Vec::new();
    }
    let mut sites = Vec::new();
    let mut start = 0;
    for word in units.split_inclusive(|unit| unit.role == Role::Space) {
        sites.extend(kashida_site(text, word).map(|site| Site { behind: start + site.behind, ..site }));
        start += word.len();
    }
    sites
}

/// Returns the best site in `word`, the last among equals. Words of two letters and the name of God have none.
fn kashida_site(text: &str, word: &[Unit]) -> Option<Site> {
    let letters: Vec<Option<char>> = word.iter().map(|unit| letter(text, unit)).collect();
    let spelt: String = letters.iter().flatten().collect();
    if spelt.chars().count() < 3 || spelt.ends_with("لله") {
        return None;
    }
    let sites = (0..word.len().saturating_sub(1)).filter_map(|behind| {
        let (before, after) = (&word[behind], &word[behind + 1]);
        if !before.joins_next || !after.joins_previous {
            return None;
        }
        let next = letters.get(behind + 2).copied().flatten();
        let rank = rank(letters[behind]?, (letters[behind + 1]?, after), next);
        Some(Site { behind, rank, cells: 0 })
    });
    // `min_by_key` returns the first of equal elements.
    sites.rev().min_by_key(|site| site.rank)
}

/// Returns the letter that a unit shows, or the first letter of a ligature.
fn letter(text: &str, unit: &Unit) -> Option<char> {
    text[unit.range()].chars().next().filter(|&c| properties(c).show == Show::Shape && c.is_alphabetic())
}

/// Returns the rank of the joint between `before` and `after`; `next` follows them.
fn rank(before: char, after: (char, &Unit), next: Option<char>) -> u8 {
    use JoiningGroup as G;
    let (after, unit) = after;
    let group = get_joining_group(after);
    let is_final = !unit.joins_next;
    match group {
        _ if before == TATWEEL => 1,
        _ if matches!(get_joining_group(before), G::Seen | G::Sad) => 2,
        G::TehMarbuta | G::Heh | G::HehGoal | G::KnottedHeh | G::Dal if is_final => 3,
        G::Alef | G::Tah | G::Lam | G::Kaf | G::Gaf if is_final => 4,
        G::Beh | G::Noon | G::Yeh | G::FarsiYeh if !is_final && next.is_some_and(is_reh_or_yeh) => 5,
        G::Waw | G::Ain | G::Qaf | G::Feh if is_final => 6,
        _ => LAST_RANK,
    }
}

fn is_reh_or_yeh(c: char) -> bool {
    matches!(get_joining_group(c), JoiningGroup::Reh | JoiningGroup::Yeh | JoiningGroup::FarsiYeh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_few_cells_stand_apart() {
        let (mut sites, mut left) = (vec![Site { behind: 0, rank: 0, cells: 0 }; 5], 2);
        put_in(&mut sites, &mut left);
        assert_eq!(sites.iter().map(|site| site.cells).collect::<Vec<_>>(), [1, 0, 1, 0, 0]);
        assert_eq!(left, 0);
    }
}
