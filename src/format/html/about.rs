//! Metadata of an article: title, publisher, author and date, taken from the page and from its head.

use std::collections::{HashMap, HashSet};
use std::iter;

use dom_query::{Document, Element, NodeId, NodeRef};
use dom_smoothie::{Metadata, Readability};

use super::elements::{self, attribute, one_line};
use super::outline::Outline;
use super::walk;
use crate::format::phrases::is_byline_or_date;

/// Maximum length of a byline or a date line, in bytes.
const MOST_BYTES: usize = 240;
/// Maximum amount of text before a byline, in characters. Anything further down belongs to the article.
const MOST_BEFORE: usize = 500;

/// Maximum length of a title, in bytes.
const LONGEST_TITLE: usize = 1000;

/// Maximum length of the base address, in bytes. It is prefixed to every relative address.
const LONGEST_ADDRESS: usize = 1024;

/// The element that says the base address, and its attribute.
const BASE: [(&str, &str); 1] = [("base[href]", "href")];
/// The elements that say the address of the page, with their attributes, the most reliable first.
const OF_PAGE: [(&str, &str); 2] =
    [("link[rel=canonical][href]", "href"), ("meta[property=\"og:url\"][content]", "content")];

/// Metadata of an article and the elements it was taken from.
#[derive(Debug, Default)]
pub(super) struct About {
    /// The heading used as the title.
    pub(super) heading: Option<NodeId>,
    /// The title, from a heading or from the metadata.
    pub(super) title: String,
    /// Publisher, author and date, as written.
    pub(super) sources: Vec<String>,
    /// Elements that hold the title or a byline. They are not repeated in the body.
    pub(super) places: HashSet<NodeId>,
    /// The base address of the page.
    pub(super) address: Option<String>,
    /// The address that the page says is its own.
    pub(super) page: Option<String>,
}

impl About {
    /// Collects the metadata of the article `root`.
    pub(super) fn of(head: Document, body: &NodeRef, root: &NodeRef, left_out: &HashSet<NodeId>) -> Self {
        let page = address_in(&head, &OF_PAGE);
        let address = address_in(&head, &BASE).or_else(|| page.clone());
        let mut about = Self { address, page, ..Self::default() };
        let metadata = metadata(head);
        about.find_title(body, root, left_out, &metadata);
        about.sources.extend(metadata.site_name.as_deref().map(one_line).filter(|name| !name.is_empty()));
        about.find_lines(root, left_out, &metadata);
        about
    }

    /// Finds the title: a heading that matches the metadata, else the only candidate heading, else the metadata
    /// alone.
    fn find_title(&mut self, body: &NodeRef, root: &NodeRef, left_out: &HashSet<NodeId>, metadata: &Metadata) {
        // A heading that contains the article is neither part of it nor its title.
        let around: Vec<NodeId> = iter::once(root.id).chain(root.ancestors_it(None).map(|node| node.id)).collect();
        let holds_root = |heading: &NodeRef| around.contains(&heading.id);
        let is_around = |said: &String| {
            self::headings(body, &|_| false).any(|heading| holds_root(&heading) && holds(&title_text(&heading), said))
        };
        let said = Some(one_line(&metadata.title)).filter(|said| !is_around(said)).unwrap_or_default();
        let is_title = |heading: &NodeRef| {
            let text = title_text(heading);
            holds(&said, &text) || holds(&text, &said)
        };
        let is_out = |node: &NodeRef| left_out.contains(&node.id);
        let headings = || headings(root, &is_out).chain(self::headings(body, &|_| false)).filter(|it| !holds_root(it));
        let heading = headings().find(|heading| heading.has_name("h1") && is_title(heading)).map(|heading| heading.id);
        let of_outline = || Outline::of(root, &|id| left_out.contains(&id)).title.filter(|id| !around.contains(id));
        let heading = heading.or_else(of_outline);
        let text = heading.and_then(|id| body.tree.get(&id)).map(|heading| title_text(&heading)).unwrap_or_default();
        // Some pages repeat the title.
        let title = if text.is_empty() { &said } else { &text };
        let twice = headings().filter(|heading| !title.is_empty() && letters(&title_text(heading)) == letters(title));
        let twice: Vec<NodeId> = twice.map(|heading| heading.id).collect();
        self.places.extend(twice);
        self.places.extend(heading);
        if let Some(heading) = heading {
            self.find_above(heading, &all_headings(root, &is_out));
        }
        self.heading = heading.filter(|_| !text.is_empty());
        self.title = if text.is_empty() { said } else { text };
    }

    /// Takes the smaller headings above the title (a kicker, the name of a series) as source lines.
    fn find_above(&mut self, title: NodeId, headings: &[NodeRef]) {
        /// With this many headings above it, the title belongs to the last part of a page of several.
        const TOO_MANY: usize = 3;
        let above = headings.iter().position(|heading| heading.id == title).unwrap_or_default();
        let is_above = |heading: &&NodeRef| {
            let holds_title = heading.descendants_it().any(|inside| inside.id == title);
            above < TOO_MANY && !heading.has_name("h1") && !holds_title
        };
        for heading in headings[..above].iter().filter(is_above) {
            if let Some(text) = elements::short_text(heading, MOST_BYTES).filter(|_| self.places.insert(heading.id)) {
                self.say(vec![text]);
            }
        }
    }

    /// Finds the author and date lines before the text. Falls back to the metadata.
    fn find_lines(&mut self, root: &NodeRef, left_out: &HashSet<NodeId>, metadata: &Metadata) {
        let byline = metadata.byline.as_deref().map(one_line).unwrap_or_default();
        let (mut has_author, mut has_date) = (false, false);
        let mut passed = 0;
        let mut left = Vec::new();
        // Nested elements share their ancestors' answers.
        let (mut holds_lines, mut lines_in) = (HashMap::new(), HashMap::new());
        let mut next = Some(*root);
        while let Some(node) = next {
            let is_left_out = left_out.contains(&node.id);
            left.extend(Some(node).filter(|_| is_left_out));
            let mut goes_in = !is_left_out && !self.places.contains(&node.id);
            if goes_in && let Some(element) = node.element_ref() {
                goes_in = !elements::is_hidden(&element);
                let line = BylineKind::of(&element).filter(|_| goes_in && node.id != root.id);
                let place = line.and_then(|_| place(&node, &element, &mut holds_lines));
                let lines = place.filter(|place| place.id != root.id).and_then(|place| {
                    let lines = lines_in.entry(place.id).or_insert_with(|| lines_of(&place, left_out));
                    Some((place.id, lines.clone()?))
                });
                if let (Some(line), Some((place, lines))) = (line, lines) {
                    let has = |part: &dyn Fn(&String) -> bool| lines.iter().any(part);
                    has_author |=
                        line == BylineKind::Author || (!byline.is_empty() && has(&|text| text.contains(&byline)));
                    has_date |= line == BylineKind::Date || has(&|text| text.contains(char::is_numeric));
                    self.say(lines);
                    self.places.insert(place);
                    goes_in = false;
                } else if goes_in && node.id != root.id && self.is_title(&node) {
                    self.places.insert(node.id);
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
        // Keep the day of `2024-05-01T10:00:00+03:00`.
        let day = |time: &str| time.split('T').next().unwrap_or(time).trim().to_owned();
        let said = || metadata.published_time.as_deref().map(day);
        let date = if has_date { None } else { left.iter().find_map(date_in).or_else(said) };
        self.say(if has_author { Vec::new() } else { vec![byline] });
        self.say(date.into_iter().collect());
    }

    /// Adds the lines that are not there yet.
    fn say(&mut self, lines: Vec<String>) {
        for line in lines {
            if !line.is_empty() && !self.sources.contains(&line) {
                self.sources.push(line);
            }
        }
    }

    /// Returns `true` if an element repeats the title on a line of its own.
    fn is_title(&self, node: &NodeRef) -> bool {
        let is_block = |node: &NodeRef| node.node_name().is_some_and(|name| elements::is_block(&name));
        let ends_line =
            |beside: Option<NodeRef>| beside.is_none_or(|beside| beside.has_name("br") || is_block(&beside));
        let is_line =
            || ends_line(beside(node, NodeRef::prev_sibling)) && ends_line(beside(node, NodeRef::next_sibling));
        let is_same =
            || elements::short_text(node, LONGEST_TITLE).is_some_and(|text| letters(&text) == letters(&self.title));
        !self.title.is_empty() && (is_block(node) || is_line()) && is_same()
    }
}

/// Returns the nearest sibling in the direction of `step` that is not blank.
fn beside<'a>(node: &NodeRef<'a>, step: fn(&NodeRef<'a>) -> Option<NodeRef<'a>>) -> Option<NodeRef<'a>> {
    let mut beside = step(node);
    while let Some(blank) = beside.filter(|it| !it.is_element() && elements::text_chars(it) == 0) {
        beside = step(&blank);
    }
    beside
}

/// The kinds of line that precede an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BylineKind {
    Author,
    Date,
    Both,
}

impl BylineKind {
    /// Classifies an element by its name, its attributes and its class.
    fn of(element: &Element) -> Option<Self> {
        let is = |name: &str, value: &str| attribute(element, name).is_some_and(|own| own.eq_ignore_ascii_case(value));
        if is("rel", "author") || is("itemprop", "author") {
            return Some(Self::Author);
        }
        if &*element.name.local == "time" || is("itemprop", "datePublished") || is("itemprop", "dateModified") {
            return Some(Self::Date);
        }
        let words = elements::words(attribute(element, "class").unwrap_or_default());
        let has = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
        if has(&["byline", "author", "authors", "writer"]) {
            Some(Self::Author)
        } else if has(&["date", "time", "dateline", "published", "timestamp", "pubdate"]) {
            Some(Self::Date)
        } else {
            let is_of_image = has(&["image", "img", "photo", "picture", "media", "video", "figure", "caption"]);
            (!is_of_image && has(&["meta", "metadata", "postmeta", "info"])).then_some(Self::Both)
        }
    }
}

/// Finds a date in an element that is left out, such as the line of section links.
fn date_in(left_out: &NodeRef) -> Option<String> {
    elements::lines(left_out, MOST_BYTES, &|_| false)?;
    let says =
        |node: NodeRef| node.element_ref().and_then(|element| BylineKind::of(&element)) == Some(BylineKind::Date);
    let places = left_out.descendants_it().filter(|inside| says(*inside));
    let texts = places.filter_map(|place| elements::short_text(&place, MOST_BYTES));
    texts.into_iter().find(|text| text.contains(char::is_numeric) && is_byline_or_date(text))
}

/// Returns the element that forms the author or date line around `node`. `None` inside running text, and if the
/// line contains a heading. `holds_lines` caches which elements contain no blocks.
fn place<'a>(node: &NodeRef<'a>, element: &Element, holds_lines: &mut HashMap<NodeId, bool>) -> Option<NodeRef<'a>> {
    let is_block = |ancestor: &NodeRef| ancestor.node_name().is_some_and(|name| elements::is_block(&name));
    let block = if elements::is_block(&element.name.local) { None } else { node.ancestors_it(None).find(is_block) };
    let mut holds_lines =
        |block: &NodeRef| *holds_lines.entry(block.id).or_insert_with(|| elements::holds_lines_only(block));
    let place = match block.filter(|block| holds_lines(block)) {
        Some(block) => block,
        None if node.descendants_it().any(|inside| is_heading(&inside)) => return None,
        None => *node,
    };
    Some(place).filter(|place| !is_heading(place))
}

fn is_heading(node: &NodeRef) -> bool {
    node.node_name().is_some_and(|name| elements::heading_level(&name).is_some())
}

/// Returns the lines of an element if they are few and short. A label that ends in a colon is joined with its
/// value.
fn lines_of(place: &NodeRef, left_out: &HashSet<NodeId>) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for line in elements::lines(place, MOST_BYTES, &|id| left_out.contains(&id))? {
        match lines.last_mut().filter(|label| label.ends_with(':')) {
            Some(label) => *label += &format!(" {line}"),
            None => lines.push(line),
        }
    }
    Some(lines).filter(|lines| !lines.is_empty())
}

/// Extracts the metadata from the head.
fn metadata(head: Document) -> Metadata {
    let Ok(readability) = Readability::with_document(head, None, None) else { return Metadata::default() };
    let linked = readability.parse_json_ld();
    readability.get_article_metadata(linked)
}

/// Returns the first whole address that the head says in one of `places`, each a selector and an attribute.
fn address_in(document: &Document, places: &[(&str, &str)]) -> Option<String> {
    let value =
        |(selector, name): &(&str, &str)| document.select_single(selector).attr(name).map(|value| value.to_string());
    places.iter().filter_map(value).find(|address| address.contains("://") && address.len() <= LONGEST_ADDRESS)
}

fn headings<'a>(root: &NodeRef<'a>, is_out: &dyn Fn(&NodeRef) -> bool) -> impl Iterator<Item = NodeRef<'a>> {
    all_headings(root, is_out).into_iter().filter(|heading| heading.has_name("h1") || heading.has_name("h2"))
}

fn all_headings<'a>(root: &NodeRef<'a>, is_out: &dyn Fn(&NodeRef) -> bool) -> Vec<NodeRef<'a>> {
    let mut headings = Vec::new();
    let mut next = Some(*root);
    while let Some(node) = next {
        let goes_in = !is_out(&node) && node.element_ref().is_none_or(|element| !elements::is_hidden(&element));
        if goes_in && is_heading(&node) {
            headings.push(node);
        }
        next = walk::next(&node, root, goes_in);
    }
    headings
}

/// Returns `true` if `text` contains `part`, ignoring white space. (Readability puts none between blocks.) An
/// empty `part` is contained in nothing.
fn holds(text: &str, part: &str) -> bool {
    !part.is_empty() && letters(text).contains(&letters(part))
}

/// Removes the white space from `text`.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Returns the text of a heading, or an empty string if it is too long for a title.
fn title_text(heading: &NodeRef) -> String {
    elements::short_text(heading, LONGEST_TITLE).unwrap_or_default()
}
