//! The sections as a tree, and which of its branches are folded. Every step from one section to another costs no more
//! than the depth of the tree, however many sections there are.

use std::collections::HashMap;

use crate::article::Article;
use qari_bidi::text::order::digit;

/// The tree of the sections of an article, in the order of the text.
#[derive(Debug, PartialEq, Eq)]
pub struct SectionTree {
    nodes: Vec<Node>,
    has_branches: bool,
    is_numbered: bool,
}

/// A section in the tree.
#[derive(Debug, PartialEq, Eq)]
struct Node {
    parent: Option<u32>,
    /// The index behind that of the last section inside it.
    behind: u32,
    /// The number of sections that it is inside of.
    depth: u16,
}

impl SectionTree {
    /// Returns the tree of the sections of `article`: a section is inside the last one before it of a lower level.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let mut tree = Self { nodes: Vec::new(), has_branches: false, is_numbered: false };
        tree.go_on(article, 0);
        tree
    }

    /// Goes on with the sections of `article` from section `from` on; those before it stay.
    pub fn go_on(&mut self, article: &Article, from: usize) {
        let narrow = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let sections = article.sections();
        let nodes = &mut self.nodes;
        let from = from.min(nodes.len());
        nodes.truncate(from);
        self.has_branches &= from > 0;
        // The sections that the last one is inside of, and itself, are still open.
        let parent = |index: &usize| nodes[*index].parent.map(|parent| parent as usize);
        let mut open: Vec<usize> = std::iter::successors(nodes.len().checked_sub(1), parent).collect();
        open.retain(|&index| sections[index].heading.is_some());
        open.reverse();
        for (index, section) in sections.iter().enumerate().skip(from) {
            while let Some(&last) = open.last().filter(|&&last| sections[last].level >= section.level) {
                nodes[last].behind = narrow(index);
                open.pop();
            }
            let depth = u16::try_from(open.len()).unwrap_or(u16::MAX);
            self.has_branches |= depth > 0;
            nodes.push(Node { parent: open.last().map(|&parent| narrow(parent)), behind: 0, depth });
            // What is before the first heading holds nothing.
            if section.heading.is_some() {
                open.push(index);
            } else {
                nodes[index].behind = narrow(index + 1);
            }
        }
        for last in open {
            nodes[last].behind = narrow(sections.len());
        }
        self.is_numbered = is_numbered(article);
    }

    /// Returns the number of sections.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns `true` if there are no sections.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns `true` if there is a section inside another.
    #[must_use]
    pub fn has_branches(&self) -> bool {
        self.has_branches
    }

    /// Returns `true` if at least half of the first headings begin with a number of their own.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        self.is_numbered
    }

    /// Returns the section that section `index` is directly inside of.
    #[must_use]
    pub fn parent(&self, index: usize) -> Option<usize> {
        self.nodes.get(index)?.parent.map(|parent| parent as usize)
    }

    /// Returns the number of sections that section `index` is inside of.
    #[must_use]
    pub fn depth(&self, index: usize) -> u16 {
        self.nodes.get(index).map_or(0, |node| node.depth)
    }

    /// Returns the number of sections inside section `index`, at any depth.
    #[must_use]
    pub fn inside(&self, index: usize) -> usize {
        self.behind(index).saturating_sub(index + 1)
    }

    /// Returns section `index` and those that it is inside of, the outermost first.
    #[must_use]
    pub fn path(&self, index: usize) -> Vec<usize> {
        let mut path: Vec<usize> = std::iter::successors(Some(index), |&own| self.parent(own)).collect();
        path.reverse();
        path
    }

    fn behind(&self, index: usize) -> usize {
        self.nodes.get(index).map_or(index + 1, |node| node.behind as usize)
    }
}

/// Returns `true` if at least half of the first headings of `article` begin with a number.
fn is_numbered(article: &Article) -> bool {
    /// Number of headings that are looked at: a growing text asks often.
    const MOST_HEADINGS: usize = 200;
    let headings = || article.sections().iter().filter_map(|section| section.heading).take(MOST_HEADINGS);
    let numbered = headings().filter(|block| has_number(article.text(*block))).count();
    numbered > 0 && numbered * 2 >= headings().count()
}

/// Returns `true` if the heading `text` begins with a number, behind whatever signs.
#[must_use]
pub fn has_number(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|first| digit(first).is_some())
}

/// The branches that the reader folded (`true`) or unfolded, by the index of their section.
pub type Folds = HashMap<usize, bool>;

/// The part of a [`SectionTree`] that is not folded away. A branch is folded as the reader says, else if not all
/// sections have room and the section that is read is not inside it.
#[derive(Clone, Copy, Debug)]
pub struct Branches<'a> {
    /// The tree.
    pub tree: &'a SectionTree,
    /// The choices of the reader.
    pub folds: &'a Folds,
    /// The section that is read.
    pub current: usize,
    /// `true` if all sections have room.
    pub have_room: bool,
}

impl Branches<'_> {
    /// Returns `true` if some branch may be folded.
    #[must_use]
    pub fn fold(&self) -> bool {
        self.tree.has_branches && !(self.have_room && self.folds.is_empty())
    }

    /// Returns `true` if section `index` holds others and they are folded away.
    #[must_use]
    pub fn is_folded(&self, index: usize) -> bool {
        self.tree.inside(index) > 0 && !self.is_open(index)
    }

    /// Returns `true` if section `index` holds others and they are not folded away.
    #[must_use]
    pub fn is_unfolded(&self, index: usize) -> bool {
        self.tree.inside(index) > 0 && self.is_open(index)
    }

    fn is_open(&self, index: usize) -> bool {
        let holds_current = index < self.current && self.current < self.tree.behind(index);
        self.folds.get(&index).map_or(self.have_room || holds_current, |folded| !folded)
    }

    /// Returns the outermost folded section that section `index` is inside of, or that section itself.
    #[must_use]
    pub fn shown(&self, index: usize) -> usize {
        let outer = std::iter::successors(self.tree.parent(index), |&own| self.tree.parent(own));
        outer.filter(|&own| !self.is_open(own)).last().unwrap_or(index)
    }

    /// Returns the section below section `index`, which is shown.
    #[must_use]
    pub fn next(&self, index: usize) -> Option<usize> {
        let next = if self.is_open(index) { index + 1 } else { self.tree.behind(index) };
        (next < self.tree.len()).then_some(next)
    }

    /// Returns the section above section `index`, which is shown.
    #[must_use]
    pub fn previous(&self, index: usize) -> Option<usize> {
        index.checked_sub(1).map(|before| self.shown(before))
    }

    /// Returns the section `count` sections on from the one that is read, or back if negative, as far as there are.
    #[must_use]
    pub fn by(&self, count: isize) -> usize {
        let step = |own: &usize| if count < 0 { self.previous(*own) } else { self.next(*own) };
        let way = std::iter::successors(Some(self.shown(self.current)), step);
        way.take(count.unsigned_abs() + 1).last().unwrap_or(self.current)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Builder, Kind};

    fn tree(levels: &[u8]) -> SectionTree {
        let mut builder = Builder::new();
        for (number, level) in levels.iter().enumerate() {
            builder.block(Kind::Heading(*level), &format!("باب {number}")).block(Kind::Paragraph, "نص");
        }
        SectionTree::of(&builder.finish().expect("an article"))
    }

    /// The sections of `tree` that are shown, top down and bottom up.
    fn shown(tree: &SectionTree, folds: &Folds, current: usize, have_room: bool) -> Vec<usize> {
        let branches = Branches { tree, folds, current, have_room };
        let down: Vec<usize> = std::iter::successors(Some(0), |own| branches.next(*own)).collect();
        let last = *down.last().expect("a section");
        let mut up: Vec<usize> = std::iter::successors(Some(last), |own| branches.previous(*own)).collect();
        up.reverse();
        assert_eq!(down, up);
        assert!(down.contains(&branches.shown(current)));
        down
    }

    #[test]
    fn only_the_branches_around_what_is_read_are_open() {
        let tree = tree(&[1, 2, 3, 3, 2, 1, 2, 2, 3, 1]);
        let none = Folds::new();
        assert_eq!(shown(&tree, &none, 0, true), (0..10).collect::<Vec<_>>());
        assert_eq!(shown(&tree, &none, 0, false), [0, 5, 9]);
        assert_eq!(shown(&tree, &none, 3, false), [0, 1, 2, 3, 4, 5, 9]);
        assert_eq!(shown(&tree, &none, 8, false), [0, 5, 6, 7, 8, 9]);
        assert_eq!(shown(&tree, &Folds::from([(0, false)]), 9, false), [0, 1, 4, 5, 9]);
        assert_eq!(shown(&tree, &Folds::from([(0, true)]), 3, true), [0, 5, 6, 7, 8, 9]);
        assert_eq!(shown(&tree, &Folds::from([(0, true), (1, true)]), 3, false), [0, 5, 9]);
        assert_eq!((tree.inside(0), tree.inside(1), tree.inside(9)), (4, 2, 0));
        assert_eq!(tree.path(3), [0, 1, 3]);
    }

    #[test]
    fn a_tree_that_grows_is_the_whole() {
        let levels = [1, 2, 3, 3, 2, 1, 2, 2, 3, 1, 3, 2];
        let article = |levels: &[u8]| {
            let mut builder = Builder::new();
            builder.block(Kind::Paragraph, "نص");
            for level in levels {
                builder.block(Kind::Heading(*level), "باب");
            }
            builder.finish().expect("an article")
        };
        for first in 1..levels.len() {
            for from in 0..=first {
                let mut tree = SectionTree::of(&article(&levels[..first]));
                tree.go_on(&article(&levels), from);
                assert_eq!(tree, SectionTree::of(&article(&levels)), "{from} of {first}");
            }
        }
    }

    #[test]
    fn one_goes_over_what_is_folded() {
        let tree = tree(&[1, 2, 2, 1, 2, 1]);
        let by = |current, count| Branches { tree: &tree, folds: &Folds::new(), current, have_room: false }.by(count);
        assert_eq!((by(0, 1), by(2, 1), by(3, 1), by(0, 9), by(5, -1), by(5, -9), by(0, -1)), (3, 3, 5, 5, 3, 0, 0));
    }

    #[test]
    fn headings_number_themselves_where_half_of_them_do() {
        let of = |names: &[&str]| {
            let mut builder = Builder::new();
            for name in names {
                builder.block(Kind::Heading(1), name);
            }
            SectionTree::of(&builder.finish().expect("an article")).is_numbered()
        };
        assert!(of(&["1 - باب", "(٢) باب", "خاتمة", "[3] x"]));
        assert!(!of(&["باب 1", "فصل", "٣"]));
        assert!(!of(&["باب"]));
    }
}
