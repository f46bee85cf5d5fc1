//! Tables drawn with signs, which `CommonMark` takes for paragraphs: they become tables.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::escaped;
use super::events::Placed;
use crate::article::ColumnAlign;
use crate::format::tables::{self, DrawnTable};

/// Replaces the paragraphs of `source` that begin with a drawn table. Lines below the table are a paragraph of text.
pub(super) fn replaced<'a>(source: &str, events: Vec<Placed<'a>>) -> Vec<Placed<'a>> {
    let mut replaced = Vec::with_capacity(events.len());
    let mut events = events.into_iter();
    while let Some((event, range)) = events.next() {
        let table = match event {
            Event::Start(Tag::Paragraph) => source.get(range.clone()).and_then(html),
            _ => None,
        };
        let Some(html) = table else {
            replaced.push((event, range));
            continue;
        };
        for (event, _) in events.by_ref() {
            if event == Event::End(TagEnd::Paragraph) {
                break;
            }
        }
        replaced.push((Event::Html(html.into()), range));
    }
    replaced
}

/// Converts the table that a paragraph begins with, and the lines below it.
fn html(paragraph: &str) -> Option<String> {
    let lines: Vec<&str> = paragraph.lines().collect();
    let DrawnTable { rows, header, aligns, lines: count } = tables::at_start(&lines)?;
    let mut html = String::from("<table>\n");
    for (index, row) in rows.iter().enumerate() {
        let name = if header && index == 0 { "th" } else { "td" };
        html += "<tr>";
        for (column, cell) in row.iter().enumerate() {
            let cell = escaped(cell).replace('\u{2028}', "<br>");
            let align = aligns.get(column).copied().flatten().map(ColumnAlign::name);
            let align = align.map(|align| format!(" align=\"{align}\"")).unwrap_or_default();
            html += &format!("<{name}{align}>{cell}</{name}>");
        }
        html += "</tr>\n";
    }
    html += "</table>\n";
    let below = lines[count..].join("\n");
    if !below.trim().is_empty() {
        html += &format!("<p>{}</p>\n", escaped(below.trim()));
    }
    Some(html)
}
