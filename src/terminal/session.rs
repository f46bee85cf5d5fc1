//! Taking the terminal over, and giving it back by every door: quitting, an error, a panic, a signal, a suspension.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::events;
use super::repaint::{self, Disputed};

/// BDSM, the bi-directional support mode (ECMA-48, 7.2.1), reset: explicit. A terminal that knows it shows cells in the
/// order they are sent and does not reorder what is in visual order already.
const EXPLICIT_BIDI: &str = "\x1b[8l";
/// BDSM set: implicit, as terminals are when they start.
const IMPLICIT_BIDI: &str = "\x1b[8h";

/// Whether the terminal is ours, so that it is given back once, whoever does it first.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while the reader has it. Dropping it gives the terminal back.
pub struct Session {
    terminal: ratatui::Terminal<CrosstermBackend<BufWriter<WhileTaken>>>,
    disputed: Disputed,
}

impl Session {
    /// Takes the terminal over: raw mode, the alternate screen, explicit bidi mode, mouse reports, bracketed paste. From
    /// now on a panic gives it back before it is reported.
    ///
    /// # Errors
    /// If there is no terminal, or it can't be written to. The terminal is as before then.
    pub fn enter() -> io::Result<Self> {
        give_back_on_panic();
        take().inspect_err(|_| give_back())?;
        let backend = CrosstermBackend::new(BufWriter::new(WhileTaken(io::stdout())));
        let terminal = ratatui::Terminal::new(backend).inspect_err(|_| give_back())?;
        Ok(Self { terminal, disputed: Disputed::default() })
    }

    /// Paints a frame; only the cells that changed are sent, and the rows in which terminals don't agree on the cells.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let drawn = self.terminal.draw(paint)?;
        let rows = self.disputed.after(drawn.buffer);
        if rows.is_empty() {
            return Ok(());
        }
        let frame = drawn.buffer.clone();
        repaint::rows(self.terminal.backend_mut(), &frame, &rows)
    }

    /// Has the next frame paint every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn redraw(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where its cursor is, and the thread that reads keys would get the answer.
        self.disputed = Disputed::default();
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Gives the terminal back.
    pub fn leave(&mut self) {
        give_back();
    }

    /// Gives the terminal back, stops the process, and when it is continued takes the terminal again; the next frame
    /// paints every cell. Where nobody could continue it (an orphaned process group, as in `xterm -e qari`) the system
    /// does not stop it.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        events::stop();
        self.resume()
    }

    /// Takes the terminal over anew, whatever it was left as; the next frame paints every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn resume(&mut self) -> io::Result<()> {
        // A shell may have changed the modes behind our back; raw mode is only set if it is not thought to be set.
        give_back();
        take()?;
        self.redraw()
    }
}

/// Standard output while the terminal is ours. What is painted later is thrown away: a frame that was half painted when a
/// panic gave the terminal back would be flushed over the report of the panic.
struct WhileTaken(Stdout);

impl Write for WhileTaken {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if TAKEN.load(Ordering::SeqCst) { self.0.write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        give_back();
    }
}

/// The columns and rows of the terminal.
///
/// # Errors
/// If there is no terminal.
pub fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    let mut out = io::stdout().lock();
    // A VTE terminal keeps the bidi mode with each row from when the row is cleared: it goes before the clearing.
    queue!(out, EnterAlternateScreen, Print(EXPLICIT_BIDI), Clear(ClearType::All), cursor::Hide)?;
    queue!(out, EnableMouseCapture, EnableBracketedPaste)?;
    out.flush()
}

/// Gives the terminal back if it is taken. What fails is passed over: there is nobody left to tell.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let modes = queue!(out, DisableBracketedPaste, DisableMouseCapture, SetAttribute(Attribute::Reset), cursor::Show);
    let screen = queue!(out, Print(IMPLICIT_BIDI), LeaveAlternateScreen);
    _ = modes.and(screen).and_then(|()| out.flush());
    _ = disable_raw_mode();
}

/// Has a panic give the terminal back before it is reported, so that the report can be read.
fn give_back_on_panic() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            give_back();
            report(info);
        }));
    });
}
