//! What a page says of its article: the title, who printed it, who wrote it and when.

use std::collections::HashSet;

use dom_query::{Document, Element, NodeId, NodeRef};
use dom_smoothie::{Metadata, Readability};

use super::elements::{self, attribute, one_line};
use super::outline::Outline;
use super::walk;

/// The most bytes of a line that says who wrote an article and when.
const MOST_BYTES: usize = 240;
/// The most characters of text before such a line. What stands further down is a part of the article.
const MOST_BEFORE: usize = 500;

/// The most bytes of a title.
const LONGEST_TITLE: usize = 1000;

/// What a page says of its article, and where.
#[derive(Debug, Default)]
pub(super) struct About {
    /// The heading that is the title.
    pub(super) heading: Option<NodeId>,
    /// The title where no heading is.
    pub(super) title: String,
    /// Publisher, author and date, as they are written.
    pub(super) sources: Vec<String>,
    /// The elements that say so, and need not say so twice.
    pub(super) places: HashSet<NodeId>,
    /// Where the page is.
    pub(super) address: Option<String>,
}

impl About {
    /// What the page says of the article `root`.
    pub(super) fn of(head: Document, body: &NodeRef, root: &NodeRef, left_out: &HashSet<NodeId>) -> Self {
        let mut about = Self { address: address(&head), ..Self::default() };
        let metadata = metadata(head);
        about.find_title(body, root, left_out, &metadata);
        about.sources.extend(metadata.site_name.as_deref().map(one_line).filter(|name| !name.is_empty()));
        about.find_lines(root, left_out, &metadata);
        about
    }

    /// The title is a heading that the metadata have too; or the only one that can be; else what the metadata say.
    fn find_title(&mut self, body: &NodeRef, root: &NodeRef, left_out: &HashSet<NodeId>, metadata: &Metadata) {
        let said = one_line(&metadata.title);
        let is_title = |heading: &NodeRef| {
            let text = title_text(heading);
            !text.is_empty() && (said.contains(&text) || text.contains(&said)) && !said.is_empty()
        };
        let is_out = |node: &NodeRef| left_out.contains(&node.id);
        let headings = || headings(root, &is_out).chain(self::headings(body, &|_| false));
        let heading = headings().find(|heading| heading.has_name("h1") && is_title(heading)).map(|heading| heading.id);
        let heading = heading.or_else(|| Outline::of(root, &|id| left_out.contains(&id)).title);
        let text = heading.and_then(|id| body.tree.get(&id)).map(|heading| title_text(&heading)).unwrap_or_default();
        let title = if text.is_empty() { &said } else { &text };
        // Some pages have it twice.
        let twice = headings().filter(|heading| !title.is_empty() && title_text(heading) == *title);
        let twice: Vec<NodeId> = twice.map(|heading| heading.id).collect();
        self.places.extend(twice);
        self.places.extend(heading);
        self.heading = heading.filter(|_| !text.is_empty());
        self.title = said;
    }

    /// The lines before the text that name the author and the date, as the page has them; else what the metadata say.
    fn find_lines(&mut self, root: &NodeRef, left_out: &HashSet<NodeId>, metadata: &Metadata) {
        let byline = metadata.byline.as_deref().map(one_line).unwrap_or_default();
        let (mut has_author, mut has_date) = (false, false);
        let mut passed = 0;
        let mut next = Some(*root);
        while let Some(node) = next {
            let mut goes_in = !left_out.contains(&node.id) && !self.places.contains(&node.id);
            if goes_in && let Some(element) = node.element_ref() {
                goes_in = !elements::is_hidden(&element);
                let line = Line::of(&element).filter(|_| goes_in && node.id != root.id);
                let place = line.and_then(|_| place(&node, &element)).filter(|place| place.id != root.id);
                if let (Some(line), Some((place, text))) = (line, place.and_then(text_of)) {
                    has_author |= line == Line::Author || (!byline.is_empty() && text.contains(&byline));
                    has_date |= line == Line::Date || text.contains(char::is_numeric);
                    self.sources.push(text);
                    self.places.insert(place.id);
                    goes_in = false;
                }
            } else if goes_in {
                passed += elements::text_chars(&node);
            }
            if passed > MOST_BEFORE {
                break;
            }
            next = walk::next(&node, root, goes_in);
        }
        if !has_author && !byline.is_empty() && !self.sources.contains(&byline) {
            self.sources.push(byline);
        }
        if let Some(date) = metadata.published_time.as_deref().filter(|_| !has_date) {
            // The day of `2024-05-01T10:00:00+03:00` is enough.
            self.sources.push(date.split('T').next().unwrap_or(date).trim().to_owned());
        }
        self.sources.retain(|source| !source.is_empty());
    }
}

/// What a line before the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Author,
    Date,
    Both,
}

impl Line {
    /// What an element says by its name, its attributes and its class.
    fn of(element: &Element) -> Option<Self> {
        let is = |name: &str, value: &str| attribute(element, name).is_some_and(|own| own.eq_ignore_ascii_case(value));
        if is("rel", "author") || is("itemprop", "author") {
            return Some(Self::Author);
        }
        if &*element.name.local == "time" || is("itemprop", "datePublished") || is("itemprop", "dateModified") {
            return Some(Self::Date);
        }
        let classes = attribute(element, "class").unwrap_or_default().to_ascii_lowercase();
        let words: Vec<&str> = classes.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        let has = |names: &[&str]| words.iter().any(|word| names.contains(word));
        if has(&["byline", "author", "authors", "writer"]) {
            Some(Self::Author)
        } else if has(&["date", "time", "dateline", "published", "timestamp", "pubdate"]) {
            Some(Self::Date)
        } else {
            has(&["meta", "metadata", "postmeta", "info"]).then_some(Self::Both)
        }
    }
}

/// The element that is the line in which `node` names an author or a date; `None` in the middle of running text, and for one
/// with a heading in it.
fn place<'a>(node: &NodeRef<'a>, element: &Element) -> Option<NodeRef<'a>> {
    let is_block = |ancestor: &NodeRef| ancestor.node_name().is_some_and(|name| elements::is_block(&name));
    let block =
        if elements::is_block(&element.name.local) { Some(*node) } else { node.ancestors_it(None).find(is_block) };
    let place = block.filter(|block| block.id == node.id || elements::holds_lines_only(block)).unwrap_or(*node);
    let has_heading = is_heading(&place) || place.descendants_it().any(|inside| is_heading(&inside));
    Some(place).filter(|_| !has_heading)
}

fn is_heading(node: &NodeRef) -> bool {
    node.node_name().is_some_and(|name| elements::heading_level(&name).is_some())
}

/// An element with its text, if it is no more than a line.
fn text_of(place: NodeRef) -> Option<(NodeRef, String)> {
    let text = elements::short_text(&place, MOST_BYTES).filter(|text| !text.is_empty())?;
    Some((place, text))
}

/// What the head of a page says.
fn metadata(head: Document) -> Metadata {
    let Ok(readability) = Readability::with_document(head, None, None) else { return Metadata::default() };
    let linked = readability.parse_json_ld();
    readability.get_article_metadata(linked)
}

/// Where a page is, as far as it says so.
fn address(document: &Document) -> Option<String> {
    let value = |selector: &str, name: &str| document.select_single(selector).attr(name).map(|value| value.to_string());
    let candidates = [
        value("base[href]", "href"),
        value("link[rel=canonical][href]", "href"),
        value("meta[property=\"og:url\"][content]", "content"),
    ];
    candidates.into_iter().flatten().find(|address| address.contains("://"))
}

fn headings<'a>(root: &NodeRef<'a>, is_out: &dyn Fn(&NodeRef) -> bool) -> std::vec::IntoIter<NodeRef<'a>> {
    let mut headings = Vec::new();
    let mut next = Some(*root);
    while let Some(node) = next {
        let goes_in = !is_out(&node) && node.element_ref().is_none_or(|element| !elements::is_hidden(&element));
        if goes_in && matches!(node.node_name().as_deref(), Some("h1" | "h2")) {
            headings.push(node);
        }
        next = walk::next(&node, root, goes_in);
    }
    headings.into_iter()
}

/// The text of a heading, if it is short enough for a title.
fn title_text(heading: &NodeRef) -> String {
    elements::short_text(heading, LONGEST_TITLE).unwrap_or_default()
}
