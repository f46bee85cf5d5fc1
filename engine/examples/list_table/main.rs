//! A list and two tables without rules, one for each direction of the interface. `cargo run -p qari-bidi --features tty
//! --example list_table`; ↑ and ↓ choose, `q` ends.

mod screen;

use std::io;

use qari_bidi::{Segments, Session};
use ratatui::crossterm::event::{self, Event, KeyCode};

fn main() -> io::Result<()> {
    let mut terminal = ratatui::init();
    let mut session = Session::enter()?;
    let mut app = screen::App::default();
    loop {
        terminal.draw(|frame| {
            app.draw(frame.area(), frame.buffer_mut());
            session.finish(frame.buffer_mut(), &Segments::rows());
        })?;
        if let Event::Key(key) = event::read()?
            && key.is_press()
        {
            match key.code {
                KeyCode::Down => app.choose(1),
                KeyCode::Up => app.choose(-1),
                KeyCode::Char('q') | KeyCode::Esc => break,
                _ => {}
            }
        }
    }
    drop(session);
    ratatui::restore();
    Ok(())
}
