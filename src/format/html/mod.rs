//! HTML: a page as an article.

pub mod body;
mod elements;
mod inline;
pub mod parse;
mod scripts;
mod table;
