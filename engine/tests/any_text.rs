//! Properties of the layout of any text, at any width and with any options.

mod common;

use std::ops::Range;

use common::invariants::{OPTION_SEEDS, check_paragraph, check_single, options};
use common::order::order_is_right;
use common::texts::{direction, mixed_text, text_with_tokens, words};
use proptest::prelude::*;
use qari_bidi::layout::{self, CellSource, Direction, Fill, LayoutOptions, Tokens, VisualLine};
use qari_bidi::text::direction::of_block;
use qari_bidi::text::visible::{is_breaking_space, is_invisible};
use unicode_bidi::BidiClass;
use unicode_segmentation::UnicodeSegmentation;

proptest! {
    #![proptest_config(common::cases(1500))]

    #[test]
    fn no_letter_is_lost_or_doubled(
        text in mixed_text(), direction in direction(), seed in 0..OPTION_SEEDS, width in 1_u16..=200,
    ) {
        check_paragraph(&text, direction, &[], options(seed, width));
    }

    #[test]
    fn a_single_line_fits_and_is_the_text_or_its_beginning(text in mixed_text(), width in 0_u16..60) {
        check_single(&text, of_block(&text, Direction::Rtl), width);
    }

    #[test]
    fn a_field_always_shows_its_cursor(text in mixed_text(), at in any::<prop::sample::Index>(), width in 1_usize..40) {
        let places: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let field = layout::field(&text, *at.get(&places), of_block(&text, Direction::Rtl), width);
        prop_assert!(field.cursor < width.max(field.width), "{} in {width}", field.cursor);
        prop_assert!(field.width <= width.max(2), "{} in {width}", field.width);
    }

    /// In a field that is wide enough, the cursor is on the character that follows it, or after the line.
    #[test]
    fn the_cursors_cell_is_that_of_the_byte_behind_it(text in mixed_text(), at in any::<prop::sample::Index>()) {
        let places: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let byte = *at.get(&places);
        let field = layout::field(&text, byte, of_block(&text, Direction::Rtl), 10_000);
        let mut column = field.indent;
        let mut under_cursor = None;
        for cell in &field.line.cells {
            if (column..column + cell.width).contains(&field.cursor) {
                under_cursor = Some(cell);
            }
            column += cell.width;
        }
        let start = |cell: &&layout::Cell| match &cell.source {
            CellSource::Text(range) if range.end > byte => Some(range.start),
            _ => None,
        };
        let next = field.line.cells.iter().filter(|cell| start(cell).is_some()).min_by_key(start);
        prop_assert_eq!(under_cursor, next);
    }

    /// Compares X1 to L2 with unicode-bidi, for text with all direction controls.
    #[test]
    fn the_order_is_that_of_unicode_bidi(text in mixed_text(), direction in direction()) {
        // Excluded: the end of a verse, which is one unit with its digits; line ends, which start a paragraph;
        // control characters, which have a picture and are no white space before a tab; spacing marks, which are
        // one unit with their letter here and separate letters in UAX #9.
        let is_spacing_mark =
            |c: &char| unicode_bidi::bidi_class(*c) != BidiClass::NSM && format!("ء{c}").graphemes(true).count() == 1;
        let is_alike = |c: &char| {
            *c != '\u{6dd}'
                && (*c == '\t' || !c.is_control())
                && !is_paragraph_end(*c)
                && (is_invisible(*c) || !is_spacing_mark(c))
        };
        let chars: Vec<char> = text.chars().filter(is_alike).collect();
        let text: String = chars.iter().collect();
        let level = if direction == Direction::Rtl { unicode_bidi::Level::rtl() } else { unicode_bidi::Level::ltr() };
        let info = unicode_bidi::ParagraphBidiInfo::new(&text, Some(level));
        let levels = info.reordered_levels_per_char(0..text.len());
        let order = unicode_bidi::BidiInfo::reorder_visual(&levels);
        prop_assert_eq!(order_is_right(&chars, direction.into(), &order), Ok(()));
    }

    /// A token is ordered as if isolate controls enclosed it (UAX #9, HL3), whatever is around it. Letters and digits
    /// adjacent to it are excluded: no character separates them from it. A bracket is as a letter once N0 has resolved
    /// it.
    #[test]
    fn tokens_are_isolates_on_top_of_uax_9(text in text_with_tokens(), direction in direction()) {
        let is_neutral = |c: char| matches!(unicode_bidi::bidi_class(c), BidiClass::ON) && !"()[]{}".contains(c);
        let is_strong = |c: char| !c.is_whitespace() && !is_neutral(c);
        let tokens = layout::tokens(&text, direction);
        let touches = |token: &layout::Isolate| {
            text[..token.range.start].ends_with(is_strong) || text[token.range.end..].starts_with(is_strong)
        };
        let starts_another = |at: usize| tokens.iter().any(|token| token.range.start == at);
        if tokens.iter().any(|token| touches(token) || starts_another(token.range.end)) {
            return Ok(());
        }
        let mut with_controls = String::new();
        let mut open: Vec<usize> = Vec::new();
        let mut starts = tokens.iter().peekable();
        for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
            while open.pop_if(|end| *end <= at).is_some() {
                with_controls.push('\u{2069}');
            }
            while let Some(isolate) = starts.next_if(|isolate| isolate.range.start == at) {
                with_controls.push(match isolate.direction {
                    Some(Direction::Ltr) => '\u{2066}',
                    Some(Direction::Rtl) => '\u{2067}',
                    None => '\u{2068}',
                });
                open.push(isolate.range.end);
            }
            with_controls.extend(text[at..].chars().next());
        }
        prop_assert!(starts.next().is_none() && open.is_empty(), "tokens are in order: {}", text);
        let shown = |text: &str, tokens| {
            let options = LayoutOptions { tokens, ..LayoutOptions::new(u16::MAX).isolating() };
            layout::line_with(text, direction, usize::from(u16::MAX), options).visual_text()
        };
        prop_assert_eq!(shown(&text, Tokens::Isolated), shown(&with_controls, Tokens::AsIs));
    }

    /// Spreading lines does not change where they break, so that copying, searching and the reading position
    /// are unaffected.
    #[test]
    fn spread_lines_are_the_even_ones(text in mixed_text(), direction in direction(), width in 1_u16..=200) {
        let ranges = |fill| {
            let options = LayoutOptions { fill, ..LayoutOptions::new(width).isolating() };
            let layout = layout::paragraph(&text, direction, &[], options);
            (0..layout.line_count(&text)).map(|line| layout.line_range(line, &text)).collect::<Vec<_>>()
        };
        let even = ranges(Fill::Even);
        prop_assert_eq!(&ranges(Fill::Justified { kashida: false }), &even);
        prop_assert_eq!(&ranges(Fill::Justified { kashida: true }), &even);
    }

    /// Direction controls on one line of a text do not affect the next.
    #[test]
    fn a_line_end_parts_whatever_is_around_it(
        before in mixed_text(), text in mixed_text(), direction in direction(), seed in 0..OPTION_SEEDS,
        width in 1_u16..=60,
    ) {
        // A line end at the end of a text is not followed by a line.
        let text = if text.is_empty() { " ".to_owned() } else { text };
        let options = options(seed, width);
        let both = format!("{before}\n{text}");
        let alone: Vec<VisualLine> = layout::paragraph(&text, direction, &[], options).lines(&text).collect();
        let behind = layout::paragraph(&both, direction, &[], options);
        let behind = behind.lines(&both).filter(|line| line.range.start > before.len());
        let alone: Vec<VisualLine> = alone.into_iter().map(|line| line.shifted(before.len() + 1)).collect();
        prop_assert_eq!(behind.collect::<Vec<_>>(), alone);
    }

    /// An isolate looks the same in any context, and nothing from outside appears in it. Letters and digits
    /// adjacent to it are excluded: no character separates them from it.
    #[test]
    fn nothing_around_an_isolate_changes_it(
        before in words(0..5),
        inside in "[a-z\u{628}-\u{62d}][a-z0-9\u{628}-\u{62d} ()\u{661}:,-]{0,12}[a-z\u{628}-\u{62d}]",
        between in "[ (،]", behind in words(0..5), direction in direction(),
    ) {
        let (before, behind) = (before + &between, between.clone() + &behind);
        let shown = |before: &str, behind: &str, direction| {
            let text = format!("{before}{inside}{behind}");
            let code = before.len()..before.len() + inside.len();
            let options = LayoutOptions::new(u16::MAX).isolating();
            let layout = layout::paragraph(&text, direction, &[code.clone().into()], options);
            let line = layout.line(0, &text);
            let is_inside = |cell: &layout::Cell| cell.shows(&code);
            let from = line.cells.iter().position(is_inside).unwrap_or(0);
            let to = line.cells.iter().rposition(is_inside).map_or(0, |last| last + 1);
            assert!(line.cells[from..to].iter().all(is_inside), "something stands inside {inside} of {text}");
            line.cells[from..to].iter().map(|cell| cell.symbol().to_string()).collect::<String>()
        };
        let alone = shown("", "", Direction::Ltr);
        prop_assert_eq!(&shown(&before, &behind, direction), &alone);
        prop_assert_eq!(&shown("(", ")", direction), &alone);
    }
}

fn is_paragraph_end(c: char) -> bool {
    qari_bidi::text::properties::properties(c).bidi == unicode_bidi::BidiClass::B
}

/// Returns the greedy lines of `text` as ranges, computed independently from the cells of the text on one line.
/// No word may be wider than a line.
fn greedy_lines(text: &str, direction: Direction, width: usize) -> Vec<Range<usize>> {
    let whole = layout::paragraph(text, direction, &[], LayoutOptions::new(u16::MAX).isolating()).line(0, text);
    let mut cells: Vec<(Range<usize>, usize)> = Vec::new();
    for cell in whole.cells {
        let CellSource::Text(range) = cell.source else { continue };
        cells.push((range, cell.width));
    }
    cells.sort_by_key(|(range, _)| range.start);
    let mut lines = Vec::new();
    let (mut start, mut end, mut used, mut at) = (0, 0, 0, 0);
    for opportunity in layout::opportunities(text, 0..text.len()) {
        let behind = cells.partition_point(|(range, _)| range.end <= opportunity.byte);
        let blank = |cell: &&(Range<usize>, usize)| text[cell.0.clone()].chars().all(is_breaking_space);
        let spaces = cells[at..behind].iter().rev().take_while(blank).count();
        let cells_of = |cells: &[(Range<usize>, usize)]| cells.iter().map(|(_, width)| width).sum::<usize>();
        let word = cells_of(&cells[at..behind - spaces]);
        if used + word > width {
            lines.push(start..end);
            (start, used) = (end, 0);
        }
        used += cells_of(&cells[at..behind]);
        (end, at) = (opportunity.byte, behind);
    }
    lines.push(start..end);
    lines
}

proptest! {
    #![proptest_config(common::cases(12))]

    /// A paragraph that is broken piece by piece has the lines of the whole, whatever is asked of it first.
    #[test]
    fn a_long_paragraph_has_the_same_lines_in_whichever_order(
        sentence in words(40..80), seed in 0..OPTION_SEEDS, width in 12_u16..=120, at in any::<prop::sample::Index>(),
    ) {
        let text = format!("{sentence} ").repeat(60_000 / sentence.len() + 1);
        let options = options(seed, width);
        let layout = || layout::paragraph(&text, Direction::Rtl, &[], options);
        let in_order: Vec<VisualLine> = layout().lines(&text).collect();
        let counted = layout();
        prop_assert_eq!(counted.line_count(&text), in_order.len());
        let from_end = layout();
        prop_assert_eq!(from_end.line_at(text.len(), &text), in_order.len() - 1);
        let line = at.index(in_order.len());
        prop_assert_eq!(&layout().line(line, &text), &in_order[line]);
        for index in (0..in_order.len()).rev() {
            prop_assert_eq!(&counted.line(index, &text), &in_order[index]);
            prop_assert_eq!(&from_end.line(index, &text), &in_order[index]);
            prop_assert_eq!(from_end.line_at(in_order[index].range.start, &text), index);
        }
        // Without room for signs: the last line may take it, and others may not.
        if options.fill == Fill::First && !options.wide_ambiguous && options.wrap_room == 0 {
            let ranges: Vec<Range<usize>> = in_order.into_iter().map(|line| line.range).collect();
            prop_assert_eq!(ranges, greedy_lines(&text, Direction::Rtl, usize::from(width)));
        }
    }
}

#[test]
fn a_mark_of_direction_at_the_end_is_no_white_space() {
    let chars = ['ء', '\u{2007}', '\u{61c}'];
    assert_eq!(order_is_right(&chars, Direction::Ltr.into(), &[2, 1, 0]), Ok(()));
}
