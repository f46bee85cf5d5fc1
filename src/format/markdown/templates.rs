//! Template languages in Markdown: shortcodes of Hugo, tags of Liquid (Jekyll, `GitBook`), modules and comments of MDX,
//! attribute lists of kramdown. The tags are dropped; the text between them and in their titles stays.

mod arguments;

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memmem;

use super::fences::split_margin;
use super::prose;
use crate::format::boxes::BoxName;
use arguments::Arguments;
use qari_bidi::text::visible::boundary_from;

/// The most bytes of a tag.
const MOST_TAG: usize = 4096;
/// The most bytes before a tag that are searched for the beginning of an address.
const MOST_ADDRESS: usize = 512;
/// The most boxes inside one another.
const MOST_BOXES: usize = 8;

/// The pairs of signs around tags.
const TAGS: [(&str, &str, Language); 5] = [
    ("{{<", ">}}", Language::Hugo),
    ("{{%", "%}}", Language::Hugo),
    ("{%", "%}", Language::Liquid),
    ("{/*", "*/}", Language::Comment),
    ("{{", "}}", Language::Value),
];

/// Names of tags that are boxes of the kind that an argument names.
const GENERIC: [&str; 7] = ["notice", "alert", "callout", "admonition", "hint", "aside", "message"];

/// The language that a tag is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    Hugo,
    Liquid,
    Comment,
    /// The value of a variable: part of an address, or text.
    Value,
}

/// Drops the tags in `source`.
pub(super) fn dropped(source: &str) -> Cow<'_, str> {
    let without_modules = without_modules(source);
    let source = &*without_modules;
    let has = |sign: &&str| memmem::find(source.as_bytes(), sign.as_bytes()).is_some();
    if !["{{", "{%", "{/*", "{:"].iter().any(has) {
        return without_modules;
    }
    let mut out = String::with_capacity(source.len());
    let mut copied = 0;
    let mut tags = Tags { source, boxes: Vec::new(), missing: HashSet::new() };
    for range in prose::ranges(source) {
        let mut at = range.start.max(copied);
        while let Some(found) = source.get(at..range.end).and_then(|rest| rest.find('{')) {
            let start = at + found;
            at = start + 1;
            let Some((length, replacement)) = tags.at(start, range.end) else { continue };
            out += &source[copied..start];
            out += &replacement;
            at = start + length;
            copied = at;
        }
    }
    out += &source[copied..];
    for _ in tags.boxes {
        out += "\n\n:::\n";
    }
    Cow::Owned(out)
}

/// The tags of a source.
struct Tags<'a> {
    source: &'a str,
    /// The names of the open boxes.
    boxes: Vec<String>,
    /// The closing tags that do not occur in the rest.
    missing: HashSet<String>,
}

impl Tags<'_> {
    /// Returns the length of the tag that begins at byte `start`, and what stands for it.
    fn at(&mut self, start: usize, end: usize) -> Option<(usize, String)> {
        let rest = &self.source[start..end];
        let before = &self.source[boundary_from(self.source, start.saturating_sub(MOST_ADDRESS))..start];
        let before = before.rsplit('\n').next().unwrap_or_default();
        if rest.starts_with("{:") {
            let length = rest.bytes().take(MOST_TAG).position(|byte| byte == b'}')? + 1;
            let ends_line = rest[length..].split('\n').next().is_none_or(|rest| rest.trim().is_empty());
            let is_alone = split_margin(before).1.is_empty() && ends_line;
            // Beside an image, a link or an emphasis, it is about that.
            let is_attached = before.ends_with([')', '*', '_', '}', ']']);
            return (is_alone || is_attached).then(|| (length, String::new()));
        }
        let (begin, close, language) = TAGS.into_iter().find(|(begin, ..)| rest.starts_with(begin))?;
        let inner = &rest[begin.len()..];
        let length = memchr::memmem::find(&inner.as_bytes()[..inner.len().min(MOST_TAG)], close.as_bytes())?;
        let (inner, total) = (inner[..length].trim(), begin.len() + length + close.len());
        let in_address = before.rfind("](").is_some_and(|at| !before[at..].contains(')'));
        let arguments = Arguments::of(inner.trim_matches('-').trim());
        let text = match language {
            Language::Comment => String::new(),
            Language::Value if in_address => String::new(),
            Language::Value => return None,
            // This is how one writes about shortcodes.
            Language::Hugo if inner.starts_with("/*") => return None,
            Language::Hugo | Language::Liquid => match arguments.name {
                "ref" | "relref" | "link" | "post_url" => {
                    arguments.named(&["path"]).unwrap_or_else(|| arguments.first()).to_owned()
                }
                _ if in_address => String::new(),
                "comment" => return self.comment(start, close),
                "highlight" => format!("\n``````{}\n", arguments.first()),
                "endhighlight" | "/highlight" => "\n``````\n".to_owned(),
                _ => {
                    let ends_line = rest[total..].split('\n').next().is_none_or(|rest| rest.trim().is_empty());
                    let is_alone = split_margin(before).1.is_empty() && ends_line;
                    self.shown(start + total, &arguments, language, is_alone)
                }
            },
        };
        Some((total, text))
    }

    /// Returns the length of a comment of Liquid, up to the end of its closing tag.
    fn comment(&mut self, start: usize, close: &str) -> Option<(usize, String)> {
        if !self.has_closing(start, &["endcomment"]) {
            return None;
        }
        let rest = &self.source[start..];
        let name = rest.find("endcomment")?;
        Some((name + rest[name..].find(close)? + close.len(), String::new()))
    }

    /// Returns what stands for a tag of Hugo or Liquid: the beginning or the end of a box, or its title, which is a
    /// paragraph if the tag `is_alone` on its line.
    fn shown(&mut self, end: usize, arguments: &Arguments, language: Language, is_alone: bool) -> String {
        let name = arguments.name;
        let closed = if language == Language::Hugo { name.strip_prefix('/') } else { name.strip_prefix("end") };
        if let Some(name) = closed.map(str::trim) {
            if self.boxes.last().is_some_and(|open| open == name) {
                self.boxes.pop();
                return "\n\n:::\n\n".to_owned();
            }
            return String::new();
        }
        let title = arguments.title();
        let kind = arguments.named(&["type", "style", "color"]).unwrap_or_else(|| arguments.first());
        let own = || BoxName::of(name);
        let known = if GENERIC.contains(&name) {
            BoxName::of(kind).or_else(own).or_else(|| BoxName::of("note"))
        } else {
            own()
        };
        let begins: &[&str] = if language == Language::Hugo {
            &["{{</", "{{< /", "{{%/", "{{% /"]
        } else {
            &["{% end", "{%- end", "{%end"]
        };
        if known.is_none() && (title.is_empty() || !is_alone) {
            return title;
        }
        let closing: Vec<String> = begins.iter().map(|begin| format!("{begin}{name}")).collect();
        let is_closed = self.has_closing(end, &closing);
        match known.filter(|_| is_closed && self.boxes.len() < MOST_BOXES) {
            Some(known) => {
                self.boxes.push(name.to_owned());
                format!("\n\n::: {} {title}\n\n", known.name())
            }
            None if is_alone && is_closed && !title.is_empty() => format!("\n<b>{}</b>\n", title.replace('<', "&lt;")),
            None if is_alone => format!("\n{title}\n"),
            None => title,
        }
    }

    /// Returns `true` if one of `tags` follows byte `start`.
    fn has_closing(&mut self, start: usize, tags: &[impl AsRef<str>]) -> bool {
        tags.iter().map(AsRef::as_ref).any(|tag| {
            let found = !self.missing.contains(tag) && self.source[start..].contains(tag);
            if !found {
                self.missing.insert(tag.to_owned());
            }
            found
        })
    }
}

/// Drops the `import` and `export` statements of MDX, which begin a line behind a blank one or another statement.
fn without_modules(source: &str) -> Cow<'_, str> {
    let has = |word: &str| memmem::find(source.as_bytes(), word.as_bytes()).is_some();
    if !has("import ") && !has("export ") {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    let mut may_begin = true;
    // The kind of the statement that goes on: to the address of the module, or to a blank line.
    let mut open: Option<bool> = None;
    let mut fences = super::fences::Fences::default();
    for line in source.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if let Some(is_import) = open {
            let ends = is_blank || (is_import && names_module(line));
            open = Some(is_import).filter(|_| !ends);
            may_begin = true;
            out += if is_blank { line } else { "" };
            continue;
        }
        if fences.take(line) {
            may_begin = false;
            out += line;
            continue;
        }
        if may_begin && let Some(is_import) = module(line) {
            let ends = is_import && names_module(line);
            open = Some(is_import).filter(|_| !ends);
            continue;
        }
        may_begin = is_blank;
        out += line;
    }
    Cow::Owned(out)
}

/// Returns `true` for the beginning of an import, `false` for that of an export, `None` for any other line.
fn module(line: &str) -> Option<bool> {
    let line = line.trim_end();
    if let Some(rest) = line.strip_prefix("import ") {
        let is_path = rest.starts_with(['"', '\'']) && rest.trim_end_matches(';').ends_with(['"', '\'']);
        let opens = rest.trim_start().starts_with('{') && !rest.contains('}');
        return (is_path || opens || names_module(line)).then_some(true);
    }
    let rest = line.strip_prefix("export ")?;
    let word = rest.split([' ', '(', '{']).next().unwrap_or_default();
    let is_statement = ["const", "let", "var", "function", "default", "class", "async", "*", ""].contains(&word);
    (is_statement && line.contains(['=', '(', '{', ';', '*'])).then_some(false)
}

/// Returns `true` for the end of an import: `from` and a name in quotes.
fn names_module(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(';').trim_end();
    ["from '", "from \""].iter().any(|from| line.contains(from)) && line.ends_with(['\'', '"'])
}
