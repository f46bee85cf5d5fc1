//! The source of a piece of an article, as one cites it.

use std::ops::Range;

use super::{Article, Kind, Pos, Style};
use qari_bidi::text::script;
use qari_bidi::text::visible::{name_line, trimmed};

/// The source of a piece of an article, in the words of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// The author or publisher.
    pub author: Option<String>,
    /// The title of the document.
    pub title: Option<String>,
    /// The printed page, or the first and the last: `51`, `1/51`, `1/51–52`.
    pub page: Option<String>,
    /// The heading of the section; only where there is no page.
    pub section: Option<String>,
    /// The address of the original.
    pub address: Option<String>,
}

impl Article {
    /// Returns what one cites of the text from `range.start` to `range.end`.
    #[must_use]
    pub fn attribution(&self, range: &Range<Pos>) -> Attribution {
        let head = self.flow().take_while(|&block| matches!(self.blocks()[block].kind(), Kind::Title | Kind::Source));
        let author = head.clone().find(|&block| self.blocks()[block].kind() == Kind::Source);
        let page = self.pages_of(range);
        Attribution {
            author: author.map(|block| line(self.text(block))),
            title: self.title().map(line),
            section: if page.is_none() { self.heading_over(range.start) } else { None },
            page,
            address: self.original().map(str::to_owned),
        }
    }

    /// Returns the label of the printed page of `range`, or of the first and the last.
    fn pages_of(&self, range: &Range<Pos>) -> Option<String> {
        let first = self.page_at(range.start)?.label();
        // The page that begins at the end is not in it.
        let before_end = Pos { byte: range.end.byte.saturating_sub(1), ..range.end };
        let last = self.page_at(before_end.max(range.start)).map_or(first, |page| page.label());
        if last == first {
            return Some(first.to_owned());
        }
        let volume = |label: &str| label.rsplit_once('/').map(|(volume, _)| volume.to_owned());
        let is_same = volume(first) == volume(last);
        let short = last.rsplit_once('/').map_or(last, |(_, page)| page);
        Some(format!("{first}–{}", if is_same { short } else { last }))
    }

    /// Returns the heading of the section that `pos` is in, unless it is the title.
    fn heading_over(&self, pos: Pos) -> Option<String> {
        if !self.flow().contains(&pos.block) {
            return None;
        }
        let heading = self.sections().get(self.section_of(pos.block))?.heading?;
        Some(line(self.text(heading))).filter(|heading| self.title().map(line).as_ref() != Some(heading))
    }

    /// Returns the address of the original: that of the page, or of the link to it at the end of the text.
    fn original(&self) -> Option<&str> {
        let of_link = |block: usize| {
            let is_link = self.blocks()[block].kind() == Kind::Link;
            let mut styles = self.inlines(block).iter().filter(|_| is_link);
            styles.find_map(|inline| if let Style::Link(link) = inline.style { Some(self.target(link)) } else { None })
        };
        let is_of_web = |address: &&str| ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
        self.address().or_else(|| self.flow().rev().take(1).find_map(of_link)).filter(is_of_web)
    }
}

impl Attribution {
    /// Returns it as one line, such as `ابن سعد، الطبقات الكبرى، ٣/٢٧٣`: the parts separated by commas of their script,
    /// `name` for a document without a title, and the page in the digits that `digits` puts it into. Empty if nothing
    /// is known.
    #[must_use]
    pub fn cited(&self, name: Option<&str>, digits: impl Fn(&str) -> String) -> String {
        let page = self.page.as_deref().map(digits);
        let title = self.title.as_deref().or(name);
        let parts = [self.author.as_deref(), title, page.as_deref(), self.section.as_deref(), self.address.as_deref()];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).map(name_line).collect();
        let comma = if script::is_arabic(parts.iter().map(AsRef::as_ref)) { "، " } else { ", " };
        let last = parts.len().saturating_sub(1);
        let parts = parts.iter().enumerate().map(|(index, part)| if index < last { unended(part) } else { part });
        parts.collect::<Vec<_>>().join(comma)
    }
}

/// Returns a part of a citation without the punctuation that it ends with, for a comma follows. The full stop of a
/// short Latin word is one of an abbreviation: `Inc.`, `Jr.`
fn unended(part: &str) -> &str {
    /// The most letters of an abbreviation.
    const SHORT: usize = 3;
    let own = part.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '،' | '؛' | '۔'));
    let Some(whole) = own.strip_suffix('.') else { return own };
    let word = whole.rsplit([' ', '.']).next().unwrap_or(whole);
    let is_short = word.chars().count() <= SHORT && word.chars().all(|c| c.is_ascii_alphabetic());
    if is_short { own } else { whole.trim_end_matches(['.', ' ']) }
}

/// Returns `text` on one line, without white space around it.
fn line(text: &str) -> String {
    trimmed(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Builder, Markup, Rich};

    fn cited(article: &Article, range: Range<(usize, usize)>) -> String {
        let pos = |(block, byte)| Pos { block, byte };
        let arabic = |label: &str| {
            label.chars().map(|c| c.to_digit(10).map_or(c, |n| ['٠', '١', '٢', '٣'][n as usize])).collect()
        };
        article.attribution(&(pos(range.start)..pos(range.end))).cited(Some("file.txt"), arabic)
    }

    #[test]
    fn books_are_cited_by_author_title_and_page() {
        let mut builder = Builder::new();
        builder.block(Kind::Title, "الطبقات الكبرى").block(Kind::Source, "ابن سعد").block(Kind::Source, "دار صادر");
        builder.page("1/23").block(Kind::Heading(1), "باب").block(Kind::Paragraph, "نص أول");
        builder.page("1/30").block(Kind::Paragraph, "نص ثان").page("2/1").block(Kind::Paragraph, "ثالث");
        let article = builder.finish().expect("an article");
        assert_eq!(cited(&article, (4, 0)..(4, 4)), "ابن سعد، الطبقات الكبرى، ١/٢٣");
        assert_eq!(cited(&article, (4, 0)..(5, 0)), "ابن سعد، الطبقات الكبرى، ١/٢٣–٣٠");
        assert_eq!(cited(&article, (5, 0)..(6, 3)), "ابن سعد، الطبقات الكبرى، ١/٣٠–٢/١");
        assert_eq!(cited(&article, (6, 0)..(6, 0)), "ابن سعد، الطبقات الكبرى، ٢/١");
    }

    #[test]
    fn a_comma_takes_the_place_of_other_punctuation() {
        let check = |author: &str, title: &str, expected: &str| {
            let parts =
                Attribution { author: Some(author.into()), title: Some(title.into()), ..Attribution::default() };
            assert_eq!(parts.cited(None, str::to_owned), expected);
        };
        check("ابن سعد (ت ٢٣٠ هـ).", "الطبقات.", "ابن سعد (ت ٢٣٠ هـ)، الطبقات.");
        check("ابن سعد،", "الطبقات", "ابن سعد، الطبقات");
        check("Smith, Jr.", "A title.", "Smith, Jr., A title.");
        check("The editors. ", "Title:", "The editors, Title:");
    }

    #[test]
    fn other_documents_are_cited_by_section_and_address() {
        let mut builder = Builder::new();
        builder.block(Kind::Title, "A title").block(Kind::Paragraph, "Lead");
        builder.block(Kind::Heading(1), "First\u{2028}part").block(Kind::Paragraph, "Text");
        let link = || Rich::from("original").within(Markup::Link("https://a.org/b".to_owned()));
        let article = builder.clone().rich(Kind::Link, link()).finish_again();
        assert_eq!(cited(&article, (3, 0)..(3, 2)), "A title, First part, https://a.org/b");
        assert_eq!(cited(&article, (1, 0)..(1, 2)), "A title, https://a.org/b");
        let article = builder.address("https://c.org").finish_again();
        assert_eq!(cited(&article, (1, 0)..(1, 2)), "A title, https://c.org");
        assert_eq!(cited(&article, (0, 0)..(0, 0)), "A title, https://c.org");
        let plain = Builder::new().block(Kind::Paragraph, "نص").finish_again();
        assert_eq!(cited(&plain, (0, 0)..(0, 2)), "file.txt");
    }

    trait Finish {
        fn finish_again(&mut self) -> Article;
    }

    impl Finish for Builder {
        fn finish_again(&mut self) -> Article {
            self.clone().finish().expect("an article")
        }
    }
}
