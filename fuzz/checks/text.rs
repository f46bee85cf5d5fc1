//! Any bytes as a document of text: decoded in any encoding and read as plain text. All that is visible is in the
//! article, and what could not be decoded is counted.
//!
//! The first byte of the input chooses the encoding, or none; the rest is the document.

use std::collections::HashSet;

use qari::article::{ContainerKind, Kind, Marker};
use qari::format::encoding::{TOLD, decode, named};
use qari::format::{Error, named as format_named, read_text};
use qari_bidi::text::numbering::IN_LETTERS;

/// Checks `bytes` as a document of text.
pub fn check(bytes: &[u8]) {
    let (choice, bytes) = super::first(bytes);
    let asked = TOLD.get(usize::from(choice) % (TOLD.len() + 1)).and_then(|label| named(label));
    let Some(decoded) = decode(bytes.to_vec(), asked) else {
        assert!(asked.is_none(), "what is asked for is done");
        return;
    };
    assert!(!decoded.text.contains('\r'));
    assert!(decoded.text.matches(char::REPLACEMENT_CHARACTER).count() >= decoded.undecodable);
    // A line of tatweels is a rule.
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic() && *c != '\u{640}').collect::<String>();
    match read_text(&decoded.text, "", format_named("text")) {
        Ok(reading) => {
            let article = reading.article;
            // The name of the publisher stands in the disclaimer, too.
            let is_own = |&block: &usize| article.blocks()[block].kind() != Kind::Source;
            let kept: String =
                (0..article.blocks().len()).filter(is_own).map(|block| letters(article.text(block))).collect();
            let blocks = 0..article.blocks().len();
            let markers: HashSet<_> = blocks
                .flat_map(|block| article.containers(block))
                .filter_map(|container| match container.kind {
                    ContainerKind::Item { marker: Marker::Number(number, numbering, _), .. } => {
                        Some((numbering, number))
                    }
                    _ => None,
                })
                .collect();
            // The letters that a list is numbered with are the marker of the item, and not in its text.
            let is_marker = |letters: &str| {
                IN_LETTERS.iter().any(|&it| it.number(letters).is_some_and(|number| markers.contains(&(it, number))))
            };
            // An item may have no letters but those of its marker.
            let is_item = |line: &str| {
                let mut places = line.char_indices().map(|(at, _)| at).chain([line.len()]);
                places.any(|at| is_marker(&line[..at]) && kept.contains(&line[at..]))
            };
            for line in decoded.text.lines().map(letters) {
                assert!(kept.contains(&line) || is_item(&line), "{line:?} is lost");
            }
            assert!(kept.len() <= letters(&decoded.text).len(), "nothing is added");
        }
        Err(error) => assert!(error == Error::Empty && letters(&decoded.text).is_empty(), "{error}"),
    }
}
