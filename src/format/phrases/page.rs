//! Phrases beside the text of a page: labels of links, disclaimers, bylines, dates, words of speech.

use std::collections::HashSet;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::{folded, folded_line, phrases, words};

/// Labels of links to the original.
const ORIGINALS: &str = include_str!("../../../assets/phrases/original.txt");
/// Announcements of related texts.
const RELATED: &str = include_str!("../../../assets/phrases/related.txt");
/// Phrases of disclaimers. One of them may occur in any text; two make a disclaimer.
const DISCLAIMERS: &str = include_str!("../../../assets/phrases/disclaimer.txt");
/// Headings of disclaimers.
const DISCLAIMER_HEADINGS: &str = include_str!("../../../assets/phrases/disclaimer-heading.txt");
/// Words before the name of a publisher in a disclaimer.
const PUBLISHED_BY: &str = include_str!("../../../assets/phrases/publisher.txt");
/// Beginnings of bylines and publication notices.
const BYLINES: &str = include_str!("../../../assets/phrases/byline.txt");
/// Names of months and other words that occur beside numbers in dates.
const MONTHS: &str = include_str!("../../../assets/phrases/month.txt");
/// Words that introduce direct speech.
const SAYINGS: &str = include_str!("../../../assets/phrases/saying.txt");
/// Words that mark a page number.
const PAGES: &str = include_str!("../../../assets/phrases/page.txt");

/// Returns `true` if the first word of a line marks a page number.
pub(in crate::format) fn is_page_mark(text: &str) -> bool {
    let folded = folded_line(text);
    folded
        .split(|c: char| !c.is_alphabetic())
        .find(|word| !word.is_empty())
        .is_some_and(|word| phrases(PAGES).any(|mark| mark == word))
}

/// Returns `true` if a short line is the label of a link to the original.
pub(in crate::format) fn is_link_label(text: &str) -> bool {
    let folded = folded_line(text);
    let is_label = |label: &str| {
        let rest = folded.strip_prefix(label)?.trim_start();
        // A word alone may begin a sentence.
        Some(rest.is_empty() || rest.starts_with(':') || label.contains(' '))
    };
    words(&folded) <= 6 && phrases(ORIGINALS).any(|label| is_label(label) == Some(true))
}

/// Returns `true` if a line announces a related text.
pub(in crate::format) fn is_related(text: &str) -> bool {
    let folded = folded_line(text);
    phrases(RELATED).any(|label| {
        folded.strip_prefix(label).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            && (label.contains(' ') || words(&folded) <= 2 || folded.contains(':'))
    })
}

/// Size limit of a disclaimer, in bytes.
pub(in crate::format) const MOST_DISCLAIMER_BYTES: usize = 4000;

/// Returns `true` if a paragraph has two phrases of disclaimers.
pub(in crate::format) fn is_disclaimer(text: &str) -> bool {
    text.len() <= MOST_DISCLAIMER_BYTES && disclaimer_weight(text) >= 2
}

/// Counts the phrases of disclaimers in a paragraph.
pub(in crate::format) fn disclaimer_weight(text: &str) -> usize {
    let folded = folded(text);
    let Some(all) = all_disclaimers() else { return 0 };
    all.find_overlapping_iter(&folded).map(|found| found.pattern()).collect::<HashSet<_>>().len()
}

/// Returns the phrases of disclaimers, ready to be found at once: each paragraph of a page is asked for them.
fn all_disclaimers() -> Option<&'static AhoCorasick> {
    static ALL: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    // Most pages are short: a deterministic automaton would take more time to build than it saves.
    let build = || AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(phrases(DISCLAIMERS)).ok();
    ALL.get_or_init(build).as_ref()
}

/// Returns `true` if a line is the heading of a disclaimer.
pub(in crate::format) fn is_disclaimer_heading(text: &str) -> bool {
    let folded = folded_line(text);
    let line = folded.trim_end_matches([':', '.', ' ']);
    phrases(DISCLAIMER_HEADINGS).any(|heading| heading == line)
}

/// Finds the publisher in a disclaimer: a Latin name behind «من قبل» or "by".
pub(in crate::format) fn publisher(disclaimer: &str) -> Option<&str> {
    phrases(PUBLISHED_BY).find_map(|before| {
        disclaimer.match_indices(before).find_map(|(at, _)| {
            let rest = disclaimer[at + before.len()..].strip_prefix(' ')?;
            let name = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').next()?.trim_end_matches('.');
            (name.starts_with(|c: char| c.is_ascii_uppercase()) && name.len() > 1).then_some(name)
        })
    })
}

/// Returns `true` if a short line is a byline or a date.
pub(in crate::format) fn is_byline_or_date(text: &str) -> bool {
    let folded = folded_line(text);
    if words(&folded) > 10 {
        return false;
    }
    let has_digit = folded.chars().any(char::is_numeric);
    let names_month =
        || folded.split(|c: char| !c.is_alphabetic()).any(|word| phrases(MONTHS).any(|month| month == word));
    let is_figures = || !folded.chars().any(char::is_alphabetic);
    // A day and a year with a word between them, which may be a month in any language.
    let numbers = || folded.split(' ').filter(|word| word.chars().all(char::is_numeric)).count();
    let is_date = || is_figures() || names_month() || words(&folded) <= 4 && numbers() >= 2;
    let is_byline =
        |byline| folded.strip_prefix(byline).is_some_and(|rest: &str| !rest.starts_with(char::is_alphabetic));
    phrases(BYLINES).any(is_byline) || has_digit && is_date()
}

/// Returns `true` if a text introduces direct speech.
pub(in crate::format) fn is_saying(text: &str) -> bool {
    let folded = folded_line(text);
    let is_said = |saying: &str| {
        folded.match_indices(saying).any(|(at, _)| {
            folded[..at].chars().next_back().is_none_or(|c| c == ' ')
                && folded[at + saying.len()..].chars().next().is_none_or(|c| c == ' ')
        })
    };
    phrases(SAYINGS).any(is_said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_text() {
        for label in
            ["شاهد النسخة الأصلية", "المصدر: الجزيرة", "View original", "Source: Reuters", "למקור", "منبع: ایسنا"]
        {
            assert!(is_link_label(label), "{label}");
        }
        for text in
            ["المصدر الأول للطاقة في العالم", "source code matters", "شاهد النسخة الأصلية من الفيلم في دور العرض كلها"]
        {
            assert!(!is_link_label(text), "{text}");
        }
        for related in [
            "اقرأ أيضًا: عنوان آخر طويل بعض الشيء",
            "اقرأ أيضاً",
            "Read also: another",
            "بیشتر بخوانید",
            "یہ بھی پڑھیں:",
            "קראו גם:",
        ] {
            assert!(is_related(related), "{related}");
        }
        for text in ["related work has been done by others", "ذات صلةٍ وثيقة بما قيل في المجلس أمس"]
        {
            assert!(text.starts_with("ذات") || !is_related(text), "{text}");
        }
    }

    #[test]
    fn bylines_and_dates_are_no_headings() {
        for line in [
            "بقلم: أحمد علي",
            "12 يناير 2024",
            "۲۲ دی ۱۴۰۲",
            "١٢ رمضان ١٤٤٥",
            "2024-01-12",
            "By Jane Doe",
            "منذ 3 ساعات",
            "מאת: דנה כהן",
            "12 בינואר 2024",
        ] {
            assert!(is_byline_or_date(line), "{line}");
        }
        for line in ["لماذا فشلت الخطة؟", "ثلاثة أسباب", "في عام 2018", "الفصل 3"] {
            assert!(!is_byline_or_date(line), "{line}");
        }
    }

    #[test]
    fn two_phrases_make_a_disclaimer() {
        let check = |text: &str, expected: bool| assert_eq!(is_disclaimer(text), expected, "{text}");
        check("المقال لأغراض إعلامية فقط، ولا ينبغي اعتباره نصيحة مالية.", true);
        check("إخلاء المسؤوليّة: ما يرد هنا من جهات خارجية لا يعبّر عن رأي الموقع.", true);
        check("كتب محامٍ في إخلاء المسؤولية كتابًا.", false);
        check("Disclaimer: for informational purposes only.", true);
        check("He read the disclaimer aloud.", false);
        check("", false);
    }

    #[test]
    fn a_disclaimer_names_its_publisher() {
        assert_eq!(publisher("موافقة على آرائه من قبل Gate، ولا بمثابة نصيحة"), Some("Gate"));
        assert_eq!(publisher("not endorsed by Example.com."), Some("Example.com"));
        assert_eq!(publisher("من قبل الخبراء"), None);
        assert_eq!(publisher("by the author"), None);
    }
}
