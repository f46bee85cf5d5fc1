//! Sixels: a picture as bands of six rows, each once for every colour in it (VT340).

use std::io::Write;
use std::ops::Range;

use super::joined::Canvas;
use qari_typeset::runs;

/// The height of a sixel, in pixels. One that reaches into the next row of cells would spoil it: pictures are cut to
/// whole ones, where the terminal is not exact.
pub(super) const SIX: usize = 6;

const DIGITS: &[u8; 10] = b"0123456789";

/// Returns the sixels of a part of a picture. What has the colour of the ground is left to the cells, unless it
/// `is_exact`: colours in percent are not quite those of cells. There the terminal fills the picture with its first
/// colour, at the first sixel of it (xterm), before anything is painted.
pub(super) fn of(canvas: &Canvas, x: Range<usize>, is_exact: bool) -> Vec<u8> {
    let width = x.len();
    let height = if is_exact { canvas.height } else { canvas.height / SIX * SIX };
    let bare = u8::from(!is_exact);
    let mut text = format!("\x1bP0;{bare};0q\"1;1;{width};{height}").into_bytes();
    for (index, (red, green, blue)) in canvas.palette.iter().enumerate() {
        let percent = |part: u8| (usize::from(part) * 100 + 127) / 255;
        if index > 0 || is_exact {
            _ = write!(text, "#{index};2;{};{};{}", percent(*red), percent(*green), percent(*blue));
        }
    }
    if is_exact {
        text.extend_from_slice(b"?$");
    }
    // The sixels of each colour, a bit for each row, and whether there are any.
    let mut bands = vec![0_u8; canvas.palette.len() * width];
    let mut is_used = vec![false; canvas.palette.len()];
    for top in (0..height).step_by(SIX) {
        let rows = SIX.min(height - top);
        for row in 0..rows {
            let pixels = &canvas.pixels[(top + row) * canvas.width..][x.clone()];
            for (first, run) in runs(pixels) {
                // Also what is blank: to look for that takes longer.
                for (at, &colour) in (first..).zip(run) {
                    let colour = usize::from(colour);
                    bands[colour * width + at] |= 1 << row;
                    is_used[colour] = true;
                }
            }
        }
        bands[..width].fill(0);
        is_used[0] = false;
        for (colour, is_used) in is_used.iter_mut().enumerate().filter(|(_, is_used)| **is_used) {
            push(&mut text, b'#', colour);
            let band = &mut bands[colour * width..][..width];
            let end = band.iter().rposition(|sixel| *sixel != 0).map_or(0, |last| last + 1);
            let mut at = 0;
            while at < end {
                let count = first_run(&band[at..end]);
                push_run(&mut text, band[at], count);
                at += count;
            }
            text.push(b'$');
            band.fill(0);
            *is_used = false;
        }
        if text.last() == Some(&b'$') {
            text.pop();
        }
        text.push(b'-');
    }
    text.extend_from_slice(b"\x1b\\");
    text
}

/// Returns how many of the first sixels are the same. It looks at eight at a time.
fn first_run(band: &[u8]) -> usize {
    let Some(&first) = band.first() else { return 0 };
    let same = u64::from_le_bytes([first; 8]);
    let (words, rest) = band.as_chunks();
    let differing = words.iter().map(|word| u64::from_le_bytes(*word) ^ same);
    match differing.enumerate().find(|(_, differing)| *differing != 0) {
        Some((index, differing)) => 8 * index + differing.trailing_zeros() as usize / 8,
        None => 8 * words.len() + rest.iter().take_while(|sixel| **sixel == first).count(),
    }
}

/// Writes a sixel so many times.
fn push_run(text: &mut Vec<u8>, sixel: u8, count: usize) {
    let sign = b'?' + sixel;
    if count > 3 {
        push(text, b'!', count);
        text.push(sign);
    } else {
        text.extend(std::iter::repeat_n(sign, count));
    }
}

/// Writes a sign and a number.
fn push(text: &mut Vec<u8>, sign: u8, mut number: usize) {
    text.push(sign);
    let first = text.len();
    while number > 9 {
        text.push(DIGITS[number % 10]);
        number /= 10;
    }
    text.push(DIGITS[number]);
    text[first..].reverse();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns the number at the beginning of `text`, and what follows it.
    fn number(text: &[u8]) -> (usize, &[u8]) {
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&text[..digits]).ok().and_then(|digits| digits.parse().ok());
        (number.expect("a number"), &text[digits..])
    }

    /// Returns the pixels that a terminal shows of sixels; `None` where it shows none.
    fn decoded(sixels: &[u8], (width, height): (usize, usize)) -> Vec<Option<u8>> {
        let is_filled = sixels.starts_with(b"\x1bP0;0");
        let mut pixels = vec![Some(0).filter(|_| is_filled); width * height];
        let begin = format!("\x1bP0;{};0q\"1;1;{width};{height}", u8::from(!is_filled));
        let mut rest = sixels.strip_prefix(begin.as_bytes()).expect("the size");
        let (mut x, mut top, mut colour) = (0, 0, 0);
        loop {
            let (sign, behind) = rest.split_first().expect("an end");
            let (count, sixel);
            match sign {
                b'#' => {
                    let (index, behind) = number(behind);
                    let parts = behind.iter().take_while(|byte| matches!(byte, b';' | b'0'..=b'9')).count();
                    // What has parts is a definition.
                    colour = if parts == 0 { u8::try_from(index).expect("a colour") } else { colour };
                    rest = &behind[parts..];
                }
                b'$' => (x, rest) = (0, behind),
                b'-' => (x, top, rest) = (0, top + SIX, behind),
                0x1b => {
                    assert_eq!(behind, b"\\");
                    return pixels;
                }
                _ => {
                    (count, rest) = if *sign == b'!' { number(behind) } else { (1, rest) };
                    (sixel, rest) = (rest[0] - b'?', &rest[1..]);
                    for (column, row) in (x..x + count).flat_map(|x| (0..SIX).map(move |row| (x, row))) {
                        if sixel >> row & 1 == 1 {
                            pixels[(top + row) * width + column] = Some(colour);
                        }
                    }
                    x += count;
                }
            }
        }
    }

    fn canvases() -> impl Strategy<Value = Canvas> {
        // As letters are: mostly blank, and long runs of one colour.
        let runs = proptest::collection::vec((0..8_u8, 1..70_usize), 1..60);
        (1..100_usize, 1..20_usize, runs).prop_map(|(width, height, runs)| {
            let runs = runs.into_iter().flat_map(|(colour, count)| {
                std::iter::repeat_n(0, count / 2).chain(std::iter::repeat_n(colour, count))
            });
            let mut pixels: Vec<u8> = runs.take(width * height).collect();
            pixels.resize(width * height, 0);
            Canvas { width, height, palette: (0..8).map(|part| (part, part, part)).collect(), pixels }
        })
    }

    proptest! {
        #[test]
        fn sixels_show_the_pixels_of_their_part(canvas in canvases(), first in 0..100_usize, is_exact: bool) {
            let x = first.min(canvas.width - 1)..canvas.width;
            let height = if is_exact { canvas.height } else { canvas.height / SIX * SIX };
            let shown = decoded(&of(&canvas, x.clone(), is_exact), (x.len(), height));
            let rows = canvas.pixels.chunks(canvas.width).take(height);
            // Where the ground is left to the cells, it has no pixels.
            let own = rows.flat_map(|row| &row[x.clone()]).map(|colour| Some(*colour).filter(|it| is_exact || *it > 0));
            prop_assert_eq!(shown, own.collect::<Vec<_>>());
        }
    }
}
