//! Words with spellings that no rule of letters tells, from the lists in `assets/words`.

use qari_bidi::text::fold::{Folding, Level};

/// Words and the spellings that the Quran has for them where it differs from what rules of letters tell.
const UTHMANI: &str = include_str!("../../assets/words/uthmani.tsv");
/// Words whose alef is written or not: equivalent at [`Level::Loose`].
const ALEF: &str = include_str!("../../assets/words/alef.tsv");
/// The longest word of the lists has fewer letters.
const MOST_LETTERS: usize = 16;

/// A part of a word that a text may spell in another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Other {
    /// The first letter of the part.
    pub(super) start: usize,
    /// The number of letters of the part: none for letters that only the text has.
    pub(super) count: usize,
    /// The evidence that the text has for it.
    pub(super) written: Vec<String>,
}

/// Returns the other spellings of a word, given in plain letters (see [`Folding::plain`]). Clitics may precede it,
/// which `is_clitic` tells. Some words have them only if `is_inside_phrase`, with white space on both sides.
pub(super) fn others(
    letters: &[char],
    folding: Folding,
    is_inside_phrase: bool,
    is_clitic: impl Fn(&str) -> bool,
) -> Vec<Other> {
    if letters.len() > MOST_LETTERS {
        return Vec::new();
    }
    let plain = |word: &str| -> Vec<char> { word.chars().map(|c| folding.plain(c)).collect() };
    let stems = (0..letters.len()).filter(|&start| is_clitic(&letters[..start].iter().collect::<String>()));
    let other = |start: usize| {
        let stem = &letters[start..];
        let mut written: Vec<&str> = Vec::new();
        for (typed, spellings) in UTHMANI.lines().filter_map(|line| line.split_once('\t')) {
            if plain(typed) == stem {
                written.extend(spellings.split(' '));
            }
        }
        let loose = ALEF.lines().filter(|_| folding.level == Level::Loose).filter_map(|line| line.split_once('\t'));
        for (place, spellings) in loose {
            if (place != "phrase" || is_inside_phrase) && spellings.split(' ').any(|word| plain(word) == stem) {
                written.extend(spellings.split(' ').filter(|word| plain(word) != stem));
            }
        }
        let written: Vec<Vec<char>> = written.into_iter().map(|word| word.chars().collect()).collect();
        let same = |index: usize, other: &[char]| other.get(index).is_some_and(|&c| folding.plain(c) == stem[index]);
        let begins = (0..stem.len()).take_while(|&index| written.iter().all(|other| same(index, other))).count();
        let from_end = |count: usize, other: &[char]| {
            let at = other.len().checked_sub(count).filter(|&at| at >= begins);
            at.is_some_and(|at| folding.plain(other[at]) == stem[stem.len() - count])
        };
        let most = stem.len() - begins;
        let ends = (1..=most).take_while(|&count| written.iter().all(|other| from_end(count, other))).count();
        let part = |other: &Vec<char>| other[begins..other.len() - ends].iter().collect();
        (!written.is_empty()).then(|| Other {
            start: start + begins,
            count: most - ends,
            written: written.iter().map(part).collect(),
        })
    };
    stems.filter_map(other).collect()
}
