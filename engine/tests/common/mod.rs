//! Shared by the tests of the engine and, by path, by those of the reader and the fuzz targets.
#![allow(dead_code, unused_imports, reason = "each test program uses a part of it")]

mod cases;
pub mod invariants;
pub mod order;
pub mod texts;

pub use cases::cases;
