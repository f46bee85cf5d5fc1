//! The doctor: reports what is known of the terminal and why, for a bug report; and, on a terminal, asks which encoding
//! reads right in it.

use std::io;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use crate::app::Message;
use crate::app::keys::key::{Code, Key, Name};
use crate::home::fonts;
use crate::messages::{Messages, Value};
use crate::run::terminal::{take_in, wait_for_answers};
use crate::terminal::events::{self, Event};
use crate::terminal::session::{Extras, Session};
use crate::theme::{Role, Styles, Themes};
use crate::view::{self, CardLine};
use qari_bidi::layout::{Direction, LayoutOptions};
use qari_bidi::terminal::colour::{Background, Depth};
use qari_bidi::terminal::encode::Encoding;
use qari_bidi::terminal::profile::PictureWay;
use qari_bidi::terminal::profile::answers::{Answers, Questions};
use qari_bidi::terminal::profile::environment::Environment;
use qari_bidi::terminal::profile::wishes::{Bidi, Wishes};
use qari_bidi::terminal::profile::{Evidence, Profile};
use qari_typeset::{Book, Line, Paragraph, Setting};

/// The most columns of a picture.
const PICTURED: u16 = 40;

/// The time that the doctor waits for answers.
const PATIENCE: Duration = Duration::from_secs(1);

/// The lines to read: a joined word, ligatures with marks, numbers and Latin amid Arabic, brackets, Hebrew.
const CARD: [&str; 5] = [
    "العربية",
    "لَا إِلَهَ إِلَّا",
    "في عام 2018 جمعت OpenAI حوالي 10 مليارات.",
    "قوسان (هكذا) و[هكذا] و«هكذا»",
    "שלום עולם (2018)",
];

/// The roles whose styles the card shows, each with the name of the message that describes it.
const SAMPLES: [(&str, Role); 11] = [
    ("title", Role::Title),
    ("heading", Role::Heading2),
    ("inner-heading", Role::HeadingInner),
    ("link", Role::Link),
    ("strong", Role::Strong),
    ("code", Role::InlineCode),
    ("quiet", Role::Dim),
    ("match", Role::Match),
    ("current-match", Role::CurrentMatch),
    ("bar", Role::Bar),
    ("emphasis", Role::Emphasis),
];

/// The findings on a terminal.
#[derive(Debug)]
pub struct Examined {
    answers: Answers,
    size: (u16, u16),
    /// The encoding that the person chose, if any.
    chosen: Option<Encoding>,
}

impl Examined {
    /// Returns the setting for the encoding that the person chose, if any. An encoding that is detected is not set,
    /// since it would be wrong in the next terminal.
    #[must_use]
    pub fn wish(&self, environment: &Environment) -> Option<&'static str> {
        let own = Profile::of(environment, &self.answers).encoding;
        self.chosen.map(|chosen| if chosen == own { "auto" } else { chosen.name() })
    }
}

/// Asks the terminal what it is, and the person which encoding reads right in it; in the theme in use. Pictures are of
/// a line in `font`, if that is set, or another book face.
///
/// # Errors
/// If the terminal can't be used. It has been given back then.
pub fn examine(
    environment: &Environment,
    wishes: Wishes,
    font: Option<&str>,
    themes: &mut Themes,
    messages: &Messages,
) -> io::Result<Examined> {
    let (sender, events) = mpsc::channel();
    let _input = events::listen(sender)?;
    let mut session = Session::enter(environment.clone(), wishes, Questions::All)?;
    let deadline = Instant::now() + PATIENCE;
    while !session.terminal().answers().are_complete() {
        let Ok(event) = events.recv_timeout(deadline.saturating_duration_since(Instant::now())) else { break };
        take_in(&mut session, event)?;
    }
    session.ask_outer()?;
    wait_for_answers(&mut session, &events);
    let mut size = (0, 0);
    let pictures = pictures(&session, font, messages);
    let chosen = ask(&mut session, &events, (&pictures, themes), messages, &mut size)?;
    wait_for_answers(&mut session, &events);
    Ok(Examined { answers: session.terminal().answers().clone(), size, chosen })
}

/// Shows the card in one encoding after the other, the one of the profile first, until the person keeps one or leaves.
fn ask(
    session: &mut Session,
    events: &Receiver<Event>,
    (pictures, themes): (&[CardPicture], &mut Themes),
    messages: &Messages,
    size: &mut (u16, u16),
) -> io::Result<Option<Encoding>> {
    let ways = ways(session.terminal().encoding());
    let mut way = 0;
    loop {
        session.choose(ways[way])?;
        let styles = themes.styles(session.terminal().colours());
        let lines = lines((way, &ways), pictures, styles, messages);
        session.draw(|frame| {
            *size = (frame.area().width, frame.area().height);
            let pictures = view::card(&lines, messages.direction(), styles, frame.buffer_mut());
            Extras { pictures, ..Extras::default() }
        })?;
        let Ok(event) = events.recv() else { return Ok(None) };
        let Some(Message::Key(key)) = take_in(session, event)? else { continue };
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

/// A picture of the card: the name of its protocol, its line if there is a font, and the way to send it.
type CardPicture = (String, Option<Rc<Line>>, PictureWay);

/// Returns a picture for each protocol that the terminal knows.
fn pictures(session: &Session, font: Option<&str>, messages: &Messages) -> Vec<CardPicture> {
    let (answers, profile) = (session.terminal().answers(), session.terminal().profile());
    let kitty = answers.kitty_images || profile.pictures == Some(PictureWay::Kitty);
    let sixel = answers.knows_sixel();
    let known = [
        (kitty, "images-kitty", PictureWay::Kitty),
        (sixel, "images-sixel", PictureWay::Sixel { scrolls: false, exact: false }),
    ];
    let through = [(profile.pictures == Some(PictureWay::Placeholders), "images-kitty", PictureWay::Placeholders)];
    let ways = if profile.multiplexer.is_some() { &through[..] } else { &known };
    let known: Vec<_> = ways.iter().filter(|(is_known, ..)| *is_known).collect();
    let Some(cell) = session.cell_pixels().filter(|_| !known.is_empty()) else { return Vec::new() };
    let faces = fonts::faces(font, Some("ar")).into_iter().map(|face| &*Box::leak(Box::new(face))).collect();
    let line = Book::of(faces, Some("ar")).map(|book| {
        let setting = Setting::new(book, cell, None);
        let options = LayoutOptions::new(setting.width(PICTURED));
        Rc::new(Paragraph::new(CARD[1], Direction::Rtl, &[], setting, options.width, options).line(0, CARD[1]))
    });
    let label = |name: &str| text(messages, "doctor-picture", "what", &messages.get(name));
    known.into_iter().map(|(_, name, way)| (label(name), line.clone(), *way)).collect()
}

/// Returns all encodings, `first` before the others.
fn ways(first: Encoding) -> Vec<Encoding> {
    let others = Encoding::ALL.iter().map(|row| row.0).filter(|&encoding| encoding != first);
    std::iter::once(first).chain(others).collect()
}

/// Returns a line with samples of the styles.
#[must_use]
pub fn sample(styles: &Styles, messages: &Messages) -> CardLine {
    CardLine::samples(&SAMPLES.map(|(name, role)| (messages.get(&format!("sample-{name}")), styles[role])))
}

/// Returns the lines of the card, with the question.
fn lines(
    (way, ways): (usize, &[Encoding]),
    pictures: &[CardPicture],
    styles: &Styles,
    messages: &Messages,
) -> Vec<CardLine> {
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
    let around = [String::new(), messages.get("doctor-question"), String::new(), messages.get("doctor-keys")];
    let above = [heading, String::new()].into_iter().chain(card).map(CardLine::plain);
    let shown = pictures.iter().map(|(label, line, way)| match line {
        Some(line) => CardLine::pictured(label.clone(), Rc::clone(line), *way),
        None => CardLine::plain(messages.get("typeset-no-font")),
    });
    let samples = [sample(styles, messages)].into_iter().chain(shown);
    above.chain(samples).chain(around.into_iter().map(CardLine::plain)).collect()
}

/// Returns the report, line by line. Without `examined` there was no terminal to ask.
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
    let mut lines =
        vec![messages.get("doctor-heading"), text(messages, "doctor-version", "version", env!("CARGO_PKG_VERSION"))];
    let variable = |(name, value)| text(messages, "doctor-variable", "text", &format!("{name}={value}"));
    lines.extend(environment.pairs().map(variable));
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
    lines.extend(of_colours(&profile, wishes, environment, messages));
    if examined.is_some() {
        lines.extend(of_images(answers, messages));
    }
    lines
}

/// Returns the message `id` with its one variable filled in.
fn text(messages: &Messages, id: &str, name: &'static str, value: &str) -> String {
    messages.fill(id, &[(name, Value::Text(value))])
}

fn number(number: u32) -> Value<'static> {
    Value::Number(usize::try_from(number).unwrap_or(usize::MAX))
}

/// Returns the lines of the answers, as they came.
fn of_answers(answers: &Answers, messages: &Messages) -> Vec<String> {
    let joined = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(";");
    let kind = |id: &str, numbers: &[u32]| text(messages, id, "text", &joined(numbers));
    let column = |column: u32| messages.fill("doctor-column", &[("count", number(column.saturating_sub(2)))]);
    let colour = |(red, green, blue)| format!("#{red:02x}{green:02x}{blue:02x}");
    let mut lines = Vec::new();
    lines.extend(answers.column.map(column));
    lines.extend(answers.bidi_mode.map(|state| mode("8", state, messages)));
    lines.extend(answers.modes.iter().map(|(number, state)| mode(&format!("?{number}"), *state, messages)));
    let version = |version: &String| text(messages, "doctor-answer-version", "text", version);
    lines.extend(answers.version.iter().chain(&answers.outer_version).map(version));
    lines.extend(answers.secondary.map(|numbers| kind("doctor-secondary", &numbers)));
    lines.extend(answers.background.map(|rgb| text(messages, "doctor-answer-background", "text", &colour(rgb))));
    lines.extend(answers.depth.map(|depth| text(messages, "doctor-answer-depth", "what", &words_of(depth, messages))));
    lines.extend(answers.primary.as_deref().map(|attributes| kind("doctor-primary", attributes)));
    lines.push(messages.get(if answers.are_complete() { "doctor-complete" } else { "doctor-silent" }));
    lines
}

/// Returns the line of a mode by its state in DECRPM.
fn mode(number: &str, state: u32, messages: &Messages) -> String {
    let state = match state {
        1 => "mode-set",
        2 => "mode-reset",
        3 => "mode-always-set",
        4 => "mode-always-reset",
        _ => "mode-unknown",
    };
    messages.fill("doctor-mode", &[("number", Value::Text(number)), ("state", Value::Text(&messages.get(state)))])
}

fn of_profile(profile: &Profile, wishes: Wishes, messages: &Messages) -> Vec<String> {
    let way = |id: &str, encoding: Encoding| {
        let what = messages.get(&format!("encoding-{}", encoding.name()));
        messages.fill(id, &[("what", Value::Text(&what)), ("name", Value::Text(encoding.name()))])
    };
    let mut lines = Vec::new();
    lines.push(match profile.terminal {
        Some(name) => text(messages, "doctor-terminal", "name", name),
        None => messages.get("doctor-terminal-unknown"),
    });
    lines.extend(profile.multiplexer.map(|name| text(messages, "doctor-multiplexer", "name", name)));
    lines.push(known_by(profile.evidence, messages));
    lines.push(way("doctor-profile", profile.encoding));
    if wishes.bidi != Bidi::Auto {
        lines.push(way("doctor-set", wishes.bidi.encoding(profile)));
    }
    lines
}

fn known_by(evidence: Evidence, messages: &Messages) -> String {
    match evidence {
        Evidence::Version => messages.get("doctor-by-version"),
        Evidence::BidiMode => messages.get("doctor-by-mode"),
        Evidence::Secondary => messages.get("doctor-by-kind"),
        Evidence::Setting => messages.get("doctor-by-setting"),
        Evidence::Background => messages.get("doctor-by-background"),
        Evidence::Variable(name) => text(messages, "doctor-by-variable", "name", name),
        Evidence::Table => messages.get("doctor-by-table"),
        Evidence::Nothing => messages.get("doctor-by-nothing"),
    }
}

/// Returns the lines of the number of colours and of the background: detected, the evidence, and as set by the person.
fn of_colours(profile: &Profile, wishes: Wishes, environment: &Environment, messages: &Messages) -> Vec<String> {
    let depth = |id: &str, depth: Depth| text(messages, id, "what", &words_of(depth, messages));
    let background = |id: &str, background: Option<Background>| {
        let name = background.map_or("unknown", Background::name);
        text(messages, id, "what", &messages.get(&format!("background-{name}")))
    };
    let mut lines = vec![depth("doctor-depth", profile.depth.0), known_by(profile.depth.1, messages)];
    let sent = wishes.colour.depth(profile, environment);
    if sent != profile.depth.0 {
        lines.push(depth("doctor-depth-set", sent));
    }
    lines.extend([background("doctor-background", profile.background.0), known_by(profile.background.1, messages)]);
    let asked_for = wishes.ground.background(profile);
    if asked_for != profile.background.0 {
        lines.push(background("doctor-background-set", asked_for));
    }
    lines
}

fn words_of(depth: Depth, messages: &Messages) -> String {
    messages.get(&format!("depth-{}", depth.name()))
}

/// Returns the lines of the image protocols that the terminal knows, and of the pixels of a cell.
fn of_images(answers: &Answers, messages: &Messages) -> Vec<String> {
    let known = [
        (answers.kitty_images, "images-kitty"),
        (answers.knows_sixel(), "images-sixel"),
        (answers.iterm_images, "images-iterm"),
    ];
    let known: Vec<String> = known.iter().filter(|row| row.0).map(|row| messages.get(row.1)).collect();
    let mut lines = vec![match &*known {
        [] => messages.get("doctor-images-none"),
        known => text(messages, "doctor-images", "what", &known.join(", ")),
    }];
    lines.extend(
        answers.cell_pixels.map(|(width, height)| {
            messages.fill("doctor-cell", &[("width", number(width)), ("height", number(height))])
        }),
    );
    lines
}
