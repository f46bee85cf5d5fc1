//! Markdown: `CommonMark` with GitHub's extensions. It is converted to HTML, and the HTML to an article, so that raw
//! HTML works as on the page that its author looked at, inside a line or around half of the document.

mod alerts;
mod anchors;
mod components;
mod containers;
mod digits;
mod emphasis;
mod events;
mod fences;
mod formulas;
mod front;
mod grids;
mod lists;
mod math;
mod prose;
mod raw;
mod templates;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html::push_html};

use super::html::{body, outline::Outline, parse};
use super::{Error, Reading, SourceText};
use crate::article::{Builder, Kind};
use digits::Written;
use front::Document;
pub(in crate::format) use front::{is_certain, is_likely as has_headers};
use math::Protected;
use qari_bidi::text::direction::{Direction, first_strong};

/// The extensions of `CommonMark`.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// Returns `true` if a text has two of the signs of Markdown that are rare in other texts.
pub(super) fn is_likely(text: &str) -> bool {
    /// The number of lines that are examined.
    const LINES: usize = 400;
    if has_headers(text) {
        return true;
    }
    let is_heading = |line: &str| {
        let text = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - text.len())) && text.starts_with(' ') && !text.trim().is_empty()
    };
    let is_table = |line: &str| line.contains("--") && line.contains('|') && line.chars().all(|c| " |:-".contains(c));
    let signs: [&dyn Fn(&str) -> bool; 7] = [
        &is_heading,
        &is_table,
        &|line| line.starts_with("```") || line.starts_with("~~~"),
        &|line| line.contains("](") && line.contains('['),
        &|line| line.starts_with("- ") || line.starts_with("* ") || line.starts_with("> "),
        &|line| line.matches("**").count() > 1,
        &|line| line.starts_with("> [!") || line.starts_with(":::"),
    ];
    let lines = || text.lines().take(LINES).map(str::trim);
    signs.iter().filter(|sign| lines().any(sign)).take(2).count() == 2
}

/// Reads a document.
///
/// # Errors
/// [`Error::Empty`] for a document without text.
pub(super) fn read(source: &SourceText) -> Result<Reading, Error> {
    let Document { front, unparsed, text } = Document::of(source.text);
    let html = html(unparsed, text);
    let (document, mut is_flattened) = parse::bounded(&html, parse::Syntax::Html);
    let root = body::of(&document);
    let outline = Outline::of(&root, &|_| false);
    let mut builder = Builder::new();
    if let Some(direction) = outline.direction {
        builder.direction(direction);
    }
    front.write(&mut builder);
    // A heading that repeats the title of the front matter is the title.
    let first = || outline.first.filter(|first| document.tree.get(first).is_some_and(|it| front.is_titled(&it.text())));
    let title = if front.title.is_some() { first() } else { outline.title };
    let heading = title.and_then(|title| document.tree.get(&title));
    if let Some(heading) = &heading {
        builder.anchor(&heading.id_attr().unwrap_or_default());
        builder.rich(Kind::Title, body::rich(heading, &body::TreeOptions::default()));
    }
    if heading.is_none() {
        builder.block(Kind::Title, front.title.as_deref().unwrap_or_default());
    }
    front.write_sources(&mut builder);
    let leaves_out = |node| Some(node) == title;
    let raised = outline.raised(title.is_some());
    let options = body::TreeOptions { leaves_out: &leaves_out, raised, ..body::TreeOptions::default() };
    is_flattened |= body::append(&mut builder, &root, &options);
    Reading::of(builder, is_flattened)
}

/// Converts the text of a document to HTML, behind front matter that could not be parsed.
fn html(unparsed: Option<&str>, text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 5 / 4);
    if let Some(matter) = unparsed {
        html += &format!("<pre>\n{}</pre>\n", escaped(matter));
    }
    let protected = Protected::of(text);
    let source = templates::dropped(&protected.text);
    let source = components::rewritten(&source);
    let source = containers::rewritten(&source);
    let written = Written::of(&source, OPTIONS);
    let events = written.numbered(Parser::new_ext(&written.text, OPTIONS).into_offset_iter().collect());
    let events = grids::replaced(&written.text, events);
    let events = lists::mended(emphasis::mended(&written.text, events));
    let events = protected.restored(alerts::boxed(events));
    let mut translator =
        Translator { doubtful: raw::Doubtful::of(&source), protected: Some(&protected), ..Translator::default() };
    push_html(&mut html, anchors::named(events).into_iter().filter_map(|event| translator.event(event)));
    // Footnotes come last, as on GitHub.
    push_html(&mut html, translator.notes.into_iter());
    html
}

/// Translates events for the HTML writer.
#[derive(Default)]
struct Translator<'a> {
    /// The footnotes, which follow the text.
    notes: Vec<Event<'a>>,
    /// The number of open footnotes.
    open_notes: usize,
    /// The lines of the open HTML block.
    lines: Option<String>,
    /// The formulas.
    protected: Option<&'a Protected<'a>>,
    /// The elements whose tags may be text.
    doubtful: raw::Doubtful,
    /// The addresses of the open images, which may nest, and the alternative text of the outermost so far.
    images: Vec<CowStr<'a>>,
    alternative: String,
}

impl<'a> Translator<'a> {
    /// Returns the event to write in the place of `event`; `None` if it is written elsewhere or later.
    fn event(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        let event = self.translated(event)?;
        let ends_note = matches!(&event, Event::End(TagEnd::FootnoteDefinition));
        if self.open_notes == 0 {
            return Some(event);
        }
        self.notes.push(if ends_note { Event::Html("</aside>\n".into()) } else { event });
        self.open_notes -= usize::from(ends_note);
        None
    }

    fn translated(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        if !self.images.is_empty() {
            return self.in_image(&event);
        }
        match event {
            // Keep addresses as written: the HTML writer would percent-encode them.
            Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                Some(Event::InlineHtml(format!("<a href=\"{scheme}{}\">", escaped(&dest_url)).into()))
            }
            Event::End(TagEnd::Link) => Some(Event::InlineHtml("</a>".into())),
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.images.push(dest_url);
                None
            }
            Event::Start(Tag::HtmlBlock) => {
                self.lines = Some(String::new());
                None
            }
            Event::Html(line) | Event::Text(line) if self.lines.is_some() => {
                self.lines.get_or_insert_default().push_str(&line);
                None
            }
            Event::End(TagEnd::HtmlBlock) => {
                let html = self.lines.take()?;
                let html = raw::html(&html, &mut self.doubtful);
                let html = self.protected.map(|protected| protected.in_html(&html, written_formula));
                html.map(|html| Event::Html(html.into()))
            }
            Event::InlineHtml(html) => {
                Some(Event::InlineHtml(CowStr::from(raw::html(&html, &mut self.doubtful).into_owned())))
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.open_notes += 1;
                Some(Event::Html(format!("<aside {}=\"{}\">", body::FOOTNOTE, escaped(&label)).into()))
            }
            Event::FootnoteReference(label) => {
                Some(Event::InlineHtml(format!("<a {}=\"{}\"></a>", body::FOOTNOTE, escaped(&label)).into()))
            }
            Event::InlineMath(formula) => Some(Event::InlineHtml(written_formula(&formula).into())),
            Event::DisplayMath(formula) => {
                Some(Event::InlineHtml(format!("<br>{}<br>", written_formula(&formula)).into()))
            }
            event => Some(event),
        }
    }

    /// Collects the alternative text of an image; returns the image at its end.
    fn in_image(&mut self, event: &Event<'a>) -> Option<Event<'a>> {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.alternative += text;
            }
            Event::FootnoteReference(label) => self.alternative += &format!("[{label}]"),
            Event::SoftBreak | Event::HardBreak => self.alternative.push(' '),
            Event::Start(Tag::Image { dest_url, .. }) => self.images.push(dest_url.clone()),
            Event::End(TagEnd::Image) => {
                let address = self.images.pop().filter(|_| self.images.is_empty())?;
                let text = std::mem::take(&mut self.alternative);
                let alternative = if text.is_empty() { String::new() } else { format!(" alt=\"{}\"", escaped(&text)) };
                return Some(Event::InlineHtml(format!("<img src=\"{}\"{alternative}>", escaped(&address)).into()));
            }
            _ => {}
        }
        None
    }
}

/// Writes a formula, each of its lines apart. One that begins with a right-to-left letter is left-to-right all the
/// same.
fn written_formula(formula: &str) -> String {
    let direction = |line: &str| if first_strong(line) == Some(Direction::Rtl) { " dir=\"ltr\"" } else { "" };
    let line = |line: &str| format!("<span {}{}>{}</span>", body::MATH, direction(line), escaped(line));
    formula.split('\n').map(line).collect::<Vec<_>>().join("<br>")
}

/// Escapes `text` for HTML and attribute values.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn events(text: &str) -> Vec<events::Placed<'_>> {
        Parser::new_ext(text, OPTIONS).into_offset_iter().collect()
    }

    /// Texts full of delimiters, with words and marks of one script.
    fn text(word: &'static str, mark: &'static str) -> impl Strategy<Value = String> {
        let pieces = vec![
            "*", "**", "_", "__", "~~", " ", "\n", "\n\n", "(", ")", ":", "1", "- ", "2. ", "`", "\\", "[", "](x)",
            word, mark,
        ];
        prop::collection::vec(prop::sample::select(pieces), 0..30).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Text without right-to-left letters is read as `CommonMark` says.
        #[test]
        fn other_scripts_are_as_commonmark_says(text in text("word", "“")) {
            let expected = events(&text);
            prop_assert_eq!(lists::mended(emphasis::mended(&text, expected.clone())), expected);
        }

        /// Tags are well nested, and only delimiters are removed from the text.
        #[test]
        fn what_is_mended_is_well_nested(text in text("كلمة", "»")) {
            let before = events(&text);
            let after = emphasis::mended(&text, before.clone());
            let mut open = Vec::new();
            for (event, _) in &after {
                match event {
                    Event::Start(tag) => open.push(tag.to_end()),
                    Event::End(tag) => prop_assert_eq!(open.pop(), Some(*tag)),
                    _ => {}
                }
            }
            prop_assert!(open.is_empty());
            let letters = |events: &[events::Placed]| events.iter().filter_map(|(event, _)| match event {
                Event::Text(text) | Event::Code(text) => Some(text.replace(['*', '_', '~'], "")),
                _ => None,
            }).collect::<String>();
            prop_assert_eq!(letters(&before), letters(&after));
        }
    }
}
