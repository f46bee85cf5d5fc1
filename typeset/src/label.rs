//! The labels of fonts: their names and looks, known by a few tables.

use std::sync::Arc;

use harfrust::Tag;
use harfrust::font::attribute::{Style, Weight, Width};
use harfrust::font::name::NameId;
use harfrust::font::{Blob, Font, TableFunction};

use crate::numbers::pixels;

/// The distance of what is slanted, narrow or wide: more than all weights.
const FAR: u32 = 10_000;

/// The label of a font: its names, and how far it is from the usual face of its family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontLabel {
    names: Vec<String>,
    /// The distance: 0 is upright, of usual weight and width.
    pub distance: u32,
}

impl FontLabel {
    /// The tags of the tables that it is read from.
    pub const TABLES: [[u8; 4]; 2] = [*b"name", *b"OS/2"];

    /// Reads the label of a font with these tables, each with its tag. Returns `None` if it has no names.
    #[must_use]
    pub fn of(tables: Vec<([u8; 4], Vec<u8>)>) -> Option<Self> {
        let tables: Vec<(Tag, Blob)> = tables.into_iter().map(|(tag, table)| (Tag::new(&tag), table.into())).collect();
        let find = move |tag| tables.iter().find(|(own, _)| *own == tag).map(|(_, table)| table.clone());
        Self::of_font(&Font::new(TableFunction::new(Arc::new(find)), 0)?)
    }

    /// Returns the label of a font. Returns `None` if it has no names.
    pub(crate) fn of_font(font: &Font) -> Option<Self> {
        let names = [NameId::TYPOGRAPHIC_FAMILY_NAME, NameId::FAMILY_NAME, NameId::FULL_NAME];
        let names = names.into_iter().filter_map(|id| font.names().get(id));
        let names: Vec<String> = names.flat_map(|name| name.iter()).map(|name| plain(name.name().chars())).collect();
        let look = font.default_attributes();
        let is_other = [look.style != Style::Normal, look.width != Width::NORMAL];
        let distance = is_other.into_iter().map(|is| if is { FAR } else { 0 }).sum::<u32>();
        let weight = (look.weight.value() - Weight::NORMAL.value()).abs();
        (!names.is_empty()).then(|| Self { names, distance: distance + u32::from(pixels(weight)) })
    }

    /// Returns `true` if `name` is a name of its family, in any language, or its own. Blanks, signs and the case of
    /// letters do not matter.
    #[must_use]
    pub fn is_of(&self, name: &str) -> bool {
        let name = plain(name.chars());
        !name.is_empty() && self.names.contains(&name)
    }
}

/// Returns the letters and digits of a name, as small letters.
fn plain(name: impl Iterator<Item = char>) -> String {
    name.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
