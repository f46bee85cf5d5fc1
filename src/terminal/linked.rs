//! Sends cells as crossterm's backend does, and tells the terminal which of them are of a hyperlink (OSC 8); see
//! [`qari_bidi::terminal::hyperlink`]. It is not known where the cursor is behind an emoji sequence, so it is moved;
//! and the cells that the sequence covers are painted before, for terminals that give it one.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::queue;
use crossterm::style::Print;
use qari_bidi::terminal::hyperlink::{self, Hyperlinks};
use qari_bidi::text::width::is_disputed;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
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
        let mut cells: Vec<_> = content.collect();
        let is_linked = |cell: &Cell| hyperlink::number(cell) != 0;
        // Most frames have none of both, and are sent at once.
        if !cells.iter().any(|(.., cell)| is_linked(cell) || is_disputed(cell.symbol())) {
            return self.inner.draw(cells.into_iter());
        }
        let mut covered = (0, 0..0);
        cells.retain(|&(x, y, cell)| {
            let is_free = covered.0 != y || !covered.1.contains(&x);
            if is_disputed(cell.symbol()) {
                covered = (y, x + 1..x + cell.cell_width().max(1));
            }
            is_free
        });
        let are_one =
            |one: &Cell, other: &Cell| hyperlink::number(one) == hyperlink::number(other) && !is_disputed(one.symbol());
        for run in cells.chunk_by(|(.., one), (.., other)| are_one(one, other)) {
            let Some(&(x, y, last)) = run.last() else { continue };
            if is_disputed(last.symbol()) {
                let mut ground = last.clone();
                ground.set_symbol(" ");
                self.inner.draw((x + 1..x + last.cell_width().max(1)).map(|x| (x, y, &ground)))?;
            }
            let begin = self.links.borrow().begin(hyperlink::number(last));
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
