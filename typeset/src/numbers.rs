//! Numbers of pixels and of units of fonts in other types.

/// Returns a number, of pixels mostly, that is whole and not negative.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in bounds")]
pub(crate) fn pixels(number: f32) -> u16 {
    number.clamp(0.0, f32::from(u16::MAX)) as u16
}

/// Returns a number of pixels as one that can be negative.
pub(crate) fn signed(pixels: usize) -> i32 {
    i32::try_from(pixels).unwrap_or(i32::MAX)
}

/// Returns a number of units of a font.
#[expect(clippy::cast_precision_loss, reason = "no glyph is 2^24 units wide")]
pub(crate) fn units(number: i32) -> f32 {
    number as f32
}
