//! A text in a book face: rows of several cells, pages, the mouse, the cursor, and the cells that are left to pictures.

use crate::common::Player;
use qari::app::document::place::Place;
use qari::app::{App, Message};
use qari::article::{Article, Builder, Kind, Markup, Rich};
use qari::page::{self, BlockOptions};
use qari::terminal::pictures::FREE;
use qari::theme::Styles;
use qari::view;
use qari_bidi::layout::Fill;
use qari_typeset::{Book, Face, Setting};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (80, 24);

/// Returns the setting of the tests: two cells a line.
fn setting() -> Setting {
    thread_local! {
        static BOOK: Book = {
            let face = Face::new(include_bytes!("../../typeset/tests/data/face.ttf").to_vec(), 0).expect("a face");
            Book::of(vec![Box::leak(Box::new(face))], Some("ar")).expect("a book")
        };
    }
    Setting::new(BOOK.with(|book| *book), (10, 20), None)
}

/// Headings, paragraphs of several lines, code, a list and a link.
fn article() -> Article {
    let mut builder = Builder::new();
    builder.block(Kind::Title, "عنوان الكتاب");
    for section in 1..=12 {
        builder.block(Kind::Heading(1), &format!("فصل {section}"));
        builder.block(Kind::Paragraph, &"كلمات بعد كلمات من نص طويل لا ينتهي في سطر واحد ".repeat(9));
        builder.block(Kind::Code, "one\ntwo\nthree");
        builder.rich(Kind::Paragraph, Rich::from("رابط هنا").within(Markup::Link("#x".to_owned())));
    }
    builder.finish().expect("an article")
}

fn player() -> Player {
    let mut player = Player::with(article(), SIZE, "en");
    assert!(player.app.typeset(Some(setting())));
    player
}

/// The rows of the screen that have cells left to pictures.
fn free_rows(player: &Player) -> Vec<u16> {
    let buffer = player.paint().0;
    let is_free = |y: &u16| (0..SIZE.0).any(|x| buffer[(x, *y)].symbol() == FREE);
    (0..SIZE.1).filter(is_free).collect()
}

#[test]
fn running_text_is_left_to_pictures_and_code_stays_in_cells() {
    let player = player();
    assert!(free_rows(&player).len() > 8);
    let mut below = Player::with(article(), SIZE, "en");
    below.app.typeset(Some(setting()));
    below.keys("Space");
    assert!(below.screen().contains("three"), "{}", below.screen());
    let mut cells = player;
    cells.app.typeset(None);
    assert!(free_rows(&cells).is_empty());
}

#[test]
fn pages_leave_no_row_out() {
    let mut lines = player();
    let mut places: Vec<Place> = vec![lines.app.document().place()];
    loop {
        lines.keys("j");
        let place = lines.app.document().place();
        if places.last() == Some(&place) {
            break;
        }
        places.push(place);
    }
    assert!(places.len() > 60, "{} rows", places.len());
    // What a page shows begins where the last one ends, or before.
    let mut pages = player();
    let mut before = 0;
    loop {
        let bottom = pages.app.document().rows_in_sight(&pages.app.viewport(&pages.app.panes().expect("panes")));
        let from = pages.app.document().place();
        pages.keys("Space");
        let place = pages.app.document().place();
        if place == from {
            break;
        }
        let at = places.iter().position(|own| own.pos == place.pos).expect("a row of the text");
        assert!(at > before && at < before + bottom, "from row {before} to {at} over {bottom}");
        before = at;
    }
    // And back, up to the beginning.
    let mut above = before;
    loop {
        pages.keys("b");
        let place = pages.app.document().place();
        let at = places.iter().position(|own| own.pos == place.pos).expect("a row of the text");
        let shown = pages.app.document().rows_in_sight(&pages.app.viewport(&pages.app.panes().expect("panes")));
        assert!(at + shown > above || at == 0, "from row {above} back to {at} with {shown}");
        if at == above {
            break;
        }
        above = at;
    }
    assert_eq!(above, 0);
}

#[test]
fn the_next_page_is_looked_at_without_turning_to_it() {
    // The rows of the text; the bottom row says where it ends.
    let rows = |buffer: &Buffer| buffer.content[..usize::from(SIZE.0 * (SIZE.1 - 1))].to_vec();
    let seen = |app: &App| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        view::draw(app, &Styles::default(), &mut buffer);
        rows(&buffer)
    };
    let mut player = player();
    let mut pages = 1;
    loop {
        let here = seen(&player.app);
        let ahead = player.app.with_next_page(seen);
        assert_eq!(seen(&player.app), here, "it stays where it is");
        player.keys("Space");
        let Some(ahead) = ahead else { break assert_eq!(seen(&player.app), here, "there is no other page") };
        assert_eq!(seen(&player.app), ahead);
        assert_ne!(ahead, here);
        pages += 1;
    }
    assert!(pages > 6, "{pages} pages");
    // What lies over the text keeps its pages to itself.
    player.keys("g ?");
    assert!(player.app.with_next_page(|_| ()).is_none());
    player.app.typeset(None);
    player.keys("Esc");
    assert!(player.app.with_next_page(|_| ()).is_none(), "cells are painted at once");
}

#[test]
fn the_mouse_selects_the_letters_it_is_dragged_over() {
    let mut player = player();
    let rows = free_rows(&player);
    let text = player.app.panes().expect("panes").text;
    let (first, last) = (rows[8], rows[9]);
    player.send(Message::Click(text.x + text.width - 4, first));
    player.send(Message::Drag(text.x + text.width - 24, last));
    player.send(Message::Release);
    let selected = player.app.document().selected().expect("a selection");
    let text = player.app.document().article().extract(selected);
    assert!(text.contains("كلمات") || text.contains("نص"), "{text}");
    // The cursor goes on to each letter beside it.
    player.keys("Esc v");
    let mut cursors = Vec::new();
    for _ in 0..12 {
        cursors.push(player.app.document().selection().expect("a selection").cursor());
        player.keys("Left");
    }
    cursors.dedup();
    assert_eq!(cursors.len(), 12, "{cursors:?}");
}

#[test]
fn a_link_is_below_the_mouse_wherever_its_line_is() {
    let mut player = player();
    player.keys("/ 'رابط' Enter Esc");
    player.keys("o");
    assert!(player.app.document().is_choosing(), "a link is in sight");
    let spot = player.app.document().link_spots(&player.app.viewport(&player.app.panes().expect("panes")))[0];
    // Both rows of the line are of the link.
    let view = player.app.viewport(&player.app.panes().expect("panes"));
    let column = spot.column.saturating_sub(1);
    assert!((spot.row..spot.row + 2).all(|row| player.app.document().has_link_at((column, row), &view)), "{spot:?}");
}

/// The text of the test is known by its letters; the face of the tests has no rocket and no ideographs.
#[test]
fn what_no_face_has_stands_in_cells_between_pictures() {
    let mut builder = Builder::new();
    builder.block(Kind::Paragraph, "كلمات بعد كلمات 🚀 من نص طويل");
    builder.block(Kind::Paragraph, "中文字体 ثم");
    let mut player = Player::with(builder.finish().expect("an article"), SIZE, "en");
    assert!(player.app.typeset(Some(setting())));
    let buffer = player.paint().0;
    let free = free_rows(&player);
    assert_eq!(free.len(), 2, "the text that is mostly ideographs is in cells:\n{}", player.screen());
    assert!(player.screen().contains("体"), "{}", player.screen());
    let row = free[1];
    let column =
        (0..SIZE.0).find(|&x| buffer[(x, row)].symbol() == "🚀").expect("the rocket in the row of the baseline");
    let symbols = |x: u16| [free[0], row].map(|y| buffer[(x, y)].symbol().to_owned());
    assert_eq!((symbols(column), symbols(column + 1)), ([" ".to_owned(), "🚀".into()], [" ".to_owned(), " ".into()]));
    assert_eq!((symbols(column - 1), symbols(column + 2)), ([FREE; 2].map(String::from), [FREE; 2].map(String::from)));
    // It is found, selected and copied as it is in cells.
    player.keys("/ 🚀 Enter");
    let found = player.paint().0;
    assert_ne!(found[(column, row)].bg, buffer[(column, row)].bg);
    assert_eq!(found[(column, row)].bg, found[(column + 1, free[0])].bg);
    player.keys("Esc");
    for (from, to) in [(column, column + 1), (column + 1, column)] {
        player.send(Message::Click(from, row));
        player.send(Message::Drag(to, free[0]));
        player.send(Message::Release);
        let selected = player.app.document().selected().expect("a selection");
        assert_eq!(player.app.document().article().extract(selected), "🚀");
        player.keys("Esc");
    }
}

/// Halves of verse stand beside one another, equally wide, with the gap in the middle; joints are longer if asked.
#[test]
fn verse_has_its_halves_beside_one_another() {
    let mut builder = Builder::new();
    builder.block(Kind::Paragraph, "قال");
    for halves in ["قال كاتبنا\tكتبنا كتابنا", "كتابنا كتابنا كتابنا\tقالوا كتب"]
    {
        builder.block(Kind::Verse, halves);
    }
    let article = builder.finish().expect("an article");
    for kashida in [true, false] {
        let verse = Fill::Justified { kashida };
        let options = BlockOptions { verse, typeset: Some(setting()), ..BlockOptions::new(60) };
        let mut edges = Vec::new();
        for block in [1, 2] {
            let layout = page::block(&article, block, options);
            assert_eq!((layout.row_height(), layout.row_count(article.text(block))), (2, 1));
            let pieces = layout.row(0, article.text(block));
            let [first, second] = &pieces[..] else { panic!("{} pieces", pieces.len()) };
            assert!(second.columns.end < first.columns.start && second.columns.start + first.columns.end == 60);
            let set = [first, second].map(|piece| piece.set.as_ref().expect("a line in the face"));
            assert_eq!(set[0].visual.width(), set[1].visual.width(), "pixels");
            let long = set.iter().flat_map(|line| &line.glyphs).any(|glyph| (glyph.stretch - 1.0).abs() > f32::EPSILON);
            assert_eq!(long, kashida);
            // The cells of the second half lead to its own bytes.
            let tab = article.text(block).find('\t').expect("two halves");
            assert!(second.line.cells.iter().all(|cell| !cell.shows(&(0..tab))));
            edges.push((first.columns.clone(), second.columns.clone()));
        }
        assert_eq!(edges[0], edges[1]);
    }
}
