//! Finds TeX formulas in a Markdown source; see [`super::math`] for the rules.

use std::collections::{HashMap, HashSet, VecDeque};

use super::fences::{Fences, run, split_margin};
use qari_bidi::text::direction::is_right_to_left;

/// The most lines of a formula.
const MOST_LINES: usize = 200;
/// The most bytes of a tag, of a formula in backticks and of the name of an environment.
const MOST_TAG: usize = 4096;
const MOST_QUOTED: usize = 1024;
const MOST_NAME: usize = 24;

/// A formula as it is written.
#[derive(Debug)]
pub(super) struct Formula<'a> {
    pub(super) source: &'a str,
    /// The white space and quote signs before its first line, which its other lines repeat.
    margin: usize,
    /// `true` if it has its lines for itself.
    pub(super) is_block: bool,
}

impl Formula<'_> {
    /// Returns its lines without the margin that they share.
    pub(super) fn lines(&self) -> String {
        let mut lines = self.source.split('\n');
        let mut out = lines.next().unwrap_or_default().trim_end().to_owned();
        for line in lines {
            let (margin, text) = split_margin(line);
            let kept = margin.get(self.margin.min(margin.len())..).unwrap_or_default();
            out.push('\n');
            out.push_str(kept.trim_start_matches('>'));
            out.push_str(text.trim_end());
        }
        out
    }
}

/// Iterates over the formulas of a source, each with its first byte and the byte behind it. Linear in the source.
pub(super) struct Scanner<'a> {
    source: &'a str,
    /// The byte ranges of the texts between fenced code.
    texts: VecDeque<(usize, usize)>,
    at: usize,
    /// The start of the line of `at`.
    line_start: usize,
    /// For each number of backticks, the byte up to which no code span ends in so many.
    unclosed: HashMap<usize, usize>,
    /// The environments and brackets that are not closed in the rest of the text.
    unended: HashSet<&'a str>,
}

impl<'a> Scanner<'a> {
    /// Starts at the beginning of `source`.
    pub(super) fn new(source: &'a str) -> Self {
        let mut texts = VecDeque::new();
        let mut fences = Fences::default();
        let (mut start, mut at) = (0, 0);
        for line in source.split_inclusive('\n') {
            if fences.take(line) {
                texts.extend((start < at).then_some((start, at)));
                start = at + line.len();
            }
            at += line.len();
        }
        texts.extend((start < at).then_some((start, at)));
        Self { source, texts, at: 0, line_start: 0, unclosed: HashMap::new(), unended: HashSet::new() }
    }

    fn go_to(&mut self, at: usize) {
        if let Some(end) = self.source[self.at..at].rfind('\n') {
            self.line_start = self.at + end + 1;
        }
        self.at = at;
    }

    /// Returns the formula that begins here in a text that ends at byte `end`, or else the byte to go on from.
    fn piece(&mut self, end: usize) -> Result<Formula<'a>, usize> {
        let rest = &self.source[self.at..end];
        match rest.as_bytes().first() {
            Some(b'`') => Err(self.at + self.code_length(rest)),
            Some(b'<') => Err(self.at + tag_length(rest)),
            Some(b'\\') if rest.starts_with("\\begin{") => self.environment(rest).ok_or(self.at + 1),
            Some(b'\\') => {
                self.bracketed(rest).ok_or_else(|| self.at + 1 + rest[1..].chars().next().map_or(0, char::len_utf8))
            }
            _ => {
                let signs = run(rest, '$');
                let found = match signs {
                    1 => self.inline(rest),
                    2 => self.display(rest),
                    _ => None,
                };
                found.ok_or(self.at + signs)
            }
        }
    }

    /// Returns the length of the code span that `rest` begins with, or of the backticks if they begin none.
    fn code_length(&mut self, rest: &str) -> usize {
        let length = run(rest, '`');
        if self.unclosed.get(&length).is_some_and(|&end| self.at < end) {
            return length;
        }
        let paragraph = &rest[..paragraph_end(rest)];
        let mut from = length;
        while let Some(found) = paragraph[from..].find('`') {
            let own = run(&paragraph[from + found..], '`');
            from += found + own;
            if own == length {
                return from;
            }
        }
        self.unclosed.insert(length, self.at + paragraph.len());
        length
    }

    /// Returns the formula with single signs that `rest` begins with.
    fn inline(&self, rest: &'a str) -> Option<Formula<'a>> {
        let inner = &rest[1..];
        if inner.starts_with(char::is_whitespace) {
            return None;
        }
        let length = match inner.strip_prefix('`') {
            // GitHub's form $`…`$ may have a sign in it.
            Some(code) => code.as_bytes().windows(2).take(MOST_QUOTED).position(|two| two == b"`$").map(|end| end + 2),
            None => unescaped(inner, "$").filter(|&length| length > 0),
        }?;
        let (own, behind) = (&inner[..length], &inner[length + 1..]);
        let ends_well = !own.ends_with(char::is_whitespace) && !behind.starts_with(|c: char| c.is_ascii_digit());
        // Amounts have the sign beside a digit on both sides: `5$, 10$` or `$5 … 10$`.
        let is_after_amount = self.source[..self.at].ends_with(char::is_numeric);
        let is_before_amount = own.starts_with(char::is_numeric) && own.chars().any(is_right_to_left);
        let is_amount = (is_after_amount || is_before_amount) && own.ends_with(char::is_numeric);
        let is_tex = own.contains(['\\', '^', '_', '{', '=']);
        if !ends_well || (is_amount && !is_tex) || crosses_blocks(own) || self.crosses_cells(own) {
            return None;
        }
        Some(Formula { source: &rest[..length + 2], margin: 0, is_block: false })
    }

    /// Returns the formula with double signs that `rest` begins with: to the next pair in its paragraph, or in any of
    /// the lines below if the sign stands alone on its line.
    fn display(&self, rest: &'a str) -> Option<Formula<'a>> {
        let inner = &rest[2..];
        let begins_line = self.begins_line();
        let is_alone = begins_line && inner.split('\n').next().is_some_and(|line| line.trim().is_empty());
        let length = if is_alone {
            let mut bytes = 0;
            let is_closing = |line: &&str| {
                let closes = bytes > 0 && line.trim_end().ends_with("$$");
                bytes += line.len();
                closes
            };
            let closing = inner.split_inclusive('\n').take(MOST_LINES).find(is_closing)?;
            bytes - closing.len() + closing.rfind("$$")?
        } else {
            unescaped(inner, "$$")?
        };
        let own = &inner[..length];
        let crosses = !is_alone && (has_blank_line(own) || (!begins_line && crosses_blocks(own)));
        if own.trim().is_empty() || crosses || self.crosses_cells(own) {
            return None;
        }
        Some(self.block(rest, length + 4))
    }

    /// Returns the formula in round or square brackets behind one or two backslashes that `rest` begins with. With one,
    /// `CommonMark` has plain brackets, so there must be TeX in it.
    fn bracketed(&mut self, rest: &'a str) -> Option<Formula<'a>> {
        const BRACKETS: [(&str, &str); 4] = [("\\\\(", "\\\\)"), ("\\\\[", "\\\\]"), ("\\(", "\\)"), ("\\[", "\\]")];
        let (begin, end) = BRACKETS.into_iter().find(|(begin, _)| rest.starts_with(begin))?;
        if self.unended.contains(end) {
            return None;
        }
        let Some(length) = rest[begin.len()..].find(end) else {
            self.unended.insert(end);
            return None;
        };
        let own = &rest[begin.len()..begin.len() + length];
        let is_command = |(at, _): (usize, &str)| own[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
        let is_tex = begin.len() > 2 || own.contains(['^', '{']) || own.match_indices('\\').any(is_command);
        let is_other = own.trim().is_empty() || has_blank_line(own) || self.crosses_cells(own);
        if !is_tex || is_other || (!begin.ends_with('[') && crosses_blocks(own)) {
            return None;
        }
        Some(self.block(rest, begin.len() + length + end.len()))
    }

    /// Returns the environment that `rest` begins with, if it begins a line.
    fn environment(&mut self, rest: &'a str) -> Option<Formula<'a>> {
        let name = rest.strip_prefix("\\begin{")?;
        let name = &name[..name.bytes().take(MOST_NAME).position(|byte| byte == b'}')?];
        let is_name = name.trim_end_matches('*').bytes().all(|byte| byte.is_ascii_alphabetic()) && !name.is_empty();
        if !is_name || !self.begins_line() || self.unended.contains(name) {
            return None;
        }
        let end = format!("\\end{{{name}}}");
        let Some(found) = rest.find(&end) else {
            self.unended.insert(name);
            return None;
        };
        let length = found + end.len();
        (rest[..length].matches('\n').count() < MOST_LINES).then(|| self.block(rest, length))
    }

    /// Returns the formula of the first `length` bytes of `rest`, which stands alone if nothing else is on its lines.
    fn block(&self, rest: &'a str, length: usize) -> Formula<'a> {
        let ends_line = || rest[length..].split('\n').next().is_none_or(|behind| behind.trim().is_empty());
        let is_block = self.begins_line() && ends_line();
        Formula { source: &rest[..length], margin: self.at - self.line_start, is_block }
    }

    /// Returns `true` if only a margin and a list marker stand before the formula on its line.
    fn begins_line(&self) -> bool {
        let text = split_margin(&self.source[self.line_start..self.at]).1;
        text.is_empty() || after_marker(text).is_some_and(|rest| rest.trim().is_empty())
    }

    /// Returns `true` if `own` is in the row of a table and reaches into another cell.
    fn crosses_cells(&self, own: &str) -> bool {
        let is_row = split_margin(&self.source[self.line_start..self.at]).1.starts_with('|');
        is_row && (own.contains(" | ") || own.contains('\n'))
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = (usize, usize, Formula<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(&(start, end)) = self.texts.front() {
            self.go_to(self.at.max(start));
            while let Some(found) = self.source[self.at..end].find(['$', '`', '\\', '<']) {
                self.go_to(self.at + found);
                match self.piece(end) {
                    Ok(formula) => {
                        let begin = self.at;
                        self.go_to(begin + formula.source.len());
                        return Some((begin, self.at, formula));
                    }
                    Err(next) => self.go_to(next),
                }
            }
            self.texts.pop_front();
        }
        None
    }
}

/// Returns the length of the tag that `rest` begins with, or of its `<` if it begins none on its line.
fn tag_length(rest: &str) -> usize {
    let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    let end = rest.bytes().take(MOST_TAG).position(|byte| matches!(byte, b'>' | b'\n')).filter(|_| is_tag);
    end.filter(|&end| rest[end..].starts_with('>')).map_or(1, |end| end + 1)
}

/// Returns the byte at which the paragraph ends that `text` begins in: the next blank line.
fn paragraph_end(text: &str) -> usize {
    let mut end = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index > 0 && split_margin(line).1.is_empty() {
            return end;
        }
        end += line.len();
    }
    end
}

/// Returns the byte of the first `sign` in `text` that no backslash escapes.
fn unescaped(text: &str, sign: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let found = from + text[from..].find(['\\', '$'])?;
        if text[found..].starts_with('\\') {
            from = found + 1 + text[found + 1..].chars().next().map_or(0, char::len_utf8);
        } else if text[found..].starts_with(sign) {
            return Some(found);
        } else {
            from = found + 1;
        }
    }
}

fn has_blank_line(text: &str) -> bool {
    text.trim_end().split('\n').skip(1).any(|line| split_margin(line).1.is_empty())
}

/// Returns `true` if a line of `text` after the first is blank or begins a block of another kind.
fn crosses_blocks(text: &str) -> bool {
    text.split('\n').skip(1).any(|line| {
        let (margin, text) = split_margin(line);
        text.is_empty()
            || margin.contains('>')
            || text.starts_with(['#', '|', ':', '<'])
            || after_marker(text).is_some()
    })
}

/// Returns what follows the list marker that `text` begins with.
fn after_marker(text: &str) -> Option<&str> {
    let digits: usize = text.chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum();
    let signs: &[char] = if digits > 0 { &['.', ')', '-'] } else { &['-', '*', '+'] };
    text[digits..].strip_prefix(signs).filter(|rest| rest.starts_with([' ', '\t']))
}
