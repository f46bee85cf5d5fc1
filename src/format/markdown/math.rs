//! TeX mathematics by pandoc's rules (`tex_math_dollars`, and environments of `raw_tex`): `$…$`, `$$…$$` and
//! `\begin{…}…\end{…}`; also `\(…\)` and `\[…\]`, with one backslash or two, as `MathJax` has them.
//!
//! An opening `$` has a character other than white space after it; the next `$` closes it, if it has one before it and
//! no digit after it. Before parsing, each formula is replaced by a private-use character, which is a letter to the
//! parser: so backslashes, underscores and pipes in it stay as written. Code, addresses and HTML get their text back.
//!
//! Two cases are stricter than pandoc: `5$, 10$` and `$5 ثم 10$` are amounts, not formulas.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::Placed;
use super::formulas::{Formula, Scanner};

/// The first placeholder: supplementary private use area B.
const FIRST: u32 = 0x10_0000;
/// The beginnings of formulas without a dollar sign.
const BEGINNINGS: [&str; 3] = ["\\begin{", "\\(", "\\["];
/// The most formulas of a document; further ones are left as text. The last two code points are no characters.
const MOST: usize = 0xFFFE;
/// Elements whose text is code.
const CODE: [&str; 7] = ["code", "kbd", "pre", "samp", "script", "style", "textarea"];

/// A source with placeholders for its formulas.
#[derive(Debug)]
pub(super) struct Protected<'a> {
    /// The source for the parser.
    pub(super) text: Cow<'a, str>,
    formulas: Vec<Formula<'a>>,
}

impl<'a> Protected<'a> {
    /// Replaces the formulas of `source`.
    pub(super) fn of(source: &'a str) -> Self {
        let mut protected = Self { text: Cow::Borrowed(source), formulas: Vec::new() };
        let may_have = source.contains('$') || BEGINNINGS.iter().any(|it| source.contains(it));
        if !may_have || source.contains(|c| u32::from(c) >= FIRST) {
            return protected;
        }
        let mut text = String::with_capacity(source.len());
        let mut copied = 0;
        for (start, end, formula) in Scanner::new(source).take(MOST) {
            text.push_str(&source[copied..start]);
            text.push(placeholder(protected.formulas.len()));
            protected.formulas.push(formula);
            copied = end;
        }
        if !protected.formulas.is_empty() {
            text.push_str(&source[copied..]);
            protected.text = Cow::Owned(text);
        }
        protected
    }

    /// Puts the formulas back into parser events: as events of mathematics in running text, as text elsewhere. Blocks
    /// of HTML keep their placeholders for [`Self::in_html`].
    pub(super) fn restored<'e>(&self, events: Vec<Placed<'e>>) -> Vec<Placed<'e>> {
        if self.formulas.is_empty() {
            return events;
        }
        let mut restored = Vec::with_capacity(events.len());
        let mut is_code = false;
        let mut is_html = false;
        for (event, range) in events {
            match event {
                Event::Start(Tag::CodeBlock(_)) => is_code = true,
                Event::End(TagEnd::CodeBlock) => is_code = false,
                Event::Start(Tag::HtmlBlock) => is_html = true,
                Event::End(TagEnd::HtmlBlock) => is_html = false,
                _ => {}
            }
            match event {
                event if is_html => restored.push((event, range)),
                Event::Text(text) if !is_code && text.contains(is_placeholder) => {
                    restored.extend(self.pieces(&text).into_iter().map(|event| (event, range.clone())));
                }
                event => restored.push((self.in_place(event), range)),
            }
        }
        restored
    }

    /// Puts the formulas back into a block of HTML: as written by `write` in its text, as they were in tags and code.
    pub(super) fn in_html(&self, html: &str, write: impl Fn(&str) -> String) -> String {
        let mut out = String::with_capacity(html.len());
        let mut is_tag = false;
        let mut code = 0_usize;
        for (at, c) in html.char_indices() {
            match c {
                '<' => {
                    is_tag = true;
                    let name = html[at + 1..].trim_start_matches('/');
                    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
                    if CODE.iter().any(|own| own.eq_ignore_ascii_case(name)) {
                        let is_end = html[at + 1..].starts_with('/');
                        code = if is_end { code.saturating_sub(1) } else { code + 1 };
                    }
                }
                '>' => is_tag = false,
                _ => {}
            }
            match self.formula(c) {
                Some(formula) if is_tag || code > 0 => out.push_str(formula.source),
                Some(formula) => out.push_str(&write(&formula.lines())),
                None => out.push(c),
            }
        }
        out
    }

    /// Splits running text into text and formulas.
    fn pieces<'e>(&self, text: &str) -> Vec<Event<'e>> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        for c in text.chars() {
            let Some(formula) = self.formula(c) else {
                plain.push(c);
                continue;
            };
            if !plain.is_empty() {
                pieces.push(Event::Text(std::mem::take(&mut plain).into()));
            }
            let source = formula.lines().into();
            pieces.push(if formula.is_block { Event::DisplayMath(source) } else { Event::InlineMath(source) });
        }
        if !plain.is_empty() {
            pieces.push(Event::Text(plain.into()));
        }
        pieces
    }

    /// Puts the source of formulas back into an event that is not running text.
    fn in_place<'e>(&self, event: Event<'e>) -> Event<'e> {
        let text = |text: CowStr<'e>| if text.contains(is_placeholder) { self.text_of(&text).into() } else { text };
        match event {
            Event::Text(own) => Event::Text(text(own)),
            Event::Code(own) => Event::Code(text(own)),
            Event::Html(own) => Event::Html(text(own)),
            Event::InlineHtml(own) => Event::InlineHtml(text(own)),
            Event::FootnoteReference(own) => Event::FootnoteReference(text(own)),
            Event::Start(Tag::FootnoteDefinition(own)) => Event::Start(Tag::FootnoteDefinition(text(own))),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Link { link_type, dest_url: text(dest_url), title: text(title), id: text(id) })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Image { link_type, dest_url: text(dest_url), title: text(title), id: text(id) })
            }
            event => event,
        }
    }

    fn text_of(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match self.formula(c) {
                Some(formula) => out.push_str(formula.source),
                None => out.push(c),
            }
        }
        out
    }

    fn formula(&self, c: char) -> Option<&Formula<'a>> {
        self.formulas.get(usize::try_from(u32::from(c).checked_sub(FIRST)?).ok()?)
    }
}

fn placeholder(index: usize) -> char {
    let code = u32::try_from(index).unwrap_or(0) + FIRST;
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn is_placeholder(c: char) -> bool {
    u32::from(c) >= FIRST
}
