//! A tree of HTML to blocks: whatever it is a part of, a page, a chapter of a book, a piece of Markdown.

mod begin;

use dom_query::{Document, NodeData, NodeId, NodeRef};

use super::elements;
use super::inline::{Inline, Pieces};
use super::lists::List;
use super::pages;
use super::scripts::Script;
use super::table::Table;
use crate::article::{Builder, Kind, Markup, Rich};
use crate::format::phrases::is_disclaimer;
use qari_bidi::text::direction::{self, Direction};

/// What the author of a document that a tree is a part of has to say.
pub struct Options<'a> {
    /// Where a link or an image leads, by what is written as its address; not asked of one that is a name in the same tree.
    pub address: &'a dyn Fn(&str) -> String,
    /// What a name that a place has in this tree is called in the whole document.
    pub anchor: &'a dyn Fn(&str) -> String,
    /// Whether a node is left out with all that is in it.
    pub leaves_out: &'a dyn Fn(NodeId) -> bool,
    /// By how many levels headings are nearer to the outermost than they are written.
    pub raised: u8,
    /// Whether a paragraph that reads like a disclaimer is one.
    pub finds_disclaimers: bool,
}

impl Default for Options<'_> {
    /// All of the tree, as it is written.
    fn default() -> Self {
        Self {
            address: &str::to_owned,
            anchor: &str::to_owned,
            leaves_out: &|_| false,
            raised: 0,
            finds_disclaimers: false,
        }
    }
}

/// Adds the blocks of the node `root` and of all that is in it. Says whether a table among them is text only, because it was beyond
/// the bounds.
pub fn append(builder: &mut Builder, root: &NodeRef, options: &Options) -> bool {
    let mut writer = Writer::new(builder, options);
    writer.walk(root);
    writer.flush();
    writer.begin_pages();
    writer.lost_table
}

/// The body of a document, or all of one that has none.
#[must_use]
pub fn of(document: &Document) -> NodeRef<'_> {
    document.body().unwrap_or_else(|| document.root())
}

/// The text in `root` with its styles, whatever blocks it is in.
pub(in crate::format) fn rich(root: &NodeRef, options: &Options) -> Rich {
    let mut builder = Builder::new();
    let mut writer = Writer { is_one_text: true, ..Writer::new(&mut builder, options) };
    writer.walk(root);
    let mut text = writer.text_of_all();
    writer.inline.take_pages().iter().for_each(|label| _ = text.page(label));
    text
}

/// What is written to, and what is open where the walk stands.
struct Writer<'a> {
    builder: &'a mut Builder,
    options: &'a Options<'a>,
    inline: Inline,
    /// Whether nothing parts the text into blocks, as in the cell of a table.
    is_one_text: bool,
    /// The elements that have begun, the outermost first.
    entered: Vec<Entered>,
    /// What the next block is.
    kind: Kind,
    /// The lists that are open, the innermost last.
    lists: Vec<List>,
    /// The table whose cells are read.
    table: Option<Table>,
    /// How many elements are open that keep white space.
    verbatim: usize,
    script: Option<Script>,
    /// Whether a table was beyond the bounds.
    lost_table: bool,
}

/// What has to be undone when an element ends.
#[derive(Debug)]
struct Entered {
    is_block: bool,
    /// The direction that the element says it has.
    direction: Option<Direction>,
    /// How many settings and containers have begun with it, and whether it keeps white space.
    settings: usize,
    containers: usize,
    verbatim: usize,
    /// How many lists were open before it, what blocks and small text were.
    lists: usize,
    kind: Kind,
    script: Option<Script>,
    part: Part,
}

/// What an element is to the table that is read.
#[derive(Debug)]
enum Part {
    None,
    Table,
    /// The columns and rows that the cell takes.
    Cell(i64, i64),
}

impl<'a> Writer<'a> {
    fn new(builder: &'a mut Builder, options: &'a Options<'a>) -> Self {
        Self {
            builder,
            options,
            inline: Inline::default(),
            is_one_text: false,
            entered: Vec::new(),
            kind: Kind::Paragraph,
            lists: Vec::new(),
            table: None,
            verbatim: 0,
            script: None,
            lost_table: false,
        }
    }

    /// Goes through `root` and all that is in it, in the order of the text. A tree may be too deep for a walk that calls itself.
    fn walk(&mut self, root: &NodeRef) {
        let mut node = *root;
        loop {
            if self.enter(&node) {
                if let Some(child) = node.first_child() {
                    node = child;
                    continue;
                }
                self.leave();
            }
            loop {
                if node.id == root.id {
                    return;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else { return };
                node = parent;
                self.leave();
            }
        }
    }

    /// What an element that begins now finds, and leaves behind when it ends.
    fn entered_now(&self, direction: Option<Direction>) -> Entered {
        Entered {
            is_block: false,
            direction,
            settings: 0,
            containers: 0,
            verbatim: 0,
            lists: self.lists.len(),
            kind: self.kind,
            script: self.script,
            part: Part::None,
        }
    }

    /// Begins a node. Says whether what is in it is to be read, and it is to be left.
    fn enter(&mut self, node: &NodeRef) -> bool {
        if (self.options.leaves_out)(node.id) {
            return false;
        }
        let Some(element) = node.element_ref() else {
            node.query(|node| {
                if let NodeData::Text { contents } = &node.data {
                    self.text(contents);
                }
            });
            let is_root = node.is_document() || node.is_fragment();
            if is_root {
                self.entered.push(self.entered_now(None));
            }
            return is_root;
        };
        let name = &*element.name.local;
        if let Some(begun) = pages::page_break(node, &element) {
            if elements::is_block(name) {
                self.flush();
            }
            self.name(name, &element);
            self.inline.page(begun.label);
            if !begun.has_text {
                return false;
            }
        }
        if elements::is_hidden(&element) || begin::is_picture_again(node, name) || self.is_void(name, &element) {
            return false;
        }
        let mut entered = self.entered_now(elements::direction(&element));
        if elements::is_block(name) {
            self.flush();
            entered.is_block = true;
            self.name(name, &element);
            self.enter_block(node, &element, &mut entered);
        } else {
            self.name(name, &element);
            self.enter_inline(&element, &mut entered);
        }
        self.entered.push(entered);
        true
    }

    /// Ends the element that began last.
    fn leave(&mut self) {
        if self.entered.last().is_some_and(|entered| entered.is_block) {
            self.flush();
        }
        let Some(entered) = self.entered.pop() else { return };
        for _ in 0..entered.settings {
            self.inline.end();
        }
        self.verbatim -= entered.verbatim;
        self.script = entered.script;
        if let Part::Cell(across, down) = entered.part {
            let cell = self.text_of_all();
            self.is_one_text = false;
            self.table.get_or_insert_default().cell(cell, across, down);
        }
        if let Part::Table = entered.part
            && let Some(table) = self.table.take()
        {
            let (rows, has_header) = table.finish();
            self.set_direction(entered.direction.or_else(|| self.surrounding_direction()));
            self.builder.table(rows, has_header);
            self.builder.direction_of_blocks(None);
        }
        self.kind = entered.kind;
        self.lists.truncate(entered.lists);
        for _ in 0..entered.containers {
            self.builder.close();
        }
    }

    fn text(&mut self, text: &str) {
        if self.verbatim > 0 {
            self.inline.verbatim(text);
        } else if let Some(script) = self.script {
            self.inline.text(&script.written(text, self.inline.last()));
        } else {
            self.inline.text(text);
        }
    }

    /// Ends the block that has begun.
    fn flush(&mut self) {
        if self.is_one_text {
            self.inline.space();
            return;
        }
        let Some(pieces) = self.inline.take() else { return };
        match pieces {
            Pieces::Image(shown, address) if self.kind == Kind::Paragraph => _ = self.builder.image(shown, &address),
            Pieces::Image(shown, address) => _ = self.builder.rich(self.kind, shown.within(Markup::Link(address))),
            Pieces::Text(rich) => {
                let may_disclaim = self.options.finds_disclaimers && self.kind == Kind::Paragraph;
                let is_disclaimer = may_disclaim && is_disclaimer(rich.as_str());
                let kind = if is_disclaimer { Kind::Disclaimer } else { self.kind };
                self.set_direction(self.direction_of(rich.as_str()));
                self.builder.rich(kind, rich);
                self.builder.direction_of_blocks(None);
            }
        }
    }

    /// Has the pages that wait begin with the next block, which is none of text.
    fn begin_pages(&mut self) {
        for label in self.inline.take_pages() {
            self.builder.page(&label);
        }
    }

    fn set_direction(&mut self, direction: Option<Direction>) {
        self.builder.direction_of_blocks(direction);
    }

    /// The direction of a block: the one its own element says; else what it would be in a document of the direction that an
    /// element around it says. Where that is right to left, a row of badges or a link stands on the right though its letters are
    /// Latin, as in browsers; a sentence does not, since its stop would stand at the wrong end. Program text keeps its own.
    fn direction_of(&self, text: &str) -> Option<Direction> {
        let own = self.entered.iter().rev().find(|entered| entered.is_block).and_then(|entered| entered.direction);
        own.or_else(|| {
            let around = self.surrounding_direction().filter(|_| self.kind != Kind::Code)?;
            let is_sentence = text.trim_end().ends_with(['.', '!', '?', '؟', '…', ':', ';', ',']);
            Some(if around == Direction::Rtl && !is_sentence { around } else { direction::of_block(text, around) })
        })
    }

    fn surrounding_direction(&self) -> Option<Direction> {
        self.entered.iter().rev().filter(|entered| entered.is_block).find_map(|entered| entered.direction)
    }

    /// The text of what was read as one.
    fn text_of_all(&mut self) -> Rich {
        match self.inline.take() {
            Some(Pieces::Text(rich)) => rich,
            Some(Pieces::Image(shown, address)) if address.is_empty() => shown,
            Some(Pieces::Image(shown, address)) => shown.within(Markup::Link(address)),
            None => Rich::new(),
        }
    }
}

/// The attribute that names a footnote, at its reference and at the note itself. HTML has none for that.
pub(in crate::format) const FOOTNOTE: &str = "data-qari-footnote";
