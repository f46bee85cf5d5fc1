//! Articles in a compact notation, one block a line: its containers, its kind, its text with styles.
//!
//! Containers are written as in `> - 1/3 x o : [label]`: a quote, a bullet, a number as shown and the largest of its
//! list, tasks done and not done, a definition, a footnote. Then `{rtl}` or `{ltr}` if the document states a direction,
//! and the kind: `=` the title, `by` a source, `#2` a heading, `|` a table, its rows parted by ` / ` and its cells by
//! `|` (`||` if the first row is a header), `code`, `verse`, `rule`, `image`, `caption`, `link`, `disclaimer`; a
//! paragraph has none. Styles are `<b>strong</b>`, `<i>emphasis</i>`, `<s>strike</s>`, `<code>code</code>`, `<a
//! address>link</a>` and `<note>[label]</note>`, which the texts of the tests do not contain otherwise. A line end in a
//! text is `⏎`, and `⟦1/51⟧` begins a page.
#![allow(dead_code, reason = "each test program uses a part of it")]

use qari::article::{Article, CELL_LINE, ContainerKind, Inline, Kind, Marker, Style};
use qari_bidi::text::direction::Direction;

/// The blocks of an article, a line each.
pub fn of(article: &Article) -> String {
    (0..article.blocks().len()).map(|block| line(article, block)).collect::<Vec<_>>().join("\n")
}

fn line(article: &Article, block: usize) -> String {
    let direction = article.stated_direction(block).map(|direction| match direction {
        Direction::Rtl => "{rtl}".to_owned(),
        Direction::Ltr => "{ltr}".to_owned(),
    });
    let text = text(article, block);
    let (sign, text) = match article.blocks()[block].kind() {
        Kind::Title => ("=".to_owned(), text),
        Kind::Source => ("by".to_owned(), text),
        Kind::Heading(level) => (format!("#{level}"), text),
        Kind::Paragraph => (String::new(), text),
        Kind::Code => ("code".to_owned(), text),
        Kind::Lines => ("lines".to_owned(), text),
        Kind::Verse => ("verse".to_owned(), text.replace('\t', " … ")),
        Kind::Table { header } => (
            if header { "||" } else { "|" }.to_owned(),
            text.replace('\n', " / ").replace('\t', "|").replace(CELL_LINE, "⏎"),
        ),
        Kind::Rule => ("rule".to_owned(), text.replace("* * *", "")),
        Kind::Image => ("image".to_owned(), text),
        Kind::Caption => ("caption".to_owned(), text),
        Kind::BoxTitle => ("title".to_owned(), text),
        Kind::Link => ("link".to_owned(), text),
        Kind::Disclaimer => ("disclaimer".to_owned(), text),
    };
    let parts = containers(article, block).into_iter().chain(direction).chain([sign, text.replace('\n', "⏎")]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The containers of a block, the outermost first.
pub fn containers(article: &Article, block: usize) -> Vec<String> {
    let sign = |kind| match kind {
        ContainerKind::Quote => ">".to_owned(),
        ContainerKind::Definition => ":".to_owned(),
        ContainerKind::Box(kind) => format!("┃{}", kind.name()),
        ContainerKind::Item { marker: Marker::Bullet, .. } => "-".to_owned(),
        ContainerKind::Item { marker: Marker::Number(number, numbering, _), list_end } => {
            let number = numbering.letters(number).unwrap_or_else(|| number.to_string());
            format!("{number}/{list_end}")
        }
        ContainerKind::Item { marker: Marker::Task(done), .. } => if done { "x" } else { "o" }.to_owned(),
        ContainerKind::Footnote { label } => format!("[{}]", article.label(label)),
    };
    article.containers(block).map(|container| sign(container.kind)).collect()
}

/// The text of a block with signs where its styles begin and end, and pages begin.
fn text(article: &Article, block: usize) -> String {
    let inlines = article.inlines(block);
    let mut out = String::new();
    for (at, c) in article.text(block).char_indices().chain([(article.text(block).len(), '\0')]) {
        let ended = inlines.iter().rev().filter(|inline| inline.bytes().end == at);
        ended.for_each(|inline| out += &signs(article, inline).1);
        let pages = article.pages_in(block).iter().filter(|page| page.start().byte == at);
        pages.for_each(|page| out += &format!("⟦{}⟧", page.label()));
        let begun = inlines.iter().filter(|inline| inline.bytes().start == at);
        begun.for_each(|inline| out += &signs(article, inline).0);
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn signs(article: &Article, inline: &Inline) -> (String, String) {
    let (begin, name) = match inline.style {
        Style::Strong => ("b".to_owned(), "b"),
        Style::Emphasis => ("i".to_owned(), "i"),
        Style::Strike => ("s".to_owned(), "s"),
        Style::Code => ("code".to_owned(), "code"),
        Style::Math => ("math".to_owned(), "math"),
        Style::Link(target) => (format!("a {}", article.target(target)), "a"),
        Style::FootnoteReference(_) => ("note".to_owned(), "note"),
        Style::Ink(tint) => (format!("ink {tint}"), "ink"),
        Style::Paper(tint) => (format!("paper {tint}"), "paper"),
        Style::Reversed => ("reversed".to_owned(), "reversed"),
    };
    (format!("<{begin}>"), format!("</{name}>"))
}
