//! Tells pieces of an article without prose from those of the page around it.

use dom_query::{Element, NodeId, NodeRef};

use super::elements::{self, attribute};
use super::prose::Counts;
use super::{boxes, walk};
use crate::format::phrases;

/// Parts of classes and ids of what is not part of the article. They decide about pieces without prose only.
#[rustfmt::skip]
const ASIDE: [&str; 32] = [
    "advert", "breadcrumb", "catlinks", "comment", "cookie", "disqus", "follow-us", "footer", "language-switch",
    "most-read", "mostread", "navbar", "navigation", "newsletter", "outbrain", "pagination", "popular", "popup",
    "promo", "readalso", "read-also", "recommend", "related", "share", "sharing", "social", "sponsor", "subscri",
    "taboola", "talkback", "toolbar", "trending",
];

/// The same as whole words.
const ASIDE_WORDS: [&str; 9] = ["ad", "ads", "adv", "banner", "dfp", "keywords", "menu", "nav", "tags"];

/// Returns `true` if a piece without prose looks like a part of the page and not of its article.
pub(super) fn is_aside(node: &NodeRef, counts: Counts) -> bool {
    let Some(element) = node.element_ref() else { return false };
    let name = &*element.name.local;
    let is_banner = || attribute(&element, "role") == Some("banner");
    // A `<noscript>` holds a picture that is loaded late, or asks for scripts.
    let asks = || name == "noscript" && !node.descendants_it().any(|inside| inside.has_name("img"));
    let by_element = || name == "button" && !shows_a_part(&element) || is_banner() || asks() || is_beside(&element);
    boxes::kind(node, &element, counts).is_some()
        || is_list_of_links(name, counts)
        || !is_heading_alone(node) && (by_element() || is_called(&element, &ASIDE, &ASIDE_WORDS))
}

/// Returns `true` for three links or more with hardly any other text.
pub(super) fn is_links(counts: Counts) -> bool {
    counts.links > 2 && counts.plain() * 2 < counts.letters
}

fn is_list_of_links(name: &str, counts: Counts) -> bool {
    matches!(name, "ul" | "ol") && counts.links > 2 && counts.plain() * 4 < counts.letters
}

/// Returns `true` for the button that opens a collapsed part of the text. It is the heading of this part.
fn shows_a_part(button: &Element) -> bool {
    ["aria-expanded", "aria-controls", "data-target", "data-bs-target"].iter().any(|it| attribute(button, it).is_some())
}

/// Returns `true` if all text of an element is a heading.
fn is_heading_alone(node: &NodeRef) -> bool {
    let mut inner = *node;
    loop {
        if inner.node_name().is_some_and(|name| elements::heading_level(&name).is_some()) {
            return true;
        }
        let has_content = |child: &NodeRef| child.is_element() || elements::text_chars(child) > 0;
        let mut children = inner.children_it(false).filter(has_content);
        let (Some(only), None) = (children.next(), children.next()) else { return false };
        inner = only;
    }
}

/// Returns `true` if the classes or ids of an element contain one of `parts`, or one of `own_words` as a word.
fn is_called(element: &Element, parts: &[&str], own_words: &[&str]) -> bool {
    let names = ["class", "id", "aria-labelledby"].map(|name| attribute(element, name));
    names.into_iter().flatten().any(|names| {
        let lower = names.to_ascii_lowercase();
        parts.iter().any(|part| lower.contains(part))
            || elements::words(names).iter().any(|word| own_words.contains(&word.as_str()))
    })
}

/// Returns `true` if an element stands beside the text.
fn is_beside(element: &Element) -> bool {
    &*element.name.local == "aside"
        || attribute(element, "role") == Some("complementary")
        || is_called(element, &["sidebar"], &[])
}

/// Maximum length of the label of a box, in bytes.
const MOST_LABEL: usize = 120;

/// Returns `true` for a box of links that its label announces as further reading. Readability keeps some of them for
/// their headings.
pub(super) fn is_box_of_links(node: &NodeRef, counts: &dyn Fn(NodeId) -> Counts) -> bool {
    let Some(element) = node.element_ref() else { return false };
    let name = &*element.name.local;
    if !elements::is_block(name) || matches!(name, "p" | "li") || elements::heading_level(name).is_some() {
        return false;
    }
    let Some(label) = label(node, &element).filter(|label| phrases::is_related(label)) else { return false };
    let label = label.chars().filter(|c| c.is_alphanumeric()).count();
    let counts = counts(node.id);
    counts.plain().saturating_sub(label) * 4 < counts.letters.saturating_sub(label)
}

/// Returns the label of an element: what `aria-labelledby` names, else its first text.
fn label(node: &NodeRef, element: &Element) -> Option<String> {
    if let Some(id) = attribute(element, "aria-labelledby") {
        let named = node.descendants_it().find(|inside| inside.id_attr().is_some_and(|own| &*own == id));
        return named.and_then(|named| elements::short_text(&named, MOST_LABEL));
    }
    let mut next = Some(*node);
    while let Some(inside) = next {
        let goes_in = inside.element_ref().is_none_or(|element| !elements::is_hidden(&element));
        if goes_in && elements::text_chars(&inside) > 0 {
            // The whole element, because such words announce nothing inside a sentence.
            return elements::short_text(&inside.parent()?, MOST_LABEL);
        }
        next = walk::next(&inside, node, goes_in);
    }
    None
}
