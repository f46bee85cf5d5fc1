//! Lines as pictures: what a terminal is sent for them, and that nothing of it stays behind.

mod around;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::pictured::{CELL, Pictured, Sight};
use crate::terminal::Terminal;
use portable_pty::{CommandBuilder, PtySize};
use qari_bidi::text::width;

const KITTY: &[(&str, &str)] = &[("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1")];
const XTERM: &[(&str, &str)] = &[("XTERM_VERSION", "XTerm(379)")];
const FOOT: &[(&str, &str)] = &[("TERM", "foot")];
const TMUX: &[(&str, &str)] = &[("TERM", "tmux-256color"), ("TMUX", "socket,1,0")];

const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 80 * CELL.0, pixel_height: 24 * CELL.1 };

/// DA1: a terminal with sixels, and one without.
const SIXEL: &str = "\x1b[?62;4c";
const NO_SIXEL: &str = "\x1b[?62c";

/// The answers of tmux, the question that it hands on, and the answer of kitty to that.
const OF_TMUX: &str = "\x1bP>|tmux 3.3a\x1b\\\x1b[?1;2c";
const QUESTION: &str = "\x1bPtmux;\x1b\x1b]11;?\x07\x1b\x1b[>q\x1b\\";
const OF_KITTY: &str = "\x1bP>|kitty(0.41.1)\x1b\\";

const FACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/typeset/tests/data/face.ttf");

/// Returns a folder of settings that name the font of the tests, and a document that it has the letters of.
fn files(name: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typesetting").join(name);
    fs::create_dir_all(folder.join("qari")).expect("a folder");
    fs::write(folder.join("qari/config.yaml"), format!("font: {FACE}\n")).expect("settings");
    // The font has no rocket.
    let line = |number: usize| {
        let sign = if number % 5 == 2 { "🚀 " } else { "" };
        format!("سطر رقم {number} {sign}من النص وفيه كلمات كثيرة حتى لا ينتهي قبل آخر العمود في الصفحة.\n\n")
    };
    let text =
        format!("# عنوان\n\n> اقتباس قصير\n\n- عنصر\n\n```\ncode\n```\n\n{}", (1..60).map(line).collect::<String>());
    let file = folder.join("text.md");
    fs::write(&file, text).expect("a document");
    (folder, file)
}

/// The reader in a terminal that shows pictures.
struct Reader {
    terminal: Terminal,
    /// The terminal, and the bytes that it has taken in.
    screen: Rc<RefCell<(Pictured, usize)>>,
}

impl Reader {
    /// Starts the reader in a terminal of `size`, and waits for the page.
    fn start(name: &str, environment: &[(&str, &str)], size: PtySize) -> Self {
        Self::open(&files(name), environment, size)
    }

    /// Starts it with these settings and this document.
    fn open((settings, file): &(PathBuf, PathBuf), environment: &[(&str, &str)], size: PtySize) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--ui-lang", "en"]);
        command.arg(file);
        let mut reader = Self::of(command, settings, environment, size);
        reader.terminal.wait("the page", |terminal| terminal.screen().contains("quit"));
        reader
    }

    /// Starts `command` in a terminal of `size`.
    fn of(command: CommandBuilder, settings: &Path, environment: &[(&str, &str)], size: PtySize) -> Self {
        let settings = settings.to_string_lossy().into_owned();
        let environment: Vec<(&str, &str)> =
            environment.iter().copied().chain([("XDG_CONFIG_HOME", settings.as_str())]).collect();
        let terminal = Terminal::start_in(&environment, command, (size.cols, size.rows));
        terminal.master.resize(size).expect("pixels");
        let screen = Rc::new(RefCell::new((Pictured::new((size.cols, size.rows)), 0)));
        Self { terminal, screen }
    }

    /// Starts it in a terminal with sixels.
    fn with_sixels(name: &str, environment: &[(&str, &str)]) -> Self {
        let mut reader = Self::start(name, environment, SIZE);
        reader.terminal.send(SIXEL);
        reader
    }

    /// Starts it in tmux in kitty, which have answered what they are asked.
    fn in_tmux(name: &str) -> Self {
        let mut reader = Self::start(name, TMUX, SIZE);
        reader.terminal.send(&format!("{OF_TMUX}{OF_KITTY}"));
        reader
    }

    /// Starts it in a terminal for each way to send pictures, whose names come along.
    fn in_each(name: &str) -> [(&'static str, Self); 3] {
        [
            ("kitty", Self::start(&format!("{name}-kitty"), KITTY, SIZE)),
            ("xterm", Self::with_sixels(&format!("{name}-xterm"), XTERM)),
            ("tmux", Self::in_tmux(&format!("{name}-tmux"))),
        ]
    }

    /// Takes in what the program writes until the terminal satisfies `is_so`.
    fn wait(&mut self, what: &str, is_so: impl Fn(&Pictured) -> bool) {
        let screen = Rc::clone(&self.screen);
        self.terminal.wait(what, |terminal| {
            let (pictured, taken) = &mut *screen.borrow_mut();
            *taken += pictured.feed(&terminal.written[*taken..], &is_so);
            is_so(pictured)
        });
    }

    /// Sends keys, and waits until a frame is begun and the terminal satisfies `is_so`.
    fn press(&mut self, keys: &str, is_so: impl Fn(&Pictured) -> bool) {
        let frames = self.screen.borrow().0.frames;
        self.terminal.send(keys);
        self.wait(keys, |screen| screen.frames > frames && is_so(screen));
    }

    /// Returns what is seen when all that was pressed is painted, and found: when two frames that only tell something
    /// in the bottom row are alike.
    fn settle(&mut self) -> Sight {
        let mut seen = None;
        loop {
            self.press("=", |_| true);
            let now = self.screen.borrow().0.sight.clone();
            let look = Some(now.look());
            if seen == look {
                return now;
            }
            seen = look;
        }
    }

    /// Checks that each picture is where it is when everything is painted anew, and so each cell.
    fn check(&mut self, what: &str) -> Sight {
        // The bottom row tells how far a search is.
        let cells = |reader: &Self| {
            reader.terminal.screen().lines().take(usize::from(SIZE.rows) - 1).map(str::to_owned).collect::<Vec<_>>()
        };
        let (before, cells_before) = (self.settle(), cells(self));
        let clearings = self.screen.borrow().0.clearings;
        self.terminal.send("\x0c");
        self.wait("the screen to be cleared", |screen| screen.clearings > clearings);
        let frames = self.screen.borrow().0.frames;
        self.wait("the frame", |screen| screen.frames > frames);
        let anew = self.settle();
        assert_eq!(before.look(), anew.look(), "{what}");
        assert_eq!(cells_before, cells(self), "{what}");
        anew
    }

    fn sent(&self) -> (usize, usize) {
        let screen = &self.screen.borrow().0;
        (screen.sent, screen.bytes)
    }

    /// Leaves the reader, and checks that nothing stays behind.
    fn leave(mut self) {
        self.terminal.send("q");
        assert!(self.terminal.check_left_plain().success());
        self.wait("the rest", |screen| screen.kept.is_empty() && screen.sight.is_blank());
    }
}

/// Keys that are pressed one after the other on a page that was painted anew.
const WALK: &[&[&str]] = &[
    &["j"],
    &["j", "j", "j"],
    &["k", "k"],
    &[" "],
    &["b"],
    &["\t"],
    &["j", "j"],
    &["\t"],
    &["?", "\x1b"],
    &["j", "j", "j", "j"],
    &["/من\r"],
    &["n", "n", "n"],
    &["v", "\x1b[C", "\x1b[D"],
    &["\x1b"],
    &["\x10", "\x1b"],
    &["G"],
    &["k", "k", "k", " "],
    &["g"],
];

#[test]
fn whatever_is_pressed_pictures_are_where_a_fresh_page_has_them() {
    let readers = [
        Reader::start("walk-kitty", KITTY, SIZE),
        Reader::with_sixels("walk-xterm", XTERM),
        Reader::with_sixels("walk-foot", FOOT),
        Reader::in_tmux("walk-tmux"),
    ];
    for (mut reader, name) in readers.into_iter().zip(["kitty", "xterm", "foot", "tmux"]) {
        reader.press("T", |screen| !screen.sight.is_blank());
        reader.check(name);
        for keys in WALK {
            for key in *keys {
                reader.press(key, |_| true);
            }
            let sight = reader.check(&format!("{keys:?} in {name}"));
            assert!(!sight.is_blank(), "nothing is seen after {keys:?} in {name}:\n{}", reader.terminal.screen());
        }
        reader.press("T", |screen| screen.sight.is_blank());
        reader.press("T", |screen| !screen.sight.is_blank());
        reader.leave();
    }
}

#[test]
fn what_the_font_lacks_stands_between_the_pictures_of_its_line() {
    for (name, mut reader) in Reader::in_each("hole") {
        reader.press("T", |screen| !screen.sight.is_blank());
        reader.press("/من النص\r", |_| true);
        let sight = reader.check(name);
        let screen = reader.terminal.screen();
        let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains('🚀')).expect("the rocket");
        let column = line.split('🚀').next().map_or(0, width::cells);
        let has = |column: usize| {
            sight.covers((u16::try_from(column).expect("a column"), u16::try_from(row).expect("a row")))
        };
        assert_eq!([column - 1, column, column + 1, column + 2].map(has), [true, false, false, true], "{screen}");
        reader.leave();
    }
}

/// The terminal of the tests, as xterm, shows the emoji of a sequence one by one, in more cells than it has.
#[test]
fn a_sequence_that_is_sent_again_leaves_the_picture_beside_it_whole() {
    let own = files("sequence");
    let lines = "نص\n\n".repeat(40);
    fs::write(&own.1, format!("نص العائلة 👩\u{200D}👩\u{200D}👧 كلها هنا.\n\nكلمة\n\n{lines}")).expect("a document");
    let mut reader = Reader::open(&own, XTERM, SIZE);
    reader.terminal.send(SIXEL);
    reader.press("T", |screen| !screen.sight.is_blank());
    reader.check("at first");
    // The row that it is in is sent again: the scroll bar in it has the sign of a match.
    for keys in ["/كلمة\r", "\x1b", "jk"] {
        reader.press(keys, |_| true);
        let sight = reader.check(keys);
        let row = reader.terminal.screen().lines().position(|line| line.contains('👩')).expect("the family");
        let covered = |row: usize| -> Vec<u16> {
            (0..SIZE.cols).filter(|&column| sight.covers((column, u16::try_from(row).expect("a row")))).collect()
        };
        assert_eq!(covered(row), covered(row - 1), "after {keys:?}");
    }
    reader.leave();
}

/// The cells below a picture are of the links that are seen in it, in all rows of the line.
#[test]
fn terminals_that_open_links_find_them_below_pictures() {
    for (name, environment) in [("link-kitty", KITTY), ("link-foot", FOOT)] {
        let own = files(name);
        fs::write(&own.1, "# عنوان\n\nنص [رابط 🚀 هنا](https://example.org/a) وآخر.\n\nنص\n").expect("a document");
        let mut reader = Reader::open(&own, environment, SIZE);
        reader.terminal.send(SIXEL);
        reader.wait("the link in cells", |screen| !screen.links.is_empty());
        reader.press("T", |screen| !screen.sight.is_blank());
        reader.check(name);
        let links = reader.screen.borrow().0.links.clone();
        assert!(links.values().all(|address| address == "https://example.org/a"), "{links:?}");
        let rows: BTreeSet<u16> = links.keys().map(|(row, _)| *row).collect();
        let columns = |row: u16| -> Vec<u16> { links.keys().filter(|at| at.0 == row).map(|at| at.1).collect() };
        let [above, below] = rows.iter().copied().collect::<Vec<u16>>()[..] else { panic!("{rows:?} in {name}") };
        assert_eq!((below - above, columns(above)), (1, columns(below)), "{name}");
        let own = columns(above);
        assert!((4..16).contains(&own.len()) && own.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{own:?} in {name}");
        let is_seen = own.iter().filter(|column| reader.screen.borrow().0.sight.covers((**column, above))).count();
        assert_eq!(is_seen, own.len() - 2, "all but the rocket are below the picture");
        reader.press("T", |screen| screen.sight.is_blank());
        reader.leave();
    }
}

#[test]
fn a_theme_another_size_and_a_font_zoom_leave_no_picture_as_it_was() {
    for (name, mut reader) in Reader::in_each("change") {
        reader.press("T", |screen| !screen.sight.is_blank());
        let mut before = reader.check(name).hashes();
        // The size of the emulator does not matter: what is written is looked at.
        let changes: [&dyn Fn(&mut Reader); 3] = [
            &|reader| reader.press("\x1bt", |_| true),
            &|reader| {
                let narrow = PtySize { cols: 60, pixel_width: 60 * CELL.0, ..SIZE };
                reader.terminal.master.resize(narrow).expect("another size");
            },
            &|reader| {
                let zoomed = PtySize { cols: 60, pixel_width: 60 * 12, pixel_height: 24 * 24, ..SIZE };
                reader.terminal.master.resize(zoomed).expect("larger cells");
            },
        ];
        for (number, change) in changes.iter().enumerate() {
            change(&mut reader);
            reader.wait("other pictures", |screen| {
                let now = screen.sight.hashes();
                // Short lines are as they were on a narrower screen.
                let is_new = |pixels: &u64| !before.contains(pixels);
                !now.is_empty() && if number == 1 { now.iter().any(is_new) } else { now.iter().all(is_new) }
            });
            before = reader.check(&format!("change {number} in {name}")).hashes();
        }
        reader.leave();
    }
}

/// ratatui clears a screen of another size, and kitty drops what is not placed then.
#[test]
fn pictures_come_again_after_a_change_of_size_while_none_is_shown() {
    let mut reader = Reader::start("hidden", KITTY, SIZE);
    reader.press("T", |screen| !screen.sight.is_blank());
    reader.press("T", |screen| screen.sight.is_blank());
    let clearings = reader.screen.borrow().0.clearings;
    reader.terminal.master.resize(PtySize { rows: SIZE.rows - 4, ..SIZE }).expect("another size");
    reader.wait("the screen to be cleared", |screen| screen.clearings > clearings);
    reader.press("T", |screen| !screen.sight.is_blank());
    reader.check("after a change of size");
    reader.leave();
}

#[test]
fn the_next_page_is_sent_while_no_key_is_pressed() {
    let mut reader = Reader::start("ahead", KITTY, SIZE);
    reader.press("T", |screen| !screen.sight.is_blank());
    let (before, seen) = (reader.settle(), reader.screen.borrow().0.frames);
    reader.wait("pictures of the next page", |screen| screen.unseen().len() >= 4);
    let ahead = {
        let screen = &reader.screen.borrow().0;
        assert_eq!((screen.sight.look(), screen.frames), (before.look(), seen), "nothing is to be seen of it");
        screen.unseen()
    };
    reader.press(" ", |screen| screen.sight.look() != before.look());
    reader.settle();
    // The terminal of the tests fails where one is sent twice.
    let unseen = reader.screen.borrow().0.unseen();
    assert_eq!(ahead.intersection(&unseen).count(), 0, "all are on the page");
    reader.check("the page");
    reader.leave();
}

#[test]
fn a_scroll_by_a_line_costs_a_line() {
    const LINES: usize = 12;
    // A page with a ground of its own, which xterm is told before it scrolls.
    let own = files("cost-paper");
    fs::write(own.0.join("qari/config.yaml"), format!("font: {FACE}\ntheme: paper\n")).expect("settings");
    let mut on_paper = Reader::open(&own, XTERM, SIZE);
    on_paper.terminal.send(SIXEL);
    for (name, mut reader) in Reader::in_each("cost").into_iter().chain([("xterm on paper", on_paper)]) {
        let keeps = !name.starts_with("xterm");
        assert_eq!(reader.sent().0, 0, "nobody has asked for pictures");
        reader.press("T", |screen| !screen.sight.is_blank());
        // Beyond the headings, which leave the title bar when they go.
        reader.press("10j", |_| true);
        reader.settle();
        let first = reader.sent();
        for _ in 0..LINES {
            let before = reader.settle();
            reader.press("j", |_| true);
            assert_ne!(reader.settle().look(), before.look(), "{name}");
        }
        // kitty's may be a page ahead. Sixels of a line that the font lacks a sign of are two.
        let (most, ahead) = if keeps { (1, usize::from(SIZE.rows) / 2) } else { (2, 0) };
        let (pictures, bytes) = (reader.sent().0 - first.0, reader.sent().1 - first.1);
        assert!(pictures <= LINES * most + ahead, "{pictures} pictures for {LINES} lines in {name}");
        assert!(bytes < (LINES + ahead) * 24 * 1024, "{bytes} bytes for {LINES} lines in {name}");
        // A line that comes back is at hand: a terminal that keeps pictures only places it.
        let sent = reader.sent();
        reader.press("k", |_| true);
        reader.settle();
        let again = reader.sent().0 - sent.0;
        let kept = reader.screen.borrow().0.kept.clone();
        let different: BTreeSet<u64> = kept.values().copied().collect();
        assert_eq!(different.len(), kept.len(), "a picture was sent twice in {name}");
        assert!(keeps || (1..=most).contains(&again), "{again} in {name}");
        reader.leave();
    }
}

#[test]
fn sixels_are_whole_and_inside_their_rows() {
    for (name, environment) in [("whole", FOOT), ("exact", XTERM)] {
        let (settings, file) = files(name);
        fs::write(&file, format!("# عنوان\n\n{}\n", "كلمات كثيرة من النص. ".repeat(30))).expect("a document");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--ui-lang", "en"]);
        command.arg(file);
        let mut reader = Reader::of(command, &settings, environment, SIZE);
        reader.terminal.send(SIXEL);
        reader.press("T", |screen| !screen.sight.is_blank());
        reader.settle();
        let mut highest = 0;
        let written = String::from_utf8_lossy(&reader.terminal.written).into_owned();
        // xterm fills them with the ground.
        let way = if environment == XTERM { "0;0;0" } else { "0;1;0" };
        for picture in written.split(&format!("\x1bP{way}q\"1;1;")).skip(1) {
            let (picture, _) = picture.split_once("\x1b\\").expect("its end");
            let (size, body) = picture.split_once('#').expect("colours");
            let (width, height) = size.split_once(';').expect("a size");
            let (width, height): (usize, usize) = (width.parse().expect("a width"), height.parse().expect("a height"));
            assert!(width <= 1000 && (height % 6 == 0 || environment == XTERM), "{width} × {height}");
            assert_eq!(body.matches('-').count(), height.div_ceil(6));
            highest = highest.max(height);
        }
        // Three cells are the title. xterm takes the lines of a paragraph together.
        assert_eq!(highest > 3 * usize::from(CELL.1), environment == XTERM, "{highest} pixels");
        reader.leave();
    }
}
