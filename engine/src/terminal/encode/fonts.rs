//! The letters that the usual monospaced font has.
//!
//! A terminal shapes runs of one font; letters that it lacks come from another. No terminal tells which font it
//! has or lacks what in, so this takes `DejaVu Sans Mono` for it, the default of most Linux desktops. It has the
//! letters and forms of Arabic and Persian and most marks, but no Hebrew and not all letters of Urdu, Kurdish, Uyghur
//! and Sindhi. A font that has no right-to-left letters at all behaves the same: they come from `DejaVu Sans Mono`, and
//! from others.

use std::ops::RangeInclusive;

/// The first right-to-left character, and the last but for the presentation forms.
const RIGHT_TO_LEFT: RangeInclusive<char> = '\u{0590}'..='\u{08FF}';
const PRESENTATION_FORMS: RangeInclusive<char> = '\u{FB1D}'..='\u{FEFF}';
/// The first of the wide characters and symbols, most of which the font lacks.
const FAR: char = '\u{2E80}';

/// The right-to-left characters of the font (the `cmap` of version 2.37), joined where only unassigned ones are
/// between.
const IN_MAIN_FONT: [RangeInclusive<char>; 28] = [
    '\u{0606}'..='\u{0607}',
    '\u{0609}'..='\u{060A}',
    '\u{060C}'..='\u{060C}',
    '\u{0615}'..='\u{0615}',
    '\u{061B}'..='\u{061B}',
    '\u{061F}'..='\u{061F}',
    '\u{0621}'..='\u{063A}',
    '\u{0640}'..='\u{0655}',
    '\u{065A}'..='\u{065A}',
    '\u{0660}'..='\u{066D}',
    '\u{0674}'..='\u{0674}',
    '\u{0679}'..='\u{067B}',
    '\u{067E}'..='\u{0680}',
    '\u{0683}'..='\u{0684}',
    '\u{0686}'..='\u{0687}',
    '\u{0691}'..='\u{0691}',
    '\u{0698}'..='\u{0698}',
    '\u{06A4}'..='\u{06A4}',
    '\u{06A9}'..='\u{06A9}',
    '\u{06AF}'..='\u{06AF}',
    '\u{06BE}'..='\u{06BE}',
    '\u{06CC}'..='\u{06CC}',
    '\u{06F0}'..='\u{06F9}',
    '\u{FB52}'..='\u{FB81}',
    '\u{FB8A}'..='\u{FB95}',
    '\u{FB9E}'..='\u{FB9F}',
    '\u{FBAA}'..='\u{FBAD}',
    '\u{FBE8}'..='\u{FBE9}',
];

/// Returns `true` if one font has all characters of `symbol`: the main font. That of slanted text has no right-to-left
/// letters.
pub(super) fn is_in_main_font(symbol: &str, is_slanted: bool) -> bool {
    symbol.chars().all(|c| match c {
        _ if is_slanted && (RIGHT_TO_LEFT.contains(&c) || PRESENTATION_FORMS.contains(&c)) => false,
        '\u{FBFC}'..='\u{FBFF}' | '\u{FE70}'..='\u{FEFF}' => true,
        _ if RIGHT_TO_LEFT.contains(&c) || PRESENTATION_FORMS.contains(&c) => {
            IN_MAIN_FONT.iter().any(|range| range.contains(&c))
        }
        _ => c < FAR,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn arabic_and_persian_are_in_the_font_and_urdu_is_in_part() {
        let is_in_main_font = |symbol: &str| super::is_in_main_font(symbol, false);
        assert!(!super::is_in_main_font("\u{FEDF}", true) && super::is_in_main_font("x.", true));
        assert!(
            "\u{FEDF}\u{FB58}\u{FB90}\u{FBFE}\u{64E}\u{6F5}x«\u{325}".chars().all(|c| is_in_main_font(&c.to_string()))
        );
        assert!(is_in_main_font("\u{FEB3}\u{323}\u{307}") && !is_in_main_font("\u{FEA3}\u{6DB}"));
        assert!("\u{5D0}\u{FBAF}\u{FBA8}\u{FB89}\u{6D5}😀漢".chars().all(|c| !is_in_main_font(&c.to_string())));
    }
}
