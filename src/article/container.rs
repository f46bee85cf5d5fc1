//! What blocks stand in: quotes, items of lists, footnotes. Containers nest; a block knows the innermost, and each container
//! the one around it.

use super::{Block, Kind};
use qari_bidi::text::numbering::Numbering;

/// How deep containers nest at most. What is opened inside the deepest counts as standing in that one.
pub const MOST_DEPTH: usize = 16;

/// What an item of a list begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// Its number, and how it is written.
    Number(u32, Numbering),
    /// A box to tick, and whether it is ticked.
    Task(bool),
}

/// What a container is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContainerKind {
    /// The words of somebody else.
    Quote,
    /// An item of a list.
    Item {
        /// What it begins with.
        marker: Marker,
        /// The largest number in its list, so that all its items can be indented alike; of no meaning for other markers.
        list_end: u32,
    },
    /// What is said of the term before it. It is only indented.
    Definition,
    /// A note that the text refers to.
    Footnote {
        /// Its label, for [`super::Article::label`].
        label: u32,
    },
}

/// A part of the article that blocks stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    /// What it is to the reader.
    pub kind: ContainerKind,
    /// The first block in it.
    pub first: usize,
    /// For an item: whether each item of its list is one paragraph, with nothing but such lists inside it. Such items stand
    /// without blank lines between them.
    pub tight: bool,
    /// The container around it.
    pub(super) parent: Option<u32>,
}

impl Container {
    /// Whether the items `self` and `next`, which stand one after the other, are of one list. Numbers go on by one, up or down.
    pub(super) fn continues_in(&self, next: &Self) -> bool {
        let (ContainerKind::Item { marker, list_end }, ContainerKind::Item { marker: next_marker, list_end: next_end }) =
            (self.kind, next.kind)
        else {
            return false;
        };
        let goes_on = match (marker, next_marker) {
            (Marker::Number(number, numbering), Marker::Number(next, next_numbering)) => {
                // Two lists of two items are met more often than one that is counted down from two.
                let begins_anew = next == 1 && number == list_end;
                numbering == next_numbering && list_end == next_end && number.abs_diff(next) == 1 && !begins_anew
            }
            (Marker::Number(..), _) | (_, Marker::Number(..)) => false,
            _ => true,
        };
        goes_on && self.parent == next.parent
    }
}

/// The indices of the container `innermost` and of those around it, the outermost first.
pub(super) fn path(containers: &[Container], innermost: Option<u32>) -> impl Iterator<Item = usize> + use<> {
    let mut ids = [0; MOST_DEPTH];
    let mut depth = 0;
    let mut next = innermost;
    while let Some(id) = next {
        ids[depth] = id as usize;
        depth += 1;
        next = containers[id as usize].parent;
    }
    ids.into_iter().take(depth).rev()
}

/// Finds out which items are [tight](Container::tight).
pub(super) fn set_tight(containers: &mut [Container], blocks: &[Block]) {
    let lists = lists(containers, blocks);
    let mut simple = one_paragraph(containers.len(), blocks);
    let mut loose = vec![false; containers.len()];
    // What is inside a container comes behind it, so that backwards each is known before what it stands in.
    for id in (0..containers.len()).rev() {
        let is_item = matches!(containers[id].kind, ContainerKind::Item { .. });
        if is_item && simple[id] {
            continue;
        }
        loose[lists[id]] = true;
        if let Some(parent) = containers[id].parent {
            simple[parent as usize] = false;
        }
    }
    for (id, container) in containers.iter_mut().enumerate() {
        container.tight = !loose[lists[id]];
    }
}

/// For each container the first item of its list; for one that is no item, itself.
fn lists(containers: &[Container], blocks: &[Block]) -> Vec<usize> {
    let mut lists: Vec<usize> = Vec::with_capacity(containers.len());
    for (id, container) in containers.iter().enumerate() {
        let before = container.first.checked_sub(1).and_then(|before| {
            path(containers, blocks[before].container).find(|&before| containers[before].continues_in(container))
        });
        lists.push(before.map_or(id, |before| lists[before]));
    }
    lists
}

/// Which of `count` containers hold one paragraph and no other block, those of the containers inside them not counted.
fn one_paragraph(count: usize, blocks: &[Block]) -> Vec<bool> {
    let mut paragraphs = vec![0_u32; count];
    for block in blocks {
        if let Some(container) = block.container {
            // Any other block is as much too many as a second paragraph.
            paragraphs[container as usize] += if block.kind == Kind::Paragraph { 1 } else { 2 };
        }
    }
    paragraphs.into_iter().map(|paragraphs| paragraphs == 1).collect()
}
