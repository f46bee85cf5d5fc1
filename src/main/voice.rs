//! What is said on standard error, in one language from the first word to the last.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use qari::article::Article;
use qari::load;
use qari::messages::{Messages, Value};
use qari_bidi::text::direction::Direction;
use qari_bidi::text::script::is_arabic;
use qari_bidi::text::visible::name_line;

use super::{for_person, terminal_width};

/// The words of a run of the program. Their language is settled by the person's wish or the locale; where neither says one, by the first
/// document that is opened, and what was to be said till then waits for it.
pub struct Voice {
    settled: Option<Messages>,
    waiting: Vec<load::Error>,
}

impl Voice {
    /// A voice in the language `wished`, if one is.
    pub fn new(wished: Option<&str>) -> Self {
        Self { settled: wished.map(|wished| Messages::new([wished])), waiting: Vec::new() }
    }

    /// Says what could not be opened.
    pub fn fail(&mut self, error: load::Error) {
        match &self.settled {
            Some(messages) => complain(&error.describe(messages), messages),
            None => self.waiting.push(error),
        }
    }

    /// Hears the document `article`; returns the words, in its language if none was settled before.
    pub fn hear(&mut self, article: &Article) -> &Messages {
        self.settle(language(article))
    }

    /// The words at the end, when no document settles their language any more: English ones where nothing did.
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

/// The language of the document; where it does not say, Arabic if it is in Arabic script. Other right-to-left scripts have no
/// interface of their own, and English is read by more of their readers than Arabic.
fn language(article: &Article) -> Option<&str> {
    let texts = (0..article.blocks().len()).map(|block| article.text(block));
    article.language().or_else(|| (article.direction() == Direction::Rtl && is_arabic(texts)).then_some("ar"))
}

/// What is to be noticed about a document, under its `name` where that has to be said.
pub fn notice(name: Option<&OsString>, notice: &str, messages: &Messages) -> String {
    let Some(name) = name.map(|name| name.to_string_lossy()) else { return notice.to_owned() };
    let file = name_line(&name);
    messages.fill("document-notice", &[("file", Value::Text(&file)), ("notice", Value::Text(notice))])
}

/// Says on standard error what went wrong. If even that can't be written, the exit code still tells of a failure.
pub fn complain(what: &str, messages: &Messages) {
    let text = messages.fill("error", &[("what", Value::Text(what))]);
    let width = io::stderr().is_terminal().then(terminal_width);
    _ = write!(io::stderr(), "{}", for_person(&text, messages.direction(), width));
}
