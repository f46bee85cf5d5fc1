//! Properties of any text and any keys: highlights, bounds, no panics.

use crate::common::articles::{built, pages, step};
use crate::common::messages::{Outside, drive, roll};
use crate::common::{Player, matches};
use proptest::prelude::*;
use qari::app::Message;
use qari::article::{Article, Builder, Kind, MOST_DEPTH, Pos, PrintedPage, Rich, Span};
use qari_bidi::layout::CellSource;
use qari_bidi::terminal::colour::{Colours, Depth};
use qari_bidi::terminal::encode::{self, Emission, Encoding};
use qari_bidi::text::fold::is_ignorable;
use qari_bidi::text::visible::trimmed;
use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization;

/// Reading on and on through a long article keeps no more of it laid out than a bounded amount.
#[test]
fn layouts_of_what_was_read_are_let_go() {
    let paragraph = "كلمة بعد كلمة ".repeat(100);
    let mut builder = Builder::new();
    for _ in 0..2000 {
        builder.block(Kind::Paragraph, &paragraph);
    }
    let article = builder.finish().expect("an article");
    let length = article.flow_bytes();
    let mut player = Player::with(article, (80, 24), "ar");
    let mut most = 0;
    for _ in 0..1500 {
        player.keys("Space");
        player.paint();
        most = most.max(player.app.document().cached_bytes());
    }
    assert!(most * 3 < length, "{most} of {length} bytes are laid out");
    assert!(most > 24 * 80, "what is on the screen is kept");
}

/// A count of pages is no way to have the whole text laid out.
#[test]
fn a_slip_of_the_finger_does_not_lay_out_the_whole_text() {
    let mut builder = Builder::new();
    for _ in 0..60_000 {
        builder.block(Kind::Paragraph, "كلمة بعد كلمة في فقرة قصيرة من النص الطويل جدًا");
    }
    let mut player = Player::with(builder.finish().expect("an article"), (200, 60), "ar");
    player.keys("9 9 9 9 Space");
    assert!(player.app.document().place().pos.block > 2000, "it does go far");
    assert!(player.app.document().cached_bytes() < 4 * 1024 * 1024, "{}", player.app.document().cached_bytes());
    player.keys("j j");
    assert!(player.app.document().cached_bytes() < 1024 * 1024 + 64 * 1024, "{}", player.app.document().cached_bytes());
}

proptest! {
    #![proptest_config(crate::common::cases(250))]

    /// The highlighted cells are those that show the match, all of them and no others, whatever lines and runs it
    /// touches.
    #[test]
    fn highlighted_cells_are_the_matches_cells(
        words in prop::collection::vec(
            "[\u{627}-\u{62a}\u{644}]{1,5}[\u{64b}-\u{651}]{0,1}|[a-c]{1,4}|[0-9]{1,3}|\\(b\\)",
            3..30,
        ),
        from in any::<prop::sample::Index>(),
        count in 1_usize..6,
        width in 20_u16..90,
        is_justified in any::<bool>(),
        kind in prop::sample::select(vec![Kind::Paragraph, Kind::Verse, Kind::Table { header: true }, Kind::Code]),
    ) {
        let start = from.index(words.len());
        // A match does not go on from one cell into the next.
        let count = if kind == Kind::Paragraph { count } else { 1 };
        let query = words[start..words.len().min(start + count)].join(" ");
        let rich = |words: &[String]| Rich::from(words.join(" ").as_str());
        let mut builder = Builder::new();
        match kind {
            Kind::Verse => builder.verse(rich(&words[..words.len() / 2]), rich(&words[words.len() / 2..])),
            // A table of three columns, in columns or as records.
            Kind::Table { .. } => {
                let cells: Vec<Rich> = words.chunks(2).map(rich).collect();
                builder.table(cells.chunks(3).map(<[Rich]>::to_vec).collect(), true)
            }
            kind => builder.block(kind, &words.join(" ")),
        };
        let mut player = Player::with(builder.finish().expect("an article"), (width, 60), "ar");
        player.keys(if is_justified { "c Esc a a /" } else { "c Esc /" });
        player.send(Message::Paste(query.clone()));
        player.keys("Enter");
        let text = player.app.document().article().text(0).to_owned();
        let spans: Vec<_> = player.app.document().matches().expect("a search").in_block(0).to_vec();
        prop_assert!(!spans.is_empty(), "{} in {}", query, text);
        for span in &spans {
            // The match says, up to marks, what was asked for.
            let letters = |text: &str| text.chars().filter(|&c| !is_ignorable(c)).collect::<String>();
            prop_assert_eq!(letters(&player.app.document().article().text(0)[span.range()]), letters(&query));
        }
        let (buffer, _) = player.paint();
        let marks: Vec<Vec<char>> = matches(&buffer).split('\n').map(|row| row.chars().collect()).collect();
        let panes = player.app.panes().expect("panes");
        let rows = player.app.document().rows(&player.app.viewport(&panes));
        let shown = rows.from(rows.at(player.app.document().place().pos), usize::from(panes.text.height));
        for (y, row) in (panes.text.y..).zip(shown) {
            let placed = rows.pieces(row).into_iter().flat_map(|piece| {
                let width = usize::from(piece.columns.end - piece.columns.start);
                let mut x = usize::from(panes.text.x + piece.columns.start) + piece.line.indent(width);
                piece.line.cells.into_iter().map(move |cell| {
                    x += cell.width;
                    (x - cell.width, cell)
                })
            });
            for (x, cell) in placed {
                let overlaps = |span: &Span| match &cell.source {
                    CellSource::Text(range) => span.range().start < range.end && range.start < span.range().end,
                    // What fills the line inside a match is a part of it.
                    CellSource::Filling(byte) => span.range().start < *byte && *byte < span.range().end,
                    CellSource::Virtual => false,
                };
                let expected = spans.iter().any(overlaps);
                let shown = marks[usize::from(y)].get(x).is_some_and(|mark| *mark != '.');
                prop_assert_eq!(shown, expected, "{:?} of {} at {},{}", cell.source, text, x, y);
            }
        }
        for (encoding, name) in Encoding::ALL {
            let mut sent = buffer.clone();
            let colours = Colours { depth: Depth::Ansi, background: None };
            let emission =
                Emission { encoding, raw: false, vowels: true, joins: false, sequences: true, colours };
            encode::frame(&mut sent, emission);
            for y in 0..buffer.area.height {
                if matches!(encoding, Encoding::Runs | Encoding::Fonts) {
                    // There letters are moved by the terminal, and colours are not.
                    let grounds =
                        |buffer: &Buffer| (0..buffer.area.width).map(|x| buffer[(x, y)].bg).collect::<Vec<_>>();
                    prop_assert_eq!(grounds(&sent), grounds(&buffer), "{}, row {}", name, y);
                } else {
                    let expected = letters_and_grounds(&buffer, y);
                    prop_assert_eq!(letters_and_grounds(&sent, y), expected, "{}, row {}", name, y);
                }
            }
        }
    }
}

/// The letters of row `y` with their backgrounds, sorted: however a row is sent, the same letters are highlighted.
fn letters_and_grounds(buffer: &Buffer, y: u16) -> Vec<(String, String)> {
    let plain = |c: char| match c {
        // A terminal that turns brackets around is sent the other one.
        '(' | ')' => '|',
        // A blank that is a letter to the terminal.
        '\u{2800}' => ' ',
        _ => c,
    };
    let letters = |x: u16| {
        let letters = buffer[(x, y)].symbol().nfkc().filter(|c| *c != '\u{200e}').map(plain);
        (letters.collect::<String>(), format!("{:?}", buffer[(x, y)].bg))
    };
    let mut letters: Vec<_> = (0..buffer.area.width).map(letters).collect();
    letters.sort();
    letters
}

/// Characters that no part of a line has.
const BREAKS: [char; 3] = ['\t', '\n', '\u{2028}'];

/// The text of a block is of the shape of its kind, and its parts are parts of it.
fn check_shape(article: &Article, block: usize) -> Result<(), TestCaseError> {
    let text = article.text(block);
    prop_assert!(!trimmed(text).is_empty());
    match article.blocks()[block].kind() {
        Kind::Table { .. } => {
            let rows = article.table_rows(block);
            let lengths = rows.iter().map(Vec::len).collect::<std::collections::BTreeSet<_>>();
            prop_assert_eq!(lengths.len(), 1);
            let cells = rows.into_iter().flatten().map(|cell| &text[cell]);
            prop_assert!(cells.into_iter().all(|cell| !cell.contains(['\t', '\n']) && cell == trimmed(cell)));
        }
        Kind::Verse => {
            let (first, second) = article.hemistichs(block);
            for half in [Some(first), second].into_iter().flatten().map(|half| &text[half]) {
                prop_assert!(!half.is_empty() && !half.contains(BREAKS) && half == trimmed(half));
            }
        }
        Kind::Code => prop_assert!(text.lines().next() != Some("") && text.ends_with(trimmed(text))),
        Kind::Lines => prop_assert!(text.ends_with(trimmed(text))),
        Kind::Image => prop_assert!(!text.contains(BREAKS)),
        _ => prop_assert_eq!(text, trimmed(text)),
    }
    Ok(())
}

/// Styles are of the text and in order, and what they name can be looked up.
fn check_inlines(article: &Article, block: usize) -> Result<(), TestCaseError> {
    let inlines = article.inlines(block);
    for inline in inlines {
        prop_assert!(!inline.range.is_empty() && article.text(block).get(inline.bytes()).is_some());
        match inline.style {
            qari::article::Style::Link(target) => prop_assert!(!article.target(target).is_empty()),
            qari::article::Style::FootnoteReference(label) => prop_assert_eq!(article.label(label), "1"),
            _ => {}
        }
    }
    prop_assert!(inlines.is_sorted_by_key(|inline| (inline.range.start, std::cmp::Reverse(inline.range.end))));
    Ok(())
}

/// A container holds blocks that stand together, and what is inside another one begins no earlier than that.
fn check_containers(article: &Article, block: usize) -> Result<(), TestCaseError> {
    let path: Vec<_> = article.containers(block).collect();
    prop_assert!(path.len() <= MOST_DEPTH);
    prop_assert!(path.is_sorted_by_key(|container| container.first));
    for (depth, container) in path.iter().enumerate() {
        prop_assert!(container.first <= block);
        let before = block.checked_sub(1).and_then(|before| article.containers(before).nth(depth));
        let goes_on = before.is_some_and(|before| std::ptr::eq(before, *container));
        prop_assert!(container.first == block || goes_on);
    }
    Ok(())
}

/// Each page begins in the flow, between two characters and before all those that came later; none is lost.
fn check_pages(article: &Article, labels: &[String]) -> Result<(), TestCaseError> {
    let found: Vec<&str> = article.pages().iter().map(PrintedPage::label).filter(|label| !label.is_empty()).collect();
    prop_assert_eq!(found, labels);
    prop_assert!(article.pages().is_sorted_by_key(PrintedPage::start));
    let by_block = article.flow().flat_map(|block| article.pages_in(block));
    prop_assert!(by_block.eq(article.pages()));
    for (index, page) in article.pages().iter().enumerate() {
        let Pos { block, byte } = page.start();
        prop_assert!(article.flow().contains(&block) && article.text(block).is_char_boundary(byte));
        prop_assert!(byte < article.text(block).len() || block + 1 == article.flow().end);
        let last = article.pages()[index..].iter().take_while(|next| next.start() == page.start()).last();
        prop_assert_eq!(article.page_at(page.start()), last.filter(|page| !page.label().is_empty()));
    }
    Ok(())
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    /// Any sequence of calls to the builder makes an article.
    #[test]
    fn whatever_is_built_is_an_article(steps in prop::collection::vec(step(), 0..60)) {
        let labels: Vec<String> = steps.iter().flat_map(pages).filter(|label| !label.is_empty()).collect();
        let Some(article) = built(steps) else { return Ok(()) };
        check_pages(&article, &labels)?;
        for block in 0..article.blocks().len() {
            check_shape(&article, block)?;
            check_inlines(&article, block)?;
            check_containers(&article, block)?;
        }
        let ends = article.sections().iter().map(|section| section.blocks.end);
        let starts = article.sections().iter().map(|section| section.blocks.start);
        prop_assert!(starts.chain([article.flow().end]).eq([0].into_iter().chain(ends)));
        qari::print::plain(&mut Vec::new(), &article, Some(7)).expect("memory takes everything");
    }
}

proptest! {
    #![proptest_config(crate::common::cases(100))]

    /// Random messages at random sizes: nothing panics, and the screen can always be painted.
    #[test]
    fn no_message_at_any_size_panics(rolls in prop::collection::vec(roll(), 1..50)) {
        let mut player = Player::new((80, 24), "ar");
        let nothing = || Err("there is nothing more".to_owned());
        let more = |_| Err("no more".to_owned());
        let read = |_: &std::ffi::OsStr| nothing();
        let mut outside = Outside { asked: Vec::new(), reread: None, question: None, read: &read, more: &more };
        drive(&mut player, &rolls, &mut outside);
    }
}
