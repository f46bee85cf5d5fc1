//! Nesting depth of flow collections, found without parsing: the parser's time grows with the square of the depth.

/// Returns the place (line and column, from 1) of the first bracket nested deeper than `most`.
///
/// Brackets count where a value may begin: not in quotes, block scalars, comments or plain text.
pub(in crate::format) fn deeper_than(text: &str, most: usize) -> Option<(usize, usize)> {
    let mut state = State::default();
    for (line, content) in text.lines().enumerate() {
        if let Some(column) = state.line_exceeds(content, most) {
            return Some((line + 1, column + 1));
        }
    }
    None
}

#[derive(Default)]
struct State {
    depth: usize,
    /// The quotation mark of a scalar that continues in the next line.
    quote: Option<char>,
    /// The indentation of the line with the header of a block scalar; deeper lines belong to it.
    block: Option<usize>,
}

impl State {
    /// Scans a line. Returns the column where it exceeds `most`.
    fn line_exceeds(&mut self, content: &str, most: usize) -> Option<usize> {
        let indent = content.len() - content.trim_start_matches(' ').len();
        if self.block.is_some_and(|outer| indent > outer || content.trim().is_empty()) {
            return None;
        }
        self.block = None;
        let mut value_may_begin = self.quote.is_none();
        let mut chars = content.chars().enumerate().peekable();
        while let Some((column, c)) = chars.next() {
            if let Some(quote) = self.quote {
                if quote == '"' && c == '\\'
                    || quote == '\'' && c == quote && chars.peek().is_some_and(|next| next.1 == c)
                {
                    chars.next();
                } else if c == quote {
                    self.quote = None;
                }
                continue;
            }
            match c {
                '"' | '\'' if value_may_begin => self.quote = Some(c),
                '|' | '>' if value_may_begin && self.depth == 0 => {
                    self.block = Some(indent);
                    return None;
                }
                '#' if value_may_begin => return None,
                '[' | '{' if value_may_begin => {
                    self.depth += 1;
                    if self.depth > most {
                        return Some(column);
                    }
                }
                ']' | '}' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            let opens = matches!(c, '[' | '{' | ',' | ':' | '-' | '?');
            value_may_begin = opens || (c.is_whitespace() && value_may_begin);
        }
        None
    }
}
