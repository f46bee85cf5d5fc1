//! Numbers with separators: phone numbers, ISBNs, sizes, grouped digits, times with an offset, degrees.
//!
//! Dates and ranges of years are none of these: UAX #9 orders them by the letters before them, and all dates of a
//! text must run alike.

use std::ops::Range;

use super::chars::{ends_in_hyphened_prefix, is_blank, is_digit, is_ltr};
use crate::text::order::digit;

/// The minimum number of digits of a phone number that starts with a plus, and of one that starts with a zero:
/// without its area code a number has five or more.
const FEWEST_DIGITS: (usize, usize) = (6, 7);

/// The maximum number of digits of a phone number (ITU-T E.164).
const MOST_DIGITS: usize = 15;

/// The maximum number of digits of an area or country code in brackets; fewer than a number has.
const MOST_AREA_DIGITS: usize = 5;

/// The years that dates have: of the Solar Hijri and the Hijri calendar, and of the Gregorian one.
const YEARS: [std::ops::RangeInclusive<u32>; 2] = [1300..=1500, 1900..=2100];

/// The maximum number of digits in a number with separators that is one token. Longer ones are data.
const MOST_GROUPED_DIGITS: usize = 24;

/// Returns the number at byte `at`, where a plus or the first digit of a number is, if it has to be isolated.
pub(super) fn number(text: &str, at: usize) -> Option<Range<usize>> {
    // Most numbers have nothing behind them that may join them.
    if text.as_bytes()[at] != b'+' {
        let mut behind = text[digits_end(text, at)..].chars();
        let may_join = match behind.next() {
            Some(')') => true,
            Some(c) if is_blank(c) || matches!(c, '-' | '\u{2011}' | '×' | ':' | '.' | ',') => {
                behind.next().is_some_and(|c| digit_of(c) || c == '°')
            }
            _ => false,
        };
        if !may_join {
            return None;
        }
    }
    if let Some(phone) = phone(text, at) {
        return Some(phone);
    }
    if let Some(degrees) = degrees(text, at) {
        return Some(degrees);
    }
    if !stands_alone(text, at) {
        return None;
    }
    thousands(text, at)
        .or_else(|| size(text, at))
        .or_else(|| hyphened(text, at))
        .or_else(|| time(text, at))
        .map(|end| at..end)
}

/// Returns `true` if the digits at byte `at` are not the rest of a word or of another number. Particles and
/// hyphened prefixes may touch them.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let is_particle = |c: char| matches!(c, 'و' | 'ف' | 'ب' | 'ل' | 'ك');
    let belongs = |c: char| {
        (c.is_alphanumeric() && !is_particle(c)) || matches!(c, '+' | '-' | '.' | '/' | '\u{2011}' | '×' | '#')
    };
    let follows_number =
        before.strip_suffix([' ', '\u{A0}', '\u{202F}', ',', ':']).is_some_and(|before| before.ends_with(digit_of));
    (!before.ends_with(belongs) || ends_in_hyphened_prefix(before)) && !follows_number
}

fn digit_of(c: char) -> bool {
    digit(c).is_some()
}

/// Returns the byte after the digits at byte `at`.
fn digits_end(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(is_digit).len()
}

/// Returns `true` if a number may end at byte `at`: no letter, digit or sign of another number follows.
fn may_end(text: &str, at: usize) -> bool {
    let mut behind = text[at..].chars();
    match behind.next() {
        Some(c) if c.is_alphanumeric() || matches!(c, '×' | '=' | '_' | '\u{2011}' | '°') => false,
        Some('-' | '/' | '.' | ':' | ',' | '+') => !behind.next().is_some_and(|c| digit_of(c) || is_ltr(c)),
        _ => true,
    }
}

/// Matches `12 000 000`: one to three digits and two or more groups of three, separated by the same blank; a single
/// group only after a no-break blank. A decimal part may follow.
fn thousands(text: &str, at: usize) -> Option<usize> {
    let mut end = digits_end(text, at);
    if text[at..end].chars().count() > 3 {
        return None;
    }
    let blank = text[end..].chars().next().filter(|&c| is_blank(c))?;
    let mut groups = 0;
    while let Some(rest) = text[end..].strip_prefix(blank) {
        let group = rest.len() - rest.trim_start_matches(is_digit).len();
        match rest[..group].chars().count() {
            0 => break,
            3 => groups += 1,
            // A row of numbers.
            _ => return None,
        }
        end += blank.len_utf8() + group;
    }
    if let Some(rest) = text[end..].strip_prefix(['.', ',']).filter(|rest| rest.starts_with(is_digit)) {
        end = digits_end(text, text.len() - rest.len());
    }
    (groups >= if blank == ' ' { 2 } else { 1 } && may_end(text, end)).then_some(end)
}

/// Matches `1920×1080`.
fn size(text: &str, at: usize) -> Option<usize> {
    let decimal_end = |at: usize| {
        let end = digits_end(text, at);
        let rest = text[end..].strip_prefix(['.', ',']).filter(|rest| rest.starts_with(is_digit));
        rest.map_or(end, |rest| digits_end(text, text.len() - rest.len()))
    };
    let mut end = decimal_end(at);
    let mut factors = 1;
    while let Some(rest) = text[end..].strip_prefix('×').filter(|rest| rest.starts_with(is_digit)) {
        end = decimal_end(text.len() - rest.len());
        factors += 1;
    }
    (factors > 1 && may_end(text, end)).then_some(end)
}

/// Matches groups of digits with hyphens that are no date: `978-3-16-148410-0`, `1-800-555-1234`, `555-123-4567`.
fn hyphened(text: &str, at: usize) -> Option<usize> {
    let mut end = digits_end(text, at);
    let mut groups = vec![&text[at..end]];
    while let Some(rest) = text[end..].strip_prefix(['-', '\u{2011}']).filter(|rest| rest.starts_with(is_digit)) {
        let start = text.len() - rest.len();
        end = digits_end(text, start);
        groups.push(&text[start..end]);
        if groups.len() > MOST_GROUPED_DIGITS {
            return None;
        }
    }
    let lengths: Vec<usize> = groups.iter().map(|group| group.chars().count()).collect();
    let digits: usize = lengths.iter().sum();
    let is_number = match groups.len() {
        0..=2 => false,
        3 => digits >= 9 && lengths[1..].iter().all(|&length| length > 1) && !is_date(&groups),
        count => {
            let is_range = count == 6 && is_date(&groups[..3]) && is_date(&groups[3..]);
            digits >= 7 && lengths.iter().any(|&length| length > 2) && !is_range
        }
    };
    (is_number && digits <= MOST_GROUPED_DIGITS && may_end(text, end)).then_some(end)
}

/// Returns `true` for dates and ranges of years: the first or the last of two or three groups is a year, and the
/// others have at most four digits.
fn is_date(groups: &[&str]) -> bool {
    let is_year = |group: &&str| {
        let value = group.chars().try_fold(0_u32, |value, c| value.checked_mul(10)?.checked_add(digit(c)?));
        group.chars().count() == 4 && value.is_some_and(|value| YEARS.iter().any(|years| years.contains(&value)))
    };
    (2..=3).contains(&groups.len())
        && (groups.first().is_some_and(is_year) || groups.last().is_some_and(is_year))
        && groups.iter().all(|group| group.chars().count() <= 4)
}

/// Returns `true` for two times of day without a colon, `0900-1700`.
fn is_range_of_hours(groups: &[&str]) -> bool {
    let is_time = |group: &&str| {
        group.chars().count() == 4 && group.parse::<u32>().is_ok_and(|value| value <= 2400 && value % 100 < 60)
    };
    groups.len() == 2 && groups.iter().all(is_time)
}

/// Matches a time of day with an offset from UTC (ISO 8601): `10:30:00+03:00`. Without an offset a time has nothing
/// that could go astray; with a date and a `T` it is a word.
fn time(text: &str, at: usize) -> Option<usize> {
    let two_digits = |at: usize| {
        let end = digits_end(text, at);
        (end == at + 2).then_some(end)
    };
    let part = |at: usize, sign: &[char]| text[at..].starts_with(sign).then(|| two_digits(at + 1)).flatten();
    let mut end = part(two_digits(at)?, &[':'])?;
    let seconds = part(end, &[':']);
    if let Some(seconds) = seconds {
        end = seconds;
        if text[end..].starts_with('.') {
            end = digits_end(text, end + 1);
        }
    }
    let offset = part(end, &['+', '-'])?;
    let end = part(offset, &[':']).or_else(|| two_digits(offset)).unwrap_or(offset);
    // Hours and hours are a range: `10:30-12:00`.
    let is_range = seconds.is_none() && text[..offset - 2].ends_with('-');
    (!is_range && may_end(text, end)).then_some(end)
}

/// Matches `-5 °C`, with a blank before the degree sign. Without one it is a word. A hyphen after a letter is none of
/// it.
fn degrees(text: &str, at: usize) -> Option<Range<usize>> {
    let mut end = digits_end(text, at);
    if let Some(rest) = text[end..].strip_prefix(['.', ',']).filter(|rest| rest.starts_with(is_digit)) {
        end = digits_end(text, text.len() - rest.len());
    }
    let sign = text[end..].strip_prefix(is_blank)?;
    let unit = sign.strip_prefix('°')?;
    let letter = unit.chars().next().filter(char::is_ascii_uppercase)?;
    let end = text.len() - unit.len() + letter.len_utf8();
    let unsigned = text[..at].trim_end_matches(['-', '−', '±']);
    let has_sign = unsigned.is_empty() || unsigned.ends_with(char::is_whitespace) || unsigned.ends_with('(');
    let start = if has_sign { unsigned.len() } else { at };
    may_end(text, end).then_some(start..end)
}

/// Matches `+20-100-555`, `+20 100 555`, `010-1234-5678`, `0100 123 4567`, `(02) 1234567`: groups of digits, of which
/// the first starts with a plus or a zero and may be in brackets. Years and large numbers do not start so. After
/// another number the groups are its rest, and single digits after the first group are a row of numbers.
///
/// Groups of Arabic-Indic digits (class AN) run from right to left inside an isolate too. They are isolated only for
/// their plus.
fn phone(text: &str, at: usize) -> Option<Range<usize>> {
    let has_plus = text.as_bytes()[at] == b'+';
    let has_prefix = has_plus || text[at..].starts_with(['0', '۰']);
    if !has_prefix || !stands_alone_as_phone(text, at, has_plus) {
        return None;
    }
    let first = at + usize::from(has_plus);
    let is_separator = |c: char| c == '-' || is_blank(c) || (has_plus && c == '.');
    let mut bracket = text[..at].ends_with('(').then(|| at - 1);
    let (mut start, mut end, mut digits, mut may_part) = (at, first, 0, false);
    for (offset, c) in text[first..].char_indices() {
        if digit_of(c) {
            digits += 1;
            end = first + offset + c.len_utf8();
            may_part = digits <= MOST_DIGITS;
        } else if let Some(open) = bracket.filter(|_| c == ')' && digits <= MOST_AREA_DIGITS && end == first + offset) {
            (start, bracket) = (open, None);
        } else if is_separator(c) && may_part {
            may_part = false;
        } else {
            break;
        }
    }
    let enough = if has_plus { FEWEST_DIGITS.0 } else { FEWEST_DIGITS.1 };
    let behind = text[end..].strip_prefix('-').unwrap_or(&text[end..]);
    let ends =
        !behind.starts_with(|c: char| digit_of(c) || is_ltr(c)) && !text[end..].starts_with(char::is_alphanumeric);
    let all = groups(&text[first..end]);
    let are_groups = has_plus || (all.len() > 1 && all[1..].iter().all(|group| group.chars().nth(1).is_some()));
    let is_phone = (enough..=MOST_DIGITS).contains(&digits) && ends && are_groups;
    (is_phone && (has_plus || !has_date(&text[first..end]))).then_some(start..end)
}

/// Returns the groups of digits in `numbers`.
fn groups(numbers: &str) -> Vec<&str> {
    numbers.split(|c| !digit_of(c)).filter(|group| !group.is_empty()).collect()
}

/// Returns `true` if digits with separators are a date or a range, or if those between two blanks are.
fn has_date(numbers: &str) -> bool {
    let is_one = |part: &str| {
        let groups = groups(part);
        is_date(&groups) || is_range_of_hours(&groups)
    };
    is_one(numbers) || numbers.split(is_blank).any(is_one)
}

/// [`stands_alone`] for phone numbers. A plus says that a number starts, whatever is before it.
fn stands_alone_as_phone(text: &str, at: usize, has_plus: bool) -> bool {
    if !has_plus {
        return stands_alone(text, at);
    }
    let before = &text[..at];
    let belongs = |c: char| is_ltr(c) || digit_of(c) || matches!(c, '+' | '-' | '.' | '/');
    !before.ends_with(belongs) || ends_in_hyphened_prefix(before)
}
