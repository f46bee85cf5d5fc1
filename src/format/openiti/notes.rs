//! The notes at the end of a book, as the converters put them there: all of a page, or of a section, below a line that says which.
//!
//! They stand behind the last page and name pages that they do not stand on.

use super::tags::{self, Piece};
use super::{Reader, Unit, label};

/// The line that they begin behind.
const NOTES: &str = "ENDNOTES:";

/// A text, and the notes at its end: from the line on that begins them, if there are any.
pub(super) fn parted(body: &str) -> (&str, &str) {
    let at = body.rfind(&format!("\n{NOTES}"));
    at.map_or((body, ""), |at| body.split_at(at + 1))
}

impl<'a> Reader<'a> {
    /// Adds the notes behind all else. Those of a page or a section are a section.
    pub(super) fn read_notes(&mut self, notes: &'a str) {
        // The pages end before them: no mark among them ends another.
        self.ended = self.pages.len();
        for line in notes.lines() {
            let line = line.trim_end();
            if line == NOTES {
                self.begin(Unit::Heading(1), NOTES.trim_end_matches(':'));
            } else if line.starts_with("Notes ") && line.ends_with(':') {
                self.begin(Unit::Heading(2), "");
                self.push_named(line.trim_end_matches(':'));
            } else if !line.is_empty() && self.unit != Unit::Text && !line.starts_with(['#', '|']) {
                self.begin(Unit::Text, line);
            } else {
                self.line(line);
            }
        }
        self.finish_unit();
        self.finish_table();
    }

    /// Adds a line that names pages: each is a link that leads there.
    fn push_named(&mut self, line: &'a str) {
        for piece in tags::pieces(line) {
            match piece {
                Piece::Page(page) => self.words.link(format!("#{}", page.name), &label(page.name)),
                Piece::Text(text) => self.words.text(text),
                Piece::Image(..) | Piece::Tag => {}
            }
        }
    }
}
