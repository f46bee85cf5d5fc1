//! Plain text: books, notes, poems and saved web pages. Takes the documents that no other format does.
//!
//! Plain text carries no markup, so structure is inferred from layout: blank lines, indentation, line length. Lines are
//! grouped into [`paragraphs`], [`roles`] finds the headings, and [`page`] handles saved web pages, where a passage
//! that occurs twice is shown once. If nothing is certain, each line is a paragraph. No sentence that occurs once is
//! dropped and none is added.
//!
//! A long text is read in pieces, by what a sample of it is like ([`growing`]).

mod draft;
mod drawn;
mod growing;
mod lettered;
mod lines;
mod markers;
mod page;
mod paragraphs;
mod roles;
mod verse;
mod wrapping;
mod writer;

use super::pieces::{self, SAMPLE};
use super::{Error, Reading, SourceText};
use draft::Draft;
pub(super) use growing::in_pieces;
use roles::Headings;
pub(super) use verse::in_dots as verse_in_dots;

/// Reads a text.
///
/// # Errors
/// [`Error::Empty`] if there is nothing in it but blanks.
pub(super) fn read(source: &SourceText) -> Result<Reading, Error> {
    let text = source.text;
    if text.len() > SAMPLE {
        return pieces::read_text(in_pieces(source, &pieces::windows_of(text)), text);
    }
    let draft = Draft::of(text, None);
    let (mut roles, arrangement) = page::roles(&draft, true);
    let headings = Headings::of(&draft, &mut roles);
    Reading::of(writer::written(&draft, &roles, &headings, &arrangement), false)
}
