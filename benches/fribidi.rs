//! Text to visual lines, against GNU `FriBidi` in the same run: `cargo bench --bench fribidi`.
//!
//! Both sides are processes that read the same 20 MB of Arabic prose and write its lines of 80 cells, joined and in
//! visual order, to a pipe that is drained. They take turns, and the fastest run of each counts. Then, without a peer,
//! a paragraph of 1 MB: its first screen, and one line at a time further down.

use std::env;
use std::fs;
use std::hint::black_box;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use qari::article::Kind;
use qari::load;
use qari_bidi::layout::{self, LayoutOptions};
use qari_bidi::text::direction::{Direction, of_block};

/// The bytes of prose that are laid out.
const BYTES: usize = 20_000_000;
/// The number of runs of each side.
const RUNS: usize = 7;
/// The lines of a screen.
const SCREEN: usize = 60;

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--lay-out") {
        lay_out(Path::new(&arguments[at + 1])).expect("the text can be laid out");
        return;
    }
    let paragraphs = prose();
    let one = paragraphs.join("\n") + "\n";
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prose.txt");
    fs::write(&file, one.repeat(BYTES / one.len())).expect("a file can be written");
    against_fribidi(&file);
    long_paragraph(&paragraphs.join(" "));
}

/// The paragraphs of the embedded article.
fn prose() -> Vec<String> {
    let article = load::embedded().expect("the embedded article").article;
    let paragraphs = article.flow().filter(|&block| article.blocks()[block].kind() == Kind::Paragraph);
    paragraphs.map(|block| article.text(block).replace('\n', " ")).collect()
}

/// Does what `fribidi -w 80 --nopad` does.
fn lay_out(file: &Path) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut visual = String::new();
    for paragraph in text.lines() {
        let layout =
            layout::paragraph(paragraph, of_block(paragraph, Direction::Rtl), &[], LayoutOptions::new(80).isolating());
        for line in layout.lines(paragraph) {
            visual.clear();
            line.cells.iter().for_each(|cell| visual.push_str(cell.symbol()));
            visual.push('\n');
            out.write_all(visual.as_bytes())?;
        }
    }
    out.flush()
}

fn against_fribidi(file: &Path) {
    let own = env::current_exe().expect("a program has a name");
    let mut fastest = [Duration::MAX; 2];
    for _ in 0..RUNS {
        let mut commands = [Command::new("fribidi"), Command::new(&own)];
        commands[0].args(["-w", "80", "--nopad"]).arg(file);
        commands[1].arg("--lay-out").arg(file);
        for (command, fastest) in commands.iter_mut().zip(&mut fastest) {
            let start = Instant::now();
            match command.stdout(Stdio::null()).status() {
                Ok(status) => assert!(status.success(), "{command:?} failed"),
                Err(error) => return println!("left out: {command:?}: {error}; it is in Debian's libfribidi-bin"),
            }
            *fastest = start.elapsed().min(*fastest);
        }
    }
    let [fribidi, qari] = fastest.map(|time| time.as_secs_f64());
    println!("20 MB of prose: fribidi {fribidi:.3} s, qari {qari:.3} s: {:.2} of fribidi's time", qari / fribidi);
}

fn long_paragraph(one: &str) {
    let text = format!("{one} ").repeat(1_000_000 / one.len());
    let mut times = [Duration::MAX; 3];
    for _ in 0..RUNS {
        let start = Instant::now();
        let layout = layout::paragraph(&text, Direction::Rtl, &[], LayoutOptions::new(80).isolating());
        layout.lines(&text).take(SCREEN).for_each(|line| drop(black_box(line)));
        times[0] = start.elapsed().min(times[0]);
        let start = Instant::now();
        let lines = layout.line_count(&text);
        times[1] = start.elapsed().min(times[1]);
        let start = Instant::now();
        for line in 0..lines {
            black_box(layout.line(line, &text));
        }
        times[2] = (start.elapsed() / u32::try_from(lines).expect("a number of lines")).min(times[2]);
    }
    println!(
        "1 MB in one paragraph: first {SCREEN} lines {:?}, to its end {:?}, then {:?} a line",
        times[0], times[1], times[2]
    );
}
