//! The language that the path of a document says: `README.fa.md`, `docs/ar/guide.md`.

use std::path::{Component, Path};

use qari_bidi::text::direction::Direction;

/// Returns the language tag in the name of a document, or in the nearest of its folders that is called by one. Only
/// right-to-left languages are found: without a hint a document is what most of its letters are.
pub(super) fn language(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    // The name itself is no tag: it says what the document is about.
    let in_name = stem.rsplit_once(['.', '_', '-']).and_then(|_| tag_at_end(stem));
    in_name.or_else(|| {
        let folders = path.parent()?.components().rev().filter_map(|component| match component {
            Component::Normal(name) => name.to_str(),
            _ => None,
        });
        folders.take(DEPTH).find_map(tag)
    })
}

/// The number of folders above a document that may be called by its language.
const DEPTH: usize = 4;

/// Returns the tag that a name ends in, after a dot, a hyphen or an underscore: `index.ar`, `README_fa-IR`.
fn tag_at_end(stem: &str) -> Option<String> {
    let starts = stem.rmatch_indices(['.', '_', '-']).map(|(at, _)| at + 1).take(3);
    // The longest tag says most.
    starts.filter_map(|start| tag(&stem[start..])).last()
}

/// Returns `name` as a tag, if it is the one of a right-to-left language, perhaps with a script and a country.
fn tag(name: &str) -> Option<String> {
    let tag = name.replace('_', "-");
    let mut parts = tag.split('-');
    let language = parts.next().filter(|language| (2..=3).contains(&language.len()))?;
    let is_subtag = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_tag =
        language.bytes().all(|byte| byte.is_ascii_lowercase()) && parts.clone().count() <= 2 && parts.all(is_subtag);
    (is_tag && Direction::of_language(&tag) == Some(Direction::Rtl)).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_from_a_path() {
        let check =
            |path: &str, expected: Option<&str>| assert_eq!(language(Path::new(path)).as_deref(), expected, "{path}");
        check("README.fa.md", Some("fa"));
        check("README-he.md", Some("he"));
        check("x/README_ar_SA.md", Some("ar-SA"));
        check("README.fa-IR.md", Some("fa-IR"));
        check("docs/ar/guide/start.md", Some("ar"));
        check("i18n/fa_IR/a.md", Some("fa-IR"));
        check("ar/README.fa.md", Some("fa"));
        for none in ["README.md", "README.en.md", "ar.md", "a/b.md", "he", "", "/", "docs/arabic/x.md", "is-he-here.md"]
        {
            check(none, None);
        }
    }
}
