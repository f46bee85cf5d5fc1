//! A tree of HTML to blocks: whatever it is a part of, a page, a chapter of a book, a piece of Markdown.

use dom_query::{Document, Element, NodeData, NodeId, NodeRef};

use super::elements::{self, attribute};
use super::inline::{Image, Inline, Pieces, Setting};
use super::lists::{self, List};
use super::pages;
use super::scripts::Script;
use super::table::{self, NoTable, Table};
use crate::article::{Builder, ContainerKind, Kind, Markup, Rich};
use crate::format::phrases::is_disclaimer;
use crate::text::address::decoded;
use crate::text::direction::{self, Direction};

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
        if elements::is_hidden(&element) || is_picture_again(node, name) || self.is_void(name, &element) {
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

    /// Reads an element that has nothing in it. Says whether it is one.
    fn is_void(&mut self, name: &str, element: &Element) -> bool {
        match name {
            "br" => self.inline.line_end(),
            "wbr" => self.inline.verbatim("\u{200B}"),
            "hr" if self.is_one_text => self.inline.space(),
            "hr" => {
                self.flush();
                self.name(name, element);
                self.begin_pages();
                self.builder.block(Kind::Rule, "");
            }
            "img" => {
                self.name(name, element);
                self.image(element);
            }
            // A reference to a footnote has its label for its text.
            "a" => match attribute(element, FOOTNOTE) {
                Some(label) => self.inline.reference(label),
                None => return false,
            },
            _ => return elements::is_void(name),
        }
        true
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

    /// Keeps the names that a place has. They are those of the block that comes next, or that has begun.
    fn name(&mut self, name: &str, element: &Element) {
        let old = if name == "a" { attribute(element, "name") } else { None };
        for name in [attribute(element, "id"), old].into_iter().flatten() {
            if !name.is_empty() {
                self.builder.anchor(&(self.options.anchor)(name));
            }
        }
    }

    fn enter_block(&mut self, node: &NodeRef, element: &Element, entered: &mut Entered) {
        let name = &*element.name.local;
        if elements::is_verbatim(name) {
            entered.verbatim = 1;
            self.verbatim += 1;
        }
        if self.is_one_text {
            if name == "li" {
                self.inline.verbatim("• ");
            }
            return;
        }
        if let Some(level) = elements::heading_level(name) {
            self.kind = Kind::Heading(level.saturating_sub(self.options.raised));
        }
        match name {
            _ if elements::is_verbatim(name) => self.kind = Kind::Code,
            "figcaption" | "caption" => self.kind = Kind::Caption,
            "blockquote" => self.open(ContainerKind::Quote, entered),
            "dd" => self.open(ContainerKind::Definition, entered),
            "dt" | "summary" => self.start(Setting::Style(Markup::Strong), entered),
            "ul" | "menu" | "dir" | "ol" => {
                self.lists.push(List::of(node, element));
            }
            "li" => {
                let kind = lists::item(self.lists.last_mut(), node, element);
                self.open(kind, entered);
            }
            "aside" => {
                // A footnote, as Markdown's are handed on.
                if let Some(label) = attribute(element, FOOTNOTE) {
                    let label = self.builder.label(label);
                    self.open(ContainerKind::Footnote { label }, entered);
                }
            }
            _ => self.enter_table(node, element, entered),
        }
    }

    /// Begins a table or a part of one, if the element is any.
    fn enter_table(&mut self, node: &NodeRef, element: &Element, entered: &mut Entered) {
        match &*element.name.local {
            "table" => {
                let table = Table::of(node);
                self.lost_table |= matches!(table, Err(NoTable::Sparse));
                self.table = table.ok();
                if self.table.is_some() {
                    entered.part = Part::Table;
                }
            }
            "tr" => {
                if let Some(table) = &mut self.table {
                    table.row();
                }
            }
            "td" | "th" if self.table.is_some() => {
                let (across, down) = table::spans(element);
                entered.part = Part::Cell(across, down);
                self.is_one_text = true;
            }
            _ => {}
        }
    }

    fn enter_inline(&mut self, element: &Element, entered: &mut Entered) {
        let name = &*element.name.local;
        match name {
            "b" | "strong" => self.start(Setting::Style(Markup::Strong), entered),
            "em" | "i" | "cite" | "dfn" | "var" | "mark" | "ins" | "u" => {
                self.start(Setting::Style(Markup::Emphasis), entered);
            }
            "s" | "del" | "strike" => self.start(Setting::Style(Markup::Strike), entered),
            "code" | "kbd" | "samp" | "tt" if self.kind != Kind::Code => {
                self.start(Setting::Style(Markup::Code), entered);
            }
            "a" => self.link(element, entered),
            "q" => self.start(Setting::Direction("“", "”"), entered),
            "rt" => self.start(Setting::Direction("(", ")"), entered),
            "sup" | "sub" => {
                let script = if name == "sup" { Script::Above } else { Script::Below };
                self.script = Some(script);
            }
            _ => {}
        }
        match (name, entered.direction) {
            ("bdo", Some(direction)) => self.start(Setting::overridden(direction), entered),
            ("bdi", direction) => self.start(Setting::isolate(direction), entered),
            (_, Some(direction)) => self.start(Setting::isolate(Some(direction)), entered),
            (_, None) if attribute(element, "dir").is_some() => self.start(Setting::isolate(None), entered),
            _ => {}
        }
    }

    fn link(&mut self, element: &Element, entered: &mut Entered) {
        let Some(address) = attribute(element, "href").map(str::trim) else { return };
        let is_program = address.get(..11).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript:"));
        if !address.is_empty() && !is_program {
            let address = match address.strip_prefix('#') {
                Some(name) => format!("#{}", (self.options.anchor)(&decoded(name))),
                None => (self.options.address)(address),
            };
            self.start(Setting::Style(Markup::Link(address)), entered);
        }
    }

    fn image(&mut self, element: &Element) {
        let link = self.inline.link().map(str::to_owned);
        let is_in_link = link.is_some();
        if let Some(image) = Image::of(element, link, self.options.address) {
            self.inline.image(image, is_in_link);
        }
    }

    fn open(&mut self, container: ContainerKind, entered: &mut Entered) {
        self.builder.open(container);
        entered.containers += 1;
    }

    fn start(&mut self, setting: Setting, entered: &mut Entered) {
        if self.inline.may_start(&setting) {
            self.inline.start(setting);
            entered.settings += 1;
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

/// Whether an element has, for those without scripts, the picture that stands before it and is loaded late.
fn is_picture_again(node: &NodeRef, name: &str) -> bool {
    let is_picture = |before: NodeRef| {
        ["img", "picture", "amp-img"].iter().any(|name| before.has_name(name))
            || before.descendants_it().take(4).any(|inside| inside.has_name("img"))
    };
    name == "noscript"
        && node.descendants_it().any(|inside| inside.has_name("img"))
        && node.prev_element_sibling().is_some_and(is_picture)
}

/// The attribute that names a footnote, at its reference and at the note itself. HTML has none for that.
pub(in crate::format) const FOOTNOTE: &str = "data-qari-footnote";
