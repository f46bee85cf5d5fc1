//! Verse in two hemistichs, as people type it: `first    second`, `first *** second`, `first … second`.

use qari_bidi::text::direction::{Direction, first_strong};

use super::lines::width;

/// Separators of hemistichs with the blanks around them, the longest first.
const SEPARATORS: [&str; 7] = [" **** ", " *** ", " ** ", " * ", " ... ", " .. ", " … "];

/// Range of the characters of a hemistich.
const HALF: std::ops::RangeInclusive<u32> = 8..=60;

/// Splits a line into its hemistichs; the second may be empty.
pub(super) fn halves(line: &str) -> (&str, &str) {
    split(line).unwrap_or((line, ""))
}

/// Returns `true` if `line` is verse in two hemistichs.
pub(super) fn is_verse(line: &str) -> bool {
    let is_half = |half: &str| HALF.contains(&width(half)) && first_strong(half) == Some(Direction::Rtl);
    split(line).is_some_and(|(first, second)| is_half(first) && is_half(second) && split(second).is_none())
}

fn split(line: &str) -> Option<(&str, &str)> {
    // Rejects nearly all prose: every separator has a tab, or a blank followed by a sign or another blank.
    let begins = |pair: &[u8]| pair[0] == b'\t' || pair[0] == b' ' && matches!(pair[1], b' ' | b'*' | b'.' | 0xE2);
    if !line.as_bytes().windows(2).any(begins) {
        return None;
    }
    let parted = SEPARATORS.iter().find_map(|separator| line.split_once(separator));
    let blank = || line.split_once('\t').or_else(|| line.split_once("   "));
    let (first, second) = parted.or_else(blank)?;
    let (first, second) = (first.trim(), second.trim());
    (!first.is_empty() && !second.is_empty()).then_some((first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_parted_by_signs_or_room() {
        let (first, second) = ("قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل");
        for between in ["    ", "\t", " *** ", " * ", " ... ", " … ", "\t\t"] {
            let line = format!("{first}{between}{second}");
            assert_eq!(halves(&line), (first, second), "{between:?}");
            assert!(is_verse(&line), "{between:?}");
        }
        assert_eq!(halves(first), (first, ""));
        assert!(!is_verse(first));
        assert!(!is_verse("شاي    ١٢"), "too short for verse");
        assert!(!is_verse("أول عمود هنا    ثاني عمود هنا    ثالث عمود هنا"), "a table");
    }
}
