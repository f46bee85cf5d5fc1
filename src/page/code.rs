//! The code in a block.

use std::ops::Range;

use crate::article::{Article, Inline, Kind, Style};
use qari_bidi::layout::{self, Direction, Isolate};
use qari_bidi::text::code::{Language, Token, TokenKind, tokens};

/// Returns the spans of code in the bytes `part` of a block, in order and without overlap, as bytes from the start of
/// that part. They are laid out as isolates. Code that is joined by a plus or a hyphen (the keys Ctrl+C) is one span.
///
/// # Panics
/// If there is no such block.
#[must_use]
pub fn code(article: &Article, block: usize, part: Range<usize>) -> Vec<Isolate> {
    let (own, language) = (&article.blocks()[block], language(article, block));
    match (own.kind(), own.direction()) {
        (Kind::Lines, Direction::Ltr) if language.is_none() => return layout::of_lines(&article.text(block)[part]),
        (Kind::Code, _) | (Kind::Lines, Direction::Ltr) => {
            let text = &article.text(block)[part];
            return layout::of_code(text, &tokens(text, language));
        }
        _ => {}
    }
    // A block may have as many styles as it has lines, and each line asks for its own.
    let styles = article.inlines(block);
    let styles = &styles[styles.partition_point(|inline| inline.bytes().start < part.start)..];
    let begun = styles.iter().take_while(|inline| inline.bytes().start <= part.end);
    let inside = begun.filter(|inline| matches!(inline.style, Style::Code | Style::Math)).map(Inline::bytes);
    let inside = inside.filter(|code| code.end <= part.end);
    let mut found: Vec<Range<usize>> = Vec::new();
    let text = &article.text(block)[part.clone()];
    for code in inside.map(|code| code.start - part.start..code.end - part.start) {
        match found.last_mut() {
            Some(last) if code.start < last.end => {}
            Some(last) if is_joint(&text[last.end..code.start]) => last.end = code.end,
            _ => found.push(code),
        }
    }
    found.into_iter().map(Isolate::from).collect()
}

/// Returns the tokens of a block of program text, none of other blocks, and the isolates that a block is laid out with.
/// Lines that are a part of a program have the tokens `program`.
pub(super) fn order(article: &Article, block: usize, program: Option<&[Token]>) -> (Vec<Token>, Vec<Isolate>) {
    let text = article.text(block);
    let found = match (article.blocks()[block].kind(), program) {
        (Kind::Code, _) => tokens(text, language(article, block)),
        (Kind::Lines, Some(program)) => program.to_vec(),
        _ => return (Vec::new(), code(article, block, 0..text.len())),
    };
    let isolates = layout::of_code(text, &found);
    (found, isolates)
}

/// Returns those of the tokens of a block that have colours. Where the language is unknown, what seem to be strings
/// between single marks may be apostrophes.
pub(super) fn coloured(article: &Article, block: usize, mut tokens: Vec<Token>) -> Vec<Token> {
    if !tokens.is_empty() && language(article, block).is_none() {
        let text = article.text(block);
        tokens.retain(|token| token.kind == TokenKind::Comment || text[token.range.clone()].starts_with('"'));
    }
    tokens
}

/// Returns the language of program text in block `block`, if it is a known one.
pub(super) fn language(article: &Article, block: usize) -> Option<&'static Language> {
    article.code_language(block).and_then(Language::named)
}

/// Returns `true` if code on both sides of `between` is one span: the keys of a chord, an option and its value.
fn is_joint(between: &str) -> bool {
    matches!(between, "+" | "-" | " + ")
}
