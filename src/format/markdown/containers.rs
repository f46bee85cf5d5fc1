//! Boxes that `CommonMark` does not know: `:::` of `VitePress`, Docusaurus, `MyST` and pandoc, `!!!` and `===` of
//! Python-Markdown, `///` of `PyMdown`, code fences of `MyST`. Their lines are replaced in the source by HTML, which
//! may hold Markdown between blank lines.

mod opening;

use std::borrow::Cow;

use super::fences::{CODE_INDENT, Fences, columns, run, split_margin};
use crate::format::html::body::{BOX, TITLE};
use opening::{Opening, Role};

/// The most boxes inside one another; further ones are text.
const MOST_OPEN: usize = 64;

/// Rewrites the boxes of `source`.
pub(super) fn rewritten(source: &str) -> Cow<'_, str> {
    if ![":::", "///", "!!!", "???", "===", "```{", "~~~{"].iter().any(|sign| source.contains(sign)) {
        return Cow::Borrowed(source);
    }
    let lines: Vec<&str> = source.split_inclusive('\n').collect();
    let mut rewriter = Rewriter {
        out: String::with_capacity(source.len()),
        open: Vec::new(),
        fences: Fences::default(),
        closers: lines.iter().filter(|line| is_closer(line)).count(),
        in_list: false,
        after_blank: true,
    };
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        next += 1;
        next += rewriter.line(line, &lines[next..]);
    }
    while let Some(open) = rewriter.open.pop() {
        rewriter.close(&open);
    }
    Cow::Owned(rewriter.out)
}

/// Returns `true` for a line of colons alone.
fn is_closer(line: &str) -> bool {
    let text = split_margin(line).1.trim_end();
    text.len() >= 3 && run(text, ':') == text.len()
}

/// An open box.
#[derive(Debug)]
struct Open {
    end: End,
    /// The margin of its first line, as it is written out.
    margin: String,
    tag: Option<&'static str>,
}

/// The end of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// As many colons, or fewer if no box has so many.
    Colons(usize),
    /// As many slashes.
    Slashes(usize),
    /// As many of a sign or more.
    Fence(char, usize),
    /// The same for code, whose fence is kept.
    Code(usize),
    /// A line that is indented by fewer columns.
    Indent(usize),
}

struct Rewriter {
    out: String,
    /// The open boxes, the innermost last.
    open: Vec<Open>,
    fences: Fences,
    /// The lines of colons that follow.
    closers: usize,
    /// `true` inside a list, where indented lines are no code.
    in_list: bool,
    after_blank: bool,
}

impl Rewriter {
    /// Writes a line. Returns how many of the lines that follow are a part of it.
    fn line(&mut self, line: &str, behind: &[&str]) -> usize {
        let is_blank = split_margin(line).1.is_empty();
        if !is_blank {
            self.close_indented(columns(split_margin(line).0));
        }
        let line = &*self.dedented(line);
        self.closers -= usize::from(is_closer(line));
        let (margin, text) = split_margin(line);
        let was_code = self.fences.is_open();
        if !was_code && let Some(opening) = opening::fence(text).filter(|_| self.may_begin(margin)) {
            let sign = text.chars().next().unwrap_or('`');
            return self.begin(margin, opening, End::Fence(sign, run(text, sign)), behind);
        }
        let is_fence = |sign: char, length| run(text, sign) >= length && run(text, sign) == text.trim_end().len();
        let is_end = |end: End| matches!(end, End::Fence(sign, length) if is_fence(sign, length));
        if !was_code && self.open.last().is_some_and(|open| is_end(open.end)) {
            self.close_to(self.open.len() - 1);
            return 0;
        }
        if self.fences.take(line) {
            self.out.push_str(line);
            return 0;
        }
        if text.starts_with(":::") && (self.may_begin(margin) || is_closer(line)) {
            return self.colons(line, behind);
        }
        if text.starts_with("///") && (self.may_begin(margin) || run(text, '/') == text.trim_end().len()) {
            return self.slashes(line, behind);
        }
        if self.may_begin(margin) && !margin.contains('>') {
            let inner = columns(margin) + self.removed() + CODE_INDENT;
            let has_text = |line: &&&str| !split_margin(line).1.is_empty();
            let is_indented = behind.iter().find(has_text).is_some_and(|line| columns(split_margin(line).0) >= inner);
            if let Some(opening) = opening::indented(text, is_indented) {
                return self.begin(margin, opening, End::Indent(inner), behind);
            }
        }
        self.note(margin, text);
        self.out.push_str(line);
        0
    }

    /// Keeps track of lists and blank lines.
    fn note(&mut self, margin: &str, text: &str) {
        if opening::is_item(text) {
            self.in_list = true;
        } else if !text.is_empty() && columns(margin) == 0 && self.after_blank {
            self.in_list = false;
        }
        self.after_blank = text.is_empty();
    }

    /// Returns `true` if a box may begin on a line with this margin, which is not indented code.
    fn may_begin(&self, margin: &str) -> bool {
        (self.in_list || columns(margin) < CODE_INDENT) && self.open.len() < MOST_OPEN
    }

    /// Writes a line of colons: the beginning of a box, or its end.
    fn colons(&mut self, line: &str, behind: &[&str]) -> usize {
        let (margin, text) = split_margin(line);
        let length = run(text, ':');
        let is_colons = |open: &Open| matches!(open.end, End::Colons(_) | End::Code(_));
        if is_closer(line) {
            let same = self
                .open
                .iter()
                .rposition(|open| matches!(open.end, End::Colons(own) | End::Code(own) if own == length));
            match same.or_else(|| self.open.iter().rposition(is_colons)) {
                Some(index) => self.close_to(index),
                None => self.out.push_str(line),
            }
            return 0;
        }
        let opened = self.open.iter().filter(|open| is_colons(open)).count();
        match opening::colons(text[length..].trim(), self.closers > opened) {
            Some(opening) => self.begin(margin, opening, End::Colons(length), behind),
            None => {
                self.out.push_str(line);
                0
            }
        }
    }

    /// Writes a line of slashes: the beginning of a box of `PyMdown`, or its end.
    fn slashes(&mut self, line: &str, behind: &[&str]) -> usize {
        let (margin, text) = split_margin(line);
        let length = run(text, '/');
        let rest = text[length..].trim();
        if rest.is_empty()
            && let Some(index) = self.open.iter().rposition(|open| open.end == End::Slashes(length))
        {
            self.close_to(index);
            return 0;
        }
        match opening::slashes(rest) {
            Some(opening) => {
                let is_option =
                    |line: &&&str| columns(split_margin(line).0) >= columns(margin) + CODE_INDENT && line.contains(':');
                self.begin(margin, opening, End::Slashes(length), &[]) + behind.iter().take_while(is_option).count()
            }
            None => {
                self.out.push_str(line);
                0
            }
        }
    }

    /// Writes the beginning of a box. Returns how many lines behind it are its options.
    fn begin(&mut self, margin: &str, opening: Opening, end: End, behind: &[&str]) -> usize {
        let options = if opening.has_options { options(behind) } else { 0 };
        let blank = margin.trim_end();
        if let Role::Code = opening.role {
            self.out += &format!("{blank}\n{margin}``````\n");
            let length = if let End::Colons(length) = end { length } else { 0 };
            let margin = margin.to_owned();
            self.open.push(Open { end: End::Code(length), margin, tag: None });
            return options;
        }
        let (tag, start) = match opening.role {
            Role::Box(name) => (Some("aside"), format!("<aside {BOX}=\"{}\">", name.name())),
            Role::Part(direction) => {
                let direction = direction.map(|name| format!(" dir=\"{name}\"")).unwrap_or_default();
                (Some("div"), format!("<div{direction}>"))
            }
            Role::Tab | Role::Code => (None, String::new()),
        };
        if !start.is_empty() {
            self.out += &format!("{blank}\n{margin}{start}\n{blank}\n");
        }
        let title = opening.title.trim();
        if !title.is_empty() {
            let attribute = if let Role::Box(_) = opening.role { format!(" {TITLE}") } else { String::new() };
            // An empty element before it keeps the title from being the beginning of a list or a heading.
            let (left, right) = if attribute.is_empty() { ("<b>", "</b>") } else { ("<span></span>", "") };
            self.out += &format!("{blank}\n{margin}<div{attribute}>\n{blank}\n{margin}{left}{title}{right}\n{blank}\n");
            self.out += &format!("{margin}</div>\n{blank}\n");
        }
        self.open.push(Open { end, margin: margin.to_owned(), tag });
        options
    }

    /// Closes the boxes from index `first` on.
    fn close_to(&mut self, first: usize) {
        while self.open.len() > first {
            if let Some(open) = self.open.pop() {
                self.close(&open);
            }
        }
    }

    fn close(&mut self, open: &Open) {
        let (margin, blank) = (&open.margin, open.margin.trim_end());
        match (open.end, open.tag) {
            (End::Code(_), _) => self.out += &format!("{margin}``````\n{blank}\n"),
            (_, Some(tag)) => self.out += &format!("{blank}\n{margin}</{tag}>\n{blank}\n"),
            (_, None) => self.out += &format!("{blank}\n"),
        }
    }

    /// Closes the indented boxes that a line with so many columns of margin is not in.
    fn close_indented(&mut self, columns: usize) {
        let outside = |open: &Open| matches!(open.end, End::Indent(inner) if columns < inner);
        if let Some(index) = self.open.iter().position(outside) {
            self.close_to(index);
            self.fences = Fences::default();
        }
    }

    /// The columns of indentation that open boxes take.
    fn removed(&self) -> usize {
        self.open.iter().filter(|open| matches!(open.end, End::Indent(_))).count() * CODE_INDENT
    }

    /// Returns a line without the indentation of the open boxes.
    fn dedented<'a>(&self, line: &'a str) -> Cow<'a, str> {
        let removed = self.removed();
        if removed == 0 {
            return Cow::Borrowed(line);
        }
        let text = line.trim_start_matches([' ', '\t']);
        let margin = columns(&line[..line.len() - text.len()]);
        Cow::Owned(" ".repeat(margin.saturating_sub(removed)) + text)
    }
}

/// Returns how many of `lines` are the options of a directive: `:name: value`, or YAML between dashes.
fn options(lines: &[&str]) -> usize {
    let text = |line: &&str| split_margin(line).1.trim_end().to_owned();
    if lines.first().map(text).as_deref() == Some("---") {
        return lines.iter().skip(1).position(|line| text(line) == "---").map_or(0, |end| end + 2);
    }
    let is_option = |line: &&str| {
        let line = text(line);
        let name = line.strip_prefix(':').and_then(|rest| rest.split_once(':'));
        name.is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    };
    lines.iter().take_while(|line| is_option(line)).count()
}
