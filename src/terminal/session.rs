//! Taking the terminal over, and giving it back by every door: quitting, an error, a panic, a signal, a suspension.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::events;
use super::repaint;
use qari_bidi::terminal::encode::{self, Emission, Encoding};
use qari_bidi::terminal::profile::Profile;
use qari_bidi::terminal::profile::answers::{Answer, Answers, Questions};
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::wishes::Wishes;
use qari_bidi::terminal::repaint::Disputed;

/// Answers that are on their way when the terminal is given back would be typed into the shell: they are waited for, but no
/// longer than this from the questions on.
const ANSWERS: Duration = Duration::from_millis(400);

/// Whether the terminal is ours, so that it is given back once, whoever does it first.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// The encoding that the terminal is set up for, by its place among all, so that whoever gives it back knows what to take back.
static ENCODING: AtomicUsize = AtomicUsize::new(0);

/// The terminal while the reader has it. Dropping it gives the terminal back.
pub struct Session {
    terminal: ratatui::Terminal<CrosstermBackend<BufWriter<WhileTaken>>>,
    disputed: Disputed,
    environment: Environment,
    answers: Answers,
    asked: Instant,
    wishes: Wishes,
    emission: Emission,
    /// Whether the person chose the encoding while reading: no answer changes it then.
    chosen: bool,
}

impl Session {
    /// Takes the terminal over: raw mode, the alternate screen, what its profile needs, mouse reports, bracketed paste; and asks it
    /// `questions`. From now on a panic gives it back before it is reported.
    ///
    /// # Errors
    /// If there is no terminal, or it can't be written to. The terminal is as before then.
    pub fn enter(environment: Environment, wishes: Wishes, questions: Questions) -> io::Result<Self> {
        give_back_on_panic();
        let answers = Answers::default();
        let emission = wishes.emission(&Profile::of(&environment, &answers), &environment);
        take(emission.encoding, &questions.text(&environment)).inspect_err(|_| give_back())?;
        let backend = CrosstermBackend::new(BufWriter::new(WhileTaken(io::stdout())));
        let terminal = ratatui::Terminal::new(backend).inspect_err(|_| give_back())?;
        let (disputed, asked) = (Disputed::default(), Instant::now());
        Ok(Self { terminal, disputed, environment, answers, asked, wishes, emission, chosen: false })
    }

    /// What the environment says of the terminal.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Paints a frame as the terminal wants it; only the cells that changed are sent, and the rows in which terminals don't agree
    /// on the cells.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let emission = self.emission;
        let drawn = self.terminal.draw(|frame| {
            paint(frame);
            encode::frame(frame.buffer_mut(), emission);
        })?;
        let rows = self.disputed.after(drawn.buffer);
        if rows.is_empty() {
            return Ok(());
        }
        let frame = drawn.buffer.clone();
        repaint::rows(self.terminal.backend_mut(), &frame, &rows)
    }

    /// Takes in what the terminal answers. If text is to be sent in another way, the terminal is set up anew, and the next frame
    /// paints every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn hear(&mut self, answer: Answer) -> io::Result<()> {
        self.answers.hear(answer);
        let emission = self.wishes.emission(&self.profile(), &self.environment);
        let encoding = if self.chosen { self.emission.encoding } else { emission.encoding };
        self.set_up_for(Emission { encoding, ..emission })
    }

    /// Encodes rows in the next way there is, which is returned; the next frame paints every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn next_encoding(&mut self) -> io::Result<Encoding> {
        self.choose(self.emission.encoding.next())?;
        Ok(self.emission.encoding)
    }

    /// Encodes rows in this way from now on, whatever the terminal answers; the next frame paints every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn choose(&mut self, encoding: Encoding) -> io::Result<()> {
        self.chosen = true;
        self.set_up_for(Emission { encoding, ..self.emission })
    }

    /// How rows are encoded.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.emission.encoding
    }

    /// What is known of the terminal.
    #[must_use]
    pub fn profile(&self) -> Profile {
        Profile::of(&self.environment, &self.answers)
    }

    /// What the terminal has answered.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Takes in what the terminal answers while the reader leaves it, when nothing is painted any more.
    pub fn note(&mut self, answer: Answer) {
        self.answers.hear(answer);
    }

    /// How long answers are to be waited for before the terminal is given back; `None` if none are on their way.
    #[must_use]
    pub fn awaits_answers(&self) -> Option<Duration> {
        let is_late = self.answers.background.is_none() && self.profile().answers_late;
        let awaited = !self.answers.are_complete() || is_late;
        if awaited { ANSWERS.checked_sub(self.asked.elapsed()) } else { None }
    }

    fn set_up_for(&mut self, emission: Emission) -> io::Result<()> {
        let before = std::mem::replace(&mut self.emission, emission);
        // Whatever else differs, the next frame differs in just these cells.
        if before.encoding == emission.encoding {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        // As in `take`, the mode goes before the clearing that `redraw` brings.
        queue!(out, Print(before.encoding.leave()), Print(emission.encoding.enter()))?;
        out.flush()?;
        drop(out);
        ENCODING.store(emission.encoding.index(), Ordering::SeqCst);
        self.redraw()
    }

    /// Has the next frame paint every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn redraw(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where its cursor is, and the thread that reads keys would get the answer.
        self.disputed = Disputed::default();
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Gives the terminal back.
    pub fn leave(&mut self) {
        give_back();
    }

    /// Gives the terminal back, stops the process, and when it is continued takes the terminal again; the next frame
    /// paints every cell. Where nobody could continue it (an orphaned process group, as in `xterm -e qari`) the system
    /// does not stop it.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        events::stop();
        self.resume()
    }

    /// Takes the terminal over anew, whatever it was left as; the next frame paints every cell.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn resume(&mut self) -> io::Result<()> {
        // A shell may have changed the modes behind our back; raw mode is only set if it is not thought to be set.
        give_back();
        take(self.emission.encoding, "")?;
        self.redraw()
    }
}

/// Standard output while the terminal is ours. What is painted later is thrown away: a frame that was half painted when a
/// panic gave the terminal back would be flushed over the report of the panic.
struct WhileTaken(Stdout);

impl Write for WhileTaken {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if TAKEN.load(Ordering::SeqCst) { self.0.write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        give_back();
    }
}

/// The columns and rows of the terminal.
///
/// # Errors
/// If there is no terminal.
pub fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

/// Takes the terminal and asks it `questions`.
fn take(encoding: Encoding, questions: &str) -> io::Result<()> {
    // We decide ourselves about colours: crossterm's own way without them resets all attributes where a colour would begin.
    crossterm::style::force_color_output(true);
    ENCODING.store(encoding.index(), Ordering::SeqCst);
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    let mut out = io::stdout().lock();
    // A VTE terminal keeps the bidi mode with each row from when the row is cleared: it goes before the clearing. So do the
    // questions, one of which leaves something on the screen.
    queue!(out, EnterAlternateScreen, Print(encoding.enter()), Print(questions), Clear(ClearType::All), cursor::Hide)?;
    queue!(out, EnableMouseCapture, EnableBracketedPaste)?;
    out.flush()
}

/// Gives the terminal back if it is taken. What fails is passed over: there is nobody left to tell.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let encoding = Encoding::ALL[ENCODING.load(Ordering::SeqCst)].0;
    let mut out = io::stdout();
    let modes = queue!(out, DisableBracketedPaste, DisableMouseCapture, SetAttribute(Attribute::Reset), cursor::Show);
    let screen = queue!(out, Print(encoding.leave()), LeaveAlternateScreen);
    _ = modes.and(screen).and_then(|()| out.flush());
    _ = disable_raw_mode();
}

/// Has a panic give the terminal back before it is reported, so that the report can be read.
fn give_back_on_panic() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            give_back();
            report(info);
        }));
    });
}
