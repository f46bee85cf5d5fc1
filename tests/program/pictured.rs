//! A terminal that shows pictures, as far as tests need it: what is placed by kitty's protocol, and which cells show
//! which part of a sixel.

use std::collections::{BTreeMap, BTreeSet, hash_map::DefaultHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;

use qari_bidi::text::width;

/// The width and the height of a cell, in pixels.
pub const CELL: (u16, u16) = (10, 20);

/// The cell that a picture begins at, its pixels, and the part of them.
pub type Place = ((u16, u16), u64, String);

/// The pictures that are seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// The pictures by kitty's protocol, by the numbers of picture and place.
    pub placed: BTreeMap<(u32, u32), Place>,
    /// The cells that sixels cover, by row and column: a hash of their pixels, 0 where all are ground.
    pub sixels: BTreeMap<(u16, u16), u64>,
    /// The cells that stand in for parts of pictures, by row and column.
    stand_ins: BTreeMap<(u16, u16), StandIn>,
    /// The pictures that cells may stand in for, by number: a hash of their pixels, and their size in cells.
    virtual_ones: BTreeMap<u32, (u64, (u32, u32))>,
}

/// A cell that stands in for a part of a picture: its colour, and the numbers that marks write on it.
type StandIn = (u32, Vec<u32>);

/// A part of a picture, a cell of it: a hash of the pixels of the picture, and the row and the column.
type Part = (u64, u32, u32);

/// The character of a cell that stands in for a part of a picture.
const PLACEHOLDER: &str = "\u{10EEEE}";

/// The first of the marks that numbers are written with, as far as tests need them.
const MARKS: &str = "\u{305}\u{30D}\u{30E}\u{310}\u{312}\u{33D}\u{33E}\u{33F}\u{346}\u{34A}\u{34B}\u{34C}\u{350}\
                     \u{351}\u{352}\u{357}\u{35B}\u{363}\u{364}\u{365}\u{366}\u{367}\u{368}\u{369}\u{36A}\u{36B}\
                     \u{36C}\u{36D}\u{36E}\u{36F}\u{483}\u{484}\u{485}\u{486}\u{487}\u{592}\u{593}\u{594}\u{595}\
                     \u{597}\u{598}\u{599}\u{59C}\u{59D}\u{59E}\u{59F}\u{5A0}\u{5A1}\u{5A8}\u{5A9}\u{5AB}\u{5AC}\
                     \u{5AF}\u{5C4}\u{610}\u{611}\u{612}\u{613}\u{614}\u{615}\u{616}\u{617}\u{657}\u{658}\u{659}\
                     \u{65A}\u{65B}\u{65D}\u{65E}\u{6D6}\u{6D7}\u{6D8}\u{6D9}\u{6DA}\u{6DB}\u{6DC}\u{6DF}\u{6E0}";

impl Sight {
    /// Returns `true` if nothing is seen.
    pub fn is_blank(&self) -> bool {
        !self.has_placed() && self.sixels.values().all(|pixels| *pixels == 0)
    }

    /// Returns `true` if pictures by kitty's protocol are seen.
    pub fn has_placed(&self) -> bool {
        !self.placed.is_empty() || !self.stand_ins.is_empty()
    }

    /// Returns what is seen in the cells that stand in for parts of pictures, by row and column. `None` amid
    /// a frame.
    fn stood_for(&self) -> Option<BTreeMap<(u16, u16), Part>> {
        let mut seen = BTreeMap::new();
        let mut before: Option<((u16, u16), u32, [u32; 3])> = None;
        for (&(row, column), (colour, numbers)) in &self.stand_ins {
            // A cell without numbers goes on from one of its colour to its left.
            let left = before.filter(|(at, own, _)| *at == (row, column.wrapping_sub(1)) && own == colour);
            let own = match (&numbers[..], left) {
                (&[row, column, high], _) => [row, column, high],
                ([], Some((.., [row, column, high]))) => [row, column + 1, high],
                _ => return None,
            };
            before = Some(((row, column), *colour, own));
            let [part_row, part_column, high] = own;
            let (pixels, size) = self.virtual_ones.get(&((high << 24) + colour))?;
            assert!(part_column < size.0 && part_row < size.1, "{own:?} of {size:?} cells");
            seen.insert((row, column), (*pixels, part_row, part_column));
        }
        Some(seen)
    }

    /// Returns `true` if a picture is seen in the cell in this column and row.
    pub fn covers(&self, (column, row): (u16, u16)) -> bool {
        let is_in = |((left, top), _, part): &Place| {
            let size: Vec<u16> = part.split(',').filter_map(|number| number.parse().ok()).collect();
            let [_, _, width, height] = size[..] else { panic!("{part}") };
            (*left..left + width / CELL.0).contains(&column) && (*top..top + height / CELL.1).contains(&row)
        };
        let at = (row, column);
        self.sixels.contains_key(&at) || self.stand_ins.contains_key(&at) || self.placed.values().any(is_in)
    }

    /// Returns all of it that does not depend on the numbers of pictures: a line for each place of one and each row
    /// of a sixel.
    pub fn look(&self) -> Vec<String> {
        let placed = self.placed.values().map(|((x, y), pixels, part)| format!("{y};{x}: {pixels:x} {part}"));
        let mut look: Vec<String> = placed.collect();
        look.sort();
        let stood_for = self.stood_for().expect("parts of pictures that were sent").into_iter();
        look.extend(stood_for.map(|((y, x), (pixels, row, column))| format!("{y};{x}: {pixels:x} {row},{column}")));
        let rows = self.rows();
        look.extend(rows.into_iter().map(|(row, (first, last, pixels))| format!("{row};{first}-{last}: {pixels:x}")));
        look
    }

    /// Returns the hashes of the pixels of the pictures and rows that are seen.
    pub fn hashes(&self) -> Vec<u64> {
        let placed = self.placed.values().map(|(_, pixels, _)| *pixels);
        let stood_for = self.stood_for().unwrap_or_default().into_values().map(|(pixels, ..)| pixels);
        placed.chain(stood_for).chain(self.rows().into_values().map(|(.., pixels)| pixels)).collect()
    }

    /// Returns the rows that have sixels: their first and their last column, and a hash of their pixels.
    pub fn rows(&self) -> BTreeMap<u16, (u16, u16, u64)> {
        let mut rows: BTreeMap<u16, (u16, u16, DefaultHasher)> = BTreeMap::new();
        for ((row, column), pixels) in self.sixels.iter().filter(|(_, pixels)| **pixels != 0) {
            let (_, last, hasher) = rows.entry(*row).or_insert_with(|| (*column, *column, DefaultHasher::new()));
            *last = *column;
            (column, pixels).hash(hasher);
        }
        rows.into_iter().map(|(row, (first, last, hasher))| (row, (first, last, hasher.finish()))).collect()
    }
}

/// The terminal.
#[derive(Debug)]
pub struct Pictured {
    /// The pictures that are seen now.
    pub sight: Sight,
    /// The addresses that cells are of, by row and column.
    pub links: BTreeMap<(u16, u16), String>,
    /// The times that the screen was cleared.
    pub clearings: usize,
    /// The pictures that it keeps, with a hash of their pixels.
    pub kept: BTreeMap<u32, u64>,
    /// The frames that were begun.
    pub frames: usize,
    /// The pictures that were sent.
    pub sent: usize,
    /// The bytes that were sent.
    pub bytes: usize,
    /// The address that cells are of which are printed now.
    address: String,
    rows: u16,
    columns: u16,
    cursor: (u16, u16),
    saved: (u16, u16),
    region: Range<u16>,
    /// The picture whose data comes in several parts.
    open: Option<(u32, DefaultHasher)>,
    /// The colour that letters are printed in, of the palette.
    colour: u32,
}

impl Pictured {
    pub fn new((columns, rows): (u16, u16)) -> Self {
        Self {
            sight: Sight::default(),
            links: BTreeMap::new(),
            address: String::new(),
            clearings: 0,
            kept: BTreeMap::new(),
            frames: 0,
            sent: 0,
            bytes: 0,
            rows,
            columns,
            cursor: (0, 0),
            saved: (0, 0),
            region: 0..rows,
            open: None,
            colour: 0,
        }
    }

    /// Returns the pictures that it keeps and that are not seen.
    pub fn unseen(&self) -> BTreeSet<u32> {
        let is_placed = |id: u32| self.sight.placed.keys().any(|(own, _)| *own == id);
        self.kept.keys().copied().filter(|id| !is_placed(*id)).collect()
    }

    /// Takes in what the program writes, until it satisfies `is_so`. Returns the number of bytes taken in; a sequence
    /// that is not whole is none of them.
    pub fn feed(&mut self, bytes: &[u8], is_so: impl Fn(&Self) -> bool) -> usize {
        let mut at = 0;
        while at < bytes.len() && !is_so(self) {
            let Some(length) = self.take(&bytes[at..]) else { break };
            at += length;
        }
        self.bytes += at;
        at
    }

    /// Takes in a sequence or a character; returns its length if it is whole.
    fn take(&mut self, bytes: &[u8]) -> Option<usize> {
        match bytes {
            [0x1b, b'[', rest @ ..] => {
                let end = rest.iter().position(|byte| (0x40..=0x7e).contains(byte))?;
                self.control(&String::from_utf8_lossy(&rest[..end]), rest[end]);
                Some(end + 3)
            }
            [0x1b, b'P', b't', b'm', b'u', b'x', b';', rest @ ..] => {
                let (inside, end) = unwrap(rest)?;
                self.take(&inside).expect("a whole sequence");
                Some(end + 7)
            }
            [0x1b, open @ (b'P' | b'_' | b']'), rest @ ..] => {
                let end = rest.windows(2).position(|pair| pair == b"\x1b\\").map(|at| (at, 2));
                let bell = rest.iter().position(|byte| *byte == 7).filter(|_| *open == b']').map(|at| (at, 1));
                let (end, length) = end.into_iter().chain(bell).min()?;
                match open {
                    b'P' => self.sixel(&rest[..end]),
                    b'_' => self.graphics(&String::from_utf8_lossy(&rest[..end])),
                    _ => {
                        let body = String::from_utf8_lossy(&rest[..end]);
                        let link = body.strip_prefix("8;").and_then(|link| link.split_once(';'));
                        self.address =
                            link.map_or(std::mem::take(&mut self.address), |(_, address)| address.to_owned());
                    }
                }
                Some(end + length + 2)
            }
            [0x1b, b'7', ..] => {
                self.saved = self.cursor;
                Some(2)
            }
            [0x1b, b'8', ..] => {
                self.cursor = self.saved;
                Some(2)
            }
            [] | [0x1b] => None,
            [0x1b, _, ..] => Some(2),
            [byte, ..] if *byte < 0x20 => Some(1),
            [first, ..] => {
                let length = match first {
                    0xf0.. => 4,
                    0xe0.. => 3,
                    0xc0.. => 2,
                    _ => 1,
                };
                let symbol = bytes.get(..length)?;
                self.print(&String::from_utf8_lossy(symbol));
                Some(length)
            }
        }
    }

    fn print(&mut self, symbol: &str) {
        if let Some(number) = MARKS.chars().position(|mark| symbol.contains(mark))
            && let Some(before) = self.cursor.0.checked_sub(1)
            && let Some((_, numbers)) = self.sight.stand_ins.get_mut(&(self.cursor.1, before))
        {
            numbers.push(u32::try_from(number).expect("a small number"));
        }
        for _ in 0..width::cells(symbol) {
            let place = (self.cursor.1, self.cursor.0);
            self.sight.sixels.remove(&place);
            self.links.remove(&place);
            self.sight.stand_ins.remove(&place);
            if symbol == PLACEHOLDER {
                self.sight.stand_ins.insert(place, (self.colour, Vec::new()));
            }
            if !self.address.is_empty() {
                self.links.insert(place, self.address.clone());
            }
            self.cursor.0 += 1;
        }
    }

    fn control(&mut self, body: &str, end: u8) {
        let number = |index: usize, usual: u16| {
            body.split(';').nth(index).and_then(|text| text.parse().ok()).filter(|it| *it > 0).unwrap_or(usual)
        };
        match (end, body) {
            (b'l', "?25") => self.frames += 1,
            (b'J', "2") => {
                self.clearings += 1;
                self.sight = Sight::default();
                // As kitty does with what is not placed.
                self.kept.clear();
            }
            // The other screen has cells and sixels of its own; what is placed by kitty's protocol may stay.
            (b'h' | b'l', "?1049") => {
                self.sight.sixels.clear();
                self.sight.stand_ins.clear();
            }
            (b'H', _) => self.cursor = (number(1, 1) - 1, number(0, 1) - 1),
            (b'r', _) if !body.starts_with('?') => {
                self.region = number(0, 1) - 1..number(1, self.rows);
                self.cursor = (0, 0);
            }
            (b'S' | b'T', _) => {
                let by = i32::from(number(0, 1)) * if end == b'S' { -1 } else { 1 };
                let region = self.region.clone();
                let all = std::mem::take(&mut self.sight.sixels);
                let moved = all.into_iter().filter_map(|((row, column), own)| {
                    if !region.contains(&row) {
                        return Some(((row, column), own));
                    }
                    let to = u16::try_from(i32::from(row) + by).ok().filter(|to| region.contains(to))?;
                    Some(((to, column), own))
                });
                self.sight.sixels = moved.collect();
            }
            (b'm', _) => {
                let parts: Vec<&str> = body.split(';').collect();
                let indexed = parts.windows(3).find(|three| three[..2] == ["38", "5"]);
                self.colour = indexed.map_or(0, |three| three[2].parse().expect("a colour"));
            }
            (b'K', _) => {
                let (row, columns) = (self.cursor.1, self.cursor.0..self.columns);
                columns.for_each(|column| _ = self.sight.sixels.remove(&(row, column)));
            }
            _ => {}
        }
    }

    fn sixel(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let Some((_, text)) = text.split_once("q\"1;1;").filter(|(way, _)| ["0;0;0", "0;1;0"].contains(way)) else {
            return;
        };
        let mut numbers = text.split([';', '#']).map(|number| number.parse::<u16>().expect("a size"));
        let (width, height) = (numbers.next().expect("a width"), numbers.next().expect("a height"));
        let mut cells: BTreeMap<(u16, u16), DefaultHasher> = BTreeMap::new();
        for ((x, y), colour) in pixels(text) {
            let place = (y / CELL.1, x / CELL.0);
            (x % CELL.0, y % CELL.1, colour).hash(cells.entry(place).or_default());
        }
        for (row, column) in (0..height.div_ceil(CELL.1)).flat_map(|y| (0..width.div_ceil(CELL.0)).map(move |x| (y, x)))
        {
            let place = (self.cursor.1 + row, self.cursor.0 + column);
            assert!(place.0 + 1 < self.rows, "the last row would scroll the screen");
            let pixels = cells.remove(&(row, column)).map_or(0, |hasher| hasher.finish());
            self.sight.sixels.insert(place, pixels);
        }
        assert!(cells.is_empty(), "pixels beyond the size");
        self.sent += 1;
    }

    fn graphics(&mut self, body: &str) {
        let Some(body) = body.strip_prefix('G') else { return };
        let (keys, data) = body.split_once(';').unwrap_or((body, ""));
        let value = |name: &str| keys.split(',').filter_map(|key| key.split_once('=')).find(|(key, _)| *key == name);
        let number = |name: &str| value(name).and_then(|(_, value)| value.parse::<u32>().ok()).unwrap_or(0);
        match value("a").map(|(_, value)| value) {
            Some("t") => {
                assert!(!self.kept.contains_key(&number("i")), "{} was sent already", number("i"));
                self.open = Some((number("i"), DefaultHasher::new()));
                self.sent += 1;
            }
            Some("p") if number("U") == 1 => {
                let pixels = *self.kept.get(&number("i")).expect("a picture that was sent");
                self.sight.virtual_ones.insert(number("i"), (pixels, (number("c"), number("r"))));
            }
            Some("p") => {
                let pixels = *self.kept.get(&number("i")).expect("a picture that was sent");
                let part = ["x", "y", "w", "h"].map(|name| number(name).to_string()).join(",");
                self.sight.placed.insert((number("i"), number("p")), (self.cursor, pixels, part));
            }
            Some("d") if value("d") == Some(("d", "i")) => {
                self.sight.placed.remove(&(number("i"), number("p")));
            }
            Some("d") if value("d") == Some(("d", "I")) => {
                self.kept.remove(&number("i"));
                self.sight.virtual_ones.remove(&number("i"));
                self.sight.placed.retain(|(id, _), _| *id != number("i"));
            }
            Some("q") | None => {}
            Some(other) => panic!("a={other}"),
        }
        if let Some((id, mut hasher)) = self.open.take() {
            data.hash(&mut hasher);
            match number("m") {
                0 => _ = self.kept.insert(id, hasher.finish()),
                _ => self.open = Some((id, hasher)),
            }
        }
    }
}

/// Returns what is wrapped for the terminal outside tmux, where each escape is doubled, and the length up to its end.
fn unwrap(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let (mut inside, mut at) = (Vec::new(), 0);
    loop {
        match bytes.get(at..)? {
            [0x1b, b'\\', ..] => return Some((inside, at + 2)),
            [0x1b, 0x1b, ..] => at += 2,
            [0x1b, ..] | [] => return None,
            _ => at += 1,
        }
        inside.push(bytes[at - 1]);
    }
}

/// Returns the pixels of a sixel that are no ground (of no colour, or of the first), with their colours.
fn pixels(text: &str) -> BTreeMap<(u16, u16), String> {
    let (mut palette, mut all) = (BTreeMap::new(), BTreeMap::new());
    let (mut x, mut y, mut colour, mut count) = (0, 0, "0", 1);
    let mut rest = text.find('#').map_or("", |at| &text[at..]);
    while let Some(sign) = rest.chars().next() {
        let end = 1 + rest[1..].find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(rest.len() - 1);
        let (own, next) = if matches!(sign, '#' | '!') { rest.split_at(end) } else { rest.split_at(1) };
        rest = next;
        match sign {
            '#' => match own[1..].split_once(';') {
                Some((number, value)) => _ = palette.insert(number, value),
                None => colour = &own[1..],
            },
            '!' => count = own[1..].parse().expect("a number"),
            '$' => x = 0,
            '-' => (x, y) = (0, y + 6),
            _ => {
                for (x, bit) in (x..x + count).flat_map(|x| (0..6).map(move |bit| (x, bit))) {
                    if (own.as_bytes()[0] - b'?') >> bit & 1 == 0 {
                        continue;
                    }
                    if colour == "0" {
                        all.remove(&(x, y + bit));
                    } else {
                        all.insert((x, y + bit), palette[colour].to_owned());
                    }
                }
                (x, count) = (x + count, 1);
            }
        }
    }
    all
}
