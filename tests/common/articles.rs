//! Random articles: sequences of the calls that a format's reader can make to the builder.
#![allow(dead_code, reason = "each test program uses a part of it")]

use proptest::prelude::*;
use qari::article::{Article, BoxKind, Builder, ColumnAlign, ContainerKind, Kind, Marker, Markup, Rich, Style, Tint};
use qari_bidi::text::direction::Direction;
use qari_bidi::text::numbering::{Delimiter, Numbering};

/// A call that a format's reader can make to the builder.
#[derive(Clone, Debug)]
pub enum Step {
    Open(ContainerKind),
    Note,
    Close,
    Block(Kind, Rich),
    Verse(Rich, Rich),
    Table(Vec<Vec<Rich>>, bool, Vec<Option<ColumnAlign>>),
    Code(Rich, String),
    Image(Rich, String),
    Anchor(String),
    Direction(Option<Direction>),
    Page(String),
    Address(String),
}

/// Texts that mean something to a format, or stand out in another way.
const UPSETTING: &[&str] = &[
    "~",
    "yes",
    "No",
    "null",
    "1.50",
    "2024-05-01",
    "12:30",
    "0x1F",
    ".inf",
    "- a",
    "a: b",
    "a:",
    "# a",
    "a #b",
    "'",
    "\"",
    "\\",
    "[a",
    "{a: b}",
    "a, b",
    "|",
    "> a",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a`",
    "---",
    "...",
    "? a",
    "a\n\nb",
    "  a\n b",
    "a\n   \nb",
    "\u{200f}a",
    "\u{61c}\u{628}",
    "\u{feff}a",
    "\u{0}",
    "\u{1b}[31m",
    "\u{85}",
    "a\u{7f}\u{9b}",
    "\r",
    "\r\n",
    "\u{fffe}\u{ffff}",
    "\u{1f600}",
    "\u{e0001}",
    "[1]",
    "address",
    "https://a.b/c#d",
    "\u{a0}",
    " \u{202e}a\u{202c} ",
    "<p>",
    "**a**",
    "### | a",
    "ms01",
];

/// A text with styles, well nested or not, that has tabs, line ends and blanks in all places.
fn rich() -> impl Strategy<Value = Rich> {
    let text = prop_oneof![
        3 => "[ab\u{644}\u{627}\u{64b} \t\n\u{2028}]{0,6}",
        1 => "([a\u{628}]{1,12} ){0,6}",
        1 => prop::sample::select(UPSETTING).prop_map(str::to_owned),
    ];
    let piece = (0_u8..14, text);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| {
        let mut rich = Rich::new();
        for (what, text) in pieces {
            match what {
                0 => rich.start(Markup::Strong),
                1 => rich.start(Markup::Link("address".to_owned())),
                2 => rich.styled(Markup::Code, &text),
                3 => rich.styled(Markup::FootnoteReference("1".to_owned()), &text),
                4 | 5 => rich.end(),
                6 => rich.page(&text),
                7 => rich.styled(Markup::Math, &text),
                8 => rich.start(Markup::Ink(Tint::Direct(255, 0, 16))),
                9 => rich.styled(Markup::Paper(Tint::Indexed(200)), &text),
                10 => rich.styled(Markup::Reversed, &text),
                _ => rich.text(&text),
            };
        }
        rich
    })
}

/// Names of languages as documents write them.
const LANGUAGES: &[&str] = &["", "rust", "c++", "yes", "1.5", "{.python .x}", "a: b", "بايثون", "rust,no_run"];

/// The alignments of more or fewer columns than a table has.
fn aligns() -> impl Strategy<Value = Vec<Option<ColumnAlign>>> {
    let align = vec![None, Some(ColumnAlign::Left), Some(ColumnAlign::Center), Some(ColumnAlign::Right)];
    prop::collection::vec(prop::sample::select(align), 0..6)
}

/// A random call to the builder.
pub fn step() -> impl Strategy<Value = Step> {
    let container = prop::sample::select(vec![
        ContainerKind::Quote,
        ContainerKind::Definition,
        ContainerKind::Box(BoxKind::Tip),
        ContainerKind::Box(BoxKind::Details),
        ContainerKind::Item { marker: Marker::Bullet, list_end: 1 },
        ContainerKind::Item { marker: Marker::Number(2, Numbering::Decimal, Delimiter::Period), list_end: 12 },
        ContainerKind::Item { marker: Marker::Number(2, Numbering::Abjad, Delimiter::Hyphen), list_end: 2 },
        ContainerKind::Item { marker: Marker::Number(2, Numbering::ArabicIndic, Delimiter::Period), list_end: 3 },
        ContainerKind::Item { marker: Marker::Number(1, Numbering::Persian, Delimiter::Bracket), list_end: 1 },
        ContainerKind::Item { marker: Marker::Number(3, Numbering::UpperRoman, Delimiter::Period), list_end: 12 },
        ContainerKind::Item { marker: Marker::Task(true), list_end: 1 },
    ]);
    let kind = prop::sample::select(vec![
        Kind::Title,
        Kind::Source,
        Kind::Heading(0),
        Kind::Heading(3),
        Kind::Paragraph,
        Kind::Code,
        Kind::Lines,
        Kind::Verse,
        Kind::Table { header: true },
        Kind::Rule,
        Kind::Image,
        Kind::Caption,
        Kind::BoxTitle,
        Kind::Link,
        Kind::Disclaimer,
    ]);
    prop_oneof![
        3 => container.prop_map(Step::Open),
        1 => Just(Step::Note),
        1 => Just(Step::Close),
        4 => (kind, rich()).prop_map(|(kind, rich)| Step::Block(kind, rich)),
        1 => (rich(), rich()).prop_map(|(first, second)| Step::Verse(first, second)),
        2 => (prop::collection::vec(prop::collection::vec(rich(), 0..5), 0..5), any::<bool>(), aligns())
            .prop_map(|(rows, header, aligns)| Step::Table(rows, header, aligns)),
        1 => (rich(), prop::sample::select(LANGUAGES)).prop_map(|(rich, name)| Step::Code(rich, name.to_owned())),
        1 => prop::sample::select(vec!["a", "b", "# :", "1"]).prop_map(|name| Step::Anchor(name.to_owned())),
        1 => prop::sample::select(vec![None, Some(Direction::Ltr), Some(Direction::Rtl)]).prop_map(Step::Direction),
        1 => prop::sample::select(vec!["1/51", "52", ""]).prop_map(|label| Step::Page(label.to_owned())),
        1 => "(https://a/[a: #]{0,3}|)".prop_map(Step::Address),
        1 => (rich(), "[a/?]{0,3}").prop_map(|(alternative, address)| Step::Image(alternative, address)),
    ]
}

/// The labels of the pages that begin in it, in order; those without a number have none.
pub fn pages(step: &Step) -> Vec<String> {
    let riches: Vec<&Rich> = match step {
        Step::Block(_, rich) | Step::Image(rich, _) | Step::Code(rich, _) => vec![rich],
        Step::Verse(first, second) => vec![first, second],
        Step::Table(rows, ..) => rows.iter().flatten().collect(),
        Step::Page(label) => return vec![label.clone()],
        Step::Open(_) | Step::Note | Step::Close | Step::Anchor(_) | Step::Direction(_) | Step::Address(_) => {
            Vec::new()
        }
    };
    riches.into_iter().flat_map(Rich::pages).map(|(_, label)| label.to_owned()).collect()
}

/// Builds the article, if there is any text in it.
pub fn built(steps: Vec<Step>) -> Option<Article> {
    let mut builder = Builder::new();
    for step in steps {
        match step {
            Step::Open(kind) => builder.open(kind),
            Step::Note => {
                let label = builder.label("1");
                builder.open(ContainerKind::Footnote { label })
            }
            Step::Close => builder.close(),
            Step::Block(kind, rich) => builder.rich(kind, rich),
            Step::Verse(first, second) => builder.verse(first, second),
            Step::Table(rows, header, aligns) => builder.aligned_table(rows, header, &aligns),
            Step::Code(rich, language) => builder.code(rich, &language),
            Step::Anchor(name) => builder.anchor(&name),
            Step::Page(label) => builder.page(&label),
            Step::Address(address) => builder.address(&address),
            Step::Direction(direction) => builder.direction_of_blocks(direction),
            Step::Image(alternative, address) => builder.image(alternative, &address),
        };
    }
    builder.finish()
}

/// Writes all that an article says, one fact a line: two articles are equal if these lines are.
pub fn described(article: &Article) -> Vec<String> {
    let mut lines = vec![format!(
        "{:?} {:?} {:?} {:?}",
        article.language(),
        article.address(),
        article.direction(),
        article.flow()
    )];
    for (index, block) in article.blocks().iter().enumerate() {
        let containers: Vec<String> = article
            .containers(index)
            .map(|container| match container.kind {
                ContainerKind::Item { marker: marker @ (Marker::Bullet | Marker::Task(_)), .. } => {
                    format!("{marker:?} {} {}", container.first, container.tight)
                }
                ContainerKind::Footnote { label } => format!("note {:?} {}", article.label(label), container.first),
                kind => format!("{kind:?} {} {}", container.first, container.tight),
            })
            .collect();
        let (kind, direction) = (block.kind(), block.direction());
        lines.push(format!("{kind:?} {direction:?} {:?} {containers:?}", article.text(index)));
        lines.extend(article.code_language(index).map(|name| format!("  in {name:?}")));
        lines.push(format!("  {:?}", article.column_aligns(index)));
        lines.extend(article.inlines(index).iter().map(|inline| match inline.style {
            Style::Link(target) => format!("  {:?} to {:?}", inline.range, article.target(target)),
            Style::FootnoteReference(label) => format!("  {:?} note {:?}", inline.range, article.label(label)),
            style => format!("  {:?} {style:?}", inline.range),
        }));
    }
    lines.extend(article.pages().iter().map(|page| format!("{page:?}")));
    lines.extend(article.sections().iter().map(|section| format!("{section:?}")));
    let mut names: Vec<String> = article.anchors().map(|(name, block)| format!("{name:?} at {block}")).collect();
    names.sort_unstable();
    lines.extend(names);
    lines
}
