//! OpenITI mARkdown, the format of a corpus of classical Arabic books: a header, and lines that say by their beginning what
//! they are. Source: <https://maximromanov.github.io/mARkdown/>, and the tags of the project's own parser, oimdp.
//!
//! Headings make the section list, and so do the units of biographies, events and dictionaries. Where a page begins, the block has
//! its name, `V01P051`; the marks themselves, milestones and tags are no part of the text.

mod header;
mod tags;

use super::{Error, Reading, Source};
use crate::article::{Builder, Kind, Markup, Rich};
use crate::text::visible::trimmed;
use header::Header;
use tags::Piece;

/// What a document begins with.
const MAGIC: &str = "######OpenITI#";

/// What stands between the halves of a line of verse.
const HEMISTICHS: &str = "%~%";

/// How wide the name of a unit may be that goes on in further lines, in characters; of a wider one the first line is the name.
const NAME_WIDTH: usize = 160;

/// Whether a text says that it is one of these.
pub(super) fn is_certain(text: &str) -> bool {
    text.trim_start().starts_with(MAGIC)
}

/// Whether a text has such a header.
pub(super) fn is_likely(text: &str) -> bool {
    text.trim_start().starts_with(header::META)
}

/// Reads a book.
///
/// # Errors
/// [`Error::Empty`] for one without text.
pub(super) fn read(source: &Source) -> Result<Reading, Error> {
    let (head, body) = parts(source.text);
    let header = Header::of(head.lines());
    let mut reader = Reader::of(body);
    let name = source.name;
    let title = header.title.unwrap_or_else(|| stem(name).to_owned());
    if let Some(language) = language(name) {
        reader.builder.language(language);
    }
    reader.builder.block(Kind::Title, &title);
    reader.builder.block(Kind::Source, &header.author.unwrap_or_default());
    reader.builder.block(Kind::Source, &header.edition.join(" · "));
    reader.name_pages(0);
    body.lines().for_each(|line| reader.line(line));
    reader.finish_unit();
    if !reader.has_text {
        return Err(Error::Empty);
    }
    if let Some(address) = header.address {
        reader.builder.rich(Kind::Link, Rich::from(address.as_str()).within(Markup::Link(address)));
    }
    reader.builder.finish().map(Reading::from).ok_or(Error::Empty)
}

/// The header and the text. A document without the line between them has a header as far as its lines are of one.
fn parts(text: &str) -> (&str, &str) {
    if let Some((head, body)) = text.split_once(header::END) {
        return (head, body);
    }
    let is_header =
        |line: &&str| line.trim().is_empty() || [MAGIC, header::META].into_iter().any(|start| line.starts_with(start));
    let end = text.split_inclusive('\n').take_while(is_header).map(str::len).sum();
    text.split_at(end)
}

/// The name of a file without the states that a text goes through.
fn stem(name: &str) -> &str {
    let states = [".mARkdown", ".completed", ".inProgress", ".txt", ".md"];
    states.iter().find_map(|state| name.strip_suffix(state)).unwrap_or(name)
}

/// The language that the name of a file says, as in `0213IbnHisham.Sira.Shamela0023833-ara1`.
fn language(name: &str) -> Option<&'static str> {
    let (_, language) = stem(name).rsplit_once('-')?;
    match language.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "ara" => Some("ar"),
        "per" | "fas" => Some("fa"),
        "urd" => Some("ur"),
        _ => None,
    }
}

/// What a unit of lines is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Text, in verse if it has the signs of it.
    Text,
    /// A heading of this level.
    Heading(u8),
    /// The beginning of an entry: its name, one level below the heading it stands under.
    Entry,
}

/// Reads the lines of a body.
struct Reader<'a> {
    builder: Builder,
    /// The names of the pages; each mark ends one and begins the next.
    pages: Vec<&'a str>,
    /// How many of them have ended.
    ended: usize,
    /// Whether paragraphs are marked; if not, blank lines part them.
    is_marked: bool,
    /// The level of the heading above.
    level: u8,
    /// Whether there is any text yet.
    has_text: bool,
    /// Whether the block before is text, so that a break can follow.
    may_part: bool,
    /// What is being put together.
    unit: Unit,
    text: String,
    /// How much of `text` the first line is, in bytes.
    first_line: usize,
    /// The pages that begin inside `text`: where, in bytes, and which.
    begun: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    fn of(body: &'a str) -> Self {
        let pages = body.match_indices("PageV").filter_map(|(at, _)| tags::page(&body[at + "Page".len()..]));
        Self {
            builder: Builder::new(),
            pages: pages.collect(),
            ended: 0,
            is_marked: body.contains("\n# "),
            level: 0,
            has_text: false,
            may_part: false,
            unit: Unit::Text,
            text: String::new(),
            first_line: 0,
            begun: Vec::new(),
        }
    }

    /// Takes in a line.
    fn line(&mut self, line: &str) {
        let line = line.trim_end();
        if let Some(rest) = line.strip_prefix("~~") {
            self.go_on(rest);
        } else if let Some(rest) = line.strip_prefix("###") {
            self.heading(rest.trim_start());
        } else if let Some(rest) = line.strip_prefix("#~:") {
            // What the paragraph below is about, for programs.
            let text = rest.split_once(':').map_or(rest, |(_, text)| text);
            self.begin(Unit::Text, text);
        } else if line.starts_with("#$#") {
            self.begin(Unit::Text, line);
        } else if let Some(rest) = line.strip_prefix('#') {
            self.begin(Unit::Text, rest);
        } else if line.is_empty() {
            if !self.is_marked {
                self.finish_unit();
            }
        } else if (self.is_marked || self.unit != Unit::Text) && !line.starts_with("PageV") {
            self.begin(Unit::Text, line);
        } else {
            self.go_on(line);
        }
    }

    /// Takes in the line of a heading, without its number signs.
    fn heading(&mut self, line: &str) {
        let bars = line.bytes().take_while(|byte| *byte == b'|').count();
        if bars > 0 {
            let rest = &line[bars..];
            // `|EDITOR|` and the like: a part that is not the author's.
            let label = rest.split_once('|').filter(|(label, _)| {
                bars == 1 && !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_uppercase())
            });
            if let Some((_, text)) = label {
                self.part();
                return self.begin(Unit::Heading(1), text);
            }
            return self.begin(Unit::Heading(u8::try_from(bars).unwrap_or(u8::MAX)), rest);
        }
        let name = line.trim_start_matches(['$', '@']);
        if name.len() == line.len() {
            return self.begin(Unit::Heading(1), line);
        }
        // `$BIO_MAN$` has been cut behind its first sign, `@ RAW` is several events.
        let name = match name.split_once('$') {
            Some((category, text)) if category.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') => text,
            _ => name,
        };
        let name = name.trim_start();
        let name = name.strip_prefix("RAW").filter(|_| line.starts_with('@')).unwrap_or(name);
        self.begin(Unit::Entry, name);
    }

    fn begin(&mut self, unit: Unit, line: &str) {
        self.finish_unit();
        self.unit = unit;
        self.go_on(line);
        self.first_line = self.text.len();
    }

    /// Adds a line to the unit that has begun.
    fn go_on(&mut self, line: &str) {
        self.push_space();
        for piece in tags::pieces(line) {
            match piece {
                Piece::Text(text) => {
                    let blank = self.text.is_empty() || self.text.ends_with(' ');
                    self.text.push_str(if blank { text.trim_start() } else { text });
                }
                Piece::Page(name) => {
                    let behind = self.pages[self.ended..].iter().position(|page| *page == name);
                    self.ended += behind.map_or(0, |behind| behind + 1);
                    self.begun.push((self.text.len(), self.ended));
                    self.push_space();
                }
                Piece::Tag => self.push_space(),
            }
        }
    }

    fn push_space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// Adds the unit that was put together, and names where its pages begin.
    fn finish_unit(&mut self) {
        let text = std::mem::take(&mut self.text);
        let begun = std::mem::take(&mut self.begun);
        let end = text.trim_end().len();
        // What begins before the end of the text begins in this block, the rest with the next.
        for &(_, page) in begun.iter().filter(|(at, _)| *at < end) {
            self.name_pages(page);
        }
        match std::mem::replace(&mut self.unit, Unit::Text) {
            Unit::Text => self.text(&text),
            Unit::Heading(_) if matches!(trimmed(&text), "" | "-") => self.part(),
            Unit::Heading(level) => {
                self.level = level;
                self.add_heading(level, &text);
            }
            Unit::Entry => {
                let is_name = text.chars().count() <= NAME_WIDTH;
                let name = if is_name { text.len() } else { self.first_line.min(text.len()) };
                self.add_heading(self.level.saturating_add(1), &text[..name]);
                self.text(&text[name..]);
            }
        }
        for &(_, page) in begun.iter().filter(|(at, _)| *at >= end) {
            self.name_pages(page);
        }
    }

    /// Names what comes next by page number `page`.
    fn name_pages(&mut self, page: usize) {
        if let Some(name) = self.pages.get(page) {
            self.builder.anchor(name);
        }
    }

    fn add_heading(&mut self, level: u8, text: &str) {
        self.builder.block(Kind::Heading(level), &text.replace(HEMISTICHS, " "));
        self.has_text |= !trimmed(text).is_empty();
        self.may_part = false;
    }

    /// Adds verse or a paragraph.
    fn text(&mut self, text: &str) {
        if text.contains('%') { self.verse(text) } else { self.paragraph(text) }
    }

    fn paragraph(&mut self, text: &str) {
        self.builder.block(Kind::Paragraph, text);
        let is_text = !trimmed(text).is_empty();
        self.has_text |= is_text;
        self.may_part |= is_text;
    }

    /// Adds a break, where one can be.
    fn part(&mut self) {
        self.finish_unit();
        if self.may_part {
            self.builder.block(Kind::Rule, "");
            self.may_part = false;
        }
    }

    /// Adds lines of verse, of two halves each: `first %~% second`, or `% first % % second %` with a number behind. Any other text is
    /// a paragraph.
    fn verse(&mut self, text: &str) {
        let halves: Vec<String> = if text.contains(HEMISTICHS) {
            text.split(HEMISTICHS).map(trimmed).filter(|half| !half.is_empty()).map(str::to_owned).collect()
        } else {
            parted_by_signs(text)
        };
        if halves.is_empty() {
            return self.paragraph(text);
        }
        for line in halves.chunks(2) {
            let half = |index: usize| line.get(index).map(|half| Rich::from(half.as_str())).unwrap_or_default();
            self.builder.verse(half(0), half(1));
        }
        self.has_text = true;
        self.may_part = true;
    }
}

/// The halves of a text whose words begin with a percent sign and that is parted by others. The number of the line stays with its
/// second half.
fn parted_by_signs(text: &str) -> Vec<String> {
    let is_sign = |at: usize| {
        let around = [text[..at].chars().next_back(), text[at + 1..].chars().next()];
        around.into_iter().flatten().all(char::is_whitespace)
    };
    let signs: Vec<usize> = text.match_indices('%').map(|(at, _)| at).filter(|&at| is_sign(at)).collect();
    if signs.len() < 2 || !trimmed(text).starts_with('%') {
        return Vec::new();
    }
    let ends = signs.iter().copied().skip(1).chain([text.len()]);
    let halves = signs.iter().zip(ends).map(|(&sign, end)| trimmed(&text[sign + 1..end]));
    let mut halves: Vec<String> = halves.filter(|half| !half.is_empty()).map(str::to_owned).collect();
    let is_number = |half: &str| half.chars().all(char::is_numeric);
    if let Some(number) = halves.pop_if(|half| is_number(half)) {
        match halves.last_mut() {
            Some(half) => *half = format!("{half} {number}"),
            None => halves.push(number),
        }
    }
    halves
}
