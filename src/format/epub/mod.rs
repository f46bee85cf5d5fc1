//! EPUB 2 and 3: the chapters of a book as one article, its table of contents as the section list.
//!
//! Of a broken book all is read that can be; what can't be is said chapter by chapter. zip reads the archive. The documents that list a
//! book's parts go through the parser of its chapters, within the same bounds, since a library for EPUB would bring a parser with bounds of its
//! own, and what is to be shown of a broken book is decided here.

mod archive;
mod contents;
mod headings;
mod notes;
mod package;
mod path;

use std::collections::{HashMap, HashSet};

use dom_query::NodeRef;

use super::encoding;
use super::html::{body, parse};
use super::{Error, Reading, Warning};
use crate::article::{Builder, Kind};
use crate::text::direction::Direction;
use archive::{Archive, Unread};
use contents::Entry;
use headings::Outline;
use notes::{Chapters, Notes};
use package::Package;
use path::{Place, resolve};

/// Why a book can't be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no archive.
    NoArchive,
    /// It is an archive that nothing of can be read.
    Damaged,
    /// There are more files in it than in any book.
    TooManyFiles,
    /// Unpacked it is larger than any book.
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
    /// It is larger than any chapter.
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

/// Reads a book.
///
/// # Errors
/// [`Error::Book`] with what keeps it from being read, [`Error::Empty`] for one without text.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Reading, Error> {
    let mut book = Book::open(bytes).map_err(Error::Book)?;
    let texts = book.texts().map_err(Error::Book)?;
    if texts.iter().all(|(_, text)| text.is_empty()) && !book.warnings.is_empty() {
        return Err(Error::Book(Problem::NoChapters));
    }
    let (builder, is_flattened) = book.builder(&texts, name);
    book.warnings.extend(is_flattened.then_some(Warning::Flattened));
    let article = builder.finish().ok_or(Error::Empty)?;
    Ok(Reading { article, warnings: book.warnings })
}

/// A book that is read.
struct Book<'a> {
    archive: Archive<'a>,
    package: Package,
    entries: Vec<Entry>,
    /// The folder that names of places begin behind.
    folder: String,
    encrypted: HashSet<String>,
    warnings: Vec<Warning>,
}

impl<'a> Book<'a> {
    /// Reads what the book says of itself.
    fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        let archive = Archive::open(bytes)?;
        let warnings = if archive.is_damaged() { vec![Warning::BookDamaged] } else { Vec::new() };
        let mut book = Self {
            archive,
            package: Package::default(),
            entries: Vec::new(),
            folder: String::new(),
            encrypted: HashSet::new(),
            warnings,
        };
        let container = book.text(package::CONTAINER).unwrap_or_default();
        // Without a container, the package document is known by its extension.
        let by_extension = |book: &Self| {
            let names = book.archive.names();
            names.into_iter().find(|name| has_extension(name, &["opf"])).map(str::to_owned)
        };
        let root = package::root_file(&container).or_else(|| by_extension(&book)).unwrap_or_default();
        if let Ok(source) = book.text(&root) {
            book.package = Package::read(&source, &root);
            path::folder(&root).clone_into(&mut book.folder);
        }
        if book.package.spine.is_empty() {
            let names = book.archive.names();
            let chapters = names.into_iter().filter(|name| has_extension(name, &["xhtml", "html", "htm"]));
            book.package.spine = chapters.map(str::to_owned).collect();
            book.warnings.push(Warning::BookUnlisted);
        }
        if let Ok(source) = book.text(package::ENCRYPTION) {
            book.encrypted = package::encrypted(&source);
        }
        if !book.package.spine.is_empty() && book.package.spine.iter().all(|path| book.encrypted.contains(path)) {
            return Err(Problem::Encrypted);
        }
        book.entries = book.contents();
        Ok(book)
    }

    /// The table of contents: of EPUB 3, or of EPUB 2 where that says nothing.
    fn contents(&mut self) -> Vec<Entry> {
        let (navigation, ncx) = (self.package.navigation.clone(), self.package.ncx.clone());
        let mut read = |path: Option<String>, of: fn(&str, &str) -> Vec<Entry>| {
            let path = path?;
            let source = self.text(&path).ok()?;
            Some(of(&source, &path)).filter(|entries| !entries.is_empty())
        };
        read(navigation, contents::of_navigation).or_else(|| read(ncx, contents::of_ncx)).unwrap_or_default()
    }

    /// The text of a file.
    fn text(&mut self, path: &str) -> Result<String, Unread> {
        let bytes = self.archive.read(path)?;
        encoding::decode(bytes, None).map(|decoded| decoded.text).ok_or(Unread::Damaged(Vec::new()))
    }

    /// The chapters and their texts, empty for those that can't be read.
    fn texts(&mut self) -> Result<Vec<(String, String)>, Problem> {
        let mut texts = Vec::new();
        for path in std::mem::take(&mut self.package.spine) {
            let read = if self.encrypted.contains(&path) { Err(Unread::Encrypted) } else { self.archive.read(&path) };
            let (bytes, problem) = match read {
                Ok(bytes) => (bytes, None),
                Err(Unread::Damaged(bytes)) => (bytes, Some(ChapterProblem::Damaged)),
                Err(Unread::Missing) => (Vec::new(), Some(ChapterProblem::Missing)),
                Err(Unread::Encrypted) => (Vec::new(), Some(ChapterProblem::Encrypted)),
                Err(Unread::TooLarge) => (Vec::new(), Some(ChapterProblem::TooLarge)),
                Err(Unread::BookTooLarge) => return Err(Problem::TooLarge),
            };
            let decoded = encoding::decode(bytes, None);
            let problem = problem.or(decoded.is_none().then_some(ChapterProblem::Damaged));
            if let Some(problem) = problem {
                self.warnings.push(Warning::Chapter { name: path.clone(), problem });
            }
            let text = decoded.map(|decoded| {
                if decoded.undecodable > 0 {
                    let (count, encoding) = (decoded.undecodable, decoded.encoding.name());
                    self.warnings.push(Warning::Undecodable { count, encoding });
                }
                decoded.text
            });
            texts.push((path, text.unwrap_or_default()));
        }
        Ok(texts)
    }

    /// A builder that has the whole book, and whether a part of it was beyond the bounds of documents; `name` is that of its file.
    fn builder(&self, texts: &[(String, String)], name: &str) -> (Builder, bool) {
        let (mut builder, mut is_flattened) = (Builder::new(), false);
        let package = &self.package;
        if let Some(language) = &package.language {
            builder.language(language);
        }
        if package.is_rtl {
            builder.direction(Direction::Rtl);
        }
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        builder.block(Kind::Title, package.title.as_deref().unwrap_or(stem));
        builder.block(Kind::Source, &package.creators.join(" · "));
        let edition: Vec<&str> =
            [&package.publisher, &package.date].into_iter().flatten().map(String::as_str).collect();
        builder.block(Kind::Source, &edition.join(" · "));
        let order: HashMap<&str, usize> = texts.iter().enumerate().map(|(at, (path, _))| (path.as_str(), at)).collect();
        let mut entries: HashMap<&str, Vec<&Entry>> = HashMap::new();
        for entry in &self.entries {
            entries.entry(&entry.place.path).or_default().push(entry);
        }
        let mut names: HashMap<String, HashSet<String>> = HashMap::new();
        let mut has = |path: &str, name: &str| {
            let known = names
                .entry(path.to_owned())
                .or_insert_with(|| order.get(path).map(|at| names_of(&texts[*at].1)).unwrap_or_default());
            known.contains(name)
        };
        let mut chapters = Chapters { order: &order, has: &mut has };
        let (mut outline, mut notes) = (Outline::default(), Notes::default());
        for (path, text) in texts {
            let (document, passed_over) = parse::bounded(text, parse::Syntax::Xhtml);
            let root = body::of(&document);
            notes.set(&root, path, &mut chapters);
            outline.set(&root, entries.get(path.as_str()).map(Vec::as_slice).unwrap_or_default());
            is_flattened |= self.append(&mut builder, &root, path, &order) || passed_over;
        }
        (builder, is_flattened)
    }

    /// Adds a chapter; see [`body::append`]. Places in it are called by its file's name, so that links lead to them from anywhere
    /// in the book.
    fn append(&self, builder: &mut Builder, root: &NodeRef, path: &str, order: &HashMap<&str, usize>) -> bool {
        let name = |place: &Place| {
            let file = place.path.strip_prefix(&self.folder).unwrap_or(&place.path);
            place.fragment.as_ref().map_or_else(|| file.to_owned(), |fragment| format!("{file}#{fragment}"))
        };
        builder.anchor(&name(&Place { path: path.to_owned(), fragment: None }));
        // The table of contents is the section list already.
        let lists: HashSet<_> = if self.package.navigation.as_deref() == Some(path) {
            root.descendants_it().filter(|node| node.has_name("nav")).map(|node| node.id).collect()
        } else {
            HashSet::new()
        };
        let options = body::Options {
            address: &|address| match resolve(path, address) {
                Some(place) if order.contains_key(place.path.as_str()) => format!("#{}", name(&place)),
                Some(place) => name(&place),
                None => address.to_owned(),
            },
            anchor: &|id| name(&Place { path: path.to_owned(), fragment: Some(id.to_owned()) }),
            leaves_out: &|node| lists.contains(&node),
            ..body::Options::default()
        };
        body::append(builder, root, &options)
    }
}

/// The names of places in a chapter, found without parsing it.
fn names_of(text: &str) -> HashSet<String> {
    let values = text.match_indices("id=").filter_map(|(at, sign)| {
        let rest = &text[at + sign.len()..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split(quote).next()
    });
    values.map(str::to_owned).collect()
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}
