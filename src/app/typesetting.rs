//! The wish to read in a book face, and the setting that the outside has made of it.

use super::App;
use super::notice::Notice;
use qari_bidi::text::direction::Direction;
use qari_bidi::text::properties::properties;
use qari_typeset::Setting;
use unicode_bidi::BidiClass;

/// The most pixels that keys make the letters larger or smaller by.
const MOST_LARGER: i16 = 40;

/// Step of the keys for larger and smaller letters, in pixels.
pub(super) const LARGER: i16 = 2;

/// The characters of a text that tell its script.
const SAMPLE: usize = 400;

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

    /// Returns the language of the document, or that of most texts in its letters.
    #[must_use]
    pub fn language_of_text(&self) -> &str {
        let article = self.document.article();
        article.language().unwrap_or_else(|| {
            let letters = article.flow().flat_map(|block| article.text(block).chars()).take(SAMPLE);
            let is_hebrew = article.direction() == Direction::Rtl
                && letters.filter(|c| properties(*c).bidi == BidiClass::R).count() > SAMPLE / 4;
            if is_hebrew { "he" } else { "ar" }
        })
    }
}
