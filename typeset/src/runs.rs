//! Rows of pixels, most of which are blank: 0.

/// The pixels that are looked at together.
const RUN: usize = 32;

/// Returns the runs of a row that are not blank: the index of the first pixel of each, and its pixels, some of which
/// may be blank too.
pub fn runs(row: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    (0..).step_by(RUN).zip(row.chunks(RUN)).filter(|(_, run)| !is_blank(run))
}

/// Returns `true` if all pixels are blank. It looks at all, which is quicker than to stop at the first that is not.
fn is_blank(run: &[u8]) -> bool {
    run.iter().fold(0, |all, pixel| all | pixel) == 0
}
