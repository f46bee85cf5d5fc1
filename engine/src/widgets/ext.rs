//! Text in visual order, for widgets that write what they are given.

use std::borrow::Cow;

use ratatui_core::buffer::CellWidth;
use ratatui_core::layout::Alignment;
use ratatui_core::style::Style;
use ratatui_core::text::{Line, Span, Text};
use unicode_segmentation::UnicodeSegmentation;

use super::place::ORDERED;
use super::styles::Styles;
use crate::layout::{self, BaseDirection, Direction, LayoutOptions};

/// Text in visual order with letters joined, as ratatui's own types, for lists, titles, tables and other widgets that
/// show a line as it is.
///
/// ```
/// use qari_bidi::BidiExt;
/// let line = "لا إله إلا الله".bidi(20);
/// assert_eq!(line.to_string(), "ﻪﻠﻟﺍ ﻻﺇ ﻪﻟﺇ ﻻ");
/// // Measured by ratatui as it is shown.
/// assert_eq!(line.width(), 13);
/// ```
pub trait BidiExt {
    /// The same text in visual order.
    type Ordered;

    /// Returns the text in visual order, each line at most `width` cells wide, in the base direction of its first
    /// strong letter ([`BaseDirection::Auto`]).
    ///
    /// A line that does not fit is cut at its logical end, with an ellipsis. Styles are kept, and so is an alignment; a
    /// right-to-left line without one is aligned to the right. Line ends inside a string or span are shown as spaces.
    /// [`Engine::reorder`](crate::Engine::reorder) leaves it as it is. Costs a layout and an allocation for each span.
    fn bidi(&self, width: u16) -> Self::Ordered {
        self.bidi_with(BaseDirection::Auto, LayoutOptions::new(width))
    }

    /// Does the same as [`BidiExt::bidi`] with a base direction and options.
    ///
    /// ```
    /// use qari_bidi::{BaseDirection, BidiExt, LayoutOptions, Marks};
    /// let options = LayoutOptions { marks: Marks::Hidden, ..LayoutOptions::new(20) };
    /// assert_eq!("كَتَبَ!".bidi_with(BaseDirection::Rtl, options).to_string(), "!ﺐﺘﻛ");
    /// ```
    fn bidi_with(&self, base: BaseDirection, options: LayoutOptions) -> Self::Ordered;
}

impl BidiExt for str {
    type Ordered = Line<'static>;

    fn bidi_with(&self, base: BaseDirection, options: LayoutOptions) -> Line<'static> {
        ordered(self, |_| Style::new(), base, options)
    }
}

impl BidiExt for Span<'_> {
    type Ordered = Line<'static>;

    fn bidi_with(&self, base: BaseDirection, options: LayoutOptions) -> Line<'static> {
        ordered(&self.content, |_| self.style, base, options)
    }
}

impl BidiExt for Line<'_> {
    type Ordered = Line<'static>;

    fn bidi_with(&self, base: BaseDirection, options: LayoutOptions) -> Line<'static> {
        let text = match self.spans.as_slice() {
            [span] => Cow::Borrowed(&*span.content),
            spans => spans.iter().map(|span| &*span.content).collect(),
        };
        let (mut styles, mut start) = (Styles::default(), 0);
        for span in &self.spans {
            styles.push(start, span.style);
            start += span.content.len();
        }
        let line = ordered(&text, |byte| styles.of(byte), base, options);
        Line { style: self.style, alignment: self.alignment.or(line.alignment), ..line }
    }
}

impl BidiExt for Text<'_> {
    type Ordered = Text<'static>;

    fn bidi_with(&self, base: BaseDirection, options: LayoutOptions) -> Text<'static> {
        let line = |line: &Line| {
            let ordered = line.bidi_with(base, options);
            // That of the text comes before that of its directions.
            Line { alignment: line.alignment.or(self.alignment).or(ordered.alignment), ..ordered }
        };
        Text { lines: self.lines.iter().map(line).collect(), style: self.style, alignment: self.alignment }
    }
}

/// Returns `text` as a line in visual order. `style` returns the style of a byte.
fn ordered(text: &str, style: impl Fn(usize) -> Style, base: BaseDirection, options: LayoutOptions) -> Line<'static> {
    let direction = base.of(text);
    let line = layout::line_with(text, direction, usize::from(options.width), options);
    let last = line.range.end.saturating_sub(1);
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut before = "";
    for cell in &line.cells {
        let style = style(cell.source.byte().unwrap_or(last)).add_modifier(ORDERED);
        match spans.last_mut() {
            Some(span) if span.style == style && is_apart(before, cell.symbol()) => {
                span.content.to_mut().push_str(cell.symbol());
            }
            _ => spans.push(Span::styled(cell.symbol().to_owned(), style)),
        }
        before = cell.symbol();
    }
    let alignment = (direction == Direction::Rtl).then_some(Alignment::Right);
    Line { spans, alignment, ..Line::default() }
}

/// Returns `true` if ratatui, which cuts a span into clusters and measures it as a whole, takes two symbols in a span
/// for what they are in cells of their own.
fn is_apart(before: &str, next: &str) -> bool {
    let is_plain = |c: char| c.is_ascii() || matches!(c, '\u{5D0}'..='\u{5EA}' | '\u{FE80}'..='\u{FEFC}');
    if before.chars().all(is_plain) && next.chars().all(is_plain) {
        return true;
    }
    let both = format!("{before}{next}");
    let clusters = |text: &str| text.graphemes(true).count();
    clusters(&both) == clusters(before) + clusters(next) && both.cell_width() == before.cell_width() + next.cell_width()
}
