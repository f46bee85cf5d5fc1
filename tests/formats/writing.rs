//! Articles as YAML: what is written opens to the same article, and looks as a person would write it.

use crate::common::articles::{built, described, step};
use proptest::prelude::*;
use qari::article::{Article, Builder, ContainerKind, Kind, MOST_DEPTH, Marker, Markup, Rich};
use qari::format::{WRITERS, named, read_text};
use qari::load;
use qari_bidi::text::numbering::{Delimiter, NAMED};

fn written(article: &Article) -> String {
    let (name, write) = WRITERS[0];
    assert_eq!(name, "yaml");
    write(article)
}

fn yaml(text: &str) -> Article {
    let reading = read_text(text, "", named("yaml"));
    reading.unwrap_or_else(|error| panic!("{error} in\n{text}")).article
}

/// Writes an article and opens what was written.
#[track_caller]
fn check_round_trip(article: &Article) {
    let text = written(article);
    assert_eq!(described(&yaml(&text)), described(article), "{text}");
}

/// A YAML text that is written as it stands here.
#[track_caller]
fn check_as_written(text: &str) {
    assert_eq!(written(&yaml(text)), text);
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    /// An article of any sequence of calls to the builder opens to the same after it is written.
    #[test]
    fn what_is_written_opens_to_the_same_article(steps in prop::collection::vec(step(), 0..40)) {
        let Some(article) = built(steps) else { return Ok(()) };
        let text = written(&article);
        let read = read_text(&text, "", named("yaml")).map(|reading| described(&reading.article));
        prop_assert_eq!(read, Ok(described(&article)), "{}", text);
    }

    /// The same holds of any text.
    #[test]
    fn any_text_is_written_as_it_is(text in crate::common::texts::mixed_text(), styled in any::<bool>()) {
        let mut builder = Builder::new();
        builder.block(Kind::Title, &text).block(Kind::Heading(1), &text).block(Kind::Paragraph, &text);
        let mut rich = Rich::new();
        rich.text("a").styled(if styled { Markup::Code } else { Markup::Link(text.clone()) }, &text);
        builder.rich(Kind::Paragraph, rich).block(Kind::Code, &text).anchor(&text).block(Kind::Disclaimer, &text);
        let Some(article) = builder.finish() else { return Ok(()) };
        let written = written(&article);
        let read = read_text(&written, "", named("yaml")).map(|reading| described(&reading.article));
        prop_assert_eq!(read, Ok(described(&article)), "{}", written);
    }
}

#[test]
fn every_numbering_is_written_by_its_name() {
    for (_, numbering) in NAMED {
        let mut builder = Builder::new();
        builder.open(ContainerKind::Item { marker: Marker::Number(1, numbering, Delimiter::Period), list_end: 1 });
        builder.block(Kind::Paragraph, "a");
        check_round_trip(&builder.finish().expect("an article"));
    }
    assert!(read_text("blocks: [{numbered: [a], numbering: none}]", "", named("yaml")).is_err());
}

#[test]
fn the_samples_are_written_and_open_again() {
    check_round_trip(&load::embedded().expect("the embedded article").article);
    check_round_trip(&yaml(include_str!("../data/blocks.yaml")));
    let schema = include_str!("../../docs/yaml.md");
    for example in schema.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        check_round_trip(&yaml(example));
    }
}

#[test]
fn the_deepest_article_is_written() {
    let mut builder = Builder::new();
    builder.block(Kind::Heading(1), "heading");
    for _ in 0..MOST_DEPTH {
        builder.open(ContainerKind::Item { marker: Marker::Task(true), list_end: 1 });
    }
    let styled = (0..16).fold(Rich::from("deep"), |inner, _| inner.within(Markup::Emphasis));
    builder.rich(Kind::Paragraph, styled).table(vec![vec![Rich::from("cell").within(Markup::Strong)]], true);
    check_round_trip(&builder.finish().expect("an article"));
    let too_deep = (0..200).fold(Rich::from("deep"), |inner, _| inner.within(Markup::Strong));
    let mut builder = Builder::new();
    let article = builder.rich(Kind::Paragraph, too_deep).clone().finish().expect("an article");
    let read = yaml(&written(&article));
    assert_eq!((read.text(0), read.inlines(0).len()), ("deep", 16), "styles that are too deep are dropped, no text is");
}

#[test]
fn it_looks_as_a_person_would_write_it() {
    check_as_written(
        "\
title: عنوان المقال
source: Gate
language: ar
lead: فقرة قبل أول قسم.
sections:
  - heading: القسم الأول
    id: first
    paragraphs:
      - فقرة أولى.
      - \"فيها: نقطتان\"
      - 'وفيها \"اقتباس\"'
  - heading: فرع
    level: 2
    blocks:
      - |-
        بيت من الشعر
        وبيت يليه
      - - نص فيه
        - strong: بارز
        - link: رابط
          url: https://example.com
        - note: \"1\"
      - quote: نص مقتبس.
      - list:
          - بند
          - - بند فيه قائمة
            - list:
                - أول
                - ثان
          - done: true
            text: مهمة منجزة
      - numbered:
          - خامس
          - سادس
        start: 5
      - code: |2-
            if x:
                print(\"مرحبا\")
      - table:
          - [النوع, السعر]
          - [شاي أخضر, \"12.50\"]
        header: false
      - verse:
          - [صدر, عجز]
          - شطر
      - paragraph: فقرة لها اسم واتجاه
        id:
          - a
          - b
        direction: ltr
      - image:
          alt: وصف الصورة
          url: https://example.com/a.jpg
      - caption: ما تحت الصورة
      - rule:
      - definition: شرح
      - footnote:
          label: \"1\"
          text: نص الحاشية.
link:
  label: شاهد النسخة الأصلية
  url: https://example.com
disclaimer: نص إخلاء المسؤولية.
",
    );
    check_as_written("direction: ltr\nblocks:\n  - url: a\n  - b\nlink:\n  url: c\n");
    check_as_written("direction: ltr\nblocks:\n  - title: a\n    id: top\n  - text\n  - id: end\ndisclaimer: b\n");
    check_as_written(
        "title:\n  - a\n  - code: b\ndirection: ltr\nlead:\n  - - |-\n      a\n\n      b\n  - c\nlink: d\n",
    );
}
