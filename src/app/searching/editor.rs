//! A line editor: a line that is being typed, and its cursor.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::search::MOST_TYPED_BYTES;
use qari_bidi::layout::{self, Cell, CellSource};
use qari_bidi::text::direction::Direction;
use qari_bidi::text::fold::is_ignorable;

/// A line that is being typed.
#[derive(Clone, Debug, Default)]
pub struct LineEditor {
    text: String,
    /// The byte that the next character is inserted before; always between two characters.
    cursor: usize,
}

impl LineEditor {
    /// Replaces the line by `text`, with the cursor behind it; returns the old line.
    pub fn replace(&mut self, text: String) -> String {
        self.cursor = text.len();
        std::mem::replace(&mut self.text, text)
    }

    /// Returns the text of the line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the byte of the text that the cursor stands before.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Inserts `typed` at the cursor. Control characters become spaces. Returns `false`, and inserts nothing, if the
    /// line would be longer than any that is meant.
    pub fn insert(&mut self, typed: &str) -> bool {
        if self.text.len() + typed.len() > MOST_TYPED_BYTES {
            return false;
        }
        let line: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.text.insert_str(self.cursor, &line);
        self.cursor += line.len();
        true
    }

    /// Moves the cursor to the cell at its left. `direction` is the line's, as in all methods.
    pub fn left(&mut self, direction: Direction) {
        let (stops, at) = self.stops(direction);
        self.cursor = stops[at.saturating_sub(1)];
    }

    /// Moves the cursor to the cell at its right.
    pub fn right(&mut self, direction: Direction) {
        let (stops, at) = self.stops(direction);
        self.cursor = stops[(at + 1).min(stops.len() - 1)];
    }

    /// Returns the bytes that the cursor can stand before, from left to right as their cells are on the screen, and the
    /// index of the one that it is at. The end of the text is where the next character will appear.
    fn stops(&self, direction: Direction) -> (Vec<usize>, usize) {
        let line = layout::field(&self.text, self.cursor, direction, usize::MAX).line;
        let mut stops: Vec<usize> = line.cells.iter().flat_map(|cell| self.stops_of(cell)).collect();
        let end = if direction == Direction::Rtl { 0 } else { stops.len() };
        stops.insert(end, self.text.len());
        // An invisible character has no cell: the cursor before it is seen on the next character that has one.
        let seen = stops.iter().filter(|&&stop| stop >= self.cursor).min().copied();
        let at = stops.iter().position(|&stop| Some(stop) == seen).unwrap_or(end);
        (stops, at)
    }

    /// Returns the bytes before the characters that `cell` shows: several in a ligature, which is written from the
    /// right.
    fn stops_of(&self, cell: &Cell) -> Vec<usize> {
        let CellSource::Text(range) = &cell.source else { return Vec::new() };
        let characters = self.text[range.clone()].grapheme_indices(true);
        characters.rev().map(|(at, _)| range.start + at).collect()
    }

    /// Moves the cursor to the beginning.
    pub fn home(&mut self) {
        self.cursor = 0;
    }

    /// Moves the cursor to the end.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Erases the character before the cursor; a mark is erased alone, as it was typed.
    pub fn erase(&mut self) {
        let before = &self.text[..self.cursor];
        let mark = before.chars().next_back().filter(|&c| is_ignorable(c)).map(char::len_utf8);
        let bytes = mark.or_else(|| before.graphemes(true).next_back().map(str::len)).unwrap_or(0);
        self.erase_back_to(self.cursor - bytes);
    }

    /// Erases the character behind the cursor.
    pub fn erase_after(&mut self) {
        let bytes = self.text[self.cursor..].graphemes(true).next().map_or(0, str::len);
        self.text.drain(self.cursor..self.cursor + bytes);
    }

    /// Erases the word before the cursor and the space behind that word.
    pub fn erase_word(&mut self) {
        let before = self.text[..self.cursor].trim_end();
        let start = before
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + before[space..].chars().next().map_or(0, char::len_utf8));
        self.erase_back_to(start);
    }

    /// Erases everything before the cursor.
    pub fn erase_all_before(&mut self) {
        self.erase_back_to(0);
    }

    /// Erases everything behind the cursor.
    pub fn erase_all_after(&mut self) {
        self.text.truncate(self.cursor);
    }

    fn erase_back_to(&mut self, start: usize) {
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }
}

/// Returns the characters that a key types: a lam-alef ligature stands for both its letters.
#[must_use]
pub fn typed_by(c: char) -> String {
    match c {
        '\u{FEF5}'..='\u{FEFC}' => c.nfkc().collect(),
        _ => c.to_string(),
    }
}
