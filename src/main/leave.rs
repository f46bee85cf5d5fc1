//! Leaves the rows of a short document on the screen, in the encoding of the terminal, instead of reading it.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use qari::app::{App, Message};
use qari::messages::Messages;
use qari::theme::{Styles, TERMINAL, Theme};
use qari::view;
use qari::{load, print};
use qari_bidi::terminal::colour::SIXTEEN;
use qari_bidi::terminal::encode;

use super::{printing, to_output};

/// Prints the document, in a terminal of this many columns and rows, or returns `false` if it needs more rows: one is
/// left to the shell. Of the `rest`, as much is read as tells. Where the terminal shows it right only while it is taken
/// over, it is printed in logical order, as on a pipe.
///
/// # Errors
/// Those of standard output.
pub fn if_it_fits(
    app: &mut App,
    rest: &mut Option<load::Rest>,
    (width, height): (u16, u16),
    messages: &Messages,
) -> io::Result<bool> {
    let emission = printing();
    // The ground of another theme would end with the rows.
    let theme = Theme::named(TERMINAL);
    let styles = theme.zip(emission).map_or_else(Styles::default, |(own, sent)| Styles::of(&own, sent.colours));
    loop {
        let Some(mut rows) = view::left(app, &styles, (width, height.saturating_sub(1))) else { return Ok(false) };
        let Some(coming) = rest else {
            to_output(|out| match emission {
                Some(emission) => {
                    encode::frame(&mut rows, emission);
                    out.write_all(printed(&rows).as_bytes())
                }
                None => print::plain(out, app.document().article(), None),
            })?;
            return Ok(true);
        };
        let outcome = match coming.next(&|| true) {
            Ok(portion) => portion.map(Box::new).map(Ok),
            Err(error) => Some(Err(error.describe(messages))),
        };
        if outcome.as_ref().is_none_or(|outcome| outcome.as_ref().is_ok_and(|portion| portion.is_last)) {
            *rest = None;
        }
        let failed = matches!(outcome, Some(Err(_)));
        if let Some(outcome) = outcome {
            app.update(Message::Arrived(outcome));
        }
        if failed {
            *rest = None;
            return Ok(false);
        }
    }
}

/// Returns the rows of a frame as text with SGR sequences (ECMA-48), without the blanks at their ends.
fn printed(frame: &Buffer) -> String {
    let mut text = String::new();
    for row in frame.content.chunks(usize::from(frame.area.width.max(1))) {
        let is_blank = |cell: &Cell| cell.symbol() == " " && style(cell) == style(&Cell::default());
        let end = row.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
        let mut current = style(&Cell::default());
        let mut skipped = 0;
        for cell in &row[..end] {
            if skipped > 0 {
                skipped -= 1;
                continue;
            }
            let own = style(cell);
            if own != current {
                text += "\x1b[0";
                push_codes(&mut text, own);
                text.push('m');
                current = own;
            }
            text += cell.symbol();
            skipped = qari_bidi::text::width::cells(cell.symbol()).saturating_sub(1);
        }
        if current != style(&Cell::default()) {
            text += "\x1b[0m";
        }
        text.push('\n');
    }
    text
}

fn style(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

/// Adds the parameters of SGR that set a style from the usual one.
fn push_codes(text: &mut String, (ink, ground, form): (Color, Color, Modifier)) {
    let forms = [(Modifier::DIM, 2), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7), (Modifier::CROSSED_OUT, 9)];
    for (_, code) in forms.iter().filter(|(own, _)| form.contains(*own)) {
        _ = write!(text, ";{code}");
    }
    push_colour(text, ink, 30);
    push_colour(text, ground, 40);
}

/// Adds the parameters of a colour; `base` is 30 for the text and 40 for what it stands on.
fn push_colour(text: &mut String, colour: Color, base: u8) {
    let named = || SIXTEEN.iter().position(|own| *own == colour).and_then(|index| u8::try_from(index).ok());
    _ = match colour {
        Color::Reset => Ok(()),
        Color::Rgb(red, green, blue) => write!(text, ";{};2;{red};{green};{blue}", base + 8),
        Color::Indexed(index) => write!(text, ";{};5;{index}", base + 8),
        _ => match named() {
            Some(index @ 0..8) => write!(text, ";{}", base + index),
            Some(index) => write!(text, ";{}", base + 60 + index - 8),
            None => Ok(()),
        },
    };
}
