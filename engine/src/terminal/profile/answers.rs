//! What the reader asks a terminal, and what the terminal answers.

use super::environment::Environment;
use crate::terminal::colour::{Depth, Rgb};

/// What is to be found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Questions {
    /// What decides how text is sent.
    Needed,
    /// That, and what a person who looks for a fault wants to know.
    All,
}

/// How far the cursor goes for a space and a left-to-right mark (CPR); the bi-directional support mode (DECRQM of ECMA-48 mode 8);
/// its name and version (XTVERSION) and its kind (DA2).
const IDENTITY: &str = "\x1b[H \u{200e}\x1b[6n\x1b[8$p\x1b[>q\x1b[>c";
/// The colour of the background. The question ends in BEL: urxvt ends its answer with half of ST if the question has ST.
const BACKGROUND: &str = "\x1b]11;?\x07";
/// What it makes of a direct colour: sets one, asks what is set (DECRQSS of SGR), and takes it back. XTGETTCAP of `RGB` tells less:
/// kitty says no, xterm and Konsole say nothing.
const DEPTH: &str = "\x1b[48;2;1;2;3m\x1bP$qm\x1b\\\x1b[m";
/// The states of private modes: the alternate screen, mouse reports, bracketed paste, synchronised output, and the direction of a
/// paragraph found out by the terminal.
const MODES: &str = "\x1b[?1049$p\x1b[?1006$p\x1b[?2004$p\x1b[?2026$p\x1b[?2501$p";
/// The pixels of a cell, and whether it knows iTerm2's way of showing images.
const IMAGES: &str = "\x1b[16t\x1b]1337;ReportCellSize\x07";
/// Whether it knows kitty's: an image of one pixel, which is not shown.
const KITTY_IMAGES: &str = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\";
/// DA1, which every terminal answers, and always last.
const LAST: &str = "\x1b[c";

impl Questions {
    /// What is sent to ask, each of which a terminal may leave unanswered. It goes before the screen is cleared, since a space and
    /// what some terminals make of unknown questions stay on it.
    #[must_use]
    pub fn text(self, environment: &Environment) -> String {
        // screen hands strings of the kinds DCS and APC to the terminal as text.
        let strings = !environment.is_screen();
        let part = |asked: bool, part: &'static str| if asked { part } else { "" };
        let all = self == Self::All;
        [
            IDENTITY,
            BACKGROUND,
            part(strings, DEPTH),
            part(all, MODES),
            part(all, IMAGES),
            part(all && strings, KITTY_IMAGES),
            LAST,
        ]
        .concat()
    }
}

/// An answer to one of [`Questions`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The column of the cursor behind a space and a left-to-right mark, counted from 1.
    Column(u32),
    /// The state of mode 8: 0 not known, 1 to 4 set or reset for now or for ever.
    BidiMode(u32),
    /// The number of a private mode and its state.
    Mode(u32, u32),
    /// The name and version.
    Version(String),
    /// The kind of terminal, its version and an option, as it calls them.
    Secondary([u32; 3]),
    /// The colour of the background.
    Background(Rgb),
    /// How many colours there are.
    Depth(Depth),
    /// How wide and how high a cell is, in pixels.
    CellPixels(u32, u32),
    /// It knows kitty's way of showing images.
    KittyImages,
    /// It knows iTerm2's way of showing images.
    ItermImages,
    /// The last answer of the terminal itself: what it says that it can do.
    Primary(Vec<u32>),
}

/// All the answers that came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Where the cursor was behind a left-to-right mark.
    pub column: Option<u32>,
    /// The state of mode 8.
    pub bidi_mode: Option<u32>,
    /// Private modes and their states.
    pub modes: Vec<(u32, u32)>,
    /// The name and version.
    pub version: Option<String>,
    /// The kind of terminal.
    pub secondary: Option<[u32; 3]>,
    /// The colour of the background.
    pub background: Option<Rgb>,
    /// How many colours there are.
    pub depth: Option<Depth>,
    /// The width and height of a cell, in pixels.
    pub cell_pixels: Option<(u32, u32)>,
    /// Whether it knows kitty's way of showing images.
    pub kitty_images: bool,
    /// Whether it knows iTerm2's.
    pub iterm_images: bool,
    /// What it can do, in the last answer.
    pub primary: Option<Vec<u32>>,
}

impl Answers {
    /// Takes an answer in.
    pub fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Column(column) => self.column = Some(column),
            Answer::BidiMode(state) => self.bidi_mode = Some(state),
            Answer::Mode(number, state) => self.modes.push((number, state)),
            Answer::Version(version) => self.version = Some(version),
            Answer::Secondary(kind) => self.secondary = Some(kind),
            Answer::Background(colour) => self.background = Some(colour),
            Answer::Depth(depth) => self.depth = Some(depth),
            Answer::CellPixels(width, height) => self.cell_pixels = Some((width, height)),
            Answer::KittyImages => self.kitty_images = true,
            Answer::ItermImages => self.iterm_images = true,
            Answer::Primary(attributes) => self.primary = Some(attributes),
        }
    }

    /// Whether the last answer came.
    #[must_use]
    pub fn are_complete(&self) -> bool {
        self.primary.is_some()
    }

    /// Whether a left-to-right mark moved the cursor, which it has no cell for.
    #[must_use]
    pub fn mark_takes_a_cell(&self) -> bool {
        self.column.is_some_and(|column| column > 2)
    }

    /// Whether the terminal knows the bi-directional support mode.
    #[must_use]
    pub fn knows_bidi_mode(&self) -> bool {
        self.bidi_mode.is_some_and(|state| (1..=4).contains(&state))
    }

    /// Whether the terminal shows images sent as Sixel: attribute 4 of DA1.
    #[must_use]
    pub fn knows_sixel(&self) -> bool {
        self.primary.as_ref().is_some_and(|attributes| attributes.contains(&4))
    }
}

/// The answer in a control sequence with these parameters and this final byte, if it is one.
#[must_use]
pub fn of_control(parameters: &str, last: u8) -> Option<Answer> {
    match last {
        b'c' => match parameters.strip_prefix('>') {
            Some(kind) => {
                let [kind, version, option] = numbers(kind).try_into().ok()?;
                Some(Answer::Secondary([kind, version, option]))
            }
            None => parameters.strip_prefix('?').map(|attributes| Answer::Primary(numbers(attributes))),
        },
        b'y' => {
            let state = parameters.strip_suffix('$')?;
            match (state.strip_prefix('?'), &*numbers(state.trim_start_matches('?'))) {
                (None, [8, state]) => Some(Answer::BidiMode(*state)),
                (Some(_), [number, state]) => Some(Answer::Mode(*number, *state)),
                _ => None,
            }
        }
        b'R' => match *numbers(parameters) {
            [_, column] => Some(Answer::Column(column)),
            _ => None,
        },
        b't' => match *numbers(parameters) {
            [6, height, width] => Some(Answer::CellPixels(width, height)),
            _ => None,
        },
        _ => None,
    }
}

/// The answer in a string that `introducer` began, if it is one.
#[must_use]
pub fn of_string(introducer: u8, text: &str) -> Option<Answer> {
    match introducer {
        b'P' => of_device_control(text),
        b']' => match text.split_once(';')? {
            ("11", colour) => colour_of(colour).map(Answer::Background),
            ("1337", size) => size.starts_with("ReportCellSize=").then_some(Answer::ItermImages),
            _ => None,
        },
        // zellij answers too where the terminal around it shows none, but not this.
        b'_' => (text == "Gi=31;OK").then_some(Answer::KittyImages),
        _ => None,
    }
}

fn of_device_control(text: &str) -> Option<Answer> {
    if let Some(version) = text.strip_prefix(">|") {
        // What is shown of it to a person must not act on the terminal.
        return Some(Answer::Version(version.chars().filter(|c| !c.is_control()).collect()));
    }
    // The digit before it says whether the question was understood; not all terminals mean the same by it.
    let set = text.trim_start_matches(['0', '1']).strip_prefix("$r")?.strip_suffix('m')?;
    let set: Vec<u32> = set.split([';', ':']).map(|part| part.parse().unwrap_or(0)).collect();
    let kind = set.windows(2).find(|pair| pair[0] == 48)?[1];
    match kind {
        2 if set.ends_with(&[1, 2, 3]) => Some(Answer::Depth(Depth::Direct)),
        5 => Some(Answer::Depth(Depth::Indexed)),
        _ => None,
    }
}

fn numbers(text: &str) -> Vec<u32> {
    text.split(';').map(|part| part.parse().unwrap_or(0)).collect()
}

/// A colour as X writes it: `rgb:` or `rgba:` and parts of one to four hexadecimal digits each, of which 1 is full at `f`, 2 at `ff`.
fn colour_of(text: &str) -> Option<Rgb> {
    let (model, parts) = text.split_once(':')?;
    let parts = parts.split('/').map(part_of).collect::<Option<Vec<u8>>>()?;
    match (model, &*parts) {
        ("rgb", [red, green, blue]) | ("rgba", [red, green, blue, _]) => Some((*red, *green, *blue)),
        _ => None,
    }
}

fn part_of(digits: &str) -> Option<u8> {
    let is_written = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| is_written)?;
    let full = (1 << (4 * digits.len())) - 1;
    u8::try_from((value * 255 + full / 2) / full).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::profile::Profile;

    const XTERM: (&str, &str) = ("TERM", "xterm-256color");

    /// screen hands strings on to the terminal as text, and answers about the terminal come after its own.
    #[test]
    fn screen_is_asked_no_more_than_it_understands() {
        let asked = |environment: &[(&str, &str)]| Questions::All.text(&Environment::of(environment));
        assert!(asked(&[XTERM]).contains("\x1bP$q") && asked(&[XTERM]).contains("\x1b_G"));
        assert!(asked(&[("TERM", "screen"), ("TMUX", "x")]).contains("\x1bP$q"));
        for screen in [[("TERM", "screen"), XTERM], [XTERM, ("STY", "1")]] {
            assert!(!asked(&screen).contains(['P', '_']), "{screen:?}");
        }
        let profile = Profile::of(&Environment::of(&[("TERM", "screen"), ("STY", "1")]), &Answers::default());
        assert!(profile.answers_late);
    }

    #[test]
    fn answers_are_kept() {
        let mut answers = Answers::default();
        answers.hear(Answer::Column(3));
        assert!(answers.mark_takes_a_cell() && !answers.are_complete());
        answers.hear(Answer::Primary(vec![62, 4]));
        assert!(answers.are_complete() && answers.knows_sixel());
    }
}
