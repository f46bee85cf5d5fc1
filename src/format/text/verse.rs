//! Verse in two halves, as people type it: `first    second`, `first *** second`, `first … second`.

use qari_bidi::text::direction::{Direction, first_strong};

use super::lines::width;

/// What stands between two halves, with blanks around it. What has most signs comes first.
const SEPARATORS: [&str; 7] = [" **** ", " *** ", " ** ", " * ", " ... ", " .. ", " … "];

/// The characters that a half has at least and at most.
const HALF: std::ops::RangeInclusive<u32> = 8..=60;

/// The halves of a line; the second is empty where it has none.
pub(super) fn halves(line: &str) -> (&str, &str) {
    split(line).unwrap_or((line, ""))
}

/// Whether `line` is one of verse in two halves.
pub(super) fn is_verse(line: &str) -> bool {
    let is_half = |half: &str| HALF.contains(&width(half)) && first_strong(half) == Some(Direction::Rtl);
    split(line).is_some_and(|(first, second)| is_half(first) && is_half(second) && split(second).is_none())
}

fn split(line: &str) -> Option<(&str, &str)> {
    // Nearly all lines of prose are told by this: each separator has a tab or a blank with a sign or another blank behind it.
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
