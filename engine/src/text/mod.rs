//! Properties of characters and strings: direction, width, joined forms, symbols for invisible characters,
//! search folding. The lowest layer; it knows no documents.

pub mod address;
pub mod code;
pub mod digits;
pub mod direction;
pub mod fold;
pub mod forms;
pub mod marks;
pub mod numbering;
pub mod order;
pub mod properties;
pub mod script;
pub mod skeletons;
pub mod visible;
pub mod width;
