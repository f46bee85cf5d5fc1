//! Keeping documents' state while the reader runs: when one is left, when the program ends or stops, and each minute;
//! and searches, when they are made. A thread of its own writes, so that no disk delays a frame, or the end for long.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::app::document::record::Record;
use crate::app::{App, Message};
use crate::history;
use crate::messages::{Messages, Tongue};
use crate::state::Store;
use crate::terminal::events::Event;

/// The time between two times that state is kept, if it has changed.
const INTERVAL: Duration = Duration::from_secs(60);

/// The longest that a signal which ends or stops the program waits for the disk.
const PATIENCE: Duration = Duration::from_millis(100);

/// The longest that the program waits for the disk when it is left.
const PATIENCE_AT_END: Duration = Duration::from_secs(2);

/// A request to the thread that writes.
enum Job {
    /// Keep this of the document of this name. What is kept last is told by nobody but [`Job::Report`].
    Save { name: Option<OsString>, record: Box<Record>, is_last: bool },
    /// Keep this search.
    Remember(String),
    /// Say when all before is done; with what could not be kept and was not told.
    Report(Sender<Option<String>>),
}

/// The times to keep the document that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// If something of it has changed.
    Changed,
    /// Now.
    Always,
    /// Now, for the last time.
    AtEnd,
}

/// Keeps documents' state.
pub struct Keeper {
    /// The thread that writes; none if nothing is to be kept.
    jobs: Option<Sender<Job>>,
    /// The record kept last, but for the time of reading.
    kept: Option<(Option<OsString>, Record)>,
    /// The time to keep what has changed.
    due: Option<Instant>,
}

impl Keeper {
    /// Keeps state in `store` and searches in the file `history`, if there are such. What others have kept too is sent
    /// to `events`, and the first error of each, in `language`, unless one of the store `was_told` already.
    #[must_use]
    pub fn start(
        (store, history): (Option<Store>, Option<PathBuf>),
        events: Sender<Event>,
        language: Tongue,
        was_told: bool,
    ) -> Self {
        let jobs = (store.is_some() || history.is_some()).then(|| {
            let (sender, jobs) = mpsc::channel();
            let mut writer = Writer { store, history, events, language, was_told, searches_told: false, untold: None };
            thread::spawn(move || jobs.iter().for_each(|job| writer.act(job)));
            sender
        });
        Self { jobs, kept: None, due: None }
    }

    /// Keeps a search for the next run.
    pub fn remember(&self, search: String) {
        self.send(Job::Remember(search));
    }

    /// Keeps what is to be kept at once, and when it is time, the document that is read.
    pub fn keep(&mut self, app: &mut App) {
        if self.jobs.is_none() {
            return;
        }
        for (name, record) in app.take_kept() {
            self.save(name, record, false);
        }
        match self.due {
            Some(due) if Instant::now() >= due => {
                self.due = None;
                self.keep_current(app, When::Changed);
            }
            Some(_) => {}
            None => self.due = Some(Instant::now() + INTERVAL),
        }
    }

    /// Returns the time that is left until something is to be kept.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        self.due.map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// Keeps the document that is read, before the program ends or stops by a signal; waits for that only for a moment.
    pub fn keep_before_signal(&mut self, app: &mut App) {
        self.keep(app);
        self.keep_current(app, When::Always);
        self.report(PATIENCE);
    }

    /// Keeps the document that is read, which is left for good.
    pub fn keep_at_end(&mut self, app: &mut App) {
        self.keep(app);
        self.keep_current(app, When::AtEnd);
    }

    /// Waits until everything is kept, but not for ever. Returns what could not be kept, if that was not told.
    #[must_use]
    pub fn end(self) -> Option<String> {
        self.report(PATIENCE_AT_END)
    }

    /// Keeps the document that is read, `when` it is to be.
    fn keep_current(&mut self, app: &App, when: When) {
        let Some((name, record)) = app.record() else { return };
        let is_same = self
            .kept
            .as_ref()
            .is_some_and(|(own, kept)| *own == name && *kept == Record { read: kept.read, ..record.clone() });
        if when != When::Changed || !is_same {
            self.kept = Some((name.clone(), record.clone()));
            self.save(name, record, when == When::AtEnd);
        }
    }

    fn save(&self, name: Option<OsString>, record: Record, is_last: bool) {
        self.send(Job::Save { name, record: Box::new(record), is_last });
    }

    fn send(&self, job: Job) {
        let Some(jobs) = &self.jobs else { return };
        // A thread that has ended was ended by a panic, which has been reported.
        _ = jobs.send(job);
    }

    fn report(&self, patience: Duration) -> Option<String> {
        let (sender, report) = mpsc::channel();
        self.jobs.as_ref()?.send(Job::Report(sender)).ok()?;
        report.recv_timeout(patience).ok()?
    }
}

/// Who writes. What is known by then of other readers goes to `events`.
struct Writer {
    store: Option<Store>,
    /// The file of searches.
    history: Option<PathBuf>,
    events: Sender<Event>,
    language: Tongue,
    /// `true` once it was told that state can't be kept.
    was_told: bool,
    /// `true` once it was told that searches can't be kept.
    searches_told: bool,
    /// The last thing that could not be kept, if it came too late to be told.
    untold: Option<String>,
}

impl Writer {
    fn act(&mut self, job: Job) {
        match job {
            Job::Save { name, record, is_last } => self.save(name, *record, is_last),
            Job::Remember(search) => self.remember(&search),
            Job::Report(sender) => _ = sender.send(self.untold.take()),
        }
    }

    fn save(&mut self, name: Option<OsString>, record: Record, is_last: bool) {
        let Some(store) = &self.store else { return };
        let own = record.bookmarks.clone();
        match store.save(name.as_deref(), record) {
            Ok(Some(kept)) if kept.bookmarks != own => self.tell(Message::Kept(name, Box::new(kept))),
            Err(error) if !self.was_told => {
                self.was_told = true;
                let what = error.describe(&Messages::from(self.language));
                self.untold = is_last.then(|| what.clone());
                self.tell(Message::Failed(what));
            }
            Ok(_) | Err(_) => {}
        }
    }

    fn remember(&mut self, search: &str) {
        let Some(path) = &self.history else { return };
        if let Err(error) = history::add(path, search)
            && !std::mem::replace(&mut self.searches_told, true)
        {
            let what = history::describe(path, &error, "history-unwritable", &Messages::from(self.language));
            self.tell(Message::Failed(what));
        }
    }

    /// That nobody listens any more is the end of the program.
    fn tell(&self, message: Message) {
        _ = self.events.send(Event::Message(message));
    }
}

/// Returns the time in milliseconds since 1970.
#[must_use]
pub fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
