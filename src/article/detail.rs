//! Details of a block beside its text: the language of code, the alignment of a table's columns.

/// The side that the cells of a column of a table are aligned to. Left and right are those of the page, whatever its
/// direction, as in Markdown and HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnAlign {
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// The alignments, by their names in documents.
const NAMED: [(&str, ColumnAlign); 3] =
    [("left", ColumnAlign::Left), ("center", ColumnAlign::Center), ("right", ColumnAlign::Right)];

impl ColumnAlign {
    /// Returns the alignment that is called `name`, in letters of any case.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        NAMED.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, align)| *align)
    }

    /// Returns its name: `left`, `center` or `right`.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMED.iter().find(|(_, align)| *align == self).map_or("", |(name, _)| name)
    }
}

/// A detail of a block beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// The name of the language of code.
    Language(String),
    /// The alignment of each column of a table; columns behind the last have none.
    Columns(Vec<Option<ColumnAlign>>),
}

/// The longest name of a language, in characters; what is longer is none.
const MOST_NAME: usize = 32;

impl Detail {
    /// Returns the language of code that is written `language`: its first word, without what else editors and site
    /// generators write there (`rust,no_run`, `{.python}`).
    pub fn of_code(language: &str) -> Option<Self> {
        let begun = language.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '.'));
        let end = begun.find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '{' | '}' | '='));
        let name = &begun[..end.unwrap_or(begun.len())];
        (!name.is_empty() && name.chars().count() <= MOST_NAME).then(|| Self::Language(name.to_owned()))
    }

    /// Returns the alignment of the columns of a table that has `columns` of them, if any is aligned.
    pub fn of_table(aligns: &[Option<ColumnAlign>], columns: usize) -> Option<Self> {
        let aligns = &aligns[..aligns.len().min(columns)];
        let last = aligns.iter().rposition(Option::is_some)?;
        Some(Self::Columns(aligns[..=last].to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_code_is_its_first_word() {
        let check = |written: &str, expected: Option<&str>| {
            let expected = expected.map(|name| Detail::Language(name.to_owned()));
            assert_eq!(Detail::of_code(written), expected, "{written:?}");
        };
        check("rust", Some("rust"));
        check("rust,no_run", Some("rust"));
        check(" C++ title=\"a\"", Some("C++"));
        check("{.python .numberLines}", Some("python"));
        check("objective-c", Some("objective-c"));
        check("c#", Some("c#"));
        check("بايثون", Some("بايثون"));
        check("", None);
        check("{ }", None);
        check(&"x".repeat(33), None);
    }

    #[test]
    fn columns_behind_the_last_aligned_one_say_nothing() {
        let (left, right) = (Some(ColumnAlign::Left), Some(ColumnAlign::Right));
        assert_eq!(Detail::of_table(&[None, left, None], 3), Some(Detail::Columns(vec![None, left])));
        assert_eq!(Detail::of_table(&[left, right], 1), Some(Detail::Columns(vec![left])));
        assert_eq!(Detail::of_table(&[None, right], 1), None);
        assert_eq!(Detail::of_table(&[], 2), None);
    }
}
