//! The form of a page: air, tables, verse, justified lines, code on its ground.

use crate::common::articles::{built, step};
use crate::common::{Player, arabic};
use crate::pages::{picture_with, row_of};
use proptest::prelude::*;
use qari::app::document::display::Display;
use qari::app::document::viewport::{Room, Viewport};
use qari::app::document::{Document, Kept};
use qari::article::{Article, Builder, ColumnAlign, ContainerKind, Kind, Rich};
use qari::page::{self, Air, BlockOptions, PieceRole};
use qari_bidi::layout::{CellSource, Fill, LayoutOptions};

fn article(language: &str, build: impl Fn(&mut Builder)) -> Article {
    let mut builder = Builder::new();
    build(builder.language(language));
    builder.finish().expect("an article")
}

fn rich(capitals: &str) -> Rich {
    Rich::from(arabic(capitals).as_str())
}

fn open(width: u16) -> BlockOptions {
    BlockOptions { air: Air::Open, ..BlockOptions::new(width) }
}

#[track_caller]
fn check(language: &str, options: BlockOptions, build: impl Fn(&mut Builder), expected: &[&str]) {
    let rows = picture_with(&article(language, build), options);
    let rows: Vec<String> = rows.iter().map(|row| row.replace('\u{640}', "_")).collect();
    assert_eq!(rows, expected, "{}", rows.join("\n"));
}

#[test]
fn cells_are_aligned_as_written_in_both_directions() {
    let aligns = [Some(ColumnAlign::Left), Some(ColumnAlign::Center), Some(ColumnAlign::Right), None];
    let table = |header: &'static str, row: [&'static str; 4]| {
        move |builder: &mut Builder| {
            let rows = [[header; 4], row].map(|cells| cells.map(rich).to_vec());
            builder.aligned_table(rows.to_vec(), true, &aligns);
        }
    };
    let rule = "─".repeat(33);
    check(
        "en",
        BlockOptions::new(36),
        table("abcdef", ["a", "bb", "c", "d"]),
        &["abcdef   abcdef   abcdef   abcdef", &rule, "a          bb          c   d"],
    );
    // The first column is at the right; left and right are those of the page.
    check(
        "ar",
        BlockOptions::new(36),
        table("KTABKT", ["A", "BB", "J", "D"]),
        &["   TKBATK   TKBATK   TKBATK   TKBATK", &format!("   {rule}"), "        D        J     BB     A"],
    );
}

#[test]
fn rows_without_room_are_records() {
    let table = |builder: &mut Builder| {
        let row = |cells: [&str; 3]| cells.map(rich).to_vec();
        let rows = vec![
            row(["name", "description", "kind of it"]),
            row(["alpha", "many words of a long description", ""]),
            row(["beta", "", "a third column"]),
            row(["", "", ""]),
            row(["gamma", "a", "b"]),
        ];
        builder.table(rows, true);
    };
    // What is empty is left out, but for the headers of the first record, and in an empty record.
    check(
        "en",
        BlockOptions::new(32),
        table,
        &[
            "name:        alpha",
            "description: many words of a",
            "             long description",
            "kind of it:",
            "",
            "name:        beta",
            "kind of it:  a third column",
            "",
            "name:",
            "",
            "name:        gamma",
            "description: a",
            "kind of it:  b",
        ],
    );
}

#[test]
fn an_empty_header_is_none() {
    let table = |builder: &mut Builder| {
        let row = |cells: [&str; 2]| cells.map(rich).to_vec();
        builder.table(vec![row(["", ""]), row(["a", "b"]), row(["c", ""])], true);
    };
    check("en", BlockOptions::new(20), table, &["a   b", "c"]);
    check("en", BlockOptions::new(3), table, &["a", "b", "", "c"]);
}

#[test]
fn a_column_is_no_narrower_than_its_words_or_twelve_cells() {
    let width_for_columns = |cell: &str| {
        let table = article("en", |builder| {
            let row = |text: &str| vec![Rich::from(text), Rich::from("short"), Rich::from(cell)];
            builder.table(vec![row("a b c d e f g h i j k l m n o p"), row("x")], false);
        });
        let has_columns = |width: u16| {
            let page = page::block(&table, 0, BlockOptions::new(width));
            page.row(0, table.text(0)).len() > 1
        };
        let first = (1..120).find(|&width| has_columns(width)).expect("a width");
        assert!((first..120).all(has_columns), "more room, less of a table");
        first
    };
    // Twelve cells, five, as many as there are in the last column; two between them.
    assert_eq!(width_for_columns("word"), 12 + 2 + 5 + 2 + 4);
    assert_eq!(width_for_columns("a word as long as internationalisation is"), 12 + 2 + 5 + 2 + 20);
    assert_eq!(width_for_columns("one two three four five"), 12 + 2 + 5 + 2 + 12);
}

#[test]
fn the_halves_of_a_poem_are_equally_wide_and_stand_below_halves() {
    let poem = |builder: &mut Builder| {
        builder.verse(rich("WLD ALODÝ FALKAỲNAT ḌYAʔ"), rich("WFM ALZMAN TBSM WŦNAʔ"));
        builder.verse(rich("ALRWH WALMLÁ"), rich("LLDYN WALDNYA BO BŠRAʔ"));
        builder.rich(Kind::Verse, rich("WHDYQP"));
    };
    let justified = BlockOptions { verse: Fill::Justified { kashida: true }, ..BlockOptions::new(60) };
    check(
        "ar",
        justified,
        poem,
        &[
            "  ʔA_NŦW M_SBT NAMZLA  MFW        ʔAYḌ TANỲAKLAF ÝDOLA DLW",
            "  ʔAR_ŠB OB AYND_LAW NYDLL        ⅋__MLAW          HWR__LA",
            "                           PQYDHW",
        ],
    );
    let page = article("ar", poem);
    for width in 40..90 {
        let options = BlockOptions { text: LayoutOptions::new(width).isolating(), ..justified };
        let pieces: Vec<_> = (0..2).map(|block| page::block(&page, block, options).row(0, page.text(block))).collect();
        let [first, second] = &pieces[..] else { panic!("two lines") };
        if first.len() < 2 {
            continue;
        }
        let columns = |row: &[page::RowPiece]| row.iter().map(|piece| piece.columns.clone()).collect::<Vec<_>>();
        assert_eq!(columns(first), columns(second), "halves stand below halves in {width}");
        for piece in first.iter().chain(second) {
            assert_eq!(piece.line.width(), usize::from(piece.columns.end - piece.columns.start), "{width}");
        }
        let (right, left) = (&first[0].columns, &first[1].columns);
        assert_eq!(right.end - right.start, left.end - left.start, "{width}");
        assert_eq!(left.start, width - right.end, "the gap is in the middle of {width}");
        assert!(right.start - left.end >= 4, "{width}");
    }
}

#[test]
fn without_kashida_verse_is_as_wide_as_it_comes() {
    let poem = |builder: &mut Builder| {
        builder.verse(rich("KTAB MSBH"), rich("NŞ FYO"));
        builder.verse(rich("KTAB MSBH BAB"), rich("NŞ MN FYO"));
    };
    check(
        "ar",
        BlockOptions::new(38),
        poem,
        &["         OYF ŞN            HBSM BATK", "      OYF NM ŞN        BAB HBSM BATK"],
    );
    let plain = article("ar", poem);
    for block in 0..2 {
        let row = page::block(&plain, block, BlockOptions::new(38)).row(0, plain.text(block));
        let is_text = |cell: &qari_bidi::layout::Cell| matches!(cell.source, CellSource::Text(_));
        assert!(row.iter().flat_map(|piece| &piece.line.cells).all(is_text), "nothing is added");
    }
    // Spaces alone, where the script has no kashida.
    let spaced = BlockOptions { verse: Fill::Justified { kashida: false }, ..BlockOptions::new(38) };
    let row = page::block(&plain, 0, spaced).row(0, plain.text(0));
    let widths: Vec<usize> = row.iter().map(|piece| piece.line.width()).collect();
    assert_eq!(widths, [13, 13]);
}

#[test]
fn a_narrow_column_has_one_half_below_the_other() {
    let poem = |builder: &mut Builder| {
        builder.verse(rich("KTAB MSBH BAB"), rich("NŞ MN FYO BAB"));
        builder.verse(rich("KTAB MSBH"), rich("NŞ FYO"));
    };
    let plain = BlockOptions::new(20);
    check("ar", plain, poem, &["       BAB HBSM BATK", "BAB OYF NM ŞN", "           HBSM BATK", "OYF ŞN"]);
    let justified = BlockOptions { verse: Fill::Justified { kashida: false }, ..plain };
    check("ar", justified, poem, &["       BAB HBSM BATK", "BAB OYF NM ŞN", "       HBSM     BATK", "OYF        ŞN"]);
    // One line that is too long does not have all others stand so.
    let long = |builder: &mut Builder| {
        for _ in 0..12 {
            builder.verse(rich("KTAB BAB"), rich("NŞ FYO"));
        }
        builder.verse(rich("KTAB MSBH BAB KTAB BAB"), rich("NŞ FYO"));
    };
    let rows = picture_with(&article("ar", long), BlockOptions::new(24));
    assert_eq!(rows.len(), 12 + 2);
    assert_eq!(rows[0], "  OYF ŞN        BAB BATK");
}

#[test]
fn headings_have_air_on_pages_that_can_be_seen() {
    let kinds = [
        Kind::Title,
        Kind::Source,
        Kind::Heading(1),
        Kind::Paragraph,
        Kind::Heading(1),
        Kind::Heading(2),
        Kind::Paragraph,
        Kind::Paragraph,
        Kind::Heading(2),
        Kind::Paragraph,
        Kind::Image,
        Kind::Caption,
        Kind::Link,
        Kind::Link,
        Kind::Rule,
        Kind::Heading(1),
        Kind::Code,
    ];
    let page = article("en", |builder| {
        for kind in kinds {
            builder.block(kind, "a");
        }
    });
    let gaps = |options: BlockOptions| {
        (1..kinds.len()).map(|block| page::gap_above(&page, block, options).rows()).collect::<Vec<_>>()
    };
    assert_eq!(gaps(BlockOptions::new(40)), [0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1]);
    assert_eq!(gaps(open(40)), [0, 1, 1, 2, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 2]);
}

#[test]
fn a_title_has_a_rule_beside_its_source_or_below_it() {
    let build = |sources: &'static [&'static str]| {
        move |builder: &mut Builder| {
            builder.rich(Kind::Title, rich("ENWAN"));
            for source in sources {
                builder.rich(Kind::Source, rich(source));
            }
            builder.rich(Kind::Paragraph, rich("NŞ"));
        }
    };
    let right = |text: &str| format!("{text:>40}");
    let rule = "━".repeat(14);
    check("ar", open(40), build(&[]), &[&right("NAWNE"), &right(&rule), "", &right("ŞN")]);
    let beside = right(&format!("gate  {rule}"));
    let below = format!("{:>24}", "BTAK");
    check("ar", open(40), build(&["gate", "KATB"]), &[&right("NAWNE"), &beside, &below, "", &right("ŞN")]);
    check("ar", BlockOptions::new(40), build(&["gate"]), &[&right("NAWNE"), &right("gate"), "", &right("ŞN")]);
    check("ar", open(39), build(&[]), &[&right("NAWNE")[1..], "", &right("ŞN")[1..]]);
}

#[test]
fn notes_stand_close_below_one_short_rule() {
    let build = |builder: &mut Builder| {
        builder.rich(Kind::Paragraph, rich("a"));
        for label in ["1", "2"] {
            let label = builder.label(label);
            builder.open(ContainerKind::Footnote { label }).rich(Kind::Paragraph, rich("note")).close();
        }
        builder.rich(Kind::Heading(1), rich("b"));
    };
    check("en", open(60), build, &["a", "", "──────────────", "[1] note", "[2] note", "", "", "b"]);
    check("en", BlockOptions::new(30), build, &["a", "──────────", "[1] note", "[2] note", "", "b"]);
}

#[test]
fn code_stands_on_its_ground_with_its_language() {
    let build = |builder: &mut Builder| {
        builder.rich(Kind::Heading(1), rich("ENWAN"));
        builder.code(Rich::from("let a = 1;\nlet many = words + that + go + on;"), "rust");
        builder.rich(Kind::Paragraph, rich("NŞ"));
    };
    // Above and below it there are a row of the ground and a blank one.
    check(
        "ar",
        open(30),
        build,
        &[
            "                         NAWNE",
            "",
            "                         rust",
            " let a = 1;",
            " let many = words + that +   ↩",
            " go + on;",
            "",
            "",
            "                            ŞN",
        ],
    );
    // Where rows are few, the name stands beside the first row if there is room.
    check(
        "ar",
        BlockOptions::new(30),
        build,
        &[
            "                         NAWNE",
            "",
            " let a = 1;              rust",
            " let many = words + that +   ↩",
            " go + on;",
            "",
            "                            ŞN",
        ],
    );
    let page = article("ar", build);
    for (width, air) in (1..100).flat_map(|width| [(width, Air::Open), (width, Air::Close)]) {
        let options = BlockOptions { air, ..BlockOptions::new(width) };
        let (above, code) = (page::block(&page, 0, options), page::block(&page, 1, options));
        let gap = page::gap_above(&page, 1, options);
        let head = (0..gap.rows()).map(|row| above.gap_row(row, gap, &page, (1, &code))).filter(|row| !row.is_empty());
        for row in head.chain((0..code.row_count(page.text(1))).map(|row| code.row(row, page.text(1)))) {
            let mut columns: Vec<_> = row.iter().map(|piece| piece.columns.clone()).collect();
            columns.sort_by_key(|columns| columns.start);
            let covered = columns.iter().fold(0, |end, columns| if columns.start == end { columns.end } else { end });
            assert_eq!(covered, width, "the ground is whole: {columns:?}");
            assert!(row.iter().all(|piece| piece.role.is_on_code_ground()));
        }
    }
}

#[test]
fn the_ground_of_code_goes_on_below_it_at_the_end_too() {
    let page = article("ar", |builder| {
        builder.rich(Kind::Paragraph, rich("NŞ")).block(Kind::Code, "let a = 1;");
    });
    let document = Document::open(page, Kept::default());
    let roles_of_last = |height: u16| {
        let room = Room { width: 40, height };
        let rows = document.rows(&Viewport { text: room, overlay: room, display: Display::default() });
        let last = rows.last();
        assert_eq!(rows.from(rows.top(), usize::MAX).last(), Some(last));
        rows.pieces(last).iter().map(|piece| piece.role).collect::<Vec<_>>()
    };
    assert_eq!(roles_of_last(24), [PieceRole::CodeEdge]);
    assert_eq!(roles_of_last(10), [PieceRole::Code; 3]);
}

#[test]
fn a_wrapped_line_is_told_from_one_that_ends() {
    let wide = LayoutOptions { wide_ambiguous: true, ..LayoutOptions::new(20).isolating() };
    let lines = |builder: &mut Builder| {
        builder.block(Kind::Lines, "a line of 20 cells..\na line that is too long\nb");
    };
    check("en", BlockOptions::new(20), lines, &["a line of 20 cells..", "a line that is too ↩", "long", "b"]);
    let ascii = BlockOptions { text: wide, ..BlockOptions::new(20) };
    check("en", ascii, lines, &["a line of 20 cells..", "a line that is too \\", "long", "b"]);
    let rtl = |builder: &mut Builder| {
        builder.rich(Kind::Lines, rich("KTAB MSBH BAB KTAB BAB"));
    };
    check("ar", BlockOptions::new(20), rtl, &["↪ BATK BAB HBSM BATK", "                 BAB"]);
    let page = article("ar", rtl);
    let layout = page::block(&page, 0, BlockOptions::new(20));
    let sign = layout.row(0, page.text(0)).into_iter().find(|piece| piece.role == PieceRole::WrapSign);
    assert_eq!(sign.map(|sign| (sign.columns, sign.line.visual_text())), Some((0..1, "↪".to_owned())));
    assert!(row_of(&layout.row(1, page.text(0)), 20).trim_start().starts_with("BA"), "the last row has none");
}

#[test]
fn a_stretched_match_is_highlighted_whole() {
    let mut player = Player::with(
        article("ar", |builder| {
            builder.verse(rich("MSBH KTAB"), rich("NŞ ALKTAB ALŦANY FYO"));
        }),
        (70, 12),
        "ar",
    );
    player.keys("c Esc /");
    player.send(qari::app::Message::Paste(arabic("MSBH")));
    player.keys("Enter");
    let (buffer, _) = player.paint();
    let panes = player.app.panes().expect("panes");
    let (y, cells) = (panes.text.y, panes.text.x..panes.text.x + panes.text.width);
    let plain = buffer[(panes.text.x, y)].bg;
    let found: Vec<&str> = cells.filter(|&x| buffer[(x, y)].bg != plain).map(|x| buffer[(x, y)].symbol()).collect();
    assert!(found.len() > 4 && found.contains(&"\u{640}"), "{found:?}");
    let letters = found.iter().filter(|symbol| **symbol != "\u{640}").count();
    assert_eq!(letters, 4, "{found:?}");
}

proptest! {
    #![proptest_config(crate::common::cases(200))]

    /// Each row of a document, those between its blocks too, is a place of its own: one can scroll past all of them.
    #[test]
    fn every_row_is_the_place_it_stands_for(
        steps in prop::collection::vec(step(), 1..20), width in 1_u16..100, height in 1_u16..40,
    ) {
        let Some(article) = built(steps) else { return Ok(()) };
        let document = Document::open(article, Kept::default());
        let room = Room { width, height };
        let rows = document.rows(&Viewport { text: room, overlay: room, display: Display::default() });
        let all: Vec<_> = rows.from(rows.top(), usize::MAX).collect();
        for (index, &row) in all.iter().enumerate() {
            prop_assert_eq!(rows.at(rows.pos(row)), row);
            prop_assert_eq!(rows.back(row, index), all[0]);
            prop_assert_eq!(rows.forward(all[0], index), row);
        }
    }
}
