//! Choosing links, following and copying them.

use std::ops::ControlFlow;

use crate::app::App;
use crate::app::document::Document;
use crate::app::document::address::{Target, copied};
use crate::app::document::following::Followed;
use crate::app::document::hints::Hints;
use crate::app::document::viewport::Viewport;
use crate::app::keys::command::{Command, Context};
use crate::app::keys::key::Key;
use crate::app::message::Effect;
use crate::app::notice::Notice;

impl App {
    pub(super) fn choose_among_links(&mut self, view: &Viewport) {
        self.leave_contents();
        if self.document.choose_among_links(view) {
            self.document.set_hints(Some(Hints::default()));
        } else {
            self.notice = Some(Notice::NoLinks);
        }
    }

    /// Chooses the link that `choose` goes to, or says that there is none. Who moves among links needs no hints.
    pub(super) fn choose(&mut self, choose: impl FnOnce(&mut Document, &Viewport) -> bool, view: &Viewport) {
        self.document.set_hints(None);
        if !choose(&mut self.document, view) {
            self.notice = Some(Notice::NoMoreLinks);
        }
    }

    /// Goes where the chosen link leads.
    pub(super) fn follow(&mut self, view: &Viewport) -> Option<Effect> {
        self.document.set_hints(None);
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

    /// Takes a key that types a letter of the hints. Typed whole, a hint's link is followed, or copied if that was
    /// asked for. Goes on with other keys if this is none of them.
    pub(super) fn type_hint(&mut self, key: Key, view: &Viewport) -> ControlFlow<Option<Effect>> {
        let letter = self.keymap.latin(key).filter(|letter| self.hint_keys().contains(letter));
        let (Some(hints), Some(letter)) = (self.document.hints().cloned(), letter) else {
            return ControlFlow::Continue(());
        };
        let typed = format!("{}{letter}", hints.typed);
        let hinted = self.hinted_links(view);
        if let Some((_, spot)) = hinted.iter().find(|(label, _)| *label == typed) {
            self.document.set_hints(Some(Hints { typed: String::new(), ..hints.clone() }));
            self.document.choose_at(spot.at, view);
            let command = if hints.copies { Command::CopyAddress } else { Command::Choose };
            return ControlFlow::Break(self.perform(command, Context::Choosing, 1));
        }
        let begins = hinted.iter().any(|(label, _)| label.starts_with(&typed));
        if !begins {
            self.notice = Some(Notice::NoSuchHint);
        }
        self.document.set_hints(Some(Hints { typed: if begins { typed } else { String::new() }, ..hints }));
        ControlFlow::Break(None)
    }

    /// Copies the address of the chosen link; a reference to a note has none. Hints that are typed next copy too.
    pub(super) fn copy_address(&mut self) -> Option<Effect> {
        if let Some(hints) = self.document.hints().cloned() {
            self.document.set_hints(Some(Hints { copies: true, ..hints }));
        }
        let address = copied(self.document.chosen_address()?, &self.shelf.folder());
        Some(self.copy_text(address))
    }
}
