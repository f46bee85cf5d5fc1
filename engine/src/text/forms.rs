//! The Arabic presentation forms of UnicodeData.txt: the characters of the joined forms of a letter, for grids without
//! a font engine that joins letters.
//!
//! Maps characters to characters. `layout::shape` decides which form a letter takes. `tests/reading/layout.rs` checks
//! the table against an extract of the Unicode Character Database.

/// The joined forms of a letter, characters of the blocks Arabic Presentation Forms-A and -B. A form that Unicode
/// doesn't encode is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forms {
    /// Joined on neither side.
    pub isolated: Option<char>,
    /// Joined to the letter before it.
    pub last: Option<char>,
    /// Joined to the letter after it.
    pub initial: Option<char>,
    /// Joined on both sides.
    pub medial: Option<char>,
}

impl Forms {
    /// Returns the form of a letter joined on these sides.
    #[must_use]
    pub fn joined(&self, to_previous: bool, to_next: bool) -> Option<char> {
        match (to_previous, to_next) {
            (false, false) => self.isolated,
            (true, false) => self.last,
            (false, true) => self.initial,
            (true, true) => self.medial,
        }
    }

    /// Returns the forms that exist.
    pub fn all(&self) -> impl Iterator<Item = char> + use<> {
        [self.isolated, self.last, self.initial, self.medial].into_iter().flatten()
    }
}

/// Returns the presentation forms of `letter`, or `None` for a character without any.
#[must_use]
pub fn forms(letter: char) -> Option<Forms> {
    let [isolated, last, initial, medial] = TABLE[row(letter)?].1.map(|form| (form != NONE).then_some(form));
    Some(Forms { isolated, last, initial, medial })
}

/// Returns the form of `letter` joined on these sides, or `None` if it has none.
#[must_use]
#[inline]
pub fn joined(letter: char, to_previous: bool, to_next: bool) -> Option<char> {
    if letter == AE {
        return if to_next { None } else { Some(if to_previous { HEH_FINAL } else { HEH_ISOLATED }) };
    }
    let form = TABLE[row(letter)?].1[usize::from(to_previous) + 2 * usize::from(to_next)];
    (form != NONE).then_some(form)
}

/// A letter and the sides that a presentation form of it joins on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The letter.
    pub letter: char,
    /// `true` if it joins the letter before it.
    pub to_previous: bool,
    /// `true` if it joins the letter after it.
    pub to_next: bool,
}

/// Returns the letter of a presentation form and the sides it joins on, or `None` if `form` is none of one letter. The
/// inverse of [`joined`], except for U+06D5, which shares its forms with heh.
#[must_use]
pub fn joined_form(form: char) -> Option<Joined> {
    if !matches!(form, '\u{FB50}'..='\u{FEFC}') {
        return None;
    }
    TABLE.iter().find_map(|&(letter, forms)| {
        let at = forms.iter().position(|&own| own == form)?;
        Some(Joined { letter, to_previous: at % 2 == 1, to_next: at >= 2 })
    })
}

/// Returns `true` if [`joined`] may return a form of `letter`.
#[must_use]
pub fn has_forms(letter: char) -> bool {
    letter == AE || row(letter).is_some()
}

/// Returns the row of `letter` in [`TABLE`].
#[inline]
fn row(letter: char) -> Option<usize> {
    usize::from(*ROWS.get((letter as usize).checked_sub(FIRST)?)?).checked_sub(1)
}

/// Returns the ligature of lam (U+0644) with `alef`, its isolated and its final form, or `None` if `alef` is not one of
/// the four alefs that have such a ligature.
#[must_use]
pub fn lam_alef(alef: char) -> Option<Forms> {
    let (isolated, last) = match alef {
        '\u{0622}' => ('\u{FEF5}', '\u{FEF6}'),
        '\u{0623}' => ('\u{FEF7}', '\u{FEF8}'),
        '\u{0625}' => ('\u{FEF9}', '\u{FEFA}'),
        '\u{0627}' => ('\u{FEFB}', '\u{FEFC}'),
        _ => return None,
    };
    Some(Forms { isolated: Some(isolated), last: Some(last), initial: None, medial: None })
}

/// The first and the last letter of [`TABLE`].
const FIRST: usize = TABLE[0].0 as usize;
const LAST: usize = TABLE[TABLE.len() - 1].0 as usize;

/// The row of each character from the first letter of [`TABLE`] on, counted from 1; 0 if it has none.
const ROWS: [u8; LAST - FIRST + 1] = {
    let mut rows = [0; LAST - FIRST + 1];
    let mut row = 0;
    while row < TABLE.len() {
        #[expect(clippy::cast_possible_truncation, reason = "the table is shorter than 255 rows")]
        let number = row as u8 + 1;
        rows[TABLE[row].0 as usize - FIRST] = number;
        row += 1;
    }
    rows
};

/// ARABIC LETTER AE of Kurdish and Uyghur. It has no presentation forms, but looks like an isolated or final heh.
const AE: char = '\u{06D5}';
const HEH_ISOLATED: char = '\u{FEE9}';
const HEH_FINAL: char = '\u{FEEA}';

/// A form in [`TABLE`] that doesn't exist.
const NONE: char = '\0';

/// Letters with their isolated, final, initial and medial forms, sorted by letter.
#[rustfmt::skip]
const TABLE: [(char, [char; 4]); 76] = [
    ('\u{0621}', ['\u{FE80}', NONE, NONE, NONE]),
    ('\u{0622}', ['\u{FE81}', '\u{FE82}', NONE, NONE]),
    ('\u{0623}', ['\u{FE83}', '\u{FE84}', NONE, NONE]),
    ('\u{0624}', ['\u{FE85}', '\u{FE86}', NONE, NONE]),
    ('\u{0625}', ['\u{FE87}', '\u{FE88}', NONE, NONE]),
    ('\u{0626}', ['\u{FE89}', '\u{FE8A}', '\u{FE8B}', '\u{FE8C}']),
    ('\u{0627}', ['\u{FE8D}', '\u{FE8E}', NONE, NONE]),
    ('\u{0628}', ['\u{FE8F}', '\u{FE90}', '\u{FE91}', '\u{FE92}']),
    ('\u{0629}', ['\u{FE93}', '\u{FE94}', NONE, NONE]),
    ('\u{062A}', ['\u{FE95}', '\u{FE96}', '\u{FE97}', '\u{FE98}']),
    ('\u{062B}', ['\u{FE99}', '\u{FE9A}', '\u{FE9B}', '\u{FE9C}']),
    ('\u{062C}', ['\u{FE9D}', '\u{FE9E}', '\u{FE9F}', '\u{FEA0}']),
    ('\u{062D}', ['\u{FEA1}', '\u{FEA2}', '\u{FEA3}', '\u{FEA4}']),
    ('\u{062E}', ['\u{FEA5}', '\u{FEA6}', '\u{FEA7}', '\u{FEA8}']),
    ('\u{062F}', ['\u{FEA9}', '\u{FEAA}', NONE, NONE]),
    ('\u{0630}', ['\u{FEAB}', '\u{FEAC}', NONE, NONE]),
    ('\u{0631}', ['\u{FEAD}', '\u{FEAE}', NONE, NONE]),
    ('\u{0632}', ['\u{FEAF}', '\u{FEB0}', NONE, NONE]),
    ('\u{0633}', ['\u{FEB1}', '\u{FEB2}', '\u{FEB3}', '\u{FEB4}']),
    ('\u{0634}', ['\u{FEB5}', '\u{FEB6}', '\u{FEB7}', '\u{FEB8}']),
    ('\u{0635}', ['\u{FEB9}', '\u{FEBA}', '\u{FEBB}', '\u{FEBC}']),
    ('\u{0636}', ['\u{FEBD}', '\u{FEBE}', '\u{FEBF}', '\u{FEC0}']),
    ('\u{0637}', ['\u{FEC1}', '\u{FEC2}', '\u{FEC3}', '\u{FEC4}']),
    ('\u{0638}', ['\u{FEC5}', '\u{FEC6}', '\u{FEC7}', '\u{FEC8}']),
    ('\u{0639}', ['\u{FEC9}', '\u{FECA}', '\u{FECB}', '\u{FECC}']),
    ('\u{063A}', ['\u{FECD}', '\u{FECE}', '\u{FECF}', '\u{FED0}']),
    ('\u{0641}', ['\u{FED1}', '\u{FED2}', '\u{FED3}', '\u{FED4}']),
    ('\u{0642}', ['\u{FED5}', '\u{FED6}', '\u{FED7}', '\u{FED8}']),
    ('\u{0643}', ['\u{FED9}', '\u{FEDA}', '\u{FEDB}', '\u{FEDC}']),
    ('\u{0644}', ['\u{FEDD}', '\u{FEDE}', '\u{FEDF}', '\u{FEE0}']),
    ('\u{0645}', ['\u{FEE1}', '\u{FEE2}', '\u{FEE3}', '\u{FEE4}']),
    ('\u{0646}', ['\u{FEE5}', '\u{FEE6}', '\u{FEE7}', '\u{FEE8}']),
    ('\u{0647}', ['\u{FEE9}', '\u{FEEA}', '\u{FEEB}', '\u{FEEC}']),
    ('\u{0648}', ['\u{FEED}', '\u{FEEE}', NONE, NONE]),
    ('\u{0649}', ['\u{FEEF}', '\u{FEF0}', '\u{FBE8}', '\u{FBE9}']),
    ('\u{064A}', ['\u{FEF1}', '\u{FEF2}', '\u{FEF3}', '\u{FEF4}']),
    ('\u{0671}', ['\u{FB50}', '\u{FB51}', NONE, NONE]),
    ('\u{0677}', ['\u{FBDD}', NONE, NONE, NONE]),
    ('\u{0679}', ['\u{FB66}', '\u{FB67}', '\u{FB68}', '\u{FB69}']),
    ('\u{067A}', ['\u{FB5E}', '\u{FB5F}', '\u{FB60}', '\u{FB61}']),
    ('\u{067B}', ['\u{FB52}', '\u{FB53}', '\u{FB54}', '\u{FB55}']),
    ('\u{067E}', ['\u{FB56}', '\u{FB57}', '\u{FB58}', '\u{FB59}']),
    ('\u{067F}', ['\u{FB62}', '\u{FB63}', '\u{FB64}', '\u{FB65}']),
    ('\u{0680}', ['\u{FB5A}', '\u{FB5B}', '\u{FB5C}', '\u{FB5D}']),
    ('\u{0683}', ['\u{FB76}', '\u{FB77}', '\u{FB78}', '\u{FB79}']),
    ('\u{0684}', ['\u{FB72}', '\u{FB73}', '\u{FB74}', '\u{FB75}']),
    ('\u{0686}', ['\u{FB7A}', '\u{FB7B}', '\u{FB7C}', '\u{FB7D}']),
    ('\u{0687}', ['\u{FB7E}', '\u{FB7F}', '\u{FB80}', '\u{FB81}']),
    ('\u{0688}', ['\u{FB88}', '\u{FB89}', NONE, NONE]),
    ('\u{068C}', ['\u{FB84}', '\u{FB85}', NONE, NONE]),
    ('\u{068D}', ['\u{FB82}', '\u{FB83}', NONE, NONE]),
    ('\u{068E}', ['\u{FB86}', '\u{FB87}', NONE, NONE]),
    ('\u{0691}', ['\u{FB8C}', '\u{FB8D}', NONE, NONE]),
    ('\u{0698}', ['\u{FB8A}', '\u{FB8B}', NONE, NONE]),
    ('\u{06A4}', ['\u{FB6A}', '\u{FB6B}', '\u{FB6C}', '\u{FB6D}']),
    ('\u{06A6}', ['\u{FB6E}', '\u{FB6F}', '\u{FB70}', '\u{FB71}']),
    ('\u{06A9}', ['\u{FB8E}', '\u{FB8F}', '\u{FB90}', '\u{FB91}']),
    ('\u{06AD}', ['\u{FBD3}', '\u{FBD4}', '\u{FBD5}', '\u{FBD6}']),
    ('\u{06AF}', ['\u{FB92}', '\u{FB93}', '\u{FB94}', '\u{FB95}']),
    ('\u{06B1}', ['\u{FB9A}', '\u{FB9B}', '\u{FB9C}', '\u{FB9D}']),
    ('\u{06B3}', ['\u{FB96}', '\u{FB97}', '\u{FB98}', '\u{FB99}']),
    ('\u{06BA}', ['\u{FB9E}', '\u{FB9F}', NONE, NONE]),
    ('\u{06BB}', ['\u{FBA0}', '\u{FBA1}', '\u{FBA2}', '\u{FBA3}']),
    ('\u{06BE}', ['\u{FBAA}', '\u{FBAB}', '\u{FBAC}', '\u{FBAD}']),
    ('\u{06C0}', ['\u{FBA4}', '\u{FBA5}', NONE, NONE]),
    ('\u{06C1}', ['\u{FBA6}', '\u{FBA7}', '\u{FBA8}', '\u{FBA9}']),
    ('\u{06C5}', ['\u{FBE0}', '\u{FBE1}', NONE, NONE]),
    ('\u{06C6}', ['\u{FBD9}', '\u{FBDA}', NONE, NONE]),
    ('\u{06C7}', ['\u{FBD7}', '\u{FBD8}', NONE, NONE]),
    ('\u{06C8}', ['\u{FBDB}', '\u{FBDC}', NONE, NONE]),
    ('\u{06C9}', ['\u{FBE2}', '\u{FBE3}', NONE, NONE]),
    ('\u{06CB}', ['\u{FBDE}', '\u{FBDF}', NONE, NONE]),
    ('\u{06CC}', ['\u{FBFC}', '\u{FBFD}', '\u{FBFE}', '\u{FBFF}']),
    ('\u{06D0}', ['\u{FBE4}', '\u{FBE5}', '\u{FBE6}', '\u{FBE7}']),
    ('\u{06D2}', ['\u{FBAE}', '\u{FBAF}', NONE, NONE]),
    ('\u{06D3}', ['\u{FBB0}', '\u{FBB1}', NONE, NONE]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ae_of_kurdish_and_uyghur_takes_the_shape_of_a_heh() {
        assert_eq!(joined(AE, true, false), Some('\u{FEEA}'));
        assert_eq!(joined(AE, false, false), Some('\u{FEE9}'));
        assert_eq!(joined(AE, false, true), None);
        assert!(has_forms(AE) && !has_forms('\u{0695}') && !has_forms('a'));
        assert_eq!(joined('\u{0628}', true, true), forms('\u{0628}').and_then(|forms| forms.medial));
    }
}
