//! Lines of mixed right-to-left text in a book face: joined, kerned, with all their marks, as pixels for terminals that
//! show pictures.
//!
//! Order, isolates and line breaks are those of [`qari_bidi::layout`], measured in pixels; `HarfBuzz` (harfrust)
//! chooses and places the glyphs. A [`Line`] has its cells, each with the bytes of the text that it shows, so
//! highlights, links and the mouse are questions about ranges here as they are there.
//!
//! - [`face`] has the faces of a book, made of the bytes of font files; [`label`] is what a font says of itself.
//! - [`setting`] is the size of the text on the grid of a terminal.
//! - [`paragraph`] breaks a text into lines.
//! - [`mod@line`] has the glyphs of a line, and the cells that it leaves to the terminal: clusters that no face has.
//! - [`mod@paint`] makes a strip of pixels of a line; [`mod@runs`] finds what is not blank of a row of them.
//!
//! Nothing here reads files, the environment or the clock.

mod cache;
mod coverage;
pub mod face;
mod hole;
pub mod label;
pub mod line;
mod numbers;
pub mod paint;
pub mod paragraph;
pub mod runs;
pub mod setting;
mod shape;
mod spread;
mod stamp;
mod stretch;
mod unstack;

pub use face::{Book, Face};
pub use label::FontLabel;
pub use line::{Glyph, Line};
pub use paint::{Ink, Sheet, Strip, paint};
pub use paragraph::Paragraph;
pub use runs::runs;
pub use setting::Setting;
