//! The screens of the examples.

#[path = "../examples/list_table/screen.rs"]
mod list_table;
#[path = "../examples/paragraph/screen.rs"]
mod paragraph;

#[path = "../examples/chat"]
mod chat {
    pub mod input;
    pub mod screen;
}

use chat::input::Input;
use chat::screen::Chat;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Constraint, Position, Rect};
use ratatui::style::Color;
use unicode_normalization::UnicodeNormalization;

/// The symbols in `columns` of row `y` from right to left, as letters: an Arabic line as it is read.
fn read(buffer: &Buffer, y: u16, columns: std::ops::Range<u16>) -> String {
    let mut symbols = Vec::new();
    let mut x = columns.start;
    while x < columns.end {
        symbols.push(buffer[(x, y)].symbol());
        x += buffer[(x, y)].cell_width().max(1);
    }
    symbols.iter().rev().flat_map(|symbol| symbol.nfkc()).collect::<String>().trim().to_owned()
}

/// The symbols of row `y` from left to right.
fn seen(buffer: &Buffer, y: u16) -> String {
    (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim().to_owned()
}

#[test]
fn paragraphs_in_a_frame() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 44, 10));
    let mut app = paragraph::App::default();
    app.draw(buffer.area, &mut buffer);
    assert!(read(&buffer, 0, 0..44).contains("النص العربي في الطرفية"), "{}", read(&buffer, 0, 0..44));
    assert_eq!(read(&buffer, 1, 1..43), "تعرض الطرفية النص العربي حرفًا بحرف، فلا تصل".nfkc().collect::<String>());
    assert!(read(&buffer, 1, 42..43) == "ت", "an Arabic line begins at the right edge");
    assert!((1..9).any(|y| seen(&buffer, y).contains("Hello,")), "Latin letters stand in their own order");
    let english =
        (0..10).find(|&y| seen(&buffer, y).contains("A paragraph in English")).expect("the English paragraph");
    assert_eq!(buffer[(1, english)].symbol(), "A");
    // The marked word is of seven letters side by side.
    let marked: Vec<u16> = (0..44).filter(|&x| buffer[(x, 1)].bg == Color::Yellow).collect();
    assert_eq!(marked.len(), "الطرفية".chars().count());
    assert_eq!(read(&buffer, 1, marked[0]..marked[marked.len() - 1] + 1), "الطرفية");
    // A click tells the byte of the text, and scrolling moves rows up.
    app.click(Position::new(42, 1));
    app.draw(buffer.area, &mut buffer);
    assert!(read(&buffer, 0, 0..44).contains("البايت 0"));
    let second = read(&buffer, 2, 1..43);
    app.scroll = 1;
    let mut scrolled = Buffer::empty(buffer.area);
    app.draw(scrolled.area, &mut scrolled);
    assert_eq!(read(&scrolled, 1, 1..43), second);
}

#[test]
fn a_list_and_tables_in_both_directions() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 44, 18));
    let mut app = list_table::App::default();
    app.draw(buffer.area, &mut buffer);
    assert_eq!(read(&buffer, 1, 1..43), "خبز بلدي");
    assert!(buffer[(42, 4)].symbol() == "\u{FEFB}", "lam-alef is one cell, at the right edge");
    app.choose(1);
    app.choose(1);
    app.draw(buffer.area, &mut Buffer::empty(buffer.area));
    // Both tables have the same cells, and none leaves its column.
    let widths = [Constraint::Length(12), Constraint::Length(6), Constraint::Fill(1)];
    let mirrored = [widths[2], widths[1], widths[0]];
    for (y, widths, first, last) in [(6, widths, 0, 2), (12, mirrored, 2, 0)] {
        let columns = list_table::columns(Rect::new(0, y, 44, 6), &widths);
        for (row, [name, price, place]) in [(1, ["خبز بلدي", "1.50", "مخبز الحارة"]), (4, ["لا شيء", "0", "—"])]
        {
            let part = |column: usize| read(&buffer, y + row, columns[column].left()..columns[column].right());
            assert_eq!(part(first), name);
            assert_eq!(part(1), price.chars().rev().collect::<String>());
            assert_eq!(part(last), place);
        }
        // In an interface from right to left, an English cell stands at the right of its column too, if it is mixed.
        let mixed = &columns[first];
        let latte: String = (mixed.left()..mixed.right()).map(|x| buffer[(x, y + 2)].symbol()).collect();
        assert!(latte.contains("Latte"), "{latte}");
        assert_eq!(latte.ends_with(' '), first == 0, "{latte:?}");
    }
}

/// Keys of the input line: `<` and `>` for the arrows, `^` and `$` for Home and End, `!` for Backspace.
fn type_into(text: &str, cursor: usize, keys: &str) -> (String, usize) {
    let mut input = Input { text: text.to_owned(), cursor };
    for key in keys.chars() {
        match key {
            '<' => input.left(),
            '>' => input.right(),
            '^' => input.home(),
            '$' => input.end(),
            '!' => input.backspace(),
            c => input.insert(c),
        }
    }
    (input.text, input.cursor)
}

#[test]
fn arrows_move_on_the_screen_and_the_rest_by_the_text() {
    // The text, the byte of the cursor, keys; the text and the byte that follow.
    for (text, cursor, keys, expected, behind) in [
        // ab גבא cd: to the right, the Hebrew word is met at its last letter.
        ("ab אבג cd", 2, ">", "ab אבג cd", 7),
        ("ab אבג cd", 2, ">>>", "ab אבג cd", 3),
        ("ab אבג cd", 3, ">", "ab אבג cd", 9),
        ("ab אבג cd", 9, "<", "ab אבג cd", 3),
        ("ab אבג cd", 9, "^<", "ab אבג cd", 0),
        ("ab אבג cd", 0, "$>", "ab אבג cd", 12),
        // The letter before the cursor in the text is removed: the blank, which is two cells to the left.
        ("ab אבג cd", 3, "!", "abאבג cd", 2),
        // A right-to-left line begins at the right and ends at the left: |ab גבא.
        ("אבג ab", 0, "<<<<", "אבג ab", 8),
        ("אבג ab", 9, ">", "אבג ab", 7),
        // Lam and alef are one cell and two letters.
        ("لا", 0, "<", "لا", 4),
        ("لا", 4, "!", "ل", 2),
        // A letter with a mark is one cell; the mark is removed first.
        ("بَ", 0, "<!", "ب", 2),
    ] {
        assert_eq!(type_into(text, cursor, keys), (expected.to_owned(), behind), "{text} {cursor} {keys}");
    }
}

#[test]
fn a_chat_in_two_languages() {
    let mut chat = Chat::new();
    let area = Rect::new(0, 0, 50, 16);
    let draw = |chat: &mut Chat| {
        let mut buffer = Buffer::empty(area);
        let cursor = chat.draw(area, &mut buffer);
        (buffer, cursor)
    };
    let (buffer, cursor) = draw(&mut chat);
    let rows: Vec<String> = (0..16).map(|y| read(&buffer, y, 0..50)).collect();
    assert!(rows.iter().any(|row| row.starts_with("صباح الخير، نعم")), "{rows:#?}");
    assert!((0..16).any(|y| seen(&buffer, y).starts_with("Good morning!")));
    assert_eq!(cursor, Position::new(1, 14));
    for c in "سلام ok".chars() {
        chat.press(KeyCode::Char(c));
    }
    let (buffer, cursor) = draw(&mut chat);
    // The line stands at the right, and the cursor at its end, to the left of the Latin word.
    // Lam and alef are one cell.
    assert_eq!(read(&buffer, 14, 1..49), "سلام ko");
    assert_eq!(cursor, Position::new(42, 14));
    assert_eq!(chat.input().text, "سلام ok");
    chat.press(KeyCode::Enter);
    assert!(chat.is_waiting());
    let mut words = 0;
    while chat.is_waiting() {
        chat.hear_a_word();
        words += 1;
        draw(&mut chat);
    }
    assert_eq!(words, 16);
    let (buffer, _) = draw(&mut chat);
    let rows: Vec<String> = (0..16).map(|y| read(&buffer, y, 0..50)).collect();
    assert!(rows.iter().any(|row| row.starts_with("تمام، وصلت رسالتك")), "{rows:#?}");
    assert!((0..16).any(|y| seen(&buffer, y).contains("https://example.org/status")));
    assert!(!chat.is_over());
    chat.press(KeyCode::Esc);
    assert!(chat.is_over());
}
