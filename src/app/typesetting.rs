//! The wish to read in a book face, and the setting that the outside has made of it.

use super::App;
use super::notice::Notice;
use qari_typeset::Setting;

/// The most pixels that keys make the letters larger or smaller by.
const MOST_LARGER: i16 = 40;

/// Step of the keys for larger and smaller letters, in pixels.
pub(super) const LARGER: i16 = 2;

/// The wish to read in a book face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Typesetting {
    /// `true` if it is wanted.
    pub is_wanted: bool,
    /// The pixels that letters are larger than usual.
    pub larger: i16,
}

impl App {
    /// Returns the pixels by which letters are to be larger than usual, if the text is to be set in a book face.
    #[must_use]
    pub fn typesetting(&self) -> Option<i16> {
        self.typesetting.is_wanted.then_some(self.typesetting.larger)
    }

    /// Sets the text in a book face from now on, or in cells. Returns `true` if that is a change.
    pub fn typeset(&mut self, setting: Option<Setting>) -> bool {
        std::mem::replace(&mut self.display.typeset, setting) != setting
    }

    /// Gives the wish up, for a reason in words.
    pub fn give_up_typesetting(&mut self, reason: String) {
        self.typesetting.is_wanted = false;
        self.display.typeset = None;
        self.fail(reason);
    }

    /// Sets the text in a book face, or no longer.
    pub(super) fn toggle_typesetting(&mut self) {
        self.typesetting.is_wanted = !self.typesetting.is_wanted;
        self.notice = Some(Notice::Typeset);
    }

    /// Makes the letters of the book face larger by so many pixels, or smaller.
    pub(super) fn enlarge(&mut self, by: i16) {
        let larger = self.typesetting.larger.saturating_add(by);
        self.typesetting.larger = larger.clamp(-MOST_LARGER, MOST_LARGER);
        self.notice = Some(Notice::Typeset);
    }
}
