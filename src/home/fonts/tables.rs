//! Tables of font files, read without the rest of them.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// A table with its tag.
pub(super) type Table = ([u8; 4], Vec<u8>);

/// The most fonts of a collection that are looked at, and the most bytes of a table.
const MOST_FONTS: u32 = 64;
const MOST_BYTES: u32 = 1 << 18;

/// Reads those of the tables `tags` that the fonts of a file have: of one font, or of each in a collection.
pub(super) fn read(path: &Path, tags: &[[u8; 4]]) -> io::Result<Vec<Vec<Table>>> {
    let mut file = File::open(path)?;
    let head = part(&mut file, 0, 12)?;
    let starts = if head.starts_with(b"ttcf") {
        part(&mut file, 12, 4 * number(&head[8..]).min(MOST_FONTS))?.chunks_exact(4).map(number).collect()
    } else {
        vec![0]
    };
    starts.into_iter().map(|start| of_font(&mut file, start, tags)).collect()
}

/// Reads tables of the font whose directory begins at byte `start`.
fn of_font(file: &mut File, start: u32, tags: &[[u8; 4]]) -> io::Result<Vec<Table>> {
    let head = part(file, start, 12)?;
    let count = u32::from(u16::from_be_bytes([head[4], head[5]]));
    let mut tables = Vec::new();
    for record in part(file, start.saturating_add(12), 16 * count)?.chunks_exact(16) {
        if let Some(tag) = tags.iter().find(|tag| record.starts_with(*tag)) {
            tables.push((*tag, part(file, number(&record[8..]), number(&record[12..]).min(MOST_BYTES))?));
        }
    }
    Ok(tables)
}

/// Reads `length` bytes from byte `start` on.
fn part(file: &mut File, start: u32, length: u32) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(start.into()))?;
    let mut bytes = Vec::new();
    file.take(length.into()).read_to_end(&mut bytes)?;
    if bytes.len() == length as usize { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Returns the number that `bytes`, at least four, begin with.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}
