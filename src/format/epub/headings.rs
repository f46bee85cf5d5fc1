//! The headings of a chapter, made to agree with the table of contents: the section list of an article is what headings it has.

use std::collections::HashMap;

use dom_query::{NodeId, NodeRef};

use super::contents::Entry;
use super::package::{local, text};
use crate::format::html::elements;

/// A label is not longer, in bytes; what stands in the text and is longer is a paragraph.
const LONGEST_LABEL: usize = 400;

/// Where the reading stands in the table of contents, from chapter to chapter.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The level of the entry that is read, and that of its heading in its chapter.
    current: Option<(u8, u8)>,
}

/// A chapter whose headings are set.
#[derive(Default)]
struct Chapter<'a> {
    /// Its nodes in the order of the text.
    nodes: Vec<NodeRef<'a>>,
    /// The places of elements among them by their names.
    ids: HashMap<String, usize>,
    /// The first headings among them by what they say.
    headings: HashMap<String, usize>,
    /// Before this place no heading and no text is left for an entry, from where the last one leads.
    next: usize,
    /// The headings that entries have, with the entries' levels and their own.
    taken: HashMap<NodeId, (u8, u8)>,
    /// The headings that were made, by the node they stand before.
    made: HashMap<NodeId, u8>,
    /// Whether headings have text, as far as that was asked: many entries may lead to one.
    has_text: HashMap<NodeId, bool>,
}

impl Outline {
    /// Gives each entry that leads into the chapter a heading: the one that stands there, the text there if it says the same, or
    /// one that is made. The other headings stand below them.
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
        // What stands first in the text is set first, so that of two at one place the outer one is above.
        let mut places: Vec<(usize, &Entry)> =
            entries.iter().filter_map(|entry| Some((chapter.place(entry)?, entry))).collect();
        places.sort_by_key(|(place, _)| *place);
        for (place, entry) in places {
            chapter.set(body, place, entry);
        }
        self.level(&chapter);
    }

    /// Gives the headings of a chapter their levels.
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
    /// Whether there is a place that an entry leads to.
    fn has(&self, entry: &Entry) -> bool {
        entry.place.fragment.as_ref().is_none_or(|fragment| self.ids.contains_key(fragment))
    }

    /// Reads what the headings say.
    fn read_headings(&mut self) {
        for (index, node) in self.nodes.iter().enumerate().filter(|(_, node)| heading_level(node).is_some()) {
            self.headings.entry(text(node)).or_insert(index);
        }
    }

    /// Where an entry leads. One whose place there is not has the heading that says the same.
    fn place(&self, entry: &Entry) -> Option<usize> {
        let Some(fragment) = &entry.place.fragment else { return Some(0) };
        self.ids.get(fragment).or_else(|| self.headings.get(&entry.label)).copied()
    }

    /// Gives an entry its heading, at or behind node `place`. No place is before one that was set.
    fn set(&mut self, body: &NodeRef, place: usize, entry: &Entry) {
        let around: Vec<NodeRef> = self.nodes.get(place).map(with_those_around).unwrap_or_default();
        if let Some(heading) = around.iter().find(|node| self.is_free(node) && self.has_text(node)) {
            return self.take(heading, entry.level);
        }
        // What was passed over for an entry stays taken or blank for all that follow.
        self.next = self.next.max(place);
        while let Some(&node) = self.nodes.get(self.next) {
            if self.is_free(&node) {
                if self.has_text(&node) {
                    return self.take(&node, entry.level);
                }
                // An empty heading is none; one that is a picture stays a picture, and the entry says what it shows.
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

    /// Gives an entry its heading where a text stands first: the text itself, or one before it.
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

    /// Gives an entry a heading that is made, before a node.
    fn set_before(&mut self, node: &NodeRef, entry: &Entry) {
        self.made.insert(node.id, entry.level);
        node.before_html(heading(entry));
    }

    /// Whether a node is a heading that no entry has.
    fn is_free(&self, node: &NodeRef) -> bool {
        heading_level(node).is_some() && !self.taken.contains_key(&node.id)
    }

    fn has_text(&mut self, node: &NodeRef) -> bool {
        *self.has_text.entry(node.id).or_insert_with(|| !text(node).is_empty())
    }

    fn take(&mut self, node: &NodeRef, level: u8) {
        self.taken.insert(node.id, (level, heading_level(node).unwrap_or(level)));
    }

    /// Whether a text stands in a heading that an entry has.
    fn is_taken(&self, node: &NodeRef) -> bool {
        !self.taken.is_empty() && node.ancestors_it(None).any(|around| self.taken.contains_key(&around.id))
    }
}

/// A node and the elements close around it, the innermost first.
fn with_those_around<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    std::iter::once(*node).chain(node.ancestors_it(Some(4))).collect()
}

fn heading_level(node: &NodeRef) -> Option<u8> {
    elements::heading_level(&node.element_ref()?.name.local)
}

/// A heading that says what an entry says.
fn heading(entry: &Entry) -> String {
    let label = entry.label.replace('&', "&amp;").replace('<', "&lt;");
    format!("<h{0}>{label}</h{0}>", entry.level)
}
