//! What each message does to the state.

use super::command::{Command, Context};
use super::find::Way;
use super::key::{Key, Name};
use super::overlay;
use super::panes::{Panes, contents_extra_range};
use super::place::Place;
use super::{App, Effect, Focus, MEASURES, Message, Notice, Open, contents};
use crate::article::Pos;

/// How far one key press widens or narrows a column, in cells.
const STEP: u16 = 4;
/// No count is larger, and no movement goes on for more rows: a slip of the finger must not take long.
const MOST_COUNT: usize = 9999;
/// [`MOST_COUNT`], as rows on or back.
const MOST_ROWS: isize = MOST_COUNT.cast_signed();

impl App {
    /// Changes the state by what happened, and says what the outside is to do, if anything.
    pub fn update(&mut self, message: Message) -> Option<Effect> {
        self.pages.begin();
        match self.unless_held(message)? {
            Message::Key(key) => return self.key(key),
            Message::Paste(text) if self.finder.is_some() => self.type_filter(&text),
            Message::Paste(text) => self.type_text(&text),
            Message::Wheel(rows) => self.scroll(rows),
            Message::Click(x, y) => return self.click(x, y),
            Message::Resize(columns, rows) => self.resize((columns, rows)),
            Message::Idle => self.jump_to_pending_section(),
            Message::Work => self.work(),
            Message::Encoding(name) => self.notice = Some(Notice::Encoding(name)),
            Message::Opened(name, outcome) => self.opened(&name, outcome),
            Message::Arrived(outcome) => self.arrived(outcome),
            Message::Failed(what) => self.fail(what),
            Message::Tell(notice) => self.notice = Some(notice),
        }
        None
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        if self.prompt.is_some() {
            return self.prompt_key(key);
        }
        if self.finder.is_some() {
            return self.finder_key(key);
        }
        if self.is_choosing() {
            return self.choosing_key(key);
        }
        self.reading_key(key)
    }

    /// A key that is pressed while one reads.
    pub(super) fn reading_key(&mut self, key: Key) -> Option<Effect> {
        if let Some(digit) = self.keymap.digit(key).filter(|&digit| self.takes_digit(digit)) {
            self.count = Some((self.count.unwrap_or(0) * 10 + digit).min(MOST_COUNT));
            return None;
        }
        if key == Key::named(Name::Enter) && self.count.is_some() {
            self.jump_to_pending_section();
            return None;
        }
        let count = self.count.take().unwrap_or(1);
        let command = self.keymap.command(Context::Reading, key, self.direction())?;
        match command {
            Command::Interrupt => return Some(Effect::Quit),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Redraw => return Some(Effect::Redraw),
            Command::NextEncoding => return Some(Effect::NextEncoding),
            Command::Quit if self.nothing_is_open() => return Some(Effect::Quit),
            Command::Quit | Command::Cancel => self.close(),
            Command::SearchWord => return self.search_word(),
            command if command.travels() => return self.travel(command, count),
            _ => self.read(command, count),
        }
        None
    }

    /// Takes a new size of the screen. A section list that has gone with it has no keys and covers nothing.
    fn resize(&mut self, screen: (u16, u16)) {
        if self.screen == screen {
            return;
        }
        self.screen = screen;
        if let Some(panes) = self.panes() {
            self.contents_over &= !panes.contents_fit_beside;
            if panes.contents.is_none() {
                self.focus = Focus::Text;
            }
        }
    }

    /// Whether nothing lies over the panes, so that the key which closes what is open leaves.
    #[must_use]
    pub fn nothing_is_open(&self) -> bool {
        matches!(self.open, Open::Nothing) && !self.contents_over && !self.is_choosing()
    }

    /// A digit begins or continues a count; a count does not begin with 0, and what can't be seen is not moved.
    fn takes_digit(&self, digit: usize) -> bool {
        (digit > 0 || self.count.is_some()) && matches!(self.open, Open::Nothing)
    }

    /// Closes what is open; with nothing open, clears the search. A document that is being opened is waited for no longer.
    fn close(&mut self) {
        if self.give_up_opening() {
            return;
        }
        if !matches!(self.open, Open::Nothing) {
            self.open = Open::Nothing;
        } else if self.contents_over {
            self.contents_over = false;
            self.focus = Focus::Text;
        } else if self.find.take().is_some() {
            self.wanted = None;
        } else {
            self.focus = Focus::Text;
        }
    }

    /// The commands that move in the text or change what is shown.
    fn read(&mut self, command: Command, count: usize) {
        let Some(panes) = self.panes() else { return };
        let does_something = match self.open {
            Open::Nothing => true,
            Open::Help(_) => is_for_overlays(command),
            Open::Disclaimer(_) => is_for_overlays(command) || is_for_matches(command),
        };
        if !does_something {
            return;
        }
        let rows = isize::try_from(count).unwrap_or(isize::MAX);
        let page = self.page_rows(&panes);
        let half_page = (page / 2).max(1);
        match command {
            Command::LineDown => self.move_by(rows, &panes),
            Command::LineUp => self.move_by(-rows, &panes),
            Command::HalfPageDown => self.scroll(rows * half_page),
            Command::HalfPageUp => self.scroll(-rows * half_page),
            Command::Forward | Command::Back | Command::Open if self.contents_have_keys() => self.leave_contents(),
            Command::PageDown | Command::Forward => self.scroll(rows * page),
            Command::PageUp | Command::Back => self.scroll(-rows * page),
            Command::Start => self.go_to_start(&panes),
            Command::End => self.go_to_end(&panes),
            Command::NextSection => self.next_section(count, &panes),
            Command::PreviousSection => self.previous_section(count, &panes),
            Command::SwitchPane => self.switch_pane(&panes),
            Command::Search => self.open_prompt(),
            Command::NextMatch => self.next_match(Way::Forward, count, &panes),
            Command::PreviousMatch => self.next_match(Way::Back, count, &panes),
            Command::ShowResults => self.open_results(),
            Command::FindHeading => self.open_headings(&panes),
            Command::ToggleContents => self.toggle_contents(&panes),
            Command::WidenContents => self.resize_contents(STEP.cast_signed()),
            Command::NarrowContents => self.resize_contents(-STEP.cast_signed()),
            Command::WidenText => self.measure = self.measure.max((self.text_width() + STEP).min(MEASURES.1)),
            Command::NarrowText => self.measure = self.text_width().saturating_sub(STEP).max(MEASURES.0),
            Command::CycleMarks => {
                self.display = self.display.with_next_marks();
                self.notice = Some(Notice::Marks);
            }
            Command::CycleAlign => {
                self.display = self.display.with_next_align();
                self.notice = Some(Notice::Align);
            }
            Command::Disclaimer => self.toggle_disclaimer(),
            Command::Help => self.toggle_help(),
            _ => {}
        }
    }

    fn contents_have_keys(&self) -> bool {
        self.focus == Focus::Contents && matches!(self.open, Open::Nothing)
    }

    /// How many rows a page goes on: one row of the old page stays in sight.
    fn page_rows(&self, panes: &Panes) -> isize {
        let height = match self.open {
            Open::Help(_) | Open::Disclaimer(_) => panes.overlay_text.height,
            Open::Nothing => panes.text.height,
        };
        isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(isize::MAX)
    }

    /// One line, or in the contents one section.
    fn move_by(&mut self, count: isize, panes: &Panes) {
        if self.contents_have_keys() {
            self.go_to_section(self.section(panes).saturating_add_signed(count));
        } else {
            self.scroll(count);
        }
    }

    /// Scrolls the text, or what is open over it, by `count` rows towards its end.
    fn scroll(&mut self, count: isize) {
        if self.finder.is_some() {
            return self.move_in_finder(count);
        }
        let Some(panes) = self.panes() else { return };
        let count = count.clamp(-MOST_ROWS, MOST_ROWS);
        match self.open {
            Open::Help(top) => {
                self.open = Open::Help(top.saturating_add_signed(count).min(overlay::last_top_of_help(self, &panes)));
            }
            Open::Disclaimer(place) => {
                let Some(rows) = self.disclaimer_rows(panes.overlay_text.width) else { return };
                self.open = Open::Disclaimer(place.by(&rows, usize::from(panes.overlay_text.height), count));
            }
            Open::Nothing => self.place = self.place.by(&self.rows(&panes), usize::from(panes.text.height), count),
        }
    }

    fn go_to_start(&mut self, panes: &Panes) {
        match self.open {
            Open::Help(_) => self.open = Open::Help(0),
            Open::Disclaimer(_) => {
                let start = self.disclaimer_rows(panes.overlay_text.width).map(|rows| Place::start(&rows));
                self.open = Open::Disclaimer(start.unwrap_or_default());
            }
            Open::Nothing => {
                self.remember();
                self.place = Place::default();
            }
        }
    }

    fn go_to_end(&mut self, panes: &Panes) {
        match self.open {
            Open::Help(_) => self.open = Open::Help(overlay::last_top_of_help(self, panes)),
            Open::Disclaimer(_) => {
                let height = usize::from(panes.overlay_text.height);
                let end = self.disclaimer_rows(panes.overlay_text.width).map(|rows| Place::end(&rows, height));
                self.open = Open::Disclaimer(end.unwrap_or_default());
            }
            Open::Nothing => {
                self.remember();
                self.place = Place::end(&self.rows(panes), usize::from(panes.text.height));
            }
        }
    }

    fn next_section(&mut self, count: usize, panes: &Panes) {
        let next = self.section(panes) + count;
        if next < self.article.sections().len() {
            self.go_to_section(next);
        } else {
            self.go_to_end(panes);
        }
    }

    /// From inside a section its heading is the one before.
    fn previous_section(&mut self, count: usize, panes: &Panes) {
        let section = self.section(panes);
        let start = self.section_start(section);
        let steps = if self.reading(panes) > start { count - 1 } else { count };
        self.go_to_section(section.saturating_sub(steps));
    }

    /// Puts the heading of section `number`, counted from 1, or of the last one, at the top, as where reading begins.
    pub fn open_at_section(&mut self, number: usize) {
        self.go_to_section(number.saturating_sub(1));
    }

    /// Puts the heading of section `index`, or of the last one, at the top.
    pub(super) fn go_to_section(&mut self, index: usize) {
        let last = self.article.sections().len().saturating_sub(1);
        self.place = Place::asked_for(self.section_start(index.min(last)));
    }

    pub(super) fn section_start(&self, index: usize) -> Pos {
        Pos { block: self.article.sections().get(index).map_or(0, |section| section.blocks.start), byte: 0 }
    }

    /// A number that no movement followed is the number of a section.
    fn jump_to_pending_section(&mut self) {
        let Some(number) = self.count.take() else { return };
        if number <= self.article.sections().len() {
            self.remember();
            self.go_to_section(number - 1);
        } else {
            self.notice = Some(Notice::NoSection(number));
        }
    }

    fn switch_pane(&mut self, panes: &Panes) {
        match (self.focus, panes.contents) {
            (Focus::Contents, _) => self.leave_contents(),
            (Focus::Text, Some(_)) => self.focus = Focus::Contents,
            (Focus::Text, None) => {
                self.toggle_contents(panes);
                self.focus = Focus::Contents;
            }
        }
    }

    /// Back to the text. Contents that lie over it are closed.
    pub(super) fn leave_contents(&mut self) {
        self.focus = Focus::Text;
        self.contents_over = false;
    }

    fn toggle_contents(&mut self, panes: &Panes) {
        if panes.contents_fit_beside {
            self.contents_beside = !self.contents_beside;
            self.focus = Focus::Text;
        } else {
            self.contents_over = !self.contents_over;
            self.focus = if self.contents_over { Focus::Contents } else { Focus::Text };
        }
    }

    fn resize_contents(&mut self, cells: i16) {
        let (least, most) = contents_extra_range(self.screen.0);
        if least < most {
            self.contents_extra = (self.contents_extra + cells).clamp(least, most);
        }
    }

    /// How wide a line of text may be: the measure, or what the screen has room for if that is less.
    fn text_width(&self) -> u16 {
        let room = self.panes_with_measure(u16::MAX).map_or(self.measure, |panes| panes.text.width);
        self.measure.min(room)
    }

    fn toggle_disclaimer(&mut self) {
        self.open = match self.open {
            Open::Disclaimer(_) => Open::Nothing,
            _ if self.article.disclaimer().is_empty() => return,
            _ => Open::Disclaimer(Place::asked_for(Pos { block: self.article.disclaimer().start, byte: 0 })),
        };
    }

    fn toggle_help(&mut self) {
        self.open = if matches!(self.open, Open::Help(_)) { Open::Nothing } else { Open::Help(0) };
    }

    /// A click on the name of a section or of a document goes there, one on a link follows it.
    fn click(&mut self, x: u16, y: u16) -> Option<Effect> {
        let panes = self.panes().filter(|_| self.prompt.is_none())?;
        // A list lies over the disclaimer too.
        if self.finder.is_some() {
            return self.click_in_finder(&panes, x, y);
        }
        match self.open {
            Open::Nothing => {}
            Open::Disclaimer(_) => return self.click_text(&panes, x, y),
            Open::Help(_) => return None,
        }
        if let Some(section) = contents::section_at(self, &panes, x, y) {
            self.remember();
            self.go_to_section(section);
            self.leave_contents();
        } else if panes.contents_frame.is_some_and(|frame| !frame.contains(x, y)) {
            self.leave_contents();
        } else if panes.contents_frame.is_none() {
            return self.click_text(&panes, x, y);
        }
        None
    }
}

/// Whether a command does something while the help or the disclaimer lies over the text: what can't be seen is not moved.
fn is_for_overlays(command: Command) -> bool {
    use Command as C;
    let scrolls = [C::LineDown, C::LineUp, C::PageDown, C::PageUp, C::HalfPageDown, C::HalfPageUp, C::Start, C::End];
    scrolls.contains(&command) || matches!(command, C::Forward | C::Back | C::Search | C::Disclaimer | C::Help)
}

/// Whether a command goes from match to match, which may be in the disclaimer and never are in the help.
fn is_for_matches(command: Command) -> bool {
    matches!(command, Command::NextMatch | Command::PreviousMatch)
}
