//! The screen of the example.

use qari_bidi::{BaseDirection, Bidi, BidiExt, BidiState, Direction};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style, Stylize};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, StatefulWidget, Widget};

/// The word whose letters are marked, in whatever order they are shown.
const MARKED: &str = "الطرفية";

/// The state of the example.
#[derive(Default)]
pub struct App {
    /// The rows above the window.
    pub scroll: usize,
    state: BidiState,
    clicked: Option<usize>,
}

/// The text: a paragraph a line, with styles.
fn text() -> Text<'static> {
    Text::from(vec![
        Line::from("تعرض الطرفية النص العربي حرفًا بحرف، فلا تصل الحروف ولا ترتب الكلمات."),
        Line::from(vec![
            Span::raw("تأخذ المكتبة السطر كما كُتب، مثل "),
            Span::raw("Hello, world!").bold(),
            Span::raw("، وتعيده مرتبًا في 12 خانة أو أكثر (لا أقل)."),
        ]),
        Line::from("A paragraph in English that quotes «سلام» keeps its own direction."),
        Line::from("שלום עולם, הטרמינל 2024."),
    ])
}

impl App {
    /// Paints the screen.
    pub fn draw(&mut self, area: Rect, buffer: &mut Buffer) {
        let title = match self.clicked {
            Some(byte) => format!("البايت {byte}"),
            None => "النص العربي في الطرفية".to_owned(),
        };
        let block = Block::bordered().title(title.bidi(area.width.saturating_sub(2)));
        let inner = block.inner(area);
        block.render(area, buffer);
        let text = Bidi::new(text()).direction(BaseDirection::Context(Direction::Ltr)).scroll(self.scroll);
        StatefulWidget::render(text, inner, buffer, &mut self.state);
        // What is one word in the text is looked for in the text, and shown where its letters are.
        for (start, word) in self.state.text().match_indices(MARKED) {
            for cells in self.state.cells_of(start..start + word.len()) {
                buffer
                    .set_style(cells, Style::new().fg(Color::Black).bg(Color::Yellow).remove_modifier(Modifier::BOLD));
            }
        }
    }

    /// Tells the byte below a click.
    pub fn click(&mut self, position: Position) {
        self.clicked = self.state.byte_at(position);
    }
}
