//! Detection of terminals, and the encoding of rows that reads right in each.

pub mod colour;
mod detector;
mod driver;
pub mod encode;
pub mod hyperlink;
pub mod profile;
mod sent;

pub use detector::Detector;
pub use driver::Terminal;
pub use encode::Encoding;
pub use profile::environment::Environment;
