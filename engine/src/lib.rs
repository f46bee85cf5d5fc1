// What the README shows needs all features.
#![cfg_attr(feature = "tty", doc = include_str!("../README.md"))]
#![cfg_attr(not(feature = "tty"), doc = "Right-to-left text in terminal cells. See the feature `tty`.")]

// The parts that the reader `qari` is made of, besides what is exported below. They are no part of the API, and change
// with any version.
#[doc(hidden)]
pub mod layout;
#[cfg(feature = "tty")]
#[doc(hidden)]
pub mod session;
#[doc(hidden)]
pub mod terminal;
#[doc(hidden)]
pub mod text;
#[cfg(feature = "tty")]
mod tty;
#[doc(hidden)]
pub mod widgets;

pub use layout::{
    BaseDirection, Cell, CellSource, Controls, Direction, Field, Fill, Layout, LayoutOptions, Marks, Tokens, VisualLine,
};
#[cfg(feature = "tty")]
pub use session::Session;
pub use terminal::{Detector, Encoding, Environment, Terminal};
pub use widgets::{Bidi, BidiExt, BidiState, ColumnMap, Engine, Segments, place};
