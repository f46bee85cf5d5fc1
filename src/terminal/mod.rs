//! The terminal: taking it over and giving it back, and what comes from it. It knows nothing of articles.

pub mod events;
pub mod repaint;
pub mod session;
