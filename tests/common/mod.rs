//! What the tests share: Arabic written so that every editor shows it alike, and the screen as text.
//!
//! CAPITALS stand for Arabic letters, as in the bidi tests of GNU FriBidi; Latin text is in lower case. A letter that has
//! no capital of its own is a capital with a diacritic. Joined forms read as their letters.
#![allow(dead_code, reason = "each test program uses a part of it")]

use qari::layout::VisualLine;
use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization;

/// Capitals and the Arabic characters they stand for.
const CAPITALS: &[(char, char)] = &[
    ('A', 'ا'), ('Â', 'آ'), ('Á', 'أ'), ('À', 'إ'), ('B', 'ب'), ('T', 'ت'), ('Ŧ', 'ث'), ('J', 'ج'), ('H', 'ح'), ('X', 'خ'),
    ('D', 'د'), ('Đ', 'ذ'), ('R', 'ر'), ('Z', 'ز'), ('S', 'س'), ('Š', 'ش'), ('Ş', 'ص'), ('Ḍ', 'ض'), ('Ṭ', 'ط'), ('Ẓ', 'ظ'),
    ('E', 'ع'), ('G', 'غ'), ('F', 'ف'), ('Q', 'ق'), ('K', 'ك'), ('L', 'ل'), ('M', 'م'), ('N', 'ن'), ('O', 'ه'), ('W', 'و'),
    ('Y', 'ي'), ('P', 'ة'), ('Ý', 'ى'), ('ʔ', 'ء'), ('Ẃ', 'ؤ'), ('Ỳ', 'ئ'), ('?', '؟'), (',', '،'), (';', '؛'),
];

/// A lam-alef ligature is one cell: `&`, or one of these with the hamza or madda of its alef.
const LIGATURES: &[(char, char)] = &[('ﻻ', '&'), ('ﻷ', '⅋'), ('ﻹ', '∧'), ('ﻵ', '≈')];

/// The Arabic text that `capitals` stand for.
pub fn arabic(capitals: &str) -> String {
    let letter = |c: char| CAPITALS.iter().find(|pair| pair.0 == c).map_or(c, |pair| pair.1);
    capitals.chars().map(letter).collect()
}

/// One symbol of the screen as one capital; marks and joined forms are left out.
pub fn capital(symbol: &str) -> String {
    let Some(base) = symbol.chars().next() else { return String::new() };
    let isolated = if ('\u{FEF5}'..='\u{FEFC}').contains(&base) {
        char::from_u32(u32::from(base) - (u32::from(base) - 0xFEF5) % 2).unwrap_or(base)
    } else {
        base
    };
    if let Some(ligature) = LIGATURES.iter().find(|pair| pair.0 == isolated) {
        return ligature.1.to_string();
    }
    let is_form = ('\u{FB50}'..='\u{FDFF}').contains(&base) || ('\u{FE70}'..='\u{FEFC}').contains(&base);
    let letter = if is_form { base.nfkc().next().unwrap_or(base) } else { base };
    if let Some(capital) = CAPITALS.iter().find(|pair| pair.1 == letter) {
        return capital.0.to_string();
    }
    symbol.to_lowercase()
}

/// A line as capitals, in visual order, without its indent.
pub fn capitals(line: &VisualLine) -> String {
    line.cells.iter().map(|cell| capital(&cell.symbol)).collect()
}

/// The screen as capitals, row by row, without the blanks at the right. A wide symbol's second cell is left out.
pub fn screen(buffer: &Buffer) -> String {
    let area = buffer.area;
    let row = |y: u16| {
        let cells: String = (0..area.width).map(|x| capital(buffer[(x, y)].symbol())).collect();
        cells.trim_end().to_owned()
    };
    (0..area.height).map(row).collect::<Vec<_>>().join("\n")
}
