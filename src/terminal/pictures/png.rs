//! Strips as PNG: with a palette, which has a sixth of the bytes that pixels in three colours have.
//! <https://www.w3.org/TR/png-3/>

use std::io::{self, Write};

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use qari_typeset::Strip;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Returns the picture of a strip.
pub(super) fn of(strip: &Strip) -> io::Result<Vec<u8>> {
    let depth = match strip.palette.len() {
        0..=2 => 1,
        3..=4 => 2,
        5..=16 => 4,
        _ => 8_u8,
    };
    let number = |size: usize| u32::try_from(size).unwrap_or(u32::MAX).to_be_bytes();
    let size = [number(strip.width), number(strip.height)].concat();
    // With a palette, compressed, unfiltered, not interlaced.
    let head = [size.as_slice(), &[depth, 3, 0, 0, 0]].concat();
    let palette: Vec<u8> = strip.palette.iter().flat_map(|(red, green, blue)| [*red, *green, *blue]).collect();
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::fast());
    let pack = match depth {
        1 => pack::<8>,
        2 => pack::<4>,
        4 => pack::<2>,
        _ => pack::<1>,
    };
    let mut packed = Vec::new();
    for row in strip.pixels.chunks(strip.width.max(1)) {
        packed.clear();
        packed.push(0);
        pack(row, &mut packed);
        rows.write_all(&packed)?;
    }
    let mut png = SIGNATURE.to_vec();
    for (name, data) in [(b"IHDR", head), (b"PLTE", palette), (b"IDAT", rows.finish()?), (b"IEND", Vec::new())] {
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(&data);
        for part in [&number(data.len()), name.as_slice(), &data, &sum.sum().to_be_bytes()] {
            png.extend_from_slice(part);
        }
    }
    Ok(png)
}

/// Adds a row of pixels, so many in a byte, to `packed`.
fn pack<const IN_BYTE: usize>(row: &[u8], packed: &mut Vec<u8>) {
    let byte = |pixels: &[u8; IN_BYTE]| {
        let all = pixels.iter().fold(0_u32, |all, pixel| all << (8 / IN_BYTE) | u32::from(*pixel));
        all.to_le_bytes()[0]
    };
    let (whole, rest) = row.as_chunks();
    packed.extend(whole.iter().map(byte));
    if !rest.is_empty() {
        let mut last = [0; IN_BYTE];
        last[..rest.len()].copy_from_slice(rest);
        packed.push(byte(&last));
    }
}
