//! The way through a tree, in the order of the text.

use dom_query::NodeRef;

/// The node behind `node` in the tree of `root`: the first one in it, if it is gone into, else the next one beside it or what is
/// around it.
pub(super) fn next<'a>(node: &NodeRef<'a>, root: &NodeRef, goes_in: bool) -> Option<NodeRef<'a>> {
    if goes_in && let Some(child) = node.first_child() {
        return Some(child);
    }
    let mut node = *node;
    while node.id != root.id {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent()?;
    }
    None
}
