//! Recognizes the parts of a page that say what they are by their element, role or class: navigation, forms,
//! comments, related items, sharing, cookie notices, footers.
//!
//! Only such a box may take prose out of an article, so a name is not believed against what the box contains: a
//! form around a whole page is a wrapper, and navigation has links.

use dom_query::{Element, NodeRef};

use super::elements::{self, attribute};
use super::prose::Counts;

/// The kinds of boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BoxKind {
    Navigation,
    Form,
    Comments,
    Related,
    Sharing,
    Consent,
    Footer,
}

/// Elements that are boxes (HTML Living Standard, "Sections" and "Forms").
const ELEMENTS: [(&str, BoxKind); 5] = [
    ("nav", BoxKind::Navigation),
    ("menu", BoxKind::Navigation),
    ("form", BoxKind::Form),
    ("search", BoxKind::Form),
    ("footer", BoxKind::Footer),
];

/// Roles of boxes (WAI-ARIA 1.2, "Landmark Roles" and `menu`).
const ROLES: [(&str, BoxKind); 6] = [
    ("navigation", BoxKind::Navigation),
    ("menu", BoxKind::Navigation),
    ("menubar", BoxKind::Navigation),
    ("form", BoxKind::Form),
    ("search", BoxKind::Form),
    ("contentinfo", BoxKind::Footer),
];

/// Words in classes and ids of boxes.
#[rustfmt::skip]
const WORDS: [(BoxKind, &[&str]); 7] = [
    (BoxKind::Navigation, &[
        "nav", "navbar", "navigation", "navmenu", "menu", "breadcrumb", "breadcrumbs", "pagination", "pager",
        "catlinks",
    ]),
    (BoxKind::Form, &["form", "login", "newsletter", "subscribe", "subscription", "signup", "search"]),
    (BoxKind::Comments, &["comment", "comments", "commentlist", "commentarea", "disqus", "talkback", "talkbacks"]),
    (BoxKind::Related, &[
        "related", "relatedposts", "relatedarticles", "recommended", "recommendations", "readalso", "mostread",
        "outbrain", "taboola",
    ]),
    (BoxKind::Sharing, &["share", "sharing", "sharebar", "sharedaddy", "addtoany", "addthis", "social", "followus"]),
    (BoxKind::Consent, &[
        "cookie", "cookies", "cookiebar", "cookiebanner", "cookienotice", "cookieconsent", "consent", "gdpr",
    ]),
    (BoxKind::Footer, &["footer", "sitefooter", "pagefooter", "colophon"]),
];

/// First words of classes that name a state or a category: `has-footer`, `tag-share`.
const STATES: [&str; 14] = [
    "has", "no", "not", "with", "without", "is", "hide", "show", "tag", "category", "cat", "type", "format", "template",
];

/// Last words of such classes: `comments-open`.
const ENDS: [&str; 8] = ["open", "closed", "enabled", "disabled", "on", "off", "count", "active"];

/// First words of classes of the foot of something smaller than the page: `card-footer`.
const PARTS: [&str; 11] =
    ["card", "entry", "post", "article", "quote", "blockquote", "table", "item", "section", "panel", "box"];

/// Elements whose `<footer>` names a source.
const QUOTATIONS: [&str; 2] = ["blockquote", "figure"];

/// Elements in which a class with `footer` is not that of the page.
const PARTS_OF_TEXT: [&str; 5] = ["article", "blockquote", "figure", "main", "section"];

/// Letters of text for each link in navigation and lists of items.
const LETTERS_A_LINK: usize = 300;

/// Letters of text for each field of a form, and for each button or link of a sharing bar or a cookie notice.
const LETTERS_A_CONTROL: usize = 400;

/// Returns what an element says it is, if its content agrees.
pub(super) fn kind(node: &NodeRef, element: &Element, counts: Counts) -> Option<BoxKind> {
    let name = &*element.name.local;
    let named = |table: &[(&str, BoxKind)], own: &str| table.iter().find(|(name, _)| *name == own).map(|it| it.1);
    let role = attribute(element, "role").and_then(|role| named(&ROLES, role.trim()));
    let by_element = || named(&ELEMENTS, name).filter(|kind| *kind != BoxKind::Footer || !is_in(node, &QUOTATIONS));
    let by_class = || by_class(element).filter(|kind| *kind != BoxKind::Footer || !is_in(node, &PARTS_OF_TEXT));
    let kind = role.or_else(by_element).or_else(by_class)?;
    let is_one = match kind {
        BoxKind::Comments | BoxKind::Footer => true,
        BoxKind::Navigation | BoxKind::Related => counts.plain() <= counts.links * LETTERS_A_LINK,
        BoxKind::Form => counts.plain() <= counts.fields * LETTERS_A_CONTROL,
        BoxKind::Consent | BoxKind::Sharing => counts.plain() <= (counts.buttons + counts.links) * LETTERS_A_CONTROL,
    };
    (is_one || counts.letters == 0).then_some(kind)
}

/// Returns the kind that the classes or the id of a block name.
fn by_class(element: &Element) -> Option<BoxKind> {
    let name = &*element.name.local;
    let is_text = matches!(name, "html" | "body" | "main" | "p" | "pre" | "blockquote");
    if is_text || !elements::is_block(name) || elements::heading_level(name).is_some() {
        return None;
    }
    let names = ["class", "id"].into_iter().filter_map(|name| attribute(element, name));
    let kinds = names.flat_map(str::split_whitespace).filter_map(of_name);
    // The classes of an article list its categories and tags.
    let is_possible = |kind: &BoxKind| name != "article" || *kind == BoxKind::Comments;
    kinds.into_iter().find(is_possible)
}

/// Returns the kind that a class or an id names.
fn of_name(name: &str) -> Option<BoxKind> {
    let words = elements::words(name);
    let (first, last) = (words.first()?.as_str(), words.last()?.as_str());
    if STATES.contains(&first) || ENDS.contains(&last) {
        return None;
    }
    let (kind, _) = WORDS.iter().find(|(_, own)| words.iter().any(|word| own.contains(&word.as_str())))?;
    (*kind != BoxKind::Footer || !PARTS.contains(&first)).then_some(*kind)
}

/// Returns `true` if a node is inside an element with one of these names.
fn is_in(node: &NodeRef, names: &[&str]) -> bool {
    node.ancestors_it(None).any(|around| names.iter().any(|name| around.has_name(name)))
}
