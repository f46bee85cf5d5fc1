//! Presentation forms and the letters that they show.

use unicode_normalization::UnicodeNormalization;

use qari_bidi::text::forms;

/// The first and the last presentation form of Hebrew and Arabic letters.
const FIRST: char = '\u{FB1D}';
const LAST: char = '\u{FEFC}';

/// TATWEEL, which carries the marks that are forms of their own (U+FE70–FE7F).
pub(super) const TATWEEL: char = '\u{0640}';

/// A letter or ligature of baked text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// The letters that it shows, in logical order; marks alone for the form of a mark.
    pub letters: String,
    /// The letters it can join by its kind, and those it does join, where the form says so.
    pub joining: Joining,
}

/// The joining of a letter with the letter before it and with the one after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Joining {
    /// The letter can join the one before it.
    pub can_join_previous: bool,
    /// The letter can join the one after it.
    pub can_join_next: bool,
    /// The letter is shown joined to the one before it and to the one after it; `None` if nothing tells.
    pub shown: Option<(bool, bool)>,
}

impl Joining {
    /// The joining of a character that is no presentation form; `None` if it is no letter that has such forms.
    pub fn of_letter(c: char) -> Option<Self> {
        let (can_join_previous, can_join_next) = sides(c)?;
        // A letter that joins nothing is shown so. One that joins may stand for its isolated form, or not be baked.
        let shown = (!can_join_previous && !can_join_next).then_some((false, false));
        Some(Self { can_join_previous, can_join_next, shown })
    }

    /// The side to the letter after it: whether it is shown joined, if that is known.
    pub fn shown_to_next(self) -> Option<bool> {
        if self.can_join_next { self.shown.map(|(_, next)| next) } else { Some(false) }
    }

    /// The side to the letter before it: whether it is shown joined, if that is known.
    pub fn shown_to_previous(self) -> Option<bool> {
        if self.can_join_previous { self.shown.map(|(previous, _)| previous) } else { Some(false) }
    }
}

/// Returns `true` if `c` can join the letter before it and the one after it: it has a form for that.
fn sides(c: char) -> Option<(bool, bool)> {
    if c == TATWEEL {
        return Some((true, true));
    }
    forms::forms(c).map(|forms| (forms.last.is_some(), forms.initial.is_some()))
}

/// Returns `true` for a form that only baked text has: letters and ligatures of letters, not the signs that authors
/// type (ﷺ, ﷲ, ﷼, ornate brackets) nor the Hebrew letters with points that are the same as letter and point (UAX #15).
pub(super) fn is_of_baked_text(c: char) -> bool {
    matches!(c, '\u{FB20}'..='\u{FB28}' | '\u{FB4F}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}'
        | '\u{FD50}'..='\u{FDC7}' | '\u{FE70}'..='\u{FEFC}')
}

/// Returns `true` for a form that is taken apart where a text is baked.
fn is_taken_apart(c: char) -> bool {
    is_of_baked_text(c) || matches!(c, '\u{FB1D}'..='\u{FB4E}' | '\u{FDF2}') && c != '\u{FB29}'
}

/// The letters of every presentation form, by compatibility decomposition (UAX #15). Made once for a document that has
/// any.
#[derive(Debug)]
pub(super) struct Forms {
    rows: Vec<Option<Form>>,
}

impl Forms {
    pub fn new() -> Self {
        Self { rows: (FIRST..=LAST).map(|c| is_taken_apart(c).then(|| form(c)).flatten()).collect() }
    }

    /// The form `c`; `None` for any other character.
    pub fn get(&self, c: char) -> Option<&Form> {
        self.rows.get((c as usize).checked_sub(FIRST as usize)?)?.as_ref()
    }
}

fn form(c: char) -> Option<Form> {
    // The forms of marks decompose to a blank or a tatweel and the mark.
    let letters: String = std::iter::once(c).nfkc().filter(|&c| c != ' ' && c != TATWEEL).collect();
    let (first, last) = (letters.chars().next()?, letters.chars().next_back()?);
    if first == c {
        return None;
    }
    let joining = Joining {
        can_join_previous: sides(first).is_some_and(|(previous, _)| previous),
        can_join_next: sides(last).is_some_and(|(_, next)| next),
        shown: shown(c, &letters),
    };
    Some(Form { letters, joining })
}

/// The sides that the form `c` of `letters` is joined on; `None` for ligatures, which are rare.
fn shown(c: char, letters: &str) -> Option<(bool, bool)> {
    let mut chars = letters.chars();
    let forms = match (chars.next()?, chars.next(), chars.next()) {
        (letter, None, _) => forms::forms(letter)?,
        ('\u{0644}', Some(alef), None) => forms::lam_alef(alef)?,
        _ => return None,
    };
    let sides = [(false, false), (true, false), (false, true), (true, true)];
    sides.into_iter().find(|&(previous, next)| forms.joined(previous, next) == Some(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of Unicode's data says of each form which letters it shows and where it joins.
    #[test]
    fn forms_are_unicodes() {
        let forms = Forms::new();
        let file = include_str!("../../../tests/data/presentation-forms.txt");
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let (code, decomposition) = line.split_once(';').expect("two fields");
            let char_of = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).expect("a character");
            let (tag, letters) = decomposition.split_once(' ').expect("a tag");
            let letters: String = letters.split(' ').map(char_of).collect();
            let sides = match tag {
                "<isolated>" => (false, false),
                "<final>" => (true, false),
                "<initial>" => (false, true),
                _ => (true, true),
            };
            let form = forms.get(char_of(code)).expect(line);
            if letters == "\u{0677}" {
                // It is a compatibility character itself.
                assert_eq!(form.letters, "\u{06C7}\u{0674}");
                continue;
            }
            assert_eq!((form.letters.as_str(), form.joining.shown), (letters.as_str(), Some(sides)), "{line}");
        }
    }

    #[test]
    fn signs_that_authors_type_are_no_forms_of_baked_text() {
        for sign in ['\u{FDFA}', '\u{FDFB}', '\u{FDFC}', '\u{FDFD}', '\u{FD3E}', '\u{FD3F}', '\u{FDF2}', '\u{FEFF}'] {
            assert!(!is_of_baked_text(sign), "{sign}");
        }
        let forms = Forms::new();
        assert_eq!(forms.get('\u{FDFA}'), None);
        assert_eq!(forms.get('\u{FB29}'), None, "a plus");
        assert_eq!(forms.get('a'), None);
    }

    #[test]
    fn ligatures_and_marks_are_taken_apart() {
        let forms = Forms::new();
        let letters = |c| forms.get(c).map(|form| form.letters.as_str());
        assert_eq!(letters('\u{FC3F}'), Some("لج"));
        assert_eq!(letters('\u{FD57}'), Some("تمخ"));
        assert_eq!(letters('\u{FDF2}'), Some("الله"));
        assert_eq!(letters('\u{FE77}'), Some("\u{064E}"));
        assert_eq!(letters('\u{FC60}'), Some("\u{064E}\u{0651}"));
        assert_eq!(letters('\u{FB4F}'), Some("אל"));
        assert_eq!(letters('\u{FB2A}'), Some("שׁ"));
        assert_eq!(letters('\u{FB21}'), Some("א"));
    }
}
