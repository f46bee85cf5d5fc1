//! Lists and the markers of their items.

use dom_query::{Element, NodeRef};

use super::elements::{self, attribute};
use crate::article::{ContainerKind, Marker};

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    /// The number of the next item, if it is numbered.
    next: Option<i64>,
    step: i64,
    /// The largest number in it.
    end: u32,
}

impl List {
    /// The list that an element is.
    pub(super) fn of(node: &NodeRef, element: &Element) -> Self {
        if &*element.name.local != "ol" {
            return Self { next: None, step: 1, end: 1 };
        }
        let items = node.children_it(false).filter(|child| child.has_name("li")).count();
        let items = i64::try_from(items).unwrap_or(i64::MAX).max(1);
        let is_reversed = attribute(element, "reversed").is_some();
        let first = elements::number(element, "start").unwrap_or(if is_reversed { items } else { 1 });
        let step = if is_reversed { -1 } else { 1 };
        Self { next: Some(first), step, end: narrow(first.max(first.saturating_add(step * (items - 1)))) }
    }
}

/// The item `node` of the innermost list that is open; outside of lists it has a bullet.
pub(super) fn item(list: Option<&mut List>, node: &NodeRef, element: &Element) -> ContainerKind {
    let (mut marker, mut list_end) = (Marker::Bullet, 1);
    if let Some(list) = list {
        list_end = list.end;
        if let Some(number) = &mut list.next {
            *number = elements::number(element, "value").unwrap_or(*number);
            marker = Marker::Number(narrow(*number));
            *number = number.saturating_add(list.step);
        }
    }
    if let Some(done) = task(node) {
        marker = Marker::Task(done);
    }
    ContainerKind::Item { marker, list_end }
}

/// Whether an item is a task, and if so whether it is done: its first element is a box to tick.
fn task(item: &NodeRef) -> Option<bool> {
    let first = item.first_element_child()?;
    let may_hold = ["p", "label", "span"].into_iter().any(|name| first.has_name(name));
    let input = if may_hold { first.first_element_child()? } else { first };
    let element = input.element_ref()?;
    let is_box = &*element.name.local == "input" && attribute(&element, "type") == Some("checkbox");
    is_box.then(|| attribute(&element, "checked").is_some())
}

/// A number of a list as articles keep it.
fn narrow(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}
