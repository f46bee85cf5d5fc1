//! A widget that shows a text of several paragraphs.

use std::ops::Range;

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::{Alignment, Position, Rect};
use ratatui_core::text::Text;
use ratatui_core::widgets::{StatefulWidget, Widget};

use super::place::place;
use super::styles::Styles;
use crate::layout::{self, BaseDirection, LayoutOptions, ParagraphLayout, VisualLine};

/// A widget that shows text in either direction, wrapped to its area, as ratatui's `Paragraph` does for left-to-right
/// text. Each line of the text is a paragraph with a base direction of its own.
///
/// ```
/// use qari_bidi::{Bidi, BidiState};
/// use ratatui_core::{buffer::Buffer, layout::Rect, widgets::StatefulWidget};
/// let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
/// let mut state = BidiState::default();
/// Bidi::new("سلام\nabc").render(buffer.area, &mut buffer, &mut state);
/// assert_eq!(buffer[(9, 0)].symbol(), "\u{FEB3}");
/// assert_eq!(buffer[(0, 1)].symbol(), "a");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Bidi<'a> {
    text: Text<'a>,
    base: BaseDirection,
    options: Option<LayoutOptions>,
    scroll: usize,
}

impl<'a> Bidi<'a> {
    /// Returns a widget that shows `text` from its first row on.
    #[must_use]
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Sets the base direction of paragraphs; [`BaseDirection::Auto`] at first.
    #[must_use]
    pub fn direction(self, base: BaseDirection) -> Self {
        Self { base, ..self }
    }

    /// Sets the options of layout. Their width is ignored: it is that of the area.
    #[must_use]
    pub fn options(self, options: LayoutOptions) -> Self {
        Self { options: Some(options), ..self }
    }

    /// Sets the number of rows above the first that is shown.
    #[must_use]
    pub fn scroll(self, rows: usize) -> Self {
        Self { scroll: rows, ..self }
    }

    /// Returns the number of rows that the text takes in an area `width` cells wide. Lays all of it out, in `state`.
    ///
    /// ```
    /// use qari_bidi::{Bidi, BidiState};
    /// let mut state = BidiState::default();
    /// assert_eq!(Bidi::new("واحد اثنان ثلاثة").height(10, &mut state), 2);
    /// ```
    #[must_use]
    pub fn height(&self, width: u16, state: &mut BidiState) -> usize {
        state.take(self, width);
        state.lay_out(usize::MAX);
        state.rows.len()
    }
}

/// The text that a [`Bidi`] has shown, laid out, and the maps between its bytes and the cells of the screen. Bytes are
/// counted in the lines of the text with one line end between two.
///
/// Keep it between frames: while text, width and options stay the same, nothing is laid out again and nothing is
/// allocated. Rows above the window are laid out too, those below it are not.
#[derive(Clone, Debug, Default)]
pub struct BidiState {
    text: String,
    base: BaseDirection,
    options: Option<LayoutOptions>,
    paragraphs: Vec<Paragraph>,
    rows: Vec<Row>,
    /// The paragraph and the line of it that the next row is.
    next: (usize, usize),
    styles: Styles,
    area: Rect,
    scroll: usize,
}

/// A line of the text.
#[derive(Clone, Debug)]
struct Paragraph {
    bytes: Range<usize>,
    alignment: Option<Alignment>,
    layout: Option<ParagraphLayout>,
}

/// A row: a line, and the paragraph it is of.
#[derive(Clone, Debug)]
struct Row {
    line: VisualLine,
    paragraph: usize,
}

impl BidiState {
    /// Returns the text that bytes are counted in.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the cells on the screen that show any of the bytes `range`, as rectangles of one row, from the top and
    /// the left.
    ///
    /// ```
    /// # use qari_bidi::{Bidi, BidiState};
    /// # use ratatui_core::{buffer::Buffer, layout::{Position, Rect}, widgets::StatefulWidget};
    /// # let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
    /// # let mut state = BidiState::default();
    /// Bidi::new("abc אבג").render(buffer.area, &mut buffer, &mut state);
    /// assert_eq!(state.cells_of(4..8), [Rect::new(5, 0, 2, 1)]);
    /// assert_eq!(state.byte_at(Position::new(4, 0)), Some(8));
    /// ```
    #[must_use]
    pub fn cells_of(&self, range: Range<usize>) -> Vec<Rect> {
        let rows =
            self.window().filter(|(_, row)| row.line.range.start < range.end && range.start < row.line.range.end);
        rows.flat_map(|(y, row)| {
            let left = usize::from(self.area.x) + self.indent(row);
            let cells = |columns: Range<usize>| {
                let [x, end] = [columns.start, columns.end].map(|column| cells(left + column).min(self.area.right()));
                Rect::new(x, y, end - x, 1)
            };
            row.line.columns_of(range.clone()).into_iter().map(cells).collect::<Vec<_>>()
        })
        .collect()
    }

    /// Returns the first byte that the cell at a position of the screen shows; `None` if it shows no text.
    #[must_use]
    pub fn byte_at(&self, position: Position) -> Option<usize> {
        let (_, row) = self.window().find(|(y, _)| *y == position.y)?;
        let column = usize::from(position.x.checked_sub(self.area.x)?);
        row.line.byte_at(column.checked_sub(self.indent(row))?)
    }

    /// Returns the rows on the screen, each with its place.
    fn window(&self) -> impl Iterator<Item = (u16, &Row)> {
        (self.area.top()..self.area.bottom()).zip(self.rows.get(self.scroll..).unwrap_or_default())
    }

    /// Returns the number of blank cells to the left of a row.
    fn indent(&self, row: &Row) -> usize {
        let width = usize::from(self.area.width);
        let rest = width.saturating_sub(row.line.width());
        match self.paragraphs.get(row.paragraph).and_then(|paragraph| paragraph.alignment) {
            None => row.line.indent(width),
            Some(Alignment::Left) => 0,
            Some(Alignment::Center) => rest / 2,
            Some(Alignment::Right) => rest,
        }
    }

    /// Takes over what the widget shows. If it is not what was shown before, nothing of it is laid out.
    fn take(&mut self, widget: &Bidi, width: u16) {
        let width = width.max(1);
        let options = LayoutOptions { width, ..widget.options.unwrap_or(LayoutOptions::new(width)) };
        if self.options != Some(options) || self.base != widget.base || !self.shows(&widget.text) {
            (self.base, self.options, self.next) = (widget.base, Some(options), (0, 0));
            self.text.clear();
            self.rows.clear();
            self.paragraphs.clear();
            for line in &widget.text.lines {
                let start = self.text.len();
                line.spans.iter().for_each(|span| self.text.push_str(&span.content));
                self.paragraphs.push(Paragraph { bytes: start..self.text.len(), alignment: None, layout: None });
                self.text.push('\n');
            }
            self.text.pop();
        }
        self.styles.clear();
        for (line, paragraph) in widget.text.lines.iter().zip(&mut self.paragraphs) {
            paragraph.alignment = line.alignment.or(widget.text.alignment);
            let mut start = paragraph.bytes.start;
            for span in &line.spans {
                self.styles.push(start, line.style.patch(span.style));
                start += span.content.len();
            }
        }
    }

    /// Returns `true` if the text is `text`.
    fn shows(&self, text: &Text) -> bool {
        let mut rest = self.text.as_str();
        self.paragraphs.len() == text.lines.len()
            && text.lines.iter().enumerate().all(|(index, line)| {
                let begins =
                    |rest: &mut &str, part: &str| rest.strip_prefix(part).map(|behind| *rest = behind).is_some();
                (index == 0 || begins(&mut rest, "\n"))
                    && line.spans.iter().all(|span| begins(&mut rest, &span.content))
            })
            && rest.is_empty()
    }

    /// Lays out until there are `count` rows, or the text ends.
    fn lay_out(&mut self, count: usize) {
        let Some(options) = self.options else { return };
        while self.rows.len() < count {
            let (index, line) = self.next;
            let Some(paragraph) = self.paragraphs.get_mut(index) else { return };
            let Some(text) = self.text.get(paragraph.bytes.clone()) else { return };
            let layout =
                paragraph.layout.get_or_insert_with(|| layout::paragraph(text, self.base.of(text), &[], options));
            if layout.has_line(line, text) {
                let line = layout.line(line, text).shifted(paragraph.bytes.start);
                self.rows.push(Row { line, paragraph: index });
                self.next.1 += 1;
            } else {
                self.next = (index + 1, 0);
            }
        }
    }

    fn paint(&self, buffer: &mut Buffer) {
        for (y, row) in self.window() {
            let indent = cells(self.indent(row)).min(self.area.width);
            let rest = Rect { x: self.area.x + indent, y, width: self.area.width - indent, height: 1 };
            place(buffer, rest, &row.line, |cell| self.styles.of(cell.source.byte().unwrap_or(row.line.range.start)));
        }
    }
}

/// Returns `count` as a number of cells.
fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

impl StatefulWidget for &Bidi<'_> {
    type State = BidiState;

    fn render(self, area: Rect, buffer: &mut Buffer, state: &mut BidiState) {
        let area = area.intersection(buffer.area);
        buffer.set_style(area, self.text.style);
        state.take(self, area.width);
        (state.area, state.scroll) = (area, self.scroll);
        state.lay_out(self.scroll.saturating_add(usize::from(area.height)));
        state.paint(buffer);
    }
}

impl StatefulWidget for Bidi<'_> {
    type State = BidiState;

    fn render(self, area: Rect, buffer: &mut Buffer, state: &mut BidiState) {
        StatefulWidget::render(&self, area, buffer, state);
    }
}

impl Widget for &Bidi<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        StatefulWidget::render(self, area, buffer, &mut BidiState::default());
    }
}

impl Widget for Bidi<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        Widget::render(&self, area, buffer);
    }
}
