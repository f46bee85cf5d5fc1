//! Setting the terminal up and restoring it, however the program ends.

pub mod hold;

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ratatui_core::buffer::Buffer;

use crate::terminal::Terminal;
use crate::tty;
use crate::widgets::{ColumnMap, Engine, Segments};

/// The longest wait for answers. They take some milliseconds, more by ssh and in a terminal that is just opening its
/// window; later ones would be typed into the program.
const ANSWERS: Duration = Duration::from_secs(2);

/// The bytes that set the terminal up and those that restore it.
static MODES: Mutex<(String, String)> = Mutex::new((String::new(), String::new()));

fn modes() -> MutexGuard<'static, (String, String)> {
    MODES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn send(bytes: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes.as_bytes())?;
    out.flush()
}

/// Sets the terminal up, and holds it until it is restored.
fn set_up() -> io::Result<()> {
    let (enter, leave) = modes().clone();
    // Errors of restoring it can't be reported.
    hold::take(move |_| _ = send(&leave));
    send(&enter)
}

/// A terminal that is set up for right-to-left text, with all that a program needs: enter it after `ratatui::init`, and
/// let it finish each frame. Dropping it, or a panic, restores the terminal.
///
/// ```no_run
/// # struct Drawn;
/// # impl Drawn {
/// # fn draw(&self, _: impl FnOnce(&mut ratatui_core::terminal::Frame)) -> std::io::Result<()> { Ok(()) } }
/// # let terminal = Drawn;
/// # fn ui(_: &mut ratatui_core::terminal::Frame) {}
/// // let mut terminal = ratatui::init();
/// let mut session = qari_bidi::Session::enter()?;
/// terminal.draw(|frame| {
///     ui(frame);
///     session.finish(frame.buffer_mut(), &qari_bidi::Segments::rows());
/// })?;
/// drop(session);
/// // ratatui::restore();
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Session {
    terminal: Terminal,
    engine: Engine,
    /// The number of times that the terminal was set up before the last frame.
    times: u64,
}

impl Session {
    /// Asks the terminal what it is, for 2 s at most ([`Terminal::detect`]), and sets it up. Raw mode must be on and
    /// the alternate screen entered, and nothing else may read input yet: call it after `ratatui::init` and before the
    /// first frame. What is typed meanwhile is lost.
    ///
    /// # Errors
    /// If the terminal can't be written to or read.
    pub fn enter() -> io::Result<Self> {
        Self::with(tty::detect(ANSWERS)?)
    }

    /// Sets up a terminal that is known already: by [`Terminal::of_environment`], or from a setting.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn with(terminal: Terminal) -> io::Result<Self> {
        *modes() = (terminal.enter(), terminal.leave());
        set_up()?;
        Ok(Self { terminal, engine: Engine::new(), times: hold::times() })
    }

    /// Finishes a composed frame: puts in order what is not yet ([`Engine::reorder`]), and encodes it
    /// ([`Terminal::encode`]). Call it at the end of the closure that draws, with [`Segments::rows`] unless the
    /// program knows better. Returns where cells have gone, for the cursor and the mouse.
    pub fn finish(&mut self, frame: &mut Buffer, segments: &Segments) -> &ColumnMap {
        let times = hold::times();
        if std::mem::replace(&mut self.times, times) != times {
            self.terminal.redraw();
        }
        let map = self.engine.reorder(frame, frame.area, segments);
        self.terminal.encode(frame);
        map
    }

    /// Returns the terminal.
    #[must_use]
    pub fn terminal(&self) -> &Terminal {
        &self.terminal
    }

    /// Restores the terminal of the process's session, for another program or before a suspension. Needs no session
    /// at hand, so it can stand where the program leaves the alternate screen.
    pub fn suspend() {
        hold::give_back();
    }

    /// Sets the terminal up again after [`Session::suspend`]: call it where the program enters the alternate screen,
    /// and have ratatui paint all of the next frame (`Terminal::clear`).
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn resume() -> io::Result<()> {
        set_up()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        hold::give_back();
    }
}
