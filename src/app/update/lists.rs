//! The lists of matches, headings and documents: opening, filtering, choosing.

use crate::app::App;
use crate::app::document::viewport::Viewport;
use crate::app::message::{Effect, Listing};
use crate::app::notice::Notice;
use crate::app::searching::Typing;
use crate::app::searching::picker::{Chosen, Items, Picker};
use crate::app::shelf::Arrival;

impl App {
    /// Opens the list of the matches of the search, at the current one.
    pub(super) fn open_results(&mut self) {
        self.leave_contents();
        if !self.has_search() {
            self.notice = Some(Notice::NoSearch);
            return;
        }
        let chosen = self.document.list_matches();
        self.open_list(Items::Matches(None), chosen);
    }

    /// Opens the list of headings, at the one of the section that is read.
    pub(super) fn open_headings(&mut self, view: &Viewport) {
        self.leave_contents();
        self.open_list(self.headings(""), self.document.section(view));
    }

    /// Opens the list of documents, at the one that is read.
    pub(super) fn open_documents(&mut self) -> Effect {
        self.leave_contents();
        self.attention.recent.clear();
        self.open_list(self.documents(""), self.shelf.current());
        let open = (0..self.shelf.count()).map(|document| self.shelf.name(document).map(ToOwned::to_owned));
        Effect::ListKept(Listing::Recent, open.collect())
    }

    pub(super) fn open_list(&mut self, items: Items, chosen: usize) {
        self.attention.typing = Some(Typing::Picker(Box::new(Picker::new(items, chosen))));
    }

    fn headings(&self, typed: &str) -> Items {
        Items::headings(&self.document, typed, &self.messages)
    }

    fn documents(&self, typed: &str) -> Items {
        let count = self.shelf.count() + self.attention.recent.len();
        Items::documents((0..count).map(|document| self.listed_label(document)), typed)
    }

    /// Lists the items that fit the filter.
    pub(super) fn filter_anew(&mut self) {
        let Some(picker) = self.picker() else { return };
        let typed = picker.editor().text();
        let items = match picker.items() {
            Items::Headings { .. } => self.headings(typed),
            Items::Documents(_) => self.documents(typed),
            Items::Bookmarks { all, .. } => self.bookmarks(typed, *all),
            Items::Matches(_) => Items::matches(self.document.article(), typed),
            Items::Palette(_) => self.palette(typed),
        };
        if let Some(Typing::Picker(picker)) = &mut self.attention.typing {
            picker.list(items);
        }
        self.filter_on();
    }

    /// Filters more of the matches.
    pub(super) fn filter_on(&mut self) {
        if let Some(Typing::Picker(picker)) = &mut self.attention.typing {
            picker.filter_on(&self.document);
        }
    }

    /// Goes `count` items on in the list, or back if negative.
    pub(super) fn move_in_list(&mut self, count: isize) {
        if let Some(Typing::Picker(picker)) = &mut self.attention.typing {
            picker.move_by(count, self.document.matches());
        }
    }

    /// Goes to what is chosen in the list, and closes it. A document that has to be read first is asked for.
    pub(super) fn go_to_chosen(&mut self, view: &Viewport) -> Option<Effect> {
        if matches!(self.picker().map(Picker::items), Some(Items::Palette(_))) {
            return self.do_chosen(view);
        }
        let chosen = self.picker().and_then(|picker| picker.destination(&self.document));
        self.attention.typing = None;
        match chosen? {
            Chosen::Document(document) if document >= self.shelf.count() => {
                let (name, _) = self.attention.recent.get(document - self.shelf.count())?;
                return self.open_document(name.clone()?, Arrival::AsLeft);
            }
            Chosen::Bookmark(index) => return self.go_to_listed_bookmark(index),
            Chosen::Document(document) => return self.show_document(document, Arrival::AsLeft),
            Chosen::Place(pos) => self.document.go_to_pos(pos),
            Chosen::Match(span) => self.document.go_to_span(span, view),
        }
        None
    }
}
