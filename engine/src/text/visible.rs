//! Visible replacements for characters without a glyph. A control character becomes a symbol, so that text can
//! never control a terminal; a format character becomes nothing.

use std::borrow::Cow;
use std::ops::Range;

/// Returns the symbol for a control character (C0, DEL, C1), or `None` for any other character. Line feed and
/// tab are control characters too; layout handles them before.
#[must_use]
pub fn control_symbol(c: char) -> Option<char> {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('\u{2421}'),
        // C1 controls have no pictures: use U+2426, SYMBOL FOR SUBSTITUTE FORM TWO.
        '\u{80}'..='\u{9f}' => Some('\u{2426}'),
        _ => None,
    }
}

/// Returns `true` if `c` ends a line (UAX #14, mandatory breaks).
#[must_use]
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns `true` for default-ignorable format characters: joiners, direction controls, variation selectors,
/// soft hyphens and the like (UAX #44, `Default_Ignorable_Code_Point`). They affect layout and are not emitted,
/// except inside an emoji sequence.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Returns the name of an invisible character, as shown where controls are to be seen: its abbreviation in
/// `NameAliases.txt`, or else its code point.
#[must_use]
pub fn invisible_name(c: char) -> Cow<'static, str> {
    match INVISIBLE_NAMES.iter().find(|(own, _)| *own == c) {
        Some((_, name)) => Cow::Borrowed(*name),
        None => Cow::Owned(format!("U+{:04X}", u32::from(c))),
    }
}

/// The abbreviations of invisible characters in `NameAliases.txt`; U+FEFF is called by its common one.
const INVISIBLE_NAMES: [(char, &str); 22] = [
    ('\u{00AD}', "SHY"),
    ('\u{034F}', "CGJ"),
    ('\u{061C}', "ALM"),
    ('\u{200B}', "ZWSP"),
    ('\u{200C}', "ZWNJ"),
    ('\u{200D}', "ZWJ"),
    ('\u{200E}', "LRM"),
    ('\u{200F}', "RLM"),
    ('\u{202A}', "LRE"),
    ('\u{202B}', "RLE"),
    ('\u{202C}', "PDF"),
    ('\u{202D}', "LRO"),
    ('\u{202E}', "RLO"),
    ('\u{2060}', "WJ"),
    ('\u{2066}', "LRI"),
    ('\u{2067}', "RLI"),
    ('\u{2068}', "FSI"),
    ('\u{2069}', "PDI"),
    ('\u{FE0E}', "VS15"),
    ('\u{FE0F}', "VS16"),
    ('\u{FEFF}', "BOM"),
    ('\u{180E}', "MVS"),
];

/// The direction overrides, which put letters into an order that is not theirs (UAX #9, 2.2).
pub const OVERRIDES: [&str; 2] = ["\u{202D}", "\u{202E}"];

/// Returns `true` for white space that a line may end in and that is not shown there. No-break spaces are not
/// included.
#[must_use]
pub fn is_breaking_space(c: char) -> bool {
    c.is_whitespace()
        && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
        && !is_line_end(c)
        && control_symbol(c).is_none()
        || c == '\t'
}

/// Returns `text` without leading and trailing white space and line ends. Control characters are visible here,
/// so they stay, though Unicode counts some as white space.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    &text[trimmed_range(text)]
}

/// Returns the bytes of `text` that [`trimmed`] keeps.
#[must_use]
pub fn trimmed_range(text: &str) -> Range<usize> {
    let is_space = |c| is_breaking_space(c) || is_line_end(c);
    let end = text.trim_end_matches(is_space).len();
    let start = end - text[..end].trim_start_matches(is_space).len();
    start..end
}

/// Returns the first character boundary of `text` at or after `byte`, or its length.
#[must_use]
pub fn boundary_from(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// Replaces every control character except line feed and tab by its symbol. The result is safe to write to a
/// terminal and still in logical order.
#[must_use]
pub fn defused(text: &str) -> Cow<'_, str> {
    // C1 controls begin with this byte, as do some signs. Most lines are told by their bytes.
    const OF_C1: u8 = 0xC2;
    let may_act = |byte: u8| byte < b' ' && byte != b'\n' && byte != b'\t' || byte == 0x7F || byte == OF_C1;
    let acts = |c: char| c != '\n' && c != '\t' && control_symbol(c).is_some();
    if !has_byte(text.as_bytes(), may_act) || !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if acts(c) { control_symbol(c).unwrap_or(c) } else { c }).collect())
}

/// Returns `true` if one of `bytes` is what `is` says. All bytes of a part are looked at, many at once: that takes less
/// time than to stop at the first.
#[must_use]
pub fn has_byte(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    bytes.chunks(1024).any(|part| part.iter().fold(false, |has, byte| has | is(*byte)))
}

/// Returns `true` if a byte and the next one are what `is` says, as [`has_byte`] does.
#[must_use]
pub fn has_pair(bytes: &[u8], is: impl Fn(u8, u8) -> bool) -> bool {
    let next = bytes.get(1..).unwrap_or_default();
    let has = |part: &[u8], next: &[u8]| part.iter().zip(next).fold(false, |has, (one, two)| has | is(*one, *two));
    bytes.chunks(1024).zip(next.chunks(1024)).any(|(part, next)| has(part, next))
}

/// Replaces every control character, including line feeds and tabs, by its symbol, for a name on one line.
#[must_use]
pub fn name_line(name: &str) -> Cow<'_, str> {
    if !name.contains(|c| control_symbol(c).is_some()) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.chars().map(|c| control_symbol(c).unwrap_or(c)).collect())
}

/// Returns the name of a file for one line on the screen: control characters become symbols, and format characters
/// become their names as in `<RLO>`, since they could make one name look like another, or turn what stands beside it.
/// Joiners between letters belong to their shapes and stay.
#[must_use]
pub fn safe_name(name: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| is_invisible(c) || is_line_end(c) || control_symbol(c).is_some();
    if !name.contains(is_hidden) {
        return Cow::Borrowed(name);
    }
    let mut shown = String::with_capacity(name.len());
    let mut characters = name.chars().peekable();
    let mut before = None;
    while let Some(c) = characters.next() {
        let joins = matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}');
        let is_between =
            before.is_some_and(|c| !is_hidden(c) && c != ' ') && characters.peek().is_some_and(|c| !is_hidden(*c));
        match control_symbol(c) {
            Some(symbol) => shown.push(symbol),
            None if is_line_end(c) || is_invisible(c) && !(joins && is_between) => {
                shown.push('<');
                shown += &invisible_name(c);
                shown.push('>');
            }
            None => shown.push(c),
        }
        before = Some(c);
    }
    Cow::Owned(shown)
}

/// Removes invisible format characters, for output that is copied or read by other programs. Isolates around
/// names in messages are useless there. Joiners stay: they belong to the spelling, as in «می‌شود».
#[must_use]
pub fn without_invisible(text: &str) -> String {
    text.chars().filter(|&c| !is_invisible(c) || matches!(c, '\u{200C}' | '\u{200D}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown() {
        for (text, expected) in [("\u{1b}", "␛"), ("\n\t", "\n\t"), ("a\u{7f}ب\u{7}", "a␡ب␇"), ("«»", "«»")]
        {
            assert_eq!(defused(text), expected);
        }
    }

    #[test]
    fn names_of_files_hide_nothing() {
        let check = |name: &str, expected: &str| assert_eq!(safe_name(name), expected, "{name:?}");
        check("كتاب.txt", "كتاب.txt");
        check("a\nb\tc\u{1b}[2J\u{85}", "a␊b␉c␛[2J␦");
        check("a\u{202E}txt.exe\u{2069}", "a<RLO>txt.exe<PDI>");
        check("a\u{2028}b\u{200B}", "a<U+2028>b<ZWSP>");
        check("می\u{200C}نویسم ❤\u{FE0F}.txt", "می\u{200C}نویسم ❤\u{FE0F}.txt");
        check("\u{200C}a\u{200D}", "<ZWNJ>a<ZWJ>");
        check("a\u{200C}\u{200C}b", "a<ZWNJ><ZWNJ>b");
    }

    #[test]
    fn what_is_copied_has_no_invisible_signs_but_joiners() {
        assert_eq!(without_invisible("\u{2067}می\u{200C}شود\u{2069}\u{200F} ب\u{200D}"), "می\u{200C}شود ب\u{200D}");
    }
}
