//! The names of documents that are no files.

use std::ffi::OsStr;

/// The name that means standard input.
pub const STANDARD_INPUT: &str = "-";

/// The name that means the tour, which the program carries.
pub const TOUR: &str = "qari:tour";

/// Returns `true` for the name of a file or a folder.
#[must_use]
pub fn is_of_file(name: &OsStr) -> bool {
    name != STANDARD_INPUT && name != TOUR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_input_and_the_tour_are_no_files() {
        let files = ["-", "qari:tour", "./-", "tour", "-a", ""].map(|name| is_of_file(OsStr::new(name)));
        assert_eq!(files, [false, false, true, true, true, true]);
    }
}
