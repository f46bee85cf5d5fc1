//! Keys, the commands that they are bound to, and the key map that binds them.

pub mod command;
pub mod key;
pub mod keymap;
pub mod layer;
mod rows;
pub mod sequence;
