//! Selects the part of a page that is its article.
//!
//! Prose is kept wherever it stands, unless a box around it says that it is no text of the article
//! ([`boxes`]). Readability (`dom_smoothie`) only helps to find what is *not* text, because it also
//! drops tables, lists and short paragraphs of articles. Inside the region that holds all that readability keeps, a
//! piece without prose is left out if readability drops it *and* it looks like something else. Outside this region,
//! such a piece stays only beside prose: headings, lines between two paragraphs, short answers among long ones.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeData, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::boxes::{self, BoxKind};
use super::pieces;
use super::prose::Survey;
use super::region::Region;
use super::walk;

/// A page with fewer letters is shown whole.
const LEAST_PAGE: usize = 400;

/// A page with more elements is a book and shown whole. Readability would take minutes.
const MOST_ELEMENTS: usize = 60_000;

/// An article with fewer letters may be none if there is more on the page.
const LEAST_ARTICLE: usize = 200;

/// Letters of `<article>` or `<main>` that make the rest of a page something else.
const LEAST_MARKED: usize = 160;

/// Internal attribute with the number of an element.
const NUMBER: &str = "data-qari-number";

/// The article of a page.
pub(super) struct Article<'a> {
    /// The element that contains it.
    pub(super) root: NodeRef<'a>,
    /// Nodes in it that are left out.
    pub(super) left_out: HashSet<NodeId>,
    /// Visible letters of the page outside of links.
    pub(super) letters: usize,
    /// Those of them that are left out.
    pub(super) letters_left_out: usize,
}

impl<'a> Article<'a> {
    /// Selects all of a page.
    pub(super) fn whole(body: NodeRef<'a>) -> Self {
        Self { root: body, left_out: HashSet::new(), letters: 0, letters_left_out: 0 }
    }

    /// Selects the article of a page, or all of a page that has none.
    pub(super) fn of(document: &'a Document, body: NodeRef<'a>) -> Self {
        let page = Page::of(document, body);
        let (root, left_out) = page.selected(document);
        let plain = |id| page.survey.counts(id).plain();
        let letters = plain(body.id);
        let inside: usize = left_out.iter().map(|id| plain(*id)).sum();
        let letters_left_out = (letters + inside).saturating_sub(plain(root.id));
        Self { root, left_out, letters, letters_left_out }
    }
}

/// The facts about a page that the selection is based on.
struct Page<'a> {
    body: NodeRef<'a>,
    survey: Survey,
    /// The outermost boxes.
    boxes: HashMap<NodeId, BoxKind>,
    /// Nodes that contain prose outside of the boxes.
    holders: HashSet<NodeId>,
    /// The elements that readability keeps; empty if it finds nothing.
    kept: HashSet<NodeId>,
    /// The kept elements and their ancestors.
    around: HashSet<NodeId>,
}

impl<'a> Page<'a> {
    fn of(document: &Document, body: NodeRef<'a>) -> Self {
        let survey = Survey::of(&body);
        let is_short = survey.counts(body.id).letters < LEAST_PAGE;
        let kept = if is_short { HashSet::new() } else { kept(document).unwrap_or_default() };
        let mut around = HashSet::new();
        for id in &kept {
            let mut node = body.tree.get(id);
            while let Some(own) = node.filter(|node| around.insert(node.id)) {
                node = own.parent();
            }
        }
        let mut page = Self { body, survey, boxes: HashMap::new(), holders: HashSet::new(), kept, around };
        page.boxes = page.boxes();
        page.holders = page.survey.holders(|id| page.boxes.contains_key(&id));
        page
    }

    /// Finds the outermost boxes. A box with most of the prose is a wrapper. Comments with no article beside them are
    /// a thread.
    fn boxes(&self) -> HashMap<NodeId, BoxKind> {
        let all = self.survey.counts(self.body.id).prose;
        let mut boxes = HashMap::new();
        let mut next = Some(self.body);
        while let Some(node) = next {
            let counts = self.survey.counts(node.id);
            let kind = node.element_ref().and_then(|element| boxes::kind(&node, &element, counts));
            let is_believed = |kind: &BoxKind| match kind {
                BoxKind::Comments => !self.around.contains(&node.id),
                _ => counts.prose * 2 <= all,
            };
            let kind = kind.filter(is_believed);
            boxes.extend(kind.map(|kind| (node.id, kind)));
            next = walk::next(&node, &self.body, kind.is_none());
        }
        let out: usize = boxes.keys().map(|id| self.survey.counts(*id).prose).sum();
        if all - out < LEAST_ARTICLE {
            boxes.retain(|_, kind| *kind != BoxKind::Comments);
        }
        boxes
    }

    /// Returns the element that contains the article, and the nodes in it to leave out.
    fn selected(&self, document: &Document) -> (NodeRef<'a>, HashSet<NodeId>) {
        let whole = || (self.body, self.around_what_is_marked());
        if self.kept.is_empty() {
            return whole();
        }
        let is_aside = |node: &NodeRef| self.is_aside(node);
        let region = Region::of(document, &self.survey, self.body, (&self.kept, &self.around), &is_aside);
        let root = self.root(&region);
        let left_out = self.left_out(root, &region);
        let letters = |id: NodeId| self.survey.counts(id).letters;
        let found = letters(root.id) - left_out.iter().map(|id| letters(*id)).sum::<usize>();
        let all = letters(self.body.id);
        let rest = self.survey.letters_without(&self.body, &is_aside);
        let is_little = (found < LEAST_ARTICLE && all > 2 * found) || found * 5 < rest;
        if is_little { whole() } else { (root, left_out) }
    }

    /// Returns the innermost element around the region that contains all prose.
    fn root(&self, region: &Region<'a>) -> NodeRef<'a> {
        let (mut root, mut inner) = (region.root, region.root);
        while inner.id != self.body.id
            && let Some(around) = inner.parent()
        {
            let is_more = |child: NodeRef| child.id != inner.id && self.holders.contains(&child.id);
            if around.children_it(false).any(is_more) {
                root = around;
            }
            inner = around;
        }
        root
    }

    /// Returns the nodes to leave out of `root`.
    fn left_out(&self, root: NodeRef<'a>, region: &Region<'a>) -> HashSet<NodeId> {
        let mut left_out = HashSet::new();
        let mut open = vec![(root, root.id == region.root.id)];
        while let Some((node, is_inside)) = open.pop() {
            let siblings = Siblings::of(&node, &|child| self.bears(child));
            for (at, child) in siblings.nodes.iter().enumerate() {
                let bears = siblings.bears[at];
                let is_in_region = child.id == region.root.id || is_inside && !region.outside.contains(&child.id);
                let stays = if bears {
                    !self.is_box_of_links(child)
                } else if self.boxes.contains_key(&child.id) {
                    false
                } else if is_in_region {
                    !self.is_aside(child) && !self.is_box_of_links(child)
                } else {
                    self.is_beside_prose(&siblings, at)
                };
                if stays {
                    open.push((*child, is_in_region || !bears));
                } else {
                    left_out.insert(child.id);
                }
            }
        }
        left_out
    }

    /// Returns `true` if a node contains prose or something that readability keeps.
    fn bears(&self, node: &NodeRef) -> bool {
        !self.boxes.contains_key(&node.id) && (self.holders.contains(&node.id) || self.around.contains(&node.id))
    }

    /// Returns `true` if the piece without prose at index `at` belongs to the prose beside it: it stands between two of
    /// its siblings that have prose, leads up to the first of them, or follows them and is of their kind.
    fn is_beside_prose(&self, siblings: &Siblings, at: usize) -> bool {
        /// Number of pieces that lead up to prose: a title, a byline, a date, a lead.
        const MOST_LEADING: usize = 4;
        let counts = |node: &NodeRef| self.survey.counts(node.id);
        let is_text = |node: &NodeRef| !pieces::is_links(counts(node)) && !self.is_aside(node);
        let piece = &siblings.nodes[at];
        let Some((first, last)) = siblings.bearing else { return false };
        if !is_text(piece) {
            return false;
        }
        if at > first && at < last {
            return true;
        }
        if counts(piece).letters == 0 {
            return false;
        }
        if at < first {
            let leading = siblings.nodes[at..first].iter().filter(|node| counts(node).letters > 0);
            let leading: Vec<&NodeRef> = leading.take(MOST_LEADING + 1).collect();
            return leading.len() <= MOST_LEADING && leading.into_iter().all(is_text);
        }
        siblings.kinds.contains(&Siblings::kind(piece))
    }

    /// Returns `true` if a piece without prose looks like a part of the page and not of its article.
    fn is_aside(&self, node: &NodeRef) -> bool {
        if self.bears_prose(node) {
            return false;
        }
        self.boxes.contains_key(&node.id) || pieces::is_aside(node, self.survey.counts(node.id))
    }

    fn bears_prose(&self, node: &NodeRef) -> bool {
        self.holders.contains(&node.id) && !self.boxes.contains_key(&node.id)
    }

    fn is_box_of_links(&self, node: &NodeRef) -> bool {
        !self.bears_prose(node) && pieces::is_box_of_links(node, &|id| self.survey.counts(id))
    }

    /// Returns the navigation, footers and asides of a page that marks its article or main part as such.
    fn around_what_is_marked(&self) -> HashSet<NodeId> {
        let is_marked = |node: &NodeRef| node.has_name("article") || node.has_name("main");
        let letters = |node: NodeRef| self.survey.counts(node.id).letters;
        let marked: Vec<NodeRef> = self.body.descendants_it().filter(is_marked).collect();
        if marked.iter().map(|node| letters(*node)).max().is_none_or(|marked| marked < LEAST_MARKED) {
            return HashSet::new();
        }
        let around: HashSet<NodeId> =
            marked.iter().flat_map(|node| node.ancestors_it(None).map(|around| around.id)).collect();
        let mut out = HashSet::new();
        let mut next = Some(self.body);
        while let Some(node) = next {
            let is_named = ["nav", "footer", "aside"].iter().any(|name| node.has_name(name));
            let is_out = is_named && !around.contains(&node.id) && !self.bears_prose(&node);
            if is_out {
                out.insert(node.id);
            }
            next = walk::next(&node, &self.body, !is_out && !is_marked(&node));
        }
        out
    }
}

/// The children of an element.
struct Siblings<'a> {
    nodes: Vec<NodeRef<'a>>,
    /// Which of them have prose, or something that readability keeps.
    bears: Vec<bool>,
    /// The indices of the first and the last of those.
    bearing: Option<(usize, usize)>,
    /// Their names and classes.
    kinds: HashSet<SiblingKind>,
}

/// The name and the class of an element.
type SiblingKind = (Option<String>, Option<String>);

impl<'a> Siblings<'a> {
    fn of(parent: &NodeRef<'a>, bears: &dyn Fn(&NodeRef) -> bool) -> Self {
        let nodes: Vec<NodeRef> = parent.children_it(false).collect();
        let bears: Vec<bool> = nodes.iter().map(bears).collect();
        let bearing = bears.iter().position(|it| *it).zip(bears.iter().rposition(|it| *it));
        let kinds = nodes.iter().zip(&bears).filter(|(_, bears)| **bears).map(|(node, _)| Self::kind(node)).collect();
        Self { nodes, bears, bearing, kinds }
    }

    fn kind(node: &NodeRef) -> SiblingKind {
        (node.node_name().map(|name| name.to_string()), node.class().map(|class| class.to_string()))
    }
}

/// Returns the elements that readability keeps of a page. `None` if it finds no article.
fn kept(document: &Document) -> Option<HashSet<NodeId>> {
    let copy = document.clone();
    // Readability would resolve every link.
    copy.select("base").remove();
    simplify(&copy);
    let elements: Vec<NodeId> = copy.root().descendants_it().filter(NodeRef::is_element).map(|node| node.id).collect();
    if elements.len() > MOST_ELEMENTS {
        return None;
    }
    for (number, id) in elements.iter().enumerate() {
        copy.tree.get(id)?.set_attr(NUMBER, &number.to_string());
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut readability = Readability::with_document(copy, None, Some(config)).ok()?;
    readability.parse().ok()?;
    let content = readability.doc.select_single("#readability-page-1");
    let numbers = content.nodes().first()?.descendants_it().filter_map(|node| node.attr(NUMBER)?.parse::<usize>().ok());
    let kept: HashSet<_> = numbers.filter_map(|number| elements.get(number).copied()).collect();
    (!kept.is_empty()).then_some(kept)
}

/// Replaces what readability would have to escape when it writes its article, which takes quadratic time in the number
/// of such characters in a text or an attribute. It only counts them. It counts letters over and over, which takes less
/// time if they are ASCII; different ones stay different as far as possible, since it compares titles.
fn simplify(copy: &Document) {
    /// Maximum length of an attribute, in bytes. Longer ones hold data for scripts.
    const MOST_ATTRIBUTE: usize = 4096;
    for node in copy.root().descendants() {
        node.update(|node| match &mut node.data {
            NodeData::Text { contents } if !contents.is_ascii() || contents.contains(['&', '<', '>']) => {
                let simple = |c| match c {
                    '\u{A0}' => ' ',
                    '&' | '<' | '>' => '+',
                    '\u{05D0}'..='\u{05EA}' | '\u{0620}'..='\u{064A}' => {
                        char::from_digit(10 + u32::from(c) % 26, 36).unwrap_or(c)
                    }
                    c => c,
                };
                *contents = contents.chars().map(simple).collect::<String>().into();
            }
            NodeData::Element(element) => element.attrs.retain(|attribute| attribute.value.len() <= MOST_ATTRIBUTE),
            _ => {}
        });
    }
}
