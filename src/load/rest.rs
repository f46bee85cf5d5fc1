//! The rest of a document whose beginning is read: of a long text, of a book, or of a stream.

use std::io;
use std::mem;
use std::time::{Duration, Instant};

use super::error::{Cause, Error};
use super::finish::Finish;
use super::memory;
use super::source::{Bytes, Source, window};
use crate::article::Article;
use crate::format::{self, Asked, Begun, Incoming, MOST_BYTES, Onto, Portion, Reading, Remainder, SAMPLE, Warning};

/// The bytes of text that are shown at once: few at first, so that the reader sees that there is more.
const PORTIONS: (usize, usize) = (512 * 1024, 1024 * 1024);

/// The time for which lines of a stream that have come may wait for others.
const DELAY: Duration = Duration::from_millis(40);

/// The bytes at the beginning and at the end of what was read that a file still has if it only grew.
const EDGE: usize = 1024;

/// The rest of a document.
pub struct Rest {
    /// The name of the document, for errors.
    name: String,
    source: Source,
    manner: Manner,
    finish: Finish,
    /// The number of blocks that stay as they are.
    settled: usize,
    /// The bytes read so far, and of how many if that is known.
    read: u64,
    of: Option<u64>,
    /// The warnings that were given, and those that are yet to be.
    told: Vec<Warning>,
    waiting: Vec<Warning>,
    /// The number of invalid sequences that were reported.
    undecodable: usize,
    has_ended: bool,
    /// `true` if the rest was not wanted.
    was_stopped: bool,
    /// The beginning of a file that may grow, and the last bytes read of it.
    edges: (Vec<u8>, Vec<u8>),
}

/// The way a document is read on.
enum Manner {
    /// In pieces.
    InPieces(Box<Incoming>),
    /// All of it at once: the unread part of a book.
    Book(Option<Remainder>),
    /// All that has come so far is read again, as long as it is short or its format has to be read whole.
    Anew(Anew),
}

/// The bytes of a document that is read again when more of it has come.
struct Anew {
    file_name: String,
    asked: Asked,
    bytes: Vec<u8>,
    /// `true` if the format is known to have to be read whole.
    is_whole: bool,
    /// `true` if the beginning is shown, which is how the whole begins.
    is_begun: bool,
    /// The number of bytes, and the time it took, when it was read last.
    last: (usize, Duration),
}

impl Rest {
    /// The rest of the text called `name`, of whose `source` some bytes were `read`, `of` so many.
    pub(super) fn in_pieces(
        name: String,
        source: Source,
        incoming: Incoming,
        finish: Finish,
        (read, of): (u64, Option<u64>),
        begun: &Reading,
    ) -> Self {
        let undecodable = incoming.undecodable();
        let edges = match &source {
            Source::File(file) => (window(file, 0, EDGE), window(file, read.saturating_sub(EDGE as u64), EDGE)),
            Source::Stream(_) => Default::default(),
        };
        let rest = Self::of(name, source, Manner::InPieces(Box::new(incoming)), finish, (read, of));
        Self { settled: begun.article.blocks().len(), told: begun.warnings.clone(), undecodable, edges, ..rest }
    }

    /// The unread part of a book, of whose beginning the `warnings` were given.
    pub(super) fn of_book(name: String, source: Source, rest: Remainder, finish: Finish, told: Vec<Warning>) -> Self {
        Self { told, ..Self::of(name, source, Manner::Book(Some(rest)), finish, (0, None)) }
    }

    /// The rest of a file that is read whole, of which the beginning was read already, from `bytes`.
    pub(super) fn of_begun(
        name: String,
        (file_name, asked): (String, Asked),
        source: Source,
        finish: Finish,
        bytes: Vec<u8>,
        all: u64,
        begun: &Reading,
    ) -> Self {
        let read = (bytes.len() as u64, Some(all));
        let anew = Anew { file_name, asked, bytes, is_whole: true, is_begun: true, last: Default::default() };
        Self { told: begun.warnings.clone(), ..Self::of(name, source, Manner::Anew(anew), finish, read) }
    }

    /// A stream of which nothing has been read.
    pub(super) fn of_stream(name: String, file_name: String, source: Source, finish: Finish, asked: Asked) -> Self {
        let anew =
            Anew { file_name, asked, bytes: Vec::new(), is_whole: false, is_begun: false, last: Default::default() };
        Self::of(name, source, Manner::Anew(anew), finish, (0, None))
    }

    fn of(name: String, source: Source, manner: Manner, finish: Finish, (read, of): (u64, Option<u64>)) -> Self {
        Self {
            name,
            source,
            manner,
            finish,
            settled: 0,
            read,
            of,
            told: Vec::new(),
            waiting: Vec::new(),
            undecodable: 0,
            has_ended: false,
            was_stopped: false,
            edges: Default::default(),
        }
    }

    /// Returns the number of bytes that the document has, if that is known.
    #[must_use]
    pub fn bytes(&self) -> Option<u64> {
        self.of
    }

    /// Returns `true` if nobody knows where the document ends, or when.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        matches!(self.source, Source::Stream(_)) && !matches!(self.manner, Manner::Book(_))
    }

    /// Returns `true` if all of the document has been read or is not wanted.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// Returns `true` if the document is a file that has been read to its end, and more can be read when it has grown.
    #[must_use]
    pub fn can_grow(&self) -> bool {
        let is_file = matches!((&self.source, &self.manner), (Source::File(_), Manner::InPieces(_)));
        is_file && self.has_ended && !self.was_stopped
    }

    /// Returns `true` if the file has more than was read, behind the same text.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        let Source::File(file) = &self.source else { return false };
        let (first, last) = &self.edges;
        let start = self.read.saturating_sub(last.len() as u64);
        let has_more = !window(file, self.read, 1).is_empty();
        has_more && window(file, 0, first.len()) == *first && window(file, start, last.len()) == *last
    }

    /// Reads on in a file that has grown.
    pub fn go_on(&mut self) {
        self.has_ended = false;
    }

    /// Reads on until there is something to show, or the end; lines of a stream are shown as soon as they have come. As
    /// soon as it does not `go_on`, what has come is all. Returns `None` if nothing is left.
    ///
    /// # Errors
    /// [`Error`] with the cause. What was read before stays.
    pub fn next(&mut self, goes_on: &dyn Fn() -> bool) -> Result<Option<Portion>, Error> {
        self.read_on(goes_on).map_err(|cause| Error { name: self.name.clone(), cause })
    }

    fn read_on(&mut self, goes_on: &dyn Fn() -> bool) -> Result<Option<Portion>, Cause> {
        if self.has_ended {
            return Ok(None);
        }
        if let Manner::Book(rest) = &mut self.manner {
            let Some(rest) = rest.take() else { return Ok(None) };
            let reading = rest.read()?;
            self.has_ended = true;
            return Ok(Some(self.portion(Some(reading), Onto::Whole)));
        }
        if memory::is_short() {
            return Err(Cause::NoMemory);
        }
        let enough = usize::try_from(self.read / 4).unwrap_or(usize::MAX).clamp(PORTIONS.0, PORTIONS.1);
        let mut ready: Option<Article> = None;
        let mut since: Option<Instant> = None;
        while goes_on() {
            let patience = since.map_or(DELAY, |since| DELAY.saturating_sub(since.elapsed()));
            match self.source.next(enough, Some(patience)) {
                Ok(Bytes::Some(bytes)) => {
                    self.read += bytes.len() as u64;
                    self.keep_edge(&bytes);
                    since.get_or_insert_with(Instant::now);
                    self.take(&bytes, &mut ready)?;
                }
                Ok(Bytes::NotYet) => {}
                Ok(Bytes::End) => {
                    self.has_ended = true;
                    return self.end(ready).map(Some);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
            let is_enough = ready.as_ref().is_some_and(|ready| ready.flow_bytes() >= enough);
            let is_late = self.is_stream() && since.is_some_and(|since| since.elapsed() >= DELAY);
            if is_enough || is_late {
                if let Some(portion) = self.so_far(ready.take()) {
                    return Ok(Some(portion));
                }
                since = None;
            }
        }
        // The rest is not wanted: what has come is all.
        (self.has_ended, self.was_stopped) = (true, true);
        self.end(ready).map(Some)
    }

    /// Keeps the last bytes of a file.
    fn keep_edge(&mut self, bytes: &[u8]) {
        if matches!(self.source, Source::File(_)) {
            let last = &mut self.edges.1;
            last.extend_from_slice(&bytes[bytes.len().saturating_sub(EDGE)..]);
            last.drain(..last.len().saturating_sub(EDGE));
        }
    }

    /// Takes `bytes`. Adds the blocks that they complete to `ready`.
    fn take(&mut self, bytes: &[u8], ready: &mut Option<Article>) -> Result<(), Cause> {
        match &mut self.manner {
            Manner::InPieces(incoming) => add(ready, incoming.take(bytes, false)),
            Manner::Anew(anew) => {
                anew.bytes.extend_from_slice(bytes);
                if let Some((reading, incoming)) = anew.begin(&self.finish) {
                    // All that was shown so far is replaced.
                    self.settled = 0;
                    self.waiting.extend(reading.warnings);
                    *ready = Some(reading.article);
                    self.manner = Manner::InPieces(Box::new(incoming));
                } else if anew.bytes.len() as u64 > MOST_BYTES {
                    return Err(Cause::TooLarge);
                }
            }
            Manner::Book(_) => {}
        }
        Ok(())
    }

    /// Returns what has come so far, if there is something to show.
    fn so_far(&mut self, ready: Option<Article>) -> Option<Portion> {
        let is_stream = self.is_stream();
        match &mut self.manner {
            Manner::InPieces(incoming) => {
                let tail = if is_stream { incoming.tail() } else { None };
                let (blocks, done) = (self.settled, ready.as_ref().map_or(0, |ready| ready.blocks().len()));
                let mut article = ready;
                add(&mut article, tail);
                self.settled += done;
                let onto = Onto::Behind { blocks, settled: self.settled };
                Some(self.portion(article.map(Reading::from), onto))
            }
            Manner::Anew(anew) if anew.is_due() => {
                // What is not whole may be damaged: that is said at the end.
                let reading = anew.read().ok()?;
                Some(self.portion(Some(reading), Onto::Behind { blocks: 0, settled: 0 }))
            }
            Manner::Anew(_) | Manner::Book(_) => None,
        }
    }

    /// Returns the last portion, or all that has come if the rest is not wanted.
    fn end(&mut self, mut ready: Option<Article>) -> Result<Portion, Cause> {
        let may_grow = matches!(self.source, Source::File(_)) && !self.was_stopped;
        match &mut self.manner {
            Manner::InPieces(incoming) => {
                let blocks = self.settled;
                // The last blocks of a file may yet grow.
                let tail = if may_grow { incoming.tail() } else { incoming.take(&[], true) };
                let settled = if may_grow { ready.as_ref().map_or(0, |ready| ready.blocks().len()) } else { 0 };
                add(&mut ready, tail);
                self.waiting.extend(incoming.warning(self.undecodable));
                self.undecodable = incoming.undecodable();
                let all = ready.as_ref().map_or(0, |ready| ready.blocks().len());
                self.settled += if may_grow { settled } else { all };
                let onto = Onto::Behind { blocks, settled: self.settled };
                Ok(self.portion(ready.map(Reading::from), onto))
            }
            Manner::Anew(anew) => {
                let reading = anew.read()?;
                let onto = if anew.is_begun { Onto::Whole } else { Onto::Behind { blocks: 0, settled: 0 } };
                Ok(self.portion(Some(reading), onto))
            }
            Manner::Book(_) => Ok(self.portion(None, Onto::Behind { blocks: self.settled, settled: self.settled })),
        }
    }

    /// Returns a portion with the warnings that were not given yet.
    fn portion(&mut self, reading: Option<Reading>, onto: Onto) -> Portion {
        let is_whole = matches!(self.manner, Manner::Anew(_) | Manner::Book(_));
        let finished = |reading| if is_whole { self.finish.article(reading) } else { Finish::part(reading) };
        let reading = reading.map(finished);
        let (article, mut warnings) = reading.map_or((None, Vec::new()), |it| (Some(it.article), it.warnings));
        warnings.extend(mem::take(&mut self.waiting));
        warnings.retain(|warning| !self.told.contains(warning));
        self.told.extend(warnings.iter().cloned());
        Portion { article, onto, warnings, read: self.read, of: self.of, is_last: self.has_ended }
    }
}

impl Anew {
    /// Returns `true` if it is time to read all again: the text is short, or enough has come since.
    fn is_due(&self) -> bool {
        let (bytes, took) = self.last;
        !self.is_whole || took < DELAY / 4 || self.bytes.len() >= bytes + bytes / 2
    }

    /// Begins to read in pieces, once there is a sample, if the format can be read so.
    fn begin(&mut self, finish: &Finish) -> Option<(Reading, Incoming)> {
        if self.is_whole || self.bytes.len() < SAMPLE {
            return None;
        }
        let rest = self.bytes.split_off(SAMPLE);
        match Incoming::begin(mem::take(&mut self.bytes), &[], &self.file_name, self.asked) {
            Ok(Begun::InPieces(reading, mut incoming)) => {
                let mut reading = finish.article(reading);
                incoming.direct(reading.article.direction());
                if let Some(more) = incoming.take(&rest, false) {
                    reading.article.append(more);
                }
                Some((reading, incoming))
            }
            Ok(Begun::Early(_, sample) | Begun::Whole(sample)) => {
                self.bytes = sample;
                self.bytes.extend(rest);
                self.is_whole = true;
                None
            }
            Err(_) => None,
        }
    }

    fn read(&mut self) -> Result<Reading, format::Error> {
        let start = Instant::now();
        let bytes = if self.is_begun { mem::take(&mut self.bytes) } else { self.bytes.clone() };
        let reading = format::read(bytes, &self.file_name, self.asked);
        self.last = (self.bytes.len(), start.elapsed());
        reading
    }
}

fn add(ready: &mut Option<Article>, more: Option<Article>) {
    match (ready, more) {
        (Some(ready), Some(more)) => ready.append(more),
        (ready, Some(more)) => *ready = Some(more),
        (_, None) => {}
    }
}
