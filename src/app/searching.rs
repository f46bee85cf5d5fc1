//! What the prompt and the search commands do to the state.

use super::command::{Command, Context};
use super::find::{Find, From, Way};
use super::key::{Code, Key};
use super::panes::Panes;
use super::prompt::{Origin, Prompt};
use super::{App, Effect, Notice, Open};
use crate::article::{Pos, Span};
use crate::search::Query;
use crate::text::direction::{self, Direction};
use crate::text::fold::Level;

/// How many searches are remembered.
const MOST_HISTORY: usize = 100;

impl App {
    /// The direction that the text in the prompt runs in: its own, or the interface's where it has none.
    #[must_use]
    pub fn prompt_direction(&self, prompt: &Prompt) -> Direction {
        direction::first_strong(prompt.text()).unwrap_or(self.messages.direction())
    }

    pub(super) fn open_prompt(&mut self) {
        self.leave_contents();
        let origin = Origin { place: self.place, open: self.open, find: self.find.take() };
        self.open = origin.open_below();
        self.prompt = Some(Box::new(Prompt::new(self.level, origin)));
    }

    pub(super) fn type_text(&mut self, text: &str) {
        if let Some(prompt) = &mut self.prompt {
            prompt.insert(text);
            self.search_anew();
        }
    }

    pub(super) fn prompt_key(&mut self, key: Key) -> Option<Effect> {
        match self.keymap.command(Context::Prompt, key, self.direction()) {
            Some(Command::Suspend) => return Some(Effect::Suspend),
            Some(Command::Accept) => self.accept(),
            Some(Command::GiveUp) => self.give_up(),
            Some(command) => self.edit(command),
            None => {
                if let Key { code: Code::Char(c), ctrl: false, alt: false } = key {
                    self.type_text(&typed_by(c));
                }
            }
        }
        None
    }

    fn edit(&mut self, command: Command) {
        let Some(prompt) = &self.prompt else { return };
        let direction = self.prompt_direction(prompt);
        let Some(prompt) = &mut self.prompt else { return };
        let before = (prompt.text().to_owned(), prompt.level);
        match command {
            // Nothing left to erase closes the prompt.
            Command::Erase if prompt.text().is_empty() => return self.give_up(),
            Command::Erase => prompt.erase(),
            Command::EraseAfter => prompt.erase_after(),
            Command::EraseWord => prompt.erase_word(),
            Command::EraseAllBefore => prompt.erase_all_before(),
            Command::EraseAllAfter => prompt.erase_all_after(),
            Command::CursorLeft => prompt.left(direction),
            Command::CursorRight => prompt.right(direction),
            Command::CursorHome => prompt.home(),
            Command::CursorEnd => prompt.end(),
            Command::Older => prompt.older(&self.history),
            Command::Newer => prompt.newer(&self.history),
            Command::Exact => {
                prompt.level = if prompt.level == Level::Exact { Level::Marks } else { Level::Exact };
            }
            _ => {}
        }
        if before != (prompt.text().to_owned(), prompt.level) {
            self.search_anew();
        }
    }

    /// Starts the search for what is typed from where the reader was, and shows its first match.
    fn search_anew(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        self.place = prompt.origin.place;
        self.open = prompt.origin.open_below();
        let query = Query { text: prompt.text().to_owned(), level: prompt.level };
        self.find = (!query.text.is_empty()).then(|| Find::new(query, self.topmost()));
        self.go_on_searching();
    }

    /// Searches a slice more; when the match to show is found, shows it.
    pub(super) fn go_on_searching(&mut self) {
        let Some(find) = &mut self.find else { return };
        let before = find.current();
        find.step(&self.article);
        let current = find.current();
        if let (None, Some(current)) = (before, current) {
            self.show(current);
        }
    }

    fn accept(&mut self) {
        let Some(prompt) = self.prompt.take() else { return };
        self.level = prompt.level;
        if prompt.text().is_empty() {
            // An empty search repeats the last one, as in less and vi.
            self.find = prompt.origin.find;
            if let Some(panes) = self.panes() {
                self.next_match(Way::Forward, 1, &panes);
            }
            return;
        }
        self.history.retain(|known| known != prompt.text());
        self.history.push(prompt.text().to_owned());
        if self.history.len() > MOST_HISTORY {
            self.history.remove(0);
        }
        if self.find.as_ref().is_some_and(|find| find.is_done() && find.count() == 0) {
            self.notice = Some(Notice::NoMatches);
        }
    }

    fn give_up(&mut self) {
        if let Some(prompt) = self.prompt.take() {
            Origin { place: self.place, open: self.open, find: self.find } = prompt.origin;
        }
    }

    /// Goes to the next match on the way, from the current one if it is on the screen, else from the top of the screen.
    pub(super) fn next_match(&mut self, way: Way, count: usize, panes: &Panes) {
        self.leave_contents();
        let last = || self.history.last().map(|text| Query { text: text.clone(), level: self.level });
        let Some(mut find) = self.find.take().or_else(|| last().map(|query| Find::new(query, self.topmost()))) else {
            self.notice = Some(Notice::NoSearch);
            return;
        };
        let known = find.current();
        find.finish(&self.article);
        let in_sight = known.filter(|current| self.in_sight(*current, panes));
        let mut from = if in_sight.is_some() { From::Current } else { From::Pos(self.topmost()) };
        for _ in 0..count {
            self.notice = match find.go(way, from) {
                None => Some(Notice::NoMatches),
                Some(true) => Some(Notice::Wrapped(way)),
                Some(false) => self.notice.take(),
            };
            from = From::Current;
        }
        let current = find.current();
        self.find = Some(find);
        if let Some(current) = current {
            self.show(current);
        }
    }

    /// The topmost place on the screen, in the text or in the disclaimer that is open over it: a search starts there.
    fn topmost(&self) -> Pos {
        match self.open {
            Open::Disclaimer(place) => place.pos,
            Open::Nothing | Open::Help(_) => self.place.pos,
        }
    }

    /// Whether the beginning of `span` is on the screen. The disclaimer's footer is, unless the disclaimer is open.
    fn in_sight(&self, span: Span, panes: &Panes) -> bool {
        let in_flow = self.article.flow().contains(&span.block());
        match self.open {
            Open::Disclaimer(_) if in_flow => false,
            Open::Disclaimer(place) => self
                .disclaimer_rows(panes.overlay_text.width)
                .is_some_and(|rows| place.shows(&rows, usize::from(panes.overlay_text.height), span.start())),
            _ if in_flow => self.place.shows(&self.rows(panes), usize::from(panes.text.height), span.start()),
            _ => true,
        }
    }

    /// Scrolls to `span` if it is not on the screen. The disclaimer's footer is, and scrolls by itself. The open disclaimer
    /// makes way for a match in the text below it.
    fn show(&mut self, span: Span) {
        let Some(panes) = self.panes() else { return };
        let in_flow = self.article.flow().contains(&span.block());
        match self.open {
            Open::Disclaimer(place) if !in_flow => {
                let Some(rows) = self.disclaimer_rows(panes.overlay_text.width) else { return };
                let height = usize::from(panes.overlay_text.height);
                self.open = Open::Disclaimer(place.reveal(&rows, height, span.start()));
            }
            Open::Disclaimer(_) => self.open = Open::Nothing,
            Open::Nothing | Open::Help(_) => {}
        }
        if in_flow {
            self.place = self.place.reveal(&self.rows(&panes), usize::from(panes.text.height), span.start());
        }
    }
}

/// What a key types: one that stands for a lam and an alef types both.
fn typed_by(c: char) -> String {
    use unicode_normalization::UnicodeNormalization;
    match c {
        '\u{FEF5}'..='\u{FEFC}' => c.nfkc().collect(),
        _ => c.to_string(),
    }
}
