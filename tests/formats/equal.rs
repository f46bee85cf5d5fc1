//! One article in several formats reads equal: the texts of its blocks are the same, one by one.

use crate::common::books::Book;
use qari::article::{Article, Kind};
use qari::format::{Asked, WRITERS, read};
use qari::load;

/// The texts of an article, each with whether it is a heading.
fn texts(article: &Article) -> Vec<(bool, &str)> {
    let is_heading = |block: usize| matches!(article.blocks()[block].kind(), Kind::Heading(_));
    (0..article.blocks().len()).map(|block| (is_heading(block), article.text(block))).collect()
}

/// Checks that a document reads as `article`.
#[track_caller]
fn check(article: &Article, document: Vec<u8>, name: &str) {
    let reading = read(document, name, Asked::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(texts(&reading.article), texts(article), "{name}");
    assert_eq!(reading.article.title(), article.title(), "{name}");
    assert_eq!(reading.article.direction(), article.direction(), "{name}");
    assert_eq!(reading.article.sections().len(), article.sections().len(), "{name}");
    assert!(reading.warnings.is_empty(), "{name}: {:?}", reading.warnings);
}

/// The article as an OpenITI text, in lines of some 72 characters.
fn openiti(article: &Article) -> String {
    let mut text = String::from("######OpenITI#\n");
    for block in 0..article.blocks().len() {
        let mut line = match article.blocks()[block].kind() {
            Kind::Title => "#META# 020.BookTITLE\t:: ",
            Kind::Source => "#META# 010.AuthorNAME\t:: ",
            Kind::Heading(_) => "### | ",
            _ => "# ",
        }
        .to_owned();
        if block == 2 {
            text += "#META#Header#End#\n\n";
        }
        for word in article.text(block).split(' ') {
            if line.chars().count() > 72 && block > 1 {
                text += line.trim_end();
                "\n~~".clone_into(&mut line);
            }
            line += word;
            line += " ";
        }
        text += line.trim_end();
        text += " ms001\n";
    }
    text.replace(":: Gate ms001", ":: Gate").replacen(" ms001", "", 1)
}

/// The article as a book with a chapter for each section.
fn epub(article: &Article) -> Vec<u8> {
    let metadata = format!(
        "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>ar</dc:language>",
        article.text(0),
        article.text(1)
    );
    let mut chapters: Vec<String> = vec![String::new()];
    let mut points = String::new();
    for (is_heading, text) in texts(article).into_iter().skip(2) {
        if is_heading {
            points += &format!(
                "<navPoint><navLabel><text>{text}</text></navLabel><content src=\"{}.xhtml\"/></navPoint>",
                chapters.len()
            );
            chapters.push(format!("<h2>{text}</h2>"));
        } else if let Some(chapter) = chapters.last_mut() {
            *chapter += &format!("<p>{text}</p>\n");
        }
    }
    let names: Vec<String> = (0..chapters.len()).map(|index| format!("{index}.xhtml")).collect();
    let chapters: Vec<(&str, &str)> = names.iter().zip(&chapters).map(|(name, body)| (&**name, &**body)).collect();
    Book { metadata: &metadata, spine: "", chapters: &chapters, navigation: None, ncx: Some(&points) }.bytes()
}

/// The article in Markdown, or with the tags of HTML: what stands around each kind of block.
fn marked_up(article: &Article, around: impl Fn(Kind, &str) -> String) -> String {
    (0..article.blocks().len()).map(|block| around(article.blocks()[block].kind(), article.text(block))).collect()
}

fn markdown(article: &Article) -> String {
    marked_up(article, |kind, text| match kind {
        // A colon in it would make a mapping of a plain scalar.
        Kind::Title => format!("---\ntitle: \"{text}\"\n"),
        Kind::Source => format!("author: {text}\nlang: ar\n---\n\n"),
        Kind::Heading(level) => format!("{} {text}\n\n", "#".repeat(usize::from(level) + 1)),
        _ => format!("{text}\n\n"),
    })
}

fn html(article: &Article) -> String {
    let body = marked_up(article, |kind, text| match kind {
        Kind::Title => format!("<h1>{text}</h1>\n<article>"),
        Kind::Source => format!("<p class=\"byline\" rel=\"author\">{text}</p>\n"),
        Kind::Heading(level) => format!("<h{0}>{text}</h{0}>\n", level + 1),
        _ => format!("<p>{text}</p>\n"),
    });
    format!(
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\"><title>{0}</title></head><body>\
         {body}</article></body></html>",
        article.title().unwrap_or_default()
    )
}

#[test]
fn the_embedded_article_reads_equal_in_every_format() {
    let article = load::embedded().expect("the embedded article").article;
    check(&article, (WRITERS[0].1)(&article).into_bytes(), "a.yaml");
    check(&article, openiti(&article).into_bytes(), "a-ara1");
    check(&article, epub(&article), "a.epub");
    check(&article, markdown(&article).into_bytes(), "a.md");
    check(&article, html(&article).into_bytes(), "a.html");
    check(&article, include_bytes!("../data/article.txt").to_vec(), "a.txt");
}
