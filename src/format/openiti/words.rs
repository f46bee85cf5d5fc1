//! Assembles the text of a unit: words are separated by one space, whatever tags stand between them.

use crate::article::{Markup, Rich};

/// Punctuation that attaches to the word before it, even behind a tag.
const CLOSING: &[char] = &['.', ',', ':', ';', '!', ')', ']', '}', '»', '”', '’', '،', '؛', '؟', '﴾'];

/// The text so far.
#[derive(Debug, Default)]
pub(super) struct Words {
    rich: Rich,
    /// `true` if white space, or a tag, came behind the text.
    has_space: bool,
    after_tag: bool,
    /// First byte of the open quotation; the space before it may follow.
    quotation: Option<usize>,
}

impl Words {
    /// Bytes of text, without a pending space.
    pub(super) fn bytes(&self) -> usize {
        self.rich.as_str().len()
    }

    /// Begins another line.
    pub(super) fn line_end(&mut self) {
        self.has_space = true;
        self.after_tag = false;
    }

    /// Skips a tag.
    pub(super) fn tag(&mut self) {
        self.has_space = true;
        self.after_tag = true;
    }

    /// Begins a quotation with the next word. One that never ends is ignored.
    pub(super) fn begin_quotation(&mut self) {
        self.tag();
        self.quotation = Some(self.bytes());
    }

    /// Ends the current quotation and emphasises it.
    pub(super) fn end_quotation(&mut self) {
        self.tag();
        let Some(begin) = self.quotation.take() else { return };
        let text = self.rich.as_str();
        let begin = text.len() - text[begin..].trim_start().len();
        self.rich.set_off(begin..text.len(), Markup::Emphasis);
    }

    /// Adds text. White space around it is reduced to one space.
    pub(super) fn text(&mut self, text: &str) {
        let begun = text.trim_start();
        let has_space = begun.len() < text.len();
        if begun.is_empty() {
            self.has_space |= has_space;
            return;
        }
        // `word ms01, word`
        let closes = self.after_tag && !has_space && begun.starts_with(CLOSING);
        self.has_space = (self.has_space || has_space) && !closes;
        self.write_space();
        let text = begun.trim_end();
        self.rich.text(text);
        self.has_space = text.len() < begun.len();
        self.after_tag = false;
    }

    /// Adds a link.
    pub(super) fn link(&mut self, address: String, shown: &str) {
        self.write_space();
        self.rich.styled(Markup::Link(address), shown);
    }

    /// Adds a reference to a note.
    pub(super) fn reference(&mut self, label: &str, shown: &str) {
        self.write_space();
        self.rich.styled(Markup::FootnoteReference(label.to_owned()), shown);
        self.after_tag = false;
    }

    /// Begins a page with the next word. Returns the bytes of text before it.
    pub(super) fn page(&mut self, label: &str) -> usize {
        self.has_space = true;
        self.write_space();
        self.rich.page(label);
        self.bytes()
    }

    /// Takes the text, leaving nothing.
    pub(super) fn take(&mut self) -> Rich {
        std::mem::take(self).rich
    }

    fn write_space(&mut self) {
        let may_follow = !self.rich.as_str().is_empty() && !self.rich.as_str().ends_with(' ');
        if std::mem::take(&mut self.has_space) && may_follow {
            self.rich.text(" ");
        }
    }
}
