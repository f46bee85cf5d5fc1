//! Right-to-left text for terminals: layout of mixed text in cells (UAX #9, UAX #14, Arabic joining), and the
//! byte stream that displays correctly in each terminal.
//!
//! - [`text`] has properties of characters and strings.
//! - [`layout`] makes lines of cells in visual order.
//! - [`terminal`] detects terminals and encodes rows for them.
//!
//! Nothing here reads files, the environment or the clock.

pub mod layout;
pub mod terminal;
pub mod text;
