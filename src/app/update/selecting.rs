//! Selecting, and copying what is selected or meant.

use std::ops::Range;
use std::path::Path;

use crate::app::App;
use crate::app::document::cursor::Motion;
use crate::app::document::viewport::Viewport;
use crate::app::keys::command::Command;
use crate::app::message::Effect;
use crate::app::notice::Notice;
use crate::article::Pos;
use crate::page::digits_of;

/// The commands that move the cursor while one selects.
const MOTIONS: [(Command, Motion); 19] = [
    (Command::CursorLeft, Motion::Left),
    (Command::CursorRight, Motion::Right),
    (Command::LineDown, Motion::Down),
    (Command::LineUp, Motion::Up),
    (Command::PageDown, Motion::PageDown),
    (Command::PageUp, Motion::PageUp),
    (Command::HalfPageDown, Motion::HalfPageDown),
    (Command::HalfPageUp, Motion::HalfPageUp),
    (Command::CursorHome, Motion::RowStart),
    (Command::CursorEnd, Motion::RowEnd),
    (Command::NextWord, Motion::NextWord),
    (Command::PreviousWord, Motion::PreviousWord),
    (Command::WordEnd, Motion::WordEnd),
    (Command::NextParagraph, Motion::NextParagraph),
    (Command::PreviousParagraph, Motion::PreviousParagraph),
    (Command::NextSection, Motion::NextSection),
    (Command::PreviousSection, Motion::PreviousSection),
    (Command::Start, Motion::Start),
    (Command::End, Motion::End),
];

impl App {
    /// Moves the cursor as `command` says, if one selects and it says that. Returns `false` otherwise.
    pub(super) fn moves_cursor(&mut self, command: Command, count: usize, view: &Viewport) -> bool {
        let motion = MOTIONS.iter().find(|(own, _)| *own == command).map(|(_, motion)| *motion);
        let Some(motion) = motion.filter(|_| {
            self.prompt().is_none() && self.attention.answer.is_none() && self.document.selection().is_some()
        }) else {
            return false;
        };
        self.document.move_cursor(motion, count, view);
        true
    }

    /// Begins to select, or drops the beginning of the selection and sets it anew.
    pub(super) fn select(&mut self, view: &Viewport) {
        self.leave_contents();
        if self.document.selection().is_some() {
            self.document.toggle_beginning();
        } else if !self.document.select(view) {
            self.notice = Some(Notice::NothingToCopy);
        }
    }

    /// Copies what is selected, with its citation if `cited`, and ends selecting.
    pub(super) fn copy_selection(&mut self, cited: bool) -> Option<Effect> {
        let range = self.document.selected();
        if range.is_some() {
            self.document.stop_selecting();
        }
        self.copy(range, cited)
    }

    /// Copies the paragraph that is meant.
    pub(super) fn copy_paragraph(&mut self, cited: bool, view: &Viewport) -> Option<Effect> {
        let range = self.document.meant(view).map(|pos| self.document.paragraph_at(pos));
        self.copy(range, cited)
    }

    /// Copies the section that is meant; in the disclaimer, all of that.
    pub(super) fn copy_section(&mut self, view: &Viewport) -> Option<Effect> {
        let article = self.document.article();
        let blocks = self.document.meant(view).map(|pos| {
            let is_flow = article.flow().contains(&pos.block);
            if is_flow {
                article.sections()[article.section_of(pos.block)].blocks.clone()
            } else {
                article.disclaimer()
            }
        });
        let range = blocks.map(|blocks| article.range_of(blocks));
        self.copy(range, false)
    }

    /// Copies the current match.
    pub(super) fn copy_match(&mut self) -> Option<Effect> {
        let range = self.document.current_match().map(|span| {
            let at = |byte: usize| Pos { block: span.block(), byte };
            at(span.range().start)..at(span.range().end)
        });
        self.copy(range, false)
    }

    /// Copies the text of `range`, with its citation below it if `cited`.
    fn copy(&mut self, range: Option<Range<Pos>>, cited: bool) -> Option<Effect> {
        let text = range.as_ref().map(|range| self.document.article().extract(range.clone())).unwrap_or_default();
        let Some(range) = range.filter(|_| !text.trim().is_empty()) else {
            self.notice = Some(Notice::NothingToCopy);
            return None;
        };
        let citation = if cited { self.citation(&range) } else { String::new() };
        let text = if citation.is_empty() { text } else { format!("{text}\n({citation})\n") };
        Some(self.copy_text(text))
    }

    /// Returns the effect that copies `text`. A secure reader starts no program: it leaves that to the terminal.
    pub(super) fn copy_text(&self, text: String) -> Effect {
        if self.is_secure { Effect::CopyByTerminal(text) } else { Effect::Copy(text) }
    }

    /// Returns the citation of `range`. A document without a title is cited by the name of its file.
    fn citation(&self, range: &Range<Pos>) -> String {
        let article = self.document.article();
        let file = self.shelf.name(self.shelf.current()).map(Path::new).and_then(Path::file_name);
        let file = file.map(|name| name.to_string_lossy().into_owned());
        let digits = digits_of(article);
        article.attribution(range).cited(file.as_deref(), |label| digits.within(label))
    }
}
