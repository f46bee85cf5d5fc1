//! What is done outside. What takes long has threads of its own while the reader goes on: documents are read, browsers started. What
//! comes of it is sent to the loop as a message. Searches are kept at once.

use std::ffi::{OsStr, OsString};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::browser;
use crate::app::Message;
use crate::format::Reading;
use crate::history;
use crate::load;
use crate::messages::{Messages, Value};
use crate::terminal::events::Event;

/// Reads the document of a name.
pub type Open = Arc<dyn Fn(&OsStr) -> Result<Reading, load::Error> + Send + Sync>;

/// What acts outside.
pub struct Outside {
    events: Sender<Event>,
    open: Open,
    /// The file that searches are kept in, if they are.
    history: Option<PathBuf>,
    /// The language of the interface, in which it is said what can't be done.
    language: &'static str,
}

impl Outside {
    /// What opens documents by `open`, keeps searches in `history`, and sends what comes of anything to `events`.
    pub fn new(events: Sender<Event>, open: Open, history: Option<PathBuf>, language: &'static str) -> Self {
        Self { events, open, history, language }
    }

    /// Keeps a search for the next time. One that ends the reader right behind it still finds it kept.
    pub fn remember(&self, search: &str) {
        self.history.iter().for_each(|path| history::add(path, search));
    }

    /// Reads the document called `name`; a [`Message::Opened`] follows.
    pub fn open(&self, name: OsString) {
        let (open, language) = (Arc::clone(&self.open), self.language);
        self.act(move || {
            let outcome = open(&name).map(Box::new).map_err(|error| error.describe(&Messages::new([language])));
            Some(Message::Opened(name, outcome))
        });
    }

    /// Reads the rest of the document whose beginning is shown; a [`Message::Arrived`] follows.
    pub fn read_on(&self, rest: load::ReadRest) {
        let language = self.language;
        self.act(move || {
            let outcome = rest().map(Box::new).map_err(|error| error.describe(&Messages::new([language])));
            Some(Message::Arrived(outcome))
        });
    }

    /// Hands `address` to a browser; a [`Message::Failed`] follows if there is none that takes it.
    pub fn browse(&self, address: String) {
        let language = self.language;
        self.act(move || {
            let failure = browser::browse(&address).err()?;
            let messages = Messages::new([language]);
            let say = |message: &str, program: &OsStr| {
                let program = program.to_string_lossy();
                messages.fill(message, &[("address", Value::Text(&address)), ("program", Value::Text(&program))])
            };
            Some(Message::Failed(match failure {
                browser::Failure::None => say("error-no-browser", OsStr::new("")),
                browser::Failure::Ended(program) => say("error-browser", &program),
                browser::Failure::WantsTerminal(program) => say("error-browser-of-terminal", &program),
            }))
        });
    }

    /// Does something on a thread of its own. A panic there ends the reader: it has given the terminal back by then.
    fn act(&self, act: impl FnOnce() -> Option<Message> + Send + 'static) {
        let events = self.events.clone();
        thread::spawn(move || match catch_unwind(AssertUnwindSafe(act)) {
            // That nobody listens any more is the end of the program.
            Ok(message) => message.into_iter().for_each(|message| _ = events.send(Event::Message(message))),
            Err(_) => _ = events.send(Event::Lost(io::Error::other("panic"))),
        });
    }
}
