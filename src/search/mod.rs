//! From what a person types to the places where a text says it.
//!
//! A query is compiled to one regular expression over the source bytes: a class for each letter, and between letters a run
//! of what the level of folding passes over. There is no folded copy of the text, and a match is a range of the source.

use std::ops::Range;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use crate::text::fold::{IGNORABLE, Level, is_ignorable};
use crate::text::forms;

/// What is searched for, and how exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// As it was typed.
    pub text: String,
    /// What is folded.
    pub level: Level,
}

/// A query, ready to search with.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Option<Regex>,
    /// Whether what follows a match is a part of its last letter, so that it is none.
    goes_on: fn(&str, char) -> bool,
}

impl Query {
    /// Compiles the query. A query that holds nothing to search for, as marks alone at [`Level::Marks`], finds nothing.
    ///
    /// Case matters if the query has a capital letter (smart case).
    #[must_use]
    pub fn compile(&self) -> Pattern {
        let (expression, goes_on): (_, fn(&str, char) -> bool) = match self.level {
            Level::Exact => (exact(&self.text), |_, next| is_combining_mark(next)),
            Level::Marks => (unmarked(&self.text), changes_last_letter),
        };
        let case = if self.text.chars().any(char::is_uppercase) { "" } else { "(?i)" };
        // An expression too long to compile is one that was pasted by mistake: it finds nothing.
        let regex = expression.and_then(|expression| Regex::new(&format!("{case}{expression}")).ok());
        Pattern { regex, goes_on }
    }
}

impl Pattern {
    /// The places in `text` that match, as ranges of bytes, from the first to the last; they do not overlap.
    pub fn find_in<'t>(&self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        let ends_a_letter = move |range: &Range<usize>| {
            !text[range.end..].chars().next().is_some_and(|next| (self.goes_on)(&text[range.clone()], next))
        };
        self.regex.iter().flat_map(move |regex| regex.find_iter(text)).map(|found| found.range()).filter(ends_a_letter)
    }
}

/// The expression of [`Level::Exact`]: each letter with its marks in every order and composition that is canonically
/// equivalent (UAX #15). A text is not normalised, and people type shadda and vowel in either order.
fn exact(query: &str) -> Option<String> {
    let decomposed: Vec<char> = query.nfd().collect();
    let letters = decomposed.chunk_by(|_, next| is_combining_mark(*next));
    let expression: String =
        letters.map(|letter| if letter[0].is_whitespace() { r"\s".to_owned() } else { spellings(letter) }).collect();
    (!expression.is_empty()).then_some(expression)
}

/// The alternatives of a letter, given as its base character and its marks in canonical order.
fn spellings(letter: &[char]) -> String {
    let canonical: String = letter.iter().collect();
    let (base, marks) = (letter[0], &letter[1..]);
    let mut orders: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in marks.iter().filter(|_| marks.len() <= MOST_ORDERED_MARKS) {
        let with_one_more = |order: &Vec<usize>| {
            let unused = (0..marks.len()).filter(|mark| !order.contains(mark)).collect::<Vec<_>>();
            unused.into_iter().map(|mark| [order.as_slice(), &[mark]].concat()).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(with_one_more).collect();
    }
    let mut spellings: Vec<String> = vec![canonical.nfc().collect(), canonical.clone()];
    for order in orders {
        let rest = (0..marks.len()).filter(|mark| !order.contains(mark));
        let marks: Vec<char> = order.iter().copied().chain(rest).map(|mark| marks[mark]).collect();
        let composed = marks.first().and_then(|&first| compose(base, first));
        let tail = |from: usize| marks[from..].iter().collect::<String>();
        spellings.push(format!("{base}{}", tail(0)));
        spellings.extend(composed.map(|composed| format!("{composed}{}", tail(1))));
    }
    spellings.retain(|spelling| spelling.nfd().eq(canonical.chars()));
    spellings.sort();
    spellings.dedup();
    let escaped: Vec<String> = spellings.iter().map(|spelling| regex::escape(spelling)).collect();
    if let [only] = escaped.as_slice() { only.clone() } else { format!("(?:{})", escaped.join("|")) }
}

/// So many marks of one letter are looked for in every order; more are no writing.
const MOST_ORDERED_MARKS: usize = 4;

/// A mark that stands on the character before it and may be composed with it or change places with its like.
fn is_combining_mark(c: char) -> bool {
    canonical_combining_class(c) != 0
}

/// Whether `next` makes another letter of the last one of `matched`, as a hamza does of an alef.
fn changes_last_letter(matched: &str, next: char) -> bool {
    SEATED.contains(&next)
        && matched.chars().rfind(|&c| !is_ignorable(c)).is_some_and(|letter| compose(letter, next).is_some())
}

/// Madda and hamza: on some letters they are no marks to be passed over, but make another letter (آ أ ؤ إ ئ).
const SEATED: [char; 3] = ['\u{0653}', '\u{0654}', '\u{0655}'];

/// The expression of [`Level::Marks`]: the query without its marks, each letter in all its presentation forms, with any
/// marks between and behind.
fn unmarked(query: &str) -> Option<String> {
    let letters = plain_letters(query);
    let mut expression = String::new();
    let mut rest = letters.as_slice();
    while let Some((&letter, behind)) = rest.split_first() {
        rest = behind;
        let is_space = |c: char| c.is_whitespace() || is_joiner_space(c);
        if is_space(letter) {
            rest = &behind[behind.iter().take_while(|&&c| is_space(c)).count()..];
            // A zero-width non-joiner is as good as a space, or as nothing where the query has none.
            let spaces = if letter.is_whitespace() { r"(?:\s|\x{200C})+" } else { r"\s*" };
            expression.push_str(&format!("{spaces}{}", marks_after(' ')));
            continue;
        }
        let ligature = behind.first().filter(|_| letter == '\u{0644}').and_then(|&alef| forms::lam_alef(alef));
        match (ligature, behind) {
            (Some(forms), [alef, behind @ ..]) => {
                let forms: String = forms.all().collect();
                let (lam, lam_marks, alef_class) = (letter_class(letter), marks_after(letter), letter_class(*alef));
                expression.push_str(&format!("(?:{lam}{lam_marks}{alef_class}|[{forms}]){}", marks_after(*alef)));
                rest = behind;
            }
            _ => expression.push_str(&format!("{}{}", letter_class(letter), marks_after(letter))),
        }
    }
    letters.iter().any(|&c| !c.is_whitespace() && !is_joiner_space(c)).then_some(expression)
}

/// The run of marks that is passed over behind `letter`: any, but those that make another letter of it.
fn marks_after(letter: char) -> String {
    let class = IGNORABLE.map(|(first, last)| class_range(first, last)).concat();
    let seated = SEATED.into_iter().filter(|&mark| compose(letter, mark).is_some());
    let seated: String = seated.map(|mark| class_range(mark, mark)).collect();
    if seated.is_empty() { format!("[{class}]*") } else { format!("[[{class}]--[{seated}]]*") }
}

/// The letters of a query: presentation forms as their letters (they come with text pasted from pages laid out for the eye),
/// hamza and madda composed with the letter they change, all other marks left out.
fn plain_letters(query: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    let plain = query.chars().flat_map(|c| match c {
        '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => c.nfkc().collect::<Vec<_>>(),
        _ => vec![c],
    });
    for c in plain {
        let seated = letters.last().filter(|_| SEATED.contains(&c)).and_then(|&seat| compose(seat, c));
        match (seated, letters.last_mut()) {
            (Some(letter), Some(seat)) => *seat = letter,
            _ if !is_ignorable(c) || is_joiner_space(c) => letters.push(c),
            _ => {}
        }
    }
    letters
}

/// Zero-width non-joiner: typed between the parts of a Persian word where others type a space.
fn is_joiner_space(c: char) -> bool {
    c == '\u{200C}'
}

/// What matches one letter: itself, its presentation forms, and where it is composed of a letter and marks, those, with
/// others between them.
fn letter_class(letter: char) -> String {
    let forms: String = forms::forms(letter).iter().flat_map(forms::Forms::all).collect();
    let whole = if forms.is_empty() { regex::escape(&letter.to_string()) } else { format!("[{letter}{forms}]") };
    let decomposed: Vec<char> = letter.to_string().nfd().collect();
    let [base, marks @ ..] = decomposed.as_slice() else { return whole };
    if marks.is_empty() {
        return whole;
    }
    let parts = |marks: &mut dyn Iterator<Item = &char>| -> String {
        marks.map(|mark| format!("{}{mark}", marks_after(*base))).collect()
    };
    let (there, back) = (parts(&mut marks.iter()), parts(&mut marks.iter().rev()));
    format!("(?:{whole}|{base}(?:{there}|{back}))", base = regex::escape(&base.to_string()))
}

fn class_range(first: char, last: char) -> String {
    format!(r"\x{{{:X}}}-\x{{{:X}}}", u32::from(first), u32::from(last))
}
