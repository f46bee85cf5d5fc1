//! EPUB 2 and 3: the chapters of a book as one article, its table of contents as the section list.
//!
//! Of a broken book all is read that can be; what can't be is said chapter by chapter. zip reads the archive. The documents that list a
//! book's parts go through the parser of its chapters, within the same bounds, since a library for EPUB would bring a parser with bounds of its
//! own, and what is to be shown of a broken book is decided here.

mod archive;
mod chapters;
mod contents;
mod headings;
mod notes;
mod package;
mod pages;
mod path;

use std::collections::{HashMap, HashSet};

use super::encoding;
use super::html::{body, parse};
use super::{Beginning, Error, Reading, Rest, Warning};
use crate::article::{Builder, Kind};
use archive::Archive;
pub use archive::{MOST_BOOK_BYTES, MOST_FILE_BYTES, MOST_RATIO};
use chapters::{Chapter, Chapters};
use contents::Entry;
use headings::Outline;
use notes::Notes;
use package::Package;
use path::{Place, resolve};
use qari_bidi::text::direction::Direction;

/// Why a book can't be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no archive.
    NoArchive,
    /// It is an archive that nothing of can be read.
    Damaged,
    /// There are more files in it than in any book.
    TooManyFiles,
    /// Unpacked it has more than [`MOST_BOOK_BYTES`].
    TooLarge,
    /// It can't be read without a password or a licence.
    Encrypted,
    /// There is no chapter in it.
    NoChapters,
}

/// What is wrong with a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChapterProblem {
    /// It is not there.
    Missing,
    /// A part of it can't be read.
    Damaged,
    /// Unpacked it has more than [`MOST_FILE_BYTES`], or is more than [`MOST_RATIO`] times as large as packed.
    TooLarge,
    /// It is encrypted.
    Encrypted,
}

/// How far into a file the names of its parts are looked for, in bytes.
const NAMES_WITHIN: usize = 64 * 1024;

/// Whether bytes are a book: its first file says so, or there is one that describes its container.
pub(super) fn is_certain(bytes: &[u8]) -> bool {
    let has = |part: &[u8], name: &str| part.windows(name.len()).any(|window| window == name.as_bytes());
    let (start, end) = (&bytes[..bytes.len().min(NAMES_WITHIN)], &bytes[bytes.len().saturating_sub(NAMES_WITHIN)..]);
    archive::is_archive(bytes)
        && (bytes.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/epub+zip"))
            || [start, end].into_iter().any(|part| has(part, package::CONTAINER)))
}

/// Reads a book from its beginning, until `enough` bytes of text are read or it ends.
///
/// # Errors
/// [`Error::Book`] with what keeps it from being read, [`Error::Empty`] for one without text.
pub(super) fn begin(bytes: Vec<u8>, name: &str, enough: usize) -> Result<Beginning, Error> {
    let mut book = Book::open(bytes, name).map_err(Error::Book)?;
    let reading = book.read(enough)?;
    let rest = (!book.chapters.is_done()).then(|| Rest::new(move || book.read(usize::MAX)));
    Ok(Beginning { reading, rest })
}

/// A book that is read chapter by chapter.
struct Book {
    /// The folder that names of places begin behind.
    folder: String,
    /// The file of the table of contents of EPUB 3.
    navigation: Option<String>,
    /// The entries of the table of contents, by the files that they lead into.
    entries: HashMap<String, Vec<Entry>>,
    /// The printed pages that the book lists, by the files they begin in.
    pages: HashMap<String, Vec<Entry>>,
    chapters: Chapters,
    /// What is known from the chapters that were read.
    outline: Outline,
    notes: Notes,
    /// What they make.
    builder: Builder,
    has_text: bool,
    /// Whether the structure of a chapter was beyond the bounds, which is said once.
    is_flattened: bool,
    /// What has not been said yet.
    warnings: Vec<Warning>,
}

impl Book {
    /// Reads what the book in the file `name` says of itself.
    fn open(bytes: Vec<u8>, name: &str) -> Result<Self, Problem> {
        let mut archive = Archive::open(bytes)?;
        let mut warnings = if archive.is_damaged() { vec![Warning::BookDamaged] } else { Vec::new() };
        let container = text(&mut archive, package::CONTAINER).unwrap_or_default();
        // Without a container, the package document is known by its extension.
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
            return Err(Problem::TooLarge);
        }
        let encrypted = text(&mut archive, package::ENCRYPTION).map(|source| package::encrypted(&source));
        let entries = listed(&mut archive, &package, contents::of_navigation, contents::of_ncx);
        let pages = listed(&mut archive, &package, contents::pages_of_navigation, contents::pages_of_ncx);
        let builder = front(&package, name);
        let chapters = Chapters::new(archive, package.spine, encrypted.unwrap_or_default());
        if chapters.are_encrypted() {
            return Err(Problem::Encrypted);
        }
        let navigation = package.navigation;
        let (outline, notes) = (Outline::default(), Notes::default());
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
            warnings,
        })
    }

    /// Reads on until there are `enough` bytes of text; the article of all that has been read, and the warnings that have not been given yet.
    fn read(&mut self, enough: usize) -> Result<Reading, Error> {
        while self.builder.bytes() < enough
            && let Some(chapter) = self.chapters.next().map_err(Error::Book)?
        {
            self.has_text |= !chapter.text.is_empty();
            let is_flattened = self.append(&chapter);
            if is_flattened && !std::mem::replace(&mut self.is_flattened, true) {
                self.warnings.push(Warning::Flattened);
            }
            self.warnings.extend(chapter.warnings);
        }
        if self.chapters.is_done() && !self.has_text && !self.warnings.is_empty() {
            return Err(Error::Book(Problem::NoChapters));
        }
        let builder = if self.chapters.is_done() { std::mem::take(&mut self.builder) } else { self.builder.clone() };
        let article = builder.finish().ok_or(Error::Empty)?;
        Ok(Reading { article, warnings: std::mem::take(&mut self.warnings) })
    }

    /// Adds a chapter; returns whether its structure was beyond the bounds. Places in it are called by its file's name, so that links lead to them from anywhere in the book.
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
        // The table of contents is the section list already.
        let lists: HashSet<_> = if self.navigation.as_deref() == Some(path) {
            root.descendants_it().filter(|node| node.has_name("nav")).map(|node| node.id).collect()
        } else {
            HashSet::new()
        };
        let options = body::Options {
            address: &|address| match resolve(path, address) {
                Some(place) if self.chapters.contains(&place.path) => format!("#{}", name(&place)),
                Some(place) => name(&place),
                None => address.to_owned(),
            },
            anchor: &|id| name(&Place { path: path.to_owned(), fragment: Some(id.to_owned()) }),
            leaves_out: &|node| lists.contains(&node),
            ..body::Options::default()
        };
        body::append(&mut self.builder, &root, &options) || passed_over || self.builder.is_flattened()
    }
}

/// A builder that has what stands before the first chapter of the book in the file `name`.
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

/// What a book lists, by the files that it leads to: in what EPUB 3 has for that, or in what EPUB 2 has where that says nothing.
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

/// What reads a list out of a document, by the path of its file.
type Lists = fn(&str, &str) -> Vec<Entry>;

/// The text of a file, if there is such a file and it is whole.
fn text(archive: &mut Archive, path: &str) -> Option<String> {
    encoding::decode(archive.read(path).ok()?, None).map(|decoded| decoded.text)
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}
