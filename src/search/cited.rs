//! Page citations of printed editions: `51`, or `1/51` with the volume, in any digits.

use qari_bidi::text::order::digit;

/// A page citation that a reader typed.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The citation in lower case and ASCII digits, folded once because a book has thousands of labels.
    folded: String,
}

impl Citation {
    /// Creates a citation from the typed text; text that cites no page matches no label.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self { folded: folded(typed) }
    }

    /// Returns `true` if the citation means the page labelled `label`. A number without a volume means the page of
    /// that number in every volume, and both sides of a leaf (`51a`, `51b`).
    #[must_use]
    pub fn means(&self, label: &str) -> bool {
        let (volume, page) = parts(&self.folded);
        if !page.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let label = folded(label);
        let (own_volume, own_page) = parts(&label);
        let is_page = page == own_page || page == own_page.trim_end_matches(char::is_alphabetic);
        is_page && volume.is_none_or(|volume| own_volume == Some(volume))
    }
}

/// Returns `text` in lower case and with ASCII digits.
fn folded(text: &str) -> String {
    let fold = |c: char| digit(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c);
    text.trim().chars().map(fold).flat_map(char::to_lowercase).collect()
}

/// Splits a label into volume, if any, and page, both without leading zeros.
fn parts(label: &str) -> (Option<&str>, &str) {
    let bare = |part| str::trim_start_matches(str::trim(part), '0');
    label.rsplit_once('/').map_or_else(|| (None, bare(label)), |(volume, page)| (Some(bare(volume)), bare(page)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_meant_by_their_numbers() {
        let check = |typed: &str, meant: &str| {
            let labels = "51 1/51 2/51 51a 51b 2/510 5 xii 10/5 ٥١".split(' ');
            let found: Vec<&str> = labels.filter(|label| Citation::new(typed).means(label)).collect();
            assert_eq!(found.join(" "), meant, "{typed}");
        };
        check("51", "51 1/51 2/51 51a 51b ٥١");
        check("٥١", "51 1/51 2/51 51a 51b ٥١");
        check(" ۰۵۱ ", "51 1/51 2/51 51a 51b ٥١");
        check("51A", "51a");
        check("1/51", "1/51");
        check("٢/ ٥١", "2/51");
        check("2/510", "2/510");
        check("3/51", "");
        check("10/5", "10/5");
        for none in ["", "0", "/", "1/", "x", "xii", "5x", "1/51/2"] {
            check(none, "");
        }
    }
}
