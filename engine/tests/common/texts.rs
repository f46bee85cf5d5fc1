//! Random text in all scripts that the reader supports.
#![allow(dead_code, reason = "each test program uses a part of it")]

use proptest::prelude::*;

/// Generates a piece of Arabic (with Persian, Urdu, Kurdish, Uyghur, Pashto, Sindhi), Hebrew with points,
/// Syriac, Thaana, N'Ko, Adlam, Latin, or of characters that are hard to lay out: marks, digits, brackets,
/// controls, emoji, ideographs, blanks of all kinds.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[\u{621}-\u{64a}]{1,8}",
        3 => "[\u{621}-\u{64a}][\u{64b}-\u{652}\u{670}\u{6d6}-\u{6dc}]{0,3}",
        2 => "[\u{671}-\u{6d3}]{1,6}",
        1 => "[\u{750}-\u{77f}\u{8a0}-\u{8c7}]{1,4}",
        2 => "[\u{5d0}-\u{5ea}][\u{5b0}-\u{5bc}\u{591}-\u{5af}]{0,2}",
        1 => "[\u{710}-\u{72f}\u{780}-\u{7a5}\u{7ca}-\u{7ea}]{1,4}|[\u{780}-\u{7a5}][\u{7a6}-\u{7b0}]",
        1 => "[\u{1e900}-\u{1e943}][\u{1e944}-\u{1e94a}]{0,1}",
        3 => "[a-zA-Z]{1,9}",
        2 => "[0-9\u{660}-\u{669}\u{6f0}-\u{6f9}]{1,5}",
        4 => "[ \u{a0}\t]{1,3}|\u{3000}|\u{2003}|[\u{1680}\u{2007}\u{202f}]",
        2 => "[-()\\[\\]{}<>«»“”‘’/%.,:;!?،؛؟_@#&°×§α≒…]{1,2}",
        1 => "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{61c}\u{ad}\u{34f}]|\
              [\u{feff}\u{fe0f}\u{fff9}\u{e0020}]",
        1 => "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{2028}\u{2029}]",
        1 => "لا|لأ|لَّا|ﷺ|ﷲ|\u{6dd}١٢|\u{600}٤|https://a.b/c|\\+20-100-555|/usr/bin/",
        1 => "👍🏽|👨‍👩‍👧|🇵🇸|❤️|字|漢字かな|한|각|e\u{301}\u{302}|\u{64e}|\u{301}|क्षि",
        1 => any::<char>().prop_map(|c| c.to_string()),
    ]
}

/// Generates text with all scripts mixed.
pub fn mixed_text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

/// Generates prose with tokens that layout isolates, and with what looks like them.
pub fn text_with_tokens() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[\u{621}-\u{64a}]{1,5}|[\u{5d0}-\u{5ea}]{1,4}",
        2 => "[a-zA-Z]{1,6}",
        8 => " |\u{a0}",
        2 => "[-.,:;!?()\\[\\]#@$%+*/=_~×°،\u{640}\u{5be}]{1,2}",
        2 => "[0-9]{1,4}([-. ×:][0-9]{1,4}){0,3}|[\u{6f0}-\u{6f9}]{1,4}",
        1 => "https://a\\.b/c\\(d\\)|a@b\\.cd|/usr/bin/|[a-z]{1,3}\\.[a-z]{2,3}|\
              C\\+\\+|F#|main\\(\\)|--[a-z]{1,4}=[0-9]",
        1 => "#[0-9]{1,3}|@[a-z_]{1,4}|\\$[A-Z]{1,4}|-[0-9]{1,2}°C|[0-9]\\.[0-9]-rc|\\+20-100-555|12 000 000",
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// Generates words with single spaces between them and no line end, mostly of one script, like prose.
pub fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[\u{621}-\u{64a}]{1,9}",
        2 => "([\u{621}-\u{64a}][\u{64b}-\u{652}]{0,1}){1,6}",
        1 => "[a-z]{1,9}|[0-9]{1,4}|\\([\u{628}-\u{62d}]{1,5}\\)|[\u{628}-\u{62d}]{1,5}[،.؟]",
    ];
    prop::collection::vec(word, count).prop_map(|words| words.join(" "))
}

/// Generates a direction.
pub fn direction() -> impl Strategy<Value = qari_bidi::layout::Direction> {
    use qari_bidi::layout::Direction;
    prop::sample::select(vec![Direction::Rtl, Direction::Ltr])
}
