//! An article of what is written.

use super::blocks::{Block, Item, Level};
use super::document::{Document, Link, Section, Texts, WrittenDirection};
use super::text::Text;
use super::written::Source;
use crate::article::{Article, Builder, ContainerKind, Kind, Marker, Markup, Rich};
use crate::text::direction::Direction;
use crate::text::visible::trimmed;

/// The article of a document; `None` if there is no text in it.
pub(super) fn build(document: &Document, source: &Source) -> Option<Article> {
    let mut builder = Builder::new();
    if let Some(language) = &document.language {
        builder.language(language);
    }
    match document.direction {
        Some(WrittenDirection::Rtl) => _ = builder.direction(Direction::Rtl),
        Some(WrittenDirection::Ltr) => _ = builder.direction(Direction::Ltr),
        None => {}
    }
    builder.block(Kind::Title, document.title.as_deref().unwrap_or_default());
    builder.block(Kind::Source, document.source.as_deref().unwrap_or_default());
    let mut writer = Writer { builder, source };
    writer.texts(Kind::Paragraph, &document.lead);
    writer.blocks(&document.blocks, 1);
    writer.sections(&document.sections, 1);
    if let Some(link) = &document.link {
        writer.link(link);
    }
    writer.texts(Kind::Disclaimer, &document.disclaimer);
    writer.builder.finish()
}

/// What is added to, and the document that scalars are looked up in.
struct Writer<'a> {
    builder: Builder,
    source: &'a Source<'a>,
}

impl Writer<'_> {
    /// Adds sections and the sections inside them; `level` is theirs where they do not say.
    fn sections(&mut self, sections: &[Section], level: u8) {
        for section in sections {
            let level = section.level.map_or(level, |Level(level)| level);
            if let Some(heading) = &section.heading {
                self.builder.rich(Kind::Heading(level), heading.rich(self.source));
            }
            self.texts(Kind::Paragraph, &section.paragraphs);
            self.blocks(&section.blocks, level.saturating_add(1));
            self.sections(&section.sections, level.saturating_add(1));
        }
    }

    /// Adds blocks; `level` is that of their headings where they do not say.
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
            Block::List(items, start) => self.list(items, *start, level),
            Block::Code(text) => _ = self.builder.block(Kind::Code, text),
            Block::Table(rows, header) => {
                let row = |row: &Vec<Text>| row.iter().map(|cell| cell.rich(self.source)).collect();
                self.builder.table(rows.iter().map(row).collect(), *header);
            }
            Block::Verse(lines) => {
                for line in lines {
                    let half = |index: usize| line.0.get(index).map_or_else(Rich::new, |half| half.rich(self.source));
                    self.builder.verse(half(0), half(1));
                }
            }
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

    fn contained(&mut self, kind: ContainerKind, blocks: &[Block], level: u8) {
        self.builder.open(kind);
        self.blocks(blocks, level);
        self.builder.close();
    }

    /// Adds the items of a list, numbered from `start` on if there is one.
    fn list(&mut self, items: &[Item], start: Option<u32>, level: u8) {
        let number = |index: usize| start.unwrap_or(1).saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
        let list_end = number(items.len().saturating_sub(1));
        for (index, item) in items.iter().enumerate() {
            let marker = match (item.done, start) {
                (Some(done), _) => Marker::Task(done),
                (None, Some(_)) => Marker::Number(number(index)),
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

    /// Adds the paragraphs of a text. Blank lines part them, but not where there are styles that might go across.
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

    /// Adds the label of a link and its address, which both lead there.
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
