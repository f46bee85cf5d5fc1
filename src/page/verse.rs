//! Verse, as diwans print it: the halves of a line equally wide, as wide in all lines of a poem, with the gap in the
//! middle of the column; or the second below the first where the column is narrow.

use std::ops::Range;

use super::grid::{Grid, GridCell, Side, cells, natural_width};
use super::options::{BlockOptions, ragged};
use super::row::split;
use super::typeset;
use crate::article::{Article, Kind};
use qari_bidi::layout::{Direction, Fill, LayoutOptions};
use qari_bidi::text::width;

/// The fewest and the most cells between the halves of a line.
const BETWEEN_HALVES: (u16, u16) = (4, 8);

/// The lines of verse that are measured together: a poem, or as many lines of a longer one. In a book face they are
/// shaped for that.
const MEASURED: usize = 4096;
const MEASURED_SET: usize = 256;

/// The share of a poem's lines that may be too long for it to have its halves beside one another: one in so many.
const FEW: usize = 10;

/// The measure of a poem: lines of verse one after another.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its blocks, or those that are measured together.
    blocks: Range<usize>,
    /// The width of half a line if its halves stand beside one another, in cells.
    half: Option<u16>,
    /// The width of half a line if one stands below the other, in cells.
    staggered: u16,
}

impl Measure {
    /// Measures the poem that `block`, a line of verse, is a line of.
    ///
    /// # Panics
    /// If there is no such block.
    #[must_use]
    pub fn of(article: &Article, block: usize, options: BlockOptions) -> Self {
        let blocks = poem(article, block, if options.typeset.is_some() { MEASURED_SET } else { MEASURED });
        let column = options.text.width;
        let most = column.saturating_sub(BETWEEN_HALVES.0) / 2;
        let (mut lines, mut long) = (0, 0);
        let (mut half, mut staggered) = (0, 0);
        for block in blocks.clone() {
            let (first, Some(second)) = article.hemistichs(block) else { continue };
            let setting = typeset::setting(article, block, options);
            let width = |range: Range<usize>| match setting {
                Some(_) => natural_width(article, block, &range, (options.text, setting)),
                None => estimate(&article.text(block)[range]),
            };
            let widest = width(first).max(width(second));
            lines += 1;
            if widest <= most {
                half = widest.max(half);
            } else {
                long += 1;
            }
            if widest <= column {
                staggered = widest.max(staggered);
            }
        }
        let is_beside = lines > 0 && long * FEW <= lines;
        Self { blocks, half: is_beside.then_some(half), staggered }
    }

    /// Returns `true` if it is the measure of `block`.
    #[must_use]
    pub fn covers(&self, block: usize) -> bool {
        self.blocks.contains(&block)
    }
}

/// Returns the blocks of the poem that `block` is a line of, `most` at most.
fn poem(article: &Article, block: usize, most: usize) -> Range<usize> {
    let may_be = block - block % most..(block - block % most + most).min(article.blocks().len());
    let goes_on = |block: usize| article.blocks()[block].kind() == Kind::Verse && article.follows_closely(block);
    let start = (may_be.start + 1..=block).rev().take_while(|&block| goes_on(block)).last().map_or(block, |it| it - 1);
    let end = (block + 1..may_be.end).take_while(|&block| goes_on(block)).last().map_or(block, |last| last) + 1;
    start..end
}

/// Returns about as many cells as half a line takes, without laying it out: a lam and its alef take one, marks none.
fn estimate(text: &str) -> u16 {
    let ligatures = text.match_indices('ل').filter(|(at, lam)| {
        let behind = text[at + lam.len()..].chars().find(|&c| !width::is_zero_width(c));
        matches!(behind, Some('ا' | 'أ' | 'إ' | 'آ' | 'ٱ'))
    });
    cells(width::cells(text).saturating_sub(ligatures.count()))
}

/// Lays out a line of verse by the measure of its poem.
pub(super) fn verse(article: &Article, block: usize, options: BlockOptions, measure: &Measure) -> Grid {
    let side = article.blocks()[block].direction();
    let text = LayoutOptions { fill: ragged(options.text.fill), ..options.text };
    let column = text.width;
    let (first, second) = article.hemistichs(block);
    let setting = typeset::setting(article, block, options);
    let cell = |range: Range<usize>, columns: Range<u16>, side: Side, fill: Fill| {
        GridCell::new(article, block, range, columns, side, (LayoutOptions { fill, ..text }, setting))
    };
    let Some(second) = second else {
        // A refrain, or the fifth line of a stanza, stands in the middle between the halves.
        let side = if measure.half.is_some() { Side::Middle } else { Side::Of(side) };
        return rows(vec![vec![cell(first, 0..column, side, text.fill)]]);
    };
    let natural = |range: &Range<usize>| natural_width(article, block, range, (text, setting));
    let widest = natural(&first).max(natural(&second));
    let half = |range, columns: Range<u16>, side: Direction| {
        // One that has no room on one line is a text like others.
        let fill = if widest <= columns.end - columns.start { options.verse } else { text.fill };
        cell(range, columns, Side::Of(side), fill).into_hemistich()
    };
    let beside = measure.half.map(|half| half.max(widest)).filter(|half| 2 * half + BETWEEN_HALVES.0 <= column);
    if let Some(width) = beside {
        let between = (column - 2 * width).clamp(BETWEEN_HALVES.0, BETWEEN_HALVES.1);
        // The middle of the column is the middle of the gap.
        let between = between + (column - between) % 2;
        let left = (column - 2 * width - between) / 2;
        let (begun, rest) = split(left..left + 2 * width + between, width, side);
        let (_, ended) = split(rest, between, side);
        return rows(vec![vec![half(first, begun, side), half(second, ended, side)]]);
    }
    // The first half begins where lines do, the second ends where they end.
    let width = measure.staggered.max(widest).min(column);
    let (begun, _) = split(0..column, width, side);
    let (ended, _) = split(0..column, width, side.opposite());
    rows(vec![vec![half(first, begun, side)], vec![half(second, ended, side.opposite())]])
}

fn rows(rows: Vec<Vec<GridCell>>) -> Grid {
    let mut grid = Grid::new(0..0);
    for cells in rows {
        grid.push(cells.first().map_or(0, |cell| cell.range.start), cells, None);
    }
    grid
}
