//! Gets the next page ready while nobody presses a key: pages of pictures take long to make, and terminals take long to
//! read them.

use std::io;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use crate::app::App;
use crate::terminal::events::Event;
use crate::terminal::session::Session;
use crate::theme::Styles;
use crate::view;

/// The time without an event after which one begins: longer than between two of a key that is held.
const STILL: Duration = Duration::from_millis(80);

/// The time between two pictures, which a terminal needs to take one.
const STEP: Duration = Duration::from_millis(3);

/// The same over ssh: some 200 kB a second with pictures of usual size, so that the answer to a key does not wait
/// behind a page on its way.
const STEP_OF_SSH: Duration = Duration::from_millis(25);

/// Gets the pictures of the next page ready, if there are pictures on the screen and the reader waits for nothing but
/// keys. Returns the event that came meanwhile.
///
/// # Errors
/// If the terminal can't be written to.
pub(super) fn prepare(
    app: &mut App,
    styles: &Styles,
    session: &mut Session,
    events: &Receiver<Event>,
) -> io::Result<Option<Event>> {
    let is_busy = app.has_work() || app.is_compiling() || app.waits_for_tick() || app.waits_for_idle();
    if is_busy || session.is_lent() || !session.shows_pictures() {
        return Ok(None);
    }
    // That nobody sends any more is seen by who waits next.
    let wait = |time| events.recv_timeout(time).ok();
    let step = if session.terminal().environment().get("SSH_TTY").is_some() { STEP_OF_SSH } else { STEP };
    let mut come = wait(STILL);
    if come.is_none() {
        let prepared = app.with_next_page(|app| {
            session.prepare(
                |buffer| view::draw(app, styles, buffer),
                || {
                    come = come.take().or_else(|| wait(step));
                    come.is_none()
                },
            )
        });
        prepared.transpose()?;
    }
    Ok(come)
}
