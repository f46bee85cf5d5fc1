//! Choosing a link of a document and following it.

use std::ops::Range;
use std::path::Path;

use super::Document;
use super::address::{Target, copied, readable};
use super::links::{self, At, Lead, Link};
use super::rows::TextRow;
use super::viewport::Viewport;
use crate::article::{Pos, Span};
use crate::page::PieceRole;
use qari_bidi::layout::CellSource;
use qari_bidi::text::visible::safe_name;

/// The most characters of an address that are shown. A picture that is written into its address has millions.
const MOST_SHOWN: usize = 1000;

/// The outcome of following a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// It leads to this address.
    Address(String),
    /// It led to a note, or from a note back to the text; or the note is shown over the text.
    Here,
    /// It leads nowhere: a note is missing, or nothing refers to it.
    Nowhere,
}

/// A row of the text with what one of its cells shows, if anything.
pub(super) type Pointed = (TextRow, Option<(PieceRole, CellSource)>);

impl Document {
    /// Begins to choose among the links of what lies on top: at the one that was followed last if it is on the screen,
    /// else at the first from the top of the screen on, else at the last. Returns `false` if there is none.
    pub fn choose_among_links(&mut self, view: &Viewport) -> bool {
        let known = self.kept.last_link.filter(|at| self.part().contains(&at.block) && self.shows_link(*at, view));
        let found = known
            .or_else(|| links::from(&self.article, self.topmost()))
            .or_else(|| links::last(&self.article, self.part()));
        self.stop_choosing();
        self.choose_link(found, view)
    }

    /// Chooses the next link. Returns `false` if there is none.
    pub fn choose_next(&mut self, view: &Viewport) -> bool {
        self.choose_link(self.visit.link.and_then(|at| links::next(&self.article, at)), view)
    }

    /// Chooses the previous link. Returns `false` if there is none.
    pub fn choose_previous(&mut self, view: &Viewport) -> bool {
        self.choose_link(self.visit.link.and_then(|at| links::previous(&self.article, at)), view)
    }

    /// Chooses the first link of what lies on top. Returns `false` if there is none.
    pub fn choose_first(&mut self, view: &Viewport) -> bool {
        self.choose_link(links::first(&self.article, self.part()), view)
    }

    /// Chooses the last link of what lies on top. Returns `false` if there is none.
    pub fn choose_last(&mut self, view: &Viewport) -> bool {
        self.choose_link(links::last(&self.article, self.part()), view)
    }

    /// Returns the blocks of the note that is shown over the text, with the reference to it.
    #[must_use]
    pub fn shown_note(&self) -> Option<(At, Range<usize>)> {
        let at = self.visit.note.filter(|note| self.visit.link == Some(*note))?;
        let Lead::Note(label) = links::get(&self.article, at)?.lead else { return None };
        Some((at, links::note_blocks(&self.article, label)?))
    }

    /// Shows the note no longer. Returns `false` if none was shown.
    pub fn close_note(&mut self) -> bool {
        let was_shown = self.shown_note().is_some();
        self.visit.note = None;
        was_shown
    }

    /// Chooses no link.
    pub fn stop_choosing(&mut self) {
        (self.visit.link, self.visit.hints, self.visit.note) = (None, None, None);
    }

    /// Follows the chosen link as far as that is in this document, and remembers it as the one that was followed last.
    /// A note is shown over the text first, and gone to when its sign is followed once more. Returns `None` if no link
    /// is chosen.
    pub fn follow(&mut self, view: &Viewport) -> Option<Followed> {
        let link = self.link()?;
        self.kept.last_link = self.visit.link;
        let there = match link.lead {
            Lead::Address(target) => return Some(Followed::Address(self.article.target(target).to_owned())),
            Lead::Note(label) => {
                let there = links::note(&self.article, label);
                if there.is_some() && self.visit.note != self.visit.link {
                    self.visit.note = self.visit.link;
                    return Some(Followed::Here);
                }
                there
            }
            Lead::Reference(label) => links::reference(&self.article, label),
        };
        Some(if self.choose_link(there, view) { Followed::Here } else { Followed::Nowhere })
    }

    /// Returns the address of the chosen link; a reference to a note has none.
    #[must_use]
    pub fn chosen_address(&self) -> Option<&str> {
        let Lead::Address(target) = self.link()?.lead else { return None };
        Some(self.article.target(target))
    }

    /// Returns the address with number `target` for people, in a document whose file is in `folder`: a file by its
    /// path, other addresses as browsers show them, as much as a line has room for.
    #[must_use]
    pub fn shown_address(&self, target: u32, folder: &Path) -> String {
        let address: String = self.article.target(target).chars().take(MOST_SHOWN).collect();
        match Target::of(&address, folder) {
            Target::Here(name) => format!("#{name}"),
            Target::File { path, place } => {
                let place = place.map(|place| format!("#{place}")).unwrap_or_default();
                format!("{}{place}", safe_name(&path.to_string_lossy()))
            }
            Target::Web(address) => readable(&address),
            Target::Other => copied(&address, folder),
        }
    }

    /// Returns `true` if there is a link at this column and row of what lies on top.
    #[must_use]
    pub fn has_link_at(&self, cell: (u16, u16), view: &Viewport) -> bool {
        self.source_at(cell.0, cell.1, view).is_some_and(|pointed| self.link_of(&pointed).is_some())
    }

    /// Takes a click: notes the place that it is on, and chooses the link there, if there is one. `cell` is the column
    /// and the row of what lies on top, counted from its top left corner; `None` is anywhere else.
    pub fn point(&mut self, cell: Option<(u16, u16)>, view: &Viewport) {
        let pointed = cell.and_then(|(column, row)| self.source_at(column, row, view));
        self.visit.link = pointed.as_ref().and_then(|pointed| self.link_of(pointed));
        self.visit.hints = None;
        self.visit.note = self.visit.note.filter(|note| self.visit.link == Some(*note));
        self.visit.pointed = match pointed {
            Some((row, Some((_, CellSource::Text(range))))) => Some(Pos { block: row.block, byte: range.start }),
            _ => None,
        };
    }

    /// Returns the blocks of what lies on top: those of the disclaimer while it is open.
    pub(super) fn part(&self) -> Range<usize> {
        if self.visit.disclaimer.is_some() { self.article.disclaimer() } else { self.article.flow() }
    }

    /// Chooses the link at `at` and scrolls to it. Returns `false` without one.
    pub(super) fn choose_link(&mut self, at: Option<At>, view: &Viewport) -> bool {
        let Some(at) = at else { return false };
        if self.visit.link != Some(at) {
            self.visit.note = None;
        }
        self.visit.link = Some(at);
        if let Some(link) = self.link() {
            self.show(start_of(link), view);
        }
        true
    }

    fn shows_link(&self, at: At, view: &Viewport) -> bool {
        links::get(&self.article, at).is_some_and(|link| self.is_in_sight(start_of(link), view))
    }

    /// Returns the link whose text, or sign beside it, was pointed at; the innermost of several.
    pub(super) fn link_of(&self, (row, source): &Pointed) -> Option<At> {
        let is_it = |link: &Link| match source {
            Some((PieceRole::Marker, _)) => link.span.range().is_empty() && row.row == 0,
            Some((_, CellSource::Text(range))) => {
                let own = link.span.range();
                own.start < range.end && range.start < own.end
            }
            _ => false,
        };
        let found = links::of_block(&self.article, row.block).enumerate().filter(|(_, link)| is_it(link)).last();
        found.map(|(index, _)| At { block: row.block, index })
    }

    /// Returns the row of what lies on top that has a cell in column `column` and row `row`, and what that cell shows.
    fn source_at(&self, column: u16, row: u16, view: &Viewport) -> Option<Pointed> {
        let rows = match self.visit.disclaimer {
            Some(_) => self.disclaimer_rows(view.overlay.width, view.display)?,
            None => self.rows(view),
        };
        let below = usize::from(row);
        let mut on_screen = rows.on_screen(rows.at(self.topmost()), self.top_height(view));
        let (_, row) = on_screen.find(|(above, row)| (*above..above + rows.height(*row)).contains(&below))?;
        let source = rows.pieces(row).into_iter().find_map(|piece| {
            let cell = piece.cells().find(|(columns, _)| columns.contains(&column));
            cell.map(|(_, cell)| (piece.role, cell.source.clone()))
        });
        Some((row, source))
    }
}

/// Returns the beginning of a link.
fn start_of(link: Link) -> Span {
    let start = link.span.start();
    Span::new(start.block, start.byte..start.byte)
}
