//! Components of MDX and Vue: `<Tabs>`, `<Card title="…" />`. Their tags are dropped; titles among their attributes and
//! all that is between the tags stay, as Markdown. Components for asides are boxes.

mod jsx;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use memchr::memmem;

use super::fences::{columns, split_margin};
use super::prose;
use crate::format::boxes::BoxName;
use crate::format::html::elements;
use jsx::Tag;

/// Attributes that readers see.
const SHOWN: [&str; 7] = ["title", "label", "caption", "summary", "heading", "header", "text"];

/// Components that are boxes of the kind that an attribute names.
const GENERIC: [&str; 7] = ["aside", "callout", "admonition", "alert", "notice", "hint", "message"];

/// Lines that begin and end the content of a component, until it is dedented.
const BEGIN: &str = "\u{1}";
const END: &str = "\u{2}";

/// Rewrites the components in `source`.
pub(super) fn rewritten(source: &str) -> Cow<'_, str> {
    let is_candidate = |at: usize| {
        let rest = source.as_bytes().get(at + 1..).unwrap_or_default();
        let name = if rest.first() == Some(&b'/') { rest.get(1) } else { rest.first() };
        name.is_some_and(u8::is_ascii_uppercase)
    };
    let has_components =
        source.match_indices('<').any(|(at, _)| is_candidate(at)) || memmem::find(source.as_bytes(), b"={").is_some();
    if !has_components || source.contains([BEGIN, END].map(|sign| sign.chars().next().unwrap_or_default())) {
        return Cow::Borrowed(source);
    }
    let mut tags: Vec<(usize, Tag)> = Vec::new();
    for range in prose::ranges(source) {
        let mut at = range.start.max(tags.last().map_or(0, |(start, tag)| start + tag.length));
        while let Some(found) = source.get(at..range.end).and_then(|rest| rest.find('<')) {
            let start = at + found;
            at = start + 1;
            // A tag may go on behind a blank line or a backtick.
            if let Some(tag) = jsx::tag(&source[start..]) {
                at = start + tag.length;
                tags.push((start, tag));
            }
        }
    }
    let mut out = String::with_capacity(source.len());
    let mut copied = 0;
    let mut components = Components { left: HashMap::new(), open: Vec::new(), dropped: HashSet::new() };
    for (_, tag) in tags.iter().filter(|(_, tag)| tag.is_end) {
        *components.left.entry(tag.name).or_default() += 1;
    }
    for (start, tag) in &tags {
        let end = start + tag.length;
        let line_start = source[copied..*start].rfind('\n').map_or(copied, |at| copied + at + 1);
        let margin = split_margin(&source[line_start..*start]);
        let begins_line =
            margin.1.is_empty() && (line_start > copied || copied == 0 || source[..copied].ends_with('\n'));
        let ends_line = source[end..].split('\n').next().is_none_or(|rest| rest.trim().is_empty());
        let Some(text) = components.replacement(tag, begins_line && ends_line, margin.0) else { continue };
        out += &source[copied..*start];
        out += &text;
        copied = end;
    }
    out += &source[copied..];
    Cow::Owned(dedented(&out))
}

/// The components met so far.
struct Components<'a> {
    /// The end tags that follow, by name.
    left: HashMap<&'a str, usize>,
    /// The open components that have their lines for themselves: their names, and whether they are boxes.
    open: Vec<(&'a str, bool)>,
    /// The names whose beginnings were dropped.
    dropped: HashSet<&'a str>,
}

impl<'a> Components<'a> {
    /// Returns what stands for a tag; `None` if it stays. `is_block` if nothing else is on its lines.
    fn replacement(&mut self, tag: &Tag<'a>, is_block: bool, margin: &str) -> Option<String> {
        let lower = tag.name.to_ascii_lowercase();
        if tag.is_end
            && let Some(left) = self.left.get_mut(tag.name)
        {
            *left = left.saturating_sub(1);
        }
        if tag.name == "Link" {
            return Some(match tag.attribute("to").or_else(|| tag.attribute("href")) {
                _ if tag.is_end => "</a>".to_owned(),
                Some(address) => format!("<a href=\"{}\">", address.replace('"', "%22")),
                None => "<a>".to_owned(),
            });
        }
        let is_html = elements::is_known(&lower) && !GENERIC.contains(&lower.as_str());
        if is_html || !tag.name.starts_with(|c: char| c.is_ascii_uppercase()) {
            // Attributes in braces are no HTML.
            return (!tag.is_end && tag.has_braces).then(|| tag.as_html());
        }
        if tag.is_end {
            if let Some(index) = self.open.iter().rposition(|(name, _)| *name == tag.name).filter(|_| is_block) {
                let is_box = self.open.split_off(index).first().is_some_and(|(_, is_box)| *is_box);
                let end = if is_box { format!("{margin}:::\n\n") } else { String::new() };
                return Some(format!("\n{END}\n{end}"));
            }
            return self.dropped.contains(tag.name).then(String::new);
        }
        let is_closed = self.left.get(tag.name).is_some_and(|left| *left > 0);
        if !tag.is_closed && !is_closed && tag.attributes.is_empty() {
            return None;
        }
        self.dropped.insert(tag.name);
        let title = SHOWN.iter().find_map(|name| tag.attribute(name)).unwrap_or_default().replace('\n', " ");
        if let (Some(address), Some(text)) = (tag.attribute("src"), tag.attribute("alt")) {
            let quoted = |text: &str| text.replace('"', "&quot;");
            return Some(format!("<img src=\"{}\" alt=\"{}\">", quoted(address), quoted(text)));
        }
        if !is_block || tag.is_closed || !is_closed {
            return Some(title);
        }
        let kind = || tag.attribute("type").or_else(|| tag.attribute("variant")).and_then(BoxName::of);
        let own = || BoxName::of(&lower);
        let is_generic = GENERIC.contains(&lower.as_str());
        let known = if is_generic { kind().or_else(own).or_else(|| BoxName::of("note")) } else { own() };
        self.open.push((tag.name, known.is_some()));
        Some(match known {
            Some(known) => format!("\n{margin}::: {} {title}\n{BEGIN}\n", known.name()),
            None if title.is_empty() => format!("\n{BEGIN}\n"),
            None => format!("<b>{}</b>\n{BEGIN}\n", title.replace('<', "&lt;")),
        })
    }
}

/// Removes the marks around the content of components, and the indentation that it has beyond theirs.
fn dedented(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // For each open component, the columns to remove, once a line says how many.
    let mut open: Vec<Option<usize>> = Vec::new();
    for line in text.split_inclusive('\n') {
        let own = line.trim_matches([' ', '\t', '\r', '\n']);
        let text = line.trim_start_matches([' ', '\t']);
        match own {
            BEGIN => open.push(None),
            END => _ = open.pop(),
            _ if open.is_empty() || own.is_empty() => {
                out.push_str(line);
                continue;
            }
            _ => {
                let removed: usize = open.iter().flatten().sum();
                let left = columns(&line[..line.len() - text.len()]).saturating_sub(removed);
                let more = match open.last_mut() {
                    Some(last @ None) => *last.insert(left),
                    _ => 0,
                };
                out.push_str(&" ".repeat(left - more));
                out.push_str(text);
                continue;
            }
        }
        out.push('\n');
    }
    out
}
