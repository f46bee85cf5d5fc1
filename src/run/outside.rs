//! Side effects. Slow ones run on background threads, so that the interface stays responsive: reading documents,
//! starting browsers. Their results come to the loop as messages.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::{env, fs, io};

use super::attending::{Attendant, Control, Opener, Order, Parked};
use super::browser;
use super::copying::{self, Outcome};
use super::lookup::{self, Running};
use super::personal::Personal;
use crate::app::document::Extent;
use crate::app::{Copied, CopyWay, FileForm, Listing, Message, Notice};
use crate::article::{Article, Pos};
use crate::config::Programs;
use crate::load;
use crate::messages::{Messages, Tongue, Value};
use crate::state::{MOST_DOCUMENTS, Store};
use crate::system::outside::Input;
use crate::terminal::events::Event;
use qari_bidi::text::order::natural;

/// Returns the text of a document before its format was read.
pub type SourceReader = Arc<dyn Fn(&OsStr) -> Option<String> + Send + Sync>;

/// Returns the names of the format and of the encoding, if it is text, of a document.
pub type FormNames = Arc<dyn Fn(&OsStr) -> Option<(&'static str, Option<&'static str>)> + Send + Sync>;

/// The ways to read documents, on any thread.
pub struct Readers {
    /// Reads the document of a name.
    pub open: Opener,
    /// Reads its text before its format was read; `None` if it has none.
    pub source_text: SourceReader,
    /// Tells the names of its format and of its encoding, if it is text; `None` if it is no file.
    pub form: FormNames,
}

/// The documents read last that the list of documents has beside the open ones.
const MOST_RECENT: usize = 20;

/// The most files of a folder that are listed.
const MOST_FILES: usize = 10_000;

/// Carries out side effects.
pub struct Outside {
    events: Sender<Event>,
    readers: Readers,
    /// The input of the terminal, once it is read.
    input: Option<Arc<Mutex<Input>>>,
    /// The programs that the settings name.
    programs: Programs,
    /// The program that looks something up.
    looking_up: Running,
    /// Held while a text is copied, so that the one copied last stays.
    copying: Arc<Mutex<()>>,
    /// The documents' state, if it is kept.
    store: Option<Store>,
    /// The language of error messages.
    language: Tongue,
    /// `true` to look at files without being told to.
    watches: bool,
    /// The document that is attended to.
    attended: Option<Attended>,
    /// The documents that nobody attends to.
    parked: Arc<Mutex<HashMap<OsString, Parked>>>,
}

/// A document that is attended to on a thread.
struct Attended {
    name: OsString,
    extent: Extent,
    control: Arc<Control>,
    orders: Sender<Order>,
}

impl Outside {
    /// Opens documents by `readers`, uses the `personal` files and programs, and sends results to `events`.
    pub fn new(events: Sender<Event>, readers: Readers, personal: Personal, language: Tongue) -> Self {
        let Personal { store, programs, watches, .. } = personal;
        Self {
            events,
            readers,
            input: None,
            store,
            programs,
            looking_up: Running::default(),
            copying: Arc::default(),
            language,
            watches,
            attended: None,
            parked: Arc::default(),
        }
    }

    /// Pauses `input` while another program has the terminal.
    pub fn use_input(&mut self, input: Input) {
        self.input = Some(Arc::new(Mutex::new(input)));
    }

    /// Finds the line of the source of the document called `name` that `pos` in its `article` is from. A
    /// [`Message::Located`] follows, or the reason why there is none.
    pub fn locate(&self, name: OsString, article: Arc<Article>, pos: Pos) {
        let (source_text, language) = (Arc::clone(&self.readers.source_text), self.language);
        self.act(move || {
            if let Some(source) = source_text(&name) {
                let line = article.source_line(pos, &source);
                return Some(Message::Located(name, line));
            }
            let gone = fs::metadata(&name)
                .err()
                .map(|error| load::Error { name: name.to_string_lossy().into_owned(), cause: error.into() });
            let reason = gone.map(|error| Notice::Failed(error.describe(&Messages::from(language))));
            Some(Message::Tell(reason.unwrap_or(Notice::NoSource)))
        });
    }

    /// Runs `editor` with the document called `name` in the terminal, which it has been lent. An [`Event::Returned`]
    /// follows when it ends.
    pub fn edit(&self, mut editor: Command, name: OsString) {
        let (input, events, language) = (self.input.clone(), self.events.clone(), self.language);
        let pause = |change: fn(&mut Input)| {
            input.as_ref().and_then(|input| input.lock().ok()).iter_mut().for_each(|input| change(input));
        };
        pause(Input::pause);
        let started = editor.spawn();
        let program = editor.get_program().to_string_lossy().into_owned();
        let input = input.clone();
        thread::spawn(move || {
            let message = match started.and_then(|mut child| child.wait()) {
                Ok(_) => Message::Edited(name),
                Err(error) => {
                    let messages = Messages::from(language);
                    let reason = messages.reason(&error);
                    let what = [("program", Value::Text(&program)), ("reason", Value::Text(&reason))];
                    Message::Failed(messages.fill("error-editor", &what))
                }
            };
            input.and_then(|input| input.lock().ok().map(|mut input| input.resume()));
            // That nobody listens any more is the end of the program.
            _ = events.send(Event::Returned(message));
        });
    }

    /// Looks for documents of which something is kept, but not for those called `names`. A [`Message::Listed`] follows.
    pub fn list_kept(&self, listing: Listing, names: Vec<Option<OsString>>) {
        let Some(store) = self.store.clone() else { return };
        self.act(move || {
            let most = match listing {
                Listing::Recent => MOST_RECENT + names.len(),
                Listing::Bookmarks => MOST_DOCUMENTS,
            };
            let mut kept = store.latest(most);
            let known: Vec<_> = names.iter().map(|name| fs::canonicalize(name.as_ref()?).ok()).collect();
            kept.retain(|kept| match &kept.path {
                Some(path) => !known.contains(&Some(path.clone())),
                None => listing == Listing::Bookmarks && !names.contains(&None),
            });
            if listing == Listing::Recent {
                kept.truncate(MOST_RECENT);
            }
            let kept = kept.into_iter().map(|kept| (kept.path.map(PathBuf::into_os_string), kept.record));
            Some(Message::Listed(listing, kept.collect()))
        });
    }

    /// Reads the document called `name`. A [`Message::Kept`] follows if something is kept of it, then a
    /// [`Message::Opened`].
    pub fn open(&self, name: OsString) {
        let (open, language, all) = (Arc::clone(&self.readers.open), self.language, Arc::clone(&self.parked));
        let (store, events) = (self.store.clone(), self.events.clone());
        self.act(move || {
            // What can't be read is told when it can't be written.
            let record = store.and_then(|store| store.load(Some(&name)).ok().flatten());
            let kept = record.map(|record| Message::Kept(Some(name.clone()), Box::new(record)));
            if let Some(kept) = kept {
                _ = events.send(Event::Message(kept));
            }
            let parked = Parked::before_reading(&name);
            let outcome = open(&name, Extent::AsAsked).map(|(reading, rest)| {
                if let Ok(mut all) = all.lock() {
                    all.insert(name.clone(), Parked { rest, ..parked });
                }
                Box::new(reading)
            });
            let outcome = outcome.map_err(|error| error.describe(&Messages::from(language)));
            Some(Message::Opened(name, outcome))
        });
    }

    /// Lists the files of the folder that is typed as `typed`. A [`Message::Files`] follows.
    pub fn list_files(&self, typed: String) {
        self.act(move || {
            let at = match (typed.strip_prefix("~/"), env::home_dir()) {
                (Some(rest), Some(home)) => home.join(rest),
                _ => PathBuf::from(&typed),
            };
            let folder = if typed.is_empty() { PathBuf::from(".") } else { at.clone() };
            let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(MOST_FILES);
            let mut files: Vec<_> = entries.map(|entry| (entry.file_name(), entry.path().is_dir())).collect();
            files.sort_unstable_by(|one, other| natural(&one.0.to_string_lossy(), &other.0.to_string_lossy()));
            Some(Message::Files(typed, at, files))
        });
    }

    /// Looks at the file of the document called `name`. A [`Notice::Where`] follows.
    pub fn look_at(&self, name: OsString) {
        let form = Arc::clone(&self.readers.form);
        self.act(move || {
            let form = form(&name).map(|(format, encoding)| FileForm { format, encoding });
            Some(Message::Tell(Notice::Where(form)))
        });
    }

    /// Reads the document called `name` in another extent. A [`Message::Reread`] follows.
    pub fn reread(&self, name: OsString, extent: Extent) {
        let (open, language) = (Arc::clone(&self.readers.open), self.language);
        self.act(move || {
            let outcome = open(&name, extent).map(|(reading, _)| Box::new(reading));
            let outcome = outcome.map_err(|error| error.describe(&Messages::from(language)));
            Some(Message::Reread(name, extent, outcome))
        });
    }

    /// Copies `text` by a program; returns it if no program may. What became of it follows: a [`Notice::Copied`], or
    /// [`Message::Uncopied`].
    #[must_use]
    pub fn copy(&self, text: String) -> Option<String> {
        let command = self.programs.copy.clone();
        if !copying::has_program(command.as_deref()) {
            return Some(text);
        }
        let copying = Arc::clone(&self.copying);
        self.act(move || {
            let _turn = copying.lock();
            let way = match copying::copy(&text, command.as_deref()) {
                Outcome::By(program) => CopyWay::Program(program),
                Outcome::Failed(program) => CopyWay::Failed(program),
                Outcome::ByNone => return Some(Message::Uncopied(text)),
            };
            Some(Message::Tell(Notice::Copied(Copied { characters: text.chars().count(), way })))
        });
        None
    }

    /// Keeps the state of the document called `name`, until it is attended to.
    pub fn park(&self, name: OsString, parked: Parked) {
        if let Ok(mut all) = self.parked.lock() {
            all.insert(name, parked);
        }
    }

    /// Attends to the document called `name`, which is read in this extent, and to no other any more: reads its rest,
    /// looks whether its file changes, and goes on with what is added while it `follows`.
    pub fn attend(&mut self, name: Option<&OsStr>, extent: Extent, follows: bool) {
        let is_same = |attended: &Attended| Some(attended.name.as_os_str()) == name && attended.extent == extent;
        if !self.attended.as_ref().is_some_and(is_same) {
            self.stop_reading();
            self.attended = name.map(|name| self.begin_to_attend(name.to_owned(), extent));
        }
        if let Some(attended) = &self.attended
            && attended.control.follows.swap(follows, Ordering::Relaxed) != follows
        {
            _ = attended.orders.send(Order::Wake);
        }
    }

    fn begin_to_attend(&self, name: OsString, extent: Extent) -> Attended {
        let (orders, received) = mpsc::channel();
        let control = Arc::new(Control::default());
        control.is_wanted.store(true, Ordering::Relaxed);
        let attendant = Attendant {
            name: name.clone(),
            extent,
            control: Arc::clone(&control),
            events: self.events.clone(),
            open: Arc::clone(&self.readers.open),
            language: self.language,
            watches: self.watches,
        };
        let all = Arc::clone(&self.parked);
        self.act(move || {
            let known = all.lock().ok().and_then(|mut all| all.remove(&attendant.name));
            let parked = known.unwrap_or_else(|| Parked::before_reading(&attendant.name));
            let parked = attendant.attend(parked, &received);
            if let Ok(mut all) = all.lock() {
                all.insert(attendant.name, parked);
            }
            None
        });
        Attended { name, extent, control, orders }
    }

    /// Reads no more of the document whose beginning is shown.
    pub fn stop_reading(&self) {
        self.attended.iter().for_each(|attended| attended.control.is_wanted.store(false, Ordering::Relaxed));
    }

    /// Looks at once whether the file of the document has changed. A [`Message::Changed`] follows.
    pub fn look(&self) {
        self.attended.iter().for_each(|attended| _ = attended.orders.send(Order::Look));
    }

    /// Looks `text` up by the program of the settings, and ends one that still looks up another. A
    /// [`Message::Answered`] follows.
    pub fn look_up(&self, text: String) {
        self.looking_up.end();
        let (command, language) = (self.programs.lookup.clone(), self.language);
        let running = self.looking_up.clone();
        self.act(move || {
            let Some(command) = command else { return Some(Message::Answered(text, Err(Notice::NoLookup))) };
            let outcome = lookup::look_up(&command, &text, &running).map_err(|error| {
                let messages = Messages::from(language);
                let (program, reason) = (command[0].as_str(), messages.reason(&error));
                let what = [("program", Value::Text(program)), ("reason", Value::Text(&reason))];
                Notice::Failed(messages.fill("error-editor", &what))
            });
            Some(Message::Answered(text, outcome))
        });
    }

    /// Ends the program that looks something up, if there is one.
    pub fn stop_looking_up(&self) {
        self.looking_up.end();
    }

    /// Opens `address` in the browser. A [`Message::Failed`] follows if there is none.
    pub fn browse(&self, address: String) {
        let language = self.language;
        self.act(move || {
            let failure = browser::browse(&address).err()?;
            let messages = Messages::from(language);
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

    /// Calls `act` on a thread of its own and sends its message. A panic there ends the reader; the terminal has been
    /// given back.
    fn act(&self, act: impl FnOnce() -> Option<Message> + Send + 'static) {
        let events = self.events.clone();
        thread::spawn(move || match catch_unwind(AssertUnwindSafe(act)) {
            // That nobody listens any more is the end of the program.
            Ok(message) => message.into_iter().for_each(|message| _ = events.send(Event::Message(message))),
            Err(_) => _ = events.send(Event::Lost(io::Error::other("panic"))),
        });
    }
}

impl Drop for Outside {
    /// Leaves no program behind that looks something up.
    fn drop(&mut self) {
        self.looking_up.end();
    }
}
