//! Any bytes as a document of a format: what comes of it is an article. All that is laid out is bounded.

use qari::format::{Asked, FORMATS, named, read, read_text};

use super::article;

/// Checks `bytes` as a text of the format `name`.
pub fn check(bytes: &[u8], name: &str) {
    if let Ok(reading) = read_text(&super::text(bytes), "", named(name)) {
        article::check(&reading.article);
    }
}

/// Checks `bytes` as a file: the first byte chooses the format, or none, and the name.
pub fn check_any(bytes: &[u8]) {
    let (choice, bytes) = super::first(bytes);
    let format = FORMATS.get(usize::from(choice & 0xF));
    let name = format.and_then(|format| format.extensions.first()).map(|extension| format!("file.{extension}"));
    let asked = Asked { format: format.filter(|_| choice & 0x80 == 0), ..Asked::default() };
    if let Ok(reading) = read(bytes.to_vec(), &name.unwrap_or_default(), asked) {
        article::check(&reading.article);
    }
}
