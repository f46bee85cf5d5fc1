//! Lines spread to both margins: wider blanks, and longer joints between letters (kashida) where the engine and the
//! face allow them.
//!
//! A joint is made longer by tatweels in the word, which the face shapes as it does others, and which are stretched to
//! the pixels that are wanted. Its pixels are a part of the cell of the letter before it.

use qari_bidi::layout::{Cell, CellSource, ClusterSpan, Marks};

use crate::line::Parts;
use crate::setting::Setting;
use crate::shape::{self, Piece, PieceGlyph};
use crate::stretch::Stretch;

/// The most joints of a line that are made longer.
const MOST_JOINTS: usize = 2;

/// The pixels that a blank grows by before joints do, in hundredths of an em.
const BLANK: usize = 30;

/// The most pixels that a joint grows by in prose and in verse, in hundredths of an em.
const JOINT: usize = 60;
const JOINT_OF_VERSE: usize = 120;

/// The most tatweels in a joint.
const MOST_TATWEELS: usize = 8;

/// The narrowest and the widest tatweel, in widths that it has in the face.
const NARROWEST: f32 = 0.4;
const WIDEST: f32 = 4.0;

/// The way lines are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Blanks grow a little, then joints, then blanks.
    Prose,
    /// Joints grow first, as far as they can.
    Verse,
}

/// Widens `cells`, the cells of a line that has these parts, by `missing` pixels together: blanks, and the best of the
/// `joints` that the line has. Returns these.
pub(crate) fn spread(
    own: (&str, Setting, Marks),
    (cells, parts): (&mut [Cell], &Parts),
    (missing, manner): (usize, Manner),
    joints: &[usize],
) -> Vec<Stretch> {
    let (text, setting, _) = own;
    let is_blank = |cell: &Cell| match &cell.source {
        CellSource::Text(range) => text[range.clone()].chars().all(char::is_whitespace),
        CellSource::Filling(_) | CellSource::Virtual => false,
    };
    let blanks: Vec<usize> = (0..cells.len()).filter(|&index| is_blank(&cells[index])).collect();
    let of_em = |hundredths: usize| usize::from(setting.size) * hundredths / 100;
    let (wanted, most) = match manner {
        Manner::Prose => (missing.saturating_sub(blanks.len() * of_em(BLANK)), of_em(JOINT)),
        Manner::Verse => (missing, of_em(JOINT_OF_VERSE)),
    };
    let whole: usize = cells.iter().map(|cell| cell.width).sum();
    let mut left = missing;
    let mut stretches = Vec::new();
    if wanted > 0 && !joints.is_empty() {
        let sites = joints.iter().filter_map(|&at| {
            let piece = parts.pieces.iter().find(|piece| piece.range.start < at && at < piece.range.end)?;
            Site::of(own, piece, at)
        });
        let sites: Vec<Site> = sites.take(MOST_JOINTS).collect();
        for (nth, site) in sites.iter().enumerate() {
            let by = share(wanted, nth, sites.len()).min(most);
            let of_piece = site.piece.clusters.clone();
            let Some((stretch, widths)) = site.stretched(own, &parts.clusters[of_piece.clone()], by) else { continue };
            for (&index, width) in parts.indexes[of_piece].iter().zip(widths) {
                cells[index].width = width.into();
            }
            left = (whole + missing).saturating_sub(cells.iter().map(|cell| cell.width).sum());
            stretches.push(stretch);
        }
    }
    for (nth, &index) in blanks.iter().enumerate() {
        cells[index].width += share(left, nth, blanks.len());
    }
    stretches
}

/// Returns the part of number `nth` of `count` parts of a whole, which differ by one at most.
fn share(whole: usize, nth: usize, count: usize) -> usize {
    whole * (nth + 1) / count - whole * nth / count
}

/// A joint that may be made longer.
struct Site<'a> {
    piece: &'a Piece,
    at: usize,
}

impl<'a> Site<'a> {
    /// Returns the joint at byte `at` of `piece`, if the face lets it be longer.
    fn of(own: (&str, Setting, Marks), piece: &'a Piece, at: usize) -> Option<Self> {
        let glyphs = shape::glyphs(own, piece, &[]);
        let mut behind = glyphs.iter().filter(|glyph| glyph.byte == at).peekable();
        let takes_it = piece.is_rtl && behind.peek().is_some() && behind.all(|glyph| glyph.takes_kashida);
        takes_it.then_some(Self { piece, at })
    }

    /// Returns the joint longer by `by` pixels, or by less, and the widths of the clusters of its piece then.
    fn stretched(
        &self,
        own: (&str, Setting, Marks),
        clusters: &[ClusterSpan],
        by: usize,
    ) -> Option<(Stretch, Vec<u16>)> {
        let plain = shape::widths(&shape::glyphs(own, self.piece, &[]), clusters);
        let wanted = f32::from(plain.iter().sum::<u16>()) + f32::from(u16::try_from(by).unwrap_or(u16::MAX));
        let mut best = None;
        for count in 1..=MOST_TATWEELS {
            let stretch = Stretch { at: self.at, count, factor: 1.0 };
            let glyphs = shape::glyphs(own, self.piece, &[stretch]);
            // Some faces have one glyph for several tatweels; and one for these with a letter, which must not be wider.
            let is_apart = glyphs.iter().any(|glyph| glyph.byte == self.at && !glyph.is_kashida);
            let width =
                |of: fn(&PieceGlyph) -> bool| glyphs.iter().filter(|it| of(it)).map(|it| it.advance).sum::<f32>();
            let (whole, joint) = (width(|_| true), width(|glyph| glyph.is_kashida));
            if !is_apart || joint <= 0.0 || (count > 1 && whole > wanted) {
                break;
            }
            best = Some(Stretch { factor: ((joint + wanted - whole) / joint).min(WIDEST), ..stretch });
        }
        let stretch = best.filter(|stretch| stretch.factor > NARROWEST)?;
        Some((stretch, shape::widths(&shape::glyphs(own, self.piece, &[stretch]), clusters)))
    }
}
