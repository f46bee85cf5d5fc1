//! A line that is being typed: its text and its cursor.

use unicode_segmentation::UnicodeSegmentation;

use super::command::Command;
use qari_bidi::layout::{self, Cell, CellSource};
use qari_bidi::text::direction::Direction;
use qari_bidi::text::fold::is_ignorable;

/// A line that is being typed.
#[derive(Clone, Debug, Default)]
pub struct Input {
    text: String,
    /// The byte that the next character goes before; always between two characters.
    cursor: usize,
}

impl Input {
    /// Does what an editing command says to the line, which runs in `direction`; returns whether it was one.
    pub fn edit(&mut self, command: Command, direction: Direction) -> bool {
        match command {
            Command::Erase => self.erase(),
            Command::EraseAfter => self.erase_after(),
            Command::EraseWord => self.erase_word(),
            Command::EraseAllBefore => self.erase_all_before(),
            Command::EraseAllAfter => self.erase_all_after(),
            Command::CursorLeft => self.left(direction),
            Command::CursorRight => self.right(direction),
            Command::CursorHome => self.home(),
            Command::CursorEnd => self.end(),
            _ => return false,
        }
        true
    }

    /// Puts `text` in the place of what is typed, the cursor behind it; returns what was.
    pub fn replace(&mut self, text: String) -> String {
        self.cursor = text.len();
        std::mem::replace(&mut self.text, text)
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the text that the cursor stands before.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Types `typed` at the cursor. What is no part of a line becomes a space.
    pub fn insert(&mut self, typed: &str) {
        let line: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.text.insert_str(self.cursor, &line);
        self.cursor += line.len();
    }

    /// Moves the cursor to the cell at its left, of a text that runs in `direction`.
    fn left(&mut self, direction: Direction) {
        let (stops, at) = self.stops(direction);
        self.cursor = stops[at.saturating_sub(1)];
    }

    /// Moves the cursor to the cell at its right.
    fn right(&mut self, direction: Direction) {
        let (stops, at) = self.stops(direction);
        self.cursor = stops[(at + 1).min(stops.len() - 1)];
    }

    /// The places that the cursor can be at, from left to right as their cells are on the screen, and which of them it is at.
    /// What is typed at the end comes where the text ends on the screen.
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

    /// The places before the characters that `cell` shows: of more than one in a ligature, which is written from the right.
    fn stops_of(&self, cell: &Cell) -> Vec<usize> {
        let CellSource::Text(range) = &cell.source else { return Vec::new() };
        let characters = self.text[range.clone()].grapheme_indices(true);
        characters.rev().map(|(at, _)| range.start + at).collect()
    }

    /// Moves the cursor to the beginning.
    fn home(&mut self) {
        self.cursor = 0;
    }

    /// Moves the cursor to the end.
    fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Erases the character before the cursor: a mark alone where there is one, as it was typed alone.
    fn erase(&mut self) {
        let before = &self.text[..self.cursor];
        let mark = before.chars().next_back().filter(|&c| is_ignorable(c)).map(char::len_utf8);
        let bytes = mark.or_else(|| before.graphemes(true).next_back().map(str::len)).unwrap_or(0);
        self.erase_back_to(self.cursor - bytes);
    }

    /// Erases the character behind the cursor.
    fn erase_after(&mut self) {
        let bytes = self.text[self.cursor..].graphemes(true).next().map_or(0, str::len);
        self.text.drain(self.cursor..self.cursor + bytes);
    }

    /// Erases the word before the cursor and the space behind that word.
    fn erase_word(&mut self) {
        let before = self.text[..self.cursor].trim_end();
        let start = before
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + before[space..].chars().next().map_or(0, char::len_utf8));
        self.erase_back_to(start);
    }

    /// Erases all before the cursor.
    fn erase_all_before(&mut self) {
        self.erase_back_to(0);
    }

    /// Erases all behind the cursor.
    fn erase_all_after(&mut self) {
        self.text.truncate(self.cursor);
    }

    fn erase_back_to(&mut self, start: usize) {
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }
}
