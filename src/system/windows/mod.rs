//! The ways of Windows. They are compiled, and nobody has run them.

pub mod files;
pub mod output;
pub mod outside;
pub mod programs;
pub mod signals;
