//! Pictures for tests.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Backdrop, FREE, Picture, Pictures, Visible};
use qari_bidi::layout::{Direction, LayoutOptions};
use qari_bidi::terminal::profile::PictureWay;
use qari_typeset::{Book, Face, Paragraph, Setting};

/// Returns a frame with lines, each with the row of the screen that it begins in, `columns` cells wide, and what is to
/// be seen of them. A line is two cells high.
pub(super) fn lines(cell: (u16, u16), columns: u16, lines: &[(&str, u16)], way: PictureWay) -> (Buffer, Vec<Visible>) {
    let data = include_bytes!("../../../typeset/tests/data/face.ttf").to_vec();
    let face = Face::new(data, 0).expect("a face");
    let book = Book::of(vec![Box::leak(Box::new(face))], Some("ar")).expect("a book");
    let setting = Setting::new(book, cell, None);
    let rows = lines.iter().map(|(_, top)| top + 4).max().unwrap_or(1);
    let mut frame = Buffer::empty(Rect::new(0, 0, columns + 10, rows));
    let pictures: Vec<Picture> = lines
        .iter()
        .map(|&(text, top)| {
            let line = Paragraph::new(text, Direction::Rtl, &[], setting, 200, LayoutOptions::new(200)).line(0, text);
            let (columns, rows) = (2..2 + columns, top..top + 2);
            for (x, y) in rows.clone().flat_map(|y| columns.clone().map(move |x| (x, y))) {
                frame[(x, y)].set_symbol(FREE);
            }
            let (cells, ground) = (vec![Style::new(); line.visual.cells.len()], Style::new());
            Picture { columns, rows, left: 0, line: Rc::new(line), cells, ground, way: None }
        })
        .collect();
    let visible = Pictures::cut_out(&mut frame, &pictures, Backdrop::of(None, None), Some(way));
    Pictures::cover(&mut frame, &visible);
    (frame, visible)
}
