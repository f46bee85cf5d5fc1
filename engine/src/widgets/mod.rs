//! Right-to-left text in ratatui's buffers: text in visual order for widgets, a widget of its own, and the order of
//! what other widgets have written.

mod bidi;
mod columns;
mod engine;
mod ext;
mod place;
mod segments;
mod styles;

pub use bidi::{Bidi, BidiState};
pub use columns::ColumnMap;
pub use engine::Engine;
pub use ext::BidiExt;
pub use place::{place, place_unmarked};
pub use segments::Segments;
