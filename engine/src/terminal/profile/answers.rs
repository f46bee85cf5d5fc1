//! Queries to the terminal, and its answers.

use super::environment::Environment;
use crate::terminal::colour::{Depth, Rgb};

/// A set of queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Questions {
    /// The queries that decide the encoding and the colours.
    Needed,
    /// All queries, for diagnosis.
    All,
    /// The queries that tell the terminal outside a multiplexer that hands it on. They are sent when the others
    /// are answered.
    Outer,
}

/// Queries the cursor's position after a space and a left-to-right mark (CPR), the bi-directional support mode (DECRQM
/// of ECMA-48 mode 8), the name and version (XTVERSION) and the kind of terminal (DA2).
const IDENTITY: &str = "\x1b[H \u{200e}\x1b[6n\x1b[8$p\x1b[>q\x1b[>c";
/// Queries the background colour. It ends in BEL: urxvt ends its answer with half of ST if the query ends in ST.
const BACKGROUND: &str = "\x1b]11;?\x07";
/// Sets a direct colour, queries the current setting (DECRQSS of SGR), and resets it. XTGETTCAP of `RGB` is less
/// reliable: kitty answers no, xterm and Konsole don't answer.
const DEPTH: &str = "\x1b[48;2;1;2;3m\x1bP$qm\x1b\\\x1b[m";
/// Queries private modes (DECRQM): alternate screen, mouse reports, bracketed paste, synchronised output, and
/// autodetection of the paragraph direction.
const MODES: &str = "\x1b[?1049$p\x1b[?1006$p\x1b[?2004$p\x1b[?2026$p\x1b[?2501$p";
/// Queries the size of a cell in pixels, and support of iTerm2's image protocol.
const IMAGES: &str = "\x1b[16t\x1b]1337;ReportCellSize\x07";
/// Queries support of kitty's image protocol with an image of one pixel, which is not shown.
const KITTY_IMAGES: &str = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\";
/// Queries the background, which tmux tells from 3.4 on only, and the name and version of the terminal that tmux shows,
/// if its option `allow-passthrough` is on.
const OUTER: &str = "\x1bPtmux;\x1b\x1b]11;?\x07\x1b\x1b[>q\x1b\\";
/// Queries DA1, which every terminal answers. It is always sent last.
const LAST: &str = "\x1b[c";

impl Questions {
    /// Returns the bytes of the queries; a terminal may ignore any of them. They must be sent before the screen is
    /// cleared, because a space, and what some terminals print for unknown queries, stays on it.
    #[must_use]
    pub fn text(self, environment: &Environment) -> String {
        if self == Self::Outer {
            return OUTER.to_owned();
        }
        // screen passes DCS and APC strings to the terminal as text.
        let strings = !environment.is_screen();
        // tmux takes APC strings for titles.
        let is_tmux = environment.get("TMUX").is_some();
        let part = |asked: bool, part: &'static str| if asked { part } else { "" };
        let all = self == Self::All;
        [
            IDENTITY,
            BACKGROUND,
            part(strings, DEPTH),
            part(all, MODES),
            part(all, IMAGES),
            part(all && strings && !is_tmux, KITTY_IMAGES),
            LAST,
        ]
        .concat()
    }
}

/// An answer to one of [`Questions`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The column of the cursor after a space and a left-to-right mark, counted from 1 (CPR).
    Column(u32),
    /// The state of mode 8 (DECRPM): 0 unknown, 1 set, 2 reset, 3 permanently set, 4 permanently reset.
    BidiMode(u32),
    /// The number of a private mode and its state (DECRPM).
    Mode(u32, u32),
    /// The name and version (XTVERSION).
    Version(String),
    /// The kind of terminal, its version and an option (DA2).
    Secondary([u32; 3]),
    /// The colour of the background (OSC 11).
    Background(Rgb),
    /// The number of colours.
    Depth(Depth),
    /// The width and height of a cell, in pixels.
    CellPixels(u32, u32),
    /// Support of kitty's image protocol.
    KittyImages,
    /// Support of iTerm2's image protocol.
    ItermImages,
    /// The attributes of the terminal (DA1), its last answer.
    Primary(Vec<u32>),
}

/// The answers received so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The column of the cursor after a space and a left-to-right mark.
    pub column: Option<u32>,
    /// The state of mode 8.
    pub bidi_mode: Option<u32>,
    /// Private modes and their states.
    pub modes: Vec<(u32, u32)>,
    /// The name and version.
    pub version: Option<String>,
    /// The name and version of the terminal outside the multiplexer.
    pub outer_version: Option<String>,
    /// The kind of terminal, its version and an option.
    pub secondary: Option<[u32; 3]>,
    /// The colour of the background.
    pub background: Option<Rgb>,
    /// The number of colours.
    pub depth: Option<Depth>,
    /// The width and height of a cell, in pixels.
    pub cell_pixels: Option<(u32, u32)>,
    /// `true` if the terminal supports kitty's image protocol.
    pub kitty_images: bool,
    /// `true` if the terminal supports iTerm2's image protocol.
    pub iterm_images: bool,
    /// The attributes of the terminal.
    pub primary: Option<Vec<u32>>,
}

impl Answers {
    /// Records an answer.
    pub fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Column(column) => self.column = Some(column),
            Answer::BidiMode(state) => self.bidi_mode = Some(state),
            Answer::Mode(number, state) => self.modes.push((number, state)),
            // The outer terminal is asked last.
            Answer::Version(version) if self.are_complete() => self.outer_version = Some(version),
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

    /// Returns `true` if the last answer was received.
    #[must_use]
    pub fn are_complete(&self) -> bool {
        self.primary.is_some()
    }

    /// Returns `true` if a left-to-right mark takes a cell, that is, moved the cursor.
    #[must_use]
    pub fn mark_takes_a_cell(&self) -> bool {
        self.column.is_some_and(|column| column > 2)
    }

    /// Returns `true` if the terminal supports the bi-directional support mode.
    #[must_use]
    pub fn knows_bidi_mode(&self) -> bool {
        self.bidi_mode.is_some_and(|state| (1..=4).contains(&state))
    }

    /// Returns `true` if the terminal supports Sixel images: attribute 4 of DA1.
    #[must_use]
    pub fn knows_sixel(&self) -> bool {
        self.primary.as_ref().is_some_and(|attributes| attributes.contains(&4))
    }
}

/// Parses the answer in a control sequence with these parameters and this final byte.
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

/// Parses the answer in a control string that `introducer` began.
#[must_use]
pub fn of_string(introducer: u8, text: &str) -> Option<Answer> {
    match introducer {
        b'P' => of_device_control(text),
        b']' => match text.split_once(';')? {
            ("11", colour) => colour_of(colour).map(Answer::Background),
            ("1337", size) => size.starts_with("ReportCellSize=").then_some(Answer::ItermImages),
            _ => None,
        },
        // zellij also answers if the outer terminal shows no images, but with an error.
        b'_' => (text == "Gi=31;OK").then_some(Answer::KittyImages),
        _ => None,
    }
}

fn of_device_control(text: &str) -> Option<Answer> {
    if let Some(version) = text.strip_prefix(">|") {
        // The version is printed, so control characters must not reach the terminal.
        return Some(Answer::Version(version.chars().filter(|c| !c.is_control()).collect()));
    }
    // The digit before it is the status, which terminals don't use consistently.
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

/// Parses a colour as X writes it: `rgb:` or `rgba:` and components of one to four hexadecimal digits; the greatest
/// value depends on the number of digits.
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

    /// screen passes strings to the terminal as text, and the terminal answers after screen.
    #[test]
    fn screen_is_asked_no_more_than_it_understands() {
        let asked = |environment: &[(&str, &str)]| Questions::All.text(&Environment::of(environment));
        assert!(asked(&[XTERM]).contains("\x1bP$q") && asked(&[XTERM]).contains("\x1b_G"));
        let in_tmux = asked(&[("TERM", "screen"), ("TMUX", "x")]);
        assert!(in_tmux.contains("\x1bP$q") && !in_tmux.contains("\x1b_"));
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
