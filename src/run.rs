//! The event loop: an event becomes a message, the state takes it, its effect is carried out, the screen is painted.

mod ahead;
mod attending;
mod browser;
mod copying;
mod editor;
pub mod keeper;
mod lookup;
mod outside;
mod personal;
pub mod terminal;
mod typesetter;

use std::ffi::OsString;
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use crate::app::{App, Copied, CopyWay, Effect, Message, Notice};
use crate::system::signals;
use crate::terminal::clipboard;
use crate::terminal::events::{self, Event};
use crate::terminal::session::Session;
use crate::theme::{self, Themes};
use crate::view;
use qari_bidi::terminal::profile::Clipboard;
use qari_bidi::terminal::profile::answers::Questions;
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::wishes::Wishes;

pub use attending::Parked;
use keeper::Keeper;
use outside::Outside;
pub use outside::Readers;
pub use personal::Personal;
use terminal::{take_in, wait_for_answers};
use typesetter::Typesetter;

/// The time without a key after which a typed number is complete.
const PAUSE: Duration = Duration::from_millis(600);

/// The time between two rows that a text goes on scrolling by while the mouse is held beyond its edge.
const TICK: Duration = Duration::from_millis(60);

/// The time that the reader works between two frames.
const SLICE: Duration = Duration::from_millis(4);

/// The time after which one looks whether an expression is compiled.
const COMPILING: Duration = Duration::from_millis(20);

/// The documents that are still to be read.
pub struct Documents {
    /// The first document, of which the reader may have only the beginning: its name and its state.
    pub first: Option<(OsString, Parked)>,
    /// Reads the others when they are wanted.
    pub readers: Readers,
}

/// Runs the reader in the terminal until the person leaves it, or a signal ends it. What it has `asked_for` by then is
/// done first. `documents` are read on other threads; `themes` are painted in. Returns what could not be kept at the
/// end, in words.
///
/// # Errors
/// If the terminal can't be used. It has been given back then.
pub fn run(
    app: &mut App,
    asked_for: Option<Effect>,
    environment: Environment,
    wishes: Wishes,
    personal: Personal,
    documents: Documents,
    themes: Themes,
) -> io::Result<Option<String>> {
    // Signals are caught before the terminal is taken: none can end the process in between.
    let (sender, events) = mpsc::channel();
    let language = app.messages().tongue();
    let (kept_in, is_told) = ((personal.store.clone(), personal.history.clone()), personal.is_told);
    let typesetter = Typesetter::new(personal.font.clone(), sender.clone());
    let mut outside = Outside::new(sender.clone(), documents.readers, personal, language);
    if let Some((name, parked)) = documents.first {
        outside.park(name, parked);
    }
    outside.use_input(events::listen(sender.clone())?);
    let keeper = Keeper::start(kept_in, sender, language, is_told);
    let session = Session::enter(environment, wishes, Questions::Needed)?;
    let mut hands = Hands { session, themes, theme: None, keeper, outside, typesetter };
    let ended = turn(app, &mut hands, &events, asked_for);
    let Hands { mut session, mut keeper, .. } = hands;
    // The place is kept however it ended.
    keeper.keep_at_end(app);
    if ended.is_ok() {
        wait_for_answers(&mut session, &events);
    }
    drop(session);
    let untold = keeper.end();
    ended.map(|()| untold)
}

/// All that effects are carried out with.
struct Hands {
    session: Session,
    themes: Themes,
    /// The theme of the document that is shown, if a key chose it.
    theme: Option<String>,
    keeper: Keeper,
    outside: Outside,
    typesetter: Typesetter,
}

/// Runs the loop until the reader is left. The effect that is asked for comes first.
fn turn(app: &mut App, hands: &mut Hands, events: &Receiver<Event>, asked_for: Option<Effect>) -> io::Result<()> {
    let mut running = act(app, hands, asked_for)?;
    while running {
        if app.theme() != hands.theme.as_deref() {
            hands.theme = app.theme().map(str::to_owned);
            hands.themes.show(app.theme());
        }
        hands.typesetter.attend(app, &mut hands.session)?;
        let styles = hands.themes.styles(hands.session.terminal().colours());
        // While another program has the terminal there is nothing to paint on.
        if !hands.session.is_lent() {
            hands.session.draw(|frame| {
                // The frame has the size that the terminal has now; the message of a change may still be on its way.
                app.update(Message::Resize(frame.area().width, frame.area().height));
                view::draw(app, styles, frame.buffer_mut())
            })?;
        }
        // Nothing is read on before there is something to read on the screen.
        let name = app.shelf().current_name();
        hands.outside.attend(name, app.document().extent(), app.arriving().follows());
        let event = match ahead::prepare(app, styles, &mut hands.session, events)? {
            Some(event) => Some(event),
            None => {
                let patience = [hands.keeper.patience(), typesetter::patience(app, &hands.session)];
                next(app, events, patience.into_iter().flatten().min())
            }
        };
        let Some(event) = event else { break };
        running = handle(app, hands, event)?;
        // What has come meanwhile is taken in before the next frame: held keys do not queue up.
        while let (true, Ok(event)) = (running, events.try_recv()) {
            running = handle(app, hands, event)?;
        }
        hands.keeper.keep(app);
    }
    Ok(())
}

/// Returns the next event. While there is work left, an event that has come or else more work; so after `patience`.
fn next(app: &App, events: &Receiver<Event>, patience: Option<Duration>) -> Option<Event> {
    let work = Event::Message(Message::Work);
    if app.has_work() {
        return match events.try_recv() {
            Ok(event) => Some(event),
            Err(TryRecvError::Empty) => Some(work),
            Err(TryRecvError::Disconnected) => None,
        };
    }
    let pauses = [
        (app.waits_for_tick(), TICK, Message::Tick),
        (app.is_compiling(), COMPILING, Message::Work),
        (app.waits_for_idle(), PAUSE, Message::Idle),
    ];
    let pause = pauses.into_iter().find(|(waits, ..)| *waits).map(|(_, pause, message)| (pause, message));
    let keeping = patience.map(|patience| (patience, Message::Work));
    let Some((pause, message)) = pause.into_iter().chain(keeping).min_by_key(|(pause, _)| *pause) else {
        return events.recv().ok();
    };
    match events.recv_timeout(pause) {
        Ok(event) => Some(event),
        Err(RecvTimeoutError::Timeout) => Some(Event::Message(message)),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

/// Works for one [`SLICE`] of time.
fn work(app: &mut App) {
    let until = Instant::now() + SLICE;
    if app.is_compiling() {
        app.update(Message::Work);
    }
    while app.has_work() && Instant::now() < until {
        app.update(Message::Work);
    }
}

/// Takes in an event and carries out what it leads to. Returns `false` if the reader ends.
fn handle(app: &mut App, hands: &mut Hands, event: Event) -> io::Result<bool> {
    app.set_clock(keeper::now());
    match event {
        Event::End(signal) if !hands.session.is_of_other(signal) => {
            hands.session.leave();
            hands.keeper.keep_before_signal(app);
        }
        Event::Stop => hands.keeper.keep_before_signal(app),
        Event::Message(_)
        | Event::Returned(_)
        | Event::Answer(_)
        | Event::Continued
        | Event::Alive(_)
        | Event::End(_)
        | Event::Lost(_) => {}
    }
    match take_in(&mut hands.session, event)? {
        Some(Message::Work) => work(app),
        Some(message) => {
            let effect = app.update(message);
            if !act(app, hands, effect)? {
                return Ok(false);
            }
        }
        None => {}
    }
    let mut running = true;
    for held in app.take_held() {
        let effect = app.update(held);
        running = running && act(app, hands, effect)?;
    }
    Ok(running)
}

/// Carries out an effect, if there is one. Returns `false` if the reader ends.
fn act(app: &mut App, hands: &mut Hands, effect: Option<Effect>) -> io::Result<bool> {
    let Hands { session, themes, theme, outside, keeper, .. } = hands;
    match effect {
        Some(Effect::Quit) => return Ok(false),
        Some(Effect::Suspend) => signals::ask_group_to_stop(),
        Some(Effect::Redraw) => session.redraw()?,
        Some(Effect::NextEncoding) => {
            let encoding = session.next_encoding()?;
            app.update(Message::Encoding(encoding.name()));
        }
        Some(Effect::NextTheme) => {
            let colours = session.terminal().colours();
            let told = match themes.next(colours) {
                Ok(name) => {
                    app.choose_theme(name);
                    *theme = Some(name.to_owned());
                    Notice::Theme { name: name.to_owned(), alike: theme::are_alike(colours) }
                }
                Err(error) => Notice::Failed(error.describe(app.messages()).replace('\n', " ")),
            };
            app.update(Message::Tell(told));
        }
        Some(Effect::ShowTheme(name)) => {
            // The loop shows what the document has.
            app.choose_theme(&name);
            app.update(Message::Tell(Notice::Theme { name, alike: theme::are_alike(session.terminal().colours()) }));
        }
        Some(Effect::ListFiles(typed)) => outside.list_files(typed),
        Some(Effect::StopReading) => outside.stop_reading(),
        Some(Effect::Look) => outside.look(),
        Some(Effect::LookAt(name)) => outside.look_at(name),
        Some(Effect::ListKept(listing, names)) => outside.list_kept(listing, names),
        Some(Effect::Open(name)) => outside.open(name),
        Some(Effect::Reread(name, extent)) => outside.reread(name, extent),
        Some(Effect::Locate(name, pos)) => outside.locate(name, app.document().shared_article(), pos),
        // The key was pressed twice before the line was found.
        Some(Effect::Edit(..)) if session.is_lent() => {}
        Some(Effect::Edit(name, line)) => match editor::command(&name, line) {
            Some(command) => {
                session.lend();
                outside.edit(command, name);
            }
            None => _ = app.update(Message::Tell(Notice::NoEditor)),
        },
        Some(Effect::LookUp(text)) => outside.look_up(text),
        Some(Effect::StopLookingUp) => outside.stop_looking_up(),
        Some(Effect::Browse(address)) => outside.browse(address),
        Some(Effect::Copy(text)) => {
            if let Some(text) = outside.copy(text) {
                copy_by_terminal(app, session, &text)?;
            }
        }
        Some(Effect::CopyByTerminal(text)) => copy_by_terminal(app, session, &text)?,
        Some(Effect::Remember(search)) => keeper.remember(search),
        None => {}
    }
    Ok(true)
}

/// Sends `text` to the clipboard of the terminal, and says what that is worth.
fn copy_by_terminal(app: &mut App, session: &Session, text: &str) -> io::Result<()> {
    let profile = session.terminal().profile();
    // A multiplexer may be attached to another terminal than the one it was started in.
    let is_known = profile.multiplexer.is_none();
    let send = || clipboard::copy(text, session.terminal().environment());
    let way = match (profile.clipboard, profile.clipboard_of) {
        (Clipboard::Ignored, name) if is_known => CopyWay::Ignored(name),
        _ if !send()? => CopyWay::TooLong,
        (Clipboard::Ignored, name) => CopyWay::Ignored(name),
        (Clipboard::Taken, _) => CopyWay::Terminal,
        (Clipboard::Forbidden, name) => CopyWay::Doubtful(name),
    };
    app.update(Message::Tell(Notice::Copied(Copied { characters: text.chars().count(), way })));
    Ok(())
}
