//! Strings and comments of program text, and right-to-left text outside of them.
//!
//! A program runs from left to right. Without isolates two strings next to each other would change places, and a
//! comment would fall into pieces around each Latin word and bracket in it.

use std::ops::Range;

use super::Isolate;
use super::chars::{is_rtl, is_rtl_or_mark};
use crate::text::code::{Token, TokenForm};
use crate::text::direction::{Direction, of_words};

/// Returns the isolates of program text with these tokens: strings, comments, and right-to-left text outside of them.
/// They are sorted and disjoint, and none contains a line end.
///
/// A comment with right-to-left prose is one isolate from right to left up to its end, with the brackets, Latin words
/// and punctuation in it.
///
/// ```
/// use qari_bidi::layout::{Isolate, of_code};
/// use qari_bidi::text::code::tokens;
///
/// let text = "x = 1  # قيمة (أولى)";
/// assert_eq!(of_code(text, &tokens(text, None)), [Isolate::rtl(9..28)]);
/// ```
#[must_use]
pub fn of_code(text: &str, tokens: &[Token]) -> Vec<Isolate> {
    let mut found = Vec::new();
    let mut tokens = tokens.iter().filter(|token| token.form != TokenForm::Word).peekable();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut plain = start;
        start += line.len();
        while let Some(token) = tokens.next_if(|token| token.range.start < start) {
            found.extend(outside(text, plain, token.range.start));
            found.extend(inside(text, token));
            plain = token.range.end;
        }
        found.extend(outside(text, plain, start));
    }
    found
}

/// Returns the isolate of what is inside of a string or comment, if it has right-to-left text.
fn inside(text: &str, token: &Token) -> Option<Isolate> {
    let own = &text[token.inside.clone()];
    own.contains(is_rtl).then(|| Isolate {
        range: token.inside.clone(),
        direction: (token.form == TokenForm::Prose).then(|| of_words(own).unwrap_or(Direction::Rtl)),
    })
}

/// Returns the isolates of the right-to-left text between two bytes: in each part, from its first letter to its last.
fn outside(text: &str, start: usize, end: usize) -> impl Iterator<Item = Isolate> {
    let whole = &text[start..end];
    let parts = if whole.contains(is_rtl) { parts(whole) } else { Vec::new() };
    parts.into_iter().filter_map(move |part| {
        let own = &whole[part.clone()];
        let first = own.find(is_rtl)?;
        let own = own.trim_end_matches(|c| !is_rtl_or_mark(c));
        Some((start + part.start + first..start + part.start + own.len()).into())
    })
}

/// Splits program text where no sentence goes on: at bars, arrows, tags, signs of assignment and comparison, and at the
/// brackets of a call, whose opening one touches a Latin name.
fn parts(text: &str) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), 0);
    // Whether each open bracket is that of a call.
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let separator = match c {
            '(' | '[' | '{' => {
                let is_of_call = text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
                open.push(is_of_call);
                usize::from(is_of_call)
            }
            ')' | ']' | '}' => usize::from(open.pop() == Some(true)),
            _ => separator(&text[..at], rest),
        };
        if separator > 0 {
            parts.push(start..at);
            start = at + separator;
        }
        at += separator.max(c.len_utf8());
    }
    parts.push(start..text.len());
    parts
}

/// Returns the bytes of the sign at the beginning of `rest`, behind `before`, that parts program text; 0 if there is
/// none.
fn separator(before: &str, rest: &str) -> usize {
    let signs = rest.bytes().take_while(|byte| b"-=<>".contains(byte)).count();
    let is_apart = || before.ends_with(' ') && rest[signs..].starts_with(' ');
    match rest.chars().next() {
        // Arrows, box drawing, triangles.
        Some(c @ ('|' | '\u{2190}'..='\u{21FF}' | '\u{2500}'..='\u{257F}' | '\u{25B2}'..='\u{25C5}')) => c.len_utf8(),
        Some('=') if signs == 1 => usize::from(is_apart()),
        Some('<') if signs == 1 => tag(rest),
        Some('-' | '=' | '<' | '>') if signs > 1 && rest[..signs].contains(['=', '<', '>']) => signs,
        _ => 0,
    }
}

/// Returns the bytes of the tag of HTML that `rest` begins with; 0 if it is none.
fn tag(rest: &str) -> usize {
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    match rest.find('>') {
        Some(end) if name.starts_with(|c: char| c.is_ascii_alphabetic()) && !rest[..end].contains(is_rtl) => end + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::isolates::tests::check_marked;
    use crate::text::code::tokens;

    /// Checks what is isolated: it is written between ⟨ and ⟩.
    #[track_caller]
    fn check(marked: &str) {
        check_marked(marked, |text| of_code(text, &tokens(text, None)));
    }

    #[test]
    fn what_parts_program_text_ends_an_isolate() {
        check("A[📎 ⟨שלח לינק⟩] --> B{⟨בחר סוג סריקה⟩}");
        check("B -->|🚀 ⟨רגילה⟩| C[⟨סריקה מהירה⟩]");
        check("tun0 ──⟨خواندن⟩──▶ seal (AEAD + ⟨هدر استتار⟩) ──▶ ⟨شبکه⟩");
        check("<sub>⟨موجة حية⟩<br/><i>Al · ⟨مع البسملة⟩</i></sub>");
        check("⟨سطر⟩<br>⟨سطر⟩");
        check("⟨عدد⟩ = ⟨قيمة⟩");
        check("if ⟨عدد⟩ >= ⟨حد⟩ && f(⟨س⟩) + ⟨ص⟩");
    }

    #[test]
    fn what_is_of_a_sentence_does_not() {
        check("(⟨أول) ثان [ثالث⟩]");
        check("⟨شركة OpenAI رائدة - قال - في GPT 5 نص⟩");
        check("⟨أ < ب ثم ج⟩");
    }
}
