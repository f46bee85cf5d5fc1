//! The house in order: layers, names, wording, what is shipped.

mod crates;
mod layering;
mod messages;
mod names;
mod public;
mod shipping;
mod wording;
