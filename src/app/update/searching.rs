//! Searching: the prompt, going from match to match, and the work between two frames.

use std::mem;

use crate::app::App;
use crate::app::document::matches::{Step, Way};
use crate::app::document::viewport::Viewport;
use crate::app::keys::command::Command;
use crate::app::message::Effect;
use crate::app::notice::Notice;
use crate::app::searching::Typing;
use crate::app::searching::picker::Picker;
use crate::app::searching::prompt::Prompt;
use crate::messages::Value;
use crate::search::{Fault, MOST_TYPED_BYTES, Manner, Query, Words};
use qari_bidi::text::fold::Level;

impl App {
    /// Takes up the searches of former runs, the latest last; not what is too long to be typed.
    pub fn recall(&mut self, mut searches: Vec<String>) {
        searches.retain(|search| search.len() <= MOST_TYPED_BYTES);
        self.queries.recall(searches);
    }

    /// Searches for `query` from the place that is read on, as if it had been typed. The first match is shown when it
    /// is found, or a notice that there is none. What can't be searched for finds nothing. The effect is to be carried
    /// out.
    #[must_use]
    pub fn search_for(&mut self, query: Query) -> Effect {
        self.queries.manner = query.manner;
        let (text, manner) = (query.text.clone(), query.manner);
        self.document.search(query, self.document.topmost());
        if !self.document.is_compiling() {
            self.search_on();
        }
        self.keep_search(text, manner)
    }

    /// Opens the prompt, as `command` says. The whole disclaimer stays open, to be searched.
    pub(super) fn open_prompt(&mut self, command: Command) {
        self.leave_contents();
        let prompt = Prompt::new(command, self.queries.manner, self.document.set_search_aside());
        self.attention.typing = Some(Typing::Prompt(Box::new(prompt)));
    }

    /// Searches for the line that is typed from where the prompt was opened, and shows the first match. A line that is
    /// no expression yet changes nothing: the search before it goes on.
    pub(super) fn search_anew(&mut self) {
        let Some(Typing::Prompt(prompt)) = &mut self.attention.typing else { return };
        let query = Query { text: prompt.editor.text().to_owned(), manner: prompt.manner };
        prompt.fault = self.document.search_from(&prompt.origin, query, prompt.way()).err();
        if prompt.fault.is_none() && !self.document.is_compiling() {
            self.search_on();
        }
    }

    /// Goes on with what takes long: the search, then the filter of its matches. The chosen match of a list stays
    /// chosen, though matches before it may be found.
    pub(super) fn work(&mut self) {
        let listed = self.picker().filter(|picker| picker.lists_all_matches()).map(Picker::chosen);
        let had_matches = self.document.matches().is_some();
        let chosen = listed.and_then(|index| self.document.matches()?.nth(index));
        self.search_on();
        // A list that was opened before there were any begins at the current one.
        let first = || self.document.current_match().filter(|_| listed.is_some() && !had_matches);
        let chosen = chosen.or_else(first);
        if let (Some(span), Some(Typing::Picker(picker)), Some(matches)) =
            (chosen, &mut self.attention.typing, self.document.matches())
        {
            picker.choose(matches.rank(span));
        }
        self.filter_on();
    }

    /// Searches one slice more.
    fn search_on(&mut self) {
        let view = self.viewport(&self.least_panes());
        let before = self.here();
        let progress = self.document.search_on(&view);
        self.go_on_in_run(before);
        if let Some(fault) = progress.fault {
            self.take_fault(fault);
        }
        if progress.found_nothing && self.prompt().is_none() {
            self.notice = Some(Notice::NoMatches);
        }
        if let Some((way, step)) = progress.went {
            self.leave_contents();
            self.tell_step(way, step);
        }
    }

    /// Takes note that what was to be searched for can't be: the prompt says so, or a notice if it is closed by now.
    fn take_fault(&mut self, fault: Fault) {
        if let Some(Typing::Prompt(prompt)) = &mut self.attention.typing {
            prompt.fault = Some(fault);
        } else {
            self.document.clear_search();
            let reason = fault.describe(&self.messages);
            let text = self.messages.fill("fault", &[("reason", Value::Text(&reason))]);
            self.notice = Some(Notice::Failed(text));
        }
    }

    /// Closes the prompt and keeps its search. An empty line repeats the last search, as in less and vi.
    pub(super) fn accept_search(&mut self, view: &Viewport) -> Option<Effect> {
        // What can't be searched for is not left to stand as the search.
        if self.prompt()?.fault.is_some() {
            return None;
        }
        let Some(Typing::Prompt(prompt)) = mem::take(&mut self.attention.typing) else { return None };
        self.queries.manner = prompt.manner;
        let start = prompt.origin.place();
        if prompt.editor.text().is_empty() {
            self.document.take_up_search(prompt.origin);
            self.go_to_match(Way::Forward, 1, view);
            self.remember_search(start);
            return None;
        }
        let finds_nothing = self.document.matches().is_some_and(|matches| matches.is_done() && matches.count() == 0);
        if finds_nothing && !self.document.is_compiling() {
            self.notice = Some(Notice::NoMatches);
        } else {
            self.remember_search(start);
        }
        Some(self.keep_search(prompt.editor.text().to_owned(), prompt.manner))
    }

    /// Remembers a search, and asks for it to be kept for the next run.
    fn keep_search(&mut self, text: String, manner: Manner) -> Effect {
        self.queries.remember(&text, manner);
        Effect::Remember(text)
    }

    /// Searches at `level` from now on, also for what is searched for already.
    pub(super) fn search_at_level(&mut self, level: Level) {
        self.queries.set_level(level);
        if let Some(query) = self.document.matches().map(|matches| matches.query().clone()) {
            let manner = Manner { level, ..query.manner };
            self.document.search(Query { manner, ..query }, self.document.topmost());
            self.search_on();
        }
        self.notice = Some(Notice::Level(level));
    }

    /// Hides the matches, or shows those again that were hidden.
    pub(super) fn toggle_matches(&mut self) {
        if !self.document.toggle_matches() {
            self.notice = Some(Notice::NoSearch);
        }
    }

    /// Searches for the whole word that [`Document::word`](crate::app::document::Document::word) returns.
    pub(super) fn search_word(&mut self, view: &Viewport) -> Option<Effect> {
        self.leave_contents();
        let Some((start, text)) = self.document.word(view).map(|(start, text)| (start, text.to_owned())) else {
            self.notice = Some(Notice::NoMatches);
            return None;
        };
        if text.len() > MOST_TYPED_BYTES {
            self.notice = Some(Notice::TooLong);
            return None;
        }
        // What is typed next is not looked for in that manner.
        let manner = Manner { words: Words::Whole, ..Manner::default() };
        self.document.search(Query { text: text.clone(), manner }, start);
        self.search_on();
        Some(self.keep_search(text, manner))
    }

    /// Goes to the match `count` matches on the way, of the search or, if there is none, of the last one made again.
    pub(super) fn go_to_match(&mut self, way: Way, count: usize, view: &Viewport) {
        self.leave_contents();
        if self.has_search() {
            let step = self.document.go_to_match(way, count, view);
            self.tell_step(way, step);
        } else {
            self.notice = Some(Notice::NoSearch);
        }
    }

    /// Makes the last search again if there is none. Returns `false` if there was none to make.
    pub(super) fn has_search(&mut self) -> bool {
        if self.document.matches().is_some() || self.document.is_compiling() {
            return true;
        }
        let last = self.queries.last();
        last.is_some_and(|query| self.document.search(query, self.document.topmost()))
    }

    fn tell_step(&mut self, way: Way, step: Step) {
        match step {
            Step::None => self.notice = Some(Notice::NoMatches),
            Step::Wrapped => self.notice = Some(Notice::Wrapped(way)),
            Step::Taken | Step::Unknown => {}
        }
    }
}
