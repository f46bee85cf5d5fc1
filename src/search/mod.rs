//! Search: compiles a query and finds its matches in a text.
//!
//! A query is compiled to one regular expression over the source bytes: a class for each letter, and between letters a
//! run of ignorable characters. No folded copy of the text is made, and a match is a range of the source.

mod affixes;
mod alternatives;
mod cited;
mod context;
mod exact;
mod expression;
mod folded;
mod fuzzy;
mod gap;
mod lexicon;
mod ligatures;
mod manner;
mod pattern;
mod permutations;
mod plan;
mod rare;
mod sieve;
mod speller;
mod spelling;
mod units;
mod walk;

pub use cited::Citation;
pub use expression::Fault;
pub use fuzzy::{Fit, Fuzzy};
pub use manner::{Manner, Words};
pub use pattern::{MOST_BYTES, MOST_TYPED_BYTES, Pattern, Query};
pub use rare::Candidates;
pub use sieve::Sieve;
