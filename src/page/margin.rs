//! The margin of a block, on the side where lines begin: bars of quotes, markers of items and notes, one column for
//! each container, the outermost at the edge.

use std::ops::Range;

use super::options::BlockOptions;
use super::row::{PieceRole, RowPiece, split};
use super::{title_rule, typeset};
use crate::article::{Article, Container, ContainerKind, Kind, Marker};
use qari_bidi::layout::{self, Direction, VisualLine};
use qari_bidi::text::numbering::Numbering;
use qari_bidi::text::width;
use qari_typeset::Setting;

/// The fewest cells that a margin leaves to the text, if the column has as many.
const LEAST_TEXT: u16 = 10;

/// The most numbers of a list in letters that are measured.
const MOST_COMPARED: u32 = 64;

/// The bullets of nested lists, from the outermost in.
const BULLETS: [&str; 3] = ["•", "◦", "▪"];
/// The marker of an image.
const IMAGE: &str = "▣";

/// The margin of a block.
#[derive(Clone, Debug)]
pub(super) struct Margin {
    signs: Vec<Sign>,
    direction: Direction,
    width: u16,
}

/// The sign of one container in the margin.
#[derive(Clone, Debug)]
struct Sign {
    /// The cells that it takes, with the blank ones between it and the text.
    cells: u16,
    /// The blank ones.
    gap: u16,
    line: VisualLine,
    /// The text of the line, if it is a marker.
    text: String,
    /// Its role: a bar goes on along the block, a marker stands beside its first row.
    role: PieceRole,
    /// `true` if the container begins with the block.
    is_first: bool,
}

impl Margin {
    /// Creates the margin of block `block`. The outermost containers have no sign if the column is too narrow for all.
    pub fn of(article: &Article, block: usize, options: BlockOptions) -> Self {
        let direction = article.direction();
        let mut signs = Vec::new();
        let mut lists = 0;
        for container in article.containers(block) {
            signs.push(sign(article, container, block, lists, options));
            lists += usize::from(matches!(container.kind, ContainerKind::Item { .. }));
        }
        match article.blocks()[block].kind() {
            Kind::Image => signs.push(Sign::marker(IMAGE, IMAGE, direction, true)),
            Kind::Source if title_rule::stands_beside(article, block, options) => {
                signs.push(Sign::title_rule(article.blocks()[block - 1].kind() == Kind::Title));
            }
            _ => {}
        }
        let width = options.text.width;
        while !signs.is_empty() && cells(&signs) + LEAST_TEXT > width {
            signs.remove(0);
        }
        Self { signs, direction, width }
    }

    /// Returns the cells that it takes.
    pub fn cells(&self) -> u16 {
        cells(&self.signs)
    }

    /// Returns the width of the column that it is the margin of.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Returns the cells that the signs of containers that go on in block `next` take.
    pub fn cells_into(&self, article: &Article, next: usize) -> u16 {
        self.signs.iter().take(shared(article, next)).map(|sign| sign.cells).sum()
    }

    /// Returns `true` if it has a marker, or room for one.
    pub fn has_markers(&self) -> bool {
        self.signs.iter().any(|sign| !sign.is_bar())
    }

    /// Returns the pieces beside a row of the block, the first one or another, the markers in the book face of the
    /// block if it has one.
    pub fn pieces(&self, is_first_row: bool, setting: Option<Setting>) -> Vec<RowPiece> {
        self.pieces_of(|sign| sign.is_bar() || (sign.is_first && is_first_row), setting)
    }

    /// Returns the bars beside a blank row between the block and block `next`: those of quotes that go on.
    pub fn bars_into(&self, article: &Article, next: usize) -> Vec<RowPiece> {
        let shared = shared(article, next);
        let mut depth = 0;
        let goes_on = |sign: &Sign| {
            depth += 1;
            sign.is_bar() && depth <= shared
        };
        self.pieces_of(goes_on, None)
    }

    fn pieces_of(&self, mut shows: impl FnMut(&Sign) -> bool, setting: Option<Setting>) -> Vec<RowPiece> {
        let mut rest = 0..self.width;
        let mut pieces = Vec::new();
        for sign in &self.signs {
            let (own, left) = split(rest, sign.cells, self.direction);
            rest = left;
            if shows(sign) {
                let columns = without_gap(own, sign, self.direction);
                let piece = RowPiece { columns, line: sign.line.clone(), role: sign.role, set: None };
                pieces.push(match setting {
                    Some(setting) => typeset::sign(piece, &sign.text, setting),
                    None => piece,
                });
            }
        }
        pieces
    }
}

/// Returns the number of containers around block `next` that begin before it.
fn shared(article: &Article, next: usize) -> usize {
    article.containers(next).take_while(|container| container.first < next).count()
}

/// Returns the columns of a sign without the blank ones beside the text.
fn without_gap(own: Range<u16>, sign: &Sign, direction: Direction) -> Range<u16> {
    split(own, sign.cells - sign.gap, direction).0
}

fn cells(signs: &[Sign]) -> u16 {
    signs.iter().map(|sign| sign.cells).sum()
}

/// Returns the sign of `container` beside `block`, inside `lists` lists.
fn sign(article: &Article, container: &Container, block: usize, lists: usize, options: BlockOptions) -> Sign {
    let direction = article.direction();
    let is_first = container.first == block;
    match container.kind {
        ContainerKind::Quote => Sign::bar("│", PieceRole::Bar, options),
        ContainerKind::Box(kind) => Sign::bar("┃", PieceRole::BoxBar(kind), options),
        ContainerKind::Item { marker: Marker::Bullet, .. } => {
            let bullet = BULLETS[lists % BULLETS.len()];
            Sign::marker(bullet, bullet, direction, is_first)
        }
        ContainerKind::Item { marker: Marker::Number(number, numbering, delimiter), list_end } => {
            let write =
                |number| delimiter.around(&numbering.letters(number).unwrap_or_else(|| options.digits.write(number)));
            // What comes last is the widest in digits; in letters it may be any.
            let last = number.max(list_end);
            let first = if numbering == Numbering::Decimal { last } else { last.saturating_sub(MOST_COMPARED) };
            let widest =
                (first..=last).chain([number]).map(write).max_by_key(|sign| width::cells(sign)).unwrap_or_default();
            Sign::marker(&write(number), &widest, direction, is_first)
        }
        ContainerKind::Item { marker: Marker::Task(done), .. } => {
            let sign = if done { "[x]" } else { "[ ]" };
            Sign::marker(sign, sign, direction, is_first)
        }
        ContainerKind::Definition => Sign::marker(" ", " ", direction, false),
        ContainerKind::Footnote { label } => {
            let sign = format!("[{}]", article.label(label));
            Sign::marker(&sign, &sign, direction, is_first)
        }
    }
}

/// The narrowest column that has two blank cells between a bar and the text, in cells.
const AIRY_FROM: u16 = 40;

impl Sign {
    /// Creates a bar.
    fn bar(text: &str, role: PieceRole, options: BlockOptions) -> Self {
        let gap = if options.text.width < AIRY_FROM { 1 } else { 2 };
        Self { cells: 1 + gap, gap, role, ..Self::marker(text, text, Direction::Ltr, false) }
    }

    /// Creates the rule of the title beside its source, or the room below it, beside another source.
    fn title_rule(is_shown: bool) -> Self {
        let line = title_rule::line(if is_shown { title_rule::WIDTH } else { 0 });
        let (gap, role) = (2, PieceRole::TitleRule);
        Self { cells: title_rule::WIDTH + gap, gap, line, text: String::new(), role, is_first: is_shown }
    }

    fn is_bar(&self) -> bool {
        matches!(self.role, PieceRole::Bar | PieceRole::BoxBar(_))
    }

    /// Creates a marker of `text` in a column as wide as `widest`. It stands at the side of the text, so that numbers
    /// are aligned.
    fn marker(text: &str, widest: &str, direction: Direction, is_first: bool) -> Self {
        let own = |text: &str| layout::ornament(text, direction, usize::MAX);
        let line = VisualLine { direction: direction.opposite(), ..own(text) };
        let cells = u16::try_from(own(widest).width() + 1).unwrap_or(u16::MAX);
        Self { cells, gap: 1, line, text: text.to_owned(), role: PieceRole::Marker, is_first }
    }
}
