//! Counts allocations: a frame that is as the last one allocates nothing.

use allocation_counter::measure;
use qari_bidi::{BaseDirection, Bidi, BidiState, Direction, Encoding, Engine, Environment, Segments, Terminal};
use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::style::Style;
use ratatui_core::widgets::StatefulWidget;

const TEXT: &str = "قال OpenAI: نعم، لا بأس (12) — שלום.\nAn English paragraph, and «سلام».";

#[test]
fn nothing_is_allocated_if_nothing_has_changed() {
    let area = Rect::new(0, 0, 60, 20);
    let mut frame = Buffer::empty(area);
    let mut engine = Engine::new();
    let mut state = BidiState::default();
    let widget = Bidi::new(TEXT);
    let names = Encoding::ALL.iter().map(|(encoding, _)| *encoding);
    for encoding in names {
        let mut terminal = Terminal::of(&Environment::default());
        terminal.set_encoding(encoding);
        let mut draw = || {
            frame.reset();
            (&widget).render(Rect { height: 8, ..area }, &mut frame, &mut state);
            frame.set_string(0, 10, "سلام عليكم، hello", Style::new());
            frame.set_string(0, 11, "plain text", Style::new());
            frame.set_string(0, 12, "❤\u{FE0F} is sent with all of its row", Style::new());
            engine.reorder(&mut frame, area, &Segments::rows().direction(BaseDirection::Context(Direction::Rtl)));
            terminal.encode(&mut frame);
        };
        let first = measure(&mut draw);
        assert!(first.count_total > 0, "the counter counts");
        draw();
        let again = measure(&mut draw);
        assert_eq!(again.count_total, 0, "{encoding:?}");
    }
}
