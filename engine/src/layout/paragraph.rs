//! Paragraphs: levels for the whole text, lines broken as far as was asked for.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::isolates::Isolate;
use super::measure::{self, Ruler};
use super::{Direction, Fill, LayoutOptions, VisualLine};
use super::{breaks, isolates, justify, prepare, reorder, shape, single, wrap};

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
#[derive(Debug)]
pub struct ParagraphLayout {
    direction: Direction,
    options: LayoutOptions,
    levels: prepare::Levels,
    /// `true` if it is half a line of verse, of which the last line is spread too.
    is_hemistich: bool,
    /// Measures the units, if not in cells.
    measure: Option<Arc<dyn Ruler>>,
    progress: Mutex<Progress>,
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
/// `isolates`, sorted and disjoint, keep an order of their own: code, and the strings and comments that `of_code`
/// finds in program text. More isolates are found by [`LayoutOptions::tokens`].
#[must_use]
pub fn paragraph(text: &str, direction: Direction, isolates: &[Isolate], options: LayoutOptions) -> ParagraphLayout {
    let width = options.width.max(1);
    let wrap_room = options.wrap_room.min(width - 1);
    let options = LayoutOptions { width, tab: options.tab.max(1), wrap_room, ..options };
    let levels = prepare::levels(text, direction, &options.isolates(text, direction, isolates));
    ParagraphLayout { direction, options, levels, is_hemistich: false, measure: None, progress: Mutex::default() }
}

/// Returns the tokens of `text` that [`LayoutOptions::isolating`] isolates in a paragraph of direction `direction`, in
/// ascending order. One may contain others, which follow it: a Latin phrase contains the addresses and names in it.
#[must_use]
pub fn tokens(text: &str, direction: Direction) -> Vec<Isolate> {
    isolates::isolates(text, direction, &[])
}

impl ParagraphLayout {
    /// Returns the base direction.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns the options that it is laid out with, widths of at least one cell.
    #[must_use]
    pub fn options(&self) -> LayoutOptions {
        self.options
    }

    /// Returns the number of lines: at least one, which may be empty. Breaks the whole text.
    #[must_use]
    pub fn line_count(&self, text: &str) -> usize {
        self.broken_until(text, |_| false).line_count()
    }

    /// Returns `true` if there is a line `index`. Breaks the text no further than that line.
    #[must_use]
    pub fn has_line(&self, index: usize, text: &str) -> bool {
        self.broken_until(text, |progress| progress.line_count() > index).line_count() > index
    }

    /// Returns the number of lines that are broken so far.
    #[must_use]
    pub fn known_lines(&self) -> usize {
        self.progress().line_count()
    }

    /// Measures it by a ruler instead of in cells: the widths of its lines and those of its options.
    #[must_use]
    pub fn measured(self, by: Arc<dyn Ruler>) -> Self {
        Self { measure: Some(by), progress: Mutex::default(), ..self }
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
        self.read(index, text, |units| units.last().is_some_and(|last| !ends_line(text, last)))
    }

    /// Returns the bytes that line `index` covers. The ranges of consecutive lines are adjacent.
    ///
    /// # Panics
    ///
    /// Panics if there is no line `index`, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn line_range(&self, index: usize, text: &str) -> Range<usize> {
        self.read(index, text, shape::source_range)
    }

    /// Returns the index of the line that byte `byte` is in; the last line for a byte after the text.
    #[must_use]
    pub fn line_at(&self, byte: usize, text: &str) -> usize {
        let mut progress = self.broken_until(text, |progress| progress.next > byte);
        let chunk = progress.chunks.partition_point(|chunk| chunk.range.start <= byte).saturating_sub(1);
        let chunk = self.chunk(&mut progress, chunk, text);
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
        self.read(index, text, |units| {
            let cut = single::cut(units.to_vec(), self.direction, usize::from(self.options.width));
            VisualLine { range: shape::source_range(units), ..reorder::line(text, &cut, self.direction, self.options) }
        })
    }

    /// Returns the width of line `index` before it is spread, in cells. Its cells need not be made for that.
    ///
    /// # Panics
    ///
    /// Panics if there is no line `index`, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn line_width(&self, index: usize, text: &str) -> usize {
        self.read(index, text, |units| wrap::cells(wrap::shown(units), usize::from(self.options.wrapped_width())))
    }

    /// Returns line `index` in visual order.
    ///
    /// # Panics
    ///
    /// Panics if there is no line `index`, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn line(&self, index: usize, text: &str) -> VisualLine {
        self.read(index, text, |units| self.visual(units, text))
    }

    /// Returns the bytes of line `index` before which the joint of two letters may be made longer (kashida), one a word
    /// at most and the best first: for whoever spreads lines that are [`measured`](Self::measured).
    ///
    /// # Panics
    ///
    /// Panics if there is no line `index`, or if `text` is not the text that was laid out.
    #[must_use]
    pub fn joints(&self, index: usize, text: &str) -> Vec<usize> {
        self.read(index, text, |units| justify::joints(text, wrap::shown(units)))
    }

    /// Returns the line that these units make, spread if asked for.
    fn visual(&self, units: &[shape::Unit], text: &str) -> VisualLine {
        let Fill::Justified { kashida } = self.options.fill else {
            return reorder::line(text, units, self.direction, self.options);
        };
        let range = shape::source_range(units);
        let manner = if self.is_hemistich { justify::Manner::Verse } else { justify::Manner::Prose };
        let spread = justify::spread(text, wrap::shown(units), self.missing_cells(units, text), kashida, manner);
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

    /// Returns the embedding level of the character at `byte` (UAX #9).
    #[must_use]
    pub fn level_at(&self, byte: usize) -> u8 {
        self.levels.from(byte).at(byte)
    }

    /// Returns the units of the bytes `range`, with their widths.
    fn shaped(&self, text: &str, range: Range<usize>) -> Vec<shape::Unit> {
        let mut units = shape::units(text, range, &self.levels, self.options);
        if let Some(by) = &self.measure {
            measure::measure(text, &mut units, by.as_ref());
        }
        units
    }

    /// Reads the units of line `index`, which must exist.
    fn read<T>(&self, index: usize, text: &str, read: impl FnOnce(&[shape::Unit]) -> T) -> T {
        let mut progress = self.broken_until(text, |progress| progress.line_count() > index);
        let chunk = progress.chunks.partition_point(|chunk| chunk.first_line <= index).saturating_sub(1);
        let chunk = self.chunk(&mut progress, chunk, text);
        read(&chunk.units[chunk.lines[index - chunk.first_line].clone()])
    }

    /// Returns chunk `index`, which must exist, with its units.
    fn chunk<'a>(&self, progress: &'a mut Progress, index: usize, text: &str) -> &'a Chunk {
        if progress.chunks[index].units.is_empty() {
            let units = self.shaped(text, progress.chunks[index].range.clone());
            progress.let_units_go();
            progress.chunks[index].units = units;
        }
        &progress.chunks[index]
    }

    /// Returns the part that is broken so far. It is whole between two calls, even if one of them panicked.
    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Breaks more of the text until `suffices` returns `true` or the text ends.
    fn broken_until(&self, text: &str, suffices: impl Fn(&Progress) -> bool) -> MutexGuard<'_, Progress> {
        let mut progress = self.progress();
        while !progress.is_done && !suffices(&progress) {
            let chunk = self.next_chunk(text, &progress);
            progress.next = chunk.range.end;
            progress.is_done = chunk.range.end == text.len();
            progress.let_units_go();
            progress.chunks.push(chunk);
        }
        progress
    }

    /// Breaks the next chunk. It ends with a line, so that the next one starts at the start of a line. The last
    /// chunk, and one with a line longer than a chunk, may be larger than [`CHUNK`].
    fn next_chunk(&self, text: &str, progress: &Progress) -> Chunk {
        let start = progress.next;
        let mut size = CHUNK;
        loop {
            let mut end = chunk_end(text, start, size);
            let mut units = self.shaped(text, start..end);
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

impl Clone for ParagraphLayout {
    fn clone(&self) -> Self {
        Self {
            direction: self.direction,
            options: self.options,
            levels: self.levels.clone(),
            is_hemistich: self.is_hemistich,
            measure: self.measure.clone(),
            progress: Mutex::new(self.progress().clone()),
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chunks_end_soon_behind_their_size() {
        let text = "abc ".repeat(100);
        let mut start = 0;
        for _ in 0..6 {
            let end = chunk_end(&text, start, 50);
            assert!((start + 50..start + 60).contains(&end), "{start}..{end}");
            start = end;
        }
        assert_eq!(chunk_end(&text, text.len() - 100, 50), text.len(), "what is left is one");
        assert_eq!(chunk_end(&"ا".repeat(400), 0, 50), 800, "there is no place to end");
    }

    proptest! {
        /// Lines may end in two chunks where they may end in their text.
        #[test]
        fn chunks_split_nothing(text in "[a-cאب中 1!(«»\n\u{0}\u{301}-]{8,60}", size in 1_usize..4) {
            let end = chunk_end(&text, 0, size);
            let whole: Vec<_> = breaks::opportunities(&text, 0..text.len()).collect();
            let chunks = [0..end, end..text.len()].map(|chunk| breaks::opportunities(&text, chunk));
            prop_assert_eq!(chunks.into_iter().flatten().collect::<Vec<_>>(), whole);
        }
    }

    /// The place where a chunk ends is in the first line of the next one, which is broken when it is asked for.
    #[test]
    fn the_end_of_a_chunk_is_in_the_next() {
        let text = "كلمة ".repeat(10_000);
        let layout = paragraph(&text, Direction::Rtl, &[], LayoutOptions::new(40));
        assert_eq!(layout.line_at(0, &text), 0);
        let end = layout.progress().next;
        assert!(end < text.len(), "there are several");
        let line = layout.line_at(end, &text);
        assert_eq!(layout.line_range(line, &text).start, end);
    }
}
