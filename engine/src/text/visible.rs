//! What is shown for characters that have no shape of their own: a control character becomes a symbol,
//! so that text can never act on a terminal; a format character becomes nothing.

use std::borrow::Cow;
use std::ops::Range;

/// The symbol that stands for a control character (C0, DEL, C1), or `None` for any other. Line feed
/// and tab are control characters too; who lays out lines deals with them first.
#[must_use]
pub fn control_symbol(c: char) -> Option<char> {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('\u{2421}'),
        // The C1 controls have no pictures: U+2426, SYMBOL FOR SUBSTITUTE FORM TWO.
        '\u{80}'..='\u{9f}' => Some('\u{2426}'),
        _ => None,
    }
}

/// Whether `c` ends a line wherever it stands (UAX #14, the mandatory breaks that are not shown).
#[must_use]
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `c` is a default-ignorable format character: joiners, direction controls, variation
/// selectors, soft hyphen and the like (UAX #44, `Default_Ignorable_Code_Point`). They steer layout and
/// are never emitted, except inside an emoji sequence.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether `c` is white space that a line may end in and that is then not shown. No-break spaces are
/// not: they hold words together.
#[must_use]
pub fn is_breaking_space(c: char) -> bool {
    c.is_whitespace()
        && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
        && !is_line_end(c)
        && control_symbol(c).is_none()
        || c == '\t'
}

/// `text` without the white space and line ends around it. Control characters are shown, so they stay, though Unicode counts
/// some as white space.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    &text[trimmed_range(text)]
}

/// The bytes of `text` that [`trimmed`] keeps.
#[must_use]
pub fn trimmed_range(text: &str) -> Range<usize> {
    let is_space = |c| is_breaking_space(c) || is_line_end(c);
    let end = text.trim_end_matches(is_space).len();
    let start = end - text[..end].trim_start_matches(is_space).len();
    start..end
}

/// The first boundary of characters of `text` at byte `byte` or behind it; its end for more bytes than it has.
#[must_use]
pub fn boundary_from(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// `text` with every control character but line feed and tab replaced by its symbol: safe to write to
/// a terminal, still in logical order.
#[must_use]
pub fn defused(text: &str) -> Cow<'_, str> {
    let acts = |c: char| c != '\n' && c != '\t' && control_symbol(c).is_some();
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if acts(c) { control_symbol(c).unwrap_or(c) } else { c }).collect())
}

/// A name as one line: every control character replaced by its symbol, line feeds and tabs too.
#[must_use]
pub fn name_line(name: &str) -> Cow<'_, str> {
    if !name.contains(|c| control_symbol(c).is_some()) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.chars().map(|c| control_symbol(c).unwrap_or(c)).collect())
}

/// `text` without invisible format characters, for output that people copy from and other programs
/// read: the isolates that keep a name in order inside a message are of no use there.
#[must_use]
pub fn without_invisible(text: &str) -> String {
    text.chars().filter(|&c| !is_invisible(c)).collect()
}
