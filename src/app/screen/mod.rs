//! The content of each pane as rows, read from the state for the views. Nothing here changes the state.

pub mod answer;
pub mod bars;
pub mod contents;
pub mod footer;
pub mod help;
pub mod list;
pub mod notices;
pub mod overlay;
pub mod standing;
