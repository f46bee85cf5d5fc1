//! The notes at the end of a book, as the converters put them there: all of a page, or of a section, below a line that says which.
//!
//! They stand behind the last page and name pages that they do not stand on. Where a note begins with a sign, `[1]` or `(1)`, and the page
//! that it names has this sign once, the sign there refers to it. Signs begin anew on each page; so the label of a note has its page in it,
//! as `1/51:1`.

use std::collections::HashMap;

use super::tags::{self, Piece};
use super::{Reader, Unit, label};
use crate::article::ContainerKind;
use qari_bidi::text::order::digit;

/// The line that they begin behind.
const NOTES: &str = "ENDNOTES:";

/// The most digits of the sign of a note.
const MOST_DIGITS: usize = 3;

/// A text, and the notes at its end: from the line on that begins them, if there are any.
pub(super) fn parted(body: &str) -> (&str, &str) {
    let at = body.rfind(&format!("\n{NOTES}"));
    at.map_or((body, ""), |at| body.split_at(at + 1))
}

/// The notes that the text refers to, by the name of the page and the sign that stands there: their labels.
#[derive(Debug, Default)]
pub(super) struct References<'a>(HashMap<(&'a str, &'a str), String>);

impl<'a> References<'a> {
    /// The signs that stand once in the notes to a page, and once on it. A page ends at its mark.
    pub(super) fn of(body: &'a str, notes: &'a str) -> Self {
        // How often each sign stands in the notes to a page, and on it.
        let mut counts: HashMap<(&str, &str), (u32, u32)> = HashMap::new();
        let mut page = None;
        for line in notes.lines() {
            if is_name(line) {
                page = page_named(line);
            } else if let (Some(page), Some((sign, _))) = (page, note(line)) {
                counts.entry((page, sign)).or_default().0 += 1;
            }
        }
        if counts.is_empty() {
            return Self::default();
        }
        let mut start = 0;
        for (at, page) in super::page_ends(body) {
            for (_, sign) in signs(&body[start..at]) {
                if let Some((_, on_page)) = counts.get_mut(&(page, sign)) {
                    *on_page += 1;
                }
            }
            start = at;
        }
        let once = counts.into_iter().filter(|(_, counts)| *counts == (1, 1));
        let labelled = once.filter_map(|((page, sign), _)| {
            let number = &sign[1..sign.len() - 1];
            Some(label(page)).filter(|label| !label.is_empty()).map(|label| ((page, sign), format!("{label}:{number}")))
        });
        Self(labelled.collect())
    }

    /// The parts of a text on the page `page`: each the text before a sign, the sign, and the label of its note; and the text behind the
    /// last of them.
    pub(super) fn parts<'t>(
        &'t self,
        page: Option<&'t str>,
        text: &'t str,
    ) -> (Vec<(&'t str, &'t str, &'t str)>, &'t str) {
        let Some(page) = page.filter(|_| !self.0.is_empty()) else { return (Vec::new(), text) };
        let mut start = 0;
        let mut parts = Vec::new();
        for (at, sign) in signs(text) {
            if let Some(label) = self.0.get(&(page, sign)) {
                parts.push((&text[start..at], sign, label.as_str()));
                start = at + sign.len();
            }
        }
        (parts, &text[start..])
    }
}

/// The signs of notes in a text, and the bytes before each.
fn signs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    memchr::memchr2_iter(b'[', b'(', text.as_bytes()).filter_map(|at| Some((at, sign(&text[at..])?)))
}

/// The sign that a text begins with: `[1]`, `(١)`.
fn sign(text: &str) -> Option<&str> {
    let close = if text.starts_with('[') { ']' } else { ')' };
    let inside = text.strip_prefix(['[', '('])?;
    let digits = inside.chars().take(MOST_DIGITS).take_while(|&c| digit(c).is_some());
    let bytes: usize = digits.map(char::len_utf8).sum();
    (bytes > 0 && inside[bytes..].starts_with(close)).then(|| &text[..bytes + 2])
}

/// The sign that a line of the notes begins with, and the text behind it, if there is any.
fn note(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['#', ' ']);
    sign(line).map(|sign| (sign, &line[sign.len()..])).filter(|(_, text)| !text.trim().is_empty())
}

/// Whether a line says what the notes below it are to: `Notes to PageV01P001:`.
fn is_name(line: &str) -> bool {
    line.starts_with("Notes ") && line.trim_end().ends_with(':')
}

/// The name of the page that is in such a line, if it is a page.
fn page_named(line: &str) -> Option<&str> {
    tags::pieces(line).find_map(|piece| match piece {
        Piece::Page(page) => Some(page.name),
        _ => None,
    })
}

impl<'a> Reader<'a> {
    /// Adds the notes behind all else. Those of a page or a section are a section.
    pub(super) fn read_notes(&mut self, notes: &'a str) {
        // No sign among the notes refers to one.
        let References(labels) = std::mem::take(&mut self.references);
        let mut page = None;
        let mut is_open = false;
        // The pages end before them: no mark among them ends another.
        self.ended = self.pages.len();
        for line in notes.lines() {
            let line = line.trim_end();
            let is_name = is_name(line);
            let note = page.zip(note(line));
            if line == NOTES || is_name || note.is_some() {
                self.finish_unit();
                self.finish_table();
                if std::mem::take(&mut is_open) {
                    self.builder.close();
                }
            }
            let label = note.and_then(|(page, (sign, _))| labels.get(&(page, sign)));
            if line == NOTES {
                self.begin(Unit::Heading(1), NOTES.trim_end_matches(':'));
            } else if is_name {
                page = page_named(line);
                self.begin(Unit::Heading(2), "");
                self.push_named(line.trim_end_matches(':'));
            } else if let (Some((_, (_, text))), Some(label)) = (note, label) {
                let label = self.builder.label(label);
                self.builder.open(ContainerKind::Footnote { label });
                is_open = true;
                self.begin(Unit::Text, text);
            } else if !line.is_empty() && self.unit != Unit::Text && !line.starts_with(['#', '|']) {
                self.begin(Unit::Text, line);
            } else {
                self.line(line);
            }
        }
        self.finish_unit();
        self.finish_table();
        if is_open {
            self.builder.close();
        }
    }

    /// Adds a line that names pages: each is a link that leads there.
    fn push_named(&mut self, line: &'a str) {
        for piece in tags::pieces(line) {
            match piece {
                Piece::Page(page) => self.words.link(format!("#{}", page.name), &label(page.name)),
                Piece::Text(text) => self.words.text(text),
                Piece::Image(..) | Piece::Quran(_) | Piece::Tag => {}
            }
        }
    }
}
