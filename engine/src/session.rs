//! Setting the terminal up and restoring it, however the program ends.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use ratatui_core::buffer::Buffer;

use crate::terminal::Terminal;
use crate::tty;
use crate::widgets::{ColumnMap, Engine, Segments};

/// The longest wait for answers.
const ANSWERS: Duration = Duration::from_millis(300);

/// The terminal as it is set up, and how it is restored.
struct Loan {
    /// The bytes that set it up.
    enter: String,
    /// The bytes that restore it.
    leave: String,
    /// `true` until it is restored. The first to take it back restores it.
    is_taken: bool,
    /// The number of times that it was set up.
    times: u64,
}

static LOAN: Mutex<Loan> = Mutex::new(Loan { enter: String::new(), leave: String::new(), is_taken: false, times: 0 });

fn loan() -> MutexGuard<'static, Loan> {
    LOAN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn send(bytes: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes.as_bytes())?;
    out.flush()
}

/// Sets the terminal up. A panic restores it before it is reported.
fn take(terminal: &Terminal) -> io::Result<()> {
    give_back_on_panic();
    let mut loan = loan();
    *loan = Loan { enter: terminal.enter(), leave: terminal.leave(), is_taken: true, times: loan.times + 1 };
    send(&loan.enter)
}

/// Restores the terminal if it is set up. Errors can't be reported.
fn give_back() {
    let mut loan = loan();
    if std::mem::replace(&mut loan.is_taken, false) {
        _ = send(&loan.leave);
    }
}

/// Installs a panic hook that restores the terminal before the panic is reported.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            give_back();
            report(info);
        }));
    });
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
    /// Asks the terminal what it is, for 0.3 s at most ([`Terminal::detect`]), and sets it up. Raw mode must be on and
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
        take(&terminal)?;
        Ok(Self { terminal, engine: Engine::new(), times: loan().times })
    }

    /// Finishes a composed frame: puts in order what is not yet ([`Engine::reorder`]), and encodes it
    /// ([`Terminal::encode`]). Call it at the end of the closure that draws, with [`Segments::rows`] unless the
    /// program knows better. Returns where cells have gone, for the cursor and the mouse.
    pub fn finish(&mut self, frame: &mut Buffer, segments: &Segments) -> &ColumnMap {
        let times = loan().times;
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
        give_back();
    }

    /// Sets the terminal up again after [`Session::suspend`]: call it where the program enters the alternate screen,
    /// and have ratatui paint all of the next frame (`Terminal::clear`).
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn resume() -> io::Result<()> {
        let mut loan = loan();
        loan.is_taken = true;
        loan.times += 1;
        send(&loan.enter)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        give_back();
    }
}
