//! Presentation forms to letters, in text that is in logical order.

use super::evidence::is_mark;
use super::forms::{Form, Forms, Joining};

/// Joins letters where no letter does, and keeps letters apart that would join (Unicode Standard 23.2).
const JOINER: char = '\u{200D}';
const NON_JOINER: char = '\u{200C}';

/// ARABIC LIGATURE ALLAH ISOLATED FORM and ARABIC LETTER ALEF, its first letter.
const ALLAH: char = '\u{FDF2}';
const ALEF: char = '\u{0627}';

/// The marks on a lam-alef ligature that are the alef's: tanwin, and those that are a part of the letter.
const OF_ALEF: &str = "\u{064B}\u{0653}\u{0654}\u{0655}\u{0670}";

/// A character, and the form that it is.
#[derive(Clone, Copy)]
struct Letter<'a> {
    joining: Joining,
    form: Option<&'a Form>,
}

/// Adds `text` to `out` with letters for its presentation forms, so that they look as they did: where a form is not
/// joined that its letter would join, a non-joiner stands, and where one is joined with nothing beside it, a joiner.
pub(super) fn push(out: &mut String, text: &str, forms: &Forms) {
    let mut previous: Option<Letter> = None;
    let mut is_joined = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let Some(letter) = letter(c, forms) else {
            out.push(c);
            if !is_mark(c) {
                previous = None;
            }
            continue;
        };
        if previous.is_none() {
            is_joined = word_is_joined(&text[at..], forms);
        }
        let Some(form) = letter.form else {
            push_boundary(out, previous, letter, is_joined);
            out.push(c);
            previous = Some(letter);
            continue;
        };
        if form.letters.chars().all(is_mark) {
            // By itself it is a picture of the mark.
            if previous.is_some() {
                out.push_str(&form.letters);
            } else {
                out.push(c);
            }
            continue;
        }
        push_boundary(out, previous, letter, is_joined);
        let marks: String = std::iter::from_fn(|| chars.next_if(|&(_, c)| is_mark(c))).map(|(_, c)| c).collect();
        let next = chars.peek().and_then(|&(_, c)| self::letter(c, forms));
        let is_alone = previous.is_none() && next.is_none();
        if is_alone && letter.joining.shown_to_previous() == Some(true) {
            out.push(JOINER);
        }
        if c == ALLAH && out.ends_with(ALEF) {
            // Urdu texts write the alef and let the ligature stand for the rest.
            out.pop();
        }
        push_form(out, form, &marks);
        if is_alone && letter.joining.shown_to_next() == Some(true) {
            out.push(JOINER);
        }
        previous = Some(letter);
    }
}

fn letter(c: char, forms: &Forms) -> Option<Letter<'_>> {
    let form = forms.get(c);
    let joining = form.map(|form| form.joining).or_else(|| Joining::of_letter(c));
    joining.map(|joining| Letter { joining, form })
}

/// Returns `true` if any letter of the word that `text` begins with is shown joined. In others the letters are not
/// baked well, and those that can join are to.
fn word_is_joined(text: &str, forms: &Forms) -> bool {
    let mut letters = text.chars().filter(|&c| !is_mark(c)).map_while(|c| letter(c, forms));
    letters.any(|letter| matches!(letter.joining.shown, Some((true, _) | (_, true))))
}

/// Keeps two letters of a word that `is_joined` apart if both are shown so and would join.
fn push_boundary(out: &mut String, previous: Option<Letter>, letter: Letter, is_joined: bool) {
    let Some(before) = previous else { return };
    let can_join = before.joining.can_join_next && letter.joining.can_join_previous;
    let sides = (before.joining.shown_to_next(), letter.joining.shown_to_previous());
    if is_joined && can_join && sides == (Some(false), Some(false)) {
        out.push(NON_JOINER);
    }
}

/// Adds the letters of a form with the marks behind it. Those on a ligature of lam and alef are the lam's, but for
/// some.
fn push_form(out: &mut String, form: &Form, marks: &str) {
    let mut letters = form.letters.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some('\u{0644}'), Some(alef), None) => {
            let has_own_vowel = alef != '\u{0627}' && !marks.contains('\u{0650}');
            let is_of_alef = |c: &char| OF_ALEF.contains(*c) || has_own_vowel;
            out.push('\u{0644}');
            out.extend(marks.chars().filter(|c| !is_of_alef(c)));
            out.push(alef);
            out.extend(marks.chars().filter(is_of_alef));
        }
        _ => {
            out.push_str(&form.letters);
            out.push_str(marks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(baked: &str, expected: &str) {
        let mut out = String::new();
        push(&mut out, baked, &Forms::new());
        assert_eq!(out, expected, "{baked}");
    }

    #[test]
    fn forms_become_letters() {
        check("ﻣﺮﺣﺒﺎ ﺑﻜﻢ، ﻻ ﺑﺄﺱ", "مرحبا بكم، لا بأس");
        check("plain مرحبا", "plain مرحبا");
        check("\u{FBFF}\u{FB90}", "\u{06CC}\u{06A9}");
        check("\u{FC3F}\u{FDF2}", "لجالله");
        check("ﷺ ﴿١﴾", "ﷺ ﴿١﴾");
        check("ﺍ\u{FDF2} \u{FDF2}", "الله الله");
    }

    #[test]
    fn what_is_not_joined_stays_so() {
        check("ﻣﯽﺭﻭﻡ", "می\u{200C}روم");
        check("ﮐﺘﺎﺏﻫﺎ", "کتاب\u{200C}ها");
        check("1440 ﻫ", "1440 ه\u{200D}");
        check("ﻫـ", "هـ");
        // Letters that nobody joined: they are to be joined.
        check("ﻡﺡﻡﺩ", "محمد");
    }

    #[test]
    fn marks_go_to_their_letters() {
        check("ﻣُﺤَﻤَّﺪ", "مُحَمَّد");
        check("ﻗﹷﺎﻝﹶ", "قَالَ");
        check("\u{FE76}", "\u{FE76}");
        check("ﺑﻼَّ", "بلَّا");
        check("ﻻً", "لاً");
        check("ﻷَ", "لأَ");
        check("ﺑﻸِ", "بلِأ");
        check("ﻼ", "\u{200D}لا");
    }
}
