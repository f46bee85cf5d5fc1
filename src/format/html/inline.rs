//! Collects the text of one block: collapses white space, starts styles with the first text they apply to,
//! replaces images by their alternative text.

use dom_query::Element;
use memchr::memmem;

use super::elements::{self, attribute};
use crate::article::{Markup, Rich, file_name};
use qari_bidi::text::direction::Direction;
use qari_bidi::text::visible::{control_symbol, has_byte, is_invisible};

/// Maximum nesting of isolates in a block. UAX #9 allows 125 levels; real pages use two or three.
const MOST_DIRECTIONS: usize = 16;

/// A style or direction that applies to part of a block.
#[derive(Clone, Debug)]
pub(super) enum Setting {
    /// A style.
    Style(Markup),
    /// An isolate or override, as the control characters that begin and end it (UAX #9; HTML, "Bidirectional
    /// text").
    Direction(&'static str, &'static str),
}

impl Setting {
    /// Returns the isolate for `<bdi>` and `<span dir>`. Without a direction it takes that of its first strong
    /// character.
    pub(super) fn isolate(direction: Option<Direction>) -> Self {
        let begin = match direction {
            Some(Direction::Rtl) => "\u{2067}",
            Some(Direction::Ltr) => "\u{2066}",
            None => "\u{2068}",
        };
        Self::Direction(begin, "\u{2069}")
    }

    /// Returns the override for `<bdo>`.
    pub(super) fn overridden(direction: Direction) -> Self {
        match direction {
            Direction::Rtl => Self::Direction("\u{2068}\u{202E}", "\u{202C}\u{2069}"),
            Direction::Ltr => Self::Direction("\u{2068}\u{202D}", "\u{202C}\u{2069}"),
        }
    }
}

/// An image inside a block.
#[derive(Clone, Debug)]
pub(super) struct Image {
    /// The text shown for it.
    pub(super) alternative: String,
    /// The address of the surrounding link, else of the image.
    pub(super) address: String,
}

impl Image {
    /// Reads an `<img>` inside a link to `link`, if any. Returns `None` for decorative images: an empty `alt`,
    /// or one pixel.
    pub(super) fn of(element: &Element, link: Option<String>, address: &dyn Fn(&str) -> String) -> Option<Self> {
        let is_point = |name| elements::number(element, name).is_some_and(|size| size <= 1);
        if is_point("width") && is_point("height") {
            return None;
        }
        // Lazily loaded images have a placeholder in `src`.
        let sources = ["src", "data-src", "data-original", "data-lazy-src"].map(|name| attribute(element, name));
        let source = sources.into_iter().flatten().map(str::trim).find(|it| !it.is_empty() && !it.starts_with("data:"));
        let own = source.map(address).unwrap_or_default();
        let alternative = match attribute(element, "alt").map(str::trim) {
            Some("") if link.is_none() => return None,
            Some(text) if !text.is_empty() => text.to_owned(),
            _ => attribute(element, "title").unwrap_or_else(|| file_name(&own)).trim().to_owned(),
        };
        (!alternative.is_empty()).then(|| Self { alternative, address: link.unwrap_or(own) })
    }
}

/// The content of a block.
#[derive(Debug)]
pub(super) enum Pieces {
    /// Text.
    Text(Rich),
    /// A single image: its text and its address.
    Image(Rich, String),
}

/// The content of a block, collected so far.
#[derive(Debug, Default)]
pub(super) struct Inline {
    rich: Rich,
    /// The current settings, outermost first. They carry over to the next block.
    settings: Vec<Setting>,
    content: Content,
    /// `true` if white space follows the last piece.
    has_space: bool,
    /// The length of the text up to the last marker of an item.
    marker_end: usize,
    /// `true` if the last piece was an image.
    after_image: bool,
    /// Labels of printed pages that begin with the next piece, in this block or a later one.
    pages: Vec<String>,
}

/// The kind of content collected so far.
#[derive(Debug, Default)]
enum Content {
    /// Nothing.
    #[default]
    None,
    /// A single image.
    Image(Image),
    /// Text, or several images.
    Text,
}

impl Inline {
    /// Adds text and collapses its white space (CSS Text 3, "White Space Processing").
    pub(super) fn text(&mut self, text: &str) {
        let is_space = |c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        // Most texts have single blanks between words, and are one piece.
        let is_other = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0C');
        if !has_byte(text.as_bytes(), is_other) && memmem::find(text.as_bytes(), b"  ").is_none() {
            let words = text.trim_matches(' ');
            if text.starts_with(' ') {
                self.space();
            }
            if !words.is_empty() {
                self.piece(words);
            }
            if text.len() > 1 && text.ends_with(' ') {
                self.space();
            }
            return;
        }
        let mut words = text.split(is_space);
        let mut next = words.next();
        while let Some(word) = next {
            if !word.is_empty() {
                self.piece(word);
            }
            next = words.next();
            if next.is_some() {
                self.space();
            }
        }
    }

    /// Adds text as written.
    pub(super) fn verbatim(&mut self, text: &str) {
        if !text.is_empty() {
            self.piece(text);
        }
    }

    /// Adds a space before the next piece, unless the line is empty.
    pub(super) fn space(&mut self) {
        self.has_space = self.has_begun() && !self.rich.as_str().ends_with(['\n', ' ']);
    }

    /// Adds the marker of an item in running text.
    pub(super) fn marker(&mut self, marker: &str) {
        self.verbatim(marker);
        self.marker_end = self.rich.as_str().len();
    }

    /// Ends the line, unless it is empty but for a marker.
    pub(super) fn new_line(&mut self) {
        if self.rich.as_str().len() > self.marker_end && !self.rich.as_str().ends_with('\n') {
            self.line_end();
        }
    }

    /// Ends the line.
    pub(super) fn line_end(&mut self) {
        if self.has_begun() {
            self.has_space = false;
            self.after_image = false;
            self.rich.text("\n");
        }
    }

    /// Adds an image as a link to it, separated from adjacent words.
    pub(super) fn image(&mut self, image: Image, is_in_link: bool) {
        if self.rich.as_str().ends_with(char::is_alphanumeric) || self.after_image {
            self.space();
        }
        self.begin();
        if is_in_link || image.address.is_empty() {
            self.rich.text(&image.alternative);
        } else {
            self.rich.styled(Markup::Link(image.address.clone()), &image.alternative);
        }
        self.content = match self.content {
            Content::None => Content::Image(image),
            _ => Content::Text,
        };
        self.after_image = true;
    }

    /// Adds a footnote reference.
    pub(super) fn reference(&mut self, label: &str) {
        self.begin();
        self.content = Content::Text;
        self.rich.styled(Markup::FootnoteReference(label.to_owned()), &format!("[{label}]"));
    }

    /// Starts a printed page at the next piece.
    pub(super) fn page(&mut self, label: String) {
        self.pages.push(label);
    }

    /// Takes the labels of the pages that have not begun.
    pub(super) fn take_pages(&mut self) -> Vec<String> {
        std::mem::take(&mut self.pages)
    }

    /// Returns `true` if a setting has an effect: the style is not set yet, and isolates are not nested too
    /// deep.
    pub(super) fn may_start(&self, setting: &Setting) -> bool {
        match setting {
            Setting::Style(markup) => {
                !self.settings.iter().any(|begun| matches!(begun, Setting::Style(begun) if begun == markup))
            }
            Setting::Direction(..) => {
                let begun = self.settings.iter().filter(|begun| matches!(begun, Setting::Direction(..)));
                begun.count() < MOST_DIRECTIONS
            }
        }
    }

    /// Begins a setting.
    pub(super) fn start(&mut self, setting: Setting) {
        if self.has_begun() {
            if self.after_image {
                self.space();
            }
            self.write_space();
            begin(&mut self.rich, &setting);
        }
        self.settings.push(setting);
    }

    /// Ends the last setting.
    pub(super) fn end(&mut self) {
        if let Some(setting) = self.settings.pop()
            && self.has_begun()
        {
            end(&mut self.rich, &setting);
        }
    }

    /// Returns the address of the innermost link.
    pub(super) fn link(&self) -> Option<&str> {
        self.settings.iter().rev().find_map(|setting| match setting {
            Setting::Style(Markup::Link(address)) => Some(address.as_str()),
            _ => None,
        })
    }

    /// Returns the last character of the line, unless white space follows it.
    pub(super) fn last(&self) -> Option<char> {
        self.rich.as_str().chars().next_back().filter(|_| !self.has_space)
    }

    /// Takes the content of the block, if any of it is visible. Current settings apply to the next block too.
    pub(super) fn take(&mut self) -> Option<Pieces> {
        if !self.has_begun() {
            return None;
        }
        for setting in self.settings.iter().rev() {
            end(&mut self.rich, setting);
        }
        let (settings, pages) = (std::mem::take(&mut self.settings), self.take_pages());
        let taken = std::mem::replace(self, Self { settings, pages, ..Self::default() });
        match taken.content {
            Content::Image(image) => {
                let mut shown = taken.rich.slice(0..0);
                shown.text(&image.alternative);
                Some(Pieces::Image(shown, image.address))
            }
            _ if taken.rich.as_str().chars().all(is_blank) => {
                let begun = taken.rich.pages().map(|(_, label)| label.to_owned());
                self.pages = begun.chain(self.take_pages()).collect();
                None
            }
            _ => Some(Pieces::Text(taken.rich)),
        }
    }

    fn piece(&mut self, text: &str) {
        if self.after_image && text.starts_with(char::is_alphanumeric) {
            self.space();
        }
        self.begin();
        self.content = Content::Text;
        self.rich.text(text);
    }

    /// Writes what precedes a piece: a space, page labels, settings.
    fn begin(&mut self) {
        self.write_space();
        for label in self.take_pages() {
            self.rich.page(&label);
        }
        if !self.has_begun() {
            for setting in &self.settings {
                begin(&mut self.rich, setting);
            }
        }
        self.after_image = false;
    }

    fn has_begun(&self) -> bool {
        !matches!(self.content, Content::None)
    }

    fn write_space(&mut self) {
        if std::mem::take(&mut self.has_space) {
            self.rich.text(" ");
        }
    }
}

/// Returns `true` for characters that show nothing, such as the no-break space that keeps an empty paragraph
/// open.
fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\n') || is_invisible(c) || (c.is_whitespace() && control_symbol(c).is_none())
}

fn begin(rich: &mut Rich, setting: &Setting) {
    match setting {
        Setting::Style(markup) => _ = rich.start(markup.clone()),
        Setting::Direction(begin, _) => _ = rich.text(begin),
    }
}

fn end(rich: &mut Rich, setting: &Setting) {
    match setting {
        Setting::Style(_) => _ = rich.end(),
        Setting::Direction(_, end) => _ = rich.text(end),
    }
}
