//! Parses the first line of a box.

use crate::format::boxes::BoxName;

/// The first line of a box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening<'a> {
    pub(super) role: Role<'a>,
    /// Its title, in Markdown.
    pub(super) title: &'a str,
    /// `true` for a directive of `MyST`, whose options may follow.
    pub(super) has_options: bool,
}

/// The role of an opening fence: a box, or something else that fences are used for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Role<'a> {
    /// A known box.
    Box(&'static BoxName),
    /// A part of the text, perhaps with a direction.
    Part(Option<&'a str>),
    /// A tab, whose title is shown above it.
    Tab,
    /// Code or a formula.
    Code,
}

/// Directives of `MyST` whose content is not Markdown.
const CODE: [&str; 8] =
    ["code", "code-block", "code-cell", "literalinclude", "math", "mermaid", "parsed-literal", "raw"];

/// Parses what follows the colons. A name that is not known makes a part only if it `is_closed`.
pub(super) fn colons(text: &str, is_closed: bool) -> Option<Opening<'_>> {
    // pandoc allows colons at the end too.
    let text = text.trim_end_matches(':').trim_end();
    if text.is_empty() {
        return None;
    }
    if let Some((name, argument)) = directive(text) {
        return Some(of_directive(name, argument)).filter(|opening| is_closed || matches!(opening.role, Role::Box(_)));
    }
    if let Some(attributes) = text.strip_prefix('{') {
        let attributes = attributes.trim_end_matches('}');
        let title = attribute(attributes, "title").unwrap_or_default();
        let mut classes = attributes.split_whitespace().filter_map(|word| word.strip_prefix('.'));
        let role = match classes.find_map(BoxName::of) {
            Some(name) => Role::Box(name),
            None if is_closed => Role::Part(attribute(attributes, "dir")),
            None => return None,
        };
        return Some(Opening { role, title, has_options: false });
    }
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name = &text[..text.find(|c| !is_of_name(c)).unwrap_or(text.len())];
    let rest = &text[name.len()..];
    let (title, attributes) = title(rest);
    let (title, attributes) = (title.trim(), attributes.trim_end_matches('}'));
    let title = if title.is_empty() { attribute(attributes, "title").unwrap_or_default() } else { title };
    if let Some(known) = BoxName::of(name).filter(|_| rest.is_empty() || rest.starts_with([' ', '\t', '[', '{'])) {
        return Some(Opening { role: Role::Box(known), title, has_options: false });
    }
    if let Some(known) = BoxName::labelled(text) {
        return Some(Opening { role: Role::Box(known), title: text, has_options: false });
    }
    let title = if name.is_empty() { text } else { title };
    is_closed.then_some(Opening { role: Role::Part(attribute(attributes, "dir")), title, has_options: false })
}

/// Parses what follows the slashes of a block of `PyMdown`: `note | Title`.
pub(super) fn slashes(text: &str) -> Option<Opening<'_>> {
    let (name, title) = text.split_once('|').unwrap_or((text, ""));
    let (name, title) = (name.trim(), title.trim());
    let role = match name {
        "tab" => Role::Tab,
        "html" => Role::Part(None),
        _ => Role::Box(BoxName::of(name)?),
    };
    Some(Opening { role, title: if name == "html" { "" } else { title }, has_options: false })
}

/// Parses a code fence that is a directive of `MyST` for a box.
pub(super) fn fence(text: &str) -> Option<Opening<'_>> {
    let sign = text.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let rest = text.trim_start_matches(sign);
    if text.len() - rest.len() < 3 {
        return None;
    }
    let (name, argument) = directive(rest)?;
    Some(of_directive(name, argument)).filter(|opening| matches!(opening.role, Role::Box(_)))
}

/// Parses the first line of a box of Python-Markdown, whose content is indented: `!!! note "Title"`, `??? note`,
/// `=== "Tab"`.
pub(super) fn indented(text: &str, is_indented: bool) -> Option<Opening<'_>> {
    if let Some(rest) = text.strip_prefix("===") {
        let title = rest.trim_start_matches(['!', '+']).trim().strip_prefix('"')?.strip_suffix('"')?;
        return is_indented.then_some(Opening { role: Role::Tab, title, has_options: false });
    }
    let rest = text.strip_prefix("!!!").or_else(|| text.strip_prefix("???"))?;
    let rest = rest.strip_prefix('+').unwrap_or(rest).trim();
    let (classes, title) = match rest.split_once('"') {
        Some((classes, title)) => (classes, title.strip_suffix('"')?),
        None => (rest, ""),
    };
    let is_class = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if !classes.split_whitespace().all(is_class) || (classes.trim().is_empty() && title.is_empty()) {
        return None;
    }
    let known = classes.split_whitespace().find_map(BoxName::of);
    let is_box = is_indented || (known.is_some() && !title.is_empty());
    let fallback = || BoxName::of("note");
    let name = known.or_else(fallback).filter(|_| is_box)?;
    // An unknown type is its own title.
    let title = if known.is_none() && title.is_empty() { classes.trim() } else { title };
    Some(Opening { role: Role::Box(name), title, has_options: false })
}

/// Returns `true` if a line begins with the marker of a list item.
pub(super) fn is_item(text: &str) -> bool {
    let digits: usize = text.chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum();
    let signs: &[char] = if digits > 0 { &['.', ')', '-'] } else { &['-', '*', '+'] };
    text[digits..].strip_prefix(signs).is_some_and(|rest| rest.starts_with([' ', '\t']))
}

/// Splits a directive of `MyST`, `{name} argument`.
fn directive(text: &str) -> Option<(&str, &str)> {
    let (name, argument) = text.strip_prefix('{')?.split_once('}')?;
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_of_name))
        .then_some((name, argument.trim()))
}

fn of_directive<'a>(name: &str, argument: &'a str) -> Opening<'a> {
    let own = name.rsplit(':').next().unwrap_or(name);
    let role = match BoxName::of(own) {
        Some(known) => Role::Box(known),
        None if CODE.contains(&own) => Role::Code,
        None => Role::Part(None),
    };
    // The argument of an unknown directive may be the address of a file.
    let is_address = matches!(role, Role::Part(_)) && !argument.contains(' ') && argument.contains(['/', '.']);
    let title = if is_address || matches!(role, Role::Code) { "" } else { argument };
    Opening { role, title, has_options: true }
}

/// Splits the title, which may stand in brackets, from attributes in braces behind it.
fn title(text: &str) -> (&str, &str) {
    if let Some(inner) = text.strip_prefix('[') {
        let mut depth = 1;
        for (at, c) in inner.char_indices() {
            match c {
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let behind = inner[at + 1..].trim();
                if behind.is_empty() || behind.starts_with('{') {
                    return (&inner[..at], behind.trim_start_matches('{'));
                }
                break;
            }
        }
    }
    let text = text.trim();
    match text.rfind('{').filter(|_| text.ends_with('}')) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    }
}

/// Returns the value of an attribute, in quotes or as a word.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut from = 0;
    while let Some(found) = attributes[from..].find(name) {
        let start = from + found;
        from = start + name.len();
        let begins_word = attributes[..start].chars().next_back().is_none_or(char::is_whitespace);
        let Some(value) = attributes[from..].strip_prefix('=').filter(|_| begins_word) else { continue };
        return match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => value[1..].split(quote).next(),
            None => value.split_whitespace().next(),
        };
    }
    None
}
