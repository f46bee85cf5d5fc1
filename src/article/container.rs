//! Containers of blocks: quotes, list items, footnotes. Containers nest: a block knows the innermost, and each
//! container its parent.

use super::{Block, Kind};
use qari_bidi::text::numbering::{Delimiter, Numbering};

/// The deepest nesting of containers. Blocks that are nested deeper belong to the last allowed container.
pub const MOST_DEPTH: usize = 16;

/// The marker of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// A number, its numbering and the signs around it.
    Number(u32, Numbering, Delimiter),
    /// A checkbox, and whether it is checked.
    Task(bool),
}

/// The kind of a box: how grave it is, or that it is collapsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoxKind {
    /// An aside.
    Note,
    /// Advice.
    Tip,
    /// Something the reader must know.
    Important,
    /// Something that may go wrong.
    Warning,
    /// A risk.
    Caution,
    /// A certain harm.
    Danger,
    /// Background.
    Info,
    /// A part that is collapsed at first elsewhere.
    Details,
}

impl BoxKind {
    /// All kinds.
    pub const ALL: [Self; 8] =
        [Self::Note, Self::Tip, Self::Important, Self::Warning, Self::Caution, Self::Danger, Self::Info, Self::Details];

    /// Returns its name in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
            Self::Danger => "danger",
            Self::Info => "info",
            Self::Details => "details",
        }
    }
}

/// The role of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContainerKind {
    /// A quote.
    Quote,
    /// A box set apart from the text: an admonition or a collapsed part. Its first block may be its title.
    Box(BoxKind),
    /// A list item.
    Item {
        /// Its marker.
        marker: Marker,
        /// The largest number in its list, so that all items are indented alike. Not used for other markers.
        list_end: u32,
    },
    /// The definition of the term before it. It is only indented.
    Definition,
    /// A footnote.
    Footnote {
        /// Its label, for [`super::Article::label`].
        label: u32,
    },
}

impl ContainerKind {
    /// Returns it with the number of its label, if it has one, changed by `change`.
    pub(super) fn with_label(self, change: impl FnOnce(u32) -> u32) -> Self {
        match self {
            Self::Footnote { label } => Self::Footnote { label: change(label) },
            Self::Quote | Self::Box(_) | Self::Item { .. } | Self::Definition => self,
        }
    }
}

/// A container of blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    /// Its role.
    pub kind: ContainerKind,
    /// The index of the first block in it.
    pub first: usize,
    /// For a list item: `true` if each item of its list is a single paragraph, apart from nested lists of that sort.
    /// No blank lines separate such items.
    pub tight: bool,
    /// Its parent.
    pub(super) parent: Option<u32>,
}

impl Container {
    /// Returns `true` if the consecutive items `self` and `next` belong to one list. Numbers change by one, up or
    /// down.
    pub(super) fn continues_in(&self, next: &Self) -> bool {
        let ContainerKind::Item { marker, list_end } = self.kind else { return false };
        let ContainerKind::Item { marker: next_marker, list_end: next_end } = next.kind else { return false };
        let goes_on = match (marker, next_marker) {
            (Marker::Number(number, numbering, sign), Marker::Number(next, next_numbering, next_sign)) => {
                // Two lists are more common than one that counts down from two.
                let begins_anew = next == 1 && number == list_end;
                let is_alike = numbering == next_numbering && sign == next_sign;
                is_alike && list_end == next_end && number.abs_diff(next) == 1 && !begins_anew
            }
            (Marker::Number(..), _) | (_, Marker::Number(..)) => false,
            _ => true,
        };
        goes_on && self.parent == next.parent
    }
}

/// Returns the indices of the container `innermost` and its ancestors, the outermost first.
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

/// Sets [`Container::tight`].
pub(super) fn set_tight(containers: &mut [Container], blocks: &[Block]) {
    let lists = lists(containers, blocks);
    let mut simple = one_paragraph(containers.len(), blocks);
    let mut loose = vec![false; containers.len()];
    // Nested containers follow their parent: going backwards, they are known first.
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

/// Returns, for each container, the first item of its list, or itself if it is not an item.
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

/// Returns, for each of `count` containers, whether it directly holds one paragraph and no other block.
fn one_paragraph(count: usize, blocks: &[Block]) -> Vec<bool> {
    let mut paragraphs = vec![0_u32; count];
    for block in blocks {
        if let Some(container) = block.container {
            // Any other block disqualifies a container as a second paragraph does.
            paragraphs[container as usize] += if block.kind == Kind::Paragraph { 1 } else { 2 };
        }
    }
    paragraphs.into_iter().map(|paragraphs| paragraphs == 1).collect()
}
