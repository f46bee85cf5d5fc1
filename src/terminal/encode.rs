//! How a row that is laid out is handed to a terminal.
//!
//! Takes a row of cells in visual order, letters as presentation forms, and gives the cells to send instead, one for one: what a
//! terminal that reorders and joins makes of them is the row that was laid out. It knows no terminal; `profile` knows which
//! wants what. Everything happens before two frames are compared, so that what is sent is what differs: the cells on the
//! screen are always those of a whole row encoded at once, though few of them may have been sent last.

use std::ops::Range;
use std::str::FromStr;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier, Style};
use unicode_bidi_mirroring::get_mirrored;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::colour::{self, Background, Colours, Rgb};
use crate::text::direction::is_right_to_left;
use crate::text::marks::is_vowel_sign;

/// A way to hand rows to a terminal. The letters in brackets are those of the measurements that the table of terminals rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As laid out, for terminals that show what they get in the order they get it (C).
    Visual,
    /// As laid out, after the terminal was told to leave the order alone, by BDSM (D).
    Explicit,
    /// As laid out, a left-to-right mark behind every right-to-left cell, so that nothing is left to reorder (L).
    Marked,
    /// Words in visual order and their letters in logical order, marks around them, for terminals that reorder by UAX #9 (V).
    Words,
    /// Words in visual order and their letters in logical order, between blanks that are letters to the terminal: for terminals that
    /// reorder by UAX #9, behind a multiplexer that drops marks.
    Blanks,
    /// Whatever stands between two blanks in logical order, for terminals that turn such runs around one by one (Z).
    Runs,
    /// As laid out, after mlterm was told to leave the order alone, in its own way (X).
    Switched,
    /// As laid out, neighbouring cells of different colours that can't be told apart, for terminals that reorder what is of one
    /// colour (W).
    Tinted,
}

/// All that a terminal's sort decides of what is sent to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emission {
    /// How rows are encoded.
    pub encoding: Encoding,
    /// Whether letters are sent in the place of their presentation forms.
    pub raw: bool,
    /// Whether vowel signs are sent.
    pub vowels: bool,
    /// Which colours are sent.
    pub colours: Colours,
}

/// BDSM, the bi-directional support mode (ECMA-48, 7.2.1), reset: explicit.
const EXPLICIT_BIDI: &str = "\x1b[8l";
/// BDSM set: implicit, as terminals are when they start.
const IMPLICIT_BIDI: &str = "\x1b[8h";
/// Complex text layout off and on, in mlterm's own words.
const LAYOUT_OFF: &str = "\x1b]5379;use_ctl=false\x07";
const LAYOUT_ON: &str = "\x1b]5379;use_ctl=true\x07";

/// LEFT-TO-RIGHT MARK.
const MARK: char = '\u{200E}';
/// BRAILLE PATTERN BLANK: a blank to the eye, and to UAX #9 a left-to-right letter.
const BLANK: &str = "\u{2800}";

impl Encoding {
    /// All of them, in the order they are tried in by hand, each with its name on the command line and in settings.
    pub const ALL: [(Self, &str); 8] = [
        (Self::Explicit, "explicit"),
        (Self::Visual, "visual"),
        (Self::Marked, "marks"),
        (Self::Words, "words"),
        (Self::Blanks, "blanks"),
        (Self::Runs, "runs"),
        (Self::Switched, "mlterm"),
        (Self::Tinted, "tint"),
    ];

    /// Its name on the command line and in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self.index()].1
    }

    /// Its place in [`Self::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|row| row.0 == self).unwrap_or(0)
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self.index() + 1) % Self::ALL.len()].0
    }

    /// What sets the terminal up for it, to be sent before the screen is cleared: a VTE terminal keeps the mode with each row from
    /// when the row is cleared.
    #[must_use]
    pub fn enter(self) -> &'static str {
        match self {
            Self::Explicit | Self::Marked => EXPLICIT_BIDI,
            Self::Switched => LAYOUT_OFF,
            Self::Visual | Self::Words | Self::Blanks | Self::Runs | Self::Tinted => "",
        }
    }

    /// What takes back what [`Self::enter`] did.
    #[must_use]
    pub fn leave(self) -> &'static str {
        match self {
            Self::Explicit | Self::Marked => IMPLICIT_BIDI,
            Self::Switched => LAYOUT_ON,
            Self::Visual | Self::Words | Self::Blanks | Self::Runs | Self::Tinted => "",
        }
    }
}

impl FromStr for Encoding {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.iter().find(|row| row.1 == name).map(|row| row.0).ok_or(())
    }
}

/// Makes of a frame that is laid out the one to send.
pub fn frame(frame: &mut Buffer, emission: Emission) {
    colour::reduce(frame, emission.colours);
    if !emission.vowels {
        without_vowels(frame);
    }
    let columns = usize::from(frame.area.width.max(1));
    for cells in frame.content.chunks_mut(columns) {
        row(cells, emission);
    }
    if emission.raw {
        raw(frame);
    }
}

/// Encodes a row.
fn row(cells: &mut [Cell], emission: Emission) {
    match emission.encoding {
        Encoding::Visual | Encoding::Explicit | Encoding::Switched => {}
        Encoding::Marked => mark(cells),
        Encoding::Words => words(cells),
        Encoding::Blanks => between_blanks(cells),
        Encoding::Runs => runs(cells),
        Encoding::Tinted => tint(cells, emission.colours.background),
    }
}

/// Makes of the lines of `laid_out` those to print; what is set off in them stays so. Right-to-left text is between what sets the terminal up and takes it back, each
/// sent at the start of a line, where a VTE terminal gives its row the mode.
#[must_use]
pub fn text(laid_out: &str, emission: Emission) -> String {
    if !laid_out.contains(is_right_to_left) {
        return laid_out.to_owned();
    }
    let shown = laid_out.replace(|c| !emission.vowels && is_vowel_sign(c), "");
    let lines: String = shown.split_inclusive('\n').map(|line| encoded_line(line, emission)).collect();
    match emission.encoding {
        Encoding::Explicit => format!("{EXPLICIT_BIDI}{lines}{IMPLICIT_BIDI}"),
        _ => lines,
    }
}

fn encoded_line(line: &str, emission: Emission) -> String {
    let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
    let mut cells = Vec::new();
    let mut style = Style::new();
    for (codes, text) in set_off(text) {
        style = CODES.iter().filter(|row| codes == Some(row.0)).fold(style, |style, row| style.patch(row.1));
        for symbol in text.graphemes(true) {
            let mut cell = Cell::EMPTY;
            cell.set_symbol(symbol).set_style(style);
            // As in a frame, a wide symbol covers cells.
            let covered = usize::from(cell.cell_width().saturating_sub(1));
            cells.push(cell);
            cells.extend(std::iter::repeat_n(Cell::EMPTY, covered));
        }
    }
    row(&mut cells, emission);
    let mut shown = String::new();
    let mut before = &Cell::EMPTY;
    for cell in uncovered(&cells).map(|at| &cells[at]) {
        shown += &codes(before, cell);
        shown += cell.symbol();
        before = cell;
    }
    shown + &codes(before, &Cell::EMPTY) + end
}

/// The codes that lines to print may have in them, and what each does (ECMA-48, SGR).
const CODES: [(&str, Style); 5] = [
    ("7", Style::new().add_modifier(Modifier::REVERSED)),
    ("27", Style::new().remove_modifier(Modifier::REVERSED)),
    ("34", Style::new().fg(Color::Blue)),
    ("35", Style::new().fg(Color::Magenta)),
    ("39", Style::new().fg(Color::Reset)),
];

/// The codes between a cell and the next.
fn codes(before: &Cell, next: &Cell) -> String {
    let look = |cell: &Cell| (cell.fg, cell.modifier);
    if look(before) == look(next) {
        return String::new();
    }
    let changes = |cell: &Cell, change: Style| look(cell.clone().set_style(change)) != look(cell);
    let needed = CODES.iter().filter(|(_, change)| changes(before, *change) && !changes(next, *change));
    needed.map(|(code, _)| format!("\x1b[{code}m")).collect()
}

/// The parts of a line that has codes in it, each with the code before it.
fn set_off(line: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
    line.split("\x1b[").enumerate().map(|(index, part)| match part.split_once('m').filter(|_| index > 0) {
        Some((code, text)) => (Some(code), text),
        None => (None, part),
    })
}

/// The cells that no wide symbol before them covers.
fn uncovered(cells: &[Cell]) -> impl Iterator<Item = usize> {
    let next = |at: usize| (at < cells.len()).then_some(at);
    std::iter::successors(next(0), move |&at| next(at + usize::from(cells[at].cell_width().max(1))))
}

/// Takes the vowel signs off the letters.
fn without_vowels(frame: &mut Buffer) {
    for cell in frame.content.iter_mut().filter(|cell| is_rtl(cell) && cell.symbol().contains(is_vowel_sign)) {
        let letters: String = cell.symbol().chars().filter(|&c| !is_vowel_sign(c)).collect();
        cell.set_symbol(&letters);
    }
}

/// Puts letters in the place of their presentation forms, for fonts that have no forms where the terminal joins letters.
/// A ligature of lam and alef stays: it is one cell, and its two letters would be two.
fn raw(frame: &mut Buffer) {
    for cell in frame.content.iter_mut().filter(|cell| cell.symbol().contains(is_form)) {
        let letters: String =
            cell.symbol().chars().map(|c| if is_form(c) { c.nfkc().next().unwrap_or(c) } else { c }).collect();
        cell.set_symbol(&letters);
    }
}

/// Whether `c` is a presentation form of one letter.
fn is_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') && c.nfkc().count() == 1
}

/// A left-to-right mark behind every right-to-left cell: each is a run of its own then, in a line that runs left to right.
fn mark(cells: &mut [Cell]) {
    for cell in cells.iter_mut().filter(|cell| is_rtl(cell)) {
        add_mark(cell);
    }
}

/// The letters of each word in logical order, and marks that keep what stands beside words where it is.
fn words(cells: &mut [Cell]) {
    let groups: Vec<Range<usize>> = groups(cells, is_letter);
    let beside: Vec<usize> = (0..cells.len()).filter(|&at| !is_letter(&cells[at]) && is_near_rtl(cells, at)).collect();
    for word in groups {
        cells[word.clone()].reverse();
        // A digit takes the direction of the letter before it, unless a mark stands between them.
        if cells.get(word.end).is_some_and(is_digit) {
            add_mark(&mut cells[word.end - 1]);
        }
    }
    for at in beside {
        add_mark(&mut cells[at]);
    }
}

/// Whether the cell at `at` or one next to it is right-to-left.
fn is_near_rtl(cells: &[Cell], at: usize) -> bool {
    cells[at.saturating_sub(1)..(at + 2).min(cells.len())].iter().any(is_rtl)
}

/// Each run between blanks in logical order as far as it is right-to-left, and blanks beside it that keep it where it is.
fn between_blanks(cells: &mut [Cell]) {
    for token in groups(cells, |cell| cell.symbol() != " ") {
        if !cells[token.clone()].iter().any(is_rtl) {
            continue;
        }
        if cells[token.clone()].iter().any(is_european_digit) {
            cells[token.clone()].iter_mut().for_each(make_neutral);
        }
        for part in cells[token.clone()].split_mut(is_latin) {
            let ends = (part.iter().position(is_rtl), part.iter().rposition(is_rtl));
            if let (Some(first), Some(last)) = ends {
                to_logical(&mut part[first..=last]);
            }
        }
        for at in [token.start.checked_sub(1), Some(token.end)].into_iter().flatten() {
            if let Some(blank) = cells.get_mut(at) {
                blank.set_symbol(BLANK);
            }
        }
    }
}

/// Shows an Arabic question mark or semicolon as the sign that looks like it and is no letter to UAX #9: a number to the right of
/// it would be taken for one amid Arabic letters, and go to its left.
fn make_neutral(cell: &mut Cell) {
    match base(cell) {
        '\u{61F}' => _ = cell.set_char('\u{2E2E}'),
        '\u{61B}' => _ = cell.set_char('\u{204F}'),
        _ => {}
    }
}

/// Turns a run around that begins and ends in right-to-left cells, but not the numbers in it, and swaps its brackets.
fn to_logical(run: &mut [Cell]) {
    reverse(run);
    run.iter_mut().for_each(mirror);
    let is_part = |at: usize, cells: &[Cell]| {
        let is_digit_at = |at: Option<usize>| at.and_then(|at| cells.get(at)).is_some_and(is_digit);
        let parts_digits = matches!(base(&cells[at]), '.' | ',' | ':' | '/' | '\u{66B}' | '\u{66C}' | '\u{60C}')
            && is_digit_at(at.checked_sub(1))
            && is_digit_at(Some(at + 1));
        is_digit(&cells[at]) || parts_digits
    };
    let is_number: Vec<bool> = (0..run.len()).map(|at| is_part(at, run)).collect();
    let mut start = 0;
    for number in is_number.chunk_by(|one, other| one == other) {
        let end = start + number.len();
        if number[0] {
            run[start..end].reverse();
        }
        start = end;
    }
}

/// Each run between blanks in logical order with its brackets swapped, if a terminal that looks at the scripts of a run takes
/// it for right-to-left: it holds letters of such a script, and none of Latin.
fn runs(cells: &mut [Cell]) {
    for run in groups(cells, |cell| cell.symbol() != " ") {
        let run = &mut cells[run];
        if run.iter().any(is_letter_of_its_script) && !run.iter().any(is_latin) {
            // Letters are drawn elsewhere than they are sent, but what is behind and below them where it is sent.
            let looks: Vec<_> = run.iter().map(|cell| (cell.fg, cell.bg, cell.modifier)).collect();
            reverse(run);
            run.iter_mut().for_each(mirror);
            for (cell, look) in run.iter_mut().zip(looks) {
                (cell.fg, cell.bg, cell.modifier) = look;
            }
        }
    }
}

/// Turns a run around; the blank that a wide symbol covers stays behind it.
fn reverse(run: &mut [Cell]) {
    run.reverse();
    for at in 1..run.len() {
        if run[at].cell_width() > 1 {
            run.swap(at - 1, at);
        }
    }
}

/// Gives right-to-left cells colours that differ from cell to cell by a step nobody sees, and from the blanks between words, which
/// would join their ends to one run. By the column, so that a cell keeps its colour while others change. All plain text takes part,
/// so that it is of one colour to the eye.
fn tint(cells: &mut [Cell], background: Option<Background>) {
    for (column, cell) in cells.iter_mut().enumerate() {
        let (red, green, blue) = shade(cell.fg, background);
        if is_rtl(cell) {
            cell.fg = Color::Rgb(red, green, blue ^ u8::from(column % 2 == 1));
        } else if matches!(cell.fg, Color::Reset | Color::Rgb(..)) {
            cell.fg = Color::Rgb(red, green, blue ^ 2);
        }
    }
}

/// About what terminals show for a colour. The colour of plain text can't be known: where the background isn't either, a grey
/// that can be read on any stands for it.
fn shade(colour: Color, background: Option<Background>) -> Rgb {
    match colour {
        Color::Black => (0, 0, 0),
        Color::Red => (178, 24, 24),
        Color::Green => (24, 138, 24),
        Color::Yellow => (178, 104, 24),
        Color::Blue => (44, 84, 198),
        Color::Magenta => (178, 24, 178),
        Color::Cyan => (24, 138, 138),
        Color::White => (255, 255, 255),
        Color::Reset => background.map_or((118, 118, 118), Background::text),
        other => colour::look(other).unwrap_or((118, 118, 118)),
    }
}

/// The ranges of cells next to each other that are `of_group`; a cell that a wide symbol covers belongs to it.
fn groups(cells: &[Cell], of_group: impl Fn(&Cell) -> bool) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for at in uncovered(cells).filter(|&at| of_group(&cells[at])) {
        let end = (at + usize::from(cells[at].cell_width().max(1))).min(cells.len());
        match groups.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => groups.push(at..end),
        }
    }
    groups
}

fn add_mark(cell: &mut Cell) {
    let marked = format!("{}{MARK}", cell.symbol());
    cell.set_symbol(&marked);
}

/// What a cell shows, without the marks on it.
fn base(cell: &Cell) -> char {
    cell.symbol().chars().next().unwrap_or(' ')
}

fn is_rtl(cell: &Cell) -> bool {
    is_right_to_left(base(cell))
}

fn is_letter(cell: &Cell) -> bool {
    is_rtl(cell) && base(cell).is_alphabetic()
}

/// Whether a cell shows what tells a right-to-left script: a letter, but not tatweel, or one of the digits that are Arabic too
/// (Scripts.txt): kitty turns a run of these around as it does letters.
fn is_letter_of_its_script(cell: &Cell) -> bool {
    let is_arabic_digit = matches!(base(cell), '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}');
    (is_letter(cell) && base(cell) != '\u{0640}') || is_arabic_digit
}

fn is_latin(cell: &Cell) -> bool {
    base(cell).is_alphabetic() && !is_rtl(cell)
}

fn is_european_digit(cell: &Cell) -> bool {
    base(cell).is_ascii_digit()
}

fn is_digit(cell: &Cell) -> bool {
    base(cell).is_numeric()
}

/// Shows a bracket as its counterpart.
fn mirror(cell: &mut Cell) {
    if let Some(mirrored) = get_mirrored(base(cell)) {
        cell.set_char(mirrored);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;
    use crate::terminal::colour::Depth;

    /// A row of these symbols.
    fn cells(symbols: &str) -> Vec<Cell> {
        symbols.chars().map(Cell::from).collect()
    }

    /// What is sent, a left-to-right mark shown as `^`.
    fn sent(cells: &[Cell]) -> String {
        cells.iter().map(Cell::symbol).collect::<String>().replace(MARK, "^")
    }

    fn emission(encoding: Encoding) -> Emission {
        Emission { encoding, raw: false, vowels: true, colours: Colours { depth: Depth::Ansi, background: None } }
    }

    /// Checks what is sent for a row in visual order. Hebrew letters stand for all that is right-to-left: they look the same
    /// alone, first and last, and א ב ג are in the order of the alphabet where they are in logical order.
    fn check(encoding: Encoding, laid_out: &str, expected: &str) {
        let mut row = cells(laid_out);
        super::row(&mut row, emission(encoding));
        assert_eq!(sent(&row), expected, "{encoding:?}");
        assert_eq!(row.len(), laid_out.chars().count(), "cells take the place of cells");
    }

    const ROW: &str = "│ 3 (\u{5D3}\u{5D2}\u{5D1}\u{5D0}) ab \u{5D4} │";

    #[test]
    fn as_laid_out() {
        for encoding in [Encoding::Visual, Encoding::Explicit, Encoding::Switched] {
            check(encoding, ROW, ROW);
        }
    }

    #[test]
    fn with_marks_behind_every_cell() {
        check(Encoding::Marked, ROW, "│ 3 (\u{5D3}^\u{5D2}^\u{5D1}^\u{5D0}^) ab \u{5D4}^ │");
        check(Encoding::Marked, "\u{661}\u{662} ab", "\u{661}^\u{662}^ ab");
    }

    #[test]
    fn words_in_logical_order() {
        check(Encoding::Words, ROW, "│ 3 (^\u{5D0}\u{5D1}\u{5D2}\u{5D3})^ ab ^\u{5D4} ^│");
        // A digit next to a word, on either side; Arabic digits and punctuation of their own direction.
        check(Encoding::Words, "12\u{5D1}\u{5D0}", "12^\u{5D0}\u{5D1}");
        check(Encoding::Words, "\u{5D1}\u{5D0}12", "\u{5D0}\u{5D1}^1^2");
        check(Encoding::Words, "\u{61F}\u{5D1}\u{5D0} \u{661}\u{662}", "\u{61F}^\u{5D0}\u{5D1} ^\u{661}^\u{662}^");
    }

    /// What a terminal that reorders by UAX #9 makes of a row, from left to right.
    fn reordered(sent: &str) -> String {
        let info = unicode_bidi::BidiInfo::new(sent, Some(unicode_bidi::Level::ltr()));
        let Some(paragraph) = info.paragraphs.first() else { return String::new() };
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        let run = |range: &Range<usize>| {
            let text = &sent[range.clone()];
            let mirrored = |c: char| get_mirrored(c).unwrap_or(c);
            if levels[range.start].is_rtl() { text.chars().rev().map(mirrored).collect() } else { text.to_owned() }
        };
        runs.iter()
            .map(run)
            .collect::<String>()
            .replace(BLANK, " ")
            .replace('\u{2E2E}', "\u{61F}")
            .replace('\u{204F}', "\u{61B}")
    }

    #[test]
    fn words_between_blanks() {
        check(
            Encoding::Blanks,
            "│ \u{5D1}\u{5D0} \u{5D3}\u{5D2} │",
            "│\u{2800}\u{5D0}\u{5D1}\u{2800}\u{5D2}\u{5D3}\u{2800}│",
        );
        check(Encoding::Blanks, "ab cd 12", "ab cd 12");
        // The terminal makes of each the row that was laid out: words, numbers on either side, brackets, punctuation, Arabic
        // letters and digits, hyphens, Latin within a word.
        for laid_out in [
            ROW,
            "10 \u{5D1}\u{5D0} 2018 \u{5D3}\u{5D2} .ab",
            ".(\u{5D1}\u{5D0} \u{5D3}\u{5D2}) \u{5D4}, ab: 2017-2018 \u{5D0}",
            "\u{61F}\u{633}\u{645} \u{60C}\u{628}\u{627} \u{661}\u{662} \u{61B}12\u{648} \u{661}\u{662}\u{648}",
            "\u{5D1}\u{5D0}-\u{5D3}\u{5D2} ab-\u{5D1}\u{5D0} \u{5D1}\u{5D0}12.5\u{5D3}\u{5D2} 19-\u{5D0}",
            "\u{5D1})\u{5D0}(\u{5D2} [\u{5D1}\u{5D0}] «\u{5D1}\u{5D0}»\u{5D5}",
            "\u{61F}2017-2018 \u{64A}\u{641} \u{61F}5 ab",
            " ┃  \u{5D1}\u{5D0}  \u{5D3}\u{5D2}:",
        ] {
            let mut row = cells(laid_out);
            super::row(&mut row, emission(Encoding::Blanks));
            assert_eq!(reordered(&sent(&row)), laid_out, "{}", sent(&row));
        }
    }

    #[test]
    fn runs_in_logical_order() {
        check(Encoding::Runs, ROW, "│ 3 (\u{5D0}\u{5D1}\u{5D2}\u{5D3}) ab \u{5D4} │");
        check(
            Encoding::Runs,
            "\u{5D0}-ab \u{60C}\u{640} \u{61F}\u{5D1}\u{5D0}21",
            "\u{5D0}-ab \u{60C}\u{640} 12\u{5D0}\u{5D1}\u{61F}",
        );
    }

    #[test]
    fn runs_keep_their_colours_where_they_are() {
        let mut row = cells("\u{5D4}\u{5D3}\u{5D2}\u{5D1}\u{5D0}");
        row[3].bg = Color::Yellow;
        row[4].bg = Color::Yellow;
        super::row(&mut row, emission(Encoding::Runs));
        assert_eq!(sent(&row), "\u{5D0}\u{5D1}\u{5D2}\u{5D3}\u{5D4}");
        let coloured: Vec<usize> = (0..row.len()).filter(|&at| row[at].bg == Color::Yellow).collect();
        assert_eq!(coloured, [3, 4], "the beginning of the word is drawn at the right");
    }

    #[test]
    fn arabic_digits_by_themselves_are_a_run_in_logical_order() {
        check(Encoding::Runs, "\u{667}\u{665} 75", "\u{665}\u{667} 75");
    }

    #[test]
    fn a_wide_symbol_keeps_its_blank() {
        let mut row = cells("\u{5D1}\u{5D0}😀  x");
        super::row(&mut row, emission(Encoding::Runs));
        assert_eq!(sent(&row), "😀 \u{5D0}\u{5D1} x", "the blank is the second half of the wide symbol");
    }

    #[test]
    fn tinted_cells_differ_from_their_neighbours() {
        let mut row = cells("a\u{5D1}\u{5D0} \u{5D3}\u{5D2}");
        row[4].fg = Color::White;
        super::row(&mut row, emission(Encoding::Tinted));
        assert_eq!([row[0].fg, row[3].fg], [Color::Rgb(118, 118, 116); 2]);
        assert_eq!(row[2].fg, Color::Rgb(118, 118, 118));
        assert_eq!([row[1].fg, row[5].fg], [Color::Rgb(118, 118, 119); 2]);
        assert_eq!(row[4].fg, Color::Rgb(255, 255, 255));
        let colours = Colours { depth: Depth::Indexed, background: Some(Background::Light) };
        let mut frame = Buffer::with_lines(["\u{5D1}\u{5D0}x"]);
        frame[(1, 0)].set_fg(Color::Blue);
        super::frame(&mut frame, Emission { colours, ..emission(Encoding::Tinted) });
        let sent: Vec<Color> = frame.content.iter().map(|cell| cell.fg).collect();
        assert_eq!(sent, [Color::Rgb(24, 24, 24), Color::Rgb(0, 0, 174), Color::Rgb(24, 24, 26)]);
        // In a heading too, blanks differ from both of the letters beside them.
        let mut row = cells("\u{5D0} \u{5D1} \u{5D2}");
        for cell in &mut row {
            cell.fg = Color::Rgb(140, 10, 130);
        }
        super::row(&mut row, emission(Encoding::Tinted));
        let sent: Vec<Color> = row.iter().map(|cell| cell.fg).collect();
        assert!(sent.windows(2).all(|pair| pair[0] != pair[1]), "{sent:?}");
    }

    #[test]
    fn lines_of_text() {
        check_text(
            Encoding::Words,
            "a \u{5D1}\u{5D0}\n😀 \u{5D1}\u{5D0}x\n",
            "a ^\u{5D0}\u{5D1}\n😀 ^\u{5D0}\u{5D1}x^\n",
        );
        check_text(Encoding::Marked, "\u{5D1}\u{5B8}\u{5D0}", "\u{5D1}\u{5B8}^\u{5D0}^");
        check_text(Encoding::Explicit, "\u{5D0}\n", "\u{1b}[8l\u{5D0}\n\u{1b}[8h");
        check_text(Encoding::Explicit, "plain\n", "plain\n");
        // What is set off goes where its letters go.
        check_text(Encoding::Words, "\x1b[7m\u{5D1}\u{5D0}\x1b[27m x", "\x1b[7m\u{5D0}\u{5D1}\x1b[27m ^x");
        check_text(Encoding::Words, "\x1b[7m\u{5D1}\x1b[27m\u{5D0}", "\u{5D0}\x1b[7m\u{5D1}\x1b[27m");
        check_text(
            Encoding::Visual,
            "\x1b[35ma\x1b[39m:\x1b[34m1\x1b[39m:\u{5D0}",
            "\x1b[35ma\x1b[39m:\x1b[34m1\x1b[39m:\u{5D0}",
        );
        let spoiled = Emission { vowels: false, ..emission(Encoding::Runs) };
        assert_eq!(text("\u{5D1}\u{5B8}\u{5D0}", spoiled), "\u{5D0}\u{5D1}");
    }

    fn check_text(encoding: Encoding, laid_out: &str, expected: &str) {
        assert_eq!(text(laid_out, emission(encoding)).replace(MARK, "^"), expected);
    }

    #[test]
    fn without_vowels_and_colours() {
        let mut buffer = Buffer::with_lines(["xa"]);
        buffer[(0, 0)].set_symbol("\u{FE91}\u{64E}\u{651}").set_bg(Color::LightGreen).set_fg(Color::Black);
        buffer[(1, 0)].set_symbol("e\u{301}").set_fg(Color::Magenta);
        let colours = Colours { depth: Depth::Monochrome, background: None };
        super::frame(&mut buffer, Emission { vowels: false, colours, ..emission(Encoding::Visual) });
        assert_eq!(sent(&buffer.content), "\u{FE91}e\u{301}");
        assert!(buffer.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
        assert_eq!(buffer[(0, 0)].modifier, Modifier::REVERSED | Modifier::UNDERLINED);
    }

    #[test]
    fn letters_in_the_place_of_forms() {
        let mut buffer = Buffer::with_lines(["\u{FE91}\u{FEFB}x\u{FB7B}"]);
        buffer[(0, 0)].set_symbol("\u{FE91}\u{64E}");
        raw(&mut buffer);
        assert_eq!(sent(&buffer.content), "\u{628}\u{64E}\u{FEFB}x\u{686}");
    }

    #[test]
    fn names_are_read_and_cycled_through() {
        let mut encoding = Encoding::Explicit;
        for (own, name) in Encoding::ALL {
            assert_eq!((encoding, name.parse()), (own, Ok(own)));
            encoding = encoding.next();
        }
        assert_eq!(encoding, Encoding::Explicit);
        assert!("auto".parse::<Encoding>().is_err());
    }
}
