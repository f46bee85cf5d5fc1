//! Styled text: what format readers pass to the builder, and what the builder keeps of it.
//!
//! A style is a range of the text, and the beginning of a printed page is a position in it. Cutting and joining texts
//! keeps both in step and on character boundaries.

use std::ops::Range;

use super::Tint;
use qari_bidi::text::visible::{is_line_end, trimmed_range};

/// The style of a range of a block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Strong importance.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Struck through.
    Strike,
    /// Inline code.
    Code,
    /// A formula, as it is written.
    Math,
    /// A link to an address; see [`super::Article::target`].
    Link(u32),
    /// A reference to a footnote by its label; see [`super::Article::label`].
    FootnoteReference(u32),
    /// Written in a colour by a program.
    Ink(Tint),
    /// Written on a colour by a program.
    Paper(Tint),
    /// Written in reverse video by a program.
    Reversed,
}

/// A style and its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// The byte range inside the block's text; never empty.
    pub range: Range<u32>,
    /// The style.
    pub style: Style,
}

impl Inline {
    /// Returns the byte range inside the block's text.
    #[must_use]
    pub fn bytes(&self) -> Range<usize> {
        self.range.start as usize..self.range.end as usize
    }
}

/// A [`Style`] outside of an article, with its address or label as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// See [`Style::Strong`].
    Strong,
    /// See [`Style::Emphasis`].
    Emphasis,
    /// See [`Style::Strike`].
    Strike,
    /// See [`Style::Code`].
    Code,
    /// See [`Style::Math`].
    Math,
    /// A link to this address.
    Link(String),
    /// A reference to the footnote with this label.
    FootnoteReference(String),
    /// See [`Style::Ink`].
    Ink(Tint),
    /// See [`Style::Paper`].
    Paper(Tint),
    /// See [`Style::Reversed`].
    Reversed,
}

/// A text with styles and the beginnings of printed pages, built from its pieces in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    text: String,
    /// The labels of the pages that begin in it, each with its byte offset, in order.
    pages: Vec<(usize, String)>,
    styles: Vec<(Range<usize>, Markup)>,
    /// The indices of the open `styles`, the innermost last. Their ranges are still empty.
    open: Vec<usize>,
}

impl From<&str> for Rich {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

impl Rich {
    /// Creates an empty text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends text in the open styles.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Opens a style.
    pub fn start(&mut self, markup: Markup) -> &mut Self {
        self.open.push(self.styles.len());
        self.styles.push((self.text.len()..self.text.len(), markup));
        self
    }

    /// Closes the innermost open style, if there is one. The end of the text closes all.
    pub fn end(&mut self) -> &mut Self {
        if let Some(style) = self.open.pop() {
            self.styles[style].0.end = self.text.len();
        }
        self
    }

    /// Begins a printed page with this label here, between two characters.
    pub fn page(&mut self, label: &str) -> &mut Self {
        self.pages.push((self.text.len(), label.to_owned()));
        self
    }

    /// Appends text in one more style.
    pub fn styled(&mut self, markup: Markup, text: &str) -> &mut Self {
        self.start(markup).text(text).end()
    }

    /// Adds a style to the bytes `range` of the text, which are on character boundaries.
    pub(crate) fn set_off(&mut self, range: Range<usize>, markup: Markup) {
        self.styles.push((range, markup));
    }

    /// Returns it with a style around all of it.
    #[must_use]
    pub fn within(self, markup: Markup) -> Self {
        let mut outer = Self::new();
        outer.start(markup).append(self);
        outer.end();
        outer
    }

    /// Returns the text without its styles.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the labels of the pages that begin in it, each with its byte offset, in order.
    pub fn pages(&self) -> impl Iterator<Item = (usize, &str)> {
        self.pages.iter().map(|(at, label)| (*at, label.as_str()))
    }

    /// Returns the styles that are not empty, sorted by start, the longer first.
    pub(super) fn into_styles(mut self) -> Vec<(Range<usize>, Markup)> {
        self.end_all();
        self.styles.retain(|(range, _)| !range.is_empty());
        // The sort is stable: of two equal ranges the outer one stays first.
        self.styles.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
        self.styles
    }

    /// Returns `true` if it has neither styles nor pages.
    pub(super) fn is_plain(&self) -> bool {
        self.styles.is_empty() && self.pages.is_empty()
    }

    /// Removes and returns the pages: their labels, each with its byte offset.
    pub(super) fn take_pages(&mut self) -> Vec<(usize, String)> {
        std::mem::take(&mut self.pages)
    }

    /// Appends `other` with its styles and pages.
    pub(crate) fn append(&mut self, mut other: Self) {
        other.end_all();
        let shift = self.text.len();
        self.pages.extend(other.pages.into_iter().map(|(at, label)| (at + shift, label)));
        self.text.push_str(&other.text);
        self.styles
            .extend(other.styles.into_iter().map(|(range, markup)| (range.start + shift..range.end + shift, markup)));
    }

    /// Returns the part `kept`, with its styles. Pages before it move to its start, those behind it to its end.
    pub(crate) fn slice(&self, kept: Range<usize>) -> Self {
        let pages =
            self.pages.iter().map(|(at, label)| ((*at).clamp(kept.start, kept.end) - kept.start, label.clone()));
        Self { pages: pages.collect(), ..self.part(kept) }
    }

    /// Returns the part `kept`, with the pages from its start to its end, both included.
    pub(crate) fn part(&self, kept: Range<usize>) -> Self {
        self.parts(&[kept]).pop().unwrap_or_default()
    }

    /// Returns several parts, which are in order and apart, as [`part`](Self::part) does.
    pub(crate) fn parts(&self, kept: &[Range<usize>]) -> Vec<Self> {
        let text = |kept: &Range<usize>| Self { text: self.text[kept.clone()].to_owned(), ..Self::default() };
        let mut parts: Vec<Self> = kept.iter().map(text).collect();
        for (at, label) in &self.pages {
            let first = kept.partition_point(|kept| kept.end < *at);
            for (kept, part) in kept.iter().zip(&mut parts).skip(first).take_while(|(kept, _)| kept.start <= *at) {
                part.pages.push((at - kept.start, label.clone()));
            }
        }
        for (index, (range, markup)) in self.styles.iter().enumerate() {
            let end = if self.open.contains(&index) { self.text.len() } else { range.end };
            let first = kept.partition_point(|kept| kept.end <= range.start);
            for (kept, part) in kept.iter().zip(&mut parts).skip(first).take_while(|(kept, _)| kept.start < end) {
                let place = |at: usize| at.clamp(kept.start, kept.end) - kept.start;
                let own = place(range.start)..place(end);
                part.styles.extend((!own.is_empty()).then(|| (own, markup.clone())));
            }
        }
        parts
    }

    /// Splits it at byte `at`; a page that begins there belongs to the second part.
    pub(crate) fn split_at(&self, at: usize) -> (Self, Self) {
        let mut first = self.part(0..at);
        first.pages.retain(|(page, _)| *page < at);
        (first, self.part(at..self.text.len()))
    }

    /// Returns it without surrounding white space.
    pub(crate) fn trimmed(&self) -> Self {
        self.slice(trimmed_range(&self.text))
    }

    /// Returns it on one line and trimmed: tabs and line ends become spaces.
    pub(super) fn one_line(self) -> Self {
        let separators = self.text.char_indices().filter(|&(_, c)| c == '\t' || is_line_end(c));
        let edits: Vec<_> = separators.map(|(at, c)| (at..at + c.len_utf8(), " ".to_owned())).collect();
        self.replaced(edits).trimmed()
    }

    /// Returns it trimmed, with `separator` for each run of line ends and the blanks around them; tabs become spaces.
    pub(super) fn lines(self, separator: char) -> Self {
        let mut edits = Vec::new();
        let mut start = 0;
        let is_blank = |c: char| matches!(c, ' ' | '\t') || is_line_end(c);
        while let Some(found) = self.text[start..].find(is_blank) {
            let begin = start + found;
            let run = &self.text[begin..];
            let run = &run[..run.find(|c| !is_blank(c)).unwrap_or(run.len())];
            start = begin + run.len();
            if run.contains(is_line_end) {
                edits.push((begin..start, separator.to_string()));
            } else if run.contains('\t') {
                edits.push((begin..start, run.replace('\t', " ")));
            }
        }
        self.replaced(edits).trimmed()
    }

    /// Returns it with other text in place of ranges, which are in order and apart. What begins or ends inside one does
    /// so behind its replacement.
    fn replaced(mut self, edits: Vec<(Range<usize>, String)>) -> Self {
        self.end_all();
        if edits.is_empty() {
            return self;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        // The replaced ranges, each with the end of its replacement.
        let mut done: Vec<(Range<usize>, usize)> = Vec::with_capacity(edits.len());
        for (range, with) in edits {
            text.push_str(&self.text[at..range.start]);
            text.push_str(&with);
            at = range.end;
            done.push((range, text.len()));
        }
        text.push_str(&self.text[at..]);
        let moved = |at: usize| match done[..done.partition_point(|(range, _)| range.start < at)].last() {
            Some((range, end)) => end + at.saturating_sub(range.end),
            None => at,
        };
        for (range, _) in &mut self.styles {
            *range = moved(range.start)..moved(range.end);
        }
        for (at, _) in &mut self.pages {
            *at = moved(*at);
        }
        self.text = text;
        self
    }

    fn end_all(&mut self) {
        while !self.open.is_empty() {
            self.end();
        }
    }
}
