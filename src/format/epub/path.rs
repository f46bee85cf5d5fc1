//! The addresses inside a book: from what a file refers to, to the name of a file in the archive and a place in it.

use qari_bidi::text::address::{decoded, scheme};

/// A place in a book: the name of a file, and of a place in it, if any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// From the root of the archive.
    pub(super) path: String,
    /// As it stands in the file.
    pub(super) fragment: Option<String>,
}

/// The folder of a file, with the slash at its end.
pub(super) fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

/// Where `address` leads that stands in the file `from`; `None` if it leads out of the book. Folders above the root are the root.
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
