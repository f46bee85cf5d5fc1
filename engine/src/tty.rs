//! Asking the terminal.

use std::io;
use std::time::Duration;

use crate::terminal::{Detector, Environment, Terminal};

impl Terminal {
    /// Asks the terminal what it is and waits for the answers, until the last one has come or `timeout` has passed.
    /// Raw mode must be on, and nothing else may read input. What is typed meanwhile is lost. The questions leave a
    /// blank at the top left corner: clear the screen afterwards, as [`Terminal::enter`] does.
    ///
    /// Answers take some milliseconds. Be patient all the same: those that come later are typed into the program. A
    /// terminal that says of itself that it answers nothing (`TERM=dumb`) is asked nothing, and so is one elsewhere
    /// than on Unix.
    ///
    /// # Errors
    /// If the terminal can't be written to or read.
    pub fn detect(timeout: Duration) -> io::Result<Self> {
        detect(timeout)
    }
}

/// Asks the terminal what it is.
pub fn detect(timeout: Duration) -> io::Result<Terminal> {
    let mut detector = Detector::new(Environment::of_process());
    #[cfg(unix)]
    if !detector.is_done() {
        unix::ask(&mut detector, timeout)?;
    }
    #[cfg(not(unix))]
    let _ = (&mut detector, timeout);
    Ok(detector.finish())
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal, Read, Write};
    use std::os::fd::AsFd;
    use std::time::{Duration, Instant};

    use nix::errno::Errno;
    use nix::sys::select::{FdSet, select};
    use nix::sys::time::{TimeVal, TimeValLike};

    use crate::terminal::Detector;

    /// Sends the questions and feeds the answers to `detector`.
    pub fn ask(detector: &mut Detector, timeout: Duration) -> io::Result<()> {
        let input = io::stdin();
        // Nothing is buffered, so that what is not read is left to others.
        let mut source =
            if input.is_terminal() { File::from(input.as_fd().try_clone_to_owned()?) } else { File::open("/dev/tty")? };
        let mut out = io::stdout().lock();
        out.write_all(detector.questions().as_bytes())?;
        out.flush()?;
        let until = Instant::now() + timeout;
        while !detector.is_done() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || !is_ready(&source, left)? {
                break;
            }
            let mut bytes = [0; 256];
            let count = source.read(&mut bytes)?;
            if count == 0 {
                break;
            }
            detector.feed(&bytes[..count]);
        }
        Ok(())
    }

    /// Waits for input. `poll` fails on terminals on some systems, and `select` does not.
    fn is_ready(source: &File, timeout: Duration) -> io::Result<bool> {
        let mut ready = FdSet::new();
        ready.insert(source.as_fd());
        let milliseconds = i64::try_from(timeout.as_millis()).unwrap_or(i64::MAX);
        match select(None, &mut ready, None, None, &mut TimeVal::milliseconds(milliseconds)) {
            Ok(count) => Ok(count > 0),
            Err(Errno::EINTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
