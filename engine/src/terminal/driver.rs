//! The last step before a terminal: what it has to be told, and the frame that reads right in it.

use ratatui_core::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui_core::layout::Rect;

use super::encode::{self, Emission, Encoding};
use super::profile::Profile;
use super::profile::answers::Answers;
use super::profile::environment::Environment;
use super::profile::wishes::Wishes;
use crate::text::direction::may_be_rtl;
use crate::text::width::is_disputed;

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
    profile: Profile,
    emission: Emission,
    area: Rect,
    rows: Vec<Row>,
}

/// A row of the last frame.
#[derive(Clone, Debug, Default)]
struct Row {
    /// `true` if it was compared and encoded; of others nothing is kept.
    is_kept: bool,
    /// `true` if it holds a symbol of which terminals dispute the width.
    is_disputed: bool,
    composed: Vec<Cell>,
    encoded: Vec<Cell>,
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
        Self::answered(environment, &Answers::default())
    }

    /// Returns the terminal that has set up this environment and given these answers.
    pub(super) fn answered(environment: &Environment, answers: &Answers) -> Self {
        let profile = Profile::of(environment, answers);
        let emission = Wishes::default().emission(&profile, environment);
        Self { profile, emission, area: Rect::default(), rows: Vec::new() }
    }

    /// Returns the name of the terminal, `None` if it is not known. Inside a multiplexer it is the terminal that the
    /// multiplexer was started in.
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
        let (area, emission) = (frame.area, self.emission);
        if area.is_empty() {
            return;
        }
        let is_first = self.area != area;
        if is_first {
            self.area = area;
            self.rows.clear();
            self.rows.resize_with(usize::from(area.height), Row::default);
        }
        let columns = usize::from(area.width);
        // A glyph that reaches into another row is cut off when that row is painted, whatever is in it.
        let overflows = self.profile.overflows
            && (self.rows.iter().any(|row| row.is_kept) || frame.content.iter().any(|cell| may_be_rtl(cell.symbol())));
        let is_every = overflows || emission.encoding == Encoding::Tinted;
        let (mut before_changed, mut before_disputed) = (false, false);
        for index in 0..self.rows.len() {
            let (above, cells) = frame.content.split_at_mut(index * columns);
            let cells = &mut cells[..columns];
            let Change { is_changed, is_disputed } = self.rows[index].encode(cells, emission, is_every);
            let overflows = overflows && !is_first;
            // Characters that don't fit into a row wrap to the next.
            let is_of_row = is_changed && (is_disputed || overflows);
            if is_of_row || before_disputed || before_changed && overflows {
                paint_whole(cells);
            }
            if is_changed && overflows && index > 0 {
                paint_whole(&mut above[(index - 1) * columns..]);
            }
            (before_changed, before_disputed) = (is_changed, is_changed && is_disputed);
        }
    }

    /// Forgets the last frame, which is no longer on the screen: after a suspension, or when another program has
    /// written there. ratatui's own memory is to be forgotten too (`Terminal::clear`).
    pub fn redraw(&mut self) {
        self.area = Rect::default();
    }
}

/// The difference of a row from that of the last frame.
struct Change {
    is_changed: bool,
    /// `true` if it holds or held a disputed symbol.
    is_disputed: bool,
}

impl Row {
    /// Encodes the row that is composed of `cells`, and keeps it if it needs that or `is_kept`.
    fn encode(&mut self, cells: &mut [Cell], emission: Emission, is_kept: bool) -> Change {
        let is_disputed = cells.iter().any(|cell| may_be_disputed(cell.symbol()) && is_disputed(cell.symbol()));
        let is_kept = is_kept || is_disputed || cells.iter().any(|cell| may_be_rtl(cell.symbol()));
        let was_kept = std::mem::replace(&mut self.is_kept, is_kept);
        let was_disputed = std::mem::replace(&mut self.is_disputed, is_disputed);
        let is_disputed = is_disputed || was_disputed;
        if !is_kept {
            return Change { is_changed: was_kept, is_disputed };
        }
        if was_kept && self.composed == *cells {
            cells.clone_from_slice(&self.encoded);
            return Change { is_changed: false, is_disputed };
        }
        keep(&mut self.composed, cells);
        encode::row(cells, emission);
        keep(&mut self.encoded, cells);
        Change { is_changed: true, is_disputed }
    }
}

/// Copies cells to where others were, without a new allocation.
fn keep(kept: &mut Vec<Cell>, cells: &[Cell]) {
    if kept.len() == cells.len() {
        kept.clone_from_slice(cells);
    } else {
        kept.clear();
        kept.extend_from_slice(cells);
    }
}

/// Returns `false` for a single character, of which the width is not disputed.
fn may_be_disputed(symbol: &str) -> bool {
    symbol.len() > 1 && symbol.chars().next().is_some_and(|first| first.len_utf8() < symbol.len())
}

/// Has all cells of a row sent, whether they have changed or not. One that ratatui measures otherwise than it is told
/// is sent when it changes.
fn paint_whole(cells: &mut [Cell]) {
    let mut at = 0;
    while let Some(cell) = cells.get_mut(at) {
        let width = cell.cell_width();
        let is_free = match cell.diff_option {
            CellDiffOption::None => true,
            CellDiffOption::ForcedWidth(_) => cell.symbol().cell_width() == width,
            CellDiffOption::Skip | CellDiffOption::AlwaysUpdate => false,
        };
        if is_free {
            cell.diff_option = CellDiffOption::AlwaysUpdate;
        }
        at += usize::from(width.max(1));
    }
}
