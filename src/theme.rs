//! What each part of the screen looks like. Only the sixteen colours of the terminal are used, so that they suit the
//! background the person chose.
//!
//! Text is never bold. xterm cuts off what a bold font has below its cell, and a final yeh without its dots is another
//! letter.

use ratatui::style::{Color, Modifier, Style};

use crate::article::Kind;

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
/// Keys in the help.
pub const KEYS: Style = Style::new().fg(Color::Magenta);
/// A match.
pub const MATCH: Style = Style::new().fg(Color::Black).bg(Color::Yellow);
/// The match that the search is at.
pub const CURRENT_MATCH: Style = Style::new().fg(Color::Black).bg(Color::LightGreen);

/// The text of a block.
#[must_use]
pub const fn block(kind: Kind) -> Style {
    match kind {
        Kind::Title => Style::new().fg(Color::Magenta).add_modifier(Modifier::UNDERLINED),
        Kind::Heading(_) => Style::new().fg(Color::Magenta),
        Kind::Source => Style::new().fg(Color::DarkGray),
        Kind::Link => Style::new().fg(Color::Blue).add_modifier(Modifier::UNDERLINED),
        Kind::Rule => RULE,
        Kind::Image => Style::new().fg(Color::Blue),
        Kind::Paragraph | Kind::Code | Kind::Verse | Kind::Table { .. } | Kind::Disclaimer => Style::new(),
    }
}
