//! Letters without presentation forms, shown by the form of another letter and combining marks.
//!
//! Unicode encodes presentation forms for Arabic, Persian, Urdu and Uyghur, but not for all letters of Pashto, Kurdish,
//! Sindhi, Jawi and others. The *skeleton* of such a letter is a letter that has forms and looks the same but for the
//! dots, rings and small letters on it, which are added as combining marks. Where the forms of another letter look
//! exactly the same, there are none. A letter whose dots no marks can show, or that differs from others by its stroke
//! alone (the swash kaf of Sindhi), has no skeleton and is shown unjoined. The sources are the names in
//! `UnicodeData.txt`, the joining groups of
//! `ArabicShaping.txt` and the charts of the Unicode Standard, 9.2.

use super::forms;

/// A way to show some of the forms of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skeleton {
    /// The letter that is shown.
    pub letter: char,
    /// The letter whose forms show it.
    pub like: char,
    /// The combining marks on these forms.
    pub marks: &'static str,
    part: Part,
}

/// The forms of a letter that a row of the table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// All joined forms.
    All,
    /// The initial and the medial form.
    Start,
    /// The final form.
    End,
}

impl Skeleton {
    /// Returns the character that shows the skeleton joined on these sides, or `None` if there is none. A letter that
    /// joins none has nothing to be joined to, and is best shown by itself.
    #[must_use]
    pub fn form(&self, to_previous: bool, to_next: bool) -> Option<char> {
        let is_shown = match self.part {
            Part::All => to_previous || to_next,
            Part::Start => to_next,
            Part::End => to_previous && !to_next,
        };
        is_shown.then(|| forms::joined(self.like, to_previous, to_next)).flatten()
    }
}

/// Returns `true` if [`shown_by`] may return a form for `letter`.
#[must_use]
pub fn has_skeleton(letter: char) -> bool {
    !of_letter(letter).is_empty()
}

/// Returns the character and the marks that show `letter` joined on these sides, or `None` if it has no skeleton.
#[must_use]
pub fn shown_by(letter: char, to_previous: bool, to_next: bool) -> Option<(char, &'static str)> {
    of_letter(letter).iter().find_map(|row| Some((row.form(to_previous, to_next)?, row.marks)))
}

/// Returns the letter that `symbol` shows by a skeleton with marks, and the rest of the marks in `symbol`.
#[must_use]
pub fn letter_of(symbol: &str) -> Option<(char, &str)> {
    let form = symbol.chars().next()?;
    let behind = &symbol[form.len_utf8()..];
    let shows = |row: &&Skeleton| {
        let has_form = |&(to_previous, to_next): &(bool, bool)| row.form(to_previous, to_next) == Some(form);
        !row.marks.is_empty() && behind.starts_with(row.marks) && SIDES.iter().any(has_form)
    };
    // The marks of one letter may begin with all those of another.
    let row = SKELETONS.iter().filter(shows).max_by_key(|row| row.marks.len())?;
    Some((row.letter, &behind[row.marks.len()..]))
}

/// Returns `true` if the skeleton of `letter` can be read as `letter` without its marks: it is no other letter of the
/// alphabets that have `letter`.
#[must_use]
pub fn stands_alone(letter: char) -> bool {
    let mut of_letter = ALPHABETS.iter().filter(|alphabet| alphabet.1.contains(letter)).peekable();
    of_letter.peek().is_some()
        && of_letter.all(|alphabet| self::of_letter(letter).iter().all(|row| !alphabet.1.contains(row.like)))
}

/// The rows of `letter`.
fn of_letter(letter: char) -> &'static [Skeleton] {
    let start = SKELETONS.partition_point(|row| row.letter < letter);
    let count = SKELETONS[start..].iter().take_while(|row| row.letter == letter).count();
    &SKELETONS[start..start + count]
}

/// The sides that a joined letter may join on.
const SIDES: [(bool, bool); 3] = [(true, false), (false, true), (true, true)];

const fn row(letter: char, like: char, marks: &'static str) -> Skeleton {
    Skeleton { letter, like, marks, part: Part::All }
}

const fn start(letter: char, like: char, marks: &'static str) -> Skeleton {
    Skeleton { letter, like, marks, part: Part::Start }
}

const fn end(letter: char, like: char, marks: &'static str) -> Skeleton {
    Skeleton { letter, like, marks, part: Part::End }
}

/// The skeletons, sorted by letter.
const SKELETONS: &[Skeleton] = &[
    row('\u{0620}', '\u{0649}', RING),
    row('\u{063B}', '\u{06A9}', TWO_DOTS),
    row('\u{063D}', '\u{06CC}', INVERTED_V),
    row('\u{063E}', '\u{06CC}', TWO_DOTS),
    row('\u{063F}', '\u{06CC}', THREE_DOTS),
    start('\u{066E}', '\u{0649}', ""),
    row('\u{067C}', '\u{062A}', RING),
    row('\u{0681}', '\u{062D}', HAMZA),
    row('\u{0685}', '\u{062D}', THREE_DOTS),
    row('\u{0689}', '\u{062F}', RING),
    row('\u{068A}', '\u{062F}', DOT_BELOW),
    row('\u{068B}', '\u{062F}', "\u{0323}\u{0615}"),
    row('\u{068F}', '\u{068E}', ""),
    row('\u{0692}', '\u{0631}', SMALL_V),
    row('\u{0693}', '\u{0631}', RING),
    row('\u{0694}', '\u{0631}', DOT_BELOW),
    row('\u{0695}', '\u{0631}', SMALL_V_BELOW),
    row('\u{0696}', '\u{0631}', DOT_BELOW_AND_ABOVE),
    row('\u{0697}', '\u{0631}', TWO_DOTS),
    row('\u{069A}', '\u{0633}', DOT_BELOW_AND_ABOVE),
    row('\u{069D}', '\u{0635}', TWO_DOTS_BELOW),
    row('\u{069E}', '\u{0635}', THREE_DOTS),
    row('\u{069F}', '\u{0637}', THREE_DOTS),
    row('\u{06A0}', '\u{0639}', THREE_DOTS),
    row('\u{06A3}', '\u{0641}', DOT_BELOW),
    // The qaf of the Maghreb has the dot of a feh, and that of Tunis the dots of a veh.
    start('\u{06A7}', '\u{0641}', ""),
    start('\u{06A8}', '\u{06A4}', ""),
    row('\u{06AB}', '\u{06A9}', RING),
    row('\u{06AC}', '\u{0643}', DOT),
    row('\u{06B0}', '\u{06AF}', RING),
    row('\u{06B2}', '\u{06AF}', TWO_DOTS_BELOW),
    row('\u{06B4}', '\u{06AF}', THREE_DOTS),
    row('\u{06B5}', '\u{0644}', SMALL_V),
    row('\u{06B6}', '\u{0644}', DOT),
    row('\u{06B7}', '\u{0644}', THREE_DOTS),
    row('\u{06B9}', '\u{0646}', DOT_BELOW),
    // A noon without its dot, wherever it stands.
    start('\u{06BA}', '\u{0649}', ""),
    row('\u{06BC}', '\u{0646}', RING),
    // The nya of Malay has its three dots below where it joins the next letter.
    start('\u{06BD}', '\u{067E}', ""),
    end('\u{06BD}', '\u{06BA}', THREE_DOTS),
    row('\u{06BF}', '\u{0686}', DOT),
    row('\u{06C2}', '\u{06C1}', HAMZA),
    row('\u{06C3}', '\u{0629}', ""),
    row('\u{06C4}', '\u{0648}', RING),
    row('\u{06CA}', '\u{0648}', TWO_DOTS),
    row('\u{06CE}', '\u{06CC}', SMALL_V),
    row('\u{06CF}', '\u{0648}', DOT),
    start('\u{06D1}', '\u{067E}', ""),
    row('\u{06EE}', '\u{062F}', INVERTED_V),
    row('\u{06EF}', '\u{0631}', INVERTED_V),
    row('\u{06FA}', '\u{0634}', DOT_BELOW),
    row('\u{06FB}', '\u{0636}', DOT_BELOW),
    row('\u{06FC}', '\u{063A}', DOT_BELOW),
    start('\u{0754}', '\u{064A}', DOT),
    start('\u{0756}', '\u{0649}', SMALL_V),
    row('\u{0757}', '\u{062D}', TWO_DOTS),
    row('\u{075A}', '\u{062F}', INVERTED_V_BELOW),
    row('\u{075D}', '\u{0639}', TWO_DOTS),
    row('\u{0762}', '\u{06A9}', DOT),
    row('\u{0763}', '\u{06AD}', ""),
    row('\u{0765}', '\u{0645}', DOT),
    row('\u{0766}', '\u{0645}', DOT_BELOW),
    row('\u{0767}', '\u{0646}', TWO_DOTS_BELOW),
    row('\u{0768}', '\u{0646}', SMALL_TAH),
    row('\u{0769}', '\u{0646}', SMALL_V),
    row('\u{076C}', '\u{0631}', HAMZA),
    row('\u{0772}', '\u{062D}', SMALL_TAH),
    row('\u{077E}', '\u{0633}', INVERTED_V),
    row('\u{077F}', '\u{0643}', TWO_DOTS),
    row('\u{0889}', '\u{0646}', INVERTED_V),
    row('\u{088A}', '\u{062D}', INVERTED_V_BELOW),
    row('\u{088B}', '\u{0637}', DOT_BELOW),
    row('\u{08A1}', '\u{0628}', HAMZA),
    row('\u{08A2}', '\u{062C}', TWO_DOTS),
    row('\u{08A3}', '\u{0637}', TWO_DOTS),
    row('\u{08A5}', '\u{0642}', DOT_BELOW),
    row('\u{08A7}', '\u{0645}', THREE_DOTS),
    row('\u{08A8}', '\u{064A}', HAMZA),
    row('\u{08A9}', '\u{064A}', DOT),
    row('\u{08B2}', '\u{0632}', INVERTED_V),
    row('\u{08B4}', '\u{0643}', DOT_BELOW),
    row('\u{08B6}', '\u{0628}', "\u{06E2}"),
    row('\u{08B7}', '\u{067E}', "\u{06E2}"),
    row('\u{08B9}', '\u{0631}', "\u{06E8}"),
    row('\u{08BA}', '\u{064A}', "\u{06E8}"),
    row('\u{08BE}', '\u{067E}', SMALL_V),
    row('\u{08BF}', '\u{062A}', SMALL_V),
    row('\u{08C0}', '\u{0679}', SMALL_V),
    row('\u{08C1}', '\u{0686}', SMALL_V),
    row('\u{08C2}', '\u{06A9}', SMALL_V),
    row('\u{08C5}', '\u{062C}', THREE_DOTS),
    row('\u{08C7}', '\u{0644}', SMALL_TAH),
];

const RING: &str = "\u{0325}";
const DOT: &str = "\u{0307}";
const DOT_BELOW: &str = "\u{0323}";
const DOT_BELOW_AND_ABOVE: &str = "\u{0323}\u{0307}";
const TWO_DOTS: &str = "\u{0308}";
const TWO_DOTS_BELOW: &str = "\u{0324}";
/// Two dots and one on them, or between them where marks are not stacked. U+06DB, small high three dots, is an
/// annotation of the Quran, too small for the dots of a letter, and missing in most monospaced fonts.
const THREE_DOTS: &str = "\u{0308}\u{0307}";
const HAMZA: &str = "\u{0654}";
const SMALL_TAH: &str = "\u{0615}";
const SMALL_V: &str = "\u{065A}";
const INVERTED_V: &str = "\u{065B}";
const SMALL_V_BELOW: &str = "\u{032C}";
const INVERTED_V_BELOW: &str = "\u{032D}";

/// Languages and the letters of their alphabets, as far as letters with a skeleton are among them.
const ALPHABETS: &[(&str, &str)] = &[
    ("Balochi", "آابپتٹجچدڈرزژسشکگلمنںوهہءیےݔۏێ"),
    ("Jawi", "ابةتثجچحخدذرزسشصضطظعغڠفڤقکكݢڬلمنوۏهءيىڽ"),
    ("Kashmiri", "آأابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءؠیےۆۄۍٲٳ"),
    ("Kurdish", "ئابپتجچحخدرڕزژسشعغفڤقکكگلڵمنوۆۊهھەیێ"),
    ("Luri", "آابپتثجچحخدذرزژسشصضطظعغفڤقکگلمنوۉۊۏهەیؽ"),
    ("Maghrebi Arabic", "ابةتثجحخدذرزسشصضطظعغڢڧكݣلمنوهءيى"),
    ("Pashto", "ءآابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهۀیېيۍئ"),
    ("Saraiki", "آابٻپتٹثجڄچحخدڈݙذرڑزژسشصضطظعغفقکگڳلمنںݨوہھءیے"),
    ("Shahmukhi Punjabi", "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلࣇمنںݨوہھءیے"),
    ("Sindhi", "ابٻڀپتٿٽٺثجڄڃچڇحخدڌڏڊڍذرڙزسشصضطظعغفڦقڪکگڳڱلمنڻوهھءي"),
    ("Tunisian Arabic", "ابةتثجحخدذرزسشصضطظعغفڥقڨكلمنوهءيى"),
    ("Urdu", "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہۂۃھءیےۓ"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_shown_by_their_skeletons_and_found_again() {
        assert_eq!(shown_by('ښ', false, true), Some(('\u{FEB3}', "\u{323}\u{307}")));
        assert_eq!(letter_of("\u{FEB3}\u{323}\u{307}\u{64E}"), Some(('ښ', "\u{64E}")));
        // Two rows have the dot below, one of them a dot above too.
        assert_eq!(letter_of("\u{FEAE}\u{323}"), Some(('ڔ', "")));
        assert_eq!(letter_of("\u{FEAE}\u{323}\u{307}"), Some(('ږ', "")));
        assert_eq!(letter_of("\u{FEB3}\u{64E}"), None);
        // The nya of Malay has its dots below or above.
        assert_eq!(shown_by('ڽ', true, true), Some(('\u{FB59}', "")));
        assert_eq!(shown_by('ڽ', true, false), Some(('\u{FB9F}', "\u{308}\u{307}")));
        assert_eq!(shown_by('ڧ', true, false), None);
        // What is not joined is shown by itself.
        assert_eq!(shown_by('ړ', false, false), None);
        assert!(!has_skeleton('ب') && !has_skeleton('ۍ'));
    }

    #[test]
    fn the_table_is_sorted_and_each_row_shows_a_letter_without_forms() {
        assert!(SKELETONS.is_sorted_by_key(|row| row.letter));
        for row in SKELETONS {
            let is_shown = |&(to_previous, to_next): &(bool, bool)| row.form(to_previous, to_next).is_some();
            assert!(SIDES.iter().any(is_shown), "{row:?}");
            let own = |&(to_previous, to_next): &(bool, bool)| {
                row.form(to_previous, to_next).is_some() && forms::joined(row.letter, to_previous, to_next).is_some()
            };
            assert!(!SIDES.iter().any(own), "{row:?} has a form of its own");
        }
    }

    /// A form that shows another letter without any mark must not be a letter of the same alphabet.
    #[test]
    fn no_letter_is_shown_as_another_of_its_alphabet() {
        for row in SKELETONS.iter().filter(|row| row.marks.is_empty()) {
            for (language, letters) in ALPHABETS.iter().filter(|alphabet| alphabet.1.contains(row.letter)) {
                assert!(!letters.contains(row.like), "{row:?} in {language}");
            }
        }
        // Where joined, the swash kaf of Sindhi would be the keheh of Sindhi, which is another letter.
        assert!(!has_skeleton('ڪ'));
        assert!(!stands_alone('ټ') && !stands_alone('ڕ') && !stands_alone('ݢ'));
    }
}
