//! The contrast of coloured text (WCAG 2.1, success criterion 1.4.3, level AA), for every style on every background
//! that its colours are for, as far as the terminal leaves no choice.

use qari::article::{Kind, Style};
use qari::page::PieceRole;
use qari::theme;
use qari_bidi::terminal::colour::{Background, Colours, Depth, Rgb, look, luminance, reduced};
use ratatui::style::Color;

const LEAST: f64 = 4.5;

/// Every style that text can have.
fn styles() -> Vec<(String, ratatui::style::Style)> {
    let kinds = [
        Kind::Title,
        Kind::Source,
        Kind::Link,
        Kind::Image,
        Kind::Code,
        Kind::Lines,
        Kind::Paragraph,
        Kind::Verse,
        Kind::Disclaimer,
    ];
    let headings = (1..=6).map(Kind::Heading);
    let inlines =
        [Style::Strong, Style::Emphasis, Style::Strike, Style::Code, Style::Link(0), Style::FootnoteReference(0)];
    let roles = [PieceRole::Text, PieceRole::Header, PieceRole::Marker];
    let parts = [
        ("pane heading", theme::PANE_HEADING),
        ("footer", theme::FOOTER),
        ("section", theme::SECTION),
        ("keys", theme::KEYS),
        ("match in the scroll bar", theme::BAR_MATCH),
        ("current match in the scroll bar", theme::BAR_CURRENT_MATCH),
    ];
    let mut styles: Vec<_> = theme::SAMPLES.map(|(name, style)| (name.to_owned(), style)).to_vec();
    styles.extend(parts.map(|(name, style)| (name.to_owned(), style)));
    styles.extend(kinds.into_iter().chain(headings).map(|kind| (format!("{kind:?}"), theme::block(kind))));
    styles.extend(inlines.map(|style| (format!("{style:?}"), theme::inline(style))));
    styles.extend(roles.map(|role| (format!("{role:?}"), theme::role(role))));
    styles
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The luminance of the hardest background to read on among those called light or dark: all greys, and all colours as
/// light as they are.
fn hardest(background: Background) -> f64 {
    let greys = (0..=255).map(|grey| (grey, grey, grey)).filter(|&grey| Background::of(grey) == Some(background));
    let luminances = greys.map(luminance);
    match background {
        Background::Light => luminances.fold(1.0, f64::min),
        Background::Dark => luminances.fold(0.0, f64::max),
    }
}

#[test]
fn every_text_can_be_read_on_the_background_it_is_for() {
    let mut measured = 0;
    for background in [Background::Light, Background::Dark] {
        for depth in [Depth::Direct, Depth::Indexed] {
            let colours = Colours { depth, background: Some(background) };
            let shown = |name: Option<Color>| -> Option<Rgb> {
                name.map(|name| look(reduced(name, colours)).unwrap_or_else(|| panic!("{name:?} has no colour")))
            };
            for (name, style) in styles() {
                let (text, behind) = (shown(style.fg), shown(style.bg));
                // Plain text and what is reversed are as the person chose them.
                let Some(text) = text else {
                    assert_eq!(behind, None, "{name}: a background with a text of any colour on it");
                    continue;
                };
                let behind = behind.map_or(hardest(background), luminance);
                let ratio = contrast(luminance(text), behind);
                assert!(ratio >= LEAST, "{name}, {depth:?}, {background:?}: {ratio:.2}");
                measured += 1;
            }
        }
    }
    assert!(measured > 80, "{measured} were measured");
}

/// Plain text of a terminal that has to be given its colour.
#[test]
fn what_stands_for_plain_text_can_be_read() {
    for background in [Background::Light, Background::Dark] {
        assert!(contrast(luminance(background.text()), hardest(background)) >= 7.0, "{background:?}");
    }
}

/// The two kinds of matches are told apart, and both from what they stand on.
#[test]
fn matches_are_seen() {
    for background in [Background::Light, Background::Dark] {
        for depth in [Depth::Direct, Depth::Indexed] {
            let colours = Colours { depth, background: Some(background) };
            let [one, other] = [theme::MATCH, theme::CURRENT_MATCH].map(|style| style.bg.expect("a background"));
            let [one, other] = [one, other].map(|name| look(reduced(name, colours)).expect("a colour"));
            let apart = |(r, g, b): Rgb, (r2, g2, b2): Rgb| r.abs_diff(r2).max(g.abs_diff(g2)).max(b.abs_diff(b2));
            assert!(apart(one, other) > 80, "{depth:?} {background:?}: {one:?} {other:?}");
            let page = if background == Background::Light { (255, 255, 255) } else { (0, 0, 0) };
            assert!(apart(one, page) > 80 && apart(other, page) > 80, "{depth:?} {background:?}");
        }
    }
}
