//! A text of mixed paragraphs in a frame. `cargo run -p qari-bidi --features tty --example paragraph`; ↑ and ↓ scroll,
//! a click tells the byte below the mouse, `q` ends.

mod screen;

use std::io;

use qari_bidi::{Segments, Session};
use ratatui::crossterm::event::{self, DisableMouseCapture, EnableMouseCapture, Event, KeyCode, MouseEventKind};
use ratatui::crossterm::execute;
use ratatui::layout::Position;

fn main() -> io::Result<()> {
    let mut terminal = ratatui::init();
    let mut session = Session::enter()?;
    execute!(io::stdout(), EnableMouseCapture)?;
    let mut app = screen::App::default();
    loop {
        terminal.draw(|frame| {
            app.draw(frame.area(), frame.buffer_mut());
            session.finish(frame.buffer_mut(), &Segments::rows());
        })?;
        match event::read()? {
            Event::Key(key) if key.is_press() => match key.code {
                KeyCode::Down => app.scroll += 1,
                KeyCode::Up => app.scroll = app.scroll.saturating_sub(1),
                KeyCode::Char('q') | KeyCode::Esc => break,
                _ => {}
            },
            Event::Mouse(mouse) if matches!(mouse.kind, MouseEventKind::Down(_)) => {
                app.click(Position { x: mouse.column, y: mouse.row });
            }
            _ => {}
        }
    }
    execute!(io::stdout(), DisableMouseCapture)?;
    drop(session);
    ratatui::restore();
    Ok(())
}
