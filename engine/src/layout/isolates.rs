//! What keeps its own order inside a text of the other direction, as if it stood between a first strong isolate and its end
//! (UAX #9, section 2.7): addresses, paths, file names, phone numbers. Without it `/usr/bin/` would lose its slashes to the
//! wrong side and `+20-100-555` its plus.
//!
//! Only what can be told from its characters is found; code is known to the document, not to the text.

use std::ops::Range;

use unicode_bidi::BidiClass;

use crate::text::order::digit;
use crate::text::properties::properties;

/// The pieces of `text` to isolate, in order and apart from one another. `known` are pieces that the document names, in
/// order; they stay whole.
#[must_use]
pub fn isolates(text: &str, known: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut known = known.iter().filter(|range| !range.is_empty()).peekable();
    let mut from = 0;
    let mut token = Token::default();
    while let Some(at) = next_trigger(text.as_bytes(), from) {
        while let Some(code) = known.next_if(|code| code.start <= at) {
            push(&mut found, code.clone());
        }
        let Some(piece) = piece_around(text, at, &mut token) else {
            from = at + 1;
            continue;
        };
        from = piece.end.max(at + 1);
        while let Some(code) = known.next_if(|code| code.start < piece.end) {
            push(&mut found, code.clone());
        }
        push(&mut found, piece);
    }
    for code in known {
        push(&mut found, code.clone());
    }
    found
}

/// The pieces of program text to isolate: what stands between quotation marks, and right-to-left text outside them. A program runs
/// left to right; without this two strings beside one another would change places.
#[must_use]
pub fn of_code(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let mut part = start;
        let mut is_quoted = false;
        for (at, quote) in line.match_indices(['"', '\'', '`']) {
            found.extend(code_piece(text, part..start + at, is_quoted));
            part = start + at + quote.len();
            is_quoted = !is_quoted;
        }
        // A mark that nothing answers is an apostrophe.
        found.extend(code_piece(text, part..end, false));
        start = end;
    }
    found
}

/// The piece to isolate of a part of program text without quotation marks.
fn code_piece(text: &str, part: Range<usize>, is_quoted: bool) -> Option<Range<usize>> {
    let is_rtl = |c: char| matches!(properties(c).bidi, BidiClass::R | BidiClass::AL);
    let first = text[part.clone()].find(is_rtl)?;
    if is_quoted {
        return Some(part);
    }
    let own = text[part.clone()].trim_end_matches(|c| !is_rtl(c) && properties(c).bidi != BidiClass::NSM);
    Some(part.start + first..part.start + own.len())
}

/// Adds `piece` if it is apart from the last one.
fn push(found: &mut Vec<Range<usize>>, piece: Range<usize>) {
    if found.last().is_none_or(|last| last.end <= piece.start) {
        found.push(piece);
    }
}

/// The next byte from `from` on that only what is to be isolated has: prose is passed over at the speed of reading it.
fn next_trigger(bytes: &[u8], from: usize) -> Option<usize> {
    let at = bytes[from..].iter().position(|&byte| IS_TRIGGER[usize::from(byte)])?;
    Some(from + at)
}

/// For each byte whether it is a trigger.
const IS_TRIGGER: [bool; 256] = {
    let mut triggers = [false; 256];
    // The last is the end of a Persian zero.
    let mut rest: &[u8] = b"/\\@+.-0\xB0";
    while let [trigger, others @ ..] = rest {
        triggers[*trigger as usize] = true;
        rest = others;
    }
    triggers
};

/// The piece that the trigger at byte `at` is a part of, if it makes one that is not known. `token` is the one of the trigger before.
fn piece_around(text: &str, at: usize, token: &mut Token) -> Option<Range<usize>> {
    let is_path = match text.as_bytes()[at] {
        b'@' => return email(text, at),
        b'+' | b'-' | b'0' => return phone(text, at),
        0xB0 => {
            let zero = at.checked_sub(1).filter(|&zero| text.as_bytes()[zero..].starts_with("۰".as_bytes()))?;
            return phone(text, zero);
        }
        byte => byte != b'.',
    };
    if at >= token.end {
        *token = Token::around(text, at);
    }
    if !token.is_to_be_asked(is_path, at) {
        return None;
    }
    let of_token = |own: &Range<usize>| if is_path { path(text, own) } else { file_name(text, own, at) };
    url(text, token, at).or_else(|| of_token(&without_prefix(text, &token.own)))
}

/// Characters that belong together: up to white space, quotation marks and brackets on both sides.
#[derive(Clone, Debug, Default)]
struct Token {
    /// Without the punctuation of the sentence at its end.
    own: Range<usize>,
    /// The byte behind it.
    end: usize,
    /// The colon of the first `://` in it.
    colon: Option<usize>,
    /// For triggers of names and for those of paths, whether the last that was asked about stands behind the colon.
    asked: [Option<bool>; 2],
}

impl Token {
    /// The one that byte `at` stands in.
    fn around(text: &str, at: usize) -> Self {
        let parts = |c: char| c.is_whitespace() || is_wrapping(c);
        let start = text[..at].rfind(parts).map_or(0, |before| before + char_len(text, before));
        let end = text[at..].find(parts).map_or(text.len(), |behind| at + behind);
        let own = text[start..end].trim_end_matches(is_sentence_punctuation);
        let colon = own.find("://").map(|colon| start + colon);
        Self { own: start..start + own.len(), end, colon, asked: [None; 2] }
    }

    /// Whether the trigger at byte `at` may have another answer than the one of its kind before it: none has, but the first behind
    /// the colon. So a token is gone through a few times, however many triggers are in it.
    fn is_to_be_asked(&mut self, is_path: bool, at: usize) -> bool {
        let is_behind = self.colon.is_some_and(|colon| colon <= at);
        self.asked[usize::from(is_path)].replace(is_behind) != Some(is_behind)
    }
}

/// `token` without the particles (and, in, to) that Arabic writes as a part of the next word, here a name in other letters.
fn without_prefix(text: &str, token: &Range<usize>) -> Range<usize> {
    let own = &text[token.clone()];
    let name = own.trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']);
    let is_name = name.trim_start_matches(['/', '~', '.']).starts_with(|c: char| c.is_ascii_alphanumeric());
    let prefix = own.len() - name.len();
    // Two particles at most, of two bytes each.
    if is_name && prefix <= 4 { token.start + prefix..token.end } else { token.clone() }
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

fn is_wrapping(c: char) -> bool {
    matches!(c, '"' | '\'' | '«' | '»' | '‹' | '›' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | '`' | '|')
        || matches!(c, '\u{2018}'..='\u{201F}' | '،' | '؛' | '؟' | '\u{FD3E}' | '\u{FD3F}')
        || is_direction_control(c)
}

/// Whether the text itself says the direction here: that is obeyed and not enclosed.
fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_sentence_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '۔' | '…')
}

/// `scheme://…` or `www.…`, with the parentheses inside.
fn url(text: &str, token: &Token, at: usize) -> Option<Range<usize>> {
    let start = if let Some(colon) = token.colon.filter(|&colon| colon <= at) {
        let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let scheme = text[token.own.start..colon].chars().rev().take_while(|&c| is_scheme(c)).count();
        colon - (scheme > 0).then_some(scheme)?
    } else {
        token.own.start + text[token.own.clone()].find("www.")?
    };
    let stops = |c: char| c.is_whitespace() || (is_wrapping(c) && !matches!(c, '(' | ')' | '\'' | '|'));
    let end = text[start..].find(stops).map_or(text.len(), |end| start + end);
    let mut url = text[start..end].trim_end_matches(is_sentence_punctuation);
    let mut unopened = url.matches(')').count().saturating_sub(url.matches('(').count());
    while unopened > 0 && url.ends_with(')') {
        url = url[..url.len() - 1].trim_end_matches(is_sentence_punctuation);
        unopened -= 1;
    }
    Some(start..start + url.len())
}

/// `name@host.domain`.
fn email(text: &str, at: usize) -> Option<Range<usize>> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let name: usize = text[..at].chars().rev().take_while(|&c| is_name(c)).count();
    let host = text[at + 1..].find(|c| !is_host(c)).map_or(&text[at + 1..], |end| &text[at + 1..at + 1 + end]);
    let host = host.trim_end_matches(['.', '-']);
    (name > 0 && host.contains('.') && !host.starts_with('.')).then(|| at - name..at + 1 + host.len())
}

/// A path: it begins at a root (`/`, `~/`, `./`, `../`, `C:\`) and has a letter, or all of it is ASCII with a letter.
fn path(text: &str, token: &Range<usize>) -> Option<Range<usize>> {
    let own = &text[token.clone()];
    let drive = own.as_bytes();
    let has_root = ["/", "~/", "./", "../", "\\\\"].iter().any(|root| own.starts_with(root))
        || (drive.len() > 2 && drive[0].is_ascii_alphabetic() && drive[1] == b':' && matches!(drive[2], b'\\' | b'/'));
    let has_letter = |own: &str| own.chars().any(char::is_alphabetic);
    let is_path = if has_root { has_letter(own) } else { own.is_ascii() && has_letter(own) };
    is_path.then(|| token.clone())
}

/// `name.extension` and domain names: what follows the last dot is a few ASCII letters and digits, a letter first. A name that
/// begins with the dot has more of them.
fn file_name(text: &str, token: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if at >= token.end {
        return None;
    }
    let own = &text[token.clone()];
    let (stem, extension) = own.rsplit_once('.')?;
    let is_extension = if stem.is_empty() { extension.len() > 1 } else { (1..=6).contains(&extension.len()) }
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && extension.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_stem = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '~') || is_mark_in_name(c);
    (is_extension && stem.chars().all(is_stem)).then(|| token.clone())
}

/// Names may carry vowel signs and joiners.
fn is_mark_in_name(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{0652}' | '\u{0640}' | '\u{200C}' | '\u{200D}')
}

/// The fewest digits of a phone number that begins with a plus, and of one that begins with a zero: without its area code a number
/// has five or more.
const FEWEST_DIGITS: (usize, usize) = (6, 7);

/// The most digits of a phone number (ITU-T E.164).
const MOST_DIGITS: usize = 15;

/// The most digits of an area or country code in brackets; fewer than a number has.
const MOST_AREA_DIGITS: usize = 5;

/// `+20-100-555`, `+20 100 555`, `010-1234-5678`, `0100 123 4567`, `(02) 1234567`: digits in groups, of which the first begins with a
/// plus or a zero and may stand in brackets. Years and large numbers do not begin so; where a digit stands before them, the groups
/// are the end of a number, and where one behind the first is a single digit, they are a row of numbers.
///
/// Groups of Arabic digits (class AN) stand from right to left inside an isolate too, so those with spaces are left alone.
fn phone(text: &str, at: usize) -> Option<Range<usize>> {
    let is_digit = |c: char| digit(c).is_some();
    let has_plus = text.as_bytes()[at] == b'+';
    let digits_before: usize =
        text[..at].chars().rev().take(MOST_DIGITS).take_while(|&c| is_digit(c)).map(char::len_utf8).sum();
    let start = if has_plus { at } else { at - digits_before };
    let before = &text[..start];
    let is_particle = |c: char| matches!(c, 'و' | 'ف' | 'ب' | 'ل' | 'ك');
    let belongs = |c: char| (c.is_alphanumeric() && !is_particle(c)) || matches!(c, '+' | '-' | '.' | '/');
    let stands_alone = !before.ends_with(belongs)
        && (has_plus || !before.strip_suffix([' ', '\u{A0}', ',']).is_some_and(|before| before.ends_with(is_digit)));
    let has_spaces = has_plus || text[start..].starts_with(['0', '۰']);
    if !stands_alone || !(has_spaces || text[start..].starts_with('٠')) {
        return None;
    }
    let first = start + usize::from(has_plus);
    let is_separator = |c: char| c == '-' || (has_spaces && matches!(c, ' ' | '\u{A0}')) || (has_plus && c == '.');
    let mut opened = before.ends_with('(').then(|| start - 1);
    let (mut from, mut end, mut digits, mut may_part) = (start, first, 0, false);
    for (offset, c) in text[first..].char_indices() {
        if is_digit(c) {
            digits += 1;
            end = first + offset + c.len_utf8();
            may_part = digits <= MOST_DIGITS;
        } else if let Some(bracket) = opened.filter(|_| c == ')' && digits <= MOST_AREA_DIGITS && end == first + offset)
        {
            (from, opened) = (bracket, None);
        } else if is_separator(c) && may_part {
            may_part = false;
        } else {
            break;
        }
    }
    let enough = if has_plus { FEWEST_DIGITS.0 } else { FEWEST_DIGITS.1 };
    let ends = !text[end..].starts_with(char::is_alphanumeric);
    let mut groups = text[first..end].split(|c| !is_digit(c)).filter(|group| !group.is_empty()).skip(1).peekable();
    let are_groups = has_plus || (groups.peek().is_some() && groups.all(|group| group.chars().nth(1).is_some()));
    ((enough..=MOST_DIGITS).contains(&digits) && ends && end > at && are_groups).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what is isolated: it is written between ⟨ and ⟩.
    fn check(marked: &str) {
        let text = marked.replace(['⟨', '⟩'], "");
        let mut found = text.clone();
        for piece in isolates(&text, &[]).iter().rev() {
            found.insert(piece.end, '⟩');
            found.insert(piece.start, '⟨');
        }
        assert_eq!(found, marked);
    }

    #[test]
    fn addresses_are_isolated() {
        check("انظر ⟨https://example.com/a?b=1#c⟩.");
        check("(⟨https://ar.wikipedia.org/wiki/العربية_(لغة)⟩)،");
        check("الموقع:⟨http://x.org/⟩؟ و⟨www.example.org/a⟩!");
        check("راسل ⟨info@mail.example.com⟩، أو @ وحدها");
        check("نطاق ⟨example.com⟩.");
        check("(ب⟨www.x.org/(a)⟩)).) و/ب_⟨a://x.org/⟩.. .. //");
        check("و⟨main.rs⟩ و⟨.gitignore⟩ .a");
    }

    #[test]
    fn paths_and_file_names_are_isolated() {
        check("افتح ⟨/usr/share/doc/⟩ ثم «⟨~/.config/qari⟩»");
        check("الملف ⟨README.ar.md⟩، و⟨C:\\Users\\a⟩ و⟨src/main.rs⟩");
        check("الملف ⟨تقرير.pdf⟩ في ⟨./مجلد/⟩");
        check("و/أو ١/٢ 3/4 كلمة.كلمة نهاية. 3.5 12.5M ج.م");
    }

    #[test]
    fn phone_numbers_are_isolated_and_years_are_not() {
        check("هاتف ⟨+20-100-555⟩.");
        check("هاتف ⟨+20 100 555 1234⟩ أو ⟨010-1234-5678⟩ أو ⟨+٢٠-١٠٠-٥٥٥⟩");
        check("في 2017-2018؟ و 2017-05-12 و 1+2 و +5");
        check("C++ و a-b و 10-20");
        check("الرقم ⟨0100 123 4567⟩ أو ⟨02 1234-5678⟩ أو ⟨(02) 1234567⟩، ⟨(+20) 100 123 4567⟩ و⟨05 22 12 34 56⟩.");
        check("هاتف:⟨۰۲۱ ۱۲۳ ۴۵۶۷⟩ و ٠١٠٠ ١٢٣ ٤٥٦٧ و ذ و(⟨021 123 4567⟩)");
        check("في 2017 2018 و 12 000 000 000 و 0 1 2 3 4 5 6 7 8 و 1,000 2000 300 و (5) 2017 و 01234567 و 00 11");
    }

    #[test]
    fn in_code_strings_and_comments_are_isolated() {
        let text = "x = [\"أب\", 'ج د!'] # تعليق: نعم.\nit's";
        let found: Vec<&str> = of_code(text).into_iter().map(|piece| &text[piece]).collect();
        assert_eq!(found, ["أب", "ج د!", "تعليق: نعم"]);
    }

    #[test]
    fn known_pieces_stay_whole_and_win() {
        let text = "اكتب ls -l a.txt هنا b.txt";
        let code = text.find("ls").unwrap_or(0)..text.find(" هنا").unwrap_or(0);
        let found = isolates(text, std::slice::from_ref(&code));
        assert_eq!(found, [code, text.len() - 5..text.len()]);
        assert_eq!(isolates("أب", &[0..2, 2..4]), [0..2, 2..4]);
    }
}
