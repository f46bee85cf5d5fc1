//! Handles the start of each element: blocks, containers, tables, styles, directions and void elements.

use dom_query::{Element, NodeRef};

use super::{BOX, Entered, FOOTNOTE, MATH, Part, TITLE, Writer};
use crate::article::{BoxKind, ContainerKind, Kind, Markup};
use crate::format::boxes::BoxName;
use crate::format::html::code;
use crate::format::html::elements::{self, attribute};
use crate::format::html::inline::{Image, Setting};
use crate::format::html::lists::{self, List};
use crate::format::html::scripts::Script;
use crate::format::html::table::{CellPlace, NoTable, Table};
use qari_bidi::text::address::decoded;
use qari_bidi::text::direction::Direction;

impl Writer<'_> {
    /// Reads a void element. Returns `false` if it is none.
    pub(super) fn is_void(&mut self, name: &str, element: &Element) -> bool {
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
            // A footnote reference is replaced by its label.
            "a" => match attribute(element, FOOTNOTE) {
                Some(label) => self.inline.reference(label),
                None => return false,
            },
            _ => return elements::is_void(name),
        }
        true
    }

    /// Registers the ids and names of an element as anchors of the current or next block.
    pub(super) fn name(&mut self, name: &str, element: &Element) {
        let old = if name == "a" { attribute(element, "name") } else { None };
        for name in [attribute(element, "id"), old].into_iter().flatten() {
            if !name.is_empty() {
                self.builder.anchor(&(self.options.anchor)(name));
            }
        }
    }

    pub(super) fn enter_block(&mut self, node: &NodeRef, element: &Element, entered: &mut Entered) {
        let name = &*element.name.local;
        if elements::is_verbatim(name) {
            entered.verbatim = 1;
            self.verbatim += 1;
        }
        if self.is_one_text {
            match name {
                "ul" | "menu" | "dir" | "ol" => self.lists.push(List::of(node, element)),
                "li" => {
                    let marker = lists::marker_text(lists::item(self.lists.last_mut(), node, element));
                    self.inline.marker(&marker);
                }
                _ => {}
            }
            return;
        }
        if let Some(level) = elements::heading_level(name) {
            self.kind = Kind::Heading(level.saturating_sub(self.options.raised));
        }
        match name {
            _ if elements::is_verbatim(name) => {
                self.kind = Kind::Code;
                self.code_language = code::language(node);
            }
            _ if attribute(element, TITLE).is_some() => self.kind = Kind::BoxTitle,
            "details" => self.enter_box(node, BoxName::of_kind(BoxKind::Details), entered),
            "summary" if node.parent().is_some_and(|parent| parent.has_name("details")) => self.kind = Kind::BoxTitle,
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
                // A footnote, as the Markdown reader writes them.
                if let Some(label) = attribute(element, FOOTNOTE) {
                    let label = self.builder.label(label);
                    self.open(ContainerKind::Footnote { label }, entered);
                } else if let Some(name) = attribute(element, BOX) {
                    self.enter_box(node, BoxName::of(name), entered);
                }
            }
            _ => self.enter_table(node, element, entered),
        }
    }

    /// Starts a box. One without a title begins with its label.
    fn enter_box(&mut self, node: &NodeRef, name: Option<&'static BoxName>, entered: &mut Entered) {
        let Some(name) = name else { return };
        self.open(ContainerKind::Box(name.kind), entered);
        let is_title = |child: NodeRef| {
            child.element_ref().is_some_and(|it| &*it.name.local == "summary" || attribute(&it, TITLE).is_some())
        };
        if !node.children_it(false).any(is_title) && elements::has_content(node) {
            let label = name.label(self.language(node));
            self.set_direction(self.direction_of(label));
            self.builder.block(Kind::BoxTitle, label);
            self.set_direction(None);
        }
    }

    /// Starts a table, a row or a cell.
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
                let direction = entered.direction.or_else(|| self.surrounding_direction());
                entered.part = Part::Cell(CellPlace::of(node, direction.unwrap_or(Direction::Ltr)));
                self.is_one_text = true;
            }
            _ => {}
        }
    }

    pub(super) fn enter_inline(&mut self, element: &Element, entered: &mut Entered) {
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
        if attribute(element, MATH).is_some() {
            entered.verbatim = 1;
            self.verbatim += 1;
            self.start(Setting::Style(Markup::Math), entered);
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
}

/// Returns `true` for a `<noscript>` that repeats the lazily loaded picture before it.
pub(super) fn is_picture_again(node: &NodeRef, name: &str) -> bool {
    let is_picture = |before: NodeRef| {
        ["img", "picture", "amp-img"].iter().any(|name| before.has_name(name))
            || before.descendants_it().take(4).any(|inside| inside.has_name("img"))
    };
    name == "noscript"
        && node.descendants_it().any(|inside| inside.has_name("img"))
        && node.prev_element_sibling().is_some_and(is_picture)
}
