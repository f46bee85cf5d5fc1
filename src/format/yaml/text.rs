//! The TEXT of the schema: a scalar, or a list of pieces in styles.

use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, MapAccess, SeqAccess, Unexpected};
use serde::{Deserialize, Deserializer};

use super::keys::{Form, Keys};
use super::written::{Scalar, Spellings, Written, readable};
use crate::article::{Markup, Rich, Tint};

/// A text with or without styles.
#[derive(Debug)]
pub(super) enum Text {
    /// Without styles.
    Plain(Scalar),
    /// In styles.
    Pieces(Vec<TextPiece>),
}

/// A piece of a text.
#[derive(Debug)]
pub(super) enum TextPiece {
    /// Text without a style of its own.
    Plain(Text),
    /// Text in one style.
    Styled(Markup, Text),
    /// A reference to the footnote with this label, and the text shown for it if that is not the label in brackets.
    Note(String, Option<Text>),
    /// The beginning of the printed page with this label.
    Page(Scalar),
}

/// The forms of a piece that is a mapping.
const PIECES: &[Form] = &[
    &["strong"],
    &["emphasis"],
    &["strike"],
    &["code"],
    &["math"],
    &["link", "url"],
    &["note", "text"],
    &["page"],
    &["ink", "color"],
    &["paper", "color"],
    &["reversed"],
];

/// The keys that a piece must have one of.
const TELLING: &[&str] =
    &["strong", "emphasis", "strike", "code", "math", "link", "url", "note", "page", "ink", "paper", "reversed"];

impl Text {
    /// Converts the text and its styles.
    pub(super) fn rich(&self, source: &Spellings) -> Rich {
        let mut rich = Rich::new();
        self.append(&mut rich, source);
        rich
    }

    fn append(&self, rich: &mut Rich, source: &Spellings) {
        match self {
            Self::Plain(scalar) => _ = rich.text(source.scalar(scalar)),
            Self::Pieces(pieces) => pieces.iter().for_each(|piece| piece.append(rich, source)),
        }
    }
}

impl TextPiece {
    fn append(&self, rich: &mut Rich, source: &Spellings) {
        match self {
            Self::Plain(text) => text.append(rich, source),
            Self::Styled(markup, text) => {
                rich.start(markup.clone());
                text.append(rich, source);
                rich.end();
            }
            Self::Note(label, shown) => {
                rich.start(Markup::FootnoteReference(label.clone()));
                match shown {
                    Some(shown) => shown.append(rich, source),
                    None => _ = rich.text(&format!("[{label}]")),
                }
                rich.end();
            }
            Self::Page(label) => _ = rich.page(source.scalar(label)),
        }
    }
}

impl Written for Text {
    const EXPECTED: &'static str = "a text or a list of its pieces";

    fn of_scalar(scalar: Scalar) -> Self {
        Self::Plain(scalar)
    }

    fn of_nothing() -> Self {
        Self::Pieces(Vec::new())
    }

    fn of_list<'de, A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(Self::Pieces)
    }
}

impl Written for TextPiece {
    const EXPECTED: &'static str = "a text or a mapping that sets it off";

    fn of_scalar(scalar: Scalar) -> Self {
        Self::Plain(Text::Plain(scalar))
    }

    fn of_nothing() -> Self {
        Self::Plain(Text::of_nothing())
    }

    fn of_mapping<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut keys = Keys::of(PIECES.iter().copied());
        let (mut markup, mut text, mut url, mut note, mut page) = ("link", None, None, None, None);
        let mut color = None;
        while let Some(key) = keys.next(&mut map)? {
            match key {
                "note" => note = Some(map.next_value()?),
                "page" => page = Some(map.next_value::<Label>()?.0),
                "color" => color = Some(map.next_value::<WrittenTint>()?.0),
                "url" => url = map.next_value::<Option<String>>()?,
                _ => (markup, text) = (key, Some(map.next_value()?)),
            }
        }
        keys.require(TELLING, Self::EXPECTED)?;
        if let Some(label) = page {
            return Ok(Self::Page(label));
        }
        if markup == "text" && note.is_none() {
            return Err(de::Error::invalid_type(Unexpected::Map, &Self::EXPECTED));
        }
        Ok(match note {
            Some(label) => Self::Note(label, text),
            None => match (markup, color) {
                ("ink" | "paper", None) => TextPiece::Plain(text.unwrap_or_else(Text::of_nothing)),
                ("ink", Some(tint)) => TextPiece::Styled(Markup::Ink(tint), text.unwrap_or_else(Text::of_nothing)),
                ("paper", Some(tint)) => TextPiece::Styled(Markup::Paper(tint), text.unwrap_or_else(Text::of_nothing)),
                _ => styled(markup, text, url),
            },
        })
    }
}

/// Makes a piece of `text` for `markup`, a key of the schema. A link with only a label or only an address has it for
/// both.
fn styled(markup: &str, text: Option<Text>, url: Option<String>) -> TextPiece {
    let text = text.or_else(|| url.clone().map(Scalar::Text).map(Text::Plain)).unwrap_or_else(Text::of_nothing);
    let markup = match (markup, url) {
        ("strong", _) => Markup::Strong,
        ("emphasis", _) => Markup::Emphasis,
        ("strike", _) => Markup::Strike,
        ("code", _) => Markup::Code,
        ("math", _) => Markup::Math,
        ("reversed", _) => Markup::Reversed,
        (_, Some(url)) => Markup::Link(url),
        (_, None) => match &text {
            Text::Plain(Scalar::Text(address)) => Markup::Link(address.clone()),
            _ => return TextPiece::Plain(text),
        },
    };
    TextPiece::Styled(markup, text)
}

/// A colour, by the name that [`Tint`] has.
struct WrittenTint(Tint);

impl<'de> Deserialize<'de> for WrittenTint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        name.parse().map(Self).map_err(|_| de::Error::invalid_value(Unexpected::Str(&name), &"a color"))
    }
}

/// The label of a page: a number as written, or a text.
#[derive(Debug)]
pub(super) struct Label(pub(super) Scalar);

impl Written for Label {
    const EXPECTED: &'static str = "the label of a page";

    fn of_scalar(scalar: Scalar) -> Self {
        Self(scalar)
    }

    fn of_nothing() -> Self {
        Self(Scalar::Text(String::new()))
    }
}

readable!(Text, TextPiece, Label);
