//! Time from the start of the program to its first whole frame, against `less` on the same text, both in a
//! pseudo-terminal and in turns, for the article and for long texts; from a key to the next frame while these arrive;
//! and from opening a long book to its first frame, against unpacking all of it: `cargo bench --bench first_frame`.

#[path = "../tests/common/books.rs"]
mod books;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtyPair, PtySize, native_pty_system};

/// The number of runs of each program.
const ROUNDS: usize = 40;

/// The number of chapters in the long book.
const CHAPTERS: usize = 600;

fn main() {
    // `cargo test` builds and runs benches too, where they measure nothing.
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let qari = env!("CARGO_BIN_EXE_qari");
    let text = Path::new(env!("CARGO_TARGET_TMPDIR")).join("article.txt");
    let plain = std::process::Command::new(qari).args(["--plain", "--width", "80"]).output().expect("qari runs");
    std::fs::write(&text, plain.stdout).expect("the text is written");
    let text = text.to_str().expect("a name");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        // The status line is painted last; less ends with its prompt, the file's name.
        ours.push(time(&[qari], |screen| screen.lines().last().is_some_and(|line| line.contains('%'))));
        theirs.push(time(&["less", text], |screen| screen.contains("article.txt")));
    }
    report("first frame of the article", ours, ("less", theirs));
    let book = book(qari);
    let book = book.to_str().expect("a name");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(time(&[qari, book], |screen| screen.lines().last().is_some_and(|line| !line.trim().is_empty())));
        let start = Instant::now();
        let unpacked =
            std::process::Command::new("unzip").args(["-p", book]).output().expect("unzip runs (Debian's unzip)");
        theirs.push(start.elapsed());
        assert!(unpacked.stdout.len() > CHAPTERS * 30_000, "all of it is unpacked");
    }
    report("first frame of a book of 600 chapters and 21 MB", ours, ("unzip -p", theirs));
    for megabytes in [10, 100] {
        let text = long_text(qari, megabytes);
        let text = text.to_str().expect("a name");
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(time(&[qari, text], |screen| screen.lines().last().is_some_and(|line| !line.trim().is_empty())));
            theirs.push(time(&["less", text], |screen| screen.contains("long.txt")));
        }
        report(&format!("first frame of {megabytes} MB of text"), ours, ("less", theirs));
        let mut keys = key_times(&[qari, text]);
        keys.sort();
        let part = |percent: usize| keys[(keys.len() - 1) * percent / 100];
        println!(
            "key to frame while {megabytes} MB arrive, {} keys: median {:?}, 99 % within {:?}",
            keys.len(),
            part(50),
            part(99)
        );
    }
}

/// Prints the time of qari and of its peer.
fn report(what: &str, ours: Vec<Duration>, (peer, theirs): (&str, Vec<Duration>)) {
    let (ours, theirs) = (median(ours), median(theirs));
    println!("{what}, median of {ROUNDS}: qari {ours:?}, {peer} {theirs:?}");
    println!("qari takes {:.2} times as long as {peer}", ours.as_secs_f64() / theirs.as_secs_f64());
}

/// Writes a long book into a file: the words of the article repeated.
fn book(qari: &str) -> PathBuf {
    let plain = std::process::Command::new(qari).arg("--plain").output().expect("qari runs").stdout;
    let text = String::from_utf8(plain).expect("UTF-8").replace(['<', '&'], " ");
    let paragraph = format!("<p>{}</p>", text.split_whitespace().collect::<Vec<_>>().join(" "));
    let name = |chapter: usize| format!("{chapter}.xhtml");
    let names: Vec<String> = (1..=CHAPTERS).map(name).collect();
    let chapter = |number: usize| format!("<h2>الفصل {number}</h2>{}", paragraph.repeat(35_000 / paragraph.len() + 1));
    let texts: Vec<String> = (1..=CHAPTERS).map(chapter).collect();
    let chapters: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("long.epub");
    std::fs::write(&path, books::Book { chapters: &chapters, ..books::Book::default() }.bytes())
        .expect("the book is written");
    path
}

/// Writes a long text into a file: paragraphs of the words of the article.
fn long_text(qari: &str, megabytes: usize) -> PathBuf {
    let plain = Command::new(qari).arg("--plain").output().expect("qari runs").stdout;
    let text = String::from_utf8(plain).expect("UTF-8");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(megabytes.to_string());
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("long.txt");
    std::fs::write(&path, text.repeat(megabytes * 1_000_000 / text.len() + 1)).expect("the text is written");
    path
}

/// The times from a key to the frame that follows, from the first frame on, a key every few milliseconds: while the
/// rest of the text arrives.
fn key_times(command: &[&str]) -> Vec<Duration> {
    const KEYS: usize = 200;
    let mut terminal = Started::new(command);
    terminal.wait(|screen| screen.lines().last().is_some_and(|line| !line.trim().is_empty()));
    let mut times = Vec::new();
    for key in 0..KEYS {
        let before = terminal.text();
        let start = Instant::now();
        terminal.input.write_all(if key % 40 < 20 { b"j" } else { b"k" }).expect("the program reads");
        // Progress in the status line is no answer to the key.
        terminal.wait(|screen| without_last_line(screen) != without_last_line(&before));
        times.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(2));
    }
    terminal.leave();
    times
}

fn without_last_line(screen: &str) -> &str {
    screen.trim_end().rsplit_once('\n').map_or("", |(lines, _)| lines)
}

/// The time from the start of `command` until `complete` is true of the screen.
fn time(command: &[&str], complete: impl Fn(&str) -> bool) -> Duration {
    let start = Instant::now();
    let mut terminal = Started::new(command);
    let shown = terminal.wait(complete);
    terminal.leave();
    shown - start
}

/// A program in a pseudo-terminal.
struct Started {
    child: Box<dyn Child + Send + Sync>,
    reader: Box<dyn Read + Send>,
    input: Box<dyn Write + Send>,
    emulator: vt100::Parser,
    /// Kept open as long as the program runs.
    _terminal: PtyPair,
}

impl Started {
    fn new(command: &[&str]) -> Self {
        let (columns, rows) = (80, 24);
        let pair = native_pty_system()
            .openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
            .expect("a pseudo-terminal");
        let cells = |count| NonZeroU16::new(count).expect("cells");
        let emulator = vt100::Parser::new(cells(rows), cells(columns), 0);
        let reader = pair.master.try_clone_reader().expect("its output");
        let input = pair.master.take_writer().expect("its input");
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.env("TERM", "xterm-256color");
        builder.env("LC_ALL", "C.UTF-8");
        builder.env("XDG_STATE_HOME", "/dev/null/nowhere");
        let child = pair.slave.spawn_command(builder).expect("the program starts");
        Self { child, reader, input, emulator, _terminal: pair }
    }

    fn text(&self) -> String {
        self.emulator.screen().contents()
    }

    /// Takes in output until `complete` is true of the screen. Returns when the last of it came.
    fn wait(&mut self, complete: impl Fn(&str) -> bool) -> Instant {
        let mut bytes = vec![0; 65536];
        let mut came = Instant::now();
        while !complete(&self.text()) {
            let count = self.reader.read(&mut bytes).expect("the program writes");
            came = Instant::now();
            self.emulator.process(&bytes[..count]);
        }
        came
    }

    /// Quits the program. What it still writes is read, so that it can end.
    fn leave(mut self) {
        self.input.write_all(b"q").expect("the program reads");
        let mut reader = self.reader;
        std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
        self.child.wait().expect("the program ends");
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
