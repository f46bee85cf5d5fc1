//! Kitty's protocol through a multiplexer, which moves and redraws cells and knows nothing of pictures: a cell stands
//! in for its part of a picture, and the terminal shows that where it finds the cell.
//! <https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders>

use std::io;
use std::ops::RangeInclusive;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use super::store::{SHELF, Store, TMUX};
use super::{Piece, Visible};

/// The character of a cell that stands in for a part of a picture.
const PLACEHOLDER: char = '\u{10EEEE}';

/// The marks that numbers are written with, 0 with the first: those of Unicode 6.0 above a letter (combining class 230)
/// that normalisation does not change.
#[rustfmt::skip]
const MARKS: &[RangeInclusive<char>] = &[
    '\u{0305}'..='\u{0305}', '\u{030D}'..='\u{030E}', '\u{0310}'..='\u{0310}', '\u{0312}'..='\u{0312}',
    '\u{033D}'..='\u{033F}', '\u{0346}'..='\u{0346}', '\u{034A}'..='\u{034C}', '\u{0350}'..='\u{0352}',
    '\u{0357}'..='\u{0357}', '\u{035B}'..='\u{035B}', '\u{0363}'..='\u{036F}', '\u{0483}'..='\u{0487}',
    '\u{0592}'..='\u{0595}', '\u{0597}'..='\u{0599}', '\u{059C}'..='\u{05A1}', '\u{05A8}'..='\u{05A9}',
    '\u{05AB}'..='\u{05AC}', '\u{05AF}'..='\u{05AF}', '\u{05C4}'..='\u{05C4}', '\u{0610}'..='\u{0617}',
    '\u{0657}'..='\u{065B}', '\u{065D}'..='\u{065E}', '\u{06D6}'..='\u{06DC}', '\u{06DF}'..='\u{06E2}',
    '\u{06E4}'..='\u{06E4}', '\u{06E7}'..='\u{06E8}', '\u{06EB}'..='\u{06EC}', '\u{0730}'..='\u{0730}',
    '\u{0732}'..='\u{0733}', '\u{0735}'..='\u{0736}', '\u{073A}'..='\u{073A}', '\u{073D}'..='\u{073D}',
    '\u{073F}'..='\u{0741}', '\u{0743}'..='\u{0743}', '\u{0745}'..='\u{0745}', '\u{0747}'..='\u{0747}',
    '\u{0749}'..='\u{074A}', '\u{07EB}'..='\u{07F1}', '\u{07F3}'..='\u{07F3}', '\u{0816}'..='\u{0819}',
    '\u{081B}'..='\u{0823}', '\u{0825}'..='\u{0827}', '\u{0829}'..='\u{082D}', '\u{0951}'..='\u{0951}',
    '\u{0953}'..='\u{0954}', '\u{0F82}'..='\u{0F83}', '\u{0F86}'..='\u{0F87}', '\u{135D}'..='\u{135F}',
    '\u{17DD}'..='\u{17DD}', '\u{193A}'..='\u{193A}', '\u{1A17}'..='\u{1A17}', '\u{1A75}'..='\u{1A7C}',
    '\u{1B6B}'..='\u{1B6B}', '\u{1B6D}'..='\u{1B73}', '\u{1CD0}'..='\u{1CD2}', '\u{1CDA}'..='\u{1CDB}',
    '\u{1CE0}'..='\u{1CE0}', '\u{1DC0}'..='\u{1DC1}', '\u{1DC3}'..='\u{1DC9}', '\u{1DCB}'..='\u{1DCC}',
    '\u{1DD1}'..='\u{1DE6}', '\u{1DFE}'..='\u{1DFE}', '\u{20D0}'..='\u{20D1}', '\u{20D4}'..='\u{20D7}',
    '\u{20DB}'..='\u{20DC}', '\u{20E1}'..='\u{20E1}', '\u{20E7}'..='\u{20E7}', '\u{20E9}'..='\u{20E9}',
    '\u{20F0}'..='\u{20F0}', '\u{2CEF}'..='\u{2CF1}', '\u{2DE0}'..='\u{2DFF}', '\u{A66F}'..='\u{A66F}',
    '\u{A67C}'..='\u{A67D}', '\u{A6F0}'..='\u{A6F1}', '\u{A8E0}'..='\u{A8F1}', '\u{AAB0}'..='\u{AAB0}',
    '\u{AAB2}'..='\u{AAB3}', '\u{AAB7}'..='\u{AAB8}', '\u{AABE}'..='\u{AABF}', '\u{AAC1}'..='\u{AAC1}',
    '\u{FE20}'..='\u{FE26}', '\u{10A0F}'..='\u{10A0F}', '\u{10A38}'..='\u{10A38}', '\u{1D185}'..='\u{1D189}',
    '\u{1D1AA}'..='\u{1D1AD}', '\u{1D242}'..='\u{1D244}',
];

/// The pictures that stand in the cells of the screen.
pub(super) struct Placeholders {
    store: Store,
}

impl Default for Placeholders {
    fn default() -> Self {
        Self { store: Store::new(&TMUX) }
    }
}

impl Placeholders {
    /// Has cells of `frame` stand in for `visible`. Returns what the terminal is to be sent before them.
    pub(super) fn stand_in(&mut self, frame: &mut Buffer, visible: &[&Visible]) -> io::Result<Vec<u8>> {
        let mut sent = Vec::new();
        self.store.begin(visible);
        for own in visible.iter().filter(|own| !own.pieces.is_empty()) {
            let (width, height) = own.cell();
            let id = match self.store.number(own.key) {
                Some(id) => id,
                None => {
                    let strip = own.strip();
                    let id = self.store.keep(&mut sent, own.key, &strip)?;
                    let (columns, rows) = (strip.width / width, strip.height / height);
                    TMUX.send(&mut sent, &format!("a=p,U=1,i={id},c={columns},r={rows},q=2"))?;
                    id
                }
            };
            for piece in &own.pieces {
                fill(frame, piece, id, (piece.x.start / width, piece.y.start / height));
            }
        }
        self.store.let_go(&mut sent)?;
        Ok(sent)
    }

    /// Has the terminal drop all pictures.
    pub(super) fn clear(&mut self, out: &mut impl io::Write) -> io::Result<()> {
        self.store.clear(out)
    }
}

/// Has the cells of `piece` stand in for the part of picture `id` that begins in this column and this row of it. The
/// first cell of a row says which part it is, and the others go on from it.
fn fill(frame: &mut Buffer, piece: &Piece, id: u32, (column, row): (usize, usize)) {
    // The rest of the number is the colour of the cell.
    let [_, _, _, colour] = id.to_be_bytes();
    let numbers = |row| [row, column, usize::from(SHELF)];
    for (x, y) in piece.cells() {
        let mut symbol = String::from(PLACEHOLDER);
        if x == piece.columns.start {
            symbol.extend(numbers(row + usize::from(y - piece.rows.start)).into_iter().filter_map(mark));
        }
        let ground = frame[(x, y)].bg;
        let mut cell = Cell::default();
        cell.set_symbol(&symbol).set_fg(Color::Indexed(colour)).set_bg(ground);
        frame[(x, y)] = cell;
    }
}

/// Returns the mark for a number, if there is one.
fn mark(number: usize) -> Option<char> {
    MARKS.iter().cloned().flatten().nth(number)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::{env, fs};

    use super::*;

    /// The marks that kitty leaves out besides, since they may be fused with a letter (`gen/rowcolumn-diacritics.txt`).
    const LEFT_OUT: &[u32] = &[
        0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x309, 0x30A, 0x30B, 0x30C, 0x30F, 0x311, 0x313, 0x314,
        0x342, 0x653, 0x654,
    ];

    /// Returns a file of the Unicode Character Database: of Debian's `unicode-data`, or in the folder `QARI_UCD`.
    fn of_unicode(name: &str) -> Option<String> {
        let folder = env::var_os("QARI_UCD").map_or_else(|| PathBuf::from("/usr/share/unicode"), PathBuf::from);
        let text = fs::read_to_string(folder.join(name)).ok();
        assert!(text.is_some() || env::var_os("CI").is_none(), "{name} is in Debian's unicode-data");
        text
    }

    #[test]
    fn marks_are_those_that_kitty_counts_by() {
        let (Some(characters), Some(ages)) = (of_unicode("UnicodeData.txt"), of_unicode("DerivedAge.txt")) else {
            return println!("left out: Debian's unicode-data is not installed");
        };
        let code = |text: &str| u32::from_str_radix(text.trim(), 16).expect("a code point");
        let old: Vec<RangeInclusive<u32>> = ages
            .lines()
            .filter_map(|line| line.split('#').next()?.split_once(';'))
            .filter(|(_, age)| age.trim().parse::<f32>().expect("a version") <= 6.0)
            .map(|(range, _)| range.split_once("..").unwrap_or((range, range)))
            .map(|(first, last)| code(first)..=code(last))
            .collect();
        let is_one = |fields: &[&str]| {
            let own = code(fields[0]);
            let is_above = fields[2..6] == ["Mn", "230", "NSM", ""];
            is_above && !LEFT_OUT.contains(&own) && old.iter().any(|range| range.contains(&own))
        };
        let derived: Vec<char> = characters
            .lines()
            .map(|line| line.split(';').collect::<Vec<_>>())
            .filter(|fields| is_one(fields))
            .filter_map(|fields| char::from_u32(code(fields[0])))
            .collect();
        assert_eq!(derived.len(), 297);
        assert_eq!((0..).map_while(mark).collect::<Vec<char>>(), derived);
    }

    #[test]
    fn the_first_cell_of_a_row_says_what_is_in_it() {
        let mut frame = Buffer::empty(ratatui::layout::Rect::new(0, 0, 6, 3));
        let piece = Piece { columns: 2..5, rows: 1..3, x: 40..70, y: 20..60 };
        fill(&mut frame, &piece, (u32::from(SHELF) << 24) + 200, (4, 1));
        let symbol = |x: u16, y: u16| frame[(x, y)].symbol();
        // Rows 1 and 2 of the picture, column 4 of it.
        assert_eq!(symbol(2, 1), "\u{10EEEE}\u{30D}\u{312}\u{59C}");
        assert_eq!(symbol(2, 2), "\u{10EEEE}\u{30E}\u{312}\u{59C}");
        assert_eq!([symbol(3, 1), symbol(4, 2), symbol(1, 1), symbol(5, 1)], ["\u{10EEEE}", "\u{10EEEE}", " ", " "]);
        assert!(piece.cells().all(|at| frame[at].fg == Color::Indexed(200)));
    }
}
