//! The answer of a program that a word was looked up with.

/// A text that was looked up, and the answer that is shown over the panes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    /// The text that was looked up.
    pub question: String,
    /// The answer, when it has come.
    pub text: Option<String>,
    /// The row at the top.
    pub top: usize,
}
