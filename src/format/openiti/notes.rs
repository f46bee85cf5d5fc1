//! The notes at the end of a book, as the converters write them: grouped by page or section, below a line that names
//! it.
//!
//! If a note begins with a sign, `[1]` or `(1)`, and its page has this sign once, that sign refers to the note. Signs
//! restart on each page, so the label of a note includes its page: `1/51:1`.

use std::collections::HashMap;

use super::tags::{self, Piece};
use super::{Reader, Unit, label};
use crate::article::ContainerKind;
use qari_bidi::text::order::digit;

/// The line that begins the notes.
const NOTES: &str = "ENDNOTES:";

/// The most digits of a note's sign.
const MOST_DIGITS: usize = 3;

/// Splits off the notes at the end of a text.
pub(super) fn parted(body: &str) -> (&str, &str) {
    let at = body.rfind(&format!("\n{NOTES}"));
    at.map_or((body, ""), |at| body.split_at(at + 1))
}

/// References to notes: the labels of notes by page name and sign.
#[derive(Debug, Default)]
pub(super) struct References<'a>(HashMap<(&'a str, &'a str), String>);

impl<'a> References<'a> {
    /// Collects the signs that occur once in the notes to a page and once on the page. A page ends at its mark.
    pub(super) fn of(body: &'a str, notes: &'a str) -> Self {
        // Occurrences of each sign in the notes to a page, and on the page.
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

    /// Splits a text on page `page` at its references: the text before a sign, the sign, and the label of its note;
    /// then the text behind the last sign.
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

/// Finds the signs of notes, with their byte offsets.
fn signs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    memchr::memchr2_iter(b'[', b'(', text.as_bytes()).filter_map(|at| Some((at, sign(&text[at..])?)))
}

/// Parses the sign at the beginning of a text: `[1]`, `(١)`.
fn sign(text: &str) -> Option<&str> {
    let close = if text.starts_with('[') { ']' } else { ')' };
    let inside = text.strip_prefix(['[', '('])?;
    let digits = inside.chars().take(MOST_DIGITS).take_while(|&c| digit(c).is_some());
    let bytes: usize = digits.map(char::len_utf8).sum();
    (bytes > 0 && inside[bytes..].starts_with(close)).then(|| &text[..bytes + 2])
}

/// Parses a note: its sign and its text, if it has any.
fn note(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['#', ' ']);
    sign(line).map(|sign| (sign, &line[sign.len()..])).filter(|(_, text)| !text.trim().is_empty())
}

/// Returns `true` if a line names the page or section of the notes below it: `Notes to PageV01P001:`.
fn is_name(line: &str) -> bool {
    line.starts_with("Notes ") && line.trim_end().ends_with(':')
}

/// Returns the page that such a line names, if it is one.
fn page_named(line: &str) -> Option<&str> {
    tags::pieces(line).find_map(|(_, piece)| match piece {
        Piece::Page(page) => Some(page.name),
        _ => None,
    })
}

impl<'a> Reader<'a> {
    /// Adds the notes. Those of a page or a section are a section.
    pub(super) fn read_notes(&mut self, notes: &'a str) {
        // Signs inside notes refer to nothing.
        let References(labels) = std::mem::take(&mut self.references);
        let mut page = None;
        let mut is_open = false;
        // All pages have ended: no mark in the notes ends another.
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

    /// Adds a line that names pages, each as a link to the page.
    fn push_named(&mut self, line: &'a str) {
        for (_, piece) in tags::pieces(line) {
            match piece {
                Piece::Page(page) => self.words.link(format!("#{}", page.name), &label(page.name)),
                Piece::Text(text) => self.words.text(text),
                Piece::Image(..) | Piece::Quran(_) | Piece::Tag => {}
            }
        }
    }
}
