//! Searching 100 MB of Arabic, folded, against `rg -c`, `less` and folding a copy first: `cargo bench --bench search`.
//!
//! All search the same text for the same word in turns, and the fastest run of each counts. Processor time is printed
//! beside wall time, since other work on the machine disturbs it less. ripgrep and less run as processes; qari searches
//! an article that is already open and counts every match.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use qari::app::document::matches::Matches;
use qari::article::{Article, Builder, Kind, Pos};
use qari::load;
use qari::search::Query;
use qari_bidi::text::fold::{Folding, Level, is_ignorable};

/// Size of the searched text, in bytes.
const BYTES: usize = 100_000_000;
/// Number of runs of each side.
const RUNS: usize = 5;
/// The queries: a frequent word, a rare one, one in another spelling, one in Latin letters, and one that is absent.
const WORDS: [&str; 5] = ["ماسك", "البشرية", "الاصطناعى", "OpenAI", "ظغظغ"];

fn main() {
    // `cargo test` runs benches too; there is nothing to measure then.
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let paragraphs = prose();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("search.txt");
    fs::write(&file, paragraphs.join("\n")).expect("a file can be written");
    let article = article(&paragraphs);
    println!("{} MB, {} paragraphs; fastest of {RUNS}", BYTES / 1_000_000, paragraphs.len());
    for word in WORDS {
        let mut times = [Duration::MAX; 4];
        let mut processor = [Duration::MAX; 2];
        let mut counts = (0, 0);
        let mut first = Duration::MAX;
        for _ in 0..RUNS {
            let ((own, until_first, count), used) = used(UsageWho::RUSAGE_SELF, || search(&article, word));
            processor[0] = processor[0].min(used);
            first = first.min(until_first);
            let (lines, used) = self::used(UsageWho::RUSAGE_CHILDREN, || ripgrep(&file, word));
            processor[1] = processor[1].min(used);
            counts = (count, lines.1);
            for (fastest, time) in
                times.iter_mut().zip([own, lines.0, less(&file, word), folded_copy(&paragraphs, word)])
            {
                *fastest = (*fastest).min(time);
            }
        }
        let [own, ripgrep, less, copy] = times;
        println!(
            "«{word}»: qari {own:.1?} ({} matches, first after {first:.1?}), rg -c {ripgrep:.1?} ({} lines), \
             less {less:.1?}, folding a copy {copy:.1?}; \
             qari takes {:.2} times as long as rg, {:.2} times its processor time ({:.1?}, {:.1?})",
            counts.0,
            counts.1,
            own.as_secs_f64() / ripgrep.as_secs_f64(),
            processor[0].as_secs_f64() / processor[1].as_secs_f64(),
            processor[0],
            processor[1],
        );
    }
}

/// Returns the result of `run` and the processor time it took, in this process or in its children.
fn used<T>(who: UsageWho, run: impl FnOnce() -> T) -> (T, Duration) {
    let total = || {
        let usage = getrusage(who).expect("the system tells");
        let time = |value: nix::sys::time::TimeVal| {
            Duration::new(
                u64::try_from(value.tv_sec()).unwrap_or(0),
                u32::try_from(value.tv_usec() * 1000).unwrap_or(0),
            )
        };
        time(usage.user_time()) + time(usage.system_time())
    };
    let before = total();
    let result = run();
    (result, total().saturating_sub(before))
}

/// Makes paragraphs from the words of the embedded article, in pseudo-random order.
fn prose() -> Vec<String> {
    let article = load::embedded().expect("the embedded article").article;
    let words: Vec<&str> = article.flow().flat_map(|block| article.text(block).split_whitespace()).collect();
    let mut state = 1_u64;
    let mut paragraphs = Vec::new();
    let mut bytes = 0;
    while bytes < BYTES {
        let mut paragraph = String::new();
        for _ in 0..80 {
            // A linear congruential generator (Knuth's MMIX).
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            paragraph.push_str(words[(state >> 33) as usize % words.len()]);
            paragraph.push(' ');
        }
        bytes += paragraph.len();
        paragraphs.push(paragraph.trim_end().to_owned());
    }
    paragraphs
}

fn article(paragraphs: &[String]) -> Article {
    let mut builder = Builder::new();
    builder.language("ar");
    for paragraph in paragraphs {
        builder.block(Kind::Paragraph, paragraph);
    }
    builder.finish().expect("an article")
}

/// Searches as the reader does. Returns the time for all matches, the time until the first one, and their number.
fn search(article: &Article, word: &str) -> (Duration, Duration, usize) {
    let start = Instant::now();
    let mut find = Matches::new(Query::new(word), article.language(), Pos::default()).expect("a query");
    let mut first = None;
    while !find.is_done() {
        find.step(article);
        if find.current().is_some() {
            first.get_or_insert_with(|| start.elapsed());
        }
    }
    let all = start.elapsed();
    (all, first.unwrap_or(all), black_box(find.count()))
}

fn ripgrep(file: &Path, word: &str) -> (Duration, usize) {
    let start = Instant::now();
    let output = Command::new("rg").arg("-c").arg(word).arg(file).output().expect("ripgrep is installed");
    (start.elapsed(), String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0))
}

/// Times `less`. Writing to a pipe it only copies, and its filter of matching lines (`&`) needs a terminal; so it runs
/// on a terminal and searches the file.
fn less(file: &Path, word: &str) -> Duration {
    let start = Instant::now();
    // `script` provides the terminal; less reads `q` when the search has ended.
    let command = format!("less '+/{word}' '{}'", file.display());
    let mut child = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .env("TERM", "xterm")
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("script is installed");
    if let Some(mut input) = child.stdin.take() {
        use std::io::Write;
        // Return dismisses the message that there is no match.
        input.write_all(b"\nq").expect("less reads keys");
    }
    child.wait().expect("less ends");
    start.elapsed()
}

/// Times the naive way: fold a copy of the text, then search the copy for the folded word.
fn folded_copy(paragraphs: &[String], word: &str) -> Duration {
    let folding = Folding::new(Level::Letters, Some("ar"));
    // A table for the characters of up to two bytes.
    let table: Vec<Option<char>> = ('\0'..'\u{800}').map(|c| (!is_ignorable(c)).then(|| folding.plain(c))).collect();
    let fold = |text: &str| -> String {
        text.chars().filter_map(|c| table.get(c as usize).copied().unwrap_or(Some(c))).collect()
    };
    let word = fold(word);
    let start = Instant::now();
    let count: usize = paragraphs.iter().map(|paragraph| fold(paragraph).matches(&word).count()).sum();
    black_box(count);
    start.elapsed()
}
