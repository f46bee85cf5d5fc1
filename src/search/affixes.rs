//! The affixes that a language writes together with a word, and that a whole word may have, from the lists in
//! `assets/words`.

use super::units::{NON_JOINER, is_hebrew_letter};
use qari_bidi::text::fold::{Folding, Orthography};

/// Lists of affixes: each line has the name of a list and its members.
const ARABIC: &str = include_str!("../../assets/words/affixes-ar.tsv");
const PERSIAN: &str = include_str!("../../assets/words/affixes-fa.tsv");
const HEBREW: &str = include_str!("../../assets/words/affixes-he.tsv");

/// A stem of fewer letters is found in too many words that have nothing to do with it. It has affixes only if a list
/// says so, or a half-space parts them.
const LEAST_STEM: usize = 3;

/// The members of one list, folded.
type List = Vec<Vec<char>>;

/// A match and the word around it, without marks. All letters but those of the match are folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// The letters of the word before the match, with half-spaces.
    pub(super) before: Vec<char>,
    /// The letters of the match as the text has them.
    pub(super) inside: Vec<char>,
    /// The letters of the word behind the match, with half-spaces.
    pub(super) behind: Vec<char>,
    /// `true` if the sign of the indefinite accusative stands at the end of the word.
    pub(super) has_fathatan: bool,
}

impl Around {
    /// Returns `true` if the match is the whole word.
    pub(super) fn is_bare(&self) -> bool {
        self.before.iter().chain(&self.behind).all(|&c| c == NON_JOINER)
    }
}

/// The affixes that a query may have around it.
#[derive(Clone, Debug)]
pub(super) struct Affixes {
    folding: Folding,
    /// The letters of the first word of the query, folded.
    first: Vec<char>,
    /// The letters of the last one.
    last: Vec<char>,
    /// The last letter as typed.
    typed: Option<char>,
    /// `true` if the query begins with an article that loses its alef after the preposition ل.
    drops_alef: bool,
    arabic: Arabic,
    persian: Persian,
    hebrew: [List; 4],
}

#[derive(Clone, Debug)]
struct Arabic {
    conjunctions: List,
    prepositions: List,
    future: List,
    pronouns: List,
    /// Words of two letters that take conjunctions.
    short: List,
    /// Words of two letters that take conjunctions and pronouns.
    short_with_pronouns: List,
    /// Nouns that have a long vowel before pronouns.
    kin: List,
}

#[derive(Clone, Debug)]
struct Persian {
    before: List,
    behind: List,
    joined_before: List,
    joined_behind: List,
    /// The letters that a verb behind a joined prefix ends with.
    verb_ends: List,
    /// Words that only look as if they had a joined affix.
    exceptions: List,
}

/// The writing of a word, which decides what may be written together with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    Arabic,
    Persian,
    Hebrew,
    Other,
}

/// Folds a letter of an affix. A teh marbuta is no heh here: it is no pronoun.
pub(super) fn folded(c: char, folding: Folding) -> char {
    if matches!(c, 'ة' | 'ۃ') { 'ة' } else { folding.plain(c) }
}

impl Affixes {
    /// Returns the affixes of a query whose first and last words have these letters. With `drops_alef`, the article
    /// that the query begins with may lose its alef.
    pub(super) fn new(first: &[char], last: &[char], drops_alef: bool, folding: Folding) -> Self {
        let read = |table: &str, name: &str| -> List {
            let line = table.lines().filter_map(|line| line.split_once('\t')).find(|(own, _)| *own == name);
            let members = line.map_or("", |(_, members)| members).split(' ');
            members.map(|member| member.chars().map(|c| folded(c, folding)).collect()).collect()
        };
        let arabic = Arabic {
            conjunctions: read(ARABIC, "conjunctions"),
            prepositions: read(ARABIC, "prepositions"),
            future: read(ARABIC, "future"),
            pronouns: read(ARABIC, "pronouns"),
            short: read(ARABIC, "short"),
            short_with_pronouns: read(ARABIC, "short-with-pronouns"),
            kin: read(ARABIC, "kin"),
        };
        let persian = Persian {
            before: read(PERSIAN, "before"),
            behind: read(PERSIAN, "behind"),
            joined_before: read(PERSIAN, "joined-before"),
            joined_behind: read(PERSIAN, "joined-behind"),
            verb_ends: read(PERSIAN, "verb-ends"),
            exceptions: read(PERSIAN, "exceptions"),
        };
        let hebrew = ["conjunction", "relatives", "prepositions", "article"].map(|name| read(HEBREW, name));
        let typed = last.last().copied();
        let [first, last] = [first, last].map(|word| word.iter().map(|&c| folded(c, folding)).collect());
        Self { folding, first, last, typed, drops_alef, arabic, persian, hebrew }
    }

    /// Returns `true` if what stands around the match are affixes of it.
    pub(super) fn allow(&self, around: &Around) -> bool {
        let (Some(&first), Some(&last)) = (around.inside.first(), around.inside.last()) else { return false };
        self.may_precede(around, self.writing(first)) && self.may_follow(around, self.writing(last))
    }

    fn writing(&self, letter: char) -> Writing {
        match self.folding.orthography {
            Orthography::Yiddish if is_hebrew_letter(letter) => Writing::Other,
            _ if is_hebrew_letter(letter) => Writing::Hebrew,
            Orthography::Arabic => Writing::Arabic,
            Orthography::Persian => Writing::Persian,
            Orthography::Urdu
            | Orthography::Uyghur
            | Orthography::Kurdish
            | Orthography::Yiddish
            | Orthography::Other => Writing::Other,
        }
    }

    fn may_precede(&self, around: &Around, writing: Writing) -> bool {
        let before = around.before.as_slice();
        if let [.., NON_JOINER] = before {
            let letters = before.iter().rposition(|&c| c != NON_JOINER).map_or(0, |last| last + 1);
            return letters == 0 || has(&self.persian.before, &before[..letters]);
        }
        if writing == Writing::Arabic && self.drops_alef && around.inside.first() == Some(&'ل') {
            return self.is_dropped_alef(before);
        }
        if before.is_empty() {
            return true;
        }
        let is_long = self.first.len() >= LEAST_STEM;
        match writing {
            Writing::Arabic if is_long => self.is_arabic_prefix(around),
            Writing::Arabic => has(&self.arabic.conjunctions, before) && self.is_short(&self.first),
            Writing::Persian => {
                let is_verb = self.persian.verb_ends.iter().any(|end| around.inside.ends_with(end));
                is_long && is_verb && has(&self.persian.joined_before, before) && !self.is_exception(around)
            }
            Writing::Hebrew => is_long && self.is_hebrew_prefix(before),
            Writing::Other => false,
        }
    }

    fn may_follow(&self, around: &Around, writing: Writing) -> bool {
        let mut parts = around.behind.split(|&c| c == NON_JOINER);
        let joined = parts.next().unwrap_or_default();
        if !parts.filter(|part| !part.is_empty()).all(|part| has(&self.persian.behind, part)) {
            return false;
        }
        match writing {
            Writing::Arabic => self.is_arabic_suffix(around, joined),
            _ if joined.is_empty() => true,
            Writing::Persian => {
                let is_long = self.last.len() >= LEAST_STEM;
                is_long && has(&self.persian.joined_behind, joined) && !self.is_exception(around)
            }
            Writing::Hebrew | Writing::Other => false,
        }
    }

    /// Returns `true` for a conjunction, then a preposition, the article or both; or the sign of the future before a
    /// verb.
    fn is_arabic_prefix(&self, around: &Around) -> bool {
        self.without_conjunction(&around.before).any(|rest| {
            rest.is_empty()
                || has(&self.arabic.prepositions, rest)
                || has(&self.arabic.future, rest) && self.is_imperfect(&around.inside)
        })
    }

    /// Returns the letters before a match, and what is left of them behind a conjunction.
    fn without_conjunction<'a>(&self, before: &'a [char]) -> impl Iterator<Item = &'a [char]> + use<'a> {
        let strip = |own: &Vec<char>| before.strip_prefix(own.as_slice());
        let stripped: Vec<&[char]> = self.arabic.conjunctions.iter().filter_map(strip).collect();
        std::iter::once(before).chain(stripped)
    }

    /// Returns `true` for a verb that the future particle may stand before: its first letter is one of أ ن ي ت. A noun
    /// with an alef behind that is none (ستار, سنام), nor is one with a teh marbuta (سترة).
    fn is_imperfect(&self, inside: &[char]) -> bool {
        let begins = |set: &str| inside.first().is_some_and(|&c| set.contains(c));
        begins("أنتيىی") && inside.get(1) != Some(&'ا') && self.last.last() != Some(&'ة')
    }

    /// Returns `true` if the preposition ل stands before an article without its alef: للكتاب, لله. Before a stem that
    /// begins with a lam itself, one of the three lams is not written.
    fn is_dropped_alef(&self, before: &[char]) -> bool {
        let begins_with_lam = self.first.get(2) == Some(&'ل');
        self.without_conjunction(before).any(|rest| rest == ['ل'] || rest.is_empty() && begins_with_lam)
    }

    fn is_short(&self, stem: &[char]) -> bool {
        [&self.arabic.short, &self.arabic.short_with_pronouns, &self.arabic.kin].into_iter().any(|list| has(list, stem))
    }

    /// Returns `true` for a pronoun, for the alef of the indefinite accusative, or for nothing, as the stem allows.
    fn is_arabic_suffix(&self, around: &Around, joined: &[char]) -> bool {
        let (typed, written) = (self.typed, around.inside.last().copied());
        // A noun with the article has no pronoun: للناسك is no word of الناس.
        let is_pronoun = has(&self.arabic.pronouns, joined) && !self.is_definite(around);
        match (typed, written) {
            // مدرستنا, مبناه.
            (Some('ة' | 'ه'), Some('ت')) | (Some('ى'), Some('ا')) => return is_pronoun,
            (Some('ة' | 'ۃ'), _) => return joined.is_empty(),
            _ => {}
        }
        if joined.is_empty() {
            return true;
        }
        if self.last.len() < LEAST_STEM {
            let is_vowel = |c: &char| matches!(c, 'و' | 'ا' | 'ي');
            let linked = joined.split_first().filter(|(vowel, _)| is_vowel(vowel)).map(|(_, pronoun)| pronoun);
            let is_linked = joined == ['ي'] || linked.is_some_and(|pronoun| has(&self.arabic.pronouns, pronoun));
            return is_pronoun && has(&self.arabic.short_with_pronouns, &self.last)
                || is_linked && has(&self.arabic.kin, &self.last);
        }
        is_pronoun || joined == ['ا'] && self.may_have_accusative(around)
    }

    /// Returns `true` if the word may be indefinite and in the accusative: it has no article and no preposition, and
    /// no ending of its own. كتابها is no accusative of كتابه, but وجهًا is one.
    fn may_have_accusative(&self, around: &Around) -> bool {
        let is_bare = self.without_conjunction(&around.before).any(<[char]>::is_empty);
        let ends = |set: &str| around.inside.last().is_some_and(|&c| set.contains(c));
        is_bare && !self.is_definite(around) && !ends("اآأإٱىیة") && (around.has_fathatan || !ends("هہھ"))
    }

    /// Returns `true` if the word has the article, before the match or as a part of the query. Verbs such as التقى
    /// begin with the same letters.
    fn is_definite(&self, around: &Around) -> bool {
        let is_article = |letters: &[char]| letters.ends_with(&['ا', 'ل']) || letters.ends_with(&['ل', 'ل']);
        let begins =
            self.last.starts_with(&['ا', 'ل']) && self.last.len() > LEAST_STEM && self.last.get(2) != Some(&'ت');
        is_article(&around.before) || begins
    }

    fn is_hebrew_prefix(&self, before: &[char]) -> bool {
        let mut rests: Vec<&[char]> = vec![before];
        for list in &self.hebrew {
            for index in 0..rests.len() {
                let rest = rests[index];
                rests.extend(list.iter().filter_map(|own| rest.strip_prefix(own.as_slice())));
            }
        }
        rests.iter().any(|rest| rest.is_empty())
    }

    /// Returns `true` if the word that the match is in only looks as if it had an affix.
    fn is_exception(&self, around: &Around) -> bool {
        let inside = around.inside.iter().map(|&c| folded(c, self.folding));
        let word = around.before.iter().copied().chain(inside).chain(around.behind.iter().copied());
        let word: Vec<char> = word.take_while(|&c| c != NON_JOINER).collect();
        self.persian.exceptions.contains(&word)
    }
}

fn has(list: &List, member: &[char]) -> bool {
    list.iter().any(|own| own == member)
}
