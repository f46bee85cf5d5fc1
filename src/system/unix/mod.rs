//! The ways of Unix.

pub mod files;
pub mod output;
pub mod outside;
pub mod programs;
pub mod signals;
