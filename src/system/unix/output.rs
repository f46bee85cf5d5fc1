//! The terminal as what is written to.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use nix::sys::select::{FdSet, select};
use nix::sys::termios::{FlushArg, tcflush};
use nix::sys::time::{TimeVal, TimeValLike};

/// The longest that a terminal with room for it may take to take the last bytes.
const LAST: Duration = Duration::from_millis(50);

/// The longest that the thread which writes them may take to be run, on a machine that is busy.
const BUSY: Duration = Duration::from_secs(1);

/// Returns standard output, unbuffered: nothing that was written is left behind anywhere.
///
/// # Errors
/// If it is closed.
pub fn terminal_output() -> io::Result<impl Write + Send + 'static> {
    standard_output()
}

/// Writes the last `bytes` to the terminal, without waiting for one that takes nothing: after `patience` all that it
/// has not taken yet is dropped, and whether it takes these is its own matter.
pub fn write_last(bytes: Vec<u8>, patience: Duration) {
    let (Ok(mut out), Ok(terminal)) = (standard_output(), standard_output()) else { return };
    if !takes(&out, patience) {
        // What is not a terminal can't be asked to.
        _ = tcflush(&out, FlushArg::TCOFLUSH);
    }
    // Another thread may be waiting in the middle of a frame, and keep this one waiting.
    let (done, written) = mpsc::channel();
    let writing = move || _ = out.write_all(&bytes).and_then(|()| done.send(()).map_err(io::Error::other));
    let is_writing = thread::Builder::new().spawn(writing).is_ok();
    // A terminal that could take more is not what keeps them.
    if is_writing && written.recv_timeout(LAST).is_err() && takes(&terminal, Duration::ZERO) {
        _ = written.recv_timeout(BUSY);
    }
}

fn standard_output() -> io::Result<File> {
    io::stdout().as_fd().try_clone_to_owned().map(File::from)
}

/// Returns `true` if `out` takes bytes, or will within `patience`.
fn takes(out: &File, patience: Duration) -> bool {
    let mut ready = FdSet::new();
    ready.insert(out.as_fd());
    let mut patience = TimeVal::milliseconds(i64::try_from(patience.as_millis()).unwrap_or(i64::MAX));
    // A signal that comes meanwhile is no answer; then it is not waited for any more.
    select(None, None, &mut ready, None, &mut patience).is_ok_and(|count| count > 0)
}
