//! The terminal: taking it over and giving it back, and what comes from it. It knows nothing of articles.

pub mod clipboard;
pub mod colour;
pub mod encode;
pub mod events;
pub mod input;
pub mod profile;
pub mod repaint;
pub mod session;
