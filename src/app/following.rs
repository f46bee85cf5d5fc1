//! Choosing a link and following it; and the commands that lead from one document to another.

use std::ops::Range;

use super::address::{Target, readable};
use super::command::{Command, Context};
use super::key::Key;
use super::links::{self, At, Lead, Link};
use super::pages::Row;
use super::panes::Panes;
use super::{App, Effect, Notice, Open};
use crate::article::{Pos, Span};
use qari_bidi::layout::CellSource;
use qari_bidi::text::visible::name_line;

/// The most characters of an address that are shown. A picture that is written into its address has millions.
const MOST_SHOWN: usize = 1000;

impl App {
    /// The link that is chosen, while one chooses among them.
    #[must_use]
    pub fn link(&self) -> Option<Link> {
        links::get(&self.article, self.link?)
    }

    /// Where the address with this number leads, for people: a file by its path, another address as it is read, all that a line has
    /// room for.
    #[must_use]
    pub fn shown_address(&self, target: u32) -> String {
        let address: String = self.article.target(target).chars().take(MOST_SHOWN).collect();
        match Target::of(&address, &self.shelf.folder()) {
            Target::Here(name) => format!("#{name}"),
            Target::File { path, place } => {
                let place = place.map(|place| format!("#{place}")).unwrap_or_default();
                format!("{}{place}", name_line(&path.to_string_lossy()))
            }
            Target::Web(address) => readable(&address),
            Target::Other => address,
        }
    }

    /// Whether one chooses among the links.
    #[must_use]
    pub fn is_choosing(&self) -> bool {
        self.link.is_some()
    }

    /// The commands that lead to other places and documents. What lies over the text hides where one would go; the disclaimer has links.
    pub(super) fn travel(&mut self, command: Command, count: usize) -> Option<Effect> {
        match self.open {
            Open::Nothing => {}
            Open::Disclaimer(_) if command == Command::Links => {}
            Open::Disclaimer(_) | Open::Help(_) => return None,
        }
        let documents = isize::try_from(count).unwrap_or(isize::MAX);
        match command {
            // One does not leave a document for one that has not come.
            Command::BackInHistory if self.give_up_opening() => {}
            Command::BackInHistory => return self.go_back(count),
            Command::ForwardInHistory => return self.go_forward(count),
            Command::NextDocument => return self.go_by_documents(documents),
            Command::PreviousDocument => return self.go_by_documents(-documents),
            Command::Documents => self.open_documents(),
            Command::Links => self.choose_among_links(),
            _ => {}
        }
        None
    }

    /// A key while one chooses. One that chooses nothing does what it does while reading.
    pub(super) fn choosing_key(&mut self, key: Key) -> Option<Effect> {
        match self.keymap.command(Context::Choosing, key, self.direction()) {
            Some(command) => self.choose_from_links(command),
            None => {
                self.link = None;
                self.reading_key(key)
            }
        }
    }

    fn choose_from_links(&mut self, command: Command) -> Option<Effect> {
        let at = self.link?;
        match command {
            Command::Next => self.choose_link(links::next(&self.article, at)),
            Command::Previous => self.choose_link(links::previous(&self.article, at)),
            Command::First => self.choose_link(links::first(&self.article, self.part())),
            Command::Last => self.choose_link(links::last(&self.article, self.part())),
            Command::Choose => return self.follow(),
            Command::CopyAddress => return self.copy_address(),
            Command::Leave => self.link = None,
            _ => {}
        }
        None
    }

    /// Begins to choose: with the link that was followed last if it is on the screen, else with the first from the top of the
    /// screen on; behind the last one with that.
    fn choose_among_links(&mut self) {
        let Some(panes) = self.panes() else { return };
        self.leave_contents();
        let known = self.last_link.filter(|at| self.part().contains(&at.block) && self.shows_link(*at, &panes));
        let found = known
            .or_else(|| links::from(&self.article, self.topmost()))
            .or_else(|| links::last(&self.article, self.part()));
        self.link = None;
        match found {
            Some(at) => self.choose_link(Some(at)),
            None => self.notice = Some(Notice::NoLinks),
        }
    }

    /// The blocks that one chooses among the links of: those of the disclaimer while it is open.
    fn part(&self) -> Range<usize> {
        match self.open {
            Open::Disclaimer(_) => self.article.disclaimer(),
            Open::Nothing | Open::Help(_) => self.article.flow(),
        }
    }

    /// Chooses the link at `at` and scrolls to it; without one, says that there are no more.
    fn choose_link(&mut self, at: Option<At>) {
        let Some(at) = at else {
            self.notice = Some(Notice::NoMoreLinks);
            return;
        };
        self.link = Some(at);
        if let Some(link) = self.link() {
            self.show(start_of(link));
        }
    }

    fn shows_link(&self, at: At, panes: &Panes) -> bool {
        links::get(&self.article, at).is_some_and(|link| self.in_sight(start_of(link), panes))
    }

    /// Goes where the chosen link leads.
    fn follow(&mut self) -> Option<Effect> {
        let link = self.link()?;
        self.last_link = self.link;
        match link.lead {
            Lead::Address(target) => {
                let address = self.article.target(target).to_owned();
                return self.follow_address(&address);
            }
            Lead::Note(label) => self.follow_to(links::note(&self.article, label)),
            Lead::Reference(label) => self.follow_to(links::reference(&self.article, label)),
        }
        None
    }

    /// Goes to the link at `at`: a note, which leads back, or a reference to one.
    fn follow_to(&mut self, at: Option<At>) {
        if at.is_some() {
            self.remember();
            self.choose_link(at);
        } else {
            self.notice = Some(Notice::LeadsNowhere);
        }
    }

    fn follow_address(&mut self, address: &str) -> Option<Effect> {
        match Target::of(address, &self.shelf.folder()) {
            Target::Here(name) => {
                self.link = None;
                self.go_to_named_place(name)
            }
            Target::File { path, place } => {
                self.link = None;
                self.show_file(path, place)
            }
            Target::Web(address) => {
                self.notice = Some(Notice::Browsing);
                Some(Effect::Browse(address))
            }
            Target::Other => {
                self.notice = Some(Notice::LeadsNowhere);
                None
            }
        }
    }

    /// Hands the address of the chosen link to the clipboard. A reference to a note has none.
    fn copy_address(&mut self) -> Option<Effect> {
        let Lead::Address(target) = self.link()?.lead else { return None };
        self.notice = Some(Notice::Copied);
        Some(Effect::Copy(self.article.target(target).to_owned()))
    }

    /// A click on the text or on the disclaimer that is open. On a link, it follows it inside the documents; one to the web is chosen
    /// only, so that one sees where it leads.
    pub(super) fn click_text(&mut self, panes: &Panes, x: u16, y: u16) -> Option<Effect> {
        self.pointed = self.place_at(panes, x, y);
        self.link = self.link_at(panes, x, y);
        let is_of_web = |address: &str| matches!(Target::of(address, &self.shelf.folder()), Target::Web(_));
        match self.link()?.lead {
            Lead::Address(target) if is_of_web(self.article.target(target)) => None,
            _ => self.follow(),
        }
    }

    /// The link whose text, or sign beside it, is on the cell in column `x` and row `y`; the innermost of several.
    fn link_at(&self, panes: &Panes, x: u16, y: u16) -> Option<At> {
        let (row, source) = self.source_at(panes, x, y)?;
        let is_it = |link: &Link| match &source {
            Some((crate::page::Role::Marker, _)) => link.span.range().is_empty() && row.row == 0,
            Some((_, CellSource::Text(range))) => {
                let own = link.span.range();
                own.start < range.end && range.start < own.end
            }
            _ => false,
        };
        let found = links::of_block(&self.article, row.block).enumerate().filter(|(_, link)| is_it(link)).last();
        found.map(|(index, _)| At { block: row.block, index })
    }

    /// The place in the text that the cell in column `x` and row `y` shows.
    fn place_at(&self, panes: &Panes, x: u16, y: u16) -> Option<Pos> {
        match self.source_at(panes, x, y)? {
            (row, Some((_, CellSource::Text(range)))) => Some(Pos { block: row.block, byte: range.start }),
            _ => None,
        }
    }

    /// The row of the text, or of the disclaimer while it is open, that has a cell in column `x` and row `y` of the screen, and what that
    /// cell shows, if anything.
    fn source_at(&self, panes: &Panes, x: u16, y: u16) -> Option<(Row, Option<(crate::page::Role, CellSource)>)> {
        let (rect, rows, top) = match self.open {
            Open::Disclaimer(place) => (panes.overlay_text, self.disclaimer_rows(panes.overlay_text.width)?, place.pos),
            Open::Nothing | Open::Help(_) => (panes.text, self.rows(panes), self.place.pos),
        };
        if !rect.contains(x, y) {
            return None;
        }
        let below = usize::from(y - rect.y);
        let row = rows.from(rows.at(top), below + 1).nth(below)?;
        let column = usize::from(x - rect.x);
        let source = rows.pieces(row).into_iter().find_map(|piece| {
            let width = usize::from(piece.columns.end - piece.columns.start);
            let left = usize::from(piece.columns.start) + piece.line.indent(width);
            let mut end = left;
            let cell = piece.line.cells.iter().find(|cell| {
                end += cell.width;
                left <= column && column < end
            });
            cell.map(|cell| (piece.role, cell.source.clone()))
        });
        Some((row, source))
    }
}

/// Where a link begins.
fn start_of(link: Link) -> Span {
    let start = link.span.start();
    Span::new(start.block, start.byte..start.byte)
}
