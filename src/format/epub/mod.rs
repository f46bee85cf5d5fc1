//! Reads EPUB 2 and 3: the chapters become one article, the table of contents its section list.
//!
//! A damaged book is read as far as possible, with a warning for each chapter that can't be. The zip crate
//! reads the archive. The package documents are parsed by the HTML parser, within its limits: an EPUB library
//! would bring a parser of its own without them, and could not show what is left of a damaged book.

mod archive;
mod chapters;
mod contents;
mod headings;
mod notes;
mod package;
mod pages;
mod path;
mod problem;

use std::collections::{HashMap, HashSet};

use super::encoding;
use super::html::{body, parse};
use super::{Baked, Beginning, Error, Reading, Remainder, Warning};
use crate::article::{Builder, Kind};
use archive::Archive;
pub use archive::{MOST_BOOK_BYTES, MOST_FILE_BYTES, MOST_RATIO};
use chapters::{Chapter, Chapters};
use contents::Entry;
use headings::HeadingLevels;
use notes::Notes;
use package::Package;
use path::{Place, resolve};
pub use problem::{BookProblem, ChapterProblem};
use qari_bidi::text::direction::Direction;

/// Number of bytes at the start and the end of an archive that are searched for file names.
const NAMES_WITHIN: usize = 64 * 1024;

/// Returns `true` if `bytes` are a book: the first file is the EPUB `mimetype`, or there is a container
/// description.
pub(super) fn is_certain(bytes: &[u8]) -> bool {
    let has = |part: &[u8], name: &str| part.windows(name.len()).any(|window| window == name.as_bytes());
    let (start, end) = (&bytes[..bytes.len().min(NAMES_WITHIN)], &bytes[bytes.len().saturating_sub(NAMES_WITHIN)..]);
    archive::is_archive(bytes)
        && (bytes.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/epub+zip"))
            || [start, end].into_iter().any(|part| has(part, package::CONTAINER)))
}

/// Reads a book from its beginning until `enough` bytes of text are read. Baked text is treated as `baked` says.
///
/// # Errors
/// [`Error::Book`] if the book can't be read, [`Error::Empty`] if it has no text.
pub(super) fn begin(bytes: Vec<u8>, name: &str, baked: Baked, enough: usize) -> Result<Beginning, Error> {
    let mut book = Book::open(bytes, name, baked).map_err(Error::Book)?;
    let reading = book.read(enough)?;
    let rest = (!book.chapters.is_done()).then(|| Remainder::new(move || book.read(usize::MAX)));
    Ok(Beginning { reading, rest })
}

/// A book that is read chapter by chapter.
struct Book {
    /// The folder of the package document. Anchors are relative to it.
    folder: String,
    /// The EPUB 3 navigation document.
    navigation: Option<String>,
    /// Entries of the table of contents, by the file they lead into.
    entries: HashMap<String, Vec<Entry>>,
    /// Entries of the page list, by the file they lead into.
    pages: HashMap<String, Vec<Entry>>,
    chapters: Chapters,
    /// State carried from chapter to chapter.
    outline: HeadingLevels,
    notes: Notes,
    /// The article so far.
    builder: Builder,
    has_text: bool,
    /// `true` once a chapter exceeded the limits of the parser. Reported once.
    is_flattened: bool,
    /// `true` once a chapter was baked text. Reported once.
    is_baked: bool,
    /// Warnings not reported yet.
    warnings: Vec<Warning>,
}

impl Book {
    /// Reads the package of the book in the file `name`.
    fn open(bytes: Vec<u8>, name: &str, baked: Baked) -> Result<Self, BookProblem> {
        let mut archive = Archive::open(bytes)?;
        let mut warnings = if archive.is_damaged() { vec![Warning::BookDamaged] } else { Vec::new() };
        let container = text(&mut archive, package::CONTAINER).unwrap_or_default();
        // Without a container, the package document is found by its extension.
        let by_extension = || archive.names().into_iter().find(|name| has_extension(name, &["opf"])).map(str::to_owned);
        let root = package::root_file(&container).or_else(by_extension).unwrap_or_default();
        let source = text(&mut archive, &root);
        let mut package = source.as_ref().map(|source| Package::read(source, &root)).unwrap_or_default();
        let folder = source.map_or("", |_| path::folder(&root)).to_owned();
        if package.spine.is_empty() {
            let chapters = archive.names().into_iter().filter(|name| has_extension(name, &["xhtml", "html", "htm"]));
            package.spine = chapters.map(str::to_owned).collect();
            warnings.push(Warning::BookUnlisted);
        }
        if archive.says_too_large(package.spine.iter()) {
            return Err(BookProblem::TooLarge);
        }
        let encrypted = text(&mut archive, package::ENCRYPTION).map(|source| package::encrypted(&source));
        let entries = listed(&mut archive, &package, contents::of_navigation, contents::of_ncx);
        let pages = listed(&mut archive, &package, contents::pages_of_navigation, contents::pages_of_ncx);
        let builder = front(&package, name);
        let chapters = Chapters::new(archive, package.spine, encrypted.unwrap_or_default(), baked);
        if chapters.are_encrypted() {
            return Err(BookProblem::Encrypted);
        }
        let navigation = package.navigation;
        let (outline, notes) = (HeadingLevels::default(), Notes::default());
        Ok(Self {
            folder,
            navigation,
            entries,
            pages,
            chapters,
            outline,
            notes,
            builder,
            has_text: false,
            is_flattened: false,
            is_baked: false,
            warnings,
        })
    }

    /// Reads on until there are `enough` bytes of text. Returns the article so far and the new warnings.
    fn read(&mut self, enough: usize) -> Result<Reading, Error> {
        while self.builder.bytes() < enough
            && let Some(chapter) = self.chapters.next().map_err(Error::Book)?
        {
            self.has_text |= !chapter.text.is_empty();
            let is_flattened = self.append(&chapter);
            if is_flattened && !std::mem::replace(&mut self.is_flattened, true) {
                self.warnings.push(Warning::Flattened);
            }
            let is_said = |warning: &Warning| self.is_baked && matches!(warning, Warning::Baked { .. });
            let new: Vec<Warning> = chapter.warnings.into_iter().filter(|warning| !is_said(warning)).collect();
            self.is_baked |= new.iter().any(|warning| matches!(warning, Warning::Baked { .. }));
            self.warnings.extend(new);
        }
        if self.chapters.is_done() && !self.has_text && !self.warnings.is_empty() {
            return Err(Error::Book(self.chapters.refusal().unwrap_or(BookProblem::NoChapters)));
        }
        let builder = if self.chapters.is_done() { std::mem::take(&mut self.builder) } else { self.builder.clone() };
        let article = builder.finish().ok_or(Error::Empty)?;
        Ok(Reading { article, warnings: std::mem::take(&mut self.warnings) })
    }

    /// Appends a chapter. Returns `true` if it exceeded the limits of the parser. Anchors are prefixed with the
    /// file name, so that links work across the book.
    fn append(&mut self, chapter: &Chapter) -> bool {
        let path = chapter.path.as_str();
        let (document, passed_over) = parse::bounded(&chapter.text, parse::Syntax::Xhtml);
        let root = body::of(&document);
        self.notes.set(&root, path, &mut self.chapters);
        self.outline.set(&root, self.entries.get(path).map(Vec::as_slice).unwrap_or_default());
        let name = |place: &Place| {
            let file = place.path.strip_prefix(&self.folder).unwrap_or(&place.path);
            place.fragment.as_ref().map_or_else(|| file.to_owned(), |fragment| format!("{file}#{fragment}"))
        };
        self.builder.anchor(&name(&Place { path: path.to_owned(), fragment: None }));
        pages::set(&mut self.builder, &root, self.pages.get(path).map(Vec::as_slice).unwrap_or_default());
        // The section list replaces the table of contents.
        let lists: HashSet<_> = if self.navigation.as_deref() == Some(path) {
            root.descendants_it().filter(|node| node.has_name("nav")).map(|node| node.id).collect()
        } else {
            HashSet::new()
        };
        let options = body::TreeOptions {
            address: &|address| match resolve(path, address) {
                Some(place) if self.chapters.contains(&place.path) => format!("#{}", name(&place)),
                Some(place) => name(&place),
                None => address.to_owned(),
            },
            anchor: &|id| name(&Place { path: path.to_owned(), fragment: Some(id.to_owned()) }),
            leaves_out: &|node| lists.contains(&node),
            ..body::TreeOptions::default()
        };
        body::append(&mut self.builder, &root, &options) || passed_over || self.builder.is_flattened()
    }
}

/// Creates a builder with the title page of the book in the file `name`.
fn front(package: &Package, name: &str) -> Builder {
    let mut builder = Builder::new();
    if let Some(language) = &package.language {
        builder.language(language);
    }
    if package.is_rtl {
        builder.direction(Direction::Rtl);
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    builder.block(Kind::Title, package.title.as_deref().unwrap_or(stem));
    builder.block(Kind::Source, &package.creators.join(" · "));
    let edition: Vec<&str> = [&package.publisher, &package.date].into_iter().flatten().map(String::as_str).collect();
    builder.block(Kind::Source, &edition.join(" · "));
    builder
}

/// Reads a list from its EPUB 3 document, else from its EPUB 2 document, and groups it by target file.
fn listed(
    archive: &mut Archive,
    package: &Package,
    of_navigation: Lists,
    of_ncx: Lists,
) -> HashMap<String, Vec<Entry>> {
    let mut read = |path: &Option<String>, of: Lists| {
        let path = path.as_deref()?;
        Some(of(&text(archive, path)?, path)).filter(|entries| !entries.is_empty())
    };
    let all = read(&package.navigation, of_navigation).or_else(|| read(&package.ncx, of_ncx)).unwrap_or_default();
    let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
    for entry in all {
        entries.entry(entry.place.path.clone()).or_default().push(entry);
    }
    entries
}

/// Reads a list from a document and its path.
type Lists = fn(&str, &str) -> Vec<Entry>;

/// Reads and decodes a text file. `None` if it is missing or damaged.
fn text(archive: &mut Archive, path: &str) -> Option<String> {
    encoding::decode(archive.read(path).ok()?, None).map(|decoded| decoded.text)
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}
