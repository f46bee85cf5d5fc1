//! The page list of a book: marks the start of printed pages that the chapter itself doesn't mark.

use std::collections::HashMap;

use dom_query::NodeRef;

use super::contents::Entry;
use crate::article::Builder;
use crate::format::html::pages::{PAGE, number};

/// Marks the pages of `list` in a chapter. An entry without a fragment begins with the chapter.
pub(super) fn set(builder: &mut Builder, body: &NodeRef, list: &[Entry]) {
    let names: HashMap<&str, &Entry> =
        list.iter().rev().filter_map(|entry| Some((entry.place.fragment.as_deref()?, entry))).collect();
    for entry in list.iter().filter(|entry| entry.place.fragment.is_none()) {
        builder.page(number(&entry.label));
    }
    if names.is_empty() {
        return;
    }
    let nodes: Vec<NodeRef> = body.descendants_it().filter(NodeRef::is_element).collect();
    for node in nodes {
        let name = node.attr("id").or_else(|| node.attr("name").filter(|_| node.has_name("a")));
        if let Some(entry) = name.and_then(|name| names.get(&*name).copied()) {
            node.set_attr(PAGE, &entry.label);
        }
    }
}
