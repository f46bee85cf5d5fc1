//! Characters that stand for several letters.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::units::SEATED;
use qari_bidi::text::fold::{LIGATURES, Level, is_ignorable};

/// A character, and the letters that it stands for.
pub(super) type Ligature = (char, Vec<char>);

/// Returns the presentation forms and ligatures that stand for several letters at a level.
pub(super) fn all(level: Level) -> Arc<[Ligature]> {
    let presentation = ('\u{FB00}'..='\u{FDFF}').chain('\u{FE70}'..='\u{FEFC}').map(|c| {
        let letters = std::iter::once(c).nfkc().filter(|&c| !is_ignorable(c) || SEATED.contains(&c));
        (c, letters.collect::<Vec<char>>())
    });
    let is_ligature = |(_, letters): &Ligature| letters.len() > 1 && !letters[0].is_whitespace();
    let others = LIGATURES.iter().map(|(letters, c)| (*c, letters.chars().collect::<Vec<char>>()));
    presentation.filter(is_ligature).chain(others.filter(|_| level >= Level::Letters)).collect()
}
