//! Lines of text in a face: what they cover, where it is, and how it looks.

use std::fmt::Write as _;
use std::ops::Range;

use proptest::prelude::*;
use qari_bidi::layout::{Cell, CellSource, Direction, Fill, LayoutOptions, Marks};
use qari_bidi::text::width;
use qari_typeset::{Book, Face, Glyph, Ink, Line, Paragraph, Setting, Sheet, Strip, paint};

/// A subset of Amiri; its licence is beside it.
const FACE: &[u8] = include_bytes!("data/face.ttf");

/// Black on white.
const INK: Ink = Ink { letters: (0, 0, 0), ground: (255, 255, 255), is_underlined: false, is_struck: false };

/// A text with all that the face has: vowel signs, a Latin word, numbers, brackets.
const TEXT: &str = "قَالَ الكاتبُ في (١٢) كتابًا إنّ API لا يكفي، ثم سكت 3 مرات ولم يجب أحدًا.";

fn book() -> Book {
    thread_local! {
        static BOOK: Book = {
            let face = Face::new(FACE.to_vec(), 0).expect("a face");
            Book::of(vec![Box::leak(Box::new(face))], Some("ar")).expect("a book")
        };
    }
    BOOK.with(|book| *book)
}

fn setting(cell: (u16, u16)) -> Setting {
    Setting::new(book(), cell, None)
}

fn paragraph(text: &str, cell: (u16, u16), width: u16, fill: Fill) -> Paragraph {
    let options = LayoutOptions { fill, ..LayoutOptions::new(width) };
    Paragraph::new(text, Direction::Rtl, &[], setting(cell), width, options)
}

fn lines(text: &str, width: u16, fill: Fill) -> Vec<Line> {
    let paragraph = paragraph(text, (9, 20), width, fill);
    (0..paragraph.layout().line_count(text)).map(|index| paragraph.line(index, text)).collect()
}

fn strip(line: &Line, inks: &[Ink]) -> Strip {
    let width = line.visual.width() + 8;
    paint(line, inks, Sheet { width, left: 4, ground: INK.ground, colours: 256, shades: 16, band: 1 })
}

fn is_blank(text: &str, cell: &Cell) -> bool {
    matches!(&cell.source, CellSource::Text(range) if text[range.clone()].trim().is_empty())
}

/// Returns how dark the columns of a strip are.
fn darkness(strip: &Strip, columns: Range<usize>) -> usize {
    let dark = |index: &u8| 255 - usize::from(strip.palette[usize::from(*index)].0);
    strip.pixels.chunks(strip.width).flat_map(|row| &row[columns.clone()]).map(dark).sum()
}

/// Arabic and Latin words with marks, digits and signs, as far as the face has them, and now and then what it does not:
/// letters of other scripts, ideographs, sequences of emoji.
fn texts() -> impl Strategy<Value = String> {
    let letters = "ابتجدرسصطعفقكلمنهويةءأَُِّ،.()0123٤٥٦abco -";
    let missing = ["ש", "ლ", "中", "🚀", "👩\u{200D}🚀", "🇵🇸", "\u{6DD}٤"].map(str::to_owned).to_vec();
    let letter = proptest::sample::select(letters.chars().map(String::from).collect::<Vec<String>>());
    let letter = prop_oneof![12 => letter, 1 => proptest::sample::select(missing)];
    proptest::collection::vec(letter, 0..120).prop_map(|letters| letters.concat())
}

/// Returns the bytes that no face has.
fn bytes_of_holes(line: &Line) -> Vec<Range<usize>> {
    let cells = line.holes.iter().flat_map(|hole| &line.visual.cells[hole.clone()]);
    cells.map(|cell| if let CellSource::Text(range) = &cell.source { range.clone() } else { 0..0 }).collect()
}

#[test]
fn letters_stand_beside_one_another_where_they_are_too_small_to_stand_above() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    // The same face under the name of its family, of which signs are no part.
    let (own, family) = (utf16("Qari Test Naskh"), utf16("Amiri----------"));
    let mut bytes = FACE.to_vec();
    let at = bytes.windows(own.len()).position(|part| part == own).expect("the name");
    bytes[at..at + own.len()].copy_from_slice(&family);
    let amiri = Face::new(bytes, 0).expect("a face");
    let amiri = Book::of(vec![Box::leak(Box::new(amiri))], Some("ar")).expect("a book");
    let shown = |book: Book, size: u16, word: &str, marks: Marks| -> Vec<u32> {
        let (setting, options) = (Setting::new(book, (12, 24), Some(size)), LayoutOptions::new(900));
        let paragraph = Paragraph::new(word, Direction::Rtl, &[], setting, 900, LayoutOptions { marks, ..options });
        paragraph.line(0, word).glyphs.iter().map(|glyph| glyph.id).collect()
    };
    let glyphs = |book, size, word| shown(book, size, word, Marks::Shown);
    let is_beside = |word, size| glyphs(amiri, size, word) != glyphs(book(), size, word);
    assert_eq!([20, 47, 48].map(|size| is_beside("التمويل", size)), [true, true, false]);
    assert!(is_beside("محمد", 20) && is_beside("«لم»", 20));
    // Vowel signs need the room that the face makes for them, unless they are hidden; the name of God, and lam and
    // alef, have no other form.
    for word in ["مُحَمَّد", "لله", "الله", "فلله", "بالله", "لا", "ل\u{2060}ا", "١٢"] {
        assert!(!is_beside(word, 20), "{word}");
    }
    let bare = |word, marks| shown(amiri, 20, word, marks);
    assert_eq!(bare("مُحَمَّد", Marks::Hidden), bare("محمد", Marks::Shown));
    assert_eq!(bare("لَا", Marks::Hidden), bare("لا", Marks::Shown));
    // It is so in words whose other letters stand beside one another. Glyphs are from left to right.
    for (word, form) in [("مجالا", 2), ("مجالله", 3), ("نجلاء", 3)] {
        assert!(is_beside(word, 20), "{word}");
        assert_eq!(glyphs(amiri, 20, word)[..form], glyphs(book(), 20, word)[..form], "{word}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn glyphs_cover_the_visible_text(text in texts(), width in 40_u16..600) {
        for line in lines(&text, width, Fill::Justified { kashida: true }) {
            let mut is_covered = vec![0; text.len()];
            for cell in &line.visual.cells {
                if let CellSource::Text(range) = &cell.source {
                    is_covered[range.clone()].iter_mut().for_each(|count| *count += 1);
                }
            }
            prop_assert!(is_covered.iter().all(|count| *count <= 1), "a byte has two cells");
            let mut has_glyph = vec![false; text.len()];
            for glyph in &line.glyphs {
                prop_assert!(text.is_char_boundary(glyph.range.start) && text.is_char_boundary(glyph.range.end));
                prop_assert!(is_covered[glyph.range.clone()].contains(&1), "{:?} is of no cell", glyph.range);
                has_glyph[glyph.range.clone()].fill(true);
            }
            for hole in bytes_of_holes(&line) {
                prop_assert!(!has_glyph[hole.clone()].contains(&true), "{hole:?} is a hole and has a glyph");
                has_glyph[hole].fill(true);
            }
            for (byte, count) in is_covered.iter().enumerate() {
                prop_assert!(*count == 0 || has_glyph[byte], "byte {byte} of {text:?} has no glyph");
            }
        }
    }

    #[test]
    fn the_cell_at_a_place_is_the_one_that_stands_there(text in texts(), width in 40_u16..600, left in 0_usize..30) {
        for line in lines(&text, width, Fill::Justified { kashida: false }) {
            let line = line.on_grid(left);
            for cell in &line.visual.cells {
                let CellSource::Text(range) = &cell.source else { continue };
                for x in line.visual.columns_of(range.clone()).into_iter().flatten() {
                    prop_assert_eq!(line.visual.byte_at(x), Some(range.start));
                }
            }
            prop_assert_eq!(line.visual.byte_at(line.visual.width()), None);
        }
    }

    #[test]
    fn what_no_face_has_stands_in_whole_cells(text in texts(), width in 200_u16..600, left in 0_usize..30) {
        for line in lines(&text, width, Fill::Justified { kashida: true }) {
            let set = line.on_grid(left);
            prop_assert_eq!(set.visual.width(), line.visual.width());
            prop_assert_eq!(&set.glyphs, &line.glyphs);
            for hole in &set.holes {
                let (mut column, shown) = set.shown(hole, left);
                for (cell, shown) in set.visual.cells[hole.clone()].iter().zip(&shown.cells) {
                    let CellSource::Text(range) = &cell.source else { panic!("{cell:?} is no text") };
                    prop_assert_eq!(shown.width, width::cells(shown.symbol()));
                    // A word that is wider than a line has no room behind its first line.
                    if range.start != line.visual.range.start {
                        let own = &set.visual.columns_of(range.clone())[0];
                        let pixels = column * 9..(column + shown.width) * 9;
                        prop_assert!(left + own.start <= pixels.start && pixels.end <= left + own.end, "{own:?}");
                    }
                    column += shown.width;
                }
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_asked_and_spread_ones_are_as_wide(
        text in texts(),
        width in 200_u16..600,
        kashida in any::<bool>(),
    ) {
        let paragraph = paragraph(&text, (9, 20), width, Fill::Justified { kashida });
        for index in 0..paragraph.layout().line_count(&text) {
            let own = paragraph.line(index, &text).visual;
            prop_assert!(own.width() <= usize::from(width), "{} pixels", own.width());
            let has_blank = own.cells.iter().any(|cell| is_blank(&text, cell));
            if has_blank && paragraph.layout().is_wrapped(index, &text) {
                prop_assert_eq!(own.width(), usize::from(width));
            }
        }
    }
}

#[test]
fn a_text_is_set_if_the_faces_have_most_of_it() {
    for (text, is_set) in [("كتاب 🚀", true), ("كتاب 中文", true), ("كتاب 中文字体", false), ("🚀", false), ("", true)]
    {
        assert_eq!(book().has_most(text), is_set, "{text}");
    }
}

#[test]
fn a_hole_has_its_cells_between_its_neighbours_and_nothing_in_them() {
    let text = "كتاب 🚀🌍 قال";
    let line = &lines(text, 2000, Fill::First)[0];
    let [hole] = &line.holes[..] else { panic!("{:?}", line.holes) };
    for left in 0..9 {
        let set = line.on_grid(left);
        let (column, shown) = set.shown(hole, left);
        assert_eq!((shown.visual_text().as_str(), shown.width()), ("🌍🚀", 4));
        let strip = strip(&set, &vec![INK; set.visual.cells.len()]);
        let first = column * 9 - left + 4;
        assert_eq!(darkness(&strip, first..first + 4 * 9), 0, "at {left}");
        assert!(darkness(&strip, 4..first) > 1000 && darkness(&strip, first + 4 * 9..strip.width) > 1000);
    }
}

#[test]
fn quotation_marks_are_those_of_the_text_whatever_they_quote() {
    let marks = |word: &str| -> Vec<u32> {
        let text = format!("قال «{word}» قال");
        let glyphs = lines(&text, 2000, Fill::First)[0].glyphs.clone();
        let mut own: Vec<&Glyph> =
            glyphs.iter().filter(|glyph| ["«", "»"].contains(&&text[glyph.range.clone()])).collect();
        own.sort_by_key(|glyph| glyph.range.start);
        own.iter().map(|glyph| glyph.id).collect()
    };
    assert_eq!(marks("قال").len(), 2);
    assert_eq!((marks("API"), marks("🚀")), (marks("قال"), marks("قال")));
}

#[test]
fn lines_hold_the_whole_text_in_order() {
    let lines = lines(TEXT, 160, Fill::Even);
    assert!(lines.len() > 2);
    let mut end = 0;
    for line in &lines {
        assert_eq!(line.visual.range.start, end);
        end = line.visual.range.end;
    }
    assert_eq!(end, TEXT.len());
}

#[test]
fn arabic_letters_are_joined() {
    // One word has ink in every column between its first and its last; letters that stand alone have gaps.
    let width = |text: &str| lines(text, 2000, Fill::First)[0].visual.width();
    assert!(width("سسس") < 3 * width("س"));
}

/// Returns the glyphs of a line that are joints made longer.
fn long_joints(line: &Line) -> Vec<&Glyph> {
    line.glyphs.iter().filter(|glyph| (glyph.stretch - 1.0).abs() > f32::EPSILON).collect()
}

#[test]
fn joints_are_longer_where_blanks_alone_would_be_too_wide_and_only_if_asked() {
    // Two words to a line, and half a line to fill.
    let text = "كتابنا كتابنا كتابنا كتابنا كتابنا كتابنا ";
    let word = u16::try_from(lines(text, 2000, Fill::First)[0].visual.width() / 6).expect("a width");
    let width = 3 * word - 4;
    let long = lines(text, width, Fill::Justified { kashida: true });
    let without = lines(text, width, Fill::Justified { kashida: false });
    assert!(without.iter().all(|line| long_joints(line).is_empty()));
    let (last, spread) = long.split_last().expect("lines");
    assert!(long_joints(last).is_empty(), "the last line is not spread");
    for line in spread {
        let joints = long_joints(line);
        assert!((1..=2).contains(&joints.len()), "{} joints", joints.len());
        // It is of the letter before it, whose cell it widens, and leaves no gap in the stroke.
        for joint in joints {
            let own = line.visual.columns_of(joint.range.clone());
            assert_eq!(own.len(), 1);
            let strip = strip(line, &vec![INK; line.visual.cells.len()]);
            for x in own[0].clone() {
                assert!(darkness(&strip, x + 4..x + 5) > 200, "column {x} of {own:?} is blank");
            }
        }
    }
}

#[test]
fn halves_of_verse_are_as_wide_as_asked_by_their_joints() {
    let text = "كتابنا قال كاتبنا";
    let natural = u16::try_from(lines(text, 2000, Fill::First)[0].visual.width()).expect("a width");
    let half = |kashida: bool| {
        paragraph(text, (9, 20), natural + 40, Fill::Justified { kashida }).into_hemistich().line(0, text)
    };
    let (with, without) = (half(true), half(false));
    assert_eq!([with.visual.width(), without.visual.width()], [usize::from(natural + 40); 2]);
    assert_eq!((long_joints(&with).is_empty(), long_joints(&without).is_empty()), (false, true));
    let blank = |line: &Line| line.visual.cells.iter().find(|cell| is_blank(text, cell)).map(|cell| cell.width);
    assert!(blank(&with) < blank(&without));
    let sacred = "كتابنا ۝ كاتبنا";
    let line = paragraph(sacred, (9, 20), natural + 40, Fill::Justified { kashida: true }).into_hemistich();
    assert!(long_joints(&line.line(0, sacred)).is_empty(), "not in the words of the Quran");
}

#[test]
fn a_strip_depends_on_nothing_but_what_it_is_made_of() {
    let line = &lines(TEXT, 500, Fill::Even)[0];
    let inks = vec![INK; line.visual.cells.len()];
    let first = strip(line, &inks);
    let other = lines("نص آخر", 300, Fill::First);
    strip(&other[0], &vec![INK; other[0].visual.cells.len()]);
    assert_eq!(strip(&lines(TEXT, 500, Fill::Even)[0], &inks), first);
}

#[test]
fn a_highlight_is_behind_its_letters_and_no_others() {
    let line = &lines(TEXT, 2000, Fill::First)[0];
    let plain = vec![INK; line.visual.cells.len()];
    let lit = Ink { ground: (255, 255, 0), ..INK };
    let word = TEXT.find("كتاب").map(|at| at..at + "كتاب".len()).expect("the word");
    let inks: Vec<Ink> = line.visual.cells.iter().map(|cell| if cell.shows(&word) { lit } else { INK }).collect();
    let (plain, marked) = (strip(line, &plain), strip(line, &inks));
    let colour = |strip: &Strip, x: usize, y: usize| strip.palette[usize::from(strip.pixels[y * strip.width + x])];
    let shown = line.visual.columns_of(word);
    for x in 0..line.visual.width() {
        let is_lit = (0..marked.height).any(|y| colour(&marked, x + 4, y) == lit.ground);
        assert_eq!(is_lit, shown.iter().any(|columns| columns.contains(&x)), "column {x}");
    }
    assert_eq!(marked.pixels.len(), plain.pixels.len());
}

#[test]
fn colours_are_no_more_than_asked() {
    let line = &lines(TEXT, 2000, Fill::First)[0];
    let red = Ink { letters: (200, 0, 0), ..INK };
    let inks: Vec<Ink> = (0..line.visual.cells.len()).map(|index| if index % 2 == 0 { red } else { INK }).collect();
    let own = paint(line, &inks, Sheet { width: 900, left: 0, ground: INK.ground, colours: 16, shades: 16, band: 1 });
    assert!(own.palette.len() <= 16, "{} colours", own.palette.len());
    assert!(own.pixels.iter().all(|index| usize::from(*index) < own.palette.len()));
}

/// Returns a strip as text: a digit for four by eight pixels, the darker the higher.
fn sketch(strip: &Strip) -> String {
    let mut text = String::new();
    for rows in strip.pixels.chunks(strip.width * 4) {
        for left in (0..strip.width).step_by(4) {
            let columns = left..(left + 4).min(strip.width);
            let block = rows.chunks(strip.width).flat_map(|row| &row[columns.clone()]);
            let dark = block.map(|index| 255 - usize::from(strip.palette[usize::from(*index)].0));
            let (sum, count) = dark.fold((0, 0), |(sum, count), dark| (sum + dark, count + 1));
            let level = sum * 9 / (255 * usize::max(count, 1));
            _ = if level == 0 { write!(text, " ") } else { write!(text, "{level}") };
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

#[test]
fn strips_look_as_they_did_at_all_heights_of_cells() {
    let mut all = String::new();
    for height in [18, 20, 23, 25, 30] {
        let setting = setting((height / 2, height));
        let text = "قَالَ: (كتابٌ) API ١٢";
        let paragraph = paragraph(text, (height / 2, height), 1000, Fill::First);
        let line = paragraph.line(0, text);
        let own = strip(&line, &vec![INK; line.visual.cells.len()]);
        assert_eq!(own.height, usize::from(setting.rows * height));
        assert!(darkness(&own, 0..own.width) > 10_000, "nothing is drawn");
        _ = writeln!(all, "{height} pixels a cell: {} em, {} rows", setting.size, setting.rows);
        all.push_str(&sketch(&own));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/strips.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &all).expect("written");
    }
    let expected = std::fs::read_to_string(path).expect("the sketches");
    assert!(all == expected, "strips differ from tests/data/strips.txt (UPDATE=1 writes it anew):\n{all}");
}
