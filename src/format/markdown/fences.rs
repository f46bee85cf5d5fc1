//! Lines of a Markdown source, and which of them are in fenced code, where nothing else has a meaning.

/// Columns of indentation that make a line code (`CommonMark`, 4.4).
pub(super) const CODE_INDENT: usize = 4;

/// Tracks fenced code (`CommonMark`, 4.5) from line to line.
#[derive(Debug, Default)]
pub(super) struct Fences {
    open: Option<Fence>,
}

/// An open fence.
#[derive(Debug)]
struct Fence {
    sign: char,
    length: usize,
    is_quoted: bool,
}

impl Fences {
    /// Returns `true` inside fenced code.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Returns `true` if `line` is a fence or is inside fenced code. To be called for each line in order.
    pub(super) fn take(&mut self, line: &str) -> bool {
        let (margin, text) = split_margin(line);
        let is_quoted = margin.contains('>');
        if let Some(fence) = &self.open {
            let run = run(text, fence.sign);
            let closes = run >= fence.length && text[run..].trim().is_empty();
            // A quote ends the code inside it.
            if fence.is_quoted && !is_quoted {
                self.open = None;
                return self.take(line);
            }
            if closes {
                self.open = None;
            }
            return true;
        }
        let text = without_markers(text);
        for sign in ['`', '~'] {
            let length = run(text, sign);
            let info = &text[length..];
            if length >= 3 && !(sign == '`' && info.contains('`')) {
                self.open = Some(Fence { sign, length, is_quoted });
                return true;
            }
        }
        false
    }
}

/// Splits a line into its white space and quote signs, and the rest without the line end.
pub(super) fn split_margin(line: &str) -> (&str, &str) {
    let line = line.trim_end_matches(['\n', '\r']);
    let text = line.trim_start_matches([' ', '\t', '>']);
    (&line[..line.len() - text.len()], text)
}

/// Returns the columns of white space at the end of a margin, with tab stops of four.
pub(super) fn columns(margin: &str) -> usize {
    let indent = margin.rsplit('>').next().unwrap_or_default();
    indent.chars().fold(0, |columns, c| if c == '\t' { (columns / 4 + 1) * 4 } else { columns + 1 })
}

/// Returns `text` without the markers of the list items that it begins with.
fn without_markers(text: &str) -> &str {
    let mut text = text;
    loop {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let is_marker = |c: char| if digits > 0 { matches!(c, '.' | ')') } else { matches!(c, '-' | '*' | '+') };
        let Some(rest) = text[digits..].strip_prefix(is_marker).filter(|rest| rest.starts_with([' ', '\t'])) else {
            return text;
        };
        text = rest.trim_start();
    }
}

/// Returns the number of consecutive `sign` that `text` begins with; they are ASCII.
pub(super) fn run(text: &str, sign: char) -> usize {
    text.len() - text.trim_start_matches(sign).len()
}
