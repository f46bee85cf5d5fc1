//! Where the pages of a printed edition begin: elements that say so (EPUB Structural Semantics, `pagebreak`; DPUB-ARIA, `doc-pagebreak`).

use dom_query::{Element, NodeRef};

use super::elements::{self, attribute};
use qari_bidi::text::order::digit;

/// The attribute that says the label of the page that begins with an element, where a list of pages says it and the element does not. HTML has
/// none for that.
pub(in crate::format) const PAGE: &str = "data-qari-page";

/// How long a label is at most, in bytes. What is longer is text.
const LONGEST_LABEL: usize = 48;

/// What stands before a number that a page is called by.
const WORDS: [&str; 7] = ["page", "pg.", "pg", "p.", "صفحة", "صفحه", "ص"];

/// The beginning of a page.
pub(super) struct PageBreak {
    /// The label of the page; empty if nothing says it.
    pub(super) label: String,
    /// Whether there is text in the element that is no label.
    pub(super) has_text: bool,
}

/// The page that begins with an element, if one does, because it says so or a list says it ([`PAGE`]). Its label is its title or what is said for it, else its text, else the number in
/// its name.
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

/// A label without what says that it is one: `Page 51.` is `51`.
pub(in crate::format) fn number(label: &str) -> &str {
    let label = label.trim().trim_end_matches('.').trim_end();
    let behind = WORDS.into_iter().find_map(|word| {
        let start = label.get(..word.len())?;
        let rest = label[word.len()..].trim_start();
        (start.eq_ignore_ascii_case(word) && rest.starts_with(|c| digit(c).is_some())).then_some(rest)
    });
    behind.unwrap_or(label)
}

/// The last number in a name, without zeros before it: `page_051` is `51`.
fn last_number(name: &str) -> Option<&str> {
    let end = name.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = name[..end]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + name[at..].chars().next().map_or(1, char::len_utf8));
    let number = name[start..end].trim_start_matches('0');
    (!number.is_empty()).then_some(number)
}
