//! Quotes that are boxes: `> [!NOTE]` of GitHub, and with other names and titles, of Obsidian.

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, Tag, TagEnd};

use super::events::Placed;
use crate::format::boxes::BoxName;
use crate::format::html::body::{BOX, TITLE};

/// Turns the quotes among `events` that begin with the name of a box into boxes.
pub(super) fn boxed(events: Vec<Placed>) -> Vec<Placed> {
    let mut out: Vec<Placed> = Vec::with_capacity(events.len());
    // Whether each open quote is a box.
    let mut open = Vec::new();
    let mut events = events.into_iter().peekable();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                open.push(true);
                out.push((Event::Html(start(name_of(kind)).into()), range));
            }
            Event::Start(Tag::BlockQuote(None)) => {
                out.push((event, range.clone()));
                let quote = out.len() - 1;
                let mut is_box = false;
                if let Some(paragraph) = events.next_if(|(event, _)| matches!(event, Event::Start(Tag::Paragraph))) {
                    // The parser splits text at brackets.
                    let mut text = String::new();
                    let mut texts = Vec::new();
                    while let Some(own) = events.next_if(|(event, _)| matches!(event, Event::Text(_))) {
                        if let Event::Text(part) = &own.0 {
                            text += part;
                        }
                        texts.push(own);
                    }
                    if let Some((name, rest)) = head(&text) {
                        is_box = true;
                        out[quote].0 = Event::Html(start(name.name()).into());
                        let mut title = Vec::new();
                        if !rest.is_empty() {
                            title.push((Event::Text(CowStr::from(rest.to_owned())), range.clone()));
                        }
                        let ends = |event: &Event| {
                            matches!(event, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph))
                        };
                        while let Some(own) = events.next_if(|(event, _)| !ends(event)) {
                            title.push(own);
                        }
                        if !title.is_empty() {
                            out.push((Event::Html(format!("<p {TITLE}>").into()), range.clone()));
                            out.append(&mut title);
                            out.push((Event::Html("</p>\n".into()), range));
                        }
                        // What follows the break is the first paragraph.
                        if let Some((Event::SoftBreak | Event::HardBreak, _)) = events.next() {
                            out.push(paragraph);
                        }
                    } else {
                        out.push(paragraph);
                        out.append(&mut texts);
                    }
                }
                open.push(is_box);
            }
            Event::End(TagEnd::BlockQuote(_)) if open.pop() == Some(true) => {
                out.push((Event::Html("</aside>\n".into()), range));
            }
            event => out.push((event, range)),
        }
    }
    out
}

fn start(name: &str) -> String {
    format!("<aside {BOX}=\"{name}\">\n")
}

fn name_of(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

/// Parses `[!name]`, perhaps with the sign of a collapsed box, and returns the text behind it.
fn head(text: &str) -> Option<(&'static BoxName, &str)> {
    let (name, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let name = BoxName::of(name.split('|').next()?.trim())?;
    Some((name, rest.strip_prefix(['+', '-']).unwrap_or(rest).trim_start()))
}
