//! The ways of Unix.

pub mod files;
pub mod outside;
pub mod programs;
pub mod signals;
