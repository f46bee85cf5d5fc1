//! The terminal: setting it up and restoring it, its input. It knows no articles.

pub mod clipboard;
pub mod events;
pub mod input;
pub mod linked;
pub mod pictures;
pub mod session;
pub mod sheet;
mod watch;
