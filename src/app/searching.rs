//! What the prompt and the search commands do to the state.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::command::{Command, Context};
use super::find::{Find, From, Step, Way};
use super::key::{Code, Key};
use super::panes::Panes;
use super::prompt::{Origin, Prompt};
use super::{App, Effect, MOST_SEARCHES, Notice, Open};
use crate::article::{Pos, Span};
use crate::search::{Manner, Query, Words};
use qari_bidi::text::direction::{self, Direction};
use qari_bidi::text::fold::Level;
use qari_bidi::text::visible::boundary_from;

impl App {
    /// The direction that the text in the prompt runs in: its own, or the interface's where it has none.
    #[must_use]
    pub fn prompt_direction(&self, prompt: &Prompt) -> Direction {
        direction::first_strong(prompt.input.text()).unwrap_or(self.messages.direction())
    }

    pub(super) fn open_prompt(&mut self) {
        self.leave_contents();
        let origin = Origin { place: self.place, open: self.open, find: self.find.take() };
        self.open = origin.open_below();
        self.prompt = Some(Box::new(Prompt::new(self.manner, origin)));
    }

    pub(super) fn type_text(&mut self, text: &str) {
        if let Some(prompt) = &mut self.prompt {
            prompt.input.insert(text);
            self.search_anew();
        }
    }

    pub(super) fn prompt_key(&mut self, key: Key) -> Option<Effect> {
        match self.keymap.command(Context::Prompt, key, self.direction()) {
            Some(Command::Suspend) => return Some(Effect::Suspend),
            Some(Command::Accept) => return self.accept(),
            Some(Command::GiveUp) => self.give_up(),
            Some(Command::ShowResults) => return self.show_results_of_prompt(),
            Some(command) => self.edit(command),
            None => {
                if let Key { code: Code::Char(c), ctrl: false, alt: false } = key {
                    // The key that opened the prompt, once more: an expression is typed.
                    let is_empty = self.prompt.as_ref().is_some_and(|prompt| prompt.input.text().is_empty());
                    if is_empty && self.keymap.command(Context::Reading, key, self.direction()) == Some(Command::Search)
                    {
                        self.edit(Command::ToggleRegex);
                    } else {
                        self.type_text(&typed_by(c));
                    }
                }
            }
        }
        None
    }

    fn edit(&mut self, command: Command) {
        let Some(prompt) = &self.prompt else { return };
        let direction = self.prompt_direction(prompt);
        let Some(prompt) = &mut self.prompt else { return };
        let before = (prompt.input.text().to_owned(), prompt.manner);
        match command {
            // Nothing left to erase closes the prompt.
            Command::Erase if prompt.input.text().is_empty() => return self.give_up(),
            Command::Older => prompt.older(&self.history),
            Command::Newer => prompt.newer(&self.history),
            Command::CycleLevel => prompt.manner.level = after(&LEVELS, prompt.manner.level),
            Command::CycleWords => prompt.manner.words = after(&Words::ALL, prompt.manner.words),
            Command::ToggleRegex => prompt.manner.regex = !prompt.manner.regex,
            _ => _ = prompt.input.edit(command, direction),
        }
        if before != (prompt.input.text().to_owned(), prompt.manner) {
            self.search_anew();
        }
    }

    /// Starts the search for what is typed from where the reader was, and shows its first match. What is no expression yet changes
    /// nothing: the search before it goes on.
    fn search_anew(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        let query = Query { text: prompt.input.text().to_owned(), manner: prompt.manner };
        let start = prompt.origin.place.pos;
        let start = if let Open::Disclaimer(place) = prompt.origin.open_below() { place.pos } else { start };
        let find = Find::new(query, self.article.language(), start);
        let Some(prompt) = &mut self.prompt else { return };
        prompt.fault = None;
        let find = match find {
            Ok(find) => (!prompt.input.text().is_empty()).then_some(find),
            Err(fault) => {
                prompt.fault = Some(fault);
                return;
            }
        };
        self.place = prompt.origin.place;
        self.open = prompt.origin.open_below();
        self.wanted = None;
        self.find = find;
        self.go_on_searching();
    }

    /// Goes on with what takes long: the search, then what is made of its matches.
    pub(super) fn work(&mut self) {
        self.keeping_chosen(Self::go_on_searching);
        self.filter_on();
    }

    /// Searches a slice more; when the match to show is found, shows it.
    pub(super) fn go_on_searching(&mut self) {
        let Some(find) = &mut self.find else { return };
        let (before, was_done) = (find.current(), find.is_done());
        find.step(&self.article);
        let current = find.current();
        let finds_nothing = !was_done && find.is_done() && find.count() == 0;
        if let (None, Some(current)) = (before, current) {
            self.show(current);
        }
        if finds_nothing && self.prompt.is_none() {
            self.notice = Some(Notice::NoMatches);
        }
        if let Some((way, count)) = self.wanted.take()
            && let Some(panes) = self.panes()
        {
            // The first match that is found, from the screen on, is the next one.
            let found = usize::from(way == Way::Forward && before.is_none() && current.is_some());
            if count > found {
                self.next_match(way, count - found, &panes);
            }
        }
    }

    fn accept(&mut self) -> Option<Effect> {
        // What can't be searched for is not left to stand as the search.
        if self.prompt.as_ref().is_some_and(|prompt| prompt.fault.is_some()) {
            return None;
        }
        let prompt = self.prompt.take()?;
        self.manner = prompt.manner;
        if prompt.input.text().is_empty() {
            // An empty search repeats the last one, as in less and vi.
            self.find = prompt.origin.find;
            if let Some(panes) = self.panes() {
                self.next_match(Way::Forward, 1, &panes);
            }
            return None;
        }
        if self.find.as_ref().is_some_and(|find| find.is_done() && find.count() == 0) {
            self.notice = Some(Notice::NoMatches);
        }
        Some(self.keep_search(prompt.input.text().to_owned()))
    }

    /// Keeps a search in the history, and asks for it to be kept for the next time.
    pub(super) fn keep_search(&mut self, text: String) -> Effect {
        self.history.retain(|known| *known != text);
        self.history.push(text.clone());
        if self.history.len() > MOST_SEARCHES {
            self.history.remove(0);
        }
        Effect::Remember(text)
    }

    /// Takes up the searches of former runs, the latest last, no more than [`MOST_SEARCHES`].
    pub fn recall(&mut self, searches: Vec<String>) {
        self.history = searches;
    }

    /// Searches for `query` from the place that is read on, as if it had been typed. The first match is shown when it is found, or it is
    /// said that there is none. What can't be searched for finds nothing. What it asks for is for the outside to do.
    #[must_use]
    pub fn search_for(&mut self, query: Query) -> Effect {
        self.manner = query.manner;
        let text = query.text.clone();
        self.find = Find::new(query, self.article.language(), self.topmost()).ok();
        self.go_on_searching();
        self.keep_search(text)
    }

    /// Keeps the search that is typed, or takes up the last one where nothing is, and lists its matches.
    fn show_results_of_prompt(&mut self) -> Option<Effect> {
        let effect = self.accept();
        // What can't be searched for is still typed.
        if self.prompt.is_none() {
            self.open_results();
        }
        effect
    }

    /// Searches for the whole word that was clicked last, if it is on the screen, else for the word that the current match is in or
    /// begins with, else for the first one on the screen.
    pub(super) fn search_word(&mut self) -> Option<Effect> {
        let panes = self.panes()?;
        self.leave_contents();
        let in_sight = |pos: &Pos| self.in_sight(Span::new(pos.block, pos.byte..pos.byte), &panes);
        let current = || self.current_match().map(|span| span.start());
        let pos = self.pointed.filter(in_sight).or_else(|| current().filter(in_sight)).unwrap_or(self.topmost());
        // A blank row is the end of its block: the word is in the next one.
        let blocks = (pos.block..self.article.blocks().len())
            .map(|block| Pos { block, byte: if block == pos.block { pos.byte } else { 0 } });
        let mut words = blocks.map(|pos| (pos, word_at(self.article.text(pos.block), pos.byte)));
        let (pos, word) = words.find(|(_, word)| !word.is_empty()).unwrap_or((pos, 0..0));
        let text = self.article.text(pos.block)[word.clone()].to_owned();
        if text.is_empty() {
            self.notice = Some(Notice::NoMatches);
            return None;
        }
        let query = Query { text: text.clone(), manner: Manner { words: Words::Whole, ..Manner::default() } };
        let start = Pos { byte: word.start, ..pos };
        self.find = Find::new(query, self.article.language(), start).ok();
        self.wanted = None;
        self.go_on_searching();
        self.manner = Manner { words: Words::Whole, ..Manner::default() };
        Some(self.keep_search(text))
    }

    fn give_up(&mut self) {
        if let Some(prompt) = self.prompt.take() {
            Origin { place: self.place, open: self.open, find: self.find } = prompt.origin;
        }
    }

    /// Goes to the next match on the way, from the current one if it is on the screen, else from the top of the screen. Where that
    /// is not known yet it goes there when it is, and till then nowhere.
    pub(super) fn next_match(&mut self, way: Way, count: usize, panes: &Panes) {
        self.leave_contents();
        let Some(mut find) = self.find.take().or_else(|| self.last_search()) else {
            self.notice = Some(Notice::NoSearch);
            return;
        };
        let in_sight = find.current().filter(|current| self.in_sight(*current, panes));
        let mut from = if in_sight.is_some() { From::Current } else { From::Pos(self.topmost()) };
        let mut reached = None;
        for taken in 0..count {
            match find.go(way, from) {
                Step::None => self.notice = Some(Notice::NoMatches),
                Step::Wrapped => {
                    self.notice = Some(Notice::Wrapped(way));
                    reached = find.current();
                }
                Step::Taken => reached = find.current(),
                Step::Unknown => {
                    self.wanted = Some((way, count - taken));
                    break;
                }
            }
            from = From::Current;
        }
        self.find = Some(find);
        if let Some(reached) = reached {
            self.show(reached);
        }
    }

    /// The search that was made last, anew.
    pub(super) fn last_search(&self) -> Option<Find> {
        let text = self.history.last()?.clone();
        Find::new(Query { text, manner: self.manner }, self.article.language(), self.topmost()).ok()
    }

    /// The topmost place on the screen, in the text or in the disclaimer that is open over it: a search starts there.
    pub(super) fn topmost(&self) -> Pos {
        match self.open {
            Open::Disclaimer(place) => place.pos,
            Open::Nothing | Open::Help(_) => self.place.pos,
        }
    }

    /// Whether the beginning of `span` is on the screen. The disclaimer's footer is, unless the disclaimer is open.
    pub(super) fn in_sight(&self, span: Span, panes: &Panes) -> bool {
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
    pub(super) fn show(&mut self, span: Span) {
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

/// The bytes of the word at byte `byte` of `text`, or of the next one behind it, without the marks around it.
fn word_at(text: &str, byte: usize) -> Range<usize> {
    // Words are counted from white space on, which is near: a text may be long.
    let start = text[..byte].rfind(char::is_whitespace).map_or(0, |blank| boundary_from(text, blank + 1));
    let mut words = text[start..].unicode_word_indices().map(|(at, word)| start + at..start + at + word.len());
    words.find(|word| word.end > byte).unwrap_or(byte..byte)
}

/// The levels of folding in the order that one goes through them: from the usual one to the loosest, then the strictest.
const LEVELS: [Level; 4] = [Level::Letters, Level::Loose, Level::Exact, Level::Marks];

/// What comes behind `current` among `all`, which are gone around.
fn after<T: Copy + PartialEq>(all: &[T], current: T) -> T {
    let at = all.iter().position(|one| *one == current).unwrap_or(0);
    all[(at + 1) % all.len()]
}

/// What a key types: one that stands for a lam and an alef types both.
pub(super) fn typed_by(c: char) -> String {
    use unicode_normalization::UnicodeNormalization;
    match c {
        '\u{FEF5}'..='\u{FEFC}' => c.nfkc().collect(),
        _ => c.to_string(),
    }
}
