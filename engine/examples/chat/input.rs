//! A line that is typed, in text of both directions.

use qari_bidi::{BaseDirection, Field};

/// The line and its cursor. Arrows move on the screen, all else is by the text.
#[derive(Debug, Default)]
pub struct Input {
    /// The text as it was typed, in logical order.
    pub text: String,
    /// The byte before which the next character is inserted.
    pub cursor: usize,
}

impl Input {
    /// Lays the line out in `width` cells, with the cursor in view.
    pub fn field(&self, width: u16) -> Field {
        Field::new(&self.text, self.cursor, BaseDirection::Auto, usize::from(width))
    }

    /// Moves one grapheme to the left on the screen.
    pub fn left(&mut self) {
        self.cursor = self.field(u16::MAX).left;
    }

    /// Moves one grapheme to the right on the screen.
    pub fn right(&mut self) {
        self.cursor = self.field(u16::MAX).right;
    }

    /// Moves before the first character, which is at the right of an Arabic line.
    pub fn home(&mut self) {
        self.cursor = 0;
    }

    /// Moves behind the last character.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Inserts a character at the cursor.
    pub fn insert(&mut self, c: char) {
        self.text.insert(self.cursor, c);
        self.cursor += c.len_utf8();
    }

    /// Removes the character before the cursor in the text, wherever that is on the screen.
    pub fn backspace(&mut self) {
        if let Some((start, _)) = self.text[..self.cursor].char_indices().next_back() {
            self.text.remove(start);
            self.cursor = start;
        }
    }

    /// Takes what was typed, and empties the line.
    pub fn take(&mut self) -> String {
        self.cursor = 0;
        std::mem::take(&mut self.text)
    }
}
