//! Element names and attributes (HTML Living Standard, "The elements of HTML" and "Rendering").

use dom_query::{Element, NodeData, NodeId, NodeRef};

use super::walk;
use qari_bidi::text::direction::Direction;

/// Returns `true` for void elements, which have no content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Returns `true` if the content of an element is raw text up to its end tag.
pub(in crate::format) fn is_raw_text(name: &str) -> bool {
    matches!(name, "iframe" | "noembed" | "noframes" | "plaintext" | "script" | "style" | "textarea" | "title" | "xmp")
}

/// Returns `true` for elements whose end tag is optional because the next of their kind closes them. They don't
/// nest directly.
pub(super) fn ends_by_itself(name: &str) -> bool {
    matches!(
        name,
        "body"
            | "caption"
            | "colgroup"
            | "dd"
            | "dt"
            | "head"
            | "html"
            | "li"
            | "optgroup"
            | "option"
            | "p"
            | "rb"
            | "rp"
            | "rt"
            | "rtc"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
    )
}

/// Returns `true` for block-level elements.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "noframes"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "textarea"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    )
}

/// Returns `true` if an element preserves white space.
pub(super) fn is_verbatim(name: &str) -> bool {
    matches!(name, "listing" | "plaintext" | "pre" | "textarea" | "xmp")
}

/// Returns `true` if HTML defines the element.
pub(in crate::format) fn is_known(name: &str) -> bool {
    is_void(name) || is_raw_text(name) || is_block(name) || ends_by_itself(name) || is_inline(name)
}

/// Returns `true` for inline elements.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "applet"
            | "audio"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "blink"
            | "button"
            | "canvas"
            | "cite"
            | "code"
            | "data"
            | "datalist"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "frame"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "map"
            | "mark"
            | "marquee"
            | "math"
            | "meter"
            | "nobr"
            | "noscript"
            | "object"
            | "output"
            | "picture"
            | "progress"
            | "q"
            | "ruby"
            | "s"
            | "samp"
            | "select"
            | "slot"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "svg"
            | "template"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "video"
    )
}

/// Returns the level of a heading element, 1–6.
pub(in crate::format) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// Classes of content for screen readers only, such as skip links, and the edit links of `MediaWiki`.
const UNSEEN: [&str; 5] = ["screen-reader-text", "visually-hidden", "visuallyhidden", "sr-only", "mw-editsection"];

/// Returns `true` if the content of an element is never shown: scripts, metadata, form controls, drawings, and
/// elements hidden by an attribute.
pub(super) fn is_hidden(element: &Element) -> bool {
    let is_kept_from_sight = match &*element.name.local {
        "annotation" | "annotation-xml" | "datalist" | "head" | "iframe" | "noembed" | "rp" | "script" | "select"
        | "style" | "svg" | "template" | "title" => true,
        "dialog" => attribute(element, "open").is_none(),
        _ => false,
    };
    is_kept_from_sight
        || hides_itself(element)
        || attribute(element, "class").is_some_and(|names| names.split_whitespace().any(|name| UNSEEN.contains(&name)))
}

/// Returns `true` if an element is hidden by its attributes.
pub(super) fn hides_itself(element: &Element) -> bool {
    attribute(element, "hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || attribute(element, "style").is_some_and(hides)
}

/// Returns `true` for a link. An `<a>` without an address is only an anchor.
pub(super) fn is_link(element: &Element) -> bool {
    &*element.name.local == "a" && attribute(element, "href").is_some_and(|address| !address.trim().is_empty())
}

/// Returns `true` for a button.
pub(super) fn is_button(element: &Element) -> bool {
    let is_type = |kind: &str| ["button", "submit", "reset", "image"].iter().any(|it| kind.eq_ignore_ascii_case(it));
    match &*element.name.local {
        "button" => true,
        "input" => attribute(element, "type").is_some_and(is_type),
        _ => false,
    }
}

/// Returns `true` for a visible form field that is no button.
pub(super) fn is_field(element: &Element) -> bool {
    let is_hidden = |kind: &str| kind.eq_ignore_ascii_case("hidden");
    match &*element.name.local {
        "select" | "textarea" => true,
        "input" => !attribute(element, "type").is_some_and(is_hidden) && !is_button(element),
        _ => false,
    }
}

/// Returns `true` if an inline style hides its element.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
        let value = value.trim().split(['!', ' ']).next().unwrap_or_default();
        let is =
            |name: &str, hidden: &str| property.trim().eq_ignore_ascii_case(name) && value.eq_ignore_ascii_case(hidden);
        is("display", "none") || is("visibility", "hidden")
    })
}

/// Returns the value of an attribute.
pub(super) fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// Returns the direction an element declares. `dir="auto"` declares none.
pub(super) fn direction(element: &Element) -> Option<Direction> {
    let value = attribute(element, "dir")?.trim();
    if value.eq_ignore_ascii_case("rtl") {
        Some(Direction::Rtl)
    } else {
        value.eq_ignore_ascii_case("ltr").then_some(Direction::Ltr)
    }
}

/// Parses the value of an attribute as a number.
pub(super) fn number(element: &Element, name: &str) -> Option<i64> {
    attribute(element, name)?.trim().parse().ok()
}

/// Counts the characters of a text node, without surrounding white space. Other nodes have none.
pub(super) fn text_chars(node: &NodeRef) -> usize {
    node.query_or(0, |node| match &node.data {
        NodeData::Text { contents } => contents.trim().chars().count(),
        _ => 0,
    })
}

/// Returns the visible text of a node on one line; `None` if it is longer than `most` bytes, white space
/// included.
pub(in crate::format) fn short_text(node: &NodeRef, most: usize) -> Option<String> {
    Some(lines(node, most, &|_| false)?.join(" "))
}

/// Returns the visible lines of text in a node, without the nodes that `is_out` names. A block starts a new
/// line. `None` if they are longer than `most` bytes, white space included.
pub(super) fn lines(root: &NodeRef, most: usize, is_out: &dyn Fn(NodeId) -> bool) -> Option<Vec<String>> {
    let mut lines = vec![String::new()];
    let (mut bytes, mut line_of) = (0, root.id);
    let mut next = Some(*root);
    while let Some(node) = next {
        let mut goes_in = !is_out(node.id);
        if let Some(element) = node.element_ref() {
            goes_in &= !is_hidden(&element);
            if goes_in && &*element.name.local == "br" {
                lines.push(String::new());
            }
        } else if goes_in {
            node.query(|data| {
                let NodeData::Text { contents } = &data.data else { return };
                bytes += contents.len();
                let around = node.ancestors_it(None).take_while(|around| around.id != root.id);
                let block = around.into_iter().find(|around| around.node_name().is_some_and(|name| is_block(&name)));
                let block = block.map_or(root.id, |block| block.id);
                if block != line_of && !contents.trim().is_empty() {
                    line_of = block;
                    lines.push(String::new());
                }
                if let Some(line) = lines.last_mut() {
                    *line += contents;
                }
            });
        }
        if bytes > most {
            return None;
        }
        next = walk::next(&node, root, goes_in);
    }
    Some(lines.iter().map(|line| one_line(line)).filter(|line| !line.is_empty()).collect())
}

/// Splits class names and ids such as `article-tags` and `tagsBar` into lower-case words.
pub(super) fn words(names: &str) -> Vec<String> {
    let mut words = Vec::new();
    for name in names.split(|c: char| !c.is_ascii_alphanumeric()).filter(|name| !name.is_empty()) {
        words.push(name.to_ascii_lowercase());
        let is_hump = |(at, c): &(usize, char)| *at > 0 && c.is_ascii_uppercase();
        let humps: Vec<usize> = name.char_indices().filter(is_hump).map(|(at, _)| at).collect();
        let ends = humps.iter().copied().chain([name.len()]);
        if !humps.is_empty() {
            words.extend(
                [0].into_iter()
                    .chain(humps.iter().copied())
                    .zip(ends)
                    .map(|(from, to)| name[from..to].to_ascii_lowercase()),
            );
        }
    }
    words
}

/// Collapses all white space to single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns `true` if a node contains no block-level element.
pub(super) fn holds_lines_only(node: &NodeRef) -> bool {
    !node.descendants_it().any(|inside| inside.node_name().is_some_and(|name| is_block(&name)))
}

/// Returns `true` if there is text or an image in a node.
pub(super) fn has_content(node: &NodeRef) -> bool {
    node.descendants_it().any(|inside| inside.has_name("img") || (inside.is_text() && text_chars(&inside) > 0))
}

/// Returns the visible text of a node, up to about `most` bytes.
pub(super) fn visible_text(root: &NodeRef, most: usize) -> String {
    let mut text = String::new();
    let mut next = Some(*root);
    while let Some(node) = next.filter(|_| text.len() < most) {
        let goes_in = node.element_ref().is_none_or(|element| !is_hidden(&element));
        node.query(|data| {
            if let NodeData::Text { contents } = &data.data {
                text += contents;
            }
        });
        next = walk::next(&node, root, goes_in);
    }
    text
}
