//! The manual page, in English: groff does not reorder right-to-left text. Options and keys are those of the help; what
//! else a manual has is in `assets/manual.roff`.

use roff::{Inline, Roff, bold, roman};

use super::help::{Help, Row, keys};
use crate::app::keys::command::Group;
use crate::messages::Messages;
use qari_bidi::text::visible::without_invisible;

/// The sections behind those that are made here.
const REST: &str = include_str!("../../assets/manual.roff");

/// The groups of keys that the manual has: those of reading.
const KEY_GROUPS: usize = Group::ALL.len() - 4;

/// Returns the manual page.
pub(super) fn page() -> String {
    let messages = Messages::new(["en"]);
    let mut page = Roff::new();
    page.control("TH", ["QARI", "1", "", concat!("qari ", env!("CARGO_PKG_VERSION")), ""]);
    page.control("SH", ["NAME"]);
    page.text([roman(format!("qari - {}", messages.get("cli-about")))]);
    page.control("SH", ["SYNOPSIS"]);
    page.text([bold("qari"), roman(" [OPTIONS] [+/QUERY | +N | +G | +F] [FILE]...")]);
    page.control("SH", ["DESCRIPTION"]);
    page.text([roman(
        "qari shows text in Arabic, Hebrew, Persian, Urdu and other right-to-left languages in the terminal: joined, \
         in order, and aligned. It opens Markdown, HTML, EPUB, subtitles, tables, logs and plain text. Without a file \
         it reads standard input, or else the article that comes with it.",
    )]);
    page.text([roman("Where output is not a terminal, the text is printed in logical order.")]);
    page.control("SH", ["OPTIONS"]);
    for (heading, rows) in Help::options(&messages) {
        page.control("SS", [heading.as_str()]);
        for row in rows {
            push(&mut page, row);
        }
    }
    page.control("SH", ["KEYS"]);
    page.text([roman("On Arabic, Hebrew and Persian keyboard layouts, keys do what they do on a US one.")]);
    for (heading, rows) in keys(&messages).into_iter().take(KEY_GROUPS) {
        page.control("SS", [heading.as_str()]);
        for row in rows {
            push(&mut page, row);
        }
    }
    page.render() + REST
}

fn push(page: &mut Roff, (typed, doc): Row) {
    page.control("TP", []);
    page.text([bold(without_invisible(&typed))]);
    page.text([Inline::Roman(without_invisible(&doc))]);
}
