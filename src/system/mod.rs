//! The ways in which systems differ: signals, the input of the terminal, groups of processes, the properties of
//! files. `unix` and `windows` have the same faces; nothing above names a system.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::io;

#[cfg(unix)]
pub use unix::{files, output, outside, programs, signals};
#[cfg(windows)]
pub use windows::{files, output, outside, programs, signals};

/// Something that comes from outside.
#[derive(Debug)]
pub enum FromOutside {
    /// Bytes that the terminal sends, or the error that ended them.
    Input(io::Result<Vec<u8>>),
    /// A signal.
    Signal(Signal),
}

/// A signal to the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// It is asked to stop.
    Stop,
    /// It was continued after a stop.
    Continued,
    /// The terminal has another size.
    Resized,
    /// It is asked to end, by the signal of this number.
    End(i32),
}
