//! Air: the rows between two blocks. Most are blank; the ground of code goes on above and below it, and a short rule
//! stands above notes.

use super::listing;
use super::options::{Air, BlockOptions};
use super::title_rule;
use crate::article::{Article, ContainerKind, Kind};

/// A row between two blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum GapRow {
    /// The ground of the code above.
    Foot,
    /// The rule of the title above.
    Title,
    /// Nothing, but for the bars of quotes that go on.
    #[default]
    Blank,
    /// A short rule.
    Rule,
    /// The ground of the code below.
    Head,
}

/// The most rows between two blocks.
pub const MOST_GAP: usize = 5;

/// The rows between a block and the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    rows: [GapRow; MOST_GAP],
    count: usize,
}

impl Gap {
    /// Adds `count` rows, as far as there is room.
    fn with(mut self, row: GapRow, count: usize) -> Self {
        for own in self.rows.iter_mut().skip(self.count).take(count) {
            *own = row;
            self.count += 1;
        }
        self
    }

    /// Returns the number of rows, at most [`MOST_GAP`].
    #[must_use]
    pub fn rows(self) -> usize {
        self.count
    }

    /// Returns the row `index` of the gap, which must exist.
    pub(super) fn row(self, index: usize) -> GapRow {
        self.rows[index]
    }
}

/// Returns the rows behind the last block, `block`: the foot of code.
#[must_use]
pub fn gap_at_end(article: &Article, block: usize, options: BlockOptions) -> Gap {
    let foot = article.blocks()[block].kind() == Kind::Code && listing::has_ground_rows(options);
    Gap::default().with(GapRow::Foot, usize::from(foot))
}

/// Returns the rows between block `block`, which is not the first, and the one before it.
#[must_use]
pub fn gap_above(article: &Article, block: usize, options: BlockOptions) -> Gap {
    let (above, below) = (article.blocks()[block - 1].kind(), article.blocks()[block].kind());
    let is_heading = |kind| matches!(kind, Kind::Heading(_));
    let is_framed = |kind| kind == Kind::Code && listing::has_ground_rows(options);
    let rule = !is_heading(above) && above != Kind::Rule && begins_notes(article, block);
    let blanks = match options.air {
        _ if belongs_to(article, block) => 0,
        // Code without a ground would seem to be a part of its heading.
        Air::Close if rule || (is_heading(above) && below != Kind::Code) => 0,
        // Headings in a row are one heading, and a thematic break parts enough.
        Air::Open if below == Kind::Heading(1) && !is_heading(above) && !is_front(above) && above != Kind::Rule => 2,
        Air::Close | Air::Open => 1,
    };
    let title = above == Kind::Title && below != Kind::Source && title_rule::is_drawn(options);
    Gap::default()
        .with(GapRow::Foot, usize::from(is_framed(above)))
        .with(GapRow::Title, usize::from(title))
        .with(GapRow::Blank, blanks)
        .with(GapRow::Rule, usize::from(rule))
        .with(GapRow::Head, usize::from(is_framed(below)))
}

/// Returns `true` if nothing parts a block from the one before it.
fn belongs_to(article: &Article, block: usize) -> bool {
    let is_captioned = |kind| matches!(kind, Kind::Image | Kind::Code | Kind::Table { .. });
    match (article.blocks()[block - 1].kind(), article.blocks()[block].kind()) {
        (Kind::Title | Kind::Source, Kind::Source) | (Kind::Link, Kind::Link) => true,
        (captioned, Kind::Caption) | (Kind::Caption, captioned) if is_captioned(captioned) => true,
        _ => article.follows_closely(block) || is_next_note(article, block),
    }
}

/// Returns `true` if a block begins a note and the one before it is the only one of a note.
fn is_next_note(article: &Article, block: usize) -> bool {
    let note = |block: usize| {
        let is_note = |kind: ContainerKind| matches!(kind, ContainerKind::Footnote { .. });
        article.containers(block).find(|container| is_note(container.kind)).map(|note| note.first)
    };
    note(block) == Some(block) && note(block - 1) == Some(block - 1)
}

/// Returns `true` if a block is the first of several notes.
fn begins_notes(article: &Article, block: usize) -> bool {
    let is_in_note = |block: usize| {
        article.containers(block).any(|container| matches!(container.kind, ContainerKind::Footnote { .. }))
    };
    is_in_note(block) && !is_in_note(block - 1)
}

/// Returns `true` for what stands above the text and is not of it.
fn is_front(kind: Kind) -> bool {
    matches!(kind, Kind::Title | Kind::Source)
}
