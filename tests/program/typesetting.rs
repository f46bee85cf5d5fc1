//! Lines as pictures: what a terminal is sent for them, and that nothing of it stays behind.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::terminal::Terminal;
use portable_pty::{CommandBuilder, PtySize};

const KITTY: &[(&str, &str)] = &[("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1")];
const XTERM: &[(&str, &str)] = &[("XTERM_VERSION", "XTerm(379)")];

/// A cell of ten by twenty pixels.
const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 800, pixel_height: 480 };

/// Returns a folder of settings that name the font of the tests, and a document that it has the letters of.
fn files(name: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typesetting").join(name);
    fs::create_dir_all(folder.join("qari")).expect("a folder");
    let font = concat!(env!("CARGO_MANIFEST_DIR"), "/typeset/tests/data/face.ttf");
    fs::write(folder.join("qari/config.yaml"), format!("font: {font}\n")).expect("settings");
    let line =
        |number: usize| format!("سطر رقم {number} من النص وفيه كلمات كثيرة حتى لا ينتهي قبل آخر العمود في الصفحة.\n\n");
    let text =
        format!("# عنوان\n\n> اقتباس قصير\n\n- عنصر\n\n```\ncode\n```\n\n{}", (1..60).map(line).collect::<String>());
    let file = folder.join("text.md");
    fs::write(&file, text).expect("a document");
    (folder, file)
}

/// Starts the reader in a terminal of [`SIZE`], and waits for the page.
fn reader(name: &str, environment: &[(&str, &str)], size: PtySize) -> Terminal {
    let (settings, file) = files(name);
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.args(["--ui-lang", "en"]);
    command.arg(file);
    let settings = settings.to_string_lossy().into_owned();
    let environment: Vec<(&str, &str)> =
        environment.iter().copied().chain([("XDG_CONFIG_HOME", settings.as_str())]).collect();
    let mut terminal = Terminal::start_in(&environment, command, (size.cols, size.rows));
    terminal.master.resize(size).expect("pixels");
    terminal.wait("the page", |terminal| terminal.screen().contains("quit"));
    terminal
}

/// The pictures that a terminal has, by kitty's protocol.
#[derive(Debug, Default)]
struct Screen {
    /// The pictures that it keeps.
    kept: BTreeSet<u32>,
    /// The places, by picture and number, with the cells that they begin at.
    placed: BTreeMap<(u32, u32), (u16, u16)>,
    /// The pictures that were sent.
    sent: usize,
}

/// Returns what a terminal has that was sent `bytes`.
fn screen(bytes: &[u8]) -> Screen {
    let text = String::from_utf8_lossy(bytes);
    let mut screen = Screen::default();
    let mut cursor = (0, 0);
    for part in text.split('\x1b').skip(1) {
        if let Some(body) = part.strip_prefix("_G") {
            let keys: BTreeMap<&str, &str> = body
                .split(';')
                .next()
                .unwrap_or_default()
                .split(',')
                .filter_map(|key| key.trim_end_matches('\\').split_once('='))
                .collect();
            let number = |name: &str| keys.get(name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
            match keys.get("a").copied() {
                Some("t") => {
                    assert!(screen.kept.insert(number("i")), "{} was sent already", number("i"));
                    screen.sent += 1;
                }
                Some("p") => {
                    assert!(screen.kept.contains(&number("i")), "{} was not sent", number("i"));
                    screen.placed.insert((number("i"), number("p")), cursor);
                }
                Some("d") if keys["d"] == "i" => _ = screen.placed.remove(&(number("i"), number("p"))),
                Some("d") if keys["d"] == "I" => {
                    screen.kept.remove(&number("i"));
                    screen.placed.retain(|(id, _), _| *id != number("i"));
                }
                Some(other) => panic!("a={other}"),
                // More of the data.
                None => {}
            }
        } else if let Some(place) = part.strip_prefix('[') {
            if place.starts_with("2J") {
                screen.placed.clear();
            }
            let end = place.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
            if place[end..].starts_with('H') {
                let mut numbers = place[..end].split(';').map(|number| number.parse().unwrap_or(1));
                cursor = (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1));
            }
        }
    }
    screen
}

/// Sends keys, and waits until what is placed satisfies `is_so`.
fn press(terminal: &mut Terminal, keys: &str, is_so: impl Fn(&Screen) -> bool) -> Screen {
    terminal.send(keys);
    terminal.wait(keys, |terminal| is_so(&screen(&terminal.written)));
    screen(&terminal.written)
}

#[test]
fn each_line_is_sent_once_and_none_stays_behind() {
    let mut terminal = reader("kitty", KITTY, SIZE);
    assert_eq!(screen(&terminal.written).sent, 0, "nobody has asked for pictures");
    let first = press(&mut terminal, "T", |screen| screen.placed.len() > 5);
    assert_eq!(first.sent, first.kept.len());

    // A line more costs a line.
    let before = terminal.written.len();
    let scrolled = press(&mut terminal, "j", |screen| screen.placed != first.placed);
    assert!(scrolled.sent - first.sent <= 2, "{} lines were sent", scrolled.sent - first.sent);
    let bytes = terminal.written.len() - before;
    assert!(bytes < 24 * 1024, "{bytes} bytes for a line");

    // Back again, nothing is sent.
    let back = press(&mut terminal, "k", |screen| screen.placed == first.placed);
    assert_eq!(back.sent, scrolled.sent);

    // What lies over the text covers it, and leaves it as it was.
    press(&mut terminal, "?", |screen| screen.placed != first.placed);
    let closed = press(&mut terminal, "\x1b", |screen| screen.placed == first.placed);
    let cells = press(&mut terminal, "T", |screen| screen.placed.is_empty());
    assert_eq!((closed.sent, cells.sent), (back.sent, back.sent));
    press(&mut terminal, "T", |screen| screen.placed == first.placed);

    // Another size: everything is somewhere else, and nothing where it was.
    terminal.master.resize(PtySize { cols: 60, pixel_width: 600, ..SIZE }).expect("another size");
    terminal.wait("the other size", |terminal| {
        let placed = screen(&terminal.written).placed;
        !placed.is_empty() && placed.keys().all(|place| !first.placed.contains_key(place))
    });

    // A font zoom changes the pixels alone.
    let narrow = screen(&terminal.written);
    terminal.master.resize(PtySize { cols: 60, pixel_width: 720, pixel_height: 576, ..SIZE }).expect("larger cells");
    terminal.wait("larger cells", |terminal| {
        let placed = screen(&terminal.written).placed;
        !placed.is_empty() && placed.keys().all(|place| !narrow.placed.contains_key(place))
    });

    terminal.send("q");
    assert!(terminal.check_left_plain().success());
    let left = screen(&terminal.written);
    assert!(left.kept.is_empty() && left.placed.is_empty(), "{left:?}");
}

#[test]
fn sixels_are_whole_and_inside_their_rows() {
    let mut terminal = reader("sixel", XTERM, SIZE);
    // DA1: a terminal with sixels.
    terminal.send("\x1b[?62;4c");
    terminal.send("T");
    terminal.wait("pictures", |terminal| String::from_utf8_lossy(&terminal.written).matches("\x1bP0;1;0q").count() > 5);
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    for picture in written.split("\x1bP0;1;0q\"1;1;").skip(1) {
        // The last one may still be on its way.
        let Some((picture, _)) = picture.split_once("\x1b\\") else { continue };
        let (size, body) = picture.split_once('#').expect("colours");
        let (width, height) = size.split_once(';').expect("a size");
        let (width, height): (usize, usize) = (width.parse().expect("a width"), height.parse().expect("a height"));
        assert!(width <= 1000 && height % 6 == 0, "{width} × {height}");
        assert_eq!(body.matches('-').count() * 6, height);
    }
    terminal.send("T");
    terminal.wait("cells", |terminal| terminal.screen().contains("code"));
    terminal.send("q");
    assert!(terminal.check_left_plain().success());
}

#[test]
fn where_there_can_be_no_pictures_a_line_says_what_would_help() {
    for (environment, size, words) in [
        (&[][..], SIZE, "shows no pictures; try kitty"),
        (&[("TMUX", "a,1,0"), ("TERM", "tmux-256color")], SIZE, "tmux does not pass pictures on"),
        (KITTY, PtySize { pixel_width: 0, pixel_height: 0, ..SIZE }, "does not tell the size of its cells"),
    ] {
        let mut terminal = reader("none", environment, size);
        // The last answer, without sixels.
        terminal.send("\x1b[?62c");
        terminal.send("T");
        terminal.wait(words, |terminal| terminal.screen().contains(words));
        assert!(!String::from_utf8_lossy(&terminal.written).contains("\x1b_G"));
        terminal.send("q");
        assert!(terminal.check_left_plain().success());
    }
}
