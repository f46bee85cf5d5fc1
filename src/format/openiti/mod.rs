//! OpenITI mARkdown, the format of a corpus of classical Arabic books: a header, and lines whose beginnings say what
//! they are. Source: <https://maximromanov.github.io/mARkdown/>, the tags of the project's parser oimdp, and books of
//! the corpus with the output of its converters.
//!
//! Headings and the units of biographies, events and dictionaries make the section list. The mark of a page stands at
//! its end, so each mark says where the next page begins; the block there is named by it, `V01P051`. Marks, milestones
//! and tags are no part of the text. Quotations from the Quran are emphasised.

mod header;
mod name;
mod notes;
mod table;
mod tags;
mod verse;
mod words;

use super::{Error, Reading, SourceText};
use crate::article::{Builder, Kind, Markup, Rich, file_name};
use header::Header;
pub(super) use name::{is_book, is_record};
use notes::References;
use qari_bidi::text::visible::trimmed;
use tags::{Page, Piece, Side};
use words::Words;

/// The beginning of a document.
const MAGIC: &str = "######OpenITI#";

/// Width limit of the name of a unit, in characters. If the name is wider, only its first line is the name.
const NAME_WIDTH: usize = 160;

/// The word before headings that a program has found.
const AUTO: &str = "AUTO";

/// Returns `true` if a text begins with the magic line.
pub(super) fn is_certain(text: &str) -> bool {
    text.trim_start().starts_with(MAGIC)
}

/// Returns `true` if a text begins with a header line.
pub(super) fn is_likely(text: &str) -> bool {
    text.trim_start().starts_with(header::META)
}

/// Returns `true` if a text is a metadata record of the corpus.
pub(super) fn is_record_text(text: &str) -> bool {
    ["AUTH", "BOOK", "VERS"].iter().any(|what| text.trim_start().starts_with(&format!("00#{what}#URI")))
}

/// Reads a book.
///
/// # Errors
/// [`Error::Empty`] for one without text.
pub(super) fn read(source: &SourceText) -> Result<Reading, Error> {
    read_book(source, true)
}

/// Reads a book, or its beginning, which has nothing of what stands at the end.
fn read_book(source: &SourceText, is_whole: bool) -> Result<Reading, Error> {
    let (head, body) = parts(source.text);
    let header = Header::of(head.lines());
    let (body, notes) = notes::parted(body);
    let mut reader = Reader::of(body, References::of(body, notes));
    let name = source.name;
    let title = header.title.unwrap_or_else(|| name::stem(name).to_owned());
    if let Some(language) = name::language(name) {
        reader.builder.language(language);
    }
    reader.builder.block(Kind::Title, &title);
    reader.builder.block(Kind::Source, &header.author.unwrap_or_default());
    reader.builder.block(Kind::Source, &header.edition.join(" · "));
    if let Some(first) = reader.pages.first() {
        reader.builder.anchor(first).page(&label(first));
    }
    body.lines().for_each(|line| reader.line(line));
    reader.read_notes(notes);
    if !reader.has_text {
        return Err(Error::Empty);
    }
    if let Some(address) = header.address.filter(|_| is_whole) {
        reader.builder.rich(Kind::Link, Rich::from(address.as_str()).within(Markup::Link(address)));
    }
    Reading::of(reader.builder, false)
}

/// Reads the beginning of a book from its sample, up to a unit behind which another page ends: which page the text
/// stands on is said at the end of the page.
pub(super) fn beginning(source: &SourceText) -> Option<Reading> {
    let body = parts(source.text).1;
    let start = source.text.len() - body.len();
    let last_page = page_ends(body).last().map_or(body.len(), |(at, _)| at);
    let end = body[..last_page].rfind("\n#").or_else(|| body[..last_page].rfind("\n\n"))?;
    read_book(&SourceText { text: &source.text[..=start + end], ..*source }, false).ok()
}

/// Splits a document into header and text. Without the line between them the header ends before the first line that is
/// not of a header.
fn parts(text: &str) -> (&str, &str) {
    if let Some((head, body)) = text.split_once(header::END) {
        return (head, body);
    }
    let is_header = |line: &&str| line.trim().is_empty() || header::is_header(line);
    let end = text.split_inclusive('\n').take_while(is_header).map(str::len).sum();
    text.split_at(end)
}

/// Returns the label that a page is cited by: `V01P051` is `1/51`. Books of one volume have no volume in the names, and
/// pages without a number have no label.
fn label(name: &str) -> String {
    let (volume, page) = name.strip_prefix('V').and_then(|name| name.split_once('P')).unwrap_or(("", name));
    let (volume, page) = (volume.trim_start_matches('0'), page.trim_start_matches('0'));
    match (volume, page.starts_with(|c: char| c.is_ascii_digit())) {
        (_, false) => String::new(),
        ("", true) => page.to_lowercase(),
        (_, true) => format!("{volume}/{}", page.to_lowercase()),
    }
}

/// Finds the marks at the ends of pages: their bytes and the names of the pages.
fn page_ends(body: &str) -> impl Iterator<Item = (usize, &str)> {
    let marks =
        memchr::memchr2_iter(b'P', b'F', body.as_bytes()).filter_map(|at| Some((at, tags::page(&body[at..])?.0)));
    marks.filter(|(_, page)| !page.begins).map(|(at, page)| (at, page.name))
}

/// The kind of a unit of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Text, or verse if it has signs of verse.
    Text,
    /// A heading of this level.
    Heading(u8),
    /// The name of an entry, one level below the heading above it.
    Entry,
    /// A row of a table.
    Row,
}

/// Reads the lines of a body.
struct Reader<'a> {
    builder: Builder,
    /// The names of the pages whose marks stand at their ends.
    pages: Vec<&'a str>,
    /// The number of pages that have ended.
    ended: usize,
    /// `true` if paragraphs are marked; otherwise blank lines separate them.
    is_marked: bool,
    /// The level of the last heading.
    level: u8,
    /// `true` if there has been any text.
    has_text: bool,
    /// `true` if the last block is text, so that a break can follow.
    may_part: bool,
    /// The unit that is being read.
    unit: Unit,
    words: Words,
    /// Bytes of text from the first line of the unit.
    first_line: usize,
    /// The pages that begin inside the unit: byte and name.
    begun: Vec<(usize, &'a str)>,
    /// The rows of the current table.
    rows: Vec<Vec<Rich>>,
    /// The references to notes.
    references: References<'a>,
    /// Images on lines of their own, which follow the unit: alternative texts and addresses.
    images: Vec<(&'a str, &'a str)>,
}

impl<'a> Reader<'a> {
    fn of(body: &'a str, references: References<'a>) -> Self {
        Self {
            builder: Builder::new(),
            pages: page_ends(body).map(|(_, name)| name).collect(),
            ended: 0,
            is_marked: body.contains("\n# "),
            level: 0,
            has_text: false,
            may_part: false,
            unit: Unit::Text,
            words: Words::default(),
            first_line: 0,
            begun: Vec::new(),
            rows: Vec::new(),
            references,
            images: Vec::new(),
        }
    }

    /// Reads a line.
    fn line(&mut self, line: &'a str) {
        let line = line.trim_end();
        if let Some(rest) = line.strip_prefix("~~") {
            self.go_on(rest);
        } else if header::is_header(line) {
            // Names the file of the text. It may stand behind the header.
        } else if let Some(rest) = line.strip_prefix("###") {
            self.heading(rest.trim_start_matches('#').trim_start());
        } else if let Some(rest) = line.strip_prefix("#~:") {
            // The subject of the paragraph below, for programs.
            let text = rest.split_once(':').map_or(rest, |(_, text)| text);
            self.begin(Unit::Text, text);
        } else if line.starts_with("#$#") {
            self.begin(Unit::Text, line);
        } else if let Some(rest) = line.strip_prefix('#') {
            self.begin(Unit::Text, rest);
        } else if line.is_empty() {
            if !self.is_marked || self.unit == Unit::Row {
                self.finish_unit();
                self.finish_table();
            }
        } else if line.starts_with('|') {
            self.begin(Unit::Row, line);
        } else if let Some((Piece::Image(alternative, address), bytes)) = tags::first(line)
            && bytes == line.len()
        {
            self.images.push((alternative, address));
        } else if let Some((Piece::Page(_), bytes)) = tags::first(line) {
            self.go_on(&line[..bytes]);
            self.behind_page(&line[bytes..]);
        } else if self.is_marked || self.unit != Unit::Text {
            self.begin(Unit::Text, line);
        } else {
            self.go_on(line);
        }
    }

    /// Reads a heading, without its number signs.
    fn heading(&mut self, line: &'a str) {
        let bars = line.bytes().take_while(|byte| *byte == b'|').count();
        if bars > 0 {
            let rest = &line[bars..];
            // `|EDITOR|` and the like begin parts by others than the author.
            let label = rest.split_once('|').filter(|(label, _)| {
                bars == 1 && !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_uppercase())
            });
            if let Some((label, text)) = label {
                self.part();
                return self.begin(if label == "SKIP" { Unit::Text } else { Unit::Heading(1) }, text);
            }
            return self.begin(Unit::Heading(u8::try_from(bars).unwrap_or(u8::MAX)), without_auto(rest));
        }
        let name = line.trim_start_matches(['$', '@']);
        if name.len() == line.len() {
            return self.begin(Unit::Heading(1), without_auto(line));
        }
        // `$BIO_MAN$` has lost its first sign; `@ RAW` is a group of events.
        let name = match name.split_once('$') {
            Some((category, text)) if category.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') => text,
            _ => name,
        };
        let name = name.trim_start();
        let name = name.strip_prefix("RAW").filter(|_| line.starts_with('@')).unwrap_or(name);
        self.begin(Unit::Entry, without_auto(name));
    }

    /// Goes on behind the mark of a page. The next unit may stand on the same line.
    fn behind_page(&mut self, rest: &'a str) {
        let rest = rest.trim_start();
        if rest.starts_with('#') { self.line(rest) } else { self.go_on(rest) }
    }

    fn begin(&mut self, unit: Unit, line: &'a str) {
        self.finish_unit();
        if unit != Unit::Row {
            self.finish_table();
        }
        self.unit = unit;
        self.go_on(line);
        self.first_line = self.words.bytes();
    }

    /// Adds a line to the current unit.
    fn go_on(&mut self, line: &'a str) {
        self.words.line_end();
        for (end, piece) in tags::pieces(line) {
            match piece {
                Piece::Text(text) => {
                    let (parts, rest) = self.references.parts(self.pages.get(self.ended).copied(), text);
                    for (text, sign, label) in parts {
                        self.words.text(text);
                        self.words.reference(label, sign);
                    }
                    self.words.text(rest);
                }
                Piece::Page(page) => {
                    self.turn(page);
                    let rest = &line[end..];
                    if ["# ", "### "].iter().any(|sign| rest.trim_start().starts_with(sign)) {
                        return self.behind_page(rest);
                    }
                }
                Piece::Image(alternative, address) => {
                    self.words.link(address.to_owned(), shown_for_image(alternative, address));
                }
                Piece::Quran(Side::Begin) => self.words.begin_quotation(),
                Piece::Quran(Side::End) => self.words.end_quotation(),
                Piece::Tag => self.words.tag(),
            }
        }
    }

    /// Begins a page in the text.
    fn turn(&mut self, page: Page<'a>) {
        let next = if page.begins {
            Some(page.name)
        } else {
            let behind = self.pages[self.ended..].iter().position(|name| *name == page.name);
            self.ended += behind.map_or(0, |behind| behind + 1);
            self.pages.get(self.ended).copied()
        };
        let at = self.words.page(&next.map(label).unwrap_or_default());
        self.begun.extend(next.map(|name| (at, name)));
    }

    /// Adds the current unit, and names the blocks where its pages begin.
    fn finish_unit(&mut self) {
        let rich = self.words.take();
        let begun = std::mem::take(&mut self.begun);
        let end = rich.as_str().trim_end().len();
        // Pages that begin before the end of the text begin in this block, the others with the next.
        for &(_, name) in begun.iter().filter(|(at, _)| *at < end) {
            self.builder.anchor(name);
        }
        match std::mem::replace(&mut self.unit, Unit::Text) {
            Unit::Text => self.text(rich),
            Unit::Heading(_) if matches!(trimmed(rich.as_str()), "" | "-") => {
                self.keep_pages(&rich);
                self.break_text();
            }
            Unit::Heading(level) => {
                self.level = level;
                self.add_heading(level, rich);
            }
            Unit::Entry => {
                let is_name = rich.as_str().chars().count() <= NAME_WIDTH;
                let (name, rest) = rich.split_at(if is_name { rich.as_str().len() } else { self.first_line });
                self.add_heading(self.level.saturating_add(1), name);
                self.text(rest);
            }
            Unit::Row => self.rows.push(table::cells(&rich)),
        }
        for &(_, name) in begun.iter().filter(|(at, _)| *at >= end) {
            self.builder.anchor(name);
        }
        for (alternative, address) in std::mem::take(&mut self.images) {
            self.builder.image(Rich::from(shown_for_image(alternative, address)), address);
            self.has_text = true;
        }
    }

    /// Moves the pages of a text that is not added to the next block.
    fn keep_pages(&mut self, rich: &Rich) {
        self.builder.rich(Kind::Paragraph, rich.slice(0..0));
    }

    fn add_heading(&mut self, level: u8, text: Rich) {
        self.has_text |= !trimmed(text.as_str()).is_empty();
        self.builder.rich(Kind::Heading(level), verse::plain(text));
        self.may_part = false;
    }

    /// Adds verse or a paragraph.
    fn text(&mut self, text: Rich) {
        let is_text = !trimmed(text.as_str()).is_empty();
        self.has_text |= is_text;
        self.may_part |= is_text;
        let (halves, rest) = verse::halves(&text);
        if halves.is_empty() {
            self.builder.rich(Kind::Paragraph, text);
            return;
        }
        let mut halves = halves.into_iter();
        while let Some(first) = halves.next() {
            self.builder.verse(first, halves.next().unwrap_or_default());
        }
        self.keep_pages(&rest);
    }

    /// Ends the current unit and adds a break.
    fn part(&mut self) {
        self.finish_unit();
        self.finish_table();
        self.break_text();
    }

    /// Adds a break, if text precedes it.
    fn break_text(&mut self) {
        if self.may_part {
            self.builder.block(Kind::Rule, "");
            self.may_part = false;
        }
    }
}

/// Returns a heading without the word that says how it was found: `AUTO`, `[AUTO]`.
fn without_auto(heading: &str) -> &str {
    let own = heading.trim_start();
    let rest = own.strip_prefix('[').and_then(|own| own.strip_prefix(AUTO)?.strip_prefix(']'));
    let rest = rest.or_else(|| own.strip_prefix(AUTO));
    rest.filter(|rest| !rest.starts_with(char::is_alphanumeric))
        .map_or(heading, |rest| rest.trim_start_matches([' ', ':']))
}

/// Returns the text shown for an image. Converters of scanned pages write the same placeholder for all.
fn shown_for_image<'a>(alternative: &'a str, address: &'a str) -> &'a str {
    match trimmed(alternative) {
        "" | "image filename" => file_name(address),
        alternative => alternative,
    }
}
