//! The `blocks` of the schema, as they are written.

use std::fmt;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use super::keys::{Form, Keys};
use super::leaves::{Bayt, Image, WrittenAlign, WrittenBoxKind};
use super::numbering::{WrittenDelimiter, WrittenNumbering};
use super::text::{Label, Text};
use super::values::{Level, Link, Texts, WrittenDirection};
use super::written::{Scalar, Written, readable};
use crate::article::{BoxKind, Kind};

/// A block.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph. If it has no styles, blank lines part it into several.
    Paragraph(Text),
    /// A heading and its level.
    Heading(Text, Option<Level>),
    /// A quotation.
    Quote(Blocks),
    /// A description of the term before it.
    Definition(Blocks),
    /// A box.
    Box(WrittenBox),
    /// A list, with numbers if it is numbered.
    List(Vec<Item>, Option<Numbers>),
    /// A text of a kind that has no other properties: a title, a source, a caption.
    Of(Kind, Text),
    /// Program text: code or lines, and the language that it is in.
    Code(Kind, Text, Option<String>),
    /// A link to the original.
    Link(Link),
    /// Rows of cells; `true` if the first row names the columns; the alignment of the columns.
    Table(Vec<Vec<Text>>, bool, Vec<WrittenAlign>),
    /// Lines of verse.
    Verse(Vec<Bayt>),
    /// A thematic break.
    Rule,
    /// An image.
    Image(Image),
    /// A footnote.
    Footnote(Footnote),
    /// The beginning of a printed page, together with the next block.
    Page(Label),
    /// A block with common attributes; without a block, names of the next one.
    With(Attributes, Option<Box<Block>>),
}

/// Attributes that any block may have.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// Its names, as targets of links.
    pub(super) id: Texts,
    /// Its direction, if its text has another.
    pub(super) direction: Option<WrittenDirection>,
}

/// The numbers of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    /// The first number.
    pub(super) start: u32,
    /// The last number, if the list continues behind other blocks.
    pub(super) end: Option<u32>,
    /// The numbering.
    pub(super) numbering: WrittenNumbering,
    /// The signs around them.
    pub(super) delimiter: WrittenDelimiter,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { start: 1, end: None, numbering: WrittenNumbering::default(), delimiter: WrittenDelimiter::default() }
    }
}

/// Nested blocks: a list of them, a single mapping, or the text of a paragraph.
#[derive(Debug)]
pub(super) struct Blocks(pub(super) Vec<Block>);

/// A list item.
#[derive(Debug)]
pub(super) struct Item {
    /// Its blocks.
    pub(super) blocks: Blocks,
    /// The state of a task; `None` for other items.
    pub(super) done: Option<bool>,
}

/// A box.
#[derive(Debug)]
pub(super) struct WrittenBox {
    /// Its kind.
    pub(super) kind: WrittenBoxKind,
    /// Its title; without one it has the label of its kind, and with an empty one, none.
    pub(super) title: Option<Text>,
    /// Its blocks.
    pub(super) blocks: Blocks,
}

/// A footnote.
#[derive(Debug)]
pub(super) struct Footnote {
    /// The label that references have.
    pub(super) label: String,
    /// Its blocks.
    pub(super) blocks: Blocks,
}

/// The forms of a block that is a mapping, each with the key that identifies it first.
const BLOCKS: &[Form] = &[
    &["paragraph"],
    &["heading", "level"],
    &["quote"],
    &["definition"],
    &["list"],
    &["numbered", "start", "end", "numbering", "delimiter"],
    &["code", "language"],
    &["lines", "language"],
    &["table", "header", "align"],
    &["verse"],
    &["rule"],
    &["image"],
    &["caption"],
    &["box"],
    &["box-title"],
    &["footnote"],
    &["title"],
    &["source"],
    &["link", "url"],
    &["page"],
];

/// The keys that any block may have.
const ATTRIBUTES: Form = &["id", "direction"];

/// The form of an item that is a task.
const TASK: Form = &["done", "text"];

impl Written for Block {
    const EXPECTED: &'static str = "a block";

    fn of_scalar(scalar: Scalar) -> Self {
        Self::Paragraph(Text::of_scalar(scalar))
    }

    fn of_nothing() -> Self {
        Self::Paragraph(Text::of_nothing())
    }

    fn of_list<'de, A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        Text::of_list(list).map(Self::Paragraph)
    }

    fn of_mapping<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let parts = Parts::read(map, Keys::of(BLOCKS.iter().copied()))?;
        parts.block().ok_or_else(|| de::Error::invalid_type(Unexpected::Map, &Self::EXPECTED))
    }
}

impl Written for Blocks {
    const EXPECTED: &'static str = "a text or a list of blocks";

    fn of_scalar(scalar: Scalar) -> Self {
        Self(vec![Block::of_scalar(scalar)])
    }

    fn of_nothing() -> Self {
        Self(Vec::new())
    }

    fn of_list<'de, A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(Self)
    }

    fn of_mapping<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        Ok(Self(vec![Block::of_mapping(map)?]))
    }
}

impl Written for Item {
    const EXPECTED: &'static str = "an item of a list";

    fn of_scalar(scalar: Scalar) -> Self {
        Self { blocks: Blocks::of_scalar(scalar), done: None }
    }

    fn of_nothing() -> Self {
        Self { blocks: Blocks::of_nothing(), done: None }
    }

    fn of_list<'de, A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        Ok(Self { blocks: Blocks::of_list(list)?, done: None })
    }

    fn of_mapping<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let mut parts = Parts::read(map, Keys::of(BLOCKS.iter().copied().chain([TASK])))?;
        let (done, text) = (parts.done, parts.text.take());
        let mut blocks = text.unwrap_or_else(Blocks::of_nothing);
        match parts.block() {
            Some(block) => blocks.0.insert(0, block),
            None if blocks.0.is_empty() => return Err(de::Error::invalid_type(Unexpected::Map, &Self::EXPECTED)),
            None => {}
        }
        Ok(Self { blocks, done })
    }
}

/// The values of one mapping.
#[derive(Default)]
struct Parts {
    block: Option<Block>,
    done: Option<bool>,
    text: Option<Blocks>,
    level: Option<Level>,
    start: Option<u32>,
    end: Option<u32>,
    numbering: Option<WrittenNumbering>,
    delimiter: Option<WrittenDelimiter>,
    header: Option<bool>,
    align: Option<Vec<WrittenAlign>>,
    language: Option<String>,
    url: Option<String>,
    attributes: Attributes,
}

impl Parts {
    /// Reads a mapping. The identifying key may stand at any place.
    fn read<'de, A: MapAccess<'de>>(mut map: A, keys: Keys) -> Result<Self, A::Error> {
        let mut keys = keys.with_common(ATTRIBUTES);
        let mut parts = Self::default();
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "done" => parts.done = map.next_value()?,
                "text" => parts.text = Some(map.next_value()?),
                "level" => parts.level = map.next_value()?,
                "start" => parts.start = map.next_value()?,
                "end" => parts.end = map.next_value()?,
                "numbering" => parts.numbering = map.next_value()?,
                "delimiter" => parts.delimiter = map.next_value()?,
                "url" => parts.url = map.next_value()?,
                "id" => parts.attributes.id = map.next_value()?,
                "direction" => parts.attributes.direction = map.next_value()?,
                "header" => parts.header = map.next_value()?,
                "align" => parts.align = map.next_value()?,
                "language" => parts.language = map.next_value()?,
                _ => parts.block = block(key, &mut map)?,
            }
        }
        match &mut parts.block {
            Some(Block::Heading(_, level)) => *level = parts.level,
            Some(Block::List(_, Some(numbers))) => {
                *numbers = Numbers {
                    start: parts.start.unwrap_or(numbers.start),
                    end: parts.end,
                    numbering: parts.numbering.unwrap_or_default(),
                    delimiter: parts.delimiter.unwrap_or_default(),
                };
            }
            Some(Block::Table(_, header, aligns)) => {
                *header = parts.header.unwrap_or(*header);
                *aligns = parts.align.take().unwrap_or_default();
            }
            Some(Block::Code(.., language)) => *language = parts.language.take(),
            Some(Block::Link(link)) => link.url = parts.url.take(),
            None if parts.url.is_some() => {
                parts.block = Some(Block::Link(Link { label: None, url: parts.url.take() }));
            }
            _ => {}
        }
        Ok(parts)
    }

    /// Returns the block with its attributes. A mapping of names alone is one too.
    fn block(self) -> Option<Block> {
        let Self { block, attributes, .. } = self;
        let has_names = !attributes.id.0.is_empty();
        match block {
            None => has_names.then_some(Block::With(attributes, None)),
            Some(block) if has_names || attributes.direction.is_some() => {
                Some(Block::With(attributes, Some(Box::new(block))))
            }
            plain => plain,
        }
    }
}

/// Reads the value of `key` as a block; `None` for no value, except for a rule.
fn block<'de, A: MapAccess<'de>>(key: &str, map: &mut A) -> Result<Option<Block>, A::Error> {
    Ok(Some(match key {
        "paragraph" => Block::Paragraph(map.next_value()?),
        "heading" => Block::Heading(map.next_value()?, None),
        "quote" => Block::Quote(map.next_value()?),
        "list" => Block::List(map.next_value()?, None),
        "definition" => Block::Definition(map.next_value()?),
        "numbered" => Block::List(map.next_value()?, Some(Numbers::default())),
        "title" => Block::Of(Kind::Title, map.next_value()?),
        "source" => Block::Of(Kind::Source, map.next_value()?),
        "code" => Block::Code(Kind::Code, map.next_value()?, None),
        "lines" => Block::Code(Kind::Lines, map.next_value()?, None),
        "caption" => Block::Of(Kind::Caption, map.next_value()?),
        "box" => Block::Box(map.next_value()?),
        "box-title" => Block::Of(Kind::BoxTitle, map.next_value()?),
        "link" => Block::Link(Link { label: map.next_value()?, url: None }),
        "table" => Block::Table(map.next_value()?, true, Vec::new()),
        "verse" => Block::Verse(map.next_value()?),
        "image" => Block::Image(map.next_value()?),
        "footnote" => Block::Footnote(map.next_value()?),
        "page" => Block::Page(map.next_value()?),
        _ => {
            map.next_value::<()>()?;
            Block::Rule
        }
    }))
}

impl<'de> Deserialize<'de> for WrittenBox {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(BoxVisitor)
    }
}

struct BoxVisitor;

impl<'de> Visitor<'de> for BoxVisitor {
    type Value = WrittenBox;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a mapping of `kind`, `title` and `text`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WrittenBox, A::Error> {
        const FORM: Form = &["kind", "title", "text"];
        let mut keys = Keys::of([FORM]);
        let mut written = WrittenBox { kind: WrittenBoxKind(BoxKind::Note), title: None, blocks: Blocks::of_nothing() };
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "kind" => written.kind = map.next_value()?,
                "title" => written.title = map.next_value()?,
                _ => written.blocks = map.next_value()?,
            }
        }
        keys.require(&["kind"], "a mapping of `kind`, `title` and `text`")?;
        Ok(written)
    }
}

impl<'de> Deserialize<'de> for Footnote {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FootnoteVisitor)
    }
}

struct FootnoteVisitor;

impl<'de> Visitor<'de> for FootnoteVisitor {
    type Value = Footnote;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a mapping of `label` and `text`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Footnote, A::Error> {
        const FORM: Form = &["label", "text"];
        let mut keys = Keys::of([FORM]);
        let (mut label, mut blocks) = (String::new(), Blocks::of_nothing());
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "label" => label = map.next_value()?,
                _ => blocks = map.next_value()?,
            }
        }
        keys.require(&["label"], "a mapping of `label` and `text`")?;
        Ok(Footnote { label, blocks })
    }
}

readable!(Block, Blocks, Item);
