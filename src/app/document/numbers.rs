//! The numbers of lines. A line is the text between two line ends of a block, as in what `--find` prints: together they
//! are the lines of a document that keeps its lines; elsewhere they are counted in each section.

use std::cell::RefCell;

use memchr::memchr_iter;

use super::Document;
use crate::article::{Article, Kind, Pos};

/// The lines before each block that was asked for, and behind the last one.
#[derive(Debug, Default)]
pub(super) struct LineCounts(RefCell<Vec<usize>>);

impl LineCounts {
    /// Returns the number of lines before block `block`.
    fn before(&self, article: &Article, block: usize) -> usize {
        let mut counts = self.0.borrow_mut();
        if counts.is_empty() {
            counts.push(0);
        }
        while counts.len() <= block {
            let at = counts.len() - 1;
            let lines = line_ends(article.text(at)) + 1;
            let before = counts[at];
            counts.push(before + lines);
        }
        counts[block]
    }

    /// Forgets the counts behind block `block`.
    pub(super) fn forget_from(&self, block: usize) {
        self.0.borrow_mut().truncate(block + 1);
    }
}

impl Document {
    /// Returns `true` if the document keeps the lines of its source, and is nothing else.
    #[must_use]
    pub fn keeps_lines(&self) -> bool {
        let flow = self.article.flow();
        let is_lines = |block: usize| self.article.blocks()[block].kind() == Kind::Lines;
        // No reader but that of lines begins and ends with them.
        !flow.is_empty() && is_lines(flow.start) && is_lines(flow.end - 1)
    }

    /// Returns the number of the line that begins at `pos`, counted from 1; `None` if none begins there.
    #[must_use]
    pub fn line_number(&self, pos: Pos) -> Option<usize> {
        let text = self.article.text(pos.block);
        let begins = pos.byte < text.len() && (pos.byte == 0 || text.as_bytes()[pos.byte - 1] == b'\n');
        let counts = &self.visit.line_counts;
        let first = self.article.sections().get(self.article.section_of(pos.block)).map_or(0, |own| own.blocks.start);
        begins.then(|| {
            let before = counts.before(&self.article, pos.block) - counts.before(&self.article, first);
            before + line_ends(&text[..pos.byte]) + 1
        })
    }

    /// Returns the number of digits of the greatest number that a line has.
    #[must_use]
    pub fn most_digits(&self) -> usize {
        let lines = self.visit.line_counts.before(&self.article, self.article.flow().end);
        lines.checked_ilog10().map_or(1, |digits| digits as usize + 1)
    }

    /// Returns `number` in the digits of the document.
    #[must_use]
    pub fn in_its_digits(&self, number: &str) -> String {
        self.digits.within(number)
    }

    /// Returns where line `number` begins, counted from 1, or the last one if there are not so many; `None` if the
    /// document does not keep its lines.
    #[must_use]
    pub fn line_start(&self, number: usize) -> Option<Pos> {
        let flow = self.article.flow();
        if !self.keeps_lines() {
            return None;
        }
        let before = number.max(1) - 1;
        let last = flow.end - 1;
        self.visit.line_counts.before(&self.article, flow.end);
        let counts = self.visit.line_counts.0.borrow();
        let block = counts[..flow.end].partition_point(|count| *count <= before).saturating_sub(1).min(last);
        let text = self.article.text(block);
        let inside = before - counts[block];
        let end = |index: usize| memchr_iter(b'\n', text.as_bytes()).nth(index).map(|at| at + 1);
        let byte = match inside.checked_sub(1) {
            None => 0,
            Some(index) => end(index).unwrap_or_else(|| text.rfind('\n').map_or(0, |at| at + 1)),
        };
        Some(Pos { block, byte })
    }
}

fn line_ends(text: &str) -> usize {
    memchr_iter(b'\n', text.as_bytes()).count()
}
