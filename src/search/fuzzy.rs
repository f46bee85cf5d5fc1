//! Fuzzy matching of names: the typed letters in their order with others between, folded as in a search.

use std::ops::Range;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use qari_bidi::text::fold::{Folding, Level};

/// A fuzzy pattern, ready to be compared with many names.
#[derive(Debug)]
pub struct Fuzzy {
    pattern: Pattern,
    matcher: Matcher,
    folding: Folding,
    is_of_words: bool,
}

/// The result of matching one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The score; larger is better.
    pub score: u32,
    /// The byte ranges of the name that match typed letters, in logical order.
    pub typed: Vec<Range<usize>>,
}

impl Fuzzy {
    /// Creates a pattern for names in `language` (a BCP 47 tag). Typed words may stand in any order.
    #[must_use]
    pub fn new(typed: &str, language: Option<&str>) -> Self {
        Self::of(typed, language, AtomKind::Fuzzy)
    }

    /// Creates a pattern for texts in which the typed words stand as they are.
    #[must_use]
    pub fn of_words(typed: &str, language: Option<&str>) -> Self {
        Self::of(typed, language, AtomKind::Substring)
    }

    fn of(typed: &str, language: Option<&str>, kind: AtomKind) -> Self {
        let folding = Folding::new(Level::Letters, language);
        let folded: String = folding.folded(typed).map(|(c, _)| c).collect();
        let pattern = Pattern::new(&folded, CaseMatching::Smart, Normalization::Smart, kind);
        Self { pattern, matcher: Matcher::new(Config::DEFAULT), folding, is_of_words: kind == AtomKind::Substring }
    }

    /// Matches `name`; `None` if it doesn't match.
    pub fn fit(&mut self, name: &str) -> Option<Fit> {
        let (mut folded, bytes): (Vec<char>, Vec<Range<usize>>) = self.folding.folded(name).unzip();
        // nucleo-matcher 0.3.1 does not find what stands at the very end, if it is not ASCII.
        folded.extend(self.is_of_words.then_some(' '));
        let mut indices = Vec::new();
        let score = self.pattern.indices(Utf32Str::Unicode(&folded), &mut self.matcher, &mut indices)?;
        indices.sort_unstable();
        indices.dedup();
        let typed = indices.into_iter().filter_map(|index| bytes.get(index as usize).cloned()).collect();
        Some(Fit { score, typed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_typed_in_order_and_folded() {
        let fit = |typed: &str, name: &str| Fuzzy::new(typed, Some("ar")).fit(name);
        let typed = |typed: &str, name: &str| -> Option<String> {
            fit(typed, name).map(|fit| fit.typed.into_iter().map(|range| &name[range]).collect())
        };
        assert_eq!(typed("احمد", "رسالةُ أَحْمَد").as_deref(), Some("أَحْمَد"));
        assert_eq!(typed("مسك", "إيلون ماسك").as_deref(), Some("مسك"));
        assert_eq!(typed("ماسك ايلون", "إيلون ماسك").as_deref(), Some("إيلونماسك"));
        assert_eq!(typed("oa", "OpenAI").as_deref(), Some("OA"));
        assert_eq!(typed("كسم", "إيلون ماسك"), None);
        let words = |typed: &str, name: &str| Fuzzy::of_words(typed, Some("ar")).fit(name).is_some();
        assert!(words("مساعده", "المساعدة") && words("مساعدة", "المساعدة كلها") && !words("مسد", "المساعدة"));
        let score = |name: &str| fit("تمويل", name).map(|fit| fit.score);
        assert!(score("تمويل المشروع") > score("تم وي لا"), "letters that stand together fit better");
    }
}
