//! The rows of the section list that are on the screen. The list follows the reading position: beside it, only the
//! branches that the reader folds are kept.

use crate::app::App;
use crate::app::document::tree::{Branches, has_number};
use crate::app::panes::{Panes, Rect};
use qari_bidi::layout::{self, Direction, ParagraphLayout, VisualLine};
use qari_bidi::text::direction;

/// The most rows that the name of one section takes.
const MOST_ROWS: usize = 2;
/// The indent of a section for each level that it is nested, in cells.
const INDENT: u16 = 2;
/// The cells of the mark of the section that is read, and of the sign of a branch, with a blank one.
const SIGN: u16 = 2;
/// The fewest cells of a name that an indent or a count leaves.
const LEAST_NAME: u16 = 8;

/// The role of a piece of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionRole {
    /// The mark of the section that is read.
    Mark,
    /// The number of the section, unless its heading has one of its own; or the count of the sections that are folded
    /// away inside it.
    Number,
    /// The sign of a branch.
    Sign,
    /// A line of the name.
    Name,
}

/// A line in a row, and its place.
#[derive(Clone, Debug)]
pub struct SectionPiece {
    /// The line.
    pub line: VisualLine,
    /// Its place.
    pub rect: Rect,
    /// Its role.
    pub role: SectionRole,
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct SectionRow {
    /// The index of the section.
    pub section: usize,
    /// `true` if the section is read, or one that is folded away inside it.
    pub is_current: bool,
    /// The place of the row.
    pub rect: Rect,
    /// The pieces in it.
    pub pieces: Vec<SectionPiece>,
}

impl SectionRow {
    /// Returns the line of the name.
    #[must_use]
    pub fn name(&self) -> Option<&VisualLine> {
        self.name_piece().map(|piece| &piece.line)
    }

    /// Returns the line of the name, and its place.
    #[must_use]
    pub fn name_piece(&self) -> Option<&SectionPiece> {
        self.pieces.iter().find(|piece| piece.role == SectionRole::Name)
    }
}

/// Divides the section list into the row of its heading, where there are rows enough, and the rows below it. Where
/// there are more, a blank one is between them.
#[must_use]
pub fn parts(contents: Rect) -> (Rect, Rect) {
    let heading = Rect { height: u16::from(contents.height > 3), ..contents };
    let above = heading.height + u16::from(contents.height > 10);
    (heading, Rect { y: contents.y + above, height: contents.height - above, ..contents })
}

/// Returns the rows on the screen, from the top; the section that is read is about the middle of them.
#[must_use]
pub fn rows(app: &App, panes: &Panes) -> Vec<SectionRow> {
    List::of(app, panes).map_or_else(Vec::new, |list| list.rows())
}

/// Returns what of the sections is not folded away.
#[must_use]
pub fn branches<'a>(app: &'a App, panes: &Panes) -> Branches<'a> {
    let current = app.document().section_in_sight(&app.viewport(panes));
    let document = app.document();
    let all = Branches { tree: document.tree(), folds: document.folds(), current, have_room: true };
    let list = panes.contents.map(|contents| List { app, rect: parts(contents).1, branches: all });
    Branches { have_room: list.is_some_and(|list| list.has_room()), ..all }
}

/// Returns the section whose name or number is on the cell in column `x` and row `y`, and `true` if the sign of its
/// branch is there.
#[must_use]
pub fn section_at(app: &App, panes: &Panes, x: u16, y: u16) -> Option<(usize, bool)> {
    panes.contents.filter(|contents| contents.contains(x, y))?;
    let row = rows(app, panes).into_iter().find(|row| row.rect.y == y)?;
    let is_sign = |piece: &SectionPiece| piece.role == SectionRole::Sign && piece.rect.contains(x, y);
    Some((row.section, row.pieces.iter().any(is_sign)))
}

/// The list, whose rows are laid out.
struct List<'a> {
    app: &'a App,
    /// The rows below the heading.
    rect: Rect,
    branches: Branches<'a>,
}

/// The places of the pieces of a section, one row high.
struct Columns {
    mark: Rect,
    number: Rect,
    sign: Rect,
    name: Rect,
    count: Rect,
}

impl<'a> List<'a> {
    fn of(app: &'a App, panes: &Panes) -> Option<Self> {
        Some(Self { app, rect: parts(panes.contents?).1, branches: branches(app, panes) })
    }

    fn rows(&self) -> Vec<SectionRow> {
        let height = usize::from(self.rect.height);
        let current = self.branches.shown(self.branches.current);
        // The section that is read and those behind it fill at least the lower half, those before it what is left.
        let mut below: Vec<SectionRow> = Vec::new();
        for section in std::iter::successors(Some(current), |own| self.branches.next(*own)) {
            if below.len() >= height {
                break;
            }
            below.extend(self.of_section(section));
        }
        let mut above: Vec<Vec<SectionRow>> = Vec::new();
        let mut room = height.saturating_sub(below.len().min(height.div_ceil(2)));
        for section in std::iter::successors(self.branches.previous(current), |own| self.branches.previous(*own)) {
            let rows = self.of_section(section);
            if rows.len() > room {
                break;
            }
            room -= rows.len();
            above.push(rows);
        }
        let mut rows: Vec<SectionRow> = above.into_iter().rev().flatten().chain(below).take(height).collect();
        for (y, row) in (self.rect.y..).zip(&mut rows) {
            row.rect.y = y;
            row.pieces.iter_mut().for_each(|piece| piece.rect.y = y);
        }
        rows
    }

    /// Returns `true` if all sections have room with nothing folded. A list of more than there are rows is not laid out
    /// to find that out.
    fn has_room(&self) -> bool {
        let (sections, height) = (self.branches.tree.len(), usize::from(self.rect.height));
        let rows_of = |section| {
            let (name, layout) = self.name(section);
            layout.line_count(&name).clamp(1, MOST_ROWS)
        };
        sections <= height && (0..sections).map(rows_of).sum::<usize>() <= height
    }

    /// Returns the columns of section `index`, from the side where lines of the document begin.
    fn columns(&self, index: usize) -> Columns {
        let (tree, direction) = (self.branches.tree, self.app.direction());
        let row = Rect { height: 1, ..self.rect };
        let (mark, rest) = row.columns(SIGN, direction);
        let number_cells = if tree.is_numbered() { 0 } else { digits(tree.len()) + 1 };
        let (number, rest) = rest.columns(number_cells, direction);
        let sign_cells = if self.branches.fold() { SIGN } else { 0 };
        let indent = tree.depth(index).saturating_mul(INDENT);
        let indent = indent.min(rest.width.saturating_sub(sign_cells + LEAST_NAME));
        let (sign, rest) = rest.columns(indent, direction).1.columns(sign_cells, direction);
        let count_cells = if self.branches.is_folded(index) { digits(tree.inside(index)) + 1 } else { 0 };
        let has_count = rest.width >= count_cells + LEAST_NAME;
        let (name, count) = rest.columns(rest.width - if has_count { count_cells } else { 0 }, direction);
        Columns { mark, number, sign, name, count }
    }

    /// Returns the name of a section, and its layout.
    fn name(&self, index: usize) -> (String, ParagraphLayout) {
        let document = self.app.document();
        let name = document.section_name(&document.article().sections()[index], self.app.messages());
        let base = direction::of_block(&name, self.app.direction());
        let width = self.columns(index).name.width;
        let layout = layout::paragraph(&name, base, &[], self.app.name_options(width));
        (name, layout)
    }

    /// Returns the rows of one section.
    fn of_section(&self, index: usize) -> Vec<SectionRow> {
        let columns = self.columns(index);
        let (name, layout) = self.name(index);
        let is_current = self.branches.shown(self.branches.current) == index;
        let lines = folded(&name, &layout, MOST_ROWS).into_iter().enumerate();
        let rows = lines.map(|(row, line)| {
            let mut pieces = Vec::new();
            if row == 0 {
                pieces.extend(self.beside(index, &columns));
            }
            if is_current {
                pieces.push(self.ornament("┃", SectionRole::Mark, columns.mark));
            }
            // Whatever its own direction, a name stands beside its number.
            let line = VisualLine { direction: self.app.direction(), ..line };
            pieces.push(SectionPiece { line, rect: columns.name, role: SectionRole::Name });
            SectionRow { section: index, is_current, rect: Rect { height: 1, ..self.rect }, pieces }
        });
        rows.collect()
    }

    /// Returns what stands beside the first line of a name: number, sign and count, where there is such.
    fn beside(&self, index: usize, columns: &Columns) -> Vec<SectionPiece> {
        let written = |number: usize| self.app.document().digits().within(&number.to_string());
        let mut pieces = Vec::new();
        let heading = self.app.document().article().sections()[index].heading;
        let has_own = heading.is_some_and(|block| has_number(self.app.document().article().text(block)));
        if columns.number.width > 0 && !has_own {
            pieces.push(self.ornament(&written(index + 1), SectionRole::Number, columns.number));
        }
        let is_folded = self.branches.is_folded(index);
        if columns.sign.width > 0 && (is_folded || self.branches.is_unfolded(index)) {
            let sign = match (is_folded, self.app.direction()) {
                (true, Direction::Ltr) => "▸",
                (true, Direction::Rtl) => "◂",
                (false, _) => "▾",
            };
            pieces.push(self.ornament(sign, SectionRole::Sign, columns.sign));
        }
        if columns.count.width > 0 {
            let count = self.ornament(&written(self.branches.tree.inside(index)), SectionRole::Number, columns.count);
            // It stands at the far edge.
            let line = VisualLine { direction: self.app.direction().opposite(), ..count.line };
            pieces.push(SectionPiece { line, ..count });
        }
        pieces
    }

    fn ornament(&self, text: &str, role: SectionRole, rect: Rect) -> SectionPiece {
        let line = layout::ornament(text, self.app.direction(), usize::from(rect.width));
        SectionPiece { line, rect, role }
    }
}

/// Returns the lines of `text`, folded to the first `most` of them.
fn folded(text: &str, layout: &ParagraphLayout, most: usize) -> Vec<VisualLine> {
    let lines = layout.line_count(text);
    let whole = if lines > most { most - 1 } else { lines };
    let mut folded: Vec<VisualLine> = (0..whole).map(|line| layout.line(line, text)).collect();
    if whole < lines {
        folded.push(layout.cut_line(whole, text));
    }
    folded
}

/// Returns the number of digits of `number`.
fn digits(number: usize) -> u16 {
    u16::try_from(number.max(1).ilog10() + 1).unwrap_or(u16::MAX)
}
