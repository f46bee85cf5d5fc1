//! The line of the source that a place of an article is from.
//!
//! Readers do not keep where each block was: few people ever ask, and texts are read in pieces. The blocks are found
//! again instead, one after the other, by the letters that they begin with; signs of markup are no letters.

use super::{Article, Pos};

/// The numbers of letters that a block is looked for by, one after the other.
const KEYS: [usize; 3] = [40, 16, 6];

/// The most letters between the end of a block and the next one: markup, and what is no text.
const NEAR: usize = 4096;

/// The letters of a long key: where it stands, the block does.
const CERTAIN: usize = 30;

/// The most blocks that are looked for in all of the rest of the source and not found: a source of which so much is not
/// there as it is read is another text.
const MOST_LOST: usize = 256;

impl Article {
    /// Returns the number of the line of `source`, counted from 1, that the text at `pos` is from. `source` is the
    /// decoded document that the article was read from, with line feeds at line ends. The lines of documents that are
    /// lines are counted; other blocks are looked for in their order, and a block that is not found there is taken for
    /// the first line that has its first words. Returns 1 if there is none.
    #[must_use]
    pub fn source_line(&self, pos: Pos, source: &str) -> usize {
        if self.is_lines() && self.flow().contains(&pos.block) {
            let ends = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count();
            let text = self.text(pos.block);
            let own = ends(&text[..floor(text, pos.byte)]);
            return (0..pos.block).map(|block| ends(self.text(block)) + 1).sum::<usize>() + own + 1;
        }
        let source = Letters::of(source);
        let text = self.text(pos.block);
        let before = floor(text, pos.byte);
        let start = self.found_in_order(pos.block, &source).or_else(|| source.first(text));
        // The words at the place itself, not far behind the beginning of the block.
        let reach = letters(text).count() * 2 + NEAR;
        let own = start.and_then(|start| {
            let start = start + letters(&text[..before]).map(char::len_utf8).sum::<usize>().min(source.letters.len());
            // What stands between the words of the source can only put them further on.
            source.near(&text[before..], start.min(source.letters.len()), reach)
        });
        own.or(start).map_or(1, |at| source.line(at))
    }

    /// Returns where the letters of block `block` begin in `source`, if the blocks up to it are found one after the
    /// other.
    fn found_in_order(&self, block: usize, source: &Letters) -> Option<usize> {
        let (mut cursor, mut lost) = (0, 0);
        let mut found = None;
        for index in 0..=block {
            let text = self.text(index);
            found = source.near(text, cursor, NEAR);
            if found.is_none() && lost < MOST_LOST {
                found = source.certain(text, cursor);
                lost += usize::from(found.is_none());
            }
            if let Some(at) = found {
                let end = at + letters(text).map(char::len_utf8).sum::<usize>();
                let is_whole = source.letters.get(at..end).is_some_and(|own| own.chars().eq(letters(text)));
                let key: usize = letters(text).take(KEYS[2]).map(char::len_utf8).sum();
                cursor = if is_whole { end } else { at + key };
            }
        }
        found
    }
}

/// The letters and digits of a source, and where its lines begin among them.
struct Letters {
    letters: String,
    /// The byte of `letters` that each line begins at.
    lines: Vec<usize>,
}

impl Letters {
    fn of(source: &str) -> Self {
        let (mut all, mut lines) = (String::with_capacity(source.len()), Vec::new());
        for line in source.split('\n') {
            lines.push(all.len());
            all.extend(letters(line));
        }
        Self { letters: all, lines }
    }

    /// Returns the line, counted from 1, that has the letter at `at`.
    fn line(&self, at: usize) -> usize {
        // Lines without letters begin where the next one does.
        self.lines.partition_point(|start| *start <= at)
    }

    /// Returns where `text` begins within `reach` letters behind `from`.
    fn near(&self, text: &str, from: usize, reach: usize) -> Option<usize> {
        let rest = self.letters.get(from..)?;
        let rest = &rest[..floor(rest, reach.saturating_mul(2))];
        keys(text).find_map(|key| rest.find(&key)).map(|at| from + at)
    }

    /// Returns where a text that is long enough to be told from others begins behind `from`.
    fn certain(&self, text: &str, from: usize) -> Option<usize> {
        let key = keys(text).next().filter(|key| key.chars().count() >= CERTAIN)?;
        self.letters.get(from..)?.find(&key).map(|at| from + at)
    }

    /// Returns where `text` begins first.
    fn first(&self, text: &str) -> Option<usize> {
        keys(text).find_map(|key| self.letters.find(&key))
    }
}

/// Returns the last character boundary of `text` at or before `byte`.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Returns the letters and digits of `text`.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// Returns the beginnings of a text that it is looked for by, the longest first.
fn keys(text: &str) -> impl Iterator<Item = String> {
    let longest: String = letters(text).take(KEYS[0]).collect();
    let count = longest.chars().count();
    let shorter = KEYS.into_iter().skip(1).filter(move |key| *key < count);
    let shorter: Vec<String> = shorter.map(|key| longest.chars().take(key).collect()).collect();
    std::iter::once(longest).chain(shorter).filter(|key| !key.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Builder, Kind};

    fn article(blocks: &[(Kind, &str)]) -> Article {
        let mut builder = Builder::new();
        for (kind, text) in blocks {
            builder.block(*kind, text);
        }
        builder.finish().expect("an article")
    }

    #[test]
    fn blocks_are_found_in_their_order() {
        let source = "# باب\n\nنص **أول** هنا\nباب في النص\n\n# باب\n\nنص ثان\n";
        let article = article(&[
            (Kind::Heading(1), "باب"),
            (Kind::Paragraph, "نص أول هنا باب في النص"),
            (Kind::Heading(1), "باب"),
            (Kind::Paragraph, "نص ثان"),
        ]);
        let line = |block: usize, byte: usize| article.source_line(Pos { block, byte }, source);
        assert_eq!([line(0, 0), line(1, 0), line(2, 0), line(3, 0)], [1, 3, 6, 8]);
        let second = article.text(1).find("في").expect("a word");
        assert_eq!(line(1, second), 4, "the second line of the paragraph");
    }

    #[test]
    fn what_is_not_found_is_at_the_beginning() {
        let article = article(&[(Kind::Paragraph, "غير موجود"), (Kind::Rule, ""), (Kind::Paragraph, "آخر")]);
        let line = |block: usize| article.source_line(Pos { block, byte: 0 }, "نص\n\n***\nآخر");
        assert_eq!([line(0), line(1), line(2)], [1, 1, 4]);
    }

    #[test]
    fn lines_are_counted() {
        let lines: String = (1..=300).map(|number| format!("line {}\n", number % 7)).collect();
        let mut builder = Builder::new();
        for block in lines.trim_end().split('\n').collect::<Vec<_>>().chunks(64) {
            builder.block(Kind::Lines, &block.join("\n"));
        }
        let article = builder.finish().expect("an article");
        assert_eq!(article.source_line(Pos { block: 2, byte: 0 }, &lines), 129);
        assert_eq!(article.source_line(Pos { block: 2, byte: 7 }, &lines), 130);
    }
}
