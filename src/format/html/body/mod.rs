//! Converts an HTML tree to blocks, for pages, chapters of books and Markdown.

mod begin;

use dom_query::{Document, NodeData, NodeId, NodeRef};

use super::elements;
use super::inline::{Inline, Pieces};
use super::lists::List;
use super::pages;
use super::scripts::Script;
use super::table::{CellPlace, Table};
use crate::article::{Builder, Kind, Markup, Rich};
use crate::format::boxes;
use crate::format::phrases::is_disclaimer;
use qari_bidi::text::direction::{self, Direction};

/// Settings of the document that a tree is part of.
pub struct TreeOptions<'a> {
    /// Resolves the address of a link or an image. Not called for links within the tree.
    pub address: &'a dyn Fn(&str) -> String,
    /// Maps an id in this tree to an anchor of the whole document.
    pub anchor: &'a dyn Fn(&str) -> String,
    /// Returns `true` for nodes to skip with their content.
    pub leaves_out: &'a dyn Fn(NodeId) -> bool,
    /// Number of levels to raise headings by.
    pub raised: u8,
    /// Detects paragraphs that read like a disclaimer.
    pub finds_disclaimers: bool,
}

impl Default for TreeOptions<'_> {
    /// Keeps the whole tree as written.
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

/// Appends the blocks of `root` to `builder`. Returns `true` if a table was reduced to text because of its
/// size.
pub fn append(builder: &mut Builder, root: &NodeRef, options: &TreeOptions) -> bool {
    let mut writer = Writer::new(builder, options);
    writer.walk(root);
    writer.flush();
    writer.begin_pages();
    writer.lost_table
}

/// Returns the body of a document, or the root if there is none.
#[must_use]
pub fn of(document: &Document) -> NodeRef<'_> {
    document.body().unwrap_or_else(|| document.root())
}

/// Returns the text of `root` with its styles, ignoring blocks.
pub(in crate::format) fn rich(root: &NodeRef, options: &TreeOptions) -> Rich {
    let mut builder = Builder::new();
    let mut writer = Writer { is_one_text: true, ..Writer::new(&mut builder, options) };
    writer.walk(root);
    let mut text = writer.text_of_all();
    writer.inline.take_pages().iter().for_each(|label| _ = text.page(label));
    text
}

/// The state of the conversion.
struct Writer<'a> {
    builder: &'a mut Builder,
    options: &'a TreeOptions<'a>,
    inline: Inline,
    /// `true` while blocks are not separated, as in a table cell.
    is_one_text: bool,
    /// The open elements, outermost first.
    entered: Vec<Entered>,
    /// The kind of the next block.
    kind: Kind,
    /// The open lists, innermost last.
    lists: Vec<List>,
    /// The table being read.
    table: Option<Table>,
    /// The language of the code being read, as the page names it.
    code_language: String,
    /// Number of open elements that preserve white space.
    verbatim: usize,
    script: Option<Script>,
    /// The language of labels, once it is known.
    language: Option<&'static str>,
    /// `true` if a table was reduced to text because of its size.
    lost_table: bool,
}

/// State to restore when an element ends.
#[derive(Debug)]
struct Entered {
    is_block: bool,
    /// The direction the element declares.
    direction: Option<Direction>,
    /// Settings and containers that began with it, and whether it preserves white space.
    settings: usize,
    containers: usize,
    verbatim: usize,
    /// The open lists, the kind of block and the script before it.
    lists: usize,
    kind: Kind,
    script: Option<Script>,
    part: Part,
}

/// The role of an element in the current table.
#[derive(Debug)]
enum Part {
    None,
    Table,
    Cell(CellPlace),
}

impl<'a> Writer<'a> {
    fn new(builder: &'a mut Builder, options: &'a TreeOptions<'a>) -> Self {
        Self {
            builder,
            options,
            inline: Inline::default(),
            is_one_text: false,
            entered: Vec::new(),
            kind: Kind::Paragraph,
            lists: Vec::new(),
            table: None,
            code_language: String::new(),
            verbatim: 0,
            script: None,
            language: None,
            lost_table: false,
        }
    }

    /// Walks `root` in document order. Iterative, because trees may be deep.
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

    /// Captures the current state for an element that begins.
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

    /// Begins a node. Returns `true` if its content is to be read; then [`Self::leave`] must follow.
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

    /// Ends the innermost element.
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
        if let Part::Cell(place) = entered.part {
            let cell = self.text_of_all();
            self.is_one_text = false;
            self.table.get_or_insert_default().cell(cell, place);
        }
        if let Part::Table = entered.part
            && let Some(table) = self.table.take()
        {
            let (rows, has_header, aligns) = table.finish();
            self.set_direction(entered.direction.or_else(|| self.surrounding_direction()));
            self.builder.aligned_table(rows, has_header, &aligns);
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

    /// Ends the current block.
    fn flush(&mut self) {
        if self.is_one_text {
            // A cell keeps its lines; a title has one.
            if self.table.is_some() {
                self.inline.new_line();
            } else {
                self.inline.space();
            }
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
                if kind == Kind::Code {
                    self.builder.code(rich, &self.code_language);
                } else {
                    self.builder.rich(kind, rich);
                }
                self.builder.direction_of_blocks(None);
            }
        }
    }

    /// Starts the waiting pages at the next block, which has no text.
    fn begin_pages(&mut self) {
        for label in self.inline.take_pages() {
            self.builder.page(&label);
        }
    }

    /// Returns the language of labels: that of the document around `node`.
    fn language(&mut self, node: &NodeRef) -> &'static str {
        self.language.get_or_insert_with(|| {
            let root = node.ancestors_it(None).last().unwrap_or(*node);
            boxes::language(elements::visible_text(&root, boxes::SAMPLE).chars())
        })
    }

    fn set_direction(&mut self, direction: Option<Direction>) {
        self.builder.direction_of_blocks(direction);
    }

    /// Returns the direction of a block: that of its own element, else the direction it would have in a
    /// document of the surrounding declared direction. In a right-to-left element, badges and links align right
    /// even if they are Latin, as in browsers. Sentences don't, because their full stop would move to the wrong
    /// end. Code keeps its own direction.
    fn direction_of(&self, text: &str) -> Option<Direction> {
        let own = self.entered.iter().rev().find(|entered| entered.is_block).and_then(|entered| entered.direction);
        own.or_else(|| {
            let around = self.surrounding_direction().filter(|_| self.kind != Kind::Code)?;
            let is_sentence = text.trim_end().ends_with(['.', '!', '?', '؟', '…', ':', ';', ',']);
            let is_running = self.kind == Kind::Paragraph && self.lists.is_empty();
            Some(match () {
                () if around == Direction::Rtl && !is_sentence => around,
                () if is_running => direction::of_running_text(text, around),
                () => direction::of_block(text, around),
            })
        })
    }

    fn surrounding_direction(&self) -> Option<Direction> {
        self.entered.iter().rev().filter(|entered| entered.is_block).find_map(|entered| entered.direction)
    }

    /// Takes the collected text of a cell.
    fn text_of_all(&mut self) -> Rich {
        match self.inline.take() {
            Some(Pieces::Text(rich)) => rich,
            Some(Pieces::Image(shown, address)) if address.is_empty() => shown,
            Some(Pieces::Image(shown, address)) => shown.within(Markup::Link(address)),
            None => Rich::new(),
        }
    }
}

/// Internal attribute with the label of a footnote, on the reference and on the note.
pub(in crate::format) const FOOTNOTE: &str = "data-qari-footnote";

/// The attribute of an `<aside>` that is a box, with its name; see [`boxes::BoxName`].
pub(in crate::format) const BOX: &str = "data-qari-box";

/// The attribute of the title of a box.
pub(in crate::format) const TITLE: &str = "data-qari-title";

/// The attribute of a formula.
pub(in crate::format) const MATH: &str = "data-qari-math";
