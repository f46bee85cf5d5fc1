//! From starting the program to its first whole frame, against `less` on the same text, both in a pseudo-terminal and in
//! turns: `cargo bench --bench first_frame`.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// How often each program is started.
const ROUNDS: usize = 40;

fn main() {
    // `cargo test` builds and runs benches too; there it has nothing to measure.
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let qari = env!("CARGO_BIN_EXE_qari");
    let text = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("article.txt");
    let plain = std::process::Command::new(qari).args(["--plain", "--width", "80"]).output().expect("qari runs");
    std::fs::write(&text, plain.stdout).expect("the text is written");
    let text = text.to_str().expect("a name");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        // The status line is painted last; less ends with its prompt, the file's name.
        ours.push(time(&[qari], |screen| screen.lines().last().is_some_and(|line| line.contains('%'))));
        theirs.push(time(&["less", text], |screen| screen.contains("article.txt")));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("first frame, median of {ROUNDS}: qari {ours:?}, less {theirs:?}");
    println!("qari takes {:.2} times as long as less", ours.as_secs_f64() / theirs.as_secs_f64());
}

/// How long `command` takes from its start until `complete` holds of the screen.
fn time(command: &[&str], complete: impl Fn(&str) -> bool) -> Duration {
    let (columns, rows) = (80, 24);
    let pair = native_pty_system()
        .openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
        .expect("a pseudo-terminal");
    let cells = |count| NonZeroU16::new(count).expect("cells");
    let mut emulator = vt100::Parser::new(cells(rows), cells(columns), 0);
    let mut reader = pair.master.try_clone_reader().expect("its output");
    let mut builder = CommandBuilder::new(command[0]);
    builder.args(&command[1..]);
    builder.env("TERM", "xterm-256color");
    builder.env("LC_ALL", "C.UTF-8");
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(builder).expect("the program starts");
    let mut bytes = vec![0; 65536];
    let mut elapsed = Duration::ZERO;
    while !complete(&emulator.screen().contents()) {
        let count = reader.read(&mut bytes).expect("the program writes");
        elapsed = start.elapsed();
        emulator.process(&bytes[..count]);
    }
    pair.master.take_writer().and_then(|mut input| Ok(input.write_all(b"q")?)).expect("the program reads");
    child.wait().expect("the program ends");
    elapsed
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
