//! The prompt that a search is typed in: the line, what counts as a match, earlier searches.

use super::Open;
use super::find::Find;
use super::input::Input;
use super::place::Place;
use crate::search::{Fault, Manner};

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
    /// What is typed.
    pub input: Input,
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
        Self { input: Input::default(), manner, fault: None, origin, back: 0, draft: String::new() }
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
        let text = if back == 0 { std::mem::take(&mut self.draft) } else { history[history.len() - back].clone() };
        let before = self.input.replace(text);
        if self.back == 0 {
            self.draft = before;
        }
        self.back = back;
    }
}
