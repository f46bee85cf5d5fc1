//! The article of a page: where it is, and what in it belongs to the page around it.
//!
//! Readability (`dom_smoothie`) finds what of a page is its article, but it also drops what is one: a table, a list of names, a
//! short paragraph. So it is asked only for what it is sure of. The article is the part of the page that holds all of that,
//! and of this part is left out what readability has not kept *and* looks like something else by its element, its class or
//! its many links. What two judges agree on is left out, nothing else.

use std::collections::HashSet;

use dom_query::{Document, Element, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::elements::{self, attribute};
use super::walk;
use crate::format::phrases;

/// A page with less text than this is all article.
const LEAST_CHARS: usize = 500;

/// A page with more elements than this is a book. It is shown as a whole: readability would take minutes.
const MOST_ELEMENTS: usize = 60_000;

/// An article with less text than this may be none, if there is more on the page.
const LEAST_ARTICLE: usize = 250;

/// The attribute that elements are numbered by.
const NUMBER: &str = "data-qari-number";

/// The part of a page that is its article.
pub(super) struct Article<'a> {
    /// What holds it.
    pub(super) root: NodeRef<'a>,
    /// What in it is none of it.
    pub(super) left_out: HashSet<NodeId>,
}

impl<'a> Article<'a> {
    /// The article of a page, or all of one that has none.
    pub(super) fn of(document: &'a Document, body: NodeRef<'a>) -> Self {
        let whole = Self { root: body, left_out: around_what_is_marked(&body) };
        let all = chars(&body, &|_| false);
        if all < LEAST_CHARS {
            return whole;
        }
        let Some(kept) = kept(document) else { return whole };
        let article = Self::around(document, &kept, body);
        let found = chars(&article.root, &|node| article.left_out.contains(&node.id));
        let rest = chars(&body, &|node| is_aside(node));
        let is_little = (found < LEAST_ARTICLE && all > 2 * found) || found * 5 < rest;
        if is_little { whole } else { article }
    }

    /// The smallest part of `body` that holds what was kept, or the element for articles around it.
    fn around(document: &Document, kept: &HashSet<NodeId>, body: NodeRef<'a>) -> Self {
        let mut around = HashSet::new();
        for id in kept {
            let mut node = body.tree.get(id);
            while let Some(own) = node.filter(|node| around.insert(node.id)) {
                node = own.parent();
            }
        }
        let mut root = body;
        while !kept.contains(&root.id) {
            let mut inside = root.children_it(false).filter(|child| around.contains(&child.id));
            let (Some(only), None) = (inside.next(), inside.next()) else { break };
            root = only;
        }
        let mut left_out = HashSet::new();
        if let Some(wider) = wider(&root) {
            root = wider;
        } else if let Some((wider, out)) = with_title(document, &root) {
            (root, left_out) = (wider, out);
        }
        let mut next = Some(root);
        while let Some(node) = next {
            let is_left_out =
                (!around.contains(&node.id) && is_aside(&node) || is_box_of_links(&node)) && !holds_disclaimer(&node);
            if is_left_out {
                left_out.insert(node.id);
            }
            next = walk::next(&node, &root, !is_left_out);
        }
        Self { root, left_out }
    }
}

/// The fewest characters in what a page says is its article that make the rest of it something else.
const LEAST_MARKED: usize = 200;

/// What of a page is for getting around in it, where the page says itself what its article or main part is.
fn around_what_is_marked(body: &NodeRef) -> HashSet<NodeId> {
    let is_marked = |node: &NodeRef| node.has_name("article") || node.has_name("main");
    let marked = body.descendants_it().filter(is_marked).map(|node| chars(&node, &|_| false)).max();
    if marked.is_none_or(|marked| marked < LEAST_MARKED) {
        return HashSet::new();
    }
    let is_around = |node: &NodeRef| {
        ["nav", "footer", "aside"].iter().any(|name| node.has_name(name))
            && !node.descendants_it().any(|inside| is_marked(&inside))
            && !holds_disclaimer(node)
    };
    let in_article = |node: &NodeRef| node.ancestors_it(None).any(|ancestor| is_marked(&ancestor));
    body.descendants_it().filter(|node| is_around(node) && !in_article(node)).map(|node| node.id).collect()
}

/// The elements that readability keeps of a page.
fn kept(document: &Document) -> Option<HashSet<NodeId>> {
    let copy = document.clone();
    // Where links lead is of no interest, and would be written out for each.
    copy.select("base").remove();
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

/// The element for articles, or for the main part of a page, around `root`, unless there is much else in it.
fn wider<'a>(root: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let own = chars(root, &|_| false);
    let ancestor = |name| root.ancestors_it(None).find(|ancestor| ancestor.has_name(name));
    let fits = |ancestor: &NodeRef| chars(ancestor, &|node| is_aside(node)) <= 2 * own;
    ancestor("article").filter(fits).or_else(|| ancestor("main").filter(fits))
}

/// The most bytes of a title, white space included.
const MOST_TITLE: usize = 1000;

/// The element around `root` that has the title too, and what of it is before the title or behind `root`: readability leaves
/// out what stands between the two, the author, the date, a lead, a picture. None if there is much between them.
fn with_title<'a>(document: &Document, root: &NodeRef<'a>) -> Option<(NodeRef<'a>, HashSet<NodeId>)> {
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
    let mut out = HashSet::new();
    for (inner, step) in [(title, NodeRef::prev_sibling as fn(&NodeRef<'a>) -> _), (*root, NodeRef::next_sibling)] {
        let mut level = Some(inner).filter(|level| level.id != around.id);
        while let Some(node) = level {
            let beside = std::iter::successors(step(&node), step);
            out.extend(beside.filter(|beside| !holds_disclaimer(beside)).map(|beside| beside.id));
            level = node.parent().filter(|parent| parent.id != around.id);
        }
    }
    let is_out = |node: &NodeRef| out.contains(&node.id) || is_aside(node);
    let fits = !out.contains(&root.id) && chars(&around, &is_out) * 10 <= 13 * chars(root, &|_| false);
    fits.then_some((around, out))
}

/// How many characters of text are in `root`, without white space around lines and without what `is_out`.
pub(super) fn chars(root: &NodeRef, is_out: &dyn Fn(&NodeRef) -> bool) -> usize {
    let mut count = 0;
    let mut next = Some(*root);
    while let Some(node) = next {
        let is_hidden = node.element_ref().is_some_and(|element| elements::is_hidden(&element));
        let goes_in = !is_hidden && !is_out(&node);
        if goes_in {
            count += elements::text_chars(&node);
        }
        next = walk::next(&node, root, goes_in);
    }
    count
}

/// Whether all that an element has is a disclaimer.
fn holds_disclaimer(node: &NodeRef) -> bool {
    elements::short_text(node, phrases::MOST_DISCLAIMER_BYTES).is_some_and(|text| phrases::is_disclaimer(&text))
}

/// Words in classes and names that say that an element is beside the article, wherever in a word they stand.
const ASIDE: [&str; 33] = [
    "advert",
    "breadcrumb",
    "catlinks",
    "comment",
    "cookie",
    "disqus",
    "follow-us",
    "footer",
    "language-switch",
    "most-read",
    "mostread",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pagination",
    "popular",
    "popup",
    "promo",
    "readalso",
    "read-also",
    "recommend",
    "related",
    "share",
    "sharing",
    "social",
    "sponsor",
    "subscri",
    "taboola",
    "talkback",
    "toolbar",
    "trending",
    "widget",
];

/// The same as words of their own.
const ASIDE_WORDS: [&str; 9] = ["ad", "ads", "adv", "banner", "dfp", "keywords", "menu", "nav", "tags"];

/// Whether an element looks like a part of the page and not of its article.
fn is_aside(node: &NodeRef) -> bool {
    let Some(element) = node.element_ref() else { return false };
    let by_name = matches!(&*element.name.local, "nav" | "footer" | "form" | "button" | "menu" | "search");
    let role = attribute(&element, "role").unwrap_or_default();
    let by_role = matches!(role, "navigation" | "contentinfo" | "search" | "menu" | "banner");
    // What is there for those without scripts is a picture that is else loaded late, or asks for scripts.
    let asks = || &*element.name.local == "noscript" && !node.descendants_it().any(|inside| inside.has_name("img"));
    by_name
        || by_role
        || asks()
        || is_called(&element, &ASIDE, &ASIDE_WORDS)
        || is_list_of_links(node, &element)
        || is_beside(&element) && !holds_prose(node)
}

/// Whether the classes or names of an element have one of these parts, or of these as words of their own.
fn is_called(element: &Element, parts: &[&str], own_words: &[&str]) -> bool {
    let names = ["class", "id", "aria-labelledby"].map(|name| attribute(element, name));
    names.into_iter().flatten().any(|names| {
        let lower = names.to_ascii_lowercase();
        parts.iter().any(|part| lower.contains(part))
            || elements::words(names).iter().any(|word| own_words.contains(&word.as_str()))
    })
}

/// Whether an element stands beside the text: what a page has there is for getting around, what a book has there is a box.
fn is_beside(element: &Element) -> bool {
    &*element.name.local == "aside"
        || attribute(element, "role") == Some("complementary")
        || is_called(element, &["sidebar"], &[])
}

/// The fewest characters of a paragraph that is there to be read.
const LEAST_PROSE: usize = 80;

/// Whether there is a text in an element that is there to be read, and hardly any links.
fn holds_prose(node: &NodeRef) -> bool {
    let is_link = |inside: &NodeRef| inside.has_name("a");
    let is_block = |inside: &NodeRef| inside.node_name().is_some_and(|name| elements::is_block(&name));
    let own = |block: &NodeRef| chars(block, &|inside| is_link(inside) || inside.id != block.id && is_block(inside));
    let is_prose = |inside: NodeRef| is_block(&inside) && own(&inside) >= LEAST_PROSE;
    chars(node, &is_link) * 4 >= chars(node, &|_| false) * 3 && (is_prose(*node) || node.descendants_it().any(is_prose))
}

/// The most bytes of what a box says of itself.
const MOST_LABEL: usize = 120;

/// Whether an element is a box with links to something else to read: it begins by saying so, and there is hardly any text in it
/// but links. Readability keeps some of them, for their headings.
fn is_box_of_links(node: &NodeRef) -> bool {
    let Some(element) = node.element_ref() else { return false };
    let name = &*element.name.local;
    if !elements::is_block(name) || matches!(name, "p" | "li") || elements::heading_level(name).is_some() {
        return false;
    }
    let Some(label) = label(node, &element).filter(|label| phrases::is_related(label)) else { return false };
    let is_link = |inside: &NodeRef| inside.has_name("a");
    let label = label.chars().count();
    let (plain, all) = (chars(node, &is_link), chars(node, &|_| false));
    plain.saturating_sub(label) * 4 < all.saturating_sub(label)
}

/// What an element is called by what it names as its label, else the first text in it.
fn label(node: &NodeRef, element: &Element) -> Option<String> {
    if let Some(id) = attribute(element, "aria-labelledby") {
        let named = node.descendants_it().find(|inside| inside.id_attr().is_some_and(|own| &*own == id));
        return named.and_then(|named| elements::short_text(&named, MOST_LABEL));
    }
    let mut next = Some(*node);
    while let Some(inside) = next {
        let goes_in = inside.element_ref().is_none_or(|element| !elements::is_hidden(&element));
        if goes_in && elements::text_chars(&inside) > 0 {
            // The whole of what it stands in: in the middle of a sentence such words announce nothing.
            return elements::short_text(&inside.parent()?, MOST_LABEL);
        }
        next = walk::next(&inside, node, goes_in);
    }
    None
}

/// Whether an element is a list with hardly any text but links.
fn is_list_of_links(node: &NodeRef, element: &Element) -> bool {
    if !matches!(&*element.name.local, "ul" | "ol") {
        return false;
    }
    let links = node.descendants_it().filter(|inside| inside.has_name("a")).count();
    let plain = chars(node, &|inside| inside.has_name("a"));
    links > 2 && plain * 4 < chars(node, &|_| false)
}
