//! Letters that are struck twice, for terminals that print on paper: `a`, backspace, `a` is strong, `_`, backspace, `a`
//! underlined. Manual pages are still written so (`grotty(1)`).

use unicode_normalization::char::is_combining_mark;

use super::pen::Pen;
use super::sequence::BACKSPACE;
use super::struck::Struck;
use qari_bidi::text::width;

/// Characters that were struck twice.
pub(super) struct Over {
    /// The number of characters before them.
    pub(super) kept: usize,
    /// The characters.
    pub(super) struck: Vec<Struck>,
    /// The bytes of the backspaces and of what is struck over.
    pub(super) bytes: usize,
}

/// Reads the backspaces that `rest` begins with, and what they have struck over the last characters of `before`. It is
/// written with `pen`. Returns `None` if other letters are struck over, which is no style.
pub(super) fn read(before: &[Struck], rest: &str, pen: Pen) -> Option<Over> {
    let count = rest.bytes().take_while(|&byte| byte == BACKSPACE).count();
    // A mark may be struck by itself, behind its letter.
    let is_mark = |last: &&Struck| is_combining_mark(last.c) && rest[count..].starts_with(last.c);
    let kept = match before.last().filter(|_| count == 1).filter(is_mark) {
        Some(_) => before.len() - 1,
        None => start(before, count)?,
    };
    let under = &before[kept..];
    let mut above = rest[count..].chars().peekable();
    let mut bytes = count;
    let mut struck: Vec<Struck> = Vec::with_capacity(under.len());
    for cluster in under.chunk_by(|_, next| is_combining_mark(next.c)) {
        let first = above.next()?;
        bytes += first.len_utf8();
        let before = || before[..kept].iter().chain(&struck).next_back();
        let own = pen.struck_as(cluster[0].pen);
        let (base, pen) = match (cluster[0].c, first) {
            ('_', '_') if before().is_some_and(|last| last.pen.is_underlined()) => ('_', own.underlined()),
            (one, other) if one == other => (one, own.struck_twice()),
            ('_', other) => (other, own.underlined()),
            (one, '_') => (one, own.underlined()),
            // The bullet of lists.
            ('+', 'o') | ('o', '+') => ('•', pen),
            _ => return None,
        };
        struck.push(Struck { c: base, pen, ..cluster[0].clone() });
        for mark in &cluster[1..] {
            bytes += above.next_if_eq(&mark.c).map_or(0, char::len_utf8);
            struck.push(Struck { pen, ..mark.clone() });
        }
    }
    Some(Over { kept, struck, bytes })
}

/// Returns where the last `count` cells of `before` start, or, where that is inside a letter, the last `count` letters.
fn start(before: &[Struck], count: usize) -> Option<usize> {
    let mut cells = 0;
    let mut letters = 0;
    let mut of_letters = None;
    for (index, struck) in before.iter().enumerate().rev().filter(|(_, struck)| !is_combining_mark(struck.c)) {
        if struck.c == '\x08' {
            break;
        }
        cells += width::cells(struck.c.encode_utf8(&mut [0; 4]));
        letters += 1;
        if cells == count {
            return Some(index);
        }
        if letters == count {
            of_letters = Some(index);
        }
        if cells > count {
            break;
        }
    }
    of_letters
}

/// Returns `true` if the backspace at byte `at` of a line strikes a letter twice or underlines one.
pub(super) fn is_at(line: &str, at: usize) -> bool {
    let before: Vec<Struck> = line[..at].chars().map(|c| Struck { c, pen: Pen::default(), link: None }).collect();
    read(&before, &line[at..], Pen::default()).is_some()
}
