//! A chat with an input line for mixed text. `cargo run -p qari-bidi --features tty --example chat`; Enter sends, and
//! an answer comes word by word; Esc ends.

mod input;
mod screen;

use std::io;
use std::time::Duration;

use qari_bidi::{Segments, Session};
use ratatui::crossterm::event::{self, Event};

/// The time between two words of an answer.
const PACE: Duration = Duration::from_millis(120);

fn main() -> io::Result<()> {
    let mut terminal = ratatui::init();
    let mut session = Session::enter()?;
    let mut chat = screen::Chat::new();
    while !chat.is_over() {
        terminal.draw(|frame| {
            let cursor = chat.draw(frame.area(), frame.buffer_mut());
            frame.set_cursor_position(cursor);
            session.finish(frame.buffer_mut(), &Segments::rows());
        })?;
        if chat.is_waiting() && !event::poll(PACE)? {
            chat.hear_a_word();
        } else if let Event::Key(key) = event::read()?
            && key.is_press()
        {
            chat.press(key.code);
        }
    }
    drop(session);
    ratatui::restore();
    Ok(())
}
