//! Addresses inside a book: resolves references to a file in the archive and a fragment in it.

use qari_bidi::text::address::{decoded, scheme};

/// A file in a book, and optionally an element in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// Relative to the root of the archive.
    pub(super) path: String,
    /// The id, decoded.
    pub(super) fragment: Option<String>,
}

/// Returns the folder of a file, with a trailing slash.
pub(super) fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

/// Resolves `address`, written in the file `from`. `None` if it leads out of the book. `..` above the root
/// stays at the root.
pub(super) fn resolve(from: &str, address: &str) -> Option<Place> {
    let address = address.trim();
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment).into_owned()).filter(|fragment| !fragment.is_empty())),
        None => (address, None),
    };
    if scheme(path).is_some() || path.starts_with("//") {
        return None;
    }
    if path.is_empty() {
        return Some(Place { path: from.to_owned(), fragment });
    }
    let path = decoded(path.split('?').next().unwrap_or(path)).replace('\\', "/");
    let joined = if path.starts_with('/') { path } else { [folder(from), &path].concat() };
    let mut parts: Vec<&str> = Vec::new();
    for part in joined.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    Some(Place { path: parts.join("/"), fragment })
}
