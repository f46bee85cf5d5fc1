//! Words to glyphs. A text is shaped in pieces of one level and one face that end at blanks, so that a piece has the
//! same glyphs wherever lines are broken, and a word that comes again need not be shaped again.

use std::ops::Range;
use std::sync::Arc;

use harfrust::{Direction, ShapeOptions, ShapePlan, ShaperFont, shape};
use qari_bidi::layout::{ClusterSpan, Marks};

use crate::cache::{Cache, Key, Shaped};
use crate::face::Book;

/// A piece of a text: clusters of one level and one face, or a blank.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The indexes of its clusters.
    pub clusters: Range<usize>,
    /// The index of its face.
    pub face: usize,
    /// `true` if it runs from right to left.
    pub is_rtl: bool,
}

/// Cuts `clusters`, which are in logical order, into pieces.
pub(crate) fn pieces(book: Book, text: &str, clusters: &[ClusterSpan]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut is_open = false;
    for (index, ClusterSpan { range, level }) in clusters.iter().enumerate() {
        let own = &text[range.clone()];
        let is_blank = own.chars().all(char::is_whitespace);
        let is_rtl = level % 2 == 1;
        let before = pieces.last().filter(|before| is_open && before.is_rtl == is_rtl).map(|before| before.face);
        let face = book.face_of(own, before);
        match pieces.last_mut() {
            Some(last) if is_open && !is_blank && Some(face) == before && last.range.end == range.start => {
                last.range.end = range.end;
                last.clusters.end = index + 1;
            }
            _ => pieces.push(Piece { range: range.clone(), clusters: index..index + 1, face, is_rtl }),
        }
        is_open = !is_blank;
    }
    pieces
}

/// Returns the glyphs of a piece of `text`, from left to right.
pub(crate) fn glyphs(book: Book, text: &str, piece: &Piece, marks: Marks) -> Arc<[Shaped]> {
    let own = &text[piece.range.clone()];
    let joins = |c: &char| !c.is_whitespace();
    let beside = [
        text[..piece.range.start].chars().next_back().filter(joins),
        text[piece.range.end..].chars().next().filter(joins),
    ];
    let key = Key { text: own.into(), face: piece.face, is_rtl: piece.is_rtl, marks, beside };
    let mut cache = book.cache();
    if let Some(glyphs) = cache.pieces.get(&key) {
        return Arc::clone(glyphs);
    }
    let glyphs: Arc<[Shaped]> = shaped(&mut cache, book, &key).into();
    cache.keep(key, &glyphs);
    glyphs
}

/// Shapes a piece.
fn shaped(cache: &mut Cache, book: Book, key: &Key) -> Vec<Shaped> {
    let face = book.face(key.face);
    let mut buffer = std::mem::take(&mut cache.buffer);
    buffer.reset();
    for (at, c) in key.text.char_indices() {
        if key.marks.shows(c) {
            buffer.push(u32::from(visible(c)), u32::try_from(at).unwrap_or(u32::MAX));
        }
    }
    let mut context = [0; 4];
    if let Some(before) = key.beside[0] {
        buffer.set_pre_context(before.encode_utf8(&mut context));
    }
    if let Some(behind) = key.beside[1] {
        buffer.set_post_context(behind.encode_utf8(&mut context));
    }
    buffer.set_direction(if key.is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.set_language(book.language().cloned());
    buffer.guess_segment_properties();
    let script = buffer.script();
    let plan = cache
        .plans
        .entry((key.face, key.is_rtl, script.map(|script| script.tag())))
        .or_insert_with(|| Arc::new(ShapePlan::new(face.font(), buffer.direction(), script, book.language(), &[])));
    let shaped = shape(&ShaperFont::new(face.font()), &mut buffer, ShapeOptions::new().plan(Some(plan)));
    let mut glyphs = Vec::new();
    if shaped.is_ok() {
        let all = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        glyphs.extend(all.map(|(info, position)| Shaped {
            id: info.glyph_id,
            cluster: info.cluster as usize,
            advance: position.x_advance,
            offset: (position.x_offset, position.y_offset),
        }));
    }
    cache.buffer = buffer;
    glyphs
}

/// Returns what is shown for a character: a picture for a control character, a blank for a tab.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(c),
        '\x7F' => '\u{2421}',
        _ => c,
    }
}
