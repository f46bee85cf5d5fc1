//! The headings of a tree: its title and its heading levels.

use dom_query::{NodeId, NodeRef};

use super::elements;
use super::walk;
use qari_bidi::text::direction::Direction;

/// Maximum amount of text before a title, in characters: links to translations, badges.
const MOST_BEFORE_TITLE: usize = 300;

/// The outline of a tree.
#[derive(Debug, Default)]
pub(in crate::format) struct Outline {
    /// The title: the only heading of level 1, before all other headings and nearly all text.
    pub(in crate::format) title: Option<NodeId>,
    /// The first heading, if it stands before nearly all text.
    pub(in crate::format) first: Option<NodeId>,
    /// The outermost level of the headings; 1 if there are none.
    outermost: u8,
    /// The same without the title.
    outermost_below: u8,
    /// The direction that elements declare for most of the text.
    pub(in crate::format) direction: Option<Direction>,
}

impl Outline {
    /// Surveys `root` without the nodes that `leaves_out` names.
    pub(in crate::format) fn of(root: &NodeRef, leaves_out: &dyn Fn(NodeId) -> bool) -> Self {
        let mut survey = Survey::default();
        let mut next = Some(*root);
        while let Some(node) = next {
            let goes_in = !leaves_out(node.id) && survey.enter(&node);
            next = walk::next(&node, root, goes_in);
        }
        survey.outline()
    }

    /// Returns by how many levels to raise all headings so that the smallest is 1, with or without the title.
    pub(in crate::format) fn raised(&self, without_title: bool) -> u8 {
        (if without_title { self.outermost_below } else { self.outermost }).saturating_sub(1)
    }
}

/// Counts collected while walking the tree.
#[derive(Debug, Default)]
struct Survey {
    /// The headings, their levels, and the number of characters before each.
    headings: Vec<(NodeId, u8, usize)>,
    chars: usize,
    /// Characters inside elements that declare a direction.
    rtl: usize,
    ltr: usize,
    /// The ancestors of the current node, outermost first, and the direction inside each.
    around: Vec<(NodeId, Option<Direction>)>,
}

impl Survey {
    /// Counts a node. Returns `true` if its content counts too.
    fn enter(&mut self, node: &NodeRef) -> bool {
        let parent = node.parent().map(|parent| parent.id);
        while self.around.last().is_some_and(|around| Some(around.0) != parent) {
            self.around.pop();
        }
        let around = self.around.last().and_then(|around| around.1);
        let Some(element) = node.element_ref() else {
            let chars = elements::text_chars(node);
            self.chars += chars;
            if chars > 0 {
                match around {
                    Some(Direction::Rtl) => self.rtl += chars,
                    Some(Direction::Ltr) => self.ltr += chars,
                    None => {}
                }
            }
            return true;
        };
        if let Some(level) = elements::heading_level(&element.name.local) {
            self.headings.push((node.id, level, self.chars));
        }
        self.around.push((node.id, elements::direction(&element).or(around)));
        !elements::is_hidden(&element)
    }

    fn outline(self) -> Outline {
        let outermost = |headings: &[(NodeId, u8, usize)]| headings.iter().map(|heading| heading.1).min().unwrap_or(1);
        let first = self.headings.iter().filter(|heading| heading.1 == 1).count();
        let title = self.headings.first().filter(|it| it.1 == 1 && first == 1 && it.2 <= MOST_BEFORE_TITLE);
        let direction = if self.rtl * 2 > self.chars {
            Some(Direction::Rtl)
        } else {
            (self.ltr * 2 > self.chars).then_some(Direction::Ltr)
        };
        let leading = self.headings.first().filter(|it| it.2 <= MOST_BEFORE_TITLE);
        Outline {
            title: title.map(|title| title.0),
            first: leading.map(|heading| heading.0),
            outermost: outermost(&self.headings),
            outermost_below: outermost(self.headings.get(1..).unwrap_or_default()),
            direction,
        }
    }
}
