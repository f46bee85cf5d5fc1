//! The arrival of the rest of a document, and of more of a stream.

use crate::app::App;
use crate::app::message::{Effect, Message};
use crate::app::notice::Notice;
use crate::app::shelf::arriving::Awaited;
use crate::format::{Onto, Portion, Warning};

impl App {
    /// Waits for more of the document, of which the article is the beginning: each [`Message::Arrived`] brings some.
    /// `bytes` are those of the whole document, if that is known.
    pub fn expect(&mut self, awaited: Awaited, bytes: Option<u64>) {
        self.arriving.begin(awaited);
        self.document.expect_rest(awaited == Awaited::Rest);
        if let Some(bytes) = bytes.and_then(|bytes| usize::try_from(bytes).ok()) {
            self.document.reserve(bytes);
        }
    }

    /// Goes on with what has come, at the same place; or stays in what there is, and says why. The notice comes behind
    /// the keys that have waited, since keys clear notices. What nobody waits for is dropped.
    pub(super) fn arrived(&mut self, outcome: Result<Box<Portion>, String>) {
        if self.arriving.awaited().is_none() {
            return;
        }
        match outcome {
            Ok(portion) => self.take_portion(*portion),
            Err(reason) => {
                self.expect_no_more();
                self.say_behind_keys(Notice::OnlyBeginning(reason));
            }
        }
    }

    fn take_portion(&mut self, portion: Portion) {
        let Portion { article, onto, warnings, read, of, is_last } = portion;
        match (onto, article) {
            (Onto::Whole, Some(article)) => self.document.go_on_in(article),
            (Onto::Whole, None) => {}
            (Onto::Behind { blocks, settled }, article) => self.document.go_on_with(blocks, article, settled),
        }
        self.arriving.progress(read, of);
        let continued = self.document.look_for_kept(is_last);
        if self.arriving.follows() {
            let view = self.viewport(&self.least_panes());
            self.document.go_to_end(&view);
        }
        if is_last {
            self.expect_no_more();
        }
        self.warn_behind_keys(warnings);
        if continued {
            self.say_behind_keys(Notice::Continued);
        }
    }

    /// Tells about `warnings`, with earlier ones that no key has cleared.
    fn warn_behind_keys(&mut self, warnings: Vec<Warning>) {
        match &self.notice {
            _ if warnings.is_empty() => {}
            Some(Notice::Warnings(earlier)) => {
                self.say_behind_keys(Notice::Warnings([earlier.as_slice(), &warnings].concat()));
            }
            _ => self.say_behind_keys(Notice::Warnings(warnings)),
        }
    }

    fn say_behind_keys(&mut self, notice: Notice) {
        if self.arriving.holds() {
            self.arriving.hold(Message::Tell(notice));
        } else if notice == Notice::Continued {
            self.tell(notice);
        } else {
            self.notice = Some(notice);
        }
    }

    fn expect_no_more(&mut self) {
        if self.arriving.end() == Some(Awaited::Stream) {
            // Nothing is left to follow.
            self.arriving.follow(false);
        }
        self.document.expect_rest(false);
    }

    /// Ends what arrives or is followed, if anything is, and says so; else leaves.
    pub(super) fn interrupt(&mut self) -> Effect {
        if self.arriving.awaited().is_none() && !self.arriving.follows() {
            return Effect::Quit;
        }
        self.expect_no_more();
        self.arriving.follow(false);
        self.notice = Some(Notice::Stopped);
        Effect::StopReading
    }
}
