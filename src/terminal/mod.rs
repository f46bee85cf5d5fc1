//! The terminal: setting it up and restoring it, its input, and signals. It knows no articles.

pub mod clipboard;
pub mod events;
pub mod input;
mod linked;
pub mod repaint;
pub mod session;
pub mod sheet;
pub mod signals;
