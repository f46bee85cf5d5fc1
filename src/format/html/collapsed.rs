//! Shows the collapsed parts of a page: panels of accordions and tabs, spoilers.
//!
//! Their content is hidden until a script shows it, by `hidden` or an inline style, as dialogs and menus are.

use std::collections::HashSet;

use dom_query::{Document, Element, NodeRef};

use super::elements::{self, attribute};

/// Attributes with the id of the part that an element shows, with or without `#`.
const REFERENCES: [&str; 5] = ["aria-controls", "data-target", "data-bs-target", "href", "data-tab"];

/// Words in classes of collapsed parts.
#[rustfmt::skip]
const PANELS: [&str; 15] = [
    "accordion", "collapse", "collapsed", "collapsible", "tab", "tabs", "tabpanel", "tabcontent", "toggle", "spoiler",
    "faq", "expand", "expandable", "readmore", "panel",
];

/// Words in classes of what appears over the page or is a menu.
#[rustfmt::skip]
const OVERLAYS: [&str; 14] = [
    "modal", "popup", "dialog", "lightbox", "overlay", "dropdown", "menu", "nav", "navbar", "offcanvas", "tooltip",
    "cookie", "search", "login",
];

/// Roles of what appears over the page or is a menu.
const OVERLAY_ROLES: [&str; 6] = ["dialog", "alertdialog", "menu", "navigation", "tooltip", "search"];

/// Maximum length of a heading with a button in it, in bytes.
const MOST_TOGGLE: usize = 400;

/// Makes the collapsed parts of a document visible.
pub(super) fn show(document: &Document) {
    let mut hidden = Vec::new();
    let mut references = HashSet::new();
    for node in document.root().descendants_it() {
        let Some(element) = node.element_ref() else { continue };
        if elements::hides_itself(&element) {
            hidden.push(node);
        }
        let targets = REFERENCES.iter().filter_map(|name| attribute(&element, name));
        references.extend(targets.map(|target| target.trim().trim_start_matches('#').to_owned()));
    }
    for node in hidden {
        if is_collapsed(&node, &references) {
            node.remove_attr("hidden");
            node.remove_attr("style");
            node.remove_attr("aria-hidden");
        }
    }
}

/// Returns `true` if a hidden element is a collapsed part of the text.
fn is_collapsed(node: &NodeRef, references: &HashSet<String>) -> bool {
    let Some(element) = node.element_ref() else { return false };
    if !elements::is_block(&element.name.local) || is_overlay(&element) {
        return false;
    }
    let is_panel = attribute(&element, "role") == Some("tabpanel") || is_called(&element, &PANELS);
    let is_referenced = || attribute(&element, "id").is_some_and(|id| references.contains(id));
    let is_toggled = || follows_toggle(node);
    is_panel || is_referenced() || is_toggled() || is_one_of_a_set(node, &element)
}

/// Returns `true` if a sibling of the same element and first class is visible, as in the pages of a gallery.
fn is_one_of_a_set(node: &NodeRef, element: &Element) -> bool {
    /// Number of siblings looked at. The first one of a set is usually the visible one.
    const MOST_SIBLINGS: usize = 8;
    let class = |element: &Element| attribute(element, "class")?.split_whitespace().next().map(str::to_owned);
    let Some(own) = class(element) else { return false };
    let is_visible_one = |other: NodeRef| {
        let other = other.element_ref();
        other.is_some_and(|other| {
            other.name.local == element.name.local
                && class(&other).is_some_and(|class| class == own)
                && !elements::hides_itself(&other)
        })
    };
    let siblings = node.parent().into_iter().flat_map(|parent| parent.children_it(false));
    siblings.filter(NodeRef::is_element).take(MOST_SIBLINGS).any(is_visible_one)
}

fn is_overlay(element: &Element) -> bool {
    let has_role = attribute(element, "role").is_some_and(|role| OVERLAY_ROLES.contains(&role));
    has_role || matches!(&*element.name.local, "nav" | "menu" | "form" | "dialog") || is_called(element, &OVERLAYS)
}

/// Returns `true` if an element is, or contains, the button that shows what follows it.
fn toggles(node: &NodeRef) -> bool {
    let is_button = |node: &NodeRef| {
        node.element_ref().is_some_and(|element| {
            &*element.name.local == "button"
                || attribute(&element, "onclick").is_some()
                || attribute(&element, "aria-expanded").is_some()
                || attribute(&element, "role") == Some("tab")
        })
    };
    let is_short = || elements::short_text(node, MOST_TOGGLE).is_some();
    is_button(node) || is_short() && node.descendants_it().any(|inside| is_button(&inside))
}

/// Returns `true` if what stands before an element is, or contains, the button that shows it. The parser closes a link
/// that is still open at the next one, and moves what was in it behind it: then the button is last in the link.
fn follows_toggle(node: &NodeRef) -> bool {
    let mut before = node.prev_element_sibling();
    while let Some(element) = before {
        if toggles(&element) {
            return true;
        }
        let is_link = element.element_ref().is_some_and(|element| &*element.name.local == "a");
        before = element.children_it(true).find(NodeRef::is_element).filter(|_| is_link);
    }
    false
}

fn is_called(element: &Element, words: &[&str]) -> bool {
    let names = ["class", "id"].into_iter().filter_map(|name| attribute(element, name));
    names.flat_map(elements::words).any(|word| words.contains(&word.as_str()))
}
