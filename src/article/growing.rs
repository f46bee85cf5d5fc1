//! An article that grows: blocks that follow those it has, as a long text or a stream arrives.

use std::collections::HashMap;

use super::builder::{narrow, sections_behind};
use super::{Article, Style};

impl Article {
    /// Makes room for `bytes` bytes of text, so that growing copies nothing. Nothing is reserved where there is no such
    /// room: then the text is moved as it grows.
    pub fn reserve(&mut self, bytes: usize) {
        _ = self.text.try_reserve_exact(bytes.saturating_sub(self.text.len()));
    }

    /// Appends the blocks of `part`, which was read as an article of its own in the same direction. What there is keeps
    /// its positions, unless the article has a disclaimer, which is taken for text that goes on. The language and the
    /// direction stay.
    pub fn append(&mut self, part: Self) {
        let (bytes, first) = (self.text.len(), self.blocks.len());
        let (containers, inlines) = (narrow(self.containers.len()), narrow(self.inlines.len()));
        let targets = narrow(self.targets.len());
        // Each field is taken: a new one has to be thought of here.
        let Self {
            text,
            blocks,
            containers: part_containers,
            inlines: part_inlines,
            pages,
            targets: part_targets,
            labels,
            details,
            anchors,
            flow,
            sections: _,
            language: _,
            address: _,
            direction: _,
        } = part;
        let labels = self.numbers_of(labels);
        self.text.push_str(&text);
        self.targets.extend(part_targets);
        self.containers.extend(part_containers.into_iter().map(|mut container| {
            container.first += first;
            container.parent = container.parent.map(|parent| parent + containers);
            container.kind = container.kind.with_label(|label| labels[label as usize]);
            container
        }));
        self.inlines.extend(part_inlines.into_iter().map(|mut inline| {
            inline.style = match inline.style {
                Style::Link(target) => Style::Link(target + targets),
                Style::FootnoteReference(label) => Style::FootnoteReference(labels[label as usize]),
                style => style,
            };
            inline
        }));
        self.blocks.extend(blocks.into_iter().map(|mut block| {
            block.range = block.range.start + bytes..block.range.end + bytes;
            block.container = block.container.map(|container| container + containers);
            block.inlines = block.inlines.start + inlines..block.inlines.end + inlines;
            block
        }));
        self.pages.extend(pages.into_iter().map(|mut page| {
            page.start.block += first;
            page
        }));
        self.details.extend(details.into_iter().map(|(block, detail)| (first + block, detail)));
        for (name, block) in anchors {
            self.anchors.entry(name).or_insert(first + block);
        }
        self.flow = first + flow;
        sections_behind(&mut self.sections, &self.blocks[..self.flow]);
    }

    /// Keeps the first `blocks` blocks and drops those behind them, and the disclaimer with them.
    pub fn cut(&mut self, blocks: usize) {
        if blocks >= self.blocks.len() {
            return;
        }
        self.blocks.truncate(blocks);
        let last = self.blocks.last();
        self.text.truncate(last.map_or(0, |last| last.range.end));
        self.inlines.truncate(last.map_or(0, |last| last.inlines.end as usize));
        self.containers.truncate(self.containers.partition_point(|container| container.first < blocks));
        self.pages.truncate(self.pages.partition_point(|page| page.start.block < blocks));
        self.details.retain(|block, _| *block < blocks);
        self.anchors.retain(|_, block| *block < blocks);
        self.flow = self.flow.min(blocks);
        self.sections.truncate(self.sections.partition_point(|section| section.blocks.start < self.flow));
        if let Some(last) = self.sections.last_mut() {
            last.blocks.end = self.flow;
            if last.heading.is_some_and(|heading| heading >= blocks) {
                (last.heading, last.level) = (None, 1);
            }
        }
    }

    /// Returns the numbers of `labels` among those of this article, which takes in the new ones.
    fn numbers_of(&mut self, labels: Vec<String>) -> Vec<u32> {
        if labels.is_empty() {
            return Vec::new();
        }
        let mut known: HashMap<String, u32> = self.labels.iter().cloned().zip(0..).collect();
        let mut number = |label: String| {
            *known.entry(label).or_insert_with_key(|label| {
                self.labels.push(label.clone());
                narrow(self.labels.len() - 1)
            })
        };
        labels.into_iter().map(&mut number).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Builder, ContainerKind, Kind, Markup, Rich};
    use qari_bidi::text::direction::Direction;

    /// Adds blocks `range` of a text of many kinds.
    fn add(builder: &mut Builder, range: std::ops::Range<usize>) {
        for index in range {
            match index % 7 {
                0 => _ = builder.block(Kind::Heading(1 + u8::try_from(index / 7 % 3).expect("small")), "فصل"),
                1 => {
                    builder.open(ContainerKind::Quote).block(Kind::Paragraph, "قول").close();
                }
                2 => {
                    let label = builder.label(&format!("{}", index / 14));
                    builder.open(ContainerKind::Footnote { label }).block(Kind::Paragraph, "حاشية").close();
                }
                3 => {
                    let mut rich = Rich::from("نص ");
                    rich.styled(Markup::Link(format!("#{index}")), "رابط");
                    rich.styled(Markup::FootnoteReference(format!("{}", index / 14)), "١");
                    builder.rich(Kind::Paragraph, rich);
                }
                4 => _ = builder.page(&index.to_string()).anchor(&index.to_string()).block(Kind::Paragraph, "صفحة"),
                5 => _ = builder.verse(Rich::from("صدر البيت"), Rich::from("عجز البيت")),
                _ => _ = builder.code(Rich::from("let x = 1;"), "rust"),
            }
        }
    }

    fn article(range: std::ops::Range<usize>) -> Article {
        let mut builder = Builder::new();
        builder.direction(Direction::Rtl);
        add(&mut builder, range);
        builder.finish().expect("an article")
    }

    /// Returns the article with the addresses in the places of their numbers, which may differ.
    fn plain(article: &Article) -> String {
        let styles = |block: usize| {
            article.inlines(block).iter().map(|inline| match inline.style {
                crate::article::Style::Link(target) => article.target(target).to_owned(),
                crate::article::Style::FootnoteReference(label) => article.label(label).to_owned(),
                style => format!("{style:?}"),
            })
        };
        let block = |block: usize| {
            let containers: Vec<String> = article
                .containers(block)
                .map(|it| match it.kind {
                    ContainerKind::Footnote { label } => format!("{} {}", article.label(label), it.first),
                    kind => format!("{kind:?} {} {}", it.first, it.tight),
                })
                .collect();
            let own = &article.blocks()[block];
            let (kind, direction) = (own.kind(), own.direction());
            let (text, styles) = (article.text(block), styles(block).collect::<Vec<_>>());
            format!("{kind:?} {direction:?} {text} {containers:?} {styles:?} {:?}", article.code_language(block))
        };
        let blocks: Vec<String> = (0..article.blocks().len()).map(block).collect();
        let mut anchors: Vec<(&str, usize)> = article.anchors().collect();
        anchors.sort_unstable();
        format!("{blocks:#?}{:?}{:?}{anchors:?}", article.sections(), article.pages())
    }

    #[test]
    fn an_article_that_grew_is_the_whole() {
        for parts in [[3, 9, 30], [1, 8, 15], [7, 14, 40], [4, 5, 6]] {
            let mut grown = article(0..parts[0]);
            let mut begin = parts[0];
            for end in &parts[1..] {
                grown.append(article(begin..*end));
                begin = *end;
            }
            assert_eq!(plain(&grown), plain(&article(0..parts[2])), "{parts:?}");
        }
    }

    #[test]
    fn what_is_cut_off_leaves_the_beginning() {
        for blocks in 1..30 {
            let mut cut = article(0..30);
            cut.cut(blocks);
            assert_eq!(plain(&cut), plain(&article(0..blocks)), "{blocks}");
            cut.append(article(blocks..40));
            assert_eq!(plain(&cut), plain(&article(0..40)), "{blocks}");
        }
    }
}
