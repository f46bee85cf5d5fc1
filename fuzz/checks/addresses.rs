//! Any text as an address: what is shown and copied has no control character, and an address of the web stays what it
//! is when it is read again.

use std::path::Path;

use qari::app::document::address::{Target, copied, readable};
use qari_bidi::text::address::{decoded, has_address};

/// Checks `bytes` as an address.
pub fn check(bytes: &[u8]) {
    let address = &*super::text(bytes);
    let folder = Path::new("/books");
    _ = (decoded(address), has_address(address));
    assert!(!copied(address, folder).chars().any(char::is_control), "{address:?} is copied");
    match Target::of(address, folder) {
        Target::Web(web) => {
            assert!(web.is_ascii() && !web.chars().any(char::is_control), "{web:?} of {address:?}");
            assert_eq!(Target::of(&web, folder), Target::Web(web.clone()), "of {address:?}");
            assert!(!readable(&web).chars().any(char::is_control), "{web:?} is shown");
        }
        Target::File { path, .. } => assert_ne!(path, Path::new("-"), "{address:?} is no standard input"),
        Target::Here(_) | Target::Other => {}
    }
}
