//! Phrases that texts and web pages have beside their text, in Arabic, Persian, Urdu, Hebrew and English: disclaimers,
//! labels of links, bylines, dates, names of chapters.
//!
//! The phrases are the lists in `assets/phrases`, one a line. Phrases are compared folded, and are listed in folded
//! form; a test checks that.

mod division;
mod page;

use qari_bidi::text::fold::is_ignorable;

pub(super) use division::{Division, division, is_bare_division, is_contents_entry};
pub(super) use page::{
    MOST_DISCLAIMER_BYTES, disclaimer_weight, is_byline_or_date, is_disclaimer, is_disclaimer_heading, is_link_label,
    is_page_mark, is_related, is_saying, publisher,
};

/// Returns the phrases of a list: its lines that are no comments.
fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// Folds a text for comparison: no vowel signs or tatweel, lower case, one form of alef, yeh and kaf, heh for teh
/// marbuta, single spaces.
fn folded(text: &str) -> String {
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        c if c.is_whitespace() => ' ',
        c => c.to_ascii_lowercase(),
    };
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_ignorable(c)).map(letter) {
        if c != ' ' || !folded.ends_with(' ') {
            folded.push(c);
        }
    }
    folded
}

/// Folds a line and trims it.
fn folded_line(text: &str) -> String {
    folded(text).trim().to_owned()
}

fn words(folded: &str) -> usize {
    folded.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn phrases_are_listed_folded() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/phrases");
        let mut count = 0;
        for file in fs::read_dir(folder).expect("the lists") {
            let list = fs::read_to_string(file.expect("a file").path()).expect("a list");
            for line in list.lines().filter(|line| !line.starts_with('#')) {
                let phrase = line.rsplit('\t').next().unwrap_or_default();
                assert_eq!(folded_line(phrase), phrase);
                count += 1;
            }
        }
        assert!(count > 300, "{count}");
    }
}
