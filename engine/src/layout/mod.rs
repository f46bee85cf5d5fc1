//! From a string in logical order to lines of cells in visual order: the heart of the reader.
//!
//! A paragraph goes through one stage a file, each a pure function:
//! `prepare` (embedding levels of the whole paragraph, UAX #9 P–I) → `shape` (grapheme clusters become
//! units: joined Arabic letters, lam-alef, marks on their letters) → `wrap` (lines, broken in logical
//! order) → `reorder` (the cells of one line, UAX #9 L1, L2, L4).
//!
//! It takes text, a base direction and a width in cells. It knows no document, no colours and no
//! terminal; a caller finds out what a cell shows from the cell's source range.

mod breaks;
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
pub use isolates::of_code;
pub use single::{Field, field, line, line_with, ornament};

/// How lines are filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fill {
    /// Each line takes the words that fit; the ends are ragged.
    #[default]
    First,
    /// The words are shared out so that the ends are as even as they can be.
    Even,
    /// As `Even`, and each line but the last of a paragraph is spread to both margins.
    Justified {
        /// Whether joints between letters may be made longer, or only spaces.
        kashida: bool,
    },
}

/// How a paragraph is to be laid out. Part of the key of a cached layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// The widest a line may be, in cells; at least 1.
    pub width: u16,
    /// How lines are filled.
    pub fill: Fill,
    /// Which vowel signs are shown.
    pub marks: Marks,
    /// Whether characters of ambiguous width (UAX #11) take two cells.
    pub wide_ambiguous: bool,
    /// The width of a tab, in cells; at least 1.
    pub tab: u16,
}

impl Options {
    /// Ragged lines of at most `width` cells that show all there is.
    #[must_use]
    pub fn new(width: u16) -> Self {
        Self { width, fill: Fill::First, marks: Marks::Shown, wide_ambiguous: false, tab: 1 }
    }
}

/// Where what a cell shows comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Bytes of the text that was laid out. A ligature, and a letter with its marks, is one range.
    Text(Range<usize>),
    /// Nothing in the text: what layout adds for the reader, as the mark of a cut line.
    Virtual,
}

/// What stands in one place of a line: one symbol, as wide as it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The characters to emit: a base character, in presentation form and mirrored where needed, and its marks.
    pub symbol: CompactString,
    /// The width of the symbol, in cells.
    pub width: usize,
    /// What the symbol shows.
    pub source: Source,
}

impl Cell {
    /// Whether the cell shows any of the bytes `range` of the text.
    #[must_use]
    pub fn shows(&self, range: &Range<usize>) -> bool {
        matches!(&self.source, Source::Text(own) if own.start < range.end && range.start < own.end)
    }
}

/// One line: its cells from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisualLine {
    /// The bytes of the text that the line covers, with the white space trimmed at its end.
    pub range: Range<usize>,
    /// The base direction: a right-to-left line ends at the left and is aligned to the right.
    pub direction: Direction,
    /// The cells in visual order, the leftmost first.
    pub cells: Vec<Cell>,
}

impl VisualLine {
    /// The sum of the cells' widths, in cells.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.width).sum()
    }

    /// How many blank cells stand left of the line in a column `width` cells wide: alignment by the
    /// base direction.
    #[must_use]
    pub fn indent(&self, width: usize) -> usize {
        match self.direction {
            Direction::Ltr => 0,
            Direction::Rtl => width.saturating_sub(self.width()),
        }
    }

    /// The line as a part of a longer text that holds its text from byte `by` on.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        for cell in &mut self.cells {
            if let Source::Text(range) = &mut cell.source {
                *range = range.start + by..range.end + by;
            }
        }
        self
    }

    /// The line as something that is no part of the text.
    #[must_use]
    pub fn as_ornament(mut self) -> Self {
        for cell in &mut self.cells {
            cell.source = Source::Virtual;
        }
        self
    }

    /// The symbols from left to right, without the blank cells of the alignment.
    #[must_use]
    pub fn visual_text(&self) -> String {
        self.cells.iter().map(|cell| cell.symbol.as_str()).collect()
    }
}

/// How much of a long paragraph is shaped and broken at once, in bytes.
const CHUNK: usize = 16 * 1024;

/// How many chunks keep their units; those of others are shaped again when a line of them is asked for.
const KEPT_CHUNKS: usize = 16;

/// A paragraph broken into lines. Embedding levels are known for all of it; lines are broken from its start as far as they were
/// asked for, and the cells of a line are made when asked for, so that a paragraph of a megabyte costs little more than what is
/// looked at.
///
/// The text is not a part of it: who asks brings the text that was laid out.
#[derive(Clone, Debug)]
pub struct ParagraphLayout {
    direction: Direction,
    options: Options,
    levels: prepare::Levels,
    /// Whether the last line of the text is spread as well.
    justifies_last: bool,
    progress: RefCell<Progress>,
}

/// How far a paragraph is broken into lines.
#[derive(Clone, Debug, Default)]
struct Progress {
    chunks: Vec<Chunk>,
    /// The byte that the next chunk starts at.
    next: usize,
    /// Whether there is no next chunk.
    is_done: bool,
}

/// Some lines of a paragraph that were broken together.
#[derive(Clone, Debug)]
struct Chunk {
    /// The index of its first line in the paragraph.
    first_line: usize,
    /// The bytes it covers.
    range: Range<usize>,
    /// For each line, the first of its units and the first behind it.
    lines: Vec<Range<usize>>,
    /// None of them where they have been let go.
    units: Vec<shape::Unit>,
}

/// Lays out `text` in the base direction `direction`. `code` are the bytes that stand for themselves whatever is around them,
/// in order and apart: they keep an order of their own.
#[must_use]
pub fn paragraph(text: &str, direction: Direction, code: &[Range<usize>], options: Options) -> ParagraphLayout {
    let options = Options { width: options.width.max(1), tab: options.tab.max(1), ..options };
    let levels = prepare::levels(text, direction, &isolates::isolates(text, code));
    ParagraphLayout { direction, options, levels, justifies_last: false, progress: RefCell::default() }
}

impl ParagraphLayout {
    /// How many lines there are; at least one, which may be empty. All of the text is broken to find out.
    #[must_use]
    pub fn line_count(&self, text: &str) -> usize {
        self.break_until(text, |_| false);
        self.progress.borrow().line_count()
    }

    /// Whether there is a line `index`; the text is broken no further than to it.
    #[must_use]
    pub fn has_line(&self, index: usize, text: &str) -> bool {
        self.break_until(text, |progress| progress.line_count() > index);
        self.progress.borrow().line_count() > index
    }

    /// How many lines the text has been broken into so far.
    #[must_use]
    pub fn known_lines(&self) -> usize {
        self.progress.borrow().line_count()
    }

    /// The same layout, its last line spread to both margins as well, where lines are: half a line of verse is no paragraph.
    #[must_use]
    pub fn with_last_line_justified(mut self) -> Self {
        self.justifies_last = true;
        self
    }

    /// The bytes that line `index` covers. The lines' ranges follow one another without a gap.
    ///
    /// # Panics
    /// If there is no line `index`, or `text` is another text.
    #[must_use]
    pub fn line_range(&self, index: usize, text: &str) -> Range<usize> {
        shape::source_range(&self.units(index, text))
    }

    /// The line that byte `byte` stands in; the last one for a byte behind the text.
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

    /// Line `index` with an ellipsis at its logical end, which shows that more follows; where there is no room for it, the
    /// end of the line makes room.
    ///
    /// # Panics
    /// If there is no line `index`, or `text` is another text.
    #[must_use]
    pub fn cut_line(&self, index: usize, text: &str) -> VisualLine {
        let units = self.units(index, text);
        let cut = single::cut(units.to_vec(), self.direction, usize::from(self.options.width));
        VisualLine { range: shape::source_range(&units), ..reorder::line(text, &cut, self.direction, self.options) }
    }

    /// The cells of line `index`.
    ///
    /// # Panics
    /// If there is no line `index`, or `text` is another text.
    #[must_use]
    pub fn line(&self, index: usize, text: &str) -> VisualLine {
        let units = self.units(index, text);
        let Fill::Justified { kashida } = self.options.fill else {
            return reorder::line(text, &units, self.direction, self.options);
        };
        let range = shape::source_range(&units);
        let spread = justify::spread(text, wrap::shown(&units), self.missing_cells(&units, text), kashida);
        VisualLine { range, ..reorder::line(text, &spread, self.direction, self.options) }
    }

    /// The lines, one after the other; the text is broken no further than they are asked for.
    pub fn lines<'a>(&'a self, text: &'a str) -> impl Iterator<Item = VisualLine> + 'a {
        (0..).take_while(|&index| self.has_line(index, text)).map(|index| self.line(index, text))
    }

    /// How many cells a line is short of the width; the last line of a paragraph, and one that ends where the text says so, is
    /// as it is.
    fn missing_cells(&self, units: &[shape::Unit], text: &str) -> usize {
        let Some(last) = units.last() else { return 0 };
        let ends = last.end() == text.len() || last.role == shape::Role::LineEnd;
        if ends && !self.justifies_last {
            return 0;
        }
        let width = usize::from(self.options.width);
        width.saturating_sub(wrap::cells(wrap::shown(units), width))
    }

    /// The units of line `index`.
    fn units(&self, index: usize, text: &str) -> Ref<'_, [shape::Unit]> {
        self.break_until(text, |progress| progress.line_count() > index);
        let chunk = {
            let progress = self.progress.borrow();
            progress.chunks.partition_point(|chunk| chunk.first_line <= index).saturating_sub(1)
        };
        Ref::map(self.chunk(chunk, text), |chunk| &chunk.units[chunk.lines[index - chunk.first_line].clone()])
    }

    /// Chunk `index`, which exists, with its units.
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

    /// Breaks the text from where it is broken to on, until `suffices` or its end.
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

    /// The chunk behind those that are broken. It ends with a line, for the next to begin where a line begins; only the end of
    /// the text and a line longer than a chunk make it longer.
    fn next_chunk(&self, text: &str, progress: &Progress) -> Chunk {
        let start = progress.next;
        let mut size = CHUNK;
        loop {
            let mut end = chunk_end(text, start, size);
            let mut units = shape::units(text, start..end, &self.levels, self.options);
            let mut lines = wrap::lines(text, &units, self.options);
            if end < text.len() {
                // What the last line takes more is not known yet.
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
    /// How many lines are known.
    fn line_count(&self) -> usize {
        self.chunks.last().map_or(0, |chunk| chunk.first_line + chunk.lines.len())
    }

    /// Lets all units go if too many are kept.
    fn let_units_go(&mut self) {
        if self.chunks.iter().filter(|chunk| !chunk.units.is_empty()).count() >= KEPT_CHUNKS {
            for chunk in &mut self.chunks {
                chunk.units = Vec::new();
            }
        }
    }
}

/// The end of a piece of `text` that starts at `start`, has at least `size` bytes, and ends where nothing depends on what stands on
/// either side: at a line end, between a letter with a space behind it and another letter (UAX #14, LB18), or between two
/// ideographs. Without such a place, and where little would be left, it is the end of the text.
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
