//! The console as what is written to.

use std::io::{self, Write};
use std::time::Duration;

/// Returns standard output, which writes text as the console takes it.
///
/// # Errors
/// None.
pub fn terminal_output() -> io::Result<impl Write + Send + 'static> {
    Ok(io::stdout())
}

/// Writes the last `bytes` to the console, which always takes them.
pub fn write_last(bytes: Vec<u8>, _: Duration) {
    let mut out = io::stdout();
    _ = out.write_all(&bytes).and_then(|()| out.flush());
}
