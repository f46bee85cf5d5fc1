//! Page breaks of a printed edition (EPUB Structural Semantics, `pagebreak`; DPUB-ARIA, `doc-pagebreak`).

use dom_query::{Element, NodeRef};

use super::elements::{self, attribute};
use qari_bidi::text::order::digit;

/// Internal attribute with the label of the page that begins at an element, set from a book's page list.
pub(in crate::format) const PAGE: &str = "data-qari-page";

/// Maximum length of a label, in bytes. Longer content is text.
const LONGEST_LABEL: usize = 48;

/// Words that precede a page number.
const WORDS: [&str; 7] = ["page", "pg.", "pg", "p.", "صفحة", "صفحه", "ص"];

/// The start of a printed page.
pub(super) struct PageBreak {
    /// The page label; empty if unknown.
    pub(super) label: String,
    /// `true` if the element contains text besides the label.
    pub(super) has_text: bool,
}

/// Returns the page that begins at an element, marked by the element itself or by a page list ([`PAGE`]). The
/// label comes from `title` or `aria-label`, else from the text, else from the number in the id.
pub(super) fn page_break(node: &NodeRef, element: &Element) -> Option<PageBreak> {
    let says = |name, word| attribute(element, name).is_some_and(|own| own.split_whitespace().any(|own| own == word));
    if !says("epub:type", "pagebreak") && !says("role", "doc-pagebreak") {
        let listed = attribute(element, PAGE).map(number).filter(|label| label.len() <= LONGEST_LABEL);
        return listed.map(|label| PageBreak { label: label.to_owned(), has_text: true });
    }
    let shown = elements::short_text(node, LONGEST_LABEL);
    let said = ["title", "aria-label"].into_iter().filter_map(|name| attribute(element, name)).map(number);
    let said = said.chain(shown.as_deref().map(number)).find(|label| !label.is_empty() && label.len() <= LONGEST_LABEL);
    let label = said.or_else(|| attribute(element, "id").and_then(last_number)).unwrap_or_default().to_owned();
    let is_label = shown.is_some_and(|shown| shown.is_empty() || number(&shown) == label);
    let has_image = node.descendants_it().any(|inside| inside.has_name("img"));
    Some(PageBreak { label, has_text: !is_label || has_image })
}

/// Removes the word for "page" from a label: `Page 51.` becomes `51`.
pub(in crate::format) fn number(label: &str) -> &str {
    let label = label.trim().trim_end_matches('.').trim_end();
    let behind = WORDS.into_iter().find_map(|word| {
        let start = label.get(..word.len())?;
        let rest = label[word.len()..].trim_start();
        (start.eq_ignore_ascii_case(word) && rest.starts_with(|c| digit(c).is_some())).then_some(rest)
    });
    behind.unwrap_or(label)
}

/// Returns the last number in a name, without leading zeros: `page_051` gives `51`.
fn last_number(name: &str) -> Option<&str> {
    let end = name.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = name[..end]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + name[at..].chars().next().map_or(1, char::len_utf8));
    let number = name[start..end].trim_start_matches('0');
    (!number.is_empty()).then_some(number)
}
