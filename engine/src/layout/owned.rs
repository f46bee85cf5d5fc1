//! Layouts that hold their text.

use std::borrow::Cow;
use std::ops::Range;

use super::breaks::opportunities;
use super::paragraph::{ParagraphLayout, paragraph};
use super::single::line_with;
use super::{BaseDirection, Direction, LayoutOptions, VisualLine};

/// A paragraph with its text, broken into lines of cells, and the maps between bytes and cells.
///
/// Levels are resolved for the whole text (UAX #9), lines are broken as far as one asks for them (UAX #14), and the
/// cells of a line are made when it is asked for: the first screen of a megabyte costs little more than a scan. The
/// text may contain line ends; each starts a bidi paragraph of the same base direction (P1).
///
/// ```
/// use qari_bidi::{BaseDirection, Layout, LayoutOptions};
/// let layout = Layout::new("قال OpenAI نعم", BaseDirection::Auto, LayoutOptions::new(40));
/// assert_eq!(layout.lines().next().expect("a line").visual_text(), "ﻢﻌﻧ OpenAI ﻝﺎﻗ");
/// ```
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    text: Cow<'a, str>,
    lines: ParagraphLayout,
}

impl<'a> Layout<'a> {
    /// Lays out `text` in lines of at most `options.width` cells. Costs a scan of the text, which is not copied if it
    /// is borrowed.
    #[must_use]
    pub fn new(text: impl Into<Cow<'a, str>>, base: BaseDirection, options: LayoutOptions) -> Self {
        let text = text.into();
        let lines = paragraph(&text, base.of(&text), &[], options);
        Self { text, lines }
    }

    /// Lays out `text` on one line of at most `options.width` cells, line ends shown as blanks. If it does not fit, it
    /// is cut at its logical end, between words if that keeps at least half of it, and an ellipsis is added: at the
    /// left of a right-to-left line.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, Layout, LayoutOptions};
    /// let line = Layout::one_line("אבג דהו", BaseDirection::Auto, LayoutOptions::new(5));
    /// assert_eq!(line.visual_text(), "…גבא");
    /// ```
    #[must_use]
    pub fn one_line(text: &str, base: BaseDirection, options: LayoutOptions) -> VisualLine {
        line_with(text, base.of(text), usize::from(options.width), options)
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the base direction that was found.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.lines.direction()
    }

    /// Returns the number of lines: at least one, which may be empty. Breaks the whole text.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, Layout, LayoutOptions};
    /// let layout = Layout::new("واحد اثنان ثلاثة", BaseDirection::Auto, LayoutOptions::new(10));
    /// assert_eq!(layout.line_count(), 2);
    /// ```
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines.line_count(&self.text)
    }

    /// Returns line `index` in visual order, `None` behind the last. Breaks the text no further than that line.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, Layout, LayoutOptions};
    /// let layout = Layout::new("لا", BaseDirection::Auto, LayoutOptions::new(10));
    /// // Lam and alef are one cell.
    /// assert_eq!(layout.line(0).map(|line| line.width()), Some(1));
    /// assert_eq!(layout.line(1), None);
    /// ```
    #[must_use]
    pub fn line(&self, index: usize) -> Option<VisualLine> {
        self.lines.has_line(index, &self.text).then(|| self.lines.line(index, &self.text))
    }

    /// Returns an iterator over the lines. The text is broken no further than the iterator is advanced.
    pub fn lines(&self) -> impl Iterator<Item = VisualLine> + '_ {
        self.lines.lines(&self.text)
    }

    /// Returns the bytes at which a line may end (UAX #14), the end of the text last. Lines end at some of these, and
    /// inside of a word that is wider than a line; a hyphen or `$` that begins a word stays with it (`LB20a` of
    /// Unicode 16). Costs a scan of the text.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, Layout, LayoutOptions};
    /// let layout = Layout::new("well-known يوم", BaseDirection::Auto, LayoutOptions::new(40));
    /// assert_eq!(layout.breaks().collect::<Vec<_>>(), [5, 11, 17]);
    /// ```
    pub fn breaks(&self) -> impl Iterator<Item = usize> + '_ {
        opportunities(&self.text, 0..self.text.len()).map(|opportunity| opportunity.byte)
    }

    /// Returns the index of the line that byte `byte` is in; the last line for a byte after the text.
    #[must_use]
    pub fn line_at(&self, byte: usize) -> usize {
        self.lines.line_at(byte, &self.text)
    }

    /// Returns the cells that show any of the bytes `range`: the index of each line, with ranges of columns from left
    /// to right in a box `options.width` wide, in which right-to-left lines stand at the right. Text that is one piece
    /// in the source may be several on the screen.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, Layout, LayoutOptions};
    /// let layout = Layout::new("abc אבג", BaseDirection::Ltr, LayoutOptions::new(10));
    /// assert_eq!(layout.cells_of(0..6), [(0, 0..4), (0, 6..7)]);
    /// ```
    #[must_use]
    pub fn cells_of(&self, range: Range<usize>) -> Vec<(usize, Range<usize>)> {
        let lines = self.line_at(range.start)..=self.line_at(range.end.saturating_sub(1));
        lines
            .filter_map(|index| Some((index, self.line(index)?)))
            .flat_map(|(index, line)| {
                let indent = self.indent(&line);
                let shifted = move |columns: Range<usize>| (index, columns.start + indent..columns.end + indent);
                line.columns_of(range.clone()).into_iter().map(shifted)
            })
            .collect()
    }

    /// Returns the first byte that the cell in a column of a line shows, in the same box; `None` beside the line.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, Layout, LayoutOptions};
    /// let layout = Layout::new("אבג", BaseDirection::Auto, LayoutOptions::new(10));
    /// assert_eq!((layout.byte_at(0, 9), layout.byte_at(0, 7)), (Some(0), Some(4)));
    /// assert_eq!(layout.byte_at(0, 0), None);
    /// ```
    #[must_use]
    pub fn byte_at(&self, line: usize, column: usize) -> Option<usize> {
        let line = self.line(line)?;
        line.byte_at(column.checked_sub(self.indent(&line))?)
    }

    fn indent(&self, line: &VisualLine) -> usize {
        line.indent(usize::from(self.lines.options().width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Fill;

    /// A place is in the line that shows it, and the cell there leads back to it.
    #[test]
    fn places_lead_to_cells_and_cells_to_places() {
        let text = "واحد اثنان خمسة";
        let layout = Layout::new(text, BaseDirection::Auto, LayoutOptions::new(10));
        assert_eq!((layout.text(), layout.line_count()), (text, 2));
        assert_eq!(layout.line_at(text.len()), 1);
        for (byte, c) in text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
            let cells = layout.cells_of(byte..byte + c.len_utf8());
            let [(line, columns)] = cells.as_slice() else { panic!("{c} has one cell: {cells:?}") };
            assert_eq!(*line, layout.line_at(byte), "{c}");
            assert_eq!(layout.byte_at(*line, columns.start), Some(byte), "{c}");
        }
    }

    /// A match across a blank that is wider, or a longer joint, is one piece on the screen.
    #[test]
    fn fillings_belong_to_what_they_stand_in() {
        let options = LayoutOptions { fill: Fill::Justified { kashida: true }, ..LayoutOptions::new(12) };
        let layout = Layout::new("واحد اثنان خمسة ستة", BaseDirection::Auto, options);
        let line = layout.line(0).expect("a line");
        assert_eq!(line.columns_of(line.range.clone()), std::slice::from_ref(&(0..12)));
        assert_eq!(layout.cells_of(line.range), [(0, 0..12)]);
    }

    /// The end of a word that is wider than a line stands in a line with what follows.
    #[test]
    fn words_stand_behind_the_end_of_a_long_one() {
        let ranges = |text: &str, width| {
            let layout = paragraph(text, Direction::Ltr, &[], LayoutOptions::new(width));
            (0..layout.line_count(text)).map(|line| layout.line_range(line, text)).collect::<Vec<_>>()
        };
        assert_eq!(ranges("abcdefghijkl mn", 10), [0..10, 10..15]);
        assert_eq!(ranges("ab --name", 7), [0..3, 3..9], "a sign that begins a word stays with it");
    }

    #[test]
    fn a_tab_takes_a_cell_at_least() {
        let layout = paragraph("a\tb", Direction::Ltr, &[], LayoutOptions { tab: 0, ..LayoutOptions::new(9) });
        assert_eq!(layout.line(0, "a\tb").width(), 3);
    }

    /// A joint is between two letters that join, one a word, and the best of the line comes first.
    #[test]
    fn joints_are_ranked() {
        let check = |text: &str, expected: &[usize]| {
            let layout = paragraph(text, Direction::Rtl, &[], LayoutOptions::new(40));
            assert_eq!(layout.joints(0, text), expected, "{text}");
        };
        // Behind seen, before the last alef, before the last teh.
        check("بيت كتاب سلام", &[18, 11, 4]);
        check("نور بيت", &[2, 11]);
        check("بـيت", &[4]);
        check("تبرم", &[2]);
        check("تهم", &[4]);
        check("لا من", &[]);
    }
}
