//! How deep a YAML text nests flow collections, found without parsing it: the parser's time grows with the square of the
//! depth.

/// The place (line and column, counted from 1) of the first bracket that is nested deeper than `most`, if there is one.
///
/// A bracket counts where a value may begin: not in quotes, in a block scalar, in a comment or inside running text.
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
    /// The quotation mark of the scalar that goes on in the next line.
    quote: Option<char>,
    /// The indentation of the line that a block scalar began in; deeper lines belong to it.
    block: Option<usize>,
}

impl State {
    /// Takes in a line; gives the column where it goes deeper than `most`.
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
