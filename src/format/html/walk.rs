//! Tree traversal in document order.

use dom_query::NodeRef;

/// Returns the node after `node` within `root`: its first child if `goes_in`, else the next sibling of it or of
/// an ancestor.
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
