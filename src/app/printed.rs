//! The pages of the printed edition: which one is read, which are meant by what one types, and what they are called.

use super::App;
use super::finder::rows::MOST_MARKED;
use super::panes::Panes;
use crate::messages::Value;
use crate::search::Citation;

impl App {
    /// What the printed page is cited by that is read, in the digits of the article; nothing where the document does not say.
    #[must_use]
    pub fn printed_page(&self, panes: &Panes) -> Option<String> {
        self.article.page_at(self.reading(panes)).map(|page| self.digits.within(page.label()))
    }

    /// The indices of the printed pages that are cited as what was typed.
    pub(super) fn printed_pages(&self, typed: &str) -> Vec<usize> {
        let citation = Citation::new(typed);
        let pages = self.article.pages().iter().enumerate();
        pages.filter(|(_, page)| citation.means(page.label())).map(|(index, _)| index).collect()
    }

    /// What printed page `index` is cited by, and the text that it begins with: `width` characters or more of its first line, if there are so
    /// many.
    pub(super) fn printed_page_name(&self, index: usize, width: u16) -> String {
        let page = &self.article.pages()[index];
        let label = self.digits.within(page.label());
        let text = self.article.text(page.start().block)[page.start().byte..].trim_start();
        let line = text.split(['\n', '\t']).next().unwrap_or_default();
        let line: String = line.chars().take(usize::from(width) * MOST_MARKED).collect();
        self.messages.fill("printed-page-text", &[("page", Value::Text(&label)), ("text", Value::Text(&line))])
    }
}
