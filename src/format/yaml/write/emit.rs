//! Formats YAML: plain scalars, quoted ones, block scalars.
//!
//! Written here, since serde's writer puts each cell of a row on a line of its own, quotes program text, and chooses
//! plain scalars by other rules than the README shows.

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// No value, as of a rule.
    Nothing,
    /// A number or a truth value, verbatim.
    Word(String),
    /// A text.
    Text(String),
    /// A text on one line, with escapes for its line ends.
    Line(String),
    /// A list with one item a line.
    List(Vec<Node>),
    /// A list of texts on one line.
    Row(Vec<String>),
    /// A mapping.
    Map(Vec<(&'static str, Node)>),
}

impl Node {
    /// Wraps a text.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// Wraps a number or a truth value.
    pub(super) fn word(word: &impl ToString) -> Self {
        Self::Word(word.to_string())
    }
}

/// Columns of indentation per level.
const STEP: usize = 2;

/// Formats a document.
pub(super) fn document(pairs: &[(&'static str, Node)]) -> String {
    let mut out = String::new();
    mapping(&mut out, pairs, 0);
    out
}

/// Writes a mapping whose keys stand in column `indent`. The first line is already indented.
fn mapping(out: &mut String, pairs: &[(&'static str, Node)], indent: usize) {
    for (index, (key, value)) in pairs.iter().enumerate() {
        if index > 0 {
            push_spaces(out, indent);
        }
        out.push_str(key);
        out.push(':');
        match value {
            Node::List(items) => {
                out.push('\n');
                push_spaces(out, indent + STEP);
                list(out, items, indent + STEP);
            }
            Node::Map(pairs) => {
                out.push('\n');
                push_spaces(out, indent + STEP);
                mapping(out, pairs, indent + STEP);
            }
            Node::Nothing => out.push('\n'),
            Node::Word(_) | Node::Text(_) | Node::Line(_) | Node::Row(_) => {
                out.push(' ');
                on_the_line(out, value, indent);
            }
        }
    }
}

/// Writes a list whose dashes stand in column `indent`. The first line is already indented.
fn list(out: &mut String, items: &[Node], indent: usize) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            push_spaces(out, indent);
        }
        out.push_str("- ");
        match item {
            Node::List(items) => list(out, items, indent + STEP),
            Node::Map(pairs) => mapping(out, pairs, indent + STEP),
            Node::Nothing | Node::Word(_) | Node::Text(_) | Node::Line(_) | Node::Row(_) => {
                on_the_line(out, item, indent);
            }
        }
    }
}

/// Writes a value behind its key or dash, which stands in column `indent`, and ends the line.
fn on_the_line(out: &mut String, value: &Node, indent: usize) {
    match value {
        Node::Text(text) if is_block(text) => return block(out, text, indent),
        Node::Text(text) | Node::Line(text) => out.push_str(&scalar(text, false)),
        Node::Word(word) => out.push_str(word),
        Node::Row(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| scalar(text, true)).collect();
            out.push_str(&format!("[{}]", texts.join(", ")));
        }
        Node::Nothing | Node::List(_) | Node::Map(_) => {}
    }
    out.push('\n');
}

/// Returns `true` if a text has several lines and needs no quotes.
fn is_block(text: &str) -> bool {
    let may_stand = |c: char| c == '\n' || c == '\t' || is_printable(c);
    text.contains('\n') && !text.ends_with('\n') && text.chars().all(may_stand)
}

/// Writes a text as a block scalar, indented by more than `indent`. If its first line is indented itself, an
/// indentation indicator is written.
fn block(out: &mut String, text: &str, indent: usize) {
    let is_indented = text.starts_with([' ', '\t', '\n']);
    out.push_str(if is_indented { "|2-\n" } else { "|-\n" });
    for line in text.split('\n') {
        if !line.is_empty() {
            push_spaces(out, indent + STEP);
            out.push_str(line);
        }
        out.push('\n');
    }
}

/// Formats a text on one line, plain if it is unambiguous, else in quotes.
fn scalar(text: &str, in_row: bool) -> String {
    if is_plain(text, in_row) {
        return text.to_owned();
    }
    if text.contains(['"', '\\']) && text.chars().all(is_printable) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if is_printable(c) => quoted.push(c),
            _ => quoted.push_str(&escape(u32::from(c))),
        }
    }
    quoted.push('"');
    quoted
}

fn escape(code: u32) -> String {
    match code {
        0..=0xFF => format!("\\x{code:02X}"),
        0x100..=0xFFFF => format!("\\u{code:04X}"),
        _ => format!("\\U{code:08X}"),
    }
}

/// Returns `true` if a text needs no quotes. It must begin with a letter or an opening bracket and have no sign that is
/// special in YAML, or that a reader might take for special.
fn is_plain(text: &str, in_row: bool) -> bool {
    let begins_well = |c: char| c.is_alphabetic() || matches!(c, '(' | '«' | '“') || (!c.is_ascii() && c.is_numeric());
    let signs = ['"', '\'', '[', ']', '{', '}', '|', '>', '#'];
    let is_key = text.ends_with(':') || text.contains(": ") || in_row && text.contains([':', ',', '?']);
    text.starts_with(begins_well)
        && !text.ends_with(char::is_whitespace)
        && !text.contains(signs)
        && !is_key
        && text.chars().all(is_printable)
        && !is_reserved(text)
}

/// Returns `true` if YAML 1.1 or 1.2 reads a word as a truth value, null or a number.
fn is_reserved(text: &str) -> bool {
    let words = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity"];
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Returns `true` if a character can stand unescaped in YAML (YAML 1.2.2, production 1) and is no line end there.
fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
        && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

fn push_spaces(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n(' ', count));
}
