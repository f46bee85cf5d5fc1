//! Lays out mixed right-to-left and left-to-right text as lines of cells in visual order.
//!
//! A paragraph goes through these stages, each a pure function in its own module:
//!
//! 1. `isolates` finds tokens that keep their own order: addresses, paths, numbers with signs.
//! 2. `prepare` resolves embedding levels for the whole paragraph (UAX #9, P1 to I2).
//! 3. `shape` makes units of grapheme clusters: joined Arabic letters, lam-alef, marks on letters.
//! 4. `wrap` breaks units into lines, in logical order (UAX #14).
//! 5. `justify` spreads a line to both margins, if asked.
//! 6. `reorder` puts the cells of one line into visual order (UAX #9, L1, L2 and L4).
//!
//! Input is a text, a base direction and a width in cells. Styles and documents are not known here: a cell has
//! the range of bytes that it shows, and a caller looks up styles by that range.
//!
//! ```
//! use qari_bidi::layout::{self, Direction, LayoutOptions};
//! let text = "قال OpenAI نعم";
//! let layout = layout::paragraph(text, Direction::Rtl, &[], LayoutOptions::new(40));
//! let line = layout.line(0, text);
//! assert_eq!(line.visual_text(), "ﻢﻌﻧ OpenAI ﻝﺎﻗ");
//! assert_eq!(line.width(), 14);
//! ```

mod breaks;
mod fields;
mod isolates;
mod justify;
mod prepare;
mod reorder;
mod shape;
mod single;
mod wrap;

use std::cell::{Ref, RefCell};
use std::ops::Range;

use compact_str::CompactString;

pub use crate::text::direction::Direction;
pub use crate::text::marks::Marks;
pub use breaks::{Opportunities, Opportunity, opportunities};
pub use fields::{of_lines, place_of};
pub use isolates::{Isolate, of_code};
pub use single::{Field, field, line, line_with, ornament};

/// Line filling algorithms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fill {
    /// Fill each line with the words that fit. Line ends are ragged.
    #[default]
    First,
    /// Distribute words so that line ends are as even as possible.
    Even,
    /// Like `Even`, and spread every line except the last one of a paragraph to both margins.
    Justified {
        /// `true` to lengthen joints between letters too, at most two in a line, where spaces alone would grow by more
        /// than two cells.
        kashida: bool,
    },
}

/// The treatment of tokens that UAX #9 alone tears apart in text of the other direction: addresses, paths, phone
/// numbers, `C++`, `--flag=1`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tokens {
    /// Isolate them (UAX #9, HL3).
    #[default]
    Isolated,
    /// Leave them to the rules: the order is exactly that of UAX #9.
    AsIs,
}

/// The treatment of invisible format characters: direction controls, joiners, soft hyphens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Controls {
    /// Obey them and show nothing for them.
    #[default]
    Hidden,
    /// Obey them and show their names, `<RLO>`. Those inside an emoji sequence stay a part of it.
    Shown,
}

/// Layout options of a paragraph. Part of the key of a cached layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayoutOptions {
    /// The maximum width of a line, in cells; at least 1.
    pub width: u16,
    /// The line filling algorithm.
    pub fill: Fill,
    /// The vowel signs to show.
    pub marks: Marks,
    /// `true` if characters of ambiguous width (UAX #11) take two cells.
    pub wide_ambiguous: bool,
    /// The width of a tab, in cells; at least 1.
    pub tab: u16,
    /// The treatment of tokens.
    pub tokens: Tokens,
    /// The treatment of invisible format characters.
    pub controls: Controls,
    /// The cells that a line leaves free at its end if it goes on in the next line without a line end in the text: room
    /// for a sign that says so. Less than the width.
    pub wrap_room: u16,
}

impl LayoutOptions {
    /// Creates options for ragged lines of at most `width` cells that show all vowel signs.
    #[must_use]
    pub fn new(width: u16) -> Self {
        Self {
            width,
            fill: Fill::First,
            marks: Marks::Shown,
            wide_ambiguous: false,
            tab: 1,
            tokens: Tokens::Isolated,
            controls: Controls::Hidden,
            wrap_room: 0,
        }
    }

    /// Returns the width of a line that goes on in the next one without a line end in the text, in cells.
    fn wrapped_width(self) -> u16 {
        self.width.saturating_sub(self.wrap_room)
    }
}

/// The origin of the content of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellSource {
    /// A range of bytes of the laid-out text. A ligature, or a letter with its marks, is one range.
    Text(Range<usize>),
    /// Nothing in the text, but inside of it before this byte: what justification adds, a kashida or a space.
    Filling(usize),
    /// Nothing in the text: added by layout, such as the ellipsis of a cut line.
    Virtual,
}

/// A cell: one symbol, with the width it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The characters to emit: a base character, in its presentation form and mirrored if needed, and its
    /// marks.
    pub symbol: CompactString,
    /// The width of the symbol, in cells.
    pub width: usize,
    /// The origin of the symbol.
    pub source: CellSource,
}

impl Cell {
    /// Returns `true` if the cell shows any of the bytes `range` of the text, or fills a place between two of them.
    #[must_use]
    pub fn shows(&self, range: &Range<usize>) -> bool {
        match &self.source {
            CellSource::Text(own) => own.start < range.end && range.start < own.end,
            CellSource::Filling(byte) => range.start < *byte && *byte < range.end,
            CellSource::Virtual => false,
        }
    }
}

/// A line: its cells from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisualLine {
    /// The bytes of the text that the line covers. Trailing white space is included; it has no cells.
    pub range: Range<usize>,
    /// The base direction. A right-to-left line is aligned to the right and ends at the left.
    pub direction: Direction,
    /// The cells in visual order, leftmost first.
    pub cells: Vec<Cell>,
}

impl VisualLine {
    /// Returns the sum of the widths of the cells, in cells.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.width).sum()
    }

    /// Returns the number of blank cells to the left of the line in a column `width` cells wide, by its base
    /// direction.
    #[must_use]
    pub fn indent(&self, width: usize) -> usize {
        match self.direction {
            Direction::Ltr => 0,
            Direction::Rtl => width.saturating_sub(self.width()),
        }
    }

    /// Returns the part of it that a window shows which is `width` cells wide and stands `shift` cells from where the
    /// line begins. At an edge beyond which the line goes on there is an ellipsis.
    #[must_use]
    pub fn window(mut self, shift: usize, width: usize, wide_ambiguous: bool) -> Self {
        let ellipsis = Cell {
            symbol: CompactString::const_new("…"),
            width: if wide_ambiguous { 2 } else { 1 },
            source: CellSource::Virtual,
        };
        let whole = self.width();
        if width <= 2 * ellipsis.width || shift == 0 && whole <= width {
            return self;
        }
        let is_rtl = self.direction == Direction::Rtl;
        if is_rtl {
            self.cells.reverse();
        }
        let shift = shift.min(whole);
        let (has_before, has_behind) = (shift > 0, whole > shift + width);
        let from = if has_before { shift + ellipsis.width } else { 0 };
        let to = if has_behind { shift + width - ellipsis.width } else { whole };
        let mut shown = Vec::with_capacity(width);
        shown.extend(has_before.then(|| ellipsis.clone()));
        let mut at = 0;
        for cell in self.cells {
            let end = at + cell.width;
            // Of a wide symbol at an edge there is a blank.
            let inside = end.min(to).saturating_sub(at.max(from));
            if inside == cell.width && (inside > 0 || (from..=to).contains(&at)) {
                shown.push(cell);
            } else if inside > 0 {
                shown.push(Cell { symbol: CompactString::const_new(" "), width: inside, source: CellSource::Virtual });
            }
            at = end;
        }
        shown.extend(has_behind.then_some(ellipsis));
        if is_rtl {
            shown.reverse();
        }
        Self { cells: shown, ..self }
    }

    /// Returns `true` if the line goes on beyond the edge where it ends, as [`VisualLine::window`] leaves it.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        let last = if self.direction == Direction::Rtl { self.cells.first() } else { self.cells.last() };
        // Of a line that has passed there is only the one at the edge where it begins.
        self.cells.len() > 1 && last.is_some_and(|cell| cell.symbol == "…" && cell.source == CellSource::Virtual)
    }

    /// Shifts all byte ranges by `by`, for a line whose text starts at byte `by` of a longer text.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        for cell in &mut self.cells {
            match &mut cell.source {
                CellSource::Text(range) => *range = range.start + by..range.end + by,
                CellSource::Filling(byte) => *byte += by,
                CellSource::Virtual => {}
            }
        }
        self
    }

    /// Marks all cells as [`CellSource::Virtual`].
    #[must_use]
    pub fn as_ornament(mut self) -> Self {
        for cell in &mut self.cells {
            cell.source = CellSource::Virtual;
        }
        self
    }

    /// Returns the symbols from left to right, without the blank cells of the alignment.
    #[must_use]
    pub fn visual_text(&self) -> String {
        self.cells.iter().map(|cell| cell.symbol.as_str()).collect()
    }
}

/// The size of the pieces in which a long paragraph is shaped and broken, in bytes.
const CHUNK: usize = 16 * 1024;

/// The number of chunks that keep their units. Others are shaped again when one of their lines is needed.
const KEPT_CHUNKS: usize = 16;

/// A paragraph broken into lines.
///
/// Embedding levels are resolved for the whole paragraph. Lines are broken on demand, from its start up to the
/// last line asked for, and the cells of a line are made when it is asked for. A paragraph of a megabyte
/// therefore costs little more than the part that is displayed.
///
/// The layout does not hold its text: pass the text that was laid out to each method.
#[derive(Clone, Debug)]
pub struct ParagraphLayout {
    direction: Direction,
    options: LayoutOptions,
    levels: prepare::Levels,
    /// `true` if it is half a line of verse, of which the last line is spread too.
    is_hemistich: bool,
    progress: RefCell<Progress>,
}

/// The part of a paragraph that is broken into lines so far.
#[derive(Clone, Debug, Default)]
struct Progress {
    chunks: Vec<Chunk>,
    /// The byte at which the next chunk starts.
    next: usize,
    /// `true` if there is no next chunk.
    is_done: bool,
}

/// Lines of a paragraph that were broken together.
#[derive(Clone, Debug)]
struct Chunk {
    /// The index of its first line in the paragraph.
    first_line: usize,
    /// The bytes that it covers.
    range: Range<usize>,
    /// The range of units of each line.
    lines: Vec<Range<usize>>,
    /// The units; empty if they have been dropped.
    units: Vec<shape::Unit>,
}

/// Lays out `text` in the base direction `direction`.
///
/// `isolates`, sorted and disjoint, keep an order of their own: code, and the strings and comments that [`of_code`]
/// finds in program text. More isolates are found by [`LayoutOptions::tokens`].
#[must_use]
pub fn paragraph(text: &str, direction: Direction, isolates: &[Isolate], options: LayoutOptions) -> ParagraphLayout {
    let width = options.width.max(1);
    let wrap_room = options.wrap_room.min(width - 1);
    let options = LayoutOptions { width, tab: options.tab.max(1), wrap_room, ..options };
    let levels = prepare::levels(text, direction, &isolates_of(text, direction, isolates, options));
    ParagraphLayout { direction, options, levels, is_hemistich: false, progress: RefCell::default() }
}

/// Returns the tokens of `text` that [`Tokens::Isolated`] isolates in a paragraph of direction `direction`, in
/// ascending order. One may contain others, which follow it: a Latin phrase contains the addresses and names in it.
#[must_use]
pub fn tokens(text: &str, direction: Direction) -> Vec<Isolate> {
    isolates::isolates(text, direction, &[])
}

/// Returns all isolates of `text`: `known` ones, and tokens if the options ask for them.
fn isolates_of(text: &str, direction: Direction, known: &[Isolate], options: LayoutOptions) -> Vec<Isolate> {
    match options.tokens {
        Tokens::Isolated => isolates::isolates(text, direction, known),
        Tokens::AsIs => known.to_vec(),
    }
}

impl ParagraphLayout {
    /// Returns the options that it is laid out with, widths of at least one cell.
    #[must_use]
    pub fn options(&self) -> LayoutOptions {
        self.options
    }

    /// Returns the number of lines: at least one, which may be empty. Breaks the whole text.
    #[must_use]
    pub fn line_count(&self, text: &str) -> usize {
        self.break_until(text, |_| false);
        self.progress.borrow().line_count()
    }

    /// Returns `true` if there is a line `index`. Breaks the text no further than that line.
    #[must_use]
    pub fn has_line(&self, index: usize, text: &str) -> bool {
        self.break_until(text, |progress| progress.line_count() > index);
        self.progress.borrow().line_count() > index
    }

    /// Returns the number of lines that are broken so far.
    #[must_use]
    pub fn known_lines(&self) -> usize {
        self.progress.borrow().line_count()
    }

    /// Spreads it as half a line of verse, if lines are spread: the last line too, and with kashida as much as with
    /// spaces.
    #[must_use]
    pub fn into_hemistich(mut self) -> Self {
        self.is_hemistich = true;
        self
    }

    /// Returns `true` if line `index` goes on in the next one without a line end in the text.
    ///
    /// # Panics
    ///
    /// Panics if there is no line `index`, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn is_wrapped(&self, index: usize, text: &str) -> bool {
        self.units(index, text).last().is_some_and(|last| !ends_line(text, last))
    }

    /// Returns the bytes that line `index` covers. The ranges of consecutive lines are adjacent.
    ///
    /// # Panics
    ///
    /// Panics if there is no line `index`, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn line_range(&self, index: usize, text: &str) -> Range<usize> {
        shape::source_range(&self.units(index, text))
    }

    /// Returns the index of the line that byte `byte` is in; the last line for a byte after the text.
    #[must_use]
    pub fn line_at(&self, byte: usize, text: &str) -> usize {
        self.break_until(text, |progress| progress.next > byte);
        let chunk = {
            let progress = self.progress.borrow();
            progress.chunks.partition_point(|chunk| chunk.range.start <= byte).saturating_sub(1)
        };
        let chunk = self.chunk(chunk, text);
        let starts_before = |line: &Range<usize>| chunk.units.get(line.start).is_some_and(|unit| unit.start() <= byte);
        chunk.first_line + chunk.lines.partition_point(starts_before).saturating_sub(1)
    }

    /// Returns line `index` with an ellipsis at its logical end, which marks that more text follows. The end of
    /// the line is cut to make room if needed.
    ///
    /// # Panics
    ///
    /// Panics if there is no line `index`, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn cut_line(&self, index: usize, text: &str) -> VisualLine {
        let units = self.units(index, text);
        let cut = single::cut(units.to_vec(), self.direction, usize::from(self.options.width));
        VisualLine { range: shape::source_range(&units), ..reorder::line(text, &cut, self.direction, self.options) }
    }

    /// Returns the width of line `index` before it is spread, in cells. Its cells need not be made for that.
    ///
    /// # Panics
    ///
    /// Panics if there is no line `index`, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn line_width(&self, index: usize, text: &str) -> usize {
        let units = self.units(index, text);
        wrap::cells(wrap::shown(&units), usize::from(self.options.wrapped_width()))
    }

    /// Returns line `index` in visual order.
    ///
    /// # Panics
    ///
    /// Panics if there is no line `index`, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn line(&self, index: usize, text: &str) -> VisualLine {
        let units = self.units(index, text);
        let Fill::Justified { kashida } = self.options.fill else {
            return reorder::line(text, &units, self.direction, self.options);
        };
        let range = shape::source_range(&units);
        let manner = if self.is_hemistich { justify::Manner::Verse } else { justify::Manner::Prose };
        let spread = justify::spread(text, wrap::shown(&units), self.missing_cells(&units, text), kashida, manner);
        VisualLine { range, ..reorder::line(text, &spread, self.direction, self.options) }
    }

    /// Returns an iterator over the lines. The text is broken no further than the iterator is advanced.
    pub fn lines<'a>(&'a self, text: &'a str) -> impl Iterator<Item = VisualLine> + 'a {
        (0..).take_while(|&index| self.has_line(index, text)).map(|index| self.line(index, text))
    }

    /// Returns how many cells a line is short of the full width. The last line of a paragraph, and a line that
    /// ends at a line end in the text, are not spread.
    fn missing_cells(&self, units: &[shape::Unit], text: &str) -> usize {
        let Some(last) = units.last() else { return 0 };
        let ends = ends_line(text, last);
        if ends && !self.is_hemistich {
            return 0;
        }
        let width = usize::from(self.options.wrapped_width());
        width.saturating_sub(wrap::cells(wrap::shown(units), width))
    }

    /// Returns the units of line `index`.
    fn units(&self, index: usize, text: &str) -> Ref<'_, [shape::Unit]> {
        self.break_until(text, |progress| progress.line_count() > index);
        let chunk = {
            let progress = self.progress.borrow();
            progress.chunks.partition_point(|chunk| chunk.first_line <= index).saturating_sub(1)
        };
        Ref::map(self.chunk(chunk, text), |chunk| &chunk.units[chunk.lines[index - chunk.first_line].clone()])
    }

    /// Returns chunk `index`, which must exist, with its units.
    fn chunk(&self, index: usize, text: &str) -> Ref<'_, Chunk> {
        if self.progress.borrow().chunks[index].units.is_empty() {
            let range = self.progress.borrow().chunks[index].range.clone();
            let units = shape::units(text, range, &self.levels, self.options);
            let mut progress = self.progress.borrow_mut();
            progress.let_units_go();
            progress.chunks[index].units = units;
        }
        Ref::map(self.progress.borrow(), |progress| &progress.chunks[index])
    }

    /// Breaks more of the text until `suffices` returns `true` or the text ends.
    fn break_until(&self, text: &str, suffices: impl Fn(&Progress) -> bool) {
        let mut progress = self.progress.borrow_mut();
        while !progress.is_done && !suffices(&progress) {
            let chunk = self.next_chunk(text, &progress);
            progress.next = chunk.range.end;
            progress.is_done = chunk.range.end == text.len();
            progress.let_units_go();
            progress.chunks.push(chunk);
        }
    }

    /// Breaks the next chunk. It ends with a line, so that the next one starts at the start of a line. The last
    /// chunk, and one with a line longer than a chunk, may be larger than [`CHUNK`].
    fn next_chunk(&self, text: &str, progress: &Progress) -> Chunk {
        let start = progress.next;
        let mut size = CHUNK;
        loop {
            let mut end = chunk_end(text, start, size);
            let mut units = shape::units(text, start..end, &self.levels, self.options);
            let mut lines = wrap::lines(text, &units, self.options);
            if end < text.len() {
                // The last line may continue after `end`.
                let last = lines.pop().map_or(0, |line| line.start);
                if lines.is_empty() {
                    size *= 2;
                    continue;
                }
                end = units[last].start();
                units.truncate(last);
            }
            return Chunk { first_line: progress.line_count(), range: start..end, lines, units };
        }
    }
}

impl Progress {
    /// Returns the number of lines known so far.
    fn line_count(&self) -> usize {
        self.chunks.last().map_or(0, |chunk| chunk.first_line + chunk.lines.len())
    }

    /// Drops all units if too many chunks have them.
    fn let_units_go(&mut self) {
        if self.chunks.iter().filter(|chunk| !chunk.units.is_empty()).count() >= KEPT_CHUNKS {
            for chunk in &mut self.chunks {
                chunk.units = Vec::new();
            }
        }
    }
}

/// Returns the end of a chunk of `text` that starts at `start` and has at least `size` bytes.
///
/// It is a position that splits nothing: after a line end, between words of letters separated by a space (UAX
/// #14, LB18), or between two ideographs. Without such a position it is the end of the text.
fn chunk_end(text: &str, start: usize, size: usize) -> usize {
    if text.len() - start <= 2 * size {
        return text.len();
    }
    let from = (start + size..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let mut window = ['\0'; 2];
    for (at, c) in text[from..].char_indices() {
        if breaks::is_independent(window, c) {
            return from + at;
        }
        window = [window[1], c];
    }
    text.len()
}

/// Returns `true` if a line of `text` whose last unit is `last` ends there, and does not go on in the next. A vertical
/// tab and a form feed are shown, and end a line all the same (UAX #14, BK).
fn ends_line(text: &str, last: &shape::Unit) -> bool {
    let end = last.end();
    end == text.len() || last.role == shape::Role::LineEnd || text[..end].ends_with(['\u{B}', '\u{C}'])
}
