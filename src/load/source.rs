//! The bytes of a document: of a file, which has an end, or of a stream, which comes when it likes.

use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

use super::error::Cause;
use crate::format::STANDARD_INPUT;
use crate::system::files;

/// The bytes of a stream that are read at once.
const CHUNK: usize = 256 * 1024;

/// The number of chunks of a stream that wait to be read, at most: who writes it waits then.
const MOST_WAITING: usize = 16;

/// The source of the bytes of a document.
#[derive(Debug)]
pub(super) enum Source {
    /// A regular file.
    File(File),
    /// Anything else: a pipe, a socket, a device. A thread reads it.
    Stream(Receiver<io::Result<Vec<u8>>>),
}

/// The next bytes of a source.
#[derive(Debug)]
pub(super) enum Bytes {
    /// Some bytes.
    Some(Vec<u8>),
    /// None for now.
    NotYet,
    /// None any more.
    End,
}

/// Opens the file `name`, or standard input if that is `-`.
pub(super) fn open(name: &OsStr) -> Result<(File, Metadata), Cause> {
    if name.is_empty() {
        return Err(Cause::NoName);
    }
    let file = if name == STANDARD_INPUT { files::standard_input()? } else { File::open(name)? };
    let metadata = file.metadata()?;
    Ok((file, metadata))
}

impl Source {
    /// Returns the source that `file` is.
    pub(super) fn of(file: File, metadata: &Metadata) -> Self {
        if metadata.is_file() {
            return Self::File(file);
        }
        let (chunks, stream) = mpsc::sync_channel(MOST_WAITING);
        thread::spawn(move || read_chunks(file, &chunks));
        Self::Stream(stream)
    }

    /// Returns the next bytes, of a file as many as `most`. Waits for those of a stream for `patience` at most, or as
    /// long as it takes.
    pub(super) fn next(&mut self, most: usize, patience: Option<Duration>) -> io::Result<Bytes> {
        let chunk = match self {
            Self::File(file) => {
                let mut chunk = Vec::new();
                file.take(most as u64).read_to_end(&mut chunk)?;
                chunk
            }
            Self::Stream(stream) => match patience {
                None => stream.recv().unwrap_or_else(|_| Ok(Vec::new()))?,
                Some(patience) => match stream.recv_timeout(patience) {
                    Ok(chunk) => chunk?,
                    Err(RecvTimeoutError::Timeout) => return Ok(Bytes::NotYet),
                    Err(RecvTimeoutError::Disconnected) => Vec::new(),
                },
            },
        };
        Ok(if chunk.is_empty() { Bytes::End } else { Bytes::Some(chunk) })
    }
}

/// Reads `bytes` bytes of `file` at byte `start`, or as many as there are, without moving in it.
pub(super) fn window(file: &File, start: u64, bytes: usize) -> Vec<u8> {
    let mut window = vec![0; bytes];
    let read = files::read_at(file, &mut window, start).unwrap_or(0);
    window.truncate(read);
    window
}

/// Reads a stream until it ends or nobody takes it. The end is an empty chunk.
fn read_chunks(mut stream: File, chunks: &SyncSender<io::Result<Vec<u8>>>) {
    let mut bytes = vec![0; CHUNK];
    loop {
        let chunk = match stream.read(&mut bytes) {
            Ok(count) => Ok(bytes[..count].to_vec()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => Err(error),
        };
        let is_last = !chunk.as_ref().is_ok_and(|chunk| !chunk.is_empty());
        if chunks.send(chunk).is_err() || is_last {
            return;
        }
    }
}
