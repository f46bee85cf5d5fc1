//! The house in order: layers, names, wording.

mod layering;
mod names;
mod wording;
