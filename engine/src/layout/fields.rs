//! Pieces of lines that are no prose: in each field of a line, strings, comments and right-to-left text keep an order
//! of their own, so that the fields stay in the order they are written in.

use std::ops::Range;

use unicode_bidi::BidiClass;

use super::isolates::{Isolate, of_code};
use crate::text::code::{Token, TokenKind, tokens};
use crate::text::direction::{Direction, first_strong};
use crate::text::properties::properties;

/// Returns the isolates of left-to-right lines, sorted and disjoint: those of program text, but where several fields of
/// a line have right-to-left text, each has its own.
///
/// Fields end at tabs, bars, box-drawing characters, two or more blanks, before ` key=`, and behind the place that a
/// line begins with ([`place_of`]). Nothing ends a field inside of quotation marks or of a comment. A line that begins
/// right to left reads so to its end, but for the extension of a file name.
#[must_use]
pub fn of_lines(text: &str) -> Vec<Isolate> {
    let mut found = Vec::new();
    let mut of_text = of_code(text, &tokens(text, None)).into_iter().peekable();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let mut own = Vec::new();
        while let Some(isolate) = of_text.next_if(|isolate| isolate.range.start < end) {
            own.push(Isolate { range: isolate.range.start - start..isolate.range.end - start, ..isolate });
        }
        // Most lines have one field with right-to-left text, or none.
        if !own.is_empty() {
            let fields = fields(line);
            if let [.., field] = fields.as_slice()
                && let [only] = own.as_mut_slice()
                && only.direction.is_none()
            {
                only.range.end = sentence_end(line, &only.range, field);
            }
            if fields.iter().filter(|field| line[(*field).clone()].contains(is_rtl)).count() > 1 {
                own = fields.into_iter().flat_map(|field| of_field(line, field)).collect();
            }
        }
        found.extend(own.into_iter().map(|isolate| {
            let range = match isolate.direction {
                None => with_punctuation(line, isolate.range),
                Some(_) => isolate.range,
            };
            Isolate { range: range.start + start..range.end + start, ..isolate }
        }));
        start = end;
    }
    found
}

fn of_field(line: &str, field: Range<usize>) -> impl Iterator<Item = Isolate> {
    let start = field.start;
    let shifted = move |range: Range<usize>| range.start + start..range.end + start;
    let own = &line[field];
    of_code(own, &tokens(own, None))
        .into_iter()
        .map(move |isolate| Isolate { range: shifted(isolate.range), ..isolate })
}

fn is_rtl(c: char) -> bool {
    c >= '\u{0590}' && matches!(properties(c).bidi, BidiClass::R | BidiClass::AL)
}

/// Returns the bytes of the place that a line begins with, as `grep -n` and compilers write it: a name, a colon and a
/// number, or a number alone, each with a colon behind it (`name:12:`, `name:12:5:`, `12:`); of lines around a match,
/// hyphens stand for the colons. Returns 0 if there is none.
#[must_use]
pub fn place_of(line: &str) -> usize {
    let number = |from: usize, sign: char| {
        let digits = line[from..].bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0 && line[from + digits..].starts_with(sign)).then_some(from + digits + 1)
    };
    // A time of day is no place.
    let is_time = |end: usize| line[end..].starts_with(|c: char| c.is_ascii_digit());
    if let Some(end) = number(0, ':') {
        return if is_time(end) { 0 } else { end };
    }
    let is_of_name = |c: char| !c.is_control() && !matches!(c, '"' | '\'' | '|');
    let names = line.match_indices([':', '-']).take_while(|(at, _)| line[..*at].chars().all(is_of_name));
    let numbered = |(at, sign): (usize, &str)| {
        let sign = sign.chars().next()?;
        let end = number(at + 1, sign)?;
        (at > 0 && !line[..at].ends_with(' ') && !is_time(end)).then(|| number(end, sign).unwrap_or(end))
    };
    names.take(MOST_SIGNS).find_map(numbered).unwrap_or(0)
}

/// The most colons and hyphens in the name of a file that are tried as its end.
const MOST_SIGNS: usize = 16;

/// Returns where the sentence ends that `piece`, the only right-to-left text of a line, belongs to: at the end of its
/// field, which is the last one, if the field begins right to left and goes on behind a blank.
fn sentence_end(line: &str, piece: &Range<usize>, field: &Range<usize>) -> usize {
    let own = line[field.clone()].trim_end();
    let rest = &line[piece.end..field.start + own.len()];
    let begins = field.start <= piece.start && first_strong(own) == Some(Direction::Rtl);
    let goes_on = rest
        .split_once([' ', '\u{A0}'])
        .is_some_and(|(mark, rest)| !mark.contains(char::is_alphanumeric) && rest.contains(char::is_alphanumeric));
    if begins && goes_on { field.start + own.len() } else { piece.end }
}

/// Splits a line into fields.
fn fields(line: &str) -> Vec<Range<usize>> {
    let mut fields = Vec::new();
    let place = place_of(line);
    fields.push(0..place);
    let (mut start, mut at) = (place, place);
    let tokens = tokens(line, None);
    let mut tokens = tokens.iter().filter(|token| ends_no_field(line, token)).peekable();
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        while tokens.next_if(|token| token.range.start < at).is_some() {}
        if let Some(token) = tokens.next_if(|token| token.range.start == at) {
            if token.kind == TokenKind::Comment {
                break;
            }
            at = token.range.end;
        } else if let Some(bytes) = separator(rest) {
            fields.push(start..at);
            at += bytes;
            start = at;
        } else if c == ' ' && is_key(&rest[1..]) {
            fields.push(start..at);
            at += 1;
            start = at;
        } else {
            at += c.len_utf8();
        }
    }
    fields.push(start..line.len());
    fields.retain(|field| !field.is_empty());
    fields
}

/// Returns the bytes of the separator that a text begins with.
fn separator(rest: &str) -> Option<usize> {
    let c = rest.chars().next()?;
    match c {
        '\t' | '|' | '\u{2500}'..='\u{257F}' => Some(c.len_utf8()),
        ' ' if rest.starts_with("  ") => Some(rest.len() - rest.trim_start_matches(' ').len()),
        _ => None,
    }
}

/// Returns `true` if a text begins with a Latin key and an equals sign.
fn is_key(rest: &str) -> bool {
    let name =
        rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-')).count();
    rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest[name..].starts_with('=')
}

/// Returns `true` for what is whole, whatever separators are in it: a comment, set apart by blanks, and a string
/// between double quotation marks. Others are apostrophes, more often than not.
fn ends_no_field(line: &str, token: &Token) -> bool {
    let is_apart = line[..token.range.start].chars().next_back().is_none_or(char::is_whitespace);
    match token.kind {
        TokenKind::Comment => is_apart && line[..token.inside.start].ends_with(char::is_whitespace),
        TokenKind::String => line[token.range.start..].starts_with('"'),
        TokenKind::Keyword | TokenKind::Number => false,
    }
}

/// Extends a piece of right-to-left text over the brackets that it opens or closes inside, and over the punctuation
/// that ends its sentence.
fn with_punctuation(line: &str, piece: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (piece.start, closing_end(line, &piece));
    let count = |text: &str, c: char| text.matches(c).count();
    let opens = |close: char| match close {
        ')' => '(',
        ']' => '[',
        '»' => '«',
        _ => '{',
    };
    while let Some(c) = line[end..].chars().next() {
        let own = &line[start..end];
        let extends = match c {
            ')' | ']' | '}' | '»' => count(own, opens(c)) > count(own, c),
            '.' | '!' | '?' | '…' => !line[end + c.len_utf8()..].starts_with(char::is_alphanumeric),
            _ => false,
        };
        if !extends {
            break;
        }
        end += c.len_utf8();
    }
    while let Some(c) = line[..start].chars().next_back() {
        let own = &line[start..end];
        let closes = match c {
            '(' => count(own, ')') > count(own, '('),
            '[' => count(own, ']') > count(own, '['),
            '«' => count(own, '»') > count(own, '«'),
            _ => false,
        };
        if !closes {
            break;
        }
        start -= c.len_utf8();
    }
    start..end
}

/// Returns where the last bracket closes that a piece of a line opens and leaves open, or the end of the piece if none
/// does.
fn closing_end(line: &str, piece: &Range<usize>) -> usize {
    let mut open = Vec::new();
    for c in line[piece.clone()].chars() {
        match c {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '«' => open.push('»'),
            ')' | ']' | '»' if open.last() == Some(&c) => _ = open.pop(),
            _ => {}
        }
    }
    let mut end = piece.end;
    for (at, c) in line[piece.end..].char_indices() {
        match open.last() {
            None => break,
            Some(close) if c == *close => {
                open.pop();
                end = piece.end + at + c.len_utf8();
            }
            // What is opened behind it is another matter.
            Some(_) if matches!(c, '(' | '[' | '«' | '|' | '\t') => break,
            Some(_) => {}
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::isolates::tests::check_marked;

    /// Checks what is isolated: it is written between ⟨ and ⟩.
    #[track_caller]
    fn check(marked: &str) {
        check_marked(marked, of_lines);
    }

    #[test]
    fn fields_are_isolated_one_by_one() {
        check("|  1 | ⟨أحمد⟩   | ⟨مكة⟩    |");
        check("│ ⟨سارة⟩ │ ⟨المدينة المنورة⟩ │");
        check("user=⟨أحمد⟩ city=⟨مكة⟩ n=5");
        check("⟨أول⟩\t⟨ثان⟩\t3");
        check("⟨أول⟩  ⟨ثان⟩");
        check("a ⟨أول⟩\n⟨ثان⟩  ⟨ثالث⟩\nb\n⟨رابع⟩");
        check("{\"⟨مفتاح⟩\": \"⟨قيمة (2)⟩\", \"a\": \"⟨آخر | شيء⟩\"}");
    }

    #[test]
    fn places_keep_theirs() {
        check("⟨ملف⟩:12:⟨نص أول⟩");
        check("docs/⟨ملف⟩.txt:12:5:⟨نص⟩ (x) y");
        check("⟨ملف⟩-12-⟨نص⟩");
        check("12:⟨نص أول OpenAI⟩");
        check("12:30:05 Ahmed: ⟨نص⟩");
        let check = |line: &str, place: &str| assert_eq!(&line[..place_of(line)], place, "{line}");
        check("a.rs:12:5: error", "a.rs:12:5:");
        check("a b-2.rs:12:error", "a b-2.rs:12:");
        check("12:text", "12:");
        check("12:30:05 text", "");
        check("at 12:30 text", "");
        check("2023-05-17 text", "");
        check("a-1-x", "a-1-");
        check(":1:x", "");
        check("\"a\":1:x", "");
        check("", "");
    }

    #[test]
    fn a_line_reads_to_its_end() {
        check("+⟨شركة OpenAI رائدة في GPT 5⟩\n");
        check("-⟨قال: نعم، ثم مضى (إلى Paris).⟩");
        check(" ⟨كلمة⟩");
        check("⟨ملف أول⟩.txt");
        check("⟨ملف⟩ → x | ⟨آخر⟩");
        check("root  ⟨ملف أول.txt ثم b.txt⟩");
        check("Ahmed ⟨نص⟩ OpenAI");
    }

    #[test]
    fn sentences_keep_their_punctuation() {
        check("10:30 Ahmed: ⟨مرحبا! كيف الحال؟⟩");
        check("10:30 ERROR ⟨تعذر الاتصال (الخادم).⟩");
        check("x ⟨(أول) ثان⟩");
        check("app[1]: ⟨تعذر فتح الملف /etc/x (خطأ 5)⟩");
        check("app: ⟨تعذر فتح الملف [خطأ 5]⟩");
        check("app: ⟨قيل «نعم (لا OK)» أو⟩ No");
        check("app: ⟨قيل (نعم⟩ OK");
        check("app: ⟨قيل (نعم⟩ | OK)");
        check("drwxr-xr-x 2 root 10:00 ⟨ملف أول⟩.txt");
        check("plain (text) | a.");
    }
}
