//! The themes of the screen: those that are asked for, and the list of all (`--list-themes`).

use std::io::{self, IsTerminal, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use qari::cli::{self, Arguments};
use qari::messages::Messages;
use qari::terminal::sheet;
use qari::theme::{self, Styles, ThemeChoice, Themes};
use qari::{config, doctor, view};
use qari_bidi::terminal::colour::{Colours, Depth};
use qari_bidi::terminal::encode::{self, Emission};
use qari_bidi::terminal::profile::Profile;
use qari_bidi::terminal::profile::answers::Answers;
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::wishes::Colour;

use super::{Failure, complain, has_screen, on_output, printing, terminal_width, unwritten};

/// The most rows that the sample of a theme takes.
const MOST_ROWS: u16 = 12;

/// Reads the themes that the command line asks for, or else the settings. Nobody is kept from reading by a file of the
/// settings that can't be read: the usual ones have to do, and what is wrong comes with them.
pub fn asked_for(
    options: &Arguments,
    set: &config::Settings,
    messages: &Messages,
) -> Result<(Themes, Option<String>), Failure> {
    let choice = options.theme.as_deref().map_or_else(|| set.theme.clone(), ThemeChoice::always);
    let failure = |error: theme::Error| {
        let text = error.describe(messages);
        match error {
            theme::Error::Unknown { .. } => Failure { text: cli::with_hint(&text, messages), code: 2 },
            theme::Error::Unreadable { .. } | theme::Error::Mistaken { .. } => Failure { text, code: 1 },
        }
    };
    let (themes, trouble) = match Themes::new(choice, config::themes()) {
        Err(error @ theme::Error::Unreadable { .. }) if options.theme.is_none() => {
            let usual = Themes::new(ThemeChoice::default(), None).map_err(failure)?;
            (usual, Some(error.describe(messages)))
        }
        themes => (themes.map_err(failure)?, None),
    };
    // A secure reader reads no files that were not named.
    Ok((if options.secure { themes.without_folder() } else { themes }, trouble))
}

/// Prints the names of all themes; on a terminal, each with a sample. A theme that can't be read is reported on
/// standard error.
pub fn list(options: &Arguments, messages: &Messages) -> Result<(), Failure> {
    let folder = config::themes().filter(|_| !options.secure);
    let mut failed = false;
    for name in theme::names(folder.as_deref()) {
        let written = match theme::load(&name, folder.as_deref()) {
            Err(error) => {
                failed = true;
                complain(&error.describe(messages), messages);
                continue;
            }
            Ok(theme) => match emission(options) {
                Some(emission) => write_sample(&name, &Styles::of(&theme, emission.colours), emission, messages),
                None => io::stdout().lock().write_all(on_output(&name, messages).as_bytes()),
            },
        };
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            written => written.map_err(|error| unwritten(&error, messages))?,
        }
    }
    if failed { Err(Failure { text: String::new(), code: 1 }) } else { Ok(()) }
}

/// Returns the emission of samples; `None` if only names are printed: where there is no terminal, unless colours are
/// asked for.
fn emission(options: &Arguments) -> Option<Emission> {
    let environment = Environment::of_process();
    let profile = Profile::of(&environment, &Answers::default());
    let is_asked_for = matches!(options.colour, Some(Colour::Always | Colour::Of(_)));
    let depth = options.wishes.colour.depth(&profile, &environment);
    let background = options.wishes.ground.background(&profile);
    let is_shown = is_asked_for || io::stdout().is_terminal() && has_screen() && depth > Depth::Monochrome;
    printing().filter(|_| is_shown).map(|own| Emission { colours: Colours { depth, background }, ..own })
}

fn write_sample(name: &str, styles: &Styles, emission: Emission, messages: &Messages) -> io::Result<()> {
    let width = terminal_width();
    let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height: MOST_ROWS });
    let lines = [view::CardLine::plain(name.to_owned()), doctor::sample(styles, messages)];
    drop(view::card(&lines, messages.direction(), styles, &mut buffer));
    encode::frame(&mut buffer, emission);
    let is_blank = |y: &u16| (0..width).all(|x| buffer[(x, *y)].symbol() == " ");
    let rows = (0..MOST_ROWS).rev().find(|y| !is_blank(y)).map_or(0, |last| last + 1);
    sheet::write(&mut io::stdout().lock(), &buffer, rows)
}
