//! The line that a search is typed in: text, cursor, history.

use unicode_segmentation::UnicodeSegmentation;

use super::Open;
use super::find::Find;
use super::place::Place;
use crate::layout::{self, Cell, Source};
use crate::search::{Fault, Manner};
use crate::text::direction::Direction;
use crate::text::fold::is_ignorable;

/// Where the reader was when the prompt was opened, and comes back to when it is given up.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The place in the text.
    pub place: Place,
    /// What was open over it.
    pub open: Open,
    /// The search there was.
    pub find: Option<Find>,
}

impl Origin {
    /// What stays open while one types: the disclaimer is searched, the help is not.
    #[must_use]
    pub fn open_below(&self) -> Open {
        match self.open {
            Open::Nothing | Open::Help(_) => Open::Nothing,
            Open::Disclaimer(place) => Open::Disclaimer(place),
        }
    }
}

/// A search being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    text: String,
    /// The byte that the next character goes before; always between two characters.
    cursor: usize,
    /// What counts as a match.
    pub manner: Manner,
    /// What keeps what is typed from being searched for.
    pub fault: Option<Fault>,
    /// Where the reader was before.
    pub origin: Origin,
    /// How many searches back in the history the text is from; 0 is the one being typed.
    back: usize,
    /// What was being typed before an older search was called up.
    draft: String,
}

impl Prompt {
    /// An empty prompt, opened at `origin`.
    #[must_use]
    pub fn new(manner: Manner, origin: Origin) -> Self {
        Self { text: String::new(), cursor: 0, manner, fault: None, origin, back: 0, draft: String::new() }
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
    pub fn left(&mut self, direction: Direction) {
        let (stops, at) = self.stops(direction);
        self.cursor = stops[at.saturating_sub(1)];
    }

    /// Moves the cursor to the cell at its right.
    pub fn right(&mut self, direction: Direction) {
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
        let Source::Text(range) = &cell.source else { return Vec::new() };
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

    /// Erases the character before the cursor: a mark alone where there is one, as it was typed alone.
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

    /// Erases all before the cursor.
    pub fn erase_all_before(&mut self) {
        self.erase_back_to(0);
    }

    /// Erases all behind the cursor.
    pub fn erase_all_after(&mut self) {
        self.text.truncate(self.cursor);
    }

    /// Calls up the search before this one in `history`, whose last entry is the newest.
    pub fn older(&mut self, history: &[String]) {
        if self.back < history.len() {
            self.recall(self.back + 1, history);
        }
    }

    /// Calls up the search after this one in `history`; in the end, what was being typed.
    pub fn newer(&mut self, history: &[String]) {
        if let Some(back) = self.back.checked_sub(1) {
            self.recall(back, history);
        }
    }

    fn recall(&mut self, back: usize, history: &[String]) {
        if self.back == 0 {
            self.draft = std::mem::take(&mut self.text);
        }
        self.back = back;
        self.text = if back == 0 { std::mem::take(&mut self.draft) } else { history[history.len() - back].clone() };
        self.end();
    }

    fn erase_back_to(&mut self, start: usize) {
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }
}
