//! Right-to-left text in cells: layout of mixed text (UAX #9, UAX #14, Arabic joining), and the stream of bytes that reads
//! right in each terminal.
//!
//! `text` knows characters and strings, `layout` makes visual lines of cells, `terminal` detects terminals and encodes rows for
//! them. Nothing here reads files, the environment or the clock.

pub mod layout;
pub mod terminal;
pub mod text;
