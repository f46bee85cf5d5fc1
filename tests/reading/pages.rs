//! Blocks as rows of a column: the invariants of every page, and the look of lists, quotes, tables, verse and code.

use std::ops::Range;

use crate::common::articles::{built, step};
use crate::common::invariants::{OPTION_SEEDS, check_kashidas, options};
use crate::common::{arabic, capital};
use proptest::prelude::*;
use qari::article::{Article, BoxKind, Builder, ContainerKind, Kind, Marker, Markup, Rich};
use qari::page::{self, Air, BlockLayout, BlockOptions, Digits, RowPiece};
use qari_bidi::layout::{CellSource, Fill};
use qari_bidi::text::numbering::{Delimiter, Numbering};
use qari_bidi::text::visible::{is_breaking_space, is_invisible, is_line_end};

/// The pieces of a row stand in the column, apart from one another, and each line fits into its columns.
fn check_row(pieces: &[RowPiece], width: u16) -> Result<(), TestCaseError> {
    let mut columns: Vec<Range<u16>> = pieces.iter().map(|piece| piece.columns.clone()).collect();
    columns.sort_by_key(|columns| (columns.start, columns.end));
    prop_assert!(columns.iter().all(|columns| columns.end <= width), "{columns:?} in {width}");
    prop_assert!(columns.windows(2).all(|two| two[0].end <= two[1].start), "{columns:?} overlap");
    for piece in pieces {
        let room = usize::from(piece.columns.end - piece.columns.start);
        prop_assert!(piece.line.width() <= room, "{:?} in {:?}", piece.line.visual_text(), piece.columns);
    }
    Ok(())
}

/// All of `text` is shown in the rows of `page`, each character once, but for what is not shown by intent.
fn check_text(page: &BlockLayout, text: &str, rows: usize) -> Result<(), TestCaseError> {
    let mut shown: Vec<Range<usize>> = Vec::new();
    for piece in (0..rows).flat_map(|row| page.row(row, text)) {
        for cell in piece.line.cells {
            if let CellSource::Text(range) = cell.source {
                shown.push(range);
            }
        }
    }
    shown.sort_by_key(|range| range.start);
    let mut at = 0;
    let is_left_out = |c: char| is_invisible(c) || is_line_end(c) || is_breaking_space(c);
    for range in shown.into_iter().chain(std::iter::once(text.len()..text.len())) {
        prop_assert!(range.start >= at, "byte {} of {text:?} is shown twice", range.start);
        prop_assert!(
            text[at..range.start].chars().all(is_left_out),
            "{:?} of {text:?} is lost",
            &text[at..range.start]
        );
        at = range.end;
    }
    Ok(())
}

/// Pieces have at most two longer joints each, and none where the options say so.
fn check_joints(pieces: &[RowPiece], text: &str, options: BlockOptions) {
    let may = |fill: Fill| fill == Fill::Justified { kashida: true };
    let most = if may(options.text.fill) || may(options.verse) { 2 } else { 0 };
    for piece in pieces {
        check_kashidas(text, &piece.line, most);
    }
}

/// The rows between a block and the one before it stand in the column, too.
fn check_gap(article: &Article, block: usize, options: BlockOptions) -> Result<(), TestCaseError> {
    let (above, below) = (page::block(article, block - 1, options), page::block(article, block, options));
    let gap = page::gap_above(article, block, options);
    prop_assert!(gap.rows() <= page::MOST_GAP);
    for row in 0..gap.rows() {
        check_row(&above.gap_row(row, gap, article, (block, &below)), options.text.width)?;
    }
    Ok(())
}

fn check_block(article: &Article, block: usize, options: BlockOptions) -> Result<(), TestCaseError> {
    let text = article.text(block);
    let page = page::block(article, block, options);
    let rows = page.row_count(text);
    prop_assert!(rows > 0 && !page.has_row(rows, text));
    for row in 0..rows {
        prop_assert!(page.has_row(row, text));
        prop_assert_eq!(page.row_at(page.row_start(row, text), text), row, "of {} in {:?}", rows, text);
        check_row(&page.row(row, text), options.text.width)?;
        check_joints(&page.row(row, text), text, options);
        check_row(&page.cut_row(row, text), options.text.width)?;
    }
    if article.blocks()[block].kind() == Kind::Rule { Ok(()) } else { check_text(&page, text, rows) }
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    #[test]
    fn every_block_of_every_article_is_whole(
        steps in prop::collection::vec(step(), 1..20), width in 1_u16..=120, seed in 0..OPTION_SEEDS,
    ) {
        let Some(article) = built(steps) else { return Ok(()) };
        let text = options(seed, width);
        let verse = [Fill::First, text.fill][usize::from(seed / 4 % 2)];
        let air = [Air::Close, Air::Open][usize::from(seed / 8 % 2)];
        let options = BlockOptions { text, digits: Digits::Arabic, verse, air, chop: None, typeset: None };
        for block in 0..article.blocks().len() {
            check_block(&article, block, options)?;
            if block > 0 {
                check_gap(&article, block, options)?;
            }
        }
    }

    /// The direction controls of a block do not affect the next.
    #[test]
    fn direction_controls_stay_in_their_block(
        controls in "[\u{202a}-\u{202e}\u{2066}-\u{2069}\u{200e}\u{200f}]{1,4}",
        text in "[a-c\u{628}-\u{62d}0-3 ().]{1,30}",
        width in 1_u16..60,
    ) {
        let rows_behind = |first: &str| {
            let mut builder = Builder::new();
            builder.language("ar").block(Kind::Paragraph, first).block(Kind::Paragraph, &format!("a{text}"));
            picture(&builder.finish().expect("an article"), width).split_off(2)
        };
        prop_assert_eq!(rows_behind(&format!("{controls}a")), rows_behind("a"));
    }
}

/// The blocks of an article in a column, as CAPITALS, with the rows between them.
pub fn picture_with(article: &Article, options: BlockOptions) -> Vec<String> {
    let width = options.text.width;
    let mut rows = Vec::new();
    let mut above: Option<BlockLayout> = None;
    for block in article.flow() {
        let text = article.text(block);
        let page = page::block(article, block, options);
        if let Some(above) = above {
            let gap = page::gap_above(article, block, options);
            let between = (0..gap.rows()).map(|row| above.gap_row(row, gap, article, (block, &page)));
            rows.extend(between.map(|pieces| row_of(&pieces, width)));
        }
        rows.extend((0..page.row_count(text)).map(|row| row_of(&page.row(row, text), width)));
        above = Some(page);
    }
    rows
}

fn picture(article: &Article, width: u16) -> Vec<String> {
    picture_with(article, BlockOptions::new(width))
}

pub fn row_of(pieces: &[RowPiece], width: u16) -> String {
    let mut cells = vec![" ".to_owned(); usize::from(width)];
    for piece in pieces {
        let room = usize::from(piece.columns.end - piece.columns.start);
        let mut column = usize::from(piece.columns.start) + piece.line.indent(room);
        for cell in &piece.line.cells {
            let columns = column..column + cell.width;
            column = columns.end;
            // A word that is wider than a cell is in the first of them.
            cells[columns.clone()].fill(String::new());
            cells[columns.start] = capital(cell.symbol());
        }
    }
    cells.concat().trim_end().to_owned()
}

/// Checks how an article looks in a column of `width`.
fn check(width: u16, build: impl Fn(&mut Builder), expected: &[&str]) {
    let mut builder = Builder::new();
    build(builder.language("ar"));
    let rows = picture(&builder.finish().expect("an article"), width);
    assert_eq!(rows, expected, "{}", rows.join("\n"));
}

fn rich(capitals: &str) -> Rich {
    Rich::from(arabic(capitals).as_str())
}

fn item(builder: &mut Builder, marker: Marker, list_end: u32) -> &mut Builder {
    builder.open(ContainerKind::Item { marker, list_end })
}

const BULLET: Marker = Marker::Bullet;

#[test]
fn a_list_in_a_list_hangs_at_the_right() {
    let build = |builder: &mut Builder| {
        item(builder, BULLET, 0).rich(Kind::Paragraph, rich("ALBND ALÁWL ṬWYL JDA"));
        item(builder, BULLET, 0).rich(Kind::Paragraph, rich("FREY")).close().close();
        item(builder, BULLET, 0).rich(Kind::Paragraph, rich("ALBND ALŦANY")).close();
    };
    check(16, build, &["    LW⅋A DNBLA •", "      ADJ LYWṬ", "        YERF ◦", "  YNAŦLA DNBLA •"]);
}

#[test]
fn a_box_has_a_heavy_bar_and_its_title_on_top() {
    let build = |builder: &mut Builder| {
        builder.open(ContainerKind::Box(BoxKind::Tip)).rich(Kind::BoxTitle, rich("TNBYH"));
        builder.rich(Kind::Paragraph, rich("AKTB EMLK"));
        item(builder, BULLET, 0).rich(Kind::Paragraph, rich("BND")).close().close();
        builder.rich(Kind::Paragraph, rich("NŞ"));
    };
    check(14, build, &["       HYBNT ┃", "   KLME BTKA ┃", "             ┃", "       DNB • ┃", "", "            ŞN"]);
}

#[test]
fn a_cell_has_a_row_for_each_of_its_lines() {
    let build = |builder: &mut Builder| {
        let rows = vec![vec![rich("ALF\nBAB"), rich("DAR")], vec![rich("NŞ"), rich("NŞ")]];
        builder.table(rows, false);
    };
    check(12, build, &["   RAD   FLA", "         BAB", "", "    ŞN    ŞN"]);
}

#[test]
fn a_quote_has_its_bar_along_the_list_in_it() {
    let build = |builder: &mut Builder| {
        builder.open(ContainerKind::Quote).rich(Kind::Paragraph, rich("QAL ALKATB"));
        item(builder, BULLET, 0).rich(Kind::Paragraph, rich("BND MN ALNŞ")).close();
        item(builder, Marker::Task(true), 0).rich(Kind::Paragraph, rich("BND")).close().close();
        builder.rich(Kind::Paragraph, rich("BED ALQWL"));
    };
    check(
        18,
        build,
        &[
            "      BTAKLA LAQ │",
            "                 │",
            "   ŞNLA NM DNB • │",
            "         DNB [x] │",
            "",
            "         LWQLA DEB",
        ],
    );
}

#[test]
fn the_numbers_of_a_long_list_end_in_one_line() {
    let build = |builder: &mut Builder| {
        for number in 8..=11 {
            item(builder, Marker::Number(number, Numbering::Decimal, Delimiter::Period), 11)
                .rich(Kind::Paragraph, rich("BND MN ALNŞ"))
                .close();
        }
    };
    check(16, build, &[" ŞNLA NM DNB .8", " ŞNLA NM DNB .9", " ŞNLA NM DNB .10", " ŞNLA NM DNB .11"]);
}

#[test]
fn lists_in_a_row_are_parted() {
    let lists = |numbers: [&'static [u32]; 2], ends: [u32; 2]| {
        move |builder: &mut Builder| {
            for (numbers, end) in numbers.iter().zip(ends) {
                for &number in *numbers {
                    item(builder, Marker::Number(number, Numbering::Decimal, Delimiter::Period), end)
                        .rich(Kind::Paragraph, rich("BND"))
                        .close();
                }
            }
        }
    };
    check(
        16,
        lists([&[1, 2, 3], &[1, 2]], [3, 2]),
        &["          DNB .1", "          DNB .2", "          DNB .3", "", "          DNB .1", "          DNB .2"],
    );
    check(
        16,
        lists([&[1, 2], &[1, 2]], [2, 2]),
        &["          DNB .1", "          DNB .2", "", "          DNB .1", "          DNB .2"],
    );
    check(
        16,
        lists([&[1, 2], &[3, 4]], [2, 4]),
        &["          DNB .1", "          DNB .2", "", "          DNB .3", "          DNB .4"],
    );
    check(16, lists([&[3, 2], &[1]], [3, 3]), &["          DNB .3", "          DNB .2", "          DNB .1"]);
}

#[test]
fn letters_of_a_list_stand_beside_texts_that_begin_alike() {
    let build = |builder: &mut Builder| {
        for number in 7..=9 {
            item(builder, Marker::Number(number, Numbering::LowerRoman, Delimiter::Period), 9)
                .rich(Kind::Paragraph, rich("BND"))
                .close();
        }
        for number in 1..=2 {
            item(builder, Marker::Number(number, Numbering::Abjad, Delimiter::Period), 2)
                .rich(Kind::Paragraph, rich("BND"))
                .close();
        }
    };
    check(
        16,
        build,
        &["       DNB .vii", "       DNB .viii", "       DNB .ix", "", "          DNB .Á", "          DNB .B"],
    );
}

fn table(builder: &mut Builder) {
    let row = |cells: [&str; 3]| cells.map(rich).to_vec();
    let rows = vec![row(["ALASM", "ALNWE", "ALEDD"]), row(["KTAB", "ŞFHAT MN ALWRQ", "12"]), row(["QLM", "HBR", "3"])];
    builder.table(rows, true);
}

#[test]
fn the_first_column_of_a_table_is_the_rightmost() {
    check(
        40,
        table,
        &[
            "           DDELA            EWNLA   MS&A",
            "           ─────────────────────────────",
            "              12   QRWLA NM TAHFŞ   BATK",
            "               3              RBH    MLQ",
        ],
    );
    // A cell of two lines: then each row is parted from the next, and the column is no wider than its lines.
    check(
        26,
        table,
        &[
            "   DDELA      EWNLA   MS&A",
            "   ───────────────────────",
            "      12   NM TAHFŞ   BATK",
            "              QRWLA",
            "",
            "       3        RBH    MLQ",
        ],
    );
}

#[test]
fn a_header_that_repeats_with_less_room_is_cut_with_a_sign() {
    let build = |builder: &mut Builder| {
        let row = |cells: [&str; 3]| cells.map(rich).to_vec();
        let headers = row(["ASM ALKTAB", "ALNWE", "ALEDD"]);
        builder.table(vec![headers, row(["BAB WQLM WDFTR", "A", "B"]), row(["NŞ", "J", "D"])], true);
    };
    check(
        21,
        build,
        &[
            "     MLQW BAB     MSA",
            "        RTFDW  BATKLA",
            "            A   EWNLA",
            "            B   DDELA",
            "",
            "           ŞN    …MSA",
            "            J   EWNLA",
            "            D   DDELA",
        ],
    );
}

#[test]
fn a_table_without_room_for_columns_is_groups_of_cells() {
    check(
        20,
        table,
        &[
            "          BATK  MS&A",
            "QRWLA NM TAHFŞ EWNLA",
            "            12 DDELA",
            "",
            "           MLQ  MS&A",
            "           RBH EWNLA",
            "             3 DDELA",
        ],
    );
    check(
        2,
        |builder| {
            builder.table(vec![vec![rich("A"), rich("B")], vec![rich("J"), rich("D")]], true);
        },
        &[" A", " B", "", " J", " D"],
    );
}

#[test]
fn the_halves_of_a_verse_stand_beside_or_below_one_another() {
    let build = |builder: &mut Builder| {
        builder.verse(rich("QFA NBK"), rich("BSQṬ ALLWÝ"));
        builder.verse(rich("FTWḌH"), rich("LMA NSJT"));
    };
    check(28, build, &["ÝWLLA ṬQSB           KBN AFQ", "  TJSN AML             HḌWTF"]);
    check(14, build, &["       KBN AFQ", "ÝWLLA ṬQSB", "         HḌWTF", "TJSN AML"]);
}

#[test]
fn keys_that_are_joined_keep_their_order() {
    let check = |joint: &str, expected: &str| {
        let keys = |builder: &mut Builder| {
            let mut text = rich("MFTAH ");
            for (index, key) in ["ctrl", "c"].iter().enumerate() {
                if index > 0 {
                    text.text(joint);
                }
                text.styled(Markup::Code, key);
            }
            builder.rich(Kind::Paragraph, text);
        };
        check(20, keys, &[expected]);
    };
    check("+", "        ctrl+c HATFM");
    check(" + ", "      ctrl + c HATFM");
    check("-", "        ctrl-c HATFM");
    check(" ", "        c ctrl HATFM");
    check(", ", "       c ,ctrl HATFM");
}

#[test]
fn program_text_begins_at_the_left() {
    let build = |builder: &mut Builder| {
        builder.rich(Kind::Code, Rich::from(format!("fn f() {{\n\t// {}\n}}", arabic("TELYQ")).as_str()));
    };
    check(20, build, &[" fn f() {", "     // QYLET", " }"]);
}

#[test]
fn an_image_is_its_text_and_a_note_has_its_label() {
    let build = |builder: &mut Builder| {
        builder.image(rich("ŞWRP QṬ"), "cat.png");
        let label = builder.label("12");
        builder.open(ContainerKind::Footnote { label }).rich(Kind::Paragraph, rich("HAŠYP EN ALŞWRP")).close();
        builder.block(Kind::Rule, "").rich(Kind::Paragraph, rich("NŞ"));
    };
    check(
        15,
        build,
        &[
            "      ṬQ PRWŞ ▣",
            "          ─────",
            "  NE PYŠAH [12]",
            "    PRWŞLA",
            "",
            "───────────────",
            "",
            "             ŞN",
        ],
    );
}
