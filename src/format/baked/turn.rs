//! A piece of text in visual order to logical order.

use std::ops::Range;

use qari_bidi::layout;
use qari_bidi::text::direction::Direction;
use unicode_bidi_mirroring::get_mirrored;

use super::evidence::is_mark;
use crate::format::visual;

/// The way that a document stores its pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// Marks stand behind their letters, as in logical order; else before, since lines were turned around character by
    /// character.
    pub marks_behind: bool,
    /// Brackets are stored as they look.
    pub brackets_mirrored: bool,
    /// The text is markup and may have character references.
    pub is_markup: bool,
}

/// A part that is moved as one: a character with its marks, or a token that keeps its order.
struct Unit {
    range: Range<usize>,
    /// The character that decides where it goes.
    base: char,
}

/// Adds `piece`, a line of visual order in a paragraph of direction `base`, to `out` in logical order.
pub(super) fn push(out: &mut String, piece: &str, base: Direction, manner: Manner) {
    let units = units(piece, manner);
    let line: Vec<char> = units.iter().map(|unit| unit.base).collect();
    for placed in visual::order(&line, base, manner.brackets_mirrored) {
        let unit = &units[placed.index];
        let own = &piece[unit.range.clone()];
        let mirrored = get_mirrored(unit.base).filter(|_| placed.is_rtl && manner.brackets_mirrored);
        match mirrored {
            Some(_) if own == "&lt;" => out.push_str("&gt;"),
            Some(_) if own == "&gt;" => out.push_str("&lt;"),
            Some(mirrored) if own.starts_with(unit.base) => {
                out.push(mirrored);
                out.push_str(&own[unit.base.len_utf8()..]);
            }
            _ => out.push_str(own),
        }
    }
}

/// The units of a piece, in its order.
fn units(piece: &str, manner: Manner) -> Vec<Unit> {
    // A name in right-to-left letters is turned around as any word, and a full stop before a word ends a sentence.
    let is_whole = |range: &Range<usize>| {
        let own = &piece[range.clone()];
        let is_word = own.strip_prefix('.').is_some_and(|rest| rest.chars().all(char::is_alphanumeric));
        !is_word && !own.contains(visual::is_rtl_letter)
    };
    let tokens = layout::tokens(piece, Direction::Rtl).into_iter().map(|token| token.range);
    let mut whole = tokens.filter(is_whole).peekable();
    let mut units: Vec<Unit> = Vec::new();
    let mut at = 0;
    while let Some(c) = piece[at..].chars().next() {
        while whole.next_if(|range| range.start < at).is_some() {}
        let rest = &piece[at..];
        let token = placeholder_bytes(rest).map(|bytes| (bytes, 'a'));
        let token = token.or_else(|| reference(rest).filter(|_| manner.is_markup));
        let is_inside = units.last().is_some_and(|unit| unit.base.is_ascii_alphanumeric() || unit.base == '_');
        let token = token.or_else(|| call_bytes(rest).filter(|_| !is_inside).map(|bytes| (bytes, 'a')));
        let (bytes, base) = match (whole.next_if(|range| range.start == at), token) {
            (Some(range), _) => (range.len(), 'a'),
            (None, Some(token)) => token,
            (None, None) => (c.len_utf8(), c),
        };
        match units.last_mut() {
            Some(unit) if manner.marks_behind && is_mark(base) => unit.range.end = at + bytes,
            _ => units.push(Unit { range: at..at + bytes, base }),
        }
        at += bytes;
    }
    units
}

/// The bytes of a placeholder that a program fills in, at the beginning of `text`: `%s`, `%1$d`, `{name}`, `${name}`.
fn placeholder_bytes(text: &str) -> Option<usize> {
    let braces = |text: &str| {
        let inner = text.strip_prefix('{')?;
        let end = inner.find('}')?;
        inner[..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.:-".contains(&byte)).then_some(end + 2)
    };
    if let Some(rest) = text.strip_prefix('$') {
        return braces(rest).map(|bytes| bytes + 1);
    }
    if let Some(rest) = text.strip_prefix('%') {
        let flags = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || "$.-+#".contains(c)).len();
        return rest[flags..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '@').then_some(flags + 2);
    }
    braces(text)
}

/// The bytes of a name with brackets behind it, at the beginning of `text`: `main()`, `List[str]`.
fn call_bytes(text: &str) -> Option<usize> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = text.len() - text.trim_start_matches(is_of_name).len();
    if name == 0 || !text[name..].starts_with(['(', '[']) {
        return None;
    }
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().skip(name) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            0x80.. => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// The bytes of a character reference at the beginning of `text`, and the character that it orders like.
fn reference(text: &str) -> Option<(usize, char)> {
    let name = text.strip_prefix('&')?;
    let end = name.find(';').filter(|&end| end <= 10)?;
    let name = &name[..end];
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
        return None;
    }
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => number.parse().ok(),
    });
    let base = number.and_then(char::from_u32).unwrap_or(match name {
        "lt" => '<',
        "gt" => '>',
        "laquo" => '«',
        "raquo" => '»',
        _ => ' ',
    });
    Some((end + 2, base))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANNER: Manner = Manner { marks_behind: true, brackets_mirrored: true, is_markup: false };

    fn turned(piece: &str, manner: Manner) -> String {
        let mut out = String::new();
        push(&mut out, piece, Direction::Rtl, manner);
        out
    }

    #[test]
    fn tokens_stay_whole() {
        let check = |visual: &str, logical: &str| assert_eq!(turned(visual, MANNER), logical, "{visual}");
        check("%d ב א", "א ב %d");
        check("!{name} ב", "ב {name}!");
        check("/usr/bin/ ב", "ב /usr/bin/");
        check(".100% ב", "ב 100%.");
        check("(%1$s) ב", "ב (%1$s)");
        check("List[List[str]] ב", "ב List[List[str]]");
        check("(see main()) ב", "ב (see main())");
        check("א .Windows 11 ב", "ב Windows 11. א");
        check(".bashrc.d/x ב", "ב .bashrc.d/x");
        check("בא.html ב", "ב html.אב");
    }

    #[test]
    fn marks_go_with_their_letters() {
        assert_eq!(turned("בָא", MANNER), "אבָ");
        assert_eq!(turned("\u{5B8}בא", Manner { marks_behind: false, ..MANNER }), "אב\u{5B8}");
    }

    #[test]
    fn character_references_are_one_character() {
        let markup = Manner { is_markup: true, ..MANNER };
        assert_eq!(turned("&quot;בא&quot;&nbsp;&lt;ב", markup), "ב&gt;&nbsp;&quot;אב&quot;");
        assert_eq!(turned("AT&amp;T בא", markup), "אב AT&amp;T");
    }
}
