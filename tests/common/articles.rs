//! Random articles: whatever a reader of a format may have the builder do.
#![allow(dead_code, reason = "each test program uses a part of it")]

use proptest::prelude::*;
use qari::article::{Article, Builder, ContainerKind, Kind, Marker, Markup, Rich};

/// What a reader of a format may have a builder do next.
#[derive(Clone, Debug)]
pub enum Step {
    Open(ContainerKind),
    Note,
    Close,
    Block(Kind, Rich),
    Verse(Rich, Rich),
    Table(Vec<Vec<Rich>>, bool),
    Image(Rich, String),
}

/// A text with styles, well nested or not, that has tabs, line ends and blanks in all places.
fn rich() -> impl Strategy<Value = Rich> {
    let text = prop_oneof![
        3 => "[ab\u{644}\u{627}\u{64b} \t\n\u{2028}]{0,6}",
        1 => "([a\u{628}]{1,12} ){0,6}",
    ];
    let piece = (0_u8..9, text);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| {
        let mut rich = Rich::new();
        for (what, text) in pieces {
            match what {
                0 => rich.start(Markup::Strong),
                1 => rich.start(Markup::Link("address".to_owned())),
                2 => rich.styled(Markup::Code, &text),
                3 => rich.styled(Markup::FootnoteReference("1".to_owned()), &text),
                4 | 5 => rich.end(),
                _ => rich.text(&text),
            };
        }
        rich
    })
}

/// Something that a reader of a format may do next.
pub fn step() -> impl Strategy<Value = Step> {
    let container = prop::sample::select(vec![
        ContainerKind::Quote,
        ContainerKind::Definition,
        ContainerKind::Item { marker: Marker::Bullet, list_end: 1 },
        ContainerKind::Item { marker: Marker::Number(2), list_end: 12 },
        ContainerKind::Item { marker: Marker::Task(true), list_end: 1 },
    ]);
    let kind = prop::sample::select(vec![
        Kind::Title,
        Kind::Source,
        Kind::Heading(0),
        Kind::Heading(3),
        Kind::Paragraph,
        Kind::Code,
        Kind::Verse,
        Kind::Table { header: true },
        Kind::Rule,
        Kind::Image,
        Kind::Caption,
        Kind::Link,
        Kind::Disclaimer,
    ]);
    prop_oneof![
        3 => container.prop_map(Step::Open),
        1 => Just(Step::Note),
        1 => Just(Step::Close),
        4 => (kind, rich()).prop_map(|(kind, rich)| Step::Block(kind, rich)),
        1 => (rich(), rich()).prop_map(|(first, second)| Step::Verse(first, second)),
        2 => (prop::collection::vec(prop::collection::vec(rich(), 0..5), 0..5), any::<bool>())
            .prop_map(|(rows, header)| Step::Table(rows, header)),
        1 => (rich(), "[a/?]{0,3}").prop_map(|(alternative, address)| Step::Image(alternative, address)),
    ]
}

/// What comes of it, if there is any text in it.
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
            Step::Table(rows, header) => builder.table(rows, header),
            Step::Image(alternative, address) => builder.image(alternative, &address),
        };
    }
    builder.finish()
}
