//! The text of an article as it is taken out: copied, quoted, handed to another program.

use std::borrow::Cow;
use std::ops::Range;

use qari_bidi::text::visible::{boundary_from, defused, is_line_end};

use super::{Article, Kind, Pos, on_one_line};

impl Article {
    /// Returns the text from `range.start` to `range.end` in logical order, as the article has it: no presentation
    /// forms, no kashida of justification, no signs of lists or quotes. Blocks are separated by a blank line, those
    /// that follow closely by a line feed. The rows of a table are lines of cells separated by tabs, with a blank for
    /// each line end inside a cell; a line of verse keeps the tab between its hemistichs. Every other line end is a
    /// line feed. The only control characters are line feed and tab: others are replaced by their symbols.
    ///
    /// A position inside a character is moved on to the next one, and one outside the article to its end.
    #[must_use]
    pub fn extract(&self, range: Range<Pos>) -> String {
        let mut text = String::new();
        let mut last = None;
        let end = range.end.block.saturating_add(1).min(self.blocks().len());
        for block in range.start.block..end {
            let part = self.part(block, &range);
            if part.is_empty() {
                continue;
            }
            if let Some(last) = last {
                let is_close = (last + 1..=block).all(|block| self.follows_closely(block));
                text += if is_close { "\n" } else { "\n\n" };
            }
            text += &taken(&self.text(block)[part], self.blocks()[block].kind());
            last = Some(block);
        }
        text
    }

    /// Returns the range of the whole of `blocks`.
    #[must_use]
    pub fn range_of(&self, blocks: Range<usize>) -> Range<Pos> {
        let end = blocks.end.saturating_sub(1);
        let byte = self.blocks().get(end).map_or(0, |_| self.text(end).len());
        Pos { block: blocks.start, byte: 0 }..Pos { block: end, byte }
    }

    /// Returns the bytes of block `block` that `range` covers.
    #[must_use]
    pub fn part(&self, block: usize, range: &Range<Pos>) -> Range<usize> {
        if !(range.start.block..=range.end.block).contains(&block) {
            return 0..0;
        }
        let text = self.text(block);
        let byte = |pos: Pos| boundary_from(text, pos.byte);
        let start = if block == range.start.block { byte(range.start) } else { 0 };
        let end = if block == range.end.block { byte(range.end) } else { text.len() };
        start.min(end)..end
    }
}

/// Returns a part of the text of a block of kind `kind`, as it is taken out.
fn taken(text: &str, kind: Kind) -> Cow<'_, str> {
    let text = if matches!(kind, Kind::Table { .. }) { on_one_line(text) } else { Cow::Borrowed(text) };
    let text = if text.contains(|c| c != '\n' && is_line_end(c)) { Cow::Owned(with_line_feeds(&text)) } else { text };
    match defused(&text) {
        Cow::Owned(defused) => Cow::Owned(defused),
        Cow::Borrowed(_) => text,
    }
}

/// Returns `text` with a line feed for each line end; a carriage return with a line feed is one.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").chars().map(|c| if is_line_end(c) { '\n' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BoxKind, Builder, CELL_LINE, ContainerKind, Marker, Rich};

    fn pos(block: usize, byte: usize) -> Pos {
        Pos { block, byte }
    }

    fn whole(article: &Article) -> String {
        article.extract(article.range_of(0..article.blocks().len()))
    }

    #[test]
    fn blocks_stand_apart_as_they_do_on_the_screen() {
        let mut builder = Builder::new();
        let item = ContainerKind::Item { marker: Marker::Bullet, list_end: 0 };
        builder.block(Kind::Title, "عنوان").block(Kind::Paragraph, "فقرة");
        builder.open(item).block(Kind::Paragraph, "أول").close().open(item).block(Kind::Paragraph, "ثان").close();
        builder.open(ContainerKind::Box(BoxKind::Tip)).block(Kind::BoxTitle, "فائدة").block(Kind::Paragraph, "نص");
        builder.close().verse("صدر".into(), "عجز".into()).verse("صدر".into(), Rich::new());
        let article = builder.finish().expect("an article");
        assert_eq!(whole(&article), "عنوان\n\nفقرة\n\nأول\nثان\n\nفائدة\nنص\n\nصدر\tعجز\nصدر");
        assert_eq!(article.extract(pos(0, 4)..pos(1, 4)), "وان\n\nفق");
        assert_eq!(article.extract(pos(0, 10)..pos(1, 4)), "فق", "nothing of the first block");
        assert_eq!(article.extract(pos(1, 4)..pos(1, 4)), "");
        assert_eq!(article.extract(pos(1, 4)..pos(0, 0)), "");
        assert_eq!(article.extract(pos(7, 0)..pos(99, 99)), "صدر");
        assert_eq!(article.extract(pos(1, 1)..pos(1, 3)), "ق", "inside of characters");
    }

    #[test]
    fn cells_are_separated_by_tabs_and_stand_on_one_line() {
        let cell = |text: &str| Rich::from(text);
        let mut builder = Builder::new();
        let rows = vec![vec![cell("أ"), cell("ب\nج")], vec![cell("د"), cell("")]];
        builder.table(rows, true);
        let article = builder.finish().expect("an article");
        assert!(article.text(0).contains(CELL_LINE));
        assert_eq!(whole(&article), "أ\tب ج\nد\t");
    }

    #[test]
    fn nothing_in_it_controls_a_terminal() {
        let mut builder = Builder::new();
        builder.block(Kind::Code, "a\u{1b}[31m\u{9b}x\r\nb\rc\u{85}d\u{2028}e\u{2029}f\tg\u{7f}");
        let article = builder.finish().expect("an article");
        assert_eq!(whole(&article), "a␛[31m␦x\nb\nc\nd\ne\nf\tg␡");
    }
}
