//! Sends cells as crossterm's backend does, and tells the terminal which of them are of a hyperlink (OSC 8); see
//! [`qari_bidi::terminal::hyperlink`].

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::queue;
use crossterm::style::Print;
use qari_bidi::terminal::hyperlink::{self, Hyperlinks};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// Sends cells and their hyperlinks.
pub struct Linked<W: Write> {
    inner: CrosstermBackend<W>,
    links: Rc<RefCell<Hyperlinks>>,
}

impl<W: Write> Linked<W> {
    /// Sends to `writer`. The numbers of cells are those of `links`.
    pub fn new(writer: W, links: Rc<RefCell<Hyperlinks>>) -> Self {
        Self { inner: CrosstermBackend::new(writer), links }
    }
}

impl<W: Write> Write for Linked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Write::write(&mut self.inner, bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

impl<W: Write> Backend for Linked<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<_> = content.collect();
        // What is sent without a hyperlink is sent at once, as it would be without any on the screen.
        if cells.iter().all(|(.., cell)| hyperlink::number(cell) == 0) {
            return self.inner.draw(cells.into_iter());
        }
        for run in cells.chunk_by(|(.., one), (.., other)| hyperlink::number(one) == hyperlink::number(other)) {
            let number = run.first().map_or(0, |(.., cell)| hyperlink::number(cell));
            let begin = self.links.borrow().begin(number);
            if let Some(begin) = &begin {
                queue!(self.inner, Print(begin))?;
            }
            self.inner.draw(run.iter().copied())?;
            if begin.is_some() {
                queue!(self.inner, Print(hyperlink::END))?;
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn append_lines(&mut self, count: u16) -> io::Result<()> {
        self.inner.append_lines(count)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}
