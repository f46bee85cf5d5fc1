//! The pages of the printed edition: the one that is read, those that a citation means, and their names.

use super::viewport::Viewport;
use super::{CHARACTERS_IN_CELL, Document};
use crate::messages::{Messages, Value};
use crate::search::Citation;

impl Document {
    /// Returns the label of the printed page that is read, in the digits of the article, or `None` where the document
    /// does not say.
    #[must_use]
    pub fn printed_page(&self, view: &Viewport) -> Option<String> {
        self.article.page_at(self.reading(view)).map(|page| self.digits.within(page.label()))
    }

    /// Returns the indices of the printed pages that are cited as `typed`.
    #[must_use]
    pub fn printed_pages(&self, typed: &str) -> Vec<usize> {
        let citation = Citation::new(typed);
        let pages = self.article.pages().iter().enumerate();
        pages.filter(|(_, page)| citation.means(page.label())).map(|(index, _)| index).collect()
    }

    /// Returns the label of printed page `index` and the text that it begins with: enough of its first line to fill
    /// `width` cells, if there is so much.
    ///
    /// # Panics
    /// If there is no such page.
    #[must_use]
    pub fn printed_page_name(&self, index: usize, width: u16, messages: &Messages) -> String {
        let page = &self.article.pages()[index];
        let label = self.digits.within(page.label());
        let text = self.article.text(page.start().block)[page.start().byte..].trim_start();
        let line = text.split(['\n', '\t']).next().unwrap_or_default();
        let line: String = line.chars().take(usize::from(width) * CHARACTERS_IN_CELL).collect();
        messages.fill("printed-page-text", &[("page", Value::Text(&label)), ("text", Value::Text(&line))])
    }
}
