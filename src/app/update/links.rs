//! Choosing links, following and copying them.

use crate::app::App;
use crate::app::document::Document;
use crate::app::document::address::{Target, copied};
use crate::app::document::following::Followed;
use crate::app::document::viewport::Viewport;
use crate::app::message::Effect;
use crate::app::notice::Notice;

impl App {
    pub(super) fn choose_among_links(&mut self, view: &Viewport) {
        self.leave_contents();
        if !self.document.choose_among_links(view) {
            self.notice = Some(Notice::NoLinks);
        }
    }

    /// Chooses the link that `choose` goes to, or says that there is none.
    pub(super) fn choose(&mut self, choose: impl FnOnce(&mut Document, &Viewport) -> bool, view: &Viewport) {
        if !choose(&mut self.document, view) {
            self.notice = Some(Notice::NoMoreLinks);
        }
    }

    /// Goes where the chosen link leads.
    pub(super) fn follow(&mut self, view: &Viewport) -> Option<Effect> {
        match self.document.follow(view)? {
            Followed::Address(address) => return self.follow_address(&address),
            Followed::Here => {}
            Followed::Nowhere => self.notice = Some(Notice::LeadsNowhere),
        }
        None
    }

    fn follow_address(&mut self, address: &str) -> Option<Effect> {
        match Target::of(address, &self.shelf.folder()) {
            Target::Here(name) => {
                self.document.stop_choosing();
                self.go_to_named_place(&name);
                None
            }
            Target::File { path, place } => {
                self.document.stop_choosing();
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

    /// Copies the address of the chosen link. A reference to a note has none.
    pub(super) fn copy_address(&mut self) -> Option<Effect> {
        let address = copied(self.document.chosen_address()?, &self.shelf.folder());
        Some(self.copy_text(address))
    }
}
