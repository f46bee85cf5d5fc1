//! The table of contents and the page list of a book, from the EPUB 3 navigation document or the EPUB 2 NCX.

use dom_query::{Document, NodeRef};

use super::package::{elements, local, text, xml};
use super::path::{Place, resolve};

/// An entry of a table of contents or page list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The text of the entry.
    pub(super) label: String,
    /// The nesting level, from 1.
    pub(super) level: u8,
    /// The target.
    pub(super) place: Place,
}

/// Reads the table of contents from the navigation document `path`.
pub(super) fn of_navigation(source: &str, path: &str) -> Vec<Entry> {
    let document = xml(source);
    let Some(contents) = contents(&document) else { return Vec::new() };
    let mut entries: Vec<Entry> = Vec::new();
    // Labels without a target. They get that of the next entry.
    let mut open: Vec<(String, u8)> = Vec::new();
    for node in contents.descendants_it().filter(NodeRef::is_element) {
        let name = local(&node);
        let is_label = name == "span" && node.parent().is_some_and(|parent| local(&parent) == "li");
        if name != "a" && !is_label {
            continue;
        }
        let label = text(&node);
        let lists = node.ancestors_it(None).take_while(|around| around.id != contents.id);
        let level = level(lists.filter(|around| local(around) == "ol").count());
        match node.attr("href").and_then(|address| resolve(path, &address)) {
            Some(place) => {
                let over = open.drain(..).map(|(label, level)| Entry { label, level, place: place.clone() });
                entries.extend(over);
                entries.push(Entry { label, level, place });
            }
            None if is_label => open.push((label, level)),
            None => {}
        }
    }
    entries.retain(|entry| !entry.label.is_empty());
    entries
}

/// Returns the element of a navigation document that holds the table of contents.
fn contents(document: &Document) -> Option<NodeRef<'_>> {
    elements(document, "nav").find(|node| is_of(node, "toc")).or_else(|| elements(document, "nav").next())
}

/// Reads the page list from the navigation document `path`.
pub(super) fn pages_of_navigation(source: &str, path: &str) -> Vec<Entry> {
    let document = xml(source);
    let Some(list) = elements(&document, "nav").find(|node| is_of(node, "page-list")) else { return Vec::new() };
    let page = |link: NodeRef| {
        let place = link.attr("href").and_then(|address| resolve(path, &address))?;
        Some(Entry { label: text(&link), level: 1, place })
    };
    let links = list.descendants_it().filter(|node| node.is_element() && local(node) == "a");
    links.filter_map(page).collect()
}

/// Returns `true` if a `<nav>` has this `epub:type`.
fn is_of(node: &NodeRef, kind: &str) -> bool {
    node.attr("epub:type").is_some_and(|own| own.split_whitespace().any(|own| own == kind))
}

/// Reads the table of contents from the NCX `path`.
pub(super) fn of_ncx(source: &str, path: &str) -> Vec<Entry> {
    let document = xml(source);
    let mut entries = Vec::new();
    for point in elements(&document, "navpoint") {
        if let Some((label, place)) = labelled(&point, path) {
            let around = point.ancestors_it(None).filter(|around| local(around) == "navpoint").count();
            entries.push(Entry { label, level: level(around + 1), place });
        }
    }
    entries
}

/// Reads the page list from the NCX `path`.
pub(super) fn pages_of_ncx(source: &str, path: &str) -> Vec<Entry> {
    let document = xml(source);
    let pages = elements(&document, "pagetarget").filter_map(|target| labelled(&target, path));
    pages.map(|(label, place)| Entry { label, level: 1, place }).collect()
}

/// Reads the label and the target of a point of the NCX `path`.
fn labelled(point: &NodeRef, path: &str) -> Option<(String, Place)> {
    let own = |name: &str| point.children_it(false).find(|child| local(child) == name);
    let place = own("content")?.attr("src").and_then(|address| resolve(path, &address))?;
    let label = own("navlabel").map(|label| text(&label)).filter(|label| !label.is_empty())?;
    Some((label, place))
}

fn level(depth: usize) -> u8 {
    u8::try_from(depth.clamp(1, 6)).unwrap_or(6)
}
