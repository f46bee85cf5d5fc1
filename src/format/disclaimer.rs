//! What publishers say so as not to be held to what they print, known by its words.

/// Phrases of disclaimers, as [`bare`] leaves them. One may stand in any text, two say that it is one.
const PHRASES: &[&str] = &[
    "اخلاء المسؤولية",
    "اخلاء مسؤولية",
    "لا ينبغي اعتبار",
    "لا يجب اعتبار",
    "لا تعتبر نصيحة",
    "لا يعتبر نصيحة",
    "لا تشكل نصيحة",
    "نصيحة مالية",
    "نصيحة استثمارية",
    "او مهنية",
    "استشارة مالية",
    "استشارة قانونية",
    "لاغراض اعلامية",
    "لاغراض تعليمية",
    "لاغراض المعلومات",
    "جهات خارجية",
    "لا تعبر عن راي",
    "لا يعبر عن راي",
    "لا تعكس اراء",
    "لا تعكس بالضرورة",
    "لا تعبر بالضرورة",
    "لا يتحمل الموقع",
    "لا نتحمل اي مسؤولية",
    "على مسؤوليتك",
    "disclaimer",
    "not financial advice",
    "not investment advice",
    "financial, legal",
    "for informational purposes",
    "for information purposes",
    "for educational purposes",
    "do not necessarily reflect",
    "does not necessarily reflect",
    "third parties",
    "at your own risk",
];

/// How many phrases make a disclaimer.
const ENOUGH: usize = 2;

/// The most bytes that a disclaimer has. What is longer tells something.
pub(super) const MOST_BYTES: usize = 4000;

/// Whether a paragraph is a disclaimer: whether it has two of the phrases that disclaimers are made of.
pub(super) fn is_disclaimer(text: &str) -> bool {
    if text.len() > MOST_BYTES {
        return false;
    }
    let text = bare(text);
    PHRASES.iter().filter(|phrase| text.contains(**phrase)).take(ENOUGH).count() == ENOUGH
}

/// A text without vowel signs, the hamza of its alefs and the case of its letters, which not everybody writes.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|&c| !crate::text::fold::is_ignorable(c));
    letters.flat_map(char::to_lowercase).map(|c| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::is_disclaimer;

    #[test]
    fn phrases_are_bare() {
        assert!(super::PHRASES.iter().all(|phrase| super::bare(phrase) == **phrase));
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
}
