//! Rows of tables and lines of verse.

use super::emit::Node;
use crate::article::CELL_LINE;

/// Width limit of a table row or a line of verse that is written on one line, in characters.
const ROW_WIDTH: usize = 110;

/// Writes the lines of a cell on one line.
pub(super) fn lines(node: Node) -> Node {
    match node {
        Node::Text(text) if text.contains(CELL_LINE) => Node::Line(text.replace(CELL_LINE, "\n")),
        Node::List(nodes) => Node::List(nodes.into_iter().map(lines).collect()),
        Node::Map(pairs) => {
            let is_text = |key| !matches!(key, "page" | "url" | "note");
            let own = |(key, node)| (key, if is_text(key) { lines(node) } else { node });
            Node::Map(pairs.into_iter().map(own).collect())
        }
        node => node,
    }
}

/// Writes cells or hemistichs, on one line if they are short and have no styles.
pub(super) fn row_of(cells: Vec<Node>) -> Node {
    let short = |cell: &Node| match cell {
        Node::Text(text) if !text.contains('\n') => Some(text.clone()),
        Node::Line(text) => Some(text.clone()),
        _ => None,
    };
    let texts: Option<Vec<String>> = cells.iter().map(short).collect();
    match texts {
        Some(texts) if texts.iter().map(|text| text.chars().count()).sum::<usize>() <= ROW_WIDTH => Node::Row(texts),
        _ => Node::List(cells),
    }
}
