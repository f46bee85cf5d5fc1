//! Sets the text in a book face where that is wanted: asks the terminal what it can show, and reads fonts on a thread.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use crate::app::{App, Message};
use crate::config::FontChoice;
use crate::home::fonts;
use crate::messages::{Messages, Value};
use crate::terminal::events::Event;
use crate::terminal::session::Session;
use qari_bidi::Terminal;
use qari_typeset::{Book, Face, Setting};

/// Sets texts in book faces. Nothing is read before that is wanted.
pub(super) struct Typesetter {
    choice: FontChoice,
    wake: Sender<Event>,
    /// The books of languages; `None` where there is no font for one.
    books: HashMap<String, Option<Book>>,
    /// The document that was looked at last, its name and the number of its blocks, and its language.
    known: Option<((Option<OsString>, usize), String)>,
    /// The language whose fonts are being read.
    reading: Option<(String, Receiver<Vec<Face>>)>,
    /// `true` if the terminal outside a multiplexer was asked since the wish came up: it may be another by now.
    has_asked: bool,
}

impl Typesetter {
    pub(super) fn new(choice: FontChoice, wake: Sender<Event>) -> Self {
        Self { choice, wake, books: HashMap::new(), known: None, reading: None, has_asked: false }
    }

    /// Sets the text of `app` as it wishes, as far as the terminal and the fonts allow it.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub(super) fn attend(&mut self, app: &mut App, session: &mut Session) -> io::Result<()> {
        let Some(larger) = app.typesetting() else {
            self.has_asked = false;
            app.typeset(None);
            return Ok(());
        };
        // The terminal itself is asked first, and may be in no multiplexer.
        if !self.has_asked && session.terminal().answers().are_complete() {
            self.has_asked = true;
            session.ask_outer()?;
        }
        match self.setting(app, session, larger) {
            Ok(setting) => _ = app.typeset(setting),
            Err(reason) => app.give_up_typesetting(reason),
        }
        Ok(())
    }

    /// Returns the setting; nothing while it is not known, and the reason in words why there is none.
    fn setting(&mut self, app: &App, session: &Session, larger: i16) -> Result<Option<Setting>, String> {
        let messages = app.messages();
        if session.terminal().profile().pictures.is_none() {
            let is_asking = session.awaits_answers().is_some();
            return if is_asking { Ok(None) } else { Err(hindrance(session.terminal(), messages)) };
        }
        let Some(cell) = session.cell_pixels() else { return Err(messages.get("typeset-no-pixels")) };
        let language = self.language(app);
        self.take_faces();
        let Some(book) = self.books.get(&language) else {
            self.read(language);
            return Ok(None);
        };
        let Some(book) = *book else {
            return Err(match &self.choice.font {
                Some(font) => messages.fill("typeset-no-such-font", &[("font", Value::Text(font))]),
                None => messages.get("typeset-no-font"),
            });
        };
        let usual = Setting::new(book, cell, self.choice.size);
        let setting = match larger {
            0 => usual,
            larger => Setting::new(book, cell, Some(usual.size.saturating_add_signed(larger))),
        };
        Ok(Some(setting))
    }

    /// Returns the language of the document. Its letters are looked at once.
    fn language(&mut self, app: &App) -> String {
        let article = app.document().article();
        let (name, blocks) = (app.shelf().current_name(), article.blocks().len());
        if let Some(((own, count), language)) = &self.known
            && own.as_deref() == name
            && *count == blocks
        {
            return language.clone();
        }
        let tag = article.likely_language().unwrap_or("ar");
        let language = tag.split(['-', '_']).next().unwrap_or_default().to_owned();
        self.known = Some(((name.map(OsStr::to_owned), blocks), language.clone()));
        language
    }

    /// Takes the faces that have been read.
    fn take_faces(&mut self) {
        let Some((language, faces)) = &self.reading else { return };
        let faces = match faces.try_recv() {
            Ok(faces) => faces,
            Err(TryRecvError::Disconnected) => Vec::new(),
            Err(TryRecvError::Empty) => return,
        };
        // A face is kept to the end of the program, as its book is.
        let faces = faces.into_iter().map(|face| &*Box::leak(Box::new(face))).collect();
        self.books.insert(language.clone(), Book::of(faces, Some(language)));
        self.reading = None;
    }

    /// Reads the fonts of a language, unless some are being read.
    fn read(&mut self, language: String) {
        if self.reading.is_some() {
            return;
        }
        let (sender, faces) = channel();
        let (font, tag, wake) = (self.choice.font.clone(), language.clone(), self.wake.clone());
        thread::spawn(move || {
            // Nobody waits any more if the program ends.
            if sender.send(fonts::faces(font.as_deref(), Some(&tag))).is_ok() {
                _ = wake.send(Event::Message(Message::Work));
            }
        });
        self.reading = Some((language, faces));
    }
}

/// Returns the time after which to look again, if an answer is awaited that may not come.
pub(super) fn patience(app: &App, session: &Session) -> Option<Duration> {
    let waits = app.typesetting().is_some() && session.terminal().profile().pictures.is_none();
    session.awaits_answers().filter(|_| waits)
}

/// Returns the reason in words why `terminal` shows no pictures, and what would help.
fn hindrance(terminal: &Terminal, messages: &Messages) -> String {
    let profile = terminal.profile();
    let Some(name) = profile.multiplexer else { return messages.get("typeset-no-pictures") };
    let name = ("name", Value::Text(name));
    match &terminal.answers().outer_version {
        Some(outer) => messages.fill("typeset-outer", &[name, ("terminal", Value::Text(outer))]),
        None if profile.passthrough => messages.get("typeset-passthrough"),
        None => messages.fill("typeset-multiplexer", &[name]),
    }
}
