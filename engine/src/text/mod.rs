//! What is known of characters and strings alone: direction, width, joined forms, what is shown of
//! what is invisible, what a search passes over. The bottom layer: it knows no document.

pub mod address;
pub mod direction;
pub mod fold;
pub mod forms;
pub mod marks;
pub mod numbering;
pub mod order;
pub mod properties;
pub mod script;
pub mod visible;
pub mod width;
