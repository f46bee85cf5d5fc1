//! HTML: a page as an article.

pub mod body;
pub(super) mod elements;
mod inline;
pub(super) mod outline;
pub mod parse;
mod scripts;
mod table;
mod walk;
