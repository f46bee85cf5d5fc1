//! What is known of the terminal and why, for a bug report; and, on a terminal, which way of sending text reads right in it.

use std::io;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use crate::app::Message;
use crate::app::key::{Code, Key, Name};
use crate::messages::{Messages, Value};
use crate::run::wait_for_answers;
use crate::terminal::encode::Encoding;
use crate::terminal::events::{self, Event};
use crate::terminal::profile::answers::Answers;
use crate::terminal::profile::environment::Environment;
use crate::terminal::profile::wishes::{Bidi, Wishes};
use crate::terminal::profile::{Evidence, Profile};
use crate::terminal::session::Session;
use crate::view;

/// How long the doctor waits for answers.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is to be read: a joined word, ligatures with marks, numbers and Latin amid Arabic, brackets, Hebrew.
const CARD: [&str; 5] = [
    "العربية",
    "لَا إِلَهَ إِلَّا",
    "في عام 2018 جمعت OpenAI حوالي 10 مليارات.",
    "قوسان (هكذا) و[هكذا] و«هكذا»",
    "שלום עולם (2018)",
];

/// What was found out on a terminal.
#[derive(Debug)]
pub struct Examined {
    answers: Answers,
    size: (u16, u16),
    /// The way that the person chose, if any.
    chosen: Option<Encoding>,
}

impl Examined {
    /// What to set for the way that the person chose, if any. What is found out by itself is not set: it would be wrong in the next
    /// terminal.
    #[must_use]
    pub fn wish(&self, environment: &Environment) -> Option<&'static str> {
        let own = Profile::of(environment, &self.answers).encoding;
        self.chosen.map(|chosen| if chosen == own { "auto" } else { chosen.name() })
    }
}

/// Asks the terminal what it is, and the person what reads right in it.
///
/// # Errors
/// If the terminal can't be used. It has been given back then.
pub fn examine(environment: &Environment, wishes: Wishes, messages: &Messages) -> io::Result<Examined> {
    let (sender, events) = mpsc::channel();
    events::listen(sender)?;
    let mut session = Session::enter(environment.clone(), wishes)?;
    let deadline = Instant::now() + PATIENCE;
    while !session.answers().complete {
        let Ok(event) = events.recv_timeout(deadline.saturating_duration_since(Instant::now())) else { break };
        handle(&mut session, event)?;
    }
    let mut size = (0, 0);
    let chosen = ask(&mut session, &events, messages, &mut size)?;
    wait_for_answers(&session, &events);
    Ok(Examined { answers: session.answers().clone(), size, chosen })
}

/// Shows the card in one way after the other, the one of the profile first, until the person keeps one or leaves.
fn ask(
    session: &mut Session,
    events: &Receiver<Event>,
    messages: &Messages,
    size: &mut (u16, u16),
) -> io::Result<Option<Encoding>> {
    let ways = ways(session.encoding());
    let mut way = 0;
    loop {
        session.choose(ways[way])?;
        let texts = texts(way, &ways, messages);
        session.draw(|frame| {
            *size = (frame.area().width, frame.area().height);
            view::card(&texts, messages.direction(), frame.buffer_mut());
        })?;
        let Ok(event) = events.recv() else { return Ok(None) };
        let Some(key) = handle(session, event)? else { continue };
        match key {
            Key { code: Code::Named(Name::Enter), .. } => return Ok(Some(ways[way])),
            Key { code: Code::Named(Name::Backspace | Name::Up), .. } => way = (way + ways.len() - 1) % ways.len(),
            Key { code: Code::Named(Name::Down) | Code::Char(' '), .. } => way = (way + 1) % ways.len(),
            Key { code: Code::Named(Name::Esc) | Code::Char('q'), .. } => return Ok(None),
            key if key == (Key { ctrl: true, ..Key::char('c') }) => return Ok(None),
            Key { code: Code::Char(c), .. } => {
                let number = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
                way = number.filter(|&number| number < ways.len()).unwrap_or(way);
            }
            Key { .. } => {}
        }
    }
}

/// All ways, `first` before the others.
fn ways(first: Encoding) -> Vec<Encoding> {
    let others = Encoding::ALL.iter().map(|row| row.0).filter(|&encoding| encoding != first);
    std::iter::once(first).chain(others).collect()
}

/// The card, with what the person is asked.
fn texts(way: usize, ways: &[Encoding], messages: &Messages) -> Vec<String> {
    let name = ways[way].name();
    let heading = messages.fill(
        "doctor-way",
        &[
            ("number", (way + 1).into()),
            ("total", ways.len().into()),
            ("what", Value::Text(&messages.get(&format!("encoding-{name}")))),
            ("name", Value::Text(name)),
        ],
    );
    let card = CARD.iter().flat_map(|line| [(*line).to_owned(), String::new()]);
    let around = [messages.get("doctor-question"), String::new(), messages.get("doctor-keys")];
    [heading, String::new()].into_iter().chain(card).chain(around).collect()
}

/// Does what an event asks for; returns the key if it was one.
fn handle(session: &mut Session, event: Event) -> io::Result<Option<Key>> {
    match event {
        Event::Message(Message::Key(key)) => return Ok(Some(key)),
        Event::Message(_) => {}
        Event::Answer(answer) => session.hear(answer)?,
        Event::Stop => session.suspend()?,
        Event::Continued => session.resume()?,
        Event::End(signal) => {
            session.leave();
            events::end_by(signal)?;
        }
        Event::Lost(error) => return Err(error),
    }
    Ok(None)
}

/// What is known, line by line. Without `examined` there was no terminal to ask.
#[must_use]
pub fn findings(
    environment: &Environment,
    wishes: Wishes,
    examined: Option<&Examined>,
    messages: &Messages,
) -> Vec<String> {
    let none = Answers::default();
    let answers = examined.map_or(&none, |examined| &examined.answers);
    let profile = Profile::of(environment, answers);
    let text = |id: &str, name: &'static str, text: &str| messages.fill(id, &[(name, Value::Text(text))]);
    let mut lines = vec![messages.get("doctor-heading"), text("doctor-version", "version", env!("CARGO_PKG_VERSION"))];
    lines.extend(environment.pairs().map(|(name, value)| text("doctor-variable", "text", &format!("{name}={value}"))));
    match examined {
        Some(examined) => {
            let size =
                [("columns", usize::from(examined.size.0).into()), ("rows", usize::from(examined.size.1).into())];
            lines.push(messages.fill("doctor-size", &size));
            lines.extend(of_answers(answers, messages));
        }
        None => lines.push(messages.get("doctor-no-screen")),
    }
    lines.extend(of_profile(&profile, wishes, messages));
    lines.push(messages.get(if wishes.colour.is_sent(environment) { "doctor-colours" } else { "doctor-no-colours" }));
    lines
}

fn of_answers(answers: &Answers, messages: &Messages) -> Vec<String> {
    let number = |number: u32| Value::Number(usize::try_from(number).unwrap_or(usize::MAX));
    let mut lines = Vec::new();
    lines.extend(
        answers.column.map(|column| messages.fill("doctor-column", &[("count", number(column.saturating_sub(2)))])),
    );
    lines.extend(answers.bidi_mode.map(|state| messages.fill("doctor-mode", &[("state", number(state))])));
    lines.extend(
        answers
            .version
            .as_deref()
            .map(|version| messages.fill("doctor-answer-version", &[("text", Value::Text(version))])),
    );
    lines.extend(answers.secondary.map(|[kind, version, option]| {
        messages.fill("doctor-secondary", &[("text", Value::Text(&format!("{kind};{version};{option}")))])
    }));
    lines.push(messages.get(if answers.complete { "doctor-complete" } else { "doctor-silent" }));
    lines
}

fn of_profile(profile: &Profile, wishes: Wishes, messages: &Messages) -> Vec<String> {
    let named = |id: &str, name: &str| messages.fill(id, &[("name", Value::Text(name))]);
    let way = |id: &str, encoding: Encoding| {
        let what = messages.get(&format!("encoding-{}", encoding.name()));
        messages.fill(id, &[("what", Value::Text(&what)), ("name", Value::Text(encoding.name()))])
    };
    let mut lines = Vec::new();
    lines.push(match profile.terminal {
        Some(name) => named("doctor-terminal", name),
        None => messages.get("doctor-terminal-unknown"),
    });
    lines.extend(profile.multiplexer.map(|name| named("doctor-multiplexer", name)));
    lines.push(match profile.evidence {
        Evidence::Version => messages.get("doctor-by-version"),
        Evidence::BidiMode => messages.get("doctor-by-mode"),
        Evidence::Secondary => messages.get("doctor-by-kind"),
        Evidence::Variable(name) => named("doctor-by-variable", name),
        Evidence::Nothing => messages.get("doctor-by-nothing"),
    });
    lines.push(way("doctor-profile", profile.encoding));
    if wishes.bidi != Bidi::Auto {
        lines.push(way("doctor-set", wishes.bidi.encoding(profile)));
    }
    lines
}
