//! The doors for ratatui programs: what they write, and their maps.

mod common;

use common::cases;
use common::texts::mixed_text;
use proptest::prelude::*;
use qari_bidi::{
    BaseDirection, Bidi, BidiExt, BidiState, ColumnMap, Detector, Direction, Engine, Environment, Field, Layout,
    LayoutOptions, Segments, Terminal, VisualLine,
};
use ratatui_core::buffer::{Buffer, CellWidth};
use ratatui_core::layout::{Position, Rect};
use ratatui_core::style::{Color, Style};
use ratatui_core::text::{Line, Span, Text};
use ratatui_core::widgets::StatefulWidget;

/// The symbols from left to right, without the cells that a wide one covers.
fn symbols(buffer: &Buffer) -> String {
    let cells = &buffer.content;
    let next = |at: &usize| Some(at + usize::from(cells[*at].cell_width().max(1))).filter(|at| *at < cells.len());
    std::iter::successors(Some(0), next).map(|at| cells[at].symbol()).collect()
}

fn base() -> impl Strategy<Value = BaseDirection> {
    use BaseDirection::{Auto, Context, Ltr, Rtl};
    prop::sample::select(vec![Auto, Context(Direction::Rtl), Context(Direction::Ltr), Ltr, Rtl])
}

proptest! {
    #![proptest_config(cases(256))]

    /// ratatui measures and writes a line of ours as we do.
    #[test]
    fn lines_are_measured_and_written_as_laid_out(text in mixed_text(), base in base(), width in 0_u16..60) {
        let options = LayoutOptions::new(width);
        let own = Layout::one_line(&text, base, options);
        let line = text.bidi_with(base, options);
        prop_assert_eq!(line.width(), own.width());
        prop_assert!(line.width() <= usize::from(width));
        let area = Rect::new(0, 0, 64, 1);
        let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
        qari_bidi::place(&mut ours, area, &own, |_| Style::new());
        theirs.set_line(0, 0, &line, 64);
        prop_assert_eq!(symbols(&ours), symbols(&theirs));
    }

    /// Text that was put in order stays.
    #[test]
    fn a_second_call_changes_nothing(text in mixed_text(), base in base(), x in 0_u16..8) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 1));
        buffer.set_string(x, 0, &text, Style::new());
        let (area, segments) = (buffer.area, Segments::rows().direction(base));
        let mut engine = Engine::new();
        let logical = buffer.clone();
        engine.reorder(&mut buffer, area, &segments);
        let once = buffer.clone();
        Engine::new().reorder(&mut buffer, area, &segments);
        prop_assert_eq!(&buffer, &once);
        // From the cache it is the same.
        let mut again = logical;
        engine.reorder(&mut again, area, &segments);
        prop_assert_eq!(&again, &once);
    }

    /// Each visible cell on the screen is shown where the map says, in the style that it was written in.
    #[test]
    fn styles_and_maps_go_with_the_cells(text in "[a-z0-9אבגدذرزو .,()-]{1,30}", base in base()) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
        for (x, c) in (0..).zip(text.chars()) {
            buffer[(x, 0)].set_char(c).set_fg(Color::Indexed(u8::try_from(x).expect("a column")));
        }
        let (logical, area) = (buffer.clone(), buffer.area);
        let mut engine = Engine::new();
        let map = engine.reorder(&mut buffer, area, &Segments::rows().direction(base));
        for x in 0..40 {
            let at = Position::new(x, 0);
            let written = map.written(at);
            if logical[written].symbol() != " " {
                prop_assert_eq!(map.shown(written), at);
            }
            if buffer[at].symbol() != " " {
                prop_assert_eq!(buffer[at].fg, logical[written].fg);
            }
        }
    }

    /// The widget shows what layouts of its paragraphs have, and its maps are theirs.
    #[test]
    fn the_widget_is_a_layout_of_each_paragraph(text in mixed_text(), base in base(), width in 1_u16..40) {
        let widget = Bidi::new(text.as_str()).direction(base);
        let mut buffer = Buffer::empty(Rect::new(3, 2, width, 8));
        let mut state = BidiState::default();
        (&widget).render(buffer.area, &mut buffer, &mut state);
        let area = buffer.area;
        let (mut start, mut y) = (0, 2);
        for line in &Text::from(text.as_str()).lines {
            let paragraph = line.to_string();
            let layout = Layout::new(paragraph.as_str(), base, LayoutOptions::new(width));
            for (row, own) in layout.lines().enumerate() {
                let mut expected = Buffer::empty(Rect::new(3, y, width, 1));
                let indent = u16::try_from(own.indent(usize::from(width))).expect("a column");
                let rest = Rect { x: 3 + indent, width: width - indent, ..expected.area };
                if y < area.bottom() {
                    qari_bidi::place(&mut expected, rest, &own, |_| Style::new());
                    for x in 0..width {
                        prop_assert_eq!(buffer[(3 + x, y)].symbol(), expected[(3 + x, y)].symbol());
                        let byte = layout.byte_at(row, usize::from(x)).map(|byte| byte + start);
                        prop_assert_eq!(state.byte_at(Position::new(3 + x, y)), byte);
                    }
                }
                y += 1;
            }
            start += paragraph.len() + 1;
        }
        let whole: usize = state.cells_of(0..state.text().len()).iter().map(|cells| usize::from(cells.width)).sum();
        let blank = |cell: &&ratatui_core::buffer::Cell| cell.symbol() != " ";
        prop_assert!(whole >= buffer.content.iter().filter(blank).filter(|cell| cell.cell_width() == 1).count());
    }
}

#[test]
fn a_line_keeps_its_styles_and_is_cut_at_its_logical_end() {
    let line = Line::from(vec![Span::styled("אב", Color::Red), Span::raw(" גדה"), Span::styled(" 12", Color::Blue)]);
    let ordered = line.bidi(20);
    assert_eq!(ordered.to_string(), "12 הדג בא");
    assert_eq!(ordered.spans.first().and_then(|span| span.style.fg), Some(Color::Blue));
    assert_eq!(ordered.spans.last().map(|span| (span.content.as_ref(), span.style.fg)), Some(("בא", Some(Color::Red))));
    assert_eq!(line.bidi(6).to_string(), "…דג בא");
    assert_eq!("abc".bidi(20).alignment, None);
}

#[test]
fn segments_stand_at_the_side_of_their_direction() {
    let check = |written: &str, segments: &Segments, expected: &str| {
        // As many cells as ratatui writes, which is more than it measures.
        let cells = u16::try_from(written.chars().count()).expect("a width");
        let mut buffer = Buffer::empty(Rect::new(0, 0, cells, 1));
        buffer.set_string(0, 0, written, Style::new());
        let area = buffer.area;
        Engine::new().reorder(&mut buffer, area, segments);
        assert_eq!(symbols(&buffer), expected, "{written}");
    };
    let rows = Segments::rows();
    check("│אב   │ab אב │", &rows, "│   בא│ab בא │");
    check(" אב   ", &rows, "   בא ");
    // What was aligned to the right stays there, and what is in the middle too.
    check("   אב", &rows, "   בא");
    check("  אב  ", &rows, "  בא  ");
    // Lam and alef take two cells of ratatui's, and are one.
    check("لا   ", &rows, "    \u{FEFB}");
    check("لا ab", &rows.direction(BaseDirection::Ltr), "\u{FEFB} ab ");
    check("ab 12", &rows, "ab 12");
    let from_right = rows.direction(BaseDirection::Context(Direction::Rtl));
    check("12   ", &from_right, "   12");
    // Several texts in a row stay where they are, each in its own order; an interface from the right turns the row.
    check("ab  אב גד   3/5 ", &rows, "ab  דג בא   3/5 ");
    check("אב ab    12", &rows, "ab בא    12");
    check("אב    漢  12 ", &rows, "בא    漢  12");
    check("אב    12", &from_right, "12    בא");
}

#[test]
fn nothing_outside_of_the_area_is_touched() {
    let mut buffer = Buffer::with_lines(["אב אב", "אב אב"]);
    let columns = [Rect::new(3, 0, 9, 1)];
    Engine::new().reorder(&mut buffer, Rect::new(0, 0, 5, 1), &Segments::columns(&columns));
    assert_eq!(symbols(&buffer), "אב באאב אב");
    // Areas outside the buffer are no error.
    Engine::new().reorder(&mut buffer, Rect::new(40, 40, 5, 1), &Segments::rows());
    Bidi::new("אב").render(Rect::new(4, 1, 9, 9), &mut buffer, &mut BidiState::default());
}

#[test]
fn emoji_rows_are_sent_whole_when_they_change() {
    use ratatui_core::buffer::CellDiffOption;
    let mut terminal = Terminal::of(&Environment::of(&[("TERM", "foot")]));
    let mut sent = |lines: [&str; 3]| {
        let mut frame = Buffer::with_lines(lines);
        terminal.encode(&mut frame);
        let whole = |y: &u16| frame[(0, *y)].diff_option == CellDiffOption::AlwaysUpdate;
        (0..3).filter(whole).collect::<Vec<u16>>()
    };
    // In the first frame too: ratatui leaves out blanks, and some terminals show more than two cells.
    assert_eq!(sent(["a ❤\u{FE0F} b", "c     ", "d     "]), [0, 1]);
    assert_eq!(sent(["a ❤\u{FE0F} b", "c     ", "d     "]), [0; 0]);
    assert_eq!(sent(["a ❤\u{FE0F} x", "c     ", "d     "]), [0, 1]);
    assert_eq!(sent(["a    x", "c     ", "d     "]), [0, 1]);
    assert_eq!(sent(["b    x", "c     ", "e     "]), [0; 0]);
}

#[test]
fn all_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Layout<'static>>();
    shared::<Bidi<'static>>();
    shared::<BidiState>();
    shared::<Engine>();
    shared::<Segments<'static>>();
    shared::<Terminal>();
    shared::<Detector>();
    shared::<(ColumnMap, Environment, Field, VisualLine)>();
    #[cfg(feature = "tty")]
    shared::<qari_bidi::Session>();
    let layout = Layout::new("سلام ".repeat(5000), BaseDirection::Auto, LayoutOptions::new(40));
    let lines = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| layout.line_count())).collect();
        threads.into_iter().map(|thread| thread.join().expect("a count")).collect::<Vec<usize>>()
    });
    assert!(lines.iter().all(|&count| count == lines[0] && count > 100), "{lines:?}");
}
