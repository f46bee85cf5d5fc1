//! Reads HTML pages.

mod about;
pub(super) mod address;
mod article;
mod attributes;
pub mod body;
mod boxes;
mod code;
mod collapsed;
pub(super) mod elements;
mod encoding;
mod inline;
pub(super) mod lists;
pub(super) mod outline;
pub(in crate::format) mod pages;
pub mod parse;
mod pieces;
mod prose;
mod region;
mod scripts;
mod table;
mod walk;

use dom_query::{Document, NodeRef};

use super::phrases::{MOST_DISCLAIMER_BYTES, is_disclaimer};
use super::{Error, Reading, SourceText, Warning};
use crate::article::{Builder, Kind};
use about::About;
use article::Article;
use outline::Outline;
use qari_bidi::text::direction::Direction;

pub use encoding::declared_encoding;

/// Returns `true` if `text` begins with a doctype or an `<html>` tag.
pub(super) fn is_certain(text: &str) -> bool {
    let start = without_prologue(text);
    ["<!doctype html", "<html"].into_iter().any(|begin| begins(start, begin))
}

/// Returns `true` if `text` looks like an HTML fragment: it begins with a known element and contains an end
/// tag.
pub(super) fn is_likely(text: &str) -> bool {
    let start = without_prologue(text);
    let name = start.strip_prefix('<').unwrap_or_default();
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    elements::is_known(&name.to_ascii_lowercase()) && text.contains("</")
}

/// Skips the comments and processing instructions at the start of `text`.
fn without_prologue(text: &str) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..16 {
        let end = if rest.starts_with("<?") { "?>" } else { "-->" };
        if !rest.starts_with("<?") && !rest.starts_with("<!--") {
            break;
        }
        let Some(at) = rest.find(end) else { break };
        rest = rest[at + end.len()..].trim_start();
    }
    rest
}

fn begins(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// Reads a page.
///
/// # Errors
/// [`Error::Empty`] for a page without text.
pub(super) fn read(source: &SourceText) -> Result<Reading, Error> {
    let is_xml = source.text.trim_start().starts_with("<?xml");
    let syntax = if is_xml { parse::Syntax::Xhtml } else { parse::Syntax::Html };
    let (document, mut is_flattened) = parse::bounded(source.text, syntax);
    collapsed::show(&document);
    let body = body::of(&document);
    let article = if source.whole_page { Article::whole(body) } else { Article::of(&document, body) };
    let about = About::of(parse::document(head(source.text), syntax), &body, &article.root, &article.left_out);
    let leaves_out = |id| article.left_out.contains(&id) || about.places.contains(&id);
    let outline = Outline::of(&article.root, &leaves_out);
    let address = |written: &str| {
        about.address.as_deref().map_or_else(|| written.to_owned(), |base| address::resolved(base, written))
    };
    let options = body::TreeOptions {
        address: &address,
        leaves_out: &leaves_out,
        raised: outline.raised(false),
        finds_disclaimers: true,
        ..body::TreeOptions::default()
    };
    let mut builder = Builder::new();
    language(&document, &outline, &mut builder);
    builder.address(about.page.as_deref().unwrap_or_default());
    match about.heading.and_then(|heading| document.tree.get(&heading)) {
        Some(heading) => {
            builder.anchor(&heading.id_attr().unwrap_or_default());
            builder.rich(
                Kind::Title,
                body::rich(&heading, &body::TreeOptions { address: &address, ..body::TreeOptions::default() }),
            );
        }
        None => _ = builder.block(Kind::Title, &about.title),
    }
    for line in &about.sources {
        builder.block(Kind::Source, line);
    }
    is_flattened |= body::append(&mut builder, &article.root, &options);
    disclaimers(&mut builder, &body, &article);
    let mut reading = Reading::of(builder, is_flattened)?;
    if article.letters_left_out * 2 > article.letters {
        reading.warnings.push(Warning::LeftOut { letters: article.letters_left_out });
    }
    Ok(reading)
}

/// Returns the source of the `<head>`, or the start of a page that has none.
fn head(text: &str) -> &str {
    /// Search limit for the end of the head, in bytes.
    const FIRST_BYTES: usize = 256 * 1024;
    let mut end = text.len().min(FIRST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = &text[..end];
    start.find("</head").or_else(|| start.find("</HEAD")).map_or(start, |at| &text[..at])
}

/// Sets the language and the direction of the article.
fn language(document: &Document, outline: &Outline, builder: &mut Builder) {
    let mut said = None;
    for name in ["html", "body"] {
        let selected = document.select_single(name);
        let Some(element) = selected.nodes().first().and_then(NodeRef::element_ref) else { continue };
        if let Some(language) =
            elements::attribute(&element, "lang").or_else(|| elements::attribute(&element, "xml:lang"))
        {
            builder.language(language);
        }
        said = elements::direction(&element).or(said);
    }
    let direction: Option<Direction> = said.or(outline.direction);
    if let Some(direction) = direction {
        builder.direction(direction);
    }
}

/// Appends the disclaimers that stand on the page outside the article.
fn disclaimers(builder: &mut Builder, body: &NodeRef, article: &Article) {
    let mut next = Some(*body);
    while let Some(node) = next {
        let is_root = node.id == article.root.id;
        next = walk::next(&node, body, !is_root && !add_disclaimer(builder, &node));
    }
    let mut next = Some(article.root);
    while let Some(node) = next {
        let is_out = article.left_out.contains(&node.id);
        let mut inside = Some(node).filter(|_| is_out);
        while let Some(inner) = inside {
            inside = walk::next(&inner, &node, !add_disclaimer(builder, &inner));
        }
        next = walk::next(&node, &article.root, !is_out);
    }
}

/// Appends a node if it is a disclaimer. Returns `true` if nothing in it can be one.
fn add_disclaimer(builder: &mut Builder, node: &NodeRef) -> bool {
    let Some(element) = node.element_ref() else { return false };
    let name = &*element.name.local;
    if elements::is_hidden(&element) {
        return true;
    }
    let is_paragraph = elements::is_block(name) && elements::holds_lines_only(node);
    if is_paragraph
        && let Some(text) = elements::short_text(node, MOST_DISCLAIMER_BYTES).filter(|text| is_disclaimer(text))
    {
        builder.block(Kind::Disclaimer, &text);
    }
    is_paragraph
}
