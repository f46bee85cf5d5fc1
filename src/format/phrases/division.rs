//! Names of the parts of books: volumes, chapters, articles of laws, introductions.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::{folded_line, phrases, words};
use qari_bidi::text::fold::is_ignorable;

/// Names of parts by rank: 0 is the outermost. A number, an ordinal or a title follows.
const PARTS: &str = include_str!("../../../assets/phrases/part.txt");
/// Names of parts that follow their number, as in Uyghur, with their ranks.
const PARTS_AFTER_NUMBERS: &str = include_str!("../../../assets/phrases/part-after-number.txt");
/// Headings of parts without a number.
const UNNUMBERED: &str = include_str!("../../../assets/phrases/unnumbered-part.txt");
/// Ordinals. Behind the name of a part they make a heading.
const ORDINALS: &str = include_str!("../../../assets/phrases/ordinal.txt");
/// Second words of ordinals, as in «الحادي عشر».
const TENS: &str = include_str!("../../../assets/phrases/ten.txt");

/// Returns the rows of a list that begin with a rank.
fn ranked(list: &'static str) -> impl Iterator<Item = (u8, &'static str)> {
    phrases(list).filter_map(|row| row.split_once('\t').and_then(|(rank, name)| Some((rank.parse().ok()?, name))))
}

fn is_in(list: &'static str, word: &str) -> bool {
    phrases(list).any(|phrase| phrase == word)
}

/// The part of a book that a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Division {
    /// A part of this rank; 0 is the outermost.
    Rank(u8),
    /// An introduction, a conclusion or the like, which stands beside parts of any rank.
    Unranked,
}

/// Detects a line that names a part of a book.
pub(in crate::format) fn division(text: &str) -> Option<Division> {
    let text = text.trim_start_matches(is_ignorable);
    if text.starts_with(char::is_numeric) { numbered_division(text) } else { named_division(text) }
}

/// Detects the name of a part at the beginning of a line.
fn named_division(text: &str) -> Option<Division> {
    // Most lines are rejected by their first letter.
    let first = text.chars().next()?;
    if !"اأإآبفجمتوخپدحהמפחשסaAcCpPvVbBiIeEfFrRnN".contains(first) {
        return None;
    }
    // The others by their first word.
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    if !first_words().contains(first_word(&folded_line(word))) {
        return None;
    }
    let folded = folded_line(text);
    if is_in(UNNUMBERED, folded.trim_end_matches([':', '.', ' '])) {
        return Some(Division::Unranked);
    }
    ranked(PARTS).find(|(_, name)| names_division(&folded, name)).map(|(rank, _)| Division::Rank(rank))
}

/// Returns the first words of all names, folded.
fn first_words() -> &'static HashSet<&'static str> {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| ranked(PARTS).map(|(_, name)| name).chain(phrases(UNNUMBERED)).map(first_word).collect())
}

/// Returns a folded line up to the first sign that may stand behind the name of a part.
fn first_word(folded: &str) -> &str {
    folded.split([' ', ':', '(', '-', '.']).next().unwrap_or_default()
}

/// Detects a line such as `3 باب`, or a named part with an outline number before it.
fn numbered_division(text: &str) -> Option<Division> {
    // Longer names can't match and are not folded.
    let name = text.trim_start_matches(|c: char| c.is_numeric() || matches!(c, ' ' | '-' | '.'));
    let folded = if name.len() < 24 { folded_line(name) } else { String::new() };
    let is_apart = text.len() > name.len() && text[..text.len() - name.len()].ends_with(' ');
    let named = || named_division(name).filter(|division| is_apart && matches!(division, Division::Rank(_)));
    let behind = ranked(PARTS_AFTER_NUMBERS).find(|(_, own)| folded == *own);
    behind.map(|(rank, _)| Division::Rank(rank)).or_else(named)
}

/// Returns `true` for an entry of a table of contents: it ends in a page number behind a tab or a row of dots.
pub(in crate::format) fn is_contents_entry(text: &str) -> bool {
    let entry = text.trim_end_matches(|c: char| c.is_numeric());
    let leader = entry.trim_end_matches([' ', '.', '…', '·', '_', '-', '\t']);
    let signs = &entry[leader.len()..];
    entry.len() < text.len()
        && !leader.is_empty()
        && (signs.contains(['\t', '…']) || signs.chars().filter(|c| *c != ' ').count() >= 3)
}

/// Returns `true` if a word is a number in Hebrew letters, such as י״ב or טו: two or three letters of falling value.
fn is_hebrew_number(word: &str) -> bool {
    const LETTERS: &str = "אבגדהוזחטיכלמנסעפצקרשת";
    let letters = word.chars().filter(|c| !matches!(c, '\'' | '"' | '׳' | '״'));
    let Some(worth) = letters.map(|c| LETTERS.chars().position(|own| own == c)).collect::<Option<Vec<_>>>() else {
        return false;
    };
    // A number has at most one letter each of hundreds, tens and units. 15 and 16 are written 9+6 and 9+7.
    let falls = worth.windows(2).all(|pair| pair[0] / 9 > pair[1] / 9);
    (2..=3).contains(&worth.len()) && (falls || worth == [8, 5] || worth == [8, 6])
}

/// Returns `true` if a line is the name of a part and its number without a title. The title may stand on the next line.
pub(in crate::format) fn is_bare_division(text: &str) -> bool {
    if !matches!(division(text), Some(Division::Rank(_))) {
        return false;
    }
    let folded = folded_line(text);
    let mut words = folded.split([' ', ':', '.', '۔', '-', '(', ')']).filter(|word| !word.is_empty());
    let is_number = |word: &str| {
        let letter = word.trim_end_matches(['\'', '׳']);
        letter.chars().count() == 1
            || word.chars().all(char::is_numeric)
            || is_hebrew_number(word)
            || is_in(ORDINALS, word)
            || is_in(TENS, word)
    };
    let is_roman = |word: &str| word.chars().all(|c| "ivxlc".contains(c));
    let is_name = |word: &str| ranked(PARTS).chain(ranked(PARTS_AFTER_NUMBERS)).any(|(_, name)| name == word);
    words.clone().count() > 1 && words.all(|word| is_name(word) || is_number(word) || is_roman(word))
}

/// Returns `true` if a line is `name` followed by what makes it a heading: a number, an ordinal, or in classical books,
/// where «باب» and «فصل» begin a title, any words.
fn names_division(folded: &str, name: &str) -> bool {
    let Some(rest) = folded.strip_prefix(name) else { return false };
    if !rest.is_empty() && !rest.starts_with([' ', ':', '(', '-']) {
        return false;
    }
    let rest = rest.trim_start_matches([' ', ':', '(', '-', '«']);
    let word = rest.split([' ', ':', '.', '۔', '-', '–', ')', '،']).next().unwrap_or_default();
    let is_number = word.chars().next().is_some_and(char::is_numeric);
    let is_roman = !word.is_empty() && word.chars().all(|c| "ivxlc".contains(c));
    let is_letter =
        word.trim_end_matches(['\'', '׳']).chars().count() == 1 || words(folded) == 2 && is_hebrew_number(word);
    let is_classical = matches!(name, "باب" | "فصل") && words(folded) <= 8;
    is_number || is_roman || is_letter || is_classical || is_in(ORDINALS, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_books_are_named() {
        let check = |line: &str, expected: Option<Division>| assert_eq!(division(line), expected, "{line}");
        check("الفصل الأول", Some(Division::Rank(2)));
        check("الفصل الأوّل: في البدء", Some(Division::Rank(2)));
        check("الباب ٣", Some(Division::Rank(1)));
        check("الجزء الثاني", Some(Division::Rank(0)));
        check("باب ما جاء في الصبر", Some(Division::Rank(1)));
        check("CHAPTER IV", Some(Division::Rank(2)));
        check("Chapter 1: The Beginning", Some(Division::Rank(2)));
        check("فصل اول", Some(Division::Rank(2)));
        check("בראשית", None);
        check("פרק א׳", Some(Division::Rank(2)));
        check("مقدمة", Some(Division::Unranked));
        for article in
            ["المادة 1", "المادة الأولى", "مادهٔ دوم", "مادة ٣:", "دفعہ ۱۔", "סעיף א.", "Article 5", "12 ماددا"]
        {
            check(article, Some(Division::Rank(4)));
        }
        for line in ["סעיף טו.", "פרק כ״ג", "פרק קכא", "مادهٔ بیست و یکم", "فصل سیزدهم", "المادة الثانية عشرة"]
        {
            assert!(matches!(division(line), Some(Division::Rank(_))), "{line}");
        }
        check("חלק מהם", None);
        check("חלק מה שראינו", None);
        check("المادة العضوية", None);
        check("3 باب", Some(Division::Rank(1)));
        check("3 أبواب", None);
        check("الفصل بين السلطات مبدأ قديم", None);
        check("partly cloudy", None);
        check("Part of the plan", None);
        check("الكتاب الذي قرأته أمس", None);
    }

    #[test]
    fn bare_parts_are_told_from_those_that_say_what_they_are_about() {
        for line in [
            "الفصل الأول",
            "الفصل الحادي عشر:",
            "الباب ٣",
            "CHAPTER IV",
            "פרק א׳",
            "دفعہ ۱۔",
            "2 ماددا",
            "باب اول",
            "סעיף כג.",
            "مادهٔ بیست و یکم",
        ] {
            assert!(is_bare_division(line), "{line}");
        }
        for line in ["الفصل الأول في الهواء", "باب الصبر", "مقدمة", "Chapter 1: Air", "فصل", "الفصل", "سطر"]
        {
            assert!(!is_bare_division(line), "{line}");
        }
    }

    #[test]
    fn entries_of_contents_are_told_from_headings() {
        for line in ["الفصل الأول: في البدء\t9", "باب الصبر ........ ١٢", "מבוא … 3", "فصل اول ـ . . . ۱۲"]
        {
            assert!(is_contents_entry(line), "{line}");
        }
        for line in ["الفصل الأول", "الفصل 3", "في عام 2018", "9", "...9", "1.5"] {
            assert!(!is_contents_entry(line), "{line}");
        }
        assert_eq!(division("3 الفصل الثاني : الرسم"), Some(Division::Rank(2)));
        assert_eq!(division("\u{200F}1 \u{200F}2"), None);
        assert_eq!(division("3.الفصل الثاني"), None, "an item of a list");
    }
}
