//! Words to glyphs. A text is shaped in pieces of one level and one face that end at blanks, so that a piece has the
//! same glyphs wherever lines are broken, and a word that comes again need not be shaped again.

use std::ops::Range;
use std::sync::Arc;

use harfrust::{BufferFlags, Direction, ShapeOptions, ShapePlan, ShaperFont, shape};
use qari_bidi::layout::{ClusterSpan, Marks};

use crate::cache::{Cache, Key, Shaped};
use crate::face::Book;
use crate::numbers::{pixels, units};
use crate::setting::Setting;
use crate::stretch::{Origin, Stretch};
use crate::unstack;

/// A piece of a text: clusters of one level and one face or none, or a blank.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The indexes of its clusters.
    pub clusters: Range<usize>,
    /// The index of its face; `None` if no face has its clusters.
    pub face: Option<usize>,
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
        let face = book.face_of(own, before.flatten());
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

/// A glyph of a piece, in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PieceGlyph {
    /// The glyph.
    pub id: u32,
    /// The byte of the text that its cluster begins at.
    pub byte: usize,
    /// The distance to the next glyph.
    pub advance: f32,
    /// The distance of the glyph from where it would stand, to the right and up.
    pub offset: (f32, f32),
    /// Its width, in widths that it has in the face.
    pub stretch: f32,
    /// `true` if it is a tatweel of a joint that is made longer.
    pub is_kashida: bool,
    /// `true` if the face lets the joint before its cluster be longer.
    pub takes_kashida: bool,
}

/// Returns the glyphs of a piece of `text`, from left to right, with those of `stretches` that are in it; none of what
/// no face has.
pub(crate) fn glyphs(
    (text, setting, marks): (&str, Setting, Marks),
    piece: &Piece,
    stretches: &[Stretch],
) -> Vec<PieceGlyph> {
    let Some(face) = piece.face else { return Vec::new() };
    let written = Stretch::write(stretches, text, &piece.range);
    let own = written.as_ref().map_or(&text[piece.range.clone()], |(own, _)| own);
    let scale = setting.book.face(face).scale(setting.size);
    let shaped = kept(setting, text, (piece, face), marks, own);
    let glyphs = shaped.iter().map(|glyph| {
        let plain = Origin { byte: piece.range.start + glyph.cluster, factor: None };
        let origin = written.as_ref().and_then(|(_, origins)| origins.get(glyph.cluster)).copied().unwrap_or(plain);
        let stretch = origin.factor.unwrap_or(1.0);
        PieceGlyph {
            id: glyph.id,
            byte: origin.byte,
            advance: units(glyph.advance) * scale * stretch,
            offset: (units(glyph.offset.0) * scale, units(glyph.offset.1) * scale),
            stretch,
            is_kashida: origin.factor.is_some(),
            takes_kashida: glyph.takes_kashida,
        }
    });
    glyphs.collect()
}

/// Returns the width of each of the `clusters` of a piece, in pixels: the advances of its own glyphs, or of a ligature
/// of several an equal part. The edges of clusters are rounded, so that a piece is as wide as its glyphs.
pub(crate) fn widths(glyphs: &[PieceGlyph], clusters: &[ClusterSpan]) -> Vec<u16> {
    let mut own = vec![0.0_f32; clusters.len()];
    let mut has_glyph = vec![false; clusters.len()];
    for glyph in glyphs {
        let index = clusters.partition_point(|cluster| cluster.range.end <= glyph.byte);
        if let Some(width) = own.get_mut(index) {
            *width += glyph.advance;
            has_glyph[index] = true;
        }
    }
    // A cluster without a glyph is a part of the ligature that the one before it begins.
    let mut first = 0;
    while first < own.len() {
        let count = 1 + has_glyph[first + 1..].iter().take_while(|has| !**has).count();
        let share = own[first] / f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        own[first..first + count].fill(share);
        first += count;
    }
    let mut edge = 0.0_f32;
    let width = |own: f32| {
        let begin = edge;
        edge += own.max(0.0);
        pixels(edge.round()) - pixels(begin.round())
    };
    own.into_iter().map(width).collect()
}

/// Returns the glyphs of `own`, the text of a piece of `text` as it is shaped. Most pieces were shaped before.
fn kept(setting: Setting, text: &str, (piece, face): (&Piece, usize), marks: Marks, own: &str) -> Arc<[Shaped]> {
    let book = setting.book;
    let joins = |c: &char| !c.is_whitespace();
    let beside = [
        text[..piece.range.start].chars().next_back().filter(joins),
        text[piece.range.end..].chars().next().filter(joins),
    ];
    let is_unstacked = piece.is_rtl && book.face(face).is_unstacked(setting.size);
    let key = Key { text: own.into(), face, is_rtl: piece.is_rtl, is_unstacked, marks, beside };
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
    buffer.set_flags(BufferFlags::PRODUCE_SAFE_TO_INSERT_TATWEEL);
    buffer.guess_segment_properties();
    // Quotation marks around a word of another script, or what no face has, are those of the text.
    if key.is_rtl && buffer.script().is_none() {
        buffer.set_script(Some(book.script()));
    }
    let script = buffer.script();
    let features = if key.is_unstacked { unstack::features(&key.text, key.marks) } else { Vec::new() };
    // Plans know which features are in parts of a text, not in which.
    let planned = &features[..features.len().min(1)];
    let new_plan = || ShapePlan::new(face.font(), buffer.direction(), script, book.language(), planned);
    let of_plan = (key.face, features.is_empty(), key.is_rtl, script.map(|script| script.tag()));
    let plan = cache.plans.entry(of_plan).or_insert_with(|| Arc::new(new_plan()));
    let options = ShapeOptions::new().plan(Some(plan)).features(&features);
    let shaped = shape(&ShaperFont::new(face.font()), &mut buffer, options);
    let mut glyphs = Vec::new();
    if shaped.is_ok() {
        let all = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        glyphs.extend(all.map(|(info, position)| Shaped {
            id: info.glyph_id,
            cluster: info.cluster as usize,
            advance: position.x_advance,
            offset: (position.x_offset, position.y_offset),
            takes_kashida: info.safe_to_insert_tatweel(),
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
