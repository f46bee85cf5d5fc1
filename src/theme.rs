//! The styles of the parts of the screen, in the names of the sixteen colours. `terminal::colour` maps each to a colour
//! for light and for dark backgrounds.
//!
//! Text is never bold. xterm cuts off what a bold font draws below its cell, and a final yeh without its dots is
//! another letter.

use ratatui::style::{Color, Modifier, Style};

use crate::article::{self, Kind};
use crate::page::PieceRole;

/// The title bar and the status line.
pub const BAR: Style = Style::new().add_modifier(Modifier::REVERSED);
/// Headings of panes.
pub const PANE_HEADING: Style = Style::new().fg(Color::Magenta);
/// Lines between panes, the track of the scroll bar.
pub const RULE: Style = Style::new().fg(Color::DarkGray);
/// The thumb of the scroll bar.
pub const THUMB: Style = Style::new().add_modifier(Modifier::BOLD);
/// The disclaimer.
pub const FOOTER: Style = Style::new();
/// The numbers of the section list.
pub const NUMBER: Style = Style::new().fg(Color::DarkGray);
/// The section that is read.
pub const SECTION: Style = Style::new().fg(Color::Magenta);
/// The section that is read, when keys go to the section list.
pub const SECTION_FOCUSED: Style = Style::new().add_modifier(Modifier::REVERSED);
/// The link that is chosen, and what is in a list.
pub const CHOSEN: Style = Style::new().add_modifier(Modifier::REVERSED);
/// The document that is read, in the list of all.
pub const DOCUMENT: Style = Style::new().fg(Color::Magenta);
/// Keys in the help.
pub const KEYS: Style = Style::new().fg(Color::Magenta);
/// A match.
pub const MATCH: Style = Style::new().fg(Color::Black).bg(Color::Yellow);
/// The current match.
pub const CURRENT_MATCH: Style = Style::new().fg(Color::Black).bg(Color::LightGreen);

/// A match in the scroll bar.
pub const BAR_MATCH: Style = Style::new().fg(Color::Blue);
/// The current match in the scroll bar.
pub const BAR_CURRENT_MATCH: Style = Style::new().fg(Color::Red);

/// Samples of the styles for the doctor, each with the name of the message that describes it.
pub const SAMPLES: [(&str, Style); 11] = [
    ("title", block(Kind::Title)),
    ("heading", heading(2)),
    ("inner-heading", heading(5)),
    ("link", block(Kind::Link)),
    ("strong", inline(article::Style::Strong)),
    ("code", CODE),
    ("quiet", NUMBER),
    ("match", MATCH),
    ("current-match", CURRENT_MATCH),
    ("bar", BAR),
    ("emphasis", inline(article::Style::Emphasis)),
];

/// Program text.
const CODE: Style = Style::new().fg(Color::Green);

/// Returns the style of a heading: outer levels have the colour of the title, inner ones are quieter.
const fn heading(level: u8) -> Style {
    match level {
        0 | 1 => Style::new().fg(Color::Magenta),
        2 => Style::new().fg(Color::Blue).add_modifier(Modifier::UNDERLINED),
        3 => Style::new().fg(Color::Blue),
        4 => Style::new().fg(Color::Cyan).add_modifier(Modifier::UNDERLINED),
        5 => Style::new().fg(Color::Cyan),
        _ => Style::new().add_modifier(Modifier::UNDERLINED),
    }
}

/// Returns the style of what stands beside and between texts.
#[must_use]
pub const fn role(role: PieceRole) -> Style {
    match role {
        PieceRole::Text => Style::new(),
        PieceRole::Header | PieceRole::Marker => Style::new().fg(Color::Magenta),
        PieceRole::Bar | PieceRole::Rule => RULE,
    }
}

/// Returns the style of a part of a text. Arabic has no italics: emphasis is underlined, strong text has a colour.
#[must_use]
pub const fn inline(style: article::Style) -> Style {
    match style {
        article::Style::Strong => Style::new().fg(Color::Red),
        article::Style::Emphasis => Style::new().add_modifier(Modifier::UNDERLINED),
        article::Style::Strike => Style::new().add_modifier(Modifier::CROSSED_OUT),
        article::Style::Code | article::Style::Math => CODE,
        article::Style::Link(_) => Style::new().fg(Color::Blue).add_modifier(Modifier::UNDERLINED),
        article::Style::FootnoteReference(_) => Style::new().fg(Color::Blue),
    }
}

/// Returns the style of the text of a block.
#[must_use]
pub const fn block(kind: Kind) -> Style {
    match kind {
        Kind::Title => Style::new().fg(Color::Magenta).add_modifier(Modifier::UNDERLINED),
        Kind::Heading(level) => heading(level),
        Kind::Source => Style::new().fg(Color::DarkGray),
        Kind::Link => Style::new().fg(Color::Blue).add_modifier(Modifier::UNDERLINED),
        Kind::Rule => RULE,
        Kind::Image => Style::new().fg(Color::Blue),
        Kind::Caption => Style::new().fg(Color::Cyan),
        Kind::BoxTitle => Style::new().fg(Color::Magenta),
        Kind::Code => CODE,
        Kind::Paragraph | Kind::Lines | Kind::Verse | Kind::Table { .. } | Kind::Disclaimer => Style::new(),
    }
}
