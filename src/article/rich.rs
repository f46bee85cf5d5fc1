//! Text with styles: what readers of formats hand to the builder, and what the builder keeps of it.
//!
//! A style is a range of the text, and where a printed page begins is a place in it. Whatever is cut from a text or put in its place,
//! ranges and places stay in step and on boundaries of characters.

use std::ops::Range;

use qari_bidi::text::visible::{is_line_end, trimmed_range};

/// How a range of a block's text is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Of great weight.
    Strong,
    /// Stressed.
    Emphasis,
    /// Struck out.
    Strike,
    /// A word of a machine's language.
    Code,
    /// Leads to an address, for [`super::Article::target`].
    Link(u32),
    /// Refers to a footnote by its label, for [`super::Article::label`].
    FootnoteReference(u32),
}

/// A style and the text that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// The bytes inside the block's text; never empty.
    pub range: Range<u32>,
    /// How they are set off.
    pub style: Style,
}

impl Inline {
    /// The bytes inside the block's text.
    #[must_use]
    pub fn bytes(&self) -> Range<usize> {
        self.range.start as usize..self.range.end as usize
    }
}

/// A [`Style`] before it is in an article: addresses and labels are still written out.
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
    /// The address it leads to.
    Link(String),
    /// The label of the footnote.
    FootnoteReference(String),
}

/// A text, the styles in it and where pages begin, put together from its pieces in the order they are read in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    text: String,
    /// The labels of the pages that begin in it, each behind so many bytes of the text; in order.
    pages: Vec<(usize, String)>,
    styles: Vec<(Range<usize>, Markup)>,
    /// Those of `styles` that have not ended, the innermost last. Their ranges end where they begin.
    open: Vec<usize>,
}

impl From<&str> for Rich {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

impl Rich {
    /// No text yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text in the styles that have begun.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Begins a style.
    pub fn start(&mut self, markup: Markup) -> &mut Self {
        self.open.push(self.styles.len());
        self.styles.push((self.text.len()..self.text.len(), markup));
        self
    }

    /// Ends the style that began last, if one has not ended yet. At the end of the text, all end.
    pub fn end(&mut self) -> &mut Self {
        if let Some(style) = self.open.pop() {
            self.styles[style].0.end = self.text.len();
        }
        self
    }

    /// Marks that the printed page with this label begins here: between two characters, whatever styles they have.
    pub fn page(&mut self, label: &str) -> &mut Self {
        self.pages.push((self.text.len(), label.to_owned()));
        self
    }

    /// Adds text in one style more.
    pub fn styled(&mut self, markup: Markup, text: &str) -> &mut Self {
        self.start(markup).text(text).end()
    }

    /// Sets off the bytes `range` of the text that is there, on boundaries of characters, in one style more.
    pub(crate) fn set_off(&mut self, range: Range<usize>, markup: Markup) {
        self.styles.push((range, markup));
    }

    /// All of it in one style more, around those it has.
    #[must_use]
    pub fn within(self, markup: Markup) -> Self {
        let mut outer = Self::new();
        outer.start(markup).append(self);
        outer.end();
        outer
    }

    /// The text, without its styles.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The labels of the pages that begin in it, each with the bytes of text before it; in order.
    pub fn pages(&self) -> impl Iterator<Item = (usize, &str)> {
        self.pages.iter().map(|(at, label)| (*at, label.as_str()))
    }

    /// The styles that have any text, those that begin first before others and the longer before the shorter.
    pub(super) fn into_styles(mut self) -> Vec<(Range<usize>, Markup)> {
        self.end_all();
        self.styles.retain(|(range, _)| !range.is_empty());
        // The sort is stable: of two that are alike, the outer one began first.
        self.styles.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
        self.styles
    }

    /// Whether it is its text alone.
    pub(super) fn is_plain(&self) -> bool {
        self.styles.is_empty() && self.pages.is_empty()
    }

    /// Takes the pages out of it: their labels, each with the bytes of text before it.
    pub(super) fn take_pages(&mut self) -> Vec<(usize, String)> {
        std::mem::take(&mut self.pages)
    }

    /// Adds `other` with its styles and pages.
    pub(crate) fn append(&mut self, mut other: Self) {
        other.end_all();
        let shift = self.text.len();
        self.pages.extend(other.pages.into_iter().map(|(at, label)| (at + shift, label)));
        self.text.push_str(&other.text);
        self.styles
            .extend(other.styles.into_iter().map(|(range, markup)| (range.start + shift..range.end + shift, markup)));
    }

    /// The part `kept` alone; styles are cut with it. Pages that begin before it begin with it, those behind it at its end.
    pub(crate) fn slice(&self, kept: Range<usize>) -> Self {
        let pages =
            self.pages.iter().map(|(at, label)| ((*at).clamp(kept.start, kept.end) - kept.start, label.clone()));
        Self { pages: pages.collect(), ..self.part(kept) }
    }

    /// The part `kept` alone, with the pages from its start to its end. Of several parts with something between two, each page is in
    /// one.
    pub(crate) fn part(&self, kept: Range<usize>) -> Self {
        self.parts(&[kept]).pop().unwrap_or_default()
    }

    /// Each of several parts that follow one another, as [`part`](Self::part) has it.
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

    /// What stands before byte `at`, and the rest; a page that begins there is in the rest.
    pub(crate) fn split_at(&self, at: usize) -> (Self, Self) {
        let mut first = self.part(0..at);
        first.pages.retain(|(page, _)| *page < at);
        (first, self.part(at..self.text.len()))
    }

    /// It without the white space around it.
    pub(crate) fn trimmed(&self) -> Self {
        self.slice(trimmed_range(&self.text))
    }

    /// It on one line and without white space around it: a tab or a line end becomes a space.
    pub(super) fn one_line(mut self) -> Self {
        self.end_all();
        let mut line = String::with_capacity(self.text.len());
        // Where a line end of several bytes ended, and how many bytes the spaces up to there do not have.
        let mut lost: Vec<(usize, usize)> = Vec::new();
        let mut bytes = 0;
        for (at, c) in self.text.char_indices() {
            let parts = c == '\t' || is_line_end(c);
            line.push(if parts { ' ' } else { c });
            if parts && c.len_utf8() > 1 {
                bytes += c.len_utf8() - 1;
                lost.push((at + c.len_utf8(), bytes));
            }
        }
        let moved =
            |at: usize| at - lost[..lost.partition_point(|(end, _)| *end <= at)].last().map_or(0, |lost| lost.1);
        for (range, _) in &mut self.styles {
            *range = moved(range.start)..moved(range.end);
        }
        for (at, _) in &mut self.pages {
            *at = moved(*at);
        }
        self.text = line;
        self.trimmed()
    }

    fn end_all(&mut self) {
        while !self.open.is_empty() {
            self.end();
        }
    }
}
