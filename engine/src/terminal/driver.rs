//! The last step before a terminal: what it has to be told, and the frame that reads right in it.

use ratatui_core::buffer::Buffer;

use super::colour::Colours;
use super::encode::{self, Emission, Encoding};
use super::profile::Profile;
use super::profile::answers::{Answer, Answers};
use super::profile::environment::Environment;
use super::profile::wishes::Wishes;
use super::sent::Sent;

/// A terminal: which one it is, what it needs, and the last frame that it was sent.
///
/// No stream of bytes shows right-to-left text in every terminal. A program composes frames in visual order, and
/// [`Terminal::encode`] makes of each the one to send.
///
/// ```
/// use qari_bidi::{Encoding, Environment, Terminal};
/// let terminal = Terminal::of(&Environment::of(&[("VTE_VERSION", "7006")]));
/// assert_eq!((terminal.name(), terminal.encoding()), (Some("VTE"), Encoding::Explicit));
/// assert_eq!(terminal.enter(), "\x1b[8l\x1b[2J");
/// assert_eq!(terminal.leave(), "\x1b[8h");
/// ```
#[derive(Clone, Debug)]
pub struct Terminal {
    environment: Environment,
    answers: Answers,
    wishes: Wishes,
    /// The encoding that was set, which answers don't change.
    chosen: Option<Encoding>,
    profile: Profile,
    emission: Emission,
    sent: Sent,
}

impl Terminal {
    /// Returns the terminal of this process by its environment variables alone, and asks nothing. Terminals that are
    /// known by their answers only (`QTerminal`), or that are named by what they were started in, are told better by
    /// [`Detector`](crate::Detector).
    ///
    /// The variable `QARI_BIDI` overrides the encoding with one of the names of [`Encoding::name`].
    #[must_use]
    pub fn of_environment() -> Self {
        Self::of(&Environment::of_process())
    }

    /// Returns the terminal that has set up this environment.
    #[must_use]
    pub fn of(environment: &Environment) -> Self {
        Self::wishing(environment.clone(), Wishes::default())
    }

    /// Returns the terminal that has set up this environment, for a person with these settings.
    #[doc(hidden)]
    #[must_use]
    pub fn wishing(environment: Environment, wishes: Wishes) -> Self {
        let answers = Answers::default();
        let profile = Profile::of(&environment, &answers);
        let emission = wishes.emission(&profile, &environment);
        Self { environment, answers, wishes, chosen: None, profile, emission, sent: Sent::default() }
    }

    /// Records an answer of the terminal. If it changes the encoding, the terminal is to be set up again.
    #[doc(hidden)]
    pub fn hear(&mut self, answer: Answer) {
        self.answers.hear(answer);
        self.profile = Profile::of(&self.environment, &self.answers);
        let wished = self.wishes.emission(&self.profile, &self.environment);
        let emission = Emission { encoding: self.chosen.unwrap_or(wished.encoding), ..wished };
        if std::mem::replace(&mut self.emission, emission) != emission {
            self.sent.encode_anew();
        }
    }

    /// Returns the environment that it has set up.
    #[doc(hidden)]
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Returns its answers so far.
    #[doc(hidden)]
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Returns its properties.
    #[doc(hidden)]
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Returns the colours that frames are sent in.
    #[doc(hidden)]
    #[must_use]
    pub fn colours(&self) -> Colours {
        self.emission.colours
    }

    /// Returns the name of the terminal, `None` if it is not known. Inside a multiplexer it is the terminal that
    /// answered through it, or else the one that the multiplexer was started in.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.profile.terminal
    }

    /// Returns the encoding of rows.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.emission.encoding
    }

    /// Sets the encoding of rows, whatever the terminal is: for a setting of the program. Send [`Terminal::leave`]
    /// before and [`Terminal::enter`] after it, and paint all of the next frame.
    ///
    /// ```
    /// use qari_bidi::{Encoding, Environment, Terminal};
    /// let mut terminal = Terminal::of(&Environment::default());
    /// terminal.set_encoding("visual".parse().unwrap_or(Encoding::Marked));
    /// assert_eq!(terminal.encoding(), Encoding::Visual);
    /// ```
    pub fn set_encoding(&mut self, encoding: Encoding) {
        self.chosen = Some(encoding);
        self.emission.encoding = encoding;
        self.redraw();
    }

    /// Returns the bytes that set the terminal up; empty if it needs nothing. Send them behind those that enter the
    /// alternate screen, and again on resuming after a suspension. They clear the screen: VTE keeps the mode with each
    /// row from when the row is cleared (ECMA-48, BDSM).
    #[must_use]
    pub fn enter(&self) -> String {
        let mode = self.encoding().enter();
        if mode.is_empty() { String::new() } else { format!("{mode}\x1b[2J") }
    }

    /// Returns the bytes that undo [`Terminal::enter`]; empty if there are none. Send them however the program ends: on
    /// a panic, before a suspension.
    #[must_use]
    pub fn leave(&self) -> String {
        self.encoding().leave().to_owned()
    }

    /// Encodes a composed frame for the terminal: the last step, once a frame, before ratatui compares it with the
    /// frame before. Symbols change and letters may change places inside a row; no cell moves to another row.
    ///
    /// Rows that hold, or held, an emoji of which terminals dispute the width are sent as a whole when they change;
    /// where glyphs leave pixels behind in their neighbours (xterm), so are rows beside those that change.
    ///
    /// Costs a look at each cell, and the encoding of the rows with right-to-left letters that have changed. Allocates
    /// nothing if nothing has changed.
    ///
    /// ```
    /// use qari_bidi::{Encoding, Environment, Terminal};
    /// use ratatui_core::buffer::Buffer;
    /// let mut terminal = Terminal::of(&Environment::default());
    /// terminal.set_encoding(Encoding::Marked);
    /// let mut frame = Buffer::with_lines(["אx"]);
    /// terminal.encode(&mut frame);
    /// assert_eq!(frame[(0, 0)].symbol(), "א\u{200E}");
    /// ```
    pub fn encode(&mut self, frame: &mut Buffer) {
        self.sent.encode(frame, self.emission, self.profile.overflows);
    }

    /// Returns the column and the row that the cursor is sent to, so that it is seen at `place` of `frame`, which is
    /// encoded: Konsole moves it as it moves the letters of a word.
    #[doc(hidden)]
    #[must_use]
    pub fn cursor(&self, frame: &Buffer, place: (u16, u16)) -> (u16, u16) {
        let (columns, (column, row)) = (usize::from(frame.area.width.max(1)), place);
        let cells = frame.content.chunks(columns).nth(usize::from(row)).unwrap_or_default();
        let sent = encode::cursor(cells, usize::from(column), self.encoding());
        (u16::try_from(sent).unwrap_or(column), row)
    }

    /// Forgets the last frame, which is no longer on the screen: after a suspension, or when another program has
    /// written there. ratatui's own memory is to be forgotten too (`Terminal::clear`).
    pub fn redraw(&mut self) {
        self.sent = Sent::default();
    }
}
