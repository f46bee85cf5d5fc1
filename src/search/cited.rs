//! The pages of a printed edition by how they are cited: `51`, or `1/51` with the volume, in any digits.

use qari_bidi::text::order::digit;

/// What was typed to go to a page.
#[derive(Clone, Debug)]
pub struct Citation {
    /// In the form that labels are compared in: books have thousands, and much may be pasted.
    folded: String,
}

impl Citation {
    /// What was typed, taken for a citation.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self { folded: folded(typed) }
    }

    /// Whether it means the page with the label `label`. A number alone means the pages of that number in every volume, and all sides of
    /// a leaf.
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

/// In small letters and in the digits of ASCII.
fn folded(text: &str) -> String {
    let fold = |c: char| digit(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c);
    text.trim().chars().map(fold).flat_map(char::to_lowercase).collect()
}

/// The volume, if there is one, and the page; without zeros before them.
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
