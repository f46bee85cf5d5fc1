//! The screen of the example.

use qari_bidi::{BaseDirection, BidiExt, Direction, Engine, Segments};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style, Stylize};
use ratatui::widgets::{Block, List, ListState, Row, StatefulWidget, Table, Widget};

/// Names, prices and places.
const ROWS: [[&str; 3]; 4] = [
    ["خبز بلدي", "1.50", "مخبز الحارة"],
    ["Latte كبير", "4.00", "مقهى Bloom"],
    ["שוקולד", "12.90", "חנות (תל אביב)"],
    ["لا شيء", "0", "—"],
];

/// The widths of the columns of a table.
const WIDTHS: [Constraint; 3] = [Constraint::Length(12), Constraint::Length(6), Constraint::Fill(1)];

/// The state of the example.
#[derive(Default)]
pub struct App {
    list: ListState,
    engine: Engine,
}

impl App {
    /// Paints the screen: the list above, the tables below.
    pub fn draw(&mut self, area: Rect, buffer: &mut Buffer) {
        let [above, ltr, rtl] =
            Layout::vertical([Constraint::Length(6), Constraint::Length(6), Constraint::Length(6)]).areas(area);
        let block = Block::bordered().title("القائمة".bidi(area.width));
        let inner = block.inner(above);
        // A list shows lines as they are given, so they are given in visual order.
        let list = List::new(ROWS.iter().map(|row| row[0].bidi(inner.width)))
            .highlight_style(Style::new().add_modifier(Modifier::REVERSED))
            .block(block);
        StatefulWidget::render(list, above, buffer, &mut self.list);
        self.table(Direction::Ltr, ltr, buffer);
        self.table(Direction::Rtl, rtl, buffer);
    }

    /// Moves the choice.
    pub fn choose(&mut self, by: isize) {
        let last = ROWS.len() - 1;
        self.list.select(Some(self.list.selected().map_or(0, |row| row.saturating_add_signed(by).min(last))));
    }

    /// Paints a table. It writes its cells in logical order; then each column is put in order on its own, so that no
    /// text leaves it.
    fn table(&mut self, direction: Direction, area: Rect, buffer: &mut Buffer) {
        let ordered = |cells: &[&'static str; 3]| {
            let mut cells = cells.to_vec();
            if direction == Direction::Rtl {
                cells.reverse();
            }
            Row::new(cells)
        };
        let mut widths = WIDTHS.to_vec();
        let mut header = ["الصنف", "السعر", "المكان"];
        if direction == Direction::Ltr {
            header = ["Item", "Price", "Place"];
        } else {
            widths.reverse();
        }
        let table = Table::new(ROWS.iter().map(&ordered), widths.clone()).header(ordered(&header).underlined());
        Widget::render(table, area, buffer);
        let columns = columns(area, &widths);
        let segments = Segments::columns(&columns).direction(BaseDirection::Context(direction));
        self.engine.reorder(buffer, area, &segments);
    }
}

/// Returns the columns of a table in `area`, as ratatui lays them out.
pub fn columns(area: Rect, widths: &[Constraint]) -> Vec<Rect> {
    Layout::horizontal(widths).spacing(1).split(area).to_vec()
}
