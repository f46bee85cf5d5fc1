//! Lines that reach both margins: kashida (a longer joint between two letters, drawn as tatweel) and wider spaces, by the
//! priorities of Arabic typography. What is added is virtual: it is no part of the text, so nothing that is copied or searched
//! has it.

use unicode_joining_type::{JoiningGroup, get_joining_group};

use super::shape::{Role, Unit};
use crate::text::marks::is_quranic;
use crate::text::properties::{Show, properties};

/// ARABIC TATWEEL.
const TATWEEL: char = '\u{0640}';

/// A place where something can be put in: behind a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Site {
    /// The index of the unit before it.
    behind: usize,
    /// How well a kashida suits it; the smaller the better.
    rank: u8,
    /// How many cells are put in.
    cells: usize,
}

/// The rank of the sites that no rule names.
const LAST_RANK: u8 = 7;

/// `units`, the shown part of a line, with `missing` cells put in among them. Without spaces and joints there is nowhere to put
/// them, and the line stays as it is.
pub(super) fn spread(text: &str, units: &[Unit], missing: usize, with_kashida: bool) -> Vec<Unit> {
    let mut kashidas = if with_kashida { kashida_sites(text, units) } else { Vec::new() };
    kashidas.sort_by_key(|site| site.rank);
    let mut spaces: Vec<Site> = (1..units.len().saturating_sub(1))
        .filter(|&index| units[index].role == Role::Space && units[index + 1].role != Role::Space)
        .map(|behind| Site { behind, rank: 0, cells: 0 })
        .collect();
    let mut left = missing;
    let named = kashidas.partition_point(|site| site.rank < LAST_RANK);
    // At most two cells a site; a space is widened once before a kashida is put where no rule asks for one.
    put_in(&mut kashidas[..named], &mut left);
    put_in(&mut spaces, &mut left);
    put_in(&mut kashidas[named..], &mut left);
    put_in(&mut kashidas, &mut left);
    while left > 0 && !spaces.is_empty() {
        put_in(&mut spaces, &mut left);
    }
    let mut sites: Vec<(Site, char)> = kashidas.into_iter().map(|site| (site, TATWEEL)).collect();
    sites.extend(spaces.into_iter().map(|site| (site, ' ')));
    sites.sort_by_key(|(site, _)| site.behind);
    insert(units, &sites)
}

/// Puts one cell into each of `sites`, as long as there are cells `left`.
fn put_in(sites: &mut [Site], left: &mut usize) {
    // What does not suffice for all goes to every so-manieth, not to one side of the line.
    let count = sites.len().min(*left);
    for index in 0..count {
        sites[index * sites.len() / count].cells += 1;
    }
    *left -= count;
}

/// `units` with what `sites`, in order, ask for.
fn insert(units: &[Unit], sites: &[(Site, char)]) -> Vec<Unit> {
    let mut sites = sites.iter().peekable();
    let mut spread = Vec::with_capacity(units.len() + sites.len());
    for (index, unit) in units.iter().enumerate() {
        spread.push(unit.clone());
        while let Some((site, filling)) = sites.next_if(|(site, _)| site.behind == index) {
            let virtual_unit = Unit::virtual_at(unit.end(), *filling, unit.level);
            spread.extend(std::iter::repeat_n(virtual_unit, site.cells));
        }
    }
    spread
}

/// The best site of each word, where it has one.
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

/// The best site in `word`, the last of equal ones: none in a word of two letters, nor in the name of God.
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
    // `min_by_key` takes the first of equal ones.
    sites.rev().min_by_key(|site| site.rank)
}

/// The letter that a unit shows, or the first of its ligature.
fn letter(text: &str, unit: &Unit) -> Option<char> {
    text[unit.range()].chars().next().filter(|&c| properties(c).show == Show::Shape && c.is_alphabetic())
}

/// How well a kashida suits the joint between `before` and `after`, which `next` follows.
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
