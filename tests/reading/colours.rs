//! The contrast of text (WCAG 2.1, success criterion 1.4.3, level AA) in every role of every theme, on the ground that
//! it is painted on; and the roles that may touch, which have to be told apart.

use qari::theme::{Role, Styles, Theme};
use qari_bidi::terminal::colour::{Background, Colours, Depth, Rgb, look, luminance};
use ratatui::style::{Color, Style};

/// The least contrast of text.
const LEAST: f64 = 4.5;

/// Roles that are lines and not read.
const LINES: [Role; 3] = [Role::Rule, Role::TableRule, Role::ScrollBar];

/// The depths at which a theme has colours of its own.
const DEPTHS: [Depth; 2] = [Depth::Indexed, Depth::Direct];

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The styles of all themes that paint their ground, at every depth at which they do.
fn painted() -> Vec<(String, Styles)> {
    let themes = Theme::shipped().filter(|name| *name != "terminal");
    let at = |name: &str, depth| {
        let theme = Theme::named(name).expect("a theme");
        (format!("{name}, {depth:?}"), Styles::of(&theme, Colours { depth, background: None }))
    };
    themes.flat_map(|name| DEPTHS.map(|depth| at(name, depth))).collect()
}

/// The style of a role with the ground that it stands on: its own, or that of the role it is like.
fn on_its_ground(role: Role, styles: &Styles) -> Style {
    let mut ground = role;
    while styles[ground].bg.is_none() && ground != Role::Text {
        ground = ground.like();
    }
    let mut ink = role;
    while styles[ink].fg.is_none() && ink != Role::Text {
        ink = ink.like();
    }
    Style { fg: styles[ink].fg, bg: styles[ground].bg, ..styles[role] }
}

fn shown(colour: Option<Color>) -> Rgb {
    colour.and_then(look).unwrap_or_else(|| panic!("{colour:?} has no look of its own"))
}

#[test]
fn every_text_can_be_read_on_its_ground() {
    let mut bad = Vec::new();
    for (theme, styles) in painted() {
        for role in Role::ALL.into_iter().filter(|role| !LINES.contains(role)) {
            let style = on_its_ground(role, &styles);
            let ratio = contrast(shown(style.fg), shown(style.bg));
            let least = if theme.starts_with("contrast") { 7.0 } else { LEAST };
            if ratio < least {
                bad.push(format!("{theme}: {} {ratio:.2}", role.name()));
            }
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

/// Text of a terminal that has to be given its colour.
#[test]
fn what_stands_for_plain_text_can_be_read() {
    for (background, page) in [(Background::Light, (255, 255, 255)), (Background::Dark, (0, 0, 0))] {
        assert!(contrast(background.text(), page) >= 7.0, "{background:?}");
    }
}
