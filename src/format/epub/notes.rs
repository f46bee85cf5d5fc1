//! Footnotes of a book: elements marked as such (`epub:type`, DPUB-ARIA roles), and superscript numbers that
//! link to a text further on.

use std::collections::{HashMap, HashSet};

use dom_query::{NodeId, NodeRef};

use super::chapters::Chapters;
use super::package::{local, text};
use super::path::{Place, resolve};
use crate::format::html::body::FOOTNOTE;

/// Maximum length of a note sign, in characters.
const LONGEST_SIGN: usize = 6;
/// Number of ancestors searched for the block of a note.
const MOST_AROUND: usize = 6;

/// The notes of a book, carried from chapter to chapter.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Labels of the notes by target.
    labels: HashMap<Place, String>,
    used: HashSet<String>,
    /// The last number given to a note whose own label was taken. All numbers up to it are used.
    last_number: usize,
}

impl Notes {
    /// Marks the footnote references and the notes in the chapter `path`.
    pub(super) fn set(&mut self, body: &NodeRef, path: &str, chapters: &mut Chapters) {
        let nodes: Vec<NodeRef> = body.descendants_it().filter(NodeRef::is_element).collect();
        let mut own = HashMap::new();
        for (index, node) in nodes.iter().enumerate() {
            if let Some(id) = node.attr("id").or_else(|| node.attr("name").filter(|_| node.has_name("a"))) {
                own.entry(id.to_string()).or_insert(index);
            }
        }
        let mut backlinks = Backlinks::default();
        for (index, node) in nodes.iter().enumerate() {
            let address = node.attr("href").filter(|_| node.has_name("a"));
            let Some(place) = address.and_then(|address| resolve(path, &address)) else { continue };
            let Some(fragment) = place.fragment.clone() else { continue };
            let note = own.get(&fragment).filter(|_| place.path == path).map(|at| (*at, nodes[*at]));
            let is_reference = match note {
                Some((at, note)) => {
                    at > index && (says_reference(node) || reads_as_reference(node, &note, path, &mut backlinks))
                }
                None => {
                    let is_behind = chapters.is_behind(&place.path, path);
                    let is_such = says_reference(node) || is_raised(node) && is_sign(&text(node));
                    is_behind && is_such && chapters.has(&place.path, &fragment)
                }
            };
            // The block that contains the reference can't be its note.
            let is_around = |block: &NodeRef| node.ancestors_it(None).any(|around| around.id == block.id);
            let has_block = note.is_none_or(|(_, note)| block(&note).is_some_and(|block| !is_around(&block)));
            if is_reference && has_block {
                let label = self.label(place, &text(node));
                node.set_attr(FOOTNOTE, &label);
            }
        }
        // The first of two notes in one block wins.
        let mut own: Vec<(String, usize)> = own.into_iter().collect();
        own.sort_unstable_by_key(|(_, at)| *at);
        for (id, at) in own {
            let place = Place { path: path.to_owned(), fragment: Some(id) };
            if let (Some(label), Some(block)) = (self.labels.get(&place), block(&nodes[at])) {
                make_note(&block, label);
            }
        }
    }

    /// Returns the label of the note at `place`: the shown sign, or a new number if another note has it.
    fn label(&mut self, place: Place, shown: &str) -> String {
        if let Some(label) = self.labels.get(&place) {
            return label.clone();
        }
        let sign = shown.trim_matches(|c: char| c.is_whitespace() || is_bracket(c));
        let mut label = if sign.is_empty() { "*" } else { sign }.to_owned();
        if self.used.contains(&label) {
            self.last_number = self.last_number.max(self.used.len());
        }
        while self.used.contains(&label) {
            self.last_number += 1;
            label = self.last_number.to_string();
        }
        self.used.insert(label.clone());
        self.labels.insert(place, label.clone());
        label
    }
}

/// Returns `true` if an element has this `epub:type` or this role.
fn says(node: &NodeRef, kind: &str, role: &str) -> bool {
    let has = |name: &str, word: &str| node.attr(name).is_some_and(|own| own.split_whitespace().any(|own| own == word));
    has("epub:type", kind) || has("role", role)
}

fn says_reference(node: &NodeRef) -> bool {
    says(node, "noteref", "doc-noteref")
}

/// Targets of the links in a block, cached because many references may lead into one.
type Backlinks = HashMap<NodeId, HashSet<String>>;

/// Returns `true` if a link looks like a reference to `note`: a sign that is superscript or that the note links
/// back to.
fn reads_as_reference(link: &NodeRef, note: &NodeRef, path: &str, backlinks: &mut Backlinks) -> bool {
    is_sign(&text(link)) && (is_raised(link) || leads_back(note, link, path, backlinks))
}

/// Returns `true` if the block of a note links to `reference` or to an element around it.
fn leads_back(note: &NodeRef, reference: &NodeRef, path: &str, backlinks: &mut Backlinks) -> bool {
    let Some(block) = block(note) else { return false };
    let led_to = backlinks.entry(block.id).or_insert_with(|| {
        let links = block.descendants_it().filter(|node| node.has_name("a")).filter_map(|node| node.attr("href"));
        let places = links.filter_map(|address| resolve(path, &address)).filter(|place| place.path == path);
        places.filter_map(|place| place.fragment).collect()
    });
    let mut ids = std::iter::once(*reference).chain(reference.ancestors_it(Some(2))).filter_map(|node| node.attr("id"));
    ids.any(|id| led_to.contains(&*id))
}

/// Returns `true` if a link is, or contains, a superscript.
fn is_raised(node: &NodeRef) -> bool {
    let is_sup = |node: NodeRef| node.has_name("sup");
    node.ancestors_it(Some(2)).any(is_sup) || node.children_it(false).any(is_sup)
}

/// Returns `true` if a text is a note sign: a number, a letter or asterisks, with or without brackets.
fn is_sign(text: &str) -> bool {
    let sign = text.trim_matches(|c: char| c.is_whitespace() || is_bracket(c));
    let is_number = || sign.chars().all(char::is_numeric);
    let is_mark = || sign.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶'));
    let is_letter = || sign.chars().count() == 1 && sign.chars().all(char::is_alphabetic);
    !sign.is_empty() && text.chars().count() <= LONGEST_SIGN && (is_number() || is_mark() || is_letter())
}

fn is_bracket(c: char) -> bool {
    matches!(c, '[' | ']' | '(' | ')' | '{' | '}' | '﴾' | '﴿')
}

/// Returns the block of a note: the element itself or a near ancestor.
fn block<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let is_block = |node: &NodeRef| {
        matches!(local(node).as_str(), "aside" | "li" | "p" | "div" | "section" | "dd" | "blockquote" | "footer")
    };
    std::iter::once(*node).chain(node.ancestors_it(Some(MOST_AROUND))).find(is_block)
}

/// Turns a block into a note and removes its backlinks.
fn make_note(block: &NodeRef, label: &str) {
    if block.has_attr(FOOTNOTE) {
        return;
    }
    block.rename("aside");
    block.set_attr(FOOTNOTE, label);
    block.remove_attr("hidden");
    let links: Vec<NodeRef> = block.descendants_it().filter(|node| node.has_name("a")).collect();
    for link in links {
        let shown = text(&link);
        let is_arrow = || shown.chars().count() <= 2 && !shown.chars().any(char::is_alphanumeric);
        let leads_inside = link.attr("href").is_some_and(|address| address.contains('#'));
        if leads_inside && (says(&link, "backlink", "doc-backlink") || is_sign(&shown) || is_arrow()) {
            link.remove_from_parent();
        }
    }
}
