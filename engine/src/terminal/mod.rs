//! Detection of terminals, and the encoding of rows that reads right in each.

pub mod colour;
pub mod encode;
pub mod hyperlink;
pub mod profile;
pub mod repaint;
