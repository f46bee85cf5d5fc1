//! What of the state is on the screen, read from it for the views: the rows that stand in each pane.

pub mod contents;
pub mod footer;
pub mod help;
pub mod list;
pub mod overlay;
