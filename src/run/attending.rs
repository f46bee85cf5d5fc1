//! Attends to the file of the document that is read: reads its rest, goes on with what is added to it, and looks
//! whether it has changed.

use std::ffi::{OsStr, OsString};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use crate::app::document::Extent;
use crate::app::{Change, Message};
use crate::format::Reading;
use crate::format::is_of_file;
use crate::load::{self, Rest, Stamp};
use crate::messages::{Messages, Tongue};
use crate::terminal::events::Event;

/// Reads the document of a name in an extent, on a background thread. Returns the means to go on with it too, if it may
/// grow.
pub type Opener = Arc<dyn Fn(&OsStr, Extent) -> Result<(Reading, Option<Rest>), load::Error> + Send + Sync>;

/// The time between two looks at a file that is followed.
const FOLLOWING: Duration = Duration::from_millis(100);

/// The time between two looks at any other.
const WATCHING: Duration = Duration::from_secs(1);

/// The state of a document that nobody attends to.
#[derive(Default)]
pub struct Parked {
    /// The rest of it, or the means to go on when it grows.
    pub rest: Option<Rest>,
    /// The stamp of its file when it was read.
    pub stamp: Option<Stamp>,
}

impl Parked {
    /// The state of the document called `name`, before it is read.
    #[must_use]
    pub fn before_reading(name: &OsStr) -> Self {
        Self { rest: None, stamp: Stamp::of(name).ok() }
    }
}

/// An order to who attends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// To look at the file at once.
    Look,
    /// To see whether it is followed now.
    Wake,
}

/// The wishes of the reader about a document, as they are now.
#[derive(Debug, Default)]
pub struct Control {
    /// `true` while the rest is wanted.
    pub is_wanted: AtomicBool,
    /// `true` while the end is followed.
    pub follows: AtomicBool,
}

/// Who attends to a document.
pub struct Attendant {
    /// The name of the document.
    pub name: OsString,
    /// The extent that it is read in.
    pub extent: Extent,
    /// The wishes of the reader.
    pub control: Arc<Control>,
    /// Tells the reader.
    pub events: Sender<Event>,
    /// Reads the document anew.
    pub open: Opener,
    /// The language of error messages.
    pub language: Tongue,
    /// `true` to look at the file without being told to.
    pub watches: bool,
}

impl Attendant {
    /// Attends to a document until nobody gives orders any more. Returns its state then.
    pub fn attend(&self, parked: Parked, orders: &Receiver<Order>) -> Parked {
        let mut parked = parked;
        if let Some(rest) = &mut parked.rest
            && !rest.has_ended()
        {
            self.read_on(rest);
        }
        parked.rest = parked.rest.filter(Rest::can_grow);
        // A stream is read once, and the tour never changes.
        if !is_of_file(&self.name) {
            return parked;
        }
        let mut missed = 0;
        loop {
            let follows = self.control.follows.load(Ordering::Relaxed);
            let order = match (follows, self.watches) {
                (false, false) => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                (true, _) => orders.recv_timeout(FOLLOWING),
                (false, true) => orders.recv_timeout(WATCHING),
            };
            let is_asked = match order {
                Ok(order) => order == Order::Look,
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => break,
            };
            self.look(&mut parked, is_asked, &mut missed);
        }
        parked
    }

    /// Reads the rest, and sends each portion as it comes.
    fn read_on(&self, rest: &mut Rest) {
        let is_wanted = || self.control.is_wanted.load(Ordering::Relaxed);
        while let Some(outcome) = rest.next(&is_wanted).transpose() {
            let is_error = outcome.is_err();
            let outcome = outcome.map(Box::new).map_err(|error| self.describe(&error));
            self.tell(Message::Arrived(outcome));
            if is_error {
                return;
            }
        }
    }

    /// Looks at the file, and tells what is new. Programs that write a file anew may take it away for a moment: that it
    /// is gone is told when it was missed twice, unless one `is_asked`.
    fn look(&self, parked: &mut Parked, is_asked: bool, missed: &mut u32) {
        let stamp = match Stamp::of(&self.name) {
            Ok(stamp) => stamp,
            Err(error) => {
                *missed += 1;
                if is_asked || *missed == 2 {
                    let error = load::Error { name: self.name.to_string_lossy().into_owned(), cause: error.into() };
                    self.tell_change(Change::Gone(self.describe(&error)));
                }
                return;
            }
        };
        let was_missed = std::mem::take(missed) > 0;
        let before = parked.stamp.replace(stamp);
        if before == Some(stamp) && !was_missed {
            if is_asked {
                self.tell_change(Change::None);
            }
            return;
        }
        if let Some(rest) = &mut parked.rest
            && before.is_some_and(|before| stamp.has_grown(&before))
            && rest.goes_on()
        {
            rest.go_on();
            while let Ok(Some(portion)) = rest.next(&|| true) {
                self.tell_change(Change::Grown(Box::new(portion)));
            }
            return;
        }
        match (self.open)(&self.name, self.extent) {
            Ok((reading, rest)) => {
                parked.rest = rest;
                self.tell_change(Change::Anew(Box::new(reading)));
            }
            Err(error) => {
                parked.rest = None;
                self.tell_change(Change::Gone(self.describe(&error)));
            }
        }
    }

    fn describe(&self, error: &load::Error) -> String {
        error.describe(&Messages::from(self.language))
    }

    fn tell_change(&self, change: Change) {
        self.tell(Message::Changed(self.name.clone(), change));
    }

    /// That nobody listens any more is the end of the program.
    fn tell(&self, message: Message) {
        _ = self.events.send(Event::Message(message));
    }
}
