//! Builds an article from the written document.

use super::blocks::{Attributes, Block, Item, Numbers, WrittenBox};
use super::document::{Document, Section};
use super::text::Text;
use super::values::{Level, Link, Texts};
use super::written::Spellings;
use crate::article::{Builder, ContainerKind, Kind, Marker, Markup, Rich};
use crate::format::boxes::{self, BoxName};
use qari_bidi::text::direction::Direction;
use qari_bidi::text::visible::trimmed;

/// Builds the article of a document. The builder has no blocks if the document has no text.
pub(super) fn build(document: &Document, source: &Spellings) -> Builder {
    let mut builder = Builder::new();
    if let Some(language) = &document.language {
        builder.language(language);
    }
    if let Some(address) = &document.address {
        builder.address(address);
    }
    if let Some(direction) = document.direction {
        builder.direction(direction.into());
    }
    for (kind, text) in [(Kind::Title, &document.title), (Kind::Source, &document.source)] {
        builder.rich(kind, text.as_ref().map(|text| text.rich(source)).unwrap_or_default());
    }
    let declared = document.language.as_deref().and_then(boxes::known_language);
    let mut writer = Writer { builder, source, direction: None, language: declared };
    writer.texts(Kind::Paragraph, &document.lead);
    writer.blocks(&document.blocks, 1);
    writer.sections(&document.sections, 1);
    if let Some(link) = &document.link {
        writer.link(link);
    }
    writer.texts(Kind::Disclaimer, &document.disclaimer);
    writer.builder
}

/// The builder, and the document that scalars are looked up in.
struct Writer<'a> {
    builder: Builder,
    source: &'a Spellings<'a>,
    /// The direction stated by an outer block.
    direction: Option<Direction>,
    /// The language of labels, once it is known.
    language: Option<&'static str>,
}

impl Writer<'_> {
    /// Adds sections recursively; `level` is the default level of their headings.
    fn sections(&mut self, sections: &[Section], level: u8) {
        for section in sections {
            let level = section.level.map_or(level, |Level(level)| level);
            self.names(&section.id);
            if let Some(heading) = &section.heading {
                self.builder.rich(Kind::Heading(level), heading.rich(self.source));
            }
            self.texts(Kind::Paragraph, &section.paragraphs);
            self.blocks(&section.blocks, level.saturating_add(1));
            self.sections(&section.sections, level.saturating_add(1));
        }
    }

    /// Adds blocks; `level` is the default level of headings.
    fn blocks(&mut self, blocks: &[Block], level: u8) {
        for block in blocks {
            self.block(block, level);
        }
    }

    fn block(&mut self, block: &Block, level: u8) {
        match block {
            Block::Paragraph(text) => self.text(Kind::Paragraph, text),
            Block::Heading(text, own) => {
                let level = own.map_or(level, |Level(level)| level);
                self.builder.rich(Kind::Heading(level), text.rich(self.source));
            }
            Block::Quote(blocks) => self.contained(ContainerKind::Quote, &blocks.0, level),
            Block::Definition(blocks) => self.contained(ContainerKind::Definition, &blocks.0, level),
            Block::Box(written) => self.boxed(written, level),
            Block::List(items, numbers) => self.list(items, *numbers, level),
            Block::Of(kind, text) => _ = self.builder.rich(*kind, text.rich(self.source)),
            Block::Link(link) => self.link(link),
            Block::With(attributes, block) => self.with(attributes, block.as_deref(), level),
            Block::Code(kind, text, language) => {
                let add = if *kind == Kind::Lines { Builder::program } else { Builder::code };
                add(&mut self.builder, text.rich(self.source), language.as_deref().unwrap_or_default());
            }
            Block::Table(rows, header, aligns) => {
                let row = |row: &Vec<Text>| row.iter().map(|cell| cell.rich(self.source)).collect();
                let aligns: Vec<_> = aligns.iter().map(|align| align.0).collect();
                self.builder.aligned_table(rows.iter().map(row).collect(), *header, &aligns);
            }
            Block::Verse(lines) => {
                for line in lines {
                    let half = |index: usize| line.0.get(index).map_or_else(Rich::new, |half| half.rich(self.source));
                    self.builder.verse(half(0), half(1));
                }
            }
            Block::Page(label) => _ = self.builder.page(self.source.scalar(&label.0)),
            Block::Rule => _ = self.builder.block(Kind::Rule, ""),
            Block::Image(image) => {
                let alternative = image.alt.as_ref().map(|alt| alt.rich(self.source)).unwrap_or_default();
                self.builder.image(alternative, image.url.as_deref().unwrap_or_default());
            }
            Block::Footnote(footnote) => {
                let label = self.builder.label(&footnote.label);
                self.contained(ContainerKind::Footnote { label }, &footnote.blocks.0, level);
            }
        }
    }

    /// Adds a box; without a title it begins with the label of its kind in the language of the document.
    fn boxed(&mut self, written: &WrittenBox, level: u8) {
        let kind = written.kind.0;
        self.builder.open(ContainerKind::Box(kind));
        match &written.title {
            Some(title) => _ = self.builder.rich(Kind::BoxTitle, title.rich(self.source)),
            None => {
                let text = || boxes::language(self.source.text().chars().take(boxes::SAMPLE));
                let language = *self.language.get_or_insert_with(text);
                let label = BoxName::of_kind(kind).map(|name| name.label(language)).unwrap_or_default();
                self.builder.block(Kind::BoxTitle, label);
            }
        }
        self.blocks(&written.blocks.0, level);
        self.builder.close();
    }

    fn contained(&mut self, kind: ContainerKind, blocks: &[Block], level: u8) {
        self.builder.open(kind);
        self.blocks(blocks, level);
        self.builder.close();
    }

    /// Adds a block with its names and its direction.
    fn with(&mut self, attributes: &Attributes, block: Option<&Block>, level: u8) {
        self.names(&attributes.id);
        let Some(block) = block else { return };
        let around = self.direction;
        self.direction = attributes.direction.map(Direction::from).or(around);
        self.builder.direction_of_blocks(self.direction);
        self.block(block, level);
        self.direction = around;
        self.builder.direction_of_blocks(around);
    }

    /// Names the next block.
    fn names(&mut self, names: &Texts) {
        for name in &names.0 {
            self.builder.anchor(name.rich(self.source).as_str());
        }
    }

    /// Adds the items of a list.
    fn list(&mut self, items: &[Item], numbers: Option<Numbers>, level: u8) {
        let start = numbers.map_or(1, |numbers| numbers.start);
        let number = |index: usize| start.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
        let own_end = number(items.len().saturating_sub(1));
        let list_end = numbers.and_then(|numbers| numbers.end).unwrap_or(own_end);
        for (index, item) in items.iter().enumerate() {
            let marker = match (item.done, numbers) {
                (Some(done), _) => Marker::Task(done),
                (None, Some(numbers)) => Marker::Number(number(index), numbers.numbering.0, numbers.delimiter.0),
                (None, None) => Marker::Bullet,
            };
            self.contained(ContainerKind::Item { marker, list_end }, &item.blocks.0, level);
        }
    }

    fn texts(&mut self, kind: Kind, texts: &Texts) {
        for text in &texts.0 {
            self.text(kind, text);
        }
    }

    /// Adds the paragraphs of a text. Blank lines separate them, unless the text has styles, which might span them.
    fn text(&mut self, kind: Kind, text: &Text) {
        let Text::Plain(scalar) = text else {
            self.builder.rich(kind, text.rich(self.source));
            return;
        };
        let mut paragraph = String::new();
        for line in self.source.scalar(scalar).lines().chain([""]) {
            if trimmed(line).is_empty() {
                self.builder.block(kind, &paragraph);
                paragraph.clear();
            } else {
                paragraph.push_str(line);
                paragraph.push('\n');
            }
        }
    }

    /// Adds the label and the address of a link. Both lead there.
    fn link(&mut self, link: &Link) {
        let label = link.label.as_ref().map(|label| label.rich(self.source)).unwrap_or_default();
        let Some(url) = &link.url else {
            self.builder.rich(Kind::Link, label);
            return;
        };
        let address = Rich::from(url.as_str());
        for text in [label, address] {
            self.builder.rich(Kind::Link, text.within(Markup::Link(trimmed(url).to_owned())));
        }
    }
}
