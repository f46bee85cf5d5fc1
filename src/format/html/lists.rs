//! Lists and item markers.

use dom_query::{Element, NodeRef};

use super::elements::{self, attribute};
use crate::article::{ContainerKind, Marker};
use qari_bidi::text::numbering::{Delimiter, Numbering};

/// The attribute of a list with the signs around its numbers. HTML has none for that.
const DELIMITER: &str = "data-qari-delimiter";

/// An open list.
#[derive(Debug)]
pub(super) struct List {
    /// The number of the next item; `None` for an unnumbered list.
    next: Option<i64>,
    step: i64,
    /// The largest number in the list.
    end: u32,
    numbering: Numbering,
    delimiter: Delimiter,
}

impl List {
    /// Reads a list element.
    pub(super) fn of(node: &NodeRef, element: &Element) -> Self {
        let numbering = numbering(element);
        if &*element.name.local != "ol" && numbering.is_none() {
            return Self { next: None, step: 1, end: 1, numbering: Numbering::Decimal, delimiter: Delimiter::Period };
        }
        let numbering = numbering.unwrap_or_default();
        let items = node.children_it(false).filter(|child| child.has_name("li")).count();
        let items = i64::try_from(items).unwrap_or(i64::MAX).max(1);
        let is_reversed = attribute(element, "reversed").is_some();
        let first = elements::number(element, "start").unwrap_or(if is_reversed { items } else { 1 });
        let step = if is_reversed { -1 } else { 1 };
        let end = narrow(first.max(first.saturating_add(step * (items - 1))));
        let signs = attribute(element, DELIMITER);
        let delimiter = Delimiter::ALL.into_iter().find(|own| Some(own.signs()) == signs).unwrap_or_default();
        Self { next: Some(first), step, end, numbering, delimiter }
    }
}

/// Returns the container of the item `node` of `list`. An item outside a list gets a bullet.
pub(super) fn item(list: Option<&mut List>, node: &NodeRef, element: &Element) -> ContainerKind {
    let (mut marker, mut list_end) = (Marker::Bullet, 1);
    if let Some(list) = list {
        list_end = list.end;
        if let Some(number) = &mut list.next {
            *number = elements::number(element, "value").unwrap_or(*number);
            marker = Marker::Number(narrow(*number), numbering(element).unwrap_or(list.numbering), list.delimiter);
            *number = number.saturating_add(list.step);
        }
    }
    if let Some(done) = task(node) {
        marker = Marker::Task(done);
    }
    ContainerKind::Item { marker, list_end }
}

/// Returns the marker of an item as text, with a blank behind it.
pub(super) fn marker_text(item: ContainerKind) -> String {
    match item {
        ContainerKind::Item { marker: Marker::Number(number, numbering, delimiter), .. } => {
            delimiter.around(&numbering.letters(number).unwrap_or_else(|| number.to_string())) + " "
        }
        ContainerKind::Item { marker: Marker::Task(done), .. } => if done { "[x] " } else { "[ ] " }.to_owned(),
        _ => "• ".to_owned(),
    }
}

/// Returns the numbering that a list or an item declares by `type` or style. `None` for bullets and unknown
/// styles.
fn numbering(element: &Element) -> Option<Numbering> {
    let by_style = attribute(element, "style").and_then(|style| {
        let declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
        let of_list = declarations.filter(|(property, _)| {
            matches!(property.trim().to_ascii_lowercase().as_str(), "list-style-type" | "list-style")
        });
        of_list.flat_map(|(_, value)| value.split_whitespace()).filter_map(style_named).next_back()
    });
    by_style.or_else(|| match attribute(element, "type")? {
        "1" => Some(Numbering::Decimal),
        "a" => Some(Numbering::LowerLatin),
        "A" => Some(Numbering::UpperLatin),
        "i" => Some(Numbering::LowerRoman),
        "I" => Some(Numbering::UpperRoman),
        _ => None,
    })
}

/// Counter styles (CSS Counter Styles 3 and "Ready-made Counter Styles") as numberings. `decimal` uses the
/// digits of the text.
const STYLES: &[(&str, Numbering)] = &[
    ("decimal", Numbering::Decimal),
    ("decimal-leading-zero", Numbering::Decimal),
    ("arabic-indic", Numbering::ArabicIndic),
    ("persian", Numbering::Persian),
    ("urdu", Numbering::Persian),
    ("lower-alpha", Numbering::LowerLatin),
    ("lower-latin", Numbering::LowerLatin),
    ("upper-alpha", Numbering::UpperLatin),
    ("upper-latin", Numbering::UpperLatin),
    ("lower-roman", Numbering::LowerRoman),
    ("upper-roman", Numbering::UpperRoman),
    ("abjad", Numbering::Abjad),
    ("arabic-abjad", Numbering::Abjad),
    ("persian-abjad", Numbering::PersianAbjad),
    ("arabic", Numbering::Alphabet),
    ("arabic-alphabetic", Numbering::Alphabet),
    ("persian-alphabetic", Numbering::PersianAlphabet),
    ("hebrew", Numbering::Hebrew),
];

/// Returns the numbering for the name of a counter style.
fn style_named(name: &str) -> Option<Numbering> {
    let name = name.trim_end_matches("!important").to_ascii_lowercase();
    STYLES.iter().find_map(|(style, numbering)| (*style == name).then_some(*numbering))
}

/// Writes the start tag of a list with this numbering, starting at `first`.
pub(in crate::format) fn start_tag(numbering: Numbering, delimiter: Delimiter, first: u32) -> String {
    let style = STYLES.iter().find_map(|(style, other)| (*other == numbering).then_some(*style)).unwrap_or("decimal");
    format!("<ol start=\"{first}\" style=\"list-style-type:{style}\" {DELIMITER}=\"{}\">\n", delimiter.signs())
}

/// Returns the state of a task item, whose first element is a checkbox. `None` for other items.
fn task(item: &NodeRef) -> Option<bool> {
    let first = item.first_element_child()?;
    let may_hold = ["p", "label", "span"].into_iter().any(|name| first.has_name(name));
    let input = if may_hold { first.first_element_child()? } else { first };
    let element = input.element_ref()?;
    let is_box = &*element.name.local == "input" && attribute(&element, "type") == Some("checkbox");
    is_box.then(|| attribute(&element, "checked").is_some())
}

/// Clamps a list number to what articles store.
fn narrow(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}
