//! Finds the region of a page that holds all that readability keeps.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::elements;
use super::prose::Survey;

/// Maximum length of a title, in bytes, white space included.
const MOST_TITLE: usize = 1000;

/// The region of a page where the article is expected.
pub(super) struct Region<'a> {
    /// The element that contains it.
    pub(super) root: NodeRef<'a>,
    /// Nodes in this element that don't belong to the region.
    pub(super) outside: HashSet<NodeId>,
}

impl<'a> Region<'a> {
    /// Returns the smallest part of `body` that holds what is kept, or the element for articles around it, or the part
    /// up to the title. `kept` are the kept elements, and these with their ancestors.
    pub(super) fn of(
        document: &Document,
        survey: &Survey,
        body: NodeRef<'a>,
        (kept, around): (&HashSet<NodeId>, &HashSet<NodeId>),
        is_aside: &dyn Fn(&NodeRef) -> bool,
    ) -> Self {
        let mut root = body;
        while !kept.contains(&root.id) {
            let mut inside = root.children_it(false).filter(|child| around.contains(&child.id));
            let (Some(only), None) = (inside.next(), inside.next()) else { break };
            root = only;
        }
        let letters = survey.counts(root.id).letters;
        if let Some(wider) = wider(&root, &|node| survey.letters_without(node, is_aside) <= 2 * letters) {
            return Self { root: wider, outside: HashSet::new() };
        }
        let fits = |around: &NodeRef, outside: &HashSet<NodeId>| {
            let is_out = |node: &NodeRef| outside.contains(&node.id) || is_aside(node);
            survey.letters_without(around, &is_out) * 10 <= letters * 13
        };
        with_title(document, &root, &fits).unwrap_or(Self { root, outside: HashSet::new() })
    }
}

/// Returns the `<article>` or `<main>` around `root`, unless there is much else in it.
fn wider<'a>(root: &NodeRef<'a>, fits: &dyn Fn(&NodeRef) -> bool) -> Option<NodeRef<'a>> {
    let ancestor = |name| root.ancestors_it(None).find(|ancestor| ancestor.has_name(name));
    let ancestor = |name| ancestor(name).filter(|ancestor| fits(ancestor));
    ancestor("article").or_else(|| ancestor("main"))
}

/// Returns the element around `root` that contains the title too, without what precedes the title or follows `root`.
/// Readability drops what stands between the two: author, date, lead, picture. `None` if there is much between them.
fn with_title<'a>(
    document: &Document,
    root: &NodeRef<'a>,
    fits: &dyn Fn(&NodeRef, &HashSet<NodeId>) -> bool,
) -> Option<Region<'a>> {
    let called = elements::one_line(&document.select_single("title").text());
    let is_title = |node: &NodeRef| {
        let heading = Some(node).filter(|node| node.has_name("h1") || node.has_name("h2"))?;
        let text = elements::short_text(heading, MOST_TITLE)?;
        Some(text.len() * 2 > called.len() && called.contains(&text))
    };
    let title_in = |node: &NodeRef<'a>| node.descendants_it().find(|inside| is_title(inside) == Some(true));
    if title_in(root).is_some() {
        return None;
    }
    let mut around = root.ancestors_it(None).take_while(|around| !around.has_name("body"));
    let (around, title) = around.find_map(|around| Some((around, title_in(&around)?)))?;
    let mut outside = HashSet::new();
    for (inner, step) in [(title, NodeRef::prev_sibling as fn(&NodeRef<'a>) -> _), (*root, NodeRef::next_sibling)] {
        let mut level = Some(inner).filter(|level| level.id != around.id);
        while let Some(node) = level {
            let beside = std::iter::successors(step(&node), step);
            outside.extend(beside.map(|beside| beside.id));
            level = node.parent().filter(|parent| parent.id != around.id);
        }
    }
    let is_in = !outside.contains(&root.id) && fits(&around, &outside);
    is_in.then_some(Region { root: around, outside })
}
