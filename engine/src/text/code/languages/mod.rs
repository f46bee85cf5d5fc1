//! The table of languages.

mod braces;
mod others;

use super::table::Language;

/// Returns all languages that are known.
fn all() -> impl Iterator<Item = &'static Language> {
    braces::LANGUAGES.iter().chain(others::LANGUAGES)
}

/// Returns the names of all languages.
#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    all().flat_map(|language| language.names).copied().collect()
}

impl Language {
    /// Returns the language called `name`, as the document or a file's extension says: `rust`, `C++`, `py`. What stands
    /// behind a comma, a blank or a bracket is no part of it (`rust,ignore`).
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = name.trim().trim_start_matches(['.', '{']);
        let name = name.split([',', ' ', '{', '}', ':', ';', '(', '[']).next()?.to_ascii_lowercase();
        let name = name.strip_prefix("language-").or_else(|| name.strip_prefix("lang-")).unwrap_or(&name);
        all().find(|language| language.names.contains(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_for_one_language() {
        let mut names = names();
        names.sort_unstable();
        let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
        assert!(names.iter().all(|name| *name == name.to_lowercase()));
    }

    #[test]
    fn languages_are_named_as_documents_do() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(Language::named(name).map(|language| language.names[0]), expected, "{name}");
        };
        check("Rust,ignore", Some("rust"));
        check("{.python .numberLines}", Some("python"));
        check("language-js", Some("javascript"));
        check("C++", Some("cpp"));
        check("c#", Some("csharp"));
        check("bash title=\"x\"", Some("bash"));
        check("py:line", Some("python"));
        check("mermaid", None);
        check("", None);
    }
}
