//! Messages on standard error, all in one language.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use qari::article::Article;
use qari::load;
use qari::messages::{Messages, Tongue, Value};
use qari_bidi::text::visible::safe_name;

use super::{for_person, terminal_width};

/// The messages of one run. The person's settings or the locale choose the language; where neither does, the first
/// document that is opened. Errors that come before that are held back until then.
pub struct Voice {
    settled: Option<Messages>,
    waiting: Vec<load::Error>,
}

impl Voice {
    /// A voice that speaks `wished`, if a language is known from the start.
    pub fn new(wished: Option<Tongue>) -> Self {
        Self { settled: wished.map(Messages::from), waiting: Vec::new() }
    }

    /// Returns the language that is known by now, or English.
    pub fn tongue(&self) -> Tongue {
        self.settled.as_ref().map_or_else(|| Messages::new([]).tongue(), Messages::tongue)
    }

    /// Reports a document that could not be opened, now or when the language is known.
    pub fn fail(&mut self, error: load::Error) {
        match &self.settled {
            Some(messages) => complain(&error.describe(messages), messages),
            None => self.waiting.push(error),
        }
    }

    /// Settles the language by the document `article`, unless it was settled before. Returns the messages.
    pub fn hear(&mut self, article: &Article) -> &Messages {
        self.settle(article.likely_language())
    }

    /// Settles the language when no document is left to do it: English, unless it was settled before. Returns the
    /// messages.
    pub fn end(&mut self) -> &Messages {
        self.settle(None)
    }

    fn settle(&mut self, language: Option<&str>) -> &Messages {
        let messages = self.settled.get_or_insert_with(|| Messages::new(language));
        for error in self.waiting.drain(..) {
            complain(&error.describe(messages), messages);
        }
        messages
    }
}

/// A notice about a document, with its `name` if there is one.
pub fn notice(name: Option<&OsString>, notice: &str, messages: &Messages) -> String {
    let Some(name) = name.map(|name| name.to_string_lossy()) else { return notice.to_owned() };
    let file = safe_name(&name);
    messages.fill("document-notice", &[("file", Value::Text(&file)), ("notice", Value::Text(notice))])
}

/// Writes an error to standard error. If that fails too, the exit code still reports it.
pub fn complain(what: &str, messages: &Messages) {
    let text = messages.fill("error", &[("what", Value::Text(what))]);
    let width = io::stderr().is_terminal().then(terminal_width);
    _ = write!(io::stderr(), "{}", for_person(&text, messages.direction(), width));
}
