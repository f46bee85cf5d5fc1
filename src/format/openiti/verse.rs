//! Splits verse into hemistichs.

use crate::article::Rich;
use crate::format::text::verse_in_dots;
use qari_bidi::text::visible::trimmed;
use std::ops::Range;

/// The separator of hemistichs.
pub(super) const HEMISTICHS: &str = "%~%";

/// Splits `text` into hemistichs; returns none if it is not verse, and the pages that begin behind the last one. There
/// are four notations: `first %~% second`; `% first % % second %` followed by a number, which stays with the second
/// hemistich; `( first % second )`; `first ... second`, where a line of verse is likely.
pub(super) fn halves(text: &Rich) -> (Vec<Rich>, Rich) {
    if !text.as_str().contains('%') {
        return verse_in_dots(text.as_str()).map_or_else(Default::default, |dots| cut(text, &[dots]));
    }
    if text.as_str().contains(HEMISTICHS) {
        return cut(text, &signs(text.as_str()));
    }
    let signs = lone_signs(text.as_str());
    let whole = trimmed(text.as_str());
    if let ([sign], true) = (signs.as_slice(), whole.starts_with('(') && whole.ends_with(')')) {
        let (open, close) = (text.as_str().find('(').unwrap_or(0), text.as_str().rfind(')').unwrap_or(sign.end));
        return cut(text, &[open..open + 1, sign.clone(), close..close + 1]);
    }
    if signs.len() < 2 || !whole.starts_with('%') {
        return Default::default();
    }
    let (mut halves, rest) = cut(text, &signs);
    let is_number = |half: &Rich| trimmed(half.as_str()).chars().all(char::is_numeric);
    if halves.len() > 1
        && let Some(number) = halves.pop_if(|half| is_number(half))
        && let Some(half) = halves.last_mut()
    {
        half.text(" ").append(number);
    }
    (halves, rest)
}

/// Joins the hemistichs of a text on one line, without the signs.
pub(super) fn plain(text: Rich) -> Rich {
    if !text.as_str().contains(HEMISTICHS) {
        return text;
    }
    let (halves, rest) = cut(&text, &signs(text.as_str()));
    let mut line = Rich::new();
    for half in halves.into_iter().chain([rest]) {
        line.text(if line.as_str().is_empty() { "" } else { " " }).append(half);
    }
    line
}

fn signs(text: &str) -> Vec<Range<usize>> {
    text.match_indices(HEMISTICHS).map(|(at, sign)| at..at + sign.len()).collect()
}

/// Finds percent signs surrounded by white space.
fn lone_signs(text: &str) -> Vec<Range<usize>> {
    let is_lone = |at: usize| {
        let around = [text[..at].chars().next_back(), text[at + 1..].chars().next()];
        around.into_iter().flatten().all(char::is_whitespace)
    };
    text.match_indices('%').map(|(at, _)| at..at + 1).filter(|sign| is_lone(sign.start)).collect()
}

/// Returns the parts of `text` between `signs` that are not empty, and the pages that begin behind the last of them.
/// Pages that begin in an empty part move to the next one.
fn cut(text: &Rich, signs: &[Range<usize>]) -> (Vec<Rich>, Rich) {
    let starts = [0].into_iter().chain(signs.iter().map(|sign| sign.end));
    let ends = signs.iter().map(|sign| sign.start).chain([text.as_str().len()]);
    let ranges: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start..end).collect();
    let mut parts = Vec::new();
    let mut waiting = Rich::new();
    for part in text.parts(&ranges) {
        if trimmed(part.as_str()).is_empty() {
            waiting.append(part.slice(0..0));
        } else {
            waiting.append(part.trimmed());
            parts.push(std::mem::take(&mut waiting));
        }
    }
    (parts, waiting)
}
