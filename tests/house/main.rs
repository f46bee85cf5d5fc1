//! The house in order: layers, names, wording, what is shipped.

mod layering;
mod names;
mod public;
mod shipping;
mod wording;
