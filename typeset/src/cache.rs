//! The pieces of texts that were shaped, and the glyphs that were drawn, which come again: most words of a text do.

use std::collections::HashMap;
use std::slice::ChunksExact;
use std::sync::Arc;

use harfrust::{Buffer, ShapePlan, Tag};
use qari_bidi::layout::Marks;

/// The most pieces that are kept, and the most glyphs: those take some 600 bytes each.
const MOST_KEPT: usize = 8192;
const MOST_STAMPS: usize = 4096;

/// A glyph of a piece, in the units of its font.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shaped {
    /// The glyph.
    pub id: u32,
    /// The byte of the piece that its cluster begins at.
    pub cluster: usize,
    /// The distance to the next glyph.
    pub advance: i32,
    /// The distance of the glyph from where it would stand, to the right and up.
    pub offset: (i32, i32),
    /// `true` if the face lets the joint before its cluster be longer.
    pub takes_kashida: bool,
}

/// All that the glyphs of a piece depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// Its text.
    pub text: Box<str>,
    /// The index of its face.
    pub face: usize,
    /// `true` if it runs from right to left.
    pub is_rtl: bool,
    /// `true` if letters that the face sets above one another stand beside one another.
    pub is_unstacked: bool,
    /// The vowel signs that are shown.
    pub marks: Marks,
    /// The characters beside it that its letters may join.
    pub beside: [Option<char>; 2],
}

/// All that the pixels of a glyph depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct StampKey {
    /// The index of its face.
    pub face: usize,
    /// Its number in the font.
    pub id: u32,
    /// The size of an em, in pixels.
    pub size: u16,
    /// The bits of its width, in widths that it has in the font.
    pub stretch: u32,
    /// Its place inside a pixel, in parts of one.
    pub part: (i32, i32),
}

/// The pixels of a glyph.
#[derive(Debug)]
pub(crate) struct Stamp {
    /// The column of the first, counted from the pixel that the glyph begins in.
    pub left: i32,
    /// The row of the first.
    pub top: i32,
    /// The number of columns.
    pub width: usize,
    /// The coverage of each, row by row.
    pub alpha: Vec<u8>,
}

impl Stamp {
    /// Returns the rows of pixels.
    pub(crate) fn rows(&self) -> ChunksExact<'_, u8> {
        self.alpha.chunks_exact(self.width)
    }
}

/// The pieces that were shaped, the plans by which, and the glyphs that were drawn.
#[derive(Default)]
pub(crate) struct Cache {
    /// The glyphs of pieces.
    pub pieces: HashMap<Key, Arc<[Shaped]>>,
    /// The plans of a face, with the usual features throughout or not, a direction and a script.
    pub plans: HashMap<(usize, bool, bool, Option<Tag>), Arc<ShapePlan>>,
    /// The buffer that is shaped in.
    pub buffer: Buffer,
    /// The pixels of glyphs; `None` of those that have none.
    pub stamps: HashMap<StampKey, Option<Arc<Stamp>>>,
}

impl Cache {
    /// Keeps the glyphs of a piece.
    pub(crate) fn keep(&mut self, key: Key, glyphs: &Arc<[Shaped]>) {
        if self.pieces.len() >= MOST_KEPT {
            self.pieces.clear();
        }
        self.pieces.insert(key, Arc::clone(glyphs));
    }

    /// Keeps the pixels of a glyph.
    pub(crate) fn keep_stamp(&mut self, key: StampKey, stamp: Option<&Arc<Stamp>>) {
        if self.stamps.len() >= MOST_STAMPS {
            self.stamps.clear();
        }
        self.stamps.insert(key, stamp.cloned());
    }
}
