//! The house in order: layers, names, wording, what is shipped.

mod layering;
mod messages;
mod names;
mod public;
mod shipping;
mod wording;
