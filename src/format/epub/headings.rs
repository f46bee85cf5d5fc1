//! Matches the headings of a chapter to the table of contents, because the section list of an article is built
//! from its headings.

use std::collections::HashMap;

use dom_query::{NodeId, NodeRef};

use super::contents::Entry;
use super::package::{local, text};
use crate::format::html::elements;

/// Maximum length of a label, in bytes. Longer text at its place is a paragraph.
const LONGEST_LABEL: usize = 400;

/// The current position in the table of contents, carried from chapter to chapter.
#[derive(Debug, Default)]
pub(super) struct HeadingLevels {
    /// The level of the current entry, and the level its heading had in the chapter.
    current: Option<(u8, u8)>,
}

/// A chapter while its headings are set.
#[derive(Default)]
struct Chapter<'a> {
    /// The nodes in document order.
    nodes: Vec<NodeRef<'a>>,
    /// Indices of elements by id.
    ids: HashMap<String, usize>,
    /// Index of the first heading with each text.
    headings: HashMap<String, usize>,
    /// Index before which no heading or text is left for an entry.
    next: usize,
    /// Headings assigned to entries, with the levels of the entry and of the heading.
    taken: HashMap<NodeId, (u8, u8)>,
    /// Levels of inserted headings, by the node they precede.
    made: HashMap<NodeId, u8>,
    /// Cache of which headings have text. Many entries may lead to one.
    has_text: HashMap<NodeId, bool>,
}

impl HeadingLevels {
    /// Gives each entry that leads into the chapter a heading: the one at its target, else the text there if it
    /// equals the label, else a new one. All other headings are placed below.
    pub(super) fn set(&mut self, body: &NodeRef, entries: &[Entry]) {
        let nodes: Vec<NodeRef> = body.descendants_it().collect();
        let mut ids = HashMap::new();
        for (index, node) in nodes.iter().enumerate() {
            let old = || node.attr("name").filter(|_| node.has_name("a"));
            if let Some(id) = node.attr("id").or_else(old) {
                ids.entry(id.to_string()).or_insert(index);
            }
        }
        let mut chapter = Chapter { nodes, ids, ..Chapter::default() };
        if entries.iter().any(|entry| !chapter.has(entry)) {
            chapter.read_headings();
        }
        // In document order, so that the outer of two entries with one target comes first.
        let mut places: Vec<(usize, &Entry)> =
            entries.iter().filter_map(|entry| Some((chapter.place(entry)?, entry))).collect();
        places.sort_by_key(|(place, _)| *place);
        for (place, entry) in places {
            chapter.set(body, place, entry);
        }
        self.level(&chapter);
    }

    /// Sets the levels of the headings.
    fn level(&mut self, chapter: &Chapter) {
        for node in &chapter.nodes {
            if let Some(level) = chapter.made.get(&node.id) {
                self.current = Some((*level, *level));
            }
            if let Some((level, own)) = chapter.taken.get(&node.id) {
                self.current = Some((*level, *own));
                node.rename(&format!("h{level}"));
            } else if let (Some(own), Some((level, base))) = (heading_level(node), self.current) {
                let below = own.saturating_sub(base).max(1);
                node.rename(&format!("h{}", level.saturating_add(below).min(6)));
            }
        }
    }
}

impl Chapter<'_> {
    /// Returns `true` if the target of an entry exists.
    fn has(&self, entry: &Entry) -> bool {
        entry.place.fragment.as_ref().is_none_or(|fragment| self.ids.contains_key(fragment))
    }

    /// Indexes the headings by their text.
    fn read_headings(&mut self) {
        for (index, node) in self.nodes.iter().enumerate().filter(|(_, node)| heading_level(node).is_some()) {
            self.headings.entry(text(node)).or_insert(index);
        }
    }

    /// Returns the index of the target. An entry whose target is missing leads to the heading with the same
    /// text.
    fn place(&self, entry: &Entry) -> Option<usize> {
        let Some(fragment) = &entry.place.fragment else { return Some(0) };
        self.ids.get(fragment).or_else(|| self.headings.get(&entry.label)).copied()
    }

    /// Gives an entry its heading, at or after the node `place`. Places never move backwards.
    fn set(&mut self, body: &NodeRef, place: usize, entry: &Entry) {
        let around: Vec<NodeRef> = self.nodes.get(place).map(with_those_around).unwrap_or_default();
        if let Some(heading) = around.iter().find(|node| self.is_free(node) && self.has_text(node)) {
            return self.take(heading, entry.level);
        }
        // Nodes skipped for one entry are taken or blank for all later ones.
        self.next = self.next.max(place);
        while let Some(&node) = self.nodes.get(self.next) {
            if self.is_free(&node) {
                if self.has_text(&node) {
                    return self.take(&node, entry.level);
                }
                // An empty heading is skipped. A heading that is a picture stays a picture, and the label is
                // inserted before it.
                if node.descendants_it().any(|inside| inside.has_name("img")) {
                    node.rename("div");
                    return self.set_before(&node, entry);
                }
            }
            if node.is_text() && !node.text().trim().is_empty() && !self.is_taken(&node) {
                return self.set_at_text(&node, entry);
            }
            self.next += 1;
        }
        match self.nodes.first() {
            Some(&first) => self.set_before(&first, entry),
            None => body.append_html(heading(entry)),
        }
    }

    /// Gives an entry its heading at a text node: the text itself if it equals the label, else a new one before
    /// it.
    fn set_at_text(&mut self, node: &NodeRef, entry: &Entry) {
        let is_line = |name: &str| matches!(name, "p" | "div" | "center" | "section" | "header" | "td" | "li" | "body");
        let mut inner = *node;
        while let Some(parent) = inner.parent().filter(NodeRef::is_element) {
            let name = local(&parent);
            let is_inner = matches!(name.as_str(), "p" | "div" | "center");
            let says = || elements::short_text(&parent, LONGEST_LABEL);
            if is_inner && says().is_some_and(|text| text == entry.label) {
                return self.take(&parent, entry.level);
            }
            if is_line(&name) {
                if name == "p" {
                    inner = parent;
                }
                break;
            }
            inner = parent;
        }
        self.set_before(&inner, entry);
    }

    /// Inserts a heading before a node.
    fn set_before(&mut self, node: &NodeRef, entry: &Entry) {
        self.made.insert(node.id, entry.level);
        node.before_html(heading(entry));
    }

    /// Returns `true` if a node is a heading not assigned to an entry.
    fn is_free(&self, node: &NodeRef) -> bool {
        heading_level(node).is_some() && !self.taken.contains_key(&node.id)
    }

    fn has_text(&mut self, node: &NodeRef) -> bool {
        *self.has_text.entry(node.id).or_insert_with(|| !text(node).is_empty())
    }

    fn take(&mut self, node: &NodeRef, level: u8) {
        self.taken.insert(node.id, (level, heading_level(node).unwrap_or(level)));
    }

    /// Returns `true` if a text is inside an assigned heading.
    fn is_taken(&self, node: &NodeRef) -> bool {
        !self.taken.is_empty() && node.ancestors_it(None).any(|around| self.taken.contains_key(&around.id))
    }
}

/// Returns a node and its nearest ancestors, innermost first.
fn with_those_around<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    std::iter::once(*node).chain(node.ancestors_it(Some(4))).collect()
}

fn heading_level(node: &NodeRef) -> Option<u8> {
    elements::heading_level(&node.element_ref()?.name.local)
}

/// Writes the heading for an entry.
fn heading(entry: &Entry) -> String {
    let label = entry.label.replace('&', "&amp;").replace('<', "&lt;");
    format!("<h{0}>{label}</h{0}>", entry.level)
}
