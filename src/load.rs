//! Opens documents by name: reads the bytes and passes them to the reader of their format.

mod error;
mod finish;
mod hint;
mod memory;
mod named;
mod rest;
mod sift;
mod source;
mod stamp;

use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;

use crate::format::STANDARD_INPUT;
use crate::format::{self, Asked, Beginning, Begun, Incoming, MOST_BYTES, Onto, Portion, Reading, SAMPLE};
use finish::Finish;
use source::Source;

pub use error::{Cause, Error};
pub use named::{MOST_DOCUMENTS, Named, named};
pub use rest::Rest;
pub use sift::may_hold;
pub use stamp::Stamp;

/// The bytes of a long text that are read at once: enough for several pieces, which are parsed at the same time.
const AT_ONCE: usize = 2 * 1024 * 1024;

/// The article built into the program.
const EMBEDDED: &str = include_str!("../assets/article.yaml");

/// Opens the file `name`, or standard input if that is `-`.
///
/// # Errors
/// [`Error`] with the cause.
pub fn open(name: &OsStr, asked: Asked) -> Result<Reading, Error> {
    read_whole(name, asked).map_err(|cause| error(name, cause))
}

/// Opens the beginning of a document: of a long text as much as tells what it is like, of a book until there are
/// `enough` bytes of text, of a stream the lines that come first. Returns the means to read the rest, if there is one.
///
/// # Errors
/// [`Error`] with the cause.
pub fn begin(name: &OsStr, asked: Asked, enough: usize) -> Result<(Reading, Option<Rest>), Error> {
    begin_reading(name, asked, enough).map_err(|cause| error(name, cause))
}

/// Opens a document as [`open`] does. Returns the means to go on with a text that grows too, if it can be read in
/// pieces.
///
/// # Errors
/// [`Error`] with the cause.
pub fn open_growing(name: &OsStr, asked: Asked) -> Result<(Reading, Option<Rest>), Error> {
    let (mut reading, rest) = begin(name, asked, usize::MAX)?;
    let Some(mut rest) = rest else { return Ok((reading, None)) };
    reading.article.reserve(rest.bytes().and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(0));
    while let Some(Portion { article, onto, warnings, .. }) = rest.next(&|| true)? {
        match (onto, article) {
            (Onto::Whole | Onto::Behind { blocks: 0, .. }, Some(article)) => reading.article = article,
            (Onto::Whole, None) => {}
            (Onto::Behind { blocks, .. }, article) => {
                reading.article.cut(blocks);
                if let Some(article) = article {
                    reading.article.append(article);
                }
            }
        }
        reading.warnings.extend(warnings);
    }
    Ok((reading, rest.can_grow().then_some(rest)))
}

/// Opens the file `name` that a link led to from a document opened as `asked`. Its format is detected; its encoding is
/// that of the other document unless it declares one. Only regular files are opened: pipes and devices may have no end.
///
/// # Errors
/// [`Error`] with the cause.
pub fn open_linked(name: &OsStr, asked: Asked) -> Result<Reading, Error> {
    let read = || {
        named::is_file(Path::new(name))?;
        let (mut file, _) = source::open(name)?;
        Ok(format::read_linked(read_to_end(&mut file, Vec::new())?, &file_name(name), asked)?)
    };
    read().map(|reading| Finish::of(name).article(reading)).map_err(|cause| error(name, cause))
}

/// Returns the name of the format of the file `name`, and of its encoding, if it is text; `None` if it is no regular
/// file or can't be read.
#[must_use]
pub fn form(name: &OsStr, asked: Asked) -> Option<(&'static str, Option<&'static str>)> {
    named::is_file(Path::new(name)).ok()?;
    let (mut file, _) = source::open(name).ok()?;
    format::form(read_sample(&mut file).ok()?, &file_name(name), asked)
}

/// Returns the text of the file `name`, which was opened as `asked`, before its format was read; `None` if that is no
/// text, such as a book, or no regular file.
#[must_use]
pub fn source_text(name: &OsStr, asked: Asked) -> Option<String> {
    named::is_file(Path::new(name)).ok()?;
    let (mut file, _) = source::open(name).ok()?;
    format::source_text(read_to_end(&mut file, Vec::new()).ok()?, &file_name(name), asked)
}

/// Opens the article built into the program.
///
/// # Errors
/// None in a tested program.
pub fn embedded() -> Result<Reading, Error> {
    let reading = format::read_text(EMBEDDED, "article.yaml", None);
    reading.map_err(|cause| Error { name: "article.yaml".to_owned(), cause: cause.into() })
}

fn error(name: &OsStr, cause: Cause) -> Error {
    Error { name: name.to_string_lossy().into_owned(), cause }
}

/// Returns the name of a file without folders; none for standard input.
fn file_name(name: &OsStr) -> String {
    let file_name = Path::new(name).file_name().filter(|name| *name != STANDARD_INPUT).unwrap_or_default();
    file_name.to_string_lossy().into_owned()
}

/// Reads a whole document; a long text in pieces, so that its bytes are not kept.
fn read_whole(name: &OsStr, asked: Asked) -> Result<Reading, Cause> {
    let (mut file, metadata) = source::open(name)?;
    let (finish, file_name) = (Finish::of(name), file_name(name));
    let sample = read_sample(&mut file)?;
    let begun = if sample.len() < SAMPLE {
        Begun::Whole(sample)
    } else {
        Incoming::begin(sample, &windows(&file, &metadata), &file_name, asked)?
    };
    match begun {
        Begun::Early(_, bytes) | Begun::Whole(bytes) => {
            let bytes = read_to_end(&mut file, bytes)?;
            Ok(finish.article(format::read(bytes, &file_name, asked)?))
        }
        Begun::InPieces(reading, mut incoming) => {
            let Reading { mut article, mut warnings } = finish.article(reading);
            incoming.direct(article.direction());
            article.reserve(usize::try_from(metadata.len()).unwrap_or(0));
            let mut chunk = Vec::with_capacity(AT_ONCE);
            loop {
                chunk.clear();
                if memory::is_short() {
                    return Err(Cause::NoMemory);
                }
                let is_last = (&mut file).take(AT_ONCE as u64).read_to_end(&mut chunk)? == 0;
                if let Some(part) = incoming.take(&chunk, is_last) {
                    let part = Finish::part(part.into());
                    article.append(part.article);
                    let new = part.warnings.into_iter().filter(|warning| !warnings.contains(warning));
                    let new: Vec<_> = new.collect();
                    warnings.extend(new);
                }
                if is_last {
                    break;
                }
            }
            warnings.retain(|warning| !matches!(warning, format::Warning::Undecodable { .. }));
            warnings.splice(0..0, incoming.warning(0));
            Ok(Reading { article, warnings })
        }
    }
}

fn begin_reading(name: &OsStr, asked: Asked, enough: usize) -> Result<(Reading, Option<Rest>), Cause> {
    let (mut file, metadata) = source::open(name)?;
    let (finish, file_name) = (Finish::of(name), file_name(name));
    let shown = name.to_string_lossy().into_owned();
    if !metadata.is_file() {
        let stream = Source::of(file, &metadata);
        return begin_stream(Rest::of_stream(shown, file_name, stream, finish, asked));
    }
    let sample = read_sample(&mut file)?;
    let begun = if sample.len() < SAMPLE {
        Begun::Whole(sample)
    } else {
        Incoming::begin(sample, &windows(&file, &metadata), &file_name, asked)?
    };
    match begun {
        Begun::InPieces(reading, mut incoming) => {
            let reading = finish.article(reading);
            incoming.direct(reading.article.direction());
            let read = (SAMPLE as u64, Some(metadata.len()));
            let rest = Rest::in_pieces(shown, Source::of(file, &metadata), incoming, finish, read, &reading);
            Ok((reading, Some(rest)))
        }
        Begun::Early(reading, bytes) if enough < usize::MAX => {
            let reading = finish.article(reading);
            let source = Source::of(file, &metadata);
            let rest = Rest::of_begun(shown, (file_name, asked), source, finish, bytes, metadata.len(), &reading);
            Ok((reading, Some(rest)))
        }
        Begun::Early(_, bytes) | Begun::Whole(bytes) => {
            let bytes = read_to_end(&mut file, bytes)?;
            let Beginning { reading, rest } = format::begin(bytes, &file_name, asked, enough)?;
            let reading = finish.article(reading);
            let source = Source::of(file, &metadata);
            let told = reading.warnings.clone();
            let rest = rest.map(|rest| Rest::of_book(shown, source, rest, finish, told));
            Ok((reading, rest))
        }
    }
}

/// Waits for the first lines of a stream. Returns the rest, if the stream has not ended.
fn begin_stream(mut rest: Rest) -> Result<(Reading, Option<Rest>), Cause> {
    loop {
        let portion = rest.next(&|| true).map_err(|error| error.cause)?;
        if let Some(Portion {
            article: Some(article), onto: Onto::Behind { blocks: 0, .. }, warnings, is_last, ..
        }) = portion
        {
            return Ok((Reading { article, warnings }, (!is_last).then_some(rest)));
        }
    }
}

/// Reads the beginning of a file, or all of it if it is shorter than a sample.
fn read_sample(file: &mut File) -> Result<Vec<u8>, Cause> {
    let mut sample = Vec::with_capacity(SAMPLE);
    file.take(SAMPLE as u64).read_to_end(&mut sample)?;
    Ok(sample)
}

/// Reads the rest of a file behind `bytes`.
fn read_to_end(file: &mut File, mut bytes: Vec<u8>) -> Result<Vec<u8>, Cause> {
    // One byte more than the limit shows that there is more.
    file.take(MOST_BYTES + 1 - bytes.len() as u64).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES { Err(Cause::TooLarge) } else { Ok(bytes) }
}

/// Reads the windows into a file that can be read anywhere.
fn windows(file: &File, metadata: &Metadata) -> Vec<Vec<u8>> {
    let windows = if metadata.is_file() { format::windows(metadata.len()) } else { Vec::new() };
    windows.into_iter().map(|(start, bytes)| source::window(file, start, bytes)).collect()
}
