//! The terminal: taking it over and giving it back, and what comes from it. It knows nothing of articles.

pub mod clipboard;
pub mod events;
pub mod input;
pub mod repaint;
pub mod session;
