//! Verse in two hemistichs, as people type it: `first    second`, `first *** second`, `first … second`.

use qari_bidi::text::direction::{Direction, first_strong};

use super::lines::width;

/// Separators of hemistichs with the blanks around them, the longest first. Some repeat them: `first ... ... second`.
const SEPARATORS: [&str; 7] = [" **** ", " *** ", " ** ", " * ", " ... ", " .. ", " … "];

/// The separators that prose has too.
const DOTS: [&str; 2] = [" ... ", " … "];

/// The most that a hemistich is longer than the other between dots: a half.
const MOST_LONGER: (u32, u32) = (3, 2);

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

/// Returns the bytes of the dots between the hemistichs of `line`, if it is a line of verse with such: two halves about
/// as long, without an end of a sentence inside.
pub(in crate::format) fn in_dots(line: &str) -> Option<std::ops::Range<usize>> {
    if !DOTS.iter().any(|dots| line.contains(dots)) || !is_verse(line) {
        return None;
    }
    let (first, second) = split(line)?;
    let (one, other) = (width(first), width(second));
    let is_even = one.max(other) * MOST_LONGER.1 <= one.min(other) * MOST_LONGER.0;
    let is_whole = |half: &str| !half.trim_end_matches(['.', '؟', '!']).contains(['.', ':', '؟', '!', '؛', '…']);
    let at = |part: &str| part.as_ptr() as usize - line.as_ptr() as usize;
    (is_even && is_whole(first) && is_whole(second)).then(|| at(first) + first.len()..at(second))
}

fn split(line: &str) -> Option<(&str, &str)> {
    // Rejects nearly all prose: every separator has a tab, or a blank followed by a sign or another blank.
    let begins = |pair: &[u8]| pair[0] == b'\t' || pair[0] == b' ' && matches!(pair[1], b' ' | b'*' | b'.' | 0xE2);
    if !line.as_bytes().windows(2).any(begins) {
        return None;
    }
    let parted = SEPARATORS.iter().find_map(|separator| {
        let (first, second) = line.split_once(separator)?;
        Some((first, second.trim_start_matches(&separator[1..])))
    });
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
        for between in ["    ", "\t", " *** ", " * ", " ... ", " … ", " ... ... ... ", "\t\t"] {
            let line = format!("{first}{between}{second}");
            assert_eq!(halves(&line), (first, second), "{between:?}");
            assert!(is_verse(&line), "{between:?}");
        }
        assert_eq!(halves(first), (first, ""));
        assert!(!is_verse(first));
        assert!(!is_verse("شاي    ١٢"), "too short for verse");
        assert!(!is_verse("أول عمود هنا    ثاني عمود هنا    ثالث عمود هنا"), "a table");
    }

    #[test]
    fn dots_part_halves_that_are_alike() {
        let (first, second) = ("قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل");
        for between in [" ... ", " … ", " ... ... ... "] {
            let line = format!("{first}{between}{second}");
            assert_eq!(in_dots(&line), Some(first.len()..first.len() + between.len()), "{between}");
        }
        for prose in [
            format!("{first} *** {second}"),
            format!("{first} ... {second} ثم مضى الرجل إلى بيته وحيدا"),
            format!("قال: نعم وأكثر ... {second}"),
            format!("{first} ... {second} ... {first}"),
            first.to_owned(),
        ] {
            assert_eq!(in_dots(&prose), None, "{prose}");
        }
    }
}
