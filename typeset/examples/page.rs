//! Writes a page as a picture: `cargo run -p qari-typeset --example page -- FACE TEXT OUT.ppm`.

use std::io::Write;

use qari_bidi::layout::{Direction, Fill, LayoutOptions};
use qari_typeset::{Book, Face, Ink, Paragraph, Setting, Sheet, paint};

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let face = Face::new(std::fs::read(&args[1])?, 0).expect("a face");
    let book = Book::of(vec![Box::leak(Box::new(face))], Some("ar")).expect("a book");
    let text = std::fs::read_to_string(&args[2])?;
    let setting = Setting::new(book, (10, 23), None);
    let width = 700;
    let ink = Ink { letters: (30, 30, 30), ground: (250, 245, 230), is_underlined: false, is_struck: false };
    let mut out = Vec::new();
    let mut height = 0;
    for text in text.lines() {
        let options = LayoutOptions { fill: Fill::Justified { kashida: false }, ..LayoutOptions::new(width) };
        let began = std::time::Instant::now();
        let paragraph = Paragraph::new(text, Direction::Rtl, &[], setting, width, options);
        let count = paragraph.layout().line_count(text);
        let laid = began.elapsed();
        for index in 0..count {
            let line = paragraph.line(index, text);
            let left = usize::from(width) - line.visual.width();
            let inks = vec![ink; line.visual.cells.len()];
            let strip = paint(
                &line,
                &inks,
                Sheet { width: width.into(), left, ground: ink.ground, colours: 256, shades: 16, band: 1 },
            );
            height += strip.height;
            for pixel in &strip.pixels {
                let (r, g, b) = strip.palette[usize::from(*pixel)];
                out.extend([r, g, b]);
            }
        }
        eprintln!("{count} lines, laid out in {laid:?}, all in {:?}", began.elapsed());
    }
    let mut file = std::fs::File::create(&args[3])?;
    writeln!(file, "P6 {width} {height} 255")?;
    file.write_all(&out)
}
