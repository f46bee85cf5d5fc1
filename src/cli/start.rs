//! The words of a command line that begin with a plus sign: where to begin to read, as in `less` and `vim`.

use qari_bidi::text::order::digit;

/// A place to begin to read at, besides a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// At this line, counted from 1, where a document keeps its lines; elsewhere at this section (`+N`).
    Line(usize),
    /// At the end (`+G`).
    End,
    /// At the end, going on with what is added (`+F`).
    Follow,
}

/// A word that begins with a plus sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PlusWord {
    /// A search (`+/QUERY`).
    Search(String),
    /// A place.
    Start(Start),
}

impl PlusWord {
    /// Reads `word`. Returns `None` if it names a file.
    pub(super) fn of(word: &str) -> Option<Self> {
        let rest = word.strip_prefix('+')?;
        if let Some(query) = rest.strip_prefix('/') {
            return Some(Self::Search(query.to_owned()));
        }
        let number = || rest.chars().try_fold(0_usize, |all, c| all.checked_mul(10)?.checked_add(digit(c)? as usize));
        Some(Self::Start(match rest {
            "G" => Start::End,
            "F" => Start::Follow,
            "" => return None,
            _ => Start::Line(number()?.max(1)),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_plus_sign_are_told_from_files() {
        let check = |word: &str, expected: Option<PlusWord>| assert_eq!(PlusWord::of(word), expected, "{word}");
        check("+/نص", Some(PlusWord::Search("نص".to_owned())));
        check("+/", Some(PlusWord::Search(String::new())));
        check("+12", Some(PlusWord::Start(Start::Line(12))));
        check("+١٢", Some(PlusWord::Start(Start::Line(12))));
        check("+0", Some(PlusWord::Start(Start::Line(1))));
        check("+G", Some(PlusWord::Start(Start::End)));
        check("+F", Some(PlusWord::Start(Start::Follow)));
        for file in ["+", "+x", "+12x", "a", "", "+99999999999999999999999"] {
            check(file, None);
        }
    }
}
