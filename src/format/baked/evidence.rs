//! The order that baked text is in, told from its forms: a final form ends a word, an initial form begins one.

use memchr::{memchr, memchr_iter};

use std::ops::AddAssign;

use super::forms::{Form, Forms, Joining, TATWEEL, is_of_baked_text};
use crate::format::visual::is_rtl_letter;
use qari_bidi::text::marks::is_vowel_sign;

/// Letters that only stand at the end of a word, in any text.
const ENDINGS: &str = "ةךםןףץ";

/// The number of words beginning with such a letter that shows visual order.
const TURNED: usize = 2;
/// The number of them for each word that ends with such a letter.
const OUTWEIGHS: usize = 10;

/// The counts that tell whether a text is baked, and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Presentation forms beside other letters.
    pub forms: usize,
    /// Right-to-left letters that are none.
    pub plain: usize,
    /// Words with right-to-left letters, and other words: what is between two blanks.
    pub rtl_words: usize,
    pub ltr_words: usize,
    /// Pieces of text, and those of them that begin with a letter of another script at the left.
    pub pieces: usize,
    pub from_ltr: usize,
    /// Pairs of letters that are no forms and would join: text that nobody baked.
    pub joinable: usize,
    /// Points for logical order and points for visual order.
    pub logical: i64,
    pub visual: i64,
    /// Points for marks that stand behind their letters in visual order, and against: negative where lines were turned
    /// around character by character.
    pub marks_behind: i64,
    /// Points for brackets that are stored as they look in visual order, and against.
    pub brackets_mirrored: i64,
}

impl AddAssign for Evidence {
    fn add_assign(&mut self, other: Self) {
        self.forms += other.forms;
        self.plain += other.plain;
        self.rtl_words += other.rtl_words;
        self.ltr_words += other.ltr_words;
        self.pieces += other.pieces;
        self.from_ltr += other.from_ltr;
        self.joinable += other.joinable;
        self.logical += other.logical;
        self.visual += other.visual;
        self.marks_behind += other.marks_behind;
        self.brackets_mirrored += other.brackets_mirrored;
    }
}

/// Returns `true` if letters that only end words begin them in `text`: it is in visual order, though it has no forms.
pub(super) fn is_turned(text: &str) -> bool {
    let (at_start, at_end) = if memchr(HEBREW_LEAD, text.as_bytes()).is_some() { endings(text) } else { tehs(text) };
    at_start >= TURNED && at_end * OUTWEIGHS <= at_start
}

/// The lead byte of Hebrew letters.
const HEBREW_LEAD: u8 = 0xD7;

/// Counts as [`endings`] does in a text that has no Hebrew letters: teh marbuta is looked for, since every file of a
/// folder is asked for this before it is searched.
fn tehs(text: &str) -> (usize, usize) {
    let (mut at_start, mut at_end) = (0, 0);
    let [lead, last] = [0xD8, 0xA9];
    for at in memchr_iter(last, text.as_bytes()).filter(|&at| at > 0 && text.as_bytes()[at - 1] == lead) {
        let is_letter = |c: Option<char>| c.is_some_and(is_letter);
        let is_first = !is_letter(text[..at - 1].chars().rev().find(|&c| !is_mark(c)));
        let goes_on = is_letter(text[at + 1..].chars().find(|&c| !is_mark(c)));
        at_start += usize::from(is_first && goes_on);
        at_end += usize::from(!is_first && !goes_on);
    }
    (at_start, at_end)
}

/// Returns the number of words that begin with letters that only end words, and of those that end with one.
fn endings(text: &str) -> (usize, usize) {
    let (mut at_start, mut at_end) = (0_usize, 0_usize);
    let mut previous: Option<char> = None;
    let mut is_first = true;
    // The last character is followed by nothing.
    for c in text.chars().chain([' ']) {
        if is_mark(c) {
            continue;
        }
        let is_letter = is_letter(c);
        if previous.is_some_and(|before| ENDINGS.contains(before)) {
            at_start += usize::from(is_first && is_letter);
            at_end += usize::from(!is_first && !is_letter);
        }
        is_first = is_letter && previous.is_none();
        previous = is_letter.then_some(c);
    }
    (at_start, at_end)
}

/// Returns `true` for the letters of scripts that have such endings.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{05D0}'..='\u{05EA}' | '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}')
}

/// A character as a part of a word.
#[derive(Clone, Copy)]
enum Part {
    Letter(Joining),
    Mark,
    /// Anything between words.
    Other,
}

impl Evidence {
    /// The evidence in a piece of text.
    pub fn of(text: &str, forms: &Forms) -> Self {
        let (rtl_words, ltr_words) = words(text);
        let begins_ltr = text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !is_rtl_letter(c));
        let mut evidence = Self {
            brackets_mirrored: brackets(text),
            rtl_words,
            ltr_words,
            pieces: 1,
            from_ltr: usize::from(begins_ltr),
            ..Self::default()
        };
        let mut word: Vec<(char, Part)> = Vec::new();
        for c in text.chars() {
            match part(c, forms) {
                Part::Other => {
                    evidence.add_word(&word);
                    word.clear();
                }
                part => word.push((c, part)),
            }
        }
        evidence.add_word(&word);
        evidence
    }

    /// The order that the evidence is for: visual if `true`; `None` if it is for neither.
    pub fn is_visual(&self) -> Option<bool> {
        (self.logical != self.visual).then_some(self.visual > self.logical)
    }

    fn add_word(&mut self, word: &[(char, Part)]) {
        let letters = word.iter().filter_map(|&(c, part)| match part {
            Part::Letter(joining) => Some((c, joining)),
            _ => None,
        });
        let letters: Vec<(char, Joining)> = letters.collect();
        let ([(first, opening), .., (last, closing)], true) = (&letters[..], letters.len() > 1) else {
            self.plain += letters.iter().filter(|(c, _)| !is_of_baked_text(*c) && *c != TATWEEL).count();
            return;
        };
        let baked = letters.iter().filter(|(c, _)| is_of_baked_text(*c)).count();
        self.forms += baked;
        self.plain += letters.len() - baked;
        let joins = |pair: &&[(char, Joining)]| pair[0].1.can_join_next && pair[1].1.can_join_previous;
        let are_plain = |pair: &&[(char, Joining)]| pair.iter().all(|(c, _)| !is_of_baked_text(*c) && *c != TATWEEL);
        self.joinable += letters.windows(2).filter(are_plain).filter(joins).count();
        self.logical += joined_in_order(&letters) + ends(*opening, *closing);
        self.visual += joined_in_order(&letters.iter().rev().copied().collect::<Vec<_>>()) + ends(*closing, *opening);
        self.logical += i64::from(ENDINGS.contains(*last));
        self.visual += i64::from(ENDINGS.contains(*first));
        // The form of a mark is a sign beside its letter.
        let is_mark =
            |entry: Option<&(char, Part)>| i64::from(matches!(entry, Some((c, Part::Mark)) if !is_of_baked_text(*c)));
        self.marks_behind += is_mark(word.last()) - is_mark(word.first());
    }
}

/// The points for `letters` being in logical order: letters that can join are shown joined on both sides, or on
/// neither.
fn joined_in_order(letters: &[(char, Joining)]) -> i64 {
    let pairs = letters.windows(2).map(|pair| {
        let (before, after) = (pair[0].1, pair[1].1);
        match (before.shown_to_next(), after.shown_to_previous()) {
            (Some(true), Some(true)) => 1,
            (Some(before), Some(after)) if before != after => -1,
            _ => 0,
        }
    });
    pairs.sum()
}

/// The points for a word that has nothing to join before its first letter and after its last.
fn ends(first: Joining, last: Joining) -> i64 {
    -i64::from(first.shown_to_previous() == Some(true)) - i64::from(last.shown_to_next() == Some(true))
}

fn part(c: char, forms: &Forms) -> Part {
    if let Some(Form { letters, joining }) = forms.get(c) {
        return if letters.chars().all(is_mark) { Part::Mark } else { Part::Letter(*joining) };
    }
    match Joining::of_letter(c) {
        Some(joining) => Part::Letter(joining),
        None if is_mark(c) => Part::Mark,
        None if is_rtl_letter(c) => Part::Letter(Joining::default()),
        None => Part::Other,
    }
}

/// Returns `true` for a mark on a letter of Arabic or Hebrew script.
pub(super) fn is_mark(c: char) -> bool {
    is_vowel_sign(c) && c != '\u{06DD}' || matches!(c, '\u{0653}'..='\u{0655}' | '\u{0300}'..='\u{036F}')
}

/// The number of words with right-to-left letters, and of those with other letters alone.
fn words(text: &str) -> (usize, usize) {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let (rtl, ltr): (Vec<&str>, Vec<&str>) = words.partition(|word| word.contains(is_rtl_letter));
    (rtl.len(), ltr.len())
}

/// The points for brackets that look right from left to right: what they enclose touches them, and a blank is outside.
fn brackets(text: &str) -> i64 {
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let points = text.char_indices().map(|(at, c)| {
        let opens = match c {
            '(' | '[' | '{' | '«' => true,
            ')' | ']' | '}' | '»' => false,
            _ => return 0,
        };
        let left = is_blank(text[..at].chars().next_back());
        let right = is_blank(text[at + c.len_utf8()..].chars().next());
        match (left, right) {
            (true, false) => 2 * i64::from(opens) - 1,
            (false, true) => 1 - 2 * i64::from(opens),
            _ => 0,
        }
    });
    points.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(text: &str) -> Option<bool> {
        Evidence::of(text, &Forms::new()).is_visual()
    }

    #[test]
    fn forms_tell_the_order() {
        assert_eq!(order("ﻣﺮﺣﺒﺎ"), Some(false));
        assert_eq!(order("ﺎﺒﺣﺮﻣ"), Some(true));
        // Letters that are not baked, since they look like their isolated forms.
        assert_eq!(order("ﺎﺒﺣرﻣ"), Some(true));
        assert_eq!(order("ﻣرﺣﺒا"), Some(false));
        assert_eq!(order("دار"), None);
        assert_eq!(order("ﺩﺍﺭ"), None);
        assert_eq!(order("ﻻ ﻭ"), None);
        assert_eq!(order("مرحبا"), None);
        // Two letters that are joined both ways round are at the ends of a word in one order alone.
        assert_eq!(order("ﻣﻦ"), Some(false));
        assert_eq!(order("ﻦﻣ"), Some(true));
    }

    #[test]
    fn hebrew_tells_by_its_final_letters() {
        assert_eq!(order("םולש"), Some(true));
        assert_eq!(order("שלום"), Some(false));
        assert_eq!(order("של"), None);
    }

    #[test]
    fn text_without_forms_is_told_by_its_endings() {
        assert!(is_turned("ةيبرعلا ةغللا"));
        assert!(is_turned("םולש םילשורי"));
        assert!(!is_turned("اللغة العربية ة ة"));
        assert!(!is_turned("שלום ירושלים"));
        assert!(!is_turned("ةيبرعلا ةغللا في اللغة"));
        assert!(!is_turned("ةيبرعلا"));
    }

    #[test]
    fn marks_and_brackets_tell_how_lines_were_turned() {
        let evidence = |text: &str| Evidence::of(text, &Forms::new());
        assert_eq!(evidence("ﺪﻤﺤُﻣ").marks_behind, 0);
        assert_eq!(evidence("ﺪﻤﺤﻣُ").marks_behind, 1);
        assert_eq!(evidence("ٌﺪﻤﺤﻣ").marks_behind, -1);
        assert_eq!(evidence("(ﺪﻤﺤﻣ)").brackets_mirrored, 2);
        assert_eq!(evidence(")ﺪﻤﺤﻣ(").brackets_mirrored, -2);
        assert_eq!(evidence("ﺪﻤﺤﻣ) ﺪﻤﺤﻣ (ﺪﻤﺤﻣ").brackets_mirrored, 2);
    }
}
