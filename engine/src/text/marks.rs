//! Arabic and Hebrew vowel signs: which of them are optional, and the order in which marks are displayed.

use unicode_normalization::char::canonical_combining_class;

/// The vowel signs to display. Copied and searched text keeps all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// All of them.
    #[default]
    Shown,
    /// In Arabic shadda and tanwin, which texts without vowels write where they matter; in Hebrew points without
    /// te'amim.
    Reduced,
    /// None.
    Hidden,
}

impl Marks {
    /// Returns `true` if the mark `c` is displayed. Marks that make another letter (hamza, madda, the marks of other
    /// scripts) always are.
    #[doc(hidden)]
    #[must_use]
    pub fn shows(self, c: char) -> bool {
        match self {
            Self::Shown => true,
            Self::Reduced => !is_vowel_sign(c) || is_shadda_or_tanwin(c) || is_point(c),
            Self::Hidden => !is_vowel_sign(c),
        }
    }
}

/// Returns `true` for optional signs: tashkeel and Quranic annotation in Arabic, points and accents in Hebrew.
#[must_use]
pub fn is_vowel_sign(c: char) -> bool {
    is_quranic(c)
        || matches!(c,
            '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}'..='\u{05C2}' | '\u{05C4}'..='\u{05C5}' | '\u{05C7}'
            | '\u{064B}'..='\u{0652}' | '\u{0656}'..='\u{065F}' | '\u{0670}' | '\u{FB1E}')
}

/// Returns `true` for annotation that occurs in the Quran only.
#[must_use]
pub fn is_quranic(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{06D6}'..='\u{06DD}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}'..='\u{06E8}'
        | '\u{06EA}'..='\u{06ED}' | '\u{0897}'..='\u{089F}' | '\u{08CA}'..='\u{08E1}' | '\u{08E3}'..='\u{08FF}')
}

/// Returns `true` for a Hebrew point: a vowel, dagesh, rafe, the dots of shin and sin, or a dot that marks a letter;
/// not for te'amim, nor for meteg, which is one of them at the end of a verse (silluq has the same code point).
fn is_point(c: char) -> bool {
    matches!(c,
        '\u{05B0}'..='\u{05BC}' | '\u{05BF}' | '\u{05C1}'..='\u{05C2}' | '\u{05C4}'..='\u{05C5}' | '\u{05C7}'
            | '\u{FB1E}')
}

fn is_shadda_or_tanwin(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{064D}' | '\u{0651}' | '\u{08F0}'..='\u{08F2}')
}

/// Sorts the marks of one letter into display order, the innermost first (UAX #53, 4.1): canonical order, but shadda
/// before vowels, and the marks that are part of the letter before both. Marks of class 0 stay in place.
pub fn order(marks: &mut [char]) {
    marks.split_mut(|&mark| canonical_combining_class(mark) == 0).for_each(order_classes);
}

/// Sorts marks of which none is of class 0; see [`order`].
fn order_classes(marks: &mut [char]) {
    marks.sort_by_key(|&mark| canonical_combining_class(mark));
    let mut front = 0;
    for class in [220, 230] {
        let start = marks.iter().position(|&mark| canonical_combining_class(mark) == class);
        let Some(start) = start else { continue };
        let of_letter = marks[start..].iter().take_while(|&&mark| is_part_of_letter(mark, class)).count();
        marks[front..start + of_letter].rotate_right(of_letter);
        front += of_letter;
    }
    if let Some(first) = marks.iter().position(|&mark| mark == SHADDA).filter(|&first| first > front) {
        let shaddas = marks[first..].iter().take_while(|&&mark| mark == SHADDA).count();
        marks[front..first + shaddas].rotate_right(shaddas);
    }
}

/// ARABIC SHADDA, the only character of combining class 33.
const SHADDA: char = '\u{0651}';

/// Returns `true` if `c`, of combining class `class`, is a modifier combining mark (UAX #53, 4.2).
fn is_part_of_letter(c: char, class: u8) -> bool {
    let is_modifier = matches!(
        c,
        '\u{0654}'
            | '\u{0655}'
            | '\u{0658}'
            | '\u{06DC}'
            | '\u{06E3}'
            | '\u{06E7}'
            | '\u{06E8}'
            | '\u{08CA}'
            | '\u{08CB}'
            | '\u{08CD}'..='\u{08CF}' | '\u{08D3}' | '\u{08F3}'
    );
    is_modifier && canonical_combining_class(c) == class
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the order of marks written as code points.
    fn check(written: &[u32], ordered: &[u32]) {
        let chars = |codes: &[u32]| codes.iter().filter_map(|&code| char::from_u32(code)).collect::<Vec<char>>();
        let mut marks = chars(written);
        order(&mut marks);
        assert_eq!(marks, chars(ordered), "{written:04X?}");
    }

    /// The examples of UAX #53, section 5, where a letter has more than one mark.
    #[test]
    fn marks_are_ordered_as_uax_53_asks() {
        check(&[0x64E, 0x651], &[0x651, 0x64E]);
        check(&[0x651, 0x64E], &[0x651, 0x64E]);
        check(&[0x650, 0x651, 0x670], &[0x651, 0x650, 0x670]);
        // Hamza above is a part of the letter; madda is not.
        check(&[0x64E, 0x654], &[0x654, 0x64E]);
        check(&[0x651, 0x64F, 0x654], &[0x654, 0x651, 0x64F]);
        check(&[0x653, 0x654], &[0x653, 0x654]);
        // Below before above.
        check(&[0x654, 0x655, 0x651], &[0x655, 0x654, 0x651]);
        check(&[0x64E, 0x6E7, 0x6DB], &[0x6E7, 0x64E, 0x6DB]);
        // Nothing passes a mark of class 0 (UAX #15).
        check(&[0x301, 0x1920, 0x316, 0x302], &[0x301, 0x1920, 0x316, 0x302]);
        check(&[0x301, 0x1920, 0x302, 0x316], &[0x301, 0x1920, 0x316, 0x302]);
    }

    #[test]
    fn a_reader_may_leave_vowel_signs_out_and_no_letters() {
        assert!("\u{64E}\u{651}\u{64B}\u{670}\u{6D6}\u{5B8}".chars().all(|c| Marks::Shown.shows(c)));
        assert_eq!("\u{64E}\u{651}\u{64B}\u{670}".chars().filter(|&c| Marks::Reduced.shows(c)).count(), 2);
        // Hebrew: kamats, dagesh, the dot of shin and kamats katan stay; tipeha, etnahta and meteg go.
        assert!("\u{5B8}\u{5BC}\u{5C1}\u{5C7}".chars().all(|c| Marks::Reduced.shows(c)));
        assert!(!"\u{596}\u{591}\u{5BD}\u{5AE}".chars().any(|c| Marks::Reduced.shows(c)));
        assert!(!"\u{64E}\u{651}\u{64B}\u{670}\u{6D6}\u{5B8}\u{591}".chars().any(|c| Marks::Hidden.shows(c)));
        assert!("\u{653}\u{654}\u{655}\u{300}".chars().all(|c| Marks::Hidden.shows(c)));
    }
}
