//! Counts the text of a page: how much of it is prose, how much is in links.

use std::collections::{HashMap, HashSet};

use dom_query::{NodeData, NodeId, NodeRef};
use unicode_segmentation::UnicodeSegmentation;

use super::{elements, walk};

/// Number of words that make a paragraph prose, whatever it ends in.
const PROSE_WORDS: usize = 12;

/// Number of words that make a paragraph a sentence if it ends in a full stop or the like.
const SENTENCE_WORDS: usize = 3;

/// Sentence terminals (`Sentence_Terminal` in the UCD) of the scripts that pages are written in.
const TERMINALS: [char; 13] = ['.', '!', '?', '…', '؟', '۔', '。', '！', '？', '।', '։', '።', '‼'];

/// Marks that may follow a sentence terminal.
const CLOSERS: [char; 11] = ['"', '\'', '”', '’', '»', '›', ')', ']', '〉', '」', '﴾'];

/// Counts for a node and its visible content. Letters are alphanumeric characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// All letters.
    pub(super) letters: usize,
    /// Letters in links and buttons.
    pub(super) linked: usize,
    /// Letters of prose: paragraphs of twelve words or of a sentence, with few links.
    pub(super) prose: usize,
    /// Links with text.
    pub(super) links: usize,
    /// Form fields: inputs, selections.
    pub(super) fields: usize,
    /// Buttons.
    pub(super) buttons: usize,
}

impl Counts {
    /// Returns the number of letters that are not in links.
    pub(super) fn plain(self) -> usize {
        self.letters - self.linked
    }

    fn add(&mut self, other: Self) {
        self.letters += other.letters;
        self.linked += other.linked;
        self.prose += other.prose;
        self.links += other.links;
        self.fields += other.fields;
        self.buttons += other.buttons;
    }
}

/// A visible node in document order.
#[derive(Debug)]
struct Entry {
    id: NodeId,
    /// The index of the parent; its own index for the root.
    parent: usize,
    counts: Counts,
}

/// The counts of all visible nodes of a tree.
#[derive(Debug, Default)]
pub(super) struct Survey {
    entries: Vec<Entry>,
    /// Indices into `entries`.
    places: HashMap<NodeId, usize>,
    /// The sums for each entry and its content.
    sums: Vec<Counts>,
}

impl Survey {
    /// Counts `root` and its content.
    pub(super) fn of(root: &NodeRef) -> Self {
        let mut walker = Walker::default();
        let mut next = Some(*root);
        while let Some(node) = next {
            let goes_in = walker.enter(&node);
            next = walk::next(&node, root, goes_in);
        }
        walker.end_run();
        let entries = walker.entries;
        let sums = sums(&entries, |_| false);
        let places = entries.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect();
        Self { entries, places, sums }
    }

    /// Returns the counts of a node. Hidden nodes have none.
    pub(super) fn counts(&self, id: NodeId) -> Counts {
        self.places.get(&id).map(|at| self.sums[*at]).unwrap_or_default()
    }

    /// Returns the letters in `root`, without those in nodes that `is_out` names.
    pub(super) fn letters_without(&self, root: &NodeRef, is_out: &dyn Fn(&NodeRef) -> bool) -> usize {
        let mut letters = self.counts(root.id).letters;
        let mut next = Some(*root);
        while let Some(node) = next {
            let counts = self.counts(node.id);
            let goes_in = counts.letters > 0 && !is_out(&node);
            if !goes_in {
                letters -= counts.letters;
            }
            next = walk::next(&node, root, goes_in);
        }
        letters
    }

    /// Returns the nodes that contain prose outside of what `is_out` names.
    pub(super) fn holders(&self, is_out: impl Fn(NodeId) -> bool) -> HashSet<NodeId> {
        let sums = sums(&self.entries, is_out);
        self.entries.iter().zip(sums).filter(|(_, sum)| sum.prose > 0).map(|(entry, _)| entry.id).collect()
    }
}

/// Adds up the counts of each entry and its content, without the entries that `is_out` names.
fn sums(entries: &[Entry], is_out: impl Fn(NodeId) -> bool) -> Vec<Counts> {
    let mut sums: Vec<Counts> = entries.iter().map(|entry| entry.counts).collect();
    for (at, entry) in entries.iter().enumerate().skip(1).rev() {
        if !is_out(entry.id) {
            let sum = sums[at];
            sums[entry.parent].add(sum);
        }
    }
    sums
}

/// State of the walk through a tree.
#[derive(Debug, Default)]
struct Walker {
    entries: Vec<Entry>,
    /// The open elements, outermost first.
    open: Vec<Open>,
    run: Run,
}

/// An open element.
#[derive(Clone, Copy, Debug)]
struct Open {
    id: NodeId,
    at: usize,
    is_block: bool,
    /// `true` inside a link or a button.
    is_linked: bool,
}

/// Text that no block and no empty line interrupts.
#[derive(Debug, Default)]
struct Run {
    text: String,
    letters: usize,
    linked: usize,
    /// The entries of its text nodes.
    entries: Vec<usize>,
    /// `true` after a `<br>`.
    after_line: bool,
}

impl Walker {
    /// Counts a node. Returns `true` if its content is visible.
    fn enter(&mut self, node: &NodeRef) -> bool {
        let parent = node.parent().map(|parent| parent.id);
        while self.open.last().is_some_and(|open| Some(open.id) != parent) {
            if self.open.pop().is_some_and(|open| open.is_block) {
                self.end_run();
            }
        }
        let around = self.open.last().copied();
        let at = self.entries.len();
        let parent = around.map_or(at, |around| around.at);
        let mut counts = Counts::default();
        let mut is_visible = true;
        if let Some(element) = node.element_ref() {
            let name = &*element.name.local;
            let is_block = elements::is_block(name);
            if is_block {
                self.end_run();
            } else if name == "br" {
                self.line_end();
            }
            counts.fields = usize::from(elements::is_field(&element));
            counts.buttons = usize::from(elements::is_button(&element));
            is_visible = !elements::is_hidden(&element);
            let is_link = elements::is_link(&element) && around.is_none_or(|around| !around.is_linked);
            counts.links = usize::from(is_link);
            let is_linked = is_link || counts.buttons > 0 || around.is_some_and(|around| around.is_linked);
            self.open.push(Open { id: node.id, at, is_block, is_linked });
        } else if node.is_text() {
            node.query(|data| {
                let NodeData::Text { contents } = &data.data else { return };
                // The letters of most texts need not be looked up.
                let is_usual = |c: &char| matches!(c, '\u{0620}'..='\u{064A}' | 'a'..='z');
                counts.letters = contents.chars().filter(|c| is_usual(c) || c.is_alphanumeric()).count();
                if around.is_some_and(|around| around.is_linked) {
                    counts.linked = counts.letters;
                }
                self.run.add(contents, counts, at);
            });
        } else {
            self.open.push(Open { id: node.id, at, is_block: true, is_linked: false });
        }
        self.entries.push(Entry { id: node.id, parent, counts });
        is_visible
    }

    /// Ends a line of the run. An empty line ends the run.
    fn line_end(&mut self) {
        if self.run.after_line {
            self.end_run();
        }
        self.run.after_line = true;
        self.run.text.push('\n');
    }

    /// Ends the run and marks its text nodes if it is prose.
    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.is_prose() {
            for at in run.entries {
                let counts = &mut self.entries[at].counts;
                counts.prose = counts.letters;
            }
        }
    }
}

impl Run {
    fn add(&mut self, text: &str, counts: Counts, at: usize) {
        self.text.push_str(text);
        self.letters += counts.letters;
        self.linked += counts.linked;
        self.entries.push(at);
        self.after_line &= counts.letters == 0;
    }

    /// Returns `true` for a paragraph of twelve words or of a sentence with few links.
    fn is_prose(&self) -> bool {
        if self.letters == 0 || self.linked * 2 > self.letters {
            return false;
        }
        is_prose(&self.text)
    }
}

/// Returns `true` for a text of twelve words, or with a sentence of three words in it.
pub(super) fn is_prose(text: &str) -> bool {
    let enough = |text: &str, words: usize| text.unicode_words().take(words).count() == words;
    enough(text, PROSE_WORDS) || sentence_ends(text).any(|end| enough(&text[..end], SENTENCE_WORDS))
}

/// Finds the sentence terminals that end a word, as byte offsets.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let ends_word = |rest: &str| rest.trim_start_matches(CLOSERS).chars().next().is_none_or(char::is_whitespace);
    text.match_indices(TERMINALS).filter(move |(at, sign)| ends_word(&text[at + sign.len()..])).map(|(at, _)| at)
}
