//! Sets the text in a book face where that is wanted: asks the terminal what it can show, and reads fonts on a thread.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use crate::app::{App, Message};
use crate::config::FontChoice;
use crate::home::fonts;
use crate::messages::Value;
use crate::terminal::events::Event;
use crate::terminal::session::Session;
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
}

impl Typesetter {
    pub(super) fn new(choice: FontChoice, wake: Sender<Event>) -> Self {
        Self { choice, wake, books: HashMap::new(), known: None, reading: None }
    }

    /// Sets the text of `app` as it wishes, as far as the terminal and the fonts allow it.
    pub(super) fn attend(&mut self, app: &mut App, session: &Session) {
        let Some(larger) = app.typesetting() else {
            app.typeset(None);
            return;
        };
        match self.setting(app, session, larger) {
            Ok(setting) => _ = app.typeset(setting),
            Err(reason) => app.give_up_typesetting(reason),
        }
    }

    /// Returns the setting; nothing while it is not known, and the reason in words why there is none.
    fn setting(&mut self, app: &App, session: &Session, larger: i16) -> Result<Option<Setting>, String> {
        let messages = app.messages();
        let profile = session.terminal().profile();
        if let Some(name) = profile.multiplexer {
            return Err(messages.fill("typeset-multiplexer", &[("name", Value::Text(name))]));
        }
        if profile.pictures.is_none() {
            let is_asking = session.awaits_answers().is_some();
            return if is_asking { Ok(None) } else { Err(messages.get("typeset-no-pictures")) };
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
