//! What the reader asks a terminal, and what the terminal answers.

/// The questions, each of which a terminal may leave unanswered:
/// - how far the cursor goes for a space and a left-to-right mark (CPR);
/// - the bi-directional support mode (DECRQM of ECMA-48 mode 8);
/// - its name and version (XTVERSION) and its kind (DA2);
/// - and DA1, which every terminal answers and always last.
///
/// They go before the screen is cleared, since they leave a space on it.
pub const QUESTIONS: &str = "\x1b[H \u{200e}\x1b[6n\x1b[8$p\x1b[>q\x1b[>c\x1b[c";

/// An answer to one of [`QUESTIONS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The column of the cursor behind a space and a left-to-right mark, counted from 1.
    Column(u32),
    /// The state of mode 8: 0 not known, 1 to 4 set or reset for now or for ever.
    BidiMode(u32),
    /// The name and version.
    Version(String),
    /// The kind of terminal, its version and an option, as it calls them.
    Secondary([u32; 3]),
    /// The last answer there will be.
    Primary,
}

/// All the answers that came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Where the cursor was behind a left-to-right mark.
    pub column: Option<u32>,
    /// The state of mode 8.
    pub bidi_mode: Option<u32>,
    /// The name and version.
    pub version: Option<String>,
    /// The kind of terminal.
    pub secondary: Option<[u32; 3]>,
    /// Whether the last one came.
    pub complete: bool,
}

impl Answers {
    /// Takes an answer in.
    pub fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Column(column) => self.column = Some(column),
            Answer::BidiMode(state) => self.bidi_mode = Some(state),
            Answer::Version(version) => self.version = Some(version),
            Answer::Secondary(kind) => self.secondary = Some(kind),
            Answer::Primary => self.complete = true,
        }
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
}

/// The answer in a control sequence with these parameters and this final byte, if it is one.
#[must_use]
pub fn of_control(parameters: &str, last: u8) -> Option<Answer> {
    let numbers = |text: &str| text.split(';').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    match last {
        b'c' => match parameters.strip_prefix('>') {
            Some(kind) => {
                let [kind, version, option] = numbers(kind).try_into().ok()?;
                Some(Answer::Secondary([kind, version, option]))
            }
            None => parameters.starts_with('?').then_some(Answer::Primary),
        },
        b'y' => match *numbers(parameters.strip_suffix('$')?) {
            [8, state] => Some(Answer::BidiMode(state)),
            _ => None,
        },
        b'R' => match *numbers(parameters) {
            [_, column] => Some(Answer::Column(column)),
            _ => None,
        },
        _ => None,
    }
}

/// The answer in a string that `introducer` began, if it is one.
#[must_use]
pub fn of_string(introducer: u8, text: &str) -> Option<Answer> {
    let version = text.strip_prefix(">|").filter(|_| introducer == b'P')?;
    // What is shown of it to a person must not act on the terminal.
    Some(Answer::Version(version.chars().filter(|c| !c.is_control()).collect()))
}
