//! Sets the terminal up, and restores it however the reader ends: on quitting, an error, a panic, a signal, a
//! suspension.

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue};
use ratatui::Frame;
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::linked::Linked;
use super::pictures::{self, Backdrop, Picture, Pictures, Visible};
use crate::system::{output, signals};
use qari_bidi::session::hold;
use qari_bidi::terminal::colour;
use qari_bidi::terminal::hyperlink::{self, Hyperlink, Hyperlinks};
use qari_bidi::terminal::profile::answers::{Answer, Questions};
use qari_bidi::terminal::profile::wishes::Wishes;
use qari_bidi::terminal::profile::{PictureWay, Profile};
use qari_bidi::{Encoding, Environment, Terminal};

/// The longest wait for answers, counted from the queries. Answers that arrive after the terminal was restored are
/// typed into the shell.
const ANSWERS: Duration = Duration::from_millis(400);

/// The time within which a signal of a key may arrive that was pressed while another program had the terminal: a thread
/// of its own waits for signals, and Ctrl-C may be what ended that program. The reader itself gets keys, no signals.
const LATE: Duration = Duration::from_millis(500);

/// `true` if hyperlinks were sent since the terminal was set up.
static LINKED: AtomicBool = AtomicBool::new(false);

/// The terminal, set up for the reader. Dropping it restores the terminal.
pub struct Session {
    screen: ratatui::Terminal<Linked<BufWriter<WhileHeld>>>,
    terminal: Terminal,
    links: Rc<RefCell<Hyperlinks>>,
    pictures: Pictures,
    asked: Instant,
    /// `true` if the terminal outside the multiplexer was asked.
    outer_asked: bool,
    /// `true` while another program has the terminal.
    lent: bool,
    /// The time at which another program has given the terminal back.
    returned: Option<Instant>,
}

impl Session {
    /// Sets the terminal up: raw mode, the alternate screen, the mode of its encoding, mouse reports, bracketed paste;
    /// and sends the queries `questions`. From now on a panic restores the terminal before it is reported.
    ///
    /// # Errors
    /// If there is no terminal, or it can't be written to. The terminal is restored then.
    pub fn enter(environment: Environment, wishes: Wishes, questions: Questions) -> io::Result<Self> {
        let asked = questions.text(&environment);
        let terminal = Terminal::wishing(environment, wishes);
        take(terminal.encoding(), &asked).inspect_err(|_| hold::give_back())?;
        let links = Rc::default();
        let out = output::terminal_output().inspect_err(|_| hold::give_back())?;
        let backend = Linked::new(BufWriter::new(WhileHeld(Box::new(out))), Rc::clone(&links));
        let screen = ratatui::Terminal::new(backend).inspect_err(|_| hold::give_back())?;
        Ok(Self {
            screen,
            terminal,
            links,
            pictures: Pictures::default(),
            asked: Instant::now(),
            outer_asked: false,
            lent: false,
            returned: None,
        })
    }

    /// Returns the terminal: what is known of it, and how frames are encoded for it.
    #[must_use]
    pub fn terminal(&self) -> &Terminal {
        &self.terminal
    }

    /// Paints a frame, encoded for the terminal. Sends only the cells that changed, and the rows that need to be
    /// repainted. `paint` returns what it shows besides cells.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame) -> Extras) -> io::Result<()> {
        let Profile { hyperlinks, pictures: way, .. } = *self.terminal.profile();
        let size = self.screen.size()?;
        if size != self.screen.get_frame().area().as_size() {
            // ratatui clears the screen then, and with it pictures that are kept and not shown.
            self.pictures.clear(self.screen.backend_mut())?;
            self.screen.resize((Position::ORIGIN, size).into())?;
        }
        let extras = paint(&mut self.screen.get_frame());
        if hyperlinks && !extras.hyperlinks.is_empty() {
            LINKED.store(true, Ordering::SeqCst);
        }
        let cursor = extras.cursor;
        let frame = self.screen.current_buffer_mut();
        let mut visible = compose(frame, &extras, &self.terminal, &mut self.links.borrow_mut());
        self.terminal.encode(frame);
        let first = self.pictures.stand_in(frame, &mut visible)?;
        Pictures::cover(frame, &visible);
        let pictured = (!visible.is_empty() || self.pictures.are_shown()).then(|| frame.clone());
        // The cursor stands in the text, and would be seen to run over the screen.
        let out = self.screen.backend_mut();
        queue!(out, cursor::Hide)?;
        out.write_all(&first)?;
        // kitty would paint the first pictures while the others come, which takes it longer than all at once.
        let is_whole = pictured.is_some() && way == Some(PictureWay::Kitty);
        if is_whole {
            queue!(out, BeginSynchronizedUpdate)?;
        }
        let scrolled = match &pictured {
            Some(frame) => self.pictures.scroll(out, frame, &visible)?,
            None => None,
        };
        match scrolled {
            Some(changes) => out.draw(changes.iter().map(|(x, y, cell)| (*x, *y, cell)))?,
            None => self.screen.flush()?,
        }
        if let Some(frame) = pictured {
            self.pictures.show(self.screen.backend_mut(), frame, &visible)?;
        }
        if let Some(place) = cursor {
            self.screen.show_cursor()?;
            let sent = self.terminal.cursor(self.screen.current_buffer_mut(), place);
            self.screen.set_cursor_position(sent)?;
        }
        if is_whole {
            queue!(self.screen.backend_mut(), EndSynchronizedUpdate)?;
        }
        self.screen.swap_buffers();
        Backend::flush(self.screen.backend_mut())
    }

    /// Returns `true` if there are pictures on the screen, which the terminal itself shows.
    #[must_use]
    pub fn shows_pictures(&self) -> bool {
        self.pictures.are_shown()
    }

    /// Gets the pictures of another frame ready, which `paint` composes and which is not shown: one after the other, as
    /// long as it `goes_on`.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn prepare(
        &mut self,
        paint: impl FnOnce(&mut Buffer) -> Extras,
        goes_on: impl FnMut() -> bool,
    ) -> io::Result<()> {
        let mut frame = Buffer::empty(self.screen.get_frame().area());
        let extras = paint(&mut frame);
        let visible = compose(&mut frame, &extras, &self.terminal, &mut Hyperlinks::default());
        Pictures::cover(&mut frame, &visible);
        self.pictures.prepare(self.screen.backend_mut(), &frame, &visible, goes_on)
    }

    /// Returns the width and the height of a cell of the terminal in pixels, if it tells them.
    #[must_use]
    pub fn cell_pixels(&self) -> Option<(u16, u16)> {
        let size = crossterm::terminal::window_size().ok()?;
        // Some count the border in, which is less than a pixel a cell.
        let cell = (size.width.checked_div(size.columns)?, size.height.checked_div(size.rows)?);
        (cell.0 > 0 && cell.1 > 0).then_some(cell)
    }

    /// Records an answer. If it changes the encoding, the terminal is set up again, and the next frame paints every
    /// cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn hear(&mut self, answer: Answer) -> io::Result<()> {
        let before = self.terminal.encoding();
        self.terminal.hear(answer);
        self.set_up_after(before)
    }

    /// Changes to the next encoding and returns it. The next frame paints every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn next_encoding(&mut self) -> io::Result<Encoding> {
        self.choose(self.terminal.encoding().next())?;
        Ok(self.terminal.encoding())
    }

    /// Changes to this encoding, whatever the terminal answers. The next frame paints every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn choose(&mut self, encoding: Encoding) -> io::Result<()> {
        let before = self.terminal.encoding();
        self.terminal.set_encoding(encoding);
        self.set_up_after(before)
    }

    /// Asks which terminal the multiplexer shows, if it can hand the question on.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn ask_outer(&mut self) -> io::Result<()> {
        if self.terminal.profile().passthrough {
            (self.outer_asked, self.asked) = (true, Instant::now());
            let out = self.screen.backend_mut();
            out.write_all(Questions::Outer.text(self.terminal.environment()).as_bytes())?;
            Backend::flush(out)?;
        }
        Ok(())
    }

    /// Records an answer without acting on it, while the reader is ending.
    pub fn note(&mut self, answer: Answer) {
        self.terminal.hear(answer);
    }

    /// Returns the time to wait for answers before restoring the terminal; `None` if no answers are expected.
    #[must_use]
    pub fn awaits_answers(&self) -> Option<Duration> {
        let answers = self.terminal.answers();
        let is_late = answers.background.is_none() && self.terminal.profile().answers_late;
        let is_outer_late = answers.outer_version.is_none() && self.outer_asked;
        let awaited = !answers.are_complete() || is_late || is_outer_late;
        if awaited { ANSWERS.checked_sub(self.asked.elapsed()) } else { None }
    }

    /// Sets the terminal up for its encoding, if it was set up for another.
    fn set_up_after(&mut self, before: Encoding) -> io::Result<()> {
        let encoding = self.terminal.encoding();
        // Other changes show up as differences between frames.
        if before == encoding {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        // As in `take`, the mode is sent before `redraw` clears the screen.
        queue!(out, Print(before.leave()), Print(encoding.enter()))?;
        out.flush()?;
        drop(out);
        hold::change(move |patience| restore(encoding, patience));
        self.redraw()
    }

    /// Makes the next frame paint every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn redraw(&mut self) -> io::Result<()> {
        // `Terminal::clear` queries the cursor's position, but the answer would go to the thread that reads input.
        self.terminal.redraw();
        self.pictures.clear(self.screen.backend_mut())?;
        let size = self.screen.size()?;
        self.screen.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Restores the terminal for another program, which has it until [`Session::take_back`].
    pub fn lend(&mut self) {
        self.lent = true;
        hold::give_back();
    }

    /// Returns `true` while another program has the terminal.
    #[must_use]
    pub fn is_lent(&self) -> bool {
        self.lent
    }

    /// Returns `true` for a signal of a key that was pressed while another program had the terminal.
    #[must_use]
    pub fn is_of_other(&self, signal: i32) -> bool {
        let has_returned = self.returned.is_some_and(|when| when.elapsed() < LATE);
        signals::is_of_keys(signal) && (self.lent || has_returned)
    }

    /// Sets the terminal up again after another program had it. The next frame paints every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn take_back(&mut self) -> io::Result<()> {
        self.lent = false;
        self.returned = Some(Instant::now());
        self.resume()
    }

    /// Restores the terminal.
    pub fn leave(&mut self) {
        hold::give_back();
    }

    /// Restores the terminal, stops the process, and sets the terminal up again after the process was continued. The
    /// next frame paints every cell. The system doesn't stop an orphaned process group, as in `xterm -e qari`.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn suspend(&mut self) -> io::Result<()> {
        hold::give_back();
        signals::stop();
        self.resume()
    }

    /// Sets the terminal up again from any state, unless another program has it. The next frame paints every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn resume(&mut self) -> io::Result<()> {
        if self.lent {
            return Ok(());
        }
        // A shell may have changed the modes. crossterm enables raw mode only if it believes that it is disabled.
        hold::give_back();
        self.pictures.forget();
        take(self.terminal.encoding(), "")?;
        self.redraw()
    }
}

/// The part of a frame that is no cells.
#[derive(Debug, Default)]
pub struct Extras {
    /// The hyperlinks of the cells that are numbered, from 1.
    pub hyperlinks: Vec<Hyperlink>,
    /// The lines that are pictures.
    pub pictures: Vec<Picture>,
    /// The column and the row of the cursor, if it is shown.
    pub cursor: Option<(u16, u16)>,
}

/// Standard output while the terminal is held; later output is dropped. Otherwise a half-painted frame would be flushed
/// over the report of a panic.
struct WhileHeld(Box<dyn Write + Send>);

impl Write for WhileHeld {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if hold::is_held() { self.0.write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        hold::give_back();
    }
}

/// Gives a composed frame the links, numbered by `links`, and the colours that `terminal` takes. Returns what is to be
/// seen of its pictures.
fn compose(frame: &mut Buffer, extras: &Extras, terminal: &Terminal, links: &mut Hyperlinks) -> Vec<Visible> {
    let Profile { hyperlinks, pictures: way, background, .. } = *terminal.profile();
    let backdrop = Backdrop::of(terminal.answers().background, background.0);
    let visible = Pictures::cut_out(frame, &extras.pictures, backdrop, way);
    links.renumber(frame, if hyperlinks { &extras.hyperlinks } else { &[] });
    colour::reduce(frame, terminal.colours());
    visible
}

/// Returns the columns and rows of the terminal.
///
/// # Errors
/// If there is no terminal.
pub fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

/// Sets the terminal up and sends `questions`.
fn take(encoding: Encoding, questions: &str) -> io::Result<()> {
    // `terminal::colour` handles `NO_COLOR`; crossterm would reset all attributes instead of setting a colour.
    crossterm::style::force_color_output(true);
    hold::take(move |patience| restore(encoding, patience));
    enable_raw_mode()?;
    let mut out = io::stdout().lock();
    // VTE stores the bidi mode with each row when the row is cleared, so the mode is sent before clearing; and so are
    // the queries, one of which prints a space.
    queue!(out, EnterAlternateScreen, Print(encoding.enter()), Print(questions), Clear(ClearType::All), cursor::Hide)?;
    queue!(out, EnableMouseCapture, EnableBracketedPaste)?;
    out.flush()
}

/// Restores a terminal that was set up for `encoding`. One that takes nothing is waited for until `patience` ends; its
/// modes are restored before. Errors are ignored, since they can't be reported.
fn restore(encoding: Encoding, patience: Duration) {
    // One that was cut off in a panic would go on in the shell.
    let end_of_link = if LINKED.swap(false, Ordering::SeqCst) { hyperlink::END } else { "" };
    let mut last = pictures::farewell().into_bytes();
    // Writing to memory never fails.
    _ = queue!(last, DisableBracketedPaste, DisableMouseCapture, SetAttribute(Attribute::Reset), cursor::Show);
    _ = queue!(last, Print(end_of_link), Print(encoding.leave()), LeaveAlternateScreen);
    _ = disable_raw_mode();
    output::write_last(last, patience);
}
