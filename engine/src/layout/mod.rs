//! Lays out mixed right-to-left and left-to-right text as lines of cells in visual order.
//!
//! A paragraph goes through these stages, each a pure function in its own module:
//!
//! 1. `isolates` finds tokens that keep their own order: addresses, paths, numbers with signs.
//! 2. `prepare` resolves embedding levels for the whole paragraph (UAX #9, P1 to I2).
//! 3. `shape` makes units of grapheme clusters: joined Arabic letters, lam-alef, marks on letters.
//! 4. `wrap` breaks units into lines, in logical order (UAX #14).
//! 5. `justify` spreads a line to both margins, if asked.
//! 6. `reorder` puts the cells of one line into visual order (UAX #9, L1, L2 and L4).
//!
//! Input is a text, a base direction and a width in cells. Styles and documents are not known here: a cell has
//! the range of bytes that it shows, and a caller looks up styles by that range.
//!
//! ```
//! use qari_bidi::layout::{self, Direction, LayoutOptions};
//! let text = "قال OpenAI نعم";
//! let layout = layout::paragraph(text, Direction::Rtl, &[], LayoutOptions::new(40));
//! let line = layout.line(0, text);
//! assert_eq!(line.visual_text(), "ﻢﻌﻧ OpenAI ﻝﺎﻗ");
//! assert_eq!(line.width(), 14);
//! ```

mod breaks;
mod fields;
mod isolates;
mod justify;
mod measure;
mod options;
mod owned;
mod paragraph;
mod prepare;
mod reorder;
mod shape;
mod single;
mod visual;
mod wrap;

pub use crate::text::direction::{BaseDirection, Direction};
pub use crate::text::marks::Marks;
pub use breaks::{Opportunities, Opportunity, opportunities};
pub use fields::{of_lines, place_of};
pub use isolates::{Isolate, of_code};
pub use measure::{ClusterSpan, Ruler};
pub use options::{Controls, Fill, LayoutOptions, Tokens};
pub use owned::Layout;
pub use paragraph::{ParagraphLayout, paragraph, tokens};
pub use single::{Field, field, line, line_with, ornament};
pub use visual::{Cell, CellSource, VisualLine};
